"""Page numbers: where each part begins, which number each link prints, and when all of them have settled."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.renderers.pdf.estimate import estimated_sheets
from reportgen.renderers.pdf.parts import Job, Part
from reportgen.renderers.pdf.slots import standing

_TARGETS = re.compile(r"""\bhref=["']?#([^"'\s>]+)""")
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
    guess = estimated_sheets(documents, work.pictures)
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
