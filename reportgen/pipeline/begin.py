"""Begin a section: its file with an example that fits the data, and its name among the report's sections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from pydantic import TypeAdapter, ValidationError

from reportgen.catalogue import ExtractSpec
from reportgen.disk import Project, rewrite
from reportgen.examine import quoted
from reportgen.nodes import Scalar, Seq
from reportgen.pipeline.inputs import read_inputs
from reportgen.pipeline.insertion import tree_of, with_section
from reportgen.pipeline.model import WrongUsageError
from reportgen.plugins import shelves
from reportgen.problems import Findings, did_you_mean
from reportgen.spec import ReportSpec
from reportgen.spec.report import Id

_BESIDE = re.compile(r"rank|share|pct|percent|month|code")
"""Names of numbers that are not added up."""

REPORT = "sections/report.yaml"

_HEAD = """\
# yaml-language-server: $$schema=.schema/section.json
id: $name
title: $title
"""

_EXAMPLE = """\
# An example on the extract `$extract`: take the leading `# ` away from the lines below, and delete the text at the end.
# indicators:
#   $counted: {label: $label, from: $extract, measure: sum($measure), by: [$by]$more}
#   largest: {label: $label, of: $counted, top: 5, other: true}
#   in_all: {label: $label, of: $counted, by: $time}
# blocks:
#   - id: $name-example
#     text: |
#       In {{ in_all.from }} there were {{ in_all.earliest }}, in {{ in_all.to }} {{ in_all.latest | plain }}.
#       See @fig:$name-figure and @tbl:$name-table.
#   - id: $name-figure
#     chart: lines
#     data: largest
#     x: $time
#     series: $group
#     title: $label
#   - id: $name-table
#     table: $counted
#     title: $label, in figures
#     rows: $group
#     columns: $time
#     add: [total, share, change]
"""

_NO_EXAMPLE = """\
# No extract of data/catalogue.yaml has a number by category and year that an example could show;
# `reportgen new extract FILE` describes a data file.
"""

_TEXT = """\
blocks:
  - id: $name-text
    text: |
      *This section is to be written.*
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What was written: the section's file, the section that it stands behind, the extract of its example."""

    path: str
    after: str
    extract: str


def begin_section(root: Path, name: str, title: str, after: str) -> Begun:
    """Writes the section's file and its name into `report.yaml`.

    Raises `WrongUsageError` for a name that is none or is taken, and `ReportError` when `report.yaml` cannot be read.
    """
    project, findings = Project(root), Findings()
    data = project.bytes(REPORT)
    if data is None:
        raise WrongUsageError(f"there is no `{root / REPORT}`")
    listed = _listed(data)
    inputs = read_inputs(project, shelves(), findings)
    _check(root, name, listed, inputs.report)
    if after and after not in listed:
        hint = did_you_mean(after, listed)
        raise WrongUsageError(f"there is no section `{after}` to stand behind{f'; {hint}' if hint else ''}")
    after = after or _last_of_the_body(listed, inputs.report)
    extract = _telling(inputs.catalogue.extracts)
    report = with_section(data, REPORT, name, after)
    assert set(_listed(report)) == {*listed, name}, "the name is one more among the sections"
    path = f"sections/{name}.yaml"
    text = _text(
        name, title or name.replace("-", " ").replace("_", " ").capitalize(), extract, inputs.catalogue.extracts
    )
    with (root / path).open("x", encoding="utf-8") as fresh:
        fresh.write(text)
    try:
        rewrite(root / REPORT, report)
    except BaseException:
        (root / path).unlink()
        raise
    return Begun(path=path, after=after, extract=extract)


def _listed(data: bytes) -> list[str]:
    sections = tree_of(data, REPORT).find("sections")
    items = sections.items if isinstance(sections, Seq) else ()
    return [item.text for item in items if isinstance(item, Scalar)]


def _check(root: Path, name: str, listed: list[str], report: ReportSpec | None) -> None:
    """Refuses a name that is no id, or that something bears already."""
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        message = f"`{name}` cannot be a section: use lower-case words joined by `-` or `_`, a letter first"
        raise WrongUsageError(message) from None
    there = [each.stem for each in (root / "sections").iterdir() if each.suffix in {".yaml", ".yml"}]
    if name in {*there, *listed, "report"}:
        raise WrongUsageError(f"there is a section or file `{name}` already")
    alike = [each for each in (*there, *listed) if each.replace("-", "_") == name.replace("-", "_")]
    if alike:
        raise WrongUsageError(f"there is a section `{alike[0]}`, which expressions could not tell from `{name}`")
    ids = {each for section in report.sections for each in section.named} if report else set()
    taken = sorted(ids & {name, *(f"{name}-{part}" for part in ("text", "example", "figure", "table"))})
    if taken:
        raise WrongUsageError(f"`{taken[0]}` is the id of a block already: name the section otherwise")


def _last_of_the_body(listed: list[str], report: ReportSpec | None) -> str:
    """Gives the last section that is no annex: there a new one stands when nobody says where."""
    annexes = {each.frame.id for each in report.sections if each.frame.numbering == "annex"} if report else set()
    body = [each for each in listed if each not in annexes]
    return body[-1] if body else listed[-1] if listed else ""


def _telling(extracts: Mapping[str, ExtractSpec]) -> str:
    """Gives the extract that shows most simply how numbers become a figure; nothing when none does."""
    found = [name for name, spec in extracts.items() if _dimensions(spec) and not spec.unit.column and not spec.range]
    return min(found, key=lambda name: _trouble(extracts[name]), default="")


def _trouble(spec: ExtractSpec) -> int:
    """Counts what an indicator on it must say besides measure and dimensions."""
    given = (spec.edition.column, spec.as_of.column, spec.coverage, spec.like, spec.breaks, spec.source, not spec.unit)
    some = spec.absent == "not published" or any(each.some for each in spec.parts)
    return sum(map(bool, given)) + len(spec.key) + len(spec.measures()) + 10 * some


def _dimensions(spec: ExtractSpec) -> tuple[str, str, str] | None:
    """Gives measure, category and time of an extract that has all three."""
    group = next(
        (each for each in spec.key if spec.columns[each].type == "text" and spec.columns[each].in_), ""
    ) or next((each for each in spec.key if spec.columns[each].type == "text"), "")
    measures = [each for each in spec.measures() if not _BESIDE.search(each)]
    return (measures[0], group, "year") if measures and group and "year" in spec.key else None


def _text(name: str, title: str, extract: str, extracts: Mapping[str, ExtractSpec]) -> str:
    words = {"name": name, "title": quoted(title)}
    if not extract:
        return Template(_HEAD + _NO_EXAMPLE + _TEXT).substitute(words)
    spec = extracts[extract]
    found = _dimensions(spec)
    assert found is not None, "it was chosen for them"
    measure, group, time = found
    more = [", vintage: latest"] if spec.as_of.column else []
    more += [", edition: latest"] if spec.edition.column else []
    more += [", partial: drop"] if spec.coverage is not None or spec.complete is not None else []
    unit = spec.columns[measure].unit or spec.unit.text or measure
    label = f"{unit[:1].upper()}{unit[1:]} by {spec.columns[group].label or group.replace('_', ' ')}"
    words |= {
        "extract": extract, "measure": measure, "by": f"{group}, {time}", "group": group, "time": time,
        "counted": f"by_{group}".lower(), "label": quoted(label), "more": "".join(more),
    }  # fmt: skip
    return Template(_HEAD + _EXAMPLE + _TEXT).substitute(words)
