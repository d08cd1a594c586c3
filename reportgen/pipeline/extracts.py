"""Resolve the extracts, each only when it is not in the cache; the engine opens when it is first needed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reportgen.cache import Cache
from reportgen.catalogue import Catalogue
from reportgen.disk import Project
from reportgen.engine import Engine, connect
from reportgen.indicator import Extract
from reportgen.pipeline.model import Stages
from reportgen.problems import Findings
from reportgen.resolve import (
    Inputs,
    Resolver,
    extract_from_json,
    extract_key,
    extract_to_json,
    part_files,
    stands_below,
)


@dataclass(slots=True, kw_only=True)
class Tables:
    """The engine with extracts on it; both come when they are first asked for."""

    cache: Cache
    keys: dict[str, str] = field(default_factory=dict)
    """Extract → the key under which its table is in the cache."""
    _engine: Engine | None = None
    _locked: bool = False

    def engine(self) -> Engine:
        """Gives the engine, opened now when it was not."""
        if self._engine is None:
            self._engine = connect()
        return self._engine

    def ready(self, extracts: Iterable[str]) -> Engine:
        """Gives the engine with these extracts on it."""
        engine = self.engine()
        for name in extracts:
            if name not in engine.extracts:
                place = self.cache.path("table", self.keys[name])
                assert place is not None, "an extract that has a key is in the cache"
                engine.load(name, place)
        return engine

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
class Extraction:
    """What resolving needs."""

    catalogue: Catalogue
    project: Project
    tables: Tables
    kinds: Any
    cut_off: date
    findings: Findings

    def run(self, stages: Stages) -> dict[str, Extract]:
        """Gives the extracts that are whole, in the order of the catalogue."""
        names = [name for name in self.catalogue.extracts if self._remember(name)]
        self.project.tell_refused(self.findings)
        found = {}
        with stages.stage("resolve", len(names)) as step:
            inputs = self._inputs()
            keys = {name: extract_key(name, inputs, self._digest) for name in names}
            absent = [name for name in names if not self._cached(keys[name])]
            resolver = Resolver(self._inputs(open_engine=True)) if absent else None
            for name in names:
                extract = (
                    self._saved(name, keys[name]) if name not in absent else self._made(name, keys[name], resolver)
                )
                if extract is not None:
                    found[name] = extract
                    self.tables.keys[name] = keys[name]
                step(name)
            if resolver is not None:
                resolver.close()
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
        path = self.project.root / "data" / self.catalogue.extracts[name].file
        if not stands_below(path, self.project.root / "data"):
            return True
        whole = path.relative_to(self.project.root).as_posix()
        parts = self.project.files(whole) or (whole,)
        for part in parts if not self.project.refused(whole) else ():
            self.project.digest(part)
        return not any(self.project.refused(part) for part in parts)

    def _digest(self, path: Path) -> str:
        parts = [part.relative_to(self.project.root).as_posix() for part in part_files(path)]
        return "".join(f"{part}:{self.project.digest(part)}" for part in parts)

    def _cached(self, key: str) -> bool:
        return None not in (self.tables.cache.path("table", key), self.tables.cache.get("extract", key))

    def _saved(self, name: str, key: str) -> Extract | None:
        text = self.tables.cache.get("extract", key)
        return None if text is None else extract_from_json(text.decode(), self.catalogue.extracts[name])

    def _made(self, name: str, key: str, resolver: Resolver | None) -> Extract | None:
        """Resolves one extract, and keeps it when nothing is wrong with it."""
        assert resolver is not None, "there is a resolver when an extract is not in the cache"
        findings = Findings()
        extract = resolver.resolve(name, findings)
        self.findings.extend(findings)
        if extract is not None and not findings.problems:
            self.tables.cache.put_file("table", key, lambda place: self.tables.engine().save(name, place))
            self.tables.cache.put("extract", key, extract_to_json(extract).encode())
        return extract
