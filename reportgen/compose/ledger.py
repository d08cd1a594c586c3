"""The ledger of one section: numbers its records, resolves what they rest on, and enters them into the graph."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from babel.dates import format_date

from reportgen.analysis import UNGRADED, Graph, NodeKind, Refusal, Term, Yardstick, grade_of, grade_words
from reportgen.compose.evidence import Citing, Standing
from reportgen.compose.records import LETTERS, said
from reportgen.compose.references import tell_left_out
from reportgen.compose.slot import with_slot
from reportgen.compose.texts import shown_in
from reportgen.compose.tracing import graph_in, indicator_of, withdrawn_words
from reportgen.document import Shown, Text
from reportgen.kinds import Cited, Rated
from reportgen.kinds.ledger import Entry, Issue
from reportgen.nodes import Placed, Prose
from reportgen.problems import Span, did_you_mean, listed
from reportgen.spec.when import span_of
from reportgen.templating.messages import say

_TOOL = "reportgen"
"""The one originator whose view a specimen's judgements may be."""
_SUPPORTS: frozenset[NodeKind] = frozenset({"judgement", "finding", "figure", "table", "threat", "gap"})
"""What a recommendation can answer."""


class SectionLedger:
    """One section's ledger; fulfils `kinds.Ledger`."""

    def __init__(self, standing: Standing) -> None:
        """Opens the ledger of a section."""
        self._standing, self._matter, self._records = standing, standing.matter, standing.matter.records

    @property
    def yardstick(self) -> Yardstick | None:
        """The report's yardstick."""
        return self._records.frame.yardstick

    @property
    def specimen(self) -> str:
        """What every reading of the report's own says where it is a specimen."""
        frame = self._records.frame
        views = tuple(name for name in frame.originators if name != _TOOL)
        return self._say("specimen-reading", of=_either(views, self._say("or"))) if frame.specimen and views else ""

    @property
    def issue(self) -> Issue:
        """Which edition the report is."""
        return self._records.frame.issue

    @property
    def originators(self) -> tuple[str, ...]:
        """The organisations that issue the report."""
        return self._records.frame.originators

    def number(self, kind: NodeKind) -> str:
        """Gives the next number of a kind of record."""
        self._records.counts[kind] = self._records.counts.get(kind, 0) + 1
        return f"{LETTERS[kind]}{self._records.counts[kind]}"

    def term(self, given: str, at: Span) -> Term | None:
        """Gives the term of a likelihood; nothing after adding the problem."""
        if self.yardstick is None:
            self.lacking(at)
            return None
        found = self.yardstick.term(given)
        if isinstance(found, Refusal):
            self._matter.findings.error(found.code, found.message, at, hint=found.hint)
            return None
        return found

    def lacking(self, at: Span) -> None:
        """Adds the problem that the report has no yardstick, once, unless it names one that is broken."""
        if not self._records.frame.told and not self._records.unmeasured:
            self._records.unmeasured = True
            message = "the report names no yardstick that says what words of likelihood mean"
            hint = "write `yardstick: phia-2018` (or icd-203-row-1, icd-203-row-2) in sections/report.yaml"
            self._matter.findings.error("no-yardstick", message, at, hint=hint)

    def with_slot(self, prose: Prose, slot: Shown | None) -> Text:
        """Gives a line in which {{ likelihood }} stands exactly once; else adds the problem."""
        return with_slot(prose, slot, self._standing, self.yardstick)

    def cited(self, names: Iterable[tuple[str, Span]], *, by: str = "") -> tuple[Cited, ...]:
        """Gives what evidence names; what there is not is a problem, and a record that names itself."""
        citing = Citing(self._standing, _SUPPORTS if by else frozenset(), by)
        found = [citing.cited(name, at) for name, at in names]
        return tuple({each.id: each for each in found if each is not None}.values())

    def shown(self, text: Text, cited: Iterable[Cited]) -> tuple[Cited, ...]:
        """Gives the indicators whose numbers stand in a text, but those that are cited already."""
        known = {each.id for each in cited}
        names = dict.fromkeys(indicator_of(run.value, self._matter.indicators) for run in shown_in(text))
        citing = Citing(self._standing, frozenset())
        return tuple(citing.indicator(self._matter.indicators[name]) for name in names if name and name not in known)

    def answered(self, names: Iterable[tuple[str, Span]], wanted: Iterable[str] = ()) -> tuple[str, ...]:
        """Gives the ids of the records and blocks that are named; what is none of the wanted kinds is a problem."""
        found, kinds = [], frozenset(wanted) or _SUPPORTS
        for name, at in names:
            kind = self._records.kind(name)
            if kind in kinds:
                found.append(name)
            elif not self._records.silent(name):
                self._unanswered(name, kind, at, kinds)
        return tuple(dict.fromkeys(found))

    def printed(self, names: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
        """Gives the judgements that are named and printed; what is none, or is left out, is a problem."""
        given = dict(names)
        found = self.answered(given.items(), ("judgement",))
        for name in found:
            if name in self._matter.left_out:
                tell_left_out(name, given[name], self._matter)
        return tuple(name for name in found if name in self._records.entries)

    def _unanswered(self, name: str, kind: NodeKind | None, at: Span, kinds: frozenset[str]) -> None:
        known = [each for each, other in self._records.declared.items() if other.kind in kinds]
        wanted = listed(sorted(kinds), "or")
        is_section = name in self._matter.sections
        what = "a section" if is_section else said(kind) if kind else ""
        message = f"`{name}` is {what}, and what belongs here is {wanted}" if what else f"nothing is called `{name}`"
        hint = did_you_mean(name, known) or ("name the finding, figure or table itself" if what else "")
        self._matter.findings.error("unknown-record", message, at, hint=hint)

    def later(self, when: str, spec: Placed, key: str) -> str:
        """Gives a time after the release as it is printed; a day before the release is a problem."""
        span = span_of(when)
        if span is not None:
            unit = self._say(f"unit-{span.unit}{'' if span.count == 1 else 's'}")
            return self._say("after-release", count=span.count, unit=unit)
        day, release = dt.date.fromisoformat(when), self._records.frame.release
        if day <= release != dt.date.max:
            message = f"{when} is not after the report's own date, {release.isoformat()}"
            self._matter.findings.error(
                "past-date", message, spec.at(key), hint="write a later day, or `6 months after release`"
            )
        return format_date(day, "d MMMM y", locale=self._matter.language.replace("-", "_"))

    def enter(self, entry: Entry, said: Text = ()) -> None:
        """Puts a record into the graph; numbers in its title, and in what else it says, are evidence too."""
        of_title, of_said = (
            [name for run in shown_in(text) if (name := indicator_of(run.value, self._matter.indicators))]
            for text in (entry.title, said)
        )
        own = dict.fromkeys((*entry.rests_on, *of_title))
        beside = [name for name in dict.fromkeys(of_said) if name not in own]
        self._records.entries[entry.id] = replace(entry, rests_on=(*own, *beside), beside=beside)

    def nothing(self, message: str, at: Span) -> None:
        """Adds the problem that there is nothing to show, unless something is broken that could be shown."""
        code = "nothing-to-list"
        if all(problem.code == code for problem in self._matter.findings.errors):
            self._matter.findings.error(code, message, at, hint="leave the block out")

    def entry(self, name: str) -> Entry | None:
        """Gives a record that was entered."""
        return self._records.entries.get(name)

    def graph(self) -> Graph:
        """Gives the graph of what has been entered up to now."""
        return graph_in(self._matter)

    def shows(self, names: Iterable[str]) -> None:
        """Says that the block shows some records, so that it says SYNTHETIC when anything below them was made up."""
        graph, extracts = self.graph(), self._matter.extracts
        seen, waiting = set[str](), list(names)
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += [below.id for below in graph.below(name, "rests on", "computed from", "answers")]
        made_up = any(extracts[name].spec.synthetic for name in seen & set(extracts))
        self._standing.synthetic = self._standing.synthetic or made_up

    def grade(self, text: str) -> str:
        """Gives the grade of a source as it is printed, "B2 (Europol 4×4)"; of one that has none, X4."""
        found, schemes = grade_of(text), dict(self._records.frame.scales.grades)
        if found is None or found.scheme not in schemes:
            return UNGRADED[1]
        code, scheme = grade_words(found, schemes)
        return f"{code} ({scheme})"

    def digest(self, file: str) -> str:
        """Gives the SHA-256 of a file in `data/`, as `sha256sum` prints it; nothing of a folder of parts."""
        return self._records.read.get(f"data/{file}", "")

    def registers(self) -> bool:
        """Says whether this is the first register, whose rows bear the ids of the evidence; asked once by each."""
        first, self._records.registered = not self._records.registered, True
        return first

    def evidence(self) -> tuple[Rated, ...]:
        """Gives the evidence that has been used, in the order of its numbers."""
        records, schemes = self._records, dict(self._records.frame.scales.grades)
        found = []
        for name, number in records.numbers.items():
            spec = records.evidence[name]
            known = spec.grade if spec.grade is not None and spec.grade.scheme in schemes else None
            grade, scheme = grade_words(known, schemes)
            gone = withdrawn_words(spec, records.frame.release, self._matter.language)
            found.append(Rated(id=name, number=number, spec=spec, grade=grade, scheme=scheme, withdrawn=gone))
        return tuple(sorted(found, key=lambda each: int(each.number[1:])))

    def _say(self, message: str, **words: object) -> str:
        return say(message, self._matter.language, **words)


def _either(names: tuple[str, ...], joint: str) -> str:
    """Gives names as one reads them: "Europol or INTERPOL"."""
    return f" {joint} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
