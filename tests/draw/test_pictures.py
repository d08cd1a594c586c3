"""The browser draws figures as SVG whose bytes depend on nothing but the figure."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from copy import deepcopy
from pathlib import Path

import pytest

from reportgen.draw import (
    MissingError,
    NotAFigureError,
    Sketch,
    complaints,
    declare,
    find_browser,
    photographs,
    pictures,
    read_tokens,
    recolour,
    use,
)  # fmt: skip
from reportgen.draw.svg import settle

TOKENS = read_tokens((Path(__file__).parents[2] / "templates" / "tokens.yaml").read_text(encoding="utf-8"))
SPACE = "{http://www.w3.org/2000/svg}"

FIGURE = {
    "data": [
        {
            "type": "bar",
            "x": [1, 2],
            "y": [3, 4],
            "marker": {"color": "#12355b", "pattern": {"shape": "/", "fgcolor": "#a7aeb6", "fillmode": "overlay"}},
        },
        {
            "type": "scatter",
            "x": [1, 2],
            "y": [2, 3],
            "mode": "lines+markers",
            "line": {"dash": "3px,3px", "color": "#a5461e"},
        },
    ],
    "layout": {
        "font": {"family": "Inter, sans-serif", "size": 12, "color": "#1b232d"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "annotations": [
            {"text": "<b>Detections</b> & more", "x": 1, "y": 4, "showarrow": False, "font": {"color": "#55606d"}}
        ],
    },
}


def sketch(name="fig-a", **given):
    return Sketch(**{"id": name, "plotly": FIGURE, "width": 400, "height": 240, "alt": "Bars & a line"} | given)


@pytest.fixture(scope="module")
def drawn():
    return pictures([sketch(), sketch("fig-b"), sketch()])


pytestmark = pytest.mark.browser


def test_the_same_figure_twice_has_the_same_bytes(drawn):
    assert drawn[0] == drawn[2]
    assert drawn[1] == drawn[0].replace("fig-a", "fig-b")


def test_another_process_gives_the_same_bytes(drawn, tmp_path):
    script = (
        "import sys\nfrom tests.draw.test_pictures import pictures, sketch\nsys.stdout.write(pictures([sketch()])[0])\n"
    )
    environ = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "HOME": str(tmp_path / "not there"),
        "LC_ALL": "C.UTF-8",
    }
    again = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=environ, check=True, cwd=Path(__file__).parents[2]
    )
    assert again.stdout.decode() == drawn[0]
    assert again.stderr == b""


def test_it_draws_with_the_network_cut_off(drawn):
    script = (
        "import sys\nfrom tests.draw.test_pictures import pictures, sketch\nsys.stdout.write(pictures([sketch()])[0])\n"
    )
    command = ["/usr/bin/unshare", "-rn", sys.executable, "-c", script]
    if subprocess.run(["/usr/bin/unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine cannot cut a process off the network")
    found = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parents[2])
    assert found.stdout.decode() == drawn[0]


def test_it_says_what_it_shows_and_keeps_text_as_text(drawn):
    root = ET.fromstring(drawn[0])  # noqa: S314 our own picture
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 400 240"
    assert [child.text for child in root if child.tag == f"{SPACE}title"] == ["Bars & a line"]
    assert "Detections & more" in ["".join(text.itertext()) for text in root.iter(f"{SPACE}text")]


def test_every_id_is_the_figures_own_and_every_reference_is_met(drawn):
    import re

    ids = re.findall(r' id="([^"]+)"', drawn[0])
    assert ids
    assert all(name.startswith("fig-a-") for name in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", drawn[0])) <= set(ids)


def test_nothing_in_it_is_random_or_idle(drawn):
    assert "class=" not in drawn[0]
    assert "data-" not in drawn[0]
    assert drawn[0].count("font-family") == 1
    assert len(drawn[0]) < 6000


def test_colours_get_names_for_the_screen_and_stay_literal_in_print(drawn):
    screen = recolour(drawn[0], TOKENS.names)
    assert "var(--series-1, #12355b)" in screen
    assert "var(--unknown, #a7aeb6)" in screen
    assert "var(" not in drawn[0]
    ET.fromstring(screen)  # noqa: S314 our own picture


def test_colours_in_pieces_of_text_get_names_too():
    piece = '<tspan style="fill:#12355b">a</tspan>'
    settled = settle(f'<svg viewBox="0 0 10 10"><text>{piece}</text></svg>', "a", "b")
    assert "var(--series-1, #12355b)" in recolour(settled, TOKENS.names)


@pytest.mark.parametrize(
    "style",
    [
        "fill: none",
        "fill: none; stroke: none",
        "fill: #000000; fill-opacity: 0",
        "fill: none; stroke: #12355b; stroke-width: 0",
        "fill: #000000; fill-opacity: 0; stroke: #12355b; stroke-opacity: 0",
    ],
)
def test_a_shape_that_nobody_sees_is_dropped(style):
    shape = f'<rect x="1" y="1" width="2" height="2" style="{style}"/>'
    assert "<rect" not in settle(f'<svg viewBox="0 0 10 10">{shape}</svg>', "a", "b")


@pytest.mark.parametrize(
    "style",
    [
        "fill: #12355b",
        "stroke-width: 0",
        "fill: none; stroke: #12355b",
        "fill: none; stroke: #12355b; stroke-width: 2px",
        "fill: #12355b; fill-opacity: 0.1; stroke-width: 0",
    ],
)
def test_a_shape_with_a_fill_or_a_stroke_stays(style):
    shape = f'<path d="M0,0h1" style="{style}"/>'
    assert shape in settle(f'<svg viewBox="0 0 10 10">{shape}</svg>', "a", "b")


def test_a_group_that_says_nothing_gives_up_its_tags():
    inner = '<g transform="translate(1,1)"><g><path d="M0,0h1"/></g></g>'
    settled = settle(f'<svg viewBox="0 0 10 10"><g><g class="x">{inner}</g></g></svg>', "a", "b")
    assert settled.endswith('</title><g transform="translate(1,1)"><path d="M0,0h1"/></g></svg>')


def test_a_figure_that_was_drawn_is_as_it_was():
    before = deepcopy(FIGURE)
    assert complaints(FIGURE) == ()
    assert before == FIGURE
    pictures([sketch()])
    assert repr(before) == repr(FIGURE)


def test_a_photograph_is_a_png_of_twice_the_size():
    [png] = photographs([sketch()])
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (800, 480)


def test_no_sketches_start_no_browser(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    assert pictures([]) == ()


def test_an_unknown_kind_of_trace_is_an_error_and_not_an_empty_picture():
    with pytest.raises(NotAFigureError, match=r"fig-a.*barz"):
        pictures([sketch(plotly={"data": [{"type": "barz"}]})])


@pytest.mark.parametrize(
    "plotly", [{"data": []}, {"data": [{"type": "bar", "xx": 1}]}, {"data": [{"type": "bar"}], "layout": {"widht": 1}}]
)
def test_what_plotly_would_not_draw_is_told_in_a_line(plotly):
    [complaint] = complaints(plotly)
    assert "\n" not in complaint


def test_without_a_browser_it_says_how_to_get_one(tmp_path):
    with pytest.raises(MissingError) as caught:
        find_browser({"PATH": str(tmp_path)})
    assert "apt-get install chromium-headless-shell" in caught.value.hint
    with pytest.raises(MissingError, match="`/nowhere`"):
        find_browser({"PATH": str(tmp_path), "BROWSER_PATH": "/nowhere"})


def test_a_browser_that_dies_is_missing_too(tmp_path, monkeypatch):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(broken))
    with pytest.raises(MissingError, match="does not draw"):
        pictures([sketch()])


def test_only_the_declared_fonts_are_seen(tmp_path, monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    fonts = declare(TOKENS.files, tmp_path / "fonts", (TOKENS.sans[0], TOKENS.serif[0]))
    assert list(fonts.digests) == list(TOKENS.files)
    assert all(len(found) == 64 for found in fonts.digests.values())
    use(fonts)
    listed = subprocess.run(["/usr/bin/fc-list", ":", "file"], capture_output=True, text=True, check=True).stdout
    assert {Path(line.rstrip(": ")).name for line in listed.split("\n") if line.strip()} == set(TOKENS.files)
    matched = subprocess.run(
        ["/usr/bin/fc-match", "sans-serif", "family"], capture_output=True, text=True, check=True
    ).stdout
    assert matched.strip() == "Inter"


def test_declaring_again_changes_nothing_and_other_fonts_have_another_folder(tmp_path):
    families = (TOKENS.sans[0], TOKENS.serif[0])
    first = declare(TOKENS.files, tmp_path, families)
    before = first.config.stat().st_mtime_ns
    assert declare(TOKENS.files, tmp_path, families) == first
    assert first.config.stat().st_mtime_ns == before

    fewer = declare(TOKENS.files[:1], tmp_path, families)
    assert sorted(path.name for path in fewer.config.parent.iterdir()) == sorted(["fonts.conf", TOKENS.files[0]])


def test_a_font_file_with_other_bytes_is_another_font(tmp_path):
    (tmp_path / "A.otf").write_bytes(b"1")
    first = declare(["A.otf"], tmp_path / "fonts", ("A", "A"), [tmp_path])
    (tmp_path / "A.otf").write_bytes(b"2")
    second = declare(["A.otf"], tmp_path / "fonts", ("A", "A"), [tmp_path])

    assert first.digests != second.digests
    assert first.config != second.config


def test_fonts_that_were_used_long_ago_go(tmp_path):
    for count in range(9):
        (tmp_path / "A.otf").write_bytes(bytes([count]))
        last = declare(["A.otf"], tmp_path / "fonts", ("A", "A"), [tmp_path])

    folders = list((tmp_path / "fonts").iterdir())
    assert len(folders) == 5
    assert last.config.parent in folders


def test_a_font_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(MissingError, match=r"Nowhere-Regular\.otf"):
        declare(["Nowhere-Regular.otf"], tmp_path, ("Inter", "Inter"), [tmp_path])
