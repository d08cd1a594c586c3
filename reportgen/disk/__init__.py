"""Disk: the door to the project's files: reading remembers digests, writing replaces a folder at once."""

from reportgen.disk.code import built_in_templates, code_digest, drawing_digest, template_digest
from reportgen.disk.digests import digest, folder_digest
from reportgen.disk.project import Project
from reportgen.disk.refused import refusal
from reportgen.disk.replacing import mend, replace_folder
from reportgen.disk.rewriting import rewrite

__all__ = [
    "Project",
    "built_in_templates",
    "code_digest",
    "digest",
    "drawing_digest",
    "folder_digest",
    "mend",
    "refusal",
    "replace_folder",
    "rewrite",
    "template_digest",
]
