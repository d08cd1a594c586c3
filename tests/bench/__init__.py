"""Benchmarks: seconds and sizes, printed and kept as JSON; run by `make bench`, never by the suite."""
