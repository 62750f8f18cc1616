"""What is not said: from a cue and its source to whether the text says that they did not say it, or only might."""

from __future__ import annotations

import re
from typing import Final

from onrecord.records import Kind
from onrecord.rules.candidates import MACROS
from onrecord.rules.cues import words
from onrecord.rules.engine import REACH, Range, View, rejects, reports
from onrecord.rules.governing import in_gerund, in_infinitive, wrongly
from onrecord.rules.subjects import HELPING, auxiliary, subject

_NP: Final = MACROS["NP"]
_MATRIX: Final = re.compile(
    rf"(?P<verb>[VEKGI])t?(?:(?:A|i?T|i[NT]|oN){{0,2}}|A?(?:,?(?P<as>s[NQ](?:c[NQ])?),?|s)?(?P<object>{_NP})(?:A|i?T|E?i[NT]){{0,2}})"
    r"(?P<that>h)?$"
)
"""The verb whose content a clause is: "hoped | that", "denied a report | that", "is not | true | that"."""
_THERE: Final = re.compile(r"(?P<noun>N)(?:[fi]N){0,2}(?:V(?=h)|E(?=h))?h$")
"""A noun that holds a clause: "claims by the union that | …", "rumours spread that"."""
_GOVERNED: Final = re.compile(r"(?P<verb>[VEGIK])(?:A|i(?=$))?$")
"""The verb whose object does something: "ruled out | Bell | saying"."""
_NO_MORE: Final = re.compile(r"\b(?P<no>no|not) (?P<what>[a-z]+)\b|\bneither\b|[“\"‘'](?:never|not)[”\"’']")
"""What before a verb negates it: "no longer", "at no time", “never” in quotation marks."""


def unsaid(view: View, at: int, source: Range | None) -> Kind | None:
    """``OMISSION`` if the text says that the source does not say it; ``UNSAID`` if nobody does, or only might.

    ``at`` is the verb by which it would be said, or the noun; None: it is said.
    """
    helping = auxiliary(view, at)
    if view.negated(at) or (helping is not None and view.negated(helping)):
        return Kind.OMISSION
    if helping is not None and (_might(view, helping) or view.might_have(helping)):
        return Kind.UNSAID
    if view.word(at).startswith("well ") and view.word(at - 1) == "as" and at > 2:
        helping = at - 2 - (view.shape[at - 2] == "A")  # "might | as | well have said"
        if _might(view, helping):
            return Kind.UNSAID
    if _might(view, at) or _is_alleged(view, at) or _is_taken_back(view, at):
        return Kind.UNSAID
    governed = _governed(view, at, source)
    if governed is not None or source is None or view.shape[at] == "N":
        return governed
    return _by(view, at, source)


def _governed(view: View, at: int, source: Range | None) -> Kind | None:
    """The same because of what a form in -ing or an infinitive depends on: "denied saying", "refused to say"."""
    if view.shape[at] == "I":
        return in_infinitive(view, at)
    begins = at - 2 if view.shape[at - 1 : at] == "Q" and view.word(at - 2) == "having" else at  # "having “ever” said"
    if view.shape[at] != "G" and not view.word(begins).startswith("having"):
        return None
    if source is not None and view.word(source[1] - 1).split()[-1] in words("likeplural"):
        return Kind.UNSAID  # "Bell disputes | saying"
    return in_gerund(view, begins)


def _by(view: View, at: int, source: Range) -> Kind | None:
    """The same because of the source: it is nobody, or its clause is inverted, a condition or denied."""
    if _nobody(view, source) or _is_no_source(view, at, source):
        return Kind.UNSAID
    before = view.word(at - 1) if at > 0 else ""
    if before == "nor" or (before == "than" and view.tags(at)[-1] == "BASE"):
        return Kind.OMISSION  # "neither said nor | hinted", "left rather than | say"
    if source[1] > at:
        return None
    if _is_negated_before(view, source[0], at):
        return Kind.OMISSION
    if view.shape[at] == "G" and view.shape[source[1] : at] in ("", "A") and _is_thought_of(view, source):
        return Kind.UNSAID
    return (_inverted(view, source[0], at) or _supposed(view, source[0], at)) if source[0] > 0 else None


