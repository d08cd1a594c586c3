"""The benchmarks compare what is alike: the plain script still says what the report says."""

from pathlib import Path

import pytest

from tests.bench.against_plain import plain
from tests.bench.content import content_of
from tests.bench.folders import both_sides


@pytest.mark.soak
def test_the_plain_script_says_what_the_report_says(tmp_path: Path) -> None:
    sides = both_sides(tmp_path)
    plain(sides)
    ours, theirs = content_of(sides.report / "build/draft"), content_of(sides.plain / "out")
    assert theirs["figures"] == ours["figures"] > 0
    assert theirs["pictures"] == ours["figures"], "it draws each figure in one width"
    assert theirs["tables"] == ours["tables"]
    assert abs(theirs["words"] - ours["words"]) < 0.02 * ours["words"]
    assert ours["pages"] <= theirs["pages"] < 1.5 * ours["pages"], "it fits no figure into the room that is left"
