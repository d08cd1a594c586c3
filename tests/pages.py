"""What must hold on every page and every screen, as functions that give what is wrong; empty when all is well."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

MM = 72 / 25.4
TOP, BOTTOM, SIDE = 27 * MM, 25 * MM, 22 * MM
"""The margins of templates/print.css; header and footer stand in them."""
HEADING = 9.9
"""Bold text of this size in points is a heading, or a figure's title."""
SLACK, HANG = 1.0, 4.0
COLUMN = 38 * MM
"""From the margin to the text; numbers and notes stand left of it."""
BODY = 9.8, 10.6
"""Running text has a size between these, in points."""
_RED = re.compile(r"Bold|Semi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of text or a drawing on a page, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a PDF: what stands on it at its own level (labels inside pictures are the pictures' business)."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]

    def body(self) -> list[Piece]:
        """Gives what stands between header and footer."""
        return [each for each in self.pieces if each.top > BOTTOM and each.bottom < self.height - TOP]


def read_pages(pdf: bytes) -> list[Page]:
    """Gives the pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [_page(document[index], index + 1) for index in range(len(document))]
    finally:
        document.close()


def _page(page: Any, number: int) -> Page:
    from pypdfium2 import raw

    width, height = page.get_size()
    text = page.get_textpage()
    pieces = []
    for each in _standing(page, raw):
        left, bottom, right, top = each.get_bounds()
        said, size, bold = "", 0.0, False
        if each.type == raw.FPDF_PAGEOBJ_TEXT:
            said, size, bold = _said(each, text, raw)
            if not said.strip():
                continue
        pieces.append(Piece(text=said, left=left, bottom=bottom, right=right, top=top, size=size, bold=bold))
    text.close()
    page.close()
    return Page(number=number, width=width, height=height, pieces=tuple(pieces))


def _standing(page: Any, raw: Any) -> list[Any]:
    """Gives what stands on the page itself, and what stands in its margins: they are the last drawing of their own."""
    found, within = [], []
    for each in page.get_objects(max_depth=2):
        if each.level:
            within.append(each)
            continue
        found.append(each)
        if each.type == raw.FPDF_PAGEOBJ_FORM:
            within = []
    if found and found[-1].type == raw.FPDF_PAGEOBJ_FORM:
        found[-1:] = within
    return found


def _said(each: Any, text: Any, raw: Any) -> tuple[str, float, bool]:
    from ctypes import c_float, c_ushort, create_string_buffer

    buffer = (c_ushort * 600)()
    length = raw.FPDFTextObj_GetText(each.raw, text.raw, buffer, 600)
    said = bytes(buffer)[: max(0, length - 2)].decode("utf-16-le", "replace")
    size = c_float()
    raw.FPDFTextObj_GetFontSize(each.raw, size)
    name = create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(each.raw), name, 200)
    return said, abs(size.value * each.get_matrix().d), bool(_RED.search(name.value.decode()))


def outside(pages: list[Page]) -> list[str]:
    """Gives what leaves the page's box, and text of the body that leaves the margins."""
    return [said for page in pages for said in (*_off_page(page), *_off_margin(page))]


def _bled(page: Page) -> list[tuple[float, float]]:
    """Gives from where to where a picture goes over the whole page; what stands in it is cut by its edges."""
    return [
        (each.bottom, each.top)
        for each in page.pieces
        if not each.text and each.right - each.left > page.width - 2 and each.top - each.bottom > 40 * MM
        and each.top < page.height - TOP
    ]  # fmt: skip


def _in(each: Piece, bands: list[tuple[float, float]]) -> bool:
    return any(bottom <= (each.bottom + each.top) / 2 <= top for bottom, top in bands)


def _off_page(page: Page) -> Iterator[str]:
    bands = _bled(page)
    for each in page.pieces:
        if _in(each, bands):
            continue
        if not each.text and each.left == each.right and each.bottom == each.top:
            continue  # a point draws nothing
        if page.number == 1 and not each.text:
            continue  # the cover's art is cut by the edges of the sheet
        high, wide = (
            each.bottom < -SLACK or each.top > page.height + SLACK,
            each.left < -SLACK or each.right > page.width + SLACK,
        )
        if high or wide:
            yield f"page {page.number}: {each.text or 'a drawing'} leaves the page"


