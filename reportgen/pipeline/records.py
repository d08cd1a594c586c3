"""Records: what composing needs to know of judgements and evidence before it begins."""

from reportgen.compose import Records
from reportgen.compose.records import Frame, declared_in
from reportgen.compute import links
from reportgen.pipeline.inputs import Inputs
from reportgen.plugins import Shelves
from reportgen.problems import Findings, did_you_mean
from reportgen.spec import ReportSpec


def records_of(report: ReportSpec, inputs: Inputs, kinds: Shelves, findings: Findings) -> Records:
    """Gives what is declared; a yardstick that the report names and nobody has is a problem."""
    extracts = frozenset(inputs.catalogue.declared)
    made_from = {name: tuple(links(name, report.indicators, report.declared).values()) for name in report.indicators}
    return Records(
        frame=_frame(report, inputs, findings),
        evidence=report.evidence,
        broken=(report.named_evidence - frozenset(report.evidence)) | extracts | frozenset(report.broken_ids),
        declared=declared_in(report, kinds.blocks),
        made_from=made_from,
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
        draft=frame.status == "draft",
        yardstick=yardstick,
        told=bool(frame.yardstick) and yardstick is None,
        scales=scales,
    )
