"""Watching: what editors save is a change, however they save it; what they leave beside it is none."""

import asyncio
from pathlib import Path

import pytest

from reportgen.preview import watch
from reportgen.preview.watch import Watcher, is_ours

ROOTS = [Path("/p/sections"), Path("/p/data"), Path("/p/templates")]


@pytest.mark.parametrize(
    "path",
    [
        "sections/routes.yaml",
        "data/codes/routes.yaml",
        "data/big.csv.gz",
        "data/parts/2015.csv",
        "templates/blocks/text.html.j2",
    ],
)
def test_a_file_that_a_build_reads_is_ours(path):
    assert is_ours(f"/p/{path}", ROOTS)


@pytest.mark.parametrize(
    "path",
    [
        "sections/.routes.yaml.swp", "sections/routes.yaml~", "sections/#routes.yaml#", "sections/.#routes.yaml",
        "sections/4913", "data/~$prices.xlsx", "data/prices.csv.part", "sections/.schema/section.json",
        "sections/routes.yaml___jb_tmp___", "sections/routes.yaml.tmp", "templates/__pycache__/x", "build/draft/index.html",
        "sections",
    ],
)  # fmt: skip
def test_what_stands_beside_it_is_not(path):
    assert not is_ours(f"/p/{path}", ROOTS)


@pytest.fixture
def watched(tmp_path):
    """Runs a watcher while some steps are taken; gives for each step whether a change was told of."""
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections/routes.yaml").write_text("id: routes\n")

    def run(*steps, polling=False):
        said = []

        async def running():
            told = asyncio.Event()
            watcher = Watcher(root=tmp_path, changed=told.set, tell=said.append, polling=polling)
            task = asyncio.ensure_future(watcher.run())
            found = []
            await asyncio.sleep(0.5)
            for step in steps:
                told.clear()
                step(tmp_path)
                try:  # a machine may be busy; what should not be told of is not waited for that long
                    await asyncio.wait_for(told.wait(), 0.8 if step in {swap_file, build_output} else 10)
                    found.append(True)
                except TimeoutError:
                    found.append(False)
                await asyncio.sleep(0.4)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return found

        return asyncio.run(running()), said

    return run


def save(root):
    (root / "sections/routes.yaml").write_text("id: routes\ntitle: Routes\n")


def save_by_rename(root):
    fresh = root / "sections/.routes.yaml.new"
    fresh.write_text("id: routes\ntitle: Renamed\n")
    fresh.rename(root / "sections/routes.yaml")


def vanish(root):
    (root / "sections/routes.yaml").unlink()


def swap_file(root):
    (root / "sections/.routes.yaml.swp").write_text("x")


def build_output(root):
    (root / "build/draft").mkdir(parents=True)
    (root / "build/draft/index.html").write_text("x")


def folder_comes(root):
    (root / "templates").mkdir()


def template_in_it(root):
    (root / "templates/screen.css").write_text("x")


def folder_is_replaced(root):
    (root / "sections").rename(root / "old")
    (root / "sections").mkdir()


def test_saves_are_told_and_nothing_else(watched):
    assert watched(save, swap_file, save_by_rename, build_output, vanish)[0] == [True, False, True, False, True]


def test_folders_that_come_later_or_are_replaced_are_watched_too(watched):
    assert watched(folder_comes, template_in_it, folder_is_replaced, save)[0] == [True, True, True, True]


def test_it_can_look_at_the_files_now_and_then(watched):
    assert watched(save, save_by_rename, polling=True)[0] == [True, True]


def test_where_files_cannot_be_watched_they_are_looked_at(watched, monkeypatch):
    real = watch.awatch

    def exhausted(*paths, **given):
        if not given["force_polling"]:
            raise OSError(28, "OS file watch limit reached")
        return real(*paths, **given)

    monkeypatch.setattr(watch, "awatch", exhausted)
    found, said = watched(save)

    assert found == [True]
    assert "limit reached" in said[0]


def test_what_a_link_leads_to_is_looked_at(watched, tmp_path_factory):
    target = tmp_path_factory.mktemp("elsewhere") / "linked.yaml"
    target.write_text("id: linked\n")

    def edited(_):
        target.write_text("id: linked\ntitle: Other\n")

    found, said = watched(lambda root: (root / "sections/linked.yaml").symlink_to(target), edited)

    assert found == [True, True]
    assert "`linked.yaml` is a link" in said[0]
