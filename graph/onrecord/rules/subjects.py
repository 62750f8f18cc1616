"""The source of a cue: from a verb to the groups of its subject."""

from __future__ import annotations

import re
from typing import Final

from onrecord.rules.candidates import MACROS
from onrecord.rules.cues import words
from onrecord.rules.engine import REACH, Range, View, rejects, reports

_NP: Final = MACROS["NP"]
_REDUCED: Final = r"(?:[En](?:A|i[NT]|T){1,4}|G[^,.;:()VEKc-]{1,10})?"
_SAID_BETWEEN: Final = rf",{_NP}A?[VE](?:A|i?T|i[NT]){{0,2}},"
"""Who says it, between a subject and its verb: "Cole, | the court heard, | told his wife"."""
_INSERTED: Final = (
    rf"(?:{_SAID_BETWEEN}|,(?:w(?=[^,]{{0,18}}[VEK])|[Gn]|E(?!R)|Ni|o(?=N)|i(?!T))[^,]{{1,20}}(?:,N)?,"
    r"|-[^-]{1,30}-,?|(?<=\)),)?"
)
_SUBJECT: Final = re.compile(
    rf"(?<![fiyo])(?:(?P<apposed>{_NP}(?:,[ifA]?{_NP}){{1,4}})(?:,{_INSERTED}|,w[^,]{{1,20}},)"
    rf"|(?P<plain>{_NP}[wh][AT]{{0,2}}[VEK][^,.;:()VEKcsh]{{0,8}}|{_NP}{_REDUCED}|w|(?<=[NRT])h){_INSERTED})"
    r"(?:,?(?:A|i?T|i[NT](?:[fi][NT])?),?){0,2}$"
)
"""The noun phrase before a verb, with appositions or a reduced clause; inserted clauses and times are left out."""
_JOINING: Final = re.compile(r"[,-]?cA?,?$")


def subject(view: View, at: int, depth: int = 0) -> Range | None:
    """The groups of a verb's subject: the noun phrase before it, else the subject of the verb that it is joined to."""
    if depth > 3:
        return None
    if (helping := auxiliary(view, at)) is not None:
        return subject(view, helping, depth + 1)
    if view.shape[at] != "G":
        return _before(view, at) or _shared(view, at, depth)
    if (blamed := _blamed(view, at)) is not None:
        return _spoken_of(view, at) or (blamed if view.tags(blamed[1] - 1)[-1] == "NAME" else None)
    return (
        _adjacent(view, at)
        or _spoken_of(view, at)
        or _telling(view, at)
        or _shared(view, at, depth)
        or _beside(view, at)
    )


def _before(view: View, at: int) -> Range | None:
    """The noun phrase before a verb, whole."""
    low = max(0, at - REACH)
    found = _SUBJECT.search(view.shape[low:at])
    if found is None:
        return _opening(view, at) if at in view.often else None
    first, last = found.span("apposed") if found["apposed"] else found.span("plain")
    whole = _described(view, low + first, at) or _alone(view, low + first, low + last)
    return _measured(view, whole[0]), _told_who(view, whole[1], at)


def _shared(view: View, at: int, depth: int) -> Range | None:
    """The subject of an earlier verb, which a verb that is joined to it or stands in -ing has too."""
    low = max(0, at - REACH)
    in_ing = view.shape[at] == "G"
    joined = _JOINING.search(view.shape[low:at]) is not None
    joins = _speaks if at in view.cues and reports(view, at) else _is_cue
    for known in (True, False) if in_ing or joined else (False,):
        for index in range(at - 1, low - 1, -1):
            if view.shape[index] not in "VEK" or (known and not joins(view, index)):
                continue
            found = subject(view, index, depth + 1)
            if found is None:
                break
            if in_ing and view.shape[at - 1] == "," and _in_relative(view, found):
                continue
            above = _governing(view, found[0]) if _ROW.search(view.shape[low:at]) else None
            if above is not None:
                return subject(view, above, depth + 1)
            relative = not joined and view.shape[slice(*found)] in ("w", "h") and view.shape[at] in "VEK"
            return antecedent(view, found[0]) if relative else found
    return None


def _in_relative(view: View, found: Range) -> bool:
    """Whether a subject is a relative pronoun, or that of a question within a clause: "how sensitive | it | is"."""
    return view.shape[slice(*found)] in ("w", "h") or view.shape[found[0] - 1 : found[0]] == "w"


