"""Join parts into one tagged file: pages, tags, links, outline, page numbers, margins and fonts."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from reportgen.renderers.pdf.outline import add_outline, moved
from reportgen.renderers.pdf.parts import Part, Slot
from reportgen.renderers.pdf.slots import fill
from reportgen.renderers.pdf.tree import Tree

_ARTIFACT = b"Q\n/Artifact <</Type /Pagination>> BDC q %s Do Q EMC\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """All that a file is joined from."""

    parts: Sequence[Part]
    sheets: Mapping[str, int]
    """Anchor → page, counted from 1."""
    fills: Mapping[str, str]
    """Placeholder → what stands there in the end."""
    margins: Sequence[Part]
    """A page of margins for every page of the parts."""
    fonts: bytes
    """A PDF whose catalogue holds all fonts under `Fonts`."""


def join(pieces: Pieces) -> bytes:
    """Gives the file; its bytes depend on nothing but the pieces."""
    file = Pdf.new()
    sources = [Pdf.open(io.BytesIO(part.pdf)) for part in pieces.parts]
    starts = [0, *accumulate(len(part.pages) for part in pieces.parts)]
    for source in sources:
        for page in source.pages:
            file.pages.append(page)
    pages = [page.obj for page in file.pages]
    tree = Tree(file, len(pages))
    for part, source, begin in zip(pieces.parts, sources, starts, strict=False):
        own = pages[begin : begin + len(part.pages)]
        tree.add(source, own, begin)
        _fill_slots(file, own, part, pieces)
    tree.close()
    _add_names(file, pieces.parts, sources)
    add_outline(
        file, [mark for part, begin in zip(pieces.parts, starts, strict=False) for mark in moved(part.marks, begin)]
    )
    _describe(file, sources[0])
    fonts = [pages[begin].Resources.Font for begin in starts[:-1]]
    margins = [Pdf.open(io.BytesIO(part.pdf)) for part in pieces.margins]
    for part, source in zip(pieces.margins, margins, strict=True):
        _fill_slots(source, [page.obj for page in source.pages], part, pieces)
    fonts += _stamp(file, margins)
    with Pdf.open(io.BytesIO(pieces.fonts)) as embedded:
        _set_fonts(file, fonts, embedded)
        _share_images(file)
        out = io.BytesIO()
        file.save(out, deterministic_id=True, min_version="1.7", compress_streams=True,
                  object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
    for source in (*sources, *margins):
        source.close()
    return out.getvalue()


def _fill_slots(file: Pdf, pages: Sequence[Any], part: Part, pieces: Pieces) -> None:
    """Writes what only the whole report knows into the pages of a part."""

    def text_of(slot: Slot) -> str:
        return pieces.fills[slot.target] if slot.fill else str(pieces.sheets.get(slot.target, 0))

    for index in sorted({slot.page for slot in part.slots}):
        page = pages[index]
        page.Contents = file.make_stream(fill(page.Contents.read_bytes(), part.slots, text_of))


def _add_names(file: Pdf, parts: Sequence[Part], sources: Sequence[Pdf]) -> None:
    """Gives the file the destinations and attachments of all parts, by name."""
    found: dict[str, dict[bytes, Any]] = {"Dests": {}, "EmbeddedFiles": {}}
    for part, source in zip(parts, sources, strict=True):
        for kind, names in found.items():
            for name, value in _names(file, source, kind):
                if kind != "Dests" or str(name) in part.anchors:
                    names.setdefault(bytes(name), value)
    for kind, names in found.items():
        if names:
            array = Array([each for name in sorted(names) for each in (String(name), names[name])])
            if Name.Names not in file.Root:
                file.Root.Names = Dictionary()
            file.Root.Names[f"/{kind}"] = file.make_indirect(Dictionary(Names=array))


def _names(file: Pdf, source: Pdf, kind: str) -> list[tuple[Any, Any]]:
    """Gives the names of one kind in a part, with what they lead to as it is in the file."""
    tree = source.Root.get(Name.Names, Dictionary()).get(f"/{kind}")
    if tree is None:
        return []
    items = list(file.copy_foreign(source.make_indirect(tree.Names)))
    return list(zip(items[::2], items[1::2], strict=True))


def _describe(file: Pdf, first: Pdf) -> None:
    """Gives the file the language, the title and the other facts of its first part."""
    file.Root.Lang = String(str(first.Root.Lang))
    file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    file.Root.Metadata = file.copy_foreign(first.Root.Metadata)
    for key in first.docinfo.keys():  # noqa: SIM118 pikepdf's dictionaries give pairs otherwise
        file.docinfo[key] = String(str(first.docinfo[key]))


def _stamp(file: Pdf, margins: Sequence[Pdf]) -> list[Any]:
    """Draws the margins over the pages as artifacts; gives the dictionaries of fonts that they use."""
    opening = file.make_stream(b"q\n")
    pages, fonts = iter(file.pages), []
    for source in margins:
        drawn = [file.copy_foreign(page.as_form_xobject()) for page in source.pages]
        fonts.append(drawn[0].Resources.Font)
        for form in drawn:
            page = next(pages).obj
            name = f"/Margins{page.StructParents + 1}"
            if Name.XObject not in page.Resources:
                page.Resources.XObject = Dictionary()
            page.Resources.XObject[name] = form
            page.Contents = Array([opening, page.Contents, file.make_stream(_ARTIFACT % name.encode())])
    return fonts


def _set_fonts(file: Pdf, dictionaries: Sequence[Any], embedded: Pdf) -> None:
    """Puts the embedded fonts where the parts and the margins only named them."""
    fonts = file.copy_foreign(embedded.Root.Fonts)
    for dictionary in dictionaries:
        for name in list(dictionary.keys()):
            dictionary[name] = fonts[name]


def _share_images(file: Pdf) -> None:
    """Keeps a picture that stands in several parts once."""
    first: dict[tuple[bytes, ...], Any] = {}
    for page in file.pages:
        objects = page.obj.Resources.get(Name.XObject, Dictionary())
        for name in list(objects.keys()):
            image = objects[name]
            if image.get(Name.Subtype) == Name.Image:
                objects[name] = first.setdefault(_said(image), image)


def _said(image: Any) -> tuple[bytes, ...]:  # noqa: ANN401 pikepdf
    """Gives all that makes a picture what it is."""
    facts = [f"{key} {image[key]!r}".encode() for key in sorted(image.keys()) if key not in {"/SMask", "/Length"}]
    mask = _said(image.SMask) if Name.SMask in image else ()
    return (image.read_raw_bytes(), *facts, *mask)
