"""The cue lexicon: from ``cues.tsv`` to what each reporting verb takes and makes of words; word classes."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.resources import data_lines, from_data


class Cue(NamedTuple):
    """A verb that puts words, thoughts or wishes on record."""

    lemma: str
    complements: frozenset[str]
    """What may follow: ``quote``, ``that``, ``bare`` (a clause without that), ``np``, ``to``, ``ing``, ``wh``,
    ``as``, ``seeming`` (an infinitive that says of nobody what seems so), ``np-to``, ``np-as``, ``np-that``, ``np-of``,
    ``np-words`` (an object that is words), ``p:X`` (a preposition), ``passive-X`` (X after the passive), ``felt`` ("was
    alarmed by")."""
    kind: str
    act: str
    mode: str
    stance: str | None


def words(name: str) -> frozenset[str]:
    """The words of a class in ``words.txt``, whose lines are ``class: word word …``."""
    return _classes()[name]


@from_data
@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for label, _, listed in (line.partition(":") for line in data_lines("onrecord.rules", "words.txt")):
        found[label] = found.get(label, frozenset()) | frozenset(listed.split())
    return found


@from_data
@cache
def cues() -> dict[str, Cue]:
    """Every cue by its lemma."""
    rows = [line.split("\t") for line in data_lines("onrecord.rules", "cues.tsv")][1:]
    return {
        lemma: Cue(lemma, frozenset(c.partition("=")[0] for c in taken.split()), kind, act, mode, stance or None)
        for lemma, taken, kind, act, mode, stance in rows
    }
