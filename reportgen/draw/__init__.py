"""Draw: the door to the browser that turns Plotly JSON into still pictures, and to the fonts it draws with."""

from reportgen.draw.browser import TABS, Sketch, find_browser, photographs, pictures
from reportgen.draw.figures import NotAFigureError, complaints
from reportgen.draw.fonts import Fonts, declare, letters, use
from reportgen.draw.missing import MissingError
from reportgen.draw.studio import Studio
from reportgen.draw.svg import recolour
from reportgen.draw.tokens import TokenError, Tokens, read_tokens

__all__ = [
    "TABS",
    "Fonts",
    "MissingError",
    "NotAFigureError",
    "Sketch",
    "Studio",
    "TokenError",
    "Tokens",
    "complaints",
    "declare",
    "find_browser",
    "letters",
    "photographs",
    "pictures",
    "read_tokens",
    "recolour",
    "use",
]
