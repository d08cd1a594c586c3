"""Benchmarks: the report against a plain script, its PDF against WeasyPrint alone, its growth, its preview; `make bench`."""
