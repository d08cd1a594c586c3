"""Connection to DuckDB in memory, with Ibis on top: one thread, exact numbers, and no way out once it is locked."""

import os
import secrets
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reportgen.engine.exact import rows_of, typed
from reportgen.engine.quoting import literal, name, pairs
from reportgen.engine.reading import CsvFile, Reject, reading_sql

Names = tuple[str, ...]
Rows = list[tuple[Any, ...]]


_SHARE, _MOST = 0.4, 10**9


def memory_limit() -> int:
    """Gives how many bytes the tables may take before they go to disk: a share of the machine's, at most a gigabyte."""
    return min(int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * _SHARE), _MOST)


def connect() -> "Engine":
    """Opens an engine in memory."""
    return Engine()


class Engine:
    """Tables by name, and exact answers: numbers come back as int or Decimal, never float, and nothing as None."""

    def __init__(self) -> None:
        """Opens DuckDB with one thread, so that the same query gives the same rows in the same order.

        What does not fit into its share of the memory goes to a folder of its own among the machine's temporary files.
        """
        import duckdb

        self._spill = f"{tempfile.gettempdir()}/reportgen-{secrets.token_hex(8)}"
        # it is down to be deleted before it is there: Ctrl-C may come in between
        weakref.finalize(self, shutil.rmtree, self._spill, ignore_errors=True)
        Path(self._spill).mkdir(0o700)
        self._duck = duckdb.connect(
            ":memory:",
            config={
                "threads": 1, "preserve_insertion_order": "true",
                "memory_limit": f"{memory_limit()}B", "temp_directory": f"{self._spill}/tables",
            },
        )  # fmt: skip
        self._ibis: Any = None
        self._asked: Any = None
        self._text = ""
        self._extracts: list[str] = []

    @property
    def ibis(self) -> Any:  # noqa: ANN401 Ibis has no public types
        """The Ibis backend on this connection, made when it is first asked for."""
        if self._ibis is None:
            import ibis

            self._ibis = ibis.duckdb.from_connection(self._duck)
        return self._ibis

    @property
    def extracts(self) -> tuple[str, ...]:
        """The names of the cleaned extracts that are here, in the order they came."""
        return tuple(self._extracts)

    def table(self, extract_id: str) -> Any:  # noqa: ANN401 Ibis has no public types
        """Gives an extract (or any table) as an Ibis table expression."""
        return self.ibis.table(extract_id)

    def query(self, expression: Any) -> tuple[Names, Rows]:  # noqa: ANN401 Ibis has no public types
        """Runs an Ibis expression; gives column names and rows, exact, of the types that Ibis says.

        Ibis's own `to_pyarrow` does the same, but imports pandas and writes the SQL anew.
        """
        found = self._duck.execute(self.explain_sql(expression)).to_arrow_table()
        return rows_of(typed(found, expression.schema().to_pyarrow()))

    def explain_sql(self, expression: Any) -> str:  # noqa: ANN401 Ibis has no public types
        """Gives the SQL text of an Ibis expression, as it runs; written once for the expression that was asked of last."""
        if self._asked is not expression:
            self._asked, self._text = expression, str(self.ibis.compile(expression, pretty=True))
        return self._text

    def sql(self, select: str) -> tuple[Names, Rows]:
        """Runs one SELECT; gives column names and rows, exact. Raises `duckdb.Error` when the engine refuses it."""
        return rows_of(self._duck.execute(select).to_arrow_table())

    def values(self, select: str) -> Rows:
        """Runs one SELECT of our own; gives its rows."""
        return self.sql(select)[1]

    def value(self, select: str) -> Any:  # noqa: ANN401 Ibis has no public types
        """Runs one SELECT of our own that has one cell; gives it."""
        return self.values(select)[0][0]

    def execute(self, statement: str) -> None:
        """Runs one statement of our own that gives nothing."""
        self._duck.execute(statement)

    def create(self, table: str, select: str) -> None:
        """Makes a table from a SELECT, in the place of one of that name."""
        self.execute(f"CREATE OR REPLACE TABLE {name(table)} AS {select}")

    def create_view(self, name_given: str, select: str) -> None:
        """Makes a view, which takes no room and is read anew each time, in the place of one of that name."""
        self.execute(f"CREATE OR REPLACE VIEW {name(name_given)} AS {select}")

    def drop_view(self, name_given: str) -> None:
        """Drops a view, if it is there."""
        self.execute(f"DROP VIEW IF EXISTS {name(name_given)}")

    def create_rows(self, table: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> None:
        """Makes a table of typed columns from rows of text and integers."""
        declared = ", ".join(f"{name(column)} {kind}" for column, kind in columns)
        self.execute(f"CREATE OR REPLACE TABLE {name(table)} ({declared})")
        self.append(table, rows)

    def append(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Adds rows of text and integers to a table, a thousand a statement."""
        batch: list[tuple[Any, ...]] = []
        for row in rows:
            batch.append(tuple(row))
            if len(batch) == 1000:
                self.execute(f"INSERT INTO {name(table)} VALUES {pairs(batch)}")
                batch = []
        if batch:
            self.execute(f"INSERT INTO {name(table)} VALUES {pairs(batch)}")

    def append_columns(self, table: str, columns: Sequence[Sequence[Any]]) -> None:
        """Adds columns of text and integers of one length to a table, through Arrow."""
        import pyarrow as pa

        batch = pa.table({f"x{index}": pa.array(column) for index, column in enumerate(columns)})
        self._duck.register("_batch", batch)
        self.execute(f"INSERT INTO {name(table)} SELECT * FROM _batch")
        self._duck.unregister("_batch")

    def drop(self, table: str) -> None:
        """Drops a table, if it is there."""
        self.execute(f"DROP TABLE IF EXISTS {name(table)}")

    def read_csv(self, table: str, file: CsvFile) -> list[Reject]:
        """Reads delimited text into a table of `_row` and text columns `c0` …; gives the lines that did not fit."""
        self.execute(reading_sql(table, file))
        found = self.values(
            "SELECT line, error_type, coalesce(csv_line, '') FROM reject_errors ORDER BY line, column_idx"
        )
        self.execute("DROP TABLE reject_errors")
        self.execute("DROP TABLE reject_scans")
        lines = {line: Reject(line=line, kind=str(kind).lower(), text=text.strip("\n")) for line, kind, text in found}
        return list(lines.values())

    def parquet_columns(self, path: Path) -> list[tuple[str, str]]:
        """Gives names and types of a Parquet file's columns. Raises `duckdb.Error` when it is no Parquet file."""
        rows = self.values(f"DESCRIBE SELECT * FROM read_parquet({literal(str(path))})")
        return [(row[0], row[1]) for row in rows]

    def register(self, extract_id: str) -> None:
        """Counts a table among the cleaned extracts."""
        if extract_id not in self._extracts:
            self._extracts.append(extract_id)

    def save(self, extract_id: str, path: Path) -> None:
        """Writes a table to a Parquet file, for the cache."""
        self.execute(f"COPY {name(extract_id)} TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")

    def load(self, extract_id: str, path: Path) -> None:
        """Reads a cleaned extract from a Parquet file that `save` wrote."""
        self.create(extract_id, f"SELECT * FROM read_parquet({literal(str(path))})")
        self.register(extract_id)

    def lock(self) -> None:
        """Shuts every door of DuckDB: from here on no query reads or writes a file, and no setting changes."""
        _ = self.ibis  # changes a setting when it comes, so that it must come before
        self.execute("SET enable_external_access = false")
        self.execute("SET lock_configuration = true")

    def close(self) -> None:
        """Ends the connection, and deletes what went to disk."""
        self._duck.close()
        shutil.rmtree(self._spill, ignore_errors=True)
