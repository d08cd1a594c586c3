"""A session: one build at a time, another after an edit, no alarm over a file that was half written, and no end to it."""

import asyncio
import errno
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.pipeline.model import Silent
from reportgen.pipeline.workshop import Workshop
from reportgen.preview import rebuild
from reportgen.preview.board import Board
from reportgen.preview.editor import Editor
from reportgen.preview.patch import Shown, patch, still, whole
from reportgen.preview.printed import Printed
from reportgen.preview.rebuild import Outcome, Rebuilder, nothing_yet
from reportgen.preview.session import Session
from reportgen.problems import Problem, Span
from reportgen.renderers.live import LivePage
from tests.projects import Small


def shown(**parts):
    slots = "".join(f'<template data-slot="{name}"></template>' for name in parts)
    page = LivePage(skeleton=f"<main>{slots}</main>", parts=parts, scripts=("own",), others="o")
    return Shown(page=page, digest=page.digest, scripts="o", places=dict.fromkeys(parts, ("f", 1, 1)))


GOOD = Outcome(shown=shown(a="A"))
BAD = Outcome(problems=(Problem(code="yaml-syntax", message="half", at=Span(file="sections/a.yaml")),))


class Builds:
    """Stands in for a rebuilder: gives the outcomes in their order, each after a while."""

    def __init__(self, *outcomes, meanwhile=lambda _: None) -> None:
        self.outcomes, self.count, self.running, self.most = list(outcomes), 0, 0, 0
        self.meanwhile, self.workshop = meanwhile, None

    def build(self, stages):
        self.running += 1
        self.most = max(self.most, self.running)
        self.count += 1
        self.meanwhile(self.count)
        time.sleep(0.05)
        self.running -= 1
        return self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]

    def tidy(self):
        """Nothing to tidy."""


def run(builds, seconds=0.6, edits=(), *, printing=False):
    """Runs a session for a while, with a print asked for before the first build; gives what it told of, and the board."""
    told = []

    async def running():
        board = Board(shown=nothing_yet({}))
        session = Session(rebuilder=builds, board=board, editor=Editor(root=Path("/nowhere")), tell=told.append)
        builds.changed = session.changed
        task = asyncio.ensure_future(session.run())
        loop = asyncio.get_running_loop()
        for after in edits:
            loop.call_later(after, session.changed)
        if printing:
            session.print()
        await asyncio.sleep(seconds)
        task.cancel()
        session.close()
        await asyncio.gather(task, return_exceptions=True)
        return board

    return told, asyncio.run(running())


def test_edits_while_it_builds_bring_one_more_build_and_never_two_at_once():
    builds = Builds(GOOD)
    told, _ = run(builds, edits=(0.01, 0.02, 0.03))

    assert (builds.count, builds.most, len(told)) == (2, 1, 2)


def test_a_print_that_is_asked_for_too_early_is_made_of_the_first_page(monkeypatch):
    made = []
    monkeypatch.setattr("reportgen.preview.session.sizes", lambda _: [[595.0, 842.0]])
    monkeypatch.setattr(
        "reportgen.preview.session._printed", lambda _, of, __: made.append(of) or Printed(of=of, pdf=b"%PDF")
    )
    _, board = run(Builds(BAD, replace(GOOD, desk=object())), edits=(0.3, 0.6), seconds=2.0, printing=True)

    assert made == [GOOD.shown.digest]
    assert board.printed["state"] == "ready"


def test_a_file_that_is_half_written_raises_no_alarm():
    builds = Builds(BAD, GOOD)
    told, board = run(builds, edits=(0.07,))

    assert told == [GOOD]
    assert board.problems["broken"] is False


def test_a_mistake_does():
    told, board = run(Builds(BAD))

    assert told == [BAD]
    assert board.problems["broken"] is True
    assert board.problems["page"] is False


def test_files_that_never_stand_still_do_not_hide_a_mistake():
    builds = Builds(BAD)
    told, _ = run(builds, seconds=1.5, edits=[each * 0.03 for each in range(45)])

    assert told


def test_what_died_because_a_file_went_away_is_tried_again():
    crash = Outcome(crash="FileNotFoundError")

    assert run(Builds(crash, GOOD))[0] == [GOOD]
    assert run(Builds(crash))[0] == [crash]


