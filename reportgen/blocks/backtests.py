"""Backtests: how the report's forecasts did in the past: those tested, those refused and why, those scored since."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from reportgen.blocks.annex import AnnexBody, AnnexTable
from reportgen.blocks.cells import cell_of, head_cell, text_cell
from reportgen.document import Block, Caption, Grid, GridCell, GridRow
from reportgen.indicator import Indicator, Unit, Value
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes.model import Many
from reportgen.outlook import BackTest, Outlook
from reportgen.spec.block import BlockFrame
from reportgen.table import Cell
from reportgen.templating.notes import shown_words
from reportgen.templating.outlooks import model_words, reason_words, share_value, span_words

ALL = "all"


class BackTestsSpec(BlockFrame):
    """`- backtests: all`: tables of the report's forecasts; or `- backtests: [INDICATOR, …]`."""

    backtests: Many[str] = Field(description="`all`, or the forecasts and scores to list")


Forecast = tuple[Indicator, Outlook]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One of the tables: which forecasts stand in it, its columns, its notes."""

    name: str
    holds: Callable[[Outlook], bool]
    heads: tuple[str, ...]
    """The last part of each heading's message."""
    numbers: frozenset[str]
    cells: Callable[[Indicator, Outlook, Scope], Iterator[GridCell]]
    notes: tuple[str, ...] = ()
    first: str = "series"


def compose(spec: BackTestsSpec, scope: Scope) -> Block | None:
    """Gives a table each of forecasts tested, refused and scored, as far as there are any."""
    found = list(_asked(spec, scope))
    for indicator, _ in found:
        scope.rests_on(indicator)
    filled = [(kind, mine) for kind in _KINDS if (mine := [each for each in found if kind.holds(each[1])])]
    numbers = scope.table_numbers(len(filled))
    tables = tuple(
        _table(kind, mine, (place, number), scope)
        for place, ((kind, mine), number) in enumerate(zip(filled, numbers, strict=True), start=1)
    )
    return Block(id=spec.id or "", kind="backtests", body=AnnexBody(tables=tables), at=spec.at()) if tables else None


def _asked(spec: BackTestsSpec, scope: Scope) -> Iterator[Forecast]:
    """Gives the forecasts asked for; one that is refused is listed here and nowhere else."""
    every = scope.indicators()
    if spec.backtests == (ALL,):
        found = [(each, each.outlook) for each in every.values() if each.outlook is not None]
        if not found:
            hint = "make one with `forecast:`, or leave the block out"
            scope.findings.error("empty-result", "there is no forecast in this report", spec.at("backtests"), hint=hint)
        yield from found
        return
    for index, name in enumerate(spec.backtests):
        at = spec.at("backtests", index) if len(spec.backtests) > 1 else spec.at("backtests")
        full = next((each for each in (f"{scope.section}.{name}", name) if each in every), "")
        indicator = every[full] if full else scope.indicator(name, at)
        if indicator is None:
            continue
        if indicator.outlook is None:
            hint = "make it with `forecast:` or `score:`"
            scope.findings.error("needs-forecast", f"`{name}` is no forecast", at, hint=hint)
            continue
        yield indicator, indicator.outlook


def _table(kind: _Kind, found: Sequence[Forecast], place: tuple[int, str], scope: Scope) -> AnnexTable:
    sources = tuple(dict.fromkeys(source for indicator, _ in found for source in indicator.sources))
    caption = Caption(
        number=place[0],
        kind="table",
        title=scope.words(scope.say(f"backtests-{kind.name}")),
        sources=scope.cite_below(sources),
        notes=tuple(scope.words(scope.say(f"backtests-note-{note}")) for note in kind.notes),
    )
    heads = (_head(name, scope, number=name in kind.numbers) for name in (kind.first, *kind.heads))
    rows = tuple(row for indicator, outlook in found for row in _rows(kind, indicator, outlook, scope))
    group = scope.say("backtests-series") if kind.name == "tested" else ""
    grid = Grid(columns=tuple(heads), rows=rows, group=group)
    return AnnexTable(number=place[1], caption=caption, grid=grid, definition="")


def _head(name: str, scope: Scope, *, number: bool) -> GridCell:
    text = scope.say(f"backtests-{name}")
    return head_cell(text, scope) if number else text_cell(text, scope)


def _rows(kind: _Kind, indicator: Indicator, outlook: Outlook, scope: Scope) -> Iterator[GridRow]:
    """Gives a forecast's row, and below it one for each number of periods ahead where the table tells them apart."""
    name = indicator.label
    cited = tuple(map(scope.cite, indicator.sources))
    own = (text_cell(name, scope), *kind.cells(indicator, outlook, scope))
    steps = list(_steps(outlook)) if kind.name == "tested" else []
    yield GridRow(cells=own, cited=cited, role="subtotal" if steps else "body", group=name if steps else "")
    for step in steps:
        head = text_cell(scope.say("backtests-ahead", count=step), scope)
        blank = [text_cell("", scope)] * (len(own) - 1 - len(_COUNTS))
        counts = _counts(f"{indicator.id}.ahead_{step}", outlook, step, scope)
        yield GridRow(cells=(head, *blank, *counts), level=1, cited=cited, group=name)


