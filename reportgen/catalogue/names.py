"""Check the names that catalogue entries use of one another: columns, extracts, code lists, measures."""

import re
from collections.abc import Iterable, Iterator

from reportgen.catalogue.column import ColumnSpec
from reportgen.catalogue.contract import Parts, Total
from reportgen.catalogue.doubles import doubled, gathered, unlike
from reportgen.catalogue.extract import ExtractSpec
from reportgen.catalogue.fits import check_amount, check_fits
from reportgen.catalogue.given import Where
from reportgen.catalogue.read import Catalogue
from reportgen.problems import Findings, Span, did_you_mean

Path = tuple[str | int, ...]
_CURRENCY = re.compile(r"\b[A-Z]{3}\b")


def check_names(catalogue: Catalogue, findings: Findings) -> set[str]:
    """Adds a problem for every name that nothing bears; gives the extracts that are broken by it."""
    broken, told = set(), Findings()
    unclear = {name for name, codes in catalogue.codes.items() if doubled(codes, findings)}
    unlike(catalogue.codes.values(), findings)
    for key, spec in catalogue.extracts.items():
        check = _Checker(key, spec, catalogue, Findings())
        check.columns()
        check.shapes()
        check.contracts()
        check.report()
        told.extend(check.found)
        unsure = unclear | catalogue.broken_lists
        if check.found.errors or any(column.in_ in unsure for column in spec.columns.values()):
            broken.add(key)
    findings.extend(gathered(told))
    return broken


