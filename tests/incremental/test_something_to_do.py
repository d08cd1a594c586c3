"""Whether there is anything to do: everything that a build stood on is looked at, in a moment."""

import shutil

import pytest

from reportgen.machine import font_files
from reportgen.pipeline import Options, ground
from reportgen.pipeline.fresh import nothing_to_do
from tests.incremental import village
from tests.incremental.test_never_stale import HTML, alone, built


@pytest.fixture
def root(tmp_path, monkeypatch):
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    village.found(tmp_path / "village", tmp_path / "home")
    assert built(tmp_path / "village").files
    assert nothing_to_do(tmp_path / "village", HTML)
    return tmp_path / "village"


def test_an_upgrade_of_the_browser_a_library_or_a_package_is_noticed(root, monkeypatch):
    for name, found in (("browser_files", lambda: (root / "data/map.png",)), ("libraries", lambda: (root / "data/map.png",)),
                        ("installed", lambda *_: ("plotly-8.0",)), ("code_digest", lambda: "1"),
                        ("template_digest", lambda: "1")):  # fmt: skip
        with monkeypatch.context() as patch:
            patch.setattr(ground, name, found)
            assert nothing_to_do(root, HTML) is None, name
    assert nothing_to_do(root, HTML)


def test_another_font_or_none_is_noticed(root, tmp_path):
    own = tmp_path / "home/.local/share/fonts/Own.ttf"
    before = own.read_bytes()
    shutil.copy(font_files(village.FONTS)["NotoSans-Bold.ttf"], own)
    assert nothing_to_do(root, HTML) is None
    own.unlink()
    assert nothing_to_do(root, HTML) is None
    own.write_bytes(before)
    assert nothing_to_do(root, HTML)


@pytest.mark.parametrize("path", ["index.html", "data/annual.csv", "manifest.json"])
def test_a_draft_that_is_not_as_it_was_is_noticed(root, path):
    place = root / "build/draft" / path
    before = place.read_bytes()
    place.write_bytes(before + b" ")
    assert nothing_to_do(root, HTML) is None
    place.unlink()
    assert nothing_to_do(root, HTML) is None
    place.write_bytes(before)
    assert nothing_to_do(root, HTML)


def test_a_file_that_is_none_of_the_drafts_is_noticed(root):
    (root / "build/draft/more.txt").write_text("x")

    assert nothing_to_do(root, HTML) is None


def test_pictures_stay_when_only_templates_change_and_go_with_the_browser(root, monkeypatch):
    def why() -> set[tuple[str, ...]]:
        done = alone(root)
        return {(entry.why, *entry.changed) for entry in done.entries if entry.kind == "pictures"}

    (root / "templates/macros.html.j2").write_text((root / "templates/macros.html.j2").read_text() + "\n")
    assert why() == {("kept",)}
    monkeypatch.setattr(ground, "browser_files", lambda: (root / "data/map.png",))
    assert why() == {("changed", "the browser")}
    monkeypatch.setattr(ground, "installed", lambda *_: ("plotly-8.0",))
    assert why() == {("changed", "the code that draws")}


def test_a_form_is_taken_over_only_while_all_that_it_stands_on_is_the_same(root, monkeypatch):
    def forms(options: Options) -> set[str]:
        return set(alone(root, options).files) & {"index.html", "review.html"}

    review = Options(html=False, pdf=False, for_review=True)
    assert forms(review) == {"index.html", "review.html"}
    assert forms(HTML) == {"index.html", "review.html"}

    monkeypatch.setattr(ground, "installed", lambda *_: ("plotly-8.0",))
    assert forms(HTML) == {"index.html"}
    forms(review)
    (root / "templates/screen.css").write_text("p { color: red; }")
    assert forms(HTML) == {"index.html"}
    forms(review)
    (root / "build/draft/review.html").write_text("changed")
    assert forms(HTML) == {"index.html"}
