"""The engine: exact numbers, tables by name, a locked door."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import ibis
import pytest

from reportgen.engine import connect, connection


@pytest.fixture
def engine():
    opened = connect()
    opened.create_rows(
        "t", (("a", "BIGINT"), ("b", "DECIMAL(38,9)"), ("c", "VARCHAR")), [(1, 2, "x"), (None, 5, "it's")]
    )
    yield opened
    opened.close()


def test_a_sum_of_integers_is_an_integer(engine):
    assert engine.sql("SELECT sum(a) AS s FROM t") == (("s",), [(1,)])
    assert type(engine.value("SELECT sum(a) FROM t")) is int


def test_decimals_are_exact_and_lose_trailing_zeros(engine):
    big = "12345678901234567890123456789.123456789"
    assert engine.value(f"SELECT CAST('{big}' AS DECIMAL(38,9))") == Decimal(big)
    assert str(engine.value("SELECT CAST(1.50 AS DECIMAL(38,9))")) == "1.5"
    assert str(engine.value("SELECT CAST(100 AS DECIMAL(38,9))")) == "100"


def test_a_float_becomes_the_decimal_it_prints_as(engine):
    assert engine.value("SELECT CAST(0.1 AS DOUBLE)") == Decimal("0.1")


def test_a_division_by_zero_is_nothing(engine):
    assert engine.value("SELECT CAST(1 AS DOUBLE) / 0") is None


def test_dates_stay_dates(engine):
    assert engine.value("SELECT DATE '2015-03-01'") == date(2015, 3, 1)


def test_an_ibis_expression_gives_names_and_rows_and_its_sql(engine):
    table = engine.table("t")
    expression = table.group_by("c").agg(total=table.b.sum()).order_by("c")
    assert engine.query(expression) == (("c", "total"), [("it's", 5), ("x", 2)])
    assert 'SUM("t0"."b")' in engine.explain_sql(expression)


def test_what_ibis_calls_a_date_is_one_whatever_the_engine_gives(engine):
    engine.create("d", "SELECT DATE '2015-03-17' AS day, NULL AS none")
    table = engine.table("d")
    month = table.select(month=table.day.truncate("M"), nothing=ibis.null())
    assert engine.query(month) == (("month", "nothing"), [(date(2015, 3, 1), None)])


def test_a_query_that_was_explained_is_written_once(engine, monkeypatch):
    expression = engine.table("t").limit(1)
    written = []
    compiled = engine.ibis.compile
    monkeypatch.setattr(engine.ibis, "compile", lambda asked, **how: written.append(asked) or compiled(asked, **how))
    engine.query(expression)
    first = engine.explain_sql(expression)
    other = engine.table("t").limit(2)
    assert engine.explain_sql(other) != first
    assert written == [expression, other]


def test_more_than_a_thousand_rows_are_added(engine):
    engine.create_rows("many", (("n", "BIGINT"),), ((n,) for n in range(2500)))
    assert engine.value("SELECT sum(n) FROM many") == sum(range(2500))


def test_a_saved_extract_is_the_same_when_loaded(engine, tmp_path):
    engine.save("t", tmp_path / "t.parquet")
    engine.load("again", tmp_path / "t.parquet")
    assert engine.values("SELECT * FROM again") == engine.values("SELECT * FROM t")
    assert engine.extracts == ("again",)


def test_a_locked_engine_opens_no_file_and_changes_no_setting(engine, tmp_path):
    (tmp_path / "x.csv").write_text("a\n1\n")
    engine.lock()
    with pytest.raises(duckdb.Error):
        engine.sql(f"SELECT * FROM read_csv('{tmp_path / 'x.csv'}')")
    with pytest.raises(duckdb.Error):
        engine.execute("SET enable_external_access = true")
    assert engine.value("SELECT count(*) FROM t") == 2


def test_what_does_not_fit_into_memory_goes_to_disk_and_is_deleted(monkeypatch):
    monkeypatch.setattr(connection, "memory_limit", lambda: 60_000_000)
    engine = connection.connect()
    engine.create("t", "SELECT i, md5(CAST(i AS VARCHAR)) AS a FROM range(1_500_000) AS r(i)")
    engine.lock()
    engine.create("u", "SELECT * FROM t ORDER BY a")
    assert engine.value("SELECT count(DISTINCT i) FROM u") == 1_500_000
    folder = Path(engine.value("SELECT current_setting('temp_directory')"))
    assert list(folder.iterdir())
    engine.close()
    assert not folder.parent.exists()


def test_ibis_can_be_asked_for_after_the_doors_are_shut(engine):
    engine.lock()
    assert engine.query(engine.table("t").count().as_table())[1] == [(2,)]
