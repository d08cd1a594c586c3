"""Gives the data behind a picture as a printed table: the same numbers, the same order, every status in words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from reportgen.arithmetic import quotient
from reportgen.charts.alternative import Shares, percent
from reportgen.charts.frame import PlotFrame
from reportgen.charts.series import names_of
from reportgen.charts.shown import cell_text, key_text, unit_text
from reportgen.charts.spots import Part, Plotted, Spot
from reportgen.document import Grid, GridCell, GridRow, Shown, Words
from reportgen.table import Key
from reportgen.templating.amounts import parts_of, raw
from reportgen.templating.citations import cite
from reportgen.templating.codes import code_heading, code_parts
from reportgen.templating.notes import note_text


def data_grid(spec: PlotFrame, plotted: Plotted, down: Sequence[str], across: str, language: str) -> Grid:
    """Gives one row for each value of the roles that run down, one column for each of the role across."""
    return _grid(spec, plotted, (down, across), {}, language)


def stack_grid(spec: PlotFrame, plotted: Plotted, shares: Shares, language: str) -> Grid:
    """Gives the numbers of stacks by `x` and series; where the picture shows shares, a second column of each holds them."""
    return _grid(spec, plotted, (("x",), "series"), shares if plotted.roles.get("series") else {}, language)


def _grid(spec: PlotFrame, plotted: Plotted, laid: tuple[Sequence[str], str], shares: Shares, language: str) -> Grid:
    down, across = laid
    heads = [role for role in down if plotted.roles.get(role)]
    columns: Mapping[Part, str] = (
        names_of(spec, plotted, across, language) if plotted.roles.get(across) else {(None, ""): ""}
    )
    turned = plotted.ranked == across
    rows: dict[tuple[tuple[Key, ...], ...], dict[object, Spot]] = {}
    for spot in plotted.spots:
        part = (spot.key(across), spot.part if turned else "") if plotted.roles.get(across) else (None, "")
        rows.setdefault(tuple(spot.keys[role] for role in heads), {})[part] = spot
    named = [_head(plotted, name, language) for role in heads for name in plotted.roles[role]]
    unit = unit_text(plotted.unit, language, change=plotted.first.change)
    return Grid(
        columns=(
            *(_words(name) for name in named),
            *(
                _words(name or unit or plotted.first.label, "number", _coded(plotted, across, part[0], name))
                for part, name in columns.items()
            ),
            *(replace(_words(f"{name}, %", "number"), unit="%") for name in columns.values() if shares),
        ),
        rows=tuple(
            GridRow(
                cells=(
                    *_row_heads(spec, plotted, (heads, keys, spots), language),
                    *(_cell(spots.get(part), language) for part in columns),
                    *(_share(shares.get(id(spots.get(part))), language) for part in columns if shares),
                ),
                role=_role(spots, turned=turned),
                cited=_cited(spots, language),
                notes=_noted(spots, columns, language),
            )
            for keys, spots in rows.items()
        ),
        row_heads=len(named),
        unit=unit,
    )


def _cited(spots: Mapping[object, Spot], language: str) -> tuple[str, ...]:
    """Gives the sources of a row's own numbers."""
    found = [spot.indicator.sources[index] for spot in spots.values() for index in spot.row.sources]
    return tuple(dict.fromkeys(cite(source, language) for source in found))


def _noted(spots: Mapping[object, Spot], columns: Mapping[Part, str], language: str) -> tuple[tuple[str, str], ...]:
    """Gives the notes of a row's own numbers, each with the column that it is of."""
    found = [
        (columns[part], note_text(spot.indicator.notes[note], language))
        for part in columns
        if (spot := spots.get(part)) is not None
        for note in spot.row.notes
    ]
    return tuple(dict.fromkeys(found))


def _head(plotted: Plotted, name: str, language: str) -> str:
    column = next((column for column in plotted.first.table.dimensions if column.name == name), None)
    label = (column.label if column else "") or name
    return (label[:1].upper() + label[1:]).replace("_", " ")


def _row_heads(
    spec: PlotFrame,
    plotted: Plotted,
    row: tuple[Sequence[str], Sequence[Sequence[Key]], Mapping[object, Spot]],
    language: str,
) -> list[GridCell]:
    heads, keys, spots = row
    part = next(iter(spots.values())).part
    found = []
    for role, group in zip(heads, keys, strict=True):
        for name, key in zip(plotted.roles[role], group, strict=True):
            text = key_text(key, part, plotted.called(name, spec.names), language)
            listed = plotted.listed(name, key)
            found.append(replace(_words(text), parts=code_parts(text, listed)))
    return found


def _coded(plotted: Plotted, role: str, key: Key, name: str) -> str:
    """Gives the heading of a column for the CSV: the name of a code, and the code."""
    return code_heading(name, plotted.listed(plotted.roles[role][0], key)) if plotted.roles.get(role) else ""


def _role(spots: Mapping[object, Spot], *, turned: bool) -> Literal["body", "other", "unknown", "total", "difference"]:
    part = next(iter(spots.values())).part
    return part if part and not turned else "body"


def _cell(spot: Spot | None, language: str) -> GridCell:
    if spot is None:
        return _words("")
    text = cell_text(spot.cell, spot.indicator, language)
    if spot.cell.status is not None:
        return GridCell(text=(Words(text=text),), kind="status", raw=spot.cell.status.value)
    exact = raw(spot.cell.value)
    shown = (Shown(value=value_id(spot), raw=exact, text=text),)
    return GridCell(text=shown, kind="number", raw=exact, parts=parts_of(spot.cell.value))


def _share(share: tuple[bool, Decimal] | None, language: str) -> GridCell:
    """Gives a share as the picture shows it, exact for the CSV; one of a stack that is not complete only bears its star."""
    if share is None:
        return _words("")
    complete, size = share
    text = percent(size, language)
    return _words(text, "number", raw(quotient(size, 1))) if complete else _words(f"{text}*", "number")


def value_id(spot: Spot) -> str:
    """Gives the id of a number, as everywhere in the report."""
    keys = ",".join(_plain(key) for key in spot.row.keys)
    return f"{spot.indicator.id}[{keys or spot.part}]" if spot.row.keys else spot.indicator.id


def _plain(key: Key) -> str:
    if key is None:
        return "not given"
    return key.strftime("%Y-%m") if isinstance(key, date) and key.day == 1 else str(key)


def _words(text: str, kind: str = "text", raw: str = "") -> GridCell:
    return GridCell(text=(Words(text=text),), kind=kind, raw=raw or text)  # type: ignore[arg-type]
