"""The frame of the report and of a section; blocks and indicators are read one by one beside it."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from reportgen.nodes.model import Flag, Many, Placed, Prose

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$")]
"""Lower-case words joined by `-` or `_`."""

Abbreviations = Mapping[str, str]
"""Short form → long form."""

Tlp = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]


class ReportFrame(Placed):
    """`sections/report.yaml`: what the whole report is."""

    id: Id
    title: str = Field(description="The report's title")
    subtitle: str = ""
    originators: Many[str] = Field(description="The organisations that issue the report")
    reviewers: Many[str] = ()
    reference: str = ""
    marking: Tlp = Field(description="The marking printed on the cover and on every page")
    specimen: Flag = Field(False, description="Print SPECIMEN on every page")
    edition: str = "0.1"
    status: Literal["draft", "review", "released"] = "draft"
    date: dt.date
    cut_off: dt.date = Field(description="Rows dated after this day are never read into the report")
    language: str = "en"
    yardstick: str = ""
    sections: tuple[Id, ...] = Field(description="The sections in their order")
    revision: str = ""
    keywords: Many[str] = ()
    disclaimer: Prose | None = None
    abbreviations: dict[str, str] = Field(default_factory=dict)


class SectionFrame(Placed):
    """`sections/ID.yaml`: one section; `indicators` and `blocks` are read one by one."""

    id: Id
    title: Prose
    owner: str = ""
    marking: Tlp | None = None
    numbering: Literal["numbered", "annex", "front"] = "numbered"
    indicators: dict[str, Any] = Field(default_factory=dict)
    blocks: tuple[Any, ...] = ()
    notes: dict[str, Prose] = Field(default_factory=dict, description="Notes of this section, called as [^name]")
