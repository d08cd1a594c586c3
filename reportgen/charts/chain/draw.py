"""Draws a chain: boxes in columns, and pale curves between those that are linked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reportgen.charts import alternative
from reportgen.charts.canvas import Canvas, Label, Margin, Pane, plain
from reportgen.charts.chain.lay import Box, laid_out, look_of
from reportgen.charts.chain.spec import ChainSpec
from reportgen.charts.metrics import LINE, wrap
from reportgen.charts.widths import in_two_widths
from reportgen.document import Grid, GridCell, GridRow, Words
from reportgen.indicator import Indicator
from reportgen.kinds import Picture, Setting, Style
from reportgen.problems import Findings
from reportgen.templating.messages import say

_HEAD, _POINTS = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: ChainSpec
    style: Style


def draw(spec: ChainSpec, indicators: Mapping[str, Indicator], setting: Setting, findings: Findings) -> Picture | None:
    """Gives the picture in two widths."""
    made = in_two_widths(_picture, Scene(spec=spec, style=setting.style), _alt(spec, setting.language), _grid(spec))
    return replace(made, notes=(spec.note,) if spec.note else ())


def _picture(scene: Scene, wide: int) -> tuple[dict[str, Any], int]:
    canvas, size = Canvas(scene.style, wide), scene.style.size
    look = look_of(wide, size)
    boxes, tall = laid_out(scene.spec, look)
    heads = [wrap(column.head, wide / len(scene.spec.columns) - 12, size, bold=True) for column in scene.spec.columns]
    top = max(_HEAD, max(map(len, heads)) * size * LINE + 10)
    canvas.axis(Pane(), "x", (0, wide))
    canvas.axis(Pane(), "y", (tall + 2, 0))
    for left, right in scene.spec.links:
        _curve(canvas, boxes[left], boxes[right])
    for column, lines in zip(scene.spec.columns, heads, strict=True):
        x = boxes[column.boxes[0].id].x if column.boxes else 0
        canvas.labels.append(
            Label(text="\n".join(lines), x=x, y=0, on_x="x", on_y="y", dy=6, level="bottom", ink="muted", bold=True)
        )
    for box in boxes.values():
        _box(canvas, box, look.indent)
    height = round(tall + 2 + top)
    return canvas.finish(height, Margin(left=0, right=0, top=top, bottom=0)), height


def _curve(canvas: Canvas, left: Box, right: Box) -> None:
    x0, x1 = left.x + left.wide, right.x
    steps = [at / (_POINTS - 1) for at in range(_POINTS)]
    canvas.traces.append(
        {
            "cliponaxis": False,
            "hoverinfo": "skip",
            "line": {"color": canvas.ink("highlight" if left.spec.gone or right.spec.gone else "axis"), "width": 1},
            "mode": "lines",
            "type": "scatter",
            "x": [plain(round(x0 + (x1 - x0) * t, 1)) for t in steps],
            "y": [plain(round(left.middle + (right.middle - left.middle) * t * t * (3 - 2 * t), 1)) for t in steps],
        }
    )


def _box(canvas: Canvas, box: Box, indent: float) -> None:
    spec, size = box.spec, canvas.style.size
    edge = "highlight" if spec.gone else "axis"
    canvas.box({"x0": box.x, "x1": box.x + box.wide, "xref": "x", "y0": box.y, "y1": box.y + box.high, "yref": "y"},
               "step0" if spec.bold else "paper", edge)  # fmt: skip
    words, number = "\n".join(box.lines), spec.number
    beside = bool(number and indent)
    down = size * LINE if number and not indent else 0
    if number:
        y = box.middle if beside else box.y + 5 + size * LINE / 2
        canvas.labels.append(Label(text=number, x=box.x + 6, y=y, on_x="x", on_y="y", ink="ink", bold=True))
    at = (box.x + 6 + (indent if beside else 0), box.middle + down / 2)
    canvas.labels.append(Label(text=words, x=at[0], y=at[1], on_x="x", on_y="y", ink="muted" if spec.gone else "ink"))
    told = f"{number} {spec.words}".strip()
    canvas.tell(Pane(), [(round(box.x + box.wide / 2, 1), round(box.middle, 1), told)], "muted")


def _named(spec: ChainSpec) -> Mapping[str, str]:
    return {box.id: f"{box.number} {box.words}".strip() for column in spec.columns for box in column.boxes}


def _alt(spec: ChainSpec, language: str) -> str:
    """Gives what every box of the second column and the next is linked to, by number or name."""
    short = {box.id: box.number or box.words for column in spec.columns for box in column.boxes}
    told = []
    for column in spec.columns[1:]:
        for box in column.boxes:
            below = [short[left] for left, right in spec.links if right == box.id]
            if below:
                told.append(say("chart-alt-chain-box", language, name=short[box.id], below=", ".join(below)))
    return alternative.sentences(spec.opening, "; ".join(told), spec.closing)


def _grid(spec: ChainSpec) -> Grid:
    names = _named(spec)
    return Grid(
        columns=(_words(spec.from_), _words(spec.to)),
        rows=tuple(GridRow(cells=(_words(names[left]), _words(names[right]))) for left, right in spec.links),
    )


def _words(text: str) -> GridCell:
    return GridCell(text=(Words(text=text),), raw=text)
