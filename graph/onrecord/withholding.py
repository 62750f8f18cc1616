"""Names that stand in no output: a text and these names go in; where they stand, or the text covered, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.records import Span, Spans, united
from onrecord.wording import one_line

COVER = "█"
"""Stands for each character of a withheld name."""

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_JOINTS = frozenset({"", "-", "‐", "‑", "–", "'", "’", "‘", ".", "-."})
"""What may stand between two words of one name, white space apart."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Scripts written without spaces: there, a name stands wherever its letters stand."""


def withheld_spans(text: str, withheld: Sequence[str]) -> Spans:
    """Where withheld names stand in a text, in order, merged where they touch.

    Whole words, whatever their case, the white space between them, and how accents are encoded. Linear in the text and
    in the names.
    """
    if not withheld:
        return ()
    names, unspaced = _names(tuple(withheld))
    found = [Span(at, at + len(name)) for name in unspaced for at in _occurrences(text, name)]
    if names:
        words = [(match.start(), match.end(), _form(match[0])) for match in _WORD.finditer(text)]
        for index, (start, _, form) in enumerate(words):
            for name in names.get(form, ()):
                last = index + len(name) - 1
                if last < len(words) and all(
                    words[index + k][2] == name[k] and _joined(text, words[index + k - 1][1], words[index + k][0])
                    for k in range(1, len(name))
                ):
                    found.append(Span(start, words[last][1]))
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


@lru_cache(maxsize=64)
def _names(withheld: tuple[str, ...]) -> tuple[dict[str, list[tuple[str, ...]]], tuple[str, ...]]:
    """The names by their first word, and those in scripts without spaces."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    unspaced = []
    for name in withheld:
        if _UNSPACED.search(name):
            unspaced.append(name.strip())
        elif words := tuple(_form(word) for word in _WORD.findall(name)):
            by_first.setdefault(words[0], []).append(words)
    return by_first, tuple(unspaced)


def _form(word: str) -> str:
    return one_line(one_line(word).casefold())


def _joined(text: str, end: int, start: int) -> bool:
    """Whether two words may belong to one name. What lies between is looked at only as far as joints are long."""
    gap = text[end:start]
    return gap.isspace() or gap.strip() in _JOINTS


def _occurrences(text: str, name: str) -> Iterable[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))
