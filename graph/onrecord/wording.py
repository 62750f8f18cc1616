"""Words as displayed: from an article's text and spans to the text of a claim or an action."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from onrecord.records import Span

GAP = " … "
"""Joins the pieces of a claim that was read in several spans."""

_CLOSERS = {"“": "”", "‘": "’", "„": "“", "«": "»", '"': '"', "'": "'"}
_CLOSING = frozenset(_CLOSERS.values())
_END_MARKS = " .,;:"


def joined(text: str, spans: Iterable[Span]) -> str:
    """The pieces of a text at the given spans, joined by a gap mark."""
    return GAP.join(span.of(text) for span in spans)


def wording(words: str, kind: str = "claim") -> str:
    """A claim's or an action's words as displayed.

    NFC, white space collapsed, end marks off, quotation marks around the whole or without their partner off, a leading
    "that" (for ``kind`` ``action``: "to") off. Everything else, hedges and case included, stays. Linear in the length.
    """
    lead = "to " if kind == "action" else "that "
    words = " ".join(unicodedata.normalize("NFC", words).split())
    before = None
    while before != words:
        before = words
        words = _without_outer_marks(words.strip(_END_MARKS)).strip(_END_MARKS).removeprefix(lead)
    return words


def _without_outer_marks(words: str) -> str:
    """Without an opening mark at the start and a closing mark at the end that belong together or to nothing inside."""
    first = words[:1]
    if first in _CLOSERS:
        partner = words.find(_CLOSERS[first], 1)
        if partner in (-1, len(words) - 1):
            words = words[1 : partner if partner > 0 else None]
    last = words[-1:]
    if last in _CLOSING:
        opener = next((o for o, c in _CLOSERS.items() if c == last), last)
        inside = words[:-1]
        opened = inside.count(opener) % 2 if opener == last else inside.count(opener) > inside.count(last)
        if not opened:
            words = inside
    return words
