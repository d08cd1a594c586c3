"""Extracts as annexes print them: who published them, and of what dates they are."""

import re
from collections.abc import Iterable

from reportgen.document import Text
from reportgen.indicator import Extract
from reportgen.kinds import Scope
from reportgen.templating.citations import dated_short

_YEAR = re.compile(r"\b\d{4}\b")
_MOST = 2
"""So many publishers are named in a cell."""


def publishers(extract: Extract, scope: Scope, before: str = "") -> tuple[Text, str]:
    """Gives who published an extract's numbers, of many how many, behind some words; and all of them for machines."""
    names = tuple(dict.fromkeys(source.publisher for source in extract.sources))
    told = ", ".join(names) if len(names) <= _MOST else scope.say("publishers", count=len(names))
    return scope.words(f"{before}{told}"), f"{before}{', '.join(names)}"


def span(scope: Scope, times: Iterable[str]) -> str:
    """Gives the earliest and the latest of some dates of data or editions: "6 Jul 2018 to 3 Jun 2025"."""
    ordered = sorted(set(times), key=lambda text: (_YEAR.findall(text)[:1], text))
    ends = [dated_short(text, scope.language) for text in (*ordered[:1], *ordered[1:][-1:])]
    return scope.say("version-from-to", first=ends[0], last=ends[1]) if len(ends) > 1 else "".join(ends)
