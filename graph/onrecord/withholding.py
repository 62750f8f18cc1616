"""Names that stand in no output: a text and these names go in; where they stand, or the text covered, comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from onrecord.names import misreadings, repair_mojibake
from onrecord.records import Span, Spans, united

COVER = "█"
"""Stands for each character of a withheld name."""

_PIECE = re.compile(r"[^\W_]+|\S")
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U000323af]|[\u1100-\u115f]+[\u1160-\u11a7]*[\u11a8-\u11ff]*)"
)
"""Letters of scripts whose words are not told apart by spaces, or that put endings on names: each is a word here."""
_JOINTS = frozenset({"", "-", "‐", "‑", "–", "'", ".", "-.", "_", "+"})
"""What may stand between two words of one name, white space apart."""
_QUOTES = str.maketrans(dict.fromkeys('‘’‚‛`´“”„«»"', "'"))
_BROKEN = re.compile(r"[-\u2010][^\S\r\n]*(?:\r\n|\r|\n)\s*")
"""A word that goes on in the next line."""
_LONGEST_WORD = 200
"""Letters; of a longer word no more is compared."""
_LONGEST_BREAK = 40
"""Code points; what lies farther apart is no word that goes on in the next line."""


class _Word(NamedTuple):
    start: int
    end: int
    form: str


class _Name(NamedTuple):
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands before each word but the first, without white space."""


def withheld_spans(text: str, withheld: Sequence[str]) -> Spans:
    """Where withheld names stand in a text, in order, merged where they touch.

    Whole words, whatever their case and accents, the white space and line breaks in them, what is not seen (soft
    hyphens, marks that turn text round), and letters wrongly decoded. Linear in the text and in the names.
    """
    if not withheld:
        return ()
    names, signs = _names(tuple(withheld))
    found = [Span(match.start(), match.end()) for sign in signs for match in re.finditer(re.escape(sign), text)]
    if names:
        words = _words(text)
        found += _matches(text, words, names)
        if _BROKEN.search(text):
            found += _matches(text, _mended(text, words), names)
    return united(found)


def mask(text: str, withheld: Sequence[str]) -> str:
    """The text with each withheld name covered by as many █ as it has code points."""
    spans = withheld_spans(text, withheld)
    if not spans:
        return text
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], COVER * (span.end - span.start)]
        at = span.end
    return "".join([*pieces, text[at:]])


def touches(text: str, withheld: Sequence[str]) -> bool:
    """Whether a withheld name stands in the text."""
    return bool(withheld_spans(text, withheld))


def touches_address(address: str, withheld: Sequence[str]) -> bool:
    """Whether a withheld name stands in a web address, percent-encoded or not."""
    return touches(address, withheld) or touches(unquote(address), withheld)


@lru_cache(maxsize=64)
def _names(withheld: tuple[str, ...]) -> tuple[dict[str, tuple[_Name, ...]], tuple[str, ...]]:
    """The names by their first word, and those without words: signs, found as they stand."""
    by_first: dict[str, dict[_Name, None]] = {}
    signs: list[str] = []
    for given in withheld:
        spelled = (given, repair_mojibake(given), *misreadings(given))
        for name in dict.fromkeys(spelled):
            words = _words(name)
            forms = tuple(word.form for word in words)
            gaps = tuple(_gap(name, a.end, b.start) for a, b in pairwise(words))
            if not words:
                signs += filter(None, [name.strip()])
                continue
            by_first.setdefault(forms[0], {})[_Name(forms, gaps)] = None
            if len(forms) > 1:  # run together, as in a handle or a tag
                by_first.setdefault("".join(forms), {})[_Name(("".join(forms),), ())] = None
    return {first: tuple(names) for first, names in by_first.items()}, tuple(signs)


def _matches(text: str, words: Sequence[_Word], names: dict[str, tuple[_Name, ...]]) -> Iterator[Span]:
    for index, word in enumerate(words):
        for name in names.get(word.form, ()):
            last = index + len(name.words) - 1
            if last < len(words) and all(
                words[index + k].form == name.words[k]
                and _joined(text, words[index + k - 1].end, words[index + k].start, name.gaps[k - 1])
                for k in range(1, len(name.words))
            ):
                yield Span(word.start, words[last].end)


def _words(text: str) -> list[_Word]:
    """The words of a text in a form that is the same for all spellings; marks belong to the letters before them."""
    words: list[_Word] = []
    for match in _PIECE.finditer(text):
        at, piece = match.start(), match[0]
        if not piece[0].isalnum():
            if words and words[-1].end == at and _belongs(piece):
                words[-1] = _longer(words[-1], match.end(), piece)
            continue
        runs = _UNSPACED.split(piece) if _UNSPACED.search(piece) else (piece,)
        for run in filter(None, runs):
            before = words[-1] if words else None
            if before and before.end == at and _goes_on(text, at, run):
                words[-1] = _longer(before, at + len(run), run)
            else:
                words.append(_Word(at, at + len(run), _form(run[:_LONGEST_WORD])))
            at += len(run)
    return words


def _longer(word: _Word, end: int, more: str) -> _Word:
    form = word.form
    if len(form) < _LONGEST_WORD:
        form += _form(more[:_LONGEST_WORD])
    return _Word(word.start, end, form)


def _belongs(char: str) -> bool:
    """Whether a character is part of the word before it: a mark on a letter, or nothing that is seen."""
    category = unicodedata.category(char)
    return category[0] == "M" or category == "Cf"


def _goes_on(text: str, at: int, run: str) -> bool:
    """Whether letters go on with the word that a mark, or what is not seen, seems to end."""
    return not _UNSPACED.match(run) and _belongs(text[at - 1]) and not _UNSPACED.match(text[at - 2 : at - 1])


@lru_cache(maxsize=65536)
def _form(word: str) -> str:
    """Without case, accents, vowel points and what is not seen; compatible letters are one."""
    if word.isascii():
        return word.lower()
    letters = (c for char in word for c in unicodedata.normalize("NFKD", char.casefold()))
    return "".join(c for c in letters if _counts(c))


def _counts(char: str) -> bool:
    """Whether a decomposed character tells words apart: not an accent, a point of Hebrew or Arabic, a lengthening."""
    order = unicodedata.combining(char)
    return not (10 <= order <= 36 or order >= 200 or char == "\u0640" or unicodedata.category(char) == "Cf")


def _mended(text: str, words: Sequence[_Word]) -> list[_Word]:
    """The words with those put together that were broken at the end of a line."""
    mended: list[_Word] = []
    for word in words:
        broken = mended and word.start - mended[-1].end < _LONGEST_BREAK
        if broken and _BROKEN.fullmatch(text, mended[-1].end, word.start):
            mended[-1] = _longer(mended[-1], word.end, text[word.start : word.end])
        else:
            mended.append(word)
    return mended


def _joined(text: str, end: int, start: int, own: str) -> bool:
    """Whether two words may belong to one name, which has ``own`` between them."""
    if text[end:start].isspace():
        return True
    gap = _gap(text, end, start)
    return gap in _JOINTS or gap == own


def _gap(text: str, end: int, start: int) -> str:
    """What is seen between two words, without white space and with marks of quotation alike."""
    seen = "".join(text[end:start].split()).translate(_QUOTES)
    return seen if seen.isascii() else "".join(char for char in seen if unicodedata.category(char) != "Cf")
