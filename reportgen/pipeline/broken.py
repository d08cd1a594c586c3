"""Explain what could not be made: a broken extract or indicator by its entry and its problems; and sections."""

from collections.abc import Iterable

from reportgen.document import RECORDS
from reportgen.pipeline.prepare import Prepared
from reportgen.problems import Problem, Span
from reportgen.renderers.anchors import anchors_of
from reportgen.renderers.plain import plain

_MOST = 5
"""How many problems are printed."""


def section_lines(name: str, prepared: Prepared) -> list[str]:
    """Gives what a section holds; nothing when there is none of that id."""
    document = prepared.document
    for section in document.sections if document else ():
        if section.id == name and document is not None:
            own = [full for full in prepared.indicators if full.startswith(f"{name}.")]
            return [
                f"section {name}: {' '.join((section.number, plain(section.title, anchors_of(document)))).strip()}",
                f"  declared   sections/{name}.yaml",
                *(f"  block      {block.id} ({block.kind.replace('_', ' ')})" for block in section.blocks),
                *(f"  indicator  {full}: {prepared.indicators[full].label}" for full in own),
            ]
    return []


def source_lines(name: str, prepared: Prepared) -> list[str]:
    """Gives what a number in the list of sources stands for, such as S4; nothing when it is none."""
    blocks = (
        block for section in (prepared.document.sections if prepared.document else ()) for block in section.blocks
    )
    for entry in (entry for block in blocks if block.kind == "sources" for entry in block.body.entries):  # type: ignore[attr-defined]
        if entry.key == name:
            extracts = (f"  extract    {title}" for title in entry.extracts)
            return [f"source {name}: {entry.text}", *extracts, *(f"  used in    {place}" for place in entry.used_in)]
    return []


def left_out_lines(name: str, prepared: Prepared) -> list[str]:
    """Gives why a block or a record is not in the report that is written in it; nothing when none is called so."""
    report = prepared.inputs.report
    for section in report.sections if report else ():
        for block in section.blocks:
            places = {block.id: block.at, **dict(block.items)}
            if name in places:
                said = " ".join(block.spec.when.text.split()) if block.spec.when is not None else ""
                why = f"left out   by its condition, `{said}`" if said else "it has problems; run `reportgen check`"
                kind = block.kind.replace("_", " ") if name == block.id else RECORDS[block.kind]
                return [f"{kind} {name}", f"  declared   {_at(places[name])}", f"  {why}"]
    return []


def broken_lines(name: str, prepared: Prepared) -> list[str]:
    """Gives what an extract or indicator that has problems is declared as; nothing when none is declared."""
    if name in prepared.inputs.catalogue.declared:
        return _extract(name, prepared)
    report = prepared.inputs.report
    declared = sorted(report.declared) if report else []
    full = next((each for each in declared if each == name or each.endswith(f".{name}")), "")
    return _indicator(full, prepared) if full else []


def _extract(name: str, prepared: Prepared) -> list[str]:
    spec = prepared.inputs.catalogue.extracts.get(name)
    if spec is None:
        return [f"extract {name}: its entry in data/catalogue.yaml has problems", *_problems(prepared, [], "`" + name)]
    lines = [f"extract {name}: {spec.title}", f"  file       {spec.file}", f"  declared   {_at(spec.at())}"]
    for column, given in spec.columns.items():
        codes = (
            list(prepared.inputs.catalogue.codes[given.in_].codes)
            if given.in_ in prepared.inputs.catalogue.codes
            else []
        )
        listed = codes or [str(each) for each in given.allowed or ()]
        one_of = f", one of {', '.join(listed)}" if listed else ""
        lines.append(f"  column     {column}: {given.type}{one_of}")
    files = [f"data/{spec.file}"]
    return [*lines, "  it has problems, and so no figures:", *_problems(prepared, files, f"`{name}`")]


def _indicator(full: str, prepared: Prepared) -> list[str]:
    assert prepared.inputs.report is not None, "an indicator is declared in a report"
    found = prepared.inputs.report.indicators.get(full)
    if found is None:
        return [f"indicator {full}: what is written of it has problems; run `reportgen check`"]
    spec, _ = found
    rests = [each for each in (spec.from_, spec.of) if each]
    return [
        f"indicator {full}: {spec.label or full}",
        f"  declared   {_at(spec.at())}",
        *(f"  rests on   {each}" for each in rests),
        "  it, or what it rests on, has problems, and so it has no value:",
        *_problems(prepared, [], "", spec.at(), rests),
    ]


def _problems(
    prepared: Prepared, files: list[str], word: str, at: Span | None = None, rests: Iterable[str] = ()
) -> list[str]:
    """Gives the problems in some files, with a word in their message, or on a line; else says where all are told."""

    def concerns(problem: Problem) -> bool:
        inside = any(problem.at.file == file or problem.at.file.startswith(f"{file}/") for file in files)
        here = at is not None and (problem.at.file, problem.at.line) == (at.file, at.line)
        named = bool(word) and word in problem.message
        return inside or here or named or any(f"`{each}`" in problem.message for each in rests)

    found = [problem for problem in prepared.findings.errors if concerns(problem)]
    told = [f"  problem    {_at(problem.at)}: {problem.message} [{problem.code}]" for problem in found[:_MOST]]
    more = len(found) - len(told)
    return [*told, *([f"  and {more} more"] if more > 0 else []), "  run `reportgen check` to see all problems"]


def _at(span: Span) -> str:
    return f"{span.file}:{span.line}"
