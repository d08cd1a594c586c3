"""Resolve: from data files and the catalogue to typed, tested extracts on the engine."""

from reportgen.resolve.inputs import Inputs, file_digest, part_files, stands_below
from reportgen.resolve.periods import parse_period
from reportgen.resolve.saved import extract_from_json, extract_key, extract_parts, extract_to_json, needs
from reportgen.resolve.stages import Resolver, resolve

__all__ = [
    "Inputs", "Resolver", "extract_from_json", "extract_key", "extract_parts", "extract_to_json", "file_digest", "needs",
    "parse_period",
    "part_files", "resolve", "stands_below",
]  # fmt: skip
