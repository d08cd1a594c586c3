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


def test_floats_are_written_out_with_the_digits_that_mean_them(read, tmp_path):
    doubles = [1e30, 1e-10, 0.1, 123456789012.0, -1.5e-7, 1.2345678901234567e17, 0.30000000000000004, -0.5]
    table = pa.table({"a": pa.array(doubles), "b": pa.array([16777215.0, 0.1] * 4, type=pa.float32())})
    pq.write_table(table, tmp_path / "x.parquet")
    found = read("parquet", "x.parquet", None)
    assert [row[1] for row in found.rows] == [
        str(int(1e30)), "0.0000000001", "0.1", "123456789012", "-0.00000015",
        str(int(1.2345678901234567e17)), "0.30000000000000004", "-0.5",
    ]  # fmt: skip
    assert [row[2] for row in found.rows][:2] == ["16777215", "0.1"]
