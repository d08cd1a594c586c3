"""Measures: `sum(detections)` read, checked against the real columns, and turned into columns of a query and cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportgen.arithmetic import quotient
from reportgen.compute.columns import Columns
from reportgen.compute.refusal import Refusal, spot
from reportgen.problems import Problem, did_you_mean, listed
from reportgen.spec.indicator import IndicatorSpec
from reportgen.table import Cell, Status

NAMES = ("sum", "count", "mean", "median", "min", "max", "quantile", "distinct", "share")
"""What can be measured."""

_WRITTEN = re.compile(
    r"^\s*(?P<name>[A-Za-z_]+)\s*(?:\(\s*(?P<column>[^,()]*?)\s*(?:,\s*(?P<argument>[^()]*?)\s*)?\))?\s*$"
)
_HALF = Decimal("0.5")
ADDITIVE = frozenset({"sum", "count", "share"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is measured: the aggregate, its column, and the quantile asked for."""

    name: str
    column: str = ""
    kind: str = ""
    quantile: Decimal = _HALF
    uncounted: tuple[str, ...] = ()
    """The codes that `distinct` does not count: they mean "not known", or several others."""

    @property
    def words(self) -> str:
        """The measure in a sentence."""
        if self.name == "count":
            return f"number of rows{f' with {self.column}' if self.column else ''}"
        column = self.column.replace("_", " ")
        if self.name == "quantile":
            return f"{self.quantile} quantile of {column}"
        if self.name == "distinct":
            return f"number of different {'known ' if self.uncounted else ''}values of {column}"
        names = {"share": "sum", "min": "smallest", "max": "largest"}
        return f"{names.get(self.name, self.name)}{'' if self.name in {'min', 'max'} else ' of'} {column}"


def read_measure(spec: IndicatorSpec) -> Measure:
    """Reads the text of `measure`. Raises `Refusal` when it is none."""
    written = _WRITTEN.match(spec.measure)
    name = written["name"] if written else spec.measure.partition("(")[0].strip()
    if written is None or name not in NAMES:
        bracket = (
            f"a `)` is missing: write {spec.measure.strip()})"
            if spec.measure.count("(") > spec.measure.count(")")
            else ""
        )
        raise Refusal(
            Problem(
                code="unknown-measure",
                message=f"no measure `{spec.measure}`",
                at=spot(spec, "measure", part=name),
                hint=(bracket if name in NAMES else "")
                or did_you_mean(name, NAMES)
                or f"write one of {listed(NAMES, 'or')}, such as sum(column)",
            )
        )
    column = written["column"] or ""
    return Measure(name=name, column=column, quantile=_quantile(spec, name, written["argument"]))


def _quantile(spec: IndicatorSpec, name: str, argument: str | None) -> Decimal:
    if name != "quantile":
        if argument is not None:
            raise Refusal(
                Problem(
                    code="unknown-measure",
                    message=f"`{name}` takes one column",
                    at=spot(spec, "measure", part=argument),
                    hint=f"write {name}(column)",
                )
            )
        return _HALF
    wanted = argument or ""
    if not re.fullmatch(r"0?\.\d+|0|1", wanted):
        raise Refusal(
            Problem(
                code="unknown-measure",
                message="`quantile` takes a column and a part between 0 and 1",
                at=spot(spec, "measure", part=wanted),
                hint="write quantile(column, 0.9)",
            )
        )
    return Decimal(wanted)


