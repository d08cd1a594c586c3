"""Timelines: days as dots, longer times as bars as long as they were, approximate ones as such, each with its source."""

from datetime import date

import pytest

from reportgen.charts.timeline.when import when_of, when_text
from reportgen.indicator import Source, Unit
from reportgen.table import Column, Period, Row, Table
from tests.charts.making import STYLE, TOKENS, codes, indicator, picture, texts, traces
from tests.projects import Small

ASKED = "x: when\nwhat: event"


def period(start, end, label="", **given):
    return Period(start=date(*start), end=date(*end), label=label or f"{start}", **given)


YEAR = period((2015, 1, 1), (2015, 12, 31))
SPAN = period((2014, 1, 1), (2016, 12, 31))
DAYS = period((2024, 9, 29), (2024, 10, 4))
ABOUT = period((2018, 7, 1), (2018, 12, 31), about=True)


def events(rows=None, kind="period", sources=(0,)):
    """When, what, in which lane."""
    found = rows or [
        (SPAN, "Three years", "Long"),
        (YEAR, "One year", "Long"),
        (DAYS, "Six days", "Short"),
        (ABOUT, "Half a year", "Short"),
    ]
    made = indicator(
        [], "when:" + kind, "event", "lane", label="Events", unit=Unit(name=""), publishers=("Europol", "INTERPOL")
    )
    table = Table(
        dimensions=made.table.dimensions,
        measures=(),
        rows=tuple(Row(keys=keys, cells=(), sources=tuple(sources)) for keys in found),
    )
    from dataclasses import replace

    return replace(made, table=table)


def timeline(given=None, more=""):
    return picture("timeline", f"{ASKED}\n{more}", a=given or events())


def bars(made):
    """Where bars begin, and how many days they last."""
    return {(base, days) for trace in traces(made, "bar") for base, days in zip(trace["base"], trace["x"], strict=True)}


def test_a_time_is_drawn_as_long_as_it_was():
    start = date(2014, 1, 1).toordinal()
    assert {(start, 1096), (date(2015, 1, 1).toordinal(), 365), (date(2018, 7, 1).toordinal(), 184)} == bars(timeline())


def test_what_would_be_thinner_than_a_dot_is_a_dot():
    [dots] = [trace for trace in traces(timeline(), "scatter") if trace["mode"] == "markers"]
    assert dots["x"] == [date(2024, 10, 2).toordinal()]
    assert dots["customdata"] == ["29 Sep–4 Oct 2024: Six days"]


def test_a_time_that_is_about_right_is_hatched_and_explained():
    [hatched] = [trace for trace in traces(timeline(), "bar") if "pattern" in trace["marker"]]
    assert hatched["customdata"] == ["about Jul–Dec 2018: Half a year"]
    assert "about that time" in texts(timeline())


def test_each_event_has_its_words_its_time_and_its_source():
    assert {"Three years", "2014–2016 · Europol", "2015 · Europol"} <= set(texts(timeline()))
    assert {"2014–2016", "2015"} <= set(texts(timeline(more="sources: false")))


def test_lanes_stand_below_each_other_under_their_names():
    made = timeline(more="lanes: lane\nnames: {Long: Of years}")
    said = [text for text in texts(made) if text in {"Of years", "Short"}]
    assert said == ["Of years", "Short"]


def test_kinds_have_a_colour_and_a_mark_each():
    many = events([(date(2020, m, 5), f"E{m}", "Raid" if m % 2 else "Law") for m in range(1, 7)], kind="date")
    made = timeline(many, "series: lane")
    marks = {(trace["marker"]["symbol"], trace["marker"]["color"]) for trace in traces(made, "scatter")}

    assert marks == {("circle", STYLE.colours[0]), ("diamond", STYLE.colours[1])}
    assert {"Raid", "Law"} <= set(texts(made))


def test_a_highlight_stands_out():
    made = timeline(more="highlight: Six days")
    [dots] = [trace for trace in traces(made, "scatter") if trace["mode"] == "markers"]
    assert dots["marker"]["color"] == STYLE.roles["highlight"]
    assert {trace["marker"]["line"]["color"] for trace in traces(made, "bar")} == {STYLE.roles["other"]}


def test_an_event_without_a_date_is_named_below():
    made = timeline(events([(YEAR, "One year", ""), (None, "No idea when", "")]))
    assert "Not dated: No idea when" in texts(made)
    assert "No idea when" not in texts(made)


def test_its_words_go_through_the_events_in_their_order():
    assert timeline().alt == (
        "Timeline of events, 2014 to 2024. 2014–2016: Three years; 2015: One year; about Jul–Dec 2018: Half a year; "
        "29 Sep–4 Oct 2024: Six days."
    )


