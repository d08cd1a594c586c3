"""Every picture of the gallery and every kind of block looks as it did when somebody looked at it.

`pytest tests/visual --bless` keeps what is drawn now; look at `git diff` of the pictures before you commit them.
"""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from reportgen.blocks import BLOCKS
from tests.charts.making import TOKENS
from tests.visual.drawing import figures, gallery, rasters, specimen
from tests.visual.pixels import MOST, changed, complaint, packed, small

HERE = Path(__file__).parent / "expected"
LARGEST = 28_000


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return gallery(tmp_path_factory.mktemp("gallery"))


@pytest.fixture(scope="module")
def pictures(drawn):
    return rasters(drawn.svgs)


def told(pictures, folder, bless):
    """Gives what is wrong with some pictures, and which are kept of nothing that is drawn."""
    wrong = [complaint(picture, HERE / folder / f"{name}.png", bless=bless) for name, picture in pictures.items()]
    left = sorted(path.stem for path in (HERE / folder).glob("*.png") if path.stem not in pictures)
    if bless:
        for name in left:
            (HERE / folder / f"{name}.png").unlink()
        left = []
    return [each for each in wrong if each], left


def test_every_figure_of_the_gallery_looks_as_it_did(pictures, drawn, request):
    assert len(pictures) == 2 * len(figures(drawn.document))

    assert told(pictures, "figures", request.config.getoption("--bless")) == ([], [])


def test_every_kind_of_block_looks_as_it_did_in_print(tmp_path, request):
    pages = specimen(tmp_path)
    assert set(pages) == set(BLOCKS)

    assert told(pages, "blocks", request.config.getoption("--bless")) == ([], [])


def test_what_is_kept_is_small():
    kept = list(HERE.rglob("*.png"))
    assert kept
    assert [path.name for path in kept if path.stat().st_size > LARGEST] == []


@pytest.fixture(scope="module")
def dots(drawn):
    return drawn.svgs["dots-ranking"]


def pair(one, other):
    before, after = rasters({"one": one, "other": other}).values()
    return int(changed(small(before), small(after)).sum())


def test_a_picture_is_like_itself(dots):
    assert pair(dots, dots) == 0


def test_other_smoothing_of_edges_is_no_difference(dots):
    nudged = re.sub(
        r"(<title>.*?</title>)(.*)</svg>$", r'\1<g transform="translate(0.3 0.3)">\2</g></svg>', dots, flags=re.DOTALL
    )

    assert nudged != dots
    assert pair(dots, nudged) <= MOST


def test_a_label_that_moved_is_a_difference(dots):
    labels = re.findall(r'<text [^>]*?x="([\d.]+)"[^>]*>(?:<tspan[^>]*>)?Morocco', dots)
    (x,) = labels
    moved = re.sub(
        rf'(<text [^>]*?)x="{re.escape(x)}"([^>]*>(?:<tspan[^>]*>)?Morocco)', rf'\1x="{float(x) - 4}"\2', dots
    )

    assert moved != dots
    assert pair(dots, moved) > MOST


def test_a_label_that_is_gone_is_a_difference(dots):
    assert pair(dots, dots.replace("Morocco", "")) > MOST


def test_a_colour_that_changed_is_a_difference(dots):
    other = dots.replace(TOKENS.light["series-1"], TOKENS.light["series-4"])

    assert other != dots
    assert pair(dots, other) > MOST


def test_a_failure_leaves_three_pictures_and_says_where(tmp_path, monkeypatch, dots):
    monkeypatch.setattr("tests.visual.pixels.DIFFERENT", tmp_path / "differ")
    before, after = rasters({"one": dots, "other": dots.replace("Morocco", "Elsewhere")}).values()
    (tmp_path / "a.png").write_bytes(packed(small(before)))

    said = complaint(after, tmp_path / "a.png", bless=False)
    assert str(tmp_path / "differ") in said
    assert {path.name for path in (tmp_path / "differ").iterdir()} == {
        f"a-{what}.png" for what in ("expected", "actual", "difference")
    }
    assert complaint(after, tmp_path / "a.png", bless=True) == ""
    assert complaint(after, tmp_path / "a.png", bless=False) == ""


def test_what_nobody_looked_at_is_a_failure(tmp_path):
    assert "--bless" in complaint(Image.new("RGB", (9, 9)), tmp_path / "none.png", bless=False)


def test_another_size_is_a_difference(tmp_path):
    (tmp_path / "a.png").write_bytes(packed(small(Image.new("RGB", (9, 9)))))
    assert "was (9, 9)" in complaint(Image.new("RGB", (9, 10)), tmp_path / "a.png", bless=False)


def test_a_blurred_picture_is_a_difference():
    lines = Image.new("RGB", (60, 60), "white")
    for x in range(5, 60, 10):
        lines.paste("black", (x, 0, x + 2, 60))
    assert changed(lines, lines.filter(ImageFilter.GaussianBlur(4))).sum() > MOST
