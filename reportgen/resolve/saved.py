"""Saved extracts: the key under which a result is kept, and the extract as JSON beside its Parquet table."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.catalogue import ExtractSpec, Total
from reportgen.disk import code_digest
from reportgen.indicator import ColumnFacts, Extract, Source, note_from_json, note_to_json
from reportgen.resolve.inputs import Inputs, file_digest, stands_below
from reportgen.table import Listed

Digest = Callable[[Path], str]


def extract_key(key: str, inputs: Inputs, digest: Digest = file_digest) -> str:
    """Gives the digest of all that resolving one extract reads, and of the code that does it."""
    return _digest(code_digest(), *(each for part in extract_parts(key, inputs, digest).items() for each in part))


def extract_parts(key: str, inputs: Inputs, digest: Digest = file_digest) -> dict[str, str]:
    """Gives what resolving one extract reads, in words → digest: file, entry, lists, cut-off, and other extracts."""
    others = {f"the extract {other}": _own_parts(other, inputs, digest) for other in sorted(needs(key, inputs))}
    found = {name: _digest(*(each for part in parts.items() for each in part)) for name, parts in others.items()}
    return {"its name": key, **_own_parts(key, inputs, digest), **found}


def _own_parts(key: str, inputs: Inputs, digest: Digest) -> dict[str, str]:
    spec = inputs.catalogue.extracts[key]
    path = inputs.root / spec.file
    return {
        f"the file {spec.file}": digest(path) if path.exists() and stands_below(path, inputs.root) else "",
        "its entry in the catalogue": spec.model_dump_json(by_alias=True),
        **dict(_lists(spec, inputs)),
        "the cut-off date": inputs.cut_off.isoformat(),
    }


def _lists(spec: ExtractSpec, inputs: Inputs) -> Iterator[tuple[str, str]]:
    codes, sources = inputs.catalogue.codes, inputs.catalogue.sources
    for name in sorted({column.in_ for column in spec.columns.values() if column.in_}):
        if name in codes:
            yield f"the code list {name}", codes[name].model_dump_json()
    for name in sorted(sources) if spec.source else ():
        yield f"the list of sources {name}", sources[name].model_dump_json()


def needs(key: str, inputs: Inputs) -> set[str]:
    """Gives the other extracts that an extract's contract names."""
    spec = inputs.catalogue.extracts[key]
    named = {parts.total.from_ for parts in spec.parts if isinstance(parts.total, Total)}
    named |= {agrees.with_ for agrees in spec.agrees}
    return {other for other in named if other in inputs.catalogue.extracts and other != key}


def _digest(*parts: str) -> str:
    whole = sha256()
    for part in parts:
        data = part.encode()
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


def extract_to_json(extract: Extract) -> str:
    """Gives an extract as JSON, without its entry: that is read from the catalogue again."""
    plain = {
        "id": extract.id,
        "columns": [_facts(facts) for facts in extract.columns.values()],
        "sources": [_slots(source) for source in extract.sources],
        "notes": [note_to_json(note) for note in extract.notes],
        "rows": extract.rows,
        "rows_in_file": extract.rows_in_file,
        "digest": extract.digest,
        "editions": list(extract.editions),
        "vintages": list(extract.vintages),
        "left_out": dict(extract.left_out),
    }
    return json.dumps(plain, ensure_ascii=False, indent=1)


_CODES = ("unknown", "rest", "totals")
"""What facts hold as lists of codes."""


def _slots(value: Any) -> dict[str, Any]:  # noqa: ANN401 one of our flat dataclasses
    return {slot: getattr(value, slot) for slot in value.__slots__}


def _facts(facts: ColumnFacts) -> dict[str, Any]:
    return {**_slots(facts), "codes": [_slots(each) for each in facts.codes]}


def _facts_back(stored: dict[str, Any]) -> ColumnFacts:
    lists = {name: tuple(stored[name]) for name in _CODES}
    return ColumnFacts(**{**stored, **lists, "codes": tuple(Listed(**each) for each in stored["codes"])})


def extract_from_json(text: str, spec: ExtractSpec) -> Extract:
    """Gives the extract that `extract_to_json` wrote."""
    plain = json.loads(text)
    columns = [_facts_back(facts) for facts in plain["columns"]]
    return Extract(
        id=plain["id"],
        spec=spec,
        columns={facts.name: facts for facts in columns},
        sources=tuple(Source(**source) for source in plain["sources"]),
        notes=tuple(note_from_json(note) for note in plain["notes"]),
        rows=plain["rows"],
        rows_in_file=plain["rows_in_file"],
        digest=plain["digest"],
        editions=tuple(plain["editions"]),
        vintages=tuple(plain["vintages"]),
        left_out=plain["left_out"],
    )
