"""Server: the page, its events, the PDF and its pages, and what a page may ask for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from reportgen.preview.printed import picture
from reportgen.preview.session import Session
from reportgen.problems import Span

_LONGEST = 4096
"""So many bytes may a page say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """What the pages of a preview may ask for."""

    session: Session

    async def page(self, _: Request) -> Response:
        """Gives the page as it is now."""
        return HTMLResponse(self.session.board.shown.page.html())

    async def events(self, request: Request) -> Response:
        """Gives what changes, as long as the page is open."""
        stream = self.session.board.events(request.query_params.get("have", ""))
        return StreamingResponse(stream, media_type="text/event-stream")

    async def edit(self, request: Request) -> Response:
        """Opens a place in the editor."""
        at = await _place(request)
        wrong = "the place is a file, a line and a column" if at is None else self.session.editor.open(at)
        return JSONResponse({"wrong": wrong}, 400 if wrong else 200)

    async def make_pdf(self, _: Request) -> Response:
        """Has the PDF made anew."""
        self.session.print()
        return JSONResponse({}, 202)

    async def pdf(self, _: Request) -> Response:
        """Gives the last PDF."""
        if not self.session.printed.pdf:
            return PlainTextResponse("there is no PDF yet\n", 404)
        named = {"content-disposition": 'inline; filename="report.pdf"'}
        return Response(self.session.printed.pdf, media_type="application/pdf", headers=named)

    async def pdf_page(self, request: Request) -> Response:
        """Gives a page of the last PDF as a picture."""
        index, width = request.path_params["index"], request.query_params.get("width", "")
        pdf = self.session.printed.pdf if self.session.printed.digest == request.path_params["digest"] else b""
        found = await run_in_threadpool(picture, pdf, index, max(1, int(width))) if pdf and width.isdecimal() else None
        return Response(found, media_type="image/png") if found else PlainTextResponse("no such page\n", 404)


def application(desks: Desks, token: str) -> Starlette:
    """Gives the application, all of it below a word that nobody can guess."""
    return Starlette(
        routes=[
            _route(token, "", desks.page),
            _route(token, "events", desks.events),
            _route(token, "edit", desks.edit, "POST"),
            _route(token, "print", desks.make_pdf, "POST"),
            _route(token, "report.pdf", desks.pdf),
            _route(token, "pages/{digest}/{index:int}.png", desks.pdf_page),
        ]
    )


def _route(token: str, path: str, answer: Callable[[Request], Awaitable[Response]], method: str = "GET") -> Route:
    return Route(f"/{token}/{path}", answer, methods=[method])


async def _place(request: Request) -> Span | None:
    """Gives the place that a page names; nothing when it names none."""
    try:
        if int(request.headers.get("content-length") or _LONGEST + 1) > _LONGEST:
            return None
        given = await request.json()
    except (ValueError, RecursionError):
        return None
    match given:
        case {"file": str(file), "line": int(line), "column": int(column)}:
            return Span(file=Path(file).as_posix(), line=line, column=column)
        case _:
            return None
