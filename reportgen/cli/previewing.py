"""The command `preview`: an open page of the report that follows its files."""

import os
import shlex
import sys
from pathlib import Path

import click

from reportgen.cli.caching import cache_options
from reportgen.cli.guard import guarded
from reportgen.cli.options import project_option, report_in
from reportgen.cli.printing import print_problems


@click.command()
@project_option
@click.option("--port", type=click.IntRange(1, 65535), help="Where it listens (the first free port from 4300).")
@click.option("--ipv6", is_flag=True, help="Listen on ::1 too.")
@click.option("--open/--no-open", "opens", default=True, help="Whether the page is opened in a browser.")
@click.option(
    "--editor",
    default="",
    envvar="REPORTGEN_EDITOR",
    metavar="COMMAND",
    help="Opens a block's line: 'code -g {file}:{line}:{column}'; without it the browser asks VS Code itself.",
)
@cache_options
def preview(root: Path, port: int | None, *, ipv6: bool, opens: bool, editor: str, **storage: str) -> None:
    """Show the report in a browser and follow its files, until Ctrl-C."""
    from reportgen.pipeline.storage import storage_of
    from reportgen.preview import Asked, BusyError, Hearing, Outcome
    from reportgen.preview import preview as run

    report_in(root)
    kept, limit = storage["cache"], storage["cache_limit"]
    guarded(lambda: storage_of(root, kept, limit), root, "text")  # a limit that is no size is told now

    try:
        shlex.split(editor)
    except ValueError as error:
        raise click.UsageError(f"`{editor}` is no command: {error}") from None

    def opened(address: str) -> None:
        click.echo(f"preview at {address} (Ctrl-C ends it)")
        if opens and _has_screen():
            import webbrowser

            webbrowser.open(address)

    def built(outcome: Outcome) -> None:
        print_problems(root, outcome.problems, "text")
        if outcome.crash:
            click.echo(outcome.crash, err=True)
        shown = f"page {outcome.shown.digest[:8]}" if outcome.shown is not None else "the last good page stays"
        click.echo(f"{outcome.seconds:>8.2f} s   {shown}")

    hearing = Hearing(opened=opened, built=built, noted=lambda what: click.echo(what, err=True))
    asked = Asked(port=port or 0, both=ipv6, editor=editor, cache=kept, limit=limit)
    try:
        whole = run(root, asked, hearing)
    except BusyError as error:
        raise click.UsageError(f"{error}; leave --port out, and a free one is taken") from None
    if not whole:  # a build is still on its way, and nobody waits for it
        sys.stdout.flush()
        os._exit(0)


def _has_screen() -> bool:
    """Says whether a browser would open on a screen, and not inside the terminal."""
    return sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
