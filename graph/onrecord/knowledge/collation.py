"""Findings -> collations: which quotations several articles print, aligned word by word.

Textual scholars lay the printings of one text, its witnesses, side by side. What counts as one text here:

- Two stretches in quotation marks, if most of their words are the same and in the same order, or if enough words that
  one of them has stand together in the other. Words count by their weight (``alignment.weight``); what is enough grows
  with the square root of the shorter one's weight, and every break in the run of words costs. So a set phrase (“human
  rights violations”) that stands in another sentence too, or a word or two, makes no collation.
- A sentence of a quotation and an article's own text, if half of each is the same, and either as much stands together
  as above or some of the words are rare among the articles.

Only words count, not who is said to have said them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from heapq import nsmallest
from itertools import chain
from math import isqrt
from typing import NamedTuple

from onrecord.findings import Findings
from onrecord.knowledge.alignment import SHINGLE, Pairs, aligned, in_common, most_in_common, shingles, weighed
from onrecord.knowledge.columns import columns
from onrecord.knowledge.stretches import Stretch, stretches
from onrecord.records import Article, Span

Forms = tuple[str, ...]

_ALIKE = 0.7
"""The share of the fuller one's weight that makes two stretches alike."""
_LEAST = 5
"""The least weight of a stretch and of what two have in common: about three words."""
_BREAK, _TELLING = 2, 5
"""Each run of words in common counts so much less than it weighs; the square of what the runs count is to be so many
times the weight of the shorter stretch. Chosen on 924 articles on one election: of 113 collations two join what only
sounds alike."""
_PARAPHRASED, _SENTENCE = 8, 10
"""The least weight of the words in common with a sentence that an article paraphrases, and of the sentence."""
_FEW, _ONE_IN = 5, 50
"""A word is rare if no more articles than so many have it, or no more than one in so many."""
_HUBS, _MOST_TEXTS, _MOST_SENTENCES = 8, 4, 8
"""For a shingle that very many stretches have, so many of them stand, the fullest. One stretch in quotation marks is
compared with so many others, and one sentence of an article's own with so many sentences of quotations."""
_PER_SHINGLE = 4
"""Two are compared if the square of the number of their shingles in common is at least their weight by this."""
_MOST_CELLS = 200_000
"""Columns times witnesses; more witnesses make further collations with the same fullest."""

_facing = lru_cache(maxsize=1_000)(aligned)


class Printing(StrEnum):
    """How a witness prints the words."""

    WHOLE = "whole"
    """In quotation marks, nothing left out against the fullest witness."""
    CUT = "cut"
    """In quotation marks, words of the fullest witness are left out."""
    PARAPHRASE = "paraphrase"
    """The words (or nearly) stand in the article's own text, most of them outside quotation marks."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One printing of a quotation, from its first word to its last."""

    article: Article
    span: Span
    printing: Printing


@dataclass(frozen=True, slots=True)
class Collation:
    """A quotation as two or more articles print it."""

    witnesses: tuple[Witness, ...]
    """In quotation marks first; among these and among paraphrases the fullest first, then by article and place."""
    columns: tuple[tuple[Span | None, ...], ...]
    """For each place in the quotation, for each witness where its word stands, or None.

    Every word of a witness is in one column, but for the attribution in the middle of a quotation that it splits.
    """


@dataclass(slots=True)
class _Text:
    """Words as at least one article prints them in quotation marks."""

    forms: Forms
    prints: dict[str, Stretch] = field(default_factory=dict)
    """The first stretch of each article with these words, by the article's SHA-256."""


class _Printed(NamedTuple):
    """A stretch and how the fullest text faces it."""

    stretch: Stretch
    pairs: Pairs

    @property
    def place(self) -> tuple[bool, int, str, Span]:
        """Its place among the witnesses."""
        stretch = self.stretch
        return any(stretch.own), -len(stretch.forms), stretch.article.sha256, stretch.span


@dataclass(slots=True)
class _Star:
    """A fullest text, the texts that print parts of it, and paraphrases of any of them."""

    texts: list[int]
    """The fullest first."""
    paraphrases: list[tuple[int, Stretch]] = field(default_factory=list)
    """With the weight of what each has in common with a sentence."""


def collations(findings: Sequence[Findings]) -> tuple[Collation, ...]:
    """The quotations that two or more articles print, the same whatever the order of the findings.

    Those that most articles print come first, then the longest. Of an article's printings of the same words the fullest
    is the witness; a paraphrase is one where its article does not quote the words. Stretches of the same words count
    as one, others are compared only with a few that share most shingles: the time grows with the words, not with pairs.
    """
    articles = {found.article.sha256: found for found in sorted(findings, key=lambda found: found.article.name)[::-1]}
    printed = [stretches(found) for _, found in sorted(articles.items())]
    texts = _texts(chain.from_iterable(quoted for quoted, _ in printed))
    stars = _stars(texts)
    _add_paraphrases(stars, texts, [stretch for _, own in printed for stretch in own], _rare(printed))
    return tuple(sorted((made for star in stars for made in _collated(star, texts)), key=_order))


