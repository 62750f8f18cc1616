"""How two runs of words face each other: a text's words folded, and two runs of them as pairs of places."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.records import Span

Pairs = tuple[tuple[int, int], ...]
"""Places of two runs of words that face each other, in order."""
SHINGLE = 3
"""Words of a shingle: a run of neighbours, by which texts with words in common are found (Broder, SEQUENCES 1997)."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
"""Scripts that put no spaces between words."""
_UNSPACED_SIGNS = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e"
    "\u17b4-\u17d3\u3099\u309a"
)
_SIGNS = "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u065f\u0900-\u0963\u0966-\u0df3"
"""Accents, vowel signs and soft hyphens: parts of words that Python does not count among letters."""
_LETTER = rf"[^\W_{_UNSPACED}]"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_SIGNS}])*"
_WORD = re.compile(
    rf"""
      (?=[^\W_]) [{_UNSPACED}] [{_UNSPACED_SIGNS}]*
    | (?:[A-Za-z]\.){{2,}}                                      # U.N.
    | (?:\[{_LETTER}{{1,3}}\](?={_LETTER}))?                    # [t]he
      {_RUN} (?: ['’ʼ‐‑-]{_RUN} | (?<=\d)[.,]\d+ )*
      (?:\[{_LETTER}{{1,3}}\])?                                 # investigate[s]
    """,
    re.VERBOSE,
)
_ACCENT = re.compile("[\u0300-\u036f]+")
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": "", "[": "", "]": ""})
_LONGEST_WORD = 200
"""Letters; a longer word keeps its accents, since taking them off is slow on long runs of them."""

_SAME, _NEAR, _OTHER = 2, 1, -1
"""What facing words are worth: the same (times its weight), words that begin alike, others."""
_GAP, _END_GAP = -3, -2
"""What a run of words that face nothing is worth, however long: in the middle, and at either end."""
_DOWN, _ACROSS, _ON_DOWN, _ON_ACROSS = 1, 2, 4, 8
"""How a cell of a table was reached: by a word that faces nothing, and whether the gap had begun before."""
_MOST_CELLS = 4_000
"""Of a table; longer runs are first split at the shingles that both have once."""


class Word(NamedTuple):
    """Where a word begins and ends in its text, and its form as compared."""

    start: int
    end: int
    form: str


def words(text: str, within: Span) -> Iterator[Word]:
    """The words of a stretch of a text, in order.

    Letters and digits with the apostrophes and hyphens between them, so that "anti-China" faces "anti-Chinese" as a
    whole; "U.N." and "[t]he" are words; of scripts without spaces each character is one. Linear in the length.
    """
    for match in _WORD.finditer(text, within.start, within.end):
        yield Word(match.start(), match.end(), folded(match[0]))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word as compared: without case, accents, brackets, and the dots and hyphens between letters."""
    form = word.translate(_PLAIN).casefold()
    if not any(char.isdigit() for char in form):
        form = form.replace("-", "").replace(".", "")
    if form.isascii() or len(form) > _LONGEST_WORD:
        return form
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", form)))


def weight(form: str) -> int:
    """2 for a word of four letters or more, 1 for a shorter one: most words that only join others are short."""
    return 1 + (len(form) > 3)


def weighed(forms: Sequence[str]) -> int:
    """What words weigh together."""
    return sum(map(weight, forms))


def in_common(one: str, other: str) -> int:
    """What two facing words have in common: their weight if they are the same, 1 if they only begin alike."""
    return weight(one) if one == other else int(_key(one) == _key(other))


def most_in_common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The weight that two runs can have in common at most, whatever their order."""
    fewer, more = sorted((_bag(one), _bag(other)), key=len)
    return sum(min(count, more[key]) * weight(key) for key, count in fewer.items() if key in more)


@lru_cache(maxsize=5_000)
def _bag(forms: tuple[str, ...]) -> Counter[str]:
    return Counter(map(_key, forms))


