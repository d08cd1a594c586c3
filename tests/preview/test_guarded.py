"""Guarded: a preview answers its own pages, on the loopback, and opens files of its project alone; several run at once."""

import http.client
import json
import socket
from urllib.parse import urlsplit

import pytest

from reportgen.preview import Asked, BusyError
from reportgen.preview.sockets import sockets
from tests.preview.showing import SHADOW, Showing, Tab, until


def ask(showing, method="GET", path="", headers=None, body=None):
    address = urlsplit(showing.address)
    connection = http.client.HTTPConnection(address.netloc, timeout=20)
    given = {"Host": address.netloc, **(headers or {})}
    connection.putrequest(method, path if path.startswith("/") else address.path + path, skip_host=True)
    for name, value in given.items():
        connection.putheader(name, value)
    data = json.dumps(body).encode() if body is not None else b""
    if body is not None:
        connection.putheader("Content-Length", str(len(data)))
    connection.endheaders(data)
    answer = connection.getresponse()
    found = answer.status, answer.read(), answer.headers
    connection.close()
    return found


def edit(showing, place, origin=None):
    own = f"http://{urlsplit(showing.address).netloc}"
    return ask(showing, "POST", "edit", {"Origin": origin or own}, place)[:2]


def test_it_answers_under_its_own_name_only(showing):
    port = urlsplit(showing.address).port

    assert ask(showing)[0] == 200
    assert ask(showing, headers={"Host": f"localhost:{port}"})[0] == 200
    assert ask(showing, headers={"Host": f"evil.example:{port}"})[0] == 403
    assert ask(showing, headers={"Host": "127.0.0.1"})[0] == 403


def test_it_answers_no_page_of_another_origin(showing):
    assert ask(showing, headers={"Origin": "http://evil.example"})[0] == 403
    assert ask(showing, "POST", "print", {"Origin": "http://evil.example"})[0] == 403
    assert ask(showing, "POST", "print", {"Origin": "null"})[0] == 403
    assert ask(showing, "POST", "print")[0] == 403


@pytest.mark.parametrize("path", ["/", "/events", "/report.pdf", "/0123456789abcdef/", "//"])
def test_without_the_word_nobody_can_guess_there_is_nothing(showing, path):
    status, text, _ = ask(showing, path=path)

    assert (status, text) == (404, b"open the address that `reportgen preview` printed\n")


def test_what_it_answers_stays_with_it(showing):
    headers = ask(showing)[2]

    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert "access-control-allow-origin" not in headers


def test_the_editor_opens_files_of_the_project_only(project, showing, opened, tmp_path):
    for file in ("../secret", "/etc/passwd", "sections/nothing.yaml", "sections", "sections/../../secret"):
        assert edit(showing, {"file": file, "line": 1, "column": 1})[0] == 400, file
    (project.root / "link.yaml").symlink_to("/etc/passwd")
    assert edit(showing, {"file": "link.yaml", "line": 1, "column": 1})[0] == 400
    (project.root / "link.yaml").unlink()
    assert edit(showing, {"file": "sections/more.yaml", "line": "1; reboot", "column": 1})[0] == 400
    assert edit(showing, ["sections/more.yaml"])[0] == 400
    assert edit(showing, {"file": "sections/more.yaml", "line": 1, "column": 1}, "http://evil.example")[0] == 403
    assert opened.read_text() == ""

    assert edit(showing, {"file": "sections/more.yaml", "line": 3, "column": 5}) == (200, b'{"wrong":""}')
    until(lambda: opened.read_text().endswith(f"{project.root}/sections/more.yaml 3 5\n"))


@pytest.mark.parametrize("length", ["many", "-1", "99999999"])
def test_a_length_that_is_none_is_refused(showing, length):
    headers = {"Origin": f"http://{urlsplit(showing.address).netloc}", "Content-Length": length}
    assert ask(showing, "POST", "edit", headers)[0] == 400


def test_it_listens_on_the_loopback_and_nowhere_else(showing):
    port = urlsplit(showing.address).port
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside:
        try:
            outside.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no address but the loopback's")
        own = outside.getsockname()[0]

    with socket.socket() as one, pytest.raises(OSError, match="refused"):
        one.connect((own, port))


def test_a_port_that_is_in_use_is_refused_when_it_was_asked_for(showing):
    with pytest.raises(BusyError, match="is in use"):
        sockets(urlsplit(showing.address).port, both=False)


@pytest.mark.browser
def test_two_previews_of_one_project_run_at_once(project, showing, browser):
    project.restore()
    other = Showing(project.root, Asked())
    try:
        assert urlsplit(other.address).port != urlsplit(showing.address).port
        tabs = [Tab(browser.new_page(), each.address) for each in (showing, other)]
        project.edit("sections/routes.yaml", "What follows is *made up*", "What follows is **edited**")
        for tab in tabs:
            tab.until("document.getElementById('opening').textContent.includes('edited')")

        tabs[1].run("addEventListener('click', (event) => { window.asked = event.composedPath()[0].href; }, true)")
        tabs[1].page.click("#closing p", modifiers=["Alt"])
        line = project.first["sections/routes.yaml"].split("  - id: closing")[0].count("\n") + 1
        assert tabs[1].run("window.asked") == f"vscode://file{project.root}/sections/routes.yaml:{line}:5"
        for tab in tabs:
            tab.page.close()
    finally:
        other.end()
    assert other.whole


@pytest.mark.browser
def test_a_page_says_when_its_preview_has_ended(project, browser):
    project.restore()
    other = Showing(project.root, Asked())
    tab = Tab(browser.new_page(), other.address)
    other.end()
    tab.until(f"{SHADOW}.querySelector('.state.stopped')")
    assert "What follows is made up" in tab.said("opening")
    tab.page.close()
