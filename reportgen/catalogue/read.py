"""Read the catalogue and its code lists from YAML nodes; a broken entry hides nothing in the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import Field

from reportgen.catalogue.codes import CodeList, SourceList
from reportgen.catalogue.extract import INHERITED, ExtractSpec
from reportgen.catalogue.places import PlaceList
from reportgen.nodes import Map, Node, Placed, Scalar, read_model
from reportgen.problems import Findings, did_you_mean


class CatalogueFrame(Placed):
    """`data/catalogue.yaml`."""

    extracts: dict[str, Any] = Field(description="Id → extract")


PLACEHOLDER = "TODO"
"""What stands in an entry for a thing that only a person can know; nothing is built with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every extract by its id; code lists, lists of sources and lists of places by their names."""

    extracts: Mapping[str, ExtractSpec] = field(default_factory=dict)
    codes: Mapping[str, CodeList] = field(default_factory=dict)
    sources: Mapping[str, SourceList] = field(default_factory=dict)
    places: Mapping[str, PlaceList] = field(default_factory=dict)
    declared: tuple[str, ...] = ()
    """The ids of all entries, broken ones too."""
    broken_lists: frozenset[str] = frozenset()
    """The names of code lists and lists of sources that cannot be read."""


def read_extracts(node: Node, findings: Findings) -> dict[str, ExtractSpec]:
    """Reads the entries of `data/catalogue.yaml` one by one."""
    frame = read_model(CatalogueFrame, node, findings, what="the catalogue")
    entries = node.find("extracts") if frame is not None and isinstance(node, Map) else None
    if not isinstance(entries, Map):
        if frame is not None:
            findings.error("wrong-type", "`extracts`: expected a mapping of ids to extracts", node.at)
        return {}
    found: dict[str, ExtractSpec] = {}
    for key in entries:
        if not _named(key):
            findings.error(
                "wrong-value", f"`{key}` is no name for an extract", entries.key_at(key),
                hint="use lower-case letters, digits and `_`, a letter first",
            )  # fmt: skip
            continue
        spec = read_model(ExtractSpec, _like(entries, key, findings), findings, what=f"extract `{key}`")
        if spec is not None:
            _refuse_placeholders(entries.node(key), key, findings)
            found[key] = spec
    return found


def _refuse_placeholders(entry: Node, key: str, findings: Findings) -> None:
    """Adds a problem for everything that the entry itself still leaves to be filled in."""
    columns = entry.find("columns") if isinstance(entry, Map) else None
    below = [columns.node(each) for each in columns] if isinstance(columns, Map) else []
    for node in [entry, *below]:
        for said, (_, value) in node.entries.items() if isinstance(node, Map) else ():
            if isinstance(value, Scalar) and value.text == PLACEHOLDER:
                message = f"`{said}` of extract `{key}` still says `{PLACEHOLDER}`"
                findings.error("placeholder", message, value.at, hint=f"write it, or delete `{said}:` if nobody knows")


AnyList = CodeList | SourceList | PlaceList
"""What a file in `data/codes/` may be."""


def read_codes(name: str, node: Node, findings: Findings) -> AnyList | None:
    """Reads `data/codes/NAME.yaml`: a list of sources when it has `sources`, of places when it has `places`, else of codes."""
    if isinstance(node, Map) and "sources" in node:
        return read_model(SourceList, node, findings, what=f"source list `{name}`")
    if isinstance(node, Map) and "places" in node:
        return read_model(PlaceList, node, findings, what=f"list of places `{name}`")
    return read_model(CodeList, node, findings, what=f"code list `{name}`")


def declared(node: Node | None) -> tuple[str, ...]:
    """Gives the ids of all entries, broken ones too: nobody is told that these do not exist."""
    entries = node.find("extracts") if isinstance(node, Map) else None
    return tuple(entries) if isinstance(entries, Map) else ()


def catalogue_of(
    extracts: Mapping[str, ExtractSpec], lists: Mapping[str, AnyList], ids: Iterable[str] = ()
) -> Catalogue:
    """Puts entries and lists together; `ids` are those of all entries, broken ones too."""
    return Catalogue(
        extracts=extracts,
        codes={name: codes for name, codes in lists.items() if isinstance(codes, CodeList)},
        sources={name: sources for name, sources in lists.items() if isinstance(sources, SourceList)},
        places={name: places for name, places in lists.items() if isinstance(places, PlaceList)},
        declared=tuple(dict.fromkeys((*extracts, *ids))),
    )


def _like(entries: Map, key: str, findings: Findings) -> Node:
    """Gives an entry with what it takes from the one that it is like."""
    node = entries.node(key)
    model = node.find("like") if isinstance(node, Map) else None
    if not isinstance(node, Map) or not isinstance(model, Scalar):
        return node
    other = entries.find(model.text)
    if not isinstance(other, Map) or "like" in other:
        hint = did_you_mean(model.text, [name for name in entries if name != key])
        findings.error("unknown-extract", f"no extract `{model.text}` with a file of its own", model.at, hint=hint)
        return node
    taken = {name: entry for name, entry in other.entries.items() if name in INHERITED and name not in node}
    return replace(node, entries={**taken, **node.entries})


def _named(key: str) -> bool:
    return key.isidentifier() and key == key.lower() and key.isascii() and not key.startswith("_")
