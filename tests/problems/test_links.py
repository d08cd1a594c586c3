"""Links that lead to nothing, and folders in the place of files, are told of: nothing drops out silently."""

import json
import os
import shutil
from pathlib import Path

import pytest
from cases import PROJECT
from click.testing import CliRunner

from reportgen.cli import main


@pytest.fixture
def project(tmp_path):
    root = shutil.copytree(PROJECT, tmp_path / "report")
    (root / "templates").mkdir(exist_ok=True)
    return root


def told(root):
    done = CliRunner().invoke(main, ["check", "--project", str(root), "--format", "json"])
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("path", ["sections/extra.yaml", "data/codes/extra.yaml", "templates/print.css"])
@pytest.mark.parametrize("target", ["nowhere", "circle"])
def test_a_link_that_leads_to_nothing(project, path, target):
    place = project / path
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(place.name if target == "circle" else target)
    (problem,) = told(project)

    assert (problem["code"], problem["file"]) == ("unknown-file", path)
    assert (
        problem["message"] == f"this is a link to `{place.name if target == 'circle' else target}`, which is not there"
    )
    assert "remove it" in problem["hint"]


def test_what_editors_leave_beside_open_files_is_no_mistake(project):
    (project / "sections/.#routes.yaml").symlink_to("editor@host.1")
    assert told(project) == []


def test_a_folder_in_the_place_of_a_template(project):
    (project / "templates/print.css").mkdir()
    (problem,) = told(project)

    assert (problem["code"], problem["file"]) == ("template-error", "templates/print.css")
    assert problem["message"] == "`print.css` is a folder, where a file of that name is expected"


def test_a_linked_folder_below_templates_is_told(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project / "templates/blocks").symlink_to(tmp_path / "elsewhere")
    (problem,) = told(project)

    assert (problem["file"], problem["message"]) == ("templates/blocks", "this folder is a link, which is not followed")


def test_a_name_that_is_not_utf_8_is_told(project):
    Path(os.fsdecode(os.fsencode(project / "templates") + b"/\xff.css")).write_text("")
    (problem,) = told(project)

    assert (problem["code"], problem["file"]) == ("not-utf8", "templates/?.css")


@pytest.mark.parametrize("path", ["data/detections.csv", "sections/routes.yaml"])
def test_nobody_waits_for_a_pipe(project, path):
    (project / path).unlink()
    os.mkfifo(project / path)

    assert told(project)[0]["code"] in {"unknown-file", "unknown-section"}
