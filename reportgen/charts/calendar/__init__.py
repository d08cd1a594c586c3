"""Calendar: years down, months across, shaded in steps, with each year's total beside it; what is missing is hatched."""

from reportgen.charts.calendar.spec import CalendarSpec
from reportgen.kinds import ChartKind, drawn_in

KIND = ChartKind(name="calendar", spec=CalendarSpec, draw=drawn_in(__name__))

__all__ = ["KIND", "CalendarSpec"]
