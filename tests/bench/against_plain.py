"""Part 1: the report against the plain script: cold, with nothing to do, and after edits that both sides get."""

import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.bench.content import content_of
from tests.bench.folders import Sides, both_sides, edits
from tests.bench.timing import BUILD, Run, run, summary

SCRIPT = Path(__file__).parent / "plain/script.py"
COLD, NOTHING, SENTENCE = "cold", "nothing to do", "one sentence edited"


def against_plain(place: Path, runs: int) -> dict[str, object]:
    """Gives the seconds of both sides for each case, their ratios, and what each side made.

    The plain script keeps nothing, so that its runs are all of the same work: it runs once in the middle of each case,
    after the same edit, and every ratio is to the median of all its runs.
    """
    sides = both_sides(place)
    plain(sides)
    content = {"report": content_of(sides.report / "build/draft"), "plain": content_of(sides.plain / "out")}
    made, numbers = edits(sides), count(2)
    steps: dict[str, Callable[[], object]] = {COLD: lambda: forget(sides.report), NOTHING: lambda: None}
    steps |= {name: lambda edit=edit: edit(next(numbers)) for name, edit in made.items()}
    found = {name: _case(sides, step, 3 if name == COLD else runs) for name, step in steps.items()}
    flags = {"page alone": "--html", "PDF alone": "--pdf"}
    own = {f"{SENTENCE}, {words}": _alone(sides, steps[SENTENCE], flag, runs) for words, flag in flags.items()}
    whole = summary([theirs for _, theirs in found.values()])
    cases = {
        name: {"report": summary(ours), "times": _times(whole, summary(ours))} for name, (ours, _) in found.items()
    }
    server = [plain(sides, "--server") for _ in range((runs + 1) // 2)]
    return {"content": content, "cases": cases, "own": own, "plain": whole, "plain with one browser": summary(server)}


def report(sides: Sides, *flags: str) -> Run:
    """Builds the report."""
    return run((*BUILD, *flags), sides.report)


def plain(sides: Sides, *flags: str) -> Run:
    """Runs the plain script."""
    shutil.rmtree(sides.plain / "out", ignore_errors=True)
    return run((sys.executable, SCRIPT, sides.plain, *flags), sides.plain)


def forget(folder: Path) -> None:
    """Makes the next build of a report a cold one."""
    shutil.rmtree(folder / "build", ignore_errors=True)


def _case(sides: Sides, step: Callable[[], object], runs: int) -> tuple[list[Run], Run]:
    """Gives the runs of the report, each after the step, and the plain script's in their middle."""
    ours, theirs = list[Run](), None
    for at in range(runs):
        step()
        ours.append(report(sides))
        theirs = plain(sides) if at == runs // 2 else theirs
    assert theirs is not None, "there is a middle"
    return ours, theirs


def _alone(sides: Sides, step: Callable[[], object], flag: str, runs: int) -> dict[str, object]:
    """Gives the seconds of a build of one form after each edit; the first build of that form is not counted."""
    return summary(list(_after(sides, step, flag, runs + 1))[1:])


def _after(sides: Sides, step: Callable[[], object], flag: str, runs: int) -> Iterator[Run]:
    for _ in range(runs):
        step()
        yield report(sides, flag)


def _times(theirs: dict[str, object], ours: dict[str, object]) -> float:
    longer, shorter = theirs["seconds"], ours["seconds"]
    assert isinstance(longer, float), "a summary has seconds"
    assert isinstance(shorter, float), "a summary has seconds"
    return round(longer / shorter, 1)
