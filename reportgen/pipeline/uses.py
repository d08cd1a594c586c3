"""Find what a composed block shows: its values, and the indicators behind its text, figure and table."""

from collections.abc import Iterator

from reportgen.compose.texts import shown_in
from reportgen.document import Block, Section
from reportgen.pipeline.prepare import Prepared
from reportgen.spec import BlockSpec

_NAMING = ("data", "table", "printed", "annex", "backtests")
"""The keys under which a block names indicators."""


def indicators_of(block: Block, section: Section, prepared: Prepared) -> set[str]:
    """Gives the full names of the indicators that a block rests on."""
    named = {name for run in shown_in(block) if (name := indicator_name(run.value, prepared)) is not None}
    for spec in (spec for each in _specs(prepared) for spec in each if spec.id == block.id):
        for key in _NAMING:
            given = getattr(spec.spec, key, None) or ()
            for name in (given,) if isinstance(given, str) else given:
                named |= _full(name, section, prepared)
        for name, _ in spec.spec.drawn_from() if hasattr(spec.spec, "drawn_from") else ():
            named |= _full(name, section, prepared)
    return named


def _full(name: str, section: Section, prepared: Prepared) -> set[str]:
    return {full for full in (f"{section.id}.{name}", name) if full in prepared.indicators}


def indicator_name(value: str, prepared: Prepared) -> str | None:
    """Gives the indicator that a value's id belongs to: `routes.by_route[Black Sea,2015]` → `routes.by_route`."""
    name = value.split("[", maxsplit=1)[0]
    while name and name not in prepared.indicators:
        name = name.rpartition(".")[0]
    return name or None


def _specs(prepared: Prepared) -> Iterator[tuple[BlockSpec, ...]]:
    report = prepared.inputs.report
    for section in report.sections if report else ():
        yield section.blocks
