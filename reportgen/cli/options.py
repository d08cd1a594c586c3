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


def report_in(root: Path) -> None:
    """Refuses a folder that holds no report."""
    if not (root / "sections").is_dir():
        shown = "here" if root == Path() else f"in `{root}`"
        raise click.UsageError(
            f"there is no report {shown}: a report has a folder `sections`; go to its folder, or use --project"
        )
