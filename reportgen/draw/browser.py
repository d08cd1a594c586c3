"""Draws figures in a headless browser, as SVG whose bytes depend on nothing else, or as photographs."""

import os
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reportgen.draw.figures import insist
from reportgen.draw.missing import MissingError
from reportgen.draw.studio import Order, Studio
from reportgen.draw.svg import settle
from reportgen.machine import browser_path

TABS = 2
"""So many pictures are drawn at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One picture to draw: its Plotly JSON, its size in CSS pixels and what it says in words."""

    id: str
    """Becomes part of every id in the SVG, so that many pictures can stand in one page."""
    plotly: Mapping[str, Any]
    width: int
    height: int
    alt: str


def find_browser(environ: Mapping[str, str] = os.environ) -> Path:
    """Gives the browser: `BROWSER_PATH`, else the first known name on the path; raises `MissingError` without one."""
    found = browser_path(environ)
    if found is None:
        given = environ.get("BROWSER_PATH", "")
        what = (
            f"no browser at `{given}`, which BROWSER_PATH names"
            if given
            else "no headless browser to draw figures with"
        )
        raise MissingError(what, "run `apt-get install chromium-headless-shell`, or set BROWSER_PATH to a Chromium")
    return found


def pictures(sketches: Sequence[Sketch], studio: Studio | None = None) -> tuple[str, ...]:
    """Gives each sketch as SVG text whose bytes depend on nothing but the sketch, the fonts and the browser.

    Without a studio a browser is started for this batch alone.
    """
    drawn = _draw(sketches, "svg", 1, studio)
    return tuple(settle(raw.decode(), sketch.id, sketch.alt) for raw, sketch in zip(drawn, sketches, strict=True))


def photographs(sketches: Sequence[Sketch], scale: int = 2) -> tuple[bytes, ...]:
    """Gives each sketch as PNG, with `scale` pixels for each CSS pixel."""
    return _draw(sketches, "png", scale, None)


def _draw(
    sketches: Sequence[Sketch], form: Literal["svg", "png"], scale: int, studio: Studio | None
) -> tuple[bytes, ...]:
    if not sketches:
        return ()
    browser = find_browser()
    orders = [_order(sketch, form, scale) for sketch in sketches]
    with Studio(TABS) if studio is None else nullcontext(studio) as open_studio:
        return open_studio.draw(orders, browser, lambda: _insist(sketches))


def _insist(sketches: Sequence[Sketch]) -> None:
    for sketch in sketches:
        insist(sketch.plotly, sketch.id)


def _order(sketch: Sketch, form: str, scale: int) -> Order:
    """Gives what to draw: a copy, since drawing changes what it is given, and the page holds the figure too."""
    figure = deepcopy({"data": list(sketch.plotly.get("data", ())), "layout": dict(sketch.plotly.get("layout", {}))})
    options = {"format": form, "width": sketch.width, "height": sketch.height, "scale": scale}
    return Order(figure=figure, options=options)
