"""Profiles: what types of networks or areas of crime are like, as rows of ordinal levels that nobody adds up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import Field

from reportgen.blocks.cells import cell_of, text_cell
from reportgen.blocks.named import named
from reportgen.blocks.ratings import ProfileSpec, rated
from reportgen.document import Block, Caption, Grid, GridCell, GridRow, Text
from reportgen.kinds import BlockKind, Cited, Scope
from reportgen.spec import AspectList
from reportgen.spec.aspects import UNKNOWN
from reportgen.spec.block import FigureFrame
from reportgen.spec.report import Id

_ACROSS = 6
"""So many profiles stand side by side; more of them run down."""


class ProfilesSpec(FigureFrame):
    """`- profiles: LIST`: ordinal levels with what is not known kept apart."""

    profiles: Id = Field(
        description="What is rated: `networks`, `areas`, `effects`, or a list in data/profiles/ of that name"
    )
    of: tuple[ProfileSpec, ...] = Field(min_length=1, description="The profiles, in the order of print")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one aspect is rated as it is."""

    aspect: str
    level: GridCell
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What stands below the table: one profile, and why it is rated so."""

    name: Text
    reasons: tuple[Reason, ...]
    rests_on: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilesBody:
    """The reasons, profile by profile."""

    profiles: tuple[Profile, ...]
    turned: bool = False
    """Whether profiles run down and aspects across."""


def compose(spec: ProfilesSpec, scope: Scope) -> Block | None:
    """Gives the table of levels, and below it the reasons; nothing after adding what is not rated as the list asks."""
    aspects = scope.aspects(spec.profiles, spec.at("profiles"))
    if aspects is None or not rated(spec.of, aspects, scope.findings):
        return None
    profiles = tuple(_profile(each, aspects, scope) for each in spec.of)
    caption = _caption(scope.caption("table", spec, ()), profiles, aspects, scope)
    return Block(
        id=spec.id or "",
        kind="profiles",
        body=ProfilesBody(profiles=profiles, turned=_is_turned(spec, aspects)),
        grid=_grid(spec, aspects, profiles, scope),
        caption=caption,
        at=spec.at(),
    )


def _is_turned(spec: ProfilesSpec, aspects: AspectList) -> bool:
    return len(spec.of) > min(_ACROSS, len(aspects.aspects))


def _profile(spec: ProfileSpec, aspects: AspectList, scope: Scope) -> Profile:
    reasons = tuple(
        Reason(aspect=name, level=_level(spec, key, aspects, scope), text=scope.line(spec.basis[key]))
        for key, name in aspects.aspects.items()
        if key in spec.basis
    )
    rests_on = scope.ledger.cited(named(spec, "evidence"), by="profiles")
    return Profile(name=scope.line(spec.name), reasons=reasons, rests_on=rests_on)


def _level(spec: ProfileSpec, key: str, aspects: AspectList, scope: Scope) -> GridCell:
    level = spec.levels[key]
    place = aspects.levels.index(level) + 1 if level != UNKNOWN else 0
    said = level if place else scope.say("level-unknown")
    return replace(text_cell(said, scope, "level"), raw=level, level=(place, len(aspects.levels)))


def _caption(caption: Caption, profiles: Sequence[Profile], aspects: AspectList, scope: Scope) -> Caption:
    """Gives the caption with the sources and notes of the numbers in the reasons, and whose reading the levels are."""
    said = tuple(run for profile in profiles for reason in profile.reasons for run in reason.text)
    reading = scope.words(scope.ledger.specimen)
    rule = scope.words(scope.say("profiles-note"))
    notes = (*([reading] if reading else []), *caption.notes, *scope.notes_of(said), rule)
    levels = scope.words(scope.say("profiles-levels", what=aspects.title, levels=", ".join(aspects.levels)))
    return replace(
        caption,
        subtitle=caption.subtitle or levels,
        sources=scope.cite_below(scope.sources_of(said)),
        notes=tuple(dict.fromkeys(notes)),
    )


def _grid(spec: ProfilesSpec, aspects: AspectList, profiles: Sequence[Profile], scope: Scope) -> Grid:
    """Gives aspects down and profiles across, or the other way round where profiles are many."""
    names = [cell_of(profile.name, _plain(profile.name), "level") for profile in profiles]
    heads = [text_cell(name, scope, "level") for name in aspects.aspects.values()]
    levels = [[_level(each, key, aspects, scope) for key in aspects.aspects] for each in spec.of]
    counts = [_count(each, scope) for each in spec.of]
    noted = [{reason.aspect: _plain(reason.text) for reason in profile.reasons} for profile in profiles]
    rated_head = text_cell(scope.say("profiles-rated"), scope, "level")
    if _is_turned(spec, aspects):
        rows = zip(names, levels, counts, noted, strict=True)
        return Grid(
            columns=(text_cell(scope.say("profiles-profile"), scope), *heads, rated_head),
            rows=tuple(
                GridRow(cells=(_head(name), *found, count), notes=tuple(why.items()))
                for name, found, count, why in rows
            ),
        )
    down = [
        GridRow(cells=(_head(head), *(each[at] for each in levels)), notes=tuple(_noted(head.raw, names, noted)))
        for at, head in enumerate(heads)
    ]
    last = GridRow(cells=(_head(rated_head), *counts), role="unknown")
    return Grid(columns=(text_cell(scope.say("profiles-aspect"), scope), *names), rows=(*down, last))


def _noted(aspect: str, names: Sequence[GridCell], noted: Sequence[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Gives the reasons for the levels of an aspect, each with the profile that it is of, for the CSV."""
    yield from ((name.raw, why[aspect]) for name, why in zip(names, noted, strict=True) if aspect in why)


def _count(spec: ProfileSpec, scope: Scope) -> GridCell:
    """Counts what is known and what is not: of levels themselves nothing is computed."""
    count = len(spec.levels)
    unknown = sum(level == UNKNOWN for level in spec.levels.values())
    message = "profiles-count" if unknown else "profiles-count-all"
    return text_cell(scope.say(message, known=count - unknown, unknown=unknown, all=count), scope, "level")


def _head(cell: GridCell) -> GridCell:
    return replace(cell, kind="text")


def _plain(text: Text) -> str:
    return "".join(
        getattr(run, "text", "") or getattr(run, "short", "") or _plain(getattr(run, "runs", ())) for run in text
    )


KIND = BlockKind(name="profiles", spec=ProfilesSpec, compose=compose, labelled="table")
