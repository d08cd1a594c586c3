"""Differing: likelihoods in their sentences, where an organisation judges otherwise, and what was judged before."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.document import Shown, Text
from reportgen.kinds import Scope
from reportgen.problems import Span, did_you_mean, listed
from reportgen.spec.records import DissentSpec, JudgementSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """What one organisation judges otherwise."""

    organisation: str
    text: Text


def slot_of(name: str, item: JudgementSpec | DissentSpec, scope: Scope) -> tuple[Shown | None, Mapping[str, str]]:
    """Gives the likelihood as it stands in the sentence, and as facts; nothing after adding the problem."""
    term = scope.ledger.term(item.likelihood, item.at("likelihood"))
    if term is None:
        return None, {}
    shown = Shown(value=f"{name}.likelihood", raw=term.id, text=term.printed)
    return shown, {"likelihood": term.band.term, "band": term.band.printed, "term": term.id}


def dissents(item: JudgementSpec, term: str, scope: Scope) -> tuple[Dissent, ...]:
    """Gives what organisations judge otherwise than the term of the judgement, each once and never all of them."""
    names = [each.organisation for each in item.dissent]
    for index, each in enumerate(item.dissent):
        if each.organisation in names[:index]:
            message = f"`{each.organisation}` judges otherwise twice"
            scope.findings.error("no-difference", message, each.at("organisation"), hint="write the two as one")
    known = scope.ledger.originators
    if len(set(names) & set(known)) == len(known) > 0:
        judge = "all judge" if len(known) > 1 else "judges"
        message = f"{listed(known)} {judge} otherwise, so that nobody judges as the text says"
        hint = "change the judgement itself until one of them holds it"
        scope.findings.error("no-difference", message, item.dissent[-1].at("organisation"), hint=hint)
    return tuple(found for each in item.dissent if (found := _dissent(each, item, term, scope)) is not None)


def _dissent(each: DissentSpec, item: JudgementSpec, term: str, scope: Scope) -> Dissent | None:
    """Gives what an organisation judges otherwise, in its own likelihood where it has one."""
    known = scope.ledger.originators
    if each.organisation not in known:
        message = f"`{each.organisation}` is not among the report's originators"
        hint = did_you_mean(each.organisation, known) or f"there is {listed(known, 'or')}"
        scope.findings.error("unknown-organisation", message, each.at("organisation"), hint=hint)
        return None
    if not each.likelihood:
        return Dissent(organisation=each.organisation, text=scope.line(each.text))
    slot, facts = slot_of(f"{item.id}.{each.organisation}", each, scope)
    _same(facts.get("term"), term, each.at("likelihood"), scope)
    return Dissent(organisation=each.organisation, text=scope.ledger.with_slot(each.text, slot))


def changed_words(item: JudgementSpec, now: str, scope: Scope) -> Text:
    """Gives what was said before, and why that has changed."""
    changed = item.changed
    if changed is None:
        return ()
    was = []
    term = scope.ledger.term(changed.likelihood, changed.at("likelihood")) if changed.likelihood else None
    if term is not None:
        _same(term.id, now, changed.at("likelihood"), scope)
        was.append(scope.say("likelihood-was", term=term.printed))
    if changed.confidence is not None:
        _same(changed.confidence, item.confidence.level, changed.at("confidence"), scope)
        was.append(scope.say("confidence-was", level=scope.say(f"level-{changed.confidence}")))
    if not was:
        was.append(scope.say("wording-changed"))
    begin = scope.say("changed-since", since=changed.since, was=", ".join(was))
    return (*scope.words(f"{begin}. "), *scope.line(changed.why))


def _same(given: str | None, own: str, at: Span, scope: Scope) -> None:
    """Adds a problem when what is said to differ is what the judgement has."""
    if given == own:
        hint = "leave the key out, or write what differs"
        scope.findings.error("no-difference", f"`{own}` is what the judgement says too", at, hint=hint)
