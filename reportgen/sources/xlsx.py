"""XLSX: one sheet of a workbook, by openpyxl, and by calamine where that fails."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Any

from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Span, did_you_mean
from reportgen.sources.cells import cell_text
from reportgen.sources.header import find_header
from reportgen.sources.merged import Merged, filled, merged_and_unsaved
from reportgen.sources.rows import load_rows

_Rows = Iterator[tuple[int, list[str]]]
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows of a sheet, its merged cells, and the cells whose formula has no stored result."""

    rows: _Rows
    merged: Sequence[Merged] = ()
    unsaved: Sequence[tuple[int, str]] = ()


def read_xlsx(reading: Reading) -> tuple[str, ...] | None:
    """Makes a table of text columns from a sheet; gives its header."""
    sheet = _sheet(reading)
    if sheet is None:
        return None
    for row, cell in sheet.unsaved[:_SHOWN]:
        reading.findings.error(
            "unsaved-formula", f"the cell {cell} holds a formula, and the file does not say its result",
            Span(file=reading.shown, line=row), hint="open the workbook in a spreadsheet program and save it",
        )  # fmt: skip
    try:
        return _loaded(reading, sheet)
    except Exception as error:  # noqa: BLE001 a sheet that breaks off is found out only while it is read
        reason = f": {error}".splitlines()[0]
        reading.findings.error("unreadable-file", f"the sheet breaks off{reason}", Span(file=reading.shown))
        return None


def peek_xlsx(reading: Reading, count: int) -> dict[str, list[tuple[int, list[str]]]]:
    """Gives the first rows with any text of every sheet, by the sheet's name."""
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(str(reading.path))
        sheets = {
            name: _texts(book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=count))
            for name in book.sheet_names
        }
    except CalamineError as error:
        message = f"the workbook does not open: {str(error).splitlines()[0]}"
        reading.findings.error("unreadable-file", message, Span(file=reading.shown))
        return {}
    return {name: [(number, row) for number, row in rows if any(row)] for name, rows in sheets.items()}


def _loaded(reading: Reading, sheet: _Sheet) -> tuple[str, ...] | None:
    rows, seen = sheet.rows, list[tuple[int, list[str]]]()
    found = find_header(reading, _kept(rows, seen))
    if found is None:
        return None
    number, header = found
    width = max((index + 1 for index, cell in enumerate(header) if cell), default=0)
    if not width:
        load_rows(reading, 1, (row for row in chain(seen, rows) if row[0] > number))
        return ()
    below = (row for row in chain(seen, rows) if row[0] > number)
    whole = filled(reading, header[:width], sheet.merged, _checked(reading, width, below))
    load_rows(reading, len(header[:width]), whole)
    return header[:width]


def _kept(rows: _Rows, seen: list[tuple[int, list[str]]]) -> _Rows:
    for row in rows:
        seen.append(row)
        yield row


def _checked(
    reading: Reading, width: int, rows: Iterable[tuple[int, list[str]]]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Gives the rows; a cell right of the header is a problem."""
    for number, cells in rows:
        if any(cells[width:]):
            message = f"a cell holds `{next(filter(None, cells[width:]))}` right of the last header"
            reading.findings.error("ragged-row", message, Span(file=reading.shown, line=number))
        yield number, cells[:width]


def _sheet(reading: Reading) -> _Sheet | None:
    """Opens the sheet with the first reader that can."""
    failure = ""
    for opened in (_by_openpyxl, _by_calamine):
        try:
            names, found = opened(reading)
        except Exception as error:  # noqa: BLE001 each reader has its own zoo of exceptions
            failure = failure or f"{error}".splitlines()[0] if str(error) else type(error).__name__
            continue
        if found is None:
            sheet = reading.spec.sheet
            hint = did_you_mean(sheet, names)
            reading.findings.error(
                "missing-sheet", f"the workbook has no sheet `{sheet}`", reading.spec.at("sheet"), hint=hint
            )
        return found
    reading.findings.error("unreadable-file", f"the workbook does not open: {failure}", Span(file=reading.shown))
    return None


def _by_openpyxl(reading: Reading) -> tuple[list[str], _Sheet | None]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and data validation, which are not read
        book = load_workbook(BytesIO(reading.path.read_bytes()), read_only=True, data_only=True)
        name = reading.spec.sheet or book.sheetnames[0]
        if name not in book.sheetnames:
            return book.sheetnames, None
        sheet: Any = book[name]
        sheet.reset_dimensions()  # programs write a wrong size, and what stands outside it would be cut off
        rows = sheet.iter_rows(min_row=1, min_col=1, values_only=True)
        first = next(rows, ())
        with sheet._get_source() as source:  # noqa: SLF001 openpyxl's light reader tells nothing of merged cells
            merged, unsaved = merged_and_unsaved(source)
    return book.sheetnames, _Sheet(_texts(chain([first], rows)), merged, unsaved)


def _by_calamine(reading: Reading) -> tuple[list[str], _Sheet | None]:
    from python_calamine import load_workbook

    book = load_workbook(str(reading.path))
    sheet = reading.spec.sheet or book.sheet_names[0]
    if sheet not in book.sheet_names:
        return book.sheet_names, None
    found = book.get_sheet_by_name(sheet)
    merged = [
        Merged(row=first[0] + 1, column=first[1], last_row=last[0] + 1, last_column=last[1])
        for first, last in found.merged_cell_ranges or ()
    ]
    return book.sheet_names, _Sheet(_texts(found.to_python(skip_empty_area=False)), merged)


def _texts(rows: Iterable[Sequence[object]]) -> _Rows:
    for number, row in enumerate(rows, 1):
        yield number, [cell_text(cell) for cell in row]


XLSX = SourceKind(name="xlsx", suffixes=(".xlsx", ".xlsm", ".xls"), read=read_xlsx, peek=peek_xlsx)
"""A workbook."""
