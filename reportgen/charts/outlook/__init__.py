"""Outlook: published figures, a forecast that continues them, and the interval that its back-test gave."""

from reportgen.charts.outlook.spec import OutlookSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="outlook", spec=OutlookSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "OutlookSpec"]
