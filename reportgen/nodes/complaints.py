"""Complaints: pydantic's errors in our words, at the place in the YAML; one mistake gives one problem."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from reportgen.nodes.branches import Complaint, Path, chosen, located
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
    "date_from_datetime_inexact": "a date such as 2026-03-31",
    "date_type": "a date such as 2026-03-31",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys to values",
    "mapping_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "decimal_max_places": "a number with fewer digits behind the point",
    "none_required": "nothing",
}

_LONGEST = 40
"""How many characters of a value a message quotes."""

_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
    "too_short": ("min_length", "a list of at least"),
    "too_long": ("max_length", "a list of at most"),
    "string_too_short": ("min_length", "a text of at least"),
    "string_too_long": ("max_length", "a text of at most"),
}

_PATTERNS: Mapping[str, str] = {
    r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$": "lower-case words joined by `-` or `_`",
    r"^[A-Za-z_][A-Za-z0-9_]*$": "a name of letters, digits and `_`",
    r"^[A-Z]{2}$": "two capital letters",
    r"^[A-Za-z0-9_-]+$": "letters, digits, `-` and `_`",
    r"\S": "some text",
    r"^\d+(\.\d+)?( ?%)?$": "a number or a share such as `5 %`",
}
"""Pattern in a model → what it asks for."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read: the node, the model, and the name of the thing in messages."""

    node: Map
    model: type[BaseModel]
    what: str


def complain(errors: Iterable[ErrorDetails], node: Map, model: type[BaseModel], what: str) -> list[Problem]:
    """Gives one problem for each mistake that pydantic's errors tell of; `node` is what the model was read from."""
    reading = _Reading(node, model, what)
    places: dict[Path, list[Complaint]] = {}
    for complaint in chosen([located(details, node) for details in errors], node):
        places.setdefault(complaint.path, []).append(complaint)
    problems = [_problem(found, reading) for found in places.values()]
    hints = " ".join(problem.hint for problem in problems if problem.code == "unknown-key")
    return [problem for problem in problems if not _misspelt(problem, hints)]


def _misspelt(problem: Problem, hints: str) -> bool:
    """A missing key that stands there misspelt is one mistake, told as the unknown key."""
    return problem.code == "missing-key" and problem.message.rsplit(" ", 1)[-1] in hints


def _problem(complaints: list[Complaint], reading: _Reading) -> Problem:
    complaint = complaints[0]
    kind, context = complaint.kind, complaint.details.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(complaint.path, reading)
    place, name = _follow(reading.node, complaint.path)
    if kind == "missing":
        above, owner = _follow(reading.node, complaint.path[:-1])
        who = f"`{owner}`" if owner else reading.what
        return Problem(code="missing-key", message=f"{who} needs `{complaint.path[-1]}`", at=_start(above))
    hint = str(context.get("hint", ""))
    expected = [_EXPECTED[other.kind] for other in complaints if other.kind in _EXPECTED]
    if expected and len(expected) == len(complaints):
        told = " or ".join(dict.fromkeys(expected))
        return Problem(code="wrong-type", message=f"{_of(name)}expected {told}, not {_shown(place)}", at=place.at)
    if kind in CODES:
        message = complaint.details["msg"]
        instead = f", not {_shown(place)}" if kind == "wrong-type" and message.startswith("expected") else ""
        return Problem(code=kind, message=f"{_of(name)}{message}{instead}", at=place.at, hint=hint)
    if kind in {"literal_error", "enum"}:
        return _not_allowed(str(context.get("expected", "")), place, name)
    message = f"{_of(name)}{_limit(complaint.details)}, not {_shown(place)}"
    return Problem(code="wrong-value", message=message, at=place.at, hint=hint, also=_further(place))


def _limit(details: ErrorDetails) -> str:
    """Gives what was expected of a value of the right type."""
    kind, context = details["type"], details.get("ctx", {})
    if kind in _LIMITS:
        key, words = _LIMITS[kind]
        return f"expected {words} {context.get(key)}"
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return f"expected {_PATTERNS.get(pattern, f'a text like `{pattern}`')}"
    message = re.sub(
        r"^Value error, |^Input should be", lambda found: "expected" if "Input" in found[0] else "", details["msg"]
    )
    return f"{message[:1].lower()}{message[1:]}".replace("'", "`").rstrip(".")


def _unknown_key(path: Path, reading: _Reading) -> Problem:
    place, name = _follow(reading.node, path[:-1])
    key = str(path[-1])
    at = place.key_at(key) if isinstance(place, Map) else place.at
    known = sorted({option for model in _models_at(reading.model, path[:-1]) for option in _keys(model)})
    where = f"`{name}`" if name else reading.what
    hint = "it goes with other keys than stand here" if key in known else did_you_mean(key, known)
    return Problem(code="unknown-key", message=f"{where} has no key `{key}`", at=at, hint=hint)


def _models_at(model: type[BaseModel], path: Path) -> list[type[BaseModel]]:
    """Gives the models that could stand at a path below a model."""
    models = [model]
    for step in path:
        if not isinstance(step, str):
            continue
        fields = [field for one in models for name, field in one.model_fields.items() if step in {name, field.alias}]
        models = [found for field in fields for found in _mentioned(field.annotation)] if fields else models
    return models


def _mentioned(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 a type as it is written
    """Gives the models that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _mentioned(part)]


def _not_allowed(expected: str, place: Node, name: str) -> Problem:
    options = [part.strip().strip("'") for part in expected.replace(" or ", ", ").split(",")]
    message = f"{_of(name)}{_shown(place)} is not one of {listed(options, 'or')}"
    hint = did_you_mean(place.text, options) if isinstance(place, Scalar) else ""
    return Problem(code="wrong-value", message=message, at=place.at, also=_further(place),
                   hint="" if hint.startswith("there is") else hint)  # fmt: skip


def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _follow(node: Node, path: Path) -> tuple[Node, str]:
    """Walks a path as far as the YAML has it; gives the node and the name of the last key on the way."""
    name = ""
    for step in path:
        below = child(node, step)
        if below is None:
            break
        node, name = below, str(step) if isinstance(step, str) else name
    return node, name


def _further(node: Node) -> tuple[Span, ...]:
    """Gives where a value goes on that stands on several lines, most often unmeant."""
    lines = {line: column for _, line, column in node.turns} if isinstance(node, Scalar) else {}
    return tuple(Span(file=node.at.file, line=line, column=lines[line]) for line in sorted(lines)[1:2])


def _start(node: Node) -> Span:
    if isinstance(node, Map) and node.entries:
        return next(iter(node.entries.values()))[0].at
    return node.at


def _of(name: str) -> str:
    return f"`{name}`: " if name else ""


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        text = node.text if len(node.text) <= _LONGEST else f"{node.text[: _LONGEST - 1]}…"
        return f"`{text}`" if text else "nothing"
    return f"a list of {len(node.items)}" if isinstance(node, Seq) else f"a mapping with {listed(node, most=3)}"


__all__ = ["complain"]
