"""Read picture files below `data/` as parts of the document itself."""

from base64 import b64encode

from reportgen.disk import Project
from reportgen.problems import Findings, Span, did_you_mean, listed

_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_BEGINS = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8", "image/svg+xml": b"<"}


def data_uri_of(project: Project, path: str, at: Span, findings: Findings) -> str | None:
    """Gives `data/PATH` as a data URI; nothing after adding the problem."""
    kind = next((media for suffix, media in _KINDS.items() if path.lower().endswith(suffix)), None)
    if kind is None or ".." in path.split("/"):
        findings.error("unknown-picture", f"`{path}` is no picture that a report can hold", at,
                       hint=f"use a file below `data/` that ends in {listed(_KINDS, 'or')}")  # fmt: skip
        return None
    data = project.bytes(f"data/{path}")
    if data is None or not data.lstrip().startswith(_BEGINS[kind]):
        what = f"there is no `data/{path}`" if data is None else f"`data/{path}` is not what its name says"
        folder = f"data/{path}".rpartition("/")[0]
        near = did_you_mean(f"data/{path}", project.files(folder)) if data is None else ""
        findings.error("unknown-picture", what, at, hint=near)
        return None
    return f"data:{kind};base64,{b64encode(data).decode()}"
