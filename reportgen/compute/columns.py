"""Columns: the names an author uses, found in an extract: its columns, and `year`, `quarter`, `month` of its dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from reportgen.compute.refusal import Refusal
from reportgen.indicator import Extract
from reportgen.problems import Problem, Span, did_you_mean, listed
from reportgen.table import Column, Key, Listed, Period

PARTS = ("year", "quarter", "month")
"""What a date also gives."""

_KINDS = {"year": "integer", "quarter": "period", "month": "date"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A column, or a part of a date column, that numbers can be given by and rows chosen by."""

    name: str
    column: str
    kind: str
    part: str = ""
    """`year`, `quarter` or `month` of a date or period column."""
    base: str = ""
    """The kind of the column itself."""
    unknown: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    values: Mapping[str, int]
    label: str = ""
    codes: tuple[Listed, ...] = ()
    """What its code list says of its codes."""

    @property
    def head(self) -> Column:
        """The column of the table that it becomes."""
        return Column(name=self.name, kind=self.kind, label=self.label, codes=self.codes)  # type: ignore[arg-type]

    def expressions(self, table: Any) -> dict[str, Any]:  # noqa: ANN401 Ibis
        """Gives what is grouped by: alias → expression; a period has its label, ends and whether it is about."""
        if self.part:
            return {self.name: self.partial(table)}
        if self.kind == "period":
            ends = {f"{self.name}__{end}": table[f"{self.column}__{end}"] for end in ("start", "end", "about")}
            return {self.name: table[self.column], **ends}
        return {self.name: table[self.column]}

    def partial(self, table: Any) -> Any:  # noqa: ANN401 Ibis
        """Gives the year, or the first day of the quarter or month, of a date; of a period where it lies within one."""
        import ibis

        if self.base == "date":
            return _of_date(table[self.column], self.part)
        start, end = (_of_date(table[f"{self.column}__{which}"], self.part) for which in ("start", "end"))
        return ibis.ifelse(start == end, start, ibis.null())

    def key(self, row: Mapping[str, Any]) -> Key:
        """Reads the key from a row of the result."""
        value = row[self.name]
        if value is None:
            return None
        if self.kind == "period" and self.part == "quarter":
            return _quarter(value)
        if self.kind == "period":
            start, end, about = (row[f"{self.name}__{which}"] for which in ("start", "end", "about"))
            return Period(start=start, end=end, label=value, about=bool(about)) if start else value
        return value  # type: ignore[no-any-return]


def _of_date(expression: Any, part: str) -> Any:  # noqa: ANN401 Ibis
    if part == "year":
        return expression.year().cast("int64")
    return expression.truncate("Q" if part == "quarter" else "M").cast("date")


def _quarter(first: date) -> Period:
    month = first.month + 2
    following = date(first.year + month // 12, month % 12 + 1, 1)
    return Period(start=first, end=following - timedelta(days=1), label=f"{first.year}-Q{(first.month + 2) // 3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of one extract by the names that authors use."""

    extract: Extract

    @property
    def range_name(self) -> str:
        """The name of the extract's range; nothing when it has none."""
        ranged = self.extract.spec.range
        return ranged.name if ranged else ""

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of the columns that hold amounts."""
        plain = [name for name in self.extract.spec.measures() if name in self.extract.columns]
        ends = {self.extract.spec.range.low, self.extract.spec.range.high} if self.extract.spec.range else set()
        ranged = [self.range_name] if self.range_name else []
        return (*ranged, *(name for name in plain if name not in ends))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name there is."""
        derived = PARTS if len(self._dated()) == 1 else ()
        return tuple(dict.fromkeys((*self.extract.columns, *((self.range_name,) if self.range_name else ()), *derived)))

    def kind(self, name: str) -> str:
        """Gives the kind of a column (`range` for the extract's range), nothing when there is none."""
        if name and name == self.range_name:
            return "range"
        return self.extract.columns[name].kind if name in self.extract.columns else ""

    def dimension(self, name: str, at: Span) -> Dimension:
        """Finds a dimension. Raises `Refusal` when there is none, or several could be meant."""
        facts = self.extract.columns.get(name)
        if facts is not None and facts.kind != "range":
            spec = self.extract.spec.columns.get(name)
            return Dimension(
                name=name,
                column=name,
                kind=facts.kind,
                base=facts.kind,
                unknown=facts.unknown,
                rest=facts.rest,
                totals=facts.totals,
                values=facts.values,
                label=spec.label if spec else "",
                codes=facts.codes,
            )
        owner, _, part = name.rpartition(".")
        if part in PARTS:
            dated = [owner] if owner and self.kind(owner) in {"date", "period"} else [] if owner else self._dated()
            if len(dated) == 1:
                return Dimension(
                    name=part, column=dated[0], kind=_KINDS[part], part=part, base=self.kind(dated[0]), values={}
                )
            if len(dated) > 1:
                raise Refusal(
                    Problem(
                        code="ambiguous-column",
                        message=f"`{name}` could be of {listed(dated)}",
                        at=at,
                        hint=f"write `{dated[0]}.{part}`",
                    )
                )
        raise Refusal(self.unknown(name, at))

    def grouping(self, name: str, at: Span) -> Dimension:
        """Finds a dimension that numbers can be given by. Raises `Refusal` for numbers with decimals, which are no names."""
        found = self.dimension(name, at)
        if found.kind != "number":
            return found
        message = f"`{name}` holds numbers with decimals, which rows are not grouped by"
        hint = f"measure it, such as sum({name}), or declare the column as text or integer"
        raise Refusal(Problem(code="by-number", message=message, at=at, hint=hint))

    def unknown(self, name: str, at: Span) -> Problem:
        """Makes the problem of a column that is not there."""
        message = f"no column `{name}` in extract `{self.extract.id}`"
        return Problem(code="unknown-column", message=message, at=at, hint=did_you_mean(name, self.names))

    def _dated(self) -> list[str]:
        return [name for name, facts in self.extract.columns.items() if facts.kind in {"date", "period"}]

    def time(self) -> str:
        """Gives the name of the extract's time: its declared one, `year`, or its only date or period."""
        complete, dated = self.extract.spec.complete, self.extract.spec.dated
        if "year" in self.extract.columns:
            return "year"
        if dated:
            return dated if self.kind(dated) == "period" else (complete.by if complete else dated)
        found = self._dated()
        return (complete.by if complete and self.kind(found[0]) == "date" else found[0]) if len(found) == 1 else ""
