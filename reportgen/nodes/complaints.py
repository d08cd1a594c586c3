"""Complaints: pydantic's errors in our words, at the place in the YAML."""

from collections.abc import Mapping


from pydantic import BaseModel
from pydantic_core import ErrorDetails

from reportgen.nodes.node import Map, Node, Scalar, Seq, child
from reportgen.problems import CODES, Problem, Span, did_you_mean, listed

_EXPECTED: Mapping[str, str] = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "bool_parsing": "`true` or `false`",
    "bool_type": "`true` or `false`",
    "date_from_datetime_parsing": "a date such as 2026-03-31",
    "date_parsing": "a date such as 2026-03-31",
    "date_type": "a date such as 2026-03-31",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "mapping_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
}


def complain(details: ErrorDetails, node: Map, model: type[BaseModel], what: str) -> Problem:
    """Gives one problem for one pydantic error; `node` is what the model was read from."""
    kind, context = details["type"], details.get("ctx", {})
    path = tuple(step for step in details["loc"])
    if kind == "extra_forbidden":
        return _unknown_key(path, node, model, what)
    if kind == "missing":
        place, _ = _follow(node, path[:-1])
        return Problem(code="missing-key", message=f"{what} needs `{path[-1]}`", at=_start(place))
    place, name = _follow(node, path)
    hint = str(context.get("hint", ""))
    if kind in CODES:
        return Problem(code=kind, message=f"{_of(name)}{details['msg']}", at=place.at, hint=hint)
    shown = f", not {_shown(place)}"
    if kind in _EXPECTED:
        return Problem(code="wrong-type", message=f"{_of(name)}expected {_EXPECTED[kind]}{shown}", at=place.at)
    if kind in {"literal_error", "enum"}:
        return _not_allowed(str(context.get("expected", "")), place, name)
    message = f"{_of(name)}{details['msg'][:1].lower()}{details['msg'][1:]}"
    return Problem(code="wrong-value", message=f"{message}{shown}", at=place.at, hint=hint)


def _unknown_key(path: tuple[str | int, ...], node: Map, model: type[BaseModel], what: str) -> Problem:
    place, _ = _follow(node, path[:-1])
    key = str(path[-1])
    at = place.key_at(key) if isinstance(place, Map) else place.at
    known = _keys(model) if len(path) == 1 else ()
    where = what if len(path) == 1 else f"`{path[-2]}`"
    return Problem(code="unknown-key", message=f"{where} has no key `{key}`", at=at, hint=did_you_mean(key, known))


def _not_allowed(expected: str, place: Node, name: str) -> Problem:
    options = [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]
    message = f"{_of(name)}{_shown(place)} is not one of {listed(options, 'or')}"
    hint = did_you_mean(place.text, options) if isinstance(place, Scalar) else ""
    return Problem(code="wrong-value", message=message, at=place.at, hint="" if hint.startswith("there is") else hint)


def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _follow(node: Node, path: tuple[str | int, ...]) -> tuple[Node, str]:
    """Walks a path as far as the YAML has it; pydantic's path also holds names of union members, which are not there."""
    name = ""
    for step in path:
        below = child(node, step)
        if below is not None:
            node, name = below, str(step) if isinstance(step, str) else name
    return node, name


def _start(node: Node) -> Span:
    if isinstance(node, Map) and node.entries:
        return next(iter(node.entries.values()))[0].at
    return node.at


def _of(name: str) -> str:
    return f"`{name}`: " if name else ""


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"`{node.text}`" if node.text else "nothing"
    return f"a list of {len(node.items)}" if isinstance(node, Seq) else f"a mapping with {listed(node, most=3)}"


__all__ = ["complain"]
