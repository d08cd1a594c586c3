"""The private doors into WeasyPrint: all that we use beside its documented interface, and the check that it is there."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from reportgen.machine import installed
from reportgen.renderers.pdf.parts import Face, Slot
from reportgen.renderers.pdf.slots import LETTERS, mark, standing

PINNED = "70.0"
"""The version whose insides were read."""
_ATTRIBUTE = "data-sheet"
_EVEN = 0.002
"""So far may the widths of digits differ, as a share: fonts round them."""
_USED = {
    "layout.block._in_flow_layout": (
        *("context", "box", "index", "child", "new_children", "page_is_empty", "absolute_boxes", "fixed_boxes"),
        *("adjoining_margins", "bottom_space", "position_y", "skip_stack", "first_letter_style", "first_line_style", "discard"),
        *("next_page", "max_lines"),
    ),
    "pdf.fonts.Font.__init__": ("self", "pango_font", "description", "font_size"),
    "pdf.fonts.build_fonts_dictionary": ("pdf", "fonts", "compress", "subset", "options"),
    "pdf.stream.Stream.marked": ("self", "box", "tag"),
    "pdf.stream.Stream.add_font": ("self", "pango_font"),
    "text.fonts.get_pango_font_key": ("pango_font",),
    "text.line_break.create_layout": ("text", "style", "context", "max_width", "justification_spacing"),
}  # fmt: skip
"""What is replaced or called → its arguments."""


class UnknownVersionError(Exception):
    """WeasyPrint is not the version that the layout by sections was made for."""


def check() -> None:
    """Raises `UnknownVersionError` when WeasyPrint is another version than ours, without importing it."""
    found = [each.rpartition("-")[2] for each in installed(frozenset({"weasyprint"})) if each.startswith("weasyprint-")]
    if found != [PINNED]:
        there = f"WeasyPrint {' and '.join(found)} is installed" if found else "WeasyPrint is not installed"
        raise UnknownVersionError(f"{there}; PDFs are laid out by sections with {PINNED} alone")


def is_known() -> bool:
    """Says whether WeasyPrint is the version whose insides we know."""
    try:
        check()
    except UnknownVersionError:
        return False
    return True


@cache
def check_insides() -> None:
    """Raises `UnknownVersionError` when something that we use is not there as we know it; looks once a process."""
    import weasyprint.layout.block
    import weasyprint.pdf.stream
    import weasyprint.text.line_break

    for name, known in _USED.items():
        thing: Any = weasyprint
        for part in name.split("."):
            thing = getattr(thing, part, None)
        found = tuple(inspect.signature(inspect.unwrap(thing)).parameters) if callable(thing) else None
        if found != known:
            raise UnknownVersionError(f"`weasyprint.{name}` is not as WeasyPrint {PINNED} has it: {found}")


@dataclass(slots=True)
class Seen:
    """What was seen while pages were painted."""

    faces: list[Face] = field(default_factory=list)
    slots: list[tuple[Any, Slot]] = field(default_factory=list)
    """The stream in which each slot stands; its page is not known here."""
    fixed: bool = False
    """Whether there is a slot that cannot be filled in place."""
    strange: str = ""
    """A font that could not be found again by its name."""


@contextmanager
def watching(fills: Sequence[str]) -> Iterator[Seen]:
    """Watches how pages are painted: fonts are noted, not embedded; slots are marked by a comment in the stream.

    An element prints what its `data-sheet` says; `fills` are placeholders, wherever they stand.
    """
    from weasyprint import pdf
    from weasyprint.pdf.stream import Stream

    check_insides()
    seen = Seen()
    before = Stream.marked, pdf.build_fonts_dictionary
    Stream.marked = _marking(before[0], seen, fills)
    pdf.build_fonts_dictionary = _noting(seen)
    try:
        yield seen
    finally:
        Stream.marked, pdf.build_fonts_dictionary = before


def _noting(seen: Seen) -> Callable[..., Any]:
    """Gives what stands for `build_fonts_dictionary`: empty fonts by their names."""
    import pydyf

    def note(pdf: Any, fonts: Mapping[Any, Any], *_: object) -> Any:  # noqa: ANN401
        dictionary = pydyf.Dictionary()
        for font in fonts.values():
            seen.faces.append(_face(font))
            seen.strange = font.family if font.variations or font.bitmap else seen.strange
            empty = pydyf.Dictionary({"Type": "/Font"})
            pdf.add_object(empty)
            dictionary[font.hash] = empty.reference
        return dictionary

    return note


def _face(font: Any) -> Face:  # noqa: ANN401
    return Face(name=font.hash, family=font.family, style=int(font.style), weight=int(font.weight),
                size=float(font.font_size), widths=dict(font.widths), letters=dict(font.to_unicode))  # fmt: skip


def _marking(marked: Callable[..., Any], seen: Seen, fills: Sequence[str]) -> Callable[..., Any]:
    @contextmanager
    def mark_too(self: Any, box: Any, tag: str) -> Iterator[None]:  # noqa: ANN401
        with marked(self, box, tag):
            begun = len(self.stream)
            yield
            for target, printed in _wanted(box, fills):
                _slot(self, box.style, begun, seen, Slot(page=0, target=target, printed=printed, glyphs=(), widths=(),
                                                         fill=target in fills))  # fmt: skip

    return mark_too


def _wanted(box: Any, fills: Sequence[str]) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Gives the slots in a box of text: target and printed digits."""
    text = getattr(box, "text", "")
    number = box.element.get(_ATTRIBUTE, "") if box.element is not None and "::" in box.element_tag else ""
    if number and standing(number).search(text):
        yield box.element.get("data-target"), number
    yield from ((fill, fill) for fill in fills if standing(fill).search(text))


