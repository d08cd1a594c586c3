"""Quoting: names and values as SQL text, so that nothing an author or a data file holds is ever read as SQL."""

from collections.abc import Iterable


def name(text: str) -> str:
    """Gives an identifier in double quotes."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str | None) -> str:
    """Gives a text value in single quotes; None is NULL."""
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"


def literals(texts: Iterable[str]) -> str:
    """Gives text values as a list in brackets, for `IN`."""
    return "(" + ", ".join(literal(text) for text in texts) + ")"


def pairs(rows: Iterable[tuple[str | int | None, ...]]) -> str:
    """Gives rows as the body of a `VALUES` list."""
    return ", ".join("(" + ", ".join(_value(value) for value in row) + ")" for row in rows)


def _value(value: str | int | None) -> str:
    return str(value) if isinstance(value, int) else literal(value)
