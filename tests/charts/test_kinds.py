"""What each kind of chart draws, says and hands on as data."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reportgen.charts import CHARTS
from reportgen.draw import complaints
from reportgen.indicator import Note, Unit
from reportgen.table import Range, Row, Status
from tests.charts.making import STYLE, drawn, indicator, nationalities, picture, routes, row, said, texts, traces


def total():
    """One line with a gap in 2016, a break before 2017 and an incomplete last year."""
    rows = [
        row(2014, value=200), row(2015, value=1822102), row(2016, status=Status.NOT_PUBLISHED), row(2017, value=300, notes=(1,)),
        row(2018, value=250), row(2019, value=90, notes=(0,)),
    ]  # fmt: skip
    return indicator(rows, "year:integer")


def networks():
    rows = [row("2016", name, value=n) for name, n in (("Only non-EU", 44), ("Only EU", 30), ("Mixed", 26))]
    return indicator(rows, "year", "kind", unit=Unit(name="percent", kind="percent"))


def seasons():
    rows = [row(date(year, month, 1), value=100 * year + month) for year in range(2019, 2024) for month in range(1, 13)]
    return indicator(rows, "month:date")


def prices():
    def price(low, high, qualifier="", currency="USD"):
        return Range(low=Decimal(low), high=Decimal(high), currency=currency, per="person", qualifier=qualifier)

    rows = [
        row("Libya to Italy", "2015", value=price(1000, 4000)),
        row("Libya to Italy", "2018", value=price(1800, 1800, currency="EUR")),
        row("Turkey to Italy", "2025", value=price(10000, 10000, "up to")),
        row("Belarus to Germany", "2021", value=price(3500, 3500, "single case")),
    ]  # fmt: skip
    return indicator(rows, "leg", "period", measure="range", unit=Unit(name="price per person", kind="money"))


def on_routes():
    """Detections by route, of which one is on no map."""
    rows = [
        row("East", value=885386),
        row("West", value=874),
        row("Balkans", value=764038, notes=(2,)),
        row("Other", value=2),
    ]
    return indicator(rows, "route")


def by_country():
    names = ("Spain", "EL", "Italy", "Malta", "Germany", "Kosovo*", "Poland", "Türkiye", "Hungary", "Finland")
    return indicator(
        [row(name, value=1234 * n) for n, name in enumerate(names)] + [row("France", status=Status.MISSING)], "country"
    )


def by_city():
    kinds = ("Transit hub", "Border", "Departure", "Destination")
    names = ("Ankara", "Athens", "Belgrade", "Thessaloniki", "Tripoli", "Vienna")
    return indicator([row(name, kinds[n % 4], value=3**n) for n, name in enumerate(names)], "city", "kind")


WAYS = "{East: [Ankara, Athens], West: [[Dakhla, Canary Islands], [Tripoli, Sicily]], Balkans: [Thessaloniki, Belgrade, Vienna]}"

TERMS = """entries: threat
columns: likelihood
rows: impact
terms: {columns: [Unlikely, Possible, Likely], rows: [Low, High]}
levels: [[0, 1, 1], [1, 1, 2]]"""


def legs(**given):
    """Two regions, two hubs, two countries; a hub that keeps some, and a flow of unknown size."""
    rows = [
        row("A", "Hub 1", value=70), row("A", "Hub 2", value=30), row("B", "Hub 2", value=40),
        row("Nobody knows", "Hub 2", status=Status.MISSING), row("Hub 1", "X", value=60), row("Hub 2", "X", value=20),
        row("Hub 2", "Y", value=50),
    ]  # fmt: skip
    return indicator(rows, "start", "end", **given)


def steps(*more):
    rows = [row("Before", value=100), row("Opened", value=40), row("Closed", value=-65), *more, row("After", value=75)]
    return indicator(rows, "step")


def threats(*more):
    """Rows without a number: text alone."""
    given = [
        ("Boats", "Likely", "High"),
        ("Rail", "Unlikely", "Low"),
        ("Papers", "Likely", "Low"),
        ("Air", None, "High"),
    ]
    rows = [Row(keys=keys, cells=(), part="", notes=(), sources=(0,)) for keys in (*given, *more)]
    made = indicator(rows, "threat", "likelihood", "impact")
    return replace(made, table=replace(made.table, measures=()))


EVERY = [
    ("lines", "x: year\nseries: route", routes),
    ("lines", "x: year\npanels: route\nscales: own", routes),
    ("lines", "x: year\nmarks: {x: 2015, text: an event}", total),
    ("area", "x: year\nseries: route", routes),
    ("area", "x: year\nseries: route\nstack: '100'", routes),
    ("seasonality", "x: month", seasons),
    ("calendar", "x: month", seasons),
    ("bars", "x: nationality", nationalities),
    ("bars", "x: year\nseries: route", routes),
    ("bars", "x: year\nseries: route\nstack: stacked", routes),
    ("bars", "x: year\nseries: kind\nstack: '100'", networks),
    ("dots", "rows: nationality", nationalities),
    ("dots", "rows: route\nseries: year", routes),
    ("dumbbell", "rows: route\nseries: year\ndifference: absolute", lambda: routes(years=(2014, 2024))),
    ("slope", "x: year\nseries: route\nchange: absolute", routes),
    ("ranges", "rows: [leg, period]\npanels: currency\nsources: true", prices),
    ("heat", "rows: route\ncolumns: year", routes),
    ("map_routes", f"rows: route\nways: {WAYS}", on_routes),
    ("map_routes", f"rows: route\nregion: all\nways: {WAYS}", on_routes),
    ("choropleth", "rows: country\ncounts: true", by_country),
    ("hotspots", "rows: city\nseries: kind\nregion: [-10, 28, 44, 54]", by_city),
    ("sankey", "start: start\nend: end", legs),
    ("waterfall", "rows: step\nlevels: [Before, After]", steps),
    ("matrix", TERMS, threats),
]


@pytest.mark.parametrize(("kind", "yaml", "given"), EVERY)
def test_plotly_would_draw_it_as_it_stands(kind, yaml, given):
    made = picture(kind, yaml, a=given())
    assert complaints(made.plotly) == ()
    assert complaints(made.narrow) == ()
    assert made.plotly["layout"]["width"] == STYLE.width
    assert made.narrow["layout"]["width"] == STYLE.narrow
    assert made.plotly["layout"]["height"] == made.height


@pytest.mark.parametrize(("kind", "yaml", "given"), EVERY)
def test_the_json_is_plain_and_the_same_each_time(kind, yaml, given):
    first, second = (
        json.dumps(picture(kind, yaml, a=given()).plotly, sort_keys=True, allow_nan=False) for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize(("kind", "yaml", "given"), EVERY)
def test_every_colour_is_a_token(kind, yaml, given):
    import re

    from tests.charts.making import TOKENS

    made = json.dumps(picture(kind, yaml, a=given()).plotly)
    assert set(re.findall(r"#[0-9a-fA-F]{6}", made)) <= set(TOKENS.names)


@pytest.mark.parametrize(("kind", "yaml", "given"), EVERY)
def test_its_data_hold_every_number(kind, yaml, given):
    made = picture(kind, yaml, a=given())
    heads = ["".join(run.text for run in column.text) for column in made.data.columns]
    shares = {at for at, head in enumerate(heads) if head.endswith("%")}
    rows = [[cell for at, cell in enumerate(line.cells) if at not in shares] for line in made.data.rows]
    shown = {cell.raw for cells in rows for cell in cells if cell.kind == "number"}
    numbers = [cell.value for line in given().table.rows for cell in line.cells if cell.value is not None]
    wanted = {f"{n.low:f}..{n.high:f} {n.currency}" if isinstance(n, Range) else str(n) for n in numbers}
    assert shown == wanted


def test_the_shelf_has_the_kinds_in_this_order():
    assert list(CHARTS) == [
        "lines",
        "area",
        "seasonality",
        "outlook",
        "bars",
        "dots",
        "dumbbell",
        "slope",
        "ranges",
        "heat",
        "calendar",
        "timeline",
        "map_routes",
        "choropleth",
        "hotspots",
        "sankey",
        "waterfall",
        "matrix",
    ]


class TestLines:
    def test_a_place_without_a_number_is_a_gap_and_never_zero(self):
        made = picture("lines", "x: year", a=total())
        drawn = {(x, y) for trace in traces(made, "scatter") for x, y in zip(trace["x"], trace["y"], strict=True)}
        assert 2016 not in {x for x, _ in drawn}
        assert 0 not in {y for _, y in drawn}
        assert "Gap: no figure" in texts(made)

    def test_a_year_that_no_row_speaks_of_is_a_gap_too(self):
        made = picture(
            "lines", "x: year", a=indicator([row(y, value=y) for y in (2010, 2011, 2013, 2014)], "year:integer")
        )
        assert traces(made, "scatter")[0]["x"] == [2010, 2011, None, 2013, 2014]

    def test_what_is_incomplete_is_dashed_and_hollow_and_explained(self):
        made = picture("lines", "x: year", a=total())
        dashed = [trace for trace in traces(made, "scatter") if trace.get("line", {}).get("dash")]
        assert [trace["x"] for trace in dashed] == [[2018, 2019]]
        hollow = [
            trace
            for trace in traces(made, "scatter")
            if trace["mode"] == "markers" and trace["marker"]["color"] == STYLE.roles["paper"]
        ]
        assert [trace["x"] for trace in hollow] == [[2019]]
        assert "incomplete" in texts(made)

    @pytest.mark.parametrize("highlight", ["", "\nhighlight: B"])
    def test_more_than_two_lines_have_signs_of_their_own_also_before_their_names(self, highlight):
        made = picture("lines", f"x: year\nseries: route{highlight}", a=routes(("A", "B", "C"), range(2010, 2020)))
        signs = {
            trace["name"]: (trace["marker"]["symbol"], len(trace["x"]))
            for trace in traces(made, "scatter")
            if trace["mode"] == "markers"
        }

        assert signs == {"A": ("circle", 10), "B": ("square", 10), "C": ("diamond", 10)}
        kinds = [shape["type"] for shape in made.plotly["layout"]["shapes"] if shape["type"] in {"circle", "path"}]
        assert sorted(kinds) == ["circle", "path", "path"]

    def test_two_lines_and_lines_in_panels_of_their_own_have_none(self):
        two = picture("lines", "x: year\nseries: route", a=routes(("A", "B"), range(2010, 2020)))
        panels = picture("lines", "x: year\npanels: route", a=routes(("A", "B", "C"), range(2010, 2020)))
        dots = [trace for made in (two, panels) for trace in traces(made, "scatter") if trace["mode"] == "markers"]

        assert all(len(trace["x"]) == 1 and trace["marker"]["symbol"] == "circle" for trace in dots)

    def test_signs_of_many_numbers_stand_far_enough_apart_to_be_told(self):
        made = picture("lines", "x: year\nseries: route", a=routes(("A", "B", "C"), range(1950, 2025)))
        counts = {len(trace["x"]) for trace in traces(made, "scatter") if trace["mode"] == "markers"}

        assert max(counts) <= 12

    def test_incomplete_periods_can_be_left_out(self):
        made = picture("lines", "x: year\npartial: drop", a=total())
        assert "incomplete" not in texts(made)
        assert made.data.rows[-1].cells[0].raw == "2018"

    def test_a_break_parts_the_line_and_has_a_rule(self):
        made = picture(
            "lines",
            "x: year",
            a=indicator([row(2014, value=2), row(2015, value=3, notes=(1,)), row(2016, value=4)], "year:integer"),
        )
        assert traces(made, "scatter")[0]["x"] == [2015, 2016]
        assert "break in series" in texts(made)
        assert any(shape["x0"] == 2014.5 for shape in made.plotly["layout"]["shapes"])

    def test_lines_are_named_at_their_ends(self):
        made = picture("lines", "x: year\nseries: route\nnames: {North: The North}", a=routes())
        assert {"The North", "South"} <= set(texts(made))
        assert not made.plotly["layout"]["showlegend"]

    def test_a_highlight_leaves_the_others_grey(self):
        made = picture("lines", "x: year\nseries: route\nhighlight: South", a=routes())
        inks = {trace["name"]: trace["line"]["color"] for trace in traces(made, "scatter") if "line" in trace}
        assert inks == {"North": STYLE.roles["other"], "South": STYLE.roles["highlight"]}

    def test_a_line_alone_shows_its_highest_and_its_last_number(self):
        assert {"1,822,102", "90"} <= set(texts(picture("lines", "x: year", a=total())))

    def test_it_begins_at_zero_unless_it_says_so(self):
        high = indicator([row(year, value=1000 + year) for year in range(2010, 2015)], "year:integer")
        assert picture("lines", "x: year", a=high).plotly["layout"]["yaxis"]["tickvals"][0] == 0
        cut = picture("lines", "x: year\nbaseline: data", a=high)
        assert cut.plotly["layout"]["yaxis"]["tickvals"][0] == 3010
        assert "The axis does not begin at zero" in texts(cut)

    def test_unlike_indicators_stand_in_panels_of_their_own(self):
        persons = indicator(
            [row(2014, value=5), row(2015, value=9)], "year:integer", label="Persons", unit=Unit(name="persons")
        )
        made = picture("lines", "x: year\npanels: data", a=persons, b=total())
        assert {"Persons", "Detections"} <= set(texts(made))
        assert made.plotly["layout"]["yaxis"]["range"] != made.plotly["layout"]["yaxis2"]["range"]

    def test_its_words_name_the_highest_and_the_latest_number(self):
        assert picture("lines", "x: year", a=total()).alt == (
            "Line chart of detections by year, 2014 to 2019. Detections: highest 1,822,102 (2015), latest 90 incomplete (2019)."
        )

    def test_hints_over_points_are_in_words(self):
        assert "North, 2014: 100 detections" in said(picture("lines", "x: year\nseries: route", a=routes()))


class TestBars:
    def test_bars_start_at_zero(self):
        made = picture("bars", "x: nationality", a=nationalities())
        assert made.plotly["layout"]["xaxis"]["range"][0] == 0
        assert {start for trace in traces(made, "bar") for start in trace["base"]} == {0}

    def test_the_largest_comes_first_then_other_then_the_unknown_hatched(self):
        made = picture("bars", "x: nationality", a=nationalities(unknown=5000))
        names = [text for text in texts(made) if text in {"Syria", "Iraq", "Eritrea", "Kosovo*", "Other", "Unknown"}]
        assert names == ["Syria", "Eritrea", "Iraq", "Kosovo*", "Other", "Unknown"]
        hatched = [trace for trace in traces(made, "bar") if "pattern" in trace["marker"]]
        assert [trace["x"] for trace in hatched] == [[5000]]

    def test_the_unknown_can_stand_among_the_others_without_its_hatching(self):
        made = picture("bars", "x: nationality\nunknown: {place: sorted, hatch: false}", a=nationalities(unknown=5000))
        assert texts(made)[0] == "Unknown"
        assert not [trace for trace in traces(made, "bar") if "pattern" in trace["marker"]]

    def test_a_status_is_marked_and_explained_and_has_no_bar(self):
        made = picture("bars", "x: nationality", a=nationalities())
        assert {"n.p.", "“n.p.” not published"} <= set(texts(made))
        assert sum(len(trace["x"]) for trace in traces(made, "bar")) == 5

    def test_times_stand_and_categories_lie(self):
        assert {trace["orientation"] for trace in traces(picture("bars", "x: year", a=total()), "bar")} == {"v"}
        assert {
            trace["orientation"] for trace in traces(picture("bars", "x: nationality", a=nationalities()), "bar")
        } == {"h"}

    def test_a_stack_bears_its_total(self):
        made = picture("bars", "x: year\nseries: route\nstack: stacked", a=routes())
        assert {"300", "302", "304"} <= set(texts(made))

    def test_shares_add_up_to_a_hundred(self):
        made = picture("bars", "x: year\nseries: route\nstack: '100'", a=routes())
        ends = [
            (x, base + y)
            for trace in traces(made, "bar")
            for x, base, y in zip(trace["x"], trace["base"], trace["y"], strict=True)
        ]
        assert {x: max(end for at, end in ends if at == x) for x, _ in ends} == {2014: 100, 2015: 100, 2016: 100}

    def test_published_shares_are_written_as_they_are(self):
        assert {"44\xa0%", "30\xa0%", "26\xa0%"} <= set(
            texts(picture("bars", "x: year\nseries: kind\nstack: '100'", a=networks()))
        )

    def test_totals_never_stand_beside_their_parts(self):
        with_total = indicator([row("a", value=1), row("b", value=2), row("total", value=3, part="total")], "place")
        assert sum(len(trace["x"]) for trace in traces(picture("bars", "x: place", a=with_total), "bar")) == 2

    def test_but_a_total_that_is_highlighted_is_drawn_where_nothing_is_stacked(self):
        rows = [row(*key, value=1, part=part) for key, part in ((("DE", 2015), ""), (("EU", 2015), "total"))]
        union = indicator(rows, "place", "year:integer")
        asked = "x: year\nseries: place\nhighlight: EU"
        assert "EU" in texts(picture("bars", asked, a=union))
        stacked, problems = drawn("bars", f"{asked}\nstack: stacked", {"a": union})
        assert stacked is None
        assert [problem.code for problem in problems] == ["unknown-category"]

    def test_its_words_go_through_the_rows(self):
        assert picture("bars", "x: nationality", a=nationalities()).alt == (
            "Bar chart of detections by nationality. "
            "Syria: 900; Eritrea: 400; Iraq: 300; Kosovo*: not published; Other: 700; Unknown: 500."
        )


class TestDots:
    def test_the_unknown_is_hollow_and_last(self):
        made = picture("dots", "rows: nationality", a=nationalities())
        hollow = [trace for trace in traces(made, "scatter") if trace["marker"]["color"] == STYLE.roles["paper"]]
        assert [(trace["x"], trace["y"]) for trace in hollow] == [([500], [5])]

    def test_two_dots_of_a_row_are_joined(self):
        made = picture("dots", "rows: route\nseries: year", a=routes(years=(2014, 2015)))
        joined = [trace for trace in traces(made, "scatter") if trace["mode"] == "lines"]
        assert [trace["x"] for trace in joined] == [[200, 201], [100, 101]]

    def test_numbers_without_room_at_the_left_of_their_dots_stand_together_in_the_order_of_time(self):
        sizes = {("Far", 2019): 83_000, ("Far", 2024): 70_000, ("Sea", 2019): 2, ("Sea", 2024): 0}
        rows = [row(*keys, value=value) for keys, value in sizes.items()]
        said = set(texts(picture("dots", "rows: r\nseries: y", a=indicator(rows, "r", "y:integer"))))

        assert {"2 → 0", "70,000", "83,000"} <= said
        assert not {"2", "0"} & said - {"0"}

    def test_of_groups_numbers_that_stand_together_have_their_names(self):
        rows = [
            row(*keys, value=value)
            for keys, value in {("Far", "a"): 90_000, ("Near", "a"): 5, ("Near", "b"): 7}.items()
        ]

        assert "a 5, b 7" in texts(picture("dots", "rows: r\nseries: g", a=indicator(rows, "r", "g")))

    def test_dots_that_would_hide_each_other_stand_side_by_side_and_their_axis_lies_below_them(self):
        rows = [
            row(*keys, value=value)
            for keys, value in {("Far", 2019): 90_000, ("Sea", 2019): 2, ("Sea", 2024): 0}.items()
        ]
        made = picture("dots", "rows: r\nseries: y", a=indicator(rows, "r", "y:integer"))
        places = [
            y
            for trace in traces(made, "scatter")
            if trace["mode"] == "markers"
            for x, y in zip(trace["x"], trace["y"], strict=True)
            if x < 9
        ]

        assert max(places) - min(places) > 0.3
        assert made.plotly["layout"]["xaxis"]["zeroline"], "Plotly draws it below the dots"
        assert not [
            shape for shape in made.plotly["layout"]["shapes"] if shape["type"] == "line" and shape["layer"] == "above"
        ]


class TestRanges:
    def test_each_currency_has_a_panel_and_an_axis(self):
        made = picture("ranges", "rows: [leg, period]\npanels: currency", a=prices())
        assert {"USD per person", "EUR per person"} <= set(texts(made))
        assert {"xaxis", "xaxis2"} <= set(made.plotly["layout"])

    def test_both_ends_are_printed_together(self):
        made = picture("ranges", "rows: [leg, period]\npanels: currency", a=prices())
        assert {"1,000–4,000", "1,800", "up to 10,000", "3,500 (single case)"} <= set(texts(made))

    def test_an_open_end_has_a_dashed_tail_and_a_lone_case_a_hollow_dot(self):
        made = picture("ranges", "rows: [leg, period]\npanels: currency", a=prices())
        assert any(shape["line"]["dash"] == "3px,3px" for shape in made.plotly["layout"]["shapes"])
        assert any(trace.get("marker", {}).get("color") == STYLE.roles["paper"] for trace in traces(made, "scatter"))
        assert "single case" in texts(made)

    def test_what_is_known_of_one_number_has_a_letter_there_and_below_and_an_open_dot(self):
        middle = Note(kind="known", text="The middle of a range, no figure of its own.")
        given = prices()
        rows = [
            replace(each, notes=(len(given.notes),)) if at == 1 else each for at, each in enumerate(given.table.rows)
        ]
        noted = replace(given, notes=(*given.notes, middle), table=replace(given.table, rows=tuple(rows)))
        made = picture("ranges", "rows: [leg, period]\npanels: currency", a=noted)

        assert [text for text in texts(made) if text.endswith("(a)")]
        assert made.notes == ("(a) The middle of a range, no figure of its own.",)
        assert made.unnamed == ("The middle of a range, no figure of its own.",)

    def test_what_is_known_of_all_numbers_needs_no_letter(self):
        given = prices()
        rows = [replace(each, notes=(len(given.notes),)) for each in given.table.rows]
        all_of = replace(
            given, notes=(*given.notes, Note(kind="known", text="All")), table=replace(given.table, rows=tuple(rows))
        )

        assert picture("ranges", "rows: [leg, period]\npanels: currency", a=all_of).notes == ()

    def test_a_second_panel_says_that_its_scale_is_its_own(self):
        assert "· a scale of its own" in texts(picture("ranges", "rows: [leg, period]\npanels: currency", a=prices()))

    def test_a_rows_source_can_stand_below_its_name(self):
        assert "Frontex" in texts(picture("ranges", "rows: [leg, period]\npanels: currency\nsources: true", a=prices()))

    def test_its_words_keep_currency_and_ends_together(self):
        assert (
            "Libya to Italy, 2015: USD\xa01,000–4,000"
            in picture("ranges", "rows: [leg, period]\npanels: currency", a=prices()).alt
        )


@pytest.mark.parametrize("keys", ["series: route", "panels: route"])
def test_lines_take_the_height_that_is_asked(keys):
    assert picture("lines", f"x: year\n{keys}\nheight: 300", a=routes()).height == 300


class TestHeat:
    def test_shades_go_by_steps_that_are_spelled_out(self):
        grown = indicator(
            [row(r, y, value=v) for r, y, v in (("a", 2014, 0), ("a", 2015, 50), ("b", 2014, 700), ("b", 2015, 9000))],
            "r",
            "y:integer",
        )
        made = picture("heat", "rows: r\ncolumns: y", a=grown)
        assert {"under 100", "100–999", "1,000 and more"} <= set(texts(made))
        assert [cell.shade for line in made.data.rows for cell in line.cells[1:]] == [0, 0, 3, 6]

    def test_classes_are_as_many_as_tell_the_numbers_apart(self):
        numbers = (2235, 2374, 2691, 988, 1638, 1231, 1150, 454, 944, 904, 855, 517, 1049, 810, 699, 730, 234, 184)
        rows = [row(f"r{n // 3}", 2017 + n % 3, value=number) for n, number in enumerate(numbers)]
        said = set(texts(picture("heat", "rows: r\ncolumns: y", a=indicator(rows, "r", "y:integer"))))

        assert {"under 500", "500–999", "1,000–1,499", "1,500–1,999", "2,000 and more"} <= said

    def test_numbers_stand_in_their_boxes_where_they_fit(self):
        assert {"100", "202"} <= set(texts(picture("heat", "rows: route\ncolumns: year", a=routes())))

    def test_a_box_without_a_number_has_its_mark_and_no_shade(self):
        gap = indicator([row("a", 2014, value=5), row("a", 2015, status=Status.WITHHELD)], "r", "y:integer")
        made = picture("heat", "rows: r\ncolumns: y", a=gap)
        assert {"w", "“w” withheld"} <= set(texts(made))
        assert sum(len(trace["x"]) for trace in traces(made, "bar")) == 1
