"""Parts: what a section is when it is laid out by itself, as plain data that can be sent, kept and joined."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A part to be laid out."""

    html: str
    """A whole document that holds this part alone, without style."""
    sheet: str
    """Its style sheet."""
    pictures: Mapping[str, str]
    """Picture's id → its SVG, of those that stand in the part."""
    numbers: Mapping[str, str]
    """The target of each link → the page number to print: as many zeros as it has digits, or the number itself."""
    running: tuple[str, ...] = ()
    """The selectors of what runs in margins: such things stand before the sections."""
    around: int = 0
    """How many elements stand around the part; none around what stands before the sections."""
    fills: tuple[str, ...] = ()
    """Placeholders in the text: digits that stand for what only the whole report knows."""
    prefix: str
    """Stands before the ids of header cells, which WeasyPrint numbers anew in each part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page's margins are set from."""

    name: str
    """Its page type, as `@page NAME` in the style sheet."""
    strings: tuple[tuple[str, str], ...] = ()
    """The named strings that its content sets, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginsJob:
    """The margins of some pages to be laid out."""

    front: str
    """The document that holds what runs in them."""
    sheet: str
    running: tuple[str, ...]
    """The selectors of what runs in them."""
    pages: tuple[PageFacts, ...]
    fills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Room for text that only the whole report knows: the page of a target, or what stands for a placeholder."""

    page: int
    target: str
    """An anchor, or the placeholder itself."""
    printed: str
    """The digits that stand there now, and keep the room."""
    glyphs: tuple[str, ...]
    """0 to 9 and a to f as glyphs, each in hexadecimal."""
    widths: tuple[int, ...]
    """Their widths in thousandths of the size."""
    fill: bool = False
    """Whether it is a placeholder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A bookmark: its level, its words, its place in PDF points from the lower left corner of its page."""

    page: int
    level: int
    label: str
    x: float
    y: float
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font as far as a part uses it: glyph → width in thousandths, glyph → text."""

    name: str
    """The name that content streams call it by."""
    family: str
    style: int
    weight: int
    size: float
    widths: Mapping[int, int]
    letters: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that was laid out."""

    pages: tuple[PageFacts, ...]
    anchors: Mapping[str, int]
    """Anchor → its page, counted from 0 within the part."""
    marks: tuple[Mark, ...] = ()
    slots: tuple[Slot, ...] = ()
    links: tuple[str, ...] = ()
    """The targets of its links that stand in other parts."""
    faces: tuple[Face, ...] = ()
    said: tuple[str, ...] = ()
    """What WeasyPrint warned of."""
    opens: bool = True
    """Whether it begins a page wherever it stands."""
    closes: bool = False
    """Whether what follows begins a page."""
    exact: bool = False
    """Whether there is a slot that cannot be filled in place: it must be laid out with its text."""
    odd: str = ""
    """Why it cannot be laid out by itself; nothing when it can."""
    pdf: bytes = field(default=b"", repr=False)


def to_bytes(part: Part) -> bytes:
    """Gives a part as bytes for a cache: JSON, a line's end, the PDF."""
    facts = asdict(part)
    del facts["pdf"]
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + part.pdf


def from_bytes(data: bytes) -> Part:
    """Gives the part of such bytes."""
    head, _, pdf = data.partition(b"\n")
    facts: dict[str, Any] = json.loads(head)
    pages = tuple(
        PageFacts(name=each["name"], strings=tuple((name, text) for name, text in each["strings"]))
        for each in facts.pop("pages")
    )
    slots = tuple(_slot(each) for each in facts.pop("slots"))
    marks = tuple(Mark(**each) for each in facts.pop("marks"))
    faces = tuple(_face(each) for each in facts.pop("faces"))
    said, links = (tuple(facts.pop(name)) for name in ("said", "links"))
    return Part(pages=pages, slots=slots, marks=marks, links=links, faces=faces, said=said, pdf=pdf, **facts)


def _slot(facts: dict[str, Any]) -> Slot:
    return Slot(**{**facts, "glyphs": tuple(facts["glyphs"]), "widths": tuple(facts["widths"])})


def _face(facts: dict[str, Any]) -> Face:
    glyphs = {kind: {int(glyph): value for glyph, value in facts[kind].items()} for kind in ("widths", "letters")}
    return Face(**{**facts, **glyphs})
