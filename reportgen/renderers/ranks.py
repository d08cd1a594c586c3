"""Ranks: by which number a cell of a printed table is ordered on the screen."""

from decimal import Decimal

from reportgen.document import GridCell

_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def rank(cell: GridCell) -> tuple[str, str] | None:
    """Gives a cell's exact number and what it is counted in, such as a currency; nothing for words and statuses.

    A range goes by its higher end, as where rows are ordered in print; amounts in several currencies do not compare.
    """
    if cell.kind != "number":
        return None
    parts = dict(cell.parts)
    if "high" not in parts:
        return (cell.raw, "") if _is_number(cell.raw) else None
    number = Decimal(parts["high"]) * _SCALES.get(parts.get("scale", ""), 1)
    return f"{number.normalize():f}", parts.get("currency", "")


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
