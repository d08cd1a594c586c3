"""Others of a list of the largest are what is left of the total, never only the next of the list."""

from decimal import Decimal

import pytest

from reportgen.compute import extract_digests, indicator_from_json, indicator_keys, indicator_to_json
from reportgen.templating.notes import note_text

LISTED = """
extracts:
  listed:
    file: listed.csv
    title: The three largest
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    columns: {nationality: {unknown: [Unknown]}, year: integer, rank: integer, detections: integer}
    key: [nationality, year]
    absent: not published
    parts:
      - {of: nationality, per: year, measure: detections, total: {from: all, where: {kind: all}}, some: true}
  all:
    file: all.csv
    title: All of them
    publisher: Frontex
    as_of: 2025-06-03
    unit: detections
    columns: {year: integer, kind: {}, detections: integer}
"""
PARTS = """    parts:
      - {of: nationality, per: year, measure: detections, total: {from: all, where: {kind: all}}, some: true}
"""
FILES = {
    "listed.csv": "nationality,year,rank,detections\n"
    "Syria,2015,1,400\nUnknown,2015,2,250\nIraq,2015,3,50\nSyria,2016,1,90\nEritrea,2016,2,80\nIraq,2016,3,20\n",
    "all.csv": "year,kind,detections\n2015,all,1000\n2016,all,300\n2015,sea,600\n",
}
TOP = "a: {from: listed, measure: sum(detections), by: nationality, where: {year: 2015}, top: 1, other: true, unknown: last}"
YEARS = "b: {from: listed, measure: sum(detections), by: [nationality, year]}\n"


@pytest.fixture
def listed(several):
    def made(old="", new="", **files):
        catalogue = LISTED.replace(old, new) if old else LISTED
        return several(catalogue, FILES | {f"{name}.csv": text for name, text in files.items()})

    return made


def test_others_are_the_total_less_what_is_listed_and_the_unknown(listed):
    found = listed().run(TOP)
    assert found.cells("a") == {"Syria": 400, "Other": 350, "Unknown": 250}
    assert found["a"].extracts == ("listed", "all")
    assert not found["a"].some, "its rows add up to the total"
    assert [note_text(note, "en") for note in found["a"].notes] == [
        "Other: the total in “All of them” less the figures shown; what is not published one by one is in it."
    ]


def test_a_top_of_all_that_is_listed_has_others_too(listed):
    assert listed().run(TOP.replace("top: 1", "top: 3")).cells("a")["Other"] == 300


def test_nothing_is_left_when_everything_is_listed(listed):
    found = listed(all="year,kind,detections\n2015,all,700\n2016,all,190\n").run(TOP.replace("top: 1", "top: 3"))
    assert found.cells("a") == {"Syria": 400, "Iraq": 50, "Unknown": 250}


def test_the_unknown_is_no_other_where_it_is_left_out_and_its_share_is_of_the_total(listed):
    for asked in (
        TOP.replace("unknown: last", "unknown: leave out"),
        TOP.replace("2015}", "2015, nationality: known}"),
        TOP.replace("2015}", "2015, nationality: {not: Unknown}}"),
        YEARS + "a: {of: b, where: {year: 2015, nationality: known}, top: 1, other: true}",
        YEARS + "c: {of: b, where: {year: 2015}, top: 2, unknown: leave out}\na: {of: c, top: 1, other: true}",
    ):
        found = listed().run(asked)
        assert list(found.cells("a").values()) == [400, 350], asked
        assert "25.0\u00a0% of the total is of no known category." in [note_text(n, "en") for n in found["a"].notes], (
            asked
        )


def test_others_of_each_year_are_counted_from_its_own_total(listed):
    found = listed().run(YEARS + "a: {of: b, top: 1, other: true}")
    assert found.cells("a")["Other", 2015] == 350
    assert found.cells("a")["Other", 2016] == 210


def test_years_that_are_added_up_have_totals_that_are_added_up(listed):
    wide = TOP.replace("where: {year: 2015}, ", "")
    assert listed().run(wide).cells("a") == {"Syria": 490, "Other": 560, "Unknown": 250}
    assert (
        listed().run(YEARS + "a: {of: b, by: nationality, top: 1, other: true, unknown: last}").cells("a")["Other"]
        == 560
    )
    chosen = YEARS + "a: {of: b, where: {year: 2016}, by: nationality, top: 1, other: true}"
    assert listed().run(chosen).cells("a") == {"Syria": 90, "Other": 210, "Unknown": "not published apart"}


def test_shares_of_others_are_of_the_true_total(listed):
    asked = "t: {from: all, measure: sum(detections), where: {year: 2015, kind: all}}\n"
    found = listed().run(asked + TOP.replace("top: 1", "share: t, top: 1"))
    assert found.cells("a") == {"Syria": Decimal(40), "Other": Decimal(35), "Unknown": Decimal(25)}
    shares = listed().run(TOP + "\ns: {of: a, share: total}")
    assert shares.cells("s") == {"Syria": Decimal(40), "Other": Decimal(35), "Unknown": Decimal(25)}


