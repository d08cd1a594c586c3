"""Yardstick: what words of likelihood mean in percent; a number between two bands has no word."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from reportgen.nodes.model import Flag, Many, Placed
from reportgen.problems import did_you_mean, listed
from reportgen.spec.report import Id, Named

Share = Annotated[Decimal, Field(ge=0, le=100)]
"""A percentage."""

_DASH, _NO_BREAK = "–", "\u00a0"
_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<percent>%?)")


class Band(Placed):
    """One word and its band, in percent."""

    term: Named = Field(description="The word as it is printed")
    from_: Share = Field(alias="from", description="The lower end, which is in the band")
    to: Share | None = Field(None, description="The upper end, when it is in the band")
    below: Share | None = Field(None, description="The upper end, when it is not")
    shown: str = Field(
        "", description="The band as it is printed, in percent; not said, its ends, and `<` before one not in it"
    )
    article: Flag = Field(False, description="Whether it is said with an article: `a remote chance`")
    also: Many[Named] = Field((), description="Other words that the standard takes for the same band")

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if (self.to is None) == (self.below is None):
            raise PydanticCustomError("wrong-value", "a band has one upper end: `to` when it is in, `below` when not")
        if self.end < self.from_ or (self.below is not None and self.end == self.from_):
            raise PydanticCustomError("wrong-value", f"the band of `{self.term}` ends before it begins")
        return self

    @property
    def words(self) -> frozenset[str]:
        """All that the band may be called, as ids are written."""
        return frozenset(word.casefold().replace(" ", "-") for word in (self.term, *self.also))

    @property
    def end(self) -> Decimal:
        """The upper end."""
        end = self.to if self.to is not None else self.below
        assert end is not None, "a band has one upper end"
        return end

    def holds(self, share: Decimal) -> bool:
        """Says whether a percentage lies in the band."""
        return self.from_ <= share and (share <= self.end if self.to is not None else share < self.end)

    @property
    def printed(self) -> str:
        """The band as it is printed: "55–75 %", "40–<50 %"."""
        open_end = "<" if self.below is not None else ""
        return f"{self.shown or f'{self.from_:f}{_DASH}{open_end}{self.end:f}'}{_NO_BREAK}%"


class Yardstick(Placed):
    """`data/yardsticks/NAME.yaml`: the words from the least likely to the most."""

    title: Named
    source: Named = Field(description="The standard it is of, with its publisher and year")
    about: Flag = Field(False, description="Whether the ends are meant as about so much")
    terms: dict[Id, Band] = Field(min_length=2)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        bands = list(self.terms.values())
        for low, high in pairwise(bands):
            if low.end > high.from_ or low.holds(high.from_):
                hint = {"hint": "write `below:` where two bands share an end"}
                message = f"the bands of `{low.term}` and `{high.term}` overlap or are out of order"
                raise PydanticCustomError("wrong-value", message, hint)
        return self

    @model_validator(mode="after")
    def _of_one_meaning(self) -> Self:
        seen: dict[str, str] = {}
        for id_, band in self.terms.items():
            for word in sorted({id_, *band.words}):
                if seen.setdefault(word, id_) != id_:
                    hint = {"hint": "take the word out of one of the two"}
                    message = f"`{word}` is both `{seen[word]}` and `{id_}`, so that a likelihood could mean either"
                    raise PydanticCustomError("wrong-value", message, hint)
        return self

    def term(self, given: str) -> "Term | Refusal":
        """Gives the term of an id, a word, or a percentage (`60 %`, `0.6`); a refusal says why there is none."""
        name = given.strip().casefold().replace(" ", "-")
        for number, (id_, band) in enumerate(self.terms.items()):
            if name == id_ or name in band.words:
                return Term(id=id_, band=band, rank=number)
        found = _NUMBER.fullmatch(given.strip())
        if found is None:
            near = did_you_mean(name, self.terms)
            hint = f"from the least likely: {listed(self.terms)}" if near.startswith("there is") or not near else near
            return Refusal(code="unknown-term", message=f"`{given}` is no term of {self.title}", hint=hint)
        return self._numbered(given, found)

    def _numbered(self, given: str, found: re.Match[str]) -> "Term | Refusal":
        number = Decimal(found["number"])
        if not found["percent"] and number > 1:
            hint = f"write `{number} %`"
            return Refusal(code="wrong-value", message=f"`{given}` is neither a share nor a percentage", hint=hint)
        share = number if found["percent"] else number * 100
        for rank, (id_, band) in enumerate(self.terms.items()):
            if band.holds(share):
                return Term(id=id_, band=band, rank=rank)
        lower = [id_ for id_, band in self.terms.items() if band.from_ <= share]
        higher = [id_ for id_, band in self.terms.items() if band.from_ > share]
        ends = [*lower[-1:], *higher[:1]]
        if len(ends) == 2:
            message = f"{share.normalize():f} % lies between two bands of {self.title}, and has no word"
            return Refusal(code="no-term", message=message, hint=f"decide: write {listed(ends, 'or')}")
        hint = f"its last word there is `{ends[0]}`; what is certain or impossible is no judgement"
        return Refusal(code="no-term", message=f"{share.normalize():f} % is outside {self.title}", hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of likelihood on a yardstick; `rank` counts from the least likely."""

    id: str
    band: Band
    rank: int

    @property
    def printed(self) -> str:
        """The word with its band, as it stands in a sentence: "likely (55–75 %)"."""
        return f"{self.band.term} ({self.band.printed})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something given has no term: the problem's code, message and hint."""

    code: str
    message: str
    hint: str
