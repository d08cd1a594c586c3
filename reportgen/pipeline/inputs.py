"""Read the author's files: the report, the catalogue with its code lists, and the templates."""

from dataclasses import dataclass, replace
from pathlib import Path

import reportgen
from reportgen.catalogue import (
    Catalogue,
    CodeList,
    SourceList,
    catalogue_of,
    check_names,
    declared,
    read_codes,
    read_extracts,
)
from reportgen.disk import Project
from reportgen.load import load_report
from reportgen.load.report import Loader
from reportgen.nodes import parse_yaml
from reportgen.plugins import Shelves
from reportgen.problems import Findings, Span
from reportgen.renderers.templates import Templates, read_templates
from reportgen.spec import ReportSpec

CATALOGUE = "data/catalogue.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the authors wrote, as far as it is whole."""

    report: ReportSpec | None
    catalogue: Catalogue


def read_inputs(project: Project, shelves: Shelves, findings: Findings) -> Inputs:
    """Gives the report and the catalogue; a broken file hides nothing in the others."""
    loader = Loader(
        text=lambda path: project.text(path, findings),
        files=project.files("sections"),
        kinds=shelves.blocks,
        findings=findings,
    )
    report = load_report(loader)
    return Inputs(report=report, catalogue=_catalogue(project, findings))


def _catalogue(project: Project, findings: Findings) -> Catalogue:
    lists, broken = _lists(project, findings)
    text = project.text(CATALOGUE, findings)
    if text is None and not project.read[CATALOGUE]:
        findings.error("unknown-file", f"there is no `{CATALOGUE}`", Span(file=CATALOGUE))
    tree = None if text is None else parse_yaml(text, CATALOGUE, findings)
    if tree is None:
        return catalogue_of({}, lists)
    found = replace(catalogue_of(read_extracts(tree, findings), lists, declared(tree)), broken_lists=broken)
    wrong = check_names(found, findings)
    return replace(found, extracts={name: spec for name, spec in found.extracts.items() if name not in wrong})


def _lists(project: Project, findings: Findings) -> tuple[dict[str, CodeList | SourceList], frozenset[str]]:
    """Gives the code lists and lists of sources by name, and the names of those that cannot be read."""
    lists: dict[str, CodeList | SourceList] = {}
    broken = set()
    for path in project.files("data/codes"):
        if path.endswith(".yaml"):
            name = Path(path).stem
            text = project.text(path, findings)
            tree = None if text is None else parse_yaml(text, path, findings)
            found = read_codes(name, tree, findings) if tree is not None else None
            if found is None:
                broken.add(name)
            else:
                lists[name] = found
    return lists, frozenset(broken)


def templates_of(root: Path, project: Project | None = None) -> Templates:
    """Gives the project's own templates, and the built-in ones for what it does not have."""
    own = root / "templates"
    if project is not None:
        for folder in ("templates", "templates/blocks"):
            for path in project.files(folder):
                project.bytes(path)
    built_in = Path(reportgen.__file__).parent / "_templates"
    if not built_in.is_dir():
        built_in = Path(reportgen.__file__).parent.parent / "templates"
    folders = [(own, "templates")] if own.is_dir() else []
    return read_templates(*folders, (built_in, "reportgen/templates"))
