"""Provenance: for every row its source, edition, vintage, unit and flag, from what is given once or by a column."""

from collections.abc import Mapping

from reportgen.catalogue import Given, SourceEntry
from reportgen.engine import literal, name
from reportgen.indicator import Source
from reportgen.problems import did_you_mean
from reportgen.resolve.inputs import Stage
from reportgen.resolve.layout import Layout
from reportgen.resolve.notes import flag_sql
from reportgen.resolve.texts import given_text, in_own_words

_GIVEN = ("source", "publisher", "publication", "via", "as_of", "edition", "grade")


def given_sql(stage: Stage, given: Given) -> str:
    """Gives the text of a given thing for each row, its own words put in the place of the file's."""
    if not given.column:
        return literal(given.text)
    return in_own_words(given_text(stage, given.column), given)


def vintage_sql(stage: Stage) -> str:
    """Gives the vintage of each row, from its source in the list of sources or from the entry, as sources have it."""
    said = given_sql(stage, stage.spec.as_of)
    dated = {text: entry.as_of for text, entry in _entries(stage).items() if entry.as_of}
    if not stage.spec.source or not dated:
        return said
    cases = " ".join(f"WHEN {literal(text)} THEN {literal(as_of)}" for text, as_of in dated.items())
    told = f"CASE {given_sql(stage, stage.spec.source)} {cases} ELSE '' END"
    first, second = (said, told) if stage.spec.as_of.column else (told, said)
    return f"coalesce(nullif({first}, ''), {second}, '')"


def make_sources(stage: Stage) -> tuple[Source, ...]:
    """Makes the table `source_ID` (what rows say → `_source`, `_vintage`); gives the sources by their first rows."""
    parts = ", ".join(f"{given_sql(stage, getattr(stage.spec, part))} AS {name(part)}" for part in _GIVEN)
    named = ", ".join(name(part) for part in _GIVEN)
    found = stage.engine.values(
        f"SELECT {named}, arg_min(_part, _sid), arg_min(_row, _sid) "
        f"FROM (SELECT _sid, _part, _row, {parts} FROM {name(stage.table)}) GROUP BY {named} ORDER BY min(_sid)"
    )
    entries = _entries(stage)
    sources: list[Source] = []
    rows: list[tuple[str | int, ...]] = []
    for *texts, part, row in found:
        said = dict(zip(_GIVEN, texts, strict=True))
        source = _source(stage, said, entries, (part, row))
        if source not in sources:
            sources.append(source)
        rows.append((*texts, sources.index(source), source.vintage))
        _complain(stage, said, source, (part, row))
    columns = [*((f"_said_{part}", "VARCHAR") for part in _GIVEN), ("_source", "INTEGER"), ("_vintage", "VARCHAR")]
    stage.engine.create_rows(f"source_{stage.id}", columns, rows)
    return tuple(sources)


def source_sql(stage: Stage) -> str:
    """Gives the condition that joins the table `source_ID` to the rows."""
    said = {part: getattr(stage.spec, part) for part in _GIVEN}
    table = name(f"source_{stage.id}")
    return (
        " AND ".join(
            f"{given_sql(stage, given)} = {table}.{name(f'_said_{part}')}"
            for part, given in said.items()
            if given.column
        )
        or "true"
    )


def _complain(stage: Stage, said: Mapping[str, str], source: Source, place: tuple[int, int]) -> None:
    """Adds a problem for rows that say nothing of what a column should say: publisher, edition or vintage."""
    spec = stage.spec
    if not source.publisher and not said["source"]:
        key = "publisher" if spec.publisher else "source"
        by_row = bool(spec.publisher or spec.source)
        message = (
            f"the publisher is empty{stage.where_from(*place)}"
            if by_row
            else f"nothing says who published `{stage.id}`"
        )
        stage.findings.error(
            "no-publisher", message, stage.place(*place) if by_row else spec.at("title"),
            hint="write `publisher: Frontex`, or `publisher: {column: …}` with a text in every row",
            also=(spec.at(key),) if by_row else (),
        )  # fmt: skip
    for key, text in (("edition", said["edition"]), ("as_of", source.vintage)):
        given: Given = getattr(spec, key)
        if given.column and not text:
            what = "vintage" if key == "as_of" else key
            message = f"`{given.column}`{stage.where_from(*place)} is empty, and it says the {what} of each row"
            hint = f'say under `map:` of `{key}` what an empty cell means, such as `map: {{"": 2016}}`'
            stage.findings.error("blank-value", message, stage.place(*place), hint=hint, also=(spec.at(key),))


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
        synthetic=stage.spec.synthetic,
    )


def _first(stage: Stage, said: dict[str, str], key: str, listed: str) -> str:
    """Gives what the row says, else what the list of sources says, else what the entry says once."""
    by_row = bool(getattr(stage.spec, key).column)
    return said[key] or listed if by_row else listed or said[key]


def row_columns(stage: Stage, layout: Layout) -> dict[str, str]:
    """Gives the SQL of what stands beside every row, but for `_source`, `_vintage` and `_notes`."""
    spec = stage.spec
    coverage = spec.coverage
    partial = "false"
    if coverage is not None:
        full = ", ".join(literal(each) for each in coverage.full)
        partial = f"{given_text(stage, coverage.column)} NOT IN ({full})"
    return {
        "_edition": given_sql(stage, spec.edition),
        "_unit": _unit_sql(stage),
        "_flag": flag_sql(stage, layout),
        "_partial": partial,
    }


def _unit_sql(stage: Stage) -> str:
    """Gives the unit of each row, with the row's currency where a column says it: two currencies are two units."""
    spec = stage.spec
    unit = given_sql(stage, spec.unit)
    if not spec.currency.column or spec.range is not None:
        return unit
    currency = f"coalesce(nullif({given_sql(stage, spec.currency)}, ''), 'no currency')"
    return f"trim({currency} || ' ' || regexp_replace({unit}, '^money$', ''))"
