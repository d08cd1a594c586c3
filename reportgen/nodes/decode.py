"""Decode the bytes of a spec file as UTF-8; other bytes are a problem that names the character they most likely mean."""

from reportgen.problems import Problem, Span

_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK\x03\x04": "", b"\x00": ""}


def decode_text(data: bytes, file: str) -> str | Problem:
    """Gives the text without its byte order mark, or the problem at the first byte that is not UTF-8."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            what = f"the file is {encoding} text, not UTF-8" if encoding else "the file is no text"
            return Problem(code="not-utf8", message=what, at=Span(file=file), hint=_HINT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _problem(data, error.start, file)


_HINT = "save the file with the encoding UTF-8"


def _problem(data: bytes, position: int, file: str) -> Problem:
    begin = max(data.rfind(b"\n", 0, position), data.rfind(b"\r", 0, position)) + 1
    line = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    column = len(data[begin:position].decode("utf-8-sig", "replace")) + 1
    meant = data[position : position + 1].decode("windows-1252", "replace")
    told = f", but `{meant}` in Windows-1252" if meant.isprintable() and meant != "\ufffd" else ""
    return Problem(code="not-utf8", message=f"the byte {data[position]:#04x} is not UTF-8{told}",
                   at=Span(file=file, line=line, column=column), hint=_HINT)  # fmt: skip
