"""Tokens: type, colour and space from `templates/tokens.yaml` as CSS variables."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.draw import Tokens, read_tokens
from reportgen.renderers.templates import BENEATH, TOKENS, Templates

_UNITS = {"print": {"type": "pt", "space": "mm"}, "screen": {"type": "px", "space": "px"}}


_NAMED = re.compile(r"var\(--([\w-]+)\)")


def tokens_of(templates: Templates) -> Tokens:
    """Gives the tokens of the templates."""
    return read_tokens(templates.text(TOKENS), templates.text(BENEATH) if BENEATH in templates.files else "")


def painted(svg: str, tokens: Tokens) -> str:
    """Gives a picture that names colours as `var(--NAME)` with the colours of print; raises `KeyError` for a name of none."""
    return _NAMED.sub(lambda found: tokens.print[found[1]], svg)


def token_css(templates: Templates, medium: str) -> str:
    """Gives `:root { --ink: …; }`; on the screen with the dark scheme's colours too, for machines and readers who choose it."""
    tokens = tokens_of(templates).raw
    lines = [*_fonts(tokens), *_sizes(tokens, medium), *_colours(tokens, "light", medium)]
    root = f":root {{ {' '.join(lines)} }}\n"
    if medium == "print":
        return root
    dark = " ".join(_colours(tokens, "dark", medium))
    return (
        f'{root}@media screen {{ :root[data-scheme="dark"] {{ {dark} }} }}\n'
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-scheme="light"]) {{ {dark} }} }}\n'
    )


def _fonts(tokens: Mapping[str, Any]) -> Iterator[str]:
    for name, families in tokens["fonts"].items():
        listed = ", ".join(
            family if family.endswith("serif") or family == "monospace" else f"'{family}'" for family in families
        )
        yield f"--font-{name}: {listed};"


def _sizes(tokens: Mapping[str, Any], medium: str) -> Iterator[str]:
    units = _UNITS[medium]
    for name, given in tokens["type"].items():
        yield f"--{name}-size: {given[medium]}{units['type']};"
        yield f"--{name}-line: {given['line']}; --{name}-weight: {given['weight']};"
    for name, given in tokens["space"].items():
        yield f"--space-{name}: {given[medium]}{units['space']};"
    for name, width in tokens["measure"].items():
        yield f"--measure-{name}: {width}px;"
    for name, length in tokens["page"].items() if medium == "print" else ():
        yield f"--page-{name}: {length}mm;"


def _colours(tokens: Mapping[str, Any], scheme: str, medium: str) -> Iterator[str]:
    for name, given in tokens["colours"].items():
        yield f"--{name}: {given.get('print', given['light']) if medium == 'print' else given[scheme]};"
