"""A studio keeps one browser open: the same bytes as from a fresh one, and another when it has died."""

import os
import signal
import threading

import pytest

from reportgen.draw import Studio, pictures
from tests.draw.test_pictures import sketch

pytestmark = pytest.mark.browser


def test_batch_after_batch_comes_from_one_browser_and_a_killed_one_is_replaced():
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

    assert not [thread for thread in threading.enumerate() if thread.name == "studio"]
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_other_fonts_are_drawn_by_another_browser(tmp_path, monkeypatch):
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig/>")
    with Studio(1) as studio:
        pictures([sketch()], studio)
        first = studio.process
        monkeypatch.setenv("FONTCONFIG_FILE", str(config))
        pictures([sketch()], studio)
        assert studio.process != first
