"""The pipeline: the stages in order, from an author's files to a report.

    read      pipeline.inputs   text and bytes, remembered with their digests          (disk)
    load      load              `ReportSpec`; catalogue and code lists
    resolve   resolve           `Extract`s: cleaned tables on the engine, tested       (engine, cache)
    compute   compute           `Indicator`s: exact numbers with their provenance      (engine, cache)
    protect   protect           what this edition may show
    compose   compose           `Document`: sections, blocks, text as runs
    render    pipeline.render   pictures, HTML, PDF, CSV, manifest                     (draw, cache, disk)

Everything up to compose runs over what is whole; then all problems of all files are raised at once, before render.
"""

from reportgen.pipeline.model import Built, Options, WrongUsageError

__all__ = ["Built", "Options", "WrongUsageError"]
