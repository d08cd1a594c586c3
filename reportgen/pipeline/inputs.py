"""Read the author's files: the report, the catalogue with its code lists, and the templates."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from yaml import MarkedYAMLError

from reportgen.analysis import Scales, read_scales
from reportgen.analysis.reading import GRADES, YARDSTICKS
from reportgen.catalogue import (
    AnyList,
    Catalogue,
    catalogue_of,
    check_names,
    declared,
    read_codes,
    read_extracts,
)
from reportgen.disk import Project, built_in_templates
from reportgen.draw import TokenError, Tokens, read_tokens
from reportgen.load import load_report
from reportgen.load.report import Loader
from reportgen.nodes import parse_yaml
from reportgen.nodes.decode import decode_text
from reportgen.plugins import Shelves
from reportgen.problems import Findings, Problem, ReportError, Span
from reportgen.renderers.templates import BENEATH, TOKENS, TemplateFile, Templates, is_template, read_templates
from reportgen.renderers.tokens import tokens_of as tokens_given
from reportgen.spec import ReportSpec

CATALOGUE = "data/catalogue.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the authors wrote, as far as it is whole."""

    report: ReportSpec | None
    catalogue: Catalogue
    scales: Scales
    """Yardsticks of likelihood and schemes of grades."""


def read_inputs(project: Project, shelves: Shelves, findings: Findings) -> Inputs:
    """Gives the report and the catalogue; a broken file hides nothing in the others."""
    files = project.files("sections")
    project.tell_refused(findings)
    loader = Loader(
        text=lambda path: project.text(path, findings),
        files=files,
        kinds=shelves.blocks,
        findings=findings,
    )
    report = load_report(loader)
    return Inputs(report=report, catalogue=_catalogue(project, findings), scales=_scales(project, findings))


def _scales(project: Project, findings: Findings) -> Scales:
    yardsticks, grades = (
        [(path, project.text(path, findings)) for path in project.files(f"data/{folder}") if path.endswith(".yaml")]
        for folder in (YARDSTICKS, GRADES)
    )
    return read_scales(yardsticks, grades, findings)


def _catalogue(project: Project, findings: Findings) -> Catalogue:
    paths = [path for path in project.files("data/codes") if path.endswith(".yaml")]
    lists = tuple((path, project.text(path, findings)) for path in paths)
    text = project.text(CATALOGUE, findings)
    if text is None and not project.read[CATALOGUE] and not project.refused(CATALOGUE):
        findings.error("unknown-file", f"there is no `{CATALOGUE}`", Span(file=CATALOGUE))
    found, problems = _read(text, lists)
    findings.extend(problems)
    return found


@lru_cache(maxsize=8)
def _read(text: str | None, lists: tuple[tuple[str, str | None], ...]) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Gives the catalogue and what is wrong with it, neither of which is changed: a preview reads the same again and again."""
    findings = Findings()
    codes, broken = _lists(lists, findings)
    tree = None if text is None else parse_yaml(text, CATALOGUE, findings)
    if tree is None:
        return catalogue_of({}, codes), tuple(findings.problems)
    found = replace(catalogue_of(read_extracts(tree, findings), codes, declared(tree)), broken_lists=broken)
    wrong = check_names(found, findings)
    whole = {name: spec for name, spec in found.extracts.items() if name not in wrong}
    return replace(found, extracts=whole), tuple(findings.problems)


def _lists(texts: Iterable[tuple[str, str | None]], findings: Findings) -> tuple[dict[str, AnyList], frozenset[str]]:
    """Gives the lists of codes, sources and places by name, and the names of those that cannot be read."""
    lists: dict[str, AnyList] = {}
    broken = set()
    for path, text in texts:
        name = Path(path).stem
        tree = None if text is None else parse_yaml(text, path, findings)
        found = read_codes(name, tree, findings) if tree is not None else None
        if found is None:
            broken.add(name)
        else:
            lists[name] = found
    return lists, frozenset(broken)


def tokens_of(templates: Templates, findings: Findings) -> Tokens:
    """Gives the project's design tokens; the built-in ones after adding the problem."""
    try:
        return tokens_given(templates)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        told = f"this is no YAML: {error.problem}"
        findings.error("template-error", told, Span(file=f"templates/{TOKENS}", line=line))
    except TokenError as error:
        at = Span(file=f"templates/{TOKENS}", line=error.line)
        findings.error("template-error", error.message, at, hint=error.hint)
    except (TypeError, KeyError, AttributeError, ValueError, IndexError) as error:
        told = f"the design tokens cannot be read: {type(error).__name__} {error}"
        hint = f"write values as the built-in `{TOKENS}` has them, and only the keys that differ"
        findings.error("template-error", told, Span(file=f"templates/{TOKENS}"), hint=hint)
    return read_tokens(_built_in().text(TOKENS))


def _built_in() -> Templates:
    return read_templates((built_in_templates(), "reportgen/templates"))


def templates_of(root: Path, project: Project | None = None) -> Templates:
    """Gives the project's own templates, and the built-in ones for what it does not have."""
    project = project or Project(root)
    found = {path: project.bytes(path) for path in project.below("templates") if is_template(path)}
    if None in found.values() or any(project.refused(path) for path in ("templates", *found)):
        return _built_in()
    texts = {path: decode_text(data or b"", path) for path, data in found.items()}
    wrong = (*(text for text in texts.values() if not isinstance(text, str)), *_folders_for_templates(project))
    if wrong:
        raise ReportError(wrong)
    plain = {path: str(text).replace("\r\n", "\n").replace("\r", "\n") for path, text in texts.items()}
    own = {path.partition("/")[2]: TemplateFile(text=text, path=path) for path, text in plain.items()}
    built_in = _built_in().files
    beneath = {BENEATH: built_in[TOKENS]} if TOKENS in own else {}
    return Templates(files={**built_in, **own, **beneath})


def _folders_for_templates(project: Project) -> Iterable[Problem]:
    """Gives a problem for every folder that is called as a template."""
    for folder, names in project.listed.items():
        for name in names:
            if folder.partition("/")[0] == "templates" and name.endswith("/") and is_template(name[:-1]):
                yield Problem(
                    code="template-error",
                    message=f"`{name[:-1]}` is a folder, where a file of that name is expected",
                    at=Span(file=f"{folder}/{name[:-1]}"),
                    hint="move its files elsewhere and remove it: where there is no file the built-in one is used",
                )
