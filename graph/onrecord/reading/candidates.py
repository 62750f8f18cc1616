"""Candidates for curation: texts go in; documents reported on and persons in private come out, to be decided on.

Both are guesses by pattern, written as comments into a new corpus' curation files: nobody is withheld, and no report
added, unless a person takes the mark off. Every repetition in a pattern is bounded, so that cost is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from onrecord.reading.wordlists import wordlists

_MOST = 40
_TOKEN = r"[^\W\d_][\w’'&.-]{0,30}"  # noqa: S105
_SMALL = ("of", "on", "into", "for", "the", "and", "to", "in")
"""Words that stand uncapitalised inside a name."""


class Candidate(NamedTuple):
    """A name that may be worth an entry, how often it stands in the texts, and where first."""

    name: str
    times: int
    article: str
    words: str
    """The words around its first place, on one line."""


def reports_in(texts: Iterable[tuple[str, str]]) -> tuple[Candidate, ...]:
    """Documents named in texts (name of the article, text): "the UN report", "a review by X", "the Smith Inquiry"."""
    return _ranked((name, text, found) for name, text in texts for found in _reports(text))


def private_persons_in(texts: Iterable[tuple[str, str]]) -> tuple[Candidate, ...]:
    """Persons whom texts name as somebody's relation, by age, or as a victim, a witness, a resident and the like."""
    return _ranked((name, text, found) for name, text in texts for found in _persons(text))


@cache
def _document_patterns() -> tuple[re.Pattern[str], ...]:
    kinds = "|".join(map(re.escape, wordlists("people")["document"]))
    capitalised = rf"(?:{_TOKEN}[ \u00a0]){{1,6}}(?:(?:{'|'.join(_SMALL)}) ){{0,2}}"
    return (
        re.compile(rf"(?<![\w’'&.-])(?P<name>{capitalised}(?:{kinds})s?)\b", re.IGNORECASE),
        re.compile(
            rf"\b(?P<kind>{kinds})\b (?:\w{{1,20}} ){{0,2}}?(?:by|from) (?:the )?(?P<by>{_TOKEN}(?: {_TOKEN}){{0,5}})"
        ),
    )


def _reports(text: str) -> Iterator[tuple[str, int]]:
    titled, by = _document_patterns()
    for match in titled.finditer(text):
        name = _title(match["name"].replace("\u00a0", " ").split(" "))
        if name:
            yield name, match.end() - len(name)
    for match in by.finditer(text):
        issuer = _name(match["by"].split(" and the ")[0], within=_SMALL)
        if issuer:
            yield f"{match['kind']} by {issuer}", match.start()


def _title(words: list[str]) -> str:
    """The name that some words end with, the last of them being the kind of document; empty if it has no name."""
    start = len(words) - 1
    while start > 0 and (words[start - 1][:1].isupper() or (words[start - 1] in _SMALL and words[-1].istitle())):
        if words[start - 1] == "the" and start > 1 and words[start - 2] == "and":
            break
        start -= 1
    while start < len(words) - 1 and (words[start] in _SMALL or words[start] in _not_names()):
        start += 1
    return " ".join(words[start:]) if start < len(words) - 1 and not words[start].endswith(".") else ""


@cache
def _person_patterns() -> tuple[re.Pattern[str], ...]:
    lists = wordlists("people")
    relations = "|".join(map(re.escape, lists["relation"]))
    befallen = "|".join(map(re.escape, (*lists["befallen"], *lists["relation"])))
    name = rf"{_TOKEN}(?: {_TOKEN}){{0,3}}"
    whose = "(?:an? |the |his |her |their )"
    several = rf"{_TOKEN}(?: {_TOKEN}){{1,3}}"
    return (
        re.compile(rf"\b(?:{relations}),? (?:named |called )?(?P<name>{name})"),
        re.compile(rf"\b(?:{befallen})s? (?:named |called |is |was )(?P<name>{name})"),
        re.compile(rf"(?<![\w’'.-])(?P<name>{several}), {whose}(?:[\w-]{{1,20}} ){{0,3}}(?:{befallen})\b"),
        re.compile(rf"(?<![\w’'.-])(?P<name>{several}), (?:1?\d)?\d(?=,| and\b)"),
    )


def _persons(text: str) -> Iterator[tuple[str, int]]:
    for pattern in _person_patterns():
        for match in pattern.finditer(text):
            name = _name(match["name"])
            if name:
                yield name, match.start("name")


def _name(words: str, within: Collection[str] = ()) -> str:
    """The capitalised words, those of ``within`` between them included, that some words begin with; may be empty."""
    kept: list[str] = []
    for word in words.split(" "):
        if not word[:1].isupper() and not (kept and word in within):
            break
        kept.append(word)
        if word.endswith((".", "’s", "'s")) and len(word) > 3:
            break
    while kept and kept[-1] in within:
        kept.pop()
    while kept and kept[0] in _not_names():
        kept.pop(0)
    name = " ".join(kept).rstrip(".-&'’").removesuffix("’s").removesuffix("'s")
    return name if len(name) > 1 else ""


@cache
def _not_names() -> frozenset[str]:
    return frozenset(wordlists("people")["not a name"])


def _ranked(found: Iterable[tuple[str, str, tuple[str, int]]]) -> tuple[Candidate, ...]:
    """The most frequent names, ties in order of first place; names equal but for case are one."""
    counts: Counter[str] = Counter()
    first: dict[str, Candidate] = {}
    for article, text, (name, at) in found:
        key = name.casefold()
        counts[key] += 1
        if key not in first:
            around = " ".join(text[max(0, at - 40) : at + len(name) + 60].split())
            first[key] = Candidate(name, 0, article, around)
    order = {key: n for n, key in enumerate(first)}
    best = sorted(counts, key=lambda key: (-counts[key], order[key]))[:_MOST]
    return tuple(first[key]._replace(times=counts[key]) for key in best)
