"""Specimen: what a report that is no publication of its originators says of judgements that it prints."""

from reportgen.spec import ReportFrame
from reportgen.templating.messages import say

_TOOL = "reportgen"
"""The one originator whose view a specimen's judgements may be."""


def reading_of(frame: ReportFrame) -> str:
    """Gives the words that say whose view a judgement is not; nothing in a real report."""
    names = [name for name in frame.originators if name != _TOOL]
    if not frame.specimen or not names:
        return ""
    last = f" {say('or', frame.language)} ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])
    return say("specimen-reading", frame.language, originators=last)