def _is_no_source(view: View, at: int, source: Range) -> bool:
    """Whether a source is none: "Suppose Bell | said", "there | were claims"."""
    opens = view.mark(source[0]).start == view.sentence.start and source[1] - source[0] == 1
    word = view.word(source[0])
    return (word == "there" and "BE" in view.tags(at)) or (opens and word.split()[0] in words("positing"))


def _might(view: View, at: int) -> bool:
    """Whether a verb is of what might be said: "would say", "may call for"; not "would like", "would later say"."""
    tags, first = view.tags(at), view.groups[at].first
    if at and view.word(at - 1) in ("i", "we") and view.lemmas[at] in words("politely"):
        return view.word(at).startswith(("may", "might", "could"))
    for index, tag in enumerate(tags):
        if tag == "MODAL" and view.sentence.tokens[first + index].lemma in words("hypothetical"):
            lemmas = {token.lemma for token in view.sentence.tokens[first : view.groups[at].last]}
            return view.lemmas[at] not in words("wishing") and lemmas.isdisjoint(words("afterwards"))
    return False


def _is_alleged(view: View, at: int) -> bool:
    """Whether nobody vouches that it was said, or it nearly was: "allegedly said", "almost said"."""
    said = view.word(at).split()
    if words("alleged").isdisjoint(said) or view.lemmas[at] in words("manner"):
        return False
    following = [*said[1:], ""]  # "almost always say" is no such thing
    return any(word in words("alleged") and after[-2:] != "ly" for word, after in zip(said, following, strict=True))


def _is_taken_back(view: View, at: int) -> bool:
    """Whether words are no longer meant: "withdrew her claim", "deleted a post saying", "his claim … was retracted"."""
    cue, noun = view.cues.get(at), view.shape[at] == "N"
    if cue is None or cue.mode not in ("speech", "writing"):
        return False
    if noun and not words("retracted").isdisjoint(view.word(at).split()):
        return True
    behind = _behind(view, at) if noun and view.owned(at) is not None else ()
    if any(view.shape[index] == "K" and view.lemmas[index] in words("retracting") for index in behind):
        return True
    first = at if noun else at - 1
    if first < 1 or not (noun or view.lemmas[first] in words("document")):
        return False
    found = _TAKING.search(view.shape[max(0, first - 4) : first])
    verb = first - len(found[0]) if found else first
    lemma = view.lemmas[verb]
    topic = noun and lemma in words("sorry") and view.shape[at + 1 : at + 2] != "h"  # "apologised for | her remarks on"
    if found is None or view.negated(verb) or topic:
        return False
    taken = {lemma, *(f"{lemma}-{view.word(index)}" for index in range(verb + 1, first))}
    return not taken.isdisjoint(words("retracting"))


_TAKING: Final = re.compile("[VEGIK]A?[if]{0,2}$")
"""The verb before what is taken back: "retracted | her claim", "rowed back on | her claim"."""


def _nobody(view: View, source: Range) -> bool:
    """Whether a source is nobody, or hardly anybody: "no minister", "neither he nor she", "few"; not "No 10"."""
    first = source[0]
    if view.shape[first] in "wh" and first > 0 and view.shape[first - 1] in "NR,":
        first -= 1 + (view.shape[first - 1] == "," and first > 1)
        if first > 0 and view.shape[first - 1] in "VK" and view.negated(first - 1):
            return True  # "it was not the minister who said"
    if first > 0 and (view.shape[first - 1] == "t" or view.word(first - 1) == "nor"):
        return True
    if first > 1 and view.word(first - 1) == "even" and view.shape[first - 2] == "t":
        return True  # "not even Bell"
    begins = view.groups[first].first
    tokens = view.sentence.tokens[begins : begins + 2]
    opens = tokens[0]
    none = view.text[opens.start : opens.end].lower() if opens.tag != "NAME" else ""
    numbered = none == "no" and len(tokens) > 1 and tokens[1].tag == "NUM" and tokens[1].lemma != "one"
    return none in words("nobody") and not numbered


def _is_negated_before(view: View, first: int, at: int) -> bool:
    """Whether between the beginning of a source and its verb stands what negates it: "Bell no longer said"."""
    last = at
    while last > first and view.shape[last - 1] in "NAiTQ,":
        last -= 1
    end = view.mark(at).start
    between = view.text[max(end - _NEAR, view.mark(max(first, last)).start) : end].lower()
    if not words("negating").isdisjoint(view.word(at).split()):
        return "only" not in view.word(at).split()
    negating = _NO_MORE.finditer(between)
    return any(found["no"] is None or found["what"] in words("nohow") for found in negating)


