"""The sample rendered once for all tests of the renderers."""

from pathlib import Path

import pytest

from reportgen.problems import Findings
from reportgen.renderers.html import render_html
from reportgen.renderers.press import Medium, Press, press_for
from reportgen.renderers.templates import Templates, read_templates
from tests.pages import Page, read_pages
from tests.renderers.printing import render_pdf
from tests.renderers.sample import sample, sample_pictures

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def templates() -> Templates:
    return read_templates((ROOT / "templates", "templates"))


def make_press(templates: Templates, medium: Medium) -> Press:
    return press_for(medium, sample(), sample_pictures(), templates, Findings())


@pytest.fixture(scope="session")
def html(templates) -> str:
    press = make_press(templates, "screen")
    made = render_html(sample(), press).decode()
    assert not press.findings.problems
    return made


@pytest.fixture(scope="session")
def review(templates) -> str:
    return render_html(sample(), make_press(templates, "screen"), for_review=True).decode()


@pytest.fixture(scope="session")
def pdf(templates) -> bytes:
    press = make_press(templates, "print")
    made = render_pdf(sample(), press)
    assert [problem.message for problem in press.findings.problems] == []
    return made


@pytest.fixture(scope="session")
def pages(pdf) -> list[Page]:
    return read_pages(pdf)
