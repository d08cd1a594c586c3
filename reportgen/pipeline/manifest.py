"""The manifest: what a draft was made from and what it consists of, by digest; nothing in it depends on the machine."""

import json
from collections.abc import Mapping
from typing import Any

from reportgen import __version__
from reportgen.disk import digest
from reportgen.document import Document
from reportgen.pipeline.prepare import Prepared

FORMAT = 1
"""The version of the manifest's format."""


def manifest(prepared: Prepared, document: Document, fonts: Mapping[str, str], section: str) -> dict[str, Any]:
    """Gives what a draft was made from; `section` is the one built alone, or nothing for the whole report."""
    front = document.front
    return {
        "format": FORMAT,
        "tool": f"reportgen {__version__}",
        "report": {"title": front.title, "edition": front.edition, "status": front.status, "marking": front.marking,
                   "language": front.language, "date": front.date, "cut_off": front.cut_off},
        "content": document.digest,
        "section": section,
        "inputs": {path: found for path, found in sorted(prepared.project.read.items()) if found},
        "fonts": dict(sorted(fonts.items())),
        "extracts": {
            name: {"rows": extract.rows, "rows_in_file": extract.rows_in_file, "digest": extract.digest,
                   "vintages": list(extract.vintages), "editions": list(extract.editions)}
            for name, extract in sorted(prepared.extracts.items())
        },
        "indicators": {
            name: {"digest": indicator.digest, "rows_read": indicator.rows_read, "vintage": indicator.vintage}
            for name, indicator in sorted(prepared.indicators.items())
        },
    }  # fmt: skip


def manifest_text(record: Mapping[str, Any], files: Mapping[str, bytes], known: Mapping[str, str]) -> bytes:
    """Gives the manifest as JSON, with the files of the draft; the digests of some are `known`."""
    listed = {
        path: {"digest": known.get(path) or digest(data), "bytes": len(data)} for path, data in sorted(files.items())
    }
    return (json.dumps({**record, "files": listed}, indent=1, ensure_ascii=False) + "\n").encode()
