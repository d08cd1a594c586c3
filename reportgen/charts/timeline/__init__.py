"""Timeline: events in lanes, days as dots and a time long enough to draw as a bar as long as it was, each with its source."""

from reportgen.charts.timeline.spec import TimelineSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="timeline", spec=TimelineSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "TimelineSpec"]
