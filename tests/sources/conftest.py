"""Reading one file of bytes by one format."""

from dataclasses import dataclass

import pytest

from reportgen.catalogue import ExtractSpec
from reportgen.engine import connect
from reportgen.kinds import Reading
from reportgen.problems import Findings
from reportgen.sources import SOURCES


@dataclass
class Read:
    header: tuple[str, ...] | None
    rows: list[tuple]
    problems: list


@pytest.fixture
def read(tmp_path):
    """Gives a function from a format, a file's name and its bytes (or a path) to what was read."""

    def reading(kind, name, data, **keys):
        path = tmp_path / name
        if isinstance(data, bytes):
            path.write_bytes(data)
        elif isinstance(data, str):
            path.write_text(data, encoding="utf-8", newline="")
        keys.setdefault("columns", {"a": {}, "b": {}})
        spec = ExtractSpec(file=name, title="A file", **keys)
        engine, findings = connect(), Findings()
        header = SOURCES[kind].read(
            Reading(spec=spec, path=path, shown=f"data/{name}", engine=engine, table="t", findings=findings)
        )
        rows = engine.values("SELECT * FROM t ORDER BY _row") if header else []
        engine.close()
        return Read(header, rows, [(each.code, each.at.line, each.message) for each in findings])

    return reading
