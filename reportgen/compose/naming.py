"""Naming: what an expression may name: its own section's indicators first, the report's, then whole sections."""

from collections.abc import Mapping

from reportgen.compose.matter import Matter
from reportgen.indicator import Indicator
from reportgen.problems import Findings, Span
from reportgen.templating.facets import Facet
from reportgen.templating.outlooks import Refused, is_refused, refusal
from reportgen.templating.prose import Absent, Members


def names_in(section: str, matter: Matter) -> dict[str, object]:
    """Gives name → what it stands for in one section; a broken indicator is absent, which is no second problem.

    The report's indicators are sorted into sections once: a report of many sections has many of both.
    """
    if not matter.named:
        matter.named.update(_by_section(matter))
    whole = {each.replace("-", "_"): Members(each, matter.named.get(each, {})) for each in matter.sections}
    return {**whole, **matter.named[""], **matter.named.get(section, {})}


def _by_section(matter: Matter) -> Mapping[str, dict[str, object]]:
    """Gives section → short name → indicator; those of the whole report stand under no section."""
    found: dict[str, dict[str, object]] = {"": {}}
    for full in sorted(matter.declared):
        section, _, name = full.rpartition(".")
        indicator = matter.indicators.get(full)
        found.setdefault(section, {})[name] = Absent() if indicator is None else _facet(indicator)
    return found


def _facet(indicator: Indicator) -> Facet | Refused:
    return Refused(indicator) if is_refused(indicator) else Facet(indicator)


def shown_only(indicator: Indicator | None, at: Span, findings: Findings) -> Indicator | None:
    """Gives what a block may show: nothing of a refused forecast, which is a problem there."""
    if indicator is not None and is_refused(indicator):
        findings.add(refusal(indicator, at))
        return None
    return indicator
