"""The commands, as people and scripts call them: what they print, where, and with which status they end."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from tests.projects import Small


@pytest.fixture
def small(tmp_path):
    project = Small(tmp_path / "a report")
    project.section("blocks:\n  - id: peak-text\n    text: There were {{ peak }}.")
    return project


def call(*arguments, cwd: Path | None = None):
    before = Path.cwd()
    try:
        os.chdir(cwd or before)
        return CliRunner().invoke(main, [str(argument) for argument in arguments])
    finally:
        os.chdir(before)


def on(small, command, *arguments):
    return call(command, "--project", small.root, *arguments)


def tree(root: Path):
    return {path: path.stat().st_mtime_ns for path in root.rglob("*")} | {
        path: path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_check_says_that_a_sound_report_can_be_built_and_writes_nothing(small):
    before = tree(small.root)
    done = on(small, "check")

    assert (done.exit_code, done.stdout) == (0, "the report can be built\n")
    assert tree(small.root) == before


def test_check_ends_with_one_and_names_the_place(small):
    small.section("blocks:\n  - id: peak-text\n    text: There were {{ peek }}.")
    before = tree(small.root)
    done = on(small, "check")

    assert done.exit_code == 1
    assert done.stderr.startswith("sections/routes.yaml:9:25: error: ")
    assert "did you mean `peak`?" in done.stderr
    assert tree(small.root) == before


def test_json_gives_one_object_a_line_and_nothing_else(small):
    small.section("blocks:\n  - id: peak-text\n    text: There were {{ peek }}.\n  - id: more\n    text: And 12 more.")
    done = on(small, "check", "--format", "json")
    told = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.exit_code == 1
    assert done.stderr == ""
    assert [each["line"] for each in told] == [9, 11]
    assert set(told[0]) == {"level", "code", "message", "hint", "file", "line", "column", "length", "also"}


def test_json_of_a_sound_report_is_empty(small):
    assert on(small, "check", "--format", "json").stdout == ""


def test_github_gives_workflow_commands(small):
    small.section("blocks:\n  - id: peak-text\n    text: There were {{ peek }}.")
    done = on(small, "check", "--format", "github")

    assert done.stdout.startswith("::error file=sections/routes.yaml,line=9,col=25,")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "detections",
            ["extract detections: Detections by route", "9 rows", "Unknown (3) means not known", "vintages"],
        ),
        ("routes.peak", ["indicator routes.peak: Detections in 2015", "declared   sections/routes.yaml:5", "890"]),
        ("peak", ["indicator routes.peak", "used in    peak-text"]),
        ("by_route", ["value      routes.by_route[East,2015] = 880 detections", "query      SELECT"]),
        ("peak-text", ["text peak-text", "indicator  routes.peak"]),
        ("unknown-column", ["problem unknown-column"]),
    ],
)
def test_explain_tells_all_about_what_has_an_id(small, name, lines):
    done = on(small, "explain", name)

    assert done.exit_code == 0, done.stderr
    for line in lines:
        assert line in done.stdout


def test_explain_prints_every_form_of_a_single_value(small):
    told = on(small, "explain", "peak").stdout

    for form in ("plain: 890", "rounded: 890", "about: about 890", "exact: 890 detections"):
        assert f"| {form}" in told


def test_explain_of_nothing_offers_what_is_near(small):
    done = on(small, "explain", "pek")

    assert done.exit_code == 2
    assert "did you mean `peak`?" in done.stderr


def test_schema_prints_one_kind_and_refuses_another(small):
    assert json.loads(call("schema", "section").stdout)["title"] == "reportgen section"
    done = call("schema", "sektion")
    assert done.exit_code == 2
    assert "report, facts, section, catalogue, codes" in done.stderr


def test_schema_writes_beside_the_files(small):
    done = on(small, "schema")

    assert done.exit_code == 0
    assert (small.root / "sections/.schema/section.json").is_file()
    assert (small.root / "data/.schema/catalogue.json").is_file()


def test_ids_are_written_and_counted(small):
    small.section("blocks:\n  - text: Nothing.")
    done = on(small, "ids")

    assert done.stdout == "sections/routes.yaml:8: routes-text-1\n1 ids written\n"
    assert on(small, "ids").stdout == "0 ids written\n"


def test_doctor_says_what_is_there():
    done = call("doctor")

    assert done.exit_code == 0
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())
    assert {"Python", "plotly", "browser", "fonts"} <= {
        line.split()[1].rstrip(":") for line in done.stdout.splitlines()
    }


def test_doctor_says_how_to_get_what_is_missing(monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", "/nonexistent/browser")
    monkeypatch.setenv("PATH", "/nonexistent")
    done = call("doctor")

    assert done.exit_code == 3
    assert any(line.startswith("missing  browser: ") for line in done.stdout.splitlines())


def test_doctor_says_when_weasyprint_is_another_version(monkeypatch):
    monkeypatch.setattr("reportgen.renderers.pdf.hooks.installed", lambda _: ("weasyprint-70.1",))
    done = call("doctor")

    assert done.exit_code == 3
    assert "missing  WeasyPrint: install the version of the lock file" in done.stdout


def test_a_folder_without_a_report_is_said_to_be_none(tmp_path):
    done = call("check", cwd=tmp_path)

    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "sections/report.yaml" in done.stderr


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_says_what_it_does(command):
    done = call(command, "--help")

    assert done.exit_code == 0
    assert len(done.stdout.splitlines()[2].strip()) > 20


def test_explain_tells_what_is_known_of_what_has_problems(small):
    small.write("data/detections.csv", "route,year,detections\nEast,2015,x\n")
    extract, indicator = on(small, "explain", "detections"), on(small, "explain", "peak")

    assert extract.exit_code == indicator.exit_code == 0
    assert "column     year: integer" in extract.stdout
    assert "problem    data/detections.csv:2: `detections`: `x` is not a whole number [bad-value]" in extract.stdout
    assert "indicator routes.peak: Detections in 2015" in indicator.stdout
    assert "has problems, and so it has no value" in indicator.stdout


def test_explain_tells_of_a_section_and_of_a_finding(small):
    small.section("blocks:\n  - id: found\n    findings:\n      - {id: most, text: There were {{ peak }}.}".replace(
        "There were {{ peak }}.", "'There were {{ peak }}.'"))  # fmt: skip

    assert "block      found (findings)" in on(small, "explain", "routes").stdout
    assert on(small, "explain", "most").stdout.startswith("finding most (F1): There were ")


def test_explain_prints_the_value_before_the_query_and_no_grade_that_nobody_gave(small):
    told = on(small, "explain", "peak").stdout

    assert told.index("  value ") < told.index("  query ")
    assert "X4" not in told


def test_explain_of_a_code_gives_an_example(small):
    assert "{{ detections_2015 | plain }}" in on(small, "explain", "typed-number").stdout


@pytest.mark.parametrize("command", [["schema"], ["ids"], ["explain", "peak"]])
def test_a_folder_without_a_report_is_wrong_usage(tmp_path, command):
    done = call(*command, "--project", tmp_path)

    assert done.exit_code == 2
    assert "there is no report in" in done.output
    assert list(tmp_path.iterdir()) == []


def test_an_editor_that_is_no_command_is_wrong_usage(small):
    done = on(small, "preview", "--no-open", "--editor", "code -g '{file}")

    assert done.exit_code == 2
    assert "`code -g '{file}` is no command: No closing quotation" in done.stderr
