"""Cut the page of print into parts: what stands before the sections, each section, and what stands after them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The page of print in parts, each a whole document without style."""

    style: str
    """The style sheets in the page's head, as one."""
    parts: tuple[str, ...]
    around: int = 0
    """How many elements stand around each section."""
    skeleton: str = ""
    """The page with nothing of its sections but their first tags."""
    whole: str = ""
    """Why it cannot be cut; nothing when it can."""


def placeholder(index: int) -> str:
    """Gives what stands for a section while the page around the sections is made."""
    return f"<!--section {index}-->"


def cut(page: str, sections: Sequence[str]) -> Cut:
    """Gives the parts of a page in which placeholders stand for the sections."""
    pieces = re.split(r"<!--section \d+-->", page)
    if len(pieces) != len(sections) + 1 or any(piece.strip() for piece in pieces[1:-1]):
        return Cut(style="", parts=(), whole="print.html.j2 puts more than its sections between them")
    before, after = pieces[0], pieces[-1]
    if re.search(r"<link\b[^>]*\bstylesheet\b", before, re.IGNORECASE):
        return Cut(style="", parts=(), whole="print.html.j2 links a style sheet")
    if re.search(r"<style\b[^>]*\bmedia\b", before, re.IGNORECASE):
        return Cut(style="", parts=(), whole="print.html.j2 has a style sheet for some media alone")
    if any(re.search(r"<style\b", section, re.IGNORECASE) for section in sections):
        return Cut(style="", parts=(), whole="a section has a style sheet of its own")
    outline = _Outline()
    outline.feed(before)
    outline.close()
    if outline.styles == [] or "html" not in outline.names or "body" not in outline.names:
        return Cut(style="", parts=(), whole="print.html.j2 has no `html`, `body` or `style` before its sections")
    style, opened = "\n".join(outline.styles), "".join(outline.tags[2:])
    html, body = outline.tags[:2]
    head = f'<!doctype html>\n{html}<head><meta charset="utf-8"></head>{body}'
    front = before[: _end_of_front(before, outline)]
    front = re.sub(r"<style\b[^>]*>.*?</style>", "", front, flags=re.DOTALL | re.IGNORECASE)
    parts = [front, *(f"{head}{opened}{section}" for section in sections)]
    left = re.sub(r"</\w+>|<!--.*?-->", "", after, flags=re.DOTALL).strip()
    stubs = [f'{_first_tag(section)[:-1]} data-stub="{index}">' for index, section in enumerate(sections)]
    skeleton = joined(page, [f"{stub}</{re.split(r'[<> ]', stub)[1]}>" for stub in stubs])
    return Cut(style=style, parts=(*parts, f"{head}{after}") if left else tuple(parts), around=len(outline.tags),
               skeleton=skeleton)  # fmt: skip


def _first_tag(section: str) -> str:
    found = re.search(r"""<\w+(?:"[^"]*"|'[^']*'|[^"'>])*>""", section)
    return found[0].removesuffix("/>").rstrip(">") + ">" if found else "<section>"


def joined(page: str, sections: Sequence[str]) -> str:
    """Gives the page with its sections, in one piece."""
    for index, section in enumerate(sections):
        page = page.replace(placeholder(index), section, 1)
    return page


def _end_of_front(before: str, outline: "_Outline") -> int:
    """Gives where the front ends: before the elements around the sections, as far as nothing else stands in them."""
    end = len(before)
    for tag, start in reversed(list(zip(outline.tags, outline.starts, strict=True))[2:]):
        if before[start + len(tag) : end].strip():
            break
        end = start
    return end


@dataclass(slots=True)
class _Element:
    name: str
    tag: str
    start: int


class _Outline(HTMLParser):
    """Reads the tags that are open at the end of some HTML, and the style sheets on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[_Element] = []
        self.styles: list[str] = []
        self._lines = [0]

    @property
    def tags(self) -> list[str]:
        return [each.tag for each in self.open]

    @property
    def starts(self) -> list[int]:
        return [each.start for each in self.open]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.open]

    def feed(self, data: str) -> None:
        self._lines = [0, *(found.end() for found in re.finditer("\n", data))]
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        line, column = self.getpos()
        if tag not in _EMPTY:
            self.open.append(_Element(tag, self.get_starttag_text() or "", self._lines[line - 1] + column))

    def handle_endtag(self, tag: str) -> None:
        while tag in self.names and self.open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].name == "style":
            self.styles.append(data)
