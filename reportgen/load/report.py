"""Load the report: its frame, its facts and its sections, each file for itself."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.kinds import BlockKind
from reportgen.load.blocks import ids_in, load_blocks
from reportgen.nodes import Map, Node, Placed, Prose, Seq, parse_yaml, read_model
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.spec import BlockSpec, IndicatorSpec, ReportFrame, ReportSpec, SectionFrame, SectionSpec

Text = Callable[[str], str | None]
"""Gives the text of a file by its path in the project; nothing when it is absent or (reported) unreadable."""

_RESERVED = frozenset(
    {"and", "elif", "else", "endfor", "endif", "false", "for", "if", "import", "in", "is"}
    | {"loop", "none", "not", "or", "recursive", "self", "set", "true", "with"}
)
"""What an expression would take for a word of its own."""

REPORT, FACTS = "sections/report.yaml", "sections/_facts.yaml"


class FactsFrame(Placed):
    """`sections/_facts.yaml`: indicators of the whole report."""

    indicators: dict[str, object]


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
    frame = read_model(ReportFrame, tree, loader.findings, what="the report") if tree is not None else None
    facts_tree = _tree(loader, FACTS) if FACTS in loader.files else None
    facts, declared = _facts(loader, facts_tree)
    sections = [section for path in _paths(loader, frame) if (section := _section(loader, path)) is not None]
    if frame is None:
        return None
    _check_names(sections, loader.findings)
    order = {name: index for index, name in enumerate(frame.sections)}
    sections.sort(key=lambda section: order.get(section.frame.id, len(order)))
    listed = tuple(section for section in sections if section.frame.id in order)
    return ReportSpec(frame=frame, sections=listed, facts=facts, declared_facts=declared)


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


def _paths(loader: Loader, frame: ReportFrame | None) -> list[str]:
    """Gives every section file, so that a broken one hides nothing in the others; names files that do not match."""
    present = {path.removeprefix("sections/").removesuffix(".yaml"): path for path in loader.files}
    own = {name: path for name, path in present.items() if path not in {REPORT, FACTS} and path.endswith(".yaml")}
    for index, name in enumerate(frame.sections if frame else ()):
        if frame and name in frame.sections[:index]:
            loader.findings.error(
                "repeated-id",
                f"`{name}` stands twice among the sections",
                frame.at("sections", index),
                hint="take one of the two out",
                also=(frame.at("sections", frame.sections.index(name)),),
            )
        elif frame and f"sections/{name}.yaml" == REPORT:
            at = frame.at("sections", index)
            loader.findings.error("unknown-file", f"`{REPORT}` is the report itself and no section", at)
        elif name not in own and frame:
            loader.findings.error(
                "unknown-file",
                f"there is no `sections/{name}.yaml`",
                frame.at("sections", index),
                hint=f"name `sections/{name}.yml` with `.yaml`"
                if f"{name}.yml" in present
                else did_you_mean(name, own),
            )
    for name, path in own.items():
        if frame and name not in frame.sections:
            loader.findings.warning(
                "unlisted-section",
                f"`{path}` is not among the sections of the report",
                Span(file=path),
                hint=f"add `{name}` to `sections:` in `{REPORT}`",
            )
    return sorted(own.values())


def _facts(loader: Loader, tree: Node | None) -> tuple[dict[str, IndicatorSpec], frozenset[str]]:
    if tree is None:
        return {}, frozenset()
    frame = read_model(FactsFrame, tree, loader.findings, what="the report's facts")
    return _indicators(frame.node if frame else None, loader.findings)


def _section(loader: Loader, path: str) -> SectionSpec | None:
    tree = _tree(loader, path)
    frame = read_model(SectionFrame, tree, loader.findings, what="a section") if tree is not None else None
    if frame is None or frame.node is None:
        if isinstance(tree, Map):
            _read_rest(loader, tree)
        return None
    expected = path.removeprefix("sections/").removesuffix(".yaml")
    if frame.id != expected:
        loader.findings.error(
            "wrong-id",
            f"the id is `{frame.id}`, but the file is `{path}`",
            frame.at("id"),
            hint=f"write `id: {expected}`, or name the file `{frame.id}.yaml`",
        )
    indicators, declared = _indicators(frame.node, loader.findings)
    blocks = load_blocks(frame, loader.kinds, loader.findings)
    return SectionSpec(frame=frame, indicators=indicators, blocks=blocks, declared=declared, named=ids_in(frame.node))


def _read_rest(loader: Loader, tree: Map) -> None:
    """Reads what can be read below a broken frame, for its problems alone."""
    _indicators(tree, loader.findings)
    if isinstance(tree.find("blocks"), Seq):
        frame = SectionFrame.model_construct(id="section", title=Prose.of(""), notes={}, blocks=())
        frame._node = tree  # noqa: SLF001 a frame that stands in for the broken one
        load_blocks(frame, loader.kinds, loader.findings)


def _indicators(node: Map | None, findings: Findings) -> tuple[dict[str, IndicatorSpec], frozenset[str]]:
    given = node.find("indicators") if node is not None else None
    if not isinstance(given, Map):
        return {}, frozenset()
    specs = {}
    for name in given:
        if not re.fullmatch(r"[^\W\d_]\w*", name) or name != name.lower() or name in _RESERVED:
            hint = "use lower-case letters, digits and `_`, beginning with a letter"
            findings.error(
                "wrong-name",
                f"`{name}` cannot be the name of an indicator",
                given.key_at(name),
                hint="it is a word of the language of expressions" if name in _RESERVED else hint,
            )
            continue
        spec = read_model(IndicatorSpec, given.node(name), findings, what=f"indicator `{name}`")
        if spec is not None:
            specs[name] = spec
    return specs, frozenset(given)


def _check_names(sections: list[SectionSpec], findings: Findings) -> None:
    """Refuses one id for two things anywhere in the report: sections, blocks, findings and recommendations."""
    seen: dict[str, Span] = {section.frame.id: section.frame.at("id") for section in sections}
    called = {section.frame.id.replace("-", "_"): section.frame.at("id") for section in sections}
    for section in sections:
        if (other := called[section.frame.id.replace("-", "_")]) != section.frame.at("id"):
            message = f"in expressions `{section.frame.id}` is called as the section in {other.file} is"
            findings.error(
                "repeated-id", message, section.frame.at("id"), hint="name one of the two otherwise", also=(other,)
            )
    for name, at in (found for section in sections for block in section.blocks for found in _ids(block)):
        first = seen.setdefault(name, at)
        if first != at:
            findings.error(
                "repeated-id",
                f"`{name}` is already the id of something in {first.file}, line {first.line}",
                at,
                hint="give one of the two another id",
                also=(first,),
            )


def _ids(block: BlockSpec) -> Iterator[tuple[str, Span]]:
    """Gives the ids of a block and of the findings or recommendations in it."""
    yield block.id, block.spec.at("id") if block.spec.id else block.at
    items = getattr(block.spec, block.kind, ())
    for item in items if isinstance(items, tuple) else ():
        if isinstance(item, Placed) and isinstance(name := getattr(item, "id", None), str):
            yield name, item.at("id")
