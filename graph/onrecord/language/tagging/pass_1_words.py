"""First pass, each word alone: from a word to the tag and lemma that the lexicon gives it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from onrecord.language.tagging.pass_2_suffixes import by_suffix
from onrecord.language.tags import CODES, MARKS
from onrecord.language.words import Form, closed_words, verb_forms, word_class
from onrecord.resources import Kept, from_data

QUOTE = "“”"
"""Stands for a whole quotation among the words."""

LONGEST = 40
"""Longer words are not looked up: no word of a language is as long."""


def headline(words: Sequence[str]) -> bool:
    """Whether three in four of four or more long words begin with a capital.

    Before a full stop all of them must, and no verb may be small: "Anna Berg met Emma White." is no headline.
    """
    if words[-1] != ".":
        long = [word for word in words[:60] if len(word) > 3 and word[0].isalpha()]
        return len(long) > 3 and len([word for word in long if word[0].isupper()]) * 4 >= len(long) * 3
    capitals = 0
    for word in words[:60]:
        if len(word) > 3 and word[0].isalpha():
            if not word[0].isupper():
                return False
            capitals += 1
    return capitals > 3 and not any(word.islower() and word in verb_forms() for word in words[:60])


def _tag_alone(word: str, first: bool = False, headline: bool = False) -> Form:
    """What a word may be. ``first``: it opens the sentence; there, and in a ``headline``, its capital says nothing."""
    form = _form(word, first, headline)
    return Form(form.tag, form.lemma, form.verb, form.verb_lemma, with_number(form, word))


tag_alone: Final = from_data(lru_cache(maxsize=16_384)(_tag_alone))
tags_alone: Final = from_data(Kept(_tag_alone))
"""The same of a word with its own capital or none, as all but the first of a sentence are."""


def with_number(form: Form, word: str) -> str:
    """The form's tag, with ``S`` for a plural noun and ``Z`` for a name like one: only these take a base form."""
    if form.tag in "NP" and ((word[-1] in "sS" and word[-2:] not in ("ss", "us", "is")) or form.lemma in _PLURALS):
        return "S" if form.tag == "N" else "Z"
    return form.tag


_PLURALS = frozenset({"people", "police", "women", "men", "children", "media", "staff"})


def _form(word: str, first: bool, headline: bool) -> Form:
    if word in MARKS or word == QUOTE or len(word) > LONGEST:
        return Form(CODES["QUOTE"], "") if word == QUOTE else Form(MARKS.get(word, CODES["NOUN"]), word[:1])
    lower = word.lower()
    known = _closed(lower)
    if not word[0].isupper() or word == "I":
        return known or _open_class(lower)
    if lower in _NAMED and not (first or headline):
        return Form(CODES[_NAMED[lower]], lower)
    acronym = word.isupper() and len(word) > 1 and not headline
    if known is not None and (first or headline or (known.tag in _ALWAYS and not acronym)):
        return known
    if first or headline:
        return _capitalised(lower)
    return Form(CODES["NAME"], lower)


_NAMED = {"will": "NAME", "don": "NAME", "may": "TIME"}
"""Words that are not what they are in small letters where only names have a capital."""
_ALWAYS = frozenset(CODES[tag] for tag in CODES if tag not in ("ADV", "NAME", "NOUN", "ADJ"))


def _capitalised(lower: str) -> Form:
    """A capitalised word of the open classes where every word may have a capital."""
    if lower in word_class_of("adjectives"):
        return Form(CODES["ADJ"], lower)
    form = _open_class(lower)
    if form.verb:
        return form
    if form.tag in "AJ" or lower in word_class_of("nouns"):
        return form
    return Form(CODES["NAME"], lower)


@from_data
@lru_cache(maxsize=64)
def word_class_of(name: str) -> frozenset[str]:
    """A word class, read once."""
    return word_class(name)


def _closed(lower: str) -> Form | None:
    form = closed_words().get(lower)
    if form is not None:
        return Form(CODES[form.tag], form.lemma)
    return Form(CODES["ADV"], lower) if lower in word_class_of("adverbs") else None


def _open_class(lower: str) -> Form:
    if not lower[0].isalnum():
        return Form(CODES["NUM" if lower[0] in "$£€¥" else "NOUN" if lower[0] in "@#" else "MARK"], lower)
    if lower[0].isdigit():
        return Form(CODES["NUM"], lower)
    lemma, tag = verb_forms().get(lower, ("", ""))
    verb = CODES.get(tag, "")
    if lower in word_class_of("nouns") or lower in word_class_of("seldom-verbs"):
        return Form(CODES["NOUN"], lower, verb, lemma)
    if lower in word_class_of("adjectives"):
        return Form(CODES["ADJ"], lower, verb, lemma)
    return Form(verb, lemma, verb, lemma) if verb else Form(by_suffix(lower), lower)
