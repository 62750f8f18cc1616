"""Offsets as a browser counts them."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.records import Span


class Utf16:
    """Offsets in code points of a text -> offsets in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._astral = [index for index, letter in enumerate(text) if letter > "\uffff"]

    def __call__(self, offset: int) -> int:
        """The offset in code units."""
        return offset + bisect_left(self._astral, offset)

    def span(self, span: Span) -> list[int]:
        """Start and end in code units."""
        return [self(span.start), self(span.end)]
