"""Code lists: the canonical names of things, their aliases and footnotes; and the list of sources, curated once."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from reportgen.catalogue.given import Grade
from reportgen.nodes.model import Flag, Many, Placed

_ROLES = ("other", "highlight")


def _colour(value: object) -> object:
    if str(value) not in {*"123456", *_ROLES}:
        hint = "the numbers are those of the house's series, `series-1` to `series-6` in tokens.yaml"
        raise PydanticCustomError("wrong-value", "expected 1 to 6, `other` or `highlight`", {"hint": hint})
    return str(value)


Colour = Annotated[
    str,
    BeforeValidator(_colour, json_schema_input_type=Annotated[int, Field(ge=1, le=6)] | Literal["other", "highlight"]),
]
"""A colour of pictures: the number of one of the house's series, or a role."""


class Code(Placed):
    """One thing with its canonical name."""

    name: str = Field("", description="What readers see; not said, the code itself")
    iso: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    aliases: Many[str] = Field((), description="Other ways in which files write it")
    unknown: Flag = Field(False, description="It means that it is not known which")
    footnote: str = Field("", description="Printed wherever the name appears")
    colour: Colour = Field(
        "",
        description="Its colour in every picture that colours by it: 1 to 6 of the house's series, `other` or `highlight`; "
        "the next free one when left out",
    )
    rest: Flag = Field(
        False, description="A publisher's own others: it is never ranked, and stands after the categories"
    )
    total: Flag = Field(False, description="A total of others in the list: it is never added to them, nor ranked")


def _code(value: object) -> object:
    return {"iso": value} if isinstance(value, str) else {} if value is None else value


class CodeList(Placed):
    """`data/codes/NAME.yaml`: codes in the order in which they are shown."""

    title: str
    codes: dict[str, Annotated[Code, BeforeValidator(_code, json_schema_input_type=str | Code | None)]]

    def canonical(self) -> dict[str, str]:
        """Gives what a file may print → the name of the code."""
        found = {alias: code for code, entry in self.codes.items() for alias in entry.aliases}
        return {**found, **{code: code for code in self.codes}}

    def unknown(self) -> tuple[str, ...]:
        """Gives the codes that mean "not known"."""
        return tuple(code for code, entry in self.codes.items() if entry.unknown)

    def rest(self) -> tuple[str, ...]:
        """Gives the codes that are a publisher's own others."""
        return tuple(code for code, entry in self.codes.items() if entry.rest)

    def totals(self) -> tuple[str, ...]:
        """Gives the codes that are totals of others."""
        return tuple(code for code, entry in self.codes.items() if entry.total)


class SourceEntry(Placed):
    """What one text in a source column means; what is not said is as the extract says."""

    publisher: str = ""
    title: str = Field("", description="The publication or data set")
    edition: str = ""
    as_of: str = ""
    via: str = Field("", description="Where the copy was obtained, when it is not the publisher's own")
    quoted: Flag = Field(False, description="Known only second-hand, as quoted by `via`")
    grade: Grade = ""


class SourceList(Placed):
    """`data/codes/sources.yaml`: the text of a source column → who published it and how it was obtained."""

    title: str
    sources: dict[str, SourceEntry]
