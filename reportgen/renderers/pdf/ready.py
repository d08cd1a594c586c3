"""Make a worker process ready to lay out pages: what this module imports is imported once for all of them."""

import contextlib

with contextlib.suppress(ImportError, OSError):  # who asks for pages is told then
    import weasyprint  # noqa: F401


def begin() -> None:
    """Has nothing more to do: to import this module is all."""
