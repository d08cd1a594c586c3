"""When something is due or how far it looks: so many months after the release, or a day."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_SPAN = re.compile(r"(?P<count>[1-9]\d{0,2}) (?P<unit>day|week|month|year)s?(?: after release)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """So many days, weeks, months or years after the release."""

    count: int
    unit: str


def span_of(text: str) -> Span | None:
    """Gives what `6 months` or `6 months after release` says; nothing for a day."""
    found = _SPAN.fullmatch(text)
    return Span(count=int(found["count"]), unit=found["unit"]) if found else None


def months_of(text: str, release: dt.date) -> int:
    """Gives how many whole months after the release something lies, as text that `When` has let through."""
    found = span_of(text)
    if found is None:
        day = dt.date.fromisoformat(text)
        return (day.year - release.year) * 12 + day.month - release.month
    return found.count * _MONTHS[found.unit] if found.unit in _MONTHS else 0


def _when(value: object) -> object:
    if isinstance(value, str) and not _SPAN.fullmatch(value):
        try:
            dt.date.fromisoformat(value if _DAY.fullmatch(value) else "")
        except ValueError:
            hint = {"hint": "write `6 months after release`, or a day such as 2027-03-31"}
            raise PydanticCustomError("wrong-value", "expected a time after the release, or a day", hint) from None
    return value


When = Annotated[str, BeforeValidator(_when, json_schema_input_type=str)]
"""`6 months`, `2 years after release`, or a day as ISO text."""
