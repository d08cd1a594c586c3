"""The sandbox that expressions in prose run in: strict about names, and without arithmetic that could fill the memory."""

from collections.abc import Collection
from functools import cache
from numbers import Number

from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

_POWER = 9
"""The largest exponent in a condition."""


class ProseError(Exception):
    """An expression cannot be shown; facets raise it, the weaver gives it a place."""

    def __init__(self, code: str, message: str, hint: str = "", *, by_data: bool = False) -> None:
        """Keeps what the problem needs; `by_data` says that other numbers would do."""
        super().__init__(message)
        self.code, self.message, self.hint, self.by_data = code, message, hint, by_data


class Sandbox(SandboxedEnvironment):
    """Jinja without the arithmetic that could fill the memory: texts, lists and powers are never multiplied."""

    intercepted_binops = frozenset({"*", "**", "%"})
    forms: Collection[str] = ()
    """The names of the forms that values have, among the filters."""

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Works out a product of numbers or values."""
        plain = isinstance(left, str | list | tuple | dict) or isinstance(right, str | list | tuple | dict)
        numbers = isinstance(left, Number) and isinstance(right, Number)
        if plain or (operator == "**" and not (numbers and abs(right) <= _POWER)):  # type: ignore[arg-type]
            raise ProseError("prose-error", f"`{operator}` works on numbers alone", "give the result an indicator")
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: object) -> bool:
        """Refuses `peak()`: a value is named, never called."""
        if not callable(obj):
            raise ProseError("prose-error", "a value is named, not called", "leave the brackets out: {{ name }}")
        return super().is_safe_callable(obj)


@cache
def environment() -> Sandbox:
    """Gives Jinja as prose may use it: strict about names, without what reaches outside."""
    made = Sandbox(undefined=StrictUndefined, keep_trailing_newline=True)
    made.globals.clear()
    for name in ("attr", "map", "pprint", "random", "safe", "tojson", "xmlattr", "urlize", "forceescape"):
        made.filters.pop(name, None)
    return made
