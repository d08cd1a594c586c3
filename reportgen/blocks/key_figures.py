"""Key figures: a row of large numbers, each with its unit, its change, a sparkline and its source."""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from reportgen.blocks.cells import letter
from reportgen.blocks.lines import heading, times
from reportgen.comparison import crossing, lines_of
from reportgen.document import Block, Shown, Spark, Text
from reportgen.indicator import Axis, Indicator
from reportgen.kinds import BlockKind, Scope
from reportgen.nodes import Placed, Prose, Scalar
from reportgen.problems import Span, listed
from reportgen.spec.block import BlockFrame
from reportgen.templating.cells import incomplete, is_time
from reportgen.templating.codes import signed
from reportgen.templating.units import said_in


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
    spark: Spark | None
    source: str
    notes: tuple[str, ...] = ()
    """What a reader must know of the number and its change: what it lacks, breaks, defects."""
    letters: tuple[str, ...] = ()
    """The letters of its notes below the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFiguresBody:
    """The row, and below it the notes by their letters."""

    items: tuple[KeyFigure, ...]
    notes: tuple[tuple[str, Text], ...] = ()
    beside: bool = False
    """Whether units stand beside their numbers, since some labels say their own."""


def compose(spec: KeyFiguresSpec, scope: Scope) -> Block | None:
    """Gives the row; a figure whose indicator is broken is left out."""
    figures = []
    for index, item in enumerate(spec.key_figures):
        given = item if isinstance(item, KeyFigureSpec) else _short(item, spec, index, scope)
        if given is not None:
            figures.append(_sparked(figure_of(given, scope), given, scope, spec.at("key_figures", index, "spark")))
    beside = any(map(_says_unit, figures))
    figures = list(map(once, figures))
    notes = dict.fromkeys(note for figure in figures for note in figure.notes)
    marked = {note: signed(note) for note in notes}
    letters = {note: letter(index) for index, note in enumerate(note for note in notes if not marked[note][0])}
    items = tuple(
        replace(figure, letters=tuple(letters[note] for note in figure.notes if note in letters)) for figure in figures
    )
    below = [(letters.get(note) or mark, scope.words(text)) for note, (mark, text) in marked.items()]
    body = KeyFiguresBody(
        items=items, notes=tuple(sorted(below, key=lambda pair: not pair[0].isalpha())), beside=beside
    )
    return Block(id=spec.id or "", kind="key_figures", body=body, at=spec.at())


def _says_unit(figure: KeyFigure) -> bool:
    return said_in("".join(getattr(run, "text", "") for run in figure.label), figure.unit)


def once(figure: KeyFigure) -> KeyFigure:
    """Gives a figure without its unit where its label says it."""
    return replace(figure, unit="") if _says_unit(figure) else figure


def _short(name: str, spec: KeyFiguresSpec, index: int, scope: Scope) -> KeyFigureSpec | None:
    """Spells out a bare indicator name, which may have a form: `peak | rounded`."""
    indicator = scope.indicator(name.partition("|")[0].strip(), spec.at("key_figures", index))
    if indicator is None:
        return None
    node = spec.node.find("key_figures", index) if spec.node is not None else None
    value = Prose(node) if isinstance(node, Scalar) else Prose.of(name)
    return KeyFigureSpec(value=value, label=Prose.of(indicator.label))


def figure_of(item: KeyFigureSpec, scope: Scope) -> KeyFigure:
    """Gives one large number with what stands around it, but no small line."""
    node = item.value.node
    bare = "{{" not in item.value.text
    value = scope.expression(item.value, "figure") if bare else scope.line(Prose(node))
    label, change = scope.line(item.label), scope.line(item.change) if item.change else ()
    shown = [run for run in value if isinstance(run, Shown)]
    notes = [note for run in (*value, *change) if isinstance(run, Shown) for note in run.notes]
    footnotes = scope.footnotes_of((*value, *label, *change))
    return KeyFigure(
        label=label,
        value=value,
        unit=shown[0].unit if shown else "",
        change=change,
        spark=None,
        source="; ".join(scope.cite_together(scope.sources_of(value))),
        notes=tuple(dict.fromkeys((*notes, *footnotes))),
    )


def _sparked(figure: KeyFigure, item: KeyFigureSpec, scope: Scope, at: Span) -> KeyFigure:
    """Gives a figure with its small line, the line's sources beside its own, and a note of each break that the line shows."""
    indicator = scope.indicator(item.spark, at) if item.spark is not None else None
    if indicator is None or not _runs_over_time(indicator, item.spark or "", scope, at):
        return figure
    scope.rests_on(indicator)
    spark, axes = _line(indicator, scope)
    broken = tuple(scope.say("note-break", reason=axis.reason) for axis in axes)
    sources = dict.fromkeys((*scope.sources_of(figure.value), *indicator.sources))
    return replace(
        figure,
        spark=spark,
        source="; ".join(scope.cite_together(tuple(sources))),
        notes=tuple(dict.fromkeys((*figure.notes, *broken))),
    )


def _runs_over_time(indicator: Indicator, name: str, scope: Scope, at: Span) -> bool:
    dimensions = indicator.table.dimensions
    if len(dimensions) != 1 or len(indicator.table.measures) != 1 or not is_time(dimensions[0]):
        given = f"is given by {listed(each.name for each in dimensions)}" if dimensions else "is a single number"
        scope.findings.error(
            "several-numbers",
            f"a small line runs over one time, and `{name}` {given}",
            at,
            hint=f"draw an indicator `of: {name}` with one time under `by:`" if dimensions else "draw a series",
        )
        return False
    return True


def _line(indicator: Indicator, scope: Scope) -> tuple[Spark, tuple[Axis, ...]]:
    """Gives the numbers from the earliest on, with a gap where there is none or an incomplete one, and its breaks.

    The last may be open.
    """
    name = indicator.table.dimensions[0].name
    lacking = incomplete(indicator, name)
    rows = {line.keys[0]: line for line in lines_of(indicator)}
    every = times(rows)
    is_open = every[-1] in lacking
    values = {key: line.cells[0].value for key, line in rows.items() if key not in lacking or key == every[-1]}
    until = heading(every[-1])
    broken = {
        at: axis
        for at, (one, other) in enumerate(pairwise(every), start=1)
        if one in rows and other in rows and (axis := crossing([name], rows[other], rows[one], indicator.axes))
    }
    spark = Spark(
        points=tuple(float(each) if isinstance(each := values.get(key), int | Decimal) else None for key in every),
        since=heading(every[0]),
        until=scope.say("spark-open", time=until) if is_open else until,
        open=is_open,
        breaks=tuple(broken),
    )
    return spark, tuple(broken.values())


KIND = BlockKind(name="key_figures", spec=KeyFiguresSpec, compose=compose)
