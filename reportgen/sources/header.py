"""Headers: the row that names the columns, found by its number or by the text of its first cell."""

from collections.abc import Iterable, Sequence

from reportgen.kinds import Reading
from reportgen.problems import Span, listed

_SOUGHT = 200
"""So many rows are searched for the header."""


def find_header(reading: Reading, rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[int, tuple[str, ...]] | None:
    """Gives the header's row number and its cells; `rows` are numbered and begin with the file's first."""
    sought = reading.spec.header or "1"
    firsts: list[str] = []
    for number, cells in rows:
        if number > _SOUGHT:
            break
        first = next((cell.strip() for cell in cells if cell.strip()), "")
        if (sought.isdecimal() and number >= int(sought)) or first.casefold() == sought.casefold():
            reading.header_rows.append(number)
            return number, tuple(" ".join(cell.split()) for cell in cells)
        firsts.append(first)
    begins = listed([first for first in firsts if first][:3], "or")
    message = (
        f"no row of the file begins with `{sought}`" if not sought.isdecimal() else f"the file has no row {sought}"
    )
    reading.findings.error(
        "missing-header", message, Span(file=reading.shown), hint=f"its rows begin with {begins}" if firsts else "",
        also=(reading.spec.at("header"),),
    )  # fmt: skip
    return None
