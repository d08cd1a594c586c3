"""Image: a picture from a file, with credit, licence and alternative text."""

from dataclasses import dataclass

from pydantic import Field

from reportgen.document import Block, Text
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Prose
from reportgen.spec.block import FigureFrame, Width


class ImageSpec(FigureFrame):
    """`- image: FILE`, a file below `data/`."""

    image: str = Field(description="The file, below `data/`: PNG, JPEG or SVG")
    alt: Prose = Field(description="What the picture shows, in words")
    credit: str
    licence: str
    width: Width = Field("column", description="`page` prints it over the whole page, from edge to edge")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageBody:
    """The picture and whose it is."""

    src: str
    """A data URI."""
    alt: Text
    credit: str
    licence: str
    bleed: bool = False
    """Whether it goes over the whole page."""


def compose(spec: ImageSpec, scope: Scope) -> Block | None:
    """Gives the picture as a part of the document itself."""
    src = scope.picture(spec.image, spec.at("image"))
    if src is None:
        return None
    body = ImageBody(
        src=src,
        alt=scope.line(spec.alt),
        credit=spec.credit,
        licence=spec.licence,
        bleed=spec.width == "page",
    )
    caption = scope.caption("figure", spec, ())
    return Block(id=spec.id or "", kind="image", body=body, caption=caption, at=spec.at())


KIND = BlockKind(name="image", spec=ImageSpec, compose=compose, labelled="figure")
