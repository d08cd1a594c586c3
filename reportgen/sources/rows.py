"""Rows on their way from a reader in Python to a table on the engine, in batches, so that no file is held whole."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reportgen.kinds import Reading

_BATCH = 20_000


def load_rows(reading: Reading, width: int, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Makes the table from numbered rows of text; short rows are filled up, and rows without any text are skipped."""
    columns = [("_row", "BIGINT"), *((f"c{index}", "VARCHAR") for index in range(width))]
    reading.engine.create_rows(reading.table, columns, [])
    batches = _batches(rows)
    for batch in batches:
        numbers = [number for number, _ in batch]
        cells = [[row[index] if index < len(row) else "" for _, row in batch] for index in range(width)]
        reading.engine.append_columns(reading.table, [numbers, *cells])


def _batches(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[list[tuple[int, Sequence[str]]]]:
    filled = ((number, row) for number, row in rows if any(row))
    while batch := list(islice(filled, _BATCH)):
        yield batch
