"""Storing: an indicator as JSON and back, exact to the digit, without any data-frame library."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from reportgen.indicator import Axis, Indicator, Source, Unit, Whole, Wholes, note_from_json, note_to_json
from reportgen.outlook import outlook_from_json, outlook_to_json
from reportgen.problems import Span
from reportgen.table import Cell, Column, Key, Listed, Period, Range, Row, Status, Table

Json = dict[str, Any]
_PLAIN = (
    "id",
    "label",
    "definition",
    "query",
    "vintage",
    "rows_read",
    "digest",
    "decimals",
    "absent",
    "additive",
    "adds",
    "some",
    "change",
    "marking",
    "synthetic",
    "breaks",
)


def indicator_to_json(indicator: Indicator) -> Json:
    """Gives an indicator as JSON; decimals are text."""
    return {
        **{name: getattr(indicator, name) for name in _PLAIN},
        "unknown_share": str(indicator.unknown_share),
        "threshold": str(indicator.threshold),
        "axes": [_axis(axis) for axis in indicator.axes],
        "extracts": list(indicator.extracts),
        "apart": list(indicator.apart),
        "wholes": _wholes(indicator.wholes) if indicator.wholes else None,
        "outlook": outlook_to_json(indicator.outlook) if indicator.outlook else None,
        "unit": _fields(indicator.unit),
        "sources": [_fields(source) for source in indicator.sources],
        "notes": [note_to_json(note) for note in indicator.notes],
        "at": _fields(indicator.at),
        "dimensions": [_column(column) for column in indicator.table.dimensions],
        "measures": [_column(column) for column in indicator.table.measures],
        "rows": [_row(row) for row in indicator.table.rows],
    }


def indicator_from_json(stored: Mapping[str, Any]) -> Indicator:
    """Gives back what `indicator_to_json` was given."""
    table = Table(
        dimensions=tuple(_column_back(column) for column in stored["dimensions"]),
        measures=tuple(_column_back(column) for column in stored["measures"]),
        rows=tuple(_row_back(row) for row in stored["rows"]),
    )
    return Indicator(
        **{name: stored[name] for name in _PLAIN},
        unknown_share=Decimal(stored["unknown_share"]),
        threshold=Decimal(stored["threshold"]),
        axes=tuple(_axis_back(axis) for axis in stored["axes"]),
        extracts=tuple(stored["extracts"]),
        apart=tuple(stored["apart"]),
        wholes=_wholes_back(stored["wholes"]) if stored["wholes"] else None,
        outlook=outlook_from_json(stored["outlook"]) if stored["outlook"] else None,
        unit=Unit(**stored["unit"]),
        sources=tuple(Source(**source) for source in stored["sources"]),
        notes=tuple(note_from_json(note) for note in stored["notes"]),
        at=Span(**stored["at"]),
        table=table,
    )


def _fields(thing: object) -> Json:
    return {name: getattr(thing, name) for name in type(thing).__dataclass_fields__}  # type: ignore[attr-defined]


def _wholes(wholes: Wholes) -> Json:
    totals = [
        {
            "keys": [_key(key) for key in each.keys],
            "cell": _cell(each.cell),
            "unknown": _amount(each.unknown),
            "incomplete": each.incomplete,
            "sources": [_fields(source) for source in each.sources],
        }
        for each in wholes.totals
    ]
    return {**_fields(wholes), "totals": totals}


def _wholes_back(stored: Mapping[str, Any]) -> Wholes:
    totals = tuple(
        Whole(
            keys=tuple(_key_back(key) for key in each["keys"]),
            cell=_cell_back(each["cell"]),
            unknown=_amount_back(each["unknown"]),  # type: ignore[arg-type]
            incomplete=each["incomplete"],
            sources=tuple(Source(**source) for source in each["sources"]),
        )
        for each in stored["totals"]
    )
    return Wholes(**{**stored, "totals": totals})


def _axis(axis: Axis) -> Json:
    rows = {name: {key: list(values) for key, values in getattr(axis, name).items()} for name in ("wanted", "unwanted")}
    return {**_fields(axis), **rows}


def _axis_back(stored: Mapping[str, Any]) -> Axis:
    rows = {name: {key: tuple(each) for key, each in stored[name].items()} for name in ("wanted", "unwanted")}
    return Axis(**{**stored, **rows})


def _column(column: Column) -> Json:
    return {**_fields(column), "codes": [_fields(each) for each in column.codes]}


def _column_back(stored: Mapping[str, Any]) -> Column:
    return Column(**{**stored, "codes": tuple(Listed(**each) for each in stored["codes"])})


def _row(row: Row) -> Json:
    return {
        "keys": [_key(key) for key in row.keys],
        "cells": [_cell(cell) for cell in row.cells],
        "sources": list(row.sources),
        "notes": list(row.notes),
        "part": row.part,
    }


def _row_back(row: Mapping[str, Any]) -> Row:
    return Row(
        keys=tuple(_key_back(key) for key in row["keys"]),
        cells=tuple(_cell_back(cell) for cell in row["cells"]),
        sources=tuple(row["sources"]),
        notes=tuple(row["notes"]),
        part=row["part"],
    )


def _key(key: Key) -> object:
    if isinstance(key, Period):
        return {"start": key.start.isoformat(), "end": key.end.isoformat(), "label": key.label, "about": key.about}
    return {"date": key.isoformat()} if isinstance(key, date) else key


def _key_back(key: Any) -> Any:  # noqa: ANN401 JSON
    if not isinstance(key, dict):
        return key
    if "label" in key:
        return Period(
            start=date.fromisoformat(key["start"]),
            end=date.fromisoformat(key["end"]),
            label=key["label"],
            about=key["about"],
        )
    return date.fromisoformat(key["date"])


def _cell(cell: Cell) -> Json:
    stored: Json = {"value": _amount(cell.value)}
    if cell.status is not None:
        stored["status"] = cell.status.value
    for name, empty in (("partial", 0), ("low_base", False), ("provisional", False), ("reason", "")):
        if getattr(cell, name) != empty:
            stored[name] = getattr(cell, name)
    for name in ("count", "base"):
        if getattr(cell, name) is not None:
            stored[name] = _amount(getattr(cell, name))
    return stored


def _cell_back(stored: Mapping[str, Any]) -> Cell:
    plain = {name: stored[name] for name in ("partial", "low_base", "provisional", "reason") if name in stored}
    return Cell(
        value=_amount_back(stored["value"]),
        status=Status(stored["status"]) if "status" in stored else None,
        count=_amount_back(stored.get("count")),  # type: ignore[arg-type]
        base=_amount_back(stored.get("base")),  # type: ignore[arg-type]
        **plain,
    )


def _amount(value: object) -> object:
    if isinstance(value, Range):
        period = _key(value.period) if value.period else None
        return {**_fields(value), "low": str(value.low), "high": str(value.high), "period": period}
    return str(value) if isinstance(value, Decimal) else value


def _amount_back(value: Any) -> int | Decimal | Range | None:  # noqa: ANN401 JSON
    if isinstance(value, dict):
        period = _key_back(value["period"]) if value["period"] else None
        return Range(**{**value, "low": Decimal(value["low"]), "high": Decimal(value["high"]), "period": period})
    return Decimal(value) if isinstance(value, str) else value
