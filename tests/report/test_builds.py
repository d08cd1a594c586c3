"""Builds as a whole: the same bytes anywhere, no network, nothing stale, nothing lost."""

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from tests.once import once
from tests.report.conftest import ROOT, Built


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small report that was built once, with all that its build kept."""
    return once(tmp_path_factory, "settled", lambda root: settle(starter(root)))


@pytest.fixture(scope="session")
def kept(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what that build kept, to which others may add while somebody copies the report."""
    return once(tmp_path_factory, "kept", lambda root: shutil.copytree(settled / "build/.cache", root))


@pytest.fixture
def _shared(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CACHE", str(kept))


sharing = pytest.mark.usefixtures("_shared")
"""Tests that ask for something else than how the first build of a project goes keep their results with those of the first."""


def offline() -> tuple[str, ...]:
    """Gives the command that runs another without any network; nothing where the machine allows none."""
    for command in (("unshare", "-n"), ("unshare", "-rn")):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
        ):
            return command
    return ()


def project(folder: Path) -> Path:
    for name in ("sections", "data", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def starter(folder: Path) -> Path:
    """Gives a small report of one section, which is quick to build."""
    return Path(shutil.copytree(Path(__file__).parent / "first", folder))


def settle(folder: Path) -> None:
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr


def run(
    *arguments: str, cwd: Path | None = None, before: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-m", "reportgen", *arguments]
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def draft(folder: Path) -> dict[str, bytes]:
    home = folder / "build/draft"
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def differing(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def test_another_folder_time_zone_and_hash_seed_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    folder = project(tmp_path / "another place")
    done = run("build", cwd=folder, TZ="Pacific/Auckland", PYTHONHASHSEED="4711", LANG="C")

    assert done.returncode == 0, done.stderr
    assert differing(draft(folder), draft(built.folder.parent.parent)) == []


@pytest.mark.skipif(not offline(), reason="this machine lets nobody cut off the network (unshare)")
def test_a_build_without_network_gives_the_same_bytes(settled: Path, tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    done = run("build", cwd=folder, before=offline())

    assert done.returncode == 0, done.stderr
    assert differing(draft(settled), draft(folder)) == []


def test_a_second_build_has_nothing_to_do_and_an_edit_is_seen(settled: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(settled, tmp_path / "a"))
    first = draft(folder)

    assert run("build", cwd=folder).stdout.startswith("nothing to do")
    data = folder / "data/example.csv"
    data.write_text(data.read_text().replace("Sea,2024,800", "Sea,2024,801"))
    again = run("build", cwd=folder)
    assert not again.stdout.startswith("nothing to do")
    assert b"1,211" in draft(folder)["index.html"]
    data.write_text(data.read_text().replace("Sea,2024,801", "Sea,2024,800"))
    settle(folder)
    assert differing(first, draft(folder)) == []


def test_a_build_from_the_cache_gives_the_bytes_of_the_first(settled: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(settled, tmp_path / "a"))
    shutil.rmtree(folder / "build/draft")
    settle(folder)

    assert differing(draft(settled), draft(folder)) == []


STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143}


def end(folder: Path, rubbish: Path, sent: signal.Signals, after: float = 0.0) -> None:
    """Ends a build so many seconds after it began to read, and sees that it goes with a word and leaves nothing."""
    rubbish.mkdir()
    command = [sys.executable, "-m", "reportgen", "build"]
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, start_new_session=True,
        env=os.environ | {"TMPDIR": str(rubbish)},
    ) as started:  # fmt: skip
        assert started.stderr is not None
        while not started.stderr.readline().startswith("read"):
            assert started.poll() is None
        time.sleep(after)
        os.killpg(started.pid, sent)
        _, said = started.communicate(timeout=60)

    assert (started.returncode, said.splitlines()[-1]) == (STATUS[sent], "ended"), (after, said)
    assert not {word for word in ("Traceback", "Warning", "ignored") if word in said}, (after, said)
    assert list(rubbish.iterdir()) == [], after


@pytest.mark.parametrize("sent", STATUS)
def test_a_signal_ends_it_with_a_word_and_a_status_and_leaves_nothing_behind(
    tmp_path: Path, sent: signal.Signals
) -> None:
    end(starter(tmp_path / "a"), tmp_path / "tmp", sent)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2))
def test_a_signal_at_any_moment_does(tmp_path: Path, seed: int) -> None:
    folder, random = starter(tmp_path / "a"), Random(seed)
    for index in range(30):
        shutil.rmtree(folder / "build", ignore_errors=True)
        end(folder, tmp_path / str(index), random.choice(list(STATUS)), random.random() * 0.5)


