"""Maps of hotspots: cities with a class, nothing more precise, every one named."""

from dataclasses import replace
from math import pi

import pytest

from reportgen.indicator import Unit
from tests.charts.making import codes, indicator, picture, row, texts, traces

YAML = "rows: city\nseries: kind"


def cities(*more):
    rows = [
        row("Ankara", "Transit", value=40), row("Athens", "Border", value=10), row("Tripoli", "Departure", value=40),
        row("Vienna", "Destination", value=40), *more,
    ]  # fmt: skip
    return indicator(rows, "city", "kind", unit=Unit(name="cases"))


def test_classes_are_told_apart_by_symbol_and_colour_and_explained():
    made = picture("hotspots", YAML, a=cities())
    marks = [trace["marker"] for trace in traces(made, "scatter")]

    assert [mark["symbol"] for mark in marks] == ["circle", "square", "diamond", "triangle-up"]
    assert len({mark["color"] for mark in marks}) == 4
    assert {"Transit", "Border", "Departure", "Destination"} <= set(texts(made))


def test_symbols_of_equal_numbers_have_equal_areas_whatever_their_form():
    made = picture("hotspots", YAML, a=cities())
    halves = {trace["marker"]["symbol"]: trace["marker"]["size"][0] / 2 for trace in traces(made, "scatter")}
    circle = pi * halves["circle"] ** 2

    assert 2 * (1.3 * halves["diamond"]) ** 2 == pytest.approx(circle, rel=0.02)
    assert 1.5 * halves["triangle-up"] ** 2 * 2 / 3**0.5 == pytest.approx(circle, rel=0.02)


def test_every_city_is_named_with_its_number_and_the_note_says_how_precise_it_is():
    made = picture("hotspots", YAML, a=cities())

    assert {"Ankara", "Athens", "Tripoli", "Vienna"} <= set(texts(made))
    assert "Each symbol stands at a city; nothing more precise is shown." in made.notes
    assert "Boundaries: after Natural Earth" in made.notes[-1]
    assert "Ankara, Transit: 40" in made.alt


def test_without_classes_all_are_circles():
    plain = indicator([row("Ankara", value=4), row("Athens", value=1)], "city", unit=Unit(name="cases"))
    made = picture("hotspots", "rows: city", a=plain)
    assert [trace["marker"]["symbol"] for trace in traces(made, "scatter")] == ["circle"]


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        (cities(row("Sicily", "Border", value=1)), "not-a-city", "`kind: city`"),
        (cities(row("Atens", "Border", value=1)), "unknown-place", "did you mean `Athens`?"),
        (cities(row("Dakar", "Border", value=1)), "outside-map", "widen `region:`"),
        (cities(row("Belgrade", "Fifth", value=1)), "too-many-series", "4"),
        (cities(row("Athens", "Transit", value=1)), "several-numbers", "one class"),
        (replace(cities(), unit=Unit(name="cases", kind="percent")), "wrong-chart", "give counts"),
    ],
)
def test_what_cannot_be_drawn_is_refused(given, code, hint):
    ((found, said, _),) = codes("hotspots", YAML, a=given)
    assert found == code
    assert hint in said
