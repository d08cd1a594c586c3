"""The tool's own code and templates, by digest, so that no result outlives what made it."""

import importlib.util
from functools import cache
from pathlib import Path

from reportgen.disk.digests import digest, folder_digest
from reportgen.machine import added

_HOME = Path(__file__).parents[1]
_CODE = (".py", ".yaml", ".json")


def built_in_templates() -> Path:
    """Gives the folder of the templates that come with reportgen: in the wheel its own, in a checkout `templates/`."""
    return _HOME / "_templates" if (_HOME / "_templates").is_dir() else _HOME.parent / "templates"


def template_digest() -> str:
    """Gives the digest of the built-in templates."""
    return folder_digest(built_in_templates())


@cache
def code_digest() -> str:
    """Gives the digest of the code of reportgen and of all that adds kinds to it: what this process runs."""
    tops = sorted({point.module.partition(".")[0] for point in added()})
    found = [importlib.util.find_spec(name) for name in tops]
    homes = [Path(place) for spec in found if spec for place in (spec.submodule_search_locations or ())]
    alone = [Path(spec.origin).read_bytes() for spec in found if spec and spec.origin and spec.has_location]
    return digest(folder_digest(_HOME, _CODE), *map(folder_digest, homes), *alone)


@cache
def drawing_digest() -> str:
    """Gives the digest of the code that turns Plotly JSON into pictures."""
    return digest(*((_HOME / "draw" / name).read_bytes() for name in ("browser.py", "svg.py")))
