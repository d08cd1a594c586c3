"""Fit a table's layout to its indicator: every name must be there, and no number may be lost or added up wrongly."""

from collections.abc import Iterator, Mapping

from reportgen.blocks.derived import apart
from reportgen.blocks.layout import Layout, down, number_columns
from reportgen.blocks.leaders import check_leaders
from reportgen.blocks.lines import heading, part_words, running_across
from reportgen.blocks.trends import check_trend
from reportgen.comparison import alike, mixed_publishers
from reportgen.indicator import Indicator
from reportgen.kinds import Scope
from reportgen.problems import Span, did_you_mean, listed
from reportgen.spec.block import FigureFrame
from reportgen.table import Range, meant
from reportgen.templating.cells import is_time

_TWO = 2


def fits(spec: FigureFrame, layout: Layout, numbers: tuple[Indicator, Indicator | None], scope: Scope) -> bool:
    """Says whether the layout can be filled with the indicator (and the printed totals), after adding what is wrong."""
    indicator, printed = numbers
    before = len(scope.findings.errors)
    _check_dimensions(spec, layout, indicator, scope)
    if {*layout.rows, *(name for name in (layout.columns, layout.subtotals) if name is not None)} - set(
        _names(indicator)
    ):
        return False
    _check_places(spec, layout, indicator, scope)
    _check_added(spec, layout, indicator, scope)
    _check_beside(spec, layout, indicator, scope)
    if printed is not None:
        _check_printed(spec, layout, printed, scope)
    _check_named(spec, layout, indicator, scope)
    return len(scope.findings.errors) == before


def _check_dimensions(spec: FigureFrame, layout: Layout, indicator: Indicator, scope: Scope) -> None:
    dimensions = _names(indicator)
    wanted = [(name, spec.at("rows")) for name in layout.rows]
    wanted += [(layout.columns, spec.at("columns"))] if layout.columns is not None else []
    wanted += [(layout.subtotals, spec.at("subtotals"))] if layout.subtotals is not None else []
    measures = [column.name for column in indicator.table.measures]
    unknown = [(name, at) for name, at in wanted if name not in dimensions]
    unknown += [(name, spec.at("headings", name)) for name in layout.headings if name not in {*dimensions, *measures}]
    for name, at in unknown:
        scope.findings.error(
            "unknown-dimension",
            f"`{indicator.id.rpartition('.')[2]}` is not given by `{name}`",
            at,
            hint=f"it is given by {listed(dimensions)}" if dimensions else "it is a single number",
        )


def _check_places(spec: FigureFrame, layout: Layout, indicator: Indicator, scope: Scope) -> None:
    """Refuses a layout in which several numbers would stand at one place."""
    shown = [*down(layout, indicator), *([layout.columns] if layout.columns else [])]
    left_out = [name for name in _names(indicator) if name not in shown and len(indicator.table.values(name)) > 1]
    indexes = [indicator.table.dimension(name) for name in shown]
    places = [(row.part, *(row.keys[index] for index in indexes)) for row in indicator.table.rows]
    measures = [column.name for column in indicator.table.measures]
    if layout.columns and len(measures) > 1:
        message = f"several numbers would stand at one place of this table: each row has {listed(measures)}"
        hint = "leave `columns:` out, or list one of them under `rows:` of the indicator"
        scope.findings.error("several-numbers", message, spec.at("columns"), hint=hint)
        return
    if len(set(places)) == len(places) or not (left_out or layout.columns):
        return
    what = f"it has no place for {listed(left_out)}" if left_out else "they have the same headings"
    scope.findings.error(
        "several-numbers",
        f"several numbers would stand at one place of this table: {what}",
        spec.at("rows" if layout.rows else "columns"),
        hint=f"add {listed(left_out)} to `rows:`" if left_out else "leave `columns:` out",
    )


def _check_added(spec: FigureFrame, layout: Layout, indicator: Indicator, scope: Scope) -> None:
    name, at = indicator.id.rpartition(".")[2], spec.at("add")
    asked = [(word, at) for word in ("total", "share") if word in layout.add]
    for word, at in [*asked, *([("subtotals", spec.at("subtotals"))] if layout.subtotals else [])]:
        if not indicator.additive:
            message = f"the numbers of `{name}` cannot be added to a total"
            hint = f"leave `{word}` out, or use an indicator that sums or counts"
            scope.findings.error("not-additive", message, at, hint=hint)
            return
        if indicator.some:
            message = f"`{name}` holds only some parts of the whole, so that its rows do not add up to it"
            hint = f"leave `{word}` out, or show a share of an indicator that gives the whole"
            scope.findings.error("share-of-some", message, at, hint=hint)
            return
        if publishers := apart(indicator, layout.columns):
            scope.findings.add(mixed_publishers(publishers, at, f"choose one of them in `{name}`, with `where:`"))
            return
    if "change" in layout.add:
        _check_change(layout, indicator, spec.at("add"), scope)


