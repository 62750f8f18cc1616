"""Third pass, words in company: from each word's possible tags to the one that its neighbours leave it.

Each correction is one pattern over the sentence's tag characters: what stands before, the tags it may change, what
stands after, and the tag that results. ``verb`` takes the word's verb reading, ``verb?`` too
unless it is seldom a verb, ``ing`` and ``past`` only if it is such a form; ``noun`` makes a noun of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language.tagging.pass_1_words import with_number, word_class_of
from onrecord.language.words import Form

_QUANTIFIERS = frozenset({"few", "many", "some", "most", "all", "both", "several"})
"""Determiners that stand alone before a verb: "few believe"."""
_DEMONSTRATIVES = frozenset({"this", "another", "neither", "either", "each"})
"""Determiners of one thing: before a form in -s they stand alone ("this means")."""
_PLURAL_ONES = frozenset({"those", "all"})
"""Determiners that stand alone before a participle: "those killed in"."""
_PARTICIPLE = re.compile("[dn][io]")
_ROUGHLY = frozenset({"about", "around"})
"""Prepositions that before a number measure it: "about 40 people"."""
_DEGREES = frozenset({"most", "more", "least", "less"})
"""Behind a possessive they belong to an adjective: "the city's most senior official"."""
_NAMES_END = ("elly", "illy", "olly")
"""How names end that look like adverbs at the beginning of a sentence."""
_SINGULAR = {"S": "N", "Z": "P"}
_ENDS_TIME = frozenset(("", *".,;:icshD-"))
"""Tags that may stand behind "that day" as a time; no verb does."""
_PARTS_OF_DAYS = frozenset({"morning", "afternoon", "evening", "night"})
_GO_ON = frozenset("NJPMp")
"""What behind a part of a day it describes: "a Monday night debate"."""
_TIME_OPENERS = frozenset({"last", "this", "next", "each", "every"})
_DECIDING = frozenset(
    {
        *_QUANTIFIERS,
        *_DEMONSTRATIVES,
        *_PLURAL_ONES,
        *_DEGREES,
        *_ROUGHLY,
        "earlier",
        "first",
        "further",
        "mine",
        "who",
        "yet",
    }
)
"""Words that decide alone what they are, or what stands behind them."""


class Correction(NamedTuple):
    """One line of the pass: an example, and the words before and after that decide."""

    example: str
    before: str
    tags: str
    after: str
    becomes: str


CORRECTIONS = (
    # "'s" behind a pronoun is a verb
    Correction("he's late", r"[Rhw]", "p", r"", "B"),
    # what a determiner, an adjective or a possessive opens is closed by a noun
    Correction("the report said", r"[DJpM]", "bz", r"", "noun"),
    Correction("a highly unusual move", r"D", "A", r"[JM]|[dgn][NSPZJ]", "J"),
    Correction("the alleged violations", r"[DpJ]", "dgn", r"[NSPZJbz]", "J"),
    Correction("the past five years", r"D", "i", r"[MNSJ]", "J"),
    Correction("“No,” said retired colonel Anna Berg", r"[Q,]d", "d", r"[NJPSZ]", "J"),
    Correction("of alleged abuse", r"[fi]", "dn", r"[NSJ]", "J"),
    Correction("the accused", r"[Dp]", "dn", r"", "noun"),
    Correction("his hearing", r"[Dp]", "g", r"[^NSPZJD]", "noun"),
    # "to", a modal and a negation are followed by a base form
    Correction("to report", r"[omO]|[omO]t|[omO]A|mtA", "Nb", r"", "verb"),
    Correction("to free them", r"o", "J", r"[DR]", "verb"),
    Correction("would like to see", r"m", "i", r"o", "b"),
    Correction("Berg will defund it", r"[NSPZRw]m(?:[At])?", "N", r"", "b"),
    Correction("to defund it", r"o", "N", r"[DR]", "b"),
    Correction("they are spending", r"B[At]?", "N", r"[^f.]", "ing"),
    Correction("Mark said", r"^", "b", r"[dmzBHOP]", "noun"),
    # "'s" before what no owner has is a verb
    Correction("the plan's not ready", r"[NSPZ]", "p", r"[Dgt]|Ag", "B"),
    # a subject is followed by a verb
    Correction("associates say", r"^", "z", r"", "noun"),
    Correction("they plan to", r"R", "NSbz", r"", "verb"),
    Correction("Beijing claims that", r"[NPZw)Q]", "Sz", r"[hDRPZQow:]|,Q", "verb?"),
    Correction("the minutes, states these", r"[NPZ],", "S", r"[hDRQ]", "verb?"),
    Correction("the report lists 43 cases", r"^D[JN]{0,2}N", "S", r"M[JSN]", "verb"),
    Correction("The report documents a culture", r"^D[JN]{0,2}N", "S", r"D[JN]{0,2}[NS][fs]", "verb"),
    Correction("the plan failed, the Daily News reports.", r",D?[PZ]{1,5}", "SZ", r"\.?$", "verb?"),
    Correction("it leaks, Berg points out.", r"[NPZ]", "S", r"i(?:[.,h]|$)", "verb?"),
    Correction("as the doctors point out,", r"[SZ]", "Nb", r"i(?:[.,h]|$)", "verb?"),
    Correction("they left, warning that", r"[,c]", "N", r"h", "ing"),
    Correction(
        "supporters of the plan hope this is", r"(?:^|[.,h])D?[JN]*[SZ][fi]D?[JNPSZ]{1,3}", "Nb", r"[hR]|oN", "verb?"
    ),
    Correction("they alleged that", r"[NSPZRw)]", "J", r"[hDRPZ]", "past"),
    Correction("she alleged abuse", r"[Rw]", "J", r"[NSJ]", "past"),
    Correction("who calls on", r"[w)]", "Sz", r"[iA]", "verb"),
    Correction("critics claim that", r"[SZ]|[SZ]A", "Nb", r"[hDRPZQo]", "verb?"),
    Correction("that the port train its pilots", r"hD[NJ]?N", "N", r"D", "verb"),
    Correction("received support", r"[dgz]", "b", r"[i.,c]", "noun"),
    Correction("denied the fraud claims and", r"N", "z", r"c", "noun"),
    Correction("also claims", r"A", "Sz", r"[hDRPZQo]", "verb?"),
    Correction("to refute estimates", r"[bg]", "z", r"[^DAJo]|$", "noun"),
    Correction("the Berg pressure group", r"(?:^|[^c])[NP]", "b", r"[^DR]|$", "noun"),
    # what follows a noun or a preposition, and is not followed by an object, is no base form
    Correction("allegations of torture", r"[fi]", "b", r"", "noun"),
    Correction("hit back at claims that, according to witnesses", r"[fio]", "z", r"", "noun"),
    Correction("the abuse claim was", r"N", "b", r"[^D]|$", "noun"),
    Correction("rape and torture", r"[NSfi]c", "b", r"[.,;:]|$", "noun"),
    Correction("witnesses have", r"(?:^|[^RwPZ)])", "z", r"[mBHOd]", "noun"),
    Correction("the rights court ruled", r"[NJp]", "b", r"[dmzBHO]", "noun"),
    Correction("rejected calls for, denied claims that", r"[^t]?d", "z", r"[fihoDRPZNS]", "noun"),
    Correction("dismissed as lies claims that", r"ds", "z", r"", "noun"),
    Correction("and review its rules", r"c", "N", r"D", "verb"),
    # have and be are followed by a participle
    Correction("it was alleged that", r"B", "J", r"h", "past"),
    Correction("has set", r"[HB]|[HB]A|[HB]t", "b", r"", "d"),
)


def _compiled(correction: Correction) -> re.Pattern[str]:
    before = f"(?:{correction.before})" if correction.before else ""
    after = f"(?={correction.after})" if correction.after else ""
    return re.compile(f"{before}(?P<word>[{correction.tags}]){after}")


_COMPILED = tuple((frozenset(line.tags), _compiled(line), line.becomes) for line in CORRECTIONS)


def by_neighbours(words: Sequence[str], forms: Sequence[Form]) -> tuple[str, list[str]]:
    """Tag characters and lemmas of a sentence, corrected in the order of ``CORRECTIONS``."""
    tags = [form.number for form in forms]
    lemmas = [form.lemma for form in forms]
    _alone(tags, lemmas, forms)
    line = "".join(tags)
    present = set(line)
    for letters, pattern, becomes in _COMPILED:
        if letters.isdisjoint(present):
            continue
        position = 0
        while (match := pattern.search(line, position)) is not None:
            index = match.start("word")
            form = forms[index]
            if becomes in ("verb", "verb?", "ing", "past"):
                if _may_be(becomes, form, words[index]):
                    tags[index], lemmas[index] = form.verb, form.verb_lemma
            elif becomes == "noun" and form.verb and form.verb_lemma in word_class_of("never-nouns"):
                tags[index], lemmas[index] = form.verb, form.verb_lemma
            elif becomes == "noun":
                tags[index], lemmas[index] = with_number(_NOUN, words[index]), words[index].lower()
            else:
                tags[index] = becomes
            position = index + (len(match.group()) == 1)
            position = max(position, match.start() + 1)
        if position:
            line = "".join(tags)
            present = set(line)
    tags = list(line.replace("S", "N").replace("Z", "P"))
    _times(tags, lemmas)
    _rejected(words, tags, lemmas, forms)
    _according(words, tags, lemmas)
    return _STANDS_ALONE.sub("R", "".join(tags)), lemmas


_STANDS_ALONE = re.compile(r"D(?![DJNPMgdnAbzcQTi(])")
"""A determiner that no noun follows stands for one ("told her that", "this is")."""


_NOUN = Form("N", "")


def _may_be(becomes: str, form: Form, word: str) -> bool:
    """Whether a word may be the kind of verb that a correction makes of it."""
    if becomes in ("ing", "past"):
        return form.verb == ("g" if becomes == "ing" else "d")
    return form.verb != "" and (becomes == "verb" or word.lower() not in word_class_of("seldom-verbs"))


_PARTICLES = frozenset({"aside", "away", "back"})
_OBJECT = re.compile(r"[Ai]?(?:[AtT]|[is][DJMNPp]{1,4}|[is]T+){0,3}(?P<word>[zb])")
"""What may stand between a verb that rejects and what it rejects: "rejected as baseless in March claims that"."""


def _rejected(words: Sequence[str], tags: list[str], lemmas: list[str], forms: Sequence[Form]) -> None:
    """What somebody rejects is a noun, whatever stands between: "denied on Monday claims", "waved away calls"."""
    verbs = [*_places(tags, "z"), *_places(tags, "b")]
    objects = [at for at in verbs if forms[at].verb == tags[at] and lemmas[at] in word_class_of("rejected")]
    if not objects:
        return
    line = "".join(tags)
    reached = {
        found.start("word")
        for at, tag in enumerate(tags)
        if tag in "dnbgz" and (behind := _rejecting(lemmas, at)) and (found := _OBJECT.match(line, behind))
    }
    for at in objects:
        if at in reached or (at > 1 and lemmas[at - 1] in _PARTICLES and tags[at - 2] in "dnbg"):
            tags[at], lemmas[at] = "N", words[at].lower()


def _according(words: Sequence[str], tags: list[str], lemmas: list[str]) -> None:
    """Behind "according to" stands no infinitive: "according to court documents"."""
    for index in _places(tags, "o"):
        if index and lemmas[index - 1] == "accord" and tags[index + 1 : index + 2] == ["b"]:
            tags[index + 1], lemmas[index + 1] = "N", words[index + 1].lower()


def _rejecting(lemmas: Sequence[str], at: int) -> int:
    """The place behind a verb that rejects, with its particle ("brush off"); 0 if it is none."""
    known = word_class_of("rejecting")
    if at + 1 < len(lemmas) and f"{lemmas[at]}-{lemmas[at + 1]}" in known:
        return at + 2
    return at + 1 if lemmas[at] in known else 0


def _alone(tags: list[str], lemmas: Sequence[str], forms: Sequence[Form]) -> None:
    """What single words decide: "few believe", "who support", "about 40", "not yet said", "Connolly said"."""
    places = [index for index, lemma in enumerate(lemmas) if lemma in _DECIDING]
    _determiners(tags, lemmas, forms, places)
    _measures(tags, lemmas, places)
    for index in places:
        lemma, tag, before, after = lemmas[index], tags[index], tags[index - 1 : index], tags[index + 1 : index + 2]
        if tag == "i" and lemma in _ROUGHLY and after == ["M"] and (not before or before[0] in "h,sc"):
            tags[index] = "D"
        elif tag == "A" and lemma == "earlier" and before and before[0] in "DpJM" and after != ["T"]:
            tags[index] = "J"
        elif tag == "R" and lemma == "mine" and before and before[0] in "DJp":
            tags[index] = "N"
        elif tag == "w" and lemma == "who" and after and forms[index + 1].verb in ("b", "z"):
            tags[index + 1] = forms[index + 1].verb
    for index in places:
        if lemmas[index] == "yet" and tags[index] == "c" and 0 < index < len(tags) - 1 and tags[index - 1] in "tHBm":
            tags[index] = "A"
    if len(tags) > 1 and tags[0] == "A" and forms[1].tag in "dzHBm" and lemmas[0].endswith(_NAMES_END):
        tags[0] = "P"


def _measures(tags: list[str], lemmas: Sequence[str], places: Sequence[int]) -> None:
    """ "at least 40" measures as a determiner does, "further delays" are described, "first said" is an adverb's."""
    for index in places:
        lemma, after = lemmas[index], tags[index + 1 : index + 2]
        if lemma in ("least", "most") and lemmas[index - 1 : index] == ["at"] and after == ["M"]:
            tags[index - 1 : index + 1] = "DD"
        elif lemma == "first" and index and tags[index - 1] in "BHNPSZR" and after and after[0] in "dn":
            tags[index] = "A"
        elif lemma == "further" and tags[index] == "A" and after and after[0] in "NSJM":
            tags[index] = "J"


