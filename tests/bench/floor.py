"""Part 2: the cold PDF against the floor, which is WeasyPrint alone on our final print HTML in one process."""

import shutil
import statistics
import sys
from pathlib import Path

from tests.bench.against_plain import forget
from tests.bench.export import exported
from tests.bench.folders import report_folder
from tests.bench.timing import BUILD, Run, run, summary

SCRIPT = Path(__file__).parent / "plain/floor.py"
_OF_PDF = ("pdf", "part", "last")
"""The kinds of results in the cache that a PDF is made of, and what says that there is nothing to do."""


def against_floor(place: Path, runs: int) -> dict[str, object]:
    """Gives the seconds of WeasyPrint alone, of the PDF's stage in a cold build, and of a build of which only the PDF is cold.

    The three run in turns.
    """
    report = report_folder(place / "report")
    run(BUILD, report)
    floor = export(report, place / "floor")
    alone, whole, stages = [], [], []
    for _ in range(runs):
        alone.append(run((sys.executable, SCRIPT, floor), floor))
        whole.append(_pdf_cold(report))
        forget(report)
        stages.append(run(BUILD, report).stages["pdf"])
    base = statistics.median_low(each.seconds for each in alone)
    stage, process = statistics.median_low(stages), statistics.median_low(each.seconds for each in whole)
    return {
        "alone": summary(alone),
        "alone inside": statistics.median_low(each.stages["pdf"] for each in alone),
        "pdf stage of a cold build": {"seconds": stage, "runs": stages, "of the floor": round(stage / base, 3)},
        "build --pdf, all but the PDF cached": {**summary(whole), "of the floor": round(process / base, 3)},
    }


def export(report: Path, place: Path) -> Path:
    """Writes what WeasyPrint is given."""
    place.mkdir()
    given = exported(report)
    (place / "print.html").write_text(given.html, encoding="utf-8")
    for name, svg in given.pictures.items():
        (place / f"{name}.svg").write_text(svg, encoding="utf-8")
    return place


def _pdf_cold(report: Path) -> Run:
    for kind in _OF_PDF:
        shutil.rmtree(report / "build/.cache" / kind, ignore_errors=True)
    return run((*BUILD, "--pdf"), report)
