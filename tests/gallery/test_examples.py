"""The gallery: every kind has an example, on the project's data where they fit, else on made-up data that say so."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from reportgen.cache import Cache
from reportgen.pipeline.examples import snippets, tokens
from reportgen.pipeline.gallery import GALLERY, build_gallery, examples
from reportgen.pipeline.lending import lend
from reportgen.pipeline.model import Options, Silent
from reportgen.pipeline.storage import Storage
from reportgen.pipeline.workshop import Workshop
from reportgen.plugins import shelves
from tests.gallery.inventing import FILES, text_of
from tests.pipeline.test_schema import complaints

ROOT = Path(__file__).parents[2]
HOME = ROOT / "reportgen" / "gallery"
EXAMPLES = sorted(path for path in HOME.glob("*.yaml") if path.stem != "report")
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES}

DRAWN = {"chart", "chain", "threat_matrix"}
"""The kinds of blocks that are pictures."""


def blocks():
    return [(name, block) for name, text in TEXTS.items() for block in yaml.safe_load(text)["blocks"]]


def test_every_kind_on_the_shelf_has_an_example_of_its_own():
    assert set(shelves().charts) - set(TEXTS) == set()


def test_an_example_that_bears_a_kinds_name_shows_that_kind():
    for name in shelves().charts:
        assert name in {block["chart"] for home, block in blocks() if home == name and "chart" in block}


def test_every_kind_of_block_stands_in_an_example():
    assert set(shelves().blocks) - {key for _, block in blocks() for key in block} == set()


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in {"texts", "lists"}])
def test_an_example_says_when_to_use_it_and_when_not(name):
    first = yaml.safe_load(TEXTS[name])["blocks"][0]["text"]

    assert re.match(r"\*\*For\*\* .*\n\*\*Not for\*\* .*\n$", first)


def test_all_of_its_own_data_are_marked_as_made_up():
    entries = yaml.safe_load((HOME / "data/catalogue.yaml").read_text(encoding="utf-8"))["extracts"]

    assert all(entry["synthetic"] is True for entry in entries.values())
    named = {word for text in TEXTS.values() for word in re.findall(r"\bfrom: (\w+)", text)}
    assert named <= set(entries)


@pytest.mark.parametrize("name", FILES)
def test_its_numbers_come_from_the_script_and_nowhere_else(name):
    header, rows = FILES[name]

    assert (HOME / "data" / name).read_text(encoding="utf-8") == text_of(header, rows())


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_shown_is_what_was_written_and_can_be_copied_into_a_section(name):
    found = snippets(TEXTS[name])
    assert set(found) == {block["id"] for block in yaml.safe_load(TEXTS[name])["blocks"] if "id" in block}
    notes = f"notes:{TEXTS[name].partition('notes:')[2]}" if "notes:" in TEXTS[name] else ""
    for text in found.values():
        assert complaints(f"id: {name}\ntitle: Copied\n{text}\n{notes}", "section") == []
        assert {line for line in text.splitlines() if line} <= set(TEXTS[name].splitlines()) | {
            "indicators:",
            "blocks:",
        }


def test_a_copy_holds_the_indicators_it_stands_on_and_no_others():
    assert "by_route" in snippets(TEXTS["lines"])["lines-one"]
    assert "monthly" not in snippets(TEXTS["lines"])["lines-one"]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("  by_route: {from: ibc, by: [a, b]}  # why", ["key", "key", "key", "comment"]),
        ("    title: In {{ all.peak_year }} it peaked", ["key", "expression"]),
        ("# alone", ["comment"]),
        ("      A text with a: colon", ["key"]),
        ("", []),
        ("    note: Figure #1", ["key", "comment"]),
    ],
)
def test_a_line_is_coloured_plainly_and_loses_nothing(line, kinds):
    assert "".join(text for _, text in tokens(line)) == line
    assert [kind for kind, _ in tokens(line) if kind] == kinds


class Project:
    """A folder in which the gallery is built."""

    def __init__(self, root, cache):
        self.root, self.cache = root, cache
        root.mkdir(exist_ok=True)

    def built(self, **options):
        chosen = Options(html=True, pdf=False, **options)
        with Workshop() as workshop:
            shown = build_gallery(self.root, chosen, Silent(), workshop, Storage(cache=Cache(self.cache)))
        return shown, (self.root / GALLERY / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("cache"))
    return made, *made.built()


def figures(page):
    """Gives each figure's id and its static pictures, as they stand in the page."""
    found = re.findall(r'<figure class="block figure[^"]*" id="([^"]+)" data-figure.*?</figure>', page, re.DOTALL)
    parts = re.split(r'(?=<figure class="block figure[^"]*" id="[^"]+" data-figure)', page)[1:]
    return dict(zip(found, (part.partition("</figure>")[0] for part in parts), strict=True))


def test_in_an_empty_folder_every_picture_of_every_kind_is_marked(empty):
    _, shown, page = empty
    drawn = figures(page)

    assert shown.real == ()
    assert {block["id"] for _, block in blocks() if DRAWN & set(block)} == set(drawn)
    for name, html in drawn.items():
        svgs = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
        assert len(svgs) == 2, name
        for svg in svgs:
            assert ">SYNTHETIC: made-up data</tspan>" in svg, name
            assert ">SYNTHETIC</tspan>" in svg, name
            assert "<title" in svg, name
            assert "SYNTHETIC, made-up data." in svg, name
        assert "The data are synthetic" in html, name


