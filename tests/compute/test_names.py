"""Names: order, circles, and the same thing twice."""


def test_indicators_may_stand_in_any_order(run):
    found = run("""
a: {of: b, total: true}
b: {of: c, where: {year: 2014}}
c: {from: months, measure: sum(detections), by: [route, year], where: {year: 2014..2015}}
""")
    assert list(found.indicators) == ["s.a", "s.b", "s.c"]
    assert found.only("a") == 1980


def test_a_circle_is_one_problem_with_all_its_places(run):
    found = run(
        "a: {of: b, total: true}\nb: {of: c, total: true}\nc: {ratio: [a, d]}\nd: {from: months, measure: count, partial: mark}"
    )
    (problem,) = list(found.findings)
    assert problem.code == "circular-indicator"
    assert problem.message == "these are made from each other: `s.a` → `s.b` → `s.c` → `s.a`"
    assert [at.line for at in (problem.at, *problem.also)] == [1, 2, 3]
    assert list(found.indicators) == ["s.d"]


def test_an_indicator_made_from_itself(run):
    assert run("a: {of: a, total: true}").codes == ["circular-indicator"]


def test_the_same_query_under_two_names_is_a_warning(run):
    found = run("""
a: {from: months, measure: sum(detections), where: {year: 2014}, label: One}
b: {from: months, measure: sum(detections), where: {year: 2014}}
""")
    (problem,) = list(found.findings)
    assert (problem.code, problem.level, problem.at.line) == ("same-query", "warning", 3)
    assert problem.message == "`s.b` computes the same as `s.a` (sections/s.yaml:2)"
    assert len(found.indicators) == 2


def test_the_same_written_otherwise_is_the_same(run):
    found = run("""
a: {from: flow, measure: sum(passengers), by: year}
b: {from: flow, by: [year], measure: "sum( passengers )"}
c: {of: a}
""")
    assert found.codes == ["same-query", "same-query"]


def test_the_same_in_another_order_or_other_words_is_the_same(run):
    found = run("""
a: {from: months, measure: count, where: {route: East, year: 2014}}
b: {from: months, measure: count, where: {year: 2014, route: East}}
c: {from: months, measure: share(detections), by: route}
e: {from: months, measure: sum(detections), by: route, share: total}
f: {from: months, measure: sum(detections), by: route}
""")
    assert found.codes == ["same-query", "same-query"]
