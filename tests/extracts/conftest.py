"""The files in `../shared/extracts`, read where they are present."""

from datetime import date
from pathlib import Path

import pytest

from reportgen.catalogue import catalogue_of, check_names, read_codes, read_extracts
from reportgen.engine import connect
from reportgen.nodes import parse_yaml
from reportgen.problems import Findings
from reportgen.resolve import Inputs, resolve
from reportgen.sources import SOURCES

PROJECT = Path(__file__).parents[2]
EXTRACTS = PROJECT.parent / "shared" / "extracts"


@pytest.fixture(scope="session")
def third_party():
    """Gives the resolved extracts of `catalogue.yaml` beside this file, their findings and their engine."""
    if not EXTRACTS.is_dir():
        pytest.skip(f"no third-party files: {EXTRACTS.name}/ is not beside the project")
    findings = Findings()
    lists = {}
    for path in sorted((PROJECT / "data" / "codes").glob("*.yaml")):
        node = parse_yaml(path.read_text("utf-8"), path.name, findings)
        lists[path.stem] = read_codes(path.stem, node, findings)
    text = (Path(__file__).parent / "catalogue.yaml").read_text("utf-8")
    catalogue = catalogue_of(read_extracts(parse_yaml(text, "catalogue.yaml", findings), findings), lists)
    check_names(catalogue, findings)
    engine = connect()
    inputs = Inputs(catalogue=catalogue, root=EXTRACTS, kinds=SOURCES, engine=engine, cut_off=date(2025, 12, 31))
    yield resolve(inputs, findings), findings, engine
    engine.close()
