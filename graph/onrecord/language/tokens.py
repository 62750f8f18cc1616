"""Words and marks of a stretch of text: from text and bounds to tokens with offsets, untagged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.language.words import word_class
from onrecord.resources import from_data

WORD = re.compile(
    r"""
    (?P<letters> (?:[A-Za-z]\.){2,}                             # U.S., e.g.
      # anti-China, O'Malley; not China's, isn't
      | [@#]?[^\W\d_]+ (?: [-‐‑/&] [^\W_]+ | ['’](?!s\b|S\b|t\b) [^\W\d_]+ )* )
    | (?P<clitic> ['’](?:s|S|m|re|ve|ll|d|t)\b )
    | (?P<number> [$£€¥]? \d+ (?: [.,:/-] \d+ )* [%\w]* )
    | (?P<mark> \.{2,} | -{2,3} | [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_SHORT = re.compile(r"(?:re|ve|ll|d|m)$", re.IGNORECASE)


@from_data
@cache
def stopped_words() -> frozenset[str]:
    """Words that keep a full stop: titles and abbreviations, and any single letter (an initial)."""
    return word_class("titles") | word_class("abbreviations") | frozenset("abcdefghijklmnopqrstuvwxyz")


def spans(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Every word and mark of ``text[start:end]`` in order: start, end, whether it is a word.

    "China's" is two words, "didn't" is "did" and "n't"; an abbreviation keeps its full stop. Linear in the text.
    """
    known = stopped_words()
    position = start
    for match in WORD.finditer(text, start, end):
        first, last = match.span()
        if first < position:
            continue
        kind = match.lastgroup
        if kind == "letters":
            word = text[first:last] if last - first < 12 else ""
            if (
                last < end
                and text[last] == "."
                and text[last + 1 : last + 2] != "."
                and word.rpartition("-")[2].lower() in known
            ):
                last += 1
            elif word[-1:] in "nN" and text[last : last + 2] in ("'t", "’t") and last - first > 1:
                yield first, last - 1, True
                yield last - 1, last + 2, True
                position = last + 2
                continue
            else:
                cut = max(word.rfind("'"), word.rfind("’"))
                if cut > 0 and _SHORT.fullmatch(word, cut + 1):
                    yield first, first + cut, True
                    first += cut
        yield first, last, kind != "mark"
        position = last
