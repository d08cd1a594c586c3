"""Makes indicators by hand, and pictures of them from the YAML an author would write."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reportgen.atlas import Place, Survey, built_in
from reportgen.charts import CHARTS
from reportgen.charts.style import style_of
from reportgen.draw import Tokens, read_tokens
from reportgen.indicator import Indicator, Note, Source, Unit
from reportgen.kinds import Picture, Setting
from reportgen.nodes import parse_yaml, read_model
from reportgen.problems import Findings, Problem
from reportgen.table import Cell, Column, Listed, Row, Status, Table

TOKENS: Tokens = read_tokens((Path(__file__).parents[2] / "templates" / "tokens.yaml").read_text(encoding="utf-8"))
STYLE = style_of(TOKENS)
PLACES = {
    "Ankara": (32.9, 39.9), "Athens": (23.7, 38.0), "Belgrade": (20.5, 44.8), "Canary Islands": (-15.6, 28.0),
    "Dakar": (-17.4, 14.7), "Dakhla": (-15.9, 23.7), "Sicily": (14.3, 37.4), "Thessaloniki": (22.9, 40.6),
    "Tripoli": (13.2, 32.9), "Vienna": (16.4, 48.2),
}  # fmt: skip
"""Places by name: degrees east and north."""
AREAS = {"Sicily", "Canary Islands"}
SURVEY = Survey(
    data=built_in(),
    path="reportgen/atlas/boundaries.json",
    places={n: Place(name=n, longitude=x, latitude=y, city=n not in AREAS) for n, (x, y) in PLACES.items()},
    named={
        "XK": Listed(code="Kosovo*", name="Kosovo*", footnote="* without prejudice to positions on status"),
        "TR": Listed(code="Türkiye", name="Türkiye"),
    },
    coded={"Kosovo*": "XK", "EL": "GR"},
)
"""What maps are drawn from."""
SETTING = Setting(style=STYLE, language="en", survey=SURVEY)

NOTES = (
    Note(kind="partial", text="January to April"),
    Note(kind="break", text="another way of counting"),
    Note(kind="provisional", text="provisional"),
)
"""Notes by index, for `row(..., notes=(0,))`."""


def row(*keys, value=None, part="", notes=(), sources=(0,), **cell):
    """One row with one number, or with a `status`."""
    return Row(keys=keys, cells=(Cell(value=value, **cell),), part=part, notes=tuple(notes), sources=tuple(sources))


def indicator(rows: Sequence[Row], *dimensions: str, measure="integer", publishers=("Frontex",), **given) -> Indicator:
    """An indicator; a dimension is written `name` (text) or `name:kind`."""
    columns = [name.partition(":") for name in dimensions]
    table = Table(
        dimensions=tuple(Column(name=name, kind=kind or "text", label=name.title()) for name, _, kind in columns),
        measures=(Column(name="value", kind=measure),),
        rows=tuple(rows),
    )
    whole = Indicator(
        id="routes.a", label="Detections", unit=Unit(name="detections"), table=table,
        sources=tuple(Source(publisher=name) for name in publishers), notes=NOTES, definition="", query="", extracts=("x",),
        vintage="2025-06-03", rows_read=len(rows), digest="d", additive=True,
    )  # fmt: skip
    return replace(whole, **given)


def routes(names: Sequence[str] = ("North", "South"), years: Sequence[int] = (2014, 2015, 2016)) -> Indicator:
    """Detections by route and year: 100 × place of the route + years since the first."""
    rows = [row(name, year, value=100 * n + year - years[0]) for n, name in enumerate(names, 1) for year in years]
    return indicator(rows, "route", "year:integer")


def nationalities(*, unknown: int = 500) -> Indicator:
    """Detections by nationality, with the other and the unknown ones apart."""
    rows = [
        row("Syria", value=900),
        row("Iraq", value=300),
        row("Eritrea", value=400),
        row("Kosovo*", status=Status.NOT_PUBLISHED),
    ]
    special = [row("other", value=700, part="other"), row("unknown", value=unknown, part="unknown")]
    return indicator([*special, *rows], "nationality")


def drawn(kind: str, yaml: str, given: Mapping[str, Indicator]) -> tuple[Picture | None, list[Problem]]:
    """Draws a chart as YAML asks for it; gives the picture, if any, and the problems."""
    findings = Findings()
    text = yaml if yaml.startswith("data:") else f"data: [{', '.join(given)}]\n{yaml}"
    model = CHARTS[kind].spec
    spec = read_model(model, parse_yaml(text, "chart.yaml", findings), findings, what=f"chart `{kind}`")
    picture = CHARTS[kind].draw(spec, given, SETTING, findings) if spec else None
    return picture, list(findings)


def picture(kind: str, yaml: str, **given: Indicator) -> Picture:
    """Draws a chart that has nothing wrong with it."""
    made, problems = drawn(kind, yaml, given)
    assert problems == []
    assert made is not None
    return made


def codes(kind: str, yaml: str, **given: Indicator) -> list[tuple[str, str, int]]:
    """Draws a chart that has something wrong: (code, hint, line) of each problem."""
    made, problems = drawn(kind, yaml, given)
    assert made is None
    return [(problem.code, problem.hint, problem.at.line) for problem in problems]


def texts(made: Picture) -> list[str]:
    """The texts written into the wide picture, without marks of emphasis."""
    return [
        note["text"].replace("<b>", "").replace("</b>", "").replace("<br>", " ")
        for note in made.plotly["layout"]["annotations"]
    ]


def traces(made: Picture, kind: str) -> list[dict]:
    """The traces of a kind in the wide picture, without those that only speak."""
    return [trace for trace in made.plotly["data"] if trace["type"] == kind and "hoverlabel" not in trace]


def said(made: Picture) -> list[str]:
    """What the wide picture says under the pointer, in its order."""
    spoken = [trace for trace in made.plotly["data"] if trace.get("hoverinfo") != "skip"]
    return [words for trace in spoken for words in trace.get("customdata", ()) if words]
