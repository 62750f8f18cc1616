"""What is not said: from a cue and its source to whether the text says that they did not say it, or only might."""

from __future__ import annotations

import re
from typing import Final

from onrecord.records import Kind
from onrecord.rules.candidates import MACROS
from onrecord.rules.cues import words
from onrecord.rules.engine import REACH, Range, View, rejects, subject

_HELPING: Final = frozenset({"HAVE", "DO", "MODAL", "NEG", "ADV"})
_NP: Final = MACROS["NP"]
_GERUND: Final = re.compile(r"(?P<ruling>[NA]?f|[is]|[VEGIK])[At]{0,2}$")
"""The word that a form in -ing depends on: "denied | saying", "without | saying", "short of | saying"."""
_MATRIX: Final = re.compile(
    rf"(?P<verb>[VEKGI])t?(?:(?:A|i?T|i[NT]|oN){{0,2}}|A?(?:,?(?P<as>s[NQ](?:c[NQ])?),?|s)?(?P<object>{_NP})(?:A|i?T|E?i[NT]){{0,2}})"
    r"(?P<that>h)?$"
)
"""The verb whose content a clause is: "hoped | that", "denied a report | that", "is not | true | that"."""
_QUOTED_AS: Final = re.compile(rf"(?P<verb>[VEGIKn])A?(?:{_NP}A?)?$")
"""The verb before "as saying" or "of saying": "was quoted | as", "quoted the mayor wrongly | as"."""
_THERE: Final = re.compile(r"(?P<noun>N)(?:[fi]N){0,2}h$")
"""A noun that holds a clause: "claims by the union that | …"."""


def unsaid(view: View, at: int, source: Range | None) -> Kind | None:
    """``OMISSION`` if the text says that the source does not say it; ``UNSAID`` if nobody does, or only might.

    ``at`` is the verb by which it would be said, or the noun; None: it is said.
    """
    if view.negated(at):
        return Kind.OMISSION
    if _might(view, at):
        return Kind.UNSAID
    if (view.shape[at] == "G" or view.word(at).startswith("having ")) and (found := _in_gerund(view, at)) is not None:
        return found
    return None if source is None or view.shape[at] == "N" else _by(view, at, source)


def _by(view: View, at: int, source: Range) -> Kind | None:
    """The same because of the source: it is nobody, or its clause is inverted, a condition or denied."""
    if _nobody(view, source):
        return Kind.UNSAID
    if at > 0 and view.word(at - 1) == "than" and view.tags(at)[-1] == "BASE":
        return Kind.OMISSION  # "left rather than | say"
    if source[0] == 0 or source[1] > at:
        return None
    return _inverted(view, source[0]) or _supposed(view, source[0], at)


def _might(view: View, at: int) -> bool:
    """Whether a verb is of what might be said: "would say", "may call for"; not "would like", "would later say"."""
    tags, first = view.tags(at), view.groups[at].first
    for index, tag in enumerate(tags):
        if tag == "MODAL" and view.sentence.tokens[first + index].lemma in words("hypothetical"):
            lemmas = {token.lemma for token in view.sentence.tokens[first : view.groups[at].last]}
            return view.lemmas[at] not in words("wishing") and lemmas.isdisjoint(words("afterwards"))
    return False


def _nobody(view: View, source: Range) -> bool:
    """Whether a source is nobody, or hardly anybody: "no minister", "neither he nor she", "few"; not "No 10"."""
    first = source[0]
    if view.shape[first] in "wh" and first > 0 and view.shape[first - 1] in "NR,":
        first -= 1 + (view.shape[first - 1] == "," and first > 1)
        if first > 0 and view.shape[first - 1] in "VK" and view.negated(first - 1):
            return True  # "it was not the minister who said"
    if first > 0 and (view.shape[first - 1] == "t" or view.word(first - 1) == "nor"):
        return True
    tokens = view.sentence.tokens[view.groups[first].first :]
    opens = tokens[0]
    none = view.text[opens.start : opens.end].lower() if opens.tag != "NAME" else ""
    numbered = none == "no" and len(tokens) > 1 and tokens[1].tag == "NUM" and tokens[1].lemma != "one"
    return none in words("nobody") and not numbered


def _inverted(view: View, first: int) -> Kind | None:
    """A verb before its subject: "nor has X said", "at no point did X say"; a question, "had X said"."""
    verb = first - 1
    if view.shape[verb] != "V" or not _HELPING.issuperset(view.tags(verb)):
        return None
    before = [word for at in range(max(0, verb - 4), first) for word in view.word(at).split()]
    if not words("negating").isdisjoint(before):
        return None if "only" in before else Kind.OMISSION
    asked = view.text[view.sentence.end - 1] == "?" or verb == 0
    return Kind.UNSAID if asked and "w" not in view.shape[max(0, verb - 2) : verb] else None


