"""A small catalogue of made-up numbers that can be added by hand, and the real data, both through the real stages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from reportgen.catalogue import CodeList, SourceList, catalogue_of, read_codes, read_extracts
from reportgen.compute import Setting, compute
from reportgen.engine import Engine, connect
from reportgen.indicator import Extract, Indicator
from reportgen.nodes import Map, parse_yaml, read_model
from reportgen.problems import Findings
from reportgen.resolve import Inputs, resolve
from reportgen.sources import SOURCES
from reportgen.spec import IndicatorSpec

DATA = Path(__file__).parents[2] / "data"

CATALOGUE = """
extracts:
  months:
    file: months.csv
    title: Monthly counts
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    complete: {by: year, until: 2015}
    columns:
      month: {type: date, format: "%Y-%m"}
      route:
      detections: {type: integer, missing: ":"}
  people:
    file: people.csv
    title: Nationalities
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    absent: not published
    columns:
      nationality: {unknown: [Unknown, Unspecified]}
      year: {type: integer}
      detections: {type: integer}
  editions:
    file: editions.csv
    title: Places by edition
    publisher: Frontex
    edition: {column: report_edition}
    unit: facilitators
    columns:
      place:
      year: {type: integer}
      value: {type: integer}
      report_edition:
    breaks:
      - {at: {report_edition: "2018"}, reason: sea is counted apart}
  prices:
    file: prices.csv
    title: Prices
    publisher: {column: publisher}
    columns:
      leg:
      period: {type: period}
      low: {type: integer}
      high: {type: integer}
      currency:
    range: {name: price, low: low, high: high, currency: {column: currency}, per: person, period: period}
  money:
    file: money.csv
    title: Seizures
    publisher: Europol
    unit: {column: currency}
    columns:
      year: {type: integer}
      amount: {type: number}
      currency:
  cases:
    file: cases.csv
    title: Cases
    publisher: Europol
    dated: opened
    columns:
      opened: {type: date}
      closed: {type: date}
  flow:
    file: flow.csv
    title: Passengers
    publisher: Eurostat
    unit: passengers
    columns:
      year: {type: integer}
      passengers: {type: integer}
  scope:
    file: scope.csv
    title: With a break
    publisher: Frontex
    unit: persons
    columns:
      year: {type: integer}
      persons: {type: integer}
    breaks:
      - {at: {year: "2016"}, reason: a new definition}
"""

FILES = {
    "months.csv": "month,route,detections\n"
    + "".join(
        f"{year}-{month:02},{route},{value}\n"
        for year, months in ((2014, 12), (2015, 12), (2016, 4))
        for month in range(1, months + 1)
        for route, value in (
            ("East", 100 if year == 2014 else 300),
            ("West", ":" if (year, month) == (2015, 3) else 10 * month),
        )
    ),
    "people.csv": "nationality,year,detections\n"
    "Syria,2014,50\nEritrea,2014,30\nUnknown,2014,20\n"
    "Syria,2015,400\nAfghanistan,2015,250\nIraq,2015,50\nPakistan,2015,0\nUnknown,2015,250\nUnspecified,2015,50\n",
    "editions.csv": "place,year,value,report_edition\n"
    "Land,2014,10,2016\nSea,2014,20,2016\nLand,2015,11,2016\nSea,2015,21,2016\n"
    "Land,2015,12,2017\nSea,2015,22,2017\nLand,2016,13,2017\nSea,2016,23,2017\n"
    "Land,2016,14,2018\nSea,2016,24,2018\nLand,2017,15,2018\nSea,2017,25,2018\n",
    "prices.csv": "leg,period,low,high,currency,publisher\n"
    "Libya to Italy,2015,1000,4000,USD,Handelsblatt\nLibya to Italy,2017,1500,1500,USD,Frontex\n"
    "Turkey to Italy,2014,4500,6000,EUR,Frontex\nTurkey to Italy,2018,5000,5000,EUR,Frontex\n",
    "money.csv": "year,amount,currency\n2015,1.25,EUR\n2015,2.50,USD\n2016,4.10,EUR\n2016,0.05,EUR\n",
    "flow.csv": "year,passengers\n2014,1000000\n2015,2000000\n2016,0\n",
    "cases.csv": "opened,closed\n2014-12-30,2015-01-10\n2015-03-01,2015-04-01\n",
    "scope.csv": "year,persons\n2014,100\n2015,200\n2016,150\n2017,300\n",
}


@dataclass(frozen=True)
class World:
    """Extracts on an engine, and what computes indicators on them from YAML."""

    engine: Engine
    extracts: Mapping[str, Extract]

    def run(self, text: str, *, setting: Setting | None = None) -> "Answer":
        """Computes indicators of the section `s` (keys with a dot keep their own section; `facts` go under `_`)."""
        findings = Findings()
        tree = parse_yaml(text, "sections/s.yaml", findings)
        assert isinstance(tree, Map), list(findings)
        specs: dict[str, tuple[IndicatorSpec, str]] = {}
        for key in tree:
            spec = read_model(IndicatorSpec, tree.node(key), findings, what=f"indicator `{key}`")
            if spec is not None:
                fact = key.startswith("fact_")
                specs[key if fact or "." in key else f"s.{key}"] = (
                    spec,
                    "" if fact else key.partition(".")[0] if "." in key else "s",
                )
        found = compute(specs, self.extracts, self.engine, findings, setting)
        return Answer(found, findings, text, specs)


@dataclass(frozen=True)
class Answer:
    """What was computed, and what was wrong."""

    indicators: dict[str, Indicator]
    findings: Findings
    text: str
    specs: dict[str, tuple[IndicatorSpec, str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Indicator:
        full = name if name in self.indicators else f"s.{name}"
        assert full in self.indicators, [problem.message for problem in self.findings]
        return self.indicators[full]

    def cells(self, name: str) -> dict[object, object]:
        """Gives key (or keys, or nothing) → number or status."""
        found = {}
        for row in self[name].table.rows:
            key = row.keys[0] if len(row.keys) == 1 else row.keys
            key = str(key) if not isinstance(key, str | int | tuple) else key
            cell = row.cells[0]
            found[key] = cell.value if cell.status is None else cell.status.value
        return found

    def only(self, name: str) -> object:
        """Gives the only cell's number or status."""
        (value,) = self.cells(name).values()
        return value

    @property
    def problem(self) -> str:
        """Gives the only problem as `code: message | underlined text | hint`."""
        (problem,) = list(self.findings)
        line = self.text.split("\n")[problem.at.line - 1]
        marked = line[problem.at.column - 1 : problem.at.column - 1 + problem.at.length]
        return f"{problem.code}: {problem.message} | {marked} | {problem.hint}"

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.findings]


