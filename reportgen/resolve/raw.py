"""Raw tables: find the data file or the parts of a folder, read each by its format, put parts together."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.catalogue import ExtractSpec
from reportgen.engine import name
from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Findings, Span, did_you_mean, listed
from reportgen.resolve.inputs import Inputs, Raw, part_files, stands_below


def read_raw(key: str, inputs: Inputs, findings: Findings) -> Raw | None:
    """Reads an extract's file as text; gives nothing after adding a problem."""
    spec = inputs.catalogue.extracts[key]
    files = _files(spec, inputs, findings)
    parts: list[_Part] = []
    for index, path in enumerate(files):
        kind = _kind(spec, path, inputs, findings)
        if kind is None:
            return None
        shown = _shown(path, spec, inputs)
        table = f"raw_{key}_{index}"
        reading = Reading(spec=spec, path=path, shown=shown, engine=inputs.engine, table=table, findings=findings)
        before = len(findings.errors)
        header = kind.read(reading)
        if header is None or len(findings.errors) > before:
            return None
        if not any(header):
            _complain(spec, shown, inputs.engine.value(f"SELECT count(*) FROM {name(table)}"), findings)
            return None
        parts.append(_Part(table, header, shown, kind, reading.header_rows[-1] if reading.header_rows else 0))
    return _together(key, parts, inputs, findings) if parts else None


def _complain(spec: ExtractSpec, shown: str, rows: int, findings: Findings) -> None:
    """Says that a file has no header, and so nothing that could be read."""
    message = "the header of the file is empty" if rows else "the file holds nothing"
    hint = "say under `header:` in which row the header stands" if rows else "get the file again"
    findings.error("empty-file", message, Span(file=shown), hint=hint, also=(spec.at("file"),))


@dataclass(frozen=True, slots=True)
class _Part:
    """One file that was read."""

    table: str
    header: tuple[str, ...]
    shown: str
    kind: SourceKind
    header_row: int


def _files(spec: ExtractSpec, inputs: Inputs, findings: Findings) -> tuple[Path, ...]:
    path = inputs.root / spec.file
    at = spec.at("file")
    if not stands_below(path, inputs.root):
        message = f"`{spec.file}` is not below `{inputs.shown}/`"
        findings.error("outside-data", message, at, hint=f"put the file below `{inputs.shown}/`")
        return ()
    if not (path.is_file() or path.is_dir()):
        near = [found.name for found in path.parent.iterdir()] if path.parent.is_dir() else []
        hint = (
            "download the file into `data/` and give its name: a build reads nothing from the network"
            if "://" in spec.file
            else did_you_mean(path.name, near)
        )
        findings.error("unknown-file", f"no file `{inputs.shown}/{spec.file}`", at, hint=hint)
        return ()
    files = part_files(path)
    if not files:
        findings.error("empty-folder", f"the folder `{inputs.shown}/{spec.file}` holds no data file", at)
    outside = [part for part in files if not stands_below(part, inputs.root)]
    for part in outside:
        findings.error("outside-data", f"`{part.name}` is a link to a file that is not below `{inputs.shown}/`", at)
    below = [part.name for part in path.iterdir() if part.is_dir() and part.name[0] != "."] if path.is_dir() else []
    if below:
        message = f"the folder `{inputs.shown}/{spec.file}` holds a folder, {listed(sorted(below))}"
        findings.error(
            "nested-folder", message, at, hint="all parts stand in one folder; put them there, or the rest elsewhere"
        )
    return () if outside or below else files


def _shown(path: Path, spec: ExtractSpec, inputs: Inputs) -> str:
    whole = f"{inputs.shown}/{spec.file}".rstrip("/")
    return whole if path == inputs.root / spec.file else f"{whole}/{path.name}"


def _kind(spec: ExtractSpec, path: Path, inputs: Inputs, findings: Findings) -> SourceKind | None:
    if spec.format is not None:
        return inputs.kinds[spec.format]
    plain = path.name.lower().removesuffix(".gz")
    for kind in inputs.kinds.values():
        if plain.endswith(kind.suffixes):
            return kind
    endings = [suffix for kind in inputs.kinds.values() for suffix in kind.suffixes]
    findings.error(
        "unknown-format", f"`{path.name}` does not say its format", spec.at("file"),
        hint=f"write `format:`, or let it end in {listed(endings, 'or')}",
    )  # fmt: skip
    return None


def _together(key: str, parts: list[_Part], inputs: Inputs, findings: Findings) -> Raw | None:
    """Puts parts with the same header into one view, their columns in the order of the first."""
    first = parts[0]
    selects = []
    for index, part in enumerate(parts):
        if sorted(part.header) != sorted(first.header):
            differ = sorted(set(part.header) ^ set(first.header)) or ["a repeated header"]
            message = f"the part's header differs from that of `{first.shown}` in {listed(differ)}"
            findings.error("missing-column", message, Span(file=part.shown), also=(Span(file=first.shown),))
            return None
        order = _order(first.header, part.header)
        cells = ", ".join(f"c{place} AS c{number}" for number, place in enumerate(order))
        filled = " OR ".join(f"c{place} <> ''" for place in order)
        selects.append(f"SELECT {index} AS _part, _row, {cells} FROM {name(part.table)} WHERE {filled}")
    whole = f"raw_{key}"
    inputs.engine.create_view(whole, " UNION ALL ".join(selects))
    rows = inputs.engine.value(f"SELECT count(*) FROM {name(whole)}")
    shown = tuple(part.shown for part in parts)
    tables = tuple(part.table for part in parts)
    return Raw(
        table=whole, header=first.header, parts=shown, kind=first.kind, rows=rows, tables=tables,
        header_rows=tuple(part.header_row for part in parts),
    )  # fmt: skip


def drop_raw(raw: Raw, inputs: Inputs) -> None:
    """Drops what was read of a file, once its rows are typed."""
    inputs.engine.drop_view(raw.table)
    for table in raw.tables:
        inputs.engine.drop(table)


def _order(header: tuple[str, ...], other: tuple[str, ...]) -> list[int]:
    """Gives, for each cell of the first part's header, its place in another's."""
    free = list(range(len(other)))
    found = []
    for cell in header:
        place = next(index for index in free if other[index] == cell)
        free.remove(place)
        found.append(place)
    return found
