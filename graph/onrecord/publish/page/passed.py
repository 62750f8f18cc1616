"""Articles and names -> the sentences that hold one of the names and from which nothing was read."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from onrecord.findings import Findings
from onrecord.language import sentences
from onrecord.records import Span, Spans, overlaps_any, united
from onrecord.withholding import COVER

_WORD = re.compile(r"\w+")
_ABBREVIATED = 3
"""Letters; a name as short as that is not looked for in capitals: "us" is not the US, "It" is not IT."""

Names = Mapping[str, Iterable[str]]
"""By what somebody's node is called: the names as shown."""


class _Name(NamedTuple):
    owner: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands between the words, without white space."""


class _Index(NamedTuple):
    lengths: dict[str, set[int]]
    """How many words the names have that begin with a word, so that a thousand that begin with "the" cost no more."""
    names: dict[tuple[str, ...], list[_Name]]
    """The names by their words; these and the first words in small letters."""


def passed_over(findings: Sequence[Findings], shown: Sequence[str], names: Names) -> dict[str, list[tuple[int, Span]]]:
    """For each owner of names the sentences that hold one and overlap no record's evidence, as (article, span).

    ``shown``: the text of each article, withheld names covered. Passages that are not part of the article are left out.
    Linear in the texts: names are looked up by their words.
    """
    index, unspaced = _indexed(names)
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for number, (one, text) in enumerate(zip(findings, shown, strict=True)):
        read = united(span for record in one.records for span in record.evidence)
        closed = united((*read, *(passage.span for passage in one.article.excluded)))
        held = chain(_mentions(text, index), _unspaced_mentions(text, unspaced))
        open_mentions = sorted({(span, owner) for owner, span in held if not overlaps_any(span, closed)})
        # Splitting an article into sentences costs far more than looking for names in it.
        for owner, sentence in _sentences(one, open_mentions) if open_mentions else ():
            if not overlaps_any(sentence, read):
                found[owner].append((number, sentence))
    return dict(found)


def _sentences(found: Findings, mentions: Sequence[tuple[Span, str]]) -> Iterator[tuple[str, Span]]:
    """Each sentence once for each whose name stands in it; both are in the order of the text."""
    excluded: Spans = tuple(passage.span for passage in found.article.excluded)
    at = 0
    for sentence in sentences(found.article.text, excluded):
        owners: dict[str, None] = {}
        while at < len(mentions) and mentions[at][0].start < sentence.end:
            owners |= {mentions[at][1]: None} if mentions[at][0].start >= sentence.start else {}
            at += 1
        for owner in owners:
            yield owner, sentence.span


def _indexed(names: Names) -> tuple[_Index, list[tuple[str, str]]]:
    """The names by their words, and those of scripts without capitals as (owner, name)."""
    index = _Index(defaultdict(set), defaultdict(list))
    unspaced: list[tuple[str, str]] = []
    for owner, given in names.items():
        for name in dict.fromkeys(given):
            words = [match.span() for match in _WORD.finditer(name)]
            if COVER in name or not words:
                continue
            # Such scripts set no spaces between words, or put little words on names: these are found as they stand.
            if any(unicodedata.category(letter) == "Lo" for letter in name):
                unspaced.append((owner, name))
                continue
            gaps = tuple(_gap(name, end, start) for (_, end), (start, _) in pairwise(words))
            written = tuple(name[start:end] for start, end in words)
            folded = tuple(word.lower() for word in written)
            index.lengths[folded[0]].add(len(folded))
            index.names[folded].append(_Name(owner, written, gaps))
    return index, unspaced


def _mentions(text: str, index: _Index) -> Iterator[tuple[str, Span]]:
    words = [match.span() for match in _WORD.finditer(text)] if index.names else []
    folded = [text[start:end].lower() for start, end in words]
    for at, first in enumerate(folded):
        for length in index.lengths.get(first, ()):
            for name in index.names.get(tuple(folded[at : at + length]), ()):
                here = words[at : at + length]
                if _stands(text, here, name):
                    yield name.owner, Span(here[0][0], here[-1][1])


def _stands(text: str, words: Sequence[tuple[int, int]], name: _Name) -> bool:
    gaps = (_gap(text, end, start) for (_, end), (start, _) in pairwise(words))
    return all(_alike(text[start:end], own) for (start, end), own in zip(words, name.words, strict=True)) and all(
        gap == own for gap, own in zip(gaps, name.gaps, strict=True)
    )


def _alike(word: str, own: str) -> bool:
    """A word in small letters also where a sentence begins; one with capitals also where all is in capitals."""
    if own.islower():
        return word.lower() == own
    return word == own or (len(own) > _ABBREVIATED and word == own.upper())


def _gap(text: str, end: int, start: int) -> str:
    return "".join(text[end:start].split())


def _unspaced_mentions(text: str, names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Span]]:
    for owner, name in names:
        start = text.find(name)
        while start >= 0:
            yield owner, Span(start, start + len(name))
            start = text.find(name, start + len(name))
