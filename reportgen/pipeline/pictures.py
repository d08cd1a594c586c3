"""Draw the figures: those that are not in the cache, in one batch in one browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.document import Document, Figure
from reportgen.draw import Sketch, recolour
from reportgen.pipeline.model import Stages
from reportgen.pipeline.prepare import Prepared
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.anchors import anchors_of
from reportgen.renderers.pictures import narrow_name
from reportgen.renderers.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A figure's static pictures: literal colours for print, named colours for the screen."""

    print: str
    screen: str


def draw(
    document: Document, prepared: Prepared, ground: Mapping[str, str], stages: Stages, workshop: Workshop
) -> Mapping[str, Drawn]:
    """Gives figure id → its pictures; `ground` is what all of them stand on: fonts, browser, code.

    Raises `MissingError` when one must be drawn and there is no browser.
    """
    anchors, journal = anchors_of(document), prepared.journal
    figures = [block.figure for section in document.sections for block in section.blocks if block.figure]
    listed = [sketch for figure in figures for sketch in _sketches(figure, plain(figure.alt, anchors))]
    sketches = {sketch.id: sketch for sketch in listed}
    for name, sketch in sketches.items():
        journal.key("pictures", name, {**_made_of(sketch), **ground})
    found = {name: journal.get("pictures", name) for name in sketches}
    wanted = [sketches[name] for name, svg in found.items() if svg is None]
    with stages.stage("figures", len(wanted)) as step:
        for sketch, svg in zip(wanted, workshop.pictures(wanted), strict=True):
            found[sketch.id] = journal.put("pictures", sketch.id, svg.encode())
            step(sketch.id)
    names = prepared.tokens.names
    svgs = {name: svg.decode() for name, svg in found.items() if svg is not None}
    return {name: Drawn(print=svg, screen=recolour(svg, names)) for name, svg in svgs.items()}


def _sketches(figure: Figure, alt: str) -> list[Sketch]:
    """Gives the picture, and the one for small screens when there is one."""
    wide = Sketch(id=figure.id, plotly=figure.plotly, width=figure.width, height=figure.height, alt=alt)
    if figure.narrow is None:
        return [wide]
    width, height = figure.narrow_size
    return [wide, Sketch(id=narrow_name(figure.id), plotly=figure.narrow, width=width, height=height, alt=alt)]


def _made_of(sketch: Sketch) -> dict[str, str]:
    return {
        "what it shows": json.dumps(sketch.plotly, sort_keys=True, ensure_ascii=False),
        "its size": f"{sketch.width} {sketch.height}",
        "its words": sketch.alt,
        "its id": sketch.id,
    }
