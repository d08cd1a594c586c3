"""Design tokens as values: `templates/tokens.yaml` read once, for pictures, pages and the HTML theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Type, space and colours; `raw` is the whole file for what derives style sheets from it."""

    raw: Mapping[str, Any]
    light: Mapping[str, str]
    """Token's name → literal colour, as pictures are drawn."""
    dark: Mapping[str, str]
    print: Mapping[str, str]
    sans: tuple[str, ...]
    serif: tuple[str, ...]
    files: tuple[str, ...]
    """The font files a build may see."""
    picture_size: int
    width: int
    narrow: int

    @property
    def names(self) -> Mapping[str, str]:
        """Literal colour → token's name, for `recolour` and for scripts that restyle a live picture."""
        return {literal: name for name, literal in self.light.items()}


def read_tokens(text: str) -> Tokens:
    """Gives the tokens of a `tokens.yaml`."""
    raw = yaml.safe_load(text)
    colours: Mapping[str, Mapping[str, str]] = raw["colours"]
    light = {name: scheme["light"].lower() for name, scheme in colours.items()}
    assert len(set(light.values())) == len(light), "a literal colour stands for two tokens"
    return Tokens(
        raw=raw,
        light=light,
        dark={name: scheme["dark"].lower() for name, scheme in colours.items()},
        print={name: scheme.get("print", scheme["light"]).lower() for name, scheme in colours.items()},
        sans=tuple(raw["fonts"]["sans"]),
        serif=tuple(raw["fonts"]["text"]),
        files=tuple(raw["files"]),
        picture_size=int(raw["type"]["picture"]["screen"]),
        width=int(raw["picture"]["width"]),
        narrow=int(raw["picture"]["narrow"]),
    )
