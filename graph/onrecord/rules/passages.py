"""What readings owe to their neighbours: quotations that run on after their sentence, and lists of recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Reading, Sentence, Span

RUNNING_ON = "quotation-running-on"
LIST = "recommendation-list"

_LIST_INTRO = re.compile(
    r"\b(?:recommendations?|calls|demands|proposals|steps|measures)\b[^.!?\n]{0,120}[:;]\s*$"
    r"|\b(?:recommend(?:s|ed|ations)?|calls? (?:on|for)|urge[sd]?)\b[^.!?\n]{0,120}[:;]\s*$",
    re.IGNORECASE,
)
_OPENING = frozenset("“\"'‘«„`")
_LONGEST_LIST = 60


def is_quotation(sentence: Sentence) -> bool:
    """Whether a sentence is a quotation and nothing more."""
    tags = [token.tag for token in sentence.tokens]
    return tags[0] == "QUOTE" and all(tag in ("QUOTE", "STOP") for tag in tags)


def run_on(text: str, sentences: Sequence[Sentence], found: list[list[Reading]]) -> list[Reading]:
    """Readings of quotations that stand alone behind a quoted sentence: they are the same speaker's.

    ``found`` holds each sentence's readings; one whose content has a quotation gets those that follow in its paragraph
    added to its content. A quotation that opens the next paragraph is a reading of its own, with the same source and
    cue.
    """
    more: list[Reading] = []
    last: tuple[int, int] | None = None
    for index, sentence in enumerate(sentences):
        if found[index]:
            best = _quoting(sentence, found[index])
            last = (index, best) if best is not None else None
            continue
        if last is None or not is_quotation(sentence):
            last = None
            continue
        at, which = last
        holder = found[at][which]
        span = Span(sentence.start, sentence.end)
        between = text[sentences[index - 1].end : sentence.start]
        if "\n" not in between:
            found[at][which] = replace(holder, content=(*holder.content, span))
        elif text[sentence.start] in _OPENING:
            more.append(replace(holder, rule=RUNNING_ON, content=(span,)))
    return more


def _quoting(sentence: Sentence, readings: Sequence[Reading]) -> int | None:
    """The reading of a sentence that holds its last quotation of weight."""
    for quote in reversed(sentence.quotes):
        if quote.end - quote.start < 20:
            continue
        for index, reading in enumerate(readings):
            if any(span.holds(quote) or quote.holds(span) for span in reading.content):
                return index
    return None
