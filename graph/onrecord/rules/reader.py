"""From an article's sentences to its readings: every rule tried on every cue, the first that fits wins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.language import sentences_inside
from onrecord.records import Kind, Reading, Sentence, Span, Spans, united
from onrecord.resources import from_data
from onrecord.rules.clauses import CLAUSES
from onrecord.rules.contexts import UNLIKELY, likely
from onrecord.rules.cues import words
from onrecord.rules.engine import Match, Rule, View, view
from onrecord.rules.findings import FINDINGS
from onrecord.rules.indirect import INDIRECT
from onrecord.rules.nominal import NOMINAL
from onrecord.rules.orders import ORDERS
from onrecord.rules.passages import listed, recommended_on, run_on
from onrecord.rules.passives import PASSIVES
from onrecord.rules.questions import QUESTIONS
from onrecord.rules.quoted import QUOTED
from onrecord.rules.reactions import REACTIONS
from onrecord.rules.readings import reading
from onrecord.rules.requests import REQUESTS
from onrecord.rules.viewpoints import VIEWPOINTS
from onrecord.rules.written import added_rules
from onrecord.wording import joined, wording

_ORDER = (
    "refusal",
    "quotation-before-cue",
    "quotation-before-verb",
    "accusation",
    "accused",
    "asked-of",
    "recommended-by",
    "told-in-headline",
    "request",
    "call-for",
    "deadline",
    "need",
    "want-to-see",
    "recommendations-listed",
    "demand",
    "recommendations-including",
    "recommendations-include",
    "recommendation-is",
    "quotation-after-cue",
    "that-clause",
    "attitude-clause",
    "attitude",
    "unanswered",
    "welcome-given",
    "held-that",
    "made-clear",
    "told-that",
    "told-clause",
    "told-passive",
    "it-was-said",
    "called-passive",
    "agent-behind",
    "estimated-at",
    "found-to-be",
    "rated-passive",
    "relative-as",
    "rated-object",
    "taken-as",
    "question",
    "question-to",
    "asked-about",
    "as-reported",
    "as-said-after",
    "as-said",
    "named-before-colon",
    "named-behind-mark",
    "introduced-quotation",
    "opened-by-cue",
    "clause-before-told",
    "clause-before-cue",
    "clause-before-verb",
    "relative-clause",
    "bare-clause",
    "seeming",
    "infinitive",
    "gerund-object",
    "feeling",
    "passive",
    "passive-by",
    "words-said",
    "object",
    "found-object",
    "preposition",
    "viewpoint",
    "found-in-poll",
    "in-words-of",
    "reaction-drawn",
    "words-raised",
    "words-uttered",
    "words-voiced",
    "words-are",
    "words-from",
    "words-of-somebody",
    "according-to-before",
    "according-to-after",
)
_BY_NAME = {
    rule.name: rule
    for rule in (
        *QUOTED,
        *INDIRECT,
        *CLAUSES,
        *QUESTIONS,
        *PASSIVES,
        *REQUESTS,
        *ORDERS,
        *NOMINAL,
        *FINDINGS,
        *REACTIONS,
        *VIEWPOINTS,
    )
}

RULES: tuple[Rule, ...] = tuple(_BY_NAME[name] for name in _ORDER)
"""The rules within a sentence, the more specific first: of several that fit a cue, the first reads it."""


@from_data
@cache
def rules() -> tuple[Rule, ...]:
    """The rules in use: those that the corpus adds, which are tried first, and the program's own."""
    return (*added_rules(), *RULES)


_WORD = re.compile(r"[^\W_]+")
_LEADS = frozenset({"that", "to"})

DEPTH = 2
"""How deep quotations are read inside quotations."""


def read(text: str, sentences: Sequence[Sentence]) -> tuple[Reading, ...]:
    """The readings of an article, by position; no two have the same source, cue and content.

    Readings inside another's content are returned beside it; a quotation is read only if someone is credited with it.
    Linear in the text, but for sorting.
    """
    found = [_sentence_readings(text, sentence) for sentence in sentences]
    run_on(text, sentences, found)
    recommended_on(text, sentences, found)
    every = [reading for readings in found for reading in readings] + list(listed(text, sentences))
    attributed = united(span for reading in every for span in reading.content)
    starts = [span.start for span in attributed]
    for sentence in sentences:
        for quote in sentence.quotes:
            at = bisect_right(starts, quote.start) - 1
            if at >= 0 and attributed[at].end > quote.start:
                every += _inside(text, quote, DEPTH)
    unique: dict[tuple[Spans, Spans, Spans], Reading] = {}
    for item in _vouched_for(text, every):
        if _says_something(text, item):
            unique.setdefault((item.source, item.cue, item.content), item)
    return tuple(sorted(unique.values(), key=lambda item: (item.parts, item.rule)))


