"""The wheel: installed alone in an empty folder, without the tools of development, it starts a report and builds it."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, ROOT],
        check=True, capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    (found,) = target.glob("*.whl")
    return found


def test_it_carries_templates_messages_and_the_starter(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "reportgen/_templates/tokens.yaml",
        "reportgen/_templates/blocks/table.html.j2",
        "reportgen/messages/en.yaml",
        "reportgen/scales/matrix.yaml",
        "reportgen/scales/profiles/networks.yaml",
        "reportgen/starter/sections/report.yaml",
        "reportgen/starter/data/codes/goods.yaml",
        "reportgen/starter/gitignore",
    } <= names
    assert {name.partition("/")[0] for name in names if "dist-info" not in name} == {"reportgen"}


def test_it_builds_a_report_in_an_empty_folder(wheel, tmp_path):
    place = tmp_path / "venv"
    venv.create(place, with_pip=False)
    library = place / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(library)
    (library / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python, home = place / "bin/python", tmp_path / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"HOME": str(home), "PYTHONSAFEPATH": "1"}

    def run(*arguments):
        return subprocess.run(
            [python, "-m", "reportgen", *arguments],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    told = subprocess.run(
        [python, "-c", "import reportgen; print(reportgen.__file__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(told.stdout.strip()).is_relative_to(place), "the wheel's own code runs, not the checkout's"
    assert run("new", "report", "a report").returncode == 0
    done = run("build", "--project", "a report")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a report/build/draft/report.pdf").read_bytes().startswith(b"%PDF")
    assert "SYNTHETIC" in (tmp_path / "a report/build/draft/index.html").read_text(encoding="utf-8").upper()

    (tmp_path / "nothing here").mkdir()
    shown = run("gallery", "--project", "nothing here")
    assert shown.returncode == 0, shown.stderr
    assert "SYNTHETIC" in (tmp_path / "nothing here/build/gallery/index.html").read_text(encoding="utf-8")
