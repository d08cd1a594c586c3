"""Text files: decoded as declared, byte-order mark dropped, line ends mended, unpacked; plain ones stay as they are."""

import codecs
import csv
import gzip
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from reportgen.kinds import Reading
from reportgen.problems import Span

_CHUNK = 1 << 20

csv.field_size_limit(min(sys.maxsize, 1 << 30))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A UTF-8 text file with single line ends, and how many lines it has."""

    path: Path
    lines: int


@contextmanager
def plain_text(reading: Reading) -> Iterator[Plain | None]:
    """Gives the file as plain text for as long as the block lasts; nothing after adding a problem."""
    with tempfile.TemporaryDirectory() as folder:
        yield _told(reading, Path(folder) / "plain")


def _told(reading: Reading, copy: Path) -> Plain | None:
    """Gives the plain text, or nothing after saying why there is none."""
    try:
        return _plain(reading, copy)
    except UnicodeDecodeError as error:
        _complain(reading, error)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        reading.findings.error(
            "unreadable-file", "the file does not unpack as gzip", Span(file=reading.shown), hint="get the file again"
        )
    except (LookupError, UnicodeError):
        reading.findings.error(
            "wrong-value", f"no encoding is called `{reading.spec.encoding}`", reading.spec.at("encoding"),
            hint="usual ones are `utf-8`, `latin-1`, `windows-1252` and `utf-16`",
        )  # fmt: skip
    return None


def _plain(reading: Reading, copy: Path) -> Plain:
    encoding = _codec(reading.spec.encoding)
    with _opened(reading.path) as raw:
        start = raw.read(4)
    clean = encoding == "utf-8" and not start.startswith(codecs.BOM_UTF8) and reading.path.suffix != ".gz"
    if clean and not _has_returns(reading.path):
        return Plain(path=reading.path, lines=_write(reading.path, encoding, None))
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    with copy.open("w", encoding="utf-8", newline="") as out:
        lines = _write(reading.path, name, out)
    return Plain(path=copy, lines=lines)


def _codec(encoding: str) -> str:
    """Gives the name of a text encoding. Raises `LookupError` when there is none of that name."""
    "".encode(encoding)
    return codecs.lookup(encoding).name


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _has_returns(path: Path) -> bool:
    with path.open("rb") as raw:
        return any(b"\r" in chunk for chunk in iter(lambda: raw.read(_CHUNK), b""))


def _write(path: Path, encoding: str, out: TextIO | None) -> int:
    """Decodes the file piece by piece, into `out` if there is one; counts its lines."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    lines, held, last = 0, "", "\n"
    with _opened(path) as raw:
        for chunk in iter(lambda: raw.read(_CHUNK), b""):
            text = held + _decoded(decoder, chunk, lines)
            kept = text.rstrip("\r")
            held, text = text[len(kept) :], _mended(kept)
            lines, last = lines + text.count("\n"), text[-1:] or last
            if out is not None:
                out.write(text)
        rest = _mended(held + _decoded(decoder, b"", lines, final=True))
    if out is not None:
        out.write(rest)
    return lines + rest.count("\n") + ((rest[-1:] or last) != "\n")


def _decoded(decoder: codecs.IncrementalDecoder, chunk: bytes, lines: int, *, final: bool = False) -> str:
    try:
        text = decoder.decode(chunk, final)
        if "\0" in text:
            at = max(chunk.find(b"\0"), 0)
            raise UnicodeDecodeError("text", chunk, at, at + 1, "")  # noqa: TRY301 told like any byte that is no text
        return text
    except UnicodeDecodeError as error:
        error.reason = str(lines + error.object.count(b"\n", 0, error.start) + 1)
        raise


def _mended(text: str) -> str:
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _complain(reading: Reading, error: UnicodeDecodeError) -> None:
    if b"\0" in error.object.split(b"\n", 1)[0]:
        reading.findings.error(
            "unreadable-file", "the file is no text: it holds bytes that no text has", Span(file=reading.shown),
            hint="check `file:`; a workbook ends in `.xlsx`, other formats are named under `format:`",
            also=(reading.spec.at("file"),),
        )  # fmt: skip
        return
    found = " ".join(f"{byte:02X}" for byte in error.object[error.start : error.start + 1])
    reading.findings.error(
        "wrong-encoding", f"the byte {found} is no text in the encoding `{reading.spec.encoding}`",
        Span(file=reading.shown, line=int(error.reason) if error.reason.isdigit() else 1),
        hint="say under `encoding:` how the file was saved; from Windows it is often `windows-1252`",
        also=(reading.spec.at("encoding"),),
    )  # fmt: skip


def records(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Gives the line each record begins in, and its cells; blank lines are none."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter=delimiter)
        begin = 1
        for cells in reader:
            if cells:
                yield begin, cells
            begin = reader.line_num + 1
