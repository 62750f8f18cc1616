"""Rules for quotations beside their cue, and for indirect speech with its cue in the middle or at the end."""

from __future__ import annotations

import re

from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end, described_end
from onrecord.rules.engine import REACH, Match, Range, Rule, View, Yield, reports, subject

_APPOSED = "(?:{NP}(?:,{NP}(?=[,.(]|$)){0,2})"


def _source(match: Match) -> Range | None:
    return match.part("source") or subject(match.view, match.at)


def _back_to(match: Match, last: int) -> int:
    """Where a content that ends at group ``last`` begins: the sentence's start, or behind an earlier cue's clause."""
    shape = match.view.shape
    first = 0
    while first < last and shape[first] in "c,:;.-":
        first += 1
    for index in range(last - 1, first, -1):
        if shape[index] == ";" or shape[index : index + 2] == ":Q":
            return index + 1
    return first


def _goes_on(match: Match, after: int) -> tuple[Range, ...]:
    """The rest of a content that its cue interrupts: “…,” he said, “…”; or "The plan, he said, would fail"."""
    seen = match.view
    resumed = _RESUMED.match(seen.shape, after, after + REACH)
    if resumed is not None and not any(reports(seen, index) for index in range(after, resumed.end())):
        return ((resumed.end() - 1, clause_end(seen, resumed.end() - 1)),)
    if seen.shape[after : after + 1] != "," or seen.shape[after + 1 : after + 2] in {"", *"GAicswL"}:
        return ()
    return ((after + 1, clause_end(seen, after + 1)),)


_RESUMED = re.compile(r"[^.;:(Q]{0,20},c?Q")
"""A quotation taken up again behind its cue: "she said in March, “but …”"."""


def _before(match: Match) -> Yield | None:
    """Content before the cue, and what of it goes on behind."""
    content = match.part("content")
    source = _source(match)
    if content is None or source is None or not _set_off(match.view, content) or _is_name(match.view, content[1] - 1):
        return None
    inverted = match.part("source") is not None and source[0] > match.at
    if inverted:
        source = (source[0], described_end(match.view, *source))
    first = _back_to(match, content[1])
    if match.view.shape[first] == "L":
        return None  # "According to X, …"
    quoted = match.view.shape[content[1] - 1] == "Q"
    if not inverted and not quoted and not _interrupted(match, (first, content[1])):
        return None
    if not inverted and match.view.shape[first] in "siG" and _BEHIND.match(match.view.shape, match.at + 1):
        return None  # "Asked about “Old Water,” she said that it leaks"
    end = source[1] if inverted else match.at + 1
    aside = match.part("aside")
    rest = _goes_on(match, aside[1] if aside else end)
    alone = quoted and content[1] - first == 1
    if rest and (inverted or alone) and "Q" not in match.view.shape[rest[0][0] : rest[0][0] + (1 if inverted else 40)]:
        rest = ()
    last = content[1] if inverted else min(content[1], source[0])
    return Yield(content=((first, last), *rest), source=source) if first < last else None


_BEHIND = re.compile(r"h|[NR][^,.;Q]{0,8}[VEK]")
"""A clause behind a cue, so that what stands before it is no content."""


def _interrupted(match: Match, words_before: Range) -> bool:
    """Whether words before a cue are a clause, or the beginning of one that its mark shows to go on behind the cue."""
    seen = match.view
    first, last = match.part("aside") or (match.at + 1, match.at + 1)
    if seen.shape[first:last][:1] in ("N", "R") and "np-that" not in match.cue.complements:
        return False  # what the verb has there is its object
    # "The plan, she said on Monday, would fail"
    return _VERB.search(seen.shape, *words_before) is not None or seen.shape[last : last + 1] == ","


def _clause_before(match: Match) -> Yield | None:
    """As ``_before``, if the words before the cue have a verb: "X, the chair, said" is no such case.

    Nor is a verb that takes objects: "after the vote, called the mayor".
    """
    made = _before(match)
    if made is None or "np" in match.cue.complements or not _VERB.search(match.view.shape, *made.content[0]):
        return None
    return made


_VERB = re.compile("[VEK]")


