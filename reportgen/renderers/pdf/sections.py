"""Print by sections: each is laid out by itself, and what depends on the whole report is filled in when they are joined."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportgen.renderers.pdf.cut import cut
from reportgen.renderers.pdf.faces import united
from reportgen.renderers.pdf.join import Pieces, join
from reportgen.renderers.pdf.numbers import LayOut, Settled, UnsettledError, Work, settle
from reportgen.renderers.pdf.parts import Face, MarginsJob, PageFacts, Part
from reportgen.renderers.pdf.sheet import SHEET, SHEETS, take_apart

_TOGETHER = 16
"""The margins of so many pages at most are laid out in one go."""


class InOnePieceError(Exception):
    """The report can only be laid out in one piece; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who does the work: worker processes, with a cache before them, or this process itself."""

    parts: LayOut
    margins: Callable[[Sequence[MarginsJob]], Sequence[Part]]
    fonts: Callable[[Sequence[Face]], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF, where its anchors stand, and what was said while it was laid out."""

    pdf: bytes
    sheets: Mapping[str, int]
    said: tuple[str, ...] = ()


def by_sections(
    page: str, sections: Sequence[str], pictures: Mapping[str, str], known: Mapping[str, int], hands: Hands
) -> Printed:
    """Gives the PDF of a page in which placeholders stand for its sections.

    `known` are the pages of anchors as they once were, to begin with. Raises `InOnePieceError`.
    """
    pieces = cut(page, sections)
    sheet = take_apart(pieces.style) if not pieces.whole else None
    if sheet is None or sheet.whole:
        raise InOnePieceError(pieces.whole or (sheet.whole if sheet else ""))
    try:
        settled = settle(pieces.parts, Work(sheet=sheet.text, pictures=pictures, lay_out=hands.parts), known)
    except UnsettledError:
        raise InOnePieceError("its page numbers change the pages that they number") from None
    for reason in _reasons(settled.parts):
        raise InOnePieceError(reason)
    facts = [page for part in settled.parts for page in part.pages]
    jobs = [MarginsJob(front=pieces.parts[0], sheet=sheet.margins, running=sheet.running, pages=pages)
            for pages in _chunks(_counted(facts))]  # fmt: skip
    margins = hands.margins(jobs)
    if [page.name for part in margins for page in part.pages] != [page.name for page in facts]:
        raise InOnePieceError("the margins of its pages cannot be set apart from their text")
    fonts = hands.fonts(united([face for part in (*settled.parts, *margins) for face in part.faces]))
    whole = Pieces(parts=settled.parts, sheets=settled.sheets, margins=margins, fonts=fonts)
    said = (*_said(settled), *(word for part in margins for word in part.said))
    return Printed(pdf=join(whole), sheets=settled.sheets, said=said)


def _counted(facts: Sequence[PageFacts]) -> list[PageFacts]:
    """Gives the pages with their number, the count of all, and the strings that they have from pages before them."""
    found, carried = [], dict[str, str]()
    for index, page in enumerate(facts, start=1):
        own = {SHEET: str(index), SHEETS: str(len(facts))}
        set_here = {name for name, _ in page.strings}
        strings = [(name, text) for name, text in {**carried, **own}.items() if name not in set_here]
        found.append(replace(page, strings=(*strings, *page.strings)))
        carried |= dict(page.strings)
    return found


def _chunks(pages: Sequence[PageFacts]) -> list[tuple[PageFacts, ...]]:
    """Gives the pages in pieces that can be laid out side by side, all about as long."""
    count = -(-len(pages) // _TOGETHER)
    size = -(-len(pages) // count)
    return [tuple(pages[begin : begin + size]) for begin in range(0, len(pages), size)]


def _said(settled: Settled) -> Iterator[str]:
    """Gives what was warned of, and the links that lead nowhere in the whole report."""
    for part in settled.parts:
        yield from part.said
        yield from (f"no anchor #{target} for internal URI reference" for target in part.links
                    if target not in settled.sheets)  # fmt: skip


def _reasons(parts: Sequence[Part]) -> Iterator[str]:
    """Gives why the parts cannot stand one behind the other."""
    for part in parts:
        if part.odd:
            yield part.odd
    for before, after in pairwise(parts):
        if not (before.closes or after.opens or before.pages[-1].name != after.pages[0].name):
            yield "a section does not begin on a page of its own"
