"""Set one section as HTML, a function of the section, its medium and the anchors it leads to."""

from base64 import b64encode
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from reportgen.document import Block, Figure, Heading, Items, Parts, Section
from reportgen.problems import Span
from reportgen.renderers.data import csv_of, tables_of
from reportgen.renderers.ink import Ink
from reportgen.renderers.pictures import data_uri, inline_svg, narrow_name, sparkline
from reportgen.renderers.press import Press
from reportgen.renderers.templates import SUFFIX
from reportgen.renderers.tokens import tokens_of


def render_section(section: Section, press: Press) -> Markup:
    """Gives the section with its heading, blocks and notes."""
    ink = Ink(press, section.id)
    names = _names(section, press, ink)
    blocks = [_block(block, section, press, ink, names) for block in section.blocks]
    at = section.blocks[0].at if section.blocks else Span(file="sections")
    return press.templates.render(f"section{SUFFIX}", press.findings, at, blocks=blocks, **names)


def headings_of(section: Section) -> list[tuple[str, Heading]]:
    """Gives the headings inside the section's prose, with their anchors."""
    return [
        (anchor(heading, block), heading)
        for block in section.blocks
        for heading in _headings(getattr(block.body, "parts", ()))
    ]


def anchor(heading: Heading, block: Block) -> str:
    """Gives a heading's anchor: its own id, or its words below its block's id."""
    if heading.id:
        return heading.id
    words = "".join(
        c if c.isalnum() else " " for c in "".join(getattr(run, "text", "") for run in heading.text).lower()
    )
    return "-".join([block.id, *words.split()]).strip("-")


def _names(section: Section, press: Press, ink: Ink) -> dict[str, object]:
    """Gives what every template may name."""
    return {
        "section": section, "medium": press.medium, "language": press.language, "anchors": press.anchors,
        "say": press.say, "text": ink.text, "plain": ink.plain, "reference": ink.reference,
        "spark": partial(_spark, press=press), "named": named,
    }  # fmt: skip


def _block(block: Block, section: Section, press: Press, ink: Ink, names: Mapping[str, object]) -> Markup:
    tables = list(tables_of(block, section))
    own = {
        "block": block, "heading_id": partial(anchor, block=block),
        "picture": _picture(block.figure, press, ink.plain(block.figure.alt)) if block.figure else Markup(),
        "downloads": [_download(csv_of(grid, caption, press.messages)) for _, caption, grid in tables],
        "csv_names": [name for name, _, _ in tables],
    }  # fmt: skip
    return press.templates.render(f"blocks/{block.kind}{SUFFIX}", press.findings, block.at, **names, **own)


def _picture(figure: Figure, press: Press, alt: str) -> Markup:
    """Gives the figure's static picture: inline on the screen, a part of the document in print."""
    svg = press.pictures.get(figure.id)
    assert svg is not None, f"figure {figure.id!r} was not drawn"
    if press.medium == "screen":
        wide, narrow = inline_svg(svg, figure.id, alt), press.pictures.get(narrow_name(figure.id))
        if narrow is None:
            return wide
        small = inline_svg(narrow, narrow_name(figure.id), alt)
        return Markup('<div class="wide">{}</div><div class="narrow">{}</div>').format(wide, small)
    return Markup('<img src="picture:{}" alt="{}">').format(figure.id, alt)


def _spark(points: tuple[float | None, ...] | None, *, press: Press) -> Markup:
    """Gives a sparkline; in print a background, because it says nothing that the number beside it does not."""
    if points is None:
        return Markup()
    if press.medium == "screen":
        return sparkline(points, "var(--faint)", "var(--highlight)")
    colours = tokens_of(press.templates).print
    svg = sparkline(points, colours["faint"], colours["highlight"])
    return Markup('<span class="spark" style="background-image: url({})"></span>').format(data_uri(svg)) if svg else svg


def _download(text: str) -> str:
    return f"data:text/csv;charset=utf-8;base64,{b64encode(text.encode()).decode()}"


def named(part: object) -> str:
    """Gives the name of a part's or run's type, for templates to choose by."""
    return type(part).__name__.lower()


def _headings(parts: Parts) -> list[Heading]:
    found: list[Heading] = []
    for part in parts:
        if isinstance(part, Heading):
            found.append(part)
        elif isinstance(part, Items):
            found += [heading for item in part.items for heading in _headings(item)]
    return found
