"""Choropleths: shades in steps, numbers where they fit, and what is refused or warned of."""

import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.charts.choropleth.diverging import about_zero, inks_of
from reportgen.indicator import Unit
from reportgen.table import Status
from tests.charts.making import STYLE, codes, drawn, indicator, picture, row, texts, traces

COUNTRIES = ("Spain", "DEU", "Italy", "France", "Poland")
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


def test_the_sea_is_as_on_every_map_and_the_palest_shade_is_darker():
    made = picture("choropleth", "rows: country\nbounds: [10, 50]", a=rates())
    assert filled(made, "step0") == filled(made, "step1") == []
    assert len(filled(made, "step2")) == 1
    assert filled(made, "sea") == [1]


def test_a_country_without_a_figure_is_hatched_and_its_mark_explained():
    made = picture("choropleth", "rows: country", a=rates())
    (hatched,) = [trace for trace in traces(made, "scatter") if "fillpattern" in trace]
    assert hatched["fillpattern"]["shape"] == "/"
    assert "“w” withheld" in texts(made)
    assert "not in these data" in texts(made)


def test_land_that_the_data_do_not_speak_of_is_hatched_thinly_and_no_other():
    def strokes(*names):
        given = indicator([row(name, value=1) for name in names], "country", unit=RATE)
        shapes = picture("choropleth", "rows: country\nregion: [-10, 36, 4, 44]", a=given).plotly["layout"]["shapes"]
        (hatch,) = [shape for shape in shapes if shape["line"].get("width") == 0.8]
        assert hatch["line"]["color"] == STYLE.roles["border"]
        return hatch["path"].count("M")

    assert strokes("Spain") < strokes("Portugal")
    assert strokes("Spain", "Portugal") < strokes("Spain")


def test_what_is_too_small_is_a_dot_with_its_name_and_number_beside_it():
    made = picture("choropleth", "rows: country", a=rates())
    dots = [trace for trace in traces(made, "scatter") if isinstance(trace.get("marker", {}).get("color"), list)]
    assert [len(trace["x"]) for trace in dots] == [1]
    assert {"Malta", "69"} <= set(texts(made))


def test_every_number_is_on_the_map_or_below_it_once():
    said = " ".join(texts(picture("choropleth", "rows: country", a=rates())))
    for number in ("81", "12", "40", "69", "49", "60"):
        assert said.count(number) >= 1
    bare = texts(picture("choropleth", "rows: country\nlabels: none", a=rates()))
    assert "81" not in bare


def test_no_number_stands_without_its_country_and_on_a_small_screen_each_is_on_the_map_or_in_a_list():
    made = picture("choropleth", "rows: country", a=rates())
    for plotly in (made.plotly, made.narrow):
        said = [re.sub("<.*?>", "", note["text"]) for note in plotly["layout"]["annotations"]]
        for country, number in (("Spain", "81"), ("EL", "12"), ("Italy", "40"), ("Kosovo*", "49"), ("DEU", "8")):
            assert said[said.index(country) + 1] == number


def changes(*numbers):
    rows = [row(*pair[:1], value=Decimal(pair[1])) for pair in zip(COUNTRIES, numbers, strict=False)]
    return indicator(rows, "country", unit=Unit(name="percent", kind="percent"), change=True, decimals=1)


def test_a_change_is_shaded_about_zero_in_two_hues_and_what_hardly_changed_in_neither():
    made = picture("choropleth", "rows: country", a=changes("-19.7", "-0.4", "0.4", "13.8", "92.7"))
    assert [text for text in texts(made) if " to " in text or " and less" in text or " and more" in text] == [
        "−50 and less", "−50 to −25", "−25 to −5", "−5 to +5", "+5 to +25", "+25 to +50", "+50 and more"
    ]  # fmt: skip
    assert [len(filled(made, ink)) for ink in ("step2", "even", "rise1", "rise2", "rise3")] == [1, 1, 1, 0, 1]


def test_steps_about_zero_are_the_same_on_both_sides():
    steps = about_zero([Decimal(each) for each in (-60, -5, 5, 60)], ("en", 1))

    assert steps.words == (
        "−20 and less", "−20 to −10", "−10 to −2", "−2 to +2", "+2 to +10", "+10 to +20", "+20 and more"
    )  # fmt: skip
    assert [inks_of(steps)[steps.step(Decimal(each))] for each in ("-5", "-1.94", "-1.96", "1.94", "1.96", "60")] == [
        "step2", "even", "step2", "even", "rise1", "rise3"
    ]  # fmt: skip
    assert len(about_zero([], ("en", 0)).words) == 3


def test_an_author_s_bounds_of_a_change_have_the_hue_of_their_side():
    made = picture("choropleth", "rows: country\nbounds: [-10, 10]", a=changes("-19.7", "-0.4", "0.4", "13.8", "92.7"))

    assert {"−10 and less", "−10 to +10", "+10 and more"} <= set(texts(made))
    assert [len(filled(made, ink)) for ink in ("step2", "even", "rise1")] == [1, 1, 1]
    ((code, hint, line),) = codes("choropleth", "rows: country\nbounds: [1, 2, 3, 4]", a=changes("-1", "5"))
    assert (code, hint, line) == ("wrong-value", "such as [-25, -5, 5, 25]: at most three on either side of zero", 3)


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
