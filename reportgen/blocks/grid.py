"""Lay out a table: an indicator's rows as lines and columns, with footnotes, sources and what is added."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from reportgen.blocks.cells import cell_of, code_cell, code_in, letter, lettered, name_in, raw, text_cell, undated
from reportgen.blocks.derived import NOT_GIVEN, Sheet, added_columns, added_lines, published_totals
from reportgen.blocks.layout import Layout, down
from reportgen.blocks.lines import Line, heading, part_words, running_across
from reportgen.document import Grid, GridCell, GridRow, Text
from reportgen.indicator import Indicator, Value
from reportgen.kinds import Scope
from reportgen.table import Cell, Listed, Row, Status
from reportgen.templating.amounts import parts_of
from reportgen.templating.codes import code_heading, footnote_text, own_mark
from reportgen.templating.notes import note_text
from reportgen.templating.units import unit_words


def lay_out(spec: Layout, indicator: Indicator, printed: Indicator | None, scope: Scope) -> Grid:
    """Gives the grid: lines of headings and cells, then what is added, then lettered footnotes."""
    return _Sheet(spec, indicator, scope).grid(printed)


class _Sheet:
    def __init__(self, spec: Layout, indicator: Indicator, scope: Scope) -> None:
        self.spec, self.indicator, self.scope = spec, indicator, scope
        self.table = indicator.table
        self.unit = unit_words(indicator.unit, scope.language)
        self.footnotes: dict[str, tuple[str, Text]] = {}
        self.marks: dict[str, tuple[str, Text]] = {}
        self.statuses: dict[Status, dict[str, None]] = {}
        self.down = down(spec, indicator)
        self.across = running_across(indicator, spec.columns)

    def grid(self, printed: Indicator | None) -> Grid:
        across = self.across
        lines = self._turned(across) if self.spec.columns else self._plain()
        lines = self._ordered(lines)
        derived = added_columns(self.spec.add, self._sheet(), lines)
        published = published_totals(printed, self.spec.columns or "", across) if printed else []
        extra = added_lines(lines, published, self.scope) if printed or "total" in self.spec.add else []
        heads = [self._head(name) for name in self.down] or [text_cell("", self.scope)]
        measures = self._across(across) if self.spec.columns else [self._head(m.name) for m in self.table.measures]
        sources = self._source_column()
        columns = [
            *heads,
            *measures,
            *derived.headings,
            *([text_cell(self.scope.say("source"), self.scope)] if sources else []),
        ]
        rows = [
            self._row(line, chain(derived.cells(line), [self._source(line)] if sources else []))
            for line in [*lines, *extra]
        ]
        self._legend()
        if why := derived.why():
            self.footnotes[NOT_GIVEN] = (NOT_GIVEN, self.scope.words(why))
        return Grid(
            columns=tuple(columns),
            rows=tuple(rows),
            row_heads=len(heads),
            footnotes=tuple(self.footnotes.values()),
            unit=self.unit if len(self.table.measures) == 1 else "",
            source_column=sources,
        )

    def _sheet(self) -> Sheet:
        columns, marks = self.spec.columns or "", self._lacking
        return Sheet(
            indicator=self.indicator,
            columns=columns,
            across=self.across,
            scope=self.scope,
            at=self.spec.at,
            marks=marks,
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
        plain = {row.keys[column] for row in self.table.rows if not row.part}
        heads = {id(row): tuple(row.keys[i] for i in indexes) for row in self.table.rows}
        parts = {heads[id(row)]: row.part for row in self.table.rows if row.keys[column] in plain}
        for row in self.table.rows:  # what is unknown of a column says nothing of the line
            part = row.part if row.keys[column] in plain else parts.get(heads[id(row)], "")
            found.setdefault((*heads[id(row)], part), {})[row.keys[column]] = row
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
            body.sort(key=lambda line: [name_in(self.table, *head) for head in zip(self.down, line.heads, strict=True)])
        elif self.spec.order in {"largest", "smallest"}:
            body.sort(key=lambda line: line.size, reverse=self.spec.order == "largest")
        heads = [(heading(line.heads[0]), line) for line in lines if line.heads and not line.part]
        last = [line for name in self.spec.last for head, line in heads if head == name]
        parts = sorted(
            (line for line in lines if line.part), key=lambda line: ("other", "unknown", "total").index(line.part)
        )
        return [*body, *last, *parts]

    def _row(self, line: Line, more: Iterable[GridCell]) -> GridRow:
        dimensions = self.down if any(row is not None for _, row in line.cells) else [""] * len(line.heads)
        heads = [self._head_cell(*head) for head in zip(dimensions, line.heads, strict=True)]
        heads = heads or [text_cell(self.indicator.label, self.scope)]
        cells = [self._cell(line, index) for index in range(len(line.cells))]
        sources = [self.indicator.sources[index] for index in line.sources]
        cited = tuple(dict.fromkeys(self.scope.cite(source) for source in sources))
        return GridRow(cells=(*heads, *cells, *more), role=line.part or "body", cited=cited)  # type: ignore[arg-type]

    def _head_cell(self, dimension: str, key: object) -> GridCell:
        words = part_words(heading(key), self.scope) or (heading(key),)
        return self._noted(self._coded(text_cell(words[-1], self.scope), code_in(self.table, dimension, key)), *words)

    def _coded(self, cell: GridCell, listed: Listed | None) -> GridCell:
        """Gives a heading as the code list names it, with its footnote: under the name's own sign, or under a letter."""
        if listed is None:
            return cell
        cell, words = code_cell(cell, listed, self.scope), self.scope.words(footnote_text(listed))
        if mark := own_mark(listed):
            self.marks[f"code {listed.code}"] = (mark, words)
        return lettered(cell, self._letter(words)) if words and not mark else cell

    def _head(self, name: str) -> GridCell:
        measures = {column.name: column for column in self.table.measures}
        column = measures.get(name) or self.table.dimensions[self.table.dimension(name)]
        plain = name.replace("_", " ") if name != "value" else self.unit or self.indicator.label
        kind = "number" if name in measures else "text"
        if name in self.spec.headings:
            return cell_of(self.scope.line(self.spec.headings[name]), self.spec.headings[name].text.strip(), kind)
        label = column.label or plain
        return text_cell(label[:1].upper() + label[1:], self.scope, kind)

    def _across(self, across: tuple[object, ...]) -> list[GridCell]:
        sources = [self._sources_of_column(at) for at in across]
        apart = len(set(sources)) > 1 and self.spec.sources != "below"
        cells = []
        for at, indexes in zip(across, sources, strict=True):
            code = code_in(self.table, self.spec.columns or "", at)
            cell = self._coded(text_cell(heading(at), self.scope, "number"), code)
            cell = self._noted(replace(cell, raw=code_heading(cell.raw, code), parts=()), heading(at))
            if apart:
                text = "; ".join(self.scope.cite(self.indicator.sources[index], short=True) for index in indexes)
                cell = lettered(cell, self._letter(self.scope.words(text)))
            for note in sorted(self._common(at)):
                cell = lettered(cell, self._letter(self._note(note)))
            cells.append(cell)
        return cells

    def _common(self, at: object) -> frozenset[int]:
        """Gives the notes that every row of a column bears: they stand at its head, not at each cell."""
        column = self.table.dimension(self.spec.columns or "")
        noted = [frozenset(row.notes) for row in self.table.rows if row.keys[column] == at]
        return frozenset.intersection(*noted) if len(noted) > 1 else frozenset()

    def _note(self, note: int) -> Text:
        return self.scope.words(note_text(self.indicator.notes[note], self.scope.language))

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
        common = self._common(self.across[index]) if self.across else frozenset()
        letters = [self._letter(self._note(note)) for note in (row.notes if row else ()) if note not in common]
        letters += [*self._asked(line, index), *self._lacking(cell)]
        if cell.status is not None:
            self.statuses.setdefault(cell.status, {})[cell.reason] = None
            return GridCell(
                text=self.scope.words(self._mark(cell.status)),
                kind="status",
                footnotes=tuple(dict.fromkeys(letters)),
                raw=cell.status.value,
            )
        told = (*line.heads, *self.across[index : index + 1])
        return GridCell(
            text=self.scope.show(value, "" if undated(cell, told) else "plain"),
            kind="number",
            footnotes=tuple(dict.fromkeys(letters)),
            raw=raw(cell),
            parts=parts_of(cell.value),
        )

    def _lacking(self, cell: Cell) -> list[str]:
        """Gives the letter of how many figures a number lacks."""
        if not cell.partial:
            return []
        lacking = self.scope.say(f"partial-sum{'-one' if cell.partial == 1 else ''}", count=cell.partial)
        return [self._letter(self.scope.words(lacking))]

    def _source_column(self) -> bool:
        listed = any(column.name == "source" for column in self.table.dimensions)
        if self.spec.columns or self.spec.sources == "below" or listed:
            return False
        return self.spec.sources == "column" or len({row.sources for row in self.table.rows}) > 1

    def _source(self, line: Line) -> GridCell:
        cited = [self.scope.cite(self.indicator.sources[index], short=True) for index in line.sources]
        return text_cell("; ".join(dict.fromkeys(cited)), self.scope)

    def _noted(self, cell: GridCell, *names: str) -> GridCell:
        found = [self.spec.footnotes[name] for name in (*names, *map(str.lower, names)) if name in self.spec.footnotes]
        return lettered(cell, self._letter(self.scope.line(found[0]))) if found else cell

    def _asked(self, line: Line, index: int) -> list[str]:
        """Gives the letter of the author's own footnote to one cell: `Land, 2015: …`."""
        if not self.across or not line.heads:
            return []
        prose = self.spec.footnotes.get(f"{heading(line.heads[0])}, {heading(self.across[index])}")
        return [self._letter(self.scope.line(prose))] if prose else []

    def _letter(self, text: Text) -> str:
        known = self.footnotes.setdefault(repr(text), (letter(len(self.footnotes)), text))
        return known[0]

    def _mark(self, status: Status) -> str:
        return self.scope.say(f"mark-{status.key}")

    def _legend(self) -> None:
        self.footnotes |= self.marks
        for status, reasons in self.statuses.items():
            reason = "; ".join(filter(None, reasons))
            words = self.scope.words(f"{self.scope.say(f'status-{status.key}')}{f': {reason}' if reason else ''}")
            self.footnotes[f"status {status.value}"] = (self._mark(status), words)
