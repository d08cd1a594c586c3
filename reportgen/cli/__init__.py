"""The command line: parse, call, print, exit; heavy modules are imported by the command that needs them."""

from reportgen.cli.commands import main

__all__ = ["main"]