def auxiliary(view: View, at: int) -> int | None:
    """The auxiliary of a verb, or "never", that a word like a noun or an inserted clause parts from it: "they | have |
    both | argued", "he | did not |, as Berg claims, | say".
    """
    if at > 2 and view.shape[at - 2] == "V" and view.word(at - 1) in words("amidst"):
        helping = at - 2
    elif at > 3 and view.shape[at - 1] == ",":
        helping = view.shape.rfind(",", max(0, at - _LONGEST_INSERTED), at - 1) - 1
    else:
        return None
    helps = helping > 0 and view.shape[helping] in "Vt" and HELPING.issuperset(view.tags(helping))
    return helping if helps else None


_LONGEST_INSERTED: Final = 16
"""Groups of a clause that parts a verb from its auxiliary."""


HELPING: Final = frozenset({"HAVE", "BE", "DO", "MODAL", "NEG", "ADV"})
"""The tags of auxiliaries and of what stands among them."""
_ROW: Final = re.compile(r",(?:c?A?|cA?,)$")


def _governing(view: View, first: int) -> int | None:
    """The cue of a clause that begins at a group with its subject: "| found that | the vote was free, noted delays"."""
    if first > 1 and view.shape[first - 1] == "h":
        return next((at for at in range(first - 2, max(0, first - 8) - 1, -1) if at in view.cues), None)
    cue = view.cues.get(first - 1) if first > 0 and view.shape[first - 1] in "VEG" else None
    return first - 1 if cue is not None and "bare" in cue.complements else None


_ANTECEDENT: Final = re.compile(rf"(?P<source>(?<![fiyo]){_NP}(?:,[if]?{_NP}){{1,3}}|{_NP})[,-]?i?$")


def antecedent(view: View, relative: int) -> Range | None:
    """What a relative pronoun stands for: "Anna Berg, a nurse |, who"."""
    low = max(0, relative - REACH)
    found = _ANTECEDENT.search(view.shape[low:relative])
    return (low + found.start("source"), low + found.end("source")) if found else None


_ADJACENT: Final = re.compile(rf"(?P<source>{_NP})A?$")


def _adjacent(view: View, at: int) -> Range | None:
    """The noun phrase right before a form in -ing, if it can speak: "voters saying", not "a letter saying"."""
    low = max(0, at - REACH)
    if (found := _ADJACENT.search(view.shape[low:at])) is None:
        return None
    first, last = low + found.start("source"), low + found.end("source")
    if view.lemmas[first] in words("document") and view.word(first + 1) in ("from", "by") and last > first + 2:
        return first + 2, last  # "a letter from | the union | saying"
    speaks = view.shape[first] == "R" or view.tags(first)[-1] == "NAME" or view.lemmas[first] == "people"
    if first > 0 and view.shape[first - 1] == "o":
        return None  # "wrote to Berg | saying"
    if first > 0 and view.shape[first - 1] == "i" and view.word(first - 1) == "with":
        return first, last  # "with most voters saying"
    return (first, last) if speaks and view.lemmas[first] not in words("document") | words("mute") else None


_BLAMED: Final = re.compile(rf"[VEGI]A?(?P<source>{_NP})i$")


def _blamed(view: View, at: int) -> Range | None:
    """Whose saying it is for which something is done to them: "sued | the paper | for reporting"."""
    if at == 0 or view.word(at - 1) not in ("for", "into"):
        return None
    low = max(0, at - REACH)
    found = _BLAMED.search(view.shape[low:at])
    return (low + found.start("source"), low + found.end("source")) if found else None


_LINKED: Final = re.compile(rf"(?P<verb>[VEGI])(?P<source>{_NP})[si]$")


def _spoken_of(view: View, at: int) -> Range | None:
    """Who is quoted "as saying", or blamed "for saying": "the report quotes | a nurse | as saying"."""
    low = max(0, at - REACH)
    if (found := _LINKED.search(view.shape[low:at])) is None:
        return None
    verb, first, last = low + found.start("verb"), low + found.start("source"), low + found.end("source")
    cue, link = view.cues.get(verb), view.word(at - 1)
    known = view.tags(last - 1)[-1] == "NAME" or view.word(first) in words("toward")
    blamed = link == "for" and (known or (cue is not None and cue.act in ("evaluates", "accuses")))
    return (first, last) if blamed or (link == "as" and view.lemmas[verb] in words("quoting")) else None


