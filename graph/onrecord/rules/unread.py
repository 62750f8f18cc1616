"""What the rules left: from sentences and readings to the sentences that hold a reporting verb nobody read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.records import Reading, Sentence, Span, Spans, united
from onrecord.rules.engine import view

_REPORTING = frozenset({"quote", "that", "bare"})


def unread(text: str, sentences: Sequence[Sentence], readings: Iterable[Reading]) -> Spans:
    """The sentences with a verb that reports speech, used as a verb, that no reading's cue or content touches."""
    touched = united(span for reading in readings for span in (*reading.cue, *reading.content))
    starts = [span.start for span in touched]
    left: list[Span] = []
    for sentence in sentences:
        at = bisect_right(starts, sentence.end - 1) - 1
        if at >= 0 and touched[at].end > sentence.start:
            continue
        seen = view(text, sentence)
        if any(cue.mode in ("speech", "writing") and cue.complements & _REPORTING for cue in seen.cues.values()):
            left.append(sentence.span)
    return tuple(left)
