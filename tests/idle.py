"""A module of workers that do not begin."""


def begin() -> None:
    raise RuntimeError("not today")
