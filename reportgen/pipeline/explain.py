"""Explain anything that has an id or a printed number: data, records, figures, sections, sources, kinds, codes of problems."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportgen.analysis import Graph, Node
from reportgen.compose.texts import shown_in
from reportgen.document import Block, Section
from reportgen.indicator import ColumnFacts, Extract, Indicator, Source
from reportgen.pipeline.broken import broken_lines, left_out_lines, section_lines, source_lines
from reportgen.pipeline.model import WrongUsageError
from reportgen.pipeline.prepare import Prepared, prepare_aside
from reportgen.pipeline.shelf import kind_lines, kind_names
from reportgen.pipeline.tracing import falling_lines, figure_named, names_in, record_lines, record_named
from reportgen.pipeline.uses import indicators_of
from reportgen.problems import CODES, WAYS, did_you_mean
from reportgen.renderers.anchors import anchors_of
from reportgen.renderers.plain import plain
from reportgen.templating.cells import found_of
from reportgen.templating.forms import forms_of
from reportgen.templating.notes import note_text
from reportgen.templating.outlooks import outlook_lines
from reportgen.templating.units import unit_words

_MOST = 40
"""How many codes of a column, or rows of an indicator, are printed."""


def explain(root: Path, name: str) -> str:
    """Gives what there is to say about an id; raises `WrongUsageError` with a hint when nothing bears it."""
    if name in CODES:
        return "\n".join([f"problem {name}", f"  {CODES[name]}", *_way(name)])
    prepared = prepare_aside(root)
    graph = prepared.document.graph if prepared.document else Graph(nodes={}, links=())
    name = figure_named(name, graph) or name
    if name in prepared.extracts:
        return "\n".join([*_extract(prepared.extracts[name], prepared), *falling_lines(graph.nodes[name], graph)])
    if (full := _full_name(name, prepared.indicators)) is not None:
        return "\n".join([*_indicator(prepared.indicators[full], prepared), *falling_lines(graph.nodes[full], graph)])
    if (record := record_named(name, graph)) is not None:
        return "\n".join([*record_lines(record, graph), *_values_of(record, prepared)])
    for section, block in _blocks(prepared):
        if block.id == name:
            return "\n".join(_block(section, block, prepared))
    tellers = (section_lines, source_lines, left_out_lines, broken_lines)
    if told := next(filter(None, (lines(name, prepared) for lines in tellers)), None) or kind_lines(name):
        return "\n".join(told)
    short = [full.rpartition(".")[2] for full in prepared.indicators]
    blocks = [block.id for _, block in _blocks(prepared)]
    sections = [section.id for section in prepared.document.sections] if prepared.document else []
    known = [*CODES, *prepared.inputs.catalogue.declared, *sections, *names_in(graph), *prepared.indicators, *short, *blocks,
             *kind_names()]  # fmt: skip
    hint = did_you_mean(name, known)
    raise WrongUsageError(f"nothing is called `{name}`{f'; {hint}' if hint else ''}")


def _way(code: str) -> Iterator[str]:
    """Gives the way out of a problem, with an example."""
    if code in WAYS:
        yield from (f"  {line}" for line in WAYS[code].splitlines())


def _values_of(record: Node, prepared: Prepared) -> Iterator[str]:
    """Gives the numbers in a record, exact and as they are shown."""
    items = (item for _, block in _blocks(prepared) for item in getattr(block.body, "items", ()))
    for item in items:
        if getattr(item, "id", None) == record.id:
            for run in dict.fromkeys(shown_in(item)):
                yield f"  value      {run.value} = {run.raw}, shown as {run.text}"


def _full_name(name: str, indicators: Mapping[str, Indicator]) -> str | None:
    """Gives the one indicator that is meant: by its full name, or by its short one when only one section has it."""
    if name in indicators:
        return name
    short = [full for full in indicators if full.endswith(f".{name}")]
    return short[0] if len(short) == 1 else None


def _blocks(prepared: Prepared) -> Iterator[tuple[Section, Block]]:
    for section in prepared.document.sections if prepared.document else ():
        for block in section.blocks:
            yield section, block


def _extract(extract: Extract, prepared: Prepared) -> Iterator[str]:
    yield f"extract {extract.id}: {extract.spec.title}"
    yield f"  file       {extract.spec.file}, {extract.rows_in_file:,} rows, {extract.rows:,} read"
    for reason, count in extract.left_out.items():
        yield f"  left out   {count:,} rows: {reason}"
    yield from _listing("editions", extract.editions)
    yield from _listing("vintages", extract.vintages)
    yield f"  digest     {extract.digest[:16]}"
    yield from _synthetic(synthetic=extract.spec.synthetic)
    for facts in extract.columns.values():
        span = f", {facts.low} to {facts.high}" if facts.low else ""
        yield f"  column     {facts.name}: {facts.kind}{f' in {facts.unit}' if facts.unit else ''}{span}"
        for mark, count in facts.missing.items():
            yield f"               no number where it says `{mark}`: {count:,} rows"
        for code, count in list(facts.values.items())[:_MOST]:
            yield f"               {code} ({count:,}){_special(code, facts)}"
        if len(facts.values) > _MOST:
            yield f"               and {len(facts.values) - _MOST:,} more"
    for note in extract.notes:
        yield f"  {note.kind:<10} {note_text(note, 'en')}"
    yield from _sources(extract.sources)
    users = [name for name, indicator in prepared.indicators.items() if extract.id in indicator.extracts]
    yield from _listing("used by", users)


def _special(code: str, facts: ColumnFacts) -> str:
    """Says how a code is printed where that is otherwise, and what it is when it is no category like the others."""
    printed = {f" printed as {each.name}": [each.code] for each in facts.codes if each.name != each.code}
    kinds = {" means not known": facts.unknown, " is the publisher's others": facts.rest, " is a total": facts.totals}
    return ",".join(words for words, codes in {**printed, **kinds}.items() if code in codes)


def _indicator(indicator: Indicator, prepared: Prepared) -> Iterator[str]:
    yield f"indicator {indicator.id}: {indicator.label}"
    yield f"  declared   {indicator.at.file}:{indicator.at.line}"
    yield f"  definition {indicator.definition}"
    for head, words in outlook_lines(indicator.outlook) if indicator.outlook is not None else ():
        yield f"  {head:<10} {words}"
    yield from _values(indicator)
    yield f"  unit       {unit_words(indicator.unit, 'en')}"
    yield f"  extracts   {', '.join(indicator.extracts)}; vintage {indicator.vintage or 'not given'}"
    yield from _listing("editions", tuple(sorted({source.edition for source in indicator.sources} - {""})))
    yield f"  rows read  {indicator.rows_read:,}"
    yield f"  digest     {indicator.digest[:16]}"
    yield from _synthetic(synthetic=indicator.synthetic)
    for note in indicator.notes:
        yield f"  {note.kind:<10} {note_text(note, 'en')}"
    yield from _sources(indicator.sources)
    yield from _listing("used in", _users(indicator, prepared))
    yield from (f"  query      {line}" for line in indicator.query.splitlines())


def _values(indicator: Indicator) -> Iterator[str]:
    rows = indicator.table.rows
    measures = [measure.name for measure in indicator.table.measures]
    for row in rows[:_MOST]:
        for measure in measures:
            found = found_of(indicator, row, column=measure)
            forms = forms_of(found.value)
            status = row.cells[measures.index(measure)].status
            usual = status.value if status is not None else forms[0][1]
            yield f"  value      {found.value.id} = {usual}"
            if len(rows) == 1:
                yield from (f"               | {form or 'as it is'}: {shown}" for form, shown in forms[1:])
    if len(rows) > _MOST:
        yield f"  value      and {len(rows) - _MOST:,} more"


def _users(indicator: Indicator, prepared: Prepared) -> list[str]:
    """Gives the blocks that show the indicator, and the indicators that rest on it."""
    found = [
        block.id for section, block in _blocks(prepared) if indicator.id in indicators_of(block, section, prepared)
    ]
    specs = prepared.inputs.report.indicators if prepared.inputs.report else {}
    short = indicator.id.rpartition(".")[2]
    resting = [name for name, (spec, _) in specs.items() if spec.of in {indicator.id, short} and name != indicator.id]
    return [*found, *resting]


def _block(section: Section, block: Block, prepared: Prepared) -> Iterator[str]:
    assert prepared.document is not None, "a block stands in a document"
    anchors = anchors_of(prepared.document)
    yield f"{block.kind} {block.id}: {anchors.get(block.id, '')} in {section.id}"
    yield f"  declared   {block.at.file}:{block.at.line}"
    if block.caption is not None:
        yield f"  title      {plain(block.caption.title, anchors)}"
        yield f"  shows      {plain(block.caption.subtitle, anchors)}"
        yield from (f"  source     {source}" for source in block.caption.sources)
        yield from (f"  note       {plain(note, anchors)}" for note in block.caption.notes)
    if block.figure is not None:
        yield f"  in words   {plain(block.figure.alt, anchors)}"
    for name in sorted(indicators_of(block, section, prepared)):
        indicator = prepared.indicators[name]
        read = f"{indicator.rows_read:,} rows read of {', '.join(indicator.extracts)}"
        yield f"  indicator  {name}: {indicator.definition}; {read}"
    for run in dict.fromkeys(shown_in(block)):
        yield f"  value      {run.value} = {run.raw}, shown as {run.text}"


def _listing(what: str, names: Iterable[str]) -> Iterator[str]:
    listed = ", ".join(dict.fromkeys(names))
    if listed:
        yield f"  {what:<10} {listed}"


def _synthetic(*, synthetic: bool) -> Iterator[str]:
    if synthetic:
        yield "  synthetic  made-up data: everything that shows them says SYNTHETIC"


def _sources(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        known = [source.publisher, source.title, source.edition, source.vintage, source.grade]
        way = f"; {'as quoted by' if source.quoted else 'obtained from'} {source.via}" if source.via else ""
        yield f"  source     {', '.join(part for part in known if part)}{way}"
