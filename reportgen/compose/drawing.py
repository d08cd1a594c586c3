"""Drawing: the pictures of a section, each from what is kept when nothing that it is made of has changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportgen.compose.citing import remember
from reportgen.compose.matter import Matter
from reportgen.indicator import Indicator, Source
from reportgen.kinds import ChartKind, Picture, Setting
from reportgen.nodes import Placed
from reportgen.spec.block import BlockFrame
from reportgen.templating.messages import say


def drawn(kind: str, spec: Placed, indicators: Mapping[str, Indicator], place: tuple[Matter, str]) -> Picture | None:
    """Gives the picture of a block that a kind of chart makes; nothing after adding what is wrong."""
    matter, block = place
    chart, style = matter.charts[kind], matter.style
    if getattr(spec, "width", "column") == "page":
        style = replace(style, width=style.wide(mapped=chart.mapped))
    survey = matter.survey() if chart.mapped else None
    setting = Setting(style=style, language=matter.language, survey=survey)
    made_of = {f"the indicator {role} {found.id}": repr(found) for role, found in indicators.items()}
    made_of |= {"its block": f"{kind} {spec!r} {matter.language}", "the design tokens": repr(matter.style)}
    if survey is not None:
        made_of["the boundaries and places"] = survey.digest
        drawn_by, taken_from = survey.source
        source = Source(publisher=drawn_by, title=say("boundaries", matter.language), via=taken_from)
        remember(matter, (source,) if drawn_by else (), block)
    return matter.kept(block, made_of, lambda: chart.draw(spec, indicators, setting, matter.findings))


def made_for(chart: ChartKind, spec: BlockFrame, keys: Mapping[str, Any]) -> Placed:
    """Gives what a kind of chart is drawn from, as if its keys stood in the block that they are drawn for."""
    made = chart.spec.model_validate({**keys})
    made._node = spec.node  # noqa: SLF001 what is drawn for a block stands where the block stands
    return made
