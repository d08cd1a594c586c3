"""Every problem code the program can raise, with the sentence that `reportgen explain CODE` prints."""

from collections.abc import Mapping

from reportgen.problems.codes.data import DATA
from reportgen.problems.codes.written import WRITTEN

CODES: Mapping[str, str] = {**DATA, **WRITTEN}
"""Code → what it means; grouped by the stage that raises it."""
