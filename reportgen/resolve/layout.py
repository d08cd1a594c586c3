"""Layout: which header of the file each declared column and each given thing is read from."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from reportgen.catalogue import ExtractSpec, Given
from reportgen.problems import Findings, Span, did_you_mean
from reportgen.resolve.inputs import Raw


@dataclass(slots=True, kw_only=True)
class Layout:
    """Declared column → index of its header (None: an optional one is absent); other headers that are read by name."""

    columns: dict[str, int | None] = field(default_factory=dict)
    extras: dict[str, int] = field(default_factory=dict)
    unpivoted: tuple[int, ...] = ()
    flag: str = ""
    """The header under which flags stand, if any."""
    status: str = ""
    """The column or header that says which rows were seen."""
    status_at: int | None = None
    """The index of that header, where no column and no given thing is read from it."""


def lay_out(spec: ExtractSpec, raw: Raw, findings: Findings) -> Layout | None:
    """Matches the entry with the header; gives nothing after adding a problem for each header that is not there."""
    before = len(findings.errors)
    layout = Layout()
    made = {spec.unpivot.into, spec.unpivot.value} if spec.unpivot else set()
    for name in spec.read_columns():
        if name not in made:
            column = spec.columns[name]
            found = _find(column.headers(name), raw, findings, spec.at("columns", name))
            if found is None and not column.optional:
                _complain(spec, name, raw, findings)
            layout.columns[name] = found
    for given, key in _named(spec):
        _lay_out_given(given, spec, raw, layout, (findings, spec.at(*key)))
    _by_custom(spec, raw, layout)
    if spec.unpivot is not None:
        layout.unpivoted = _wide(spec, raw, layout, findings)
    return layout if len(findings.errors) == before else None


def _lay_out_given(given: str, spec: ExtractSpec, raw: Raw, layout: Layout, told: tuple[Findings, Span]) -> None:
    """Matches a column that is named outside `columns`; adds a problem at its place when it is not there or not read."""
    findings, at = told
    if given in spec.columns and spec.columns[given].derived:
        message = f"column `{given}` is `derived:`, so that it is not read"
        findings.error("wrong-value", message, at, hint="name another column, or delete `derived:`")
    elif given not in spec.columns and given not in layout.extras:
        found = _find((given,), raw, findings, at)
        if found is None:
            hint = did_you_mean(given, [*spec.columns, *raw.header])
            findings.error("missing-column", f"no column `{given}` in `{raw.parts[0]}`", at, hint=hint)
        else:
            layout.extras[given] = found


def givens(spec: ExtractSpec) -> dict[str, Given]:
    """Gives what an entry says once or by a column."""
    names = ("source", "publisher", "publication", "via", "as_of", "edition", "unit", "currency", "grade")
    found = {name: getattr(spec, name) for name in names}
    if spec.range is not None:
        parts = ("currency", "scale", "per", "qualifier", "measure")
        found |= {f"range {part}": getattr(spec.range, part) for part in parts}
    return found


def _named(spec: ExtractSpec) -> list[tuple[str, tuple[str, ...]]]:
    """Gives the columns that are named outside `columns`, with the path of keys that names them."""
    found = [(given.column, (*name.split(" "), "column")) for name, given in givens(spec).items() if given.column]
    found += [(spec.status.column, ("status", "column"))] if spec.status.column else []
    found += [(name, ("require", name)) for name in spec.require]
    found += [(spec.coverage.column, ("coverage", "column"))] if spec.coverage else []
    return found + ([(spec.flag.column, ("flag", "column"))] if spec.flag else [])


def _by_custom(spec: ExtractSpec, raw: Raw, layout: Layout) -> None:
    """Adds the columns that a format or the project's files have by custom: flags, and `status`."""
    layout.flag = spec.flag.column if spec.flag else next((cell for cell in raw.header if cell in raw.kind.flags), "")
    if layout.flag in raw.header and layout.flag not in spec.columns:
        layout.extras.setdefault(layout.flag, raw.header.index(layout.flag))
    layout.status = spec.status.column
    found = [index for index, cell in enumerate(raw.header) if _folded(cell) == "status"]
    if not spec.status and found:
        layout.status = raw.header[found[0]]
        if layout.status not in spec.columns or layout.columns.get(layout.status) != found[0]:
            layout.status_at = found[0]


def _find(headers: tuple[str, ...], raw: Raw, findings: Findings, at: Span) -> int | None:
    wanted = {_folded(header) for header in headers}
    found = [index for index, cell in enumerate(raw.header) if _folded(cell) in wanted]
    exact = [index for index in found if raw.header[index] in headers]
    chosen = exact or found
    if len(chosen) > 1:
        message = f"`{raw.header[chosen[0]]}` stands {len(chosen)} times in the header of `{raw.parts[0]}`"
        findings.error("repeated-header", message, at, also=(Span(file=raw.parts[0]),))
    return chosen[0] if chosen else None


def _folded(header: str) -> str:
    return " ".join(header.split()).casefold()


def _complain(spec: ExtractSpec, name: str, raw: Raw, findings: Findings) -> None:
    wanted = spec.columns[name].headers(name)
    hint = did_you_mean(wanted[0], [cell for cell in raw.header if cell])
    shown = " or ".join(f"`{header}`" for header in wanted)
    findings.error(
        "missing-column", f"no header {shown} in `{raw.parts[0]}`", spec.at("columns", name),
        hint=hint or "give the file's header under `from:`", also=(Span(file=raw.parts[0]),),
    )  # fmt: skip


def _wide(spec: ExtractSpec, raw: Raw, layout: Layout, findings: Findings) -> tuple[int, ...]:
    assert spec.unpivot is not None
    taken = {index for index in (*layout.columns.values(), *layout.extras.values()) if index is not None}
    free = [index for index, cell in enumerate(raw.header) if cell and index not in taken]
    patterns = spec.unpivot.columns
    found = tuple(
        index
        for index in free
        if "others" in patterns or any(fnmatchcase(raw.header[index], each) for each in patterns)
    )
    if not found:
        at = spec.at("unpivot", "columns")
        message = f"no header of `{raw.parts[0]}` is like {' or '.join(f'`{each}`' for each in patterns)}"
        findings.error("missing-column", message, at, hint="`*` stands for any text")
    return found