@sharing
def test_a_damaged_draft_is_built_again(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    run("build", "--html", cwd=folder)
    first = draft(folder)
    (folder / "build/draft/index.html").write_text("")

    assert not run("build", "--html", cwd=folder).stdout.startswith("nothing to do")
    assert draft(folder) == first


@sharing
def test_a_broken_build_leaves_the_last_draft_as_it_was(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    run("build", "--html", cwd=folder)
    first = draft(folder)
    section = folder / "sections/situation.yaml"
    section.write_text(section.read_text().replace("{{ latest }}", "{{ latst }}"))
    done = run("build", "--html", cwd=folder)

    assert done.returncode == 1
    assert "sections/situation.yaml:17:" in done.stderr
    assert "did you mean `latest`?" in done.stderr
    assert draft(folder) == first


def test_check_writes_no_draft_and_finds_everything_at_once(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    section = folder / "sections/situation.yaml"
    section.write_text(section.read_text().replace("chart: bars", "chart: brs").replace("rows: border", "rows: bordr"))
    catalogue = folder / "data/catalogue.yaml"
    catalogue.write_text(catalogue.read_text().replace("unit: detections", "unt: detections"))
    done = run("check", "--format", "github", cwd=folder)

    assert done.returncode == 1
    assert not (folder / "build/draft").exists()
    assert {"unknown-chart-kind", "unknown-key"} <= {
        part.split("::")[1].split("title=")[-1] for part in done.stdout.splitlines() if "::" in part
    } or ("unknown-chart-kind" in done.stdout and "unknown-key" in done.stdout)


@sharing
def test_one_section_can_be_built_alone(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    done = run("build", "--section", "situation", cwd=folder)

    assert done.returncode == 0, done.stderr
    page = draft(folder)["index.html"].decode()
    assert "Synthetic detections by border" in page
    assert 'id="sources"' not in page


@sharing
def test_wrong_usage_is_status_two(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")

    assert run("build", "--sektion", "x", cwd=folder).returncode == 2
    assert run("build", "--section", "nowhere", cwd=folder).returncode == 2
    assert run("explain", "nothing-of-that-name", cwd=folder).returncode == 2
    assert run("new", "report", str(folder)).returncode == 2


def test_a_machine_without_a_browser_is_status_three(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    done = run("build", cwd=folder, PATH="/nonexistent", BROWSER_PATH="/nonexistent/browser")

    assert done.returncode == 3
    assert "BROWSER_PATH" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "build/draft").exists()


@sharing
def test_the_review_copy_is_small_says_so_and_has_no_script(tmp_path: Path) -> None:
    folder = project(tmp_path / "a")
    done = run("build", "--html", "--for-review", cwd=folder)

    assert done.returncode == 0, done.stderr
    assert "index.html" not in draft(folder)
    page = draft(folder)["review.html"]
    assert len(page) <= 5_000_000
    assert b"<script" not in page
    assert page.count(b"Review copy") >= 3


@sharing
def test_a_review_copy_that_nobody_could_mail_is_refused_at_its_largest_picture(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    noise = io.BytesIO()
    Image.frombytes("RGB", (1300, 1300), random.Random(1).randbytes(3 * 1300 * 1300)).save(noise, "PNG")
    (folder / "data/noise.png").write_bytes(noise.getvalue())
    section = folder / "sections/situation.yaml"
    before, after = section.read_text().split("blocks:\n")
    block = "  - {id: noise, image: noise.png, title: Noise, alt: Noise, credit: Nobody, licence: none}\n"
    section.write_text(f"{before}blocks:\n{block}{after}")
    done = run("build", "--for-review", "--format", "json", cwd=folder)

    assert done.returncode == 1
    (problem,) = map(json.loads, (done.stdout or done.stderr).splitlines())
    assert problem["code"] == "review-too-large"
    assert problem["file"] == "sections/situation.yaml"
    assert "of which this picture is 6.8; people can mail 5 MB" in problem["message"]
    assert not (folder / "build/draft").exists()
    assert run("build", "--html", cwd=folder).returncode == 0


@sharing
def test_a_section_built_alone_says_so_on_its_pages(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    assert run("build", "--html", "--section", "situation", cwd=folder).returncode == 0
    assert b": one section alone" in draft(folder)["index.html"]
    assert run("build", "--html", cwd=folder).returncode == 0
    assert b": one section alone" not in draft(folder)["index.html"]


@sharing
def test_a_build_of_one_form_keeps_the_others_while_they_are_true(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    assert run("build", cwd=folder).returncode == 0
    whole = draft(folder)
    assert run("build", "--for-review", cwd=folder).returncode == 0
    kept = draft(folder)
    assert kept.keys() - whole.keys() == {"review.html"}
    assert differing(whole, {name: kept[name] for name in whole}) == ["manifest.json"]
    assert b"review.html" in kept["manifest.json"]
    assert run("build", "--html", cwd=folder).returncode == 0
    assert differing(kept, draft(folder)) == []

    data = folder / "data/example.csv"
    data.write_text(data.read_text().replace("Sea,2024,800", "Sea,2024,801"))
    done = run("build", "--html", cwd=folder)
    assert done.returncode == 0
    assert {"report.pdf", "review.html"}.isdisjoint(draft(folder))
    assert "taken out, since it is of another state: report.pdf, review.html\n" in done.stdout
    assert "taken out" not in run("build", "--html", cwd=folder).stdout


@sharing
def test_a_damaged_or_partial_form_is_not_kept(tmp_path: Path) -> None:
    folder = starter(tmp_path / "a")
    assert run("build", "--section", "situation", cwd=folder).returncode == 0
    assert run("build", "--html", cwd=folder).returncode == 0
    assert "report.pdf" not in draft(folder)

    assert run("build", cwd=folder).returncode == 0
    (folder / "build/draft/report.pdf").write_bytes(b"damaged")
    assert run("build", "--for-review", cwd=folder).returncode == 0
    assert "report.pdf" not in draft(folder)


@pytest.mark.parametrize("written", ["[]", "{", '{"inputs": 7}'])
@sharing
def test_a_manifest_that_is_none_keeps_no_form(tmp_path: Path, written: str) -> None:
    folder = starter(tmp_path / "a")
    assert run("build", "--html", cwd=folder).returncode == 0
    (folder / "build/draft/manifest.json").write_text(written)
    done = run("build", "--for-review", cwd=folder)

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "index.html" not in draft(folder)
    assert "review.html" in draft(folder)
