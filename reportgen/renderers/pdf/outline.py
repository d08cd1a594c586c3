"""The outline: the bookmarks of all parts as one tree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from reportgen.renderers.pdf.parts import Mark


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark with those below it."""

    mark: Mark
    below: list["Entry"] = field(default_factory=list)


def entries(marks: Iterable[Mark]) -> list[Entry]:
    """Gives bookmarks as a tree: each stands below the last one of a higher level before it."""
    top: list[Entry] = []
    open_: list[Entry] = []
    for mark in marks:
        while open_ and open_[-1].mark.level >= mark.level:
            open_.pop()
        entry = Entry(mark)
        (open_[-1].below if open_ else top).append(entry)
        open_.append(entry)
    return top


def moved(marks: Iterable[Mark], pages: int) -> list[Mark]:
    """Gives the bookmarks of a part that stands behind so many pages."""
    return [replace(mark, page=mark.page + pages) for mark in marks]


def add_outline(file: Pdf, marks: Iterable[Mark]) -> None:
    """Puts the bookmarks into the file's catalogue."""
    root = file.make_indirect(Dictionary(Type=Name.Outlines))
    items, count = _items(file, entries(marks), root)
    if items:
        root.First, root.Last, root.Count = items[0], items[-1], count
        file.Root.Outlines = root


def _items(file: Pdf, listed: Sequence[Entry], parent: Any) -> tuple[list[Any], int]:  # noqa: ANN401 pikepdf
    """Gives the items of one level, chained, and how many lines the level and what is open below it take."""
    count, items = len(listed), list[Any]()
    for entry in listed:
        mark = entry.mark
        place = Array([file.pages[mark.page].obj, Name.XYZ, round(mark.x, 4), round(mark.y, 4), 0])
        item = file.make_indirect(Dictionary(Title=String(mark.label), Dest=place, Parent=parent))
        below, lines = _items(file, entry.below, item)
        item.Count = -lines if mark.closed else lines
        count += 0 if mark.closed else lines
        if below:
            item.First, item.Last = below[0], below[-1]
        if items:
            item.Prev, items[-1].Next = items[-1], item
        items.append(item)
    return items, count
