"""Tell how a file is written: its format, encoding, delimiter, sheet, and the row that its header stands in."""

import codecs
import csv
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, cast

from reportgen.catalogue import ExtractSpec
from reportgen.examine.found import Asked, Form
from reportgen.examine.heading import Heading, Rows, find_heading
from reportgen.kinds import Reading, SourceKind
from reportgen.problems import Span

_SAMPLE = 1 << 19
"""So many bytes are looked at for delimiter and header; the encoding is tried on all."""
_LOOKED_AT = 300
"""So many rows are."""
_MAGIC = {b"PK\x03\x04": "xlsx", b"PAR1": "parquet"}
_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_EUROSTAT = ({"time", "geo", "value"}, {"flag and footnotes", "flags and footnotes"})


def find_form(asked: Asked) -> Form | None:
    """Gives how the file is written; nothing after adding the problem that it cannot be read."""
    try:
        return _found(asked)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        at = Span(file=asked.shown)
        asked.findings.error("unreadable-file", "the file does not unpack as gzip", at, hint="get the file again")
        return None


def _found(asked: Asked) -> Form | None:
    named, format_ = _kind(asked)
    kind = asked.kinds[format_ or named]
    if kind.peek is not None:
        return _of_workbook(asked, kind, format_)
    if kind.name in {"parquet", "jsonl"}:
        encoding, doubt = _encoding(asked.path) if kind.lines else ("", "")
        return Form(kind=kind, format=format_, encoding=encoding, doubts={"encoding": doubt} if doubt else {})
    return _of_text(asked, kind, format_)


def _kind(asked: Asked) -> tuple[str, str]:
    """Gives the format that the file's name says, and another where what it holds says otherwise."""
    plain = asked.path.name.lower().removesuffix(".gz")
    named = next((kind.name for kind in asked.kinds.values() if kind.suffixes and plain.endswith(kind.suffixes)), "")
    with _opened(asked.path) as raw:
        start = raw.read(4)
    held = _MAGIC.get(start, "")
    if held and held != named:
        return named, held
    if not named:
        return "", "jsonl" if start[:1] in {b"{", b"["} else "csv"
    return named, ""


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _encoding(path: Path) -> tuple[str, str]:
    """Gives the encoding where it is not UTF-8, and what is unsure of it."""
    with _opened(path) as raw:
        start = raw.read(4)
    marked = next((name for mark, name in _MARKS.items() if start.startswith(mark)), "")
    if marked or _reads(path, "utf-8"):
        return marked, ""
    odd = _first_odd(path)
    if not _reads(path, "windows-1252"):
        return "latin-1", f"the file is not UTF-8; see that {odd} reads rightly"
    return (
        "windows-1252",
        f"the file is not UTF-8; see that {odd} reads rightly, else it may be `windows-1250`, `iso-8859-7` …",
    )


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        with _opened(path) as raw:
            for chunk in iter(lambda: raw.read(1 << 20), b""):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _first_odd(path: Path) -> str:
    """Quotes the first words with a letter that is not of ASCII."""
    with _opened(path) as raw:
        line = next(line for line in raw if not line.isascii())
    words = re.split(r"[\s\",;|]+", line.decode("windows-1252", "replace"))
    return "`" + " ".join(word for word in words if not word.isascii())[:40] + "`"


def _of_text(asked: Asked, kind: SourceKind, format_: str) -> Form | None:
    encoding, doubt = _encoding(asked.path)
    with _opened(asked.path) as raw:
        sample = raw.read(_SAMPLE)
        whole = not raw.read(1)
    text = sample.decode(encoding or "utf-8-sig", "ignore")
    lines = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = lines if whole else lines[:-1]
    if "\\time" in lines[0].lower() and "\t" in lines[0]:
        return Form(kind=asked.kinds["eurostat-tsv"], format="eurostat-tsv", encoding=encoding)
    delimiter, rows = _parted(lines)
    found = _heading(asked, rows)
    if found is None:
        return None
    usual = "\t" if ".tsv" in asked.path.name.lower() else ","
    names = {cell.casefold() for cell in found.cells}
    if names >= _EUROSTAT[0] and names & _EUROSTAT[1]:
        kind, format_ = asked.kinds["eurostat"], "eurostat"
    elif "obs_value" in names:
        kind, format_ = asked.kinds["sdmx-csv"], "sdmx-csv"
    doubts = {"encoding": doubt, "header": found.doubt}
    return Form(
        kind=kind, format=format_, encoding=encoding, delimiter="" if delimiter == usual else delimiter,
        header=found.said, above=found.before, doubts={key: each for key, each in doubts.items() if each},
    )  # fmt: skip


def _parted(lines: Sequence[str]) -> tuple[str, Rows]:
    """Gives the delimiter that parts most rows into the same number of cells, more cells before fewer."""
    return max(((each, _records(lines, each)) for each in (",", ";", "\t", "|")), key=lambda found: _fit(found[1]))


def _fit(rows: Rows) -> tuple[float, int]:
    widths = Counter(len(cells) for _, cells in rows if len(cells) > 1)
    if not widths:
        return 0, 0
    width, count = widths.most_common(1)[0]
    return count / len(rows) * min(width, 3), width


def _records(lines: Sequence[str], delimiter: str) -> Rows:
    def read() -> Iterator[tuple[int, list[str]]]:
        reader, begin = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter), 1
        for cells in reader:
            if any(cells):
                yield begin, [cell.strip() for cell in cells]
            begin = reader.line_num + 1

    return list(islice(read(), _LOOKED_AT))


def _heading(asked: Asked, rows: Rows) -> Heading | None:
    found = find_heading(rows, asked.is_period)
    if isinstance(found, Heading):
        return found
    code, message, hint = found
    asked.findings.error(code, message, Span(file=asked.shown), hint=hint)
    return None


def _of_workbook(asked: Asked, kind: SourceKind, format_: str) -> Form | None:
    """Takes the sheet with the most cells; what the others say is kept."""
    assert kind.peek is not None
    spec = ExtractSpec(file=asked.file, title="", columns={})
    reading = Reading(
        spec=spec, path=asked.path, shown=asked.shown, engine=asked.engine, table="_raw", findings=asked.findings
    )
    sheets = kind.peek(reading, _LOOKED_AT)
    if not sheets:
        return None
    name = max(sheets, key=lambda each: sum(len(cells) for _, cells in sheets[each]))
    found = _heading(asked, sheets[name])
    if found is None:
        return None
    others = [other for other in sheets if other != name]
    said = [cell for other in others for _, cells in sheets[other][:20] for cell in cells[:1] if cell]
    doubt = f"the largest sheet; the others are {', '.join(f'`{other}`' for other in others)}" if others else ""
    doubts = {"sheet": doubt, "header": found.doubt}
    return Form(
        kind=kind, format=format_, sheet=name if others else "", header=found.said, above=found.before, beside=tuple(said),
        doubts={key: each for key, each in doubts.items() if each},
    )  # fmt: skip
