"""Print by sections: each is laid out by itself, and what depends on the whole report is filled in when they are joined."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reportgen.renderers.pdf.cut import Cut, cut
from reportgen.renderers.pdf.faces import united
from reportgen.renderers.pdf.numbers import LayOut, Settled, UnsettledError, Work, first_jobs, settle, with_fills
from reportgen.renderers.pdf.parts import Face, Job, MarginsJob, PageFacts, Part
from reportgen.renderers.pdf.sheet import SHEET, SHEETS, Sheet, take_apart

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
    beside: Callable[[str, Sequence[str]], Callable[[], str]]
    """Begins to see whether a section looks at those beside it (`looks_beside`)."""
    ahead: Callable[[Sequence[Job]], None] = lambda _: None
    """Takes the first parts to be laid out, so that they can be begun before they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF, on which page each anchor stands, and what was said while it was laid out."""

    pdf: bytes
    sheets: Mapping[str, int]
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a PDF is made from."""

    page: str
    """The page in which placeholders stand for its sections."""
    sections: Sequence[str]
    pictures: Mapping[str, str]
    fills: Mapping[str, str] = field(default_factory=dict)
    """Digits that stand for what only the whole report knows → what is printed in their room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A PDF whose parts are being laid out."""

    pieces: Cut
    sheet: Sheet
    work: Work
    jobs: Sequence[Job]
    beside: Callable[[], str]
    hands: Hands


def begin(source: Source, hands: Hands) -> Begun:
    """Takes the page apart and has its parts begun; raises `InOnePieceError`."""
    pieces = cut(source.page, source.sections)
    if pieces.whole:
        raise InOnePieceError(pieces.whole)
    sheet = take_apart(pieces.style)
    if sheet.whole:
        raise InOnePieceError(sheet.whole)
    work = Work(sheet=sheet.text, pictures=source.pictures, fills=source.fills, lay_out=hands.parts,
                running=sheet.running, around=pieces.around)  # fmt: skip
    jobs = first_jobs(pieces.parts, work)
    beside = hands.beside(pieces.skeleton, sheet.beside) if sheet.beside else str
    hands.ahead(jobs)
    return Begun(pieces=pieces, sheet=sheet, work=work, jobs=jobs, beside=beside, hands=hands)


def finish(begun: Begun) -> Printed:
    """Gives the PDF; raises `InOnePieceError`."""
    neighbour = begun.beside()
    if neighbour:
        raise InOnePieceError(f"`{neighbour}` looks at the sections beside one")
    try:
        settled = settle(begun.pieces.parts, begun.work, begun.jobs)
    except UnsettledError:
        raise InOnePieceError("its page numbers change the pages that they number") from None
    for reason in _reasons(settled.parts):
        raise InOnePieceError(reason)
    facts = [page for part in settled.parts for page in part.pages]
    margins = _margins(begun, facts)
    if [page.name for part in margins for page in part.pages] != [page.name for page in facts]:
        raise InOnePieceError("the margins of its pages cannot be set apart from their text")
    from reportgen.renderers.pdf.join import Pieces, join  # while the workers work

    fonts = begun.hands.fonts(united([face for part in (*settled.parts, *margins) for face in part.faces]))
    whole = Pieces(parts=settled.parts, sheets=settled.sheets, fills=begun.work.fills, margins=margins, fonts=fonts)
    said = (*_said(settled), *(word for part in margins for word in part.said))
    return Printed(pdf=join(whole), sheets=settled.sheets, said=said)


def _margins(begun: Begun, facts: Sequence[PageFacts]) -> Sequence[Part]:
    """Gives the margins of all pages; with their text as it is where it cannot be filled in."""
    fills = tuple(sorted(begun.work.fills))
    job = MarginsJob(
        front=begun.pieces.parts[0], sheet=begun.sheet.margins, running=begun.sheet.running, pages=(), fills=fills
    )
    jobs = [replace(job, pages=pages) for pages in _chunks(_counted(facts))]
    margins = begun.hands.margins(jobs)
    if not any(part.exact for part in margins):
        return margins
    return begun.hands.margins([_as_it_is(job, begun.work.fills) for job in jobs])


def _as_it_is(job: MarginsJob, fills: Mapping[str, str]) -> MarginsJob:
    pages = tuple(replace(page, strings=tuple((name, with_fills(text, fills)) for name, text in page.strings))
                  for page in job.pages)  # fmt: skip
    return replace(job, front=with_fills(job.front, fills), pages=pages, fills=())


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
