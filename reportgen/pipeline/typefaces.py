"""Typefaces: the fonts of the page itself, cut down by workers while the rest of the build goes on, and kept."""

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.draw import Fonts, MissingError, Tokens, declare, use
from reportgen.pipeline.ground import tool
from reportgen.pipeline.journal import Journal
from reportgen.pipeline.workshop import Workshop
from reportgen.renderers.faces import FACES, font_face
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
    return fonts


def begin_faces(fonts: Fonts, journal: Journal, workshop: Workshop) -> Callable[[], str]:
    """Has the page's fonts cut down to what European languages need, and gives what waits for their font-face rules."""
    key = journal.key("faces", NAME, {**font_parts(fonts), **tool()})
    kept = journal.get("faces", NAME)
    if kept is not None:
        return kept.decode
    folder = fonts.config.parent
    wanted = [name for name in FACES if name in fonts.digests]
    if key not in workshop.faces:
        cut = [workshop.workers.later(font_face, name, (folder / name).read_bytes()) for name in wanted]
        workshop.faces[key] = cut
    begun = workshop.faces[key]

    def faces() -> str:
        try:
            made = "".join(each.result() for each in begun)
        except WorkerDiedError as error:
            del workshop.faces[key]
            raise MissingError(
                f"a process that cuts down fonts was ended: {error}", "see whether memory runs out"
            ) from None
        return journal.put("faces", NAME, made.encode()).decode()

    return faces