def test_every_example_stands_beside_its_yaml_and_its_picture_for_small_screens(empty):
    _, _, page = empty

    for _, block in blocks():
        if "id" in block:
            part = page.partition(f'id="{block["id"]}-yaml"')[2].partition("</pre>")[0]
            assert '<span class="key">blocks</span>:' in part, block["id"]
            assert ("small-picture" in part) == bool(DRAWN & set(block)), block["id"]


def test_an_unchanged_figure_is_never_drawn_twice(empty, monkeypatch):
    project, shown, page = empty
    assert shown.drawn == 2 * len(figures(page))
    monkeypatch.setattr("reportgen.draw.studio.Studio.draw", lambda *_: pytest.fail("drawn again"), raising=False)
    monkeypatch.setattr(
        "reportgen.pipeline.workshop.pictures", lambda sketches, _: () if not sketches else pytest.fail("drawn again")
    )

    again, same = project.built()
    assert again.drawn == 0
    assert same == page


def test_an_edited_title_draws_nothing_either_and_an_edited_chart_its_own_two(empty, tmp_path, monkeypatch):
    project, _, _ = empty
    own = dict(examples())
    path = "sections/dots.yaml"
    before = own[path]
    monkeypatch.setattr("reportgen.pipeline.gallery.examples", lambda: own)
    own[path] = before.replace(b"title: Detections by route", b"title: Counts by route")
    assert project.built()[0].drawn == 0
    own[path] = before.replace(
        b"series: year\n", b"series: year\n    highlight: Other\n    names: {Other: Elsewhere}\n"
    )
    assert project.built()[0].drawn == 2


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    root = tmp_path_factory.mktemp("here")
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    made = Project(root, tmp_path_factory.mktemp("cache"))
    return made, *made.built()


def test_the_projects_own_data_are_shown_where_it_has_them(here):
    _, shown, page = here
    entries = yaml.safe_load((ROOT / "data/catalogue.yaml").read_text(encoding="utf-8"))["extracts"]
    ours = yaml.safe_load((HOME / "data/catalogue.yaml").read_text(encoding="utf-8"))["extracts"]

    assert shown.refused == ""
    assert set(shown.real) == set(entries) & set(ours)
    assert "SYNTHETIC" not in figures(page)["lines-one"]
    for name, html in figures(page).items():
        home = next(home for home, block in blocks() if block.get("id") == name)
        read = set(re.findall(r"\bfrom: (\w+)", snippets(TEXTS[home])[name]))
        assert (">SYNTHETIC: made-up data</tspan>" in html) == bool(read - set(entries)), name


def test_data_that_do_not_fit_the_examples_are_not_shown(empty, tmp_path):
    other = Project(tmp_path / "other", empty[0].cache)
    (other.root / "data").mkdir()
    (other.root / "data/catalogue.yaml").write_text(
        "extracts:\n  ibc_top:\n    file: a.csv\n    title: Others\n    publisher: Somebody\n    unit: items\n"
        "    columns: {place: text, items: integer}\n",
        encoding="utf-8",
    )
    (other.root / "data/a.csv").write_text("place,items\nHere,1\n", encoding="utf-8")

    shown, page = other.built()
    assert shown.real == ()
    assert shown.refused
    assert "SYNTHETIC" in figures(page)["bars-lying"]


def test_an_extract_comes_with_all_that_it_leans_on(tmp_path):
    from reportgen.disk import Project as Files

    (tmp_path / "data/codes").mkdir(parents=True)
    (tmp_path / "data/parts").mkdir()
    (tmp_path / "data/catalogue.yaml").write_text(
        "extracts:\n"
        "    a:\n        file: parts\n        like: b\n"
        "    b: {file: b.csv, agrees: [{with: c}]}\n"
        "    c:\n        file: c.csv\n        columns: {a: {in: x}}\n"
        "    d: {file: d.csv}\n",
        encoding="utf-8",
    )
    for name in ("b.csv", "c.csv", "d.csv", "parts/1.csv", "parts/2.csv", "codes/x.yaml", "codes/y.yaml"):
        (tmp_path / "data" / name).write_text(name, encoding="utf-8")
    own = {"data/catalogue.yaml": b"extracts:\n  a: {file: own.csv, synthetic: true}\n  z: {file: z.csv}\n"}

    lent = lend(Files(tmp_path), own)
    assert lent.extracts == ("a",)
    assert set(lent.files) == {
        "data/catalogue.yaml", "data/b.csv", "data/c.csv", "data/parts/1.csv", "data/parts/2.csv", "data/codes/x.yaml",
    }  # fmt: skip
    entries = yaml.safe_load(lent.files["data/catalogue.yaml"])["extracts"]
    assert set(entries) == {"a", "b", "c", "z"}
    assert "synthetic" not in entries["a"]


@pytest.mark.parametrize("broken", ["extracts: [", "extracts: 1", "", "other: {}"])
def test_a_broken_catalogue_lends_nothing(tmp_path, broken):
    from reportgen.disk import Project as Files

    (tmp_path / "data").mkdir()
    (tmp_path / "data/catalogue.yaml").write_text(broken, encoding="utf-8")

    assert lend(Files(tmp_path), {"data/catalogue.yaml": b"extracts:\n  a: {file: own.csv}\n"}).extracts == ()


def test_the_report_itself_stands_on_no_made_up_data():
    entries = yaml.safe_load((ROOT / "data/catalogue.yaml").read_text(encoding="utf-8"))["extracts"]

    assert [name for name, entry in entries.items() if entry.get("synthetic")] == []
