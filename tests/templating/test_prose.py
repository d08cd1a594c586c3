"""Prose: expressions become marked values, and what cannot be worked out becomes a problem at its place."""

import pytest

from reportgen.document import Paragraph, Shown, Words
from reportgen.nodes import Prose, parse_yaml
from reportgen.nodes.node import Map, Scalar
from reportgen.problems import Findings, Problem
from reportgen.templating.markdown import Reading, parse_parts
from reportgen.templating.prose import Absent, Members, Names, ProseError, decide, weave


def given(text: str) -> Prose:
    tree = parse_yaml(text, "s.yaml", Findings())
    assert isinstance(tree, Map)
    node = tree.node("text")
    assert isinstance(node, Scalar)
    return Prose(node)


def shown(value: object) -> Shown | str:
    if isinstance(value, Absent):
        str(value)
    if isinstance(value, bool):
        raise ProseError("wrong-form", "no number", "write one")
    return Shown(value="v", raw=str(value), text=f"<{value}>")


NAMES = Names(
    names={"peak": 7, "low": 2, "gone": Absent(), "flag": True, "routes": Members("routes", {"total": 9})},
    show=shown,
    filters={"plain": lambda value: value, "twice": lambda value: value * 2},
)


def problems(text: str) -> list[Problem]:
    findings = Findings()
    assert not weave(given(text), NAMES, findings).whole
    return findings.problems


def test_a_value_becomes_a_mark_that_markdown_does_not_see() -> None:
    woven = weave(given("text: There were {{ peak }}.\n"), NAMES, Findings())

    assert woven.whole
    assert woven.text == "There were \ue0000\ue001."
    assert [run.text for run in woven.shown] == ["<7>"]


def test_a_value_knows_its_place_in_the_file() -> None:
    woven = weave(given("text: |\n  First line,\n  then {{ peak }} and {{ low | twice }}.\n"), NAMES, Findings())

    assert woven.whole
    places = [(run.at.line, run.at.column, run.at.length) for run in woven.shown]
    assert places == [(3, 8, 10), (3, 23, 17)]


def test_text_can_depend_on_a_value() -> None:
    woven = weave(given("text: It {% if peak > low %}rose{% else %}fell{% endif %}.\n"), NAMES, Findings())

    assert woven.whole
    assert woven.text == "It rose."


def test_a_section_gives_its_indicators_by_name() -> None:
    woven = weave(given("text: '{{ routes.total }}'\n"), NAMES, Findings())

    assert woven.whole
    assert woven.shown[0].raw == "9"


def test_an_unknown_name_is_a_problem_where_it_stands() -> None:
    (problem,) = problems("text: There were {{ peek }}.\n")

    assert (problem.code, problem.at.line, problem.at.column, problem.at.length) == ("unknown-indicator", 1, 21, 4)
    assert problem.hint == "did you mean `peak`?"


def test_an_unknown_member_of_a_section_is_a_problem_with_a_hint() -> None:
    (problem,) = problems("text: There were {{ routes.totl }}.\n")

    assert (problem.code, problem.hint) == ("unknown-indicator", "did you mean `total`?")
    assert (problem.at.column, problem.at.length) == (18, 17)


def test_what_names_something_broken_stays_silent() -> None:
    findings = Findings()

    assert not weave(given("text: There were {{ gone }}.\n"), NAMES, findings).whole
    assert not weave(given("text: There were {{ gone | twice }} or {{ gone.first }}.\n"), NAMES, findings).whole
    assert findings.problems == []


def test_an_unclosed_expression_is_a_problem() -> None:
    (problem,) = problems("text: |\n  One\n  There were {{ peak.\n")

    assert (problem.code, problem.at.line) == ("prose-syntax", 3)


def test_an_unknown_form_names_the_nearest() -> None:
    (problem,) = problems("text: There were {{ peak | plan }}.\n")

    assert (problem.code, problem.hint) == ("unknown-form", "did you mean `plain`?")


def test_a_division_by_zero_is_a_problem_of_its_expression() -> None:
    (problem,) = problems("text: A {{ low }} and {{ peak / 0 }}.\n")

    assert (problem.code, problem.at.column) == ("prose-error", 23)


