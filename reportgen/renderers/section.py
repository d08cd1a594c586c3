"""Set one section as HTML, a function of the section, its medium and the anchors it leads to."""

from base64 import b64encode
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from reportgen.document import Block, Figure, Paragraph, Section, SectionNote
from reportgen.problems import Span
from reportgen.renderers.data import csv_of, tables_of
from reportgen.renderers.headings import SECTION_LEVEL, anchor, levels_of, opening
from reportgen.renderers.ink import Ink, kept
from reportgen.renderers.margins import has_margin_room, lines_of
from reportgen.renderers.pictures import inline_svg, narrow_name
from reportgen.renderers.plain import has_long_word
from reportgen.renderers.press import Press
from reportgen.renderers.ranks import (
    bar_columns,
    bar_head,
    beside_each_other,
    close,
    column_widths,
    hangs,
    ordered,
    room,
)
from reportgen.renderers.records import are_records
from reportgen.renderers.sparks import spark_picture
from reportgen.renderers.templates import SUFFIX
from reportgen.renderers.trends import trend_picture


def render_section(section: Section, press: Press) -> Markup:
    """Gives the section with its heading, blocks and notes."""
    foot = [note for note in section.notes if press.medium == "print" and _fits_foot(note)]
    ink = Ink(press, section.id, foot)
    names = _names(section, press, ink)
    blocks = [_block(block, section, press, ink, names) for block in section.blocks]
    ink.begin()
    at = section.blocks[0].at if section.blocks else Span(file="sections")
    made = press.templates.render(f"section{SUFFIX}", press.findings, at, blocks=blocks, **names,
                                  notes=[note for note in section.notes if note not in foot])  # fmt: skip
    # WeasyPrint sets each `<wbr>` as a box of its own, five times as slowly, and breaks addresses well without
    return Markup(made.replace("<wbr>", "")) if press.medium == "print" else made  # noqa: S704 Jinja escaped it


def _fits_foot(note: SectionNote) -> bool:
    """Says whether a note can stand at the foot of a page: one of lists and quotes stands at the section's end."""
    return all(isinstance(part, Paragraph) for part in note.parts)


def _names(section: Section, press: Press, ink: Ink) -> dict[str, object]:
    """Gives what every template may name."""
    levels = levels_of(section)
    return {
        "section": section, "medium": press.medium, "language": press.language, "anchors": press.anchors,
        "present": press.present,
        "say": press.say, "text": ink.text, "plain": ink.plain, "cited": ink.cited, "reference": ink.reference,
        "kept": kept, "opening": opening, "has_margin_room": has_margin_room, "lines_of": lines_of,
        "spark": partial(spark_picture, press=press), "named": named, "are_records": are_records,
        "has_long_word": has_long_word, "narrow": partial(_narrow, section=section, press=press, ink=ink), "ordered": ordered,
        "bar_columns": bar_columns, "bar_head": bar_head, "hangs": hangs, "room": room,
        "close": close, "column_widths": column_widths, "beside_each_other": beside_each_other,
        "trend": partial(trend_picture, press=press),
        "heading_level": lambda heading: levels.get(id(heading), SECTION_LEVEL + 1),
    }  # fmt: skip


def _block(block: Block, section: Section, press: Press, ink: Ink, names: Mapping[str, object]) -> Markup:
    ink.begin()
    tables = list(tables_of(block, section))
    confession = _confession(press) if block.synthetic and not block.caption else Markup()
    own = {
        "block": block, "heading_id": partial(anchor, block=block),
        "picture": _picture(block.figure, press, ink.plain(block.figure.alt)) if block.figure else Markup(),
        "downloads": [_download(csv_of(table, press.issue, press.messages)) for table in tables],
        "csv_names": [table.name for table in tables], "confession": confession,
    }  # fmt: skip
    said = press.templates.render(f"blocks/{block.kind}{SUFFIX}", press.findings, block.at, **names, **own)
    return said if confession in said else confession + said


def _confession(press: Press) -> Markup:
    """Says of a block without a caption that its numbers are made up: where its template says it, or else above."""
    return Markup('<p class="synthetic">{}</p>\n').format(press.say("synthetic-data"))


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


def _narrow(name: str, *, section: Section, press: Press, ink: Ink) -> Markup:
    """Gives the picture for small screens once more, of a figure of this section."""
    alt = next(ink.plain(block.figure.alt) for block in section.blocks if block.figure and block.figure.id == name)
    svg = press.pictures[narrow_name(name)]
    return inline_svg(svg.replace(narrow_name(name), f"_{name}-again"), f"_{name}-again", alt)


def _download(text: str) -> str:
    return f"data:text/csv;charset=utf-8;base64,{b64encode(text.encode('utf-8-sig')).decode()}"


def named(part: object) -> str:
    """Gives the name of a part's or run's type, for templates to choose by."""
    return type(part).__name__.lower()
