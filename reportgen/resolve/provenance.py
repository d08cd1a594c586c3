"""Provenance: for every row its source, edition, vintage, unit and flag, from what is given once or by a column."""

from collections.abc import Mapping

from reportgen.catalogue import Given, SourceEntry
from reportgen.engine import literal, name
from reportgen.indicator import Source
from reportgen.problems import did_you_mean
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.texts import given_text

_GIVEN = ("source", "publisher", "publication", "via", "as_of", "edition", "grade")


def given_sql(stage: Stage, given: Given) -> str:
    """Gives the text of a given thing for each row, its own words put in the place of the file's."""
    if not given.column:
        return literal(given.text)
    text = given_text(stage, given.column)
    if not given.map:
        return text
    cases = " ".join(f"WHEN {literal(printed)} THEN {literal(meant)}" for printed, meant in given.map.items())
    return f"CASE {text} {cases} ELSE {text} END"


def make_sources(stage: Stage) -> tuple[Source, ...]:
    """Makes the table `source_ID` (`_sid`, `_source`, `_vintage`); gives the sources in order of their first rows."""
    parts = [f"{given_sql(stage, getattr(stage.spec, part))} AS {name(part)}" for part in _GIVEN]
    table = f"source_{stage.id}"
    stage.engine.create("_given", f"SELECT _sid, _part, _row, {', '.join(parts)} FROM {name(stage.table)}")
    named = ", ".join(name(part) for part in _GIVEN)
    found = stage.engine.values(
        f"SELECT {named}, arg_min(_part, _sid), arg_min(_row, _sid) FROM _given GROUP BY {named} ORDER BY min(_sid)"
    )
    entries = _entries(stage)
    sources: list[Source] = []
    rows: list[tuple[str | int, ...]] = []
    for *texts, part, row in found:
        source = _source(stage, dict(zip(_GIVEN, texts, strict=True)), entries, (part, row))
        if source not in sources:
            sources.append(source)
        rows.append((*texts, sources.index(source), source.vintage))
    columns = [*((part, "VARCHAR") for part in _GIVEN), ("_source", "INTEGER"), ("_vintage", "VARCHAR")]
    stage.engine.create_rows("_sources", columns, rows)
    joined = " AND ".join(f"_given.{name(part)} = _sources.{name(part)}" for part in _GIVEN)
    stage.engine.create(table, f"SELECT _sid, _source, _vintage FROM _given JOIN _sources ON {joined}")
    stage.engine.drop("_given")
    stage.engine.drop("_sources")
    return tuple(sources)


def _entries(stage: Stage) -> Mapping[str, SourceEntry]:
    lists = stage.inputs.catalogue.sources
    return {text: entry for found in lists.values() for text, entry in found.sources.items()}


def _source(stage: Stage, said: dict[str, str], entries: Mapping[str, SourceEntry], place: tuple[int, int]) -> Source:
    entry = entries.get(said["source"], SourceEntry())
    if said["source"] and entries and said["source"] not in entries:
        stage.findings.error(
            "unknown-source", f"no list of sources explains `{said['source']}`", stage.place(*place),
            hint=did_you_mean(said["source"], entries) or "add it under `sources:` in `data/codes/sources.yaml`",
            also=(stage.spec.at("source"),),
        )  # fmt: skip
    return Source(
        publisher=_first(stage, said, "publisher", entry.publisher),
        title=_first(stage, said, "publication", entry.title) or ("" if entry.publisher else stage.spec.title),
        edition=_first(stage, said, "edition", entry.edition),
        vintage=_first(stage, said, "as_of", entry.as_of),
        via=_first(stage, said, "via", entry.via) or ("" if entry.publisher else said["source"]),
        quoted=entry.quoted,
        grade=_first(stage, said, "grade", entry.grade),
        extract=stage.id,
    )


def _first(stage: Stage, said: dict[str, str], key: str, listed: str) -> str:
    """Gives what the row says, else what the list of sources says, else what the entry says once."""
    by_row = bool(getattr(stage.spec, key).column)
    return said[key] or listed if by_row else listed or said[key]


def row_columns(stage: Stage, layout: Layout) -> dict[str, str]:
    """Gives the SQL of what stands beside every row, but for `_source`, `_vintage` and `_notes`."""
    spec = stage.spec
    flag = given_text(stage, layout.flag) if layout.flag else "''"
    coverage = spec.coverage
    partial = "false"
    if coverage is not None:
        full = ", ".join(literal(each) for each in coverage.full)
        partial = f"{given_text(stage, coverage.column)} NOT IN ({full})"
    return {
        "_edition": given_sql(stage, spec.edition),
        "_unit": given_sql(stage, spec.unit),
        "_flag": flag,
        "_partial": partial,
    }
