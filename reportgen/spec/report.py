"""The frame of the report and of a section; blocks and indicators are read one by one beside it."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from reportgen.nodes.model import Flag, Many, Placed, Prose

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$")]
"""Lower-case words joined by `-` or `_`."""

Named = Annotated[str, StringConstraints(pattern=r"\S")]
"""Text that is not empty."""

Abbreviations = Mapping[Named, Named]
"""Short form → long form."""

NoteName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$")]
"""What can stand in `[^name]`."""


def _some(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        raise PydanticCustomError("wrong-value", "expected at least one organisation")
    return names


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("wrong-type", "expected a date such as 2026-03-31")
    return value


Day = Annotated[dt.date, BeforeValidator(_day, json_schema_input_type=dt.date)]
"""A date as ISO text, never a number of seconds."""


def _language(value: object) -> object:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(str(value).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        hint = {"hint": "write a code such as `en` or `en-GB`"}
        raise PydanticCustomError("wrong-value", "no such language", hint) from None
    return value


Language = Annotated[str, BeforeValidator(_language, json_schema_input_type=str)]
"""A language's code: `en`, `en-GB`."""

Tlp = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]


class ReportFrame(Placed):
    """`sections/report.yaml`: what the whole report is."""

    id: Id
    title: Prose = Field(description="The report's title")
    subtitle: Prose | None = None
    originators: Annotated[Many[Named], AfterValidator(_some)] = Field(
        description="The organisations that issue the report"
    )
    reviewers: Many[Named] = ()
    reference: str = ""
    marking: Tlp = Field(description="The marking printed on the cover and on every page")
    specimen: Flag = Field(False, description="Print SPECIMEN on every page")
    edition: str = "0.1"
    status: Literal["draft", "review", "released"] = "draft"
    date: Day
    cut_off: Day = Field(description="Rows dated after this day are never read into the report")
    language: Language = "en"
    yardstick: str = Field(
        "",
        description="The one yardstick of likelihood: `phia-2018`, `icd-203-row-1`, `icd-203-row-2`, or of data/yardsticks/",
    )
    sections: tuple[Id, ...] = Field(description="The sections in their order")
    revision: str = ""
    keywords: Many[Named] = ()
    disclaimer: Prose | None = None
    boundaries: str = Field(
        "", description="The file that maps are drawn from, below data/; the built-in one when left out"
    )
    abbreviations: dict[Named, Named] = Field(default_factory=dict)


class SectionFrame(Placed):
    """`sections/ID.yaml`: one section; `indicators` and `blocks` are read one by one."""

    id: Id
    title: Prose
    lead: Prose | None = Field(None, description="The section in a sentence or two, printed large at its opening")
    owner: str = ""
    marking: Tlp | None = None
    numbering: Literal["numbered", "annex", "front"] = "numbered"
    indicators: dict[str, Any] = Field(default_factory=dict)
    evidence: dict[str, Any] = Field(default_factory=dict)
    blocks: tuple[Any, ...] = ()
    spacing: Literal["normal", "tight"] = Field(
        "normal", description="`tight` sets the printed section closer, where its last page would hold a few lines"
    )
    notes: dict[NoteName, Prose] = Field(default_factory=dict, description="Notes of this section, called as [^name]")
