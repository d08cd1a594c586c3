"""How problems and progress are shown."""

import io
import json

import pytest

from reportgen.console import Progress, render
from reportgen.problems import Problem, Span

ROUTES = "sections/routes.yaml"
LINE = "  by_route: {measure: sum(detection), by: [route]}"
TEXT = "\n" * 8 + LINE + "\n"


def problem(**given):
    told = {
        "code": "unknown-column",
        "message": "no column `detection` in extract `ibc_monthly`",
        "at": Span(file=ROUTES, line=9, column=27, length=9),
        "hint": "did you mean `detections`?",
    }
    return Problem(**{**told, **given})


def sources(path):
    return TEXT if path == ROUTES else None


def test_text_shows_place_line_caret_and_way_out():
    assert render([problem()], sources) == (
        "sections/routes.yaml:9:27: error: no column `detection` in extract `ibc_monthly` [unknown-column]\n"
        "    9 |   by_route: {measure: sum(detection), by: [route]}\n"
        "      |                           ^^^^^^^^^\n"
        "      = hint: did you mean `detections`?\n"
        "\n"
        "1 problem in 1 file\n"
    )


def test_other_places_of_a_conflict_are_shown():
    text = render([problem(also=(Span(file=ROUTES, line=9, column=3, length=8),))], sources)
    assert "      = see also: sections/routes.yaml:9:3\n    9 |   by_route" in text


def test_a_file_that_is_not_there_shows_no_line():
    text = render([problem(at=Span(file="data/x.csv"), hint="")], sources)
    assert text.startswith("data/x.csv:1:1: error: no column")
    assert "|" not in text


def test_a_long_line_is_cut_around_what_is_meant():
    long = "x" * 200 + "here" + "y" * 200
    text = render([problem(at=Span(file="f", column=201, length=4))], lambda _: long)
    row, caret = text.splitlines()[1:3]
    assert row[caret.index("^") : caret.rindex("^") + 1] == "here"
    assert len(row) < 130


def test_a_tab_in_the_line_keeps_the_caret_below_its_word():
    text = render([problem(at=Span(file="f", column=4, length=1))], lambda _: "a:\tb")
    assert text.splitlines()[2] == "      |   \t^"


@pytest.mark.parametrize(
    ("levels", "files", "said"),
    [
        (["error"], 1, "1 problem in 1 file"),
        (["error", "error", "error"], 2, "3 problems in 2 files"),
        (["warning"], 1, "1 warning in 1 file"),
        (["error", "warning", "warning"], 2, "1 problem and 2 warnings in 2 files"),
    ],
)
def test_the_last_line_counts(levels, files, said):
    found = [problem(level=level, at=Span(file=f"f{i % files}", line=i + 1)) for i, level in enumerate(levels)]
    assert render(found, lambda _: None).splitlines()[-1] == said


def test_colours_only_when_asked():
    assert "\x1b[" not in render([problem()], sources)
    assert "\x1b[1;31merror:" in render([problem()], sources, colour=True)


def test_no_problems_say_nothing():
    assert [render([], sources, form) for form in ("text", "json", "github")] == ["", "", ""]


def test_json_is_one_object_a_line():
    lines = render([problem(), problem(level="warning", hint="")], sources, "json").splitlines()
    first = json.loads(lines[0])
    assert first == {
        "level": "error", "code": "unknown-column", "message": "no column `detection` in extract `ibc_monthly`",
        "hint": "did you mean `detections`?", "file": ROUTES, "line": 9, "column": 27, "length": 9, "also": [],
    }  # fmt: skip
    assert json.loads(lines[1])["level"] == "warning"


def test_github_gets_a_command_with_everything_escaped():
    found = problem(message="100% of a\nb", at=Span(file="a,b:c.yaml", line=2, column=3, length=4))
    assert render([found], sources, "github") == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=3,endColumn=7,title=unknown-column"
        "::100%25 of a%0Ab%0Ahint: did you mean `detections`?\n"
    )


def test_progress_is_plain_lines_where_there_is_no_terminal():
    stream = io.StringIO()
    with Progress(stream) as progress:
        with progress.stage("resolve", total=2) as step:
            step("a")
            step("b")
        with progress.stage("load"):
            pass
        with progress.stage("render", total=3) as step:
            step("a")
    lines = stream.getvalue().splitlines()
    assert [line[:21].split() for line in lines] == [["resolve", "2"], ["load"], ["render", "1", "of", "3"]]
    assert all(line.endswith(" s") for line in lines)
    assert "\x1b" not in stream.getvalue()


def test_progress_is_live_on_a_terminal():
    stream = io.StringIO()
    with Progress(stream, live=True) as progress, progress.stage("resolve", total=2) as step:
        step("a")
        step("b")
    assert "resolve" in stream.getvalue()
    assert "2/2" in stream.getvalue()


def test_a_failing_stage_tells_no_time():
    stream = io.StringIO()
    with pytest.raises(ValueError, match="broken"), Progress(stream) as progress, progress.stage("load"):
        raise ValueError("broken")
    assert stream.getvalue() == ""
