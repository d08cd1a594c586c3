"""The machine: what a build does not read from the project and yet depends on: packages, libraries, browser, fonts."""

from reportgen.machine.fonts import font_digests, font_files
from reportgen.machine.packages import EntryPoint, added, installed
from reportgen.machine.programs import browser_files, browser_path, libraries, settings
from reportgen.machine.remembered import Remembered

__all__ = [
    "EntryPoint",
    "Remembered",
    "added",
    "browser_files",
    "browser_path",
    "font_digests",
    "font_files",
    "installed",
    "libraries",
    "settings",
]
