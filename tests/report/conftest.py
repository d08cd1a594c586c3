"""The real report, built once for all tests and both workers, in a folder of its own."""

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Built:
    """The files of a draft, and their text."""

    folder: Path

    @property
    def manifest(self) -> dict[str, object]:
        found = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found

    @property
    def html(self) -> lxml.html.HtmlElement:
        return lxml.html.fromstring((self.folder / "index.html").read_text(encoding="utf-8"))

    def section_text(self, section: str) -> str:
        """Gives the readable text of a part of the HTML by its id."""
        (element,) = self.html.xpath("//*[@id=$name]", name=section)
        for hidden in element.xpath(".//svg|.//script|.//style|.//details"):
            hidden.getparent().remove(hidden)
        return tidy(element.text_content())

    @property
    def pdf_text(self) -> str:
        done = subprocess.run(
            ["pdftotext", "-layout", self.folder / "report.pdf", "-"],  # noqa: S607 a system package, found on the path
            capture_output=True,
            check=True,
        )
        return tidy(done.stdout.decode())

    def values(self) -> dict[str, set[str]]:
        """Gives value id → the texts it is shown as in the HTML."""
        found: dict[str, set[str]] = {}
        for element in self.html.xpath("//*[@data-v]"):
            found.setdefault(element.get("data-v"), set()).add(tidy(element.text_content()))
        return found


def tidy(text: str) -> str:
    """Gives text with plain spaces, hyphens and minus signs."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u2212", "-")).strip()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The report as `reportgen build` makes it."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "report"  # workers of one run share it
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "done").exists():
            for folder in ("sections", "data", "templates"):
                shutil.copytree(ROOT / folder, shared / folder, dirs_exist_ok=True)
            subprocess.run(
                [sys.executable, "-m", "reportgen", "build", "--project", shared], check=True, stdin=subprocess.DEVNULL
            )
            (shared / "done").touch()
    return Built(folder=shared / "build/draft")