def _off_margin(page: Page) -> Iterator[str]:
    bands = _bled(page)
    for each in page.body():
        if _in(each, bands):
            continue
        if len(each.text.strip()) == 1 and each.right <= page.width - SIDE + HANG:
            continue  # the letter of a footnote hangs
        if each.text and (each.left < SIDE - SLACK or each.right > page.width - SIDE + SLACK):
            yield f"page {page.number}: {each.text!r} leaves the margins"


def overlapping(pages: list[Page]) -> list[str]:
    """Gives pairs of text lines that lie over one another."""
    found = []
    for page in pages:
        texts = sorted((each for each in page.pieces if each.text), key=lambda each: -each.top)
        for i, one in enumerate(texts):
            for other in texts[i + 1 :]:
                if other.top < one.bottom:
                    break
                if _shared(one, other) > 0.3:
                    found.append(f"page {page.number}: {one.text!r} and {other.text!r}")
    return found


def _shared(one: Piece, other: Piece) -> float:
    """Gives the part of the smaller box that lies in the other."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    smaller = min((each.right - each.left) * (each.top - each.bottom) for each in (one, other))
    return width * height / smaller if width > 0 and height > 0 and smaller else 0.0


def headings_left_last(pages: list[Page]) -> list[str]:
    """Gives headings and figure titles with nothing below them on their page."""
    found = []
    for page in pages[1:]:
        body = [each for each in page.body() if each.text or each.top - each.bottom > 3]
        if body:
            last = min(body, key=lambda each: each.bottom)
            if last.bold and last.size > HEADING:
                found.append(f"page {page.number}: {last.text!r} stands last")
    return found


def sparse(pages: list[Page], starts: set[int], share: float = 0.4) -> list[str]:
    """Gives pages less than `share` full that are no section's last; something begins on each of `starts`."""
    found = []
    for page in pages:
        full = filled(page)
        last = page.number + 1 in starts or page.number == len(pages)
        if full < share and not last:
            found.append(f"page {page.number} is {full:.0%} full")
    return found


def lonely_lines(pages: list[Page], fewest: int = 2) -> list[str]:
    """Gives single lines of running text at the foot or head of a page that belong to a paragraph of its neighbour.

    Running text is what is set in the text face; a line that ends a sentence, or begins with a capital, belongs to no other.
    """
    found = []
    for page, following in pairwise(pages):
        foot, head = _column(page)[-fewest:], _column(following)[:fewest]
        if not foot or not head or not _goes_on(foot[-1], head[0]):
            continue
        if len(foot) < fewest or _apart(*foot[-2:]):
            found.append(f"page {page.number}: {foot[-1].text!r} stands alone at the foot")
        if len(head) < fewest or _apart(*head[:2]):
            found.append(f"page {following.number}: {head[0].text!r} stands alone at the head")
    return found


def _column(page: Page) -> list[Piece]:
    """Gives the lines of running text in the order in which they stand, one piece a line."""
    lines: dict[int, Piece] = {}
    for each in page.body():
        if (
            each.text.strip()
            and not each.bold
            and BODY[0] <= each.size <= BODY[1]
            and each.left > SIDE + COLUMN - SLACK
        ):
            lines.setdefault(round(each.bottom), each)
    return [lines[at] for at in sorted(lines, reverse=True)]


def _goes_on(last: Piece, first: Piece) -> bool:
    ends = last.text.rstrip().endswith((".", ":", "?", "!"))
    return not ends and first.text.lstrip()[:1].islower()


def _apart(upper: Piece, lower: Piece) -> bool:
    """Says whether two lines are no neighbours within a paragraph."""
    return upper.bottom - lower.bottom > 1.6 * upper.size


def filled(page: Page) -> float:
    """Gives how much of a page's height is used, from the head of its text to the lowest thing on it."""
    lowest = min((each.bottom for each in page.body()), default=page.height - TOP)
    return (page.height - TOP - lowest) / (page.height - TOP - BOTTOM)


