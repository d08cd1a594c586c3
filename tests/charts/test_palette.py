"""The palette is told apart by everybody: by people who see colours otherwise, and in black and white."""

from itertools import combinations, pairwise

import pytest

from tests.charts.making import TOKENS

# Machado, Oliveira and Fernandes 2009, severity 1.0
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
SCHEMES = {"light": TOKENS.light, "dark": TOKENS.dark}
SERIES = [f"series-{n}" for n in range(1, 7)]
PALE = {"series-3", "series-5", "other"}


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(line, vector, strict=True)) for line in matrix)


def linear(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def lab(light):
    def root(t):
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    clipped = [min(1, max(0, part)) for part in light]
    x, y, z = (root(part / white) for part, white in zip(times(TO_XYZ, clipped), (0.95047, 1, 1.08883), strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def lightness(colour):
    return lab(linear(colour))[0]


def apart(first, second, sight):
    seen = [lab(times(SIGHTS[sight], linear(colour))) for colour in (first, second)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def contrast(first, second):
    dark, bright = sorted(times(TO_XYZ, linear(colour))[1] for colour in (first, second))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_series_look_different(scheme, sight):
    colours = SCHEMES[scheme]
    least = min((apart(colours[a], colours[b], sight), a, b) for a, b in combinations(SERIES, 2))
    assert least[0] > 12, least


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_series_is_taken_for_the_highlight(scheme, sight):
    colours = SCHEMES[scheme]
    least = min((apart(colours[name], colours["highlight"], sight), name) for name in SERIES)
    assert least[0] > (35 if sight == "usual" else 16), least


def test_in_print_the_highlight_has_a_grey_of_its_own():
    least = min((abs(lightness(TOKENS.light[name]) - lightness(TOKENS.light["highlight"])), name) for name in SERIES)
    assert least[0] > 4, least


@pytest.mark.parametrize("scheme", SCHEMES)
def test_neighbours_differ_in_lightness_so_that_they_survive_a_black_and_white_printer(scheme):
    steps = [(abs(lightness(SCHEMES[scheme][a]) - lightness(SCHEMES[scheme][b])), a, b) for a, b in pairwise(SERIES)]
    assert min(steps)[0] > (13 if scheme == "light" else 6), min(steps)


def test_printed_series_all_have_a_grey_of_their_own():
    greys = sorted((lightness(TOKENS.light[name]), name) for name in SERIES)
    assert min((b[0] - a[0], a[1], b[1]) for a, b in pairwise(greys))[0] > 4


@pytest.mark.parametrize("scheme", SCHEMES)
def test_series_stand_out_from_the_paper(scheme):
    colours = SCHEMES[scheme]
    for name in [*SERIES, "other", "highlight"]:
        assert contrast(colours[name], colours["paper"]) >= 3, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read(scheme):
    colours = SCHEMES[scheme]
    for name, least in {"ink": 7, "muted": 4.5, "faint": 3.9, "link": 4.5, "accent": 4.5}.items():
        assert contrast(colours[name], colours["paper"]) >= least, name
    for name in [*SERIES, "other", "highlight"]:
        ink = "on-pale" if name in PALE else "paper"
        assert contrast(colours[name], colours[ink]) >= 4.5, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shades_get_darker_by_steps_and_carry_their_numbers(scheme):
    colours = SCHEMES[scheme]
    tones = [lightness(colours[f"step-{n}"]) for n in range(7)]
    assert tones == sorted(tones, reverse=scheme == "light")
    steps = [abs(a - b) for a, b in pairwise(tones)]
    assert min(steps) > 9
    assert max(steps) < (1.1 if scheme == "light" else 1.45) * min(steps), "one step looks as wide as another"
    for n in range(7):
        assert contrast(colours[f"step-{n}"], colours["paper" if n >= 4 else "ink"]) >= 4.5, n


def test_in_the_dark_the_lowest_shade_stands_off_the_ground_and_what_rose_most_is_lightest():
    dark = SCHEMES["dark"]
    assert apart(dark["step-0"], dark["paper"], "usual") > 15
    tones = [lightness(dark[name]) for name in ("paper", "bare", "even", "rise-1", "rise-2", "rise-3")]
    assert min(b - a for a, b in pairwise(tones)) > 5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_maps_and_land_is_told_from_sea_and_shades(scheme):
    colours = SCHEMES[scheme]
    for ground in ("land", "sea"):
        assert contrast(colours["ink"], colours[ground]) >= 7
        assert contrast(colours["muted"], colours[ground]) >= 4.5
        for mark in ("step-4", "step-6", "series-1", "series-2", "series-4"):
            assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)
    assert contrast(colours["faint"], colours["land"]) >= 4.5
    assert contrast(colours["coast"], colours["land"]) >= 2
    assert min(apart(colours["land"], colours[f"step-{n}"], "usual") for n in range(1, 7)) > 9
    assert apart(colours["land"], colours["sea"], "usual") > 6
    assert contrast(colours["muted"], colours["bare"]) >= 4.5
    assert min(apart(colours["bare"], colours[f"step-{n}"], "usual") for n in range(1, 7)) > 9
    assert min(apart(colours["sea"], colours[f"step-{n}"], "usual") for n in range(2, 7)) > 9
    assert apart(colours["bare"], colours["paper"], "usual") > 6


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_what_fell_what_rose_and_what_hardly_changed_look_different(scheme, sight):
    colours = SCHEMES[scheme]
    names = ["step-5", "step-3", "step-2", "even", "rise-1", "rise-2", "rise-3"]
    least = min((apart(colours[a], colours[b], sight), a, b) for a, b in combinations([*names, "bare"], 2))

    assert least[0] > 9, least
    for name in names:
        assert contrast(colours[name], colours["paper" if name in {"step-5", "rise-3"} else "ink"]) >= 4.5, name


def test_every_literal_colour_stands_for_one_token():
    assert len(TOKENS.names) == len(TOKENS.light)
