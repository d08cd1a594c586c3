"""Compute the indicators, each only when it is not in the cache."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from reportgen.compute import (
    Setting,
    compute,
    extract_digests,
    indicator_from_json,
    indicator_keys,
    indicator_parts,
    indicator_to_json,
)
from reportgen.indicator import Extract, Indicator
from reportgen.pipeline.extracts import Tables
from reportgen.pipeline.ground import tool
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.model import Stages
from reportgen.problems import Findings


def compute_indicators(
    inputs: Inputs, extracts: Mapping[str, Extract], tables: Tables, stages: Stages, findings: Findings
) -> dict[str, Indicator]:
    """Gives the indicators that are whole by their full names."""
    if inputs.report is None:
        return {}
    specs, journal = inputs.report.indicators, tables.journal
    broken = frozenset(inputs.catalogue.declared) - frozenset(extracts)
    digests = extract_digests(extracts)
    keys = indicator_keys(specs, digests)
    kept = {}
    for name in keys:
        journal.key("indicator", name, {**indicator_parts(name, specs, digests, keys), **tool()})
        refused = any(each in (specs[name][0].sql or "") for each in broken)
        if not refused and (stored := journal.get("indicator", name)) is not None:
            kept[name] = replace(_stored(stored), at=specs[name][0].at())
    setting = Setting(declared=inputs.report.declared, broken_extracts=broken, kept=kept, keys=keys)
    with stages.stage("compute", len(specs)) as step:
        computed = compute(specs, extracts, tables, findings, setting)
        for name, indicator in computed.items():
            if name not in kept and name in keys:
                journal.put("indicator", name, json.dumps(indicator_to_json(indicator), ensure_ascii=False).encode())
            step(name)
    return computed


@lru_cache(maxsize=2048)
def _stored(stored: bytes) -> Indicator:
    return indicator_from_json(json.loads(stored))
