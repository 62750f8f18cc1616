"""The word classes: from the files in ``lexicon/`` to sets of words and to the possible tags of a word form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.resources import data_lines, from_data


@dataclass(frozen=True, slots=True)
class Form:
    """What a word form may be: the tag it has without context, its lemma, and the verb tag it may have instead."""

    tag: str
    lemma: str
    verb: str = ""
    verb_lemma: str = ""
    number: str = ""
    """The tag, or ``S`` for a plural noun and ``Z`` for a name like one; set where the word is tagged."""


def word_class(name: str) -> frozenset[str]:
    """The words of ``lexicon/NAME.txt``: lower case, separated by white space; lines that begin with ``#`` explain."""
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    return data_lines("onrecord.language", f"lexicon/{name}.txt")


CLOSED: Final = (
    ("be", "BE"),
    ("have", "HAVE"),
    ("do", "DO"),
    ("modals", "MODAL"),
    ("negations", "NEG"),
    ("determiners", "DET"),
    ("pronouns", "PRON"),
    ("conjunctions", "CONJ"),
    ("question-words", "WH"),
    ("subordinators", "SUB"),
    ("prepositions", "PREP"),
    ("times", "TIME"),
    ("numbers", "NUM"),
)
"""Word classes of which a word has one tag whatever its neighbours, the earlier class first."""

_ALONE: Final = {"of": "OF", "to": "TO", "that": "THAT", "'s": "POSS", "’s": "POSS", "'": "POSS", "’": "POSS"}
_VOWELS: Final = frozenset("aeiou")


@from_data
@cache
def closed_words() -> dict[str, Form]:
    """Every word of the closed classes."""
    forms = {word: Form(tag, word) for word, tag in _ALONE.items()}
    for name, tag in CLOSED:
        for word in word_class(name):
            forms.setdefault(word, Form(tag, {"BE": "be", "HAVE": "have", "DO": "do"}.get(tag, word)))
            forms.setdefault(word.replace("'", "’"), forms[word])
    return forms


@from_data
@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Every form of every known verb: its lemma and its tag (BASE, PRES, PAST, PART, ING)."""
    forms: dict[str, tuple[str, str]] = {}
    undoubled: list[str] = []
    irregular = [line.split() for line in _lines("irregular")]
    replaced = {lemma for _, lemma, tag in irregular if tag == "PAST"}
    for verb in sorted(word_class("verbs") | {lemma for _, lemma, _ in irregular}):
        forms.setdefault(verb, (verb, "BASE"))
        forms.setdefault(_with_s(verb), (verb, "PRES"))
        stem = _stem(verb)
        forms.setdefault(_ing(verb, stem), (verb, "ING"))
        if verb not in replaced:
            forms.setdefault(_ed(verb, stem), (verb, "PAST"))
            if stem != verb and verb[-1] not in "ey":
                undoubled.append(verb)
    for verb in undoubled:  # after all others, so that "hoping" is of "hope", not of "hop"
        forms.setdefault(verb + "ed", (verb, "PAST"))
        forms.setdefault(verb + "ing", (verb, "ING"))
    for form, lemma, tag in irregular:
        forms[form] = (lemma, tag)
    return forms


def _with_s(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stem(verb: str) -> str:
    """With the last consonant doubled where it may be ("permit", "plan"); the plain form is kept besides."""
    last, vowel, before = verb[-1], verb[-2], verb[-3:-2]
    if last not in "aeiouwxyh" and vowel in _VOWELS and before not in _VOWELS and (len(verb) < 5 or last in "tlrp"):
        return verb + last
    return verb


def _ed(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return stem + "ed"


def _ing(verb: str, stem: str) -> str:
    return verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith(("ee", "oe")) else stem + "ing"
