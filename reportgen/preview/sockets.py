"""Sockets: on the loopback and nowhere else, at a port that is asked for or the first that is free."""

import errno
import socket
from contextlib import suppress

FIRST, MANY = 4300, 100
"""Where free ports are looked for, and how many."""


class BusyError(Exception):
    """The port that was asked for is in use, or none is free."""


def sockets(port: int, *, both: bool) -> list[socket.socket]:
    """Gives sockets that listen at one port of 127.0.0.1, and of ::1 too; raises `BusyError`."""
    for tried in (port,) if port else range(FIRST, FIRST + MANY):
        with suppress(BusyError):
            return _at(tried, both=both)
    raise BusyError(f"port {port} is in use" if port else f"no port from {FIRST} to {FIRST + MANY - 1} is free")


def names(listening: list[socket.socket]) -> frozenset[str]:
    """Gives the hosts, with their port, under which a browser reaches the sockets."""
    port = listening[0].getsockname()[1]
    return frozenset({f"127.0.0.1:{port}", f"localhost:{port}", *([f"[::1]:{port}"] if len(listening) > 1 else [])})


def _at(port: int, *, both: bool) -> list[socket.socket]:
    made: list[socket.socket] = []
    try:
        for family, host in ((socket.AF_INET, "127.0.0.1"), *([(socket.AF_INET6, "::1")] if both else [])):
            one = socket.socket(family, socket.SOCK_STREAM)
            made.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port is free at once when a preview has ended
            one.bind((host, port))
            one.listen(128)
    except OSError as error:
        for one in made:
            one.close()
        if error.errno in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
            raise BusyError(error.strerror) from None
        raise
    return made
