"""Check that what an entry says of a column fits the column's type."""

import re
from collections.abc import Mapping

from reportgen.catalogue.column import NUMBER, ColumnSpec, ColumnType
from reportgen.catalogue.extract import ExtractSpec
from reportgen.problems import Findings, listed

_NUMBERS: tuple[ColumnType, ...] = ("integer", "number")
_ONLY: Mapping[str, tuple[ColumnType, ...]] = {
    "in_": ("text",),
    "min": (*_NUMBERS, "date", "period"),
    "max": (*_NUMBERS, "date", "period"),
    "thousands": _NUMBERS,
    "decimal": _NUMBERS,
    "round": ("number",),
    "format": ("date",),
}
"""Key → the only types that take it."""


def check_fits(spec: ExtractSpec, findings: Findings) -> None:
    """Adds a problem for every key that a column's type does not take, and for limits of another type."""
    for name, column in spec.columns.items():
        for key in sorted(column.model_fields_set & set(_ONLY)):
            _key(name, column, key, findings)
        for index, each in enumerate(column.allowed):
            if column.type in _NUMBERS and not NUMBER.fullmatch(each):
                message = f"`{name}` is {_A[column.type]}, and `{each}` is none"
                findings.error("wrong-value", message, column.at("allowed", index))


_A: Mapping[ColumnType, str] = {
    "text": "a text", "integer": "a whole number", "number": "a number", "date": "a date", "period": "a period",
}  # fmt: skip


def _key(name: str, column: ColumnSpec, key: str, findings: Findings) -> None:
    shown = key.rstrip("_")
    at = column.at(shown)
    if column.type not in _ONLY[key]:
        message = f"`{shown}` is for columns of {listed(_ONLY[key], 'or')}, and `{name}` is {_A[column.type]}"
        findings.error(
            "wrong-value", message, at, hint=f"delete it, or give `{name}` another `type:`", also=(column.at(),)
        )
    elif key in {"min", "max"}:
        bound = getattr(column, key)
        dated = column.type in {"date", "period"}
        if dated and NUMBER.fullmatch(bound) and not re.fullmatch(r"\d{4}", bound):
            message = f"`{name}` is {_A[column.type]}: expected a day, a month or a year, not `{bound}`"
            findings.error("wrong-value", message, at, hint="write such as `2019`, `2019-06` or `2019-06-30`")
        elif not dated and not NUMBER.fullmatch(bound):
            findings.error("wrong-value", f"`{name}` is {_A[column.type]}: expected a number, not `{bound}`", at)


def check_amount(name: str, spec: ExtractSpec) -> str:
    """Says what is wrong with a column that should hold amounts; nothing when it holds numbers."""
    column = spec.columns.get(name)
    if column is None or column.type in _NUMBERS:
        return ""
    return f"`{name}` is {_A[column.type]}: expected a column of numbers"