def _after(match: Match) -> Yield | None:
    """A quotation behind the cue, and the words that it is part of."""
    content = match.part("content")
    if content is None:
        return None
    seen = match.view
    source = _source(match)
    if source is None:
        return None
    last = content[1] if _complete(seen, content[0]) else clause_end(seen, content[0])
    first = match.at + 1 if _predicate(match, content[0]) else content[0]
    put = match.part("particle") if "np-that" not in match.cue.complements else None  # "as she put it, “…”"
    parts = (*_begun(match, source, content[0]), (first, last))
    return Yield(content=parts, source=source, cue_last=put[1] if put else None)


def _is_name(seen: View, at: int) -> bool:
    """Whether a quotation is the name or title of something: "a report titled “…”"."""
    return seen.shape[at] == "Q" and at > 0 and seen.lemmas[at - 1] in words("naming")


def _predicate(match: Match, at: int) -> bool:
    """Whether the noun before a quotation is its subject, not who is spoken to: "said the plan “failed” in part"."""
    plain = match.view.shape[match.at + 1 : at] == "N" and (not _complete(match.view, at) or _in_midst(match.view, at))
    return plain and "bare" in match.cue.complements and "np-that" not in match.cue.complements


def _in_midst(seen: View, at: int) -> bool:
    """Whether a quotation begins in the midst of a sentence: with a small letter."""
    quote = seen.sentence.tokens[seen.groups[at].first]
    return seen.text[quote.start : quote.end].lstrip("\"'“‘«„`")[:1].islower()


def _begun(match: Match, source: Range, at: int) -> tuple[Range, ...]:
    """The words before cue and source that a quotation completes: "The school, he said, “is falling down.”"."""
    seen = match.view
    if source[1] > match.at or seen.shape[source[0] - 1 : source[0]] != "," or seen.shape[at - 1] != ",":
        return ()
    first = _back_to(match, source[0])
    before = seen.shape[first : source[0]]  # a main clause may be the author's own
    whole = before.strip("cA,") and before[0] not in "LG" and (before[0] in "is" or not _VERB.search(before))
    said = seen.shape[source[0]] == "w" or any(reports(seen, index) for index in range(first, source[0]))
    return ((first, source[0]),) if whole and not said and _in_midst(seen, at) else ()


def _set_off(seen: View, content: Range) -> bool:
    """Whether a content before its cue is set off by a mark: one that ends a quotation inside it, or one behind it.

    A long quotation that opens its sentence needs none: “We will not stay” said Berg.
    """
    last = content[1] - 1
    if seen.shape[last] != "Q" or seen.shape[last + 1] in ",-" or _complete(seen, last):
        return True
    quote = seen.mark(last)
    return last == 0 and quote.end - quote.start > _LONG


_LONG = 30
"""Characters that no name or title in quotation marks has."""


def _complete(seen: View, at: int) -> bool:
    """Whether a quotation ends with a mark of its own, and no other is joined to it."""
    return seen.final_mark(at) in (".", ",", "?", "!") and not re.match(",?cQ", seen.shape[at + 1 : at + 4])


QUOTED = (
    Rule(
        name="quotation-before-cue",
        reads="“…,” X said",
        complement=("quote",),
        pattern="(?P<content>Q),? (?P<source>{NP}(?:,{NP},|,[^Q;:.(]{1,24},)?)"
        " (?:,?(?:A|i?T|i[NT](?:[fi][NT])?),?){0,2} @",
        yields=_before,
        examples=(
            ("“We will not pay,” the minister said.", "the minister", "said", "“We will not pay,”"),
            ("“It broke,” Anna Berg, the chair, told reporters.", "Anna Berg, the chair", "told", "“It broke,”"),
            ("“It never broke in all those years” Berg said.", "Berg", "said", "“It never broke in all those years”"),
            ("“It broke again this week,” Berg fumed on Monday.", "Berg", "fumed", "“It broke again this week,”"),
        ),
        near_misses=("The “old school” burned on Monday.", "In a report titled “Old Water,” Anna Berg says it leaks."),
        forms="VEG",
    ),
    Rule(
        name="quotation-before-verb",
        reads="“…,” said X",
        complement=("quote",),
        pattern="(?P<content>Q),? @ (?P<source>" + _APPOSED + ")",
        yields=_before,
        examples=(
            (
                "“We will not pay,” said Anna Berg, the chair of the board.",
                "Anna Berg, the chair of the board",
                "said",
                "“We will not pay,”",
            ),
            ("“It is over,” reads the statement.", "the statement", "reads", "“It is over,”"),
        ),
        near_misses=("The “old school” in the village burned.",),
        forms="VE",
    ),
    Rule(
        name="quotation-after-cue",
        reads="X said: “…”",
        complement=("quote", "bare", "that"),
        pattern="@ (?:(?:{ASIDE}|,?o?N)[,:]?|o?N{ASIDE}[,:]|(?P<particle>R)[,:]) (?P<content>Q)",
        yields=_after,
        examples=(
            ("The minister said: “We will not pay.”", "The minister", "said:", "“We will not pay.”"),
            ("As the chair put it, “We lost.”", "the chair", "put it", "“We lost.”"),
            (
                "Berg told the board in a letter: “We will not pay.”",
                "Berg",
                "told",
                "“We will not pay.”",
            ),
            ("The report says “the damage is lasting”.", "The report", "says", "“the damage is lasting”"),
            (
                "The board said Berg “strongly disagreed” with it.",
                "The board",
                "said",
                "Berg “strongly disagreed” with it",
            ),
        ),
        near_misses=("The minister visited “the old school”.", "A book titled “The Old School” was sold."),
    ),
)


