"""Options that several commands have."""

from pathlib import Path

import click

project_option = click.option(
    "--project",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds sections/ and data/ (here, when not given).",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How problems are printed; json is one object a line, and nothing when all is well.",
)
