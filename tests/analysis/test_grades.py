"""Grades: the schemes, the letters that each has, and what nothing given is printed as."""

import pytest

from reportgen.analysis import grade_words, read_scales
from reportgen.problems import Findings
from reportgen.spec.evidence import GradeSpec

SCHEMES = dict(read_scales((), (), Findings()).grades)


def grade(scheme, source, information):
    return GradeSpec(scheme=scheme, source=source, information=information)


def test_each_scheme_has_its_own_letters():
    letters = {name: ("".join(each.source), "".join(each.information)) for name, each in SCHEMES.items()}

    assert letters == {"europol-4x4": ("ABCX", "1234"), "nato": ("ABCDEF", "123456"), "uk-3x5x2": ("123", "ABCDE")}


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (("europol-4x4", "B", "2"), ""), (("europol-4x4", "D", "2"), "source"), (("europol-4x4", "B", "5"), "information"),
        (("nato", "F", "6"), ""), (("nato", "X", "4"), "source"), (("uk-3x5x2", "1", "E"), ""),
        (("uk-3x5x2", "A", "1"), "source"),
    ],
)  # fmt: skip
def test_a_grade_is_one_of_its_scheme(given, key):
    assert SCHEMES[given[0]].fault(grade(*given))[0] == key


def test_nothing_given_is_x4_and_a_grade_says_its_scheme():
    assert grade_words(None, SCHEMES) == ("X4", "Europol 4×4")
    assert grade_words(grade("nato", "C", "3"), SCHEMES) == ("C3", "NATO")


def test_what_is_not_assessed_is_named_and_is_never_ranked():
    assert SCHEMES["nato"].not_assessed.source == ("F",)
    assert SCHEMES["europol-4x4"].not_assessed.information == ("4",)
