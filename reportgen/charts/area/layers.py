"""Layers: the parts of a whole as filled shapes, parted at gaps and breaks, open and dashed where they are not final."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any

from reportgen.charts.area.scene import Scene, Stack
from reportgen.charts.canvas import Canvas, Pane, plainly
from reportgen.charts.series import Series
from reportgen.charts.shown import amount_text, said

_ALONE = 0.3
"""How wide the shape of a time with no neighbour is, as a part of the step to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Times that are joined: all final, or not."""

    stacks: tuple[Stack, ...]
    hollow: bool


def stretches(stacks: Sequence[Stack]) -> Iterator[Stretch]:
    """Gives what is joined: it ends at gaps and breaks, and changes its look where numbers are not final."""
    run: list[Stack] = []
    for stack in stacks:
        if run and (not stack.parts or stack.broken):
            yield from _looks(run)
            run = []
        if stack.parts:
            run.append(stack)
    if run:
        yield from _looks(run)


def _looks(run: Sequence[Stack]) -> Iterator[Stretch]:
    if len(run) == 1:
        yield Stretch(stacks=tuple(run), hollow=run[0].hollow)
    held: list[Stack] = []
    for before, after in pairwise(run):
        hollow = before.hollow or after.hollow
        if held and hollow != (held[-2].hollow or held[-1].hollow):
            yield Stretch(stacks=tuple(held), hollow=not hollow)
            held = []
        held = [*(held or [before]), after]
    if held:
        yield Stretch(stacks=tuple(held), hollow=held[-2].hollow or held[-1].hollow)


def draw_layers(canvas: Canvas, pane: Pane, scene: Scene, step: float) -> None:
    """Adds the shapes, from the bottom; `step` is the least distance between two times on the axis."""
    for stretch in stretches(scene.stacks):
        for index, line in enumerate(scene.series):
            hatch = line.hatched and scene.spec.unknown.hatch
            canvas.traces.append(
                _shape(canvas, pane, stretch, (index, line, step)) | _look(canvas, line, stretch, hatch=hatch)
            )


def _edges(stack: Stack, index: int) -> tuple[Decimal, Decimal]:
    tops = [Decimal(0), *accumulate(stack.parts)]
    return tops[index], tops[index + 1]


def _shape(canvas: Canvas, pane: Pane, stretch: Stretch, part: tuple[int, Series, float]) -> dict[str, Any]:
    index, line, step = part
    ends = [(float(stack.place), *_edges(stack, index)) for stack in stretch.stacks]
    if len(ends) == 1:
        x, low, high = ends[0]
        ends = [(x - step * _ALONE / 2, low, high), (x + step * _ALONE / 2, low, high)]
    outline = [(x, high) for x, _, high in ends] + [(x, low) for x, low, _ in reversed(ends)]
    outline.append(outline[0])
    return {
        "cliponaxis": False,
        "fill": "toself",
        "hoverinfo": "skip",
        "mode": "lines",
        "name": line.name,
        "type": "scatter",
        "x": plainly([x for x, _ in outline]),
        "xaxis": pane.x,
        "y": plainly([y for _, y in outline]),
        "yaxis": pane.y,
    }


def _look(canvas: Canvas, line: Series, stretch: Stretch, *, hatch: bool) -> dict[str, Any]:
    paper, ink = canvas.ink("paper"), canvas.ink(line.ink)
    if stretch.hollow:
        return {"fillcolor": paper, "line": {"color": ink, "dash": "3px,2px", "width": 1.2}}
    if hatch:
        pattern = {"bgcolor": paper, "fgcolor": ink, "fgopacity": 1, "fillmode": "replace", "shape": "/", "size": 5}
        return {"fillpattern": pattern | {"solidity": 0.35}, "line": {"color": ink, "width": 0.8}}
    return {"fillcolor": ink, "line": {"color": paper, "width": 0.8}}


def draw_tops(canvas: Canvas, pane: Pane, scene: Scene, total: str) -> None:
    """Adds the line of the total, and points that say their numbers under the pointer; `total` names the whole."""
    if scene.totalled or not scene.spec.series:
        ink = canvas.ink("ink" if scene.totalled else scene.series[0].ink)
        for stretch in stretches(scene.stacks):
            look = {"color": ink, "width": 1.8, **({"dash": "3px,3px"} if stretch.hollow else {})}
            ends = [(stack.place, stack.whole) for stack in stretch.stacks]
            canvas.traces.append(_points(pane, total, ends) | {"hoverinfo": "skip", "line": look, "mode": "lines"})
    for index, line in enumerate(scene.series):
        known = [stack for stack in scene.stacks if stack.parts]
        words = [(stack.place, _edges(stack, index)[1], _said(scene, line, stack, index)) for stack in known]
        canvas.tell(pane, words, line.ink, along=True)


def _points(pane: Pane, name: str, ends: Sequence[tuple[int, Decimal]]) -> dict[str, Any]:
    return {
        "cliponaxis": False,
        "name": name,
        "type": "scatter",
        "x": plainly([x for x, _ in ends]),
        "xaxis": pane.x,
        "y": plainly([y for _, y in ends]),
        "yaxis": pane.y,
    }


def _said(scene: Scene, line: Series, stack: Stack, index: int) -> str:
    spot = next(spot for spot in line.spots if spot.key("x") == stack.key)
    amount = amount_text(spot.cell, spot.indicator, scene.language)
    known = scene.shared and spot.indicator.unit.kind != "percent" and spot.cell.status is None
    share = f" ({scene.percent(stack.parts[index])})" if known else ""
    return said((line.name, scene.said(stack.key)), f"{amount}{share}")
