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
    assert first["unit"] == "Detections of illegal border-crossing (detections)"
    assert first["source"].startswith("Specimen agency, Monthly detections, as of 3 June 2025")


def test_missing_values_are_words():
    assert _rows("prices")[1]["Price, EUR"] == "withheld"


def test_a_table_with_sources_in_its_rows_gets_no_second_source_column():
    assert list(_rows("prices")[1]) == ["Period", "Leg", "Price, EUR", "Source", "unit"]


def test_footnotes_travel_with_their_rows():
    notes = {row["Route"]: row["notes"] for row in _rows("annual")}
    assert notes["Western Balkans"] == "Counts many of the same people as the Eastern Mediterranean."
    assert notes["Western Africa"] == ""
