"""What the machine lacks is a problem like any other, and says how to get it."""

import shutil

import pytest
from cases import PROJECT

from reportgen.pipeline.build import build
from reportgen.pipeline.model import Options, Silent
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import ReportError

CHART = "  - {chart: lines, id: lines, data: all, x: year, title: All detections}\n"


def test_a_machine_without_a_browser(tmp_path, monkeypatch):
    root = shutil.copytree(PROJECT, tmp_path / "report")
    findings = root / "sections/findings.yaml"
    findings.write_text(findings.read_text("utf-8") + CHART, "utf-8")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "nowhere"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with Workshop() as workshop, pytest.raises(ReportError) as raised:
        build(root, Options(pdf=False), Silent(), workshop)
    (problem,) = raised.value.problems
    assert problem.code == "machine-lacks"
    assert problem.hint
    assert not (root / "build/draft").exists()
