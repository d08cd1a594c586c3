"""Indicators as authors write them: where numbers come from, what is measured, the steps in their order.

1. `from` an extract with `edition`, `vintage`, `where`, `to_date` and `partial`, then `measure` and `by`, or `rows`;
or `of` another indicator with `where`, `measure` and `by`; or the `ratio` of two; or `sql`.
2. `total`.  3. `rate`.  4. `share`.  5. `rolling`.  6. `change`, `growth` or `index`.  7. `forecast`.  8. `score`.
9. `rank`.  10. `top` with `other` and `unknown`.  11. `order` and `limit`.  12. `pick` and `column`.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from reportgen.nodes.model import Flag, Many, Placed
from reportgen.spec.criterion import Criteria


def _short(key: str, model: type[Placed]) -> BeforeValidator:
    """Reads a lone value as a mapping with this one key."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str | int) else value, json_schema_input_type=str | model
    )


class ShareSpec(Placed):
    """`share: total`: each number as a share of a whole, in percent."""

    of: str = Field("total", description="`total`, `known` (the known part), or an indicator that gives the whole")
    within: Many[str] | None = Field(None, description="Each combination of these is a whole; not said, each period")
    where: Criteria = Field(default_factory=dict, description="The share of the rows that are so, among all rows")


class ChangeSpec(Placed):
    """`change: {over: year, at: 2015}`: one change, or without `at` the change of every period."""

    over: str = Field("", description="The dimension; not said, the only one that is time")
    at_: str | None = Field(None, alias="at", description="The period whose change it is; not said, every period")
    since: str | None = Field(
        None, validation_alias=AliasChoices("since", "from"), description="The period it is compared with"
    )
    lag: int = Field(1, ge=1, description="How many periods before; 12 for the same month of the year before")
    as_: Literal["percent", "absolute", "points"] | None = Field(
        None, alias="as", description="Not said, percent; of shares, points"
    )


class GrowthSpec(Placed):
    """`growth: {over: year, since: 2014, to: 2024}`: compound growth a period, in percent."""

    over: str = ""
    since: str = Field(validation_alias=AliasChoices("since", "from"))
    to: str


class IndexSpec(Placed):
    """`index: 2014`: every number as a multiple of the base period's, which is 100."""

    base: str
    over: str = ""


class RollingSpec(Placed):
    """`rolling: 12`: the mean (or sum) of so many periods up to each."""

    n: int = Field(ge=2)
    over: str = ""
    as_: Literal["mean", "sum"] = Field("mean", alias="as")


class ForecastSpec(Placed):
    """`forecast: {model: ets, ahead: 12}`: periods to come, in an interval that back-tests on the series calibrate."""

    model: Literal["naive", "seasonal-naive", "ets"] = Field(
        "ets", description="The last value, that of a season before, or exponential smoothing of logarithms"
    )
    ahead: int = Field(ge=1, le=60, description="How many periods")
    level: int = Field(80, ge=50, le=95, description="How much of what comes the interval is to hold, in percent")
    season: int | None = Field(None, ge=1, le=60, description="Periods of a season; not said, 12 of months, else none")
    until: str | None = Field(None, description="The last period that it may know, to forecast as of then")
    over: str = ""


class ScoreSpec(Placed):
    """`score: INDICATOR`: which of these later figures lie inside the interval of a forecast."""

    against: str = Field(description="The indicator that has the later figures, by the same dimensions")


class RateSpec(Placed):
    """`rate: {per: passengers, times: 1000000}`: numbers per so many of another indicator's."""

    per: str = Field(description="The indicator that gives the denominator")
    times: Decimal = Field(Decimal(1), gt=0)


class RankSpec(Placed):
    """`rank: true`: 1 for the largest; the unknown is not ranked."""

    of: str = Field("", description="The dimension that is ranked; not said, the only one that is not time")
    smallest_first: Flag = False
    off: Flag = False


class TopSpec(Placed):
    """`top: 5`: the largest so many; the unknown is not among them."""

    n: int = Field(ge=1)
    of: str = Field("", description="The dimension whose values are kept; not said, the only one that is not time")
    within: Many[str] = Field((), description="The largest of each of these apart, such as of each year")


def _two(value: Any) -> Any:  # noqa: ANN401 what stands in the YAML
    if isinstance(value, list | tuple) and len(value) == 2:
        return value
    hint = "write `ratio: [above, below]`, each the name of an indicator"
    raise PydanticCustomError("wrong-value", "expected two indicators", {"hint": hint})


