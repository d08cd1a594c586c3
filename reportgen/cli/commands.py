"""The commands. Exit status: 0 done, 1 problems in the author's files, 2 wrong usage, 3 the machine lacks something."""

import atexit
import gc
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from reportgen import __version__
from reportgen.cli.caching import cache, cache_options
from reportgen.cli.ending import ending_quietly
from reportgen.cli.guard import guarded
from reportgen.cli.options import format_option, project_option, report_in
from reportgen.cli.previewing import preview
from reportgen.cli.printing import Form, print_problems, progress
from reportgen.cli.showing import gallery
from reportgen.cli.starting import new
from reportgen.pipeline import Built, Options
from reportgen.pipeline.storage import Storage, storage_of
from reportgen.problems import CODES

_OBJECTS = 200_000
"""Rubbish is looked for after so many new objects, and at the end not at all: a build makes many, and few circles."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen")
@click.pass_context
def main(context: click.Context) -> None:
    """Build a joint threat-assessment report from section specs and data extracts."""
    context.with_resource(ending_quietly())
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # what else is installed must not change how specs are read
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)


@main.command()
@project_option
@format_option
@click.option("--html", "html", is_flag=True, help="Build the HTML only.")
@click.option("--pdf", "pdf", is_flag=True, help="Build the PDF only.")
@click.option("--section", default="", metavar="ID", help="Build this section alone.")
@click.option(
    "--for-review",
    is_flag=True,
    help="Build review.html, the copy people mail: static pictures, at most 5 MB.",
)
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.option(
    "--explain-cache", is_flag=True, help="Say of every result whether it was kept, and why it was made anew."
)
@cache_options
def build(root: Path, form: Form, **chosen: bool | str) -> None:
    """Build the report into build/draft/."""
    options = _options(chosen)
    from reportgen.pipeline.fresh import nothing_to_do

    storage = guarded(lambda: storage_of(root, str(chosen["cache"]), str(chosen["cache_limit"])), root, form)
    built = guarded(lambda: nothing_to_do(root, options), root, form)
    built = built or _build(root, options, form, storage, quiet=bool(chosen["quiet"]))
    print_problems(root, built.warnings, form)
    if chosen["explain_cache"]:
        from reportgen.cli.explaining import explain_cache

        explain_cache(built, form)
    if form == "text":
        _tell(built)


def _options(chosen: dict[str, bool | str]) -> Options:
    html, pdf, review = (bool(chosen[name]) for name in ("html", "pdf", "for_review"))
    whole = html == pdf and not review
    return Options(
        html=not review and (whole or html),
        pdf=whole or pdf,
        section=str(chosen["section"]),
        for_review=review,
    )


def _build(root: Path, options: Options, form: Form, storage: Storage, *, quiet: bool) -> Built:
    quiet = quiet or form == "json"
    if not quiet:
        click.echo("building the report", err=True)  # at once: what builds it takes a moment to load
    from reportgen.pipeline.workshop import Workshop

    with Workshop() as workshop, progress(quiet=quiet) as stages:
        if options.pdf:
            workshop.workers.start()
        from reportgen.pipeline.build import build as build_report

        return guarded(lambda: build_report(root, options, stages, workshop, storage), root, form)


def _tell(built: Built) -> None:
    done = "nothing to do, " if built.nothing_to_do else ""
    click.echo(f"{done}draft {built.digest[:8]}: {', '.join(_shown(built))}")
    if built.taken_out:
        click.echo(f"taken out, since it is of another state: {', '.join(map(str, built.taken_out))}")


def _shown(built: Built) -> Iterable[str]:
    tables = sum(path.startswith("data/") for path in built.files)
    yield from (str(built.folder / path) for path in built.files if not path.startswith("data/"))
    if tables:
        yield f"{tables} files in {built.folder / 'data'}"


@main.command()
@project_option
@format_option
def check(root: Path, form: Form) -> None:
    """Check everything but rendering; write nothing."""
    from reportgen.pipeline.check import check as check_report

    problems = guarded(lambda: check_report(root), root, form)
    print_problems(root, problems, form)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
    if form == "text":
        click.echo("the report can be built")


@main.command()
@project_option
@click.argument("name", metavar="ID")
def explain(root: Path, name: str) -> None:
    """Explain anything that has an id: also what falls when an extract, an indicator or evidence is withdrawn."""
    from reportgen.pipeline.explain import explain as explain_name

    if name not in CODES:
        report_in(root)
    click.echo(guarded(lambda: explain_name(root, name), root, "text"))


@main.command()
@project_option
@format_option
def graph(root: Path, form: Form) -> None:
    """Print what rests on what, from extracts to recommendations, as JSON (its schema: `reportgen schema graph`)."""
    from reportgen.pipeline.export import export_graph

    report_in(root)
    told = guarded(lambda: export_graph(root), root, form)
    click.echo(told, nl=False)


@main.command()
@project_option
@click.argument("which", required=False, metavar="[KIND]")
def schema(root: Path, which: str | None) -> None:
    """Write the JSON Schemas of all spec files (or print that of one KIND)."""
    from reportgen.pipeline.schema import schemas, write_schemas

    if which is None:
        report_in(root)
        for path in guarded(lambda: write_schemas(root), root, "text"):
            click.echo(path)
        return
    found = schemas()
    if which not in found:
        raise click.UsageError(f"no schema `{which}`; there is {', '.join(found)}")
    click.echo(found[which], nl=False)


@main.command()
@project_option
def ids(root: Path) -> None:
    """Write an id into every block that lacks one."""
    from reportgen.pipeline.ids import write_ids

    report_in(root)
    added = guarded(lambda: write_ids(root), root, "text")
    for place in added:
        click.echo(place)
    click.echo(f"{len(added)} ids written")


@main.command()
@project_option
def doctor(root: Path) -> None:
    """Say what is missing on this machine and how to get it."""
    from reportgen.pipeline.doctor import examine

    findings = examine(root)
    for finding in findings:
        click.echo(finding.line)
    if any(finding.missing for finding in findings):
        sys.exit(3)


main.add_command(cache)
main.add_command(new)
main.add_command(preview)
main.add_command(gallery)