def test_a_form_that_does_not_fit_is_a_problem_with_a_way_out() -> None:
    (problem,) = problems("text: A {{ flag }}.\n")

    assert (problem.code, problem.message, problem.hint) == ("wrong-form", "no number", "write one")


def test_expressions_cannot_reach_the_machine() -> None:
    (problem,) = problems("text: A {{ peak.__class__.__mro__ }}.\n")

    assert problem.code == "prose-error"


def test_a_condition_may_be_written_with_one_equals_sign() -> None:
    assert decide(given("text: peak = 7 and low < 3\n"), NAMES, Findings()) is True
    assert decide(given("text: peak != 7\n"), NAMES, Findings()) is False


def test_a_condition_on_something_broken_cannot_be_told() -> None:
    findings = Findings()

    assert decide(given("text: gone > 3\n"), NAMES, findings) is None
    assert findings.problems == []


def test_a_condition_that_cannot_be_read_is_a_problem() -> None:
    findings = Findings()

    assert decide(given("text: peak >\n"), NAMES, findings) is None
    assert [problem.code for problem in findings] == ["prose-syntax"]


def test_one_broken_expression_hides_no_other() -> None:
    found = problems(
        "text: |\n  {{ peek }}, {{ gone }},\n  {{ routes.totl }} {% if gone %}a{% endif %}{{ peak | plan }}.\n"
    )

    assert [(problem.at.line, problem.at.column) for problem in found] == [(2, 6), (3, 56), (3, 3)]


def test_what_stands_around_a_broken_expression_is_still_text() -> None:
    text = "text: '{% if gone %}A {{ gone }}{% else %}B{% endif %} {% for each in gone %}C {{ each.x }}{% endfor %}{{ peak }}'\n"
    woven = weave(given(text), NAMES, Findings())

    assert woven.text == "A \ue0000\ue001 C \ue0001\ue001\ue0002\ue001"
    assert [run.text for run in woven.shown] == ["…", "…", "<7>"]


def test_a_condition_that_fails_has_its_place() -> None:
    (problem,) = problems("text: A {{ low }} {% if routes.totl > 3 %}more{% endif %}.\n")

    assert (problem.at.column, problem.at.length) == (25, 15)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("There were {{ peak Crossings", 18, "the `{{` that opens here is not closed"),
        ("There were {{ peak } and", 18, "the `{{` that opens here is closed by one `}`"),
        ("There were {{ peak crossings }}", 26, "`crossings` cannot stand here"),
        ("{{ low }} {% if peak %}there", 17, "this `{% if %}` is not closed"),
        ("{{ low }} there{% endif %}", 22, "no `{% if … %}` is open where this `{% endif %}` stands"),
        ("{{ low }} {% include 'x' %}", 17, "prose cannot hold `{% include %}`"),
        ("{{ low }} {% foo %}", 17, "prose cannot hold `{% foo %}`"),
        ("{% if peak = 7 %}there{% endif %}", 18, "a single `=` compares nothing here"),
        ("{{ low | twice( }}", 7, "a `)` is missing in this expression"),
        ("{{ low ? }}", 14, "`?` cannot stand in an expression"),
        ("{{ }}", 7, "nothing stands between the braces"),
        ("A { peak } there", 9, "one brace is printed as it stands"),
        ("A { peak | plain } there", 9, "one brace is printed as it stands"),
        ("A \u202e there", 9, "U+202E is no character of a text"),
    ],
)
def test_what_cannot_be_read_is_told_without_the_words_of_a_programmer(text: str, column: int, message: str) -> None:
    (problem,) = problems(f"text: |\n      {text}\n")

    assert (problem.message, problem.at.line, problem.at.column) == (message, 2, column)
    assert problem.hint


def test_all_forms_are_listed_when_none_is_near() -> None:
    (problem,) = problems("text: There were {{ peak | pretty }}.\n")

    assert (problem.message, problem.hint) == ("there is no form `pretty`", "there is `plain` and `twice`")


