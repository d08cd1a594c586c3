"""Design tokens and letters: what would stop the build at its last stage is told by the check."""

import pytest

from reportgen.disk import built_in_templates
from tests.projects import Small

TOKENS = (built_in_templates() / "tokens.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"#f4f6f8"', '"#zzz"', "`surface`: `#zzz` is no colour"),
        ('"#f4f6f8"', '"#FFFFFF"', "`surface` has the light colour of `paper`"),
    ],
)
def test_a_wrong_colour_is_a_problem_at_its_line(tmp_path, old, new, message):
    small = Small(tmp_path)
    small.write("templates/tokens.yaml", TOKENS.replace(old, new))
    (problem,) = small.problems()

    line = next(number for number, row in enumerate(TOKENS.splitlines(), start=1) if old in row)
    assert (problem.message, problem.at.file, problem.at.line) == (message, "templates/tokens.yaml", line)
    assert problem.hint


def test_letters_that_no_font_has_are_told_once_a_sentence(tmp_path):
    small = Small(tmp_path)
    small.section("blocks:\n  - id: a\n    text: Many مهاجر, 😀 and ≥ {{ peak }}.")
    (problem,) = small.problems()

    assert problem.message == "no font of the report has `م` (arabic letter meem) and 5 more"
    assert (problem.code, problem.at.line) == ("no-letter", small_line(small, "Many"))


def small_line(small, word):
    rows = (small.root / "sections/routes.yaml").read_text("utf-8").splitlines()
    return next(number for number, row in enumerate(rows, start=1) if word in row)


def test_fonts_that_are_not_there_are_no_problem_of_the_text(tmp_path):
    small = Small(tmp_path)
    small.write("templates/tokens.yaml", TOKENS.replace("Inter-Bold.otf", "Nowhere.otf"))
    small.section("blocks:\n  - id: a\n    text: Many 😀 {{ peak }}.")

    assert small.problems() == []
