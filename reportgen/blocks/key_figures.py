"""Key figures: a row of large numbers, each with its unit, its change, a sparkline and its source."""

from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from reportgen.document import Block, Text
from reportgen.indicator import Indicator
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Placed, Prose, Scalar
from reportgen.spec.block import BlockFrame


class KeyFigureSpec(Placed):
    """One large number."""

    value: Prose = Field(description="The number: an indicator or an expression, such as `peak` or `peak | rounded`")
    label: Prose
    change: Prose | None = Field(
        None, description="A line below, usually a change: `{{ peak_change | change }} on 2014`"
    )
    spark: str | None = Field(None, description="An indicator with one number a year or month, drawn as a small line")


class KeyFiguresSpec(BlockFrame):
    """`- key_figures:` followed by a list of indicators or of mappings."""

    key_figures: tuple[str | KeyFigureSpec, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One large number, ready to print."""

    label: Text
    value: Text
    unit: str
    change: Text
    spark: tuple[float | None, ...] | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFiguresBody:
    """The row."""

    items: tuple[KeyFigure, ...]


def compose(spec: KeyFiguresSpec, scope: Scope) -> Block | None:
    """Gives the row; a figure whose indicator is broken is left out."""
    figures = []
    for index, item in enumerate(spec.key_figures):
        given = item if isinstance(item, KeyFigureSpec) else _short(item, spec, index, scope)
        if given is not None:
            figures.append(_figure(given, scope, spec, index))
    return Block(id=spec.id or "", kind="key_figures", body=KeyFiguresBody(items=tuple(figures)), at=spec.at())


def _short(name: str, spec: KeyFiguresSpec, index: int, scope: Scope) -> KeyFigureSpec | None:
    """Spells out a bare indicator name, which may have a form: `peak | rounded`."""
    indicator = scope.indicator(name.partition("|")[0].strip(), spec.at("key_figures", index))
    if indicator is None:
        return None
    node = spec.node.find("key_figures", index) if spec.node is not None else None
    value = Prose(node) if isinstance(node, Scalar) else Prose.of(name)
    return KeyFigureSpec(value=value, label=Prose.of(indicator.label))


def _figure(item: KeyFigureSpec, scope: Scope, spec: KeyFiguresSpec, index: int) -> KeyFigure:
    node = item.value.node
    bare = "{{" not in item.value.text
    value = scope.expression(item.value, "plain") if bare else scope.line(Prose(node))
    sources = scope.sources_of(value)
    return KeyFigure(
        label=scope.line(item.label),
        value=value,
        unit=scope.unit_of(value),
        change=scope.line(item.change) if item.change else (),
        spark=_spark(item, scope, spec, index),
        source="; ".join(scope.cite(source, short=True) for source in sources),
    )


def _spark(item: KeyFigureSpec, scope: Scope, spec: KeyFiguresSpec, index: int) -> tuple[float | None, ...] | None:
    if item.spark is None:
        return None
    indicator = scope.indicator(item.spark, spec.at("key_figures", index, "spark"))
    if indicator is None:
        return None
    scope.rests_on(indicator)
    return _points(indicator)


def _points(indicator: Indicator) -> tuple[float | None, ...]:
    values = [row.cells[0].value for row in indicator.table.rows]
    return tuple(float(value) if isinstance(value, int | Decimal) else None for value in values)


KIND = BlockKind(name="key_figures", spec=KeyFiguresSpec, compose=compose)
