"""It ends when it is told to, without a trace: no browser, no worker and no traceback is left."""

import http.client
import os
import re
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.preview.showing import until


def below(parent: int) -> set[int]:
    """Gives the processes that a process has started, and those that they have."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {parent}
    while more := {each for each, above in parents.items() if above in found} - found:
        found |= more
    return found - {parent}


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.browser
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_all_that_it_started(project, tmp_path, sent):
    project.restore()
    command = [sys.executable, "-m", "reportgen", "preview", "--no-open", "--project", str(project.root)]
    environment = {**os.environ, "REPORTGEN_CACHE": str(tmp_path)}  # so that there is a picture to draw
    started = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env=environment
    )
    assert re.match(r"preview at http://127\.0\.0\.1:\d+/[\w-]+/ ", started.stdout.readline())
    assert "page" in started.stdout.readline()
    others = below(started.pid)
    assert any("chrom" in Path(f"/proc/{each}/cmdline").read_text() for each in others)

    started.send_signal(sent)
    out, err = started.communicate(timeout=20)

    assert (started.returncode, out, err) == (0, "", "")
    until(lambda: not [each for each in others if alive(each)], 10)


@pytest.mark.browser
def test_it_goes_on_when_all_that_it_started_was_killed(project, tmp_path):
    project.restore()
    command = [sys.executable, "-m", "reportgen", "preview", "--no-open", "--project", str(project.root)]
    started = subprocess.Popen(
        [*command, "--cache", str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    try:
        address = urlsplit(re.match(r"preview at (\S+)", started.stdout.readline())[1])
        assert "page" in started.stdout.readline()
        first = made_pdf(address)
        for each in below(started.pid):
            with suppress(ProcessLookupError):  # those that belong to the browser end with it
                os.kill(each, signal.SIGKILL)
        project.edit("data/detections.csv", "East,2015,880", "East,2015,881")  # another picture

        assert "page" in started.stdout.readline()
        assert made_pdf(address, unlike=first).startswith(b"%PDF-")
        started.send_signal(signal.SIGINT)
        assert started.wait(20) == 0
    finally:
        started.kill()
        started.communicate()


def made_pdf(address, unlike=b""):
    """Has the PDF made of the page as it stands, and gives it when it is another."""
    with closing(http.client.HTTPConnection(address.netloc, timeout=60)) as connection:
        connection.request("POST", f"{address.path}print", headers={"Origin": f"http://{address.netloc}"})
        connection.getresponse().read()

        def made():
            connection.request("GET", f"{address.path}report.pdf")
            answer = connection.getresponse()
            found = answer.read()
            return found if answer.status == 200 and found != unlike else b""

        return until(made)


@pytest.mark.browser
def test_it_ends_at_once_in_the_middle_of_the_first_build(project, tmp_path):
    command = [sys.executable, "-m", "reportgen", "preview", "--no-open", "--project", str(project.root)]
    environment = {**os.environ, "REPORTGEN_CACHE": str(tmp_path)}
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    started.stdout.readline()
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=20)

    assert (started.returncode, err) == (0, "")


def test_a_folder_without_a_report_and_a_port_in_use_are_wrong_usage(tmp_path, showing):
    command = [sys.executable, "-m", "reportgen", "preview", "--no-open", "--project", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "there is no report" in done.stderr) == (2, True)

    port = re.search(r":(\d+)/", showing.address)[1]
    (tmp_path / "sections").mkdir()
    done = subprocess.run([*command, "--port", port], capture_output=True, text=True, check=False)
    assert (done.returncode, f"port {port} is in use" in done.stderr) == (2, True)