_NEAR: Final = 60
"""Characters before a verb in which what negates it stands."""


def _is_thought_of(view: View, source: Range) -> bool:
    """Whether a form in -ing is only thought of: "the idea of Bell | saying", "ruled out Bell | saying"."""
    if view.lemmas[source[0]] in words("chances"):
        return True
    found = _GOVERNED.search(view.shape[max(0, source[0] - 3) : source[0]])
    if found is None:
        return False
    verb = source[0] - len(found[0])
    if view.lemmas[source[1] - 1] in words("document"):
        return False  # "discredited | a report | saying"
    doubtful = view.lemmas[verb] in words("considering") | words("hoping")
    return doubtful or view.negated(verb) or f"{view.lemmas[verb]} {view.word(source[0] - 1)}" == "rule out"


def _inverted(view: View, first: int, at: int) -> Kind | None:
    """A verb before its subject: "nor has X said", "at no point did X say"; a question, "had X said"."""
    verb = first - 1
    if view.shape[verb] != "V" or not HELPING.issuperset(view.tags(verb)):
        return None
    asks = view.text[view.sentence.end - 1] == "?"
    if "BE" in view.tags(verb):
        return Kind.UNSAID if asks and view.shape[at] == "G" and verb == 0 else None
    before = [word for at in range(max(0, verb - 4), first) for word in view.word(at).split()]
    if not words("negating").isdisjoint(before):
        return None if "only" in before else Kind.OMISSION
    asked = asks or verb == 0 or view.shape[verb - 1] == ":"
    return Kind.UNSAID if asked and "w" not in view.shape[max(0, verb - 2) : verb] else None


def _supposed(view: View, first: int, at: int) -> Kind | None:
    """A clause with "if", or one that somebody denies, doubts or hopes for: "it is not true that X said"."""
    opens = first - 1 - (first > 1 and view.word(first - 1) in words("focusing"))  # "if | only | Bell said"
    if view.shape[opens] in "swG" and _opens_supposed(view, opens, at):
        return Kind.UNSAID
    if view.shape[first - 1] in "VEGI" and view.lemmas[first - 1] in words("causing") and view.tags(at) == ("BASE",):
        return Kind.UNSAID  # "let | Bell say"
    low = max(0, first - REACH)
    found = _MATRIX.search(view.shape[low:first])
    if found is not None and _is_made_nothing_of(view, low, found, at):
        return Kind.UNSAID
    noun = _noun_before(view, low, first)
    if noun is not None:
        return Kind.UNSAID if _is_nobodys(view, noun, at) or _is_only_alleged(view, noun, first, at) else None
    document = view.word(first - 1) in ("which", "whom") or view.shape[first - 1] == "f"
    if document and any(_turns_out_untrue(view, index) for index in _behind(view, at)):
        return Kind.UNSAID  # "the letter in which X says so is a forgery"
    return None


def _noun_before(view: View, low: int, first: int) -> int | None:
    """The noun that holds a clause with "that", or without it behind a preposition: "after | claims | she said"."""
    there = _THERE.search(view.shape[low:first])
    if there is not None:
        return low + there.start("noun")
    bare = first > 1 and view.shape[first - 1] == "N" and view.shape[first - 2] in "is"
    return first - 1 if bare and view.word(first - 1) in words("alleging") else None


def _is_made_nothing_of(view: View, low: int, found: re.Match[str], at: int) -> bool:
    """Whether the verb that a clause depends on, as ``_MATRIX`` found it, denies, doubts or only hopes for it."""
    verb, held = low + found.start("verb"), found["object"]
    object_at = low + found.start("object") if held else None
    claim = object_at is not None and view.lemmas[object_at] in words("alleging")
    if not found["that"] and held and (not claim or view.shape[at + 1 : at + 2] in ("V", "K")):
        return False
    negated = view.negated(verb) or wrongly(view, verb) or (object_at is not None and _untrue(view, object_at))
    judged = range(low + found.start("as"), low + found.end("as")) if found["as"] else range(0)
    if claim and view.lemmas[verb] in words("calling"):
        judged = judged or _behind(view, at)  # "called | reports that X said so a lie"
    if negated or any(_untrue(view, index) for index in judged):  # "called false | the claim that"
        return True
    if claim and view.lemmas[verb] in words("retracting"):
        return True
    if view.shape[verb] == "I" and (in_infinitive(view, verb) or _untrue(view, verb - 2)):
        return True  # "nothing to suggest | that", "wrong to say | that"
    aside = bool(found["that"]) and view.shape[verb + 1] in "iA"  # "laughed off | suggestions that"
    return _leaves_open(view, verb, bare=not held and not aside) or _by_nobody(view, verb, held=bool(held))


