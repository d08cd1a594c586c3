"""The workshop: what is started for a build and kept warm by a preview: a browser for pictures, processes for pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from reportgen.draw import TABS, Sketch, Studio, pictures
from reportgen.workers import Workers


@dataclass(slots=True)
class Workshop:
    """What draws and lays out; opened once, used for one build or for many, and closed."""

    workers: Workers = field(default_factory=lambda: Workers("reportgen.renderers.pdf.ready"))
    """Processes that lay out pages."""
    studio: Studio = field(default_factory=lambda: Studio(TABS))

    def __enter__(self) -> Self:
        """Opens nothing yet: each thing starts when it is first needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes what was started."""
        self.workers.close()
        self.studio.close()

    def pictures(self, sketches: Sequence[Sketch]) -> tuple[str, ...]:
        """Gives each sketch as SVG; raises `MissingError` when there is no browser to draw them."""
        return pictures(sketches, self.studio)
