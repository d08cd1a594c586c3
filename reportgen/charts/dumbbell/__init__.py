"""Dumbbell: two numbers a row, before and after or of two groups, the way from one to the other and how far it is."""

from reportgen.charts.dumbbell.spec import DumbbellSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="dumbbell", spec=DumbbellSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "DumbbellSpec"]
