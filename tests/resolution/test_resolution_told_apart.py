"""Whom pronouns, "a spokesman" and descriptions mean where several are named: read by the rules alone."""

from __future__ import annotations

import pytest
from by_words import found

from onrecord.findings import RecordKind
from onrecord.language import sentences
from onrecord.records import Actor, ActorKind
from onrecord.rules import read


def speakers(text: str) -> list[str]:
    records = found(text, *read(text, sentences(text))).records
    return [record.source.name for record in records if record.kind is not RecordKind.RESPONSE]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sir Ivo Brandt thanked Lady Moss for the plan. She said it was late.", "Moss"),
        ("Ida’s father, Karl Sund, wept. He said it was late.", "Karl Sund"),
        ("Mary Stone met John Reed, a lawyer. He said it was late.", "John Reed"),
        ("Lena Holt, whose son died, met Mr Sund. “It is late,” she said.", "Lena Holt"),
        ("The Harbour Agency accepted the findings. “It was late,” a spokeswoman said.", "Harbour Agency"),
        ("The operator, Alder Stone, said it was late.", "Alder Stone"),
        ("Supermarket chain Delmer said it was late.", "Delmer"),
        ("Aged Care Minister Anne Sund said it was late.", "Anne Sund"),
        ("Home Office minister Rt Hon Sir Ivo Brandt MP said it was late.", "Ivo Brandt"),
        ("Severn Dale Water was fined. Severn Dale said it was late.", "Severn Dale Water"),
    ],
)
def test_who_says_so(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_what_says_it_of_itself_is_a_body() -> None:
    text = "Sunrise Living said it was sorry."
    (record,) = found(text, *read(text, sentences(text))).records
    assert isinstance(record.source, Actor)
    assert record.source.kind is ActorKind.ORGANISATION


def test_the_head_of_a_charity_is_no_charity() -> None:
    text = "The head of the charity, Lena Holt, said it was late."
    (record,) = found(text, *read(text, sentences(text))).records
    assert isinstance(record.source, Actor)
    assert (record.source.name, record.source.kind) == ("Lena Holt", ActorKind.PERSON)