def test_its_data_are_the_events_with_their_sources():
    grid = timeline(more="lanes: lane").data
    assert [head.text[0].text for head in grid.columns] == ["When", "Lane", "Event", "Source"]
    assert [cell.text[0].text for cell in grid.rows[0].cells] == ["2014–2016", "Long", "Three years", "Europol"]
    assert grid.source_column


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (2015, "2015"),
        (date(2020, 3, 1), "Mar 2020"),
        (date(2020, 3, 17), "17 Mar 2020"),
        (SPAN, "2014–2016"),
        (period((2016, 1, 1), (2016, 8, 31)), "Jan–Aug 2016"),
        (period((2016, 12, 1), (2018, 8, 31)), "Dec 2016–Aug 2018"),
        (DAYS, "29 Sep–4 Oct 2024"),
        (period((2022, 11, 28), (2022, 11, 30)), "28–30 Nov 2022"),
        (period((2022, 12, 28), (2023, 1, 2)), "28 Dec 2022–2 Jan 2023"),
        (ABOUT, "about Jul–Dec 2018"),
    ],
)
def test_a_time_is_written_no_finer_than_it_is_known(key, wanted):
    assert when_text(when_of(key), "en") == wanted


def test_every_colour_is_a_token_and_every_picture_the_same():
    import json
    import re

    first, second = (json.dumps(timeline(more="lanes: lane").plotly, sort_keys=True, allow_nan=False) for _ in range(2))
    assert first == second
    assert set(re.findall(r"#[0-9a-fA-F]{6}", first)) <= set(TOKENS.names)


class TestRefused:
    def test_a_dimension_that_is_not_there(self):
        assert codes("timeline", "x: wehn\nwhat: event", a=events()) == [
            ("unknown-dimension", "did you mean `when`?", 2)
        ]

    def test_a_time_that_is_text(self):
        [(code, hint, line)] = codes("timeline", "x: lane\nwhat: event", a=events())
        assert (code, line) == ("wrong-chart", 2)
        assert "type: period" in hint

    def test_no_event_with_a_date(self):
        assert codes("timeline", ASKED, a=events([(None, "x", "")]))[0][0] == "nothing-to-draw"

    def test_too_many_events_or_kinds(self):
        many = [(date(2000 + n // 12, n % 12 + 1, 2), f"E{n}", f"L{n % 5}") for n in range(41)]
        assert codes("timeline", ASKED, a=events(many, kind="date"))[0][0] == "too-many-series"
        assert codes("timeline", f"{ASKED}\nseries: lane", a=events(many[:9], kind="date"))[0][0] == "too-many-series"

    def test_more_than_a_page(self):
        long = [(YEAR, f"{n} " + "many words indeed " * 9, "") for n in range(20)]
        assert codes("timeline", ASKED, a=events(long))[0][:2] == (
            "too-many-series",
            "choose fewer with `where:` in the indicator, shorten them with `names:`, or print a table",
        )

    def test_names_that_are_not_there(self):
        assert codes("timeline", f"{ASKED}\nhighlight: Seven days", a=events())[0][0] == "unknown-category"
        assert codes("timeline", f"{ASKED}\nnames: {{Seven days: A week}}", a=events())[0][0] == "unknown-category"


def test_a_charts_own_key_may_bear_the_name_of_a_kind_of_block(tmp_path):
    project = Small(tmp_path)
    project.section(
        """
        blocks:
          - id: years
            chart: timeline
            data: listed
            x: year
            what: route
            sources: true
            title: What happened when
        """,
        indicators="listed: {from: detections, rows: [year, route], where: {year: 2015}, label: Events}",
    )
    assert project.block("years").figure.alt


def test_sources_may_differ_by_row():
    given = events(sources=(1,))
    assert given.sources[1] == Source(publisher="INTERPOL")
    assert "2015 · INTERPOL" in texts(timeline(given))
    assert Column(name="when", kind="period", label="When") in given.table.dimensions


def test_a_second_hand_event_says_who_quotes_it():
    quoted = Source(publisher="Europol", via="The Observer", quoted=True)
    given = events()
    from dataclasses import replace

    assert "2015 · Europol, as quoted by The Observer" in texts(timeline(replace(given, sources=(quoted,))))


def test_a_years_name_stands_over_its_middle_so_that_a_bar_ends_where_the_year_does():
    made = timeline()
    names = {note["text"]: note["x"] for note in made.plotly["layout"]["annotations"] if note["text"].isdigit()}
    axis = made.plotly["layout"]["xaxis"]

    assert date(2015, 6, 30).toordinal() <= names["2015"] <= date(2015, 7, 3).toordinal()
    assert date(2015, 1, 1).toordinal() in axis["tickvals"]
    assert not axis["showticklabels"]


def test_the_key_says_that_a_dot_may_be_a_time_too_short_to_draw():
    words = "a day, or a time too short to draw as long as it was"

    assert words in texts(timeline())
    assert words not in texts(timeline(events([(SPAN, "Three years", "Long"), (YEAR, "One year", "Long")])))


def test_what_several_rows_say_of_one_event_is_drawn_once():
    rows = [
        (DAYS, "Joint days: 12 arrests", "Short"),
        (DAYS, "Joint days: 3 boats", "Short"),
        (YEAR, "Joint days: plan", "Short"),
    ]
    made = timeline(events(rows))

    assert {"Joint days: 12 arrests; 3 boats", "Joint days: plan"} <= set(texts(made))
    assert len(made.data.rows) == 3
