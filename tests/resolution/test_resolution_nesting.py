"""What stands inside what."""

from __future__ import annotations

import pytest
from by_words import curated, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.records import Kind, Reading, Span
from onrecord.resolution.nesting import outer_readings

TEXT = "Ann said Bob claimed Carl denied it was raining. Dora agreed."
ANN = reading(TEXT, "Ann", "said", "Bob claimed Carl denied it was raining")
BOB = reading(TEXT, "Bob", "claimed", "Carl denied it was raining")
CARL = reading(TEXT, "Carl", "denied", "it was raining")
DORA = reading(TEXT, "Dora", "agreed", "")


def outer(*readings: Reading) -> list[int | None]:
    return outer_readings("article", readings)


def test_a_statement_stands_in_the_smallest_content_that_holds_all_its_parts() -> None:
    assert outer(CARL, DORA, ANN, BOB) == [3, None, None, 2]


def test_a_part_outside_the_content_keeps_a_statement_out() -> None:
    overlapping = reading(TEXT, "Ann", "claimed", "it was raining")
    assert outer(ANN, overlapping) == [None, None]


def test_nothing_stands_in_a_reaction_in_deeds() -> None:
    deed = reading(TEXT, "Ann", "said", "Bob claimed Carl denied it was raining", kind=Kind.RESPONSE)
    assert outer(deed, CARL) == [None, None]


def test_the_curators_word_stands_over_the_place() -> None:
    ann = curated(TEXT, "Ann", "said", "Bob claimed Carl denied it was raining", given={"label": "s1"})
    carl = curated(TEXT, "Carl", "denied", "it was raining", given={"inside": "s1"})
    assert outer(ann, BOB, carl) == [None, 0, 0]


def test_an_unknown_label_is_an_error_that_names_the_line() -> None:
    lost = curated(TEXT, "Dora", "agreed", "", given={"inside": "s7", "line": 12})
    with pytest.raises(DataError, match=r"article, line 12.*'s7'"):
        outer(lost)


def test_two_statements_inside_each_other_are_an_error() -> None:
    one = curated(TEXT, "Ann", "said", "Bob", given={"label": "s1", "inside": "s2"})
    two = curated(TEXT, "Carl", "denied", "it", given={"label": "s2", "inside": "s1"})
    with pytest.raises(DataError, match="inside itself"):
        outer(one, two)


def test_no_chain_is_deeper_than_any_text() -> None:
    deep = [
        Reading(kind=Kind.STATEMENT, rule="test", cue=(Span(2 * n, 2 * n + 1),), content=(Span(2 * n + 1, 20_000),))
        for n in range(5_000)
    ]
    inside = outer(*deep)
    depth = [0] * len(deep)
    for at, around in enumerate(inside):
        depth[at] = depth[around] + 1 if around is not None else 0
    assert max(depth) == 12


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (Span(pair[0], pair[0] + pair[1]),))
READINGS = st.lists(
    st.builds(Reading, kind=st.just(Kind.STATEMENT), rule=st.just("r"), cue=SPANS, content=SPANS), max_size=9
)


@settings(max_examples=200, deadline=None)
@given(READINGS)
def test_the_sweep_finds_what_comparing_all_pairs_finds(readings: list[Reading]) -> None:
    def length(one: Reading) -> int:
        return one.content[0].end - one.content[0].start

    for at, around in enumerate(outer(*readings)):
        holders = [
            length(other)
            for other in readings
            if other is not readings[at]
            and length(other) > length(readings[at])
            and all(other.content[0].holds(part) for part in readings[at].parts)
        ]
        assert (length(readings[around]) if around is not None else None) == min(holders, default=None)
