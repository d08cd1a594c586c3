"""Scene of a timeline: its events by lane, each with its time, its words, its kind and who published it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.charts.inks import given_out
from reportgen.charts.shown import key_text
from reportgen.charts.timeline.spec import TimelineSpec
from reportgen.charts.timeline.when import When, when_of
from reportgen.indicator import Indicator
from reportgen.kinds import Style
from reportgen.problems import Findings, did_you_mean, listed
from reportgen.table import Column, Key, Listed, Row
from reportgen.templating.citations import cite_publisher

_AIR = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event."""

    when: When
    text: str
    lane: str
    kind: str
    colour: str
    """The colour that the code list gives its kind; nothing when it gives none."""
    cited: tuple[str, ...]
    """Who published it, and who quotes that."""
    bold: bool
    indicator: Indicator
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both widths of the picture are drawn from."""

    spec: TimelineSpec
    events: tuple[Event, ...]
    """By lane and time."""
    undated: tuple[str, ...]
    """What happened nobody says when."""
    style: Style
    language: str
    label: str

    @property
    def drawn(self) -> tuple[Event, ...]:
        """The events as they are drawn: what several rows say of one, "X: a" and "X: b", is one, "X: a; b"."""
        found: dict[tuple[object, ...], Event] = {}
        for event in self.events:
            head, colon, rest = event.text.partition(": ")
            one = (head, event.lane, event.kind, event.when, event.cited) if colon else (id(event),)
            before = found.get(one)
            both = replace(before, text=f"{before.text}; {rest}", bold=before.bold or event.bold) if before else event
            found[one] = both
        return tuple(found.values())

    @property
    def lanes(self) -> tuple[str, ...]:
        """The names of the lanes, in the order of the data."""
        return tuple(dict.fromkeys(event.lane for event in self.events))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of events, in the order of the data."""
        return tuple(dict.fromkeys(event.kind for event in self.events if event.kind))

    @property
    def inks(self) -> Mapping[str, str]:
        """Kind of event → its colour."""
        wishes = {event.kind: event.colour for event in reversed(self.events) if event.kind}
        every = (column for event in self.events for column in event.indicator.table.dimensions)
        columns = dict.fromkeys(column for column in every if column.name == self.spec.series)
        found = given_out([wishes[kind] for kind in self.kinds], tuple(columns), self.style)
        return dict(zip(self.kinds, found, strict=True))

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last place on the axis of days, with a little air."""
        places = [event.when.place for event in self.events]
        first, last = min(start for start, _ in places), max(end for _, end in places)
        air = max(1, (last - first) // _AIR)
        return first - air, last + air


def dimensions_exist(spec: TimelineSpec, indicators: Mapping[str, Indicator], findings: Findings) -> bool:
    """Checks that the indicators have the dimensions that are named, and that one of them is of times."""
    found = True
    for name, given in indicators.items():
        columns = {column.name: column for column in given.table.dimensions}
        for key in ("x", "what", "lanes", "series"):
            wanted = getattr(spec, key)
            if wanted is not None and wanted not in columns:
                hint = (
                    did_you_mean(wanted, columns)
                    or f"it is given by {listed(columns)}; `rows:` in the indicator names what it lists"
                )
                findings.error("unknown-dimension", f"`{name}` is not given by `{wanted}`", spec.at(key), hint=hint)
                found = False
        if spec.x in columns and columns[spec.x].kind == "text":
            message = f"`{spec.x}` of `{name}` is text, and a timeline needs dates, periods or years"
            hint = "declare the column as `type: period` or `type: date` in the catalogue"
            findings.error("wrong-chart", message, spec.at("x"), hint=hint)
            found = False
    return found


def scene_of(spec: TimelineSpec, indicators: Mapping[str, Indicator], style: Style, language: str) -> Scene:
    """Gives the scene of indicators that have what is asked for."""
    events: list[Event] = []
    undated: list[str] = []
    for given in indicators.values():
        for row in given.table.rows:
            words = {
                key: _words(spec, given, (getattr(spec, key), row), language) for key in ("what", "lanes", "series")
            }
            when = when_of(row.keys[given.table.dimension(spec.x)])
            if when is None:
                undated.append(words["what"])
            else:
                events.append(_event(spec, given, (row, when), words, language))
    lanes = list(dict.fromkeys(event.lane for event in events))
    events.sort(key=lambda event: (lanes.index(event.lane), event.when.place, event.text))
    label = next(iter(indicators.values())).label
    return Scene(spec=spec, events=tuple(events), undated=tuple(undated), style=style, language=language, label=label)


def _event(
    spec: TimelineSpec, given: Indicator, when: tuple[Row, When], words: Mapping[str, str], language: str
) -> Event:
    row, dated = when
    keys = [str(row.keys[given.table.dimension(name)]) for name in (spec.what, spec.lanes, spec.series) if name]
    return Event(
        when=dated,
        text=words["what"],
        lane=words["lanes"],
        kind=words["series"],
        colour=found.colour if spec.series and (found := _listed(spec.series, given, row)) else "",
        cited=tuple(dict.fromkeys(cite_publisher(given.sources[index], language) for index in row.sources)),
        bold=any(word in spec.highlight for word in (*keys, *words.values())),
        indicator=given,
        row=row,
    )


def _listed(name: str, given: Indicator, row: Row) -> Listed | None:
    """Gives what the code list says of a row's value of a dimension."""
    place = given.table.dimension(name)
    return given.table.dimensions[place].listed(row.keys[place])


def _words(spec: TimelineSpec, given: Indicator, of: tuple[str | None, Row], language: str) -> str:
    """Gives the value of a dimension as the picture names it; nothing where no dimension is asked for."""
    name, row = of
    if name is None:
        return ""
    place = given.table.dimension(name)
    column: Column = given.table.dimensions[place]
    key: Key = row.keys[place]
    called = {**{each.code: each.name for each in column.codes}, **spec.names}
    text = key_text(key, row.part, called, language)
    return text[:1].upper() + text[1:]


def names_exist(spec: TimelineSpec, scene: Scene, findings: Findings) -> bool:
    """Checks that what `highlight` and `names` speak of is there."""
    keys = {str(key) for event in scene.events for key in event.row.keys}
    known = (
        keys
        | {word for event in scene.events for word in (event.text, event.lane, event.kind)}
        | set(spec.names.values())
    )
    wrong = [("highlight", name) for name in spec.highlight if name not in known]
    wrong += [("names", name) for name in spec.names if name not in keys]
    for key, name in wrong:
        at = spec.at(key, name) if key == "names" else spec.at(key)
        message = f"`{key}` speaks of `{name}`, which the timeline does not show"
        findings.error("unknown-category", message, at, hint=did_you_mean(name, known))
    return not wrong
