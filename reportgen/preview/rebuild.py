"""Rebuild: one build for the page that is open, in rooms kept warm; whatever comes of it, the preview goes on."""

import gc
import json
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from reportgen.cache import opened, settle
from reportgen.disk import built_in_templates, refusal
from reportgen.pipeline.desk import Desk
from reportgen.pipeline.model import Stages
from reportgen.pipeline.prepare import Prepared, prepare
from reportgen.pipeline.render import desk_for, render_live
from reportgen.pipeline.storage import Storage, storage_of
from reportgen.pipeline.workshop import Workshop
from reportgen.preview.patch import Shown
from reportgen.preview.places import places_of
from reportgen.preview.words import WORDS
from reportgen.problems import Problem, ReportError
from reportgen.renderers.live import LivePage
from reportgen.renderers.templates import read_templates
from reportgen.renderers.tokens import token_css


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a build: a page, or what stands in its way."""

    shown: Shown | None = None
    desk: Desk | None = None
    """What the PDF of the same page is made with."""
    problems: tuple[Problem, ...] = ()
    crash: str = ""
    """What reportgen itself died of."""
    seconds: float = 0.0

    @property
    def broken(self) -> bool:
        """Whether there is no page."""
        return self.shown is None


@dataclass(slots=True, kw_only=True)
class Rebuilder:
    """Builds the page of a project again and again."""

    root: Path
    workshop: Workshop
    settings: Mapping[str, object]
    """What the page's script must know of its server."""
    cache: str = ""
    """Where results are kept, and how much of them, as the user says it; else as the environment says."""
    limit: str = ""
    _frozen: bool = False
    _storage: Storage | None = None

    def build(self, stages: Stages) -> Outcome:
        """Gives the page or the problems; never raises what a file of the author's can bring about."""
        begun = perf_counter()
        gc.disable()  # rubbish is looked for between builds, when nobody waits
        try:
            outcome = self._built(stages)
        except ReportError as error:
            outcome = Outcome(problems=error.problems)
        except OSError as error:
            problem = refusal(error, self.root)
            outcome = Outcome(crash=_told(error)) if problem is None else Outcome(problems=(problem,))
        except Exception as error:  # noqa: BLE001 a mistake of ours must not end the preview
            outcome = Outcome(crash=_told(error))
        finally:
            gc.enable()
        return replace(outcome, seconds=perf_counter() - begun)

    def tidy(self) -> None:
        """Looks for rubbish, here and in the cache, while nothing is being built; what the first build left will stay."""
        if self._storage is not None:
            settle(self._storage.cache, self._storage.limit)
        gc.collect()
        if not self._frozen:
            gc.freeze()
            self._frozen = True

    def _built(self, stages: Stages) -> Outcome:
        self._storage = storage = storage_of(self.root, self.cache, self.limit)
        with opened(storage.cache):
            prepared = prepare(self.root, stages, storage.cache, None, self.workshop)
            prepared.findings.settle()
            assert prepared.document is not None, "a report without a document has a problem"
            desk = desk_for(prepared.document, prepared, stages, self.workshop)
            page = render_live(desk, lambda others: script(self.settings, others), stages)
            prepared.findings.settle()
        return Outcome(shown=_shown(page, prepared), desk=desk, problems=tuple(prepared.findings))


def _shown(page: LivePage, prepared: Prepared) -> Shown:
    assert prepared.inputs.report is not None, "there is a report where there is a document"
    places = places_of(prepared.inputs.report)
    shape = prepared.templates.digest
    return Shown(page=page, digest=page.digest, scripts=page.others, places=places, templates=shape)


def script(settings: Mapping[str, object], others: str) -> str:
    """Gives the script that makes a page follow its files; `others` is the digest of the page's own scripts."""
    here = files("reportgen.preview")
    own = {
        **settings,
        "words": dict(WORDS),
        "css": (here / "client.css").read_text(encoding="utf-8"),
        "scripts": others,
    }
    text = "".join((here / name).read_text(encoding="utf-8") for name in ("morph.js", "client.js"))
    given = json.dumps(own, ensure_ascii=False, sort_keys=True).replace("</", "<\\/").replace("<!--", "<\\!--")
    return "".join(('(function () {\n"use strict";\n', text.replace('"OWN"', given), "})();\n"))


def nothing_yet(settings: Mapping[str, object]) -> Shown:
    """Gives the page that is shown before there is one."""
    css = token_css(read_templates((built_in_templates(), "reportgen/templates")), "screen")
    body = "body { margin: 0; background: var(--paper); color: var(--ink); }"
    skeleton = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{WORDS['name']}</title><style>/*slot:_style*/</style></head><body><script>/*slot:_script-0*/</script></body></html>"
    )
    page = LivePage(skeleton=skeleton, parts={"_style": css + body}, scripts=(script(settings, "none"),), others="none")
    return Shown(page=page, digest=page.digest, scripts=page.others, places={}, templates="none")


def _told(error: Exception) -> str:
    lines: Iterable[str] = traceback.format_exception(error)
    return "".join(lines).rstrip()