def test_a_top_of_a_top_keeps_the_whole(run):
    found = run(
        "p: {from: people, measure: sum(detections), by: nationality, where: {year: 2015}, top: 2}\n"
        "a: {of: p, top: 1, other: true, unknown: last}\n"
        "s: {of: p, share: {of: t}, top: 1, other: true, unknown: last}\n"
        "t: {from: people, measure: sum(detections), where: {year: 2015}}"
    )
    assert found.cells("a") == {"Syria": 400, "Other": 300, "Unknown": 300}
    assert found.cells("s") == {"Syria": Decimal(40), "Other": Decimal(30), "Unknown": Decimal(30)}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("2015}", "2015, nationality: [Syria, Iraq]}", "`where` chooses some of `nationality`"),
        ("2015}", "2015, nationality: {not: [Unknown, Iraq]}}", "`where` chooses some of `nationality`"),
        ("2015}", "2015, rank: 1..2}", "`where` chooses by `rank`, and the totals are not given by it"),
        ("{year: 2015}", "year = 2015", "an expression in `where` chooses rows that the totals are not given by"),
        ("sum(detections)", "count", "`listed` has totals only of sum(detections)"),
        ("by: nationality", "by: [nationality, rank]", "the totals are not given by `rank`"),
    ],
)  # fmt: skip
def test_others_that_no_total_tells_are_a_problem_that_says_why(listed, old, new, why):
    problem = listed().run(TOP.replace(old, new).replace("top: 1", "top: {n: 1, of: nationality}")).problem
    assert problem.startswith(
        f"other-not-known: `listed` lists only some, and the others cannot be counted: {why} | true | "
    )


ALL = "    publisher: Frontex\n    as_of: 2025-06-03\n    unit: detections\n    columns: {year"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("2025-06-03", "2018-07-06", "the total in `all` is of 2018-07-06, and the rows are of 2025-06-03"),
        ("unit: detections", "unit: persons", "the total in `all` counts persons, and the rows detections"),
        ("Frontex", "Eurostat", "the total in `all` is of Eurostat, who counts for itself"),
    ],
)
def test_a_total_of_another_kind_is_a_problem(several, old, new, why):
    assert LISTED.count(ALL) == 1
    assert why in several(LISTED.replace(ALL, ALL.replace(old, new)), FILES).run(TOP).problem


def test_a_total_that_only_a_name_declares_is_all_that_the_other_extract_holds(several):
    found = several(LISTED.replace(PARTS, "    total: all\n"), FILES).run(TOP)
    assert found.cells("a") == {"Syria": 400, "Other": 950, "Unknown": 250}


def test_a_year_without_a_total_is_a_problem(listed):
    world = listed(
        "total: {from: all, where: {kind: all}}",
        "where: {year: 2015}, total: {from: all, where: {kind: all, year: 2015}}",
    )
    found = world.run(YEARS + "a: {of: b, top: 1, other: true}")
    assert found.problem == (
        "other-not-known: the others cannot be counted: no total of the same scope stands in `all` for 2016 | true | "
        "choose what has a total with `where:`, or leave `other` out"
    )
    assert world.run(YEARS + "a: {of: b, where: {year: 2015}, top: 1, other: true}").cells("a")["Other", 2015] == 350


def test_what_is_listed_is_never_more_than_the_total(several):
    catalogue = LISTED.replace(PARTS, "    total: all\n")
    files = FILES | {"all.csv": "year,kind,detections\n2015,all,600\n2016,all,300\n"}
    assert (
        several(catalogue, files)
        .run(TOP)
        .problem.startswith(
            "other-not-known: the rows that are shown add up to 650, more than the total of 600 in `all` | true | "
        )
    )


def test_a_query_has_no_total(listed):
    found = listed().run(
        'a: {sql: "select nationality, sum(detections) as value from listed group by nationality", unit: detections, top: 1, other: true}'  # noqa: E501
    )
    assert "nothing says the total of its `nationality`" in found.problem


def test_others_are_asked_again_when_only_the_totals_change(several):
    catalogue = LISTED.replace(PARTS, "    total: all\n")
    before = several(catalogue, FILES)
    specs = before.run(TOP).specs
    after = several(catalogue, FILES | {"all.csv": FILES["all.csv"].replace("1000", "1001")})
    keys = [indicator_keys(specs, extract_digests(world.extracts)) for world in (before, after)]
    assert before.extracts["listed"].digest == after.extracts["listed"].digest
    assert keys[0] != keys[1]


def test_totals_survive_being_stored(listed):
    found = listed().run(YEARS)["b"]
    assert found.wholes is not None
    assert [(each.keys, each.cell.value) for each in found.wholes.totals] == [((2015,), 1000), ((2016,), 300)]
    assert indicator_from_json(indicator_to_json(found)) == found


def test_a_share_of_what_is_listed_says_so_where_no_total_is_known(listed):
    found = listed().run(YEARS.replace("]}", "], where: {year: 2015, rank: 1..3}}") + "a: {of: b, rank: true}")
    (note,) = [note_text(note, "en") for note in found["a"].notes]
    assert note == "35.7\u00a0% of what is listed is of no known category."