def world_of(
    catalogue: str, root: Path, codes: Mapping[str, CodeList | SourceList] | None = None, keys: object = None
) -> World:
    findings = Findings()
    tree = parse_yaml(catalogue, "data/catalogue.yaml", findings)
    assert tree is not None
    engine = connect()
    inputs = Inputs(
        catalogue=catalogue_of(read_extracts(tree, findings), codes or {}),
        root=root,
        kinds=SOURCES,
        engine=engine,
        cut_off=date(2026, 6, 1),
    )
    extracts = resolve(inputs, findings, keys)  # type: ignore[arg-type]
    assert not list(findings), [f"{problem.at}: {problem.message}" for problem in findings]
    return World(engine, extracts)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The made-up catalogue."""
    root = tmp_path_factory.mktemp("data")
    for name, text in FILES.items():
        (root / name).write_text(text, encoding="utf-8")
    return world_of(CATALOGUE, root)


@pytest.fixture(scope="session")
def run(world: World) -> Callable[..., Answer]:
    """Computes indicators on the made-up catalogue."""
    return world.run


_PLAIN = """
extracts:
  d:
    file: d.csv
    title: D
    publisher: P
    as_of: 2026-05-31
    unit: things
"""


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Answer]:
    """Computes indicators on one small file `d`; `more` are further keys of its entry, a column is what its header says."""

    def made(
        csv: str, indicators: str, more: str = "", codes: Mapping[str, CodeList | SourceList] | None = None
    ) -> Answer:
        (tmp_path / "d.csv").write_text(csv, encoding="utf-8")
        columns = {
            "n": '{type: integer, missing: ":"}', "m": "{type: integer}", "year": "{type: integer}", "day": "date",
            "month": '{type: date, format: "%Y-%m"}', "period": "period",
        }  # fmt: skip
        heads = csv.partition("\n")[0].split(",")
        said = (
            ""
            if "columns:" in more
            else "    columns:\n" + "".join(f"      {head}: {columns.get(head, '{}')}\n" for head in heads)
        )
        kept = (
            "".join(
                line for line in _PLAIN.splitlines(keepends=True) if f"{line.strip().partition(':')[0]}:" not in more
            )
            if more
            else _PLAIN
        )
        return world_of(f"{kept}{said}{more}", tmp_path, codes).run(indicators)

    return made


@pytest.fixture
def several(tmp_path: Path) -> Callable[..., World]:
    """A catalogue of one's own on files of one's own."""

    def made(catalogue: str, files: Mapping[str, str]) -> World:
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return world_of(catalogue, tmp_path)

    return made


@pytest.fixture(scope="session")
def real() -> World:
    """The real data of the report."""
    findings = Findings()
    codes = {}
    for path in sorted((DATA / "codes").glob("*.yaml")):
        tree = parse_yaml(path.read_text(encoding="utf-8"), path.name, findings)
        found = read_codes(path.stem, tree, findings) if tree is not None else None
        if found is not None:
            codes[path.stem] = found
    return world_of((DATA / "catalogue.yaml").read_text(encoding="utf-8"), DATA, codes)
