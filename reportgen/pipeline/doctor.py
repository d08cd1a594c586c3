"""Examine the machine: Python, packages, fonts, the browser; say what is missing and how to get it."""

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from reportgen.draw import MissingError, declare, find_browser
from reportgen.pipeline.inputs import templates_of, tokens_of
from reportgen.problems import Findings
from reportgen.renderers.pdf.hooks import UnknownVersionError, check, check_insides

_PACKAGES = (
    "babel", "click", "duckdb", "ibis-framework", "jinja2", "kaleido", "markdown-it-py", "openpyxl", "pandas",
    "pikepdf", "plotly", "pyarrow", "pydantic", "pyyaml", "rich", "sqlglot", "starlette",
    "uvicorn", "watchfiles", "weasyprint",
)  # fmt: skip
_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One thing the build needs: what was found, or how to get it."""

    what: str
    found: str = ""
    way: str = ""

    @property
    def missing(self) -> bool:
        """Whether it must be got before a report can be built."""
        return not self.found

    @property
    def line(self) -> str:
        """The line that is printed."""
        return f"missing  {self.what}: {self.way}" if self.missing else f"ok       {self.what}: {self.found}"


def examine(root: Path) -> tuple[Examined, ...]:
    """Gives everything a build needs, found or missing."""
    return (_python(), *(_package(name) for name in _PACKAGES), _layout(), _browser(), *_fonts(root))


def _python() -> Examined:
    running = ".".join(map(str, sys.version_info[:3]))
    return Examined(
        what="Python", found=running if sys.version_info >= _OLDEST else "", way="install Python 3.11 or later"
    )


def _package(name: str) -> Examined:
    try:
        return Examined(what=name, found=version(name))
    except PackageNotFoundError:
        return Examined(what=name, way="run `make report`, or `pip install -r requirements.lock`")


def _layout() -> Examined:
    try:
        import weasyprint
    except OSError as error:
        return Examined(what="Pango", way=f"run `apt-get install libpango-1.0-0 libpangoft2-1.0-0` ({error})")
    try:
        check()
        check_insides()
    except UnknownVersionError as error:
        return Examined(what="WeasyPrint", way=f"install the version of the lock file: run `make report` ({error})")
    return Examined(what="Pango", found=f"works with WeasyPrint {weasyprint.__version__}")


def _browser() -> Examined:
    try:
        return Examined(what="browser", found=str(find_browser()))
    except MissingError as error:
        return Examined(what="browser", way=error.hint)


def _fonts(root: Path) -> tuple[Examined, ...]:
    tokens = tokens_of(templates_of(root), Findings())
    try:
        with TemporaryDirectory() as folder:
            fonts = declare(tokens.files, Path(folder), (tokens.sans[0], tokens.serif[0]))
    except MissingError as error:
        return (Examined(what="fonts", way=f"{error.hint} ({error.what})"),)
    return (Examined(what="fonts", found=f"{len(fonts.digests)} files, {tokens.serif[0]} and {tokens.sans[0]}"),)
