"""See a whole file: its rows as trimmed text on the engine, wide tables made long, every column with a name."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.catalogue import ExtractSpec
from reportgen.engine import literal
from reportgen.examine.found import Asked, Column, Form
from reportgen.examine.heading import are_times
from reportgen.kinds import Reading
from reportgen.problems import Span

_BLANKS = "chr(32) || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239)"
_MOST_NOTES = 10
"""So many rows without data are taken for notes below a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The rows of a file in the table `_seen`, its columns, and what is not read of it."""

    columns: list[Column]
    left: tuple[str, ...]
    rows: int
    """Rows of the file."""
    wide: tuple[str, ...] = ()
    """The headers that are values of one thing."""
    list_of_wide: str = ""
    """The code list that they belong to; empty where they are times."""
    notes: tuple[str, ...] = ()
    """Texts of the first column's rows that hold no data."""


def read_whole(asked: Asked, form: Form) -> Seen | None:
    """Reads every row of the file; gives nothing after adding the problem that it cannot be read."""
    said = {key: getattr(form, key) for key in ("encoding", "delimiter", "sheet", "header") if getattr(form, key)}
    spec = ExtractSpec(file=asked.file, title="", columns={}, **said)
    reading = Reading(
        spec=spec, path=asked.path, shown=asked.shown, engine=asked.engine, table="_raw", findings=asked.findings
    )
    header = form.kind.read(reading)
    if header is None or asked.findings.errors:
        return None
    header = tuple(" ".join(cell.split()) for cell in header)
    rows = _trim(asked, len(header))
    counts = Counter(cell.casefold() for cell in header)
    left = [f"`{cell}` stands {counts[cell.casefold()]} times in the header, so that none of them can be named"
            for cell in dict.fromkeys(header) if cell and counts[cell.casefold()] > 1]  # fmt: skip
    left += [
        f"column {index + 1} has no header" for index, cell in enumerate(header) if not cell and _holds(asked, index)
    ]
    whole = [index for index, cell in enumerate(header) if cell and counts[cell.casefold()] == 1]
    notes = _notes(asked, whole)
    if not (rows and whole):
        _complain(asked, rows)
        return None
    wide, listed = _wide(asked, header, whole)
    columns = [index for index in whole if index not in wide]
    _make(asked, header, columns, wide)
    found = [Column(header=header[index], name="", sql=f"x{index}") for index in columns]
    if wide:
        found += [
            Column(header="", name="", sql="_into", made="into"),
            Column(header="", name="", sql="_value", made="value"),
        ]
    _name(found, listed)
    return Seen(
        columns=found, left=tuple(left), rows=rows, wide=tuple(header[index] for index in wide),
        list_of_wide=listed, notes=notes,
    )  # fmt: skip


def _complain(asked: Asked, rows: int) -> None:
    """Says that there is nothing to describe."""
    code, message = (
        ("missing-header", "no column has a header of its own")
        if rows
        else ("no-rows", "the file has a header and no rows")
    )
    asked.findings.error(code, message, Span(file=asked.shown), hint="get the file again, or mend its header")


def _trim(asked: Asked, width: int) -> int:
    """Makes `_trimmed` of the rows that hold anything; gives their number."""
    cells = ", ".join(f"trim(c{index}, {_BLANKS}) AS x{index}" for index in range(width))
    filled = " OR ".join(f"c{index} <> ''" for index in range(width))
    asked.engine.create("_trimmed", f"SELECT _row, {cells} FROM _raw WHERE {filled}")
    asked.engine.drop("_raw")
    return int(asked.engine.value("SELECT count(*) FROM _trimmed"))


def _holds(asked: Asked, index: int) -> bool:
    return bool(asked.engine.value(f"SELECT count(*) FROM _trimmed WHERE x{index} <> ''"))


def _notes(asked: Asked, columns: Sequence[int]) -> tuple[str, ...]:
    """Takes rows out that hold a text in the first column alone, and gives the texts."""
    if len(columns) < 3:
        return ()
    first, *others = (f"x{index}" for index in columns)
    alone = f"{first} <> '' AND " + " AND ".join(f"{each} = ''" for each in others)
    found = [
        str(text) for (text,) in asked.engine.values(f"SELECT DISTINCT {first} FROM _trimmed WHERE {alone} ORDER BY 1")
    ]
    other = asked.engine.value(f"SELECT count(*) FROM _trimmed WHERE NOT ({alone})")
    also = (
        f"SELECT count(*) FROM _trimmed WHERE NOT ({alone}) AND {first} IN (SELECT {first} FROM _trimmed WHERE {alone})"
    )
    if not 0 < len(found) <= min(_MOST_NOTES, other) or asked.engine.value(also) or all(map(asked.is_period, found)):
        return ()
    asked.engine.execute(f"DELETE FROM _trimmed WHERE {alone}")
    return tuple(found)


def _wide(asked: Asked, header: Sequence[str], columns: Sequence[int]) -> tuple[list[int], str]:
    """Gives the columns whose headers are times, or codes of one list, and that list."""
    times = [index for index in columns if are_times([header[index]], asked.is_period)]
    if len(times) >= 3:
        return times, ""
    for listed, codes in asked.catalogue.codes.items():
        known = codes.canonical()
        found = [index for index in columns if header[index] in known]
        if len(found) >= 3:
            return found, listed
    return [], ""


def _make(asked: Asked, header: Sequence[str], columns: Sequence[int], wide: Sequence[int]) -> None:
    """Makes `_seen`: a row of the file each, or one for each cell of a wide row."""
    cells = ["_row", *(f"x{index}" for index in columns)]
    if wide:
        heads = ", ".join(literal(header[index]) for index in wide)
        cells.append(f"unnest([{heads}]) AS _into")
        cells.append(f"unnest([{', '.join(f'x{index}' for index in wide)}]) AS _value")
    asked.engine.create("_seen", f"SELECT {', '.join(cells)} FROM _trimmed")


def _name(columns: list[Column], listed: str) -> None:
    taken: set[str] = set()
    for number, column in enumerate(columns, 1):
        wanted = {"into": listed.removesuffix("s") or "period", "value": "value"}.get(column.made, "") or plain(
            column.header
        )
        wanted = wanted or f"column_{number}"
        column.name = next(each for each in (wanted, *(f"{wanted}_{n}" for n in range(2, 999))) if each not in taken)
        taken.add(column.name)


def plain(text: str) -> str:
    """Gives a header as a name: lower-case letters, digits and `_`; nothing when none of its signs are such."""
    ascii_ = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "_", ascii_.lower()).strip("_")
    return f"c_{found}" if found[:1].isdigit() else found