_DESCRIBED: Final = re.compile(rf"[cA]{{0,2}},?(?P<source>{_NP}(?P<more>,A?[NR][^;:.()Q]{{1,24}}Q?))(?:,|(?<=Q))[AT]?$")
"""A name that opens its sentence, and all that describes it up to a comma before the verb."""
_OWN_VERB: Final = re.compile("[^w]*?[VK]")


def _described(view: View, first: int, at: int) -> Range | None:
    """The whole of a subject that opens its sentence, with ``first`` in its midst: "Anna Berg, a nurse who left"."""
    if view.shape[first - 1 : first] not in (*",iwVEKfo",):
        return None
    return _opening(view, at, first)


def _opening(view: View, at: int, within: int = REACH) -> Range | None:
    """The same where it holds a group ``within``, or none that could be a subject."""
    found = _DESCRIBED.match(view.shape[:at]) if at <= REACH else None
    if found is None or within < found.start("more") or _OWN_VERB.match(found["more"]):
        return None
    said = any(reports(view, index) for index in range(*found.span("more")))  # "the plan, Berg said, angered"
    return None if said else found.span("source")


_MEASURES: Final = re.compile(r"[At]$|s?Rs$")


def _measured(view: View, first: int) -> int:
    """Where a subject begins, with what measures it: "Nearly half", "not all members", "more than ten"."""
    if (found := _MEASURES.search(view.shape[max(0, first - 3) : first])) is None:
        return first
    begins = first - len(found[0])
    said = all(view.word(index) in words("amount") for index in range(begins, first))
    return begins if said else first


_WHO: Final = re.compile(r",w[^VEK,]{0,6}(?P<verb>[VEK])[^,;:.()Q]{1,16},[AT]?$")


def _told_who(view: View, last: int, at: int) -> int:
    """Where a subject ends that ends at ``last`` but for a clause that tells who it is: ", who lives there, said"."""
    who = _WHO.match(view.shape[last:at]) if reports(view, at) and at - last < REACH else None
    if who is None or last + who.start("verb") in view.cues:
        return last
    return last + view.shape[last:at].rindex(",")


_TELLING: Final = re.compile(rf"(?P<verb>[VEGIK])(?:[Aio]{{0,2}}|N[io]|sN)(?:i?T)?(?P<source>{_NP})(?:i?T)?A?$")


def _telling(view: View, at: int) -> Range | None:
    """The object of a verb that rejects or receives it, before a form in -ing: "denied | a report | saying"."""
    low = max(0, at - REACH)
    if (found := _TELLING.search(view.shape[low:at])) is None:
        return None
    verb = low + found.start("verb")
    first, last = low + found.start("source"), low + found.end("source")
    receives = view.lemmas[verb] in words("receiving") and view.lemmas[first] in words("telling")
    return (first, last) if receives or rejects(view, verb) else None


_OBJECTS_AND: Final = re.compile(r"[VEKGI][^,]{0,4}$")


def _alone(view: View, first: int, last: int) -> Range:
    """A subject without the object of an earlier verb: "it is a disgrace and | we", not "Anna and I"."""
    joined = view.shape.rfind("cR", first, last)
    if joined > first and _OBJECTS_AND.search(view.shape[max(0, first - REACH) : first]):
        return joined + 1, last
    return first, last


def _speaks(view: View, index: int) -> bool:
    """Whether a verb puts a clause on record, so that another that does may be joined to it."""
    cue = view.cues.get(index)
    return cue is not None and not cue.complements.isdisjoint(("quote", "that", "np-that"))


def _is_cue(view: View, index: int) -> bool:
    return index in view.often


_BESIDE: Final = re.compile(rf"(?P<source>{_NP}(?:,{_NP})?),?$")
_AHEAD: Final = re.compile(rf",(?P<source>{_NP}(?:,{_NP}(?=,))?)(?:,?i[NT])?,?A?[VEK]")


def _beside(view: View, at: int) -> Range | None:
    """The subject of a form in -ing without a verb before it: "Noting the cost, the minister", "candidates, saying"."""
    if not view.shape[:at].strip(",Acis"):
        found = _AHEAD.search(view.shape, at + 1, at + REACH)
        return found.span("source") if found else None
    low = max(0, at - REACH)
    found = _BESIDE.search(view.shape[low:at])
    return (low + found.start("source"), low + found.end("source")) if found else None
