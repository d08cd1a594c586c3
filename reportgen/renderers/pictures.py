"""Pictures: static SVG made fit to stand in a page, and sparklines drawn here because they are only a line."""

import re
from base64 import b64encode
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup, escape

_ID = re.compile(r'(?<![\w-])id="([^"]+)"')
_HEAD = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_TITLE = re.compile(r"(<svg\b[^>]*>)\s*<title\b[^>]*>.*?</title>", re.DOTALL)
_WIDTH, _HEIGHT, _INSET = 96, 26, 3


def narrow_name(figure: str) -> str:
    """Gives the name of a figure's picture for small screens."""
    return f"_{figure}-narrow"


def inline_svg(svg: str, name: str, alt: str) -> Markup:
    """Gives SVG for an HTML page: its ids are the figure's own, its title is `alt`, its size follows the page."""
    body = svg[svg.index("<svg") :]
    body = _TITLE.sub(lambda found: found[1], body, count=1)
    ids = {found for found in _ID.findall(body) if not found.startswith(f"{name}-")}
    body = _ID.sub(lambda found: f'id="{name}-{found[1]}"' if found[1] in ids else found[0], body)
    body = re.sub(r'(url\(\s*(?:"|&quot;|\')?#|href="#)([\w:.-]+)',
                  lambda found: f"{found[1]}{name}-{found[2]}" if found[2] in ids else found[0], body)  # fmt: skip
    return Markup(_HEAD.sub(lambda found: _root(found[0], name, alt), body, count=1))  # noqa: S704 our own picture


def _root(head: str, name: str, alt: str) -> str:
    """Gives the opening tag with a view box instead of a fixed size, and a title."""
    width, height = (_attribute(head, key) for key in ("width", "height"))
    head = re.sub(r'\s(?:width|height|role|aria-\w+|preserveAspectRatio)="[^"]*"', "", head)
    box = "" if "viewBox" in head else f' viewBox="0 0 {width} {height}"'
    title = f"{name}-title"
    return f'{head[:-1]}{box} role="img" aria-labelledby="{title}"><title id="{title}">{escape(alt)}</title>'


def _attribute(head: str, key: str) -> str:
    found = re.search(rf'\s{key}="([\d.]+)(?:px)?"', head)
    return found[1] if found else "0"


def sparkline(points: Sequence[float | Decimal | None], line: str, dot: str) -> Markup:
    """Gives a small line through the points, its last one marked; a gap where a point is missing."""
    known = [float(point) for point in points if point is not None]
    if len(known) < 2:
        return Markup()
    low, high = min(known), max(known)
    step = (_WIDTH - 2 * _INSET) / (len(points) - 1)
    places = [
        None if point is None else (_INSET + i * step, _level(float(point), low, high))
        for i, point in enumerate(points)
    ]
    paths = " ".join(_path(places, i) for i, place in enumerate(places) if place)
    x, y = [place for place in places if place][-1]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-hidden="true">'
        '<path d="{d}" fill="none" stroke="{line}" stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"/>'
        '<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{dot}"/></svg>'
    ).format(w=_WIDTH, h=_HEIGHT, d=paths, line=line, dot=dot, x=x, y=y)


def _level(point: float, low: float, high: float) -> float:
    """Gives the height in the picture; y runs down."""
    share = (point - low) / (high - low) if high > low else 0.5
    return _HEIGHT - _INSET - share * (_HEIGHT - 2 * _INSET)


def _path(places: Sequence[tuple[float, float] | None], index: int) -> str:
    """Gives the step to a point; one that stands alone becomes a dot, which a round line end draws."""
    x, y = places[index] or (0.0, 0.0)
    if index and places[index - 1]:
        return f"L{x:.1f} {y:.1f}"
    alone = index + 1 == len(places) or not places[index + 1]
    return f"M{x:.1f} {y:.1f}" + (f"L{x:.1f} {y:.1f}" if alone else "")


def data_uri(svg: str) -> str:
    """Gives SVG as a data URI, for a style's background."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
