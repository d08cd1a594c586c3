"""The real report, built once for all tests, in a folder of its own."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from tests.once import once

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
    return Built(folder=once(tmp_path_factory, "report", _build) / "build/draft")


def _build(root: Path) -> None:
    for folder in ("sections", "data", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "--project", root], check=True, stdin=subprocess.DEVNULL
    )
