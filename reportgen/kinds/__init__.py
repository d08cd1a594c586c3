"""Kinds: the contracts that a plugin fulfils, and what it may ask."""

from reportgen.kinds.contracts import BlockKind, ChartKind, Draw, Reading, SourceKind, drawn_in
from reportgen.kinds.ledger import Cited, Ledger, Rated
from reportgen.kinds.on_demand import OnDemand
from reportgen.kinds.picture import Picture
from reportgen.kinds.scope import Scope
from reportgen.kinds.style import Setting, Style

__all__ = [
    "BlockKind",
    "ChartKind",
    "Cited",
    "Draw",
    "Ledger",
    "OnDemand",
    "Picture",
    "Rated",
    "Reading",
    "Scope",
    "Setting",
    "SourceKind",
    "Style",
    "drawn_in",
]
