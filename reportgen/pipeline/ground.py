"""The ground that results stand on besides what authors write: the tool, its packages, and the machine; by digest."""

from collections.abc import Mapping
from pathlib import Path

from reportgen.disk import code_digest, digest, drawing_digest, template_digest
from reportgen.machine import Remembered, browser_files, installed, libraries, settings
from reportgen.machine.packages import DRAWING

MACHINE = "build/.machine"
"""Where the digests of the machine's large files are remembered."""


def tool() -> dict[str, str]:
    """Gives what everything stands on: our own code with what adds kinds to it, Python, and the packages."""
    return {"the tool": code_digest(), "the installed packages": digest(*installed())}


def layout(root: Path) -> dict[str, str]:
    """Gives what pages stand on besides: the libraries that lay out text."""
    found = Remembered(root / MACHINE).digests(libraries())
    return {"the libraries that lay out text": digest(*found, *settings())}


def drawing(root: Path) -> dict[str, str]:
    """Gives what pictures stand on: the browser, its libraries, and the code and packages that draw with it."""
    browser = Remembered(root / MACHINE).digests(browser_files())
    code = digest(drawing_digest(), *installed(DRAWING))
    return {"the browser": digest(*browser), "the code that draws": code, **layout(root)}


def whole(root: Path) -> Mapping[str, str]:
    """Gives everything that a build stands on, to see whether there is anything to do."""
    return {**tool(), **drawing(root), "the built-in templates": template_digest()}
