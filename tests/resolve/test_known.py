"""Known defects of publishers stop no build, travel with their rows, and are missed when they are gone."""

TEXT = "p,y,v\nLand,2012,10\nSea,2012,5\nTotal,2012,16\nLand,2013,1\nTotal,2013,1\n"
COLUMNS = "{p: text, y: integer, v: integer}"
PARTS = "leave_out: {where: {p: Total}, reason: total}\nparts: {of: p, per: y, total: Total}\n"


def test_a_known_defect_stops_nothing_and_is_noted_at_its_rows(one):
    found = one(TEXT, COLUMNS, PARTS + "known: {check: parts, where: {y: 2012}, reason: one missing}")
    assert found.problems == []
    assert found.rows("SELECT p, y, _notes FROM x ORDER BY _row") == [
        ("Land", 2012, "0"), ("Sea", 2012, "0"), ("Land", 2013, ""),
    ]  # fmt: skip
    note = found.extracts["x"].notes[0]
    assert (note.kind, note.text, note.at.line) == ("known", "one missing", 8)


def test_a_known_defect_that_is_gone_is_a_problem(one):
    found = one(
        TEXT.replace("16", "15"), COLUMNS, PARTS + "known: {check: parts, where: {y: 2012}, reason: one missing}"
    )
    assert found.problems == [
        ("known-defect-gone", "data/catalogue.yaml", 8,
         "the known defect of `x` is gone: `parts` finds nothing in these rows")
    ]  # fmt: skip


def test_a_defect_excuses_only_its_own_rows(one):
    found = one(TEXT.replace("Total,2013,1", "Total,2013,2"), COLUMNS,
                PARTS + "known: {check: parts, where: {y: 2012}, reason: one missing}")  # fmt: skip
    assert [problem[3] for problem in found.problems] == [
        "the parts by `p` of `y 2013` add up to 1, and the total says 2"
    ]


def test_a_defect_can_be_left_out(one):
    found = one("y,v\n2012,5\n2013,x\n", "{y: integer, v: integer}",
                "known: {check: type, where: {y: 2013}, reason: misprinted, use: leave out}")  # fmt: skip
    assert found.problems == []
    assert found.rows("SELECT y FROM x") == [(2012,)]
    assert found.extracts["x"].left_out == {"known defect: misprinted": 1}


def test_a_misprinted_number_that_is_kept_is_missing(one):
    found = one("y,v\n2012,5\n2013,x\n", "{y: integer, v: integer}",
                "known: {check: type, where: {y: 2013}, reason: misprinted}")  # fmt: skip
    assert found.rows("SELECT y, v, v__status, _notes FROM x ORDER BY y") == [
        (2012, 5, None, ""), (2013, None, "missing", "0"),
    ]  # fmt: skip


def test_what_only_a_reader_can_see_is_noted_too(one):
    found = one("y,v\n2012,5\n2013,6\n", "{y: integer, v: integer}",
                "known: {check: reader, where: {y: 2012..2012}, reason: contradicted elsewhere}")  # fmt: skip
    assert found.rows("SELECT _notes FROM x ORDER BY y") == [("0",), ("",)]


def test_conditions_take_lists_ranges_and_their_opposite(one):
    for where, kept in (("[2011, 2013]", [2012]), ("2012..2013", [2011]), ("{not: 2012}", [2012])):
        found = one("y,v\n2011,1\n2012,2\n2013,3\n", "{y: integer, v: integer}",
                    f"leave_out: {{where: {{y: {where}}}, reason: r}}")  # fmt: skip
        assert found.rows("SELECT y FROM x") == [(year,) for year in kept]


def test_known_is_a_condition_of_its_own(one):
    codes = {"c": "title: C\ncodes:\n  Syria:\n  Unknown: {unknown: true}\n"}
    found = one("n,v\nSyria,1\nUnknown,2\n", "{n: {in: c}, v: integer}",
                "leave_out: {where: {n: known}, reason: r}", codes)  # fmt: skip
    assert found.rows("SELECT n FROM x") == [("Unknown",)]


def test_rows_left_out_are_told_of_beside_the_same_key_in_other_editions(one):
    text = "p,y,e,v\nA,2012,1,-5\nA,2012,2,5\nB,2012,1,7\n"
    more = "key: [p, y, e]\nedition: {column: e}\nknown: {check: range, where: {p: A, e: 1}, reason: minus, use: leave out}"
    found = one(text, "{p: text, y: integer, e: text, v: {type: integer, min: 0}}", more)
    assert found.rows("SELECT p, e, _notes FROM x ORDER BY _row") == [("A", "2", "0"), ("B", "1", "")]


def test_rows_left_out_are_told_of_beside_rows_of_their_period_else_everywhere(one):
    known = "known: {check: range, where: {p: A}, reason: minus, use: leave out}"
    found = one(
        "p,year,v\nA,2012,-5\nB,2012,7\nB,2013,8\n", "{p: text, year: integer, v: {type: integer, min: 0}}", known
    )
    assert found.rows("SELECT year, _notes FROM x ORDER BY _row") == [(2012, "0"), (2013, "")]
    found = one("p,v\nA,-5\nB,7\nC,8\n", "{p: text, v: {type: integer, min: 0}}", known)
    assert found.rows("SELECT p, _notes FROM x ORDER BY _row") == [("B", "0"), ("C", "0")]


def test_what_counts_only_a_part_is_noted_as_incomplete(one):
    found = one("y,v\n2012,5\n2013,6\n", "{y: integer, v: integer}",
                "known: {check: reader, where: {y: 2013}, reason: without December, partial: true}")  # fmt: skip
    assert [(note.kind, note.text) for note in found.extracts["x"].notes] == [("partial", "without December")]
    assert found.rows("SELECT _notes FROM x ORDER BY y") == [("",), ("0",)]
