"""Profiles: every aspect is rated or said to be unknown, every level has a reason, and nothing is added up."""

import csv
import io
import json
from dataclasses import replace

import pytest

from reportgen.document.stored import from_json, to_json
from reportgen.renderers.data import render_data
from reportgen.renderers.ranks import rank
from tests.projects import Small, block_of, rows_of, said

LIST = """\
title: Types of things
levels: [low, medium, high]
aspects: {size: Size, reach: Reach, skill: Skill}
"""
ONE = """\
  - name: Loose ones
    levels: {size: high, reach: unknown, skill: low}
    basis: {size: "They had {{ peak }}.", skill: Few know how.}
"""
TWO = """\
  - name: Firm ones
    levels: {size: medium, reach: low, skill: high}
    basis: {size: They grow., reach: They stay., skill: They learn.}
"""


@pytest.fixture
def small(tmp_path):
    made = Small(tmp_path / "report")
    made.write("data/profiles/things.yaml", LIST)
    return made


def write(small, of=ONE + TWO, more="", *, name="things"):
    indented = "".join(f"      {line}\n" for line in of.splitlines())
    small.section(f"blocks:\n  - id: p\n    profiles: {name}\n    title: A title\n{more}    of:\n{indented}")


def block(small, *given, **named):
    write(small, *given, **named)
    return small.block("p")


def problems(small, *given, **named):
    write(small, *given, **named)
    return [(each.code, each.message, each.hint) for each in small.problems()]


def test_aspects_run_down_and_profiles_across_with_counts_of_what_is_known(small):
    assert rows_of(block(small).grid) == [
        ["Aspect", "Loose ones", "Firm ones"],
        ["Size", "high", "medium"],
        ["Reach", "not known", "low"],
        ["Skill", "low", "high"],
        ["Aspects rated", "2 rated, 1 of 3 not known", "all 3 rated"],
    ]


def test_a_level_is_its_place_among_the_levels_and_what_is_not_known_has_none(small):
    found = block(small).grid
    levels = [[cell.level for cell in row.cells[1:]] for row in found.rows]

    assert levels == [[(3, 3), (2, 3)], [(0, 3), (1, 3)], [(1, 3), (3, 3)], [(), ()]]
    assert [cell.raw for cell in found.rows[1].cells] == ["Reach", "unknown", "low"]
    assert {cell.kind for row in found.rows for cell in row.cells[1:]} == {"level"}


def test_levels_sort_by_their_order_and_what_is_not_known_goes_last(small):
    column = [row.cells[1] for row in block(small).grid.rows]

    assert [rank(cell) for cell in column] == [("3", ""), None, ("1", ""), None]


def test_a_level_is_the_same_when_it_is_stored_and_read_back(small):
    grid = block(small).grid

    assert from_json(json.loads(json.dumps(to_json(grid)))) == grid


def test_many_profiles_run_down(small):
    many = "".join(ONE.replace("Loose", f"Loose {letter}") for letter in "abcd")
    found = block(small, many)

    assert found.body.turned
    assert rows_of(found.grid)[:2] == [
        ["Profile", "Size", "Reach", "Skill", "Aspects rated"],
        ["Loose a ones", "high", "not known", "low", "2 rated, 1 of 3 not known"],
    ]


def test_reasons_stand_below_each_profile_in_the_order_of_the_list(small):
    first, second = block(small).body.profiles

    assert said(first.name) == "Loose ones"
    assert [(each.aspect, each.level.raw, said(each.text)) for each in first.reasons] == [
        ("Size", "high", "They had 890 detections."),
        ("Skill", "low", "Few know how."),
    ]
    assert [each.aspect for each in second.reasons] == ["Size", "Reach", "Skill"]


def test_what_is_not_known_may_say_why(small):
    found = block(small, ONE.replace('size: "', 'reach: Nobody asked., size: "'))

    assert [(each.aspect, said(each.level.text)) for each in found.body.profiles[0].reasons][1] == (
        "Reach",
        "not known",
    )


def test_the_numbers_in_reasons_bring_their_sources(small):
    caption = block(small).caption

    assert caption.kind == "table"
    assert caption.sources == ("Frontex, Detections by route, data as of 3 June 2025",)
    assert said(caption.subtitle) == "Types of things; levels: low, medium, high"
    assert [said(note) for note in caption.notes] == [
        "Levels are ordered and are not added up; what is not known is not low."
    ]


def test_an_author_says_subtitle_and_notes_otherwise(small):
    caption = block(small, ONE, "    subtitle: Another one\n    note: A note.\n").caption

    assert said(caption.subtitle) == "Another one"
    assert said(caption.notes[0]) == "A note."


@pytest.mark.parametrize(
    ("originators", "whose"),
    [("[Europol]", "Europol"), ("[Europol, INTERPOL]", "Europol or INTERPOL"), ("[A, B, C]", "A, B or C")],
)
def test_a_specimen_says_first_whose_view_it_is_not(small, originators, whose):
    small.report("specimen: true\n", "[Somebody]", originators)

    assert said(block(small).caption.notes[0]) == f"SPECIMEN: reportgen's reading, not the view of {whose}"


