"""Rules for what stands behind a cue: clauses with and without "that", questions, objects and infinitives."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Kind
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, View, Yield
from onrecord.rules.findings import finder
from onrecord.rules.subjects import subject


def clause(match: Match, *, phrase: bool = False) -> Yield | None:
    """A clause (or phrase) behind the cue, and the subject of the cue as its source."""
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None:
        return None
    last = match.part("particle")
    return Yield(
        content=((content[0], clause_end(match.view, content[0], phrase=phrase, source=source, cue=match.at)),),
        source=source,
        cue_last=last[1] if last else None,
        addressee=match.part("addressee"),
    )


def _that_clause(match: Match) -> Yield | None:
    """A clause with "that"; no relative one whose noun stands before the cue: "It is a plan, he says, that failed"."""
    made = clause(match)
    if made is None or made.source is None:
        return None
    first, shape = made.content[0][0], match.view.shape
    inserted = shape[made.source[0] - 1 : made.source[0]] == ","
    if _RELATIVE.match(shape, first) and (shape[first - 1] in "NRT" or (inserted and shape[first - 1] == ",")):
        return None  # "responded with a letter that said so"
    return made


_RELATIVE = re.compile("hA?[VEK]")


def _rest(match: Match) -> Yield | None:
    """What one says without a clause; who says nothing says it of nothing."""
    made = clause(match)
    if made is None or not match.view.word(made.content[0][0]).startswith(("nothing", "little")):
        return made
    return replace(made, kind=Kind.OMISSION, act="declines")


def _relative_clause(match: Match) -> Yield | None:
    """ "which X said was late", "whom X described as a friend", "what X called “a sham,”"."""
    seen, relative, source, content = match.view, match.part("relative"), match.part("source"), match.part("content")
    if relative is None or source is None or content is None:
        return None
    if seen.shape[relative[0]] == "w" and seen.lemmas[relative[0]] not in words("relative") | {"what"}:
        return None
    opens = seen.shape[content[0]]
    if opens == "s" and seen.word(content[0]) != "as":
        return None
    end = clause_end(seen, content[0], phrase=opens in "sQ", source=relative)
    if opens == "Q" and seen.final_mark(content[0]) in (",", ".", "?", "!"):
        end = content[0] + 1
    return Yield(content=(relative, (content[0], end)), source=source)


def _bare(match: Match) -> Yield | None:
    """What one says without "that"; who finds something is no report: "He found sanctuary and left"."""
    made = clause(match)
    if made is None or made.source is None or match.cue.lemma != "find":
        return made
    return made if finder(match.view, made.source) else None


def _phrase(match: Match) -> Yield | None:
    return clause(match, phrase=True)


def _object(match: Match) -> Yield | None:
    """An object; where the cue takes words alone ("accept"), one that is words: findings, not money."""
    made = _object_of(match)
    if made is not None and match.cue.lemma in words("calling"):
        last = match.view.lemmas[made.content[0][1] - 1 - (match.view.shape[made.content[0][1] - 1] in ".,")]
        return replace(made, act="evaluates") if last in words("untrue") else made
    return made


def _object_of(match: Match) -> Yield | None:
    """An object, with what it is rejected as before it: "dismissed | as a hoax the video"."""
    content = match.part("content")
    if content is None or (match.view.shape[content[0]] == "s" and match.cue.kind != Kind.DENIAL):
        return None
    if match.cue.lemma == "claim" and match.view.lemmas[content[0]] in words("taken"):
        return None  # "the flood claimed nine lives"
    if "np" not in match.cue.complements and not _is_words(match, content[0]):
        return None
    if match.cue.lemma in words("voicing") and _goes_on(match.view, content[0]):
        return None  # "expressed concern about": the noun is part of the cue
    denied = match.cue.lemma in words("withholding") and match.view.shape[content[0] : content[0] + 2] in ("NN", "RN")
    if denied or {*match.view.tags(content[0])} <= {"ADV", "ADJ"} or _is_named(match, content[0]):
        return None  # "denied them a hearing", "emails now deemed secret", "a group called Leak Watch"
    # not "a crime that many accused Berg of"
    return None if _STRANDED.match(match.view.shape, content[0]) else _phrase(match)


def _is_named(match: Match, at: int) -> bool:
    """Whether a participle tells what something is called: "a group | called | Leak Watch"."""
    seen = match.view
    of = seen.tags(match.at - 1)[-1] if match.at > 0 and seen.shape[match.at - 1] == "N" else "NAME"
    return match.cue.lemma == "call" and seen.shape[match.at] == "E" and of == "NOUN" and seen.tags(at)[0] == "NAME"


_STRANDED = re.compile("[NR]f(?:[,.;:VEK]|$)")
"""An object and a preposition whose own words stand before: "what they accused him of"."""


def _goes_on(view: View, at: int) -> bool:
    """Whether a noun that names words takes what follows it."""
    cue, behind = view.cues.get(at), at + 1
    if cue is None or view.shape[at] != "N" or behind == len(view.shape):
        return False
    taken = {"h": "that", "o": "to"}.get(view.shape[behind], f"p:{view.word(behind)}")
    return f"noun-{taken}" in cue.complements


def _is_words(match: Match, at: int) -> bool:
    shape = match.view.shape
    said = match.view.lemmas[at] in words("said") | words("faults")
    return said or (shape[at + 1 : at + 3] == "fN" and match.view.lemmas[at + 2] in words("said"))


def _preposition(match: Match) -> Yield | None:
    """A complement with the preposition that this cue takes."""
    particle = match.part("particle")
    if particle is None or f"p:{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    seen, content = match.view, match.part("content")
    named = seen.shape[match.at + 1] == "N" and " " not in match.cue.lemma  # "warned ministers of it"
    if named and "adjective" not in match.cue.complements:
        return None
    # "spoke of being ignored", not "what they spoke of | was mended"
    passive = content is not None and seen.shape[content[0]] == "K" and not seen.word(content[0]).startswith("being")
    return None if passive else _phrase(match)


def _attitude_clause(match: Match) -> Yield | None:
    content = match.part("content")
    if content is None or _CLAUSES[match.view.shape[content[0]]] not in match.cue.complements:
        return None
    if match.view.shape[content[0]] == "s" and match.view.word(content[0]) not in words("questioning"):
        return None
    adjective = match.part("particle") or (match.at, match.at + 1)
    if match.view.shape[content[0]] == "R" and content[0] != adjective[1]:
        return None  # "is confident in the outcome they want"
    made = clause(match)
    expletive = made is not None and made.source is not None and match.view.word(made.source[0]) in ("it", "there")
    return None if expletive else made  # "it is clear that"


_CLAUSES = {"h": "that", "R": "that", "o": "to", "w": "wh", "s": "wh"}
"""What a clause is called in the lexicon by how it opens."""


def _refusal(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None or match.view.lemmas[content[0] + 1] not in words("silent"):
        return None
    content = (content[0], clause_end(match.view, content[0], phrase=True, source=source, cue=match.at))
    return Yield(content=(content,), source=source, kind=Kind.OMISSION, act="declines")


def _taken_as(match: Match) -> Yield | None:
    content = match.part("content")
    made = _phrase(match) if content and match.view.word(content[1]) == "as" else None
    # what one dismisses as something is no claim that one denies
    return replace(made, kind=Kind.STATEMENT, act="evaluates" if match.cue.stance else None) if made else None


def _seeming(match: Match) -> Yield | None:
    """What seems so to nobody in particular."""
    patient, content = match.part("patient"), match.part("content")
    if patient is None or content is None:
        return None
    return Yield(content=(patient, (content[0], clause_end(match.view, content[0], phrase=True))))


CLAUSES = (
    Rule(
        name="refusal",
        reads="X declined to comment",
        complement=("to",),
        pattern="@ (?P<content>oI)",
        yields=_refusal,
        examples=(
            (
                "The ministry declined to comment on the figures.",
                "The ministry",
                "declined",
                "to comment on the figures",
            ),
        ),
        near_misses=("The ministry tried a new approach.",),
    ),
    Rule(
        name="that-clause",
        reads="X said that …",
        complement=("that",),
        pattern="@ (?P<particle>i(?=h))? (?:,?[iATs][^hVGKI.;]{0,10}?|,i[^hVKI.;,]{0,10}(?=,))?,?"
        " (?P<content>h)(?!N(?:[.]|$))",
        yields=_that_clause,
        examples=(
            ("The minister said that the plan would fail.", "The minister", "said", "that the plan would fail"),
            ("The board denied that it knew.", "The board", "denied", "that it knew"),
            ("She pointed out that it was late.", "She", "pointed out", "that it was late"),
            ("Berg, who says that it leaks and who sued, left.", "Berg, who", "says", "that it leaks"),
        ),
        near_misses=("The house that burned was old.",),
    ),
    Rule(
        name="told-that",
        reads="X told Y that …",
        complement=("np-that",),
        pattern="@ (?P<addressee>{NP}) {ASIDE} (?P<content>h)",
        yields=clause,
        examples=(("The minister told reporters that it was late.", "The minister", "told", "that it was late"),),
        near_misses=("The minister met reporters that day.",),
    ),
    Rule(
        name="seeming",
        reads="X seems to …",
        complement=("seeming",),
        pattern="(?P<patient>{NP}|R) @ (?P<content>oI)",
        yields=_seeming,
        examples=(("The board appears to agree with them.", "", "appears", "The board … to agree with them"),),
        near_misses=("The board wants to agree with them.",),
        forms="VEG",
    ),
    Rule(
        name="taken-as",
        reads="X described Y as …",
        complement=("np-as",),
        pattern="@ (?P<content>[NR][^,.;:VEKGs]{0,12}) s",
        yields=_taken_as,
        examples=(
            ("Critics see the vote as a test of strength.", "Critics", "see", "the vote as a test of strength"),
            ("The report described the school as unsafe.", "The report", "described", "the school as unsafe"),
        ),
        near_misses=("Critics left the room as it rained.",),
    ),
    Rule(
        name="relative-as",
        reads="…, whom X described as …",
        complement=("np-as", "np-rated"),
        pattern="(?P<relative>[wh])(?P<source>{NP}) (?:,?(?:A|i?T),?){0,2} @"
        " (?P<content>s(?!RA?[VEK]|NA?[VK])[NRGQA]|Q)",
        yields=_relative_clause,
        examples=(
            ("They met Holm, whom Berg described as a friend.", "Berg", "described", "whom … as a friend"),
            ("It grew in what Berg calls “the old way”.", "Berg", "calls", "what … “the old way”"),
        ),
        near_misses=("They met Holm, whom Berg saw as it rained.",),
        forms="VE",
    ),
    Rule(
        name="bare-clause",
        reads="X said the plan would fail",
        complement=("bare",),
        pattern="@ (?:{ASIDE}) (?P<content>(?:[NRQG]|i[NT][,NR]|iG?N[^,.;:VKE]{0,8},[NR])"
        " [^,.;:VKEs]{0,12}(?:,[^,.;:]{1,12},)?A?[VKE])",
        yields=_bare,
        examples=(
            ("The minister said the plan would fail.", "The minister", "said", "the plan would fail"),
            ("Residents say they were warned.", "Residents", "say", "they were warned"),
        ),
        near_misses=("The minister said a prayer.",),
    ),
    Rule(
        name="words-said",
        reads="X said nothing new",
        complement=("rest",),
        pattern="@ {ASIDE} (?P<content>[NRQ])",
        yields=_rest,
        examples=(("The minister said nothing on the plan.", "The minister", "said", "nothing on the plan"),),
        near_misses=("The minister heard nothing on the plan.",),
    ),
    Rule(
        name="relative-clause",
        reads="…, which X said was late",
        complement=("bare",),
        pattern="(?P<relative>[wh]|N(?=R))(?P<source>{NP}) (?:,?(?:A|i?T),?){0,2} @ (?P<content>A?[VEK])",
        yields=_relative_clause,
        examples=(
            ("He left the school, which she said was unsafe.", "she", "said", "which … was unsafe"),
            ("They met a man who Berg believes will win.", "Berg", "believes", "who … will win"),
            ("A rule that the union says is dead was read out.", "the union", "says", "that … is dead was read out"),
        ),
        near_misses=("They met a man who said it was late.",),
        forms="VE",
    ),
    Rule(
        name="told-clause",
        reads="X told Y the plan would fail",
        complement=("np-that",),
        pattern="@ (?P<addressee>[NR]) (?:{ASIDE}) ,?(?P<content>(?:[NR])[^.;:,VKE]{0,14}[VKE])",
        yields=clause,
        examples=(("The minister told them the plan would fail.", "The minister", "told", "the plan would fail"),),
        near_misses=("The minister met them in the garden.",),
    ),
    Rule(
        name="infinitive",
        reads="X wants to …, X vowed to …",
        complement=("to",),
        pattern="@ (?:A|T|i[NT]){0,2} (?P<content>t?oA?[IK]|oQ)",
        yields=_phrase,
        examples=(
            ("The council plans to close the school.", "The council", "plans", "to close the school"),
            ("The council hopes to be heard.", "The council", "hopes", "to be heard"),
            ("The council vowed not to close it.", "The council", "vowed", "not to close it"),
        ),
        near_misses=("The council met to close the school.",),
    ),
    Rule(
        name="gerund-object",
        reads="X denied doing …",
        complement=("ing",),
        pattern="@ (?P<content>G)",
        yields=_phrase,
        examples=(("The board denied hiding the letter.", "The board", "denied", "hiding the letter"),),
        near_misses=("The board went fishing.",),
    ),
    Rule(
        name="attitude-clause",
        reads="X is sure that …, X is eager to …",
        complement=("adjective",),
        pattern="@ (?:[At]{0,2}(?P<particle>N))? {ASIDE} (?P<content>h[NRQGDi]|oA?I|w|s(?=[NR])|R[VEK])",
        yields=_attitude_clause,
        examples=(
            ("The board is aware that the roof leaks.", "The board", "is aware", "that the roof leaks"),
            ("She is unsure why it leaks.", "She", "is unsure", "why it leaks"),
            ("She was far less reluctant to sign.", "She", "was far less reluctant", "to sign"),
            ("She was reluctant to sign.", "She", "was reluctant", "to sign"),
        ),
        near_misses=("The roof is so old that it leaks.",),
        forms="VK",
    ),
    Rule(
        name="attitude",
        reads="X is critical of …",
        complement=("adjective",),
        pattern="@ (?:[At]{0,2}N)? (?P<particle>[iof]) A? (?P<content>[NRGQw])",
        yields=_preposition,
        examples=(("The board was critical of the plan.", "The board", "was critical of", "the plan"),),
        near_misses=("The board is full of ideas.",),
        forms="VK",
    ),
    Rule(
        name="object",
        reads="X rejected the findings, X welcomed the report",
        complement=("np", "np-words"),
        pattern="@ (?:A|i?T){0,2} (?P<content>[NRQ]|s(?=[NQ][NQ]))",
        yields=_object,
        examples=(
            ("The board accepted all of the findings.", "The board", "accepted", "all of the findings"),
            ("The union welcomed the report.", "The union", "welcomed", "the report"),
            ("The board rejected the findings in a letter.", "The board", "rejected", "the findings"),
        ),
        near_misses=(
            "The union visited the museum.",
            "The union accepted the money.",
            "The union denied them a hearing.",
            "Arson, which many accused Berg of, is a crime.",
        ),
    ),
    Rule(
        name="preposition",
        reads="X warned of …, X spoke about …",
        complement=(),
        pattern="@ (?:A(?=[iof])|N(?=i)|i(?=i))? (?P<particle>[iof]|A) (?:i?T)? (?P<content>[NRGQwK])",
        yields=_preposition,
        examples=(
            ("The agency warned of a shortage.", "The agency", "warned of", "a shortage"),
            ("They spoke of being ignored.", "They", "spoke of", "being ignored"),
            ("The agency poured cold water on the idea.", "The agency", "poured cold water on", "the idea"),
            ("The agency brushed aside the claims.", "The agency", "brushed aside", "the claims"),
        ),
        near_misses=("The agency moved to London.",),
    ),
)
