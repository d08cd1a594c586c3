"""Patch: what has to be put into a page that is open, as a message to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.renderers.live import LivePage

Place = tuple[str, int, int]
"""File, line and column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page as it is shown: itself, and the place in the author's files of everything in it that has one."""

    page: LivePage
    digest: str
    """The digest of the page."""
    scripts: str
    """The digest of what it runs beside the preview's own script."""
    places: Mapping[str, Place]
    templates: str = ""
    """The digest of the templates it was set with: under others a part may have another shape."""


def whole(shown: Shown) -> dict[str, object]:
    """Gives the message to a page that has nothing, or nobody knows what."""
    return _message(shown, "", shown.page.parts)


def still(shown: Shown) -> dict[str, object]:
    """Gives the message to a page that has this very page, but may not know its places."""
    return _message(shown, shown.digest, {})


def patch(old: Shown, new: Shown) -> dict[str, object] | None:
    """Gives the message to a page that has the old one: the parts that changed; nothing when none did."""
    if old.digest == new.digest and old.places == new.places:
        return None
    if old.templates != new.templates or old.scripts != new.scripts:
        return whole(new)
    changed = {name: html for name, html in new.page.parts.items() if old.page.parts.get(name) != html}
    return _message(new, old.digest, changed)


def _message(shown: Shown, after: str, parts: Mapping[str, str]) -> dict[str, object]:
    return {
        "digest": shown.digest, "after": after, "scripts": shown.scripts, "skeleton": shown.page.skeleton,
        "parts": dict(parts), "places": {name: list(place) for name, place in shown.places.items()},
    }  # fmt: skip
