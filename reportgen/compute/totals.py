"""Totals: which rows of which extract hold the total that published parts belong to, as the catalogue says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportgen.catalogue import Condition, Parts, Total
from reportgen.compute.columns import Columns, Dimension
from reportgen.compute.criteria import KNOWN, UNKNOWN, Checked, check, predicate
from reportgen.compute.measure import Measure
from reportgen.compute.parts import mixed
from reportgen.compute.plan import Plan
from reportgen.compute.refusal import Refusal
from reportgen.indicator import Extract
from reportgen.problems import Span, listed
from reportgen.spec.criterion import Criterion

Predicates = tuple[Checked, ...]


class NoTotalError(Exception):
    """Says why others cannot be counted, and the way out."""

    def __init__(self, lacking: str, hint: str) -> None:
        """Keeps both for the problem that is made where the others are asked for."""
        super().__init__(lacking)
        self.lacking, self.hint = lacking, hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The total of parts: the columns that lead to it, its number, and the rows on both sides."""

    of: str
    """Our column whose values are the parts."""
    per: tuple[Dimension, ...]
    """Our columns that tell totals apart, and theirs in the same order."""
    theirs: tuple[Dimension, ...]
    extract: Extract
    measure: Measure
    ours: Predicates = ()
    """Our rows that the total is of."""
    rows: Predicates = ()
    """Their rows that it is made of."""
    declared: bool = field(default=True)
    """Whether `parts:` says all this, or it follows from names alone."""


def link_of(plan: Plan, extracts: Mapping[str, Extract]) -> Link | None:
    """Gives the link, nothing where the parts are not what the numbers are given by. Raises `NoTotalError`."""
    parts = _parts(plan, extracts)
    if parts is None:
        return None
    total = parts.total if isinstance(parts.total, Total) else Total(where={parts.of: _is(parts.total)})
    other = extracts[total.from_] if total.from_ else plan.extract
    _check_measure(plan, parts)
    on = total.on or {name: name for name in parts.per}
    link = Link(
        of=parts.of,
        per=_dimensions(plan.extract, parts.per),
        theirs=_dimensions(other, [on.get(name, name) for name in parts.per]),
        extract=other,
        measure=_measure(other, total.measure or (plan.measure.column if plan.measure else "")),
        ours=_checks(plan.extract, parts.where),
        rows=_checks(other, total.where),
        declared=parts in plan.extract.spec.parts,
    )
    _check_whole(link)
    return link


def _is(value: str) -> Condition:
    return Condition(values=(value,))


def _parts(plan: Plan, extracts: Mapping[str, Extract]) -> Parts | None:
    """Gives the declared parts, or those that `total:` alone implies."""
    spec, shown = plan.extract.spec, {each.column for each in plan.dimensions}
    if spec.parts:
        return next((each for each in spec.parts if each.some and each.of in shown), None)
    theirs = extracts[spec.total].spec.columns
    free = [name for name in spec.key if name in shown and name not in theirs]
    if len(free) != 1:
        return None
    per = tuple(name for name in spec.key if name != free[0])
    measure = plan.measure.column if plan.measure else ""
    return Parts(of=free[0], per=per, measure=measure, total=Total.model_validate({"from": spec.total}), some=True)


def _check_measure(plan: Plan, parts: Parts) -> None:
    spec, measure = plan.extract.spec, plan.measure
    own = parts.measure or (spec.measures()[0] if len(spec.measures()) == 1 else "")
    if measure is None or measure.name != "sum" or plan.shared or measure.column != own:
        raise NoTotalError(f"`{plan.extract.id}` has totals only of sum({own or _NUMBER})", "leave `other` out")


_NUMBER = "a number"


def _dimensions(extract: Extract, names: Iterable[str]) -> tuple[Dimension, ...]:
    columns = Columns(extract=extract)
    try:
        return tuple(columns.dimension(name, Span(file="")) for name in names)
    except Refusal as refusal:
        raise NoTotalError(refusal.problems[0].message, _DECLARE) from None


