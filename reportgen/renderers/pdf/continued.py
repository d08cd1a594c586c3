"""Continued: a table that goes on says so above its repeated head, and only there: laid out on every page, left where it is true.

WeasyPrint repeats a table's head as it is. So the head begins with a row that says "Table 3 (continued)": where a table begins
the row's room is the space below the caption and its words are taken out; where one goes on they become the caption of that
part, which is how the structure tree has it then.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

NAME = "continued"
"""The class of the row."""
_ROW = re.compile(rf'<tr class="{NAME}">.*?</tr>', re.DOTALL)


def without_continued(html: str) -> str:
    """Gives a page without such rows, for a WeasyPrint whose insides are not known."""
    return _ROW.sub("", html)


def settle_continued(pages: Sequence[Any]) -> None:
    """Takes the row out of every head of a table, and puts a caption where the table goes on."""
    begun: set[int] = set()
    for page in pages:
        for wrapper in _tables(page._page_box):  # noqa: SLF001
            _settle(wrapper, begun)


def _tables(box: Any) -> Iterator[Any]:  # noqa: ANN401 WeasyPrint carries no types
    for each in box.descendants():
        if getattr(each, "is_table_wrapper", False):
            yield each


def _settle(wrapper: Any, begun: set[int]) -> None:  # noqa: ANN401
    head = next((group for group in wrapper.get_wrapped_table().children if group.is_header), None)
    row = next((each for each in getattr(head, "children", ()) if each.element.get("class") == NAME), None)
    if head is None or row is None:
        return
    head.children = [each for each in head.children if each is not row]
    if id(row.element) in begun:
        wrapper.children = [_caption(row.children[0]), *wrapper.children]
    begun.add(id(row.element))


def _caption(cell: Any) -> Any:  # noqa: ANN401
    """Gives what stands in a cell as a caption at the same place."""
    from weasyprint.formatting_structure import boxes

    made = boxes.BlockBox(element_tag="caption", style=cell.style, element=cell.element, children=cell.children)
    for name, value in vars(cell).items():
        if name not in {"element_tag", "style", "element", "children"}:
            setattr(made, name, value)
    return made
