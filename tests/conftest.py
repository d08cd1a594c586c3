"""Settings of the whole suite."""

import multiprocessing
import threading

import pytest

from reportgen.draw import find_browser


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="write the problems that are found into tests/problems/")


@pytest.fixture(scope="module", autouse=True)
def nothing_left_open():
    """Sees that the tests of a module close the browsers and end the processes that they had started."""
    yield
    left = [thread for thread in threading.enumerate() if thread.name == "studio"]
    assert not left, "a browser was left open: use `with Workshop() as …`"
    working = [child for child in multiprocessing.active_children() if child.daemon]
    assert not working, "worker processes were left running: use `with Workshop() as …`"


@pytest.fixture(scope="module")
def browser():
    """A headless browser, started once a module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(find_browser()))
        yield started
        started.close()
