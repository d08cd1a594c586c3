"""Web addresses become links, and nothing else does."""

import pytest

from reportgen.renderers.addresses import linked


def link(address: str) -> str:
    return f'<a class="outside" href="{address}" rel="noopener noreferrer">{address}</a>'


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("obtained from https://example.org/a_b-c", f"obtained from {link('https://example.org/a_b-c')}"),
        ("see http://example.org.", f"see {link('http://example.org')}."),
        ("(https://example.org/x_(y))", f"({link('https://example.org/x_(y)')})"),
        ("a https://a.example/1, b https://b.example/2;", f"a {link('https://a.example/1')}, b {link('https://b.example/2')};"),
        ("https://example.org/?a=1&b=2", link("https://example.org/?a=1&amp;b=2")),
        ("HTTPS://Example.org:8080/x#y", link("HTTPS://Example.org:8080/x#y")),
    ],
)  # fmt: skip
def test_an_address_is_a_link(text: str, made: str) -> None:
    assert str(linked(text)).replace("<wbr>", "") == made


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "//example.org", "https://", "https:///x",
     "xhttps://example.org", "http://-x", "GitHub iom/gdidata", "zbook.org"],
)  # fmt: skip
def test_all_else_is_words(text: str) -> None:
    assert str(linked(text)) == text


def test_marks_and_quotes_cannot_leave_their_place() -> None:
    made = str(linked('https://example.org/"onclick="x <b>&')).replace("<wbr>", "")
    assert made == f"{link('https://example.org/')}&#34;onclick=&#34;x &lt;b&gt;&amp;"
    assert str(linked("https://example.org/javascript:alert(1)")).count("href=") == 1
