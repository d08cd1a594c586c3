"""Join the structure trees of parts into one: elements, parent tree, ids of header cells."""

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String


class Tree:
    """The structure tree of a file that grows part by part."""

    def __init__(self, file: Pdf, pages: int) -> None:
        """Opens an empty tree for a file of so many pages."""
        self._file = file
        self._document = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self._numbers: dict[int, Any] = {}
        self._annotations = pages

    def add(self, source: Pdf, pages: Sequence[Any], begin: int) -> None:
        """Appends the tree of a part whose pages are in the file already, from `begin`."""
        root = self._file.copy_foreign(source.Root.StructTreeRoot)
        for element in root.K[0].K:
            element.P = self._document
            self._document.K.append(element)
        renamed: dict[int, int] = {}
        for key, value in _pairs(root.ParentTree.Nums):
            number = int(key)
            if number >= len(pages):
                renamed[number] = self._annotations
                self._annotations += 1
            self._numbers[renamed.get(number, begin + number)] = value
        for index, page in enumerate(pages, start=begin):
            page.StructParents = index
            for annotation in page.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent = renamed[int(annotation.StructParent)]

    def close(self) -> None:
        """Puts the tree into the file's catalogue."""
        numbers = Array([each for key in sorted(self._numbers) for each in (key, self._numbers[key])])
        root = self._file.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=Array([self._document]),
                ParentTree=self._file.make_indirect(Dictionary(Nums=numbers)),
                ParentTreeNextKey=self._annotations,
            )
        )
        self._document.P = root
        ids = sorted(self._ids(), key=lambda each: each[0])
        if ids:
            names = Array([part for name, element in ids for part in (String(name), element)])
            limits = Array([String(ids[0][0]), String(ids[-1][0])])
            root.IDTree = self._file.make_indirect(Dictionary(Names=names, Limits=limits))
        self._file.Root.StructTreeRoot = root
        self._file.Root.MarkInfo = Dictionary(Marked=True)

    def _ids(self) -> list[tuple[bytes, Any]]:
        """Gives the header cells by their ids."""
        found = []
        waiting = [self._document]
        while waiting:
            element = waiting.pop()
            if Name.ID in element:
                found.append((bytes(element.ID), element))
            kids = element.get(Name.K, ())
            waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and Name.S in kid] if kids else []
        return found


def _pairs(array: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 pikepdf
    items = list(array)
    return list(zip(items[::2], items[1::2], strict=True))
