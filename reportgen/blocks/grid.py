"""Lay out a table: an indicator's rows as lines and columns, with footnotes, sources and what is added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from reportgen.blocks.cells import cell_of, code_cell, code_in, lettered, name_in, raw, text_cell, undated
from reportgen.blocks.derived import Derived, Sheet, added_columns, added_lines, published_totals
from reportgen.blocks.finish import aligned, barred, named_alike
from reportgen.blocks.groups import grouped
from reportgen.blocks.layout import Layout, down, number_columns
from reportgen.blocks.leaders import Leaders, leaders
from reportgen.blocks.legend import Legend
from reportgen.blocks.lines import Line, heading, part_words, running_across
from reportgen.blocks.lineup import in_order, lines_for
from reportgen.blocks.trends import Trends, trends
from reportgen.document import Grid, GridCell, GridRow, Text
from reportgen.indicator import Indicator, Value
from reportgen.kinds import Scope
from reportgen.table import Cell, Key, Listed, Period
from reportgen.templating.amounts import parts_of
from reportgen.templating.citations import dated
from reportgen.templating.codes import code_heading, footnote_text, own_mark
from reportgen.templating.notes import note_text, notes_of_all
from reportgen.templating.numerals import dashed
from reportgen.templating.units import unit_words


def lay_out(spec: Layout, indicator: Indicator, printed: Indicator | None, scope: Scope) -> Grid:
    """Gives the grid: lines of headings and cells, then what is added, then lettered footnotes."""
    return _Sheet(spec, indicator, scope).grid(printed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _More:
    """The columns beside the numbers: their headings, and their cells line by line."""

    headings: Sequence[GridCell]
    cells: Sequence[tuple[GridCell, ...]]


def _is_ours(line: Line) -> bool:
    """Says whether a line's numbers are worked out here, and not the publisher's own or the difference to them."""
    return line.part != "difference" and not line.published


class _Sheet:
    def __init__(self, spec: Layout, indicator: Indicator, scope: Scope) -> None:
        self.spec, self.indicator, self.scope = spec, indicator, scope
        self.table = indicator.table
        self.unit = unit_words(indicator.unit, scope.language)
        self.legend = Legend(scope)
        self.down = down(spec, indicator)
        self.across = running_across(indicator, spec.columns)
        known = scope.extracts()
        self.vintages = {known[name].spec.as_of.column for name in indicator.extracts if name in known}

    def grid(self, printed: Indicator | None) -> Grid:
        lines = self._lines()
        own = [line for line in lines if line.part != "subtotal"]
        published = published_totals(printed, self.spec.columns or "", self.across) if printed else []
        extra = added_lines(own, published, self.scope) if printed or "total" in self.spec.add else []
        below = [name for name in self.down if name != self.spec.subtotals]
        heads = [self._head(name) for name in below] or [text_cell("", self.scope)]
        measures = self._across(self.across) if self.spec.columns else [self._head(m.name) for m in self.table.measures]
        derived = added_columns(self.spec.add, self._sheet(), own)
        more = self._more(derived, [*lines, *extra])
        shown = [self._row(*pair) for pair in zip([*lines, *extra], more.cells, strict=True)]
        rows = aligned(named_alike(shown, len(heads)), self.scope.language)
        named = {name: at for at, name in enumerate(number_columns(self.spec, self.indicator), start=len(heads))}
        return Grid(
            columns=(*heads, *measures, *more.headings),
            rows=barred(rows, [named[name] for name in self.spec.bars]),
            row_heads=len(heads),
            footnotes=self.legend.footnotes(derived.why()),
            unit=self.unit if len(self.table.measures) == 1 else "",
            source_column=self._source_column(),
            group=self._head(self.spec.subtotals).raw if self.spec.subtotals else "",
        )

    def _lines(self) -> list[Line]:
        lines = lines_for(self.indicator, self.down, self.spec.columns, self.across)
        ordered = partial(in_order, spec=self.spec, table=self.table)
        return grouped(lines, self.spec.subtotals, ordered) if self.spec.subtotals else ordered(lines)

    def _more(self, derived: Derived, lines: Sequence[Line]) -> _More:
        """Gives the columns beside the numbers: what is worked out from them, whose lead, how they went, who says so."""
        last = (self.spec.columns, self.across[-1]) if self.spec.columns and self.across else None
        leading = leaders(self.spec.highest, self.down, last, (self.scope, self.legend))
        going = trends(self.spec.trend, self.down, self.scope, self.legend)
        cells = [tuple(derived.cells(line)) for line in lines]
        headings = list(derived.headings)
        if leading is not None:
            headings.append(leading.heading())
        beside: list[Leaders | Trends] = [column for column in (leading, going) if column is not None]
        for column in beside:
            own = [column.cell(line) if _is_ours(line) else GridCell(text=()) for line in lines]
            cells = [(*each, cell) for each, cell in zip(cells, own, strict=True)]
            derived.reasons.update(column.reasons)
        if going is not None:
            headings.append(going.heading())
        if self._source_column():
            cells = [(*each, self._source(line)) for each, line in zip(cells, lines, strict=True)]
            headings.append(text_cell(self.scope.say("source"), self.scope))
        return _More(headings=headings, cells=cells)

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

    def _row(self, line: Line, more: Iterable[GridCell]) -> GridRow:
        names = line.names or [""] * len(line.heads)
        heads = [self._head_cell(*head) for head in zip(names, line.heads, strict=True)]
        heads = heads or [text_cell(self.indicator.label, self.scope)]
        cells = [self._cell(line, index) for index in range(len(line.cells))]
        sources = [self.indicator.sources[index] for index in line.sources]
        cited = tuple(dict.fromkeys(self.scope.cite(source) for source in sources))
        return GridRow(
            cells=(*heads, *cells, *more),
            role=line.part or "body",  # type: ignore[arg-type]
            level=line.level,
            group="".join(self._group_name(key) for key in line.group),
            cited=cited,
        )

    def _group_name(self, key: Key) -> str:
        name = name_in(self.table, self.spec.subtotals or "", key)
        return (part_words(name, self.scope) or (name,))[-1]

    def _head_cell(self, dimension: str, key: object) -> GridCell:
        words = part_words(heading(key), self.scope) or (heading(key),)
        timed = isinstance(key, Period | date) or dimension in self.vintages
        plain = dated(words[-1], self.scope.language) if timed else words[-1]
        cell = cell_of(self.scope.words(dashed(plain)), words[-1], "text")
        return self._noted(self._coded(cell, code_in(self.table, dimension, key)), *words)

    def _coded(self, cell: GridCell, listed: Listed | None) -> GridCell:
        """Gives a heading as the code list names it, with its footnote: under the name's own sign, or under a letter."""
        if listed is None:
            return cell
        cell, words = code_cell(cell, listed, self.scope), self.scope.words(footnote_text(listed))
        if mark := own_mark(listed):
            self.legend.sign(listed.code, mark, words)
        return lettered(cell, self.legend.letter(words)) if words and not mark else cell

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
                cell = lettered(cell, self.legend.letter(self.scope.words(text)))
            for note in sorted(self._common(at)):
                cell = lettered(cell, self.legend.letter(self._note(note)))
            cells.append(cell)
        return cells

    def _common(self, at: object) -> frozenset[int]:
        """Gives the notes that every row of a column bears: they stand at its head, not at each cell."""
        column = self.table.dimension(self.spec.columns or "")
        noted = [frozenset(row.notes) for row in self.table.rows if row.keys[column] == at]
        return (frozenset.intersection(*noted) if len(noted) > 1 else frozenset()) - notes_of_all(self.indicator)

    def _note(self, note: int) -> Text:
        return self.scope.words(note_text(self.indicator.notes[note], self.scope.language))

    def _sources_of_column(self, at: object) -> tuple[int, ...]:
        column = self.table.dimension(self.spec.columns or "")
        return tuple(sorted({s for row in self.table.rows if row.keys[column] == at for s in row.sources}))

    def _cell(self, line: Line, index: int) -> GridCell:
        cell, row = line.cells[index]
        keys = ",".join(heading(key) for key in (row.keys if row else (*line.heads, *self.across[index : index + 1])))
        measures = self.table.measures
        value = Value(
            id=f"{self.indicator.id}[{keys or line.part}]" + (f".{measures[index].name}" if len(measures) > 1 else ""),
            cell=cell,
            unit=self.indicator.unit,
            decimals=self.indicator.decimals,
        )
        common = notes_of_all(self.indicator) | (self._common(self.across[index]) if self.across else frozenset())
        letters = [self.legend.letter(self._note(note)) for note in (row.notes if row else ()) if note not in common]
        letters += [*self._asked(line, index), *self._lacking(cell)]
        if cell.status is not None:
            return self.legend.status(cell, tuple(dict.fromkeys(letters)))
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
        return [self.legend.letter(self.scope.words(lacking))]

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
        return lettered(cell, self.legend.letter(self.scope.line(found[0]))) if found else cell

    def _asked(self, line: Line, index: int) -> list[str]:
        """Gives the letter of the author's own footnote to one cell: `Land, 2015: …`."""
        if not self.across or not line.heads:
            return []
        prose = self.spec.footnotes.get(f"{heading(line.heads[0])}, {heading(self.across[index])}")
        return [self.legend.letter(self.scope.line(prose))] if prose else []
