"""Load the report: its frame, its facts and its sections, each file for itself."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import Field

from reportgen.kinds import BlockKind
from reportgen.load.blocks import ids_in, load_blocks, nameless
from reportgen.load.entries import Entries, read_entries
from reportgen.load.ids import check_names, warn_shadows
from reportgen.load.lenient import Substitutes, read_leniently
from reportgen.load.markings import check_markings
from reportgen.nodes import Map, Node, Placed, Scalar, Seq, parse_yaml, read_model
from reportgen.problems import Findings, Problem, Span, did_you_mean
from reportgen.spec import ReportFrame, ReportSpec, SectionFrame, SectionSpec

Text = Callable[[str], str | None]
"""Gives the text of a file by its path in the project; nothing when it is absent or (reported) unreadable."""

REPORT, FACTS = "sections/report.yaml", "sections/_facts.yaml"


class FactsFrame(Placed):
    """`sections/_facts.yaml`: indicators and evidence of the whole report."""

    indicators: dict[str, object] = Field(default_factory=dict)
    evidence: dict[str, object] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """What loading needs: how files are read, which there are, and the kinds of blocks."""

    text: Text
    files: tuple[str, ...]
    """The paths of all files in `sections/`."""
    kinds: Mapping[str, BlockKind]
    findings: Findings


def load_report(loader: Loader) -> ReportSpec | None:
    """Gives the whole report, less what is broken; nothing when `report.yaml` itself cannot be read."""
    tree = _tree(loader, REPORT)
    frame = _frame(loader, tree)
    facts_tree = _tree(loader, FACTS) if FACTS in loader.files else None
    facts = _facts(loader, facts_tree)
    names = _listed(loader, frame)
    found = {name: section for name, path in sorted(_own(loader).items()) if (section := _section(loader, path))}
    if frame is None:
        return None
    check_names(list(found.values()), facts.evidence, loader.findings)
    sections = tuple(found[name] for name in names if name in found)
    check_markings(frame, sections, loader.findings)
    for section in sections:
        warn_shadows(section, facts_tree, facts.indicators, FACTS, loader.findings)
    absent = frozenset(names) - frozenset(_own(loader))
    return ReportSpec(
        frame=frame, sections=sections, facts=facts.indicators, declared_facts=facts.declared, absent=absent,
        evidence_of_all=facts.evidence, declared_evidence=facts.named,
    )  # fmt: skip


def _frame(loader: Loader, tree: Node | None) -> ReportFrame | None:
    """Gives the report's frame, with stand-ins for what is broken; nothing when there is no `report.yaml`."""
    if tree is None and REPORT not in loader.files:
        return None
    names = tuple(_name(path) for path in loader.files if _is_section(path))
    day = _day(tree, "date") or _day(tree, "cut_off") or "2999-12-31"
    substitutes: Substitutes = {
        "id": "report", "title": "…", "originators": "…", "marking": "TLP:CLEAR", "sections": names,
        "date": day, "cut_off": day,
    }  # fmt: skip
    if tree is None:
        empty = Map(entries={}, at=Span(file=REPORT))
        return read_leniently(ReportFrame, empty, Findings(), "the report", substitutes)
    return read_leniently(ReportFrame, tree, loader.findings, "the report", substitutes)


def _day(tree: Node | None, key: str) -> str:
    """Gives a date as it was typed, when it is one."""
    node = tree.find(key) if isinstance(tree, Map) else None
    try:
        return dt.date.fromisoformat(node.text).isoformat() if isinstance(node, Scalar) else ""
    except ValueError:
        return ""


def _name(path: str) -> str:
    return path.removeprefix("sections/").removesuffix(".yaml")


def _is_section(path: str) -> bool:
    return path not in {REPORT, FACTS} and path.endswith(".yaml")


def _tree(loader: Loader, path: str) -> Node | None:
    text = loader.text(path)
    if text is None:
        if path not in loader.files and not _told(loader, path):
            loader.findings.error(
                "unknown-file",
                f"there is no `{path}`",
                Span(file=path),
                hint="run reportgen in the folder that holds `sections/`, or with --project",
            )
        return None
    return parse_yaml(text, path, loader.findings)


def _told(loader: Loader, path: str) -> bool:
    """Says whether there already is a problem with the file as a whole, or with its folder."""
    return bool({problem.at.file for problem in loader.findings.errors} & {path, path.rpartition("/")[0]})


def _own(loader: Loader) -> dict[str, str]:
    """Gives the name of every section file, and its path."""
    return {_name(path): path for path in loader.files if _is_section(path)}


