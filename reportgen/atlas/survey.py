"""A survey: what an atlas is made of, which costs nothing until a map is drawn."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.atlas.model import Atlas, Place
from reportgen.atlas.reading import read_atlas
from reportgen.table import Listed

_HEAD = 1000
"""How many bytes hold the head of a file of boundaries."""
_NAMED = re.compile(r'"(source|packed|address)": *"([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The file of boundaries as it stands on the disk, and what the report says of places and countries."""

    data: bytes
    path: str
    """How problems name the file."""
    places: Mapping[str, Place]
    named: Mapping[str, Listed]
    coded: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The digest of all of it: what a map is made of beside its numbers."""
        said = repr((sorted(self.places.items()), sorted(self.named.items()), sorted(self.coded.items()))).encode()
        return hashlib.blake2b(self.data + said, digest_size=16).hexdigest()

    @property
    def source(self) -> tuple[str, str]:
        """Who drew the boundaries, and from where they were taken: what the head of the file says of it."""
        found = dict(_NAMED.findall(self.data[:_HEAD].decode("utf-8", "replace")))
        taken = (found.get("packed", "").partition(",")[0], found.get("address", ""))
        return found.get("source", ""), ", ".join(part for part in taken if part)

    def atlas(self) -> Atlas:
        """Gives the atlas. Raises `AtlasError` when the file is none."""
        return replace(read_atlas(self.data), places=self.places, named=self.named, coded=self.coded)
