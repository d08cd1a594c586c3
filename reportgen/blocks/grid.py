"""Lay out a table: an indicator's rows as lines and columns, with footnotes, sources and what is added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reportgen.blocks.derived import added_columns, added_lines, published_totals
from reportgen.blocks.lines import Line, heading
from reportgen.document import Grid, GridCell, GridRow, Text
from reportgen.indicator import Indicator, Value
from reportgen.kinds import Scope
from reportgen.nodes import Prose
from reportgen.table import Cell, Range, Row, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a table's author says about its layout (see `TableSpec`)."""

    rows: tuple[str, ...] = ()
    columns: str | None = None
    order: str = "given"
    add: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    footnotes: Mapping[str, Prose] = field(default_factory=dict)
    sources: str = "auto"


MARKS = {
    Status.MISSING: ":",
    Status.NOT_APPLICABLE: "n.a.",
    Status.NOT_YET_COUNTED: "n.y.c.",
    Status.NOT_PUBLISHED: "n.p.",
    Status.WITHHELD: "w",
}
"""How a cell without a number is printed; the legend below the table explains those that occur."""


def lay_out(spec: Layout, indicator: Indicator, printed: Indicator | None, scope: Scope) -> Grid:
    """Gives the grid: lines of headings and cells, then what is added, then lettered footnotes."""
    return _Sheet(spec, indicator, scope).grid(printed)


