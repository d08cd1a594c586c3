"""Records: what composing needs to know of judgements and evidence before it begins."""

from collections.abc import Mapping

from babel.dates import format_date

from reportgen.compose import Records
from reportgen.compose.records import Frame, declared_in
from reportgen.compute import links
from reportgen.kinds.ledger import Issue
from reportgen.pipeline.inputs import Inputs
from reportgen.plugins import Shelves
from reportgen.problems import Findings, did_you_mean
from reportgen.spec import ReportFrame, ReportSpec


def records_of(
    report: ReportSpec, inputs: Inputs, kinds: Shelves, read: Mapping[str, str], findings: Findings
) -> Records:
    """Gives what is declared; a yardstick that the report names and nobody has is a problem."""
    extracts = frozenset(inputs.catalogue.declared)
    made_from = {name: tuple(links(name, report.indicators, report.declared).values()) for name in report.indicators}
    return Records(
        frame=_frame(report, inputs, findings),
        evidence=report.evidence,
        broken=(report.named_evidence - frozenset(report.evidence)) | extracts | frozenset(report.broken_ids),
        nameless=report.nameless,
        declared=declared_in(report, kinds.blocks),
        made_from=made_from,
        read=read,
    )


def _frame(report: ReportSpec, inputs: Inputs, findings: Findings) -> Frame:
    frame, scales = report.frame, inputs.scales
    yardstick = scales.yardsticks.get(frame.yardstick)
    if frame.yardstick and yardstick is None and frame.yardstick not in scales.broken:
        hint = did_you_mean(frame.yardstick, scales.yardsticks) or f"there is {', '.join(sorted(scales.yardsticks))}"
        message = f"there is no yardstick `{frame.yardstick}`"
        findings.error("unknown-yardstick", message, frame.at("yardstick"), hint=hint)
    return Frame(
        originators=frame.originators,
        specimen=frame.specimen,
        release=frame.date,
        cut_off=frame.cut_off,
        issue=_issue(frame),
        draft=frame.status == "draft",
        yardstick=yardstick,
        told=bool(frame.yardstick) and yardstick is None,
        scales=scales,
    )


def _issue(frame: ReportFrame) -> Issue:
    locale = frame.language.replace("-", "_")
    return Issue(
        edition=frame.edition,
        status=frame.status,
        date=format_date(frame.date, "d MMMM y", locale=locale),
        cut_off=format_date(frame.cut_off, "d MMMM y", locale=locale),
        note=frame.revision,
    )