def _opened(match: Match) -> Yield | None:
    """ "But, he said, it is late"."""
    source, content = match.part("source"), match.part("content")
    if source is None or content is None:
        return None
    return Yield(((content[0], clause_end(match.view, content[0])),), source)


def _named(match: Match) -> Yield | None:
    """ "Berg: “We will stay.”", and as a headline "Berg: We will stay"."""
    seen, source, content = match.view, match.part("source"), match.part("content")
    if source is None or content is None:
        return None
    named = seen.tags(source[1] - 1)[-1] == "NAME" and seen.tags(source[0])[0] != "DET"  # not "The Latest: …"
    label = seen.lemmas[source[1] - 1]
    if label not in words("issuing") and (not named or label in words("labelling")):
        return None
    if seen.shape[content[0]] != "Q" and not _is_headline(seen):
        return None
    return Yield(((content[0], len(seen.shape)),), source)


def _introduced(match: Match) -> Yield | None:
    """What one does in a clause whose colon a quotation follows: "She had a message for them: “…”"."""
    seen, verb, content = match.view, match.part("verb"), match.part("content")
    if verb is None or content is None or seen.negated(verb[0]) or seen.might_have(verb[0]):
        return None
    source = subject(seen, verb[0])
    return Yield((content,), source, cue_first=verb[0], cue_last=match.at) if source else None


def _is_headline(seen: View) -> bool:
    """Whether a sentence is the first line of its article, and no question."""
    first, end = seen.sentence.start, seen.sentence.end
    return first < _TOP and seen.text[end - 1] != "?" and seen.text[end : end + 1] in ("", "\n", "\r")


_TOP = 3
"""Characters before which a sentence opens its article."""


def _according_after(match: Match) -> Yield | None:
    source = match.part("source")
    first = _back_to(match, match.at)
    if source is None or first >= match.at:
        return None
    source = (source[0], described_end(match.view, *source))
    return Yield(((first, match.at), *_goes_on(match, source[1])), source, cue_last=match.at + 2)


def _according_before(match: Match) -> Yield | None:
    source, content = match.part("source"), match.part("content")
    if source is None or content is None:
        return None
    return Yield(((content[0], clause_end(match.view, content[0])),), source, cue_last=match.at + 2)


def _as_said(match: Match) -> Yield | None:
    conjunction, content, source = match.part("as"), match.part("content"), match.part("source")
    if conjunction is None or content is None or match.view.word(conjunction[0]) != "as":
        return None
    return Yield(((content[0], clause_end(match.view, content[0])),), source)


