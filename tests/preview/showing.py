"""A small report with two sections, a figure and a table, a preview of it that runs beside the test, and its open pages."""

import re
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error

from reportgen.preview import Asked, Hearing, Outcome, preview
from tests.projects import Small

ROUTES = """\
blocks:
  - id: opening
    text: |
      In 2015 there were {{ peak }} on all routes.

      What follows is *made up*.
  - id: by-route
    chart: bars
    data: by_year
    x: year
    title: Detections peaked in 2015
    holds: by_year.peak_year = 2015
  - id: annual
    table: by_route
    rows: route
    columns: year
    title: Detections by route and year
  - id: closing
    text: |
      This is the end of the section.
"""
LONG = "which goes on and on, " * 30
MORE = "id: more\ntitle: More\nblocks:\n" + "".join(
    f"  - id: more-{letter}\n    text: |\n      Paragraph {letter} of the second section, {LONG}and ends.\n"
    for letter in "abcdefgh"
)
FILES = {
    "sections/report.yaml": "",
    "sections/routes.yaml": "",
    "sections/more.yaml": MORE,
    "data/detections.csv": "",
}
"""What every test finds: the texts that `Small` writes, where nothing stands here."""


class Showing:
    """A preview that runs in a thread, and what it said."""

    def __init__(self, root: Path, asked: Asked) -> None:
        self.root, self.address, self.outcomes = root, "", list[Outcome]()
        self.whole: bool | None = None
        self._ended, self._opened = threading.Event(), threading.Event()
        hearing = Hearing(opened=self._open, built=self.outcomes.append, noted=print)
        self._thread = threading.Thread(target=self._run, args=(asked, hearing))
        self._thread.start()
        assert self._opened.wait(30)

    def _open(self, address: str) -> None:
        self.address = address
        self._opened.set()

    def _run(self, asked: Asked, hearing: Hearing) -> None:
        self.whole = preview(self.root, asked, hearing, self._ended)

    def end(self) -> None:
        self._ended.set()
        self._thread.join(30)
        assert not self._thread.is_alive()

    def built(self, after: int) -> Outcome:
        """Waits for a build after the first so many."""
        until(lambda: len(self.outcomes) > after)
        return self.outcomes[-1]


def until(true: Callable[[], object], seconds: float = 60.0) -> object:
    end = time.perf_counter() + seconds
    while not (found := true()):
        assert time.perf_counter() < end, "it takes too long"
        time.sleep(0.01)
    return found


class Project(Small):
    """The small report as a preview shows it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.section(ROUTES)
        self.report("", "sections: [routes]", "sections: [routes, more]")
        self.write("sections/more.yaml", MORE)
        self.first = {path: (root / path).read_text(encoding="utf-8") for path in FILES}

    def edit(self, path: str, old: str, new: str) -> None:
        """Puts something else in the place of a part of a file as it was at first."""
        assert old in self.first[path]
        self.write(path, self.first[path].replace(old, new))

    def restore(self) -> None:
        """Makes all files what they were at first."""
        for path in (self.root / "sections").glob("*.yaml"):
            if path.relative_to(self.root).as_posix() not in self.first:
                path.unlink()
        for path in sorted((self.root / "templates").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        for path, text in self.first.items():
            if (self.root / path).read_text(encoding="utf-8") != text:
                self.write(path, text)


SHADOW = "document.querySelector('reportgen-preview').shadowRoot"
"""The preview's own controls, for scripts."""


class Tab:
    """An open page of a preview."""

    def __init__(self, page, address: str) -> None:
        self.page, self.errors = page, list[str]()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(address)
        self.until("window.reportgenPreview && reportgenPreview.page().digest && document.querySelector('main')")

    def run(self, script: str):
        return self.page.evaluate(script)

    def until(self, script: str, seconds: float = 60.0):
        def true():
            try:
                return self.run(script)
            except Error:  # the page is being loaded anew
                return False

        return until(true, seconds)

    def control(self, selector: str):
        return self.page.locator(f"reportgen-preview {selector}")

    def see(self, figure: str) -> None:
        """Brings a figure into view, where it becomes interactive."""
        self.run(f"document.querySelector('#{figure} .picture').scrollIntoView({{block: 'center'}})")
        self.until(f"document.querySelector('#{figure}.live-on .main-svg')")

    @property
    def digest(self) -> str:
        return self.run("reportgenPreview.page().digest")

    def said(self, name: str) -> str:
        return re.sub(r"\s+", " ", self.page.inner_text(f"#{name}")).strip()


@contextmanager
def opened_tab(project, showing, browser, **given):
    project.restore()
    page = browser.new_page(viewport={"width": 1280, "height": 800}, **given)
    try:
        tab = Tab(page, showing.address)
        tab.until(
            "document.getElementById('opening') && document.getElementById('opening').textContent.includes('made up')"
        )
        tab.until("!document.querySelector('reportgen-preview').shadowRoot.querySelector('.state.bad, .state.busy')")
        yield tab
        assert tab.errors == []
    finally:
        page.close()
