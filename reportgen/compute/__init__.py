"""Compute: indicators from extracts, through one query each and then exact steps; every number with its provenance."""

from reportgen.compute.keys import THRESHOLD, extract_digests, indicator_key, indicator_keys, indicator_parts
from reportgen.compute.names import links
from reportgen.compute.setting import Engine, Setting
from reportgen.compute.stage import compute
from reportgen.compute.storing import indicator_from_json, indicator_to_json

__all__ = [
    "THRESHOLD",
    "Engine",
    "Setting",
    "compute",
    "extract_digests",
    "indicator_from_json",
    "indicator_key",
    "indicator_keys",
    "indicator_parts",
    "indicator_to_json",
    "links",
]