INDIRECT = (
    Rule(
        name="as-said",
        reads="As X noted, …",
        complement=("quote",),
        pattern="(?P<as>s)(?P<source>{NP})A? @ {ASIDE} , (?P<content>.)",
        yields=_as_said,
        examples=(("As the report noted, the school was unsafe.", "the report", "noted", "the school was unsafe"),),
        near_misses=("When the report noted it, the school was closed.",),
        forms="VEG",
    ),
    Rule(
        name="according-to-before",
        reads="According to X, …",
        complement=("according",),
        pattern="^[c,A]{0,2} @ o (?P<source>{NP}(?:,{NP})?(?:[EKGw][^,]{1,10})?) , (?P<content>.)",
        yields=_according_before,
        examples=(
            (
                "According to the report, the school was unsafe.",
                "the report",
                "According to",
                "the school was unsafe",
            ),
        ),
        near_misses=("According rights to all, the law passed.",),
        forms="L",
    ),
    Rule(
        name="according-to-after",
        reads="…, according to X",
        complement=("according",),
        pattern="(?P<content>[^hs]) @ o (?P<source>{NP}(?:[EKGw][^,.]{1,10})?(?:,{NP}(?=[,.]|$))?)",
        yields=_according_after,
        examples=(
            ("The school was unsafe, according to the report.", "the report", "according to", "The school was unsafe"),
        ),
        near_misses=("The school was unsafe according to.",),
        forms="L",
    ),
    Rule(
        name="clause-before-cue",
        reads="The plan would fail, X said",
        complement=("quote", "bare"),
        pattern="(?P<content>.), (?P<source>{NP}(?:E[iA]{1,2}N|,{NP},)?) (?:,?(?:A|i?T|i[NT](?:[fi][NT])?),?){0,2} @"
        " (?P<aside>(?:[AT]|[is]G?[NTE](?:[fio][NT]|T){0,3}|[NR](?:iN)?){0,3}) (?=[,.(]|$)",
        yields=_before,
        examples=(
            ("The plan would fail, the minister said.", "the minister", "said", "The plan would fail"),
            ("The plan, she said on Monday, would fail.", "she", "said", "The plan … would fail"),
        ),
        near_misses=("After the vote, the minister spoke.",),
        forms="VE",
    ),
    Rule(
        name="named-before-colon",
        reads="X: “…”, and as a headline X: …",
        complement=("colon",),
        pattern="(?:^|[-.y]|^iA?|[-.y]iA?)(?P<source>N(?:cN)?) @ (?P<content>.)",
        yields=_named,
        examples=(
            ("Anna Berg: “We will not pay.”", "Anna Berg", ":", "“We will not pay.”"),
            ("The dispute goes on - Anna Berg: “We lost.”", "Anna Berg", ":", "“We lost.”"),
            ("Poll: Most voters want the mayor to resign", "Poll", ":", "Most voters want the mayor to resign"),
        ),
        near_misses=(
            "Correction: Anna Berg is the chair.",
            "The Latest: Berg wins the vote",
            "Anna Berg: A chair or a clerk?",
            "Anna Berg: She is the chair. They met.",
        ),
        forms=":",
    ),
    Rule(
        name="introduced-quotation",
        reads="X had a warning for them: “…”",
        complement=("colon",),
        pattern="(?P<verb>[VE])[^VEKhw:;.Qy-]{0,12} @ (?P<content>Q)",
        yields=_introduced,
        examples=(
            (
                "The chair had a message for the board: “We will not pay.”",
                "The chair",
                "had a message for the board:",
                "“We will not pay.”",
            ),
            (
                "The chair issued a warning, “We will not pay for the old school.”",
                "The chair",
                "issued a warning",
                "“We will not pay for the old school.”",
            ),
        ),
        near_misses=(
            "The museum has two halls: the old one and the new one.",
            "The parents were told in a letter: “We will close the school for good.”",
        ),
        forms=":,",
    ),
    Rule(
        name="opened-by-cue",
        reads="But, X said, the plan would fail",
        complement=("quote", "bare"),
        pattern="^c,? (?P<source>{NP}) @ (?:A|i?T){0,2}, (?P<content>.)",
        yields=_opened,
        examples=(("But, she said, the plan would fail.", "she", "said", "the plan would fail"),),
        near_misses=("But she said it, and the plan failed.",),
        forms="VE",
    ),
    Rule(
        name="clause-before-verb",
        reads="The plan would fail, said X",
        complement=("quote",),
        pattern="(?P<content>[^,]), @ (?P<source>" + _APPOSED + ")(?=[,.;(iAT]|$)",
        yields=_clause_before,
        examples=(("The plan would fail, said Anna Berg.", "Anna Berg", "said", "The plan would fail"),),
        near_misses=("The board met, and the chair left.",),
        forms="VE",
    ),
)
