"""Parts add up, and the same fact has one value."""

PLACES = "p,y,v\nLand,2012,10\nSea,2012,5\nTotal,2012,{}\n"
COLUMNS = "{p: text, y: integer, v: integer}"
PARTS = "key: [p, y]\nleave_out: {where: {p: Total}, reason: total}\nparts: {of: p, per: y, total: Total%s}"


def test_parts_that_add_up_are_no_problem(one):
    assert one(PLACES.format(15), COLUMNS, PARTS % "").codes == []


def test_parts_that_do_not_add_up_say_both_sums(one):
    found = one(PLACES.format(16), COLUMNS, PARTS % "")
    assert found.problems == [
        (
            "parts-differ",
            "data/x.csv",
            2,
            "the parts by `p` of `y 2012` add up to 15 (Land 10, Sea 5), and the total says 16",
        )
    ]


def test_a_tolerance_and_rounding_are_allowed_for(one):
    assert one(PLACES.format(16), COLUMNS, PARTS % ", tolerance: 1").codes == []
    assert one(PLACES.format(20), COLUMNS, PARTS % ", rounded_to: 5").codes == []
    assert one(PLACES.format(21), COLUMNS, PARTS % ", rounded_to: 5").codes == ["parts-differ"]


def test_some_of_the_parts_may_not_pass_the_total(one):
    assert one(PLACES.format(90), COLUMNS, PARTS % ", some: true").codes == []
    assert one(PLACES.format(14), COLUMNS, PARTS % ", some: true").codes == ["parts-differ"]


def test_parts_without_a_total_are_a_problem(one):
    found = one(PLACES.format(15) + "Land,2013,1\n", COLUMNS, PARTS % "")
    assert found.problems[0][::3] == ("total-missing", "no total stands for the parts of `y 2013`")


def test_a_missing_part_makes_the_sum_a_lower_bound(one):
    text = "p,y,v\nLand,2012,:\nSea,2012,5\nTotal,2012,{}\n"
    marks = '\nmissing: ":"'
    assert one(text.format(15), COLUMNS, PARTS % "" + marks).codes == []
    assert one(text.format(4), COLUMNS, PARTS % "" + marks).codes == ["parts-differ"]


TWO = """
extracts:
  parts:
    file: parts.csv
    title: Parts
    publisher: P
    columns: {p: text, y: integer, v: integer}
    parts: {of: p, per: y, total: {from: whole, where: {what: all}, on: {y: year}}}
  whole:
    file: whole.csv
    title: Whole
    publisher: P
    columns: {what: text, year: integer, n: integer}
"""


def test_the_total_may_stand_in_another_extract(resolving):
    files = {"parts.csv": "p,y,v\nLand,2012,10\nSea,2012,5\n", "whole.csv": "what,year,n\nall,2012,15\nhalf,2012,7\n"}
    assert resolving(files, TWO).codes == []
    wrong = resolving({**files, "whole.csv": "what,year,n\nall,2012,16\n"}, TWO)
    assert wrong.codes == ["parts-differ"]
    assert list(wrong.extracts) == ["whole"]


def test_a_broken_other_extract_keeps_this_one_silent(resolving):
    found = resolving({"parts.csv": "p,y,v\nLand,2012,10\n", "whole.csv": "what,year,n\nall,2012,x\n"}, TWO)
    assert found.codes == ["bad-value"]
    assert list(found.extracts) == ["parts"]


AGREES = """
extracts:
  typed:
    file: typed.csv
    title: Typed by hand
    publisher: P
    columns: {r: text, y: integer, v: integer}
    agrees: {with: official, on: {r: r, y: m.year}, within: %s}
  official:
    file: official.csv
    title: Official
    publisher: P
    columns: {r: text, m: {type: date, format: "%%Y-%%m"}, v: integer}
"""


def test_a_dropped_digit_does_not_agree_with_the_official_file(resolving):
    files = {"typed.csv": "r,y,v\nWest,2011,840\n", "official.csv": "r,m,v\nWest,2011-01,8000\nWest,2011-02,448\n"}
    found = resolving(files, AGREES % "5 %")
    assert found.problems == [
        (
            "does-not-agree",
            "data/typed.csv",
            2,
            "840 of `r West` and `y 2011`, and 8448 in `official`, more than 5 % apart",
        )
    ]
    assert resolving({**files, "typed.csv": "r,y,v\nWest,2011,8400\n"}, AGREES % "5 %").codes == []
    assert resolving({**files, "typed.csv": "r,y,v\nWest,2011,8447\n"}, AGREES % "1").codes == []


def test_the_same_fact_twice_in_one_extract_must_be_equal(one):
    text = "w,y,v\nfigure,2015,153964\ntable,2015,153946\n"
    found = one(text, "{w: text, y: integer, v: integer}",
                "agrees: {where: {w: figure}, theirs: {w: table}, on: y}")  # fmt: skip
    assert found.problems == [
        ("does-not-agree", "data/x.csv", 2, "153964 of `y 2015`, and 153946 elsewhere in this extract")
    ]


def test_a_total_without_parts_is_a_problem(resolving):
    files = {"parts.csv": "p,y,v\nLand,2012,10\n", "whole.csv": "what,year,n\nall,2012,10\nall,2013,7\n"}
    found = resolving(files, TWO)
    assert [problem[3] for problem in found.problems] == ["no part stands for the total of `y 2013`, 7"]


def test_facts_of_which_none_is_the_same_agree_with_nothing(resolving):
    files = {"typed.csv": "r,y,v\nWest,2011,840\n", "official.csv": "r,m,v\nWest,2012-01,8000\n"}
    assert resolving(files, AGREES % "5 %").codes == ["matches-nothing"]


def test_parts_may_be_told_apart_by_a_number_or_a_period(one):
    text = "a,p,v\n1,2015-Q1,10\n2,2015-Q2,20\n0,2015,30\n"
    columns = "{a: integer, p: period, v: integer}"
    for total in ("{of: a, total: 0, measure: v}", "{of: p, total: Jan-Dec 2015, measure: v}"):
        more = f"parts: {total}\nleave_out: {{where: {{a: 0}}, reason: R}}"
        assert one(text, columns, more).problems == []
        assert one(text.replace("20\n", "21\n"), columns, more).codes == ["parts-differ"]