def _listed(loader: Loader, frame: ReportFrame | None) -> tuple[str, ...]:
    """Gives the names of the sections in their order, a misspelt one as it was most likely meant."""
    own, names = _own(loader), list[str]()
    for index, name in enumerate(frame.sections if frame else ()):
        meant = did_you_mean(name, set(own) - set(frame.sections)) if frame and name not in own else ""
        near = meant.removeprefix("did you mean `").removesuffix("`?")
        names.append(near if near in own else name)
        if frame:
            _check_listed(loader, frame, index, meant if near in own else "")
    for name, path in own.items():
        if frame and name not in names:
            loader.findings.warning(
                "unlisted-section",
                f"`{path}` is not among the sections of the report",
                Span(file=path),
                hint=f"add `{name}` to `sections:` in `{REPORT}`",
            )
    return tuple(dict.fromkeys(names))


def _check_listed(loader: Loader, frame: ReportFrame, index: int, meant: str) -> None:
    """Adds a problem when a name among the sections stands there twice or has no file."""
    name, at = frame.sections[index], frame.at("sections", index)
    if name in frame.sections[:index]:
        loader.findings.error(
            "repeated-id",
            f"`{name}` stands twice among the sections",
            at,
            hint="take one of the two out",
            also=(frame.at("sections", frame.sections.index(name)),),
        )
    elif f"sections/{name}.yaml" == REPORT:
        loader.findings.error("unknown-file", f"`{REPORT}` is the report itself and no section", at)
    elif name not in _own(loader):
        other = f"sections/{name}.yml"
        hint = f"name `{other}` with `.yaml`" if other in loader.files else meant or did_you_mean(name, _own(loader))
        loader.findings.error("unknown-file", f"there is no `sections/{name}.yaml`", at, hint=hint)


def _facts(loader: Loader, tree: Node | None) -> Entries:
    frame = read_model(FactsFrame, tree, loader.findings, what="the report's facts") if tree is not None else None
    return read_entries(frame.node if frame else None, loader.findings)


def _section(loader: Loader, path: str) -> SectionSpec | None:
    text = loader.text(path)
    if text is None:
        return None
    found, problems = _read_section(text, path, _Kinds(loader.kinds))
    loader.findings.extend(problems)
    return found


class _Kinds:
    """The kinds of blocks, which are the same as long as they are the same mapping."""

    def __init__(self, kinds: Mapping[str, BlockKind]) -> None:
        self.kinds = kinds

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kinds) and other.kinds is self.kinds

    def __hash__(self) -> int:
        return id(self.kinds)


@lru_cache(maxsize=256)
def _read_section(text: str, path: str, kinds: _Kinds) -> tuple[SectionSpec | None, tuple[Problem, ...]]:
    """Gives the section and what is wrong with it, neither of which is changed: a preview reads the same again and again."""
    findings = Findings()
    tree = parse_yaml(text, path, findings)
    section = _section_of(tree, path, kinds.kinds, findings) if tree is not None else None
    return section, tuple(findings.problems)


def _section_of(tree: Node, path: str, kinds: Mapping[str, BlockKind], findings: Findings) -> SectionSpec | None:
    expected = _name(path)
    substitutes: Substitutes = {"id": expected, "title": "…"}
    frame = read_leniently(SectionFrame, tree, findings, "a section", substitutes)
    if frame is None or frame.node is None:
        return None
    if frame.id != expected:
        findings.error(
            "wrong-id",
            f"the id is `{frame.id}`, but the file is `{path}`",
            frame.at("id"),
            hint=f"write `id: {expected}`, or name the file `{frame.id}.yaml`",
        )
    written, frame = frame, _called(frame, expected)
    entries = read_entries(written.node, findings)
    blocks = load_blocks(frame, kinds, findings)
    given = written.node.find("blocks") if written.node is not None else None
    return SectionSpec(
        frame=frame, indicators=entries.indicators, blocks=blocks, declared=entries.declared,
        evidence=entries.evidence, declared_evidence=entries.named, named=ids_in(given) if given else frozenset(),
        nameless=_strange(tree, SectionFrame) or (isinstance(given, Seq) and any(map(nameless, given.items))),
        torn=isinstance(given, Seq) and len(given.items) > len(blocks), other_id="" if written.id == expected else written.id,
    )  # fmt: skip


def _strange(tree: Node, model: type[Placed]) -> bool:
    """Says whether a file has a key that it cannot have, so that what was meant by it is not there."""
    return isinstance(tree, Map) and any(key not in model.model_fields for key in tree)


def _called(frame: SectionFrame, name: str) -> SectionFrame:
    """Gives the frame with the name of its file as its id."""
    called = frame.model_copy(update={"id": name})
    called._node = frame.node  # noqa: SLF001 a copy stands where its original stands
    return called
