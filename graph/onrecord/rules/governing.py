"""What governs a cue: from "saying" or "to say" and the word it depends on to whether it is said at all."""

from __future__ import annotations

import re
from typing import Final

from onrecord.records import Kind
from onrecord.rules.candidates import MACROS
from onrecord.rules.cues import cues, words
from onrecord.rules.engine import REACH, View, rejects

_NP: Final = MACROS["NP"]
_GERUND: Final = re.compile(r"(?P<ruling>[NA]?f|[is]|[VEGIK])(?:[At]|i?T){0,2}(?P<to>[io]N)?(?:[At]|i?T){0,2}$")
"""The word that a form in -ing depends on: "denied | on Monday | saying", "without | saying", "short of | saying"."""
_EVER: Final = re.compile(r"\W*(?:ever|never|even)\W*\Z")
_QUOTED_AS: Final = re.compile(rf"(?P<verb>[VEGIKn])A?(?:i?{_NP}A?|sA)?$")
"""The verb before "as saying" or "of saying": "was quoted | as", "quoted Berg wrongly | as", "went as far | as"."""
_INFINITIVE: Final = re.compile(r"(?:(?P<verb>[VEGIKn])(?P<between>(?:sA)?[^,.;:VEGIKQwhsL(]{0,8})s?)?oA?$")
"""What "to say" depends on: "was | unable to", "refused | to"."""


def in_gerund(view: View, at: int) -> Kind | None:
    """What becomes of "saying" behind another verb or a preposition: "avoided saying", "without saying"."""
    if at > 0 and view.shape[at - 1] == "Q" and _EVER.match(view.word(at - 1)):
        at -= 1  # "denied “ever” saying"
    low = max(0, at - REACH)
    found = _GERUND.search(view.shape[low:at])
    if found is None or (found["to"] and view.lemmas[low + found.end("to") - 1] in words("document")):
        return None  # "sent out | an email | saying"
    last = low + found.end("ruling") - 1
    if view.shape[last] in "VEGIK":
        return _by_verb(view, last)
    if view.word(last) in ("as", "of") and _is_misquoted(view, last):
        return Kind.UNSAID
    return _by_of(view, at, last) if view.shape[last] == "f" else _by_preposition(view, last)


def _by_verb(view: View, verb: int) -> Kind | None:
    """What becomes of "saying" right behind a verb: "denied | saying"; not "never stopped | saying"."""
    lemma = view.lemmas[verb]
    if view.negated(verb):
        return None if lemma in words("ceasing") else Kind.OMISSION
    if lemma in words("avoiding"):
        return Kind.OMISSION
    return Kind.UNSAID if lemma in words("considering") | words("retracting") or rejects(view, verb) else None


def _by_of(view: View, at: int, of: int) -> Kind | None:
    """What becomes of "saying" behind "of": "dreamed of saying"; not "made a habit of saying"."""
    if of == 0:
        return None
    if view.shape[of - 1] in "NA" and view.lemmas[of - 1] in words("short"):
        return Kind.OMISSION
    before = (view.word(of - 1).split()[-1], view.word(of - 1).replace(" ", "-"))
    return Kind.UNSAID if _says(view, at) and words("customary").isdisjoint(before) else None


def _by_preposition(view: View, at: int) -> Kind | None:
    """What becomes of "saying" behind another preposition: "left without saying", "toyed with saying"."""
    word, verb = view.word(at), at - 1 - (view.shape[at - 1 : at] == "A")
    if word in words("without"):
        return Kind.OMISSION
    if verb < 0 or view.shape[verb] not in "VEGIK":
        return None
    lemma = view.lemmas[verb]
    taken_back = (word == "for" and lemma in words("retracting")) or f"{lemma} {word}" == "give up"
    return Kind.UNSAID if taken_back or (word in ("about", "with") and lemma in words("musing")) else None


def _is_misquoted(view: View, last: int) -> bool:
    """Whether the verb before "as saying" or "of saying" is an accusation, of false report, or negated."""
    low = max(0, last - REACH)
    found = _QUOTED_AS.search(view.shape[low:last])
    if found is None:
        return False
    verb = low + found.start("verb")
    adverb = any(view.word(index) in words("wrongly") for index in range(verb + 1, last))
    return adverb or view.lemmas[verb] in words("accusing") or wrongly(view, verb) or view.negated(verb)


def in_infinitive(view: View, at: int) -> Kind | None:
    """What becomes of "to say" behind a verb, an adjective or a noun: "refused to say", "was unlikely to say".

    None: it is said, as in "went on to say", "was quick to say", "rose to say".
    """
    low = max(0, at - REACH)
    found = _INFINITIVE.search(view.shape[low:at]) if _says(view, at) else None
    if found is None:
        return None
    to = low + found.end() - 1 - (found[0][-1] == "A")
    verb = low + found.start("verb") if found["verb"] else None
    between = [word for index in range(to - 1 if verb is None else verb, to) for word in view.word(index).split()]
    if view.tags(at)[-1] == "ING":  # "came close to saying"
        return Kind.UNSAID if not words("near").isdisjoint(between[-1:]) else None
    if not words("negating").isdisjoint(between[-1:]):
        return Kind.OMISSION  # "took care not to say"
    negated = verb is not None and view.negated(verb)
    governing = {*between[-1:], *([view.lemmas[verb]] if verb is not None else [])}
    shrinks = not governing.isdisjoint(words("shrinking"))
    if negated:
        return None if shrinks else Kind.OMISSION
    tentative = "too" in between or not governing.isdisjoint(words("tentative"))
    if verb is not None and (view.word(verb - 1) in ("i", "we") or not words("compared").isdisjoint(between)):
        tentative = False  # "I want to say", "voters are more likely to say"
    return Kind.UNSAID if shrinks or tentative or (verb is not None and wrongly(view, verb)) else None


def _says(view: View, at: int) -> bool:
    """Whether a verb, whatever its form, is one that quotations or clauses go with."""
    cue = cues().get(view.lemmas[at])
    return cue is not None and not cue.complements.isdisjoint(("quote", "that"))


def wrongly(view: View, verb: int) -> bool:
    """Whether a verb is of false report: "wrongly reported", "misquoted"."""
    return view.lemmas[verb] in words("misquoting") or not words("wrongly").isdisjoint(view.word(verb).split())
