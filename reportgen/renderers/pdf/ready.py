"""Make a worker process ready to lay out pages: what this module imports is imported once for all of them."""

import contextlib

with contextlib.suppress(ImportError, OSError):  # who asks for pages is told then
    import weasyprint  # noqa: F401

from reportgen.renderers.pdf.hooks import check_insides


def begin() -> None:
    """Sees whether WeasyPrint is as we know it."""
    check_insides()