def near_empty(pages: list[Page], share: float = 0.2) -> list[str]:
    """Gives pages that hold next to nothing, a chapter's last ones too."""
    return [f"page {page.number} is {filled(page):.0%} full" for page in pages if filled(page) < share]


def holes(pages: list[Page], most: float = 18 * MM) -> list[str]:
    """Gives where the column of text stands open, because what stands in the margin beside it is longer."""
    found = []
    for page in pages:
        body = sorted(_in_column(page), key=lambda each: -each.top)
        lowest = body[0].bottom if body else 0.0
        for each in body[1:]:
            if lowest - each.top > most:
                found.append(
                    f"page {page.number}: {(lowest - each.top) / MM:.0f} mm open above {each.text or 'a drawing'!r}"
                )
            lowest = min(lowest, each.bottom)
    return found


def _in_column(page: Page) -> list[Piece]:
    return [
        each
        for each in page.body()
        if each.right > SIDE + COLUMN + HANG and (each.text.strip() or each.top > each.bottom)
    ]


def uneven(pages: list[Page], word: str) -> list[str]:
    """Gives where a word that labels a field stands in more than one column."""
    places = {round(each.left) for page in pages for each in page.pieces if each.text.strip() == word}
    return [f"{word!r} stands {place} points from the left" for place in sorted(places)] if len(places) > 1 else []


def section_starts(pdf: bytes) -> set[int]:
    """Gives the pages on which the outline's two upper levels begin, and the page after the last of the front."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        marks = [(mark.level, mark.get_dest().get_index() + 1) for mark in document.get_toc() if mark.get_dest()]
    finally:
        document.close()
    first = min(page for level, page in marks if level > 0)
    return {page for level, page in marks if level <= 1} | set(range(1, first + 1))


def leaks(html: str) -> list[str]:
    """Gives addresses that a page would load from outside; links that a reader may follow are none."""
    kept = re.sub(r"<script\b[^>]*>.*?</script>", "", html, flags=re.DOTALL)
    loads = re.findall(r"<(?!a\b)\w+\b[^>]*?\b(?:src|href|srcset|action|data)=\"(?!#|data:)([^\"]+)\"", kept)
    return loads + re.findall(r"url\(['\"]?(?!#|data:|['\"]?data:)([^)]+)\)", kept) + re.findall(r"@import[^;]+", kept)


def broken_anchors(html: str) -> list[str]:
    """Gives links within the page that lead nowhere, and ids that stand twice."""
    ids: dict[str, int] = defaultdict(int)
    kept = re.sub(r"<script\b[^>]*>.*?</script>", lambda each: each[0][:120], html, flags=re.DOTALL)
    for name in re.findall(r"\sid=\"([^\"]+)\"", kept):
        ids[name] += 1
    lost = [
        f"#{name} leads nowhere" for name in sorted(set(re.findall(r"href=\"#([^\"]*)\"", kept))) if name not in ids
    ]
    return [*lost, *(f"{name} stands {count} times" for name, count in sorted(ids.items()) if count > 1)]


_WIDE = """() => Array.from(document.querySelectorAll('body *')).filter((e) => {
  const box = e.getBoundingClientRect();
  if (!box.width || !box.height || (box.right <= window.innerWidth + 1 && box.left >= -1)) return false;
  for (let up = e.parentElement; up; up = up.parentElement) {
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX)) return false;
  }
  return getComputedStyle(e).position !== 'fixed';
}).map((e) => `${e.tagName.toLowerCase()}.${e.className} ${(e.textContent || '').trim().slice(0, 40)}`)"""


def too_wide(browser: Any, path: Path, width: int) -> list[str]:
    """Gives the elements that are wider than a screen of that width and do not scroll in a box of their own."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    try:
        page.goto(path.as_uri())
        wide = [f"{width} px: {each}" for each in page.evaluate(_WIDE)]
        whole = int(page.evaluate("document.documentElement.scrollWidth"))
        return wide if whole <= width else [f"{width} px: the page is {whole} px wide", *wide]
    finally:
        page.close()


def words_of(pages: list[Page]) -> Iterator[tuple[int, str]]:
    """Gives page number and all text of each page."""
    for page in pages:
        yield page.number, "\n".join(each.text for each in page.pieces)
