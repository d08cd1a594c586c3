"""Problems: what is wrong with an author's file, as values with places, gathered low down and printed only at the top."""

from reportgen.problems.codes import CODES
from reportgen.problems.model import Findings, Level, Problem, ReportError, Span
from reportgen.problems.nearby import did_you_mean, listed, unseen
from reportgen.problems.ways import WAYS

__all__ = ["CODES", "WAYS", "Findings", "Level", "Problem", "ReportError", "Span", "did_you_mean", "listed", "unseen"]
