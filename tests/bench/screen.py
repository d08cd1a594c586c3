"""Time the page of a report of about 60 pages as a browser opens it from disk: first paint, search, the first live figure."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reportgen.draw import find_browser
from tests.bench.copies import multiply
from tests.bench.folders import report_folder
from tests.bench.timing import BUILD, run

_TIMES = 3
"""So many times the sections make some 60 pages."""
_TYPED = "frontex 2015 detections"
_OPENED = """() => ({
  paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  usable: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
})"""
_SHIFTS = """() => { window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => {
  if (!each.hadRecentInput) { window.shifted += each.value; } })).observe({ type: 'layout-shift', buffered: true }); }"""
_LIVE = "document.querySelectorAll('.live-on').length"


def measure_screen(place: Path, runs: int) -> dict[str, object]:
    """Gives the seconds of each, as this machine is and with all its processors busy with other work."""
    folder = report_folder(place)
    sections = multiply(folder, _TIMES)
    run((*BUILD, "--html"), folder)
    page = folder / "build/draft/index.html"
    found: dict[str, object] = {"sections": sections, "kB": page.stat().st_size // 1000}
    found["quiet"] = _middle([_opened(page) for _ in range(runs)])
    with _busy():
        found["busy"] = _middle([_opened(page) for _ in range(runs)])
    return found


def _middle(runs: list[dict[str, float]]) -> dict[str, dict[str, object]]:
    return {
        name: {"seconds": statistics.median([each[name] for each in runs]), "runs": sorted(each[name] for each in runs)}
        for name in runs[0]
    }


def _opened(path: Path) -> dict[str, float]:
    """Opens the page in a browser of its own, types into its search, and scrolls through all of it."""
    with _page() as page:
        page.goto(path.as_uri())
        page.evaluate(_SHIFTS)
        found = {name: value / 1000 for name, value in page.evaluate(_OPENED).items()}
        found |= _searched(page)
        page.keyboard.press("Escape")
        page.evaluate("document.querySelector('[data-figure] .picture').scrollIntoView({ block: 'center' })")
        found["live"] = _until(page, f"{_LIVE} > 0")
        _scroll(page)
        found["shift"] = page.evaluate("window.shifted")
        return found


def _searched(page: Any) -> dict[str, float]:
    """Gives the seconds of the first letter, which makes the index, and of the slowest of those after it."""
    page.keyboard.press("/")
    took = []
    for letter in _TYPED:
        page.keyboard.type(letter)
        took.append(float(page.get_attribute("dialog.search", "data-took")) / 1000)
    return {"first letter": took[0], "letter": max(took[1:])}


def _until(page: Any, script: str) -> float:
    """Gives the seconds until a script gives something true, by the page's own clock."""
    begun = page.evaluate("performance.now()")
    while not page.evaluate(script):
        page.wait_for_timeout(20)
    return float(page.evaluate("performance.now()") - begun) / 1000


def _scroll(page: Any) -> None:
    while page.evaluate("window.scrollY + window.innerHeight < document.documentElement.scrollHeight - 2"):
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(100)


@contextmanager
def _page() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1440, "height": 900})
        browser.close()


@contextmanager
def _busy() -> Iterator[None]:
    """Keeps every processor busy with other work."""
    workers = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
