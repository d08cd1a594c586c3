"""Exclusions: the parts of an expert's condition that leave out what is unknown of a category."""

from collections.abc import Iterator
from typing import Any

from reportgen.compute.reads import joined
from reportgen.indicator import Extract


def exclusions(tree: Any, extract: Extract) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 sqlglot
    """Gives each column whose unknown is left out, and the condition without that part; nothing where it was all."""
    from sqlglot import exp

    parts = list(joined(tree))
    for name in dict.fromkeys(found for part in parts if (found := _left_out(part, extract))):
        rest = [part.copy() for part in parts if _left_out(part, extract) != name]
        yield name, exp.and_(*rest) if rest else None


def _left_out(part: Any, extract: Extract) -> str:  # noqa: ANN401 sqlglot
    """Gives the column of which a part keeps what is known: `<>`, `not =`, `not in`, `is not null`."""
    from sqlglot import exp

    turned = isinstance(part, exp.Not)
    inner = part.this if turned else part
    while isinstance(inner, exp.Paren):
        inner = inner.this
    if not (isinstance(inner, exp.NEQ) or (turned and isinstance(inner, exp.EQ | exp.In | exp.Is))):
        return ""
    sides = (inner.this, inner.args.get("expression"))
    column = next((each for each in sides if isinstance(each, exp.Column)), None)
    facts = extract.columns.get(column.name) if column is not None else None
    if facts is None or facts.kind != "text":
        return ""
    told = [each.name for each in inner.find_all(exp.Literal)]
    named = isinstance(inner, exp.Is) or any(code in facts.unknown for code in told)
    return facts.name if named else ""
