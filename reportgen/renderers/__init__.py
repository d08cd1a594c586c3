"""Renderers: a document to HTML, PDF and CSV; the pipeline sets its sections one by one, so that it can keep them."""
