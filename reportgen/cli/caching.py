"""The commands that look into the cache and make room in it, and the options that say where it is."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportgen.cli.guard import guarded
from reportgen.cli.options import project_option


def cache_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that say where the cache is and how large it may be."""
    folder = click.option(
        "--cache", default="", metavar="FOLDER",
        help="Keep results in this folder (build/.cache; or say it by REPORTGEN_CACHE).",
    )  # fmt: skip
    limit = click.option(
        "--cache-limit", default="", metavar="SIZE",
        help="Give up what was not used for longest beyond this size, such as `500 MB` (2 GB; or REPORTGEN_CACHE_LIMIT).",
    )  # fmt: skip
    return folder(limit(command))


@click.group(invoke_without_command=True)
@project_option
@cache_options
@click.pass_context
def cache(context: click.Context, /, root: Path, **chosen: str) -> None:
    """Say where the cache is and what it holds."""
    from reportgen.pipeline.storage import storage_of

    context.obj = guarded(lambda: storage_of(root, chosen["cache"], chosen["cache_limit"]), root, "text")
    if context.invoked_subcommand is None:
        _tell(context.obj)


@cache.command()
@click.pass_obj
def prune(storage: Any) -> None:  # noqa: ANN401 `Storage`, which is imported when it is needed
    """Give up what was not used for longest, when the cache is larger than it may be."""
    from reportgen.cache import shrink
    from reportgen.pipeline.storage import shown

    click.echo(f"{shown(_alone(lambda: shrink(storage.cache, storage.limit)))} given up")


@cache.command()
@click.pass_obj
def clear(storage: Any) -> None:  # noqa: ANN401 as above
    """Give up everything; the next build makes all anew."""
    from reportgen.cache import clear as clear_all
    from reportgen.pipeline.storage import shown

    click.echo(f"{shown(_alone(lambda: clear_all(storage.cache)))} given up")


def _tell(storage: Any) -> None:  # noqa: ANN401 as above
    from reportgen.cache import room_of
    from reportgen.pipeline.storage import shown

    room = room_of(storage.cache)
    click.echo(f"{storage.cache.folder}: {shown(room.size)} of at most {shown(storage.limit)}")
    for kind, (count, size) in room.kinds.items():
        click.echo(f"  {kind:<10} {count:>6}  {shown(size):>8}")


def _alone(work: Callable[[], int]) -> int:
    from reportgen.cache import BusyError

    try:
        return work()
    except BusyError:
        click.echo("a build is using the cache: try again when it has ended", err=True)
        sys.exit(3)
