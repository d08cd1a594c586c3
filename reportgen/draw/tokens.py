"""Design tokens as values: `templates/tokens.yaml` read once, for pictures, pages and the HTML theme."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
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
    mono: tuple[str, ...]
    """The families that set code and nothing else."""
    files: tuple[str, ...]
    """The font files a build may see."""
    embedded: tuple[str, ...]
    """Those that the page carries within it."""
    picture_size: int
    width: int
    narrow: int
    page: int

    @property
    def text_files(self) -> tuple[str, ...]:
        """The font files that set text: all but those of code, which are named by their family."""
        code = tuple(family.replace(" ", "") for family in self.mono if family != "monospace")
        return tuple(name for name in self.files if not name.startswith(code)) if code else self.files

    @property
    def names(self) -> Mapping[str, str]:
        """Literal colour → token's name, for `recolour` and for scripts that restyle a live picture."""
        return {literal: name for name, literal in self.light.items()}


class TokenError(ValueError):
    """A token is not what it should be."""

    def __init__(self, message: str, hint: str, line: int) -> None:
        """Keeps what the problem needs."""
        super().__init__(message)
        self.message, self.hint, self.line = message, hint, line


@cache
def read_tokens(text: str, beneath: str = "") -> Tokens:
    """Gives the tokens of a `tokens.yaml`; what it leaves out is as in the file `beneath` it.

    Raises `TokenError` when a colour is none or stands for two tokens.
    """
    tree, below = _composed(text), _composed(beneath) if beneath else None
    _check_colours(tree, below)
    raw = _over(_made(below), _made(tree)) if below else _made(tree)
    colours: Mapping[str, Mapping[str, str]] = raw["colours"]
    light = {name: scheme["light"].lower() for name, scheme in colours.items()}
    return Tokens(
        raw=raw,
        light=light,
        dark={name: scheme["dark"].lower() for name, scheme in colours.items()},
        print={name: scheme.get("print", scheme["light"]).lower() for name, scheme in colours.items()},
        sans=tuple(raw["fonts"]["sans"]),
        serif=tuple(raw["fonts"]["text"]),
        mono=tuple(raw["fonts"].get("mono", ())),
        files=tuple(raw["files"]),
        embedded=tuple(raw.get("embedded", raw["files"])),
        picture_size=int(raw["type"]["picture"]["screen"]),
        width=int(raw["picture"]["width"]),
        narrow=int(raw["picture"]["narrow"]),
        page=int(raw["picture"]["page"]),
    )


def _composed(text: str) -> yaml.Node | None:
    return yaml.compose(text, yaml.CSafeLoader)


def _made(tree: yaml.Node | None) -> Any:  # noqa: ANN401 whatever an author wrote
    return yaml.CSafeLoader("").construct_document(tree) if tree else None


def _over(beneath: Any, above: Any) -> Any:  # noqa: ANN401 as above
    """Gives a mapping with what another leaves out; the files of fonts that are embedded are among those it names."""
    if not (isinstance(beneath, Mapping) and isinstance(above, Mapping)):
        return above
    rest = {key: value for key, value in beneath.items() if not (key == "embedded" and "files" in above)}
    return {**rest, **{key: _over(rest.get(key), value) for key, value in above.items()}}


def _check_colours(tree: yaml.Node | None, beneath: yaml.Node | None) -> None:
    """Refuses what is no colour, and a light colour that stands twice: pictures could not be recoloured."""
    own = list(_colours(tree))
    named = {name for name, scheme, _ in own if scheme == "light"}
    kept = _colours(beneath)
    seen = {str(node.value).lower(): name for name, scheme, node in kept if scheme == "light" and name not in named}
    for name, scheme, node in own:
        line, colour = node.start_mark.line + 1, str(node.value)
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            message = f"`{name}`: `{colour}` is no colour"
            raise TokenError(message, 'write `"#` and six digits or letters from a to f, such as `"#12355b"`', line)
        if scheme == "light" and (first := seen.setdefault(colour.lower(), name)) != name:
            message = f"`{name}` has the light colour of `{first}`"
            raise TokenError(message, "change one of its digits: each light colour stands for one token", line)


def _colours(tree: yaml.Node | None) -> Iterator[tuple[str, str, yaml.ScalarNode]]:
    """Gives the name and scheme of every colour, and where it stands."""
    for key, colours in _entries(tree):
        for name, schemes in _entries(colours) if key == "colours" else ():
            for scheme, node in _entries(schemes):
                if isinstance(node, yaml.ScalarNode):
                    yield name, scheme, node


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield str(key.value), value