def _vouched_for(text: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; those that open what is not said are ``UNSAID``: "wrongly quoted as saying that | Bell said so"."""
    lacking = (item.content[0] for item in readings if item.kind in _LACKING and item.cue < item.content)
    opened = {match.end() for span in lacking if (match := _LED_IN.match(text, span.start, span.end))}
    for item in readings:
        if item.source and item.kind is not Kind.UNSAID and item.source[0].start in opened:
            yield replace(item, kind=Kind.UNSAID, addressee=(), actions=(), stance=None)
        else:
            yield item


_LACKING = frozenset({Kind.UNSAID, Kind.OMISSION})
_LED_IN = re.compile(r"(?:(?:that|whether|if)\s)?")


def _says_something(text: str, item: Reading) -> bool:
    """Whether words are left of what was said, and of each thing asked for, as a claim or an action is worded."""
    kind = "action" if item.kind is Kind.RECOMMENDATION else "claim"
    pieces: list[Spans] = [(action,) for action in item.actions] or ([item.content] if item.content else [])
    return all(_has_words(text, piece, kind) for piece in pieces)


def _has_words(text: str, piece: Spans, kind: str) -> bool:
    """Whether a wording holds a word: one that is not the "that" or "to" of its beginning is enough to know."""
    found = (match[0] for span in piece for match in _WORD.finditer(text, span.start, span.end))
    if kind == "action":
        return any(word not in _LEADS and word not in words("obliging") for word in found)
    return any(word not in _LEADS for word in found) or any(map(str.isalnum, wording(joined(text, piece), kind)))


def _inside(text: str, quote: Span, depth: int) -> Iterator[Reading]:
    for sentence in sentences_inside(text, quote):
        yield from _sentence_readings(text, sentence)
        if depth > 1:
            for deeper in sentence.quotes:
                yield from _inside(text, deeper, depth - 1)


def _sentence_readings(text: str, sentence: Sentence) -> list[Reading]:
    seen = view(text, sentence)
    found: list[Reading] = []
    for at in sorted(seen.cues, key=lambda at: (seen.shape[at] in ":,", at)):
        if seen.shape[at] in ":," and _holds(found, seen.mark(at + 1)):
            continue  # a colon is a cue only of what no verb is
        made = _reading_at(seen, at)
        if made is not None and not _refused(found, made):
            found.append(made)
    return found


def _refused(readings: Sequence[Reading], made: Reading) -> bool:
    """Whether a reading is of what its source declines to do: "declined to | comment on the figures"."""
    return any(
        before.kind is Kind.OMISSION
        and before.source == made.source
        and any(span.holds(made.cue[0]) for span in before.content)
        for before in readings[-1:]
    )


def _holds(readings: Sequence[Reading], quote: Span) -> bool:
    return any(span.overlaps(quote) for reading in readings for span in reading.content)


def _reading_at(seen: View, at: int) -> Reading | None:
    """The reading that the first rule makes which fits the cue at a group."""
    if seen.might_have(at):
        return None
    for rule in _rules_for(seen.shape[at], seen.cues[at].complements):
        match = rule.fitted(seen, at)
        if match is not None and isinstance(found := _made(rule, match), Reading):
            return found
    return None


@from_data
@cache
def _rules_for(kind: str, complements: frozenset[str]) -> tuple[Rule, ...]:
    """The rules to be tried on a kind of cue, so that none is tried in vain."""
    return tuple(rule for rule in rules() if rule.is_for(kind, complements))


def attempts(seen: View, at: int) -> Iterator[tuple[Rule, Reading | str]]:
    """Each rule tried on the cue at a group, in order: the reading, or why there is none."""
    for rule in rules():
        match = rule.match(seen, at)
        yield rule, _made(rule, match) if isinstance(match, Match) else match


def _made(rule: Rule, match: Match) -> Reading | str:
    """What a rule makes of its match, or why nothing."""
    made = rule.yields(match)
    if made is not None and not likely(rule, match, made):
        return UNLIKELY
    return (reading(match, rule, made) if made else None) or "no source or no content"
