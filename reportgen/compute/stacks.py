"""Stacks: extracts of several editions or vintages; an indicator fixes one, or takes the latest of each period."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.compute.columns import Columns, Dimension
from reportgen.compute.criteria import Checked
from reportgen.compute.latest import in_order_of_time
from reportgen.compute.refusal import Refusal
from reportgen.indicator import Extract
from reportgen.problems import Problem, Span, did_you_mean, listed
from reportgen.spec.indicator import IndicatorSpec

_LATEST = re.compile(r"^latest(?:\s+per\s+(?P<per>[\w.]+(?:\s*,\s*[\w.]+)*))?$")

_KEYS = {"edition": "edition", "vintage": "as_of"}
"""What an indicator fixes → the key of the catalogue that gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which edition or vintage is read: `one`, or the latest of all, or the latest `per` some dimensions."""

    column: str
    one: str = ""
    latest: bool = False
    order: tuple[str, ...] = ()
    """All there are, from the earliest to the latest."""
    per: tuple[Dimension, ...] = ()

    @property
    def words(self) -> str:
        """The choice in a sentence."""
        what = self.column.removeprefix("_")
        if not self.latest:
            return f"{what} {self.one}"
        each = " and ".join(dimension.name for dimension in self.per)
        return f"the latest {what}{f' of each {each}' if each else ''}"

    def choose(self, table: Any) -> Any:  # noqa: ANN401 Ibis
        """Gives the rows of the chosen edition or vintage, after all other conditions."""
        column = table[self.column]
        if not self.latest:
            return table.filter(column == self.one)
        if not self.order:
            return table.filter(column.notnull())
        newest = self.placed(table)
        return newest.filter(newest["_place"] == newest["_newest"]).drop("_place", "_newest")

    def placed(self, table: Any) -> Any:  # noqa: ANN401 Ibis
        """Gives rows with the place of their edition or vintage among all, and that of the newest beside them."""
        import ibis

        group = [each.expressions(table)[each.name] for each in self.per]
        window = ibis.window(group_by=group) if group else ibis.window()
        places = table[self.column].cases(*((value, place) for place, value in enumerate(self.order)))
        ranked = table.mutate(_place=places)
        return ranked.mutate(_newest=ranked["_place"].max().over(window))


def choices(
    spec: IndicatorSpec, columns: Columns, checks: Sequence[Checked], given: Sequence[str]
) -> tuple[Choice, ...]:
    """Gives the choices of edition and vintage. Raises `Refusal` when one is needed and not made.

    `given` names the dimensions and columns that the result shows, beside which editions may stand.
    """
    extract = columns.extract
    found = []
    for key, values in _stacks(extract).items():
        asked = getattr(spec, key)
        owner = extract.spec.edition.column if key == "edition" else extract.spec.as_of.column
        fixed = any(checked.dimension.column == owner and len(checked.fixed or ()) == 1 for checked in checks)
        if asked is not None:
            found.append(_choice(spec, key, values, columns))
        elif len(values) > 1 and not fixed and owner not in given:
            raise Refusal(stacked(spec, extract, key, values, spec.at("from")))
    return tuple(found)


def _stacks(extract: Extract) -> Mapping[str, tuple[str, ...]]:
    return {"edition": extract.editions, "vintage": extract.vintages}


def _choice(spec: IndicatorSpec, key: str, values: tuple[str, ...], columns: Columns) -> Choice:
    asked, at = getattr(spec, key), spec.at(key)
    latest = _LATEST.match(asked)
    if latest:
        named = [each.strip() for each in (latest["per"] or "").split(",") if each.strip()]
        per = tuple(columns.dimension(_time(columns, at) if each == "period" else each, at) for each in named)
        order = in_order_of_time(values)
        if not order and values:
            message = f"which of the {key}s {listed(values)} is the latest cannot be told"
            hint = f"write one of them, such as `{key}: {values[-1]}`, or have them as years, 2020-06 or 2020-06-30"
            raise Refusal(Problem(code="unordered-editions", message=message, at=at, hint=hint))
        return Choice(column=f"_{key}", latest=True, order=order, per=per)
    if asked not in values:
        raise Refusal(
            Problem(
                code="unknown-edition",
                message=f"no {key} `{asked}` in extract `{columns.extract.id}`",
                at=at,
                hint=did_you_mean(asked, values)
                or (f"there is {listed(values)}" if values else f"say under `{_KEYS[key]}:` which column gives it"),
                also=() if values else (columns.extract.spec.at(_KEYS[key]),),
            )
        )
    return Choice(column=f"_{key}", one=asked)


def _time(columns: Columns, at: Span) -> str:
    if found := columns.time():
        return found
    message = f"`{columns.extract.id}` has no one column of time"
    raise Refusal(Problem(code="which-dimension", message=message, at=at, hint="write `latest per` and the column"))


def stacked(spec: IndicatorSpec, extract: Extract, key: str, values: tuple[str, ...], at: Span) -> Problem:
    """Makes the problem of editions or vintages that would be added up."""
    message = f"extract `{extract.id}` stacks {len(values)} {key}s ({listed(values)}), which would be added up"
    ordered = in_order_of_time(values)
    named = [value for value in values if value in spec.label]
    if len(named) == 1:
        hint = f"write `{key}: {named[0]}`, which the label names"
    elif ordered:
        hint = f"write `{key}: {ordered[-1]}`, or `{key}: latest per year`"
    else:
        hint = f"write `{key}:` and the one that is meant"
    if key == "edition":
        return Problem(code="stacked-editions", message=message, at=at, hint=hint)
    return Problem(code="stacked-vintages", message=message, at=at, hint=hint)