def check_measure(spec: IndicatorSpec, columns: Columns) -> Measure:
    """Reads the measure and checks its column. Raises `Refusal`."""
    measure = read_measure(spec)
    kind = columns.kind(measure.column)
    if measure.column and not kind:
        raise Refusal(columns.unknown(measure.column, spot(spec, "measure", part=measure.column)))
    if not measure.column and measure.name != "count":
        message = f"`{measure.name}` needs a column"
        raise Refusal(
            Problem(
                code="unknown-measure", message=message, at=spec.at("measure"), hint=_example(measure.name, columns)
            )
        )
    if measure.name in {"count", "distinct"} and (kind != "range" or measure.name == "count"):
        facts = columns.extract.columns.get(measure.column) if measure.name == "distinct" else None
        uncounted = (*facts.unknown, *facts.rest, *facts.totals) if facts else ()
        return Measure(name=measure.name, column=measure.column, kind=kind, uncounted=uncounted)
    at = spot(spec, "measure", part=measure.column)
    if kind == "range":
        raise Refusal(
            Problem(
                code="aggregated-range",
                message=f"`{measure.column}` holds ranges, which have no {measure.name}",
                at=at,
                hint=f"show them with `rows:`, or one with `pick:`, or write count({measure.column})",
            )
        )
    if kind not in {"integer", "number"}:
        raise Refusal(
            Problem(
                code="measure-of-text",
                message=f"`{measure.column}` holds {kind}, which has no {measure.name}",
                at=at,
                hint=_example(measure.name, columns),
            )
        )
    return Measure(name=measure.name, column=measure.column, kind=kind, quantile=measure.quantile)


def _example(name: str, columns: Columns) -> str:
    numbers = [each for each in columns.measures if columns.kind(each) != "range"]
    return f"write {listed([f'{name}({each})' for each in numbers], 'or')}" if numbers else "write `count`, or `rows:`"


def aggregates(measure: Measure, table: Any, chosen: Any) -> dict[str, Any]:  # noqa: ANN401 Ibis
    """Gives the columns of the query: alias → expression; `chosen` restricts the rows of a share's numerator."""
    found = {"_n": table.count(where=chosen)}
    if not measure.column:
        return {**found, "_value": table.count(where=chosen)}
    if measure.kind == "range":
        ends = table[f"{measure.column}__low"].notnull() | table[f"{measure.column}__high"].notnull()
        return {**found, "_value": table.count(where=_both(chosen, ends))}
    column = table[measure.column]
    if measure.name == "distinct":
        named = _both(chosen, ~column.isin(list(measure.uncounted))) if measure.uncounted else chosen
        return {**found, "_value": column.nunique(where=named)}
    if measure.name == "count":
        return {**found, "_value": column.count(where=chosen)}
    statuses = table[f"{measure.column}__status"]
    found |= {
        "_known": column.count(where=chosen),
        "_lacking": table.count(
            where=_both(chosen, column.isnull() & (statuses.isnull() | (statuses != Status.NOT_APPLICABLE.value)))
        ),
        "_statuses": statuses.collect(where=_both(chosen, statuses.notnull()), distinct=True),
    }
    return {**found, "_value": _reduced(measure, column, chosen)}


def _both(first: Any, second: Any) -> Any:  # noqa: ANN401 Ibis
    return second if first is None else first & second


def _reduced(measure: Measure, column: Any, chosen: Any) -> Any:  # noqa: ANN401 Ibis
    if measure.name in {"median", "quantile"}:
        return column.cast("float64").quantile(float(measure.quantile), where=chosen)
    if measure.name not in {"sum", "mean", "share"}:
        return getattr(column, measure.name)(where=chosen)
    total = column.sum(where=chosen)
    return total.cast("decimal(38, 0)") if measure.kind == "integer" else total


def cell_of(measure: Measure, row: Mapping[str, Any], flags: Sequence[str | None] = ()) -> Cell:
    """Makes the cell of one row of the result: a number, partial where figures lack, or a status."""
    provisional = any("p" in flag for flag in flags if flag)
    if measure.name in {"count", "distinct"}:
        return Cell(value=int(row["_value"] or 0), provisional=provisional)
    if not row["_known"]:
        statuses = sorted(row["_statuses"] or [])
        return Cell(status=Status(statuses[0]) if len(statuses) == 1 else Status.MISSING)
    value = row["_value"]
    if measure.name == "mean":
        value = quotient(value, row["_known"])
    elif measure.kind == "integer" and value == int(value):
        value = int(value)
    return Cell(value=value, partial=row["_lacking"], provisional=provisional)
