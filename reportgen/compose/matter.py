"""Matter: what composing has to work with, the same for every section of an edition, and what it gathers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reportgen.atlas import Survey
from reportgen.compose.records import Records
from reportgen.document import Label
from reportgen.indicator import Extract, Indicator, Source
from reportgen.kinds import ChartKind, Picture, Style
from reportgen.nodes import Prose
from reportgen.problems import Findings, Span
from reportgen.spec import AspectList


@dataclass(slots=True, kw_only=True)
class Matter:
    """What is the same for every section of an edition, and what composing gathers."""

    indicators: Mapping[str, Indicator]
    declared: frozenset[str]
    """Every indicator that was declared, also those that turned out broken."""
    sections: tuple[str, ...]
    extracts: Mapping[str, Extract]
    charts: Mapping[str, ChartKind]
    style: Style
    language: str
    abbreviations: Mapping[str, str]
    picture: Callable[[str, Span], str | None]
    findings: Findings
    kept: Callable[[str, Mapping[str, str], Callable[[], Picture | None]], Picture | None] = field(
        default=lambda _name, _made_of, draw: draw()
    )
    """Gives a picture by its name and all that it is made of, drawn now when it was not before."""
    survey: Callable[[], Survey | None] = field(default=lambda: None)
    """Gives what maps are drawn from; nothing after adding the problem."""
    records: Records = field(default_factory=Records)
    """Judgements, evidence and the rest: what is declared of them, and what is gathered."""
    aspects: Callable[[str, Span], AspectList | None] = field(default=lambda _name, _at: None)
    """Gives a list of aspects by its name; nothing after adding the problem."""
    named: dict[str, dict[str, object]] = field(default_factory=dict, init=False)
    """Section → what an expression may name there by its short name; filled when the first expression asks."""
    labels: dict[str, Label] = field(default_factory=dict)
    used_abbreviations: set[str] = field(default_factory=set)
    used_sources: dict[Source, list[str]] = field(default_factory=dict)
    source_numbers: dict[str, int] = field(default_factory=dict)
    """Source as it is cited in full → its number, in the order of first use."""
    lists_sources: bool = False
    """Whether the report has a list of sources that numbers can lead to."""
    cited: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """Address that prose links to → what it is called there, and the blocks."""
    places: dict[str, str] = field(default_factory=dict)
    """Block → the section it stands in."""
    numbers: dict[str, int] = field(default_factory=lambda: {"figure": 0, "table": 0})
    unprinted: list[object] = field(default_factory=list)
    """What is read for its problems alone: branches that are not taken, and blocks that are left out."""
    left_out: dict[str, Prose] = field(default_factory=dict)
    """What a condition leaves out, by its id, and the condition."""

    def aside(self, findings: Findings) -> "Matter":
        """Gives the same to compose something in that will not be printed: what is gathered there is lost."""
        found = replace(
            self, findings=findings, kept=_anew, labels={}, used_abbreviations=set(), used_sources={}, places={}, cited={},
            source_numbers=dict(self.source_numbers), numbers=dict(self.numbers), unprinted=[], left_out={},
            records=self.records.aside(),
        )  # fmt: skip
        found.named = self.named
        return found


def _anew(_name: str, _made_of: Mapping[str, str], draw: Callable[[], Picture | None]) -> Picture | None:
    return draw()
