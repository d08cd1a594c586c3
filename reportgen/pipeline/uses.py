"""Find what a composed block shows: its values, and the indicators behind its text, figure and table."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from reportgen.document import Block, Section, Shown
from reportgen.pipeline.prepare import Prepared
from reportgen.spec import BlockSpec

_NAMING = ("data", "table", "printed", "annex")
"""The keys under which a block names indicators."""


def shown_in(value: object) -> Iterator[Shown]:
    """Gives every value that stands anywhere below, in order."""
    if isinstance(value, Shown):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from shown_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from shown_in(getattr(value, field.name))


def indicators_of(block: Block, section: Section, prepared: Prepared) -> set[str]:
    """Gives the full names of the indicators that a block rests on."""
    named = {name for run in shown_in(block) if (name := indicator_name(run.value, prepared)) is not None}
    for spec in (spec for each in _specs(prepared) for spec in each if spec.id == block.id):
        for key in _NAMING:
            given = getattr(spec.spec, key, None) or ()
            for name in (given,) if isinstance(given, str) else given:
                named |= {full for full in (f"{section.id}.{name}", name) if full in prepared.indicators}
    return named


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
