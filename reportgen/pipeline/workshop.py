"""The workshop: what a build starts and a preview keeps warm: an engine, a browser for pictures, processes for pages."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from reportgen.draw import TABS, Sketch, Studio, find_browser, pictures
from reportgen.pipeline.extracts import Tables
from reportgen.pipeline.journal import Journal
from reportgen.workers import Workers


@dataclass(slots=True)
class Workshop:
    """What draws and lays out; opened once, used for one build or for many, and closed."""

    workers: Workers = field(default_factory=lambda: Workers("reportgen.renderers.pdf.ready"))
    """Processes that lay out pages."""
    studio: Studio = field(default_factory=lambda: Studio(TABS))
    page: bool = True
    """Whether the page is made, and not the PDF alone."""
    faces: dict[str, Future[str]] = field(default_factory=dict)
    """The page's fonts as they are being cut down, by the key of the result."""
    _tables: Tables | None = None

    def __enter__(self) -> Self:
        """Opens nothing yet: each thing starts when it is first needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes what was started."""
        self.workers.close()
        self.studio.close()
        if self._tables is not None:
            self._tables.close()

    def tables(self, journal: Journal) -> Tables:
        """Gives the engine for a build, with what it still has of the one before."""
        self._tables = Tables(journal=journal) if self._tables is None else self._tables.again(journal)
        return self._tables

    def open_browser(self, awaited: int) -> Future[None] | None:
        """Begins to open the browser for so many pictures; raises `MissingError` when there is none."""
        return self.studio.ahead(find_browser(), awaited)

    def pictures(self, sketches: Sequence[Sketch]) -> tuple[str, ...]:
        """Gives each sketch as SVG; raises `MissingError` when there is no browser to draw them."""
        return pictures(sketches, self.studio)
