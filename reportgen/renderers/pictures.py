"""Pictures: static SVG made fit to stand in a page."""

import re
from base64 import b64encode
from functools import lru_cache

from markupsafe import Markup, escape

_ID = re.compile(r'(?<![\w-])id="([^"]+)"')
_HEAD = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_TITLE = re.compile(r"(<svg\b[^>]*>)\s*<title\b[^>]*>.*?</title>", re.DOTALL)


def narrow_name(figure: str) -> str:
    """Gives the name of a figure's picture for small screens."""
    return f"_{figure}-narrow"


@lru_cache(128)
def inline_svg(svg: str, name: str, alt: str) -> Markup:
    """Gives SVG for an HTML page: its ids are the figure's own, its title is `alt`, its size follows the page.

    A preview sets the same pictures again at each edit of their section: those of the last are kept.
    """
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


def data_uri(svg: str) -> str:
    """Gives SVG as a data URI, for a style's background."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
