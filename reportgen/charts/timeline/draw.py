"""Timeline: events in lanes, days as dots and a time long enough to draw as a bar as long as it was, each with its source."""

from collections.abc import Mapping, Sequence

from reportgen.charts import alternative
from reportgen.charts.shown import unit_text
from reportgen.charts.timeline.picture import picture
from reportgen.charts.timeline.scene import Event, Scene, dimensions_exist, names_exist, scene_of
from reportgen.charts.timeline.spec import TimelineSpec
from reportgen.charts.timeline.when import when_text
from reportgen.charts.widths import in_two_widths
from reportgen.document import Grid, GridCell, GridRow, Words
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.citations import cite
from reportgen.templating.messages import say

_MOST, _MOST_HIGH, _KINDS = 40, 900, 4


def draw(
    spec: TimelineSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings
) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    if not dimensions_exist(spec, indicators, findings):
        return None
    scene = scene_of(spec, indicators, setting.style, setting.language)
    if not _few(scene, findings) or not names_exist(spec, scene, findings):
        return None
    made = in_two_widths(picture, scene, _alt(scene), _grid(scene))
    if made.height > max(_MOST_HIGH, spec.height or 0):
        message = f"{len(scene.events)} events are higher than a page"
        hint = "choose fewer with `where:` in the indicator, shorten them with `names:`, or print a table"
        findings.error("too-many-series", message, spec.at("data"), hint=hint)
        return None
    return made


def _few(scene: Scene, findings: Findings) -> bool:
    spec, problem = scene.spec, None
    if not scene.events:
        problem = (
            "nothing-to-draw",
            "no event has a date",
            spec.at("x"),
            "`reportgen explain` shows the indicator's rows",
        )
    elif len(scene.events) > _MOST:
        message = f"{len(scene.events)} events, and {_MOST} are the most"
        problem = ("too-many-series", message, spec.at("data"), "choose fewer with `where:` in the indicator")
    elif len(scene.kinds) > _KINDS:
        message = f"{len(scene.kinds)} kinds of events, and {_KINDS} are the most that can be told apart"
        problem = ("too-many-series", message, spec.at("series"), "write `lanes:` in the place of `series:`")
    if problem is not None:
        code, message, at, hint = problem
        findings.error(code, message, at, hint=hint)
    return problem is None


def _alt(scene: Scene) -> str:
    language = scene.language
    order = sorted(scene.events, key=lambda event: event.when.place)
    ends = say(
        "chart-alt-between",
        language,
        first=str(order[0].when.start.year),
        last=str(max(event.when.end for event in order).year),
    )
    what = alternative.inside(scene.label or unit_text(order[0].indicator.unit, language))
    begin = say("chart-alt-timeline", language, what=what)
    told = [say("chart-alt-point", language, name=when_text(event.when, language), value=event.text) for event in order]
    telling = {at for at, event in enumerate(order) if event.bold}
    return alternative.sentences(f"{begin}, {ends}", alternative.listed(told, language, telling))


def _grid(scene: Scene) -> Grid:
    """Gives the events as a table: when, in which lane and of which kind, what, and who says so."""
    spec, language = scene.spec, scene.language
    heads = [spec.x, *(name for name in (spec.lanes, spec.series) if name), spec.what]
    columns = [_head(scene.events[0].indicator, name) for name in heads]
    return Grid(
        columns=tuple(_cell(head) for head in [*columns, say("source", language)]),
        rows=tuple(GridRow(cells=_cells(scene, event), cited=_cited(event, language)) for event in scene.events),
        row_heads=1,
        source_column=True,
    )


def _cells(scene: Scene, event: Event) -> tuple[GridCell, ...]:
    spec = scene.spec
    more = [words for words, name in ((event.lane, spec.lanes), (event.kind, spec.series)) if name]
    raw = str(event.row.keys[event.indicator.table.dimension(spec.x)])
    texts: Sequence[str] = [*more, event.text, ", ".join(event.cited)]
    return (_cell(when_text(event.when, scene.language), raw), *(_cell(text) for text in texts))


def _cited(event: Event, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite(event.indicator.sources[index], language) for index in event.row.sources))


def _head(given: Indicator, name: str) -> str:
    column = given.table.dimensions[given.table.dimension(name)]
    label = column.label or name
    return (label[:1].upper() + label[1:]).replace("_", " ")


def _cell(text: str, raw: str = "") -> GridCell:
    return GridCell(text=(Words(text=text),), raw=raw or text)
