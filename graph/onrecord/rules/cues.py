"""The cue lexicon: from ``cues.tsv`` to what each reporting verb takes and makes of words; word classes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


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


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class in ``words.txt``, whose lines are ``class: word word …``."""
    text = (files("onrecord.rules") / "words.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.split("\n") if not line.startswith("#"))
    return frozenset(word for label, _, listed in lines if label == name for word in listed.split())


@cache
def cues() -> dict[str, Cue]:
    """Every cue by its lemma."""
    table = (files("onrecord.rules") / "cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.split("\n") if line and not line.startswith("#")][1:]
    return {
        lemma: Cue(lemma, frozenset(c.partition("=")[0] for c in taken.split()), kind, act, mode, stance or None)
        for lemma, taken, kind, act, mode, stance in rows
    }
