"""The commands that start a report, a section, an entry: what they write, say and refuse."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import main
from reportgen.cli.starting import new


def call(*arguments, cwd: Path | None = None):
    before = Path.cwd()
    try:
        os.chdir(cwd or before)
        return CliRunner().invoke(main, [str(argument) for argument in arguments])
    finally:
        os.chdir(before)


def test_a_new_report_has_no_problem_and_no_warning(tmp_path):
    done = call("new", "report", tmp_path / "some/fresh")
    found = call("check", "--project", tmp_path / "some/fresh")

    assert done.exit_code == 0, done.output
    assert (found.stdout, found.stderr) == ("the report can be built\n", "")


def test_a_new_report_brings_what_git_and_an_editor_need(tmp_path):
    call("new", "report", tmp_path / "fresh")
    names = {path.relative_to(tmp_path / "fresh").as_posix() for path in (tmp_path / "fresh").rglob("*")}

    assert {".gitignore", "README.md", "sections/.schema/section.json", "data/.schema/catalogue.json"} <= names
    assert not {name for name in names if name.endswith((".py", "/gitignore")) or "__" in name}


def test_its_data_say_everywhere_that_they_are_synthetic(tmp_path):
    call("new", "report", tmp_path / "fresh")
    from tests.projects import prepare_at, said

    document = prepare_at(tmp_path / "fresh").document
    captions = [block.caption for section in document.sections for block in section.blocks if block.caption]

    assert len(captions) >= 5
    assert all("SYNTHETIC" in said(caption.title) for caption in captions)
    assert all("SYNTHETIC" in source for caption in captions for source in map(str, caption.sources))
    assert document.front.specimen


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_was(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    done = call("new", "report", tmp_path)

    assert done.exit_code == 2
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_way_is_wrong_usage(tmp_path):
    (tmp_path / "file").write_text("mine")

    for place in (tmp_path / "file", tmp_path / "file/below"):
        done = call("new", "report", place)
        assert done.exit_code == 2
        assert "name a folder that is new or empty" in done.stderr


def test_the_commands_it_prints_can_be_copied(tmp_path):
    done = call("new", "report", "Bericht Öst 2", cwd=tmp_path)

    assert done.output.endswith("reportgen build --project 'Bericht Öst 2'\n")


def test_a_folder_in_the_place_of_what_is_new_is_told_the_command(tmp_path):
    done = call("new", tmp_path / "a b")

    assert done.exit_code == 2
    assert f"is `main new report '{tmp_path}/a b'` meant?" in done.stderr
    assert not (tmp_path / "a b").exists()


@pytest.mark.parametrize("command", list(new.commands))
def test_every_new_thing_says_what_it_does(command):
    done = call("new", command, "--help")

    assert done.exit_code == 0
    assert len(done.stdout.splitlines()[2].strip()) > 20


def test_an_extract_is_described_in_a_new_report_and_the_way_on_is_said(tmp_path):
    call("new", "report", tmp_path / "fresh")
    (tmp_path / "seizures.csv").write_text("district,year,seizures\nCorvale,2023,5\nCorvale,2024,7\nBrenwick,2023,:\n")
    refused = call("new", "extract", tmp_path / "seizures.csv", "--project", tmp_path / "fresh")
    done = call("new", "extract", tmp_path / "seizures.csv", "--copy", "--project", tmp_path / "fresh")
    checked = call("check", "--project", tmp_path / "fresh")

    assert refused.exit_code == 2
    assert "copy it there with --copy" in refused.stderr
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "copied to data/seizures.csv",
        "data/catalogue.yaml:38: wrote `seizures`: 3 columns, 3 rows, key district, year",
        "fill in publisher, as_of, unit (TODO); read the comments that begin with `# ?` (2); then: reportgen check",
    ]
    assert checked.exit_code == 1
    assert checked.stderr.count("[placeholder]") == 3


def test_an_extract_without_a_report_or_a_file_is_wrong_usage(tmp_path):
    assert call("new", "extract", tmp_path / "a.csv", "--project", tmp_path).exit_code == 2
    call("new", "report", tmp_path / "fresh")
    for place in ("nothing.csv", "."):
        done = call("new", "extract", tmp_path / place, "--project", tmp_path / "fresh")
        assert done.exit_code == 2
        assert "Traceback" not in done.output


def test_a_file_that_cannot_be_read_is_told_with_its_place(tmp_path):
    call("new", "report", tmp_path / "fresh")
    (tmp_path / "a.csv").write_text("a,b\n1,2\n1,2,3\n")
    done = call("new", "extract", tmp_path / "a.csv", "--copy", "--project", tmp_path / "fresh")

    assert done.exit_code == 1
    assert "data/a.csv:3:1: error: the row has 3 cells and the header 2 [ragged-row]" in done.stderr


def test_a_section_is_begun_in_a_new_report_and_the_way_on_is_said(tmp_path):
    call("new", "report", tmp_path / "fresh")
    done = call("new", "section", "vehicles", "--after", "methods", "--project", tmp_path / "fresh")
    again = call("new", "section", "vehicles", "--project", tmp_path / "fresh")

    assert done.stdout.splitlines() == [
        "wrote sections/vehicles.yaml, with an example on the extract `thefts` in its comments",
        "added `vehicles` to sections/report.yaml behind `methods`; write it, then: reportgen check",
    ]
    assert again.exit_code == 2
    assert "there is a section or file `vehicles` already" in again.stderr
    assert call("check", "--project", tmp_path / "fresh").stdout == "the report can be built\n"
