"""Records: tables whose rows are read one by one, such as prices with their sources, not compared down a column."""

from reportgen.document import Grid

_WORDS = 3
"""From how many columns of words on a row is a record."""


def are_records(grid: Grid) -> bool:
    """Says whether a table's rows are records: most of what stands in them is words."""
    rows = [row for row in grid.rows if len(row.cells) == len(grid.columns)]
    worded = [all(row.cells[index].kind == "text" for row in rows) for index in range(len(grid.columns))]
    return bool(rows) and sum(worded) >= _WORDS
