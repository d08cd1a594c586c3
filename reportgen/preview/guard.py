"""Guard: answers none but the pages of this preview: by host, by origin, and by a word that nobody can guess."""

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import PlainTextResponse

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_HEADERS = [
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Stands before the application; what it refuses never gets there."""

    app: App
    hosts: Collection[str]
    """`127.0.0.1:4300` and the like: a page of another name that leads here is refused (DNS rebinding)."""
    token: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or lets it through."""
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return

        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        await self.app(scope, receive, sent)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        given = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in given if name == "host"]
        origins = [value for name, value in given if name == "origin"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return PlainTextResponse("this preview answers under its own address only\n", 403)
        if origins not in ([f"http://{hosts[0]}"], []) or (scope["method"] == "POST" and not origins):
            return PlainTextResponse("this preview answers its own pages only\n", 403)
        if not scope["path"].startswith(f"/{self.token}/"):
            return PlainTextResponse("open the address that `reportgen preview` printed\n", 404)
        return None
