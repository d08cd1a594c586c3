"""Models read from nodes: pydantic models that remember their place, prose with a type of its own, and their problems."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError, ValidationError, core_schema

from reportgen.nodes.complaints import complain
from reportgen.nodes.node import Data, Map, Node, Scalar, Seq
from reportgen.problems import Findings, Span


class Placed(BaseModel):
    """What an author may write, field by field; unknown keys are refused and places are kept beside the values."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True, defer_build=True
    )
    _node: Map | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: Callable[[Any], Self]) -> Self:  # noqa: ANN401 pydantic's seam
        model = handler(cls._raw(data) if isinstance(data, Map) else data)
        if isinstance(data, Map):
            model._node = data  # noqa: SLF001 our own private attribute
        return model

    @classmethod
    def _raw(cls, data: Map) -> dict[str, Any]:
        prose = _prose_keys(cls)
        return {key: _kept(data.node(key)) if key in prose else data[key] for key in data}

    def __eq__(self, other: object) -> bool:
        """Compares what was written, never where."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        """Hashes by what was written."""
        return hash(repr(self))

    @property
    def node(self) -> Map | None:
        """The mapping that this was read from; nothing for a model made in Python."""
        return self._node

    def at(self, *path: str | int) -> Span:
        """Gives the place of the value at a path of keys, or of the nearest thing above that was written."""
        while self._node is not None:
            found = self._node.find(*path)
            if found is not None:
                return found.at
            path = path[:-1]
        return Span(file="(built in)")


@dataclass(frozen=True, slots=True)
class Prose:
    """Text an author writes for readers: Markdown with Jinja expressions, with the place of every character."""

    node: Scalar

    @classmethod
    def of(cls, text: str, file: str = "(built in)") -> "Prose":
        """Makes prose that stands in no file."""
        return cls(Scalar(text=text, style="quoted", at=Span(file=file)))

    @property
    def text(self) -> str:
        """The text as it was typed."""
        return self.node.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Takes a scalar node (or text, from Python)."""
        schema = core_schema.str_schema()
        return core_schema.no_info_plain_validator_function(_as_prose, json_schema_input_schema=schema)


def _as_prose(value: object) -> Prose:
    if isinstance(value, Prose):
        return value
    if isinstance(value, str):
        return Prose.of(value)
    if not isinstance(value, Scalar) or not (value.data or "").strip():
        raise PydanticCustomError("wrong-type", "expected text", {"hint": "write a sentence, or a block after `|`"})
    if value.style == "folded":
        raise PydanticCustomError(
            "folded-prose", "folded text (`>`) loses its line ends", {"hint": "write `|` instead of `>`"}
        )
    return Prose(value)


def mentions_prose(annotation: object) -> bool:
    """Says whether a field takes prose, alone or inside a list, mapping or union."""
    return annotation is Prose or any(mentions_prose(part) for part in get_args(annotation))


@cache
def _prose_keys(model: type[BaseModel]) -> frozenset[str]:
    """Gives the keys of a model under which prose stands."""
    fields = model.model_fields.items()
    return frozenset(field.alias or name for name, field in fields if mentions_prose(field.annotation))


def _kept(node: Node) -> object:
    """Gives plain data whose leaves are still nodes."""
    if isinstance(node, Scalar):
        return None if node.data is None else node
    if isinstance(node, Seq):
        return [_kept(item) for item in node.items]
    return {key: _kept(node.node(key)) for key in node}


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(str(value), value) if isinstance(value, str) else value


def _strict_flag(value: object) -> object:
    if isinstance(found := _flag(value), bool):
        return found
    raise PydanticCustomError("wrong-type", "expected `true` or `false`")


Flag = Annotated[bool, BeforeValidator(_strict_flag, json_schema_input_type=bool)]
"""`true` or `false` and nothing else: `yes`, `on` and `1` stay what was typed."""

_Item = TypeVar("_Item")


def _many(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else [value]


class _OneOrMany:
    """Says in the JSON Schema that a single value will do."""

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = handler(schema)
        return {"anyOf": [found.get("items", {}), found]}


Many = Annotated[tuple[_Item, ...], BeforeValidator(_many), _OneOrMany()]
"""One value or a list of them."""


def _not_empty(values: tuple[_Item, ...]) -> tuple[_Item, ...]:
    if not values:
        raise PydanticCustomError("wrong-value", "expected at least one")
    return values


Some = Annotated[tuple[_Item, ...], BeforeValidator(_many), AfterValidator(_not_empty), _OneOrMany()]
"""One value or a list of at least one."""

_Model = TypeVar("_Model", bound=BaseModel)


def read_model(model: type[_Model], node: Node, findings: Findings, *, what: str) -> _Model | None:
    """Reads one model from a node; what does not fit becomes problems, and then there is no model.

    `what` names the thing in messages: "a section", "chart `lines`".
    """
    if not isinstance(node, Map):
        findings.error("wrong-type", f"{what} must be a mapping of keys to values", node.at)
        return None
    try:
        return model.model_validate(node)
    except ValidationError as error:
        findings.extend(complain(error.errors(include_url=False), node, model, what))
        return None


__all__ = ["Data", "Flag", "Many", "Placed", "Prose", "Some", "mentions_prose", "read_model"]
