"""Read a frame leniently: a wrong key is reported and something stands in for it, so that it hides nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from reportgen.nodes import Map, Node, Placed, Scalar, Seq, read_model
from reportgen.problems import Findings, Span

_Frame = TypeVar("_Frame", bound=Placed)

Substitutes = Mapping[str, str | tuple[str, ...]]
"""Key → what stands in for it when it is wrong or missing."""


def read_leniently(
    model: type[_Frame], node: Node, findings: Findings, what: str, substitutes: Substitutes
) -> _Frame | None:
    """Gives the frame; where a key is wrong or missing, its substitute or the default, after adding the problem."""
    found = read_model(model, node, findings, what=what)
    if found is not None or not isinstance(node, Map):
        return found
    entries = dict(node.entries)
    for path in reversed(_wrong(model, node)):
        _mend(entries, path)
    for key, text in substitutes.items():
        if key not in entries:
            entries[key] = (_scalar(key, node.at), _node(text, node.at))
    mended = replace(node, entries=entries)
    return None if _wrong(model, mended) else model.model_validate(mended)


def _wrong(model: type[Placed], node: Map) -> list[tuple[str | int, ...]]:
    """Gives the path of everything that does not fit."""
    try:
        model.model_validate(node)
    except ValidationError as error:
        return [details["loc"] for details in error.errors(include_url=False)]
    return []


def _mend(entries: dict[str, tuple[Scalar, Node]], path: tuple[str | int, ...]) -> None:
    """Takes out the item of a list that is wrong, or gives the entry of a mapping some text, or takes out the whole key."""
    key = str(path[0])
    if key not in entries:
        return
    typed, value = entries.pop(key)
    step = path[1] if len(path) > 1 else None
    if isinstance(value, Seq) and isinstance(step, int) and len(value.items) > 1:
        entries[key] = (typed, replace(value, items=(*value.items[:step], *value.items[step + 1 :])))
    elif isinstance(value, Map) and isinstance(step, str) and step in value:
        inner = dict(value.entries)
        name, below = inner.pop(step)
        if path[-1] != "[key]":
            inner[step] = (name, _scalar("…", below.at))
        entries[key] = (typed, replace(value, entries=inner))


def _node(text: str | tuple[str, ...], at: Span) -> Node:
    return _scalar(text, at) if isinstance(text, str) else Seq(items=tuple(_scalar(each, at) for each in text), at=at)


def _scalar(text: str, at: Span) -> Scalar:
    return Scalar(text=text, style="quoted", at=at)
