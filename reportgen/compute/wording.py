"""Wording: the definition of an indicator, generated in plain words from what was asked."""

from collections.abc import Sequence
from dataclasses import replace

from reportgen.compute.criteria import all_words
from reportgen.compute.plan import Plan
from reportgen.spec.indicator import IndicatorSpec

_BARE = "value"
"""A column of this name says nothing of what it counts: its unit does."""


def phrase_of(plan: Plan, unit: str = "") -> str:
    """Gives "sum of detections by route and year, year 2014–2024"."""
    spec, measure = plan.spec, plan.measure
    if measure is not None and unit and (measure.column == _BARE or spec.unit):
        measure = replace(measure, column=unit)
    parts = [f"{measure.words if measure else 'rows as published'}{_by([d.name for d in plan.dimensions])}"]
    if plan.checks or plan.picked:
        parts.append(all_words((*plan.checks, *plan.picked)))
    if isinstance(spec.where, str):
        parts.append(f"where {spec.where}")
    parts += [choice.words for choice in plan.choices]
    if spec.partial == "drop":
        parts.append("whole periods only")
    return ", ".join(parts)


def _by(names: Sequence[str]) -> str:
    return f" by {joined(names)}" if names else ""


def joined(names: Sequence[str]) -> str:
    """Gives "route, border type and year"."""
    plain = [name.replace("_", " ") for name in names]
    return plain[0] if len(plain) == 1 else f"{', '.join(plain[:-1])} and {plain[-1]}" if plain else ""


def sentence(words: Sequence[str]) -> str:
    """Gives the whole definition as one sentence."""
    text = "; ".join(word for word in words if word)
    return f"{text[:1].upper()}{text[1:]}"


def title_of(name: str, spec: IndicatorSpec) -> str:
    """Gives the label, or the name in words."""
    return spec.label or name.rpartition(".")[2].replace("_", " ").capitalize()
