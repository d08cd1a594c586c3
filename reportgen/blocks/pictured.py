"""Pictured: a figure that is drawn from records by one of the kinds of charts, with its caption."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reportgen.document import Block, Figure
from reportgen.indicator import Indicator
from reportgen.kinds import Scope
from reportgen.spec.block import FigureFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturedBody:
    """What the template of charts needs beside figure and caption."""

    kind: str
    bleed: bool = False
    inset: bool = False


def pictured(
    kind: str,
    spec: FigureFrame,
    keys: Mapping[str, Any],
    scope: Scope,
    indicators: Mapping[str, Indicator] | None = None,
) -> Block | None:
    """Gives the figure that a kind of chart draws from some keys; nothing after adding what is wrong.

    Of a specimen it says below, and in the words for those who do not see it, that the reading is nobody's but its maker's.
    """
    picture = scope.plotted(kind, spec, keys, indicators or {})
    if picture is None:
        return None
    specimen = scope.ledger.specimen
    alt = f"{picture.alt} {specimen}." if specimen and specimen not in picture.alt else picture.alt
    width = int(picture.plotly.get("layout", {}).get("width", scope.style.width))
    figure = Figure(
        id=spec.id or "",
        plotly=picture.plotly,
        width=width,
        height=picture.height,
        alt=scope.words(alt),
        data=picture.data,
        narrow=picture.narrow,
        narrow_size=(scope.style.narrow, picture.narrow_height),
    )
    caption = scope.caption("figure", spec, ())
    told = (*caption.notes, *map(scope.words, picture.notes), *([scope.words(specimen)] if specimen else []))
    bleeds = getattr(spec, "width", "column") == "page"
    body = PicturedBody(kind=kind, bleed=bleeds, inset=bleeds and width < scope.style.page)
    return Block(
        id=spec.id or "", kind="chart", body=body, figure=figure, caption=replace(caption, notes=told), at=spec.at()
    )
