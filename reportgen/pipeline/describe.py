"""Describe a data file: look at it, write its entry into the catalogue, and see that the entry holds."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportgen.catalogue import PLACEHOLDER, Catalogue, catalogue_of, check_names, read_extracts
from reportgen.disk import Project, rewrite
from reportgen.engine import Engine, connect
from reportgen.examine import Asked, Draft, draft, entry_text
from reportgen.nodes import Map
from reportgen.pipeline.inputs import CATALOGUE, read_inputs
from reportgen.pipeline.insertion import tree_of, with_entry
from reportgen.pipeline.places import Place, id_of, place_of
from reportgen.plugins import shelves
from reportgen.problems import Findings, Problem
from reportgen.resolve import Inputs, parse_period, resolve

_EMPTY = b"# yaml-language-server: $schema=.schema/catalogue.json\nextracts:\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What was written: the entry's id and line, what was found, what nobody but an editor knows, what is wrong."""

    id: str
    line: int
    columns: int
    rows: int
    key: tuple[str, ...]
    doubts: int
    placeholders: tuple[str, ...]
    copied: str
    also: tuple[str, ...]
    """Entries that read the same file already."""
    problems: tuple[Problem, ...]
    """What `check` will say of the entry, but for the placeholders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What an entry is written with."""

    root: Path
    data: bytes
    """The catalogue as it is."""
    catalogue: Catalogue
    engine: Engine
    cut_off: date


def describe(root: Path, given: Path, wanted: str, *, copy: bool) -> Described:
    """Writes the entry of a data file into the catalogue.

    Raises `ReportError` when the file or the catalogue cannot be read, and `WrongUsageError` for a wrong place or id.
    """
    project = Project(root)
    data = project.bytes(CATALOGUE) or _EMPTY
    taken = tree_of(data, CATALOGUE).find("extracts")
    inputs = read_inputs(project, shelves(), Findings())
    place = place_of(root, given, copy=copy)
    name = id_of(wanted, place.source, tuple(taken) if isinstance(taken, Map) else ())
    cut_off = inputs.report.frame.cut_off if inputs.report is not None else date.max
    with _engine() as engine, _copied(place):
        desk = _Desk(root=root, data=data, catalogue=inputs.catalogue, engine=engine, cut_off=cut_off)
        found = _drafted(desk, place)
        problems = _wrong(desk, name, found)
        if any(problem.code == "repeated-key-row" for problem in problems):
            found = replace(found, key=(), key_doubt="no key: what told rows apart no longer does when cells are read")
            problems = _wrong(desk, name, found)
        fresh, line = with_entry(data, CATALOGUE, entry_text(name, found))
        rewrite(root / CATALOGUE, fresh)
    return Described(
        id=name, line=line, columns=len(found.columns), rows=found.rows, key=found.key,
        doubts=entry_text(name, found).count("# ?"),
        placeholders=tuple(key for key, (said, _) in found.given.items() if said == PLACEHOLDER),
        copied=place.file if place.copy else "",
        also=tuple(key for key, spec in inputs.catalogue.extracts.items() if spec.file == place.file),
        problems=problems,
    )  # fmt: skip


@contextmanager
def _engine() -> Iterator[Engine]:
    engine = connect()
    try:
        yield engine
    finally:
        engine.close()


@contextmanager
def _copied(place: Place) -> Iterator[None]:
    """Copies the file into `data/` where that was asked; takes the copy away again when it cannot be described."""
    if place.copy:
        place.target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(place.source, place.target)
    try:
        yield
    except BaseException:
        if place.copy:
            place.target.unlink()
        raise


def _drafted(desk: _Desk, place: Place) -> Draft:
    """Gives the draft. Raises `ReportError` with what makes the file unreadable."""
    findings = Findings()
    asked = Asked(
        path=place.target, shown=f"data/{place.file}", file=place.file, kinds=shelves().sources,
        catalogue=desk.catalogue, engine=desk.engine, is_period=lambda text: parse_period(text) is not None,
        findings=findings,
    )  # fmt: skip
    found = draft(asked)
    findings.settle()
    assert found is not None, "what cannot be drafted has a problem"
    return found


def _wrong(desk: _Desk, name: str, found: Draft) -> tuple[Problem, ...]:
    """Gives what `check` would say of the entry, but for its placeholders: it is read and resolved as in a build."""
    findings = Findings()
    text, line = with_entry(desk.data, CATALOGUE, entry_text(name, found))
    extracts = read_extracts(tree_of(text, CATALOGUE), Findings())
    whole = catalogue_of(extracts, {**desk.catalogue.codes, **desk.catalogue.sources, **desk.catalogue.places})
    broken = check_names(whole, findings)
    if name not in extracts or name in broken:
        return tuple(problem for problem in findings.errors if problem.at.file == CATALOGUE and problem.at.line >= line)
    findings = Findings()
    inputs = Inputs(
        catalogue=whole, root=desk.root / "data", kinds=shelves().sources, engine=desk.engine, cut_off=desk.cut_off
    )
    resolve(inputs, findings, [name])
    return tuple(findings.errors)
