"""onrecord: who is on record as saying what, with the words it was read in."""

BASE = "https://example.org/onrecord/"
"""Where the IRIs of a graph begin unless a build is told otherwise; one base for each contested report."""
