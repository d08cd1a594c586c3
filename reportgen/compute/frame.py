"""Frame: an indicator while it is computed: lines with their provenance; every step takes a frame and gives a frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportgen.comparison import Line, lines_of, reading_order
from reportgen.indicator import Indicator, Note, Source, Unit, Wholes
from reportgen.outlook import Outlook
from reportgen.table import Column, Row, Table
from reportgen.templating.cells import is_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Lines under dimensions and measures, and what is known about them."""

    dimensions: tuple[Column, ...]
    measures: tuple[Column, ...]
    lines: tuple[Line, ...]
    unit: Unit
    decimals: int
    additive: bool
    """Whether its numbers are sums or counts of disjoint rows."""
    words: tuple[str, ...]
    """The definition, phrase by phrase."""
    query: str
    extracts: tuple[str, ...]
    rows_read: int
    shares: bool = False
    """Whether its numbers are shares, which may be added within one whole."""
    apart: tuple[str, ...] = ()
    """The dimensions across which nothing is added up: editions and vintages, units, the wholes of shares."""
    change: bool = False
    absent: str = ""
    some: bool = False
    """Whether its rows are only some parts of a whole that stands elsewhere."""
    wholes: Wholes | None = None
    """What they are parts of, by the dimensions beside theirs."""
    unknown_share: Decimal = Decimal(0)
    notes: tuple[Note, ...] = field(default=())
    """Notes about the whole, beside those of its lines."""
    cited: tuple[Source, ...] = ()
    """Sources of the whole, beside those of its lines."""
    outlook: Outlook | None = None
    """How it was forecast, where it is a forecast."""

    def index(self, name: str) -> int:
        """Gives the index of a dimension."""
        return self.names.index(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the dimensions."""
        return tuple(column.name for column in self.dimensions)

    def but(self, lines: Iterable[Line], *words: str) -> "Frame":
        """Gives the frame with other lines, and says why."""
        return replace(self, lines=tuple(lines), words=(*self.words, *words))

    def varies(self, name: str) -> bool:
        """Says whether lines differ in a dimension."""
        index = self.index(name)
        return len({line.keys[index] for line in self.lines}) > 1

    def given_by(self, names: Sequence[str]) -> "Frame":
        """Gives the frame under fewer dimensions; what a dropped one kept apart can no longer be added up."""
        lost = [name for name in self.apart if name not in names]
        mixed = any(self.varies(name) for name in lost)
        return replace(
            self,
            dimensions=tuple(self.dimensions[self.index(name)] for name in names),
            apart=tuple(name for name in self.apart if name in names),
            additive=self.additive and not mixed,
            shares=self.shares and not mixed,
        )

    def times(self) -> tuple[str, ...]:
        """Gives the dimensions that are time."""
        return tuple(column.name for column in self.dimensions if is_time(column))


def whole_periods(frame: Frame) -> Frame:
    """Drops every period of which some part is incomplete, in all series."""
    times = [frame.index(name) for name in frame.times()]
    broken = {tuple(line.keys[index] for index in times) for line in frame.lines if line.incomplete}
    kept = [line for line in frame.lines if tuple(line.keys[index] for index in times) not in broken]
    return frame.but(kept if times else [line for line in frame.lines if not line.incomplete])


def sorted_lines(lines: Iterable[Line], dimensions: Sequence[Column]) -> tuple[Line, ...]:
    """Gives lines by their keys, codes in the order of their lists; other, unknown and total come last."""
    parts = ("", "other", "unknown", "total", "difference")
    places = [{each.code: place for place, each in enumerate(column.codes)} for column in dimensions]

    def order(line: Line) -> tuple[int, list[tuple[int, tuple[int, object]]]]:
        keys = zip(places, line.keys, strict=True)
        return parts.index(line.part), [(found.get(key, len(found)), reading_order(key)) for found, key in keys]  # type: ignore[arg-type]

    return tuple(sorted(lines, key=order))


def frame_of(indicator: Indicator) -> Frame:
    """Opens a computed indicator for further steps."""
    lines = lines_of(indicator)
    used = {note for line in lines for note in line.notes}
    cited = {source for line in lines for source in line.sources}
    return Frame(
        dimensions=indicator.table.dimensions,
        measures=indicator.table.measures,
        lines=lines,
        unit=indicator.unit,
        decimals=indicator.decimals,
        additive=indicator.additive or indicator.adds == "sums",
        shares=indicator.adds == "shares",
        apart=indicator.apart,
        words=(indicator.definition,),
        query=f"from `{indicator.id}`",
        extracts=indicator.extracts,
        rows_read=indicator.rows_read,
        change=indicator.change,
        absent=indicator.absent,
        some=indicator.some,
        wholes=indicator.wholes,
        unknown_share=indicator.unknown_share,
        notes=tuple(note for note in indicator.notes if note not in used),
        cited=tuple(source for source in indicator.sources if source not in cited),
        outlook=indicator.outlook,
    )


def table_of(frame: Frame, sources: Sequence[Source], notes: Sequence[Note]) -> Table:
    """Gives the table whose rows point into the indicator's sources and notes."""
    rows = tuple(
        Row(
            keys=line.keys,
            cells=line.cells,
            part=line.part,
            sources=tuple(sorted({sources.index(source) for source in line.sources})),
            notes=tuple(sorted({notes.index(note) for note in line.notes})),
        )
        for line in frame.lines
    )
    return Table(dimensions=frame.dimensions, measures=frame.measures, rows=rows)
