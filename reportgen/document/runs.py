"""Text as runs: literals with their places and values with their ids, and the parts that Markdown becomes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from types import UnionType
from typing import Literal, get_args, get_origin

from reportgen.problems import Span

NOWHERE = Span(file="(built in)")
"""The place of what no file says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Literal text as the author typed it."""

    text: str
    at: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A value that came from an indicator: what it is, exactly, and how it is shown; never parsed as Markdown."""

    value: str
    """The value's id."""
    raw: str
    text: str
    unit: str = ""
    """What is counted, where the text does not say it."""
    notes: tuple[str, ...] = ()
    """What a reader must know of the value, where the text does not say it: figures it lacks, breaks, defects."""
    at: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Runs under a mark."""

    mark: Literal["em", "strong", "code", "sup", "sub"]
    runs: "Text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Runs that lead somewhere outside the report."""

    href: str
    runs: "Text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A cross reference; the renderer prints the target's label ("Figure 3") and, in print, its page."""

    target: str
    short: bool = False
    """Whether the number alone is printed: "J3"."""
    at: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCall:
    """The call of a note of this section."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """An abbreviation of the report's list."""

    short: str
    long: str


Run = Words | Shown | Marked | Link | Reference | NoteCall | Abbreviation
Text = tuple[Run, ...]
"""Text is runs: literals with their places and values with their ids."""


def unmarked(runs: Text, reference: str = "") -> str:
    """Gives runs as plain text, for the cover and the files' metadata; a reference as nothing, or in a form with its target."""
    return "".join(
        run.text if isinstance(run, Words | Shown)
        else unmarked(run.runs, reference) if isinstance(run, Marked | Link)
        else run.short if isinstance(run, Abbreviation)
        else reference.format(run.target) if isinstance(run, Reference)
        else ""
        for run in runs
    )  # fmt: skip


_NAMED = re.compile(r"@\{([^{}]+)\}")


def unlabelled(runs: Text) -> str:
    """Gives what leaves the report of runs, in which references wait for their labels, which are known when all is composed."""
    return unmarked(runs, "@{{{}}}")


def labelled(text: str, label: Callable[[str], str]) -> str:
    """Gives what leaves the report with the labels of its references."""
    return _NAMED.sub(lambda found: label(found[1]), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a section; level 3 is the first below the section's own title and block headings."""

    text: Text
    level: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list, bulleted or numbered."""

    items: tuple["Parts", ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation."""

    parts: "Parts"


Part = Paragraph | Heading | Items | Quote
Parts = tuple[Part, ...]
"""What Markdown becomes."""


_LEAVES = frozenset({str, int, float, bool, type(None), dict, Span})
"""What is made of nothing."""
_SEVERAL = frozenset({tuple, UnionType})
_made_of: dict[type, tuple[str, ...]] = {}


def inside(thing: object) -> list[object]:
    """Gives what a tuple or a part of a document is made of, but plain values and empty ones; nothing for anything else."""
    if isinstance(thing, tuple):
        return [each for each in thing if each and type(each) not in _LEAVES]
    kind = type(thing)
    names = _made_of[kind] if kind in _made_of else _made_of.setdefault(kind, _fields(kind))
    return [each for name in names if (each := getattr(thing, name)) and type(each) not in _LEAVES]


def _fields(kind: type) -> tuple[str, ...]:
    """Gives the fields of a kind of part that may hold more than plain values."""
    said = getattr(kind, "__annotations__", {})
    return tuple(name for name in getattr(kind, "__slots__", ()) if not _plain(said.get(name)))


def _plain(annotation: object) -> bool:
    parts = get_args(annotation)
    return (
        annotation in _LEAVES
        or annotation is Ellipsis
        or get_origin(annotation) is Literal
        or (get_origin(annotation) in _SEVERAL and all(map(_plain, parts)))
    )
