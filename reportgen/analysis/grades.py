"""Grades: schemes that say how reliable a source is and how sure its information; the letters mean other things in each."""

from typing import Annotated

from pydantic import Field

from reportgen.nodes.model import Many, Placed
from reportgen.problems import listed
from reportgen.spec.evidence import GradeSpec
from reportgen.spec.report import Named

UNGRADED = ("europol-4x4", "X4")
"""What nothing given is printed as, after Article 29 of Regulation (EU) 2016/794."""

Meanings = Annotated[dict[Named, Named], Field(min_length=2)]
"""Letter or digit → what it means."""


class NotAssessedSpec(Placed):
    """Which letters and digits mean that nothing is known; they are not the worst."""

    source: Many[str] = ()
    information: Many[str] = ()


class GradeScheme(Placed):
    """`data/grades/NAME.yaml`: what the letters and digits of a scheme mean."""

    title: Named = Field(description="The scheme as it is printed")
    publisher: Named = Field(description="Whose scheme it is")
    source: Meanings
    information: Meanings
    handling: dict[Named, Named] = Field(default_factory=dict)
    not_assessed: NotAssessedSpec = Field(default_factory=NotAssessedSpec)

    def fault(self, grade: GradeSpec) -> tuple[str, str, str]:
        """Gives the key of a grade that the scheme does not have, what is wrong with it and the way out; else nothing."""
        for key, meanings in (("source", self.source), ("information", self.information)):
            given = getattr(grade, key)
            if given not in meanings:
                return key, f"`{given}` is no grade of {key} in {self.title}", f"there is {listed(meanings, 'or')}"
        return "", "", ""


def grade_of(text: str) -> GradeSpec | None:
    """Gives a grade that stands as `europol-4x4 B2`; nothing for no text."""
    scheme, _, code = text.rpartition(" ")
    return GradeSpec(scheme=scheme, source=code[:1], information=code[1:]) if scheme else None


def grade_words(grade: GradeSpec | None, schemes: dict[str, GradeScheme]) -> tuple[str, str]:
    """Gives a grade as it is printed, and the title of its scheme; what has none is X4."""
    if grade is None:
        return UNGRADED[1], schemes[UNGRADED[0]].title
    return f"{grade.source}{grade.information}", schemes[grade.scheme].title
