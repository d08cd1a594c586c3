"""Time a cold build, a build with nothing to do, and one after an edited sentence; print seconds a stage and sizes."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
_STAGE = re.compile(r"^(\w+)\s+(?:\d+\s+)?([\d.]+) s$", re.MULTILINE)
_RUNS = 5


def build(folder: Path, *arguments: str) -> tuple[float, dict[str, float]]:
    """Gives the seconds of a whole process, and of each stage it tells of."""
    command = [sys.executable, "-m", "reportgen", "build", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment
    )
    return time.perf_counter() - begun, {name: float(seconds) for name, seconds in _STAGE.findall(done.stderr)}


def measure(folder: Path, before: Callable[[int], None], *arguments: str, runs: int = _RUNS) -> dict[str, object]:
    """Gives the median of several runs, each after `before`, with the stages of the median run."""
    found = []
    for run in range(runs):
        before(run)
        found.append(build(folder, *arguments))
    median = statistics.median_low(seconds for seconds, _ in found)
    stages = next(stages for seconds, stages in found if seconds == median)
    return {"seconds": round(median, 2), "runs": [round(seconds, 2) for seconds, _ in found], "stages": stages}


def main() -> None:
    """Measures the real report in a folder of its own."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("sections", "data", "templates"):
            shutil.copytree(ROOT / name, folder / name)
        section = folder / "sections/routes.yaml"
        text = section.read_text(encoding="utf-8")

        def edit(run: int) -> None:
            section.write_text(
                text.replace("A detection also follows effort", f"A detection {'also ' * (run + 1)}follows effort")
            )

        results = {
            "cold": measure(folder, lambda _: shutil.rmtree(folder / "build", ignore_errors=True), runs=3),
            "nothing to do": measure(folder, lambda _: None),
            "one sentence, HTML": measure(folder, edit, "--html"),
            "one sentence, HTML and PDF": measure(folder, edit, runs=3),
        }
        build(folder)
        files = sorted((folder / "build/draft").iterdir())
        sizes = {path.name: path.stat().st_size for path in files if path.is_file()}
        sizes["data/"] = sum(path.stat().st_size for path in (folder / "build/draft/data").iterdir())
    tell(results, sizes)
    target = ROOT / "build/bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps({"builds": results, "bytes": sizes}, indent=1) + "\n", encoding="utf-8")


def tell(results: dict[str, dict[str, object]], sizes: dict[str, int]) -> None:
    """Prints a table."""
    for name, result in results.items():
        stages = result["stages"]
        assert isinstance(stages, dict)
        told = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in stages.items())
        print(f"{name:<28}{result['seconds']:>8} s   {told}")
    for name, size in sizes.items():
        print(f"{name:<28}{size / 1000:>8.0f} kB")


main()
