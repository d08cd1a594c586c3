"""Compute every indicator: exact numbers with unit, sources and notes; what is broken is left out and reported."""

from collections.abc import Mapping

from reportgen.compute.names import Specs, check_names, in_order, warn_same
from reportgen.compute.setting import Engine, Setting
from reportgen.indicator import Extract, Indicator
from reportgen.problems import Findings


def compute(
    specs: Specs, extracts: Mapping[str, Extract], engine: Engine, findings: Findings, setting: Setting | None = None
) -> dict[str, Indicator]:
    """Gives every indicator that is whole, by full name in the order of the specs."""
    setting = setting or Setting()
    declared = frozenset(specs) | setting.declared
    broken = check_names(specs, declared, findings)
    order = [name for name in in_order(specs, declared, findings) if name not in broken]
    found: Mapping[str, Indicator] = setting.kept
    if not all(name in found for name in order):
        from reportgen.compute.working import Work, worked  # of which a build that computes nothing needs nothing

        work = Work(
            specs=specs, extracts=extracts, engine=engine, findings=findings, setting=setting, declared=declared
        )
        found = worked(order, work)
    whole = {name: found[name] for name in specs if name in found and name in order}
    warn_same({name: specs[name] for name in whole}, declared, findings)
    return whole
