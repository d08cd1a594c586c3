"""Signs: which signs stand in a report's printed tables where there is no number."""

from reportgen.document import Document
from reportgen.renderers.data import tables_of
from reportgen.table import Status


def signs_of(document: Document) -> list[str]:
    """Gives the messages that explain the signs of the printed tables, and no others; data behind pictures are not printed."""
    grids = [
        each.grid
        for section in document.sections
        for block in section.blocks
        if not block.figure
        for each in tables_of(block, section)
    ]
    found = {
        cell.raw for grid in grids for row in grid.rows for cell in row.cells if cell.kind == "status" and cell.text
    }
    used = [f"chart-status-{status.key}" for status in Status if status.value in found]
    if "" in found:
        used.append("sign-not-given")
    return used
