"""What the rules left: from sentences and readings to the sentences that hold a reporting verb nobody read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from onrecord.records import Reading, Sentence, Span, Spans, united
from onrecord.resources import from_data
from onrecord.rules.cues import Cue, cues
from onrecord.rules.engine import view

_REPORTING = frozenset({"quote", "that", "bare"})


def _reports(cue: Cue) -> bool:
    return cue.mode in ("speech", "writing") and not cue.complements.isdisjoint(_REPORTING)


@from_data
@cache
def _verbs() -> frozenset[str]:
    """The verbs that report speech: what else may do so does it beside a quotation."""
    return frozenset(lemma for lemma, cue in cues().items() if _reports(cue))


def unread(text: str, sentences: Sequence[Sentence], readings: Iterable[Reading]) -> Spans:
    """The sentences with a verb that reports speech, used as a verb, that no reading's cue or content touches."""
    touched = united(span for reading in readings for span in (*reading.cue, *reading.content))
    starts = [span.start for span in touched]
    left: list[Sentence] = []
    for sentence in sentences:
        at = bisect_right(starts, sentence.end - 1) - 1
        if at < 0 or touched[at].end <= sentence.start:
            left.append(sentence)
    return tuple(span for span, _ in unread_cues(text, left))


def unread_cues(text: str, sentences: Iterable[Sentence]) -> Iterator[tuple[Span, str]]:
    """Those of the sentences that hold a verb that reports speech, each with the lemma of its first such verb."""
    for sentence in sentences:
        if not sentence.quotes and _verbs().isdisjoint(sentence.tokens.lemmas):
            continue
        seen = view(text, sentence)
        for at in sorted(seen.cues):
            cue = seen.cues[at]
            if _reports(cue):
                yield sentence.span, cue.lemma
                break