def shingles(forms: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The runs of neighbours, in order."""
    return zip(*(forms[at:] for at in range(SHINGLE)), strict=False)


def aligned(one: Sequence[str], other: Sequence[str]) -> Pairs:
    """Which place of one run faces which of the other, in order: the same words, and words that stand for each other.

    Global alignment (Needleman & Wunsch 1970) with a price for each gap but not for its length (after Gotoh 1982), so
    that a long cut costs no more than a short one. Runs too long for one table are split at the shingles that both
    have exactly once, the longest chain of them in order, and what still is too long faces nothing: at most
    ``_MOST_CELLS`` cells a table, hence time linear in the lengths for texts with words in common.
    """
    if one == other:
        return tuple((at, at) for at in range(len(one)))
    if not one or not other:
        return ()
    if len(one) * len(other) <= _MOST_CELLS:
        return _table(one, other)
    anchors = _anchors(one, other)
    if not anchors:
        return ()
    found: list[tuple[int, int]] = []
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *anchors, (len(one), len(other))]):
        if next_i - i > 1 and next_j - j > 1:
            inner = aligned(one[i + 1 : next_i], other[j + 1 : next_j])
            found += ((i + 1 + a, j + 1 + b) for a, b in inner)
        found.append((next_i, next_j))
    return tuple(found[:-1])


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of places of the longest chain of shingles that both runs have exactly once."""
    here, there = _single(one), _single(other)
    common = [(at, there[shingle]) for shingle, at in here.items() if shingle in there]
    found: list[tuple[int, int]] = []
    for i, j in _rising(common):
        for k in range(SHINGLE):
            if not found or (i + k > found[-1][0] and j + k > found[-1][1]):
                found.append((i + k, j + k))
    return found


def _single(forms: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where the shingles stand that occur once, in text order."""
    found: dict[tuple[str, ...], int] = {}
    twice = set()
    for at, shingle in enumerate(shingles(forms)):
        if found.setdefault(shingle, at) != at:
            twice.add(shingle)
    return {shingle: at for shingle, at in found.items() if shingle not in twice}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs with rising first places the most whose second places rise too (Schensted 1961)."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        last[length : length + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _table(one: Sequence[str], other: Sequence[str]) -> Pairs:
    """The best alignment of two runs, by a table of all pairs of places."""
    width = len(other) + 1
    best = [0] + [_END_GAP] * len(other)
    down = [_END_GAP * width * len(one)] * width  # less than any score
    steps = [bytearray(width)]
    prices = [_GAP] * (len(other) - 1) + [_END_GAP]
    columns = tuple(enumerate(zip(other, map(_key, other), prices, strict=True), 1))
    for i, form in enumerate(one, 1):
        price = _END_GAP if i == len(one) else _GAP
        key, same = _key(form), _SAME * weight(form)
        diagonal, across = best[0], down[0]
        best[0] = _END_GAP
        row = bytearray(width)
        for j, (facing, facing_key, price_down) in columns:
            score = diagonal + (same if form == facing else _NEAR if key == facing_key else _OTHER)
            diagonal = best[j]
            step = 0
            across_new = best[j - 1] + price
            if across_new < across:
                step = _ON_ACROSS
            else:
                across = across_new
            down_new = diagonal + price_down
            if down_new < down[j]:
                step |= _ON_DOWN
            else:
                down[j] = down_new
            if score < across or score < down[j]:
                if across >= down[j]:
                    score = across
                    step |= _ACROSS
                else:
                    score = down[j]
                    step |= _DOWN
            best[j] = score
            row[j] = step
        steps.append(row)
    return _traced(steps)


def _traced(steps: Sequence[bytearray]) -> Pairs:
    """The pairs on the way back through a table."""
    i, j = len(steps) - 1, len(steps[0]) - 1
    found: list[tuple[int, int]] = []
    gap = 0
    while i and j:
        step = steps[i][j]
        gap = gap or step & (_DOWN | _ACROSS)
        if gap == _DOWN:
            gap = _DOWN if step & _ON_DOWN else 0
            i -= 1
        elif gap == _ACROSS:
            gap = _ACROSS if step & _ON_ACROSS else 0
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return tuple(reversed(found))


def _key(form: str) -> str:
    """What two forms of one word usually share: how it begins."""
    return form[:4]
