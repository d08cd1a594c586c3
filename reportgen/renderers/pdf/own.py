"""The document's own parts: the only addresses that WeasyPrint may ask for."""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes


def fetcher(pictures: Mapping[str, str]) -> Any:  # noqa: ANN401 WeasyPrint carries no types
    """Gives the fetcher of `picture:ID` and `data:` addresses, which refuses all others."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnParts(URLFetcher):  # type: ignore[misc]
        """Serves what the document holds itself."""

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
            """Gives a part's bytes, or refuses."""
            if url.startswith("picture:"):
                kind, content = "image/svg+xml", pictures[url.removeprefix("picture:")].encode()
            elif url.startswith("data:"):
                kind, content = _data(url)
            else:
                raise ValueError(f"{url} is no part of the document")
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return OwnParts(allowed_protocols=("picture", "data"))


def _data(url: str) -> tuple[str, bytes]:
    head, _, body = url.removeprefix("data:").partition(",")
    kind = head.split(";")[0] or "text/plain"
    return kind, b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
