"""Layouts: the parts of a PDF as workers lay them out, those that nothing has changed from the cache."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from reportgen.cache import Cache
from reportgen.disk import digest
from reportgen.pipeline.desk import Desk
from reportgen.pipeline.journal import Journal
from reportgen.renderers.pdf.beside import looks_beside
from reportgen.renderers.pdf.layout import embed, lay_out_margins, lay_out_part
from reportgen.renderers.pdf.numbers import needed, printing
from reportgen.renderers.pdf.parts import Face, Job, MarginsJob, Part, from_bytes, to_bytes
from reportgen.renderers.pdf.sections import Hands
from reportgen.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Layouts:
    """Who lays out this build's parts, and what is kept of them."""

    desk: Desk
    names: Sequence[str]
    """The parts as people know them."""
    workers: Workers
    made: dict[int, tuple[Job, Part | Future[Part]]] = field(default_factory=dict)
    """The parts so far, or who will bring them."""

    @property
    def hands(self) -> Hands:
        """What lays out parts, margins and fonts."""
        return Hands(
            parts=self._parts, margins=self._margins, fonts=self._fonts, beside=self._beside, ahead=self._begin
        )

    @property
    def _cache(self) -> Cache:
        return self.desk.prepared.cache

    @property
    def _journal(self) -> Journal:
        return self.desk.prepared.journal

    @property
    def _font_file(self) -> str:
        return str(self.desk.fonts.config.resolve())

    def _beside(self, skeleton: str, selectors: Sequence[str]) -> Callable[[], str]:
        return self.workers.later(looks_beside, skeleton, tuple(selectors)).result

    def _begin(self, jobs: Sequence[Job]) -> None:
        """Finds the parts that are kept, and has the others begun."""
        for index, job in enumerate(jobs):
            if index not in self.made or not _same(*self.made[index], job):
                stored = self._find_part(self.names[index], job)
                self.made[index] = job, self._later(job) if stored is None else from_bytes(stored)

    def _later(self, job: Job) -> Future[Part]:
        weight = len(job.html) + sum(map(len, job.pictures.values())) // 4
        return self.workers.later(lay_out_part, job, self._font_file, weight=weight)

    def _parts(self, jobs: Sequence[Job]) -> list[Part]:
        """Gives the parts of these jobs in their order."""
        self._begin(jobs)
        return [self._finished(index) for index in range(len(jobs))]

    def _finished(self, index: int) -> Part:
        job, part = self.made[index]
        if isinstance(part, Future):
            part = part.result()
            self._keep_part(self.names[index], job, part)
            self.made[index] = job, part
        return part

    def _find_part(self, name: str, job: Job) -> bytes | None:
        """Gives a part that is kept; its key holds the page numbers that it prints, no others."""
        targets = self._cache.get_json("slots", self._text_key(job))
        self._journal.key("part", name, self._made_of(job if targets is None else printing(job, targets)))
        return self._journal.get("part", name)

    def _keep_part(self, name: str, job: Job, part: Part) -> None:
        """Keeps a part, unless something was said of it, which has to be said again."""
        if part.said:
            self._journal.trouble("part", name)
            return
        printed = needed(job, part)
        self._cache.put_json("slots", self._text_key(job), sorted(printed.numbers))
        self._journal.mend("part", name, self._made_of(printed))
        self._journal.put("part", name, to_bytes(part))

    def _text_key(self, job: Job) -> str:
        return digest("slots", job.html, job.sheet, *self.desk.means.values())

    def _made_of(self, job: Job) -> dict[str, str]:
        return {
            "the text": digest(job.html),
            "page numbers": digest(json.dumps([job.prefix, dict(job.numbers), job.fills, job.running, job.around])),
            "pictures": digest(*(part for picture in job.pictures.items() for part in picture)),
            "the style sheet of print": digest(job.sheet),
            **self.desk.means,
        }

    def _margins(self, jobs: Sequence[MarginsJob]) -> list[Part]:
        """Gives the margins of all pages, piece by piece."""
        found: dict[int, Part] = {}
        for index, job in enumerate(jobs):
            self._journal.key("margins", str(index + 1), self._margins_made_of(job))
            stored = self._journal.get("margins", str(index + 1))
            if stored is not None:
                found[index] = from_bytes(stored)
        absent = [index for index in range(len(jobs)) if index not in found]
        calls = [(jobs[index], self._font_file) for index in absent]
        for index, part in zip(absent, self.workers.run(lay_out_margins, calls), strict=True):
            found[index] = part
            if not part.said:
                self._journal.put("margins", str(index + 1), to_bytes(part))
        return [found[index] for index in range(len(jobs))]

    def _margins_made_of(self, job: MarginsJob) -> dict[str, str]:
        return {
            "the pages before the sections": digest(job.front),
            "running titles and page numbers": digest(repr(job.pages), *job.fills),
            "the style sheet of print": digest(job.sheet, *job.running),
            **self.desk.means,
        }

    def _fonts(self, faces: Sequence[Face]) -> bytes:
        """Gives the fonts cut down to what all parts use."""
        made_of = {"the letters in use": digest(repr(faces)), **self.desk.means}
        call = [(faces, self._font_file)]
        return self._journal.once("fonts", "report.pdf", made_of, lambda: self._embedded(call))

    def _embedded(self, call: Sequence[tuple[Sequence[Face], str]]) -> bytes:
        (made,) = self.workers.run(embed, call)
        assert isinstance(made, bytes), "fonts come as a file"
        return made


def _same(before: Job, part: Part | Future[Part], now: Job) -> bool:
    """Says whether a part is what it would be if it were laid out now."""
    return before == now or (isinstance(part, Part) and needed(before, part) == needed(now, part))
