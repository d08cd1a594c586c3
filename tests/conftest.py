"""Settings of the whole suite."""

import multiprocessing
import threading
import time

import pytest

from reportgen.draw import find_browser


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="write the problems that are found into tests/problems/")


@pytest.fixture(scope="module", autouse=True)
def nothing_left_open():
    """Sees that the tests of a module close the browsers and end the processes that they had started."""
    yield
    for _ in range(100):  # those that were told to end take a moment
        left = [thread for thread in threading.enumerate() if thread.name == "studio"]
        working = [child for child in multiprocessing.active_children() if child.daemon]
        if not left and not working:
            return
        time.sleep(0.05)
    pytest.fail(f"left open: {left} {working}; use `with Workshop() as …`")


@pytest.fixture(scope="module")
def browser():
    """A headless browser, started once a module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(find_browser()))
        yield started
        started.close()
