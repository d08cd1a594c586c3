"""reportgen: joint threat-assessment reports, built from section specs and data extracts as software is built."""

__version__ = "0.1.0"
