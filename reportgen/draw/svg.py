"""Settles what the browser drew into SVG with the same bytes each time, small, and with colours by name."""

import re
from collections.abc import Mapping
from html import escape

_ROOT = re.compile(r"<svg\b[^>]*\bviewBox=\"0 0 ([\d.]+) ([\d.]+)\"[^>]*>")
_BACKDROP = re.compile(r"<rect x=\"0\" y=\"0\"[^>]*fill-opacity: 0;\"/>")
_DROPPED = re.compile(r" (?:class|data-[a-z-]+|xml:space|pointer-events|cursor|text-rendering)=(?:\"[^\"]*\"|'[^']*')")
_STYLE = re.compile(r" style=\"([^\"]*)\"")
_EMPTY = re.compile(r"<(g|defs)\b[^>]*?(?:/>|></\1>)|<path(?: d=\"M0,0\")?(?: style=\"fill: none\")?/>")
_SHAPE = re.compile(r"<(?:rect|path)\b[^>]*? style=\"([^\"]*)\"[^>]*/>")
_GROUP = re.compile(r"<g\b[^>]*>|</g>")
_IDS = re.compile(r" id=\"([^\"]+)\"")
_RGB = re.compile(r"rgb\((\d+), ?(\d+), ?(\d+)\)")
_COLOUR = re.compile(r"((?:fill|stroke|stop-color)(?:: |=\"))(#[0-9a-f]{6})\b")
_LONG = re.compile(r"-?\d+\.\d{4,}")
_IDLE = frozenset({
    "opacity: 1", "fill-opacity: 1", "stroke-opacity: 1", "vector-effect: none", "white-space: pre", "cursor: default",
    "pointer-events: none", "pointer-events: all", "stroke-miterlimit: 2", "font-weight: normal", "font-weight: 400",
    "font-style: normal", "font-variant: normal", "text-decoration: none", "text-decoration-line: none",
    "text-transform: none", "text-shadow: none", "stroke-dasharray: 0px", "shape-rendering: auto",
})  # fmt: skip


def settle(raw: str, name: str, alt: str) -> str:
    """Gives Plotly's SVG without anything random or idle, with `alt` as title and `name` in front of every id."""
    head = _ROOT.search(raw)
    assert head, "the browser gave no SVG"
    body = raw[head.end() : raw.rindex("</svg>")]
    body = _BACKDROP.sub("", body, count=1)
    body = _DROPPED.sub("", _hex(body))
    body = _STYLE.sub(_tidy, body)
    font, body = _hoist(body)
    body = _renumber(_unwrapped(_pruned(_SHAPE.sub(_seen, _without_unused(body)))), name)
    body = _LONG.sub(lambda number: f"{float(number.group()):.2f}".rstrip("0").rstrip("."), body)
    style = f' style="{font}"' if font else ""
    size = f'viewBox="0 0 {head[1]} {head[2]}" width="{head[1]}" height="{head[2]}"'
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {spaces} {size} role="img"{style}><title>{escape(alt, quote=False)}</title>{body}</svg>'


def recolour(svg: str, names: Mapping[str, str]) -> str:
    """Gives the SVG with each known colour by name (`var(--ink, #1b232d)`): `names` is literal → token's name."""

    def named(match: re.Match[str]) -> str:
        name = names.get(match.group(2))
        return f"{match.group(1)}var(--{name}, {match.group(2)})" if name else match.group()

    return _COLOUR.sub(named, svg)


def _hex(text: str) -> str:
    return _RGB.sub(lambda match: "#{:02x}{:02x}{:02x}".format(*(int(part) for part in match.groups())), text)


def _tidy(match: re.Match[str]) -> str:
    """Drops the declarations that say what would be so anyway."""
    parts = [part.split(":", 1) for part in match.group(1).split(";") if part.strip()]
    kept = [said for part in parts if (said := ": ".join(word.strip() for word in part)) not in _IDLE]
    return f' style="{"; ".join(kept)}"' if kept else ""


def _hoist(body: str) -> tuple[str, str]:
    """Says the commonest font family once, at the root."""
    families = re.findall(r"font-family: [^;\"]+", body)
    if not families:
        return "", body
    commonest = max(dict.fromkeys(families), key=families.count)
    body = body.replace(f"{commonest}; ", "").replace(f' style="{commonest}"', "")
    return commonest, body


def _without_unused(body: str) -> str:
    """Drops ids that nothing points to, and clip paths and patterns of that sort."""
    used = set(re.findall(r"#([\w-]+)['\")]", body))
    body = re.sub(
        r"<clipPath\b[^>]*\bid=\"([^\"]+)\"[^>]*>.*?</clipPath>",
        lambda match: match.group() if match.group(1) in used else "",
        body,
    )
    return _IDS.sub(lambda match: match.group() if match.group(1) in used else "", body)


def _pruned(body: str) -> str:
    """Drops groups that hold nothing, from the inside out."""
    while True:
        body, count = _EMPTY.subn("", body)
        if not count:
            return body


def _seen(match: re.Match[str]) -> str:
    """Drops a shape with neither a fill nor a stroke: Plotly's, for the pointer."""
    style = dict(part.split(": ", 1) for part in match.group(1).split("; "))
    filled = style.get("fill") != "none" and style.get("fill-opacity") != "0"
    drawn = style.get("stroke", "none") != "none" and style.get("stroke-opacity") != "0"
    return match.group() if filled or (drawn and style.get("stroke-width") not in {"0", "0px"}) else ""


def _unwrapped(body: str) -> str:
    """Drops the tags of groups that say nothing of what they hold: each costs a page's layout as much as a shape."""
    open_tags = list[str]()

    def kept(match: re.Match[str]) -> str:
        tag = match.group()
        if tag != "</g>":
            open_tags.append(tag)
        elif open_tags.pop() == "<g>":
            return ""
        return "" if tag == "<g>" else tag

    return _GROUP.sub(kept, body)


def _renumber(body: str, name: str) -> str:
    """Numbers the ids in the order in which they stand, with the picture's name in front."""
    places = {old: f"{name}-{index}" for index, old in enumerate(dict.fromkeys(_IDS.findall(body)), start=1)}
    body = _IDS.sub(lambda match: f' id="{places[match.group(1)]}"', body)
    return re.sub(
        r"#([\w-]+)(?=['\")])", lambda match: f"#{places.get(match.group(1), match.group(1))}", body
    ).replace("url('#", "url(#").replace("')", ")")  # fmt: skip
