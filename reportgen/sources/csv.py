"""CSV: any delimiter and encoding; rows that do not fit the header are problems, with their line."""

import csv
from collections.abc import Iterator
from itertools import islice

from reportgen.engine import CsvFile, Reject
from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Span
from reportgen.sources.header import find_header
from reportgen.sources.text import Plain, plain_text, records

_SHOWN = 5


def read_csv(reading: Reading) -> tuple[str, ...] | None:
    """Makes a table of text columns from a CSV file; gives its header."""
    with plain_text(reading) as plain:
        if plain is None:
            return None
        delimiter = _delimiter(reading)
        found = find_header(reading, records(plain.path, delimiter))
        if found is None:
            return None
        line, header = found
        if not _parted(reading, line, header, delimiter):
            return None
        end = _end(plain, delimiter, line)
        file = CsvFile(path=plain.path, delimiter=delimiter, width=len(header), skip=end)
        rejects = _read(reading, file)
        if rejects is None:
            return None
        if rejects:
            _complain(reading, rejects, plain, file)
            return None
        _number_lines(reading, plain, file)
        return header


def _read(reading: Reading, file: CsvFile) -> list[Reject] | None:
    import duckdb

    try:
        return reading.engine.read_csv(reading.table, file)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0][:200]
        message = f"the file does not read as CSV: {reason[:1].lower()}{reason[1:]}"
        reading.findings.error("unreadable-file", message, Span(file=reading.shown))
        return None


def _delimiter(reading: Reading) -> str:
    return {"tab": "\t", "\\t": "\t"}.get(reading.spec.delimiter, reading.spec.delimiter) or _usual(reading)


def _usual(reading: Reading) -> str:
    return "\t" if ".tsv" in reading.path.name.lower() else ","


def _parted(reading: Reading, line: int, header: tuple[str, ...], delimiter: str) -> bool:
    """Says whether the header has cells; a header in one piece that holds another delimiter is parted by that."""
    better = max(";,\t|", key=header[0].count)
    if len(header) > 1 or len(reading.spec.read_columns()) == 1 or better not in header[0]:
        return True
    shown = {"\t": "tab"}.get(better, better)
    reading.findings.error(
        "wrong-delimiter", f"the header is one cell when it is parted by `{delimiter}`",
        Span(file=reading.shown, line=line, length=max(1, len(header[0]))),
        hint=f'write `delimiter: "{shown}"`', also=(reading.spec.at("delimiter"),),
    )  # fmt: skip
    return False


def _ragged(cells: list[str], width: int) -> str:
    """Says what is wrong with a row: a quote that closes lines further down, or not at all, takes in all between."""
    if any("\n" in cell for cell in cells):
        return "a quote that opens in this row is not closed in it"
    return f"the row has {len(cells)} cells and the header {width}"


def _end(plain: Plain, delimiter: str, line: int) -> int:
    """Gives the last line of the record that begins in a line."""
    with plain.path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(islice(lines, line - 1, None), delimiter=delimiter)
        next(reader)
        return line - 1 + reader.line_num


def _number_lines(reading: Reading, plain: Plain, file: CsvFile) -> None:
    """Turns record numbers into lines: by counting when every record is one line, else by a second look."""
    rows = reading.engine.value(f'SELECT count(*) FROM "{reading.table}"')
    if file.skip + rows == plain.lines:
        return
    begins = (begin for begin, _ in records(plain.path, file.delimiter) if begin > file.skip)
    numbers: Iterator[tuple[int, int]] = ((record, begin) for record, begin in enumerate(begins, file.skip + 1))
    reading.engine.create_rows("_lines", (("record", "BIGINT"), ("line", "BIGINT")), [])
    while batch := list(islice(numbers, 100_000)):
        reading.engine.append_columns("_lines", list(zip(*batch, strict=True)))
    reading.engine.execute(f'UPDATE "{reading.table}" SET _row = line FROM _lines WHERE record = _row')
    reading.engine.drop("_lines")


def _complain(reading: Reading, rejects: list[Reject], plain: Plain, file: CsvFile) -> None:
    """Adds a problem for the first rows that do not fit, and one that counts the rest."""
    ragged = (
        (line, _ragged(cells, file.width))
        for line, cells in records(plain.path, file.delimiter)
        if line > file.skip and len(cells) != file.width
    )
    plainly = ((reject.line, f"the row does not read as CSV: {reject.kind}") for reject in rejects)
    found = list(islice(ragged, _SHOWN)) or list(islice(plainly, _SHOWN))
    for line, message in found:
        quote = message.startswith("a quote")
        hint = "end the cell with a quote too" if quote else "put quotes around a cell that holds the delimiter"
        reading.findings.error("ragged-row", message, Span(file=reading.shown, line=line), hint=hint)
    if len(rejects) > len(found):
        more = len(rejects) - len(found)
        reading.findings.error("ragged-row", f"{more} more rows do not fit the header", Span(file=reading.shown))


CSV = SourceKind(name="csv", suffixes=(".csv", ".tsv", ".txt"), read=read_csv)
"""Comma-separated values, by whatever comma."""
