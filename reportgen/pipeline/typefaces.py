"""Typefaces: the fonts of the page itself, cut down by workers while the rest of the build goes on, and kept."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from reportgen.draw import Fonts, MissingError, Tokens, declare, use
from reportgen.pipeline.ground import tool
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.faces import font_faces
from reportgen.workers import WorkerDiedError

FONTS = "build/.fonts"
NAME = "the fonts of the page"


def font_parts(fonts: Fonts) -> Mapping[str, str]:
    """Gives each declared font, and what the families are called that stand for others."""
    return {
        **{f"the font {name}": found for name, found in fonts.digests.items()},
        "the families": " ".join(fonts.families),
    }


def declared_fonts(tokens: Tokens, root: Path) -> Fonts:
    """Gives the fonts this build may see, and makes this process see them alone."""
    fonts = declare(tokens.files, root / FONTS, (tokens.sans[0], tokens.serif[0]))
    use(fonts)
    return replace(fonts, embedded=tuple(name for name in tokens.embedded if name in fonts.digests))


def begin_faces(
    fonts: Fonts, journal: Journal, workshop: Workshop, after: Future[None] | None = None
) -> Callable[[], str]:
    """Has the page's fonts cut down to what European languages need, and gives what waits for their font-face rules.

    One process cuts them all, and only `after` the browser is open: they are needed last, and on two cores what is
    needed first leaves them one.
    """
    carried = {"the fonts in the page": " ".join(fonts.embedded)}
    key = journal.key("faces", NAME, {**font_parts(fonts), **carried, **tool()})
    kept = journal.get("faces", NAME)
    if kept is not None:
        return kept.decode
    folder = fonts.config.parent
    if key not in workshop.faces:
        files = {name: (folder / name).read_bytes() for name in fonts.embedded}
        workshop.faces[key] = workshop.workers.later(font_faces, files, after=after)
    begun = workshop.faces[key]

    def faces() -> str:
        try:
            made = begun.result()
        except WorkerDiedError as error:
            del workshop.faces[key]
            raise MissingError(
                f"a process that cuts down fonts was ended: {error}", "see whether memory runs out"
            ) from None
        return journal.put("faces", NAME, made.encode()).decode()

    return faces
