"""Build: prepare the report, raise everything that is wrong with it, render it, and put it in place at once."""

from pathlib import Path

from reportgen.cache import opened, settle
from reportgen.disk import replace_folder
from reportgen.pipeline.carry import forms_in
from reportgen.pipeline.fresh import DRAFT, outputs, remember
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.model import Built, Options, Stages, WrongUsageError
from reportgen.pipeline.prepare import Prepared, prepare
from reportgen.pipeline.render import complete, render
from reportgen.pipeline.storage import Storage, keep_journal, last_journal, storage_of
from reportgen.pipeline.workshop import Workshop
from reportgen.templating import code


def build(root: Path, options: Options, stages: Stages, workshop: Workshop, storage: Storage | None = None) -> Built:
    """Gives what was built; raises `ReportError` with all problems and leaves the last draft as it was."""
    storage = storage or storage_of(root)
    workshop.page = options.html or options.for_review
    with opened(storage.cache):
        code.recall()
        journal = Journal(storage.cache, last_journal(root, options.section))
        built = _built(prepare(root, stages, storage.cache, journal, workshop), options, stages, workshop)
        keep_journal(root, options.section, journal.record())
        code.keep()
    settle(storage.cache, storage.limit)
    return built


def _built(prepared: Prepared, options: Options, stages: Stages, workshop: Workshop) -> Built:
    root, report = Path(prepared.project.root), prepared.inputs.report
    names = [section.frame.id for section in report.sections] if report else []
    if options.section and report and options.section not in names:
        raise WrongUsageError(f"no section `{options.section}`; there is {', '.join(names)}")
    prepared.findings.settle()
    assert prepared.document is not None, "a report without a document has a problem"
    rendered = render(prepared, options, stages, workshop)
    prepared.findings.settle()
    stood = forms_in(root)
    files = replace_folder(root / DRAFT, lambda: complete(rendered, prepared, options))
    built = Built(
        folder=root / DRAFT,
        digest=prepared.document.digest,
        files=tuple(sorted(files)),
        taken_out=tuple(name for name in stood if name not in files),
        warnings=tuple(prepared.findings),
        entries=tuple(prepared.journal.entries.values()),
    )
    if not prepared.project.torn:
        state = {**prepared.project.state(), "fonts": dict(rendered.fonts.digests), "files": outputs(files)}
        remember(root, options, state, built)
    return built
