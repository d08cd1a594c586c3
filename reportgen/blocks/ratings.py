"""Ratings: whether profiles rate every aspect of their list, on its levels, and say why."""

from collections.abc import Sequence

from pydantic import Field

from reportgen.nodes import Map, Placed, Prose
from reportgen.nodes.model import Many
from reportgen.problems import Findings, Span, did_you_mean, listed
from reportgen.spec import AspectList
from reportgen.spec.aspects import UNKNOWN


class ProfileSpec(Placed):
    """One profile: of a type of network or an area of crime, never of a named group or person."""

    name: Prose = Field(description="A type of network or an area of crime, never a named group")
    levels: dict[str, str] = Field(description="Each aspect of the list → its level, or `unknown`")
    basis: dict[str, Prose] = Field(default_factory=dict, description="Aspect → why it is rated so, in a sentence")
    evidence: Many[str] = Field((), description="What the ratings rest on, by id")


def rated(profiles: Sequence[ProfileSpec], aspects: AspectList, findings: Findings) -> bool:
    """Says whether all is rated as the list asks, after adding what is not."""
    before = len(findings.problems)
    for profile in profiles:
        meant = _unknown_aspects(profile, aspects, findings)
        _missing(profile, [each for each in aspects.aspects if each not in meant], findings)
        _unknown_levels(profile, aspects, findings)
        _baseless(profile, [each for each in aspects.aspects if each not in meant], findings)
    _twice(profiles, findings)
    return len(findings.problems) == before


def _unknown_aspects(profile: ProfileSpec, aspects: AspectList, findings: Findings) -> set[str]:
    """Gives the aspects that misspelt keys most likely mean: what lacks them is no second mistake."""
    meant = set()
    for key, given in (("levels", profile.levels), ("basis", profile.basis)):
        for name in given:
            if name not in aspects.aspects:
                hint = did_you_mean(name, aspects.aspects) or f"there is {listed(aspects.aspects, most=20)}"
                message = f"the list has no aspect `{name}`"
                findings.error("unknown-aspect", message, _key_at(profile, key, name), hint=hint)
                meant |= {each for each in aspects.aspects if hint == f"did you mean `{each}`?"}
    return meant


def _missing(profile: ProfileSpec, names: Sequence[str], findings: Findings) -> None:
    missing = [name for name in names if name not in profile.levels]
    if missing:
        message = f"`{profile.name.text}` does not rate {listed(missing)}"
        hint = f"write `{UNKNOWN}` for what is not known: it is not low"
        findings.error("missing-aspect", message, profile.at("name"), hint=hint)


def _unknown_levels(profile: ProfileSpec, aspects: AspectList, findings: Findings) -> None:
    levels = (*aspects.levels, UNKNOWN)
    for name, level in profile.levels.items():
        if level not in levels:
            near = did_you_mean(level, levels)
            hint = near if near.startswith("did") else f"there is {listed(levels, 'or')}"
            findings.error("unknown-level", f"`{level}` is no level of the list", profile.at("levels", name), hint=hint)


def _baseless(profile: ProfileSpec, names: Sequence[str], findings: Findings) -> None:
    told = [name for name in names if profile.levels.get(name, UNKNOWN) != UNKNOWN and name not in profile.basis]
    if told:
        message = f"`{profile.name.text}` gives no reason for its level of {listed(told)}"
        hint = f"say why in a sentence under `basis:`, or write `{UNKNOWN}`"
        also = tuple(profile.at("levels", name) for name in told[1:4])
        findings.error("no-basis", message, profile.at("levels", told[0]), hint=hint, also=also)


def _twice(profiles: Sequence[ProfileSpec], findings: Findings) -> None:
    first: dict[str, ProfileSpec] = {}
    for profile in profiles:
        other = first.setdefault(profile.name.text, profile)
        if other is not profile:
            message = f"two profiles are called `{profile.name.text}`"
            findings.error("wrong-value", message, profile.at("name"), also=(other.at("name"),))


def _key_at(profile: ProfileSpec, key: str, name: str) -> Span:
    found = profile.node.find(key) if profile.node is not None else None
    return found.key_at(name) if isinstance(found, Map) else profile.at(key)
