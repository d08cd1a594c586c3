"""Every case gives exactly the problems that stand in it."""

import pytest
from cases import FILES, HERE, read

from reportgen.pipeline.check import check


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_a_case_gives_the_problems_written_in_it(path, tmp_path, cache, request):
    case = read(path)
    root = tmp_path / "report"
    case.write(root)
    (root / "build").mkdir()
    (root / "build/.cache").symlink_to(cache)
    blessed = case.blessed(check(root))
    if request.config.getoption("--bless"):
        path.write_text(blessed, "utf-8")
    assert path.read_text("utf-8") == blessed
    assert "# error" in blessed or "# warning" in blessed or "# elsewhere" in blessed
