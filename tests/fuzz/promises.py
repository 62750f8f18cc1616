"""What holds of every text, hostile ones too: a text in; AssertionError out if a promise is broken."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from onrecord.commands import passages
from onrecord.language import sentences
from onrecord.pipeline import find
from onrecord.publish.readings import as_json
from onrecord.records import Article, CuratedReadings, Reading, Register, Sentence, Span, Spans, hull
from onrecord.rules import read, unread

REFUSING = frozenset({"deny", "reject", "dispute", "refute", "dismiss", "rebut", "repudiate"})
"""Verbs whose subject never puts forward what stands behind them."""


def keep(text: str) -> None:
    """Reads a text as a build does, and checks all that is promised of any text."""
    split = sentences(text)
    sentences_are_in_order(text, split)
    readings = read(text, split)
    for reading in readings:
        roles_are_passages(text, reading)
    assert read(text, sentences(text)) == readings, "a second reading differs"
    left = unread(text, split, readings)
    assert set(left) <= {sentence.span for sentence in split}
    findings = find(Article(name="fuzz", text=text), Register(), CuratedReadings())
    assert not list(passages([findings]))
    for attribution in as_json(findings, {})["attributions"]:
        attributed(text, attribution, None)


def sentences_are_in_order(text: str, split: Iterable[Sentence]) -> None:
    listed = list(split)
    for sentence in listed:
        assert 0 <= sentence.start < sentence.end <= len(text)
        assert sentence.tokens
        assert all(sentence.start <= token.start < token.end <= sentence.end for token in sentence.tokens)
        assert all(one.end <= other.start for one, other in pairwise(sentence.tokens))
        assert all(sentence.span.holds(quote) for quote in sentence.quotes)
    assert all(one.end <= other.start for one, other in pairwise(listed))


def roles_are_passages(text: str, reading: Reading) -> None:
    roles = (reading.source, reading.cue, reading.content)
    assert reading.content
    for role in (*roles, reading.actions, reading.addressee):
        in_order(text, role)
    for index, role in enumerate(roles):
        for other in roles[index + 1 :]:
            assert not any(a.overlaps(b) for a in role for b in other), "roles overlap"
    assert all(any(c.holds(a) for c in reading.content) for a in reading.actions)


def in_order(text: str, spans: Spans) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans)), "spans overlap or are out of order"
    assert all(span.of(text) == span.of(text).strip() for span in spans), "white space at the end of a span"


def attributed(text: str, attribution: dict[str, Any], outer: dict[str, Any] | None) -> None:
    """An attribution as it is printed, and those nested in it."""
    for role in ("source", "cue", "content"):
        in_order(text, tuple(Span(*pair) for pair in attribution[role]))
    assert attribution["content"]
    if attribution["lemma"] in REFUSING:
        assert attribution["act"] != "asserts", "a denial became a statement"
    if outer is not None:
        whole = hull(Span(*pair) for pair in outer["content"])
        # Of two attributions with the same words in one sentence one stands for both, and holds what is in either.
        if text.count(whole.of(text)) == 1:
            assert all(whole.holds(Span(*pair)) for pair in attribution["content"]), "nested, but not inside"
    for other in attribution["nested"]:
        attributed(text, other, attribution)
