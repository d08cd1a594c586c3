"""Anchors: everything a cross reference can lead to, with what the reference prints."""

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.document import Document, Label, Section
from reportgen.renderers.plain import plain


def anchors_of(document: Document) -> Mapping[str, str]:
    """Gives id → printed label: by number what has one, other blocks by their section."""
    anchors: dict[str, str] = {}
    for section in document.sections:
        where = _section(section, document.messages)
        anchors[section.id] = where
        for block in section.blocks:
            anchors.setdefault(block.id, where)
            anchors.update(_items(block.kind, block.body, document.messages))
    return anchors | {target: _label(label, anchors, document.messages) for target, label in document.labels.items()}


def _label(label: Label, anchors: Mapping[str, str], messages: Mapping[str, str]) -> str:
    if label.kind == "section":
        return anchors.get(label.section, label.number)
    return messages[f"label-{label.kind}"].format(number=label.number)


def _section(section: Section, messages: Mapping[str, str]) -> str:
    if not section.number:
        return plain(section.title, {})
    return messages["label-annex" if section.number.isalpha() else "label-section"].format(number=section.number)


def _items(kind: str, body: Any, messages: Mapping[str, str]) -> Iterator[tuple[str, str]]:  # noqa: ANN401 each kind has its own
    """Gives what stands numbered inside a block."""
    label = {"findings": "label-finding", "recommendations": "label-recommendation"}.get(kind)
    for item in body.items if label else ():
        yield item.id, messages[label or ""].format(number=item.number)
