"""Settings of the whole suite."""

import pytest

from reportgen.draw import find_browser


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="write the problems that are found into tests/problems/")


@pytest.fixture(scope="module")
def browser():
    """A headless browser, started once a module."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(find_browser()))
        yield started
        started.close()
