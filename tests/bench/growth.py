"""Part 3: the report with 1, 4 and 16 times its sections: seconds and memory a page, and the exponents of their growth."""

from pathlib import Path

from tests.bench.against_plain import forget
from tests.bench.content import content_of
from tests.bench.copies import multiply
from tests.bench.folders import report_folder
from tests.bench.timing import BUILD, Run, exponent, run


def growth(place: Path, sizes: tuple[int, ...], runs: int = 1) -> dict[str, object]:
    """Gives, for each size, the seconds and memory of a cold build, and how they grow with the pages of the PDF."""
    found = [_size(report_folder(place / f"x{times}"), times, runs) for times in sizes]
    pages = [each["pages"] for each in found]
    stages = sorted({name for each in found for name in each["stages"]}, key=list(found[-1]["stages"]).index)
    grown = {name: [each[name] for each in found] for name in ("seconds", "megabytes")}
    grown |= {name: [each["stages"].get(name, 0.0) for each in found] for name in stages}
    return {
        "sizes": {f"{each['times']}x": each for each in found},
        "exponents": {
            name: round(exponent(zip(pages, values, strict=True)), 3)
            for name, values in grown.items()
            if len(found) > 1 and all(value > 0.05 for value in values)
        },
    }  # fmt: skip


def _size(folder: Path, times: int, runs: int) -> dict[str, object]:
    sections = multiply(folder, times)
    done = [_cold(folder) for _ in range(runs)]
    middle = sorted(done, key=lambda each: each.seconds)[(len(done) - 1) // 2]
    content = content_of(folder / "build/draft")
    pages = content["pages"]
    return {
        "times": times,
        "sections": sections,
        "pages": pages,
        "seconds": round(middle.seconds, 2),
        "megabytes": round(middle.megabytes),
        "seconds a page": round(middle.seconds / pages, 3),
        "megabytes a page": round(middle.megabytes / pages, 2),
        "stages": dict(middle.stages),
        "kB": content["kB"],
    }


def _cold(folder: Path) -> Run:
    forget(folder)
    return run(BUILD, folder, weigh=True)
