"""Analysis: the words of likelihood, the grades of evidence, and the graph from evidence to recommendations."""

from reportgen.analysis.falling import Fate, fates
from reportgen.analysis.grades import UNGRADED, GradeScheme, grade_of, grade_words
from reportgen.analysis.graph import Fact, Graph, Link, LinkKind, Node, NodeKind
from reportgen.analysis.reading import Scales, read_scales
from reportgen.analysis.yardstick import Band, Refusal, Term, Yardstick

__all__ = [
    "UNGRADED",
    "Band",
    "Fact",
    "Fate",
    "GradeScheme",
    "Graph",
    "Link",
    "LinkKind",
    "Node",
    "NodeKind",
    "Refusal",
    "Scales",
    "Term",
    "Yardstick",
    "fates",
    "grade_of",
    "grade_words",
    "read_scales",
]
