"""A studio keeps one browser open: the same bytes as from a fresh one, and another when it has died."""

import asyncio
import gc
import os
import signal
import threading
import time

import pytest

from reportgen.draw import MissingError, NotAFigureError, Studio, find_browser, pictures
from reportgen.draw.studio import Order, _while_it_lives, tabs_for
from tests.draw.test_pictures import sketch

pytestmark = pytest.mark.browser


def studios():
    """Gives the threads of open studios; a preview that other tests look at may have one."""
    return {thread for thread in threading.enumerate() if thread.name == "studio"}


def test_batch_after_batch_comes_from_one_browser_and_a_killed_one_is_replaced():
    before = studios()
    fresh = pictures([sketch()])
    with Studio(1) as studio:
        assert pictures([sketch()], studio) == fresh
        first = studio.process
        assert pictures([sketch("fig-b"), sketch()], studio)[1] == fresh[0]
        assert studio.process == first

        os.killpg(first, signal.SIGKILL)
        assert pictures([sketch()], studio) == fresh
        second = studio.process
        assert second != first

    assert studios() == before
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_a_browser_that_was_opened_ahead_is_the_one_that_draws():
    fresh = pictures([sketch()])
    with Studio(1) as studio:
        studio.ahead(find_browser())
        studio.ahead(find_browser())
        assert pictures([sketch()], studio) == fresh
        first = studio.process
        studio.ahead(find_browser())
        pictures([sketch()], studio)
        assert studio.process == first


def test_a_browser_that_is_still_opening_does_not_stay_behind(tmp_path):
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho $$ >> "{tmp_path}/started"\nexec "{find_browser()}" "$@"\n')
    script.chmod(0o755)
    studio = Studio(1)
    studio.ahead(script)
    studio.close()
    studio.ahead(script)

    (started,) = map(int, (tmp_path / "started").read_text().split())
    with pytest.raises(ProcessLookupError):
        os.kill(started, 0)


def test_a_browser_that_cannot_be_opened_ahead_is_told_of_when_it_is_to_draw(tmp_path):
    with Studio(1) as studio:
        studio.ahead(tmp_path / "none")
        with pytest.raises(MissingError):
            studio.draw([Order(figure={"data": [], "layout": {}}, options={"format": "svg"})], tmp_path / "none")


def test_other_fonts_are_drawn_by_another_browser(tmp_path, monkeypatch):
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig/>")
    with Studio(1) as studio:
        pictures([sketch()], studio)
        first = studio.process
        monkeypatch.setenv("FONTCONFIG_FILE", str(config))
        pictures([sketch()], studio)
        assert studio.process != first


def test_what_the_browser_itself_remembers_of_the_fonts_asks_for_no_other(tmp_path, monkeypatch):
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig/>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with Studio(1) as studio:
        pictures([sketch()], studio)
        first = studio.process
        (tmp_path / "cache").mkdir()
        pictures([sketch()], studio)
        assert studio.process == first


@pytest.mark.parametrize(("awaited", "tabs"), [(1, 1), (18, 1), (60, 2), (600, 2)])
def test_it_opens_so_many_tabs_as_are_worth_it(awaited, tabs):
    assert tabs_for(awaited, most=2) == tabs


def test_a_figure_that_would_not_be_drawn_leaves_the_studio_in_order():
    fresh = pictures([sketch()])
    with Studio(1) as studio:
        with pytest.raises(NotAFigureError):
            pictures([sketch(), sketch(plotly={"data": [{"type": "barz"}]})], studio)
        assert pictures([sketch()], studio) == fresh


@pytest.mark.parametrize("does", ["sleep 600", "exit 3"], ids=["never opens", "ends at once"])
def test_a_browser_that_does_not_open_is_told_of_in_time(tmp_path, monkeypatch, caplog, does):
    script = tmp_path / "browser"
    script.write_text(f"#!/bin/sh\n{does}\n")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(script))
    monkeypatch.setattr("reportgen.draw.studio._OPENING", 1.0)
    before, begun = studios(), time.perf_counter()
    with Studio(1) as studio, pytest.raises(MissingError, match="the browser does not draw"):
        pictures([sketch()], studio)

    assert time.perf_counter() - begun < 30
    assert studios() == before
    gc.collect()
    assert complaints_of_the_loop(caplog) == []


def complaints_of_the_loop(caplog):
    return [told.message for told in caplog.records if told.name == "asyncio"]


def test_what_goes_wrong_when_nobody_waits_any_more_is_not_told_in_the_middle_of_other_work(caplog):
    async def died():
        await asyncio.sleep(0.01)
        raise BrokenPipeError

    async def given_up():
        waiting = asyncio.ensure_future(_while_it_lives(asyncio.ensure_future(died()), None))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0.05)

    asyncio.run(given_up())
    gc.collect()
    assert complaints_of_the_loop(caplog) == []
