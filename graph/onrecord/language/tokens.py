"""Words and marks of a stretch of text: from text and bounds to tokens with offsets, untagged."""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.words import word_class
from onrecord.resources import from_data

WORD = re.compile(
    r"""
    (?=\S)(?:  # between words nothing else need be tried
      [A-Za-z]++ (?![^\W_] | [-‐‑/&.'’])                          # most words: plain letters, and no mark behind
    | (?:  [A-Za-z]\.(?:[A-Za-z]\.)+                               # U.S., e.g.
      # anti-China, O'Malley; not China's, isn't
      |  [@#]?(?:[A-Za-z]+[^\W\d_]*|[^\W\d_]+) (?: [-‐‑/&] [^\W_]+ | (?P<inner>['’])(?!s\b|S\b|t\b) [^\W\d_]+ )*
    ) (?P<altered> (?=[.'’]) )?
    | (?: ['’](?:s|S|m|re|ve|ll|d|t)\b )
    | (?: [$£€¥]? \d+ (?: [.,:/-] \d+ )* [%\w]* )
    | (?: \.{2,} | -{2,3} | [^\w\s] | _ )
    )
    """,
    re.VERBOSE,
)
"""A word or mark; with a group where marks in it or behind it may make it another, or several: its groups name them."""
_LONGEST = 12
"""A longer word is no abbreviation and no contraction."""
_SHORT = re.compile(r"(?:re|ve|ll|d|m)$", re.IGNORECASE)


@from_data
@cache
def stopped_words() -> frozenset[str]:
    """Words that keep a full stop: titles and abbreviations, and any single letter (an initial)."""
    return word_class("titles") | word_class("abbreviations") | frozenset("abcdefghijklmnopqrstuvwxyz")


Piece = tuple[int, int, str]
"""A word or mark before tagging: start, end, and as it is written."""


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """Every word and mark of ``text[start:end]`` in order.

    "China's" is two words, "didn't" is "did" and "n't"; an abbreviation keeps its full stop. Linear in the text.
    """
    known = stopped_words()
    found: list[Piece] = []
    position = start
    for match in WORD.finditer(text, start, end):
        first, last = match.span()
        if first < position:
            continue
        written = match[0]
        if match.lastindex:
            after = text[last : last + 1]
            short = written if last - first < _LONGEST else ""
            if after == "." and last < end and text[last + 1 : last + 2] != "." and _stem(short) in known:
                written += "."
                last = position = last + 1
            elif short[-1:] in "nN" and text[last : last + 2] in ("'t", "’t") and last - first > 1:
                position = last + 2
                found += (first, last - 1, written[:-1]), (last - 1, position, text[last - 1 : position])
                continue
            else:
                cut = max(short.rfind("'"), short.rfind("’"))
                if cut > 0 and _SHORT.fullmatch(short, cut + 1):
                    found.append((first, first + cut, written[:cut]))
                    first, written = first + cut, written[cut:]
        found.append((first, last, written))
    return found


def is_word(written: str) -> bool:
    """Whether a piece is a word, no mark: "it", "$5", "'s"."""
    return written[0].isalnum() or written[1:2].isalnum()


def _stem(word: str) -> str:
    return word.rpartition("-")[2].lower()
