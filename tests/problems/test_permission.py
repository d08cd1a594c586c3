"""What may not be read or written is one plain problem: nothing drops out silently, and there is no traceback."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from cases import PROJECT
from click.testing import CliRunner

from reportgen.cli import main

HUMBLE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"] if os.getuid() == 0 else []
"""How a program is started that permissions hold for, even when the tests run as root."""


@pytest.fixture
def project(tmp_path):
    if HUMBLE and not shutil.which("setpriv"):
        pytest.skip("as root nothing is unreadable, and there is no setpriv")
    root = shutil.copytree(PROJECT, tmp_path / "report")
    yield root
    for path in (root, *root.iterdir(), *(root / "sections").iterdir()):
        path.chmod(0o755)


def run(command, root, *arguments):
    words = [*HUMBLE, sys.executable, "-m", "reportgen", command, *map(str, arguments)]
    return subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", ["sections/routes.yaml", "sections/report.yaml", "data/detections.csv", "data"])
def test_what_may_not_be_read_is_one_problem(project, path):
    (project / path).chmod(0)
    done = run("check", project, "--format", "json")
    (project / path).chmod(0o755)
    (told,) = map(json.loads, done.stdout.splitlines())
    assert (told["code"], told["file"], done.returncode) == ("no-permission", path, 1), done.stderr
    assert told["message"].endswith("cannot be read: no permission")


def test_a_folder_for_the_draft_that_may_not_be_written(project):
    (project / "build").mkdir(mode=0o555)
    done = run("build", project, "--quiet")
    assert "error: `build` cannot be written: no permission [machine-lacks]" in done.stderr
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_a_report_cannot_start_in_the_place_of_a_file(tmp_path):
    (tmp_path / "report").write_text("")
    for name in ("report", "report/below"):
        done = CliRunner().invoke(main, ["new", "report", str(tmp_path / name)])
        assert done.exit_code == 2
        assert "is a file" in done.output
