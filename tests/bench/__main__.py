"""Run the benchmarks and tell of them: `make bench`, `make bench ARGS="--only floor"`, `make bench ARGS=--quick`."""

import argparse
import json
import os
import platform
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.against_plain import against_plain
from tests.bench.floor import against_floor
from tests.bench.folders import report_folder
from tests.bench.growth import growth
from tests.bench.preview import measure_preview
from tests.bench.screen import measure_screen
from tests.bench.table import told
from tests.bench.timing import BUILD, ROOT, run

TARGET = ROOT / "build/bench.json"
_RUNS, _QUICK = 5, 2


def preview(place: Path, edits: int) -> dict[str, object]:
    """Gives the seconds from a saved sentence to the refreshed page in a running preview, and to the PDF."""
    folder = report_folder(place)
    run(BUILD, folder)
    measured = measure_preview(folder, edits)
    return {"page": _middle([each.page for each in measured]), "pdf": _middle([each.pdf for each in measured])}


def _middle(seconds: list[float]) -> dict[str, object]:
    runs = sorted(seconds)
    return {"seconds": runs[(len(runs) - 1) // 2], "runs": runs}


def main() -> None:
    """Measures what is asked for, keeps it as JSON and prints the tables; parts that are not asked for stay as they were."""
    given = _arguments()
    runs = _QUICK if given.quick else _RUNS
    parts: dict[str, Callable[[Path], object]] = {
        "plain": lambda place: against_plain(place, runs),
        "floor": lambda place: against_floor(place, 2 if given.quick else 3),
        "growth": lambda place: growth(place, (1, 4) if given.quick else (1, 4, 16)),
        "preview": lambda place: preview(place, 2 * runs),
        "screen": lambda place: measure_screen(place, runs),
    }
    results = json.loads(TARGET.read_text(encoding="utf-8")) if given.only and TARGET.is_file() else {}
    results["machine"] = {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    for name in given.only or parts:
        print(f"measuring: {name}", flush=True)
        with TemporaryDirectory() as place:
            results[name] = parts[name](Path(place))
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(told(results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=["plain", "floor", "growth", "preview", "screen"], help="measure this part"
    )
    parser.add_argument("--quick", action="store_true", help="fewer runs, and no report of 16 times the sections")
    return parser.parse_args()


if __name__ == "__main__":
    main()
