"""Page numbers: where each part begins, which number each link prints, and when all of them have settled."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.renderers.pdf.parts import Job, Part
from reportgen.renderers.pdf.slots import standing

_TARGETS = re.compile(r"""\bhref=["']?#([^"'\s>]+)""")
_PIECES = re.compile(r"<(figure|tr|h[1-6]|li|p)\b|\bid=[\"']?([^\"'\s>]+)|>([^<]+)<")
_HIGH = {"figure": 0.3, "tr": 0.018, "li": 0.02, "p": 0.015}
"""About how much of a page such an element takes beside its words."""
_LETTERS = 5000
"""About so many letters fill a page."""
_ROUNDS = 6

LayOut = Callable[[Sequence[Job]], Sequence[Part]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What all parts are laid out with."""

    sheet: str
    pictures: Mapping[str, str]
    fills: Mapping[str, str]
    """Placeholder in the text → what is to stand there in the end."""
    lay_out: LayOut
    running: tuple[str, ...] = ()
    around: int = 0
    """How many elements stand around each section."""


class UnsettledError(Exception):
    """Page numbers change the pages that they number, over and over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The parts of a report with the page on which each anchor stands, counted from 1."""

    parts: tuple[Part, ...]
    sheets: Mapping[str, int]


def first_jobs(documents: Sequence[str], work: Work) -> list[Job]:
    """Gives the parts to be laid out, with as much room for page numbers as they seem to need.

    It looks at the documents alone, never at how they were laid out once: where a number decides by its width on which page
    it falls itself there are two layouts that agree with themselves, and the same report takes the same one every time.
    """
    guess = _estimated(documents)
    return [_job(index, document, work, guess, exact=False) for index, document in enumerate(documents)]


def settle(documents: Sequence[str], work: Work, jobs: Sequence[Job]) -> Settled:
    """Gives the parts laid out with as much room as their page numbers need; raises `UnsettledError`."""
    exact = [False] * len(documents)
    for _ in range(_ROUNDS):
        parts = tuple(work.lay_out(jobs))
        sheets = sheets_of(parts)
        exact = [was or part.exact for was, part in zip(exact, parts, strict=True)]
        again = [_job(index, document, work, sheets, exact=exact[index]) for index, document in enumerate(documents)]
        if all(needed(old, part) == needed(new, part) for old, new, part in zip(jobs, again, parts, strict=True)):
            return Settled(parts=parts, sheets=sheets)
        jobs = again
    raise UnsettledError


def needed(job: Job, part: Part) -> Job:
    """Gives the job with those page numbers alone that the part was found to print."""
    return job if part.exact else printing(job, [slot.target for slot in part.slots if not slot.fill])


def printing(job: Job, targets: Iterable[str]) -> Job:
    """Gives the job with the page numbers of these targets alone."""
    return replace(job, numbers={target: job.numbers[target] for target in sorted(set(targets) & job.numbers.keys())})


def with_fills(text: str, fills: Mapping[str, str]) -> str:
    """Gives text with what stands for its placeholders."""
    for fill, wanted in fills.items():
        text = standing(fill).sub(wanted, text)
    return text


def sheets_of(parts: Iterable[Part]) -> dict[str, int]:
    """Gives anchor → page, counted from 1 through all parts."""
    found: dict[str, int] = {}
    begin = 1
    for part in parts:
        for anchor, page in part.anchors.items():
            found.setdefault(anchor, begin + page)
        begin += len(part.pages)
    return found


def _job(index: int, document: str, work: Work, sheets: Mapping[str, int], *, exact: bool) -> Job:
    targets = sorted({html.unescape(target) for target in _TARGETS.findall(document)})
    numbers = {target: str(sheets.get(target, 0)) for target in targets}
    drawn = {name for name in re.findall(r"picture:([\w-]+)", document) if name in work.pictures}
    return Job(
        html=with_fills(document, work.fills) if exact else document,
        fills=() if exact else tuple(sorted(fill for fill in work.fills if fill in document)),
        sheet=work.sheet,
        running=work.running if index else (),
        around=work.around if index else 0,
        pictures={name: work.pictures[name] for name in sorted(drawn)},
        numbers=numbers if exact else {target: "0" * len(number) for target, number in numbers.items()},
        prefix=f"s{index}-",
    )


def _estimated(documents: Sequence[str]) -> dict[str, int]:
    """Gives about the page of each anchor, so that the first guess has the right number of digits in most places."""
    found: dict[str, int] = {}
    page = 1
    for document in documents:
        filled = 0.0
        for element, anchor, words in _PIECES.findall(document):
            if anchor:
                found.setdefault(html.unescape(anchor), page + int(filled))
            filled += _HIGH.get(element, 0.02 if element else 0.0) + len(words.strip()) / _LETTERS
        page += int(filled) + 1
    return found
