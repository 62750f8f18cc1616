"""Rules for what reports, inquiries and courts find: "The audit found 12 cases", "The panel held that …"."""

from __future__ import annotations

import re

from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import REACH, Match, Range, Rule, View, Yield
from onrecord.rules.subjects import subject


def finder(view: View, source: Range) -> bool:
    """Whether a source is one whose findings are words: a report, an inquiry, a court, or "it"."""
    first = source[0]
    if view.shape[first] in "wh":
        before = _ANTECEDENT.search(view.shape[max(0, first - REACH) : first])
        if before is None:
            return False
        begins = first - len(before[0])
        return any(view.lemmas[at] in words("finders") for at in range(begins, first))
    named = (view.lemmas[at] for at in range(*source) if view.shape[at] == "N")
    return view.word(first) == "it" or next(named, "") in words("finders")


_ANTECEDENT = re.compile(r"N(?:[fi,E][NT]){0,4},?i?$")
"""What a relative pronoun stands for: "a review by the union, | which found"."""


def _found(match: Match) -> Yield | None:
    """What a report finds, as an object; not "found a way to"."""
    seen, content, source = match.view, match.part("content"), subject(match.view, match.at)
    if content is None or source is None or not finder(seen, source) or seen.lemmas[content[0]] in words("unfound"):
        return None
    end = clause_end(seen, content[0], phrase=True, source=source, cue=match.at)
    return Yield(((content[0], end),), source)


def _held(match: Match) -> Yield | None:
    """What a court or panel holds to be so; not "held that office"."""
    content, source = match.part("content"), subject(match.view, match.at)
    if content is None or source is None or not finder(match.view, source):
        return None
    return Yield(((content[0], clause_end(match.view, content[0], source=source, cue=match.at)),), source)


def _to_be(match: Match) -> Yield | None:
    """What somebody finds something to be; not "found a way to be heard"."""
    seen, content, source = match.view, match.part("content"), subject(match.view, match.at)
    if content is None or source is None or seen.lemmas[content[0]] in words("unfound"):
        return None
    verb = match.part("verb")
    if verb is None or seen.lemmas[verb[0]] not in ("be", "have"):
        return None
    end = clause_end(seen, content[0], phrase=True, source=source, cue=match.at)
    return Yield(((content[0], end),), source)


def _estimated_at(match: Match) -> Yield | None:
    """What somebody estimates at a number: "estimates the cost at 40 million"."""
    seen, content, source = match.view, match.part("content"), subject(match.view, match.at)
    number = match.part("number")
    if content is None or source is None or number is None or seen.word(number[0] - 1) != "at":
        return None
    if "NUM" not in seen.tags(number[0]):
        return None
    end = clause_end(seen, content[0], phrase=True, source=source, cue=match.at)
    return Yield(((content[0], end),), source)


FINDINGS = (
    Rule(
        name="estimated-at",
        reads="X estimates the cost at 40 million",
        complement=("np-at",),
        pattern="@ (?P<content>[NR](?:[fi]N){0,3}) i(?P<number>N)",
        yields=_estimated_at,
        examples=(("The audit estimates the loss at 40 million.", "The audit", "estimates", "the loss at 40 million"),),
        near_misses=("The clerk valued the letter at noon.", "The clerk values 40 letters in the box."),
        forms="VEG",
    ),
    Rule(
        name="found-to-be",
        reads="X found Y to be …",
        complement=("np-to-be",),
        pattern="@ (?P<content>[NR](?:[fi]N){0,2} o(?P<verb>I)) [NRQEA]",
        yields=_to_be,
        examples=(("The inquiry found the ward to be unsafe.", "The inquiry", "found", "the ward to be unsafe"),),
        near_misses=("The inquiry found a way to be heard.", "The inquiry found a boat to cross the bay."),
        forms="VEG",
    ),
    Rule(
        name="held-that",
        reads="the court held that …",
        complement=("that-found",),
        pattern="@ {ASIDE} ,? (?P<content>h)(?!N(?:[.]|$))",
        yields=_held,
        examples=(("The panel held that the fund had erred.", "The panel", "held", "that the fund had erred"),),
        near_misses=("The clerk held that the fund had erred.", "The panel held that office."),
        forms="VEG",
    ),
    Rule(
        name="found-object",
        reads="the report found 12 cases",
        complement=("np-found",),
        pattern="@ (?:A|i?T){0,2} (?P<content>[NQ])",
        yields=_found,
        examples=(
            ("The audit found no evidence of fraud.", "The audit", "found", "no evidence of fraud"),
            ("The audit, which found 12 leaks, was read.", "The audit, which", "found", "12 leaks"),
        ),
        near_misses=(
            "The baker found 12 coins.",
            "The panel found a way to pay.",
            "The clerk who found 12 leaks left.",
        ),
        forms="VEG",
    ),
)