def test_loops_in_loops_end() -> None:
    loops = "".join(f"{{% for {name} in 'abcdefghijklmnopqrst' %}}" for name in "abcdef")
    (problem,) = problems(f'text: "{loops}x{"{% endfor %}" * 6}"\n')

    assert (problem.code, problem.at.line) == ("endless-loop", 1)


def test_a_condition_with_is_says_how_values_are_compared() -> None:
    findings = Findings()

    assert decide(given("text: low = 2 and peak is 2015 or so\n"), NAMES, findings) is None
    assert [(problem.message, problem.at.column) for problem in findings] == [("`is` compares no values", 24)]


def read(text: str) -> tuple[list[tuple[str, int, int]], list[Problem]]:
    """Gives the words of some prose, each with its line and column, and the problems."""
    findings = Findings()
    prose = given(text)
    reading = Reading(findings=findings, call_note=lambda *_: 1)
    parts = parse_parts(weave(prose, NAMES, findings), prose, reading)
    words = [run for part in parts if isinstance(part, Paragraph) for run in part.text if isinstance(run, Words)]
    return [(run.text, run.at.line, run.at.column) for run in words if run.text.strip()], findings.problems


def test_words_behind_a_condition_know_where_they_stand() -> None:
    words, _ = read("text: |\n  {% if low > 5 %}many{% else %}few{% endif %} and 333.\n  Then {{ low }} of 444.\n")

    assert words == [("few", 2, 33), (" and 333.", 2, 47), ("Then ", 3, 3), (" of 444.", 3, 17)]


def test_words_in_a_loop_and_from_an_expression_know_where_they_stand() -> None:
    words, _ = read("text: a {% for each in 'xy' %}b {% endfor %}{{ 'five' }} c\n")

    assert words == [("a ", 1, 7), ("b ", 1, 31), ("b ", 1, 31), ("five", 1, 45), (" c", 1, 57)]


def test_words_of_what_cannot_be_read_know_where_they_stand() -> None:
    words, problems = read("text: a {{ low twice }} b {% if %} c\n")

    assert words == [("a ", 1, 7), (" b ", 1, 24), (" c", 1, 35)]
    assert problems


def test_a_name_is_found_in_an_expression_not_in_the_words_before_it() -> None:
    (problem,) = problems("text: Of peek and {{ peek }}.\n")

    assert problem.at.column == 22


@pytest.mark.parametrize("tag", ["{% set x %}a{% endset %}", "{% filter upper %}a{% endfilter %}"])
def test_text_is_not_taken_apart(tag: str) -> None:
    (problem,) = problems(f"text: '{{{{ low }}}} {tag}'\n")

    assert problem.message.startswith("prose cannot hold `{% ")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("a{% if low > 5 %}b{% elif low > 4 %}c{% else %}d{% endif %}e", ["ade", "abe", "ace"]),
        ("{% if low > 5 %}a{% if low > 4 %}b{% else %}c{% endif %}d{% endif %}e", ["e", "acde", "abde"]),
        ("{% for each in '' %}a{% else %}b{% endfor %}", ["b", "a"]),
        ("{% for each in 'x' %}a{% else %}b{% endfor %}", ["a", "b"]),
        ("a{% if low > 1 %}b{% endif %}", ["ab"]),
    ],
)
def test_every_branch_is_read(text: str, readings: list[str]) -> None:
    woven = weave(given(f"text: {text!r}\n" if "'" not in text else f'text: "{text}"\n'), NAMES, Findings())

    assert [each.text for each in (woven, *woven.untaken)] == readings


def test_what_is_wrong_in_a_branch_not_taken_is_told_when_it_is_so_whatever_the_data_say() -> None:
    text = "text: A {% if low < 5 %}a{% else %}{{ routes.totl }} {{ peak / 0 }}{% endif %}"
    text += "{% if low < 5 %}a{% elif routes.tolal > 3 %}x{% endif %}.\n"
    findings = Findings()
    woven = weave(given(text), NAMES, findings)

    assert woven.whole
    assert [(each.code, each.at.column) for each in findings] == [("unknown-indicator", 36), ("unknown-indicator", 104)]
