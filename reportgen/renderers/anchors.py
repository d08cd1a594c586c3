"""Anchors: everything a cross reference can lead to, with what the reference prints."""

from collections.abc import Iterator, Mapping

from reportgen.document import RECORDS, Block, Document, Label, Text
from reportgen.renderers.plain import plain


def anchors_of(document: Document) -> Mapping[str, str]:
    """Gives id → printed label: by number what has one, other blocks by their section.

    The labels are those of the whole report, also where the document is only a part of it.
    """
    labels = {target: _label(label, document.messages) for target, label in document.labels.items()}
    return dict(_present(document)) | labels


def present_in(document: Document) -> frozenset[str]:
    """Gives the ids that can be linked to: a part of a report refers to other parts in words alone."""
    return frozenset(name for name, _ in _present(document))


def _present(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        where = _section(section.number, section.title, document.messages)
        yield from ((block.id, where) for block in section.blocks if block.id)
        for block in section.blocks:
            yield from _items(block, document.messages)
        yield section.id, where


def _label(label: Label, messages: Mapping[str, str]) -> str:
    if label.kind == "section":
        return _section(label.number, label.title, messages)
    return messages[f"label-{label.kind}"].format(number=label.number)


def _section(number: str, title: Text, messages: Mapping[str, str]) -> str:
    if not number:
        return plain(title, {})
    return messages["label-annex" if number.isalpha() else "label-section"].format(number=number)


def _items(block: Block, messages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Gives what stands numbered inside a block: records, and the evidence in the rows of its table."""
    for item in block.body.items if block.kind in RECORDS else ():  # type: ignore[attr-defined]
        yield item.id, messages[f"label-{RECORDS[block.kind]}"].format(number=item.number)
    yield from ((row.id, row.id) for row in (block.grid.rows if block.grid else ()) if row.id)
