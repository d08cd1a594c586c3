"""Chart: a picture of one or more indicators; the chart kinds stand on a shelf of their own."""

from dataclasses import dataclass, replace

from pydantic import Field

from reportgen.document import Block, Caption, Figure, Text, Words
from reportgen.indicator import Indicator
from reportgen.kinds import BlockKind, Picture, Scope
from reportgen.nodes import Prose
from reportgen.nodes.model import Many
from reportgen.problems import Span
from reportgen.spec.block import FigureFrame, Width


class ChartFrame(FigureFrame):
    """`- chart: KIND`; each kind adds its own keys."""

    chart: str = Field(description="The chart's kind")
    data: Many[str] = Field(description="The indicator, or indicators, that are drawn")
    alt: Prose | None = Field(None, description="Alternative text; generated when left out")
    width: Width = Field("column", description="`page` draws it over the whole page, from edge to edge")

    def drawn_from(self) -> tuple[tuple[str, Span], ...]:
        """Gives every indicator that is drawn, and where it is named; a kind may name more than `data:` does."""
        return tuple((name, self.at("data")) for name in self.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBody:
    """What the template needs beside figure and caption."""

    kind: str
    bleed: bool = False
    """Whether it goes over the whole page."""
    inset: bool = False
    """Whether it keeps a little away from the edges."""


def compose(spec: ChartFrame, scope: Scope) -> Block | None:
    """Gives the picture as data, with its caption and alternative text."""
    named = {name: scope.indicator(name, at) for name, at in spec.drawn_from()}
    indicators: dict[str, Indicator] = {name: found for name, found in named.items() if found is not None}
    if len(indicators) < len(named):
        return None
    picture = scope.drawn(spec.chart, spec, indicators)
    if picture is None:
        return None
    width = int(picture.plotly.get("layout", {}).get("width", scope.style.width))
    figure = Figure(
        id=spec.id or "",
        plotly=picture.plotly,
        width=width,
        height=picture.height,
        alt=scope.line(spec.alt) if spec.alt else scope.words(picture.alt),
        data=picture.data,
        narrow=picture.narrow,
        narrow_size=(scope.style.narrow, picture.narrow_height),
    )
    caption = scope.caption("figure", spec, tuple(indicators.values()))
    subtitle = caption.subtitle if spec.subtitle else _unwritten(caption.subtitle, picture, scope)
    caption = replace(caption, notes=_notes(caption, picture, scope), subtitle=subtitle)
    bleeds = spec.width == "page"
    body = ChartBody(kind=spec.chart, bleed=bleeds, inset=bleeds and width < scope.style.page)
    return Block(id=spec.id or "", kind="chart", body=body, figure=figure, caption=caption, at=spec.at())


def _unwritten(subtitle: Text, picture: Picture, scope: Scope) -> Text:
    """Gives what a caption would say without what stands above the picture's axis: that is said there, once."""
    texts = [str(note["text"]) for note in picture.plotly.get("layout", {}).get("annotations", ())]
    axes = {text.partition(" · ")[0].casefold() for text in texts}
    said = "".join(run.text for run in subtitle if isinstance(run, Words))
    label, _, when = said.partition(", ")
    if said.casefold() in axes:
        return ()
    return scope.words(when) if when and label.casefold() in axes else subtitle


def _notes(caption: Caption, picture: Picture, scope: Scope) -> tuple[Text, ...]:
    """Gives the notes of a caption without those of names that the picture does not show, and the picture's own."""
    titled = scope.footnotes_of(caption.title)
    unsaid = [scope.words(note) for note in picture.unnamed if note not in titled]
    kept = [note for note in caption.notes if note not in unsaid]
    return tuple(dict.fromkeys((*kept, *map(scope.words, picture.notes))))


KIND = BlockKind(name="chart", spec=ChartFrame, compose=compose, labelled="figure")