def _check_beside(spec: FigureFrame, layout: Layout, indicator: Indicator, scope: Scope) -> None:
    """Refuses subtotals of what has no rows below it, and columns that the rows or their indicators cannot fill."""
    names = down(layout, indicator)
    if layout.subtotals and (layout.subtotals not in names or len(names) < _TWO):
        message = f"`{layout.subtotals}` has no rows below it in this table"
        hint = "name under `rows:` a second dimension, whose values stand below the subtotals"
        scope.findings.error("needs-columns", message, spec.at("subtotals"), hint=hint)
    if layout.trend is not None:
        check_trend(layout.trend, names, spec.at("trend"), scope)
    if layout.highest is not None:
        check_leaders(layout.highest, (names, layout.columns), spec.at("highest"), scope)
    columns = number_columns(layout, indicator)
    for index, name in enumerate(layout.bars):
        if name not in columns:
            message = f"`bars` speaks of `{name}`, which is no column of numbers of this table"
            hint = did_you_mean(name, columns) or f"there is {listed(columns)}"
            scope.findings.error("unknown-category", message, spec.at("bars", index), hint=hint)


def _check_change(layout: Layout, indicator: Indicator, at: Span, scope: Scope) -> None:
    """Refuses a change that is none from one period to another of the same length."""
    name = layout.columns
    across = running_across(indicator, name)
    if name is None or len(across) < _TWO:
        message = "a change stands between the last two columns, and this table has no two"
        hint = "name the dimension that runs across, such as `columns: year`"
        scope.findings.error("needs-columns", message, at, hint=hint)
    elif name not in indicator.apart and not is_time(indicator.table.dimensions[indicator.table.dimension(name)]):
        message = f"a change runs from period to period, and `{name}` is no time"
        scope.findings.error("which-dimension", message, at, hint="name a time under `columns:`, or leave `change` out")
    elif not alike(*across[-2:]):
        message = f"a change needs two periods of one length, and `{across[-2]}` and `{across[-1]}` are not"
        scope.findings.error("unknown-period", message, at, hint="choose periods of one length with `where:`")
    elif any(isinstance(cell.value, Range) for row in indicator.table.rows for cell in row.cells):
        message = "`change` would calculate with ranges"
        scope.findings.error("aggregated-range", message, at, hint="leave `change` out")


def _check_printed(spec: FigureFrame, layout: Layout, printed: Indicator, scope: Scope) -> None:
    if not layout.columns:
        message = "printed totals stand below columns, and this table has none"
        hint = "name the dimension that runs across, such as `columns: year`"
        scope.findings.error("needs-columns", message, spec.at("printed"), hint=hint)
    elif _names(printed) != [layout.columns]:
        scope.findings.error(
            "unknown-dimension",
            f"printed totals must be given by `{layout.columns}` alone",
            spec.at("printed"),
            hint=f"`{printed.id.rpartition('.')[2]}` is given by {listed(_names(printed))}",
        )


def _check_named(spec: FigureFrame, layout: Layout, indicator: Indicator, scope: Scope) -> None:
    rows, columns = _headings(layout, indicator, scope)
    words = {scope.say(word) for word in ("total-as-printed", "difference")} | {"Total", "total", "difference"}
    cells = {f"{row}, {column}" for row in rows for column in columns}
    known: Mapping[str, set[str]] = {"last": rows | words, "footnotes": rows | columns | words | cells}
    codes = [each for column in indicator.table.dimensions for each in column.codes]
    named = [*(("last", name) for name in layout.last), *(("footnotes", name) for name in layout.footnotes)]
    for key, name in named:
        if name not in known[key]:
            scope.findings.error(
                "unknown-category",
                f"`{key}` speaks of `{name}`, which the table does not show",
                spec.at(key, name) if key == "footnotes" else spec.at(key, layout.last.index(name)),
                hint=did_you_mean(name, known[key] - words - cells, meant(codes)),
            )


def _headings(layout: Layout, indicator: Indicator, scope: Scope) -> tuple[set[str], set[str]]:
    """Gives what heads the rows and the columns."""
    rows = {word for row in indicator.table.rows for word in part_words(row.part, scope)}
    for name in down(layout, indicator):
        rows |= set(_shown(indicator, name, scope))
    return rows, set(_shown(indicator, layout.columns, scope)) if layout.columns else set()


def _shown(indicator: Indicator, name: str, scope: Scope) -> Iterator[str]:
    for key in indicator.table.values(name):
        yield heading(key)
        yield from part_words(heading(key), scope)


def _names(indicator: Indicator) -> list[str]:
    return [column.name for column in indicator.table.dimensions]
