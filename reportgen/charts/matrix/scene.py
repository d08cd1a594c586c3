"""Scene of a matrix: the terms of both scales, the entries in their cells, and the levels that the cells claim."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.charts.matrix.axioms import Contradiction, Levels, contradictions
from reportgen.charts.matrix.levels import levels_of, warn_unsound
from reportgen.charts.matrix.spec import MatrixSpec
from reportgen.charts.shown import key_text
from reportgen.indicator import Indicator
from reportgen.kinds import Style
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.table import Column, Row
from reportgen.templating.messages import say

MOST = 40
_LEAST, _LONGEST = 2, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry and its cell, counted from the lowest; -1 for what is not rated."""

    number: int
    name: str
    column: int
    row: int
    bold: bool
    said: tuple[str, str]
    """What the data say of it, across and upwards."""

    @property
    def rated(self) -> bool:
        """Whether it has a cell."""
        return self.column >= 0 and self.row >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: MatrixSpec
    indicator: Indicator
    entries: tuple[Entry, ...]
    titles: tuple[str, str]
    """What the scales are of, across and upwards."""
    style: Style
    language: str
    levels: Levels = ()
    """The level of each cell, the lowest row first; nothing where all are alike."""
    unsound: tuple[Contradiction, ...] = ()
    """The cells whose levels contradict the axioms."""

    def within(self, column: int, row: int) -> tuple[Entry, ...]:
        """Gives the entries of a cell."""
        return tuple(entry for entry in self.entries if (entry.column, entry.row) == (column, row))

    def told(self, entry: Entry) -> str:
        """Gives the terms of an entry; of one without a cell it says which of them is of which scale."""
        if entry.rated:
            return ", ".join(entry.said)
        unrated = say("chart-matrix-unrated", self.language)
        heads = (title[:1].lower() + title[1:] for title in self.titles)
        return ", ".join(f"{head} {term or unrated}" for head, term in zip(heads, entry.said, strict=True))

    def level(self, column: int, row: int) -> int:
        """Gives the level of a cell."""
        return self.levels[row][column] if self.levels else 0


def scene_of(spec: MatrixSpec, given: Indicator, look: tuple[Style, str], findings: Findings) -> Scene | None:
    """Gives the scene; nothing after adding what is wrong."""
    style, language = look
    columns = {column.name: column for column in given.table.dimensions}
    if not (_dimensions(spec, columns, findings) and _terms(spec, findings)):
        return None
    levels = levels_of(spec, findings)
    if levels is None:
        return None
    found = [
        _entry(spec, (given, columns, language), place, findings) for place in enumerate(given.table.rows, start=1)
    ]
    entries = tuple(entry for entry in found if entry is not None)
    if len(entries) < len(found) or not _distinct(spec, entries, findings):
        return None
    titles = tuple(
        _title(columns[name], prose) for name, prose in ((spec.columns, spec.axis.x), (spec.rows, spec.axis.y))
    )
    unsound = tuple(contradictions(levels)) if levels else ()
    warn_unsound(spec, unsound, (titles[0], titles[1]), findings)
    return Scene(
        spec=spec, indicator=given, entries=entries, titles=(titles[0], titles[1]), style=style, language=language,
        levels=levels, unsound=unsound,
    )  # fmt: skip


def _title(column: Column, prose: object) -> str:
    text = getattr(prose, "text", "") or (column.label or column.name).replace("_", " ")
    return text[:1].upper() + text[1:]


def _dimensions(spec: MatrixSpec, columns: Mapping[str, Column], findings: Findings) -> bool:
    wrong = [(key, name) for key in ("entries", "columns", "rows") if (name := getattr(spec, key)) not in columns]
    for key, name in wrong:
        hint = did_you_mean(name, columns) or f"it is given by {listed(columns)}"
        findings.error("unknown-dimension", f"`{spec.data[0]}` is not given by `{name}`", spec.at(key), hint=hint)
    return not wrong


def _terms(spec: MatrixSpec, findings: Findings) -> bool:
    for key in ("columns", "rows"):
        terms: tuple[str, ...] = getattr(spec.terms, key)
        if not _LEAST <= len(terms) <= _LONGEST or len(set(terms)) < len(terms):
            message = f"a scale has {_LEAST} to {_LONGEST} different terms"
            findings.error(
                "wrong-value", message, spec.at("terms", key), hint="write them from the lowest to the highest"
            )
            return False
    return True


def _entry(
    spec: MatrixSpec, given: tuple[Indicator, Mapping[str, Column], str], place: tuple[int, Row], findings: Findings
) -> Entry | None:
    indicator, columns, language = given
    number, row = place
    names = [column.name for column in indicator.table.dimensions]
    keys = {key: row.keys[names.index(getattr(spec, key))] for key in ("entries", "columns", "rows")}
    shown = {
        key: key_text(value, row.part, _called(columns[getattr(spec, key)], spec), language)
        for key, value in keys.items()
    }
    cells = [_cell(spec, key, (keys[key] is None, shown[key]), findings) for key in ("columns", "rows")]
    if None in cells:
        return None
    return Entry(
        number=number,
        name=shown["entries"],
        column=cells[0] if cells[1] != -1 else -1,  # type: ignore[arg-type]
        row=cells[1] if cells[0] != -1 else -1,  # type: ignore[arg-type]
        bold=bool({str(keys["entries"]), shown["entries"]} & set(spec.highlight)),
        said=(shown["columns"], shown["rows"]),
    )


def _called(column: Column, spec: MatrixSpec) -> Mapping[str, str]:
    return {**{each.code: each.name for each in column.codes}, **spec.names}


def _cell(spec: MatrixSpec, key: str, said: tuple[bool, str], findings: Findings) -> int | None:
    """Gives the place of a term on its scale, -1 for what is not given; nothing after adding the problem."""
    absent, term = said
    terms: tuple[str, ...] = getattr(spec.terms, key)
    unrated = {"", "unknown", "not known", "not rated", "n.a.", ":"}
    if absent or term.casefold() in unrated:
        return -1
    if term in terms:
        return terms.index(term)
    hint = did_you_mean(term, terms) or f"the scale has {listed(terms)}"
    findings.error("unknown-category", f"`{term}` is no term of the scale", spec.at("terms", key), hint=hint)
    return None


def _distinct(spec: MatrixSpec, entries: tuple[Entry, ...], findings: Findings) -> bool:
    names = [entry.name for entry in entries]
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        message = f"`{twice}` stands in two rows, and an entry has one cell"
        findings.error("several-numbers", message, spec.at("entries"), hint="choose one with `where:` in the indicator")
    elif not entries:
        findings.error("nothing-to-draw", f"there is no entry in {listed(spec.data)}", spec.at("data"))
    elif len(entries) > MOST:
        message = f"{len(entries)} entries, and {MOST} are the most"
        findings.error(
            "too-many-series", message, spec.at("entries"), hint="print a table beside a matrix of the gravest"
        )
    return not twice and 0 < len(entries) <= MOST
