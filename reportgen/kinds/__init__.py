"""Kinds: the contracts that a plugin fulfils, as tiny frozen dataclasses around functions."""

from reportgen.kinds.contracts import (
    BlockKind,
    ChartKind,
    Draw,
    Picture,
    Reading,
    Scope,
    Setting,
    SourceKind,
    Style,
    drawn_in,
)
from reportgen.kinds.on_demand import OnDemand

__all__ = [
    "BlockKind",
    "ChartKind",
    "Draw",
    "OnDemand",
    "Picture",
    "Reading",
    "Scope",
    "Setting",
    "SourceKind",
    "Style",
    "drawn_in",
]
