"""Evidence as authors write it: what it is, who provided it, how it is graded, and who may see it."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from reportgen.nodes.model import Placed
from reportgen.spec.report import Day, Named

EvidenceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9]*([_-][A-Za-z0-9]+)*$")]
"""`E12`, `press-release`: letters and digits, joined by `-` or `_`."""

_DATED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_BARE = re.compile(r"(?:(?P<scheme>.*\S)\s+)?(?P<source>[A-Z]|\d)(?P<information>\d|[A-Z])")


class GradeSpec(Placed):
    """A grade of source and information, in the scheme that it is of."""

    scheme: Named = Field(description="`europol-4x4`, `nato`, `uk-3x5x2`, or one of data/grades/")
    source: Named = Field(description="How reliable the source is")
    information: Named = Field(description="How sure the information is")


def _grade(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = _BARE.fullmatch(value.strip())
    scheme = (found["scheme"] if found else "") or "europol-4x4"
    source, information = (found["source"], found["information"]) if found else ("B", "2")
    hint = f"write `{{scheme: {scheme}, source: {source}, information: {information}}}`"
    raise PydanticCustomError("bare-grade", "a grade says its scheme, its source and its information", {"hint": hint})


class HandlingSpec(Placed):
    """`handling: H1`, or with the text that says what H3 restricts."""

    code: Literal["H0", "H1", "H2", "H3"]
    text: str = Field("", description="What the restriction is; H3 needs it")


def _handling(value: object) -> object:
    if value is None:
        hint = {"hint": "write H0, H1, H2 or H3, or take the key out"}
        raise PydanticCustomError("wrong-value", "nothing is given", hint)
    return {"code": value} if isinstance(value, str) else value


def _restricted(value: HandlingSpec | None) -> HandlingSpec | None:
    if value is not None and value.code == "H3" and not value.text.strip():
        hint = {"hint": "write `{code: H3, text: …}` with the restriction in words"}
        raise PydanticCustomError("missing-key", "`H3` needs the `text` that says what is restricted", hint)
    return value


class ReleaseSpec(Placed):
    """Who let which audience see it, and when."""

    audience: Literal["public", "partner", "law-enforcement"]
    granted_by: Named = Field(description="The organisation that let it be seen, never a person")
    date: Day
    reference: str = ""


class WithdrawnSpec(Placed):
    """That its provider has taken it back."""

    date: Day
    reason: Named


def _dated(value: object) -> object:
    if isinstance(value, str) and value:
        try:
            dt.date.fromisoformat(f"{value}-01-01"[:10] if _DATED.fullmatch(value) else "")
        except ValueError:
            hint = {"hint": "write a year, a month such as `2024-11`, or a day"}
            raise PydanticCustomError("wrong-value", f"`{value}` is no year, month or day", hint) from None
    return value


class EvidenceSpec(Placed):
    """One piece of evidence that is no extract: a publication, a statement, a contribution."""

    what: Named = Field(description="What it is, in a line")
    provider: Named = Field(description="The organisation or publisher, never a person")
    kind: Literal["publication", "press", "contribution", "debriefing", "open source", "other"] = "publication"
    address: str = Field("", description="Where it can be read")
    grade: Annotated[GradeSpec, BeforeValidator(_grade)] | None = Field(
        None, description="Source and information in a scheme; not given, it is printed as X4"
    )
    handling: Annotated[
        HandlingSpec | None,
        BeforeValidator(_handling, json_schema_input_type=str | HandlingSpec),
        AfterValidator(_restricted),
    ] = Field(None, description="H0 to H3; nothing is printed where none is given")
    collected: Annotated[str, BeforeValidator(_dated, json_schema_input_type=str)] = Field(
        "", description="When it was obtained: a year, a month or a day"
    )
    expires: Day | None = Field(None, description="The last day on which it may be used")
    releases: tuple[ReleaseSpec, ...] = ()
    withdrawn: WithdrawnSpec | None = Field(None, description="When its provider took it back, and why")
