"""Matrix: entries in the cells of two ordinal scales; nothing is multiplied, and colours must not contradict themselves."""

from collections.abc import Mapping
from dataclasses import replace

from reportgen.charts import alternative
from reportgen.charts.matrix.levels import words
from reportgen.charts.matrix.picture import picture
from reportgen.charts.matrix.scene import Scene, scene_of
from reportgen.charts.matrix.spec import BUILT_IN, MatrixSpec
from reportgen.charts.widths import in_two_widths
from reportgen.document import Grid, GridCell, GridRow, Words
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting
from reportgen.problems import Findings
from reportgen.templating.citations import cite
from reportgen.templating.messages import say


def draw(spec: MatrixSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths; nothing after adding what is wrong."""
    if len(indicators) > 1:
        message = f"a matrix shows the entries of one indicator, and there are {len(indicators)}"
        findings.error("wrong-chart", message, spec.at("data"), hint="draw one chart for each")
        return None
    (given,) = indicators.values()
    scene = scene_of(spec, given, (setting.style, setting.language), findings)
    if scene is None or not _highlighted(scene, findings):
        return None
    return replace(in_two_widths(picture, scene, _alt(scene), _grid(scene)), notes=_notes(scene))


def _highlighted(scene: Scene, findings: Findings) -> bool:
    shown = {entry.name for entry in scene.entries if entry.bold}
    lost = [name for name in scene.spec.highlight if name not in shown and name not in scene.spec.names]
    for name in lost:
        message = f"`highlight` speaks of `{name}`, which the chart does not show"
        findings.error("unknown-category", message, scene.spec.at("highlight"))
    return not lost


def _alt(scene: Scene) -> str:
    what = scene.indicator.label or scene.indicator.id
    x, y = (title[:1].lower() + title[1:] for title in scene.titles)
    begin = say("chart-alt-matrix", scene.language, what=what[:1].lower() + what[1:], x=x, y=y)
    told = [say("chart-alt-point", scene.language, name=entry.name, value=scene.told(entry)) for entry in scene.entries]
    telling = {at for at, entry in enumerate(scene.entries) if entry.bold or not entry.rated}
    return alternative.sentences(begin, alternative.listed(told, scene.language, telling), _wrong(scene))


def _wrong(scene: Scene) -> str:
    return words(scene.unsound, scene.spec.terms, scene.titles, scene.language)


def _notes(scene: Scene) -> tuple[str, ...]:
    """Gives where the levels come from, or what is wrong with them."""
    said = say("matrix-built-in", scene.language) if scene.spec.levels == BUILT_IN else _wrong(scene)
    return (said,) if said else ()


def _grid(scene: Scene) -> Grid:
    """Gives every entry with its terms, as the data say them."""
    sources = scene.indicator.sources
    heads = [scene.spec.entries.replace("_", " "), *scene.titles]
    rows = zip(scene.entries, scene.indicator.table.rows, strict=True)
    return Grid(
        columns=tuple(_words(head[:1].upper() + head[1:]) for head in heads),
        rows=tuple(
            GridRow(
                cells=tuple(_words(text) for text in (entry.name, *entry.said)),
                cited=tuple(dict.fromkeys(cite(sources[index], scene.language) for index in row.sources)),
            )
            for entry, row in rows
        ),
    )


def _words(text: str) -> GridCell:
    return GridCell(text=(Words(text=text),), raw=text)
