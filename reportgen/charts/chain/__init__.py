"""Chain: what rests on what, in columns from the left to the right; drawn from records, never from an indicator."""

from reportgen.charts.chain.spec import ChainSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="chain", spec=ChainSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "ChainSpec"]
