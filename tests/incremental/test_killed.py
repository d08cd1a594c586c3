"""A build may be killed at any moment, and any number may run at once: the draft is whole, and nothing that is kept is wrong."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from reportgen.disk import digest
from tests.incremental import village
from tests.incremental.edits import Hand, data, sentence, tokens
from tests.incremental.test_never_stale import built, copy, draft, same

ROOT = Path(__file__).parents[2]
ALONE = "import sys; from pathlib import Path; from tests.incremental.test_never_stale import built; built(Path(sys.argv[1]))"
"""A build in a process of its own, with pictures drawn in no time."""


@pytest.fixture
def hand(tmp_path, monkeypatch):
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = Hand(tmp_path / "village", tmp_path / "home", random.Random(11))
    village.found(found.root, found.home)
    return found


def whole(root: Path) -> bool:
    """Says whether the draft holds exactly what its manifest says."""
    files = draft(root)
    told = json.loads(files.pop("manifest.json"))["files"]
    return {name: digest(data_there) for name, data_there in files.items()} == {
        name: each["digest"] for name, each in told.items()
    }


def start(root: Path, *command: str) -> subprocess.Popen[bytes]:
    """Starts a build as the leader of a group of its own."""
    return subprocess.Popen(
        [sys.executable, *(command or ("-c", ALONE)), str(root)],
        cwd=ROOT, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def killed(hand: Hand, kills: int, *command: str) -> Counter[str]:
    """Kills so many builds at random moments; after each the draft is whole, and the next gives what a clean one gives.

    How long a build takes is learned on the way: where one ends before it is killed, the next is killed earlier.
    """
    found = Counter[str]()
    built(hand.root)
    begun = time.perf_counter()
    start(copy(hand.root, hand.root.parent / "timed"), *command).wait()
    longest = time.perf_counter() - begun
    while found["killed"] < kills:
        assert found["ended before"] <= kills + 5, "builds are not killed"
        count = found["killed"]
        hand.chance.choice((sentence, data, tokens))(hand)
        before = draft(hand.root)
        running = start(hand.root, *command)
        time.sleep(hand.chance.uniform(longest * 0.3, longest))
        late = running.poll() is not None
        found["ended before" if late else "killed"] += 1
        longest *= 0.9 if late else 1.02
        os.killpg(running.pid, signal.SIGKILL) if not late else None
        running.wait()
        assert whole(hand.root), count
        found["draft was replaced"] += draft(hand.root) != before
        found["left half written"] += sum(path.is_file() for path in (hand.root / "build/.cache/tmp").glob("*"))
        ours = built(hand.root)
        same(ours, built(copy(hand.root, hand.root.parent / "clean")), f"kill {count}")
        assert not list((hand.root / "build/.cache/tmp").glob("*"))
        found["kept"] += ours.kept
        found["made"] += ours.made
    print(f"\n{kills} kills: {dict(found)}")  # noqa: T201
    return found


def test_builds_that_are_killed_leave_all_whole(hand):
    killed(hand, 3)


@pytest.mark.soak
def test_two_hundred_builds_that_are_killed_leave_all_whole(hand):
    assert killed(hand, 200)["draft was replaced"]


def test_a_draft_that_was_lost_between_two_names_is_back(hand):
    built(hand.root)
    before = draft(hand.root)
    (hand.root / "build/draft").rename(hand.root / "build/.draft.old")

    assert built(hand.root).idle
    assert draft(hand.root) == before


def run(root: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "reportgen", "build", "--project", root, "--quiet", *options],
        env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(*builds: subprocess.Popen[str]) -> str:
    told = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0] * len(builds), told
    return told[-1][0]


def test_four_builds_at_once_on_one_project_and_cache(hand, tmp_path):
    """And what they kept serves another checkout, at another path and with other times, byte for byte."""
    choices = ((), ("--html",), ("--pdf",), ("--section", "routes"))
    ended(*(run(hand.root, *options) for options in choices))
    assert whole(hand.root)
    ended(run(hand.root))

    other = copy(hand.root, tmp_path / "elsewhere/another checkout")
    subprocess.run(["cp", "-r", hand.root / "build/.cache", other / "build"], check=True)  # noqa: S607 with new times
    made = [json.loads(line) for line in ended(run(other, "--explain-cache", "--format", "json")).splitlines()]

    assert {each["kind"] for each in made if not each["kept"]} <= {"HTML"}  # which every build puts together
    assert {each["kind"] for each in made} >= {"extract", "indicator", "chart", "picture", "section", "PDF"}
    assert draft(other) == draft(hand.root)
