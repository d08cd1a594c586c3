"""Finish a PDF where WeasyPrint leaves gaps: scopes of header cells, whole links, artifacts in the margins, no time of day."""

import re
from collections.abc import Iterator
from typing import Any

from reportgen.renderers.pdf.links import unite_links

_PAGINATION = b"<</Type /Pagination>>"
_REFERENCE = re.compile(rb"(\d+) 0 R")


def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 WeasyPrint carries no types
    """Changes the objects of a PDF before they are written (WeasyPrint calls this)."""
    _forget_when(pdf)
    elements = {each.number: each for each in pdf.objects if _is(each, "StructElem")}
    for element in elements.values():
        if element["S"] == "/TH":
            _scope(element)
    unite_links(pdf, elements)
    linked = _linked(pdf, elements)
    loose = [element for number, element in elements.items() if number not in linked]
    margins = {(bytes(element["Pg"]), mark) for element in loose for mark in _marks(element)}
    _forget(pdf, loose)
    pages = {bytes(page.reference): page for page in pdf.objects if _is(page, "Page")}
    for reference, page in pages.items():
        _release(_by_reference(pdf, page["Contents"]), {mark for at, mark in margins if at == reference})


def _forget_when(pdf: Any) -> None:  # noqa: ANN401
    """Takes out when files were attached, which is now: the same report has the same bytes."""
    for each in pdf.objects:
        for name in ("CreationDate", "ModDate"):
            getattr(each, "extra", {}).get("Params", {}).pop(name, None)


def _is(each: Any, kind: str) -> bool:  # noqa: ANN401
    return isinstance(each, dict) and each.get("Type") == f"/{kind}"


def _scope(header: Any) -> None:  # noqa: ANN401
    """Says whether a header cell stands above a column or before a row: its id holds its row in the table."""
    row = header["ID"].string.split("-")[1] if "ID" in header else "0"
    header["A"]["Scope"] = "/Column" if row == "0" else "/Row"


def _linked(pdf: Any, elements: Any) -> set[int]:  # noqa: ANN401
    """Gives the numbers of the elements that hang in the tree."""
    root = next(number for number, element in elements.items() if element["S"] == "/Document")
    found, waiting = {root}, [root]
    while waiting:
        for number in _kids(elements[waiting.pop()]):
            if number in elements and number not in found:
                found.add(number)
                waiting.append(number)
    return found


def _kids(element: Any) -> Iterator[int]:  # noqa: ANN401
    for kid in element["K"]:
        if isinstance(kid, bytes) and (matched := _REFERENCE.fullmatch(kid)):
            yield int(matched[1])


def _marks(element: Any) -> list[int]:  # noqa: ANN401
    return [kid for kid in element["K"] if isinstance(kid, int)]


def _forget(pdf: Any, loose: list[Any]) -> None:  # noqa: ANN401
    """Empties elements that hang nowhere, and their places in the parent tree."""
    gone = {bytes(element.reference) for element in loose}
    root = next(each for each in pdf.objects if _is(each, "StructTreeRoot"))
    for entry in _by_reference(pdf, root["ParentTree"])["Nums"]:
        if isinstance(entry, list):
            entry[:] = ["null" if isinstance(each, bytes) and each in gone else each for each in entry]
    for element in loose:
        element.clear()


def _by_reference(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401
    return pdf.objects[int(reference.split()[0])]


def _release(stream: Any, marks: set[int]) -> None:  # noqa: ANN401
    """Turns the marked content of the margins into artifacts: an operator stands as tag, properties, `BDC`."""
    for index, item in enumerate(stream.stream):
        if isinstance(item, dict) and item.get("MCID") in marks:
            stream.stream[index - 1 : index + 1] = ["/Artifact", _PAGINATION]
