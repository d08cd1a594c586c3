"""Load blocks: find each block's kind by its keys, then read its model."""

from collections.abc import Mapping

from reportgen.document import RECORDS
from reportgen.kinds import BlockKind
from reportgen.nodes import Map, Node, Scalar, Seq, read_model
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.spec import BlockFrame, BlockSpec, SectionFrame


def load_blocks(frame: SectionFrame, kinds: Mapping[str, BlockKind], findings: Findings) -> tuple[BlockSpec, ...]:
    """Gives the blocks that could be read; a block without an id gets one from its section, kind and position."""
    given = frame.node.find("blocks") if frame.node is not None else None
    if not isinstance(given, Seq):
        return ()
    blocks = []
    taken = set(ids_in(given))
    for index, node in enumerate(given.items, start=1):
        kind = _kind(node, kinds, findings)
        if kind is not None:
            spec = _read(node, kind, findings)
            if spec is not None:
                derived = _free(f"{frame.id}-{kind.name.replace('_', '-')}-{index}", taken)
                blocks.append(BlockSpec(kind=kind.name, id=spec.id or derived, spec=spec, at=node.at))
    return tuple(blocks)


def _free(name: str, taken: set[str]) -> str:
    """Gives the first of NAME, NAME-2, NAME-3 … that no block has been given."""
    names = [name, *(f"{name}-{count}" for count in range(2, len(taken) + 3))]
    return next(found for found in names if found not in taken)


def ids_in(node: Node) -> frozenset[str]:
    """Gives every id below a node, also those of what is broken."""
    if isinstance(node, Map):
        own = [node["id"]] if isinstance(node.entries.get("id", (None, None))[1], Scalar) else []
        return frozenset(str(name) for name in own).union(*(ids_in(node.node(key)) for key in node))
    return frozenset().union(*map(ids_in, node.items)) if isinstance(node, Seq) else frozenset()


def nameless(node: Node) -> bool:
    """Says whether a block of records lists one that has no id."""
    listed = [node.find(kind) for kind in RECORDS] if isinstance(node, Map) else ()
    items = (item for each in listed for item in (each.items if isinstance(each, Seq) else (each,)))
    return any(isinstance(item, Map) and not item.get("id") for item in items)


def _kind(node: Node, kinds: Mapping[str, BlockKind], findings: Findings) -> BlockKind | None:
    """Finds the kind before pydantic does: a misspelt or doubled kind has a message of its own."""
    if not isinstance(node, Map):
        findings.error(
            "wrong-type",
            f"a block must be a mapping that begins with its kind, such as {listed(list(kinds)[:4], 'or')}",
            node.at,
            hint="write `- text: |` and the text below it",
        )
        return None
    found = [name for name in node if name in kinds]
    leading = [name for name in found if all(other == name or other in _fields(kinds[name], node) for other in found)]
    if not found:
        _unknown(node, kinds, findings)
        return None
    if len(leading) != 1:
        findings.error(
            "doubled-block-kind",
            f"one block has the kinds {listed(found)}",
            node.key_at(found[1]),
            hint="begin the second with a `-` of its own",
            also=(node.key_at(found[0]),),
        )
        return None
    return kinds[leading[0]]


def _unknown(node: Map, kinds: Mapping[str, BlockKind], findings: Findings) -> None:
    near, first = next(((hint, key) for key in node if (hint := did_you_mean(key, kinds))), ("", next(iter(node), "")))
    findings.error(
        "unknown-block-kind",
        f"no kind of block among {listed(node, most=4)}",
        node.key_at(first) if first else node.at,
        hint=near or f"a block begins with one of {listed(kinds, 'or', most=20)}",
    )


def _read(node: Node, kind: BlockKind, findings: Findings) -> BlockFrame | None:
    model: type[BlockFrame] = kind.spec
    what = f"block `{kind.name}`"
    if kind.variants and isinstance(node, Map):
        value = node[kind.name]
        chosen = kind.variants.get(value) if isinstance(value, str) else None
        if chosen is None:
            near = did_you_mean(value, kind.variants) if isinstance(value, str) else ""
            findings.error(
                "unknown-chart-kind",
                f"no {kind.name} kind `{value}`" if isinstance(value, str) else f"`{kind.name}:` needs a kind",
                node.node(kind.name).at,
                hint=near or f"there is {listed(kind.variants, 'or')}",
            )
            return None
        model, what = chosen, f"{kind.name} `{value}`"
    return read_model(model, node, findings, what=what)


def _fields(kind: BlockKind, node: Map) -> set[str]:
    """Gives the keys of a kind, and of the kind of chart that a block of it names."""
    variant = kind.variants.get(str(node[kind.name])) if kind.variants else None
    models = [kind.spec, *([variant] if variant else [])]
    return {field.alias or name for model in models for name, field in model.model_fields.items()}
