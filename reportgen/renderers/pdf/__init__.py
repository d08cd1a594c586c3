"""Render the PDF: sections laid out apart and joined into one tagged file, that reads nothing but its own parts."""
