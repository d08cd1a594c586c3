"""Resolve the extracts, each only when it is not in the cache; the engine opens when it is first needed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Self

from reportgen.catalogue import Catalogue, ExtractSpec
from reportgen.disk import Project
from reportgen.engine import Engine, connect
from reportgen.indicator import Extract
from reportgen.pipeline.ground import tool
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.model import Stages
from reportgen.problems import Findings
from reportgen.resolve import (
    Inputs,
    Resolver,
    extract_from_json,
    extract_parts,
    extract_to_json,
    part_files,
)


@dataclass(slots=True, kw_only=True)
class Tables:
    """The engine with extracts on it; both come when they are first asked for, and may stay for the next build."""

    journal: Journal
    keys: dict[str, str] = field(default_factory=dict)
    """Extract → the key under which its table is in the cache."""
    remake: Callable[[str], object] = field(default=lambda _: None)
    """Resolves an extract anew whose table in the cache is damaged or gone."""
    made: dict[str, "Made"] = field(default_factory=dict)
    """Key → what was resolved on this engine and is not in the cache, because something is wrong with it."""
    _engine: Engine | None = None
    _loaded: dict[str, str] = field(default_factory=dict)
    """Extract → the key of the table that the engine has of it."""
    _locked: bool = False
    _read: dict[str, Extract] = field(default_factory=dict)

    def again(self, journal: Journal) -> Self:
        """Keeps the engine for another build, which says anew what it needs."""
        if not self.journal.storing:  # nobody knows what the tables were made of
            self.start_over()
        self._read = {key: self._read[key] for key in self.keys.values() if key in self._read}
        self.journal, self.keys = journal, {}
        return self

    def start_over(self) -> None:
        """Takes an empty engine: what is resolved next meets no table of before."""
        self.close()
        self._loaded, self.made = {}, {}

    def close(self) -> None:
        """Ends the engine, when there is one."""
        if self._engine is not None:
            self._engine.close()
        self._engine, self._locked = None, False

    def engine(self) -> Engine:
        """Gives the engine, opened now when it was not."""
        if self._engine is None:
            self._engine = connect()
        return self._engine

    def ready(self, extracts: Iterable[str]) -> Engine:
        """Gives the engine with these extracts on it; a table is read when it is needed, and only when it is whole."""
        engine = self.engine()
        for name in extracts:
            if self._loaded.get(name) != self.keys[name]:
                place = self.journal.cache.whole_path("table", self.keys[name])
                if place is not None:
                    engine.load(name, place)
                else:
                    self.remake(name)
                self._loaded[name] = self.keys[name]
        return engine

    def keep(self, name: str, made: "Made") -> None:
        """Says that an extract was resolved on the engine; what is whole is in the cache, the rest stays here."""
        self._loaded[name] = self.keys[name]
        if made.extract is None or made.findings.problems:
            self.made[self.keys[name]] = made

    def known(self, name: str) -> "Made | None":
        """Gives what was resolved of an extract that has something wrong with it, while its table is on the engine."""
        key = self.keys[name]
        return self.made.get(key) if self._loaded.get(name) == key else None

    def read(self, key: str, stored: bytes, spec: ExtractSpec) -> Extract:
        """Gives a stored extract, read once for the same entry of the catalogue."""
        if key not in self._read or self._read[key].spec is not spec:
            self._read[key] = extract_from_json(stored.decode(), spec)
        return self._read[key]

    def serves(self, names: Iterable[str]) -> bool:
        """Says whether the engine has these extracts, or may still load them: one that is locked may not."""
        return not self._locked or all(self._loaded.get(name) == self.keys[name] for name in names)

    def table(self, extract_id: str) -> Any:  # noqa: ANN401 Ibis
        """Gives an extract as an Ibis table, loaded now when it was not."""
        return self.ready([extract_id]).table(extract_id)

    def query(self, expression: Any) -> tuple[Any, Any]:  # noqa: ANN401 Ibis
        """Gives the column names and rows of an Ibis expression."""
        return self.engine().query(expression)

    def sql(self, select: str) -> tuple[Any, Any]:
        """Runs an author's SELECT, with every extract loaded and every door of the engine shut."""
        engine = self.ready(self.keys)
        if not self._locked:
            engine.lock()
            self._locked = True
        return engine.sql(select)

    def explain_sql(self, expression: Any) -> str:  # noqa: ANN401 Ibis
        """Gives the SQL of an Ibis expression."""
        return self.engine().explain_sql(expression)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What resolving gave for an extract, and what is wrong with it."""

    extract: Extract | None
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What resolving needs."""

    catalogue: Catalogue
    project: Project
    tables: Tables
    kinds: Any
    cut_off: date
    findings: Findings
    ahead: Callable[[], None] = field(default=lambda: None)
    """Is called when data are new, so that what they will need can begin."""

    @property
    def journal(self) -> Journal:
        """The journal of this build."""
        return self.tables.journal

    def run(self, stages: Stages) -> dict[str, Extract]:
        """Gives the extracts that are whole, in the order of the catalogue."""
        names = [name for name in self.catalogue.extracts if self._remember(name)]
        self.project.tell_refused(self.findings)
        found = {}
        with stages.stage("resolve", len(names)) as step:
            inputs = self._inputs()
            for name in names:
                parts = {**extract_parts(name, inputs, self._digest), **tool()}
                self.tables.keys[name] = self.journal.key("extract", name, parts)
            saved = {name: extract for name in names if (extract := self._saved(name)) is not None}
            absent = [name for name in names if name not in saved and self.tables.known(name) is None]
            if absent or not self.tables.serves(saved):
                self.tables.start_over()
                absent = [name for name in names if name not in saved]
            if any(self.journal.entries["extract", name].why != "troubled" for name in absent):
                self.ahead()
            resolver = Resolver(self._inputs(open_engine=True)) if absent else None
            for name in names:
                extract = saved.get(name) or (self._made(name, resolver) if name in absent else self._told_again(name))
                if extract is not None:
                    found[name] = extract
                step(name)
            if resolver is not None:
                resolver.close()
        self.tables.keys = {name: self.tables.keys[name] for name in found}
        self.tables.remake = self._again
        return found

    def _inputs(self, *, open_engine: bool = False) -> Inputs:
        engine: Any = self.tables.engine() if open_engine else None
        return Inputs(
            catalogue=self.catalogue,
            root=self.project.root / "data",
            kinds=self.kinds,
            engine=engine,
            cut_off=self.cut_off,
        )

    def _remember(self, name: str) -> bool:
        """Puts the extract's files among what this build has read; says whether they may be read."""
        whole = f"data/{self.catalogue.extracts[name].file}"
        if not self.project.stands_in(whole, "data"):
            return True
        whole = PurePosixPath(whole).as_posix()
        parts = self.project.files(whole) or (whole,)
        for part in parts if not self.project.refused(whole) else ():
            self.project.digest(part)
        return not any(self.project.refused(part) for part in parts)

    def _digest(self, path: Path) -> str:
        return "".join(f"{part}:{self.project.digest(part)}" for part in self._parts(path))

    def _parts(self, path: Path) -> list[str]:
        return [part.relative_to(self.project.root).as_posix() for part in part_files(path)]

    def _saved(self, name: str) -> Extract | None:
        """Gives an extract from the cache when its table is there too; that is looked into when it is needed."""
        stored = self.journal.get("extract", name)
        if stored is None:
            return None
        if self.journal.cache.path("table", self.tables.keys[name]) is None:
            self.journal.missed("extract", name, damaged=True)
            return None
        return self.tables.read(self.tables.keys[name], stored, self.catalogue.extracts[name])

    def _made(self, name: str, resolver: Resolver | None) -> Extract | None:
        """Resolves one extract, and keeps it when nothing is wrong with it and its files are as they were."""
        assert resolver is not None, "there is a resolver when an extract is not in the cache"
        findings = Findings()
        extract = resolver.resolve(name, findings)
        self.findings.extend(findings)
        self.tables.keep(name, Made(extract=extract, findings=findings))
        path = self.project.root / "data" / self.catalogue.extracts[name].file
        if extract is None or findings.problems:
            self.journal.trouble("extract", name)
        elif all(self.project.still(part) for part in self._parts(path)):
            self._keep(extract)
        else:
            self.journal.storing = False
        return extract

    def _told_again(self, name: str) -> Extract | None:
        """Gives an extract with something wrong about it as it was resolved before, and tells of that again."""
        made = self.tables.known(name)
        assert made is not None, "what is neither in the cache nor on the engine is resolved"
        self.findings.extend(made.findings)
        self.journal.trouble("extract", name)
        return made.extract

    def _keep(self, extract: Extract) -> None:
        key = self.tables.keys[extract.id]
        self.journal.cache.put_file("table", key, lambda place: self.tables.engine().save(extract.id, place))
        self.journal.put("extract", extract.id, extract_to_json(extract).encode())

    def _again(self, name: str) -> None:
        """Resolves an extract whose table turned out damaged; what is wrong with it was told before."""
        self.journal.missed("extract", name, damaged=True)
        resolver = Resolver(self._inputs(open_engine=True))
        extract = resolver.resolve(name, Findings())
        resolver.close()
        assert extract is not None, "what was whole is whole"
        self._keep(extract)
