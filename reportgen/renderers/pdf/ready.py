"""Make a worker process ready to lay out pages: what this module imports is imported once for all of them."""

import ctypes.util
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def _by_file_names() -> Iterator[None]:
    """Has WeasyPrint's libraries opened by the names of their files, which it tries last.

    For each other name Python asks the machine's compiler and linker, where they are installed: half of the start.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 its name is part of its type
    try:
        yield
    finally:
        ctypes.util.find_library = search


if any("multiprocessing.forkserver" in word for word in sys.orig_argv):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, also while this is being imported

with suppress(ImportError, OSError), _by_file_names():  # who asks for pages is told then
    import weasyprint  # noqa: F401


def begin() -> None:
    """Has nothing more to do: to import this module is all."""
