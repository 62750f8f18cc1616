"""Sentences: from a text to its sentences as tagged tokens, each quotation inside them one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.language.quotations import quotations
from onrecord.language.tagging import tagged
from onrecord.language.tagging.pass_1_words import QUOTE, word_class_of
from onrecord.language.tags import TAGS
from onrecord.language.tokens import Piece, is_word, pieces
from onrecord.language.words import verb_forms
from onrecord.records import Sentence, Span, Spans, Tokens

_LINE = re.compile(r"[^\n\r\u2028\u2029\f]+")
_ENDING = re.compile(r"[.?!…][\"'”’»)\]]*$")
_QUESTION = re.compile(r"[?!][\"'”’»)\]]*$")
LONGEST_SENTENCE = 500
"""Tokens; a longer run without a full stop is cut, so that no text can make a sentence expensive."""


def sentences(text: str, excluded: Spans = ()) -> tuple[Sentence, ...]:
    """The sentences of a text in order, outside the excluded spans.

    A line is a paragraph, and ends the sentence unless the next line goes on in lower case. A quotation is one token
    and never split; whole sentences in quotation marks that stand alone are one sentence. Offsets are the text's own;
    sentences begin and end with a token. Linear in the text.
    """
    found: list[Sentence] = []
    carried = False
    ranges = list(paragraphs(text, excluded))
    for index, (begin, end) in enumerate(ranges):
        start = _after_dateline(text, begin, end)
        follows = text[ranges[index + 1][0]] if index + 1 < len(ranges) else ""
        quotes = quotations(text, start, end, carried, follows)
        carried = bool(quotes) and _unclosed(text, quotes[-1], end)
        found += [_sentence(run) for run in _split(text, _pieces(text, start, end, quotes))]
    return tuple(found)


_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3}(?:,? [A-Z][a-z]{2,12}\.?)?(?:,? \d{1,2}(?: [A-Z][a-z]{2,8})?)?"
    r"(?: ?\([^()\n]{1,40}\))? ?(?:--|[–—]|(?<= )-) ?(?=[\"“‘'A-Z])"
)


def _after_dateline(text: str, start: int, end: int) -> int:
    """Where the words of a paragraph begin behind a dateline: "LONDON, March 9 (Agency) - "."""
    found = _DATELINE.match(text, start, end)
    return found.end() if found and found.end() < end else start


def sentences_inside(text: str, quote: Span) -> tuple[Sentence, ...]:
    """The sentences inside a quotation, its own marks left out; quotations within it are tokens in their turn."""
    start, end = quote
    while start < end and not text[start].isalnum() and text[start] not in "([" and start < quote.start + 2:
        start += 1
    while end > start and text[end - 1] in "\"'”’»" and end > quote.end - 2:
        end -= 1
    if end - start < 8:
        return ()
    return tuple(_sentence(run) for run in _split(text, _pieces(text, start, end, quotations(text, start, end))))


def paragraphs(text: str, excluded: Spans = ()) -> Iterator[Span]:
    """The paragraphs outside the excluded spans: lines, joined where the next goes on in lower case."""
    start = end = -1
    closed = sorted(excluded)
    for first, last in _open_lines(text, closed):
        line_start, line_end = _trimmed(text, first, last)
        if line_start == line_end:
            continue
        if start >= 0:
            gap = text[end:line_start]
            joined = gap.count("\n") == 1 and text[line_start].islower() and text[end - 1] not in ";:"
            if joined and not _between(closed, end, line_start):
                end = line_end
                continue
            yield Span(start, end)
        start, end = line_start, line_end
    if start >= 0:
        yield Span(start, end)


def _between(closed: Sequence[Span], start: int, end: int) -> bool:
    """Whether an excluded span lies between two places."""
    at = bisect_left(closed, (end, end)) - 1
    return at >= 0 and closed[at].end > start


def _open_lines(text: str, closed: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while at < len(closed) and closed[at].end <= start:
            at += 1
        index = at
        while index < len(closed) and closed[index].start < end:
            if closed[index].start > start:
                yield start, closed[index].start
            start = max(start, closed[index].end)
            index += 1
        if start < end:
            yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _unclosed(text: str, quote: Span, end: int) -> bool:
    return quote.end == end and text[quote.end - 1] not in "\"'”’»"


def _pieces(text: str, start: int, end: int, quotes: Sequence[Span]) -> list[Piece]:
    """The words and marks of a stretch, each quotation one piece, written ``QUOTE``."""
    found: list[Piece] = []
    position = start
    for quote in quotes:
        found += pieces(text, position, quote.start)
        found.append((quote.start, quote.end, QUOTE))
        position = quote.end
    return found + pieces(text, position, end)


def _split(text: str, listed: list[Piece]) -> Iterator[list[Piece]]:
    first = 0
    for index, (_, _, written) in enumerate(listed[:-1], 1):
        if (written[-1] in _MAY_END and _ends(text, listed, index)) or index - first >= LONGEST_SENTENCE:
            yield listed[first:index]
            first = index
    if first < len(listed):
        yield listed[first:]


_PARTING = frozenset("|•")
"""Marks between the items of a headline or a line of links; before the first word one is a bullet."""
_MAY_END = frozenset((*".?!…", *_PARTING, QUOTE[-1]))
"""How pieces are written with which a sentence may end: marks, abbreviations, quotations."""


def _ends(text: str, listed: list[Piece], index: int) -> bool:
    """Whether a sentence ends before a piece, behind one that may end it."""
    start, end, written = listed[index - 1]
    following = listed[index][2]
    if written == QUOTE:
        tail = text[max(start, end - 6) : end]
        if not _ENDING.search(tail) or not _begins(following):
            return False
        return following == QUOTE or not (_QUESTION.search(tail) and _goes_on(listed, index))
    if not is_word(written):
        return (written in _PARTING and index > 1) or (written[0] in ".?!…" and _begins(following))
    return len(written) > 2 and _ends_abbreviated(written, following)


def _ends_abbreviated(word: str, opener: str) -> bool:
    """Whether an abbreviation with its full stop (U.S., Inc., p.m.) also ends the sentence."""
    known = word[:-1].lower() in word_class_of("titles")
    return not known and opener[0].isupper() and opener.lower() in _OPENERS


_OPENERS = frozenset(
    ("the", "a", "an", "he", "she", "it", "they", "we", "i", "but", "and", "in", "on", "at", "this", "that", "these")
)
"""Words that begin a sentence behind an abbreviation."""


def _begins(written: str) -> bool:
    """Whether a piece may begin a sentence."""
    mark = written[0]
    if written == QUOTE or mark.isupper() or mark.isdigit() or mark in "([—–-•*$£€@#":
        return True
    return is_word(written) and not mark.islower()


def _goes_on(listed: list[Piece], index: int) -> bool:
    """Whether a question or a cry in quotation marks is followed by who uttered it ("…?” Smith asked")."""
    verbs = verb_forms()
    for _, _, word in listed[index : index + 7]:
        if word == QUOTE or not is_word(word) or len(word) > 30:
            return False
        if verbs.get(word.lower(), ("", ""))[0] in word_class_of("asking"):
            return True
        if word.islower() and word in verbs:
            return False
    return False


def _sentence(listed: list[Piece]) -> Sentence:
    starts, ends, words = zip(*listed, strict=True)
    tags, lemmas = tagged(words)
    quotes = tuple(Span(start, end) for start, end, word in listed if word == QUOTE) if QUOTE in words else ()
    tokens = Tokens(starts, ends, tuple(lemmas), tuple(map(TAGS.__getitem__, tags)))
    return Sentence(starts[0], ends[-1], tokens, quotes)
