"""Count what a report holds, so that two sides can be seen to say the same."""

import re
from html import unescape
from pathlib import Path

_UNSEEN = re.compile(r"<(style|script|svg|head)\b.*?</\1>", re.DOTALL)


def words_of(html: str) -> list[str]:
    """Gives the words that a page shows."""
    return unescape(re.sub(r"<[^>]*>", " ", _UNSEEN.sub(" ", html))).split()


def content_of(folder: Path) -> dict[str, int]:
    """Gives the numbers of words, figures, tables and rows on the page, of files of data, and of pages in the PDF."""
    import pypdfium2

    page = (folder / "index.html").read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(folder / "report.pdf")
    try:
        pages = len(document)
    finally:
        document.close()
    shown = _UNSEEN.sub(" ", page)
    return {
        "words": len(words_of(page)),
        "figures": len(re.findall(r'<figure class="block figure', page)),
        "pictures": len(re.findall(r"<svg\b(?![^>]*spark)", page[: page.rindex("</main>")].partition("<main")[2])),
        "tables": shown.count("<table"),
        "rows": len(re.findall(r"<tr\b", shown)),
        "data files": len(list((folder / "data").iterdir())),
        "pages": pages,
        "kB": (folder / "index.html").stat().st_size // 1000,
    }
