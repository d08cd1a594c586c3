"""Delimited text read by the engine: an explicit dialect, text columns, nothing sniffed, nothing dropped unseen."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.engine.quoting import literal, name


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """A UTF-8 file with single line ends: where it is, its dialect, how many lines stand before the data."""

    path: Path
    delimiter: str
    width: int
    """How many cells a row has; the columns are `c0`, `c1` …"""
    skip: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Reject:
    """A line that did not fit the dialect."""

    line: int
    kind: str
    text: str


def reading_sql(table: str, file: CsvFile) -> str:
    """Gives the statement that reads the file into a table of `_row` and text columns.

    `_row` is the line, as long as every record is one line.
    """
    columns = "{" + ", ".join(f"'c{index}': 'VARCHAR'" for index in range(file.width)) + "}"
    options = (
        f"auto_detect=false, header=false, skip={file.skip}, delim={literal(file.delimiter)}, quote='\"', escape='\"', "
        f"columns={columns}, null_padding=false, store_rejects=true, rejects_limit=0, strict_mode=true, "
        "max_line_size=16777216, new_line='\\n', nullstr='\\x00'"
    )
    cells = ", ".join(f"coalesce(c{index}, '') AS c{index}" for index in range(file.width))
    return (
        f"CREATE TABLE {name(table)} AS SELECT row_number() OVER () + {file.skip} AS _row, {cells} "
        f"FROM read_csv({literal(str(file.path))}, {options})"
    )
