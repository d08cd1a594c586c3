"""Build: prepare the report, raise everything that is wrong with it, render it, and put it in place at once."""

from pathlib import Path

from reportgen.cache import Cache
from reportgen.disk import replace_folder
from reportgen.pipeline.fresh import CACHE, DRAFT, remember
from reportgen.pipeline.model import Built, Options, Stages, WrongUsageError
from reportgen.pipeline.prepare import prepare
from reportgen.pipeline.render import render
from reportgen.pipeline.workshop import Workshop


def build(root: Path, options: Options, stages: Stages, workshop: Workshop) -> Built:
    """Gives what was built; raises `ReportError` with all problems and leaves the last draft as it was."""
    prepared = prepare(root, stages, Cache(root / CACHE))
    report = prepared.inputs.report
    names = [section.frame.id for section in report.sections] if report else []
    if options.section and report and options.section not in names:
        raise WrongUsageError(f"no section `{options.section}`; there is {', '.join(names)}")
    prepared.findings.settle()
    assert prepared.document is not None, "a report without a document has a problem"
    files = render(prepared, options, stages, workshop)
    prepared.findings.settle()
    target = root / DRAFT
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_folder(target, files)
    built = Built(
        folder=target,
        digest=prepared.document.digest,
        files=tuple(sorted(files)),
        warnings=tuple(prepared.findings),
    )
    remember(root, options, prepared.project, built)
    return built
