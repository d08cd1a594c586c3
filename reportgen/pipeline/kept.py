"""Keep what charts are as data: a picture that nothing has changed is not drawn up again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from reportgen.document.stored import from_json, to_json
from reportgen.kinds import Picture
from reportgen.pipeline.ground import tool
from reportgen.pipeline.journal import Journal
from reportgen.problems import Findings

Keep = Callable[[str, Mapping[str, str], Callable[[], Picture | None]], Picture | None]


def keeping(journal: Journal, findings: Findings) -> Keep:
    """Gives what asks the cache first; a picture with something wrong about it is not kept."""

    def kept(name: str, made_of: Mapping[str, str], draw: Callable[[], Picture | None]) -> Picture | None:
        made = journal.once("chart", name, {**made_of, **tool()}, lambda: _stored(draw()), findings)
        return _picture(made)

    return kept


def _stored(picture: Picture | None) -> bytes:
    made = picture and {each.name: to_json(getattr(picture, each.name)) for each in fields(picture)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=128)
def _picture(made: bytes) -> Picture | None:
    """Gives the picture as it is read back, also when it was drawn now, so that both are the same to the byte."""
    stored: Mapping[str, Any] | None = json.loads(made)
    return Picture(**{name: from_json(value) for name, value in stored.items()}) if stored else None