def _supposed(view: View, first: int, at: int) -> Kind | None:
    """A clause with "if", or one that somebody denies, doubts or hopes for: "it is not true that X said"."""
    if view.shape[first - 1] in "sw" and view.word(first - 1) in words("supposing"):
        return Kind.UNSAID
    low = max(0, first - REACH)
    found = _MATRIX.search(view.shape[low:first])
    if found is not None:
        verb, held = low + found.start("verb"), found["object"]
        object_at = low + found.start("object") if held else None
        claim = object_at is not None and view.lemmas[object_at] in words("alleging")
        if found["that"] or not held or (claim and view.shape[at + 1 : at + 2] not in ("V", "K")):
            negated = view.negated(verb) or _wrongly(view, verb) or (object_at is not None and _untrue(view, object_at))
            judged = range(low + found.start("as"), low + found.end("as")) if found["as"] else range(0)
            if claim and view.lemmas[verb] in words("calling"):
                judged = judged or _behind(view, at)  # "called | reports that X said so a lie"
            if any(_untrue(view, index) for index in judged):
                return Kind.UNSAID  # "called false | the claim that"
            aside = bool(found["that"]) and view.shape[verb + 1] in "iA"  # "laughed off | suggestions that"
            if negated or _leaves_open(view, verb, bare=not held and not aside) or _by_nobody(view, verb):
                return Kind.UNSAID
    there = _THERE.search(view.shape[low:first])
    if there is not None:
        if view.lemmas[low + there.start("noun")] in words("denial"):
            return Kind.UNSAID
        for index in _behind(view, at):
            dismissed = view.shape[index] == "K" and rejects(view, index)
            if dismissed or (view.lemmas[index - 1] == "be" and _untrue(view, index)):
                return Kind.UNSAID  # "claims that X said so were dismissed", "are false"
    return None


def _behind(view: View, at: int) -> range:
    """The groups behind one, as far as is looked."""
    return range(at + 1, min(at + REACH, len(view.shape)))


def _by_nobody(view: View, verb: int) -> bool:
    """Whether nobody does what a verb says: "nobody heard X | say"; not "nobody was surprised that"."""
    who = subject(view, verb) if view.shape[verb] != "K" else None
    return who is not None and _nobody(view, who)


def _wrongly(view: View, verb: int) -> bool:
    """Whether a verb is of false report: "wrongly reported", "misquoted"."""
    return view.lemmas[verb] in words("misquoting") or not words("wrongly").isdisjoint(view.word(verb).split())


def _untrue(view: View, group: int) -> bool:
    """Whether what stands before "that" makes nothing of the clause: "no evidence that", "a lie that"."""
    quoted = view.shape[group] == "Q" and not words("untrue").isdisjoint(_WORDS.findall(view.word(group)))
    return quoted or view.word(group).startswith("no ") or view.lemmas[group] in words("untrue")


_WORDS: Final = re.compile(r"[^\W_]+")


def _leaves_open(view: View, verb: int, *, bare: bool) -> bool:
    """Whether a verb puts nothing of its clause forward: it rejects it, or hopes or asks for it."""
    return view.lemmas[verb] in words("hoping") or (not bare and rejects(view, verb))


def _in_gerund(view: View, at: int) -> Kind | None:
    """What becomes of "saying" behind another verb or a preposition: "avoided saying", "without saying"."""
    low = max(0, at - REACH)
    found = _GERUND.search(view.shape[low:at])
    if found is None:
        return None
    first, last = low + found.start("ruling"), low + found.end("ruling") - 1
    word = view.word(last)
    if view.shape[last] in "VEGIK":
        lemma = view.lemmas[last]
        if lemma in words("avoiding"):
            return Kind.OMISSION
        return Kind.UNSAID if lemma in words("considering") | words("retracting") or rejects(view, last) else None
    retracted = word == "for" and first > 0 and view.lemmas[first - 1] in words("retracting")
    if retracted or (word in ("as", "of") and _is_misquoted(view, last)):
        return Kind.UNSAID
    if word == "of":
        return Kind.OMISSION if first < last and view.lemmas[first] in words("short") else None
    return Kind.OMISSION if word in words("without") else None


def _is_misquoted(view: View, last: int) -> bool:
    """Whether the verb before "as saying" or "of saying" is an accusation, of false report, or negated."""
    low = max(0, last - REACH)
    found = _QUOTED_AS.search(view.shape[low:last])
    if found is None:
        return False
    verb = low + found.start("verb")
    adverb = any(view.word(index) in words("wrongly") for index in range(verb + 1, last))
    return adverb or view.lemmas[verb] in words("accusing") or _wrongly(view, verb) or view.negated(verb)
