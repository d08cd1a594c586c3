"""Compute the indicators, each only when it is not in the cache."""

from collections.abc import Mapping
from dataclasses import replace

from reportgen.cache import Cache
from reportgen.compute import Setting, compute, indicator_from_json, indicator_keys, indicator_to_json
from reportgen.indicator import Extract, Indicator
from reportgen.pipeline.extracts import Tables
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.model import Stages
from reportgen.problems import Findings


def compute_indicators(
    inputs: Inputs, extracts: Mapping[str, Extract], tables: Tables, stages: Stages, findings: Findings
) -> dict[str, Indicator]:
    """Gives the indicators that are whole by their full names."""
    if inputs.report is None:
        return {}
    specs = inputs.report.indicators
    keys = indicator_keys(specs, {name: extract.digest for name, extract in extracts.items()})
    kept = {name: found for name, key in keys.items() if (found := _saved(tables.cache, key)) is not None}
    setting = Setting(
        declared=inputs.report.declared,
        broken_extracts=frozenset(inputs.catalogue.declared) - frozenset(extracts),
        kept={name: replace(indicator, at=specs[name][0].at()) for name, indicator in kept.items()},
    )
    with stages.stage("compute", len(specs)) as step:
        computed = compute(specs, extracts, tables, findings, setting)
        for name, indicator in computed.items():
            if name not in kept and name in keys:
                tables.cache.put_json("indicator", keys[name], indicator_to_json(indicator))
            step(name)
    return computed


def _saved(cache: Cache, key: str) -> Indicator | None:
    stored = cache.get_json("indicator", key)
    return None if stored is None else indicator_from_json(stored)