class _Checker:
    """Checks one entry."""

    def __init__(self, key: str, spec: ExtractSpec, catalogue: Catalogue, findings: Findings) -> None:
        self._key, self._spec, self._catalogue, self.found = key, spec, catalogue, findings
        self._absent: dict[tuple[str, str], list[Span]] = {}

    def columns(self) -> None:
        """Checks the columns' own names, and the code lists that they name."""
        check_fits(self._spec, self.found)
        for name, column in self._spec.columns.items():
            if not (name.isidentifier() and name.isascii()) or name.startswith("_") or "__" in name:
                self.found.error(
                    "wrong-value", f"`{name}` is no name for a column", self._spec.at("columns", name),
                    hint="use letters, digits and single `_`, and give the file's header under `from:`",
                )  # fmt: skip
            if column.thousands and column.thousands == column.decimal:
                message = f"`{column.decimal}` cannot part thousands and decimals both"
                hint = 'write `decimal: ","` when thousands are parted by a point'
                self.found.error("wrong-value", message, column.at("thousands"), hint=hint)
            self._aliases(column)
            if column.in_ and column.in_ not in {*self._catalogue.codes, *self._catalogue.broken_lists}:
                self.found.error(
                    "unknown-code-list", f"no code list `{column.in_}` in `data/codes/`",
                    column.at("in"), hint=did_you_mean(column.in_, self._catalogue.codes),
                )  # fmt: skip

    def _aliases(self, column: ColumnSpec) -> None:
        """Checks that a column's aliases mean something that its code list has."""
        codes = self._catalogue.codes.get(column.in_)
        means = codes.canonical() if codes is not None else {}
        for alias, code in column.aliases.items() if codes is not None else ():
            if code not in means:
                message = f"`{alias}` means `{code}`, which is not in the code list `{column.in_}`"
                self.found.error("unknown-code", message, column.at("aliases", alias), hint=did_you_mean(code, means))

    def shapes(self) -> None:
        """Checks what says how the file is laid out."""
        spec = self._spec
        self._currencies(spec)
        for path, name in _plain_names(spec):
            self._column(name, spec, path, plain=True)
        if spec.range is not None:
            for part, end in _given([(("low",), spec.range.low), (("high",), spec.range.high)]):
                self._amount(end, spec, ("range", *part))
        for index, aggregate in enumerate(spec.leave_out):
            self._where(aggregate.where, spec, ("leave_out", index, "where"))
        for index, broken in enumerate(spec.breaks):
            self._where(broken.where, spec, ("breaks", index, "where"))
            for place, named in (("at", broken.at_), ("between", broken.between)):
                for name in named:
                    self._column(name, spec, ("breaks", index, place, name))

    def _currencies(self, spec: ExtractSpec) -> None:
        """Checks that no unit names a currency that each row says for itself."""
        if spec.currency.column and spec.range is None:
            units = [
                (spec.at("unit"), spec.unit.text),
                *((each.at("unit"), each.unit) for each in spec.columns.values()),
            ]
            for at, unit in units:
                if _CURRENCY.search(unit):
                    self.found.error(
                        "wrong-value", f"the unit `{unit}` names a currency, and `currency:` says it row by row", at,
                        hint="leave the currency out of the unit", also=(spec.at("currency"),),
                    )  # fmt: skip

    def contracts(self) -> None:
        """Checks parts, agreements and known defects."""
        for index, parts in enumerate(self._spec.parts):
            self._parts(parts, ("parts", index))
        for index, agrees in enumerate(self._spec.agrees):
            path: Path = ("agrees", index)
            self._where(agrees.where, self._spec, (*path, "where"))
            self._measure(agrees.measure, self._spec, (*path, "measure"))
            other = self._other(agrees.with_, (*path, "with"))
            if other is not None:
                self._where(agrees.theirs, other, (*path, "theirs"))
                self._measure(agrees.their_measure, other, (*path, "their_measure"))
            self._shared(agrees.on, other, (*path, "on"))
        for index, known in enumerate(self._spec.known):
            self._where(known.where, self._spec, ("known", index, "where"))
            if not known.where and (known.check != "reader" or known.use == "leave out"):
                self.found.error(
                    "missing-key", "a known defect names the rows that it is in",
                    self._spec.at("known", index, "where"), hint="name them under `where:`, such as `where: {year: 2016}`",
                )  # fmt: skip

    def report(self) -> None:
        """Adds one problem for each column that is not there, however often it is named."""
        for (key, name), spans in self._absent.items():
            columns = self._catalogue.extracts[key].columns
            message = f"no column `{name}` in extract `{key}`"
            hint = did_you_mean(name, columns)
            if hint.startswith("did"):
                hint = f"{hint.rstrip('?')}, or is that misspelt under `columns:`?"
            near = [columns[other].at() for other in columns if f"`{other}`" in hint and columns[other].node]
            self.found.error("unknown-column", message, spans[0], hint=hint, also=(*spans[1:], *near[:1]))

    def _parts(self, parts: Parts, path: Path) -> None:
        self._column(parts.of, self._spec, (*path, "of"), plain=True)
        self._where(parts.where, self._spec, (*path, "where"))
        self._measure(parts.measure, self._spec, (*path, "measure"))
        for index, name in enumerate(parts.per):
            self._column(name, self._spec, (*path, "per", index))
        if isinstance(parts.total, Total):
            total = parts.total
            other = self._other(total.from_, (*path, "total", "from"))
            if other is not None:
                self._where(total.where, other, (*path, "total", "where"))
                self._measure(total.measure, other, (*path, "total", "measure"))
            self._shared(total.on, other, (*path, "total", "on"))
            if other is not None and not total.on:
                for name in parts.per:
                    self._column(name, other, (*path, "total"))

    def _shared(self, on: dict[str, str], other: ExtractSpec | None, path: Path) -> None:
        for ours, theirs in on.items():
            self._column(ours, self._spec, (*path, ours))
            if other is not None:
                self._column(theirs, other, (*path, ours))

    def _other(self, name: str, path: Path) -> ExtractSpec | None:
        if not name:
            return self._spec
        if name not in self._catalogue.declared:
            hint = did_you_mean(name, self._catalogue.extracts)
            self.found.error("unknown-extract", f"no extract `{name}`", self._spec.at(*path), hint=hint)
        return self._catalogue.extracts.get(name)

    def _where(self, where: Where, spec: ExtractSpec, path: Path) -> None:
        for name in where:
            self._column(name, spec, (*path, name))

    def _column(self, name: str, spec: ExtractSpec, path: Path, *, plain: bool = False) -> None:
        """Checks that a column is there and read; `plain` says that its year alone cannot stand here."""
        column, _, part = name.partition(".")
        at = self._spec.at(*path)
        if column not in spec.columns or part not in {"", "year"}:
            self._absent.setdefault((self._id(spec), name), []).append(at)
        elif spec.columns[column].derived:
            message = f"column `{column}` is `derived:`, so that it is not read"
            self.found.error("wrong-value", message, at, hint="name another column, or delete `derived:`")
        elif part and plain:
            self.found.error(
                "wrong-value", f"expected a column, not a part of one: `{name}`", at, hint=f"write `{column}`"
            )
        elif part and spec.columns[column].type not in {"date", "period"}:
            message = f"`{column}` is no date or period, so that it has no `.{part}`"
            self.found.error("wrong-value", message, at, hint=f"write `{column}`")

    def _amount(self, name: str, spec: ExtractSpec, path: Path) -> None:
        self._column(name, spec, path, plain=True)
        if wrong := check_amount(name, spec):
            near = [column for column in spec.read_columns() if spec.columns[column].type in {"integer", "number"}]
            self.found.error("measure-of-text", wrong, self._spec.at(*path), hint=did_you_mean(name, near))

    def _measure(self, name: str, spec: ExtractSpec, path: Path) -> None:
        if name:
            self._amount(name, spec, path)
        elif len(spec.measures()) != 1 and spec is self._spec:
            found = did_you_mean("", spec.measures())
            message = (
                f"extract `{self._id(spec)}` has {len(spec.measures())} number columns: say which under `{path[-1]}`"
            )
            self.found.error("which-measure", message, self._spec.at(*path), hint=found)

    def _id(self, spec: ExtractSpec) -> str:
        return next((key for key, other in self._catalogue.extracts.items() if other is spec), self._key)


def _plain_names(spec: ExtractSpec) -> Iterator[tuple[Path, str]]:
    """Gives every single column name outside `where`, with the path to it."""
    yield from ((("key", index), name) for index, name in enumerate(spec.key))
    yield from _given([(("dated",), "" if spec.dated == "none" else spec.dated)])
    if spec.unpivot is not None:
        yield from ((("unpivot", "into"), spec.unpivot.into), (("unpivot", "value"), spec.unpivot.value))
    if spec.range is not None:
        yield from _given([(("range", "period"), spec.range.period)])
    if spec.complete is not None:
        yield from ((("complete", "per", index), name) for index, name in enumerate(spec.complete.per))


def _given(named: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    yield from ((path, name) for path, name in named if name)
