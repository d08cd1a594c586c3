"""Hear what WeasyPrint logs while it works, and keep it off the terminal."""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from reportgen.problems import Findings, Span

_LAYOUT = Span(file="templates/print.css")


@contextmanager
def heard() -> Iterator[list[str]]:
    """Gives the list that every warning and error goes into while the block runs."""
    said: list[str] = []
    logger = logging.getLogger("weasyprint")
    before = logger.propagate, logger.handlers[:], logger.level
    logger.propagate, logger.handlers = False, [_Listener(said)]
    logger.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        logger.propagate, logger.handlers = before[0], before[1]
        logger.setLevel(before[2])


def tell(said: Iterable[str], findings: Findings) -> None:
    """Turns what was heard into problems of the layout."""
    for message in said:
        findings.error("weasyprint-warning", f"the layout of the PDF: {message}"[:300], _LAYOUT)


class _Listener(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        message = re.sub(r"\s+", " ", record.getMessage()).replace("'", "`").rstrip(".")
        self._said.append(f"{message[:1].lower()}{message[1:]}")
