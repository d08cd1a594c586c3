"""Headings: those in prose and above figures and tables, each one step below the one it stands under, whatever was typed."""

from collections.abc import Iterator, Mapping

from reportgen.document import Block, Caption, Heading, Items, Paragraph, Parts, Quote, Section
from reportgen.renderers.plain import plain

SECTION_LEVEL = 2
"""The level of a section's own title."""
_SHORT = 640
"""So many letters fill seven lines of a printed page: so short a paragraph may move to the next one whole."""


def headings_of(section: Section) -> list[tuple[str, Heading, int]]:
    """Gives the headings inside the section's prose, with their anchors and printed levels."""
    levels = levels_of(section)
    return [
        (anchor(heading, block), heading, levels[id(heading)])
        for block in section.blocks
        for heading in _headings(getattr(block.body, "parts", ()))
    ]


def levels_of(section: Section) -> Mapping[int, int]:
    """Gives the printed level of each heading and caption by its identity: no reader's outline jumps from 2 to 5.

    A finding above a figure or table stands one step below the heading that it follows.
    """
    found, above = {}, list[int]()
    for block in section.blocks:
        for heading in _headings(getattr(block.body, "parts", ())):
            while above and above[-1] >= heading.level:
                above.pop()
            above.append(heading.level)
            found[id(heading)] = min(6, SECTION_LEVEL + len(above))
        found |= {id(caption): min(6, SECTION_LEVEL + 1 + len(above)) for caption in _captions(block)}
    return found


def anchor(heading: Heading, block: Block) -> str:
    """Gives a heading's anchor: its own id, or its words below its block's id."""
    if heading.id:
        return heading.id
    words = "".join(
        c if c.isalnum() else " " for c in "".join(getattr(run, "text", "") for run in heading.text).lower()
    )
    return "-".join([block.id, *words.split()]).strip("-")


def _captions(block: Block) -> Iterator[Caption]:
    own = [block.caption, *(table.caption for table in getattr(block.body, "tables", ()))]
    yield from (caption for caption in own if caption is not None)


def _headings(parts: Parts) -> Iterator[Heading]:
    for part in parts:
        if isinstance(part, Heading):
            yield part
        elif isinstance(part, Items):
            for item in part.items:
                yield from _headings(item)
        elif isinstance(part, Quote):
            yield from _headings(part.parts)


def opening(parts: Parts) -> int:
    """Gives how many parts keep to what stands beside them: the headings that a text begins with, a short paragraph."""
    headed = next((at for at, part in enumerate(parts) if not isinstance(part, Heading)), len(parts))
    after = parts[headed] if headed < len(parts) else None
    return headed + (isinstance(after, Paragraph) and len(plain(after.text, {})) <= _SHORT)
