"""Stored parts of a document: any of its values as JSON and back, exact."""

from collections.abc import Mapping
from typing import Any

from reportgen.document import blocks, runs
from reportgen.problems import Span

_CLASSES = {name: value for module in (runs, blocks) for name, value in vars(module).items() if isinstance(value, type)}


def to_json(thing: object) -> Any:  # noqa: ANN401 JSON
    """Gives a value as JSON: a part of a document under its name, a tuple as a list, a mapping marked as one."""
    if isinstance(thing, tuple):
        return [to_json(each) for each in thing]
    if isinstance(thing, Mapping):
        return {"": dict(thing)}
    if isinstance(thing, Span) or type(thing).__name__ in _CLASSES:
        fields = {name: to_json(getattr(thing, name)) for name in type(thing).__slots__}  # type: ignore[attr-defined]
        return {"_": type(thing).__name__, **fields}
    return thing


def from_json(stored: Any) -> Any:  # noqa: ANN401 JSON
    """Gives back what `to_json` was given."""
    if isinstance(stored, list):
        return tuple(from_json(each) for each in stored)
    if not isinstance(stored, dict):
        return stored
    if "" in stored:
        return stored[""]
    fields = {name: from_json(value) for name, value in stored.items() if name != "_"}
    return _CLASSES[stored["_"]](**fields)
