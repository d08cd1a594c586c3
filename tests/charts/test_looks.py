"""Pictures are looked at in a browser: no two texts overlap and none leaves the picture, in both widths."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from reportgen.draw import Sketch, Studio, declare, pictures
from reportgen.indicator import Unit
from reportgen.table import Range, Row, Status
from tests.charts.making import STYLE, TOKENS, indicator, nationalities, picture, routes, row
from tests.charts.test_kinds import EVERY
from tests.charts.test_timeline import events
from tests.looks import complaints

pytestmark = pytest.mark.browser

LONG = [
    "Circular Route from Albania to Greece",
    "Democratic Republic of the Congo",
    "Unspecified sub-Saharan nationals",
    "Donaudampfschiffahrtsgesellschaftskapitän",
    "B",
    "C",
]


def close():
    """Six lines that end at nearly one place, with names of several lines."""
    return indicator(
        [row(name, year, value=1_000_000 + n) for n, name in enumerate(LONG) for year in range(2009, 2026)],
        "route",
        "year:integer",
    )


def ends():
    """The same lines in two years."""
    rows = [row(name, year, value=1_000_000 + n) for n, name in enumerate(LONG) for year in (2009, 2025)]
    return indicator(rows, "route", "year:integer")


def many():
    """Twelve lines from column to column."""
    return routes([*LONG, *(f"{name}!" for name in LONG)], (2014, 2015, 2024))


def months():
    return indicator(
        [row(n, date(y, m, 1), value=10**n * m) for n in range(1, 9) for y in range(2014, 2020) for m in range(1, 13)],
        "route:text",
        "month:date",
    )


def season():
    """One of the eight, with a month missing and the last ones not final."""
    found = months().table.rows[-72:]
    last = [row(*each.keys, value=each.cells[0].value, notes=(0,)) for each in found[-8:]]
    return indicator(
        [
            row(each.keys[1], value=each.cells[0].value, notes=each.notes)
            for each in (*found[:40], *found[41:64], *last)
        ],
        "month:date",
    )


def crowd():
    """Many events at about one time, with long words."""
    days = [date(2020, 1 + n % 12, 2 + n) for n in range(16)]
    return events([(day, f"{LONG[n % 6]} {n}", LONG[n % 3]) for n, day in enumerate(days)], kind="date")


def ranges():
    given = [("USD", "up to"), ("EUR", ""), ("USD", "single case"), ("GBP", "about"), ("USD", "at least")]
    amounts = [
        Range(low=Decimal(500), high=Decimal(10) ** n, currency=c, qualifier=q) for n, (c, q) in enumerate(given, 4)
    ]
    rows = [
        row(f"{LONG[n % 4]} to {LONG[n % 3]}", f"201{n} (from mid-year)", value=value)
        for n, value in enumerate(amounts)
    ]
    return indicator(rows, "leg", "period", measure="range", unit=Unit(name="price", kind="money"))


def statuses():
    cells = [{"status": status} for status in Status] + [
        {"value": 12345},
        {"value": 3, "partial": 2},
        {"value": 99, "provisional": True},
    ]
    return indicator(
        [row(LONG[n % 6] + "!" * (n // 6), value=c.pop("value", None), **c) for n, c in enumerate(cells)], "what"
    )


def many_flows():
    """Flows from six places with long names to six others, one of them out of all proportion."""
    flows = [
        row(a, f"{b}, again", value=10 ** (i + j)) for i, a in enumerate(LONG) for j, b in enumerate(LONG) if i != j
    ]
    return indicator([*flows, row("Unknown origin", f"{LONG[0]}, again", status=Status.MISSING)], "start", "end")


def stages():
    """Five stages that do not balance."""
    ends = [
        (f"{name} {stage}", f"{other} {stage + 1}")
        for stage in range(4)
        for name, other in zip("ABC", "BCA", strict=True)
    ]
    flows = [row(*pair, value=1000 + 7 * n) for n, pair in enumerate(ends)]
    return indicator([*flows, row("A 0", "Democratic Republic of the Congo 2", value=3)], "start", "end")


def tall():
    steps = [row(f"{LONG[n % 4]} {n}", value=(-1) ** n * 10**n) for n in range(9)]
    total = sum(one.cells[0].value for one in steps)
    return indicator([row("Start", value=5), *steps, row("End", value=5 + total)], "what")


SCALES = """entries: threat
columns: likelihood
rows: impact
terms:
  columns: [Remote chance, Highly unlikely, Realistic possibility, Likely, Almost certain]
  rows: [Low, Considerable, Critical]"""


def rated(count):
    columns = ["Remote chance", "Highly unlikely", "Realistic possibility", "Likely", "Almost certain", None]
    keys = [
        (f"{LONG[n % 6]} {n}", columns[n * n % 6], ["Low", "Considerable", "Critical"][n * n // 3 % 3])
        for n in range(count)
    ]
    rows = [Row(keys=key, cells=(), part="", notes=(), sources=(0,)) for key in keys]
    made = indicator(rows, "threat", "likelihood", "impact")
    return replace(made, table=replace(made.table, measures=()))


EVENTS = ", ".join(f"{{x: {year}, text: An event with rather many words}}" for year in (2010, 2011, 2024, 2025))

HOSTILE = [
    ("lines", "x: year\nseries: route", close),
    ("lines", "x: year\nseries: route\nhighlight: B\nheight: 120", close),
    ("lines", "x: year\npanels: route\nscales: own\naxis: {x: The year in which it was detected}", close),
    ("lines", "x: month\npanels: route\nscales: own", months),
    ("lines", "x: year\npanels: route\ncontext: true", close),
    ("lines", "x: month\npanels: route\ncontext: true\nheight: 500", months),
    ("lines", f"x: year\nseries: route\nmarks: [{EVENTS}]", close),
    ("area", "x: year\nseries: route", close),
    ("area", f"x: year\nseries: route\nstack: '100'\nheight: 120\nmarks: [{EVENTS}]", close),
    ("bars", "x: what", statuses),
    ("dots", "rows: what", statuses),
    ("bars", "x: year\nseries: route\nstack: stacked", close),
    ("bars", "x: route\nseries: year\nstack: '100'", lambda: routes(LONG, range(2010, 2014))),
    ("bars", "x: route\nseries: year", lambda: routes(LONG, range(2010, 2014))),
    ("bars", "x: year\nseries: route", lambda: routes(LONG[:4], range(2010, 2026))),
    ("dots", "rows: route\nseries: year", lambda: routes(LONG, (2014, 2015))),
    ("dots", "rows: nationality", lambda: replace(nationalities(unknown=10**9), unit=Unit(name="x", kind="percent"))),
    ("seasonality", "x: month", season),
    ("seasonality", "x: month\nearlier: middle\nhighlight: [2014, 2018, 2019]\nheight: 120", season),
    ("calendar", "x: month", season),
    ("timeline", "x: when\nwhat: event\nlanes: lane", events),
    ("timeline", "x: when\nwhat: event\nseries: lane", crowd),
    ("dumbbell", "rows: route\nseries: year", ends),
    ("dumbbell", "rows: route\nseries: year\nhighlight: B\nbaseline: data", lambda: routes(LONG, (2014, 2024))),
    ("slope", "x: year\nseries: route\nchange: percent", ends),
    ("slope", "x: year\nseries: route\nhighlight: C", many),
    ("sankey", "start: start\nend: end", many_flows),
    ("sankey", "start: start\nend: end\nheight: 200\nhighlight: B 1", stages),
    ("waterfall", "rows: what\nlevels: [Start, End]", tall),
    ("matrix", SCALES, lambda: rated(38)),
    ("matrix", SCALES, lambda: rated(7)),
    ("ranges", "rows: [leg, period]\npanels: currency\nsources: true", ranges),
    ("heat", "rows: route\ncolumns: year", lambda: routes(LONG, range(2010, 2026))),
    ("heat", "rows: year\ncolumns: route", lambda: routes(LONG, range(2010, 2026))),
    ("heat", "rows: route\ncolumns: month", lambda: indicator(months().table.rows[12:24], "route", "month:date")),
]  # fmt: skip


@pytest.fixture(scope="module")
def sketches():
    """Every kind of chart, wide and narrow."""
    made = [
        (f"{kind}-{number}", picture(kind, yaml, a=given()))
        for number, (kind, yaml, given) in enumerate([*EVERY, *HOSTILE])
    ]
    wide = [
        Sketch(id=name, plotly=each.plotly, width=STYLE.width, height=each.height, alt=each.alt) for name, each in made
    ]
    small = [
        Sketch(id=f"{name}-narrow", plotly=each.narrow, width=STYLE.narrow, height=each.narrow_height, alt=each.alt)
        for name, each in made
    ]
    return [*wide, *small]


@pytest.fixture(scope="module")
def drawn(sketches, tmp_path_factory):
    """Name → its picture, drawn by a browser with the report's fonts."""
    fonts = declare(TOKENS.files, tmp_path_factory.mktemp("looks") / "fonts", (TOKENS.sans[0], TOKENS.serif[0]))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FONTCONFIG_FILE", str(fonts.config))
        with Studio(1) as studio:
            yield _drawn(sketches, studio), studio


def _drawn(sketches, studio):
    return dict(zip([sketch.id for sketch in sketches], pictures(sketches, studio), strict=True))


def test_no_text_overlaps_another_or_leaves_the_picture(sketches, drawn):
    wrong = complaints(drawn[0], {sketch.id: sketch.width for sketch in sketches})
    assert not wrong, "\n".join(wrong)


def test_a_picture_does_not_depend_on_those_drawn_before_it(sketches, drawn):
    pictured, studio = drawn
    browser = studio.process
    others = list(sketches)
    Random(7).shuffle(others)

    assert _drawn(others, studio) == pictured
    assert studio.process == browser
