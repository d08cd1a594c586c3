"""Beginning a section: its file, its place among the sections, an example that fits the data, and what is refused."""

import re
import shutil

import pytest

from reportgen.pipeline.begin import begin_section
from reportgen.pipeline.model import WrongUsageError
from reportgen.pipeline.starter import start
from reportgen.problems import ReportError
from tests.projects import REPORT, Small, prepare_at
from tests.report.conftest import ROOT


@pytest.fixture
def small(tmp_path):
    return Small(tmp_path)


def sections(small):
    prepared = prepare_at(small.root)
    assert [problem.message for problem in prepared.findings] == []
    return [section.id for section in prepared.document.sections]


def test_it_is_the_last_of_the_body_and_the_report_can_be_built(small):
    small.write("sections/annexes.yaml", "id: annexes\ntitle: Annexes\nnumbering: annex\nblocks: []\n")
    small.report("", "[routes]", "[routes, annexes]")
    begun = begin_section(small.root, "money", "", "")

    assert (begun.path, begun.after, begun.extract) == ("sections/money.yaml", "routes", "detections")
    assert sections(small) == ["routes", "money", "annexes"]
    assert "title: Money\n" in (small.root / begun.path).read_text()


def test_it_stands_behind_the_one_that_is_named_under_the_title_that_is_given(small):
    begin_section(small.root, "money", "", "")
    begin_section(small.root, "sea-routes", "Routes: by sea", "routes")

    assert sections(small) == ["routes", "sea-routes", "money"]
    assert 'title: "Routes: by sea"\n' in (small.root / "sections/sea-routes.yaml").read_text()


LISTS = [
    ("sections: [routes]  # one\n", "sections: [routes, money]  # one\n"),
    ("sections: [routes,\n  routes2]\n", "sections: [routes, money,\n  routes2]\n"),
    (
        "sections:\n  - routes  # one\n  # two\n  - routes2\n",
        "sections:\n  - routes  # one\n  - money\n  # two\n  - routes2\n",
    ),
    ("sections:\r\n- 'routes'\r\n- routes2\r\n", "sections:\r\n- 'routes'\r\n- money\r\n- routes2\r\n"),
    ("sections:\n  - routes", "sections:\n  - routes\n  - money"),
]


@pytest.mark.parametrize(("before", "after"), LISTS)
def test_every_other_byte_of_the_report_stays(small, before, after):
    head = REPORT.replace("sections: [routes]\n", "").replace("\n", "\r\n" if "\r" in before else "\n") + "# a word\n"
    (small.root / "sections/report.yaml").write_bytes((head + before).encode())
    begin_section(small.root, "money", "", "routes")

    assert (small.root / "sections/report.yaml").read_bytes().decode() == head + after


@pytest.mark.parametrize(
    "name", ["routes", "report", "Money", "1st", "a b", "", "../a", "peak-text", "_facts", "in__all"]
)
def test_a_name_that_is_none_or_is_taken_is_refused_and_nothing_is_written(small, name):
    small.section("blocks:\n  - {id: peak-text, text: Nothing.}")
    before = {path: path.read_bytes() for path in (small.root / "sections").iterdir()}
    with pytest.raises(WrongUsageError):
        begin_section(small.root, name, "", "")

    assert {path: path.read_bytes() for path in (small.root / "sections").iterdir()} == before


def test_names_that_expressions_could_not_tell_apart_are_refused(small):
    begin_section(small.root, "sea-routes", "", "")
    with pytest.raises(WrongUsageError, match="could not tell"):
        begin_section(small.root, "sea_routes", "", "")


def test_a_section_to_stand_behind_that_is_not_there_is_told_the_near_one(small):
    with pytest.raises(WrongUsageError, match="did you mean `routes`"):
        begin_section(small.root, "money", "", "ruotes")

    assert not (small.root / "sections/money.yaml").exists()


@pytest.mark.parametrize("report", ["id: [\n", "id: small\n", "id: small\nsections: all\n", "- a\n"])
def test_a_report_that_takes_no_section_is_told_and_left_as_it_was(small, report):
    small.write("sections/report.yaml", report)
    with pytest.raises(ReportError):
        begin_section(small.root, "money", "", "")

    assert (small.root / "sections/report.yaml").read_text() == report
    assert not (small.root / "sections/money.yaml").exists()


def uncommented(text):
    """Gives the section with its example in the place of its text."""
    head, example = text.split("# An example", 1)
    example = example.partition("\n")[2].partition("\nblocks:")[0]
    return head + re.sub(r"^# ", "", example, flags=re.MULTILINE) + "\n"


@pytest.mark.parametrize("which", ["starter", "small", "report"])
def test_the_example_without_its_marks_is_a_section_that_can_be_built(tmp_path, which):
    if which == "starter":
        start(tmp_path)
    elif which == "small":
        Small(tmp_path).section("blocks: []", head="id: routes\ntitle: Routes\n")
    else:
        for name in ("sections", "data"):
            shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / begin_section(tmp_path, "vehicles", "", "").path
    path.write_text(uncommented(path.read_text("utf-8")), "utf-8")
    prepared = prepare_at(tmp_path)

    assert [(problem.code, problem.message) for problem in prepared.findings] == []
    (section,) = [each for each in prepared.document.sections if each.id == "vehicles"]
    assert [block.kind for block in section.blocks] == ["text", "chart", "table"]


def test_without_an_extract_that_could_show_one_there_is_no_example(small):
    small.write("data/catalogue.yaml", "extracts: {}\n")
    small.write("sections/routes.yaml", "id: routes\ntitle: Routes\nblocks: []\n")

    assert begin_section(small.root, "money", "", "").extract == ""
    assert "reportgen new extract FILE" in (small.root / "sections/money.yaml").read_text()
    assert sections(small) == ["routes", "money"]
