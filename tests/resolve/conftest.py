"""Small real projects: data files and a catalogue in a folder, resolved on an engine of their own."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from reportgen.catalogue import catalogue_of, check_names, read_codes, read_extracts
from reportgen.engine import Engine, connect
from reportgen.indicator import Extract
from reportgen.nodes import parse_yaml
from reportgen.problems import Findings
from reportgen.resolve import Inputs, resolve
from reportgen.sources import SOURCES


@dataclass
class Resolved:
    engine: Engine
    inputs: Inputs
    extracts: dict[str, Extract] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)

    def rows(self, sql):
        return self.engine.values(sql)

    @property
    def problems(self):
        return [(each.code, each.at.file, each.at.line, each.message) for each in self.findings]

    @property
    def codes(self):
        return [each.code for each in self.findings]


@pytest.fixture
def resolving(tmp_path):
    """Gives a function from file name → text (or bytes), the catalogue's YAML, and code lists, to what was resolved."""
    engines = []

    def run(files, catalogue, codes=None, *, cut_off=date(2025, 12, 31), root: Path = tmp_path):
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        findings = Findings()
        lists = {}
        for name, text in (codes or {}).items():
            node = parse_yaml(text, f"data/codes/{name}.yaml", findings)
            lists[name] = read_codes(name, node, findings)
        node = parse_yaml(catalogue, "data/catalogue.yaml", findings)
        found = catalogue_of(read_extracts(node, findings), lists)
        check_names(found, findings)
        assert not findings.errors, [each.message for each in findings]
        engine = connect()
        engines.append(engine)
        inputs = Inputs(catalogue=found, root=root, kinds=SOURCES, engine=engine, cut_off=cut_off)
        resolved = Resolved(engine=engine, inputs=inputs, findings=findings)
        resolved.extracts = resolve(inputs, findings)
        return resolved

    yield run
    for engine in engines:
        engine.close()


@pytest.fixture
def one(resolving):
    """Gives a function for one extract `x` of one CSV file: its text, columns as YAML flow, more keys, lists."""

    def run(text, columns, more="", codes=None, **options):
        catalogue = f"extracts:\n  x:\n    file: x.csv\n    title: X\n    columns: {columns}\n"
        catalogue += "".join(f"    {line}\n" for line in more.splitlines())
        catalogue += "" if "publisher:" in more or "source:" in more else "    publisher: P\n"
        return resolving({"x.csv": text}, catalogue, codes, **options)

    return run
