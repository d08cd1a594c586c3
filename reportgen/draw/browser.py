"""Draws figures in one headless browser: started once for a batch, offline, shut down after it."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from reportgen.draw.figures import insist
from reportgen.draw.missing import MissingError
from reportgen.draw.svg import settle
from reportgen.machine import browser_path

_TABS = 2


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


def pictures(sketches: Sequence[Sketch]) -> tuple[str, ...]:
    """Gives each sketch as SVG text whose bytes depend on nothing but the sketch, the fonts and the browser."""
    drawn = _draw(sketches, "svg", 1)
    return tuple(settle(raw.decode(), sketch.id, sketch.alt) for raw, sketch in zip(drawn, sketches, strict=True))


def photographs(sketches: Sequence[Sketch], scale: int = 2) -> tuple[bytes, ...]:
    """Gives each sketch as PNG, with `scale` pixels for each CSS pixel."""
    return _draw(sketches, "png", scale)


def _draw(sketches: Sequence[Sketch], form: Literal["svg", "png"], scale: int) -> tuple[bytes, ...]:
    for sketch in sketches:
        insist(sketch.plotly, sketch.id)
    if not sketches:
        return ()
    browser = find_browser()
    with TemporaryDirectory() as home:
        before = os.environ.get("HOME")
        if before is None or not Path(before).is_dir():
            os.environ["HOME"] = home  # the browser does not start without one
        try:
            return _patiently(sketches, form, scale, browser)
        finally:
            if before is not None:
                os.environ["HOME"] = before
            else:
                os.environ.pop("HOME", None)


def _patiently(sketches: Sequence[Sketch], form: str, scale: int, browser: Path) -> tuple[bytes, ...]:
    """Draws; a browser that dies on the way is started once more."""
    import asyncio

    for name in ("choreographer", "kaleido"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # they tell of their own shutting down as errors
    try:
        return asyncio.run(_batch(sketches, form, scale, browser))
    except Exception:  # noqa: BLE001 whatever the browser died of
        try:
            return asyncio.run(_batch(sketches, form, scale, browser))
        except Exception as error:
            hint = f"see whether `{browser} --dump-dom about:blank` works, or set BROWSER_PATH to another Chromium"
            raise MissingError(f"the browser does not draw: {type(error).__name__} {error}".strip(), hint) from error


async def _batch(sketches: Sequence[Sketch], form: str, scale: int, browser: Path) -> tuple[bytes, ...]:
    import asyncio

    from kaleido import Kaleido

    tabs = min(_TABS, len(sketches))
    async with Kaleido(n=tabs, mathjax=False, path=str(browser)) as kaleido:
        options = [{"format": form, "width": s.width, "height": s.height, "scale": scale} for s in sketches]
        calls = [kaleido.calc_fig(_plain(s), opts=opts) for s, opts in zip(sketches, options, strict=True)]
        return tuple(await asyncio.gather(*calls))


def _plain(sketch: Sketch) -> dict[str, Any]:
    return {"data": list(sketch.plotly["data"]), "layout": dict(sketch.plotly.get("layout", {}))}
