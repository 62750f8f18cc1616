"""For tests: readings and records built from the words of a short article."""

from __future__ import annotations

from typing import Any

from onrecord.findings import Findings
from onrecord.language import sentences
from onrecord.records import Article, CuratedReadings, Given, Kind, Reading, Register, Span, Spans
from onrecord.resolution import resolve


def spans_of(text: str, words: str | tuple[str, ...], after: int = 0) -> Spans:
    """Where the words stand first, at or after an offset; the words must be there."""
    found = []
    for piece in (words,) if isinstance(words, str) else words:
        if piece:
            at = text.index(piece, after)
            found.append(Span(at, at + len(piece)))
    return tuple(sorted(found))


def reading(text: str, source: str, cue: str, content: str | tuple[str, ...], **values: Any) -> Reading:
    """A reading by the rule ``test``, its parts the first occurrences of the words from ``after`` on."""
    after = values.pop("after", 0)
    given = values.pop("given", None)
    for name in ("actions", "addressee"):
        if name in values:
            values[name] = spans_of(text, values[name], after)
    return Reading(
        kind=values.pop("kind", Kind.STATEMENT),
        rule=values.pop("rule", "test"),
        source=spans_of(text, source, after),
        cue=spans_of(text, cue, after),
        content=spans_of(text, content, after),
        given=Given(**given) if given is not None else None,
        **values,
    )


def curated(text: str, source: str, cue: str, content: str | tuple[str, ...], **values: Any) -> Reading:
    """A curated reading; ``given``: what the curator says beyond the words."""
    values.setdefault("given", {})
    return reading(text, source, cue, content, rule="curated", **values)


def found(
    text: str,
    *readings: Reading,
    by_hand: CuratedReadings | None = None,
    register: Register | None = None,
    **known: Any,
) -> Findings:
    """What stands in an article with this text and these readings by rules."""
    article = Article(name="article", text=text, **known)
    excluded = tuple(passage.span for passage in article.excluded)
    units = sentences(text, excluded)
    return resolve(article, units, readings, by_hand or CuratedReadings(), register or Register())
