"""Prepare a report: load, resolve, compute, protect and compose, each over what the stages before left whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.cache import Cache
from reportgen.charts.style import style_of
from reportgen.compose import Matter, compose
from reportgen.disk import Project
from reportgen.document import Document
from reportgen.draw import Tokens
from reportgen.indicator import Extract, Indicator
from reportgen.kinds import Style
from reportgen.pipeline.ahead import begin_ahead
from reportgen.pipeline.aspects import finding
from reportgen.pipeline.extracts import Extraction, Tables
from reportgen.pipeline.indicators import compute_indicators
from reportgen.pipeline.inputs import Inputs, read_inputs, templates_of, tokens_of
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.kept import keeping
from reportgen.pipeline.letters import check_letters
from reportgen.pipeline.media import data_uri_of
from reportgen.pipeline.model import Silent, Stages
from reportgen.pipeline.records import records_of
from reportgen.pipeline.silence import silence
from reportgen.pipeline.storage import storage_of
from reportgen.pipeline.surveys import surveying
from reportgen.pipeline.workshop import Workshop
from reportgen.plugins import Shelves, shelves
from reportgen.problems import Findings
from reportgen.protect import protect
from reportgen.renderers.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A report before it is rendered: what could be made of it, and what is wrong with it."""

    project: Project
    cache: Cache
    inputs: Inputs
    extracts: Mapping[str, Extract]
    indicators: Mapping[str, Indicator]
    document: Document | None
    templates: Templates
    tokens: Tokens
    findings: Findings
    journal: Journal


def prepare(
    root: Path, stages: Stages, cache: Cache, journal: Journal | None = None, workshop: Workshop | None = None
) -> Prepared:
    """Gives the composed report, or as much of it as is whole, with all problems of all files.

    Without a workshop the engine is one of its own.
    """
    journal = journal or Journal(cache)
    project, findings = Project(root), Findings()
    kinds = shelves()
    with stages.stage("read") as step:
        inputs = read_inputs(project, kinds, findings)
        templates = templates_of(root, project)
        project.tell_refused(findings)
        tokens = tokens_of(templates, findings)
        step("sections, catalogue and templates")
    tables, ahead = Tables(journal=journal), _nothing
    if workshop is not None:
        tables, ahead = (
            workshop.tables(journal),
            partial(begin_ahead, tokens, root, journal, workshop, _figures(inputs)),
        )
    extracts = {}
    if inputs.report is not None:
        extracts = replace(_extracts(inputs, project, tables, kinds, findings), ahead=ahead).run(stages)
    indicators = protect(compute_indicators(inputs, extracts, tables, stages, findings))
    document = None
    if inputs.report is not None:
        with stages.stage("compose") as step:
            matter = _matter(inputs, project, kinds, style_of(tokens), findings)
            kept = keeping(journal, findings)
            matter = replace(
                matter, indicators=indicators, extracts=extracts, kept=kept, survey=surveying(inputs, project, findings)
            )
            document = compose(inputs.report, matter, kinds.blocks)
            check_letters(document, tokens, journal, findings)
            step(f"{len(document.sections)} sections")
    silence(inputs, project.files("sections"), findings)
    return Prepared(
        project=project,
        cache=cache,
        inputs=inputs,
        extracts=extracts,
        indicators=indicators,
        document=document,
        templates=templates,
        tokens=tokens,
        findings=findings,
        journal=journal,
    )


def prepare_aside(root: Path) -> Prepared:
    """Gives the report for those who only look: what is new is not kept, and nothing in the project is written."""
    with TemporaryDirectory() as aside:
        return prepare(root, Silent(), Cache(storage_of(root).cache.folder, Path(aside)))


def _extracts(inputs: Inputs, project: Project, tables: Tables, kinds: Shelves, findings: Findings) -> Extraction:
    assert inputs.report is not None, "extracts are read for a report"
    return Extraction(
        catalogue=inputs.catalogue,
        project=project,
        tables=tables,
        kinds=kinds.sources,
        cut_off=inputs.report.frame.cut_off,
        findings=findings,
    )


def _figures(inputs: Inputs) -> int:
    """Gives how many figures there may be to draw."""
    sections = inputs.report.sections if inputs.report else ()
    return sum(block.kind == "chart" for section in sections for block in section.blocks)


def _nothing() -> None:
    return None


def _matter(inputs: Inputs, project: Project, kinds: Shelves, style: Style, findings: Findings) -> Matter:
    """Gives what composing needs but numbers."""
    report = inputs.report
    assert report is not None, "a report is composed"
    return Matter(
        indicators={},
        declared=report.declared,
        sections=tuple(section.frame.id for section in report.sections),
        extracts={},
        charts=kinds.pictures,
        style=style,
        language=report.frame.language,
        abbreviations=report.frame.abbreviations,
        picture=lambda path, at: data_uri_of(project, path, at, findings),
        aspects=finding(project, findings),
        findings=findings,
        records=records_of(report, inputs, kinds, project.read, findings),
    )
