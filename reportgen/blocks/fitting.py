"""Fit a table's layout to its indicator: every name must be there, and no number may be lost or added up wrongly."""

from collections.abc import Iterator, Mapping

from reportgen.blocks.grid import Layout, down, part_words
from reportgen.blocks.lines import heading
from reportgen.indicator import Indicator
from reportgen.kinds import Scope
from reportgen.problems import did_you_mean, listed
from reportgen.spec.block import FigureFrame


def fits(spec: FigureFrame, layout: Layout, numbers: tuple[Indicator, Indicator | None], scope: Scope) -> bool:
    """Says whether the layout can be filled with the indicator (and the printed totals), after adding what is wrong."""
    indicator, printed = numbers
    before = len(scope.findings.errors)
    _check_dimensions(spec, layout, indicator, scope)
    if {*layout.rows, *([layout.columns] if layout.columns is not None else [])} - set(_names(indicator)):
        return False
    _check_places(spec, layout, indicator, scope)
    _check_added(spec, layout, indicator, scope)
    if printed is not None:
        _check_printed(spec, layout, printed, scope)
    _check_named(spec, layout, indicator, scope)
    return len(scope.findings.errors) == before


def _check_dimensions(spec: FigureFrame, layout: Layout, indicator: Indicator, scope: Scope) -> None:
    dimensions = _names(indicator)
    wanted = [(name, spec.at("rows")) for name in layout.rows]
    wanted += [(layout.columns, spec.at("columns"))] if layout.columns is not None else []
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
    for word in ("total", "share"):
        if word in layout.add and not indicator.additive:
            scope.findings.error(
                "not-additive",
                f"the numbers of `{indicator.id.rpartition('.')[2]}` cannot be added to a total",
                spec.at("add"),
                hint=f"leave `{word}` out, or use an indicator that sums or counts",
            )
            return
    if "change" in layout.add and (not layout.columns or len(indicator.table.values(layout.columns)) < 2):
        scope.findings.error(
            "needs-columns",
            "a change stands between the last two columns, and this table has no two",
            spec.at("add"),
            hint="name the dimension that runs across, such as `columns: year`",
        )


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
    named = [*(("last", name) for name in layout.last), *(("footnotes", name) for name in layout.footnotes)]
    for key, name in named:
        if name not in known[key]:
            scope.findings.error(
                "unknown-category",
                f"`{key}` speaks of `{name}`, which the table does not show",
                spec.at(key, name) if key == "footnotes" else spec.at(key, layout.last.index(name)),
                hint=did_you_mean(name, known[key] - words - cells),
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
