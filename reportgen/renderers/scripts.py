"""Scripts: what the page runs, by digest, so that its policy lets nothing else run."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files

from reportgen.renderers.templates import Templates

FIRST, SHARED, OTHERS = "first.js", "script.js", "scripts/"
"""What runs before anything is shown, what the other scripts share, and the folder of those, which run in order of name."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the page."""

    id: str
    """One with an id is text that does not run by itself."""
    raw: bytes = field(repr=False)
    """Plotly's bundle is several megabytes: they are put into the page as they are, when all else stands."""
    first: bool = False
    """Whether it stands in the head and runs before anything is shown."""

    @property
    def text(self) -> str:
        """The script as text."""
        return _decoded(self.raw)

    @property
    def digest(self) -> str:
        """Its digest, as a content security policy names it."""
        return _digest(self.raw)


def scripts_of(templates: Templates, *, live: bool) -> list[Script]:
    """Gives our scripts and, where a figure is `live`, Plotly's bundle last: as text that runs when first asked for."""
    own = [Script("", templates.text(name).encode(), first=name == FIRST) for name in _names(templates)]
    return [*own, _bundle()] if live else own


def policy_of(scripts: Sequence[Script], *, live: bool = False) -> str:
    """Gives the content security policy: nothing from outside, and no script but ours; live, it may ask its own server."""
    allowed = " ".join(f"'{script.digest}'" for script in scripts) or "'none'"
    rules = ("default-src 'none'", "img-src data: blob:", "font-src data:", "style-src 'unsafe-inline'",
             f"script-src {allowed}", "base-uri 'none'", "form-action 'none'")  # fmt: skip
    own = ("img-src 'self' data: blob:", "connect-src 'self'") if live else ()
    return "; ".join([*(rule for rule in rules if not (live and rule.startswith("img-src"))), *own])


def _names(templates: Templates) -> Iterator[str]:
    yield from (name for name in (FIRST, SHARED) if name in templates.files)
    yield from sorted(name for name in templates.files if name.startswith(OTHERS) and name.endswith(".js"))


@lru_cache(maxsize=32)
def _decoded(raw: bytes) -> str:
    return raw.decode()


@lru_cache(maxsize=32)
def _digest(raw: bytes) -> str:
    return f"sha256-{b64encode(sha256(raw).digest()).decode()}"


@cache
def _bundle() -> Script:
    bundle = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return Script("_plotly", bundle.replace(b"</script", b"<\\/script"))
