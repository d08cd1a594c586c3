"""The data annex: exact values, words for what is missing, unit and source in every row."""

import csv
import io

from reportgen.renderers.data import render_data
from tests.renderers.sample import sample


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_data(sample())[f"data/{name}.csv"].decode())))


def test_every_figure_and_table_has_a_file_and_nothing_else_has():
    names = ["by-route", "in-2015", "annual", "prices", "figures-1", "figures-2"]
    assert list(render_data(sample())) == [f"data/{name}.csv" for name in names]


def test_values_are_exact_and_rows_say_unit_and_source():
    first = _rows("annual")[0]
    assert first["Route"] == "Eastern Mediterranean"
    assert first["2019"] == "83333"
    assert first["unit"] == "detections"
    assert first["source"].startswith("Specimen agency, Monthly detections, as of 3 June 2025")


def test_a_range_has_a_column_for_each_of_its_parts_and_a_missing_one_its_word():
    rows = _rows("prices")
    assert [rows[2][f"Price, EUR {part}"] for part in ("low", "high", "currency")] == ["437", "1087", "EUR"]
    assert [rows[1][f"Price, EUR {part}"] for part in ("low", "high", "currency")] == ["withheld", "", ""]


def test_each_row_says_its_own_source_in_full():
    rows = _rows("prices")
    assert list(rows[1])[-2:] == ["unit", "source"]
    assert rows[2]["source"] == "Specimen agency, report 2, in full"


def test_footnotes_travel_with_their_rows():
    notes = {row["Route"]: row["notes"] for row in _rows("annual")}
    assert notes["Western Balkans"] == "Counts many of the same people as the Eastern Mediterranean."
    assert notes["Western Africa"] == ""
