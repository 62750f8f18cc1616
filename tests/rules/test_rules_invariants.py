"""What holds of readings whatever the text."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.language import sentences
from onrecord.records import Kind, Reading, Span
from onrecord.rules import explain, read, unread
from onrecord.wording import joined, wording

WORDS = (
    "the minister|the report|Beijing|he|she|China|Anna Berg|who|the plan of the board|a letter|said|says|denied|"
    "called on|urged|accused|told|wants|declined to comment|according to|is expected|welcomed|demanded|adding|saying|"
    'would fail|rejected|did not say|asked|of|that|to|to resign|and|but|,|.|:|;|“it is late,”|“no”|"|“|”|‘|’|(|)|\n|'
    "\n\n|on Monday|whether|how|in London|not|recommendations are:|for an inquiry|fraud"
)
NEWS = st.lists(st.sampled_from(WORDS.split("|")), max_size=20).map(" ".join)


def readings_of(text: str) -> tuple[Reading, ...]:
    return read(text, sentences(text))


def spans_of(reading: Reading) -> Iterator[Span]:
    for role in (reading.source, reading.cue, reading.content, reading.actions, reading.addressee):
        yield from role


@given(st.one_of(NEWS, st.text(max_size=150)))
@example("recommendations are: \n wants ,")
def test_every_span_lies_in_the_text_and_roles_are_disjoint(text: str) -> None:
    for reading in readings_of(text):
        assert reading.content
        for span in spans_of(reading):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
        roles = (reading.source, reading.cue, reading.content)
        for index, role in enumerate(roles):
            assert list(role) == sorted(role)
            for other in roles[index + 1 :]:
                assert not any(a.overlaps(b) for a in role for b in other)
        assert all(any(c.holds(a) for c in reading.content) for a in reading.actions)


@given(NEWS)
def test_readings_are_in_order_and_no_two_are_the_same(text: str) -> None:
    found = readings_of(text)
    assert list(found) == sorted(found, key=lambda r: (r.parts, r.rule))
    assert len({(r.source, r.cue, r.content) for r in found}) == len(found)


@given(NEWS)
def test_reading_is_repeatable(text: str) -> None:
    assert readings_of(text) == readings_of(text)


@given(NEWS)
@example("the minister rejected the plan of the board")
@example("the minister denied claims that the plan was late")
@example("the minister dismissed calls to close the quay")
def test_a_denial_never_becomes_a_statement(text: str) -> None:
    for reading in readings_of(text):
        words = " ".join(span.of(text) for span in reading.cue)
        if "denied" in words or "rejected" in words:
            assert reading.kind in (Kind.DENIAL, Kind.OMISSION, Kind.UNSAID)


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied claims that people were held.",
        "Beijing denied claims people were held.",
        "Beijing rejected claims the quay was unsafe.",
        "The minister dismissed calls to resign.",
        "The minister rejected the plan of the board.",
        "The union dismissed reports that it was late.",
    ],
)
def test_what_somebody_rejects_is_never_read_as_their_statement(text: str) -> None:
    assert {reading.kind for reading in readings_of(text)} <= {Kind.DENIAL}


@given(NEWS)
def test_what_is_unread_holds_no_reading(text: str) -> None:
    split = sentences(text)
    found = read(text, split)
    left = unread(text, split, found)
    assert set(left) <= {sentence.span for sentence in split}
    assert not any(span.overlaps(part) for span in left for r in found for part in (*r.cue, *r.content))


@given(st.one_of(NEWS, st.text(max_size=60)))
@example("0:")
@example("denied the minister said the minister said the minister")
def test_any_text_can_be_explained(text: str) -> None:
    account = explain(text)
    for reading in readings_of(text):
        assert f"{reading.rule}: {reading.kind}" in account


HOSTILE = {
    "open quotation marks": "“",
    "open brackets": "(",
    "no full stop": "the minister said that the plan ",
    "cues alone": "said ",
    "cues and commas": "he said, ",
    "lists": "he said a, b, c and d, ",
    "infinitives": "wants to ",
    "quotations": "“it is late,” he said. ",
    "unclosed quotations": "“a b c d e f g h\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        split = sentences(text)
        began = time.process_time()
        unread(text, split, read(text, split))
        return time.process_time() - began

    cost(1000)
    small = min(cost(4_000) for _ in range(2))
    assert cost(32_000) < 24 * small + 0.05


@pytest.mark.parametrize(
    "text",
    [
        "He said that ”\nShe said so.",
        "Bob Roe rejected '. ’",
        "‘according to Bob Roe",
        "He said: “ ”",
        "He said that …",
    ],
)
def test_marks_without_a_word_are_nothing_said(text: str) -> None:
    for reading in read(text, sentences(text)):
        assert all(any(map(str.isalnum, span.of(text))) for span in reading.content)
        assert wording(joined(text, reading.content)) or not reading.content
