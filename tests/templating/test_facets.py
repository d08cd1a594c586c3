"""What an expression may ask of an indicator, and what it gets; problems with their way out."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reportgen.indicator import Indicator, Note, Source, Unit
from reportgen.nodes import Prose
from reportgen.problems import Findings
from reportgen.table import Cell, Column, Range, Row, Status, Table
from reportgen.templating.facets import FILTERS, Facet, shown
from reportgen.templating.prose import Names, decide, weave

NB = "\u00a0"


def indicator(name, dimensions, rows, unit=None, measures=("value",), **more):
    table = Table(
        dimensions=tuple(Column(name=each, kind=kind) for each, kind in dimensions),
        measures=tuple(Column(name=each, kind="number") for each in measures),
        rows=tuple(rows),
    )
    more.setdefault("sources", (Source(publisher="Frontex", vintage="2025-06-03", edition="2016"),))
    return Indicator(
        id=name,
        label=name,
        unit=unit or Unit(name="detections"),
        table=table,
        notes=(),
        definition="",
        query="",
        extracts=("x",),
        vintage="",
        rows_read=1,
        digest="",
        **more,
    )


def row(*keys, value=None, part="", **cell):
    return Row(keys=keys, cells=(Cell(value=value, **cell),), part=part)


BY_ROUTE = indicator(
    "routes.by_route",
    [("route", "text"), ("year", "integer")],
    [
        row("East", 2014, value=10),
        row("East", 2015, value=300),
        row("West", 2014, value=40),
        row("West", 2015, value=5),
    ],
    additive=True,
)
PEOPLE = indicator(
    "top",
    [("nationality", "text")],
    [
        row("Syria", value=400),
        row("Iraq", value=250),
        row("Other", value=50, part="other"),
        row("Unknown", value=300, part="unknown"),
    ],
    additive=True,
)
FACETS = {
    "by_route": BY_ROUTE,
    "top": PEOPLE,
    "peak": indicator("peak", [], [row(value=1_822_177)]),
    "change": indicator(
        "change", [], [row(value=Decimal("544.03"))], Unit(name="detections", kind="percent"), change=True, decimals=1
    ),
    "share": indicator(
        "share",
        [],
        [row(value=Decimal("30.5"), count=305, base=1000)],
        Unit(name="detections", kind="percent"),
        decimals=1,
    ),
    "gone": indicator("gone", [], [row(status=Status.WITHHELD, reason="the base is 7, under 20")]),
    "price": indicator(
        "price",
        [],
        [row(value=Range(low=Decimal(1000), high=Decimal(4000), currency="USD"))],
        Unit(name="USD", kind="money"),
    ),
    "months": indicator(
        "months",
        [("month", "date")],
        [
            row(date(2015, 9, 1), value=3),
            row(date(2015, 10, 1), value=9),
            row(date(2015, 11, 1), status=Status.MISSING),
        ],
        additive=True,
    ),
    "mean": indicator(
        "mean", [("route", "text")], [row("A", value=Decimal("1.5")), row("B", value=Decimal("1.5"))], decimals=1
    ),
    "dark": indicator(
        "dark",
        [("nationality", "text")],
        [row("Syria", value=4), row("Unknown", value=6, part="unknown")],
        additive=True,
    ),
    "left_out": indicator(
        "left_out",
        [("nationality", "text")],
        [row("Syria", value=4), row("Iraq", value=1)],
        unknown_share=Decimal("0.6"),
    ),
    "table": indicator(
        "table", [("leg", "text")], [Row(keys=("a",), cells=(Cell(value=1), Cell(value=2)))], measures=("low", "high")
    ),
    "shares": indicator(
        "shares",
        [("place", "text")],
        [row("Land", value=Decimal(60), count=6, base=10), row("Sea", value=Decimal(40), count=4, base=10)],
        Unit(name="cases", kind="percent"),
        adds="shares",
    ),
}
NAMES = Names(
    names={name: Facet(each) for name, each in FACETS.items()}, show=lambda value: shown(value, "en"), filters=FILTERS
)


def prose(text):
    findings = Findings()
    woven = weave(Prose.of(text), NAMES, findings)
    if not woven.whole:
        (problem,) = list(findings)
        return f"{problem.code}: {problem.message} | {problem.hint}"
    return re.sub("\ue000(\\d+)\ue001", lambda found: woven.shown[int(found[1])].text, woven.text)


def ids(text):
    findings = Findings()
    woven = weave(Prose.of(text), NAMES, findings)
    assert woven.whole, list(findings)
    return [(run.value, run.raw) for run in woven.shown]


def holds(text):
    findings = Findings()
    answer = decide(Prose.of(text), NAMES, findings)
    return answer if answer is not None else [problem.code for problem in findings]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ peak }}", "1,822,177 detections"),
        ("{{ peak | plain }}", "1,822,177"),
        ("{{ peak | about }}", f"about 1.8{NB}million"),
        ("{{ change | change }}", f"up 544{NB}%"),
        ("{{ share }} ({{ share | count }})", f"30.5{NB}% (305)"),
        ("{{ share | fraction }}", "almost a third"),
        ("{{ gone | or_status }}", "withheld (the base is 7, under 20)"),
        ("{{ price }} per person", f"USD{NB}1,000–4,000 per person"),
        ('{{ by_route["East", 2015] }}', "300 detections"),
        ('{{ by_route.at(route="West", year=2014) | plain }}', "40"),
        ("{{ by_route.peak_year }}", "2015"),
        ("{{ by_route.low_year }}", "2014"),
        ("{{ by_route.peak }}", "305 detections"),
        ("{{ by_route.low }}", "50 detections"),
        ("{{ by_route.peak_route }}", "East"),
        ("{{ by_route.total }}", "355 detections"),
        ("from {{ by_route.from }} to {{ by_route.to }}", "from 2014 to 2015"),
        ("{{ by_route.earliest }} then {{ by_route.latest | plain }}", "50 detections then 305"),
        ("{{ top.first }}, {{ top.second }} and {{ top.last }}", "Syria, Iraq and Iraq"),
        ("{{ top.first_value }}", "400 detections"),
        ("{{ top.first_value | share }}", f"40.0{NB}%"),
        ("{{ top.first_value | name }}", "Syria"),
        ("{{ top.unknown | share }} or {{ top.unknown }}", f"30.0{NB}% or 300 detections"),
        ("{{ top.other | plain }} {{ top.known | plain }} {{ top.total | plain }}", "50 700 1,000"),
        ('{{ top["Syria"] | share }}', f"40.0{NB}%"),
        ("{{ months.peak_month }}", f"October{NB}2015"),
        ("{{ months.peak }}", "9 detections"),
        ("{{ months['2015-09'] }}", "3 detections"),
        ("{{ months.missing }}", "1 figure"),
        ("{{ peak.source }}, {{ peak.edition }}, {{ peak.vintage }}", f"Frontex, 2016, 3{NB}June{NB}2025"),
        ("{{ shares.total }}", f"100{NB}%"),
        ('{{ table.at(leg="a", column="high") | plain }}', "2"),
        (
            "{% for row in top %}{{ row.nationality }}: {{ row | plain }}; {% endfor %}",
            "Syria: 400; Iraq: 250; Other: 50; Unknown: 300; ",
        ),
        ("{{ by_route[by_route.peak_route, by_route.peak_year] }}", "300 detections"),
        ("{% if peak > 1000000 %}{{ peak | rounded }}{% else %}few{% endif %}", f"1.82{NB}million"),
        ("{% if gone %}{{ gone }}{% else %}withheld{% endif %}", "withheld"),
    ],
)
def test_an_expression_is_printed(text, printed):
    assert prose(text) == printed


def test_every_value_has_a_stable_id_and_its_exact_number():
    assert ids('{{ by_route["East", 2015] }}') == [("routes.by_route[East,2015]", "300")]
    assert ids("{{ peak | about }}") == [("peak", "1822177")]
    assert ids("{{ top.first }}{{ top.first_value }}") == [("top.first", "Syria"), ("top.first_value", "400")]
    assert ids("{{ months.peak_month }}") == [("months.peak_month", "2015-10")]
    assert ids("{{ by_route.total }}") == [("routes.by_route.total", "355")]
    assert ids("{{ gone | or_status }}") == [("gone", "withheld")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ by_route }}", "several-cells: `routes.by_route` has 4 rows, not one value"),
        ("{{ by_route['East'] }}", "several-cells: 2 rows of `routes.by_route` match | say `year` too"),
        ("{{ by_route['Eest', 2015] }}", 'unknown-item: `routes.by_route` has no `route` "Eest"'),
        (
            "{{ by_route['East', 2019] }}",
            "unknown-item: `routes.by_route` has no `year` 2019 | there is `2014` and `2015`",
        ),
        ("{{ by_route['East', 2015, 3] }}", "unknown-item: `routes.by_route` takes 2 values, not 3"),
        (
            "{{ by_route.at(rute='East') }}",
            "unknown-item: `routes.by_route` has no dimension `rute` | did you mean `route`?",
        ),
        (
            "{{ by_route.at('East', 2015) }}",
            'unknown-item: `East` stands without the name of what it is | write `.at(route="East")`',
        ),
        ("{{ by_route.peaks }}", "unknown-attribute: `routes.by_route` has no `peaks` | did you mean `peak`?"),
        ("{{ by_route.first }}", "several-cells: `routes.by_route` has 2 dimensions, so nothing in it is first"),
        ("{{ months.first }}", "unknown-attribute: `months` runs over time, so nothing in it is first"),
        ("{{ top.from }}", "unknown-attribute: `top` does not run over time"),
        ("{{ by_route.other }}", "unknown-item: `routes.by_route` has no row `other`"),
        ("{{ mean.first }}", "tied: `A` and `B` of `mean` are equal"),
        ("{{ mean.peak }}", "tied: `A` and `B` of `mean` are equal"),
        ("{{ mean.total }}", "not-additive: the numbers of `mean` cannot be added up"),
        ("{{ dark.first }}", "mostly-unknown: 60% of `dark` is unknown, so its first is withheld"),
        ("{{ left_out.first }}", "mostly-unknown: 60% of `left_out` is unknown, so its first is withheld"),
        ("{{ top.third }}", "unknown-item: `top` has only 2 ranked rows"),
        ("{{ gone }}", "no-number: `gone` has no number, it is withheld: the base is 7, under 20"),
        ("{{ table['a'] }}", "several-cells: a row of `table` has 2 numbers"),
        ("{{ table.total }}", "several-cells: `table` lists rows with 2 numbers each"),
        (
            "{{ peak + 1 }}",
            "arithmetic-in-prose: the result of arithmetic comes from no indicator and cannot be printed",
        ),
        ("{{ peak / share }}", "arithmetic-in-prose"),
        ("{{ 5 }}", "arithmetic-in-prose: `5` comes from no indicator"),
        ("{{ peak ~ '!' }}", "torn-value: a value cannot be joined with text"),
        ("{{ top.first | upper }}", "torn-value"),
        ("{{ peak | change }}", "wrong-form: `peak` measures no change"),
        ("{{ peak | plain | about }}", "wrong-form: `plain` and `about` are two forms of one value"),
        ("{{ top.first | about }}", "wrong-form: `| about` takes a value"),
        ("{{ peak | name }}", "wrong-form: `| name` takes a value that has a dimension"),
        ("{{ top['Syria'].rout }}", "unknown-attribute: `top[Syria]` has no `rout`"),
        ("{{ price + 1 }}", "not-comparable: `price` is a range, which is neither more nor less"),
        ("{{ peak / 0 }}", "not-comparable"),
        ("{{ price.highest_end }}", "arithmetic-in-prose"),
    ],
)
def test_a_slip_is_a_problem_with_its_way_out(text, problem):
    assert prose(text).startswith(problem)


def test_several_sources_are_not_one():
    facet = Facet(indicator("x", [], [row(value=1)], sources=(Source(publisher="A"), Source(publisher="B"))))
    names = Names(names={"x": facet}, show=lambda value: shown(value, "en"), filters=FILTERS)
    findings = Findings()
    assert not weave(Prose.of("{{ x.source }}"), names, findings).whole
    assert [problem.code for problem in findings] == ["several-cells"]


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        ("peak > 1000000", True),
        ("peak = 1822177", True),
        ("peak >= 1822178 or peak <= 3", False),
        ("by_route.peak_year = 2015", True),
        ("by_route.peak_year > 2014 and by_route.to <= 2015", True),
        ("by_route.from < 2014", False),
        ('top.first = "Syria"', True),
        ('top.first = "Iraq"', False),
        ("top.first = top.second", False),
        ("share > 0.25", True),
        ("share = 0.305", True),
        ("change > 5.4", True),
        ("top.unknown / top.total = 0.3", True),
        ("top.first_value - top.second_value > 2 * 50 and 1 + peak > peak", True),
        ("by_route.latest > 6 * by_route.earliest", True),
        ("10 - top.other < 0 and 100 / top.other = 2", True),
        ("months.peak_month = '2015-10'", True),
        ("months.missing = 1", True),
        ("gone", False),
        ("peak", True),
        ("share > 25", ["share-as-fraction"]),
        ("gone > 3", ["no-number"]),
        ("price > 3", ["not-comparable"]),
        ("price.highest_end = 4000 and price.lowest_end = 1000", True),
        ("peak.highest_end > 1", ["several-cells"]),
        ("top > 3", ["several-cells"]),
        ("peak > 'many'", ["not-comparable"]),
    ],
)
def test_a_condition_is_decided(condition, answer):
    assert holds(condition) == answer


HALF = replace(
    BY_ROUTE,
    notes=(Note(kind="partial", text="December is missing."),),
    table=replace(BY_ROUTE.table, rows=tuple(replace(each, notes=(0,) if each.keys[1] == 2015 else ())
                                             for each in BY_ROUTE.table.rows)),
)  # fmt: skip
"""The same, of which 2015 lacks a month."""
HALVES = Names(names={"half": Facet(HALF)}, show=lambda value: shown(value, "en"), filters=FILTERS)


@pytest.mark.parametrize("condition", [
    'half["West", 2015] < half["West", 2014]', 'half["West", 2014] >= half["West", 2015]',
])  # fmt: skip
def test_a_part_is_never_said_to_be_below_a_whole(condition):
    findings = Findings()
    decide(Prose.of(condition), HALVES, findings)

    (found,) = findings
    assert found.code == "incomplete-period"
    assert found.message.startswith("`routes.by_route[West,2015]` is of an incomplete period")


@pytest.mark.parametrize("condition", [
    'half["East", 2015] > half["East", 2014]', 'half["West", 2015] < half["East", 2015]',
])  # fmt: skip
def test_a_part_may_exceed_a_whole_and_be_compared_with_parts(condition):
    findings = Findings()
    assert decide(Prose.of(condition), HALVES, findings) is True
    assert list(findings) == []
