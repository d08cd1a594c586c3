"""The parts that pictures are made of: measured text, spread labels, round numbers, time axes, steps."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.charts.axes import values
from reportgen.charts.metrics import width, wrap
from reportgen.charts.panes import lay_out
from reportgen.charts.scales import round_ticks, times
from reportgen.charts.shown import key_text, unit_text
from reportgen.charts.spread import spread
from reportgen.charts.steps import steps_of
from reportgen.indicator import Unit
from reportgen.table import Period
from tests.charts.making import STYLE, codes, picture, routes, traces

INTER = Path("/usr/share/fonts/opentype/inter/Inter-Regular.otf")


@pytest.mark.skipif(not INTER.exists(), reason="Inter is not installed")
def test_text_is_as_wide_as_the_font_says():
    from fontTools.ttLib import TTFont

    font = TTFont(INTER)
    glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for text in (
        "Central Mediterranean",
        "1,822,177",
        "Greece (Athens) to Germany/Switzerland",
        "“n.p.” not published – 44 %",
    ):
        exact = sum(advances[glyphs[ord(letter)]][0] for letter in text) / em * 12
        assert width(text, 12) == pytest.approx(exact, rel=0.03)


def test_lines_break_at_spaces_and_a_long_word_by_a_hyphen():
    assert wrap("Circular Route from Albania to Greece", 110, 12) == ("Circular Route", "from Albania to", "Greece")
    assert wrap("Donaudampfschiffahrt AG", 70, 12) == ("Donau-", "dampfschif-", "fahrt AG")


def test_a_word_without_room_is_parted_behind_a_stroke_or_a_syllable():
    assert wrap("Switzerland", 50, 12) == ("Switzer-", "land")
    assert wrap("Western Mediterranean", 60, 12) == ("Western", "Mediter-", "ranean")
    assert wrap("Greece to Germany/Sweden/Norway", 100, 12) == ("Greece to", "Germany/", "Sweden/Norway")
    assert wrap("Black Sea", 60, 12) == ("Black Sea",)


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-50, 350), st.floats(5, 30)), min_size=1, max_size=10))
def test_spread_labels_never_meet_and_keep_their_order(labels):
    wanted, sizes = zip(*labels, strict=True)
    found = spread(wanted, sizes, 0, 400)
    order = sorted(range(len(labels)), key=lambda index: (wanted[index], index))
    for before, after in pairwise(order):
        assert found[after] - found[before] >= (sizes[after] + sizes[before]) / 2 - 1e-6
    assert min(c - s / 2 for c, s in zip(found, sizes, strict=True)) >= -1e-6
    assert max(c + s / 2 for c, s in zip(found, sizes, strict=True)) <= 400 + 1e-6


def test_a_label_with_room_stays_where_it_wants_to_be():
    assert spread([20, 100, 300], [10, 10, 10], 0, 400) == (20, 100, 300)


@settings(deadline=None)
@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(-(10**9), 10**9, places=2), st.integers(3, 8))
def test_ticks_are_round_and_hold_the_data(one, two, most):
    low, high = sorted((one, two))
    ticks = round_ticks(low, high, most, whole=False)
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert len(ticks) <= most
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_ticks_of_counts_are_whole():
    assert values([0, 3], "en", most=6, whole=True).labels == ("0", "1", "2", "3")
    assert values([1822102], "en", most=6).labels == ("0", "500,000", "1,000,000", "1,500,000", "2,000,000")


def test_years_are_whole_and_end_with_the_last():
    scale = times(range(2009, 2026), [str(year) for year in range(2009, 2026)], "integer")
    assert [label for _, label in scale.ticks(250, 12)] == ["2010", "2015", "2020", "2025"]


def test_months_over_years_are_named_by_year():
    months = [date(year, month, 1) for year in (2014, 2015, 2016, 2017) for month in range(1, 13)]
    scale = times(months, [key_text(month, "", {}, "en") for month in months], "date")
    assert [label for _, label in scale.ticks(500, 12)] == ["2014", "2015", "2016", "2017"]
    assert len(scale.slots) == 48


def test_a_missing_month_is_a_slot():
    months = [date(2015, month, 1) for month in (1, 2, 4)]
    assert times(months, ["Jan", "Feb", "Apr"], "date").slots[2] == date(2015, 3, 1).toordinal()


def test_periods_of_whole_years_count_as_years():
    years = [Period(start=date(year, 1, 1), end=date(year, 12, 31), label=str(year)) for year in (2015, 2014)]
    scale = times(years, ["2015", "2014"], "period")
    assert scale.yearly
    assert scale.labels == ("2014", "2015")


def test_a_month_is_named_in_the_edition_language():
    assert key_text(date(2015, 3, 1), "", {}, "fr") == "mars 2015"


@pytest.mark.parametrize(("unit", "shown"), [
    (Unit(name="detections"), "detections"),
    (Unit(name="detections", kind="percent"), "% of detections"),
    (Unit(name="percent", kind="percent"), "%"),
    (Unit(name="price", kind="money", currency="USD", per="person"), "USD per person"),
    (Unit(name="turnover", kind="money", currency="EUR", scale="billion"), "EUR billion"),
    (Unit(name="deaths", kind="ratio", per="1,000 arrivals"), "deaths per 1,000 arrivals"),
])  # fmt: skip
def test_units_beside_axes(unit, shown):
    assert unit_text(unit, "en") == shown


def test_steps_meet_without_a_gap():
    found = steps_of([Decimal(n) for n in (0, 3, 120, 4000, 885386)], 5, "auto", ("en", 0))
    assert found.words == ("under 100", "100–999", "1,000–99,999", "100,000 and more")
    assert [found.step(Decimal(n)) for n in (0, 99, 100, 999, 100000)] == [0, 0, 2, 2, 6]


@pytest.mark.parametrize(("numbers", "decimals", "words"), [
    ("6 7 8 6 7", 0, "under 7|7|8 and more"),
    ("6.2 6.7 7.1 8.4", 1, "under 6.5|6.5–6.9|7.0–7.9|8.0 and more"),
    ("-40 -12 5 39", 0, "under −20|−20 to −1|0–19|20 and more"),
    ("3 5 8 40 120 180 260 333 480 610 777 993", 0, "under 200|200–399|400–599|600–799|800 and more"),
    ("1 2 1 3 2 4 900000 800000 1000000", 0, "under 100,000|100,000–999,999|1,000,000 and more"),
])  # fmt: skip
def test_steps_are_round_held_and_told_apart(numbers, decimals, words):
    assert "|".join(steps_of([Decimal(n) for n in numbers.split()], 5, "auto", ("en", decimals)).words) == words


def test_a_number_has_the_shade_of_what_is_printed():
    found = steps_of([Decimal("6.1"), Decimal("6.96"), Decimal("7.4"), Decimal("8.4")], 5, "equal", ("en", 1))
    assert found.step(Decimal("6.96")) == found.step(Decimal("7.0"))


def test_one_value_makes_one_step():
    assert len(steps_of([Decimal(5), Decimal(5)], 5, "quantile", ("en", 0)).words) == 1


def test_panes_fill_their_room():
    found = lay_out(5, 3, 600, 100, (20, 40))
    assert found.area == (600, 240)
    assert found.panes[3].top == pytest.approx(100 / 240)
    assert [found.starts_row(index) for index in range(5)] == [True, False, False, True, False]


class TestFixedColours:
    def lines(self, more):
        made = picture("lines", f"x: year\nseries: route\n{more}", a=routes(("North", "South", "East")))
        return {trace["name"]: trace["line"]["color"] for trace in traces(made, "scatter") if trace["mode"] == "lines"}

    def test_a_series_keeps_the_colour_that_it_is_given_and_the_others_take_what_is_free(self):
        first, second, third, *_ = STYLE.colours

        assert self.lines("") == {"North": first, "South": second, "East": third}
        assert self.lines("colours: {South: 1, East: 2}") == {"North": third, "South": first, "East": second}

    @pytest.mark.parametrize(
        ("yaml", "code"),
        [
            ("x: year\nseries: route\ncolours: {Nroth: 1}", "unknown-category"),
            ("x: year\nseries: route\ncolours: {North: 1, South: 1}", "one-colour"),
            ("x: year\nseries: route\ncolours: {North: 1}\nhighlight: South", "conflicting-keys"),
            ("x: year\nseries: route\ncolours: {North: 9}", "wrong-value"),
        ],
    )
    def test_what_colours_cannot_do_has_its_place(self, yaml, code):
        assert codes("lines", yaml, a=routes())[0][0] == code
