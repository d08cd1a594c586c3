"""Tracing: the graph of what was composed, from extracts over indicators and evidence to recommendations."""

import datetime as dt
from collections.abc import Iterator, Mapping

from babel.dates import format_date

from reportgen.analysis import Graph, Link, Node, NodeKind, grade_words
from reportgen.analysis.graph import graph_of
from reportgen.compose.matter import Matter
from reportgen.document import labelled, unlabelled, unmarked
from reportgen.kinds.ledger import Entry
from reportgen.spec.evidence import EvidenceSpec
from reportgen.templating.messages import say

_LABELLED: frozenset[NodeKind] = frozenset({"figure", "table", "text"})


def graph_in(matter: Matter) -> Graph:
    """Gives the graph of all that is declared and has been composed up to now."""
    nodes = {node.id: node for node in (*_data(matter), *_evidence(matter), *_entries(matter), *_blocks(matter))}
    return graph_of(nodes, tuple(_links(matter)))


def indicator_of(value: str, indicators: Mapping[str, object]) -> str:
    """Gives the indicator that a value's id belongs to: `routes.by_route[Black Sea,2015]` → `routes.by_route`; or nothing."""
    name = value.split("[", maxsplit=1)[0]
    while name and name not in indicators:
        name = name.rpartition(".")[0]
    return name


def withdrawn_words(spec: EvidenceSpec, release: dt.date, language: str) -> str:
    """Gives why evidence bears nothing any more at the report's own date; nothing while it does."""
    locale = language.replace("-", "_")
    if spec.withdrawn is not None and spec.withdrawn.date <= release:
        day = format_date(spec.withdrawn.date, "d MMMM y", locale=locale)
        return say("withdrawn-on", language, day=day, reason=spec.withdrawn.reason)
    if spec.expires is not None and spec.expires < release:
        return say("expired-on", language, day=format_date(spec.expires, "d MMMM y", locale=locale))
    return ""


def _data(matter: Matter) -> Iterator[Node]:
    for name, extract in matter.extracts.items():
        grades = sorted({source.grade for source in extract.sources} - {""})
        facts = {"file": extract.spec.file, "digest": extract.digest, "grade": "; ".join(grades) or "europol-4x4 X4"}
        yield Node(id=name, kind="extract", number="", title=extract.spec.title, facts=facts, at=extract.spec.at())
    for name, indicator in matter.indicators.items():
        facts = {"definition": indicator.definition, "digest": indicator.digest}
        yield Node(id=name, kind="indicator", number="", title=indicator.label, facts=facts, at=indicator.at)


def _evidence(matter: Matter) -> Iterator[Node]:
    records = matter.records
    schemes = dict(records.frame.scales.grades)
    for name, spec in records.evidence.items():
        known = spec.grade if spec.grade is not None and spec.grade.scheme in schemes else None
        grade, scheme = grade_words(known, schemes) if schemes else ("X4", "")
        facts = {
            "provider": spec.provider, "kind": spec.kind, "grade": grade, "scheme": scheme,
            "handling": spec.handling.code if spec.handling else "", "restriction": spec.handling.text if spec.handling else "",
            "address": spec.address, "collected": spec.collected, "expires": spec.expires.isoformat() if spec.expires else "",
            "releases": "; ".join(
                f"{each.audience}, granted by {each.granted_by} on {each.date.isoformat()}"
                + (f", {each.reference}" if each.reference else "")
                for each in spec.releases
            ),
        }  # fmt: skip
        gone = withdrawn_words(spec, records.frame.release, matter.language)
        yield Node(
            id=name, kind="evidence", number=records.numbers.get(name, ""), title=spec.what, withdrawn=gone,
            facts={key: value for key, value in facts.items() if value}, at=spec.at(),
        )  # fmt: skip


def _entries(matter: Matter) -> Iterator[Node]:
    def label(target: str) -> str:
        found = matter.labels.get(target)
        if found is None:
            return target
        kind = "annex" if found.kind == "section" and found.number.isalpha() else found.kind
        said = say(f"label-{kind}", matter.language, number=found.number)
        return said if found.number else unmarked(found.title)

    for entry in matter.records.entries.values():
        yield Node(
            id=entry.id,
            kind=entry.kind,
            number=entry.number,
            title=labelled(unlabelled(entry.title), label),
            facts={
                key: labelled(fact, label) if isinstance(fact, str) else tuple(labelled(each, label) for each in fact)
                for key, fact in entry.facts.items()
            },
            at=entry.at,
        )


def _blocks(matter: Matter) -> Iterator[Node]:
    """Gives the figures and tables, and other blocks that something answers or rests on."""
    named = {name for entry in matter.records.entries.values() for name in (*entry.rests_on, *entry.answers)}
    for name, declared in matter.records.declared.items():
        label = matter.labels.get(name)
        if declared.kind not in _LABELLED or name not in matter.places or (label is None and name not in named):
            continue
        number = say(f"label-{label.kind}", matter.language, number=label.number) if label else ""
        title = label.title if label else matter.labels[matter.places[name]].title
        node = _block_node(name, matter)
        yield Node(id=node, kind=declared.kind, number=number, title=unmarked(title), at=declared.at)


def _block_node(name: str, matter: Matter) -> str:
    """Gives the id of a block's node: its own, unless data are called so too."""
    declared = matter.records.declared.get(name)
    twice = name in matter.extracts or name in matter.declared
    return f"{declared.kind}:{name}" if twice and declared is not None else name


def _links(matter: Matter) -> Iterator[Link]:
    for name, indicator in matter.indicators.items():
        for below in (*matter.records.made_from.get(name, ()), *indicator.extracts):
            yield Link(below=below, above=name, kind="computed from")
    for block, shown in matter.records.rests.items():
        yield from (Link(below=name, above=_block_node(block, matter), kind="rests on") for name in shown)
    for entry in matter.records.entries.values():
        yield from _links_of(entry, matter)


def _links_of(entry: Entry, matter: Matter) -> Iterator[Link]:
    yield from (Link(below=name, above=entry.id, kind="rests on") for name in entry.rests_on)
    yield from (Link(below=_block_node(name, matter), above=entry.id, kind="answers") for name in entry.answers)
    yield from (Link(below=entry.id, above=name, kind="weakens") for name in entry.weakens)
