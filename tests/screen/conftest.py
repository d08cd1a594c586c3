"""A report with figures, tables, notes and references, built once, and its page opened as a reader opens it: from disk."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.once import once
from tests.projects import INDICATORS, Small

CHART = """\
  - id: {id}
    chart: bars
    data: by_year
    x: year
    title: Detections by year, drawn as {id}
    subtitle: All routes
    note: What {id} shows was made up.
"""
PROSE = """\
  - id: {id}
    text: |
      ### Heading of {id}

      {words}
"""
LONG = "Smugglers moved to other routes when the border was watched. " * 14
ROUTES = f"""\
notes: {{why: A detection is an event and no person.}}
blocks:
  - id: opening
    text: |
      In 2015 there were {{{{ peak }}}} on all routes.[^why] FRAN counts them, and FRAN counts again.
      See @fig:first-chart, @tbl:annual and @sec:more.

      Déjà vu: the café at Łódź is on no route.
{CHART.format(id="first-chart")}{PROSE.format(id="between", words=LONG)}{CHART.format(id="second-chart")}\
  - id: annual
    table: by_route
    rows: route
    columns: year
    title: Detections of each route
"""
CHARTED = CHART.replace("by_year", "routes.by_year")
MORE = f"""\
id: more
title: More of the same
blocks:
{"".join(CHARTED.format(id=f"chart-{n}") + PROSE.format(id=f"words-{n}", words=LONG) for n in "abcdefghij")}\
"""


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the report."""
    return once(tmp_path_factory, "screen", _build) / "build/draft/index.html"


def _build(root: Path) -> None:
    small = Small(root)
    small.section(ROUTES, head=INDICATORS)
    small.write("sections/more.yaml", MORE)
    small.report(
        "abbreviations: {FRAN: Frontex Risk Analysis Network}\n",
        "sections: [routes]",
        "subtitle: For readers on a screen\nreference: S-1\nspecimen: true\nsections: [routes, more]",
    )
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "--html", "--project", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


Open = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, page_file: Path) -> Iterator[Open]:
    """Opens the page, at `anchor`, in a browser of a width and other settings; nothing may be said on the console."""
    said: list[str] = []
    with ExitStack() as stack:

        def start(anchor: str = "", *, width: int = 1280, height: int = 800, **given: Any) -> Any:
            context = given.pop("context", None)
            if context is None:
                context = browser.new_context(viewport={"width": width, "height": height}, **given)
                stack.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(f"{page_file.as_uri()}{anchor}")
            return page

        yield start
    assert said == []


def until(page: Any, script: str, seconds: float = 20.0) -> Any:
    """Waits until a script gives something true, and gives that: the page's policy lets no test wait inside it."""
    for _ in range(int(seconds * 20)):
        found = page.evaluate(script)
        if found:
            return found
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {script}")
