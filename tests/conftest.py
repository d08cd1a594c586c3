"""Settings of the whole suite."""

import multiprocessing
import os
import threading
import time

import pytest

from reportgen.draw import find_browser


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="write the problems that are found into tests/problems/")


@pytest.fixture(scope="module", autouse=True)
def nothing_left_open(request):
    """Sees that the tests of a module close the browsers and end the processes that they had started."""
    before = _running()
    yield
    if "preview" in request.node.path.parts:
        return  # one preview is open for all of them
    for _ in range(100):  # those that were told to end take a moment
        left = _running() - before
        if not left:
            return
        time.sleep(0.05)
    pytest.fail(f"left open: {left}; use `with Workshop() as …`")


def _running():
    """Gives the threads of open browsers, and worker processes."""
    working = {child for child in multiprocessing.active_children() if child.daemon}
    return {thread for thread in threading.enumerate() if thread.name == "studio"} | working


@pytest.fixture(scope="module")
def browser():
    """A headless browser, started once a module; it sees the fonts of this machine, not those that a build declared here."""
    from playwright.sync_api import sync_playwright

    seen = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(find_browser()), env=seen)
        yield started
        started.close()
