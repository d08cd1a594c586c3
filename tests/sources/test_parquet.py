"""Parquet files."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq


def test_columns_become_text_as_a_person_types_it(read, tmp_path):
    table = pa.table(
        {
            "a": pa.array([1, None]),
            "b": pa.array([2.5, 100.0]),
            "c": pa.array([Decimal("1.50"), Decimal("2.00")]),
            "d": pa.array([date(2015, 3, 1), None]),
            "e": pa.array([float("nan"), 0.0]),
        }
    )
    pq.write_table(table, tmp_path / "x.parquet")
    found = read("parquet", "x.parquet", None)
    assert found.header == ("a", "b", "c", "d", "e")
    assert found.rows == [(1, "1", "2.5", "1.5", "2015-03-01", ""), (2, "", "100", "2", "", "0")]


def test_a_file_that_is_no_parquet_is_a_problem(read):
    assert read("parquet", "x.parquet", b"no").problems[0][0] == "unreadable-file"
