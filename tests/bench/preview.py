"""Time the preview: from the save of a section file to the changed sentence on the open page, and to the PDF that has it."""

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reportgen.draw import find_browser

_FILE, _BEGIN = "sections/routes.yaml", "A detection "
_TOLD = """(word) => {
  const main = document.querySelector('main');
  const seen = new MutationObserver(() => {
    if (main.textContent.includes(word)) { seen.disconnect(); requestAnimationFrame(() => console.log(word)); }
  });
  seen.observe(main, { subtree: true, childList: true, characterData: true });
}"""
"""Says a word when it stands on the page, at the next frame."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long after the save of one sentence it was seen."""

    page: float
    pdf: float
    """The PDF is asked for when the page is there."""


def measure_preview(folder: Path, edits: int) -> list[Seconds]:
    """Gives the seconds that each edit of one sentence took; `folder` is a copy of the real report, and is left as it was."""
    place = folder / _FILE
    text = place.read_text(encoding="utf-8")
    assert _BEGIN in text, "the sentence that is edited stands in the report"
    found = []
    try:
        with _address(folder) as address, _page(address) as page:
            pdf = _printed(address, b"")
            for number in range(edits):
                word = f"edited{number}"
                page.evaluate(_TOLD, word)
                with page.expect_console_message(lambda said, word=word: said.text == word, timeout=120_000):
                    begun = time.perf_counter()
                    place.write_text(text.replace(_BEGIN, f"{_BEGIN}{word} ", 1), encoding="utf-8")
                seen = time.perf_counter() - begun
                pdf = _printed(address, pdf)
                found.append(Seconds(page=seen, pdf=time.perf_counter() - begun))
                page.wait_for_timeout(1500)  # an editor reads what he wrote, and the preview tidies up
    finally:
        place.write_text(text, encoding="utf-8")
    return found


def _printed(address: str, last: bytes) -> bytes:
    """Has the PDF made, and gives it when it is another than the last."""
    base, origin = urlsplit(address), f"http://{urlsplit(address).netloc}"
    with closing(HTTPConnection(base.netloc, timeout=60)) as line:
        line.request("POST", f"{base.path}print", headers={"Origin": origin})
        line.getresponse().read()
        while True:
            line.request("GET", f"{base.path}report.pdf")
            answer = line.getresponse()
            found = answer.read()
            if answer.status == 200 and found != last:
                return found
            time.sleep(0.01)


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    """Gives the address of a preview that has built the report."""
    command = [sys.executable, "-m", "reportgen", "preview", "--no-open", "--project", str(folder)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None, "a pipe was asked for"
        try:
            address = re.search(r"http://\S+", process.stdout.readline())
            assert address, "the preview says where it is"
            assert "page" in process.stdout.readline(), "the report can be built"
            yield address[0]
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)


@contextmanager
def _page(address: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.evaluate(f"document.getElementById({Path(_FILE).stem!r}).scrollIntoView()")
        page.wait_for_timeout(2000)
        yield page
        browser.close()


if __name__ == "__main__":
    measured = measure_preview(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
    for what in ("page", "pdf"):
        seconds = [getattr(each, what) for each in measured]
        print(what, " ".join(f"{each:.2f}" for each in seconds), f"median {statistics.median(seconds):.2f} s")