def test_the_tool_is_not_told_apart_from_itself(small):
    small.report("specimen: true\n", "[Somebody]", "[reportgen]")

    assert "SPECIMEN" not in str(block(small).caption)


def test_a_real_report_says_nothing_of_the_kind(small):
    assert "SPECIMEN" not in str(block(small).caption)


def test_the_csv_has_words_and_the_reasons_of_each_row(small):
    write(small)
    data = render_data(small.sound().document)["data/p.csv"].decode("utf-8-sig")
    header, first, second, *_ = csv.reader(io.StringIO(data))

    assert header[:3] == ["Aspect", "Loose ones", "Firm ones"]
    assert first[:3] == ["Size", "high", "medium"]
    assert "Loose ones: They had 890 detections. | Firm ones: They grow." in first[header.index("notes")]
    assert second[:3] == ["Reach", "unknown", "low"]


def test_a_profile_names_what_it_rests_on_and_falls_with_it(small):
    write(small, ONE + "    evidence: by_route\n")
    prepared = small.sound()
    (profile,) = block_of(prepared, "p").body.profiles

    assert [(each.id, said(each.words)) for each in profile.rests_on] == [("routes.by_route", "Detections by route")]
    assert [node.id for node in prepared.document.graph.above("routes.by_route", "rests on")] == ["p"]


def test_a_profile_that_rests_on_nothing_known_is_a_problem(small):
    write(small, ONE + "    evidence: [by_rute]\n")

    assert small.codes() == ["unknown-evidence"]


def test_the_built_in_lists_are_there_and_a_projects_own_goes_before(small):
    small.write("data/profiles/effects.yaml", LIST.replace("Types of things", "Our effects"))

    assert said(block(small, name="effects").caption.subtitle).startswith("Our effects")
    found = problems(small, name="networks")
    assert ("unknown-aspect", "the list has no aspect `size`") in [each[:2] for each in found]
    assert "`cooperation`, `adaptability`" in " ".join(each[1] for each in found if each[0] == "missing-aspect")


def test_a_list_that_comes_or_changes_is_read_anew(small):
    write(small)
    before = small.sound().project.state()
    small.write("data/profiles/things.yaml", LIST.replace("Size", "Number"))

    assert not replace(small.sound().project).unchanged(before)
    assert rows_of(small.block("p").grid)[1][0] == "Number"


@pytest.mark.parametrize(
    ("mistake", "problem"),
    [
        ((", skill: low}", "}"), ("missing-aspect", "`Loose ones` does not rate `skill`", "it is not low")),
        (("skill: low", "skil: low"), ("unknown-aspect", "the list has no aspect `skil`", "did you mean `skill`?")),
        (("skill: low", "skill: lwo"), ("unknown-level", "`lwo` is no level of the list", "`high` or `unknown`")),
        ((", skill: Few know how.", ""), ("no-basis", "`Loose ones` gives no reason for its level of `skill`", "`unknown`")),
        (("skill: Few", "skil: Few"), ("unknown-aspect", "the list has no aspect `skil`", "did you mean `skill`?")),
        (("name: Loose ones", "name: Firm ones"), ("wrong-value", "two profiles are called `Firm ones`", "")),
        (("Few know how", "They are 300"), ("typed-number", "the number `300` is typed; it comes from no indicator", "")),
    ],
)  # fmt: skip
def test_each_mistake_is_one_problem(small, mistake, problem):
    [(found, told, way)] = problems(small, ONE.replace(*mistake, 1) + TWO)

    assert (found, told) == problem[:2]
    assert problem[2] in way


def test_what_a_profile_lacks_is_told_of_a_block_that_is_left_out_too(small):
    assert [code for code, _, _ in problems(small, TWO.replace(", skill: high}", "}"), "    when: peak > 9999\n")] == [
        "missing-aspect"
    ]


def test_a_list_that_is_not_there_is_told_with_those_that_are(small):
    assert problems(small, name="netwroks")[0] == (
        "unknown-profiles", "no list of aspects `netwroks`", "did you mean `networks`?",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (LIST.replace("[low,", "[low, unknown,"), "wrong-value", "`levels`: expected levels, and `unknown` is none"),
        (LIST.replace("[low,", "[high,"), "wrong-value", "`levels`: expected different levels"),
        (LIST.replace("title: Types of things\n", ""), "missing-key", "list of aspects `things` needs `title`"),
        (LIST.replace("aspects", "apsects"), "unknown-key", "list of aspects `things` has no key `apsects`"),
        (LIST.replace("{size: Size, reach: Reach, skill: Skill}", "{}"), "wrong-value", ""),
        ("", "empty-file", ""),
    ],
)
def test_a_broken_list_is_told_once_at_its_place_whoever_uses_it(small, text, code, message):
    small.write("data/profiles/things.yaml", text)
    write(small)
    both = (small.root / "sections/routes.yaml").read_text()
    small.write("sections/routes.yaml", both + both.partition("blocks:\n")[2].replace("id: p", "id: q"))
    [problem] = small.problems()

    assert (problem.code, problem.at.file) == (code, "data/profiles/things.yaml")
    assert message in problem.message