def test_a_mistake_of_reportgens_own_is_an_outcome_like_others(tmp_path, monkeypatch):
    def fails(*_):
        raise RuntimeError("boom")

    Small(tmp_path)
    with Workshop() as workshop:
        rebuilder = Rebuilder(root=tmp_path, workshop=workshop, settings={})
        monkeypatch.setattr(rebuild, "prepare", fails)
        outcome = rebuilder.build(Silent())

    assert outcome.broken
    assert outcome.crash.startswith("Traceback")
    assert outcome.crash.endswith("RuntimeError: boom")


def test_a_disk_that_takes_no_more_is_a_problem_of_the_machine(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "build/.cache/indicator"))

    Small(tmp_path)
    with Workshop() as workshop:
        rebuilder = Rebuilder(root=tmp_path, workshop=workshop, settings={})
        monkeypatch.setattr(rebuild, "prepare", full)
        outcome = rebuilder.build(Silent())

    (problem,) = outcome.problems
    assert (problem.code, problem.message) == ("machine-lacks", "`build/.cache` cannot be written: the disk is full")
    assert not outcome.crash


def test_results_are_kept_where_it_is_said(tmp_path):
    small = Small(tmp_path / "report")
    small.section("blocks: [{id: a, text: '{{ peak }} people'}]")
    with Workshop() as workshop:
        kept = str(tmp_path / "kept")
        outcome = Rebuilder(root=small.root, workshop=workshop, settings={}, cache=kept, limit="1 GB").build(Silent())

    assert not outcome.problems
    assert (tmp_path / "kept/indicator").is_dir()
    assert not (small.root / "build/.cache").exists()


@pytest.mark.browser
def test_what_the_machine_lacks_is_a_problem(tmp_path, monkeypatch):
    small = Small(tmp_path)
    small.section("blocks: [{id: a, chart: bars, data: by_year, x: year, title: Years}]")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    with Workshop() as workshop:
        outcome = Rebuilder(root=tmp_path, workshop=workshop, settings={}).build(Silent())

    assert [problem.code for problem in outcome.problems] == ["machine-lacks"]
    assert "no headless browser" in outcome.problems[0].message


def test_a_patch_holds_what_changed_and_nothing_else():
    old, new = shown(a="A", b="B"), shown(a="A", b="C")

    message = patch(old, new)
    assert message is not None
    assert (message["after"], message["digest"], message["parts"]) == (old.digest, new.digest, {"b": "C"})
    assert patch(new, new) is None
    assert whole(new)["parts"] == {"a": "A", "b": "C"}
    assert still(new)["parts"] == {}


def test_other_places_alone_are_told_too():
    old, moved = shown(a="A"), shown(a="A")
    message = patch(old, Shown(page=moved.page, digest=moved.digest, scripts="o", places={"a": ("f", 2, 1)}))

    assert message is not None
    assert (message["parts"], message["places"]) == ({}, {"a": ["f", 2, 1]})


def test_under_other_templates_the_whole_page_is_sent():
    old, new = shown(a="A", b="B"), shown(a="A", b="C")
    other = Shown(page=new.page, digest=new.digest, scripts="o", places=new.places, templates="others")
    message = patch(old, other)

    assert message is not None
    assert (message["after"], set(message["parts"])) == ("", {"a", "b"})


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("code -g {file}:{line}:{column}", ["code", "-g", "{root}/a b.yaml:3:5"]),
        ("vim", ["vim", "{root}/a b.yaml"]),
        ("'my editor' --line={line} {file}; rm -rf", ["my editor", "--line=3", "{root}/a b.yaml;", "rm", "-rf"]),
    ],
)
def test_the_editors_command_is_taken_apart_and_run_by_no_shell(tmp_path, command, arguments):
    (tmp_path / "a b.yaml").touch()
    found = Editor(root=tmp_path, command=command).arguments(Span(file="a b.yaml", line=3, column=5))

    assert found == [each.replace("{root}", str(tmp_path)) for each in arguments]


@pytest.mark.parametrize("file", ["a\0b", "x" * 3000, "\ud800"])
def test_what_no_file_can_be_called_is_no_file(tmp_path, file):
    said = Editor(root=tmp_path, command="true {file}").open(Span(file=file))
    assert said.endswith("is no file of this project")


def test_an_editor_that_is_not_there_is_told(tmp_path):
    (tmp_path / "a.yaml").touch()
    wrong = Editor(root=tmp_path, command="/nowhere/editor {file}").open(Span(file="a.yaml"))

    assert wrong == "`/nowhere/editor` cannot be started: No such file or directory"
