"""Short forms: how the abbreviations of a report's list are found in plain words, never inside a longer name or an address."""

import re
from collections.abc import Iterable


def search_for(abbreviations: Iterable[str]) -> re.Pattern[str] | None:
    """Gives what finds some abbreviations, the longest first; nothing when there are none."""
    words = "|".join(map(re.escape, sorted(abbreviations, key=len, reverse=True)))
    return re.compile(rf"(?<![\w/.-])(?:{words})(?![\w/-]|\.\w)") if words else None