def _rank(value: object) -> object:
    return (
        {"true": {}, "false": {"off": "true"}, "True": {}}.get(str(value), value)
        if isinstance(value, str | bool)
        else value
    )


Where = Annotated[
    Annotated[Criteria, Tag("criteria")] | Annotated[str, Tag("expression")],
    Discriminator(lambda value: "expression" if isinstance(value, str) else "criteria"),
]
"""Column → what it must be, or an expression."""


class IndicatorSpec(Placed):
    """One indicator."""

    from_: str | None = Field(None, alias="from", description="The extract it is computed from")
    of: str | None = Field(None, description="The indicator it is computed from")
    sql: str | None = Field(
        None, description="For experts: one SELECT in DuckDB's dialect; its number is called `value`"
    )
    ratio: Annotated[tuple[str, str], BeforeValidator(_two)] | None = Field(
        None, description="The indicators above and below the line"
    )

    measure: str = Field(
        "", description="sum(c), count, mean(c), median(c), min(c), max(c), quantile(c, 0.9), distinct(c), share(c)"
    )
    by: Many[str] = Field(
        (), description="The dimensions it is given by; a date also gives `year`, `quarter` and `month`"
    )
    where: Where = Field(
        default_factory=dict, description="Column → what it must be, or an expression in quotes for experts"
    )
    edition: str | None = Field(
        None, description="An edition, `latest`, `latest per year`, or `latest per place, year`"
    )
    vintage: str | None = Field(None, description="A vintage, `latest`, `latest per year`, or `latest per place, year`")
    rows: Many[str] = Field((), description="Rows as they are: these columns; `source` is the row's own source")
    to_date: Flag = Field(False, description="Every year only up to the last month of the last one")
    partial: Literal["drop", "mark"] | None = Field(
        None, description="What becomes of incomplete periods beside whole ones"
    )
    breaks: Literal["note", "withhold"] | None = Field(
        None, description="Compare across a declared break with a note, or not"
    )

    total: Flag = Field(False, description="Add everything up, but for `by` and the dimension that a step runs over")
    rate: RateSpec | None = None
    share: Annotated[ShareSpec, _short("of", ShareSpec)] | None = None
    rolling: Annotated[RollingSpec, _short("n", RollingSpec)] | None = None
    change: Annotated[ChangeSpec, _short("as", ChangeSpec)] | None = None
    growth: GrowthSpec | None = None
    index: Annotated[IndexSpec, _short("base", IndexSpec)] | None = None
    forecast: ForecastSpec | None = None
    score: Annotated[ScoreSpec, _short("against", ScoreSpec)] | None = None
    rank: Annotated[RankSpec, BeforeValidator(_rank, json_schema_input_type=bool | RankSpec)] | None = None
    top: Annotated[TopSpec, _short("n", TopSpec)] | None = None
    other: Flag = Field(False, description="What is not in `top` becomes one row")
    unknown: Literal["apart", "last", "leave out"] = Field(
        "apart", description="Unknown rows keep their names after the others, become one last row, or are left out"
    )
    order: Many[str] = Field((), description="`value desc`, `year`, `route asc`; not said, by the dimensions")
    limit: int | None = Field(None, ge=1)
    pick: Criteria = Field(default_factory=dict, description="Dimension → value: exactly one cell")
    column: str = Field("", description="Which of several numbers `pick` takes")

    threshold: Decimal | None = Field(
        None, ge=0, description="A percent change on a smaller base is withheld; not said, 20"
    )
    decimals: int | None = Field(None, ge=0, le=9)
    unit: str = Field("", description="What is counted, such as `detections`, `EUR` or `million EUR`")
    label: str = Field("", validation_alias=AliasChoices("label", "title"), description="What readers see")

    @property
    def shared(self) -> ShareSpec | None:
        """The share that is asked for; `measure: share(c)` is one of the total."""
        return self.share or (ShareSpec() if self.measure.strip().startswith("share") else None)

    def steps(self) -> tuple[str, ...]:
        """Gives the names of the steps that are asked for, in the order they are taken."""
        rank = self.rank if self.rank is not None and not self.rank.off else None
        asked: dict[str, Any] = {
            "total": self.total,
            "rate": self.rate,
            "share": self.shared,
            "rolling": self.rolling,
            "change": self.change,
            "growth": self.growth,
            "index": self.index,
            "forecast": self.forecast,
            "score": self.score,
            "rank": rank,
            "top": self.top,
            "order": self.order,
            "limit": self.limit,
            "pick": self.pick,
        }
        return tuple(name for name, value in asked.items() if value)
