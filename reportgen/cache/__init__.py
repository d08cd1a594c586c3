"""Cache: results under the digest of everything they were made from; what is stored is never changed, nor used when damaged."""

from reportgen.cache.gate import BusyError, alone, is_foreign, opened
from reportgen.cache.room import Room, clear, room_of, settle, shrink
from reportgen.cache.store import Cache, Found

__all__ = [
    "BusyError",
    "Cache",
    "Found",
    "Room",
    "alone",
    "clear",
    "is_foreign",
    "opened",
    "room_of",
    "settle",
    "shrink",
]
