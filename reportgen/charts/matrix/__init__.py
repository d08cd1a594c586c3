"""Matrix: entries in the cells of two ordinal scales; nothing is multiplied, and colours must not contradict themselves."""

from reportgen.charts.matrix.spec import MatrixSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="matrix", spec=MatrixSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "MatrixSpec"]
