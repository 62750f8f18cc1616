"""Pieces of news, marks and letters of the world, for texts that nobody would write."""

from pathlib import Path

_LINES = (Path(__file__).parent / "fragments.txt").read_text("utf-8").split("\n")
PIECES = [line.encode("latin-1", "backslashreplace").decode("unicode_escape") for line in _LINES if line]
"""One a line; control characters and the like as Python writes them."""
