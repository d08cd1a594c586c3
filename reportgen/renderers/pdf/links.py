"""Links of a PDF: one tag and one annotation for each, though WeasyPrint makes one of both for every box inside it."""

from collections.abc import Iterator
from typing import Any

_DISSOLVED = frozenset({"/Link", "/Span", "/NonStruct"})
"""What says nothing more within a link."""


def unite_links(pdf: Any, elements: dict[int, Any]) -> None:  # noqa: ANN401 WeasyPrint carries no types
    """Changes the objects of a PDF, and takes the elements that are gone out of `elements` (by object number)."""
    homes: dict[int, int] = {}
    gone: set[int] = set()
    for number, element in sorted(elements.items()):
        if element["S"] == "/Link" and number not in homes:
            gone |= _united(pdf, element, elements, homes)
    _map_anew(pdf, homes, {pdf.objects[number]["StructParent"] for number in gone})
    _take_off(pdf, gone)
    for number in (*homes, *gone):
        pdf.objects[number].clear()
        elements.pop(number, None)


def _united(pdf: Any, link: Any, elements: dict[int, Any], homes: dict[int, int]) -> set[int]:  # noqa: ANN401
    """Makes one element of a link and gives the numbers of the annotations it no longer has: all but the largest."""
    kids = list(_flat(link, elements, homes, link.number))
    areas = {kid: _area(pdf, pdf.objects[_number(kid)]) for kid in kids if _is_annotation(pdf, kid)}
    kept = max(areas, key=lambda kid: areas[kid], default=None)
    link["K"][:] = [kid for kid in kids if kid not in areas or kid == kept]
    dropped = [kid for kid in areas if kid != kept]
    homes |= {_number(kid): link.number for kid in dropped}
    return {_number(pdf.objects[_number(kid)]["Obj"]) for kid in dropped}


def _flat(element: Any, elements: dict[int, Any], homes: dict[int, int], home: int) -> Iterator[Any]:  # noqa: ANN401
    """Gives what stands in an element and in those within it, which are noted as gone into `home`."""
    for kid in element["K"]:
        inner = elements.get(_number(kid)) if isinstance(kid, bytes) else None
        if inner is not None and inner["S"] in _DISSOLVED:
            homes[inner.number] = home
            yield from _flat(inner, elements, homes, home)
        else:
            if inner is not None:
                inner["P"] = elements[home].reference
            yield kid


def _map_anew(pdf: Any, homes: dict[int, int], gone: set[int]) -> None:  # noqa: ANN401
    """Leads marked content and annotations to the elements they stand in now; forgets annotations that are gone."""
    root = next(each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructTreeRoot")
    numbers = pdf.objects[_number(root["ParentTree"])]["Nums"]
    kept: list[Any] = []
    for key, value in zip(numbers[::2], numbers[1::2], strict=True):
        if key not in gone or isinstance(value, list):
            if isinstance(value, list):
                value[:] = [_moved(pdf, each, homes) for each in value]
            kept += [key, value if isinstance(value, list) else _moved(pdf, value, homes)]
    numbers[:] = kept


def _moved(pdf: Any, reference: Any, homes: dict[int, int]) -> Any:  # noqa: ANN401
    home = homes.get(_number(reference))
    return reference if home is None else pdf.objects[home].reference


def _take_off(pdf: Any, gone: set[int]) -> None:  # noqa: ANN401
    """Takes annotations off their pages."""
    for page in pdf.objects:
        if isinstance(page, dict) and "Annots" in page:
            page["Annots"][:] = [each for each in page["Annots"] if _number(each) not in gone]


def _is_annotation(pdf: Any, kid: Any) -> bool:  # noqa: ANN401
    return isinstance(kid, bytes) and pdf.objects[_number(kid)].get("Type") == "/OBJR"


def _area(pdf: Any, reference: Any) -> float:  # noqa: ANN401
    left, top, right, bottom = pdf.objects[_number(reference["Obj"])]["Rect"]
    return abs(float(right - left) * float(bottom - top))


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
