"""Choropleths: shades in steps, numbers where they fit, and what is refused or warned of."""

import json
from dataclasses import replace

import pytest

from reportgen.indicator import Unit
from reportgen.table import Status
from tests.charts.making import STYLE, codes, drawn, indicator, picture, row, texts, traces

RATE = Unit(name="cases", per="million passengers")


def rates(**given):
    rows = [
        row("Spain", value=81), row("EL", value=12), row("Italy", value=40), row("Malta", value=69), row("DEU", value=8),
        row("Kosovo*", value=49), row("France", status=Status.WITHHELD), row("Türkiye", value=60),
    ]  # fmt: skip
    return indicator(rows, "country", **{"unit": RATE, **given})


def filled(made, ink):
    """How many countries' worth of outlines a colour fills."""
    return [
        shape["path"].count("M")
        for shape in made.plotly["layout"]["shapes"]
        if shape["type"] == "path" and shape["fillcolor"] == STYLE.roles[ink]
    ]


def test_countries_are_known_by_name_letters_or_the_report_s_own_code():
    said = texts(picture("choropleth", "rows: country", a=rates()))
    assert {"81", "8", "60"} <= set(said)
    assert "Spain" in said


def test_steps_are_given_equal_or_as_many_countries_each():
    given = texts(picture("choropleth", "rows: country\nbounds: [10, 50]", a=rates()))
    assert {"under 10", "10–49", "50 and more"} <= set(given)
    equal = texts(picture("choropleth", "rows: country\nscale: equal\nsteps: 4", a=rates()))
    assert {"under 25", "75 and more"} <= set(equal)
    quantile = texts(picture("choropleth", "rows: country\nscale: quantile\nsteps: 2", a=rates()))
    assert {"under 50", "50 and more"} <= set(quantile)


def test_the_palest_shade_is_not_that_of_the_page_and_the_sea_is_no_shade():
    made = picture("choropleth", "rows: country\nbounds: [10, 50]", a=rates())
    assert filled(made, "step0") == []
    assert len(filled(made, "step1")) == 1
    assert filled(made, "sea") == []


def test_a_country_without_a_figure_is_hatched_and_its_mark_explained():
    made = picture("choropleth", "rows: country", a=rates())
    (hatched,) = [trace for trace in traces(made, "scatter") if "fillpattern" in trace]
    assert hatched["fillpattern"]["shape"] == "/"
    assert "“w” withheld" in texts(made)
    assert "not in these data" in texts(made)


def test_what_is_too_small_is_a_dot_and_told_below():
    made = picture("choropleth", "rows: country", a=rates())
    below = " ".join(texts(made))
    dots = [trace for trace in traces(made, "scatter") if isinstance(trace.get("marker", {}).get("color"), list)]
    assert [len(trace["x"]) for trace in dots] == [1]
    assert "Malta: 69" in below


def test_every_number_is_on_the_map_or_below_it_once():
    said = " ".join(texts(picture("choropleth", "rows: country", a=rates())))
    for number in ("81", "12", "40", "69", "49", "60"):
        assert said.count(number) >= 1
    bare = texts(picture("choropleth", "rows: country\nlabels: none", a=rates()))
    assert "81" not in bare


def test_the_data_are_a_table_and_the_text_begins_with_the_greatest():
    made = picture("choropleth", "rows: country", a=rates())
    assert [line.cells[0].text[0].text for line in made.data.rows][:2] == ["Spain", "EL"]
    assert "Spain: 81; Malta: 69" in made.alt
    assert len(json.dumps(made.plotly)) < 150_000


def test_a_count_is_warned_of_and_a_rate_is_not():
    made, problems = drawn("choropleth", "rows: country", {"a": rates(unit=Unit(name="persons"))})
    assert made is not None
    assert [(each.code, each.level) for each in problems] == [("counts-as-colours", "warning")]
    assert drawn("choropleth", "rows: country\ncounts: true", {"a": rates(unit=Unit(name="persons"))})[1] == []
    assert drawn("choropleth", "rows: country", {"a": rates(unit=Unit(name="persons", kind="percent"))})[1] == []


@pytest.mark.parametrize(
    ("yaml", "code", "hint"),
    [
        ("rows: country\nbounds: [50, 10]", "wrong-value", "write [10, 50]"),
        ("rows: country\nsteps: 6", "wrong-value", ""),
        ("rows: country\nregion: mars", "wrong-value", "there is `all`, `europe` and `mediterranean`"),
    ],
)
def test_what_cannot_be_drawn_is_refused(yaml, code, hint):
    ((found, said, line),) = codes("choropleth", yaml, a=rates())
    assert (found, line) == (code, 3)
    assert hint in said


def test_what_is_no_country_is_told_with_the_nearest_name():
    wrong = indicator([row("Spane", value=1), row("Italy", value=2)], "country", unit=RATE)
    assert codes("choropleth", "rows: country", a=wrong) == [("unknown-country", "did you mean `Spain`?", 2)]


def test_the_same_map_in_two_regions_shows_what_is_there():
    near = texts(picture("choropleth", "rows: country\nregion: [-11, 34, 5, 46]", a=rates()))
    assert "Spain" in near
    assert any("Türkiye: 60" in line for line in near)
    assert texts(picture("choropleth", "rows: country", a=replace(rates(), label="x"))) != near