def _slot(stream: Any, style: Any, begun: int, seen: Seen, slot: Slot) -> None:  # noqa: ANN401
    """Marks a slot in what was just painted; notes that it is fixed where that cannot be done."""
    shown = [at for at in range(begun, len(stream.stream)) if stream.stream[at].endswith(b" TJ")]
    font = next((font for font in stream._fonts.values() if font.hash == stream._old_font[0]), None)  # noqa: SLF001
    glyphs = _glyphs(stream, style, font) if len(shown) == 1 and font is not None else []
    widths = tuple(font.widths[glyph] for glyph in glyphs) if font is not None else ()
    even = widths and (slot.fill or max(widths[:10]) - min(widths[:10]) <= _EVEN * widths[0])
    even = even and not _spaced(style)
    new = mark(stream.stream[shown[0]], slot.printed, font.to_unicode, len(seen.slots)) if font and even else None
    if new is None:
        seen.fixed = True
        return
    stream.stream[shown[0]] = new
    seen.slots.append((stream, replace(slot, glyphs=tuple(f"{glyph:04x}" for glyph in glyphs), widths=widths)))


def _spaced(style: Any) -> bool:  # noqa: ANN401
    """Says whether a style sets letters or words apart: what is filled in would stand closer."""
    values = (style[name] for name in ("letter_spacing", "word_spacing"))
    return any(getattr(value, "value", value) not in {0, "normal"} for value in values)


def _glyphs(stream: Any, style: Any, font: Any) -> list[int]:  # noqa: ANN401
    """Gives the glyphs of 0 to 9 and a to f as this style sets them, and counts them as used; nothing if not all are there."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango
    from weasyprint.text.line_break import create_layout

    layout = create_layout(LETTERS, style, None, None, 0)  # the line lives as long as this
    line, _ = layout.get_first_line()
    run, glyphs = line.runs[0], list[int]()
    while run != ffi.NULL:
        item, run = run.data, run.next
        found, size = stream.add_font(item.item.analysis.font)
        if found.hash != font.hash:
            return []
        for info in item.glyphs.glyphs[0 : item.glyphs.num_glyphs]:
            glyphs.append(info.glyph)
            if info.glyph not in font.widths:
                pango.pango_font_get_glyph_extents(
                    item.item.analysis.font, info.glyph, stream.ink_rect, stream.logical_rect
                )
                font.widths[info.glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    for letter, glyph in zip(LETTERS, glyphs, strict=False):
        font.to_unicode.setdefault(glyph, letter)
    return glyphs if len(glyphs) == len(LETTERS) else []


def strings_of(page: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
    """Gives the named strings that a page's content sets."""
    found: list[tuple[str, str]] = []
    for box in page._page_box.descendants():  # noqa: SLF001
        if box.string_set and box.string_set != "none":
            found += [(name, text) for name, text in box.string_set]
    return tuple(found)


def page_name(page: Any) -> str:  # noqa: ANN401
    """Gives the name of a page's type; nothing for an unnamed one."""
    return str(page._page_box.page_type.name or "")  # noqa: SLF001


def edges(page: Any, *, last: bool) -> Iterator[Any]:  # noqa: ANN401
    """Gives the style of every block at the upper (or the lower) edge of a page's text, from the outside in."""
    boxes = page._page_box.children[:1]  # noqa: SLF001
    while boxes:
        box = boxes[-1 if last else 0]
        yield box.style
        boxes = [
            each for each in getattr(box, "children", ()) if each.is_in_normal_flow() and not each.is_outside_marker
        ]


def embedded(faces: Sequence[Face]) -> bytes:
    """Gives a PDF without pages whose catalogue holds all these fonts under `Fonts`, each cut down to what is used."""
    import io

    import pydyf
    from weasyprint import DEFAULT_OPTIONS
    from weasyprint.pdf.fonts import build_fonts_dictionary
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    fonts = {face.name: _font(face, configuration) for face in faces}
    pdf = pydyf.PDF()
    options = {**DEFAULT_OPTIONS, "pdf_version": "1.7", "hinting": False}
    dictionary = build_fonts_dictionary(pdf, fonts, compress=True, subset=True, options=options)
    pdf.add_object(dictionary)
    pdf.catalog["Fonts"] = dictionary.reference
    out = io.BytesIO()
    pdf.write(out, b"1.7", compress=True)
    return out.getvalue()


def _font(face: Face, configuration: Any) -> Any:  # noqa: ANN401
    """Loads a font again by what it is, and gives it with the glyphs that are used."""
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.ffi import ffi, gobject, pango
    from weasyprint.text.fonts import get_pango_font_key

    context = ffi.gc(pango.pango_font_map_create_context(configuration.font_map), gobject.g_object_unref)
    wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    pango.pango_font_description_set_family(wanted, ffi.new("char[]", face.family.encode()))
    pango.pango_font_description_set_style(wanted, face.style)
    pango.pango_font_description_set_weight(wanted, face.weight)
    pango.pango_font_description_set_absolute_size(wanted, int((face.size or 10) * 1024))
    loaded = pango.pango_font_map_load_font(configuration.font_map, context, wanted)
    _, description, _ = get_pango_font_key(loaded)
    font = Font(loaded, description, face.size)
    if font.hash != face.name:
        raise UnknownVersionError(f"the font {face.family} {face.weight} cannot be found again by its name")
    font.widths, font.to_unicode = dict(sorted(face.widths.items())), dict(sorted(face.letters.items()))
    return font
