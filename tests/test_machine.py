"""The machine: what is installed, which browser draws, and digests that are remembered only while a file is the same."""

import os
import re
import sys
from pathlib import Path

from reportgen.machine import EntryPoint, Remembered, added, browser_files, font_files, installed, libraries, settings
from reportgen.machine.packages import DRAWING, NAMES, _folders
from reportgen.plugins import shelves

ROOT = Path(__file__).parents[1]
BUILDING = {"editables", "hatchling", "pathspec", "pluggy", "tomlkit", "trove_classifiers"}
"""What installs reportgen; no report is made with it."""
SERVING = {"anyio", "h11", "idna", "starlette", "uvicorn", "watchfiles"}
"""What the preview shows a report with; none is made with it."""


def test_every_package_of_the_lock_file_counts():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {re.sub(r"[-.]+", "_", name).lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}

    assert locked - BUILDING - SERVING <= NAMES
    assert DRAWING <= NAMES


def test_versions_are_read_from_the_names_of_folders(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    installed.cache_clear()
    (tmp_path / "Plotly-7.1.0.dist-info").mkdir()
    (tmp_path / "pytest-9.0.dist-info").mkdir()
    _folders.cache_clear()
    python, *others = installed()
    assert others == ["Plotly-7.1.0"]
    assert python.endswith(".".join(map(str, sys.version_info[:3])))

    (tmp_path / "Plotly-7.1.0.dist-info").rename(tmp_path / "plotly-7.2.0.dist-info")
    installed.cache_clear()
    _folders.cache_clear()
    assert installed()[1:] == ("plotly-7.2.0",)
    installed.cache_clear()
    _folders.cache_clear()


def test_packages_that_add_kinds_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    (tmp_path / "more-1.dist-info").mkdir()
    (tmp_path / "more_charts").mkdir()
    (tmp_path / "more_charts/pie.py").write_text(
        "from dataclasses import replace\nfrom reportgen.charts import CHARTS\nPIE = replace(CHARTS['bars'], name='pie')\n"
    )
    (tmp_path / "more-1.dist-info/entry_points.txt").write_text(
        "[console_scripts]\nx = nothing:main\n\n[reportgen.charts]\npie = more_charts.pie:PIE\n"
    )
    _folders.cache_clear()
    shelves.cache_clear()
    assert added() == (EntryPoint(group="reportgen.charts", name="pie", module="more_charts.pie", attribute="PIE"),)
    assert shelves().charts["pie"].draw is shelves().charts["bars"].draw
    assert "pie" in shelves().blocks["chart"].variants
    shelves.cache_clear()
    _folders.cache_clear()


def test_a_browser_that_is_a_script_counts_with_the_program_it_starts(tmp_path):
    (tmp_path / "lib").mkdir()
    program = tmp_path / "lib/chromium"
    script = tmp_path / "browser"
    for place, text in ((program, "\x7fELF"), (script, f'#!/bin/sh -e\n{program} --quiet "$@"\n')):
        place.write_text(text)
        place.chmod(0o755)
    (tmp_path / "lib/icudtl.dat").write_text("x")

    found = browser_files({"BROWSER_PATH": str(script)})
    assert found == (script, program, tmp_path / "lib/icudtl.dat")
    assert browser_files({"PATH": str(tmp_path / "nowhere")}) == ()


def test_this_machines_browser_and_libraries_are_found():
    assert any(path.stat().st_size > 10**7 for path in browser_files())
    assert {"libpango", "libharfbuzz", "libfontconfig"} <= {re.split(r"-\d|\.so", path.name)[0] for path in libraries()}


def test_a_setting_that_changes_how_text_is_laid_out_counts():
    assert settings({}) == settings({"LANG": "de_DE", "TZ": "Asia/Tokyo", "PANGO_LANGUAGE": ""})
    assert settings({"PANGO_LANGUAGE": "ja"})


def test_digests_are_remembered_until_anything_of_the_file_changes(tmp_path):
    large, place = tmp_path / "large", tmp_path / "memo"
    large.write_bytes(b"1")
    os.utime(large, (10**9, 10**9))
    first = Remembered(place).digests([large])
    assert Remembered(place).digests([large]) == first

    large.write_bytes(b"2")
    os.utime(large, (10**9, 10**9))
    assert Remembered(place).digests([large]) != first
    place.write_text("[broken")
    assert Remembered(place).digests([large, tmp_path / "absent"]) == Remembered(tmp_path / "other").digests([large])


def test_a_file_that_changed_just_now_is_not_remembered(tmp_path):
    large, place = tmp_path / "large", tmp_path / "memo"
    large.write_bytes(b"1")
    Remembered(place).digests([large])

    assert str(large) not in place.read_text()


def test_the_first_font_of_a_name_counts(tmp_path):
    for folder in ("one/b", "one/a", "two"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "A.otf").write_text(folder)

    roots = [tmp_path / "two", tmp_path / "one"]
    assert font_files(["A.otf", "B.otf"], roots) == {"A.otf": tmp_path / "two/A.otf"}
    assert font_files(["A.otf"], roots[1:]) == {"A.otf": tmp_path / "one/a/A.otf"}
