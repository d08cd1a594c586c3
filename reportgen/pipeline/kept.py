"""Keep what charts are as data: a picture that nothing has changed is not drawn up again."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from reportgen.cache import Cache
from reportgen.disk import code_digest, digest
from reportgen.document.stored import from_json, to_json
from reportgen.kinds import Picture
from reportgen.problems import Findings

Keep = Callable[[str, Callable[[], Picture | None]], Picture | None]


def keeping(cache: Cache, findings: Findings) -> Keep:
    """Gives what asks the cache first; a picture with something wrong about it is not kept."""

    def kept(made_of: str, draw: Callable[[], Picture | None]) -> Picture | None:
        key = digest("chart", code_digest(), made_of)
        stored = cache.get_json("chart", key)
        if stored is None:
            before = len(findings.problems)
            picture = draw()
            if picture is None or len(findings.problems) > before:
                return picture
            made = {each.name: to_json(getattr(picture, each.name)) for each in fields(picture)}
            cache.put_json("chart", key, made)
            stored = json.loads(json.dumps(made))
        return _picture(stored)

    return kept


def _picture(stored: Mapping[str, Any]) -> Picture:
    """Gives the picture as it is read back, also when it was drawn now, so that both are the same to the byte."""
    return Picture(**{name: from_json(value) for name, value in stored.items()})
