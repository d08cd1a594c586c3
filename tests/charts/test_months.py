"""Months of several years, laid over each other or as a calendar: what is usual, what is missing, what is not final."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from reportgen.charts.seasonality.scene import quantile
from reportgen.indicator import Axis
from reportgen.table import Period, Status
from tests.charts.making import STYLE, codes, indicator, picture, routes, row, texts, traces

YEARS = range(2019, 2025)


def months(sizes=None, years=YEARS, skip=(), notes=None, **given):
    """A number for each month: 100 × month + years since 2019, unless said otherwise; `skip` has months without a row."""
    every = [(year, month) for year, month in product(years, range(1, 13)) if (year, month) not in skip]
    rows = [
        row(
            date(year, month, 1),
            value=(sizes or {}).get((year, month), 100 * month + year - 2019),
            notes=(notes or {}).get((year, month), ()),
        )
        for year, month in every
    ]
    return indicator(rows, "month:date", **given)


def season(given, more=""):
    return picture("seasonality", f"x: month\n{more}", a=given)


def calendar(given, more=""):
    return picture("calendar", f"x: month\n{more}", a=given)


def coloured(made, role):
    return [
        trace
        for trace in traces(made, "scatter")
        if trace["mode"] == "lines" and trace["line"]["color"] == STYLE.roles[role] and not trace.get("fill")
    ]


class TestSeasonality:
    def test_the_latest_year_stands_out_and_the_others_are_grey(self):
        made = season(months())

        assert [trace["y"][:2] for trace in coloured(made, "highlight")] == [[105, 205]]
        assert len(coloured(made, "axis")) == 5
        assert {"2024", "2019–2023"} <= set(texts(made))

    def test_the_median_is_of_the_other_years(self):
        [line] = coloured(season(months()), "ink")
        assert line["y"] == [100 * month + 2 for month in range(1, 13)]
        assert "Median of 2019–2023" in texts(season(months()))
        assert not coloured(season(months(), "median: false"), "ink")

    def test_other_years_can_be_named(self):
        made = season(months(), "highlight: [2020, 2024]")
        assert {"2020", "2024", "Median of 2019–2023"} <= set(texts(made))
        assert coloured(made, "ink")[0]["y"][0] == 102.5

    @pytest.mark.parametrize(
        ("earlier", "low", "words"),
        [("range", 100, "Lowest to highest of 2019–2023"), ("middle", 101, "Middle half of 2019–2023")],
    )
    def test_a_band_holds_the_other_years_or_the_middle_half_of_them(self, earlier, low, words):
        made = season(months(), f"earlier: {earlier}")
        [band] = [trace for trace in traces(made, "scatter") if trace.get("fill")]

        assert min(band["y"]) == low
        assert words in texts(made)
        assert not coloured(made, "axis")

    def test_a_year_ends_where_its_data_end_and_a_missing_month_is_a_gap(self):
        ahead = {(2024, month) for month in range(5, 13)} | {(2024, 2)}
        made = season(months(skip=ahead))
        drawn = {x for trace in coloured(made, "highlight") for x in trace["x"]}

        assert drawn - {None} == {3, 4}
        assert "Gap: no figure" in texts(made)
        assert "No figure: Feb 2024." in made.alt

    def test_months_that_are_not_final_are_dashed_and_hollow(self):
        made = season(months(notes={(2024, 12): (2,)}))
        assert any(trace["line"].get("dash") == "3px,3px" for trace in coloured(made, "highlight"))
        assert "provisional" in texts(made)

    def test_a_year_of_which_no_month_is_final_has_no_whole_line(self):
        made = season(months(notes={(2024, month): (0,) for month in range(1, 13)}))
        assert [bool(trace["line"].get("dash")) for trace in coloured(made, "highlight")] == [True]

    def test_its_words_say_the_year_and_what_is_usual(self):
        assert season(months()).alt == (
            "Seasonal chart of detections by month, Jan 2019 to Dec 2024. 2024: highest 1,205 (Dec), latest 1,205 (Dec). "
            "Median of 2019–2023: highest 1,202 (Dec), lowest 102 (Jan)."
        )

    def test_its_data_are_years_down_and_months_across(self):
        grid = season(months(skip={(2019, 1)})).data
        assert [head.text[0].text for head in grid.columns][:3] == ["Year", "Jan", "Feb"]
        assert [line.cells[0].raw for line in grid.rows] == [str(year) for year in YEARS]

    def test_periods_of_a_month_will_do(self):
        rows = [
            row(Period(start=date(y, m, 1), end=date(y, m, 28), label=f"{y}-{m}"), value=m)
            for y in (2023, 2025)
            for m in (2,)
        ]
        made = season(indicator(rows, "month:period"))
        assert "2025" in texts(made)

    def test_years_on_two_sides_of_a_break_are_compared_only_as_the_author_says(self):
        axes = (Axis(extract="x", name="month", before="", after="2022", wanted={}, reason="another way of counting"),)
        assert codes("seasonality", "x: month", a=months(axes=axes))[0][0] == "across-break"
        assert season(months(axes=axes, breaks="note"))

    def test_a_band_of_two_years_and_too_many_that_stand_out_are_refused(self):
        assert (
            codes("seasonality", "x: month\nearlier: range", a=months(years=(2022, 2023, 2024)))[0][0] == "wrong-chart"
        )
        assert (
            codes("seasonality", "x: month\nhighlight: [2021, 2022, 2023, 2024]", a=months())[0][0] == "too-many-series"
        )

    def test_a_year_without_a_number_cannot_stand_out(self):
        rows = [
            row(date(y, 1, 1), value=5) if y < 2021 else row(date(y, 1, 1), status=Status.MISSING)
            for y in (2019, 2020, 2021)
        ]
        assert codes("seasonality", "x: month", a=indicator(rows, "month:date"))[0][0] == "nothing-to-draw"


class TestCalendar:
    def test_each_year_has_its_total_beside_it(self):
        made = calendar(months())
        assert {"Total", "7,800", "7,860", "2019", "Jan", "Dec"} <= set(texts(made))
        assert "7,800" not in texts(calendar(months(), "total: false"))
        assert "7,800" not in texts(calendar(months(additive=False)))

    def test_a_missing_month_is_hatched_and_never_zero_and_its_total_is_starred(self):
        made = calendar(months(skip={(2020, 3)}))
        [hatched] = [trace for trace in traces(made, "bar") if "pattern" in trace["marker"]]

        assert hatched["x"] == [2]
        assert {"no figure", "7,511*", "* incomplete"} <= set(texts(made))
        assert "0" not in texts(made)
        assert "No figure: Mar 2020." in made.alt

    def test_months_before_the_first_and_after_the_last_are_left_blank(self):
        made = calendar(months(skip={(2019, 1), (2024, 12)}))
        assert not [trace for trace in traces(made, "bar") if "pattern" in trace["marker"]]
        assert "7,700*" in texts(made)

    def test_a_highlighted_year_is_bold(self):
        heads = calendar(months(), "highlight: 2021").plotly["layout"]["annotations"]
        assert "<b>2021</b>" in [label["text"] for label in heads]

    def test_a_status_is_hatched_too(self):
        rows = [row(date(y, m, 1), value=5) for y in (2019, 2020) for m in (1, 3)]
        rows.append(row(date(2019, 2, 1), status=Status.WITHHELD))
        made = calendar(indicator(rows, "month:date"))
        assert "w" not in texts(made)
        assert len([trace for trace in traces(made, "bar") if "pattern" in trace["marker"]]) == 1

    def test_months_that_are_not_final_bear_a_star(self):
        assert {"1,205*", "* incomplete", "7,860*"} <= set(texts(calendar(months(notes={(2024, 12): (0,)}))))

    def test_on_a_small_screen_months_are_letters_and_stay_side_by_side(self):
        heads = [label["text"] for label in calendar(months({(2020, 1): 10**7})).narrow["layout"]["annotations"]]
        assert [head for head in heads if head in set("JFMASOND")] == list("JFMAMJJASOND")

    def test_a_break_has_a_rule_before_its_month(self):
        axes = (Axis(extract="x", name="month", before="", after="2022-03", wanted={}, reason="otherwise counted"),)
        made = calendar(months(axes=axes))
        assert [
            (shape["x0"], shape["y0"]) for shape in made.plotly["layout"]["shapes"] if shape.get("xref") == "x"
        ] == [(1.5, 2.5)]
        assert "break in series" in texts(made)

    def test_its_words_say_the_least_and_the_greatest_month(self):
        assert (
            calendar(months()).alt
            == "Calendar of detections by month, Jan 2019 to Dec 2024. From 100 (Jan 2019) to 1,205 (Dec 2024)."
        )


@pytest.mark.parametrize("kind", ["seasonality", "calendar"])
class TestRefused:
    def test_years_are_no_months(self, kind):
        [(code, hint, line)] = codes(
            kind, "x: year", a=indicator([row(2014, value=1), row(2015, value=2)], "year:integer")
        )
        assert (code, line) == ("wrong-chart", 2)
        assert "by: month" in hint

    def test_years_that_are_not_there(self, kind):
        [(code, _, line)] = codes(kind, "x: month\nhighlight: 2031", a=months())
        assert (code, line) == ("unknown-category", 3)

    def test_one_year_compares_with_no_other(self, kind):
        assert codes(kind, "x: month", a=months(years=(2024,)))[0][0] == "wrong-chart"

    def test_several_series_are_not_told_apart(self, kind):
        assert codes(kind, "x: year", a=routes())[0][0] == "several-numbers"


def test_too_many_years_are_refused():
    assert codes("calendar", "x: month", a=months(years=range(1980, 2020)))[0][0] == "too-many-series"


@pytest.mark.parametrize(("share", "wanted"), [("0", 1), ("0.25", 2), ("0.5", 3), ("0.75", Decimal("4.5")), ("1", 9)])
def test_quantiles_lie_between_numbers_in_proportion(share, wanted):
    assert quantile([Decimal(n) for n in (1, 2, 3, Decimal("4.5"), 9)], Decimal(share)) == wanted


class TestNamedMonth:
    def test_it_is_framed_and_its_number_stands_in_the_key(self):
        made = calendar(months({(2020, 10): 9000}), "highlight: 2020-10\nbounds: [500, 1000, 5000]")
        frames = [each for each in made.plotly["layout"]["shapes"] if each["line"].get("width") == 2.4]

        assert [(each["x0"], each["y0"]) for each in frames] == [(8.5, 0.5)]
        assert {"Oct 2020: 9,000", "under 500", "5,000 and more"} <= set(texts(made))

    def test_its_number_stands_in_its_frame_also_where_others_have_no_room(self):
        sizes = {(year, month): 234_567 + month for year, month in product(YEARS, range(1, 13))}
        made = calendar(months({**sizes, (2020, 10): 433_620}), "highlight: 2020-10")

        assert "433,620" in texts(made)
        assert "234,568" not in texts(made)

    def test_its_frame_hides_no_number_of_its_neighbours(self):
        sizes = {(year, month): 23_456 + month for year, month in product(YEARS, range(1, 13))}
        made = calendar(months(sizes), "highlight: 2020-10")
        frames = [
            shape for shape in made.plotly["layout"]["shapes"] if shape["type"] == "rect" and shape["xref"] == "x"
        ]

        assert "23,457" in texts(made)
        assert {(frame["x0"], frame["x1"]) for frame in frames} == {(8.5, 9.5)}

    def test_its_frame_has_a_white_edge_that_is_seen_on_the_darkest_shade_in_grey(self):
        made = calendar(months({(2020, 10): 9000}), "highlight: 2020-10\nbounds: [500, 1000, 5000]")
        edge, frame = [shape for shape in made.plotly["layout"]["shapes"] if shape["type"] == "rect"][:2]

        assert (edge["line"]["color"], frame["line"]["color"]) == (STYLE.roles["paper"], STYLE.roles["highlight"])
        assert edge["line"]["width"] >= frame["line"]["width"] + 3

    def test_a_month_without_a_number_is_refused_and_bounds_must_rise(self):
        asked = "x: month\nhighlight: 2030-10"
        assert codes("calendar", asked, a=months())[0][:2] == (
            "unknown-category",
            "name a month with a number, 2019-01 to 2024-12",
        )
        assert codes("calendar", "x: month\nbounds: [5, 2]", a=months())[0][0] == "wrong-value"

    def test_a_cell_of_a_heat_table_is_named_by_row_and_column(self):
        made = picture("heat", 'rows: route\ncolumns: year\nhighlight: ["North, 2015"]', a=routes())

        assert "North, 2015: 101" in texts(made)
        assert (
            codes("heat", 'rows: route\ncolumns: year\nhighlight: ["North, 2030"]', a=routes())[0][0]
            == "unknown-category"
        )
