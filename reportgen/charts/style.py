"""Styles pictures from the design tokens."""

from reportgen.draw import Tokens
from reportgen.kinds import Style

_ROLES = ("ink", "muted", "faint", "axis", "grid", "paper", "on-pale", "unknown", "other", "highlight")
_GROUND = {"sea": "grid", "land": "paper", "bare": "surface", "coast": "axis", "border": "rule"}
"""The colours of maps → what stands in where a house has none of its own."""


def style_of(tokens: Tokens) -> Style:
    """Gives the style of charts: fonts, the size of their text, and literal colours as they stand on white paper."""
    ground = {role: tokens.light.get(role, tokens.light[other]) for role, other in _GROUND.items()}
    steps = {f"step{n}": tokens.light[f"step-{n}"] for n in range(7)}
    changes = {"even": tokens.light["even"], **{f"rise{n}": tokens.light[f"rise-{n}"] for n in range(1, 4)}}
    series = [name for name in tokens.light if name.startswith("series-")]
    return Style(
        font=", ".join(tokens.sans),
        size=tokens.picture_size,
        colours=tuple(tokens.light[name] for name in series),
        roles={**{role: tokens.light[role] for role in _ROLES}, **steps, **changes, **ground},
        width=tokens.width,
        narrow=tokens.narrow,
        page=tokens.page,
        column=tokens.width,
    )
