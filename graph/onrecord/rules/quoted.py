"""Rules for quotations beside their cue."""

from __future__ import annotations

import re

from onrecord.records import Kind
from onrecord.rules.candidates import MACROS
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end, described_end
from onrecord.rules.engine import REACH, Match, Range, Rule, View, Yield, reports
from onrecord.rules.subjects import subject

APPOSED = "(?:{NP}(?:,{NP}(?=[,.(]|$)){0,2})"
"""A name behind its cue, with appositions."""


def _source(match: Match) -> Range | None:
    return match.part("source") or subject(match.view, match.at)


def behind(match: Match) -> int:
    """The first group behind the cue."""
    return match.at + match.cue.width


def back_to(match: Match, last: int) -> int:
    """Where a content that ends at group ``last`` begins: the sentence's start, or behind an earlier cue's clause.

    At ``last`` where a cue stands at the start of a clause: "It closed because, | he says, it leaked".
    """
    shape = match.view.shape
    opens = last - 1 - (shape[last - 1] == ",")
    if opens > 0 and shape[opens] in "scw" and shape[opens - 1 : opens + 1] not in (".c", "Vw"):
        return opens if shape[opens] == "w" else last
    first = 0
    while first < last and shape[first] in "c,:;.-":
        first += 1
    for index in range(last - 1, first, -1):
        aside = shape[index] == "-" and "-" in shape[first:index]  # “I doubt” - she paused - “that it will”
        if shape[index] == ";" or (shape[index : index + 2] in (":Q", "-Q", "(Q") and not aside):
            return index + 1
    return first


def goes_on(match: Match, after: int) -> tuple[Range, ...]:
    """The rest of a content that its cue interrupts: “…,” he said, “…”; or "The plan, he said, would fail"."""
    seen = match.view
    resumed = _RESUMED.match(seen.shape, after, after + REACH)
    if resumed is not None and _has_own_cue(seen, resumed.end()):
        return ()  # “It leaks,” she said, but “it will be dry,” said Holm
    if resumed is not None and not any(reports(seen, index) for index in range(after, resumed.end())):
        return ((resumed.end() - 1, clause_end(seen, resumed.end() - 1)),)
    if seen.shape[after : after + 1] != "," or after + 1 == len(seen.shape) or _leaves_off(seen, after + 1):
        return ()
    return ((after + 1, clause_end(seen, after + 1)),)


def _has_own_cue(seen: View, at: int) -> bool:
    """Whether a cue that quotations go with follows the quotation that ends at a group."""
    found = _OWN_CUE.match(seen.shape, at, at + REACH)
    return found is not None and reports(seen, found.end() - 1)


def _leaves_off(seen: View, at: int) -> bool:
    """Whether behind a comma after a cue words begin that are not said: a form in -ing, a setting, a deed."""
    kind = seen.shape[at]
    before = seen.shape[max(0, at - 6) : at]
    if ("Q" in before and before[0] == "Q") or "L" in before or seen.shape[0] == "Q":
        return kind in "GAicswL"
    if kind == "c":
        own = _SAYS_TOO.match(seen.shape, at, at + REACH)
        says = seen.cues.get(own.end() - 1) if own else None
        return _DEED.match(seen.shape, at, at + REACH) is not None or (says is not None and says.mode == "speech")
    return kind in "GL" or (kind == "w" and seen.lemmas[at] in words("relative"))


_DEED = re.compile("cA{0,2}(?:E|G)|cN")
"""What somebody does besides saying something: ", she said, | and left"."""
_SAYS_TOO = re.compile("cRA?[VE]")
"""What somebody says besides: ", he said, | and he demanded that"."""
_OWN_CUE = re.compile("[NR]?[VE]")
_RESUMED = re.compile(r"[^.;:(Q]{0,20},c?Q|:Q")
"""A quotation taken up again behind its cue: "she said in March, “but …”"."""