class _Sheet:
    def __init__(self, spec: Layout, indicator: Indicator, scope: Scope) -> None:
        self.spec, self.indicator, self.scope = spec, indicator, scope
        self.table = indicator.table
        self.footnotes: dict[str, tuple[str, Text]] = {}
        self.statuses: dict[Status, str] = {}
        names = [column.name for column in self.table.dimensions]
        self.down = [name for name in (spec.rows or names) if name != spec.columns]

    def grid(self, printed: Indicator | None) -> Grid:
        across = self.table.values(self.spec.columns) if self.spec.columns else ()
        lines = self._turned(across) if self.spec.columns else self._plain()
        lines = self._ordered(lines)
        derived = added_columns(self.spec.add, self.indicator, lines, across, self.scope)
        published = published_totals(printed, self.spec.columns or "", across) if printed else []
        extra = added_lines(lines, published, self.scope) if printed or "total" in self.spec.add else []
        heads = [self._head(name) for name in self.down]
        measures = self._across(across) if self.spec.columns else [self._head(m.name) for m in self.table.measures]
        sources = self._source_column()
        columns = [
            *heads,
            *measures,
            *derived.headings,
            *([_text(self.scope.say("source"), self.scope)] if sources else []),
        ]
        rows = [
            self._row(line, [*derived.cells(line), *([self._source(line)] if sources else [])])
            for line in [*lines, *extra]
        ]
        self._legend()
        return Grid(
            columns=tuple(columns), rows=tuple(rows), row_heads=len(heads), footnotes=tuple(self.footnotes.values())
        )

    def _plain(self) -> list[Line]:
        indexes = [self.table.dimension(name) for name in self.down]
        return [
            Line(
                heads=tuple(row.keys[i] for i in indexes), cells=tuple((cell, row) for cell in row.cells), part=row.part
            )
            for row in self.table.rows
        ]

    def _turned(self, across: tuple[object, ...]) -> list[Line]:
        column = self.table.dimension(self.spec.columns or "")
        indexes = [self.table.dimension(name) for name in self.down]
        found: dict[tuple[object, ...], dict[object, Row]] = {}
        for row in self.table.rows:
            found.setdefault((*(row.keys[i] for i in indexes), row.part), {})[row.keys[column]] = row
        absent = Cell(status=Status.NOT_PUBLISHED if self.indicator.absent == "not published" else Status.MISSING)
        return [
            Line(
                heads=tuple(key[:-1]),  # type: ignore[arg-type]
                cells=tuple((rows[at].cells[0], rows[at]) if at in rows else (absent, None) for at in across),
                part=key[-1],  # type: ignore[arg-type]
            )
            for key, rows in found.items()
        ]

    def _ordered(self, lines: list[Line]) -> list[Line]:
        body = [
            line
            for line in lines
            if not line.part and heading(line.heads[0] if line.heads else "") not in self.spec.last
        ]
        if self.spec.order == "name":
            body.sort(key=lambda line: [heading(key) for key in line.heads])
        elif self.spec.order in {"largest", "smallest"}:
            body.sort(key=lambda line: line.size, reverse=self.spec.order == "largest")
        named = {heading(line.heads[0]): line for line in lines if line.heads and not line.part}
        last = [named[name] for name in self.spec.last if name in named]
        parts = sorted(
            (line for line in lines if line.part), key=lambda line: ("other", "unknown", "total").index(line.part)
        )
        return [*body, *last, *parts]

    def _row(self, line: Line, more: Iterable[GridCell]) -> GridRow:
        heads = [self._head_cell(key) for key in line.heads] or [_text("", self.scope)]
        cells = [self._cell(line, index) for index in range(len(line.cells))]
        return GridRow(cells=(*heads, *cells, *more), role=line.part or "body")  # type: ignore[arg-type]

    def _head_cell(self, key: object) -> GridCell:
        shown = heading(key)
        cell = _text(self.scope.say(f"part-{shown}") if shown in {"other", "unknown"} else shown, self.scope)
        return self._noted(cell, shown)

    def _head(self, name: str) -> GridCell:
        measures = {column.name: column for column in self.table.measures}
        column = measures.get(name) or self.table.dimensions[self.table.dimension(name)]
        plain = name.replace("_", " ") if name != "value" else self.indicator.unit.name or self.indicator.label
        label = self.spec.headings.get(name) or column.label or plain
        return _text(label[:1].upper() + label[1:], self.scope, "number" if name in measures else "text")

    def _across(self, across: tuple[object, ...]) -> list[GridCell]:
        sources = [self._sources_of_column(at) for at in across]
        apart = len(set(sources)) > 1
        cells = []
        for at, indexes in zip(across, sources, strict=True):
            cell = self._noted(_text(heading(at), self.scope, "number"), heading(at))
            if apart:
                text = "; ".join(self.scope.cite(self.indicator.sources[index], short=True) for index in indexes)
                cell = _with(cell, self._letter(self.scope.words(text)))
            cells.append(cell)
        return cells

    def _sources_of_column(self, at: object) -> tuple[int, ...]:
        column = self.table.dimension(self.spec.columns or "")
        return tuple(sorted({s for row in self.table.rows if row.keys[column] == at for s in row.sources}))

    def _cell(self, line: Line, index: int) -> GridCell:
        cell, row = line.cells[index]
        keys = ",".join(heading(key) for key in (row.keys if row else line.heads))
        value = Value(
            id=f"{self.indicator.id}[{keys or line.part}]",
            cell=cell,
            unit=self.indicator.unit,
            decimals=self.indicator.decimals,
        )
        letters = [
            self._letter(self.scope.words(self.indicator.notes[note].text)) for note in (row.notes if row else ())
        ]
        if cell.partial:
            letters.append(self._letter(self.scope.words(self.scope.say("partial-sum", count=cell.partial))))
        if cell.status is not None:
            self.statuses[cell.status] = cell.reason
            return GridCell(
                text=self.scope.words(MARKS[cell.status]),
                kind="status",
                footnotes=tuple(letters),
                raw=cell.status.value,
            )
        return GridCell(
            text=self.scope.show(value, "plain"), kind="number", footnotes=tuple(dict.fromkeys(letters)), raw=raw(cell)
        )

    def _source_column(self) -> bool:
        listed = any(column.name == "source" for column in self.table.dimensions)
        if self.spec.columns or self.spec.sources == "below" or listed:
            return False
        return self.spec.sources == "column" or len({row.sources for row in self.table.rows}) > 1

    def _source(self, line: Line) -> GridCell:
        rows = [row for _, row in line.cells if row is not None]
        indexes = sorted({index for row in rows for index in row.sources})
        return _text("; ".join(self.scope.cite(self.indicator.sources[i], short=True) for i in indexes), self.scope)

    def _noted(self, cell: GridCell, name: str) -> GridCell:
        prose = self.spec.footnotes.get(name)
        return _with(cell, self._letter(self.scope.line(prose))) if prose else cell

    def _letter(self, text: Text) -> str:
        known = self.footnotes.setdefault(repr(text), (_letter(len(self.footnotes)), text))
        return known[0]

    def _legend(self) -> None:
        for status, reason in self.statuses.items():
            words = self.scope.words(f"{self.scope.say(f'status-{status.value}')}{f': {reason}' if reason else ''}")
            self.footnotes[f"status {status.value}"] = (MARKS[status], words)


def raw(cell: Cell) -> str:
    """Gives a cell's exact value as text, for the CSV beside the report."""
    if cell.status is not None:
        return cell.status.value
    if isinstance(cell.value, Range):
        return f"{cell.value.low:f}..{cell.value.high:f} {cell.value.currency}".strip()
    return f"{cell.value:f}" if hasattr(cell.value, "as_tuple") else str(cell.value)


def _text(text: str, scope: Scope, kind: str = "text") -> GridCell:
    return GridCell(text=scope.words(text), kind=kind, raw=text)  # type: ignore[arg-type]


def _with(cell: GridCell, letter: str) -> GridCell:
    return GridCell(
        text=cell.text,
        kind=cell.kind,
        footnotes=tuple(dict.fromkeys((*cell.footnotes, letter))),
        emphasis=cell.emphasis,
        raw=cell.raw,
    )


def _letter(index: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return (
        letters[index] if index < len(letters) else letters[index // len(letters) - 1] + letters[index % len(letters)]
    )
