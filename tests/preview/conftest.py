"""A preview for all tests, and a page on it for each."""

import sys

import pytest

from reportgen.preview import Asked
from tests.preview.showing import Project, Showing, opened_tab


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("previewed"))


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """Where the editor of all tests writes what it was asked to open."""
    return tmp_path_factory.mktemp("editor") / "opened"


@pytest.fixture
def opened(told):
    """What the editor was asked to open by this test, line by line."""
    told.write_text("")
    return told


@pytest.fixture(scope="session")
def showing(project, told):
    script = f"import sys; open({str(told)!r}, 'a').write(' '.join(sys.argv[1:]) + chr(10))"
    shown = Showing(project.root, Asked(editor=f'{sys.executable} -c "{script}" {{file}} {{line}} {{column}}'))
    yield shown
    shown.end()
    assert shown.whole


@pytest.fixture
def tab(project, showing, browser):
    """A page on the report as it is at first."""
    with opened_tab(project, showing, browser) as opened:
        yield opened
