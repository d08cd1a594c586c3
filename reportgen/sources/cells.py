"""Cells: typed values of workbooks and JSON as the text a person would have typed."""

from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite


def cell_text(value: object) -> str:
    """Gives whole numbers without a point, dates in ISO form, nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    if not isfinite(value):
        return str(value)
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
