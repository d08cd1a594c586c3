"""Whether two PDFs are alike: text, page numbers, links, destinations, outline, structure tree, parent tree and pictures."""

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from PIL import ImageChops

NEAR = 0.06
"""Points: widths of glyphs are rounded for the size in which a font is met first."""


def unlike(one: bytes, other: bytes) -> list[str]:
    """Gives what differs between two PDFs, each in a line; nothing when they are alike."""
    with pikepdf.open(io.BytesIO(one)) as left, pikepdf.open(io.BytesIO(other)) as right:
        facts = {
            "pages": (len(left.pages), len(right.pages)),
            "sizes": (sizes(left), sizes(right)),
            "titles": (titles(left), titles(right)),
            "attached": (sorted(left.attachments), sorted(right.attachments)),
            "destinations": (destinations(left), destinations(right)),
            "links": (links(left), links(right)),
            "outline": (outline(left), outline(right)),
            "structure": (structure(left), structure(right)),
        }
        found = [f"{name}: {_first(*pair)}" for name, pair in facts.items() if not near(*pair)]
        found += [f"{name}: {wrong}" for name, file in (("one", left), ("other", right)) for wrong in torn(file)]
    if text(one) != text(other):
        found.append(f"text: {_first(text(one).splitlines(), text(other).splitlines())}")
    return found + (_pictures(one, other) if not found else [])


def near(one: Any, other: Any) -> bool:
    """Says whether two things are the same, numbers within a hair."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= NEAR
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(near(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(near(one[key], other[key]) for key in one)
    return bool(one == other)


def _first(one: Any, other: Any) -> str:
    if isinstance(one, dict):
        one, other = sorted(one.items()), sorted(other.items())
    if isinstance(one, list):
        pairs = zip([*one, "the end"], [*other, "the end"], strict=False)
        return next((f"{a!r} and {b!r}" for a, b in pairs if not near(a, b)), "length")
    return f"{one!r} and {other!r}"


def _places(file: pikepdf.Pdf) -> dict[Any, int]:
    return {page.objgen: index for index, page in enumerate(file.pages)}


def sizes(file: pikepdf.Pdf) -> list[list[float]]:
    return [[float(side) for side in page.mediabox] for page in file.pages]


def titles(file: pikepdf.Pdf) -> dict[str, str]:
    return {"language": str(file.Root.Lang), **{key: str(file.docinfo[key]) for key in file.docinfo.keys()}}  # noqa: SIM118


def destinations(file: pikepdf.Pdf) -> dict[str, tuple[int, float, float]]:
    places = _places(file)
    names = list(file.Root.Names.Dests.Names) if "/Dests" in file.Root.get("/Names", {}) else []
    return {
        str(name): (places[to[0].objgen], float(to[2]), float(to[3]))
        for name, to in zip(names[::2], names[1::2], strict=True)
    }


def links(file: pikepdf.Pdf) -> list[Any]:
    known = destinations(file)
    return [
        (index, [float(each) for each in mark.Rect], known[str(mark.Dest)] if "/Dest" in mark else str(mark.get("/A")))
        for index, page in enumerate(file.pages)
        for mark in page.get("/Annots", ())
    ]


def outline(file: pikepdf.Pdf) -> list[Any]:
    places = _places(file)

    def below(item: Any, depth: int) -> Iterator[Any]:
        while item is not None:
            yield depth, str(item.Title), places[item.Dest[0].objgen], float(item.Dest[3]), int(item.Count)
            yield from below(item.get("/First"), depth + 1)
            item = item.get("/Next")

    return list(below(file.Root.Outlines.get("/First"), 0)) if "/Outlines" in file.Root else []


def structure(file: pikepdf.Pdf) -> list[Any]:
    """Gives every element with its depth, kind, words, place and attributes; ids by their order."""
    places, ids = _places(file), dict[bytes, int]()

    def number(name: Any) -> int:
        return ids.setdefault(bytes(name), len(ids))

    def told(element: Any, depth: int) -> Iterator[Any]:
        if not isinstance(element, pikepdf.Dictionary):
            yield depth, int(element)
        elif element.get("/Type") == "/OBJR":
            yield depth, str(element.Obj.get("/Dest", element.Obj.get("/A", ""))), str(element.Obj.Contents)
        else:
            about = element.get("/A", {})
            yield (
                depth, str(element.S), str(element.get("/Alt")), places[element.Pg.objgen] if "/Pg" in element else None,
                [float(each) for each in about.get("/BBox", ())], str(about.get("/Scope")), str(about.get("/ColSpan")),
                [number(each) for each in about.get("/Headers", ())], number(element.ID) if "/ID" in element else None,
            )  # fmt: skip
            kids = element.get("/K", ())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from told(kid, depth + 1)

    return [each for element in file.Root.StructTreeRoot.K for each in told(element, 0)]


def torn(file: pikepdf.Pdf) -> Iterator[str]:
    """Gives what of the parent tree does not lead to the element that holds it."""
    numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
    homes = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for index, page in enumerate(file.pages):
        for mark, element in enumerate(homes[int(page.StructParents)]):
            held = (
                [kid for kid in element.K if not isinstance(kid, pikepdf.Dictionary)] if element is not None else [mark]
            )
            if mark not in held or (element is not None and element.Pg.objgen != page.objgen):
                yield f"page {index + 1}: content {mark} is not held by its element"
        for annotation in page.get("/Annots", ()):
            kids = homes[int(annotation.StructParent)].K
            if not any("/Obj" in kid and kid.Obj.objgen == annotation.objgen for kid in kids if hasattr(kid, "keys")):
                yield f"page {index + 1}: a link is not held by its element"


def text(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)  # noqa: S607
    return done.stdout.decode()


def _pictures(one: bytes, other: bytes) -> list[str]:
    """Gives the pages that look different: more than a hair's breadth of grey at the edge of some letters."""
    left, right = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    found = []
    for index in range(len(left)):
        pictures = [file[index].render(scale=1).to_pil().convert("L") for file in (left, right)]
        shades = ImageChops.difference(*pictures).histogram()
        strong, all_of_it = sum(shades[96:]), sum(shades[24:])
        if strong or all_of_it > 0.0015 * sum(shades):
            found.append(f"page {index + 1} looks different: {all_of_it} points, {strong} of them much")
    left.close()
    right.close()
    return found
