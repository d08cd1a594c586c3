"""Draw the figures: those that are not in the cache, in one batch in one browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.disk import digest
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


def draw(document: Document, prepared: Prepared, key: str, stages: Stages, workshop: Workshop) -> Mapping[str, Drawn]:
    """Gives figure id → its pictures; raises `MissingError` when one must be drawn and there is no browser."""
    anchors = anchors_of(document)
    figures = [block.figure for section in document.sections for block in section.blocks if block.figure]
    listed = [sketch for figure in figures for sketch in _sketches(figure, plain(figure.alt, anchors))]
    sketches = {sketch.id: sketch for sketch in listed}
    keys = {name: digest("picture", key, _text(sketch)) for name, sketch in sketches.items()}
    found = {name: prepared.cache.get("pictures", keys[name]) for name in sketches}
    wanted = [sketches[name] for name, svg in found.items() if svg is None]
    with stages.stage("figures", len(wanted)) as step:
        for sketch, svg in zip(wanted, workshop.pictures(wanted), strict=True):
            found[sketch.id] = prepared.cache.put("pictures", keys[sketch.id], svg.encode())
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


def _text(sketch: Sketch) -> str:
    said = {"plotly": sketch.plotly, "size": (sketch.width, sketch.height), "alt": sketch.alt, "id": sketch.id}
    return json.dumps(said, sort_keys=True, ensure_ascii=False)
