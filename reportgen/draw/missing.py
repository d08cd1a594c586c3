"""What the machine lacks, and how to get it: ends a build with exit status 3."""


class MissingError(Exception):
    """Something that must be installed is not there; `hint` says how to get it."""

    def __init__(self, what: str, hint: str) -> None:
        """Keeps what is missing and the way out apart."""
        super().__init__(what)
        self.what = what
        self.hint = hint
