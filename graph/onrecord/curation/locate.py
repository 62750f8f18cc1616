"""Where an entry's parts stand: its words for source, cue and content go in, their spans in the article come out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

from onrecord.curation.words import Page, WordsError, chains, shorten
from onrecord.records import Span, Spans, hull

_MOST_PIECES = 6
"""Pieces of source and cue in one entry: each may stand in three places worth weighing."""

_MOST_LINES = 100


class Located(NamedTuple):
    """The spans of the three parts, each in text order."""

    source: Spans
    cue: Spans
    content: Spans


def locate(page: Page, source: Sequence[str], cue: Sequence[str], content: Sequence[str], near: str | None) -> Located:
    """The one place that an entry means.

    The content must stand in the article once; else once in a stretch of sentences that also holds source and cue; or
    once inside the words of ``near``. Source and cue are then the occurrences nearest to it, in its sentences first,
    else before it. Without content the cue (else the source) takes its part. WordsError: no place, or several.
    """
    if len(content) > _MOST_LINES:
        raise WordsError(f"the entry has {len(content)} lines of words.", f"Write {_MOST_LINES} at most.")
    if len(source) + len(cue) > _MOST_PIECES:
        raise WordsError("source and cue have too many pieces.", f"Write {_MOST_PIECES} at most.")
    within = _one(page, near) if near else None
    anchor = content or cue or source
    places = [_places(page, words, within, needed=True) for words in anchor]
    sources, cues = ([_places(page, words, within, needed=False) for words in part] for part in (source, cue))
    spans = _anchor(page, places, [*sources, *cues], anchor)
    if content:
        return Located(*_nearest(page, spans, sources, cues), spans)
    if cue:
        return Located(_nearest(page, spans, sources, [])[0], spans, ())
    return Located(spans, (), ())


def _one(page: Page, words: str) -> Span:
    spans = page.find(words)
    if not spans:
        raise page.missing(words)
    if len(spans) > 1:
        error = page.several(words, spans)
        raise WordsError(error.what, "Lengthen the words of `near:` until they stand there once.", words)
    return spans[0]


def _places(page: Page, words: str, within: Span | None, *, needed: bool) -> Spans:
    """Where words stand, inside ``within`` if they do; ``needed``: nowhere else."""
    spans = page.find(words)
    if not spans:
        raise page.missing(words)
    inside = spans if within is None else tuple(span for span in spans if within.holds(span))
    if needed and not inside:
        what = f"“{shorten(words)}” does not stand inside the words of `near:`."
        raise WordsError(what, "Lengthen `near:` so that it holds all parts of the entry.", words)
    return inside or spans


def _anchor(page: Page, places: Sequence[Spans], others: Sequence[Spans], words: Sequence[str]) -> Spans:
    """The one choice of a span for each piece, in text order."""
    if all(len(spans) == 1 for spans in places):
        chosen = tuple(sorted(spans[0] for spans in places))
        if any(a.overlaps(b) for a, b in pairwise(chosen)):
            raise WordsError("two pieces of the entry overlap in the text.", "Give each stretch of the text once.")
        return chosen
    choices = chains(places)
    if not choices:
        raise WordsError(
            "the pieces of the entry do not follow one another in the text.",
            "Write them in the order of the text, each stretch once.",
        )
    if len(choices) > 1:
        runs = [page.sentences(hull(choice)) for choice in choices]
        kept = [
            choice for choice, run in zip(choices, runs, strict=True) if all(_touches(spans, run) for spans in others)
        ]
        if len(kept) != 1:
            k = max(range(len(places)), key=lambda k: len(places[k]))
            raise page.several(words[k], [choice[k] for choice in kept or choices])
        choices = kept
    return choices[0]


def _nearest(page: Page, content: Spans, source: Sequence[Spans], cue: Sequence[Spans]) -> tuple[Spans, Spans]:
    """The spans of source and cue that lie best: the cue close to the content, the source close to the cue."""
    run = page.sentences(hull(content))
    options = [_options(page, content, run, spans) for spans in (*source, *cue)]
    best: tuple[int, Spans] | None = None
    for choice in product(*options):
        ordered = sorted(choice)
        if any(a.overlaps(b) for a, b in pairwise(ordered)):
            continue
        sources, cues = choice[: len(source)], choice[len(source) :]
        weight = sum(2 * _distance(one, content) for one in cues)
        weight += sum(_distance(one, cues or content) for one in sources)
        if best is None or (weight, choice) < best:
            best = (weight, choice)
    if best is None:
        raise WordsError("source and cue overlap in the text.", "Give each stretch of the text to one of them.")
    return tuple(sorted(best[1][: len(source)])), tuple(sorted(best[1][len(source) :]))


def _options(page: Page, content: Spans, run: Span, spans: Spans) -> list[Span]:
    """The places worth weighing for one piece: the last before the content, the first inside its gaps and after it."""
    free = [span for span in spans if not _touches(content, span)]
    if not free:
        raise WordsError(
            f"“{shorten(spans[0].of(page.text))}” stands only inside the content.",
            "Source and cue lie outside the content: if its … holds them, write its pieces on `>` lines of their own.",
        )
    here = [span for span in free if span.overlaps(run)]
    whole = hull(content)
    before = [span for span in here or free if span.end <= whole.start]
    after = [span for span in here or free if span.start >= whole.end]
    if not here:
        return before[-1:] or after[:1]
    inside = [span for span in here if whole.start < span.end and span.start < whole.end]
    return before[-1:] + inside[:1] + after[:1]


def _touches(spans: Spans, run: Span) -> bool:
    """Whether one of the spans (in text order, disjoint) overlaps the run."""
    before = bisect_left(spans, run.end, key=lambda span: span.start)
    return before > 0 and spans[before - 1].end > run.start


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min(max(other.start - span.end, span.start - other.end, 0) for other in others)
