"""Nothing stale, ever: after each of many random edits, what was built on the cache is what is built from nothing.

Most edits are built in this process, as a preview does it, with pictures that a stand-in draws from all that a sketch
holds; every twentieth is built by the command, with the browser, and with the PDF.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from reportgen.pipeline import Built, Options
from reportgen.pipeline.build import build
from reportgen.pipeline.fresh import nothing_to_do
from reportgen.pipeline.ground import MACHINE
from reportgen.pipeline.model import Silent
from reportgen.pipeline.workshop import Workshop
from reportgen.problems import ReportError
from tests.incremental import village
from tests.incremental.edits import Hand, edit, inside

HTML = Options(html=True, pdf=False)
OFTEN = 20


class Quill(Workshop):
    """Draws in no time, and differently for everything that a picture shows."""

    def open_browser(self, awaited):
        """Needs none."""

    def pictures(self, sketches):
        return tuple(_drawn(sketch) for sketch in sketches)


def _drawn(sketch) -> str:
    told = json.dumps([sketch.plotly, sketch.alt, sketch.id], sort_keys=True)
    size = f'viewBox="0 0 {sketch.width} {sketch.height}" width="{sketch.width}" height="{sketch.height}"'
    name = sha256(told.encode()).hexdigest()
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{name}</title><text>{name}</text></svg>'


@dataclass
class Outcome:
    """What a build gave: the files of the draft, and its problems."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: tuple = ()
    kept: int = 0
    made: int = 0
    idle: bool = False


def draft(root: Path) -> dict[str, bytes]:
    home = root / "build/draft"
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def alone(root: Path, options: Options = HTML) -> Built:
    """Builds with a workshop of its own."""
    with Quill() as quill:
        return build(root, options, Silent(), quill)


def built(root: Path, warm: Workshop | None = None) -> Outcome:
    """Builds in this process; the draft of a build with problems is that of the last one without."""
    try:
        done = nothing_to_do(root, HTML) or (build(root, HTML, Silent(), warm) if warm else alone(root))
    except ReportError as error:
        return Outcome(problems=error.problems)
    kept = sum(entry.why == "kept" for entry in done.entries)
    return Outcome(draft(root), done.warnings, kept, len(done.entries) - kept, done.nothing_to_do)


def command(root: Path) -> Outcome:
    """Builds by the command."""
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "--project", root, "--format", "json", "--explain-cache"],
        check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    problems = tuple(each for each in told if "level" in each)
    kept = sum(bool(each.get("kept")) for each in told)
    made = sum(each.get("kept") is False for each in told)
    return Outcome(draft(root) if done.returncode == 0 else {}, problems, kept, made)


def copy(root: Path, fresh: Path) -> Path:
    """Copies what people wrote, links as links, and no result; the digests of the machine's own files are no result."""
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, symlinks=True, ignore=lambda place, _: {"build"} if Path(place) == root else set())
    if (root / MACHINE).exists():
        (fresh / "build").mkdir()
        shutil.copy(root / MACHINE, fresh / MACHINE)
    return fresh


def same(one: Outcome, two: Outcome, told: str) -> None:
    assert list(one.problems) == list(two.problems), told
    differing = sorted(
        name for name in one.files.keys() | two.files.keys() if one.files.get(name) != two.files.get(name)
    )
    assert differing == [], told


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def soaked(folder: Path, home: Path, seed: int, edits: int) -> None:
    """Edits and compares; prints how many edits of each kind there were and how much was reused."""
    hand = Hand(folder / "village", home, random.Random(seed))
    village.found(hand.root, home)
    told, reused, seconds = [], Counter(), Counter()
    with Quill() as warm:  # keeps its engine from edit to edit, as a preview does
        built(hand.root, warm)
        shown = folder / "shown"
        for count in range(1, edits + 1):
            kind = edit(hand)
            told.append(kind)
            begun = time.perf_counter()
            ours = built(hand.root, warm)
            seconds["incremental"] += time.perf_counter() - begun
            begun = time.perf_counter()
            hand.whole = not any(problem.level == "error" for problem in ours.problems)
            same(ours, built(copy(hand.root, folder / "clean")), f"seed {seed}, edit {count}: {told}")
            seconds["clean"] += time.perf_counter() - begun
            reused.update({f"{kind}: kept": ours.kept, f"{kind}: made": ours.made, kind: 1,
                           f"{kind}: nothing to do": ours.idle, f"{kind}: problems": bool(ours.problems)})  # fmt: skip
            if count % OFTEN == 0:
                follow(hand.root, shown)
                same(
                    command(shown),
                    command(copy(shown, folder / "clean")),
                    f"seed {seed}, edit {count} with PDF: {told}",
                )
    report(reused, seconds, edits)


def follow(root: Path, shown: Path) -> None:
    """Brings the files of another folder, which has a cache of its own, to the same state."""
    for path in [path for path in shown.rglob("*") if inside(shown, path) and (path.is_file() or path.is_symlink())]:
        path.unlink()
    shutil.copytree(
        root,
        shown,
        symlinks=True,
        dirs_exist_ok=True,
        ignore=lambda place, _: {"build"} if Path(place) == root else set(),
    )


def report(reused: Counter, seconds: Counter, edits: int) -> None:
    kinds = sorted(name for name in reused if ": kept" not in name and f"{name}: kept" in reused)
    print(f"\n{edits} edits, {seconds['incremental']:.1f} s incremental, {seconds['clean']:.1f} s clean")  # noqa: T201
    for kind in kinds:
        words = ", ".join(
            f"{reused[f'{kind}: {word}']} {word}" for word in ("kept", "made", "nothing to do", "problems")
        )
        print(f"  {reused[kind]:>4} {kind}: {words}")  # noqa: T201


def test_twenty_random_edits_leave_nothing_stale(tmp_path, own_home):
    soaked(tmp_path, own_home, int(os.environ.get("REPORTGEN_SEED", "7")), 20)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 11))
def test_a_thousand_random_edits_leave_nothing_stale(tmp_path, own_home, seed):
    soaked(tmp_path, own_home, seed, 100)
