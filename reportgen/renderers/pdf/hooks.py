"""The private doors into WeasyPrint: all that we use beside its documented interface, and the check that it is there."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from reportgen.renderers.pdf.parts import Face

PINNED = "70.0"
"""The version whose insides were read."""
_ATTRIBUTE = "data-sheet"
_SHOWN = re.compile(rb"<([0-9a-f]*)>|[^<>]+")
_EVEN = 0.002
"""So far may the widths of digits differ, as a share: fonts round them."""
_USED = {
    "pdf.fonts.Font.__init__": ("self", "pango_font", "description", "font_size"),
    "pdf.fonts.build_fonts_dictionary": ("pdf", "fonts", "compress", "subset", "options"),
    "pdf.stream.Stream.marked": ("self", "box", "tag"),
    "pdf.stream.Stream.add_font": ("self", "pango_font"),
    "text.fonts.get_pango_font_key": ("pango_font",),
    "text.line_break.create_layout": ("text", "style", "context", "max_width", "justification_spacing"),
}
"""What is replaced or called → its arguments."""


class UnknownVersionError(Exception):
    """WeasyPrint is not the version that the layout by sections was made for."""


def check() -> None:
    """Raises `UnknownVersionError` when WeasyPrint is another version than ours, without importing it."""
    found = version("weasyprint")
    if found != PINNED:
        raise UnknownVersionError(f"WeasyPrint {found} is installed; PDFs are laid out by sections with {PINNED} alone")


def check_insides() -> None:
    """Raises `UnknownVersionError` when something that we use is not there as we know it."""
    import weasyprint.pdf.fonts
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
    slots: list[tuple[Any, str, str, tuple[str, ...]]] = field(default_factory=list)
    """Stream, target, printed number and ten digits of each page number that can be changed in place."""
    fixed: bool = False
    """Whether there is a page number that cannot."""
    strange: str = ""
    """A font that could not be found again by its name."""


@contextmanager
def watching() -> Iterator[Seen]:
    """Watches how pages are painted: fonts are noted, not embedded; page numbers are marked by a comment in the stream.

    An element whose `data-sheet` says a number of zeros prints it; `%S0` stands in the stream before the first, and so on.
    """
    from weasyprint import pdf
    from weasyprint.pdf.stream import Stream

    seen = Seen()
    before = Stream.marked, pdf.build_fonts_dictionary
    Stream.marked = _marking(before[0], seen)
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


def _marking(marked: Callable[..., Any], seen: Seen) -> Callable[..., Any]:
    @contextmanager
    def mark(self: Any, box: Any, tag: str) -> Iterator[None]:  # noqa: ANN401
        number = box.element.get(_ATTRIBUTE, "") if box.element is not None else ""
        wanted = number and re.search(rf"(?<!\d){number}(?!\d)", getattr(box, "text", ""))
        with marked(self, box, tag):
            begun = len(self.stream)
            yield
            if wanted and "::" in box.element_tag:
                _slot(self, box, number, begun, seen)

    return mark


def _slot(stream: Any, box: Any, number: str, begun: int, seen: Seen) -> None:  # noqa: ANN401
    """Marks the page number in what was just painted; notes that it is fixed where that cannot be done."""
    shown = [at for at in range(begun, len(stream.stream)) if stream.stream[at].endswith(b" TJ")]
    font = next((font for font in stream._fonts.values() if font.hash == stream._old_font[0]), None)  # noqa: SLF001
    digits = _digits(stream, box.style, font) if len(shown) == 1 and font is not None else ()
    target = box.element.get("data-target")
    comment = b"%%S%d\n" % len(seen.slots)
    new = _commented(stream.stream[shown[0]], number, font, comment) if digits else None
    if new is None:
        seen.fixed = True
        return
    stream.stream[shown[0]] = new
    seen.slots.append((stream, target, number, digits))


def _commented(shown: bytes, number: str, font: Any, comment: bytes) -> bytes | None:  # noqa: ANN401
    """Gives a text operator with the number's glyphs in a string of their own, behind a comment."""
    tokens = [token for found in _SHOWN.finditer(shown[1:-4]) for token in _glyphs(found)]
    places = [at for at, token in enumerate(tokens) if token.startswith(b"<")]
    texts = [font.to_unicode.get(int(tokens[at][1:-1], 16), "") for at in places]
    whole = re.search(rf"(?<!\d){number}(?!\d)", "".join(texts))
    if whole is None or any(len(text) != 1 for text in texts):
        return None
    first, last = places[whole.start()], places[whole.end() - 1]
    if any(token not in {b"0", b"-0"} for token in tokens[first : last + 1] if not token.startswith(b"<")):
        return None
    digits = b"".join(token[1:-1] for token in tokens[first : last + 1] if token.startswith(b"<"))
    before, after = b"".join(tokens[:first]), b"".join(tokens[last + 1 :])
    return b"[" + before + comment + b"<" + digits + b">" + after + b"] TJ"


def _glyphs(found: re.Match[bytes]) -> list[bytes]:
    """Gives a string of glyphs as one string each; a number as it is."""
    if found[1] is None:
        return [found[0]]
    return [b"<" + found[1][at : at + 4] + b">" for at in range(0, len(found[1]), 4)]


def _digits(stream: Any, style: Any, font: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Gives the glyphs of 0 to 9 as this style sets them; nothing unless all are of one font and equally wide."""
    from weasyprint.text.ffi import ffi
    from weasyprint.text.line_break import create_layout

    layout = create_layout("0123456789", style, None, None, 0)  # the line lives as long as this
    line, _ = layout.get_first_line()
    run, glyphs, widths = line.runs[0], list[int](), set[int]()
    while run != ffi.NULL:
        item, run = run.data, run.next
        if stream.add_font(item.item.analysis.font)[0].hash != font.hash:
            return ()
        infos = item.glyphs.glyphs[0 : item.glyphs.num_glyphs]
        glyphs += [info.glyph for info in infos]
        widths |= {info.geometry.width for info in infos}
    if len(glyphs) != 10 or max(widths) - min(widths) > _EVEN * max(widths):
        return ()
    width = next((font.widths[glyph] for glyph in glyphs if glyph in font.widths), None)
    for digit, glyph in enumerate(glyphs):
        font.widths.setdefault(glyph, width)
        font.to_unicode.setdefault(glyph, str(digit))
    return tuple(f"{glyph:04x}" for glyph in glyphs)


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
