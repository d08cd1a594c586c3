"""Time whole processes: seconds, the first sign of life, the stages a build tells of, the memory of all its processes."""

import os
import re
import select
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD = (sys.executable, "-m", "reportgen", "build")
_STAGE = re.compile(r"^(\w+)\s+(?:\d+(?: of \d+)?\s+)?([\d.]+) s$", re.MULTILINE)
_EVERY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process from its start to its end."""

    seconds: float
    first: float
    """Seconds until the first byte on the standard output or error."""
    processor: float
    """Seconds of processor time, with those of the processes it waited for: other work on the machine changes them less."""
    stages: Mapping[str, float] = field(default_factory=dict)
    megabytes: float = 0.0
    """The most memory that it and its children had at once, pages they share counted once (PSS)."""


def run(command: Sequence[str | Path], folder: Path, *, weigh: bool = False) -> Run:
    """Runs a command in a folder to its end; raises `RuntimeError` with what it said when it fails."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert process.stdout is not None, "a pipe was asked for"
    scale = _Scale(process.pid) if weigh else None
    select.select([process.stdout], [], [])
    first = time.perf_counter() - begun
    with process.stdout:
        said = process.stdout.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    heaviest = scale.stop() if scale else 0
    if process.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{said}")
    return Run(
        seconds=seconds,
        first=first,
        processor=used.ru_utime + used.ru_stime,
        stages={name: float(each) for name, each in _STAGE.findall(said)},
        megabytes=heaviest / 1e6,
    )


def _environment() -> dict[str, str]:
    """Gives the environment of a user: compiled modules are kept, and a browser is named for kaleido, which finds fewer."""
    from reportgen.draw import find_browser

    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "BROWSER_PATH": str(find_browser())}


class _Scale:
    """Weighs a process and all below it, ten times a second."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._done = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._weigh, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Gives the most bytes that were seen."""
        self._done.set()
        self._thread.join()
        return self._most

    def _weigh(self) -> None:
        while not self._done.wait(_EVERY):
            self._most = max(self._most, sum(map(_bytes, _tree(self._pid))))


def _tree(pid: int) -> list[int]:
    """Gives a process and everything that it started."""
    children: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            children.setdefault(int(place.read_text().rpartition(")")[2].split()[1]), []).append(int(place.parent.name))
    found = [pid]
    for each in found:
        found += children.get(each, ())
    return found


def _bytes(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def summary(runs: Sequence[Run]) -> dict[str, object]:
    """Gives the median of some runs, all of them, and the stages of the median run."""
    middle = sorted(runs, key=lambda each: each.seconds)[(len(runs) - 1) // 2]
    found: dict[str, object] = {
        "seconds": round(middle.seconds, 3),
        "runs": [round(each.seconds, 3) for each in runs],
        "processor": round(middle.processor, 2),
        "first": round(statistics.median(each.first for each in runs), 3),
        "stages": dict(middle.stages),
    }
    weighed = [each.megabytes for each in runs if each.megabytes]
    return {**found, "megabytes": round(statistics.median(weighed))} if weighed else found


def exponent(pairs: Iterable[tuple[float, float]]) -> float:
    """Gives the slope of a line through the logarithms (least squares): 1 when one grows as the other does."""
    import math

    points = [(math.log(x), math.log(y)) for x, y in pairs]
    return statistics.linear_regression([x for x, _ in points], [y for _, y in points]).slope
