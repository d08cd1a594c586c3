"""The command `gallery`: one page with every kind of chart, its YAML and its data."""

from pathlib import Path

import click

from reportgen.cli.caching import cache_options
from reportgen.cli.guard import guarded
from reportgen.cli.options import project_option
from reportgen.cli.printing import progress


@click.command()
@project_option
@click.option("--pdf", is_flag=True, help="Build gallery.pdf too.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@cache_options
def gallery(root: Path, *, pdf: bool, quiet: bool, **chosen: str) -> None:
    """Build the gallery of charts into build/gallery/: each with its YAML, on the project's data or on made-up ones."""
    from reportgen.pipeline import Options
    from reportgen.pipeline.gallery import PROJECT, build_gallery
    from reportgen.pipeline.storage import storage_of
    from reportgen.pipeline.workshop import Workshop

    storage = guarded(lambda: storage_of(root, chosen["cache"], chosen["cache_limit"]), root, "text")
    options = Options(html=True, pdf=pdf)
    with Workshop() as workshop, progress(quiet=quiet) as stages:
        shown = guarded(lambda: build_gallery(root, options, stages, workshop, storage), root / PROJECT, "text")
    if shown.refused:
        click.echo(f"on made-up data: those of the project do not fit the examples ({shown.refused})", err=True)
    click.echo(", ".join(str(shown.folder / path) for path in shown.files if not path.startswith("data/")))
    data = f"on the project's own {', '.join(shown.real)}" if shown.real else "on made-up data alone"
    click.echo(f"{data}; {shown.drawn} pictures drawn")
