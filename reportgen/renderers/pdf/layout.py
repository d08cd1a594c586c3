"""Lay out a part, the margins of pages, and fonts: what worker processes do, from plain data to plain data."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from reportgen.renderers.pdf.continued import settle_continued
from reportgen.renderers.pdf.faces import united
from reportgen.renderers.pdf.hearing import heard
from reportgen.renderers.pdf.hooks import Seen, edges, embedded, page_name, strings_of, watching
from reportgen.renderers.pdf.own import fetcher
from reportgen.renderers.pdf.parts import Face, Job, MarginsJob, Mark, PageFacts, Part, Slot
from reportgen.renderers.pdf.room import making_room
from reportgen.renderers.pdf.tagging import finish

_POINTS = 0.75
"""PDF points in a CSS pixel."""
_SIDES = frozenset({"left", "right", "recto", "verso"})
_BREAKS = frozenset({"page", "always"}) | _SIDES


def lay_out_part(job: Job, fonts: str) -> Part:
    """Gives a part laid out by itself; `fonts` is the fontconfig file whose fonts it may see."""
    from weasyprint import HTML

    os.environ["FONTCONFIG_FILE"] = fonts
    with heard() as said:
        html = HTML(string=job.html, base_url="about:blank", url_fetcher=fetcher(job.pictures))
        elsewhere = _direct_links(html.etree_element, job.numbers)
        with making_room():
            document = html.render(pdf_variant="pdf/ua-1", **_styled(job.sheet, fonts))
        settle_continued(document.pages)
        anchors = _anchors(document.pages)
        for target in elsewhere:  # else WeasyPrint drops the link; the join leads it to its true place
            document.pages[0].anchors.setdefault(target, (0, 0, 0, 0))
        with watching(job.fills) as seen:
            pages: list[Any] = []
            pdf = document.write_pdf(
                pdf_variant="pdf/ua-1",
                pdf_identifier=b"reportgen",
                finisher=lambda document, pdf: pages.extend(_finish(document, pdf, job.prefix)),
            )
    opens, closes, odd = _breaks(document.pages)
    odd = odd or _oddity(html.etree_element, document.pages[0], job)
    return Part(
        pages=tuple(PageFacts(name=page_name(page), strings=strings_of(page)) for page in document.pages),
        anchors=anchors, marks=_marks(document.pages), slots=_slots(seen, pages),
        links=elsewhere,
        faces=united(seen.faces), said=tuple(said), opens=opens, closes=closes,
        exact=seen.fixed, odd=odd or (f"the font {seen.strange} is variable or made of pictures" if seen.strange else ""),
        pdf=pdf,
    )  # fmt: skip


def lay_out_margins(job: MarginsJob, fonts: str) -> Part:
    """Gives the margins of some pages, each on an empty page, untagged."""
    from weasyprint import HTML

    os.environ["FONTCONFIG_FILE"] = fonts
    with heard() as said:
        html = HTML(string=job.front, base_url="about:blank", url_fetcher=fetcher({}))
        _empty_pages(html.etree_element, job.running, job.pages)
        document = html.render(**_styled(job.sheet, fonts))
        with watching(job.fills) as seen:
            streams: list[Any] = []
            pdf = document.write_pdf(
                pdf_identifier=b"reportgen", finisher=lambda _, pdf: streams.extend(_contents(pdf))
            )
    facts = tuple(PageFacts(name=page_name(page)) for page in document.pages)
    return Part(pages=facts, anchors={}, slots=_slots(seen, streams), faces=united(seen.faces), said=tuple(said),
                exact=seen.fixed, pdf=pdf)  # fmt: skip


@lru_cache(maxsize=4)
def _styled(sheet: str, fonts: str) -> dict[str, Any]:
    """Gives a style sheet read once for all parts, with the fonts and counters it declares."""
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration

    configuration, counters, profiles = FontConfiguration(), CounterStyle(), dict[str, Any]()
    css = CSS(string=sheet, media_type="print", font_config=configuration, counter_style=counters,
              color_profiles=profiles, url_fetcher=fetcher({}))  # fmt: skip
    return {"stylesheets": [css], "font_config": configuration, "counter_style": counters, "color_profiles": profiles}


def embed(faces: Sequence[Face], fonts: str) -> bytes:
    """Gives a PDF whose catalogue holds the fonts under `Fonts`."""
    os.environ["FONTCONFIG_FILE"] = fonts
    return embedded(faces)


def _direct_links(root: Any, numbers: Mapping[str, str]) -> tuple[str, ...]:  # noqa: ANN401 an element tree
    """Makes every link say its target and page number; gives the targets that stand in other parts."""
    present = {element.get("id") for element in root.iter() if element.get("id")}
    targets = dict[str, None]()
    for element in root.iter():
        href = element.get("href") or ""
        if href.startswith("#") and len(href) > 1:
            target = unquote(href[1:])
            element.set("data-target", target)
            element.set("data-sheet", numbers.get(target, "0"))
            targets[target] = None
    return tuple(target for target in targets if target not in present)


def _finish(document: Any, pdf: Any, prefix: str) -> list[Any]:  # noqa: ANN401
    """Mends tags and links as in one piece; gives the content streams of the pages."""
    finish(document, pdf)
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("S") in {"/TH", "/TD"}:
            _rename(each, prefix)
    return _contents(pdf)


def _contents(pdf: Any) -> list[Any]:  # noqa: ANN401
    references = [each["Contents"] for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/Page"]
    return [pdf.objects[int(reference.split()[0])] for reference in references]


def _rename(cell: Any, prefix: str) -> None:  # noqa: ANN401
    import pydyf

    if "ID" in cell:
        cell["ID"] = pydyf.String(f"{prefix}{cell['ID'].string}")
    if "Headers" in cell.get("A", {}):
        cell["A"]["Headers"] = pydyf.Array([pydyf.String(f"{prefix}{each.string}") for each in cell["A"]["Headers"]])


def _slots(seen: Seen, streams: Sequence[Any]) -> tuple[Slot, ...]:
    """Gives the slots with their pages; one in a group of its own, as of what is half transparent, cannot be filled."""
    place = {id(stream): page for page, stream in enumerate(streams)}
    seen.fixed = seen.fixed or any(id(stream) not in place for stream, _ in seen.slots)
    return tuple(replace(slot, page=place[id(stream)]) for stream, slot in seen.slots if id(stream) in place)


def _anchors(pages: Sequence[Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, page in enumerate(pages):
        for name in page.anchors:
            found.setdefault(name, index)
    return found


def _marks(pages: Sequence[Any]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            page=index, level=level, label=label, x=x * _POINTS, y=(page.height - y) * _POINTS, closed=state == "closed"
        )
        for index, page in enumerate(pages)
        for level, label, (x, y), state in page.bookmarks
    )


def _breaks(pages: Sequence[Any]) -> tuple[bool, bool, str]:
    """Says whether a part begins a page wherever it stands, ends one, and what is odd about that."""
    before = {style["break_before"] for style in edges(pages[0], last=False)}
    after = {style["break_after"] for style in edges(pages[-1], last=True)}
    odd = "it begins on a left or a right page" if (before | after) & _SIDES else ""
    return bool(before & _BREAKS), bool(after & _BREAKS), odd


_INLINE = re.compile(r"""\bstyle=["'][^"']*(position:\s*fixed|float:\s*footnote|counter-(?:reset|set|increment))""")
_EDGES = ("margin_top", "margin_bottom", "padding_top", "padding_bottom", "border_top_width", "border_bottom_width")


def _oddity(root: Any, page: Any, job: Job) -> str:  # noqa: ANN401
    """Gives why a part is not as it is in the whole report; nothing when it is."""
    from cssselect2 import ElementWrapper

    inline = _INLINE.search(job.html)
    if inline:
        return f"`{inline[1]}` in a style of its own depends on the whole report"
    for selector in job.running:
        if ElementWrapper.from_html_root(root).query(selector) is not None:
            return f"`{selector}` runs in the margins from within a section"
    styles = [style for _, style in zip(range(job.around + 1), edges(page, last=False), strict=False)]
    if any("list-item" in style["display"] for style in styles):
        return "a section is an item of a list, and numbered by those before it"
    if any(_high(style[name]) for style in styles[: job.around] for name in _EDGES):
        return "what stands around the sections has a margin, a padding or a border of its own"
    return ""


def _high(length: Any) -> bool:  # noqa: ANN401
    value = getattr(length, "value", length)
    return bool(value) and value != "auto"


def _empty_pages(root: Any, running: Sequence[str], pages: Sequence[PageFacts]) -> None:  # noqa: ANN401
    """Turns a document into pages with nothing on them but what runs in their margins."""
    from cssselect2 import ElementWrapper

    wrapped = ElementWrapper.from_html_root(root)
    runs = [found.etree_element for selector in running for found in wrapped.query_all(selector)]
    body = next(element for element in root.iter() if str(element.tag).rpartition("}")[2] == "body")
    for child in list(body):
        body.remove(child)
    body.text = None
    for element in runs:
        element.tail = None
        body.append(element)
    for index, page in enumerate(pages):
        body.append(_empty_page(body, page, last=index == len(pages) - 1))


def _empty_page(body: Any, page: PageFacts, *, last: bool) -> Any:  # noqa: ANN401
    """Gives an element as high as nothing, alone on its page; the strings that the page sets, one element each time."""
    made = body.makeelement(body.tag.replace("body", "div"), {})
    ends = "" if last else "break-after: page; "
    named = f"page: {page.name}; " if page.name else ""
    made.set("style", f"display: block; margin: 0; padding: 0; border: 0; {ends}{named}")
    for name, text in page.strings:
        inner = body.makeelement(made.tag, {})
        inner.set("style", f"display: block; margin: 0; padding: 0; border: 0; string-set: {name} {_quoted(text)}")
        made.append(inner)
    return made


def _quoted(text: str) -> str:
    """Gives text as a string of CSS."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\\n\r\f' else c for c in text) + '"'
