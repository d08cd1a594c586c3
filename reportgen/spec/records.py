"""Records as authors write them: judgements, recommendations, gaps, threats and key operational areas."""

from typing import Literal

from pydantic import Field

from reportgen.nodes.model import Many, Placed, Prose, Some
from reportgen.spec.report import Id, Named
from reportgen.spec.when import When

Level = Literal["high", "moderate", "low"]
"""How confident."""

Status = Literal["proposed", "accepted", "under way", "done", "not accepted", "superseded"]
"""What has become of a recommendation."""


class ConfidenceSpec(Placed):
    """How confident a judgement is, and the three reasons, each judged by itself."""

    level: Level
    sources: Prose = Field(description="How credible and how diverse the sources are, as part of a sentence")
    assumptions: Prose = Field(description="How many key assumptions it needs, as part of a sentence")
    argument: Prose = Field(description="How strong the argument is, as part of a sentence")


class AlternativeSpec(Placed):
    """Another explanation or outcome that was considered."""

    text: Prose
    why: Prose = Field(description="Why it bears less")


class AssumptionSpec(Placed):
    """What is taken as given, and what follows when it is wrong."""

    text: Prose
    if_wrong: Prose


class DissentSpec(Placed):
    """Where one organisation judges otherwise."""

    organisation: Named = Field(description="One of the report's originators")
    likelihood: str = Field("", description="Its own term; then its text holds {{ likelihood }}")
    text: Prose


class ChangedSpec(Placed):
    """What has changed since an earlier edition, and why."""

    since: Named = Field(description="The edition or revision that said otherwise")
    likelihood: str = Field("", description="The term it had then, when that has changed")
    confidence: Level | None = Field(None, description="The confidence it had then, when that has changed")
    why: Prose


class JudgementSpec(Placed):
    """One judgement: how likely, how sure, on what, until when."""

    id: Id
    text: Prose = Field(description="The judgement in a sentence, with {{ likelihood }} in it exactly once")
    likelihood: Named = Field(description="A term of the report's yardstick, or a share such as `60 %`")
    confidence: ConfidenceSpec
    horizon: When = Field(description="How far it looks: `12 months`, or a day")
    evidence: Some[str] = Field(description="Evidence, indicators and extracts that it rests on")
    alternatives: tuple[AlternativeSpec, ...] = ()
    assumptions: tuple[AssumptionSpec, ...] = ()
    would_change: Many[Prose] = Field((), description="What, when it is seen, would change the judgement")
    dissent: tuple[DissentSpec, ...] = ()
    changed: ChangedSpec | None = None


class StatusSpec(Placed):
    """What a recommendation's status was in an earlier revision."""

    revision: Named
    status: Status
    note: Prose | None = None


class RecommendationSpec(Placed):
    """One recommendation."""

    id: Id
    action: Prose
    owner: Named = Field(description="Who acts; an organisation or a function, never a person")
    partners: Many[Named] = ()
    due: When = Field(description="`6 months after release`, or a day")
    measure: Prose = Field(description="How success is measured")
    priority: Literal["high", "medium", "low"] = "medium"
    answers: Some[str] = Field(
        description="The judgements, findings, figures, tables, gaps and threats that it answers, by id"
    )
    status: Status = "proposed"
    history: tuple[StatusSpec, ...] = Field((), description="Its status in earlier revisions, the earliest first")


class GapSpec(Placed):
    """One intelligence gap."""

    id: Id
    question: Prose = Field(description="What is not known")
    matters: Prose = Field(description="Why it matters")
    closes: Prose = Field(description="What would close it")
    owner: Named = Field(description="Who could close it; an organisation or a function, never a person")
    since: Named = Field(description="Since when it has been open: a year, or an edition")
    weakens: Many[str] = Field((), description="The judgements that it weakens, by id")
    evidence: Many[str] = Field((), description="What shows that it is a gap")


class ThreatSpec(Placed):
    """One future threat or risk."""

    id: Id
    name: Prose = Field(description="The threat in a few words")
    driver: Prose = Field(description="What drives it")
    likelihood: Named = Field(description="A term of the report's yardstick, a share, or `unknown`")
    impact: Literal["low", "moderate", "high", "severe", "unknown"]
    impact_why: Prose = Field(description="What the impact is judged by")
    horizon: When
    trend: Literal["rising", "stable", "falling", "unknown"]
    signposts: Many[Prose] = Field((), description="What to watch")
    rests_on: Some[str] = Field(description="The judgements, evidence, indicators and extracts that it rests on")


class AreaSpec(Placed):
    """One key operational area."""

    id: Id
    name: Prose
    why: Prose = Field(description="What makes it one")
    owner: Named = Field(description="Who would lead; an organisation or a function, never a person")
    partners: Many[Named] = ()
    needs: Many[Prose] = Field((), description="What it takes")
    rests_on: Some[str] = Field(description="The judgements, findings, evidence and indicators that it rests on")
