"""Folders to build in: the real report and the plain script's, of the same data, and the edits that are made to both."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.export import exported
from tests.bench.plain.template import plain_styles, plain_template
from tests.bench.timing import BUILD, ROOT, run

Edit = Callable[[int], None]
"""Makes one change; another with each number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The two folders that are compared."""

    report: Path
    plain: Path


def figures_of(page: str) -> dict[str, object]:
    """Gives the Plotly JSON of every figure of a page."""
    found = re.search(r'<script[^>]* id="_figures"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found, "the page holds its figures"
    return {name: each["plotly"] for name, each in json.loads(found[1])["figures"].items()}


def report_folder(place: Path) -> Path:
    """Gives a fresh copy of the real report."""
    for name in ("sections", "data", "templates"):
        shutil.copytree(ROOT / name, place / name)
    return place


def both_sides(place: Path) -> Sides:
    """Gives the report, built once, and the plain script's folder with a template that says the same."""
    report = report_folder(place / "report")
    run(BUILD, report)
    plain = place / "plain"
    shutil.copytree(ROOT / "data", plain / "data")
    page, paper = (report / "build/draft/index.html").read_text(encoding="utf-8"), exported(report).html
    (plain / "report.html.j2").write_text(plain_template(page, paper), encoding="utf-8")
    (plain / "figures.json").write_text(json.dumps(figures_of(page)), encoding="utf-8")
    for name, style in plain_styles(page, paper).items():
        (plain / f"{name}.css").write_text(style, encoding="utf-8")
    return Sides(report=report, plain=plain)


def edits(sides: Sides) -> Mapping[str, Edit]:
    """Gives what an editor changes, on both sides at once."""
    prose = (sides.report / "sections/routes.yaml", sides.plain / "report.html.j2")
    text = (sides.report / "templates/blocks/text.html.j2", sides.plain / "report.html.j2")
    styles = [sides.report / "templates/print.css", sides.plain / "print.css"]
    styles += [sides.report / "templates/screen.css", sides.plain / "screen.css"]
    prices, deaths = _data(sides, "smuggling_prices"), _data(sides, "iom_missing_migrants_annual")
    price, dead = (
        r"(Algeria to Spain,boat,2017 to mid-2018),\d+",
        r"(Western African Atlantic Route,2024),\d+(?=,2025-06 )",
    )
    sentence, block, rule = (
        r"A detection (also )+follows effort",
        r'<div class="block text( v\d+)?"',
        r"(\.v\d+ \{ margin: 0; \}\n)?\Z",
    )
    return {
        "one sentence edited": _edit(sentence, lambda at: f"A detection {'also ' * at}follows effort", prose),
        "one number edited, in a table": _edit(price, lambda at: rf"\1,{500 + at}", prices),
        "one number edited, in a figure": _edit(dead, lambda at: rf"\1,{1215 + at}", deaths),
        "one template edited": _edit(block, lambda at: f'<div class="block text v{at}"', text),
        "one style edited": _edit(rule, lambda at: f".v{at} {{ margin: 0; }}\n", styles),
    }


def _data(sides: Sides, name: str) -> list[Path]:
    return [folder / f"data/{name}.csv" for folder in (sides.report, sides.plain)]


def _edit(pattern: str, words: Callable[[int], str], paths: Iterable[Path]) -> Edit:
    """Gives what puts words in the place of a pattern in some files."""
    times = 1 if pattern.endswith(r"\Z") else 0

    def edit(at: int) -> None:
        for path in paths:
            text = path.read_bytes().decode()
            changed = re.sub(pattern, words(at), text, count=times)
            assert changed != text, f"nothing to edit in {path}"
            path.write_bytes(changed.encode())

    return edit