def _order(collation: Collation) -> tuple[int, int, str, Span]:
    articles = len({witness.article.sha256 for witness in collation.witnesses})
    first = collation.witnesses[0]
    return -articles, -len(collation.columns), first.article.sha256, first.span


def _texts(quoted: Iterable[Stretch]) -> list[_Text]:
    """The texts in quotation marks, the fullest first; stretches of the same words are one."""
    found: dict[Forms, _Text] = {}
    for stretch in quoted:
        if len(stretch.forms) >= SHINGLE and weighed(stretch.forms) >= _LEAST:
            text = found.setdefault(stretch.forms, _Text(stretch.forms))
            text.prints.setdefault(stretch.article.sha256, stretch)
    return sorted(found.values(), key=lambda text: -len(text.forms))


def _stars(texts: Sequence[_Text]) -> list[_Star]:
    """Each text with the shorter ones that print parts of it, unless a fuller one unites them already."""
    parts: dict[int, list[int]] = defaultdict(list)
    wholes = [{number} for number in range(len(texts))]
    index = _Index()
    for number, text in enumerate(texts):
        least = isqrt(weighed(text.forms) // _PER_SHINGLE)
        for fuller in sorted(index.nearest(text.forms, _MOST_TEXTS, least)):
            if wholes[number].isdisjoint(wholes[fuller]) and _is_one(texts[fuller].forms, text.forms):
                parts[fuller].append(number)
                wholes[number].add(fuller)
        index.add(number, text.forms)
    stars: list[_Star] = []
    homes: list[set[int]] = [set() for _ in texts]
    for centre, text in enumerate(texts):
        fresh = [number for number in parts[centre] if homes[centre].isdisjoint(homes[number])]
        articles = text.prints.keys() | {sha for number in fresh for sha in texts[number].prints}
        if len(articles) > (len(text.prints) if homes[centre] else 1):
            for number in (centre, *fresh):
                homes[number].add(len(stars))
            stars.append(_Star([centre, *fresh]))
    return stars


class _Index:
    """Runs of words by their shingles; of those with one shingle the first that are added stand for all."""

    def __init__(self) -> None:
        self._hubs: dict[Forms, list[int]] = defaultdict(list)

    def add(self, number: int, forms: Forms) -> None:
        for shingle in dict.fromkeys(shingles(forms)):
            if len(self._hubs[shingle]) < _HUBS:
                self._hubs[shingle].append(number)

    def nearest(self, forms: Forms, most: int, least: int = 1) -> list[int]:
        """The runs with the most shingles in common."""
        common: Counter[int] = Counter()
        for shingle in dict.fromkeys(shingles(forms)):
            common.update(self._hubs.get(shingle, ()))
        near = [(-count, number) for number, count in common.items() if count >= least]
        return [number for _, number in nsmallest(most, near)]


def _is_one(fuller: Forms, shorter: Forms) -> bool:
    """Whether two texts in quotation marks are printings of one."""
    low, high = sorted((weighed(fuller), weighed(shorter)))
    most = most_in_common(fuller, shorter)
    if most < _ALIKE * high and (most - _BREAK) ** 2 < _TELLING * low:
        return False
    found = _in_common(fuller, shorter)
    return sum(weight for *_, weight in found) >= max(_LEAST, _ALIKE * high) or _is_telling(found, low)


def _in_common(one: Forms, other: Forms) -> list[tuple[int, int, int]]:
    """The facing places with something in common, and its weight."""
    return [(i, j, weight) for i, j in _facing(one, other) if (weight := in_common(one[i], other[j]))]


def _is_telling(found: Iterable[tuple[int, int, int]], weight: int) -> bool:
    """Whether the words in common stand together in runs long enough for a text of some weight."""
    runs = 0
    run, after = 0, (0, 0)
    for i, j, common in found:
        if (i, j) != after:
            runs += max(0, run - _BREAK)
            run = 0
        run += common
        after = (i + 1, j + 1)
    runs += max(0, run - _BREAK)
    return runs * runs >= _TELLING * weight


def _add_paraphrases(stars: list[_Star], texts: Sequence[_Text], own: Sequence[Stretch], rare: Container[str]) -> None:
    """Adds to the stars what paraphrases a sentence of one of their texts; texts only paraphrased get stars."""
    homes: dict[int, list[_Star]] = defaultdict(list)
    for star in stars:
        for number in star.texts:
            homes[number].append(star)
    index = _Index()
    sentences: list[tuple[int, Forms]] = []
    for number, text in enumerate(texts):
        for first, last in next(iter(text.prints.values())).sentences():
            if weighed(text.forms[first:last]) >= _SENTENCE:
                index.add(len(sentences), text.forms[first:last])
                sentences.append((number, text.forms[first:last]))
    parts = (stretch.part(first, last) for stretch in own for first, last in stretch.sentences())
    for part in parts:
        for number, sentence in (sentences[at] for at in index.nearest(part.forms, _MOST_SENTENCES)):
            if texts[number].prints.keys() == {part.article.sha256}:
                continue
            common, words = _paraphrase(sentence, part, rare)
            if words:
                if not homes[number]:
                    homes[number].append(_Star([number]))
                    stars += homes[number]
                for star in homes[number]:
                    star.paraphrases.append((common, words))


def _paraphrase(sentence: Forms, stretch: Stretch, rare: Container[str]) -> tuple[int, Stretch | None]:
    """The part of an article's own text that paraphrases a sentence, and the weight of what they have in common."""
    forms = stretch.forms
    least = max(_PARAPHRASED, weighed(sentence) / 2)
    if most_in_common(sentence, forms) < least:
        return 0, None
    found = _in_common(sentence, forms)
    found = found[slice(*_densest(found))]
    common = sum(weight for *_, weight in found)
    outside = sum(weight for _, j, weight in found if stretch.own[j])
    if common < least or 2 * outside < common:
        return 0, None
    part = stretch.part(found[0][1], found[-1][1] + 1)
    telling = _is_telling(found, weighed(sentence)) or len({forms[j] for _, j, _ in found if forms[j] in rare}) > 1
    return (common, part) if telling and 2 * common >= weighed(part.forms) else (0, None)


def _rare(printed: Sequence[Iterable[Iterable[Stretch]]]) -> set[str]:
    """The long words that few articles have; one item an article."""
    seen: Counter[str] = Counter()
    for article in printed:
        seen.update({form for kind in article for stretch in kind for form in stretch.forms})
    most = max(_FEW, len(printed) // _ONE_IN)
    return {form for form, count in seen.items() if count <= most and weighed((form,)) > 1}


def _densest(found: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Where the part begins and ends in which the words in common outweigh the words between them most."""
    best, first, last = 0, 0, 0
    score = start = end = 0
    for at, (_, j, common) in enumerate(found):
        score -= j - end
        if score <= 0:
            score, start = 0, at
        score += 2 * common
        end = j + 1
        if score > best:
            best, first, last = score, start, at + 1
    return first, last


def _collated(star: _Star, texts: Sequence[_Text]) -> Iterator[Collation]:
    """The witnesses of a star, aligned to its fullest; in several collations if they are very many."""
    fullest = texts[star.texts[0]]
    first = next(iter(fullest.prints.values()))
    base, *others = sorted(_witnesses(star, texts), key=lambda it: (it.stretch is not first, it.place))
    batch, width = [base], len(fullest.forms)
    for printed in others:
        more = len(printed.stretch.forms) - len(printed.pairs)
        if len(batch) > 1 and (width + more) * (len(batch) + 1) > _MOST_CELLS:
            yield _collation(batch)
            batch, width = [base], len(fullest.forms)
        batch.append(printed)
        width += more
    yield _collation(batch)


def _witnesses(star: _Star, texts: Sequence[_Text]) -> Iterator[_Printed]:
    """Of each article what prints most of the fullest text, and what prints other parts of it; else its paraphrase."""
    fullest = texts[star.texts[0]].forms
    by_article: dict[str, list[tuple[int, _Printed]]] = defaultdict(list)
    for number in star.texts:
        pairs = _facing(fullest, texts[number].forms)
        common = sum(weight for *_, weight in _in_common(fullest, texts[number].forms))
        for sha, stretch in texts[number].prints.items():
            by_article[sha].append((-common, _Printed(stretch, pairs)))
    for printed in by_article.values():
        taken: set[int] = set()
        for _, one in sorted(printed, key=lambda it: (it[0], it[1].place)):
            places = {i for i, _ in one.pairs}
            if taken.isdisjoint(places):
                taken |= places
                yield one
    paraphrases: dict[str, Stretch] = {}
    for _, stretch in sorted(star.paraphrases, key=lambda it: (-it[0], it[1].span)):
        if stretch.article.sha256 not in by_article:
            paraphrases.setdefault(stretch.article.sha256, stretch)
    for stretch in paraphrases.values():
        yield _Printed(stretch, _facing(fullest, stretch.forms))


def _collation(printed: Sequence[_Printed]) -> Collation:
    """The printings as witnesses, the fullest first."""
    fullest = printed[0].stretch.forms
    witnesses = []
    for stretch, pairs in printed:
        in_quotation_marks = Printing.WHOLE if len(pairs) == len(fullest) else Printing.CUT
        printing = Printing.PARAPHRASE if any(stretch.own) else in_quotation_marks
        witnesses.append(Witness(stretch.article, stretch.span, printing))
    return Collation(tuple(witnesses), columns(printed))
