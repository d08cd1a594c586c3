"""The commands that start something an editor goes on with: a report, a section, the catalogue's entry of a data file."""

import shlex
from pathlib import Path

import click

from reportgen.cli.guard import guarded
from reportgen.cli.options import project_option, report_in
from reportgen.cli.printing import print_problems
from reportgen.pipeline.model import WrongUsageError


class _Group(click.Group):
    """The group `new`, which knows what people typed when it was a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Finds the command; a folder where its name should be is most likely one for a report."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            kinds = ", ".join(f"`{ctx.command_path} {name}`" for name in self.commands)
            ctx.fail(f"there is {kinds}; is `{ctx.command_path} report {shlex.quote(args[0])}` meant?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Group)
def new() -> None:
    """Start a report, a section, or the catalogue's entry of a data file."""


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def report(folder: Path) -> None:
    """Write a complete small report on synthetic data into DIR.

    DIR is new or empty. The report builds as it is: put your own data and words in the place of the invented ones.
    """
    guarded(lambda: _start(folder), folder, "text")
    place = shlex.quote(str(folder))
    click.echo(f"wrote a report on synthetic data into {folder}; sections/report.yaml says what it is made of")
    click.echo(f"describe your data with: reportgen new extract FILE --copy --project {place}")
    click.echo(f"build it with: reportgen build --project {place}")


def _start(folder: Path) -> None:
    from reportgen.pipeline.starter import start

    try:
        start(folder)
    except FileExistsError:
        raise WrongUsageError(f"`{folder}` is not empty") from None
    except NotADirectoryError:
        message = f"`{folder}` is a file, or stands below one; name a folder that is new or empty"
        raise WrongUsageError(message) from None


@new.command()
@project_option
@click.argument("name")
@click.option("--title", default="", help="Its title; not given, its name in words.")
@click.option(
    "--after", default="", metavar="SECTION", help="What it stands behind; not given, the last that is no annex."
)
def section(root: Path, name: str, title: str, after: str) -> None:
    """Begin the section NAME: its file, and its name in report.yaml.

    The file holds a text to be replaced, and in comments an example that fits the data of this report.
    """
    from reportgen.pipeline.begin import begin_section

    report_in(root)
    done = guarded(lambda: begin_section(root, name, title, after), root, "text")
    example = f", with an example on the extract `{done.extract}` in its comments" if done.extract else ""
    click.echo(f"wrote {done.path}{example}")
    behind = f" behind `{done.after}`" if done.after else ""
    click.echo(f"added `{name}` to sections/report.yaml{behind}; write it, then: reportgen check")


@new.command()
@project_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--id", "wanted", default="", metavar="ID", help="The entry's id; not given, it follows from the file's name."
)
@click.option("--copy", is_flag=True, help="Copy a file that is elsewhere into data/.")
def extract(root: Path, file: Path, wanted: str, *, copy: bool) -> None:
    """Look at a data FILE and write its entry into data/catalogue.yaml.

    The entry says how the file is read, what each column is, the key, and in comments what is unsure and why.
    What the file does not say (who published it, when, the unit) is a placeholder that `reportgen check` refuses.
    """
    from reportgen.pipeline.describe import describe

    report_in(root)
    click.echo(f"looking at {file}", err=True)
    done = guarded(lambda: describe(root, file, wanted, copy=copy), root, "text")
    if done.copied:
        click.echo(f"copied to data/{done.copied}")
    key = f"key {', '.join(done.key)}" if done.key else "no key"
    click.echo(f"data/catalogue.yaml:{done.line}: wrote `{done.id}`: {done.columns} columns, {done.rows:,} rows, {key}")
    if done.also:
        click.echo(
            f"the same file is also read as {', '.join(f'`{each}`' for each in done.also)}: keep one of the entries"
        )
    fill = f"fill in {', '.join(done.placeholders)} (TODO); " if done.placeholders else ""
    click.echo(f"{fill}read the comments that begin with `# ?` ({done.doubts}); then: reportgen check")
    if done.problems:
        click.echo(f"the file itself has {len(done.problems)} problems, which check will tell again:", err=True)
        print_problems(root, done.problems, "text")
