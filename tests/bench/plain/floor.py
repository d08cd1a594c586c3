"""The floor: WeasyPrint alone on HTML that is ready, in one process.

    python floor.py FOLDER

FOLDER holds `print.html` and one `ID.svg` for each picture that it shows as `picture:ID`; `floor.pdf` goes beside them.
"""

import base64
import sys
import time
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

folder = Path(sys.argv[1])


class OwnParts(URLFetcher):
    def fetch(self, url, headers=None):
        if url.startswith("data:"):
            content = base64.b64decode(url.partition(",")[2])
        else:
            content = (folder / f"{url.removeprefix('picture:')}.svg").read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": "image/svg+xml"})


begun = time.perf_counter()
html = (folder / "print.html").read_text(encoding="utf-8")
HTML(string=html, url_fetcher=OwnParts(allowed_protocols=("picture", "data"))).write_pdf(
    folder / "floor.pdf", pdf_variant="pdf/ua-1"
)
print(f"{'pdf':<12}{'':>9}{time.perf_counter() - begun:>8.1f} s")
