"""Evidence as records cite it: their own entries, indicators and extracts, each with its number or its sources."""

from collections.abc import Mapping
from typing import Protocol

from reportgen.analysis import NodeKind
from reportgen.compose.citing import remember, source_keys
from reportgen.compose.matter import Matter
from reportgen.compose.naming import shown_only
from reportgen.compose.records import LETTERS, Records, said
from reportgen.compose.tracing import withdrawn_words
from reportgen.document import Reference, Text, Words
from reportgen.indicator import Indicator
from reportgen.kinds import Cited
from reportgen.nodes import Prose
from reportgen.problems import Span, did_you_mean


class Standing(Protocol):
    """Where a record stands: in which section and block, and how its prose is read."""

    section: str
    matter: Matter
    block: str
    synthetic: bool
    """Whether the block rests on made-up data."""

    def line(self, prose: Prose, more: Mapping[str, object]) -> Text:
        """Gives one line of prose, which may name some things more than indicators."""


class Citing:
    """Finds what names stand for, in the section and block that name them."""

    def __init__(self, standing: Standing, supports: frozenset[NodeKind], by: str = "") -> None:
        """Takes where it stands, the kinds of records that may be named too, and which record names them."""
        self._standing, self._matter, self._records = standing, standing.matter, standing.matter.records
        self._supports, self._by = supports, by

    def cited(self, name: str, at: Span) -> Cited | None:
        """Gives what a name stands for; nothing after adding the problem, or where what it names is broken."""
        found = self._found(name, at)
        if found is not None and self._standing.block:
            self._records.rests.setdefault(self._standing.block, {})[found.id] = None
        return found

    def _found(self, name: str, at: Span) -> Cited | None:
        matter, section = self._matter, self._standing.section
        full = next((each for each in (f"{section}.{name}", name) if each in matter.declared), "")
        if name in self._records.evidence:
            return self._evidence(name, at)
        if full:
            indicator = shown_only(matter.indicators.get(full), at, matter.findings)
            return self.indicator(indicator) if indicator is not None else None
        if name in matter.extracts:
            extract = matter.extracts[name]
            self._standing.synthetic |= extract.spec.synthetic
            remember(matter, extract.sources, self._standing.block)
            words = (Words(text=extract.spec.title or name),)
            return Cited(id=name, number="", words=words, sources=source_keys(matter, extract.sources))
        kind = self._records.kind(name)
        if name == self._by:
            matter.findings.error(
                "unknown-evidence", f"`{name}` cannot rest on itself", at, hint="name what it rests on"
            )
            return None
        if kind in self._supports:
            return Cited(id=name, number="", words=(Reference(target=name, at=at),), sources="")
        if not self._records.silent(name):
            self._unknown(name, at, kind)
        return None

    def _unknown(self, name: str, at: Span, kind: NodeKind | None) -> None:
        """Adds the problem of a name that is no evidence."""
        own = [each.removeprefix(f"{self._standing.section}.") for each in self._matter.declared]
        known = [*self._records.evidence, *own, *self._matter.extracts]
        hint = did_you_mean(name, [*known, *self._records.declared] if self._supports else known)
        if kind:
            wanted = ["evidence", "an indicator", "an extract", *(said(each) for each in sorted(self._supports))]
            what = f"`{name}` is {said(kind)}, and what belongs here is {', '.join(wanted[:-1])} or {wanted[-1]}"
            hint = "name the evidence behind it"
        else:
            what = f"nothing is called `{name}` that could be evidence"
            hint = hint or "declare it under `evidence:`, or name an indicator or an extract"
        self._matter.findings.error("unknown-evidence", what, at, hint=hint)

    def _evidence(self, name: str, at: Span) -> Cited:
        records, spec = self._records, self._records.evidence[name]
        first = name not in records.numbers
        number = records.numbers.setdefault(name, _next(records, name))
        records.mentioned.add(name)
        gone = withdrawn_words(spec, records.frame.release, self._matter.language)
        if gone and first:
            add = self._matter.findings.warning if records.frame.draft else self._matter.findings.error
            hint = f"`reportgen explain {name}` says what falls with it"
            add("withdrawn-evidence", f"`{name}` bears nothing any more: {gone}", at, hint=hint, also=(spec.at(),))
        words = (Words(text=f"{spec.what}, {spec.provider}"),)
        return Cited(id=name, number=number, words=words, sources="", withdrawn=gone)

    def indicator(self, indicator: Indicator) -> Cited:
        """Gives an indicator as it is cited."""
        self._standing.synthetic |= indicator.synthetic
        remember(self._matter, indicator.sources, self._standing.block)
        words = (Words(text=indicator.label),)
        return Cited(id=indicator.id, number="", words=words, sources=source_keys(self._matter, indicator.sources))


def _next(records: Records, name: str) -> str:
    """Gives the number of new evidence: its own id where that is one, else the next that no other evidence has or is."""
    if name[:1] == LETTERS["evidence"] and name[1:].isdigit():
        return name
    taken = {*records.numbers.values(), *records.evidence}
    return next(
        number for count in range(len(records.numbers) + 1, len(taken) + 2) if (number := f"E{count}") not in taken
    )