def _determiners(tags: list[str], lemmas: Sequence[str], forms: Sequence[Form], places: Sequence[int]) -> None:
    """Determiners that stand for a noun ("few believe", "this means", "those killed in"), or that are adverbs."""
    for index in places:
        if tags[index] != "D":
            continue
        lemma, after = lemmas[index], "".join(tags[index + 1 : index + 3])
        if lemma in _QUANTIFIERS and after and forms[index + 1].tag in ("b", "d"):
            tags[index] = "R" if not index or tags[index - 1] != "D" else "A"  # not "the most qualified"
        elif lemma in _DEGREES and index and tags[index - 1] == "p":
            tags[index] = "A"
        elif (
            (lemma in _PLURAL_ONES and _PARTICIPLE.match(after))
            or (lemma == "those" and after[:1] == "g")
            or (lemma in _DEMONSTRATIVES and after and forms[index + 1].verb == "z")
        ):
            tags[index] = "R"


def _places(tags: Sequence[str], sought: str) -> list[int]:
    """Where a tag stands."""
    return [index for index, tag in enumerate(tags) if tag == sought] if sought in tags else []


def _times(tags: list[str], lemmas: Sequence[str]) -> None:
    """ "last week", "this Friday", "that same day": the words before a time noun make it a time."""
    if not _TIME_OPENERS.isdisjoint(lemmas):
        for index in range(1, len(tags)):
            if lemmas[index - 1] in _TIME_OPENERS and lemmas[index] in word_class_of("time-nouns"):
                tags[index - 1] = tags[index] = "T"
    for index in _places(tags, "T"):
        part = lemmas[index + 1 : index + 2]
        if not _PARTS_OF_DAYS.isdisjoint(part) and "".join(tags[index + 2 : index + 3]) not in _GO_ON:
            tags[index + 1] = "T"
    for index in _places(tags, "h"):
        last = index + 1 + (lemmas[index + 1 : index + 2] == ["same"])
        named = lemmas[last : last + 1] == ["day"] or not word_class_of("time-nouns").isdisjoint(
            lemmas[last : last + 1]
        )
        if named and "".join(tags[last + 1 : last + 2]) in _ENDS_TIME:
            tags[index : last + 1] = "T" * (last + 1 - index)