def _turns_out_untrue(view: View, index: int) -> bool:
    """Whether at a group words are said to be made up: "is | a forgery", "was forged"."""
    if view.shape[index] == "K":
        made_up = view.lemmas[index] == "make" and view.word(min(index + 1, len(view.shape) - 1)) == "up"
        return made_up or view.word(index).split()[-1] in words("untrue")
    return view.lemmas[index - 1] == "be" and _untrue(view, index)


def _opens_supposed(view: View, opens: int, at: int) -> bool:
    """Whether a clause opens as one that nobody puts forward: with "if", "as though", or "until" and a present."""
    word = view.word(opens)
    if word == "though":
        return opens > 0 and view.word(opens - 1) == "as"
    if word in words("awaiting"):
        return view.shape[at] == "V" and not {"PRES", "BASE"}.isdisjoint(view.tags(at))
    return word in words("supposing")


def _is_nobodys(view: View, noun: int, at: int) -> bool:
    """Whether what a noun holds is denied: "his denial that X said so", "rumours that …", "claims … are false"."""
    if view.lemmas[noun] in words("denial") | words("rumour") or _untrue(view, noun):
        return True
    if not words("untrue").isdisjoint(view.word(noun).split()):
        return True  # "a false claim that"
    alleged = view.lemmas[noun] in words("alleging")
    return any(
        (view.shape[index] == "K" and rejects(view, index)) or (alleged and _turns_out_untrue(view, index))
        for index in _behind(view, at)
    )


def _is_only_alleged(view: View, noun: int, first: int, at: int) -> bool:
    """Whether a noun that holds a clause is of what nobody named claims: "investigated | claims | that X said so"."""
    relative = view.shape[at + 1 : at + 2] in ("V", "K", "E") or view.lemmas[at] in words("calling")
    if relative or view.owned(noun) is not None:
        return False  # "the idea | that | Bell said | would work", "… called absurd"
    if any(view.word(index) in ("by", "from") for index in range(noun + 1, first)):
        return False
    lemma, before = view.lemmas[noun], noun - 1
    ruled = before >= 0 and view.shape[before] in "VEGIK"
    if lemma in ("report", "reports"):
        into = before >= 0 and view.word(before) == "into"
        return into or (ruled and view.lemmas[before] in words("probing"))
    if lemma not in words("alleging") | words("chances") | {"charge", "charges"}:
        return False
    return not ruled or not (view.lemmas[before] in words("making") or reports(view, before))


def _behind(view: View, at: int) -> range:
    """The groups behind one, as far as is looked."""
    return range(at + 1, min(at + REACH, len(view.shape)))


def _by_nobody(view: View, verb: int, *, held: bool) -> bool:
    """Whether nobody does what a verb says: "nobody heard X | say", "there were claims | that"."""
    who = subject(view, verb) if view.shape[verb] != "K" else None
    there = who is not None and not held and view.word(who[0]) == "there" and "BE" in view.tags(verb)
    return who is not None and (there or _nobody(view, who))


def _untrue(view: View, group: int) -> bool:
    """Whether what stands before "that" makes nothing of the clause: "no evidence that", "a lie that"."""
    quoted = view.shape[group] == "Q" and not words("untrue").isdisjoint(_WORDS.findall(view.word(group)))
    if quoted or view.word(group).startswith("no ") or view.lemmas[group] in words("untrue"):
        return True
    return view.shape[group] == "N" and not words("wrongly").isdisjoint(view.word(group).split())  # "falsely alleged"


_WORDS: Final = re.compile(r"[^\W_]+")


def _leaves_open(view: View, verb: int, *, bare: bool) -> bool:
    """Whether a verb puts nothing of its clause forward: it rejects it, or hopes or asks for it."""
    return view.lemmas[verb] in words("hoping") or (not bare and rejects(view, verb))
