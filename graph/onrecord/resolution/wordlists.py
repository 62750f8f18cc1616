"""The word lists of resolution: from the files in ``data/``, and some of the lexicon, to sets and mappings of words."""

from __future__ import annotations

from functools import cache

from onrecord.resolution.naming import fold
from onrecord.resources import data_lines, from_data


@from_data
@cache
def words(name: str) -> frozenset[str]:
    """The words of ``data/NAME.txt``, separated by white space; a line that begins with ``#`` explains."""
    return frozenset(word for line in _lines(name) for word in line.split())


@from_data
@cache
def classes(name: str) -> dict[str, str]:
    """Each word of a file whose lines are ``class: word word …``, with its class; the first class of a word holds."""
    found: dict[str, str] = {}
    for line in _lines(name):
        label, _, listed = line.partition(":")
        for word in listed.split():
            found.setdefault(word, label)
    return found


@from_data
@cache
def sorts(name: str) -> dict[str, frozenset[str]]:
    """Each word of a file whose lines are ``class: word word …``, with all its classes."""
    found: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        label, _, listed = line.partition(":")
        for word in listed.split():
            found[word] = found.get(word, frozenset()) | {label}
    return found


@from_data
@cache
def values(name: str) -> dict[str, str]:
    """Each word of a file whose lines are ``word: value``, with its value."""
    return {word.strip(): value.strip() for word, _, value in (line.partition(":") for line in _lines(name))}


@from_data
@cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of a file (separated by ``;`` or line ends), as ``fold`` compares them."""
    return frozenset(fold(phrase) for line in _lines(name) for phrase in line.split(";"))


_SHARED = frozenset({"groups", "organisations", "roles"})
"""Lists that the rules look at too: they stand in the lexicon."""


def _lines(name: str) -> list[str]:
    if name in _SHARED:
        return data_lines("onrecord.language", f"lexicon/{name}.txt")
    return data_lines("onrecord.resolution", f"data/{name}.txt")
