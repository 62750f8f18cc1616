"""Words as displayed: from an article's text and spans to the text of a claim or an action."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from onrecord.findings import Record
from onrecord.records import Span, Spans

GAP = " … "
"""Joins the pieces of a claim that was read in several spans."""

_CLOSERS = {"“": "”", "‘": "’", "„": "“", "«": "»", '"': '"', "'": "'"}
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_MARK = re.compile("[" + "".join(sorted({*_CLOSERS, *_OPENERS})) + "]")
_END_MARKS = " .,;:"
_PIECE = 1000
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """The text in NFC with its white space collapsed.

    Long text is normalised in pieces: the standard library takes quadratic time on a long run of combining marks.
    """
    words = " ".join(text.split())
    if words.isascii():
        return words
    return "".join(unicodedata.normalize("NFC", words[at : at + _PIECE]) for at in range(0, len(words), _PIECE))


def harmless(text: str) -> str:
    """The text without what commands a terminal or turns text round in it: U+FFFD stands for each; lines stay."""
    return text if text.isprintable() else "".join("\ufffd" if _commands(char) else char for char in text)


def _commands(char: str) -> bool:
    return char in _TURNS_TEXT or (unicodedata.category(char) == "Cc" and char not in "\n\t")


def joined(text: str, spans: Iterable[Span]) -> str:
    """The pieces of a text at the given spans, joined by a gap mark."""
    return GAP.join(span.of(text) for span in spans)


def wording(words: str, kind: str = "claim") -> str:
    """A claim's or an action's words as displayed.

    NFC, white space collapsed, end marks off, quotation marks around the whole or without their partner off, a leading
    "that" (for ``kind`` ``action`` also "to") off. Everything else, hedges and case included, stays. Linear.
    """
    leads = ("to ", "that ") if kind == "action" else ("that ",)
    words = one_line(words)
    partner = _partners(words)
    start, end = 0, len(words)
    before = (-1, -1)
    while before != (start, end) and start < end:
        before = (start, end)
        while start < end and words[start] in _END_MARKS:
            start += 1
        while start < end and words[end - 1] in _END_MARKS:
            end -= 1
        if start < end and words[start] in _CLOSERS:
            other = partner.get(start, end)
            if other == end - 1 > start:
                start, end = start + 1, end - 1
            elif not start < other < end:
                start += 1
        if start < end and words[end - 1] in _OPENERS and not start <= partner.get(end - 1, -1) < end:
            end -= 1
        start += next((len(lead) for lead in leads if words.startswith(lead, start, end)), 0)
    return words[start:end]


def content_of(record: Record, text: str) -> Spans:
    """Where the words of a record's content stand: of several actions asked for in one reading, its own alone."""
    own = tuple(span for span in record.reading.actions if wording(span.of(text), "action") == record.words)
    return own or record.reading.content


def _partners(words: str) -> dict[int, int]:
    """Where the other mark of each quotation mark stands; marks without one, and apostrophes in words, are left out."""
    partner: dict[int, int] = {}
    opened: dict[str, list[int]] = {opener: [] for opener in _CLOSERS}
    for found in _MARK.finditer(words):
        at, mark = found.start(), found[0]
        if mark in "'’" and words[at - 1 : at].isalnum() and words[at + 1 : at + 2].isalnum():
            continue
        opener = _OPENERS.get(mark)
        if opener and opened[opener]:
            other = opened[opener].pop()
            partner[at], partner[other] = other, at
        elif mark in _CLOSERS:
            opened[mark].append(at)
    return partner
