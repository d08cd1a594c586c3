"""The cache as people see it: why things are made anew, where results are, and how large they may be."""

import json
import re

import pytest

from reportgen.cache import Cache, opened
from reportgen.disk import built_in_templates
from tests.cli.test_commands import call, on
from tests.projects import Small


@pytest.fixture
def small(tmp_path):
    project = Small(tmp_path / "a report")
    project.section("blocks:\n  - id: peak-text\n    text: There were {{ peak }}.")
    return project


def told(small, *options):
    done = on(small, "build", "--html", "--explain-cache", "--quiet", *options)
    assert done.exit_code == 0, done.output
    return done


def test_explain_cache_says_of_each_result_why_it_was_made(small):
    first = told(small).stderr
    assert re.search(r"rebuilt  section    routes on screen +it is new", first)
    assert "nothing to do" in told(small).stderr

    small.section("blocks:\n  - id: peak-text\n    text: In all there were {{ peak }}.")
    second = told(small).stderr
    assert re.search(r"kept     indicator  routes.peak +nothing it is made of has changed", second)
    assert re.search(r"rebuilt  section    routes on screen +changed: its text and figures\n", second)
    assert re.search(r"rebuilt  HTML       index.html +changed: the content, the sections\n", second)
    assert re.search(r"kept \d+ of \d+ results; rebuilt section 1, HTML 1\n", second)

    small.write("templates/screen.css", built_in_templates().joinpath("screen.css").read_text() + "h2 { color: red }")
    third = told(small).stderr
    assert re.search(r"rebuilt  HTML       index.html +changed: templates, styles and scripts\n", third)
    assert third.endswith("; rebuilt HTML 1\n")


def test_explain_cache_as_json_is_one_object_a_line(small):
    told(small)
    small.write("data/detections.csv", (small.root / "data/detections.csv").read_text() + "East,2017,5\n")
    lines = [json.loads(line) for line in told(small, "--format", "json").stdout.splitlines()]
    (extract,) = [line for line in lines if line["kind"] == "extract"]

    assert extract == {"kind": "extract", "name": "detections", "kept": False, "why": "changed",
                       "changed": ["the file detections.csv"]}  # fmt: skip


def test_results_may_be_kept_elsewhere_and_serve_another_checkout(small, tmp_path):
    told(small, "--cache", str(tmp_path / "shared"))
    other = Small(tmp_path / "another")
    other.section("blocks:\n  - id: peak-text\n    text: There were {{ peak }}.")

    made = told(other, "--cache", str(tmp_path / "shared")).stderr
    assert [line.split()[1] for line in made.splitlines() if line.startswith("rebuilt")] == [
        "HTML"
    ]  # put together here
    assert not (other.root / "build/.cache/section").exists()


def test_the_environment_says_where_and_how_large(small, tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTGEN_CACHE", str(tmp_path / "shared"))
    monkeypatch.setenv("REPORTGEN_CACHE_LIMIT", "300 MB")
    told(small)
    done = on(small, "cache")

    assert done.output.startswith(f"{tmp_path / 'shared'}: ")
    assert "of at most 300 MB" in done.output
    assert re.search(r"^  indicator +\d+ +\d", done.output, re.MULTILINE)


@pytest.mark.parametrize("size", ["much", "-5 MB", "2 XB", "GB"])
def test_a_limit_that_is_no_size_is_wrong_usage(small, size):
    done = on(small, "build", "--cache-limit", size)

    assert done.exit_code == 2
    assert "write it as `500 MB` or `2 GB`" in done.output


def test_clear_gives_up_all_and_the_next_build_makes_it_again(small):
    told(small)
    assert "given up" in on(small, "cache", "clear").output
    assert "kept 0 of" in told(small).stderr


def test_prune_keeps_what_was_used_last(small, tmp_path):
    told(small)
    assert on(small, "cache", "prune").output == "0 bytes given up\n"
    done = call("cache", "--project", small.root, "--cache-limit", "1 kB", "prune")
    assert done.output.endswith("kB given up\n")


def test_nothing_is_taken_from_a_cache_that_a_build_uses(small):
    told(small)
    with opened(Cache(small.root / "build/.cache")):
        done = on(small, "cache", "clear")

    assert done.exit_code == 3
    assert "a build is using the cache" in done.output
    assert (small.root / "build/.cache/section").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--cache-limit", "foo"], "`foo` is no size of a cache"),
        (["--cache-limit", "-1 MB"], "`-1 MB` is no size of a cache"),
        (["--cache", "FILE"], "FILE` is a file; name a folder for the cache"),
    ],
)
def test_wrong_options_are_refused_with_work_to_do_and_without(small, options, said):
    (small.root / "FILE").touch()
    given = [str(small.root / each) if each == "FILE" else each for each in options]
    for _ in range(2):
        done = on(small, "build", "--html", "--quiet", *given)
        assert done.exit_code == 2
        assert said in done.output
        told(small)


def test_a_folder_that_holds_other_things_is_no_cache(small, tmp_path):
    mine = tmp_path / "mine"
    (mine / "tmp").mkdir(parents=True)
    (mine / "tmp/keep.txt").write_text("x")
    (mine / "size").write_text("5")
    for command in (["build", "--html", "--quiet"], ["cache"], ["cache", "clear"], ["preview", "--no-open"]):
        at = command.index("clear") if "clear" in command else len(command)
        words = [*command[:at], "--project", str(small.root), "--cache", str(mine), *command[at:]]
        done = call(*words)
        assert done.exit_code == 2, done.output
        assert "holds other files; name a folder of its own for the cache" in done.output
    assert sorted(path.name for path in mine.rglob("*")) == ["keep.txt", "size", "tmp"]
    assert (mine / "size").read_text() == "5"


def test_the_home_of_nobody_is_no_cache(small):
    done = call("build", "--project", str(small.root), "--cache", "~nobody-of-that-name/x")
    assert (done.exit_code, "names the home of nobody" in done.output) == (2, True)


@pytest.mark.parametrize("path", ["build", "build/.cache", "build/.cache/tmp"])
def test_a_file_in_the_place_of_a_folder_is_told(small, path):
    place = small.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()
    done = call("build", "--project", str(small.root), "--html", "--quiet")

    assert done.exit_code == 3, done.output
    assert f"`{path}" in done.output
    assert "a file stands in its place" in done.output
    assert "Traceback" not in done.output