def before_cue(match: Match) -> Yield | None:
    """Content before the cue, and what of it goes on behind."""
    content = match.part("content")
    source = _source(match)
    if content is None or source is None or not _set_off(match.view, content) or _is_name(match.view, content[1] - 1):
        return None
    inverted = match.part("source") is not None and source[0] > match.at
    if inverted:
        source = (source[0], described_end(match.view, *source))
    first = back_to(match, content[1])
    quoted = match.view.shape[content[1] - 1] == "Q"
    if match.view.shape[first] == "L" or (quoted and not inverted and _is_of_another(match)):
        return None  # "According to X, …", "“It leaks,” Berg said Holm told him"
    if not inverted and not quoted and not _interrupted(match, (first, content[1])):
        return None
    if not inverted and match.view.shape[first] in "siG" and _BEHIND.match(match.view.shape, behind(match)):
        return None  # "Speaking of “Old Water,” she said that it leaks"
    if first in match.view.cues and match.view.shape[first] == "E":
        return None  # "Asked about “Old Water,” she said yes"
    end = source[1] if inverted else behind(match)
    aside = match.part("aside")
    rest = goes_on(match, aside[1] if aside else end)
    alone = quoted and content[1] - first == 1
    if rest and not alone and match.view.shape[rest[0][0] - 1] == ":":
        rest = ()  # "After “the flood,” she said: “We left.”"
    if rest and (inverted or alone) and "Q" not in match.view.shape[rest[0][0] : rest[0][0] + (1 if inverted else 40)]:
        rest = ()
    last = content[1] if inverted else min(content[1], source[0])
    parts = ((first, last), *rest) if first < last else rest
    return Yield(content=parts, source=source) if parts else None


def _is_of_another(match: Match) -> bool:
    """Whether somebody else stands behind the cue with a verb that quotations go with, so that it is they who speak."""
    found = _ANOTHER.match(match.view.shape, behind(match))
    return found is not None and reports(match.view, found.start("verb"))


_ANOTHER = re.compile(rf"h?{MACROS['NP']}A?(?P<verb>[VEKG])")
_BEHIND = re.compile(r"h|Q|[NR][^,.;Q]{0,8}[VEK]")
"""A clause behind a cue, so that what stands before it is no content."""


def _interrupted(match: Match, words_before: Range) -> bool:
    """Whether words before a cue are a clause, or the beginning of one that its mark shows to go on behind the cue."""
    seen = match.view
    first, last = match.part("aside") or (behind(match), behind(match))
    if seen.shape[first:last][:1] in ("N", "R") and "np-that" not in match.cue.complements:
        return False  # what the verb has there is its object
    # "The plan, she said on Monday, would fail"
    return VERB.search(seen.shape, *words_before) is not None or seen.shape[last : last + 1] == ","


VERB = re.compile("[VEKQ]")
"""A verb that makes a clause of words, or a quotation that may hold one."""


def _after(match: Match) -> Yield | None:
    """A quotation behind the cue, and the words that it is part of."""
    content = match.part("content")
    if content is None:
        return None
    seen = match.view
    source = _source(match)
    if source is None:
        return None
    determined = seen.shape[content[0] - 1] == "N" and {"DET", "PRON", "POSS"}.issuperset(seen.tags(content[0] - 1))
    if determined and f"p:{seen.word(content[0] - 2)}" in match.cue.complements:
        return None  # "warned against the “fever”" has its preposition
    last = content[1] if _complete(seen, content[0]) else clause_end(seen, content[0])
    first = behind(match) if _predicate(match, content[0]) else content[0] - determined
    if match.cue.kind == Kind.DENIAL and seen.shape[behind(match)] in "NR":
        if seen.shape[content[0] - 1] in ":,":
            return None  # "She rejected the claim: “We were not there.”" does not reject what it quotes
        first = behind(match)
    put = match.part("particle") if "np-that" not in match.cue.complements else None  # "as she put it, “…”"
    parts = (*_begun(match, source, content[0]), (first, last))
    return Yield(content=parts, source=source, cue_last=put[1] if put else None)


def _is_name(seen: View, at: int) -> bool:
    """Whether a quotation is the name or title of something: "a report titled “…”"."""
    return seen.shape[at] == "Q" and at > 0 and seen.lemmas[at - 1] in words("naming")


def _predicate(match: Match, at: int) -> bool:
    """Whether the noun before a quotation is its subject, not who is spoken to: "said the plan “failed” in part"."""
    plain = match.view.shape[behind(match) : at] == "N" and (not _complete(match.view, at) or _in_midst(match.view, at))
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
    first = back_to(match, source[0])
    before = seen.shape[first : source[0]]
    whole = before.strip("cA,") and before[0] not in "LG" and before.rstrip(",")[-1] != "i"
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
        yields=before_cue,
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
        pattern="(?P<content>Q),? @ (?P<source>" + APPOSED + ")",
        yields=before_cue,
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