def _steps(outlook: Outlook) -> tuple[int, ...]:
    """Gives the numbers of periods ahead that are told apart: the next, half of all, all."""
    return tuple(dict.fromkeys((1, -(-outlook.ahead // 2), outlook.ahead)))


def _tested(indicator: Indicator, outlook: Outlook, scope: Scope) -> Iterator[GridCell]:
    assert outlook.test is not None, "only what was tested is listed here"
    yield text_cell(model_words(outlook, scope.language), scope)
    yield _made_from(outlook, scope)
    yield _interval(outlook, scope)
    yield _count(indicator.id, "origins", outlook.test.origins, scope)
    yield from _counts(indicator.id, outlook, 0, scope)


def _counts(identity: str, outlook: Outlook, step: int, scope: Scope) -> Iterator[GridCell]:
    """Gives what was tested so many periods ahead, or in all: later figures, how many inside, and both in percent."""
    test, benchmark = (_part(each, step) for each in (outlook.test, outlook.benchmark))
    yield _count(identity, "tested", test[1], scope)
    yield _count(identity, "inside", test[0], scope)
    yield _share(f"{identity}.coverage", test, scope)
    yield _share(f"{identity}.benchmark_coverage", benchmark, scope)


def _part(test: BackTest | None, step: int) -> tuple[int, int]:
    assert test is not None, "a test stands beside its benchmark"
    return (test.tallies[step - 1].inside, test.tallies[step - 1].values) if step else (test.inside, test.values)


def _refused(_: Indicator, outlook: Outlook, scope: Scope) -> Iterator[GridCell]:
    yield text_cell(model_words(outlook, scope.language), scope)
    yield _made_from(outlook, scope)
    yield _interval(outlook, scope)
    why = reason_words(outlook, scope.language)
    yield text_cell(f"{why[:1].upper()}{why[1:]}.", scope)


def _scored(indicator: Indicator, outlook: Outlook, scope: Scope) -> Iterator[GridCell]:
    score = outlook.score
    assert score is not None, "only what was scored is listed here"
    yield text_cell(model_words(outlook, scope.language), scope)
    days = shown_words((("vintage", outlook.vintage), ("later", score.later)), scope.language)
    yield text_cell(days["vintage"], scope)
    lacking = scope.say("backtests-later-lacking", later=days["later"], lacking=score.lacking)
    yield text_cell(lacking if score.lacking else days["later"], scope)
    yield _interval(outlook, scope)
    yield _count(indicator.id, "tested", score.values, scope)
    yield _count(indicator.id, "inside", score.inside, scope)
    yield _share(f"{indicator.id}.coverage", (score.inside, score.values), scope)
    for name in ("below", "above"):
        yield _count(indicator.id, name, getattr(score, name), scope)


def _made_from(outlook: Outlook, scope: Scope) -> GridCell:
    span = span_words(outlook, scope.language)
    message = "backtests-made-from-words" if outlook.series > 1 else "backtests-made-from-one"
    return text_cell(scope.say(message, span=span, periods=outlook.periods, series=outlook.series), scope)


def _interval(outlook: Outlook, scope: Scope) -> GridCell:
    return text_cell(scope.say("backtests-interval-words", level=outlook.level, ahead=outlook.ahead), scope)


def _count(identity: str, name: str, number: int, scope: Scope) -> GridCell:
    value = Value(id=f"{identity}.{name}", cell=Cell(value=number), unit=Unit(name=""))
    return cell_of(scope.show(value, "plain"), str(number), "number")


def _share(identity: str, counts: tuple[int, int], scope: Scope) -> GridCell:
    value = share_value(identity, *counts)
    return cell_of(scope.show(value, "plain"), str(value.cell.value), "number")


_COUNTS = ("tested-values", "inside", "share", "benchmark")
_KINDS = (
    _Kind(
        name="tested",
        holds=lambda outlook: outlook.score is None and not outlook.refused,
        heads=("model", "made-from", "interval", "origins", *_COUNTS),
        numbers=frozenset({"origins", *_COUNTS}),
        cells=_tested,
        notes=("tested", "benchmark", "calculation"),
        first="series-ahead",
    ),
    _Kind(
        name="refused",
        holds=lambda outlook: bool(outlook.refused),
        heads=("model", "made-from", "interval", "why"),
        numbers=frozenset(),
        cells=_refused,
    ),
    _Kind(
        name="scored",
        holds=lambda outlook: outlook.score is not None and not outlook.refused,
        heads=("model", "vintage", "later", "interval", *_COUNTS[:3], "below", "above"),
        numbers=frozenset({*_COUNTS, "below", "above"}),
        cells=_scored,
        notes=("scored", "calculation"),
    ),
)
"""The tables in their order."""

KIND = BlockKind(name="backtests", spec=BackTestsSpec, compose=compose)