_DECLARE = "declare under `parts:` in the catalogue which rows hold the total, or leave `other` out"


def _measure(other: Extract, name: str) -> Measure:
    columns = Columns(extract=other)
    found = name if columns.kind(name) in {"integer", "number"} else ""
    amounts = [each for each in columns.measures if columns.kind(each) in {"integer", "number"}]
    found = found or (amounts[0] if len(amounts) == 1 else "")
    if not found:
        raise NoTotalError(f"`{other.id}` does not say which of its numbers is the total", _DECLARE)
    return Measure(name="sum", column=found, kind=columns.kind(found))


def _checks(extract: Extract, where: Mapping[str, Condition]) -> Predicates:
    columns, at = Columns(extract=extract), Span(file="")
    try:
        return tuple(
            check(Criterion(values=each.values, inverse=each.inverse), columns.dimension(name, at), lambda _: at)
            for name, each in where.items()
        )
    except Refusal as refusal:
        raise NoTotalError(f"{refusal.problems[0].message} of `{extract.id}`", _DECLARE) from None


def _check_whole(link: Link) -> None:
    """Refuses totals that would count rows twice: totals beside their parts, or several editions or vintages."""
    chosen = {each.dimension.column for each in link.rows}
    twice = [
        facts.name for facts in link.extract.columns.values() if mixed(facts) and facts.name not in {*chosen, link.of}
    ]
    if twice:
        raise NoTotalError(f"`{link.extract.id}` holds totals beside their parts in {listed(twice)}", _DECLARE)


def without_unknown(plan: Plan, link: Link) -> Predicates:
    """Gives the conditions that leave only the unknown out. Raises `NoTotalError` where others choose among the parts."""
    told = {(each.column, each.part) for each in link.per} | {(each.column, "") for each in link.per}
    whole = {each.column for each in link.per if not each.part}
    if plan.condition is not None or plan.dated:
        key = "an expression in `where`" if plan.condition is not None else "`to_date`"
        raise NoTotalError(f"{key} chooses rows that the totals are not given by", f"choose by {_names(link)}")
    found = []
    for checked in plan.checks:
        column, part = checked.dimension.column, checked.dimension.part
        if column == link.of and only_unknown_out(checked):
            found.append(checked)
        elif column == link.of:
            raise NoTotalError(
                f"`where` chooses some of `{link.of}`", f"leave it out: `top` chooses, or write `{KNOWN}`"
            )
        elif (column, part) not in told and column not in whole and column not in _owners(plan):
            raise NoTotalError(
                f"`where` chooses by `{column}`, and the totals are not given by it", f"choose by {_names(link)}"
            )
    _check_dimensions(plan, link, told, whole)
    return tuple(found)


def _check_dimensions(plan: Plan, link: Link, told: set[tuple[str, str]], whole: set[str]) -> None:
    for each in plan.dimensions:
        if each.column != link.of and (each.column, each.part) not in told and each.column not in whole:
            raise NoTotalError(
                f"the totals are not given by `{each.name}`", f"leave it out of `by`, or give numbers by {_names(link)}"
            )


def _owners(plan: Plan) -> set[str]:
    spec = plan.extract.spec
    return {spec.edition.column, spec.as_of.column} - {""}


def _names(link: Link) -> str:
    return listed([each.name for each in link.per] or [link.of], "or")


def only_unknown_out(checked: Checked) -> bool:
    """Says whether a condition keeps all that is known, and leaves no more out than what is not."""
    if not checked.inverse:
        return all(test.word == KNOWN for test in checked.tests)
    return all(test.word == UNKNOWN or test.low in checked.dimension.unknown for test in checked.tests)


def chosen(table: Any, checks: Iterable[Checked]) -> Any:  # noqa: ANN401 Ibis
    """Gives the rows of a table that hold every condition."""
    for checked in checks:
        table = table.filter(predicate(checked, table))
    return table
