"""Pictures compared by pixels: what only differs in how edges are smoothed is the same, what moved or changed colour is not."""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

COLOURS, BLUR, SHADE, MOST = 48, 1, 40, 8
"""So many colours are kept; a pixel of the slightly blurred picture is another when it differs by more than `SHADE` of 255 from
all around its place; so many may be. Half a pixel's shift of everything changes one, a label moved by four changes thirty."""
DIFFERENT = Path(__file__).parents[2] / "build" / "pictures-that-differ"


def small(picture: Image.Image) -> Image.Image:
    """Gives a picture with few colours, as it is kept."""
    return picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def packed(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def changed(one: Image.Image, other: Image.Image) -> np.ndarray:
    """Gives where two pictures of one size differ: at no place around it does one have what the other has."""
    blurred = (each.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR)) for each in (one, other))
    first, second = (np.asarray(each, dtype=np.int16) for each in blurred)
    return _lost(first, second) | _lost(second, first)


def _lost(mine: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """Gives the pixels of one picture that have nothing like them within one pixel in the other."""
    around = np.pad(theirs, ((1, 1), (1, 1), (0, 0)), mode="edge")
    high, wide = mine.shape[:2]
    nearest = np.full((high, wide), 255, dtype=np.int16)
    for down in range(3):
        for across in range(3):
            there = around[down : down + high, across : across + wide]
            nearest = np.minimum(nearest, np.abs(mine - there).max(axis=2))
    return nearest > SHADE


def complaint(actual: Image.Image, kept: Path, *, bless: bool) -> str:
    """Gives what is wrong with a picture, and where to look; blessed, it is what is expected from now on."""
    actual = small(actual)
    if bless:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(packed(actual))
    if not kept.exists():
        return f"{kept.name} is not there: look at the picture, and bless it with --bless"
    with Image.open(kept) as stored:
        expected = stored.convert("RGB")
    if expected.size != actual.size:
        return f"{kept.stem} is {actual.size} and was {expected.size}; see {_written(actual, expected, kept.stem)}"
    count = int(changed(actual, expected).sum())
    if count <= MOST:
        return ""
    return f"{kept.stem} differs in {count} pixels; see {_written(actual, expected, kept.stem)}"


def _written(actual: Image.Image, expected: Image.Image, name: str) -> Path:
    """Writes what was expected, what came and where they differ."""
    DIFFERENT.mkdir(parents=True, exist_ok=True)
    pictures = {"expected": expected, "actual": actual.convert("RGB")}
    if expected.size == actual.size:
        marks = np.asarray(expected.convert("L").convert("RGB")) // 2 + 127
        marks[changed(actual, expected)] = (220, 0, 0)
        pictures["difference"] = Image.fromarray(marks.astype(np.uint8))
    for what, picture in pictures.items():
        picture.save(DIFFERENT / f"{name}-{what}.png")
    return DIFFERENT / f"{name}-*.png"
