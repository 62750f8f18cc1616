"""Two readings, one record."""

from __future__ import annotations

from random import Random

from by_words import curated, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import CuratedReadings, Decision, Kind, Reading, Span, Verdict
from onrecord.resolution.meeting import Meeting, meet

TEXT = (
    "The mayor said that the bridge would be closed for a year. Residents rejected the plan. "
    "The council called on drivers to wait and to use the ferry."
)
CLOSED = "the bridge would be closed for a year"


def met(*readings: Reading, **by_hand: object) -> Meeting:
    precision = by_hand.pop("precision", None)
    excluded = by_hand.pop("excluded", ())
    return meet(TEXT, readings, CuratedReadings(**by_hand), excluded, precision)  # type: ignore[arg-type]


def test_a_rule_that_reads_a_curated_statement_is_added_as_an_origin() -> None:
    by_rule = reading(TEXT, "mayor", "said", f"that {CLOSED}", rule="that-clause")
    by_hand = curated(TEXT, "The mayor", "said", CLOSED)
    (one,) = met(by_rule, readings=(by_hand,)).met
    assert one.reading is by_hand
    assert one.origins == ("curated", "that-clause")


def test_another_source_is_another_statement() -> None:
    by_rule = reading(TEXT, "Residents", "rejected", CLOSED)
    by_hand = curated(TEXT, "The mayor", "said", CLOSED)
    assert len(met(by_rule, readings=(by_hand,)).met) == 2


def test_less_than_half_of_the_words_is_another_statement() -> None:
    by_rule = reading(TEXT, "mayor", "said", "the bridge would")
    by_hand = curated(TEXT, "The mayor", "said", CLOSED)
    assert len(met(by_rule, readings=(by_hand,)).met) == 2


def test_readings_without_a_source_meet_one_another() -> None:
    by_rule = reading(TEXT, "", "said", CLOSED)
    assert len(met(by_rule, readings=(curated(TEXT, "", "said", CLOSED),)).met) == 1
    assert len(met(by_rule, readings=(curated(TEXT, "The mayor", "said", CLOSED),)).met) == 2


def test_a_deed_meets_what_overlaps_it() -> None:
    by_rule = reading(TEXT, "Residents", "rejected", "plan", kind=Kind.STATEMENT)
    by_hand = curated(TEXT, "Residents", "rejected", "the plan. The council called on drivers", kind=Kind.RESPONSE)
    assert [one.origins for one in met(by_rule, readings=(by_hand,)).met] == [("curated", "test")]


def test_of_two_rules_the_more_precise_one_stands() -> None:
    wide = reading(TEXT, "The mayor", "said", f"that {CLOSED}", rule="a-rule")
    exact = reading(TEXT, "The mayor", "said", CLOSED, rule="z-rule")
    (by_name,) = met(exact, wide).met
    assert (by_name.reading, by_name.origins) == (wide, ("a-rule", "z-rule"))
    (by_precision,) = met(exact, wide, precision={"a-rule": 0.5, "z-rule": 0.9}).met
    assert by_precision.reading is exact


def test_rules_that_see_one_source_at_one_cue_read_one_statement() -> None:
    short = reading(TEXT, "The mayor", "said", "the bridge would", rule="short")
    long = reading(TEXT, "The mayor", "said", f"that {CLOSED}", rule="long")
    assert len(met(short, long).met) == 1


def test_two_things_said_at_one_cue_stay_two() -> None:
    wait = reading(TEXT, "The council", "called on", "to wait", rule="request")
    ferry = reading(TEXT, "The council", "called on", "to use the ferry", rule="request")
    assert len(met(wait, ferry).met) == 2


def test_one_rule_reading_goes_to_one_curated_statement_the_best() -> None:
    by_rule = reading(TEXT, "The mayor", "said", CLOSED)
    whole, part = (
        curated(TEXT, "The mayor", "said", CLOSED),
        curated(TEXT, "mayor", "said", "bridge would be closed for"),
    )
    assert [(one.reading, one.origins) for one in met(by_rule, readings=(part, whole)).met] == [
        (whole, ("curated", "test")),
        (part, ("curated",)),
    ]


def test_in_a_complete_article_an_unmatched_rule_reading_is_a_candidate() -> None:
    by_rule = reading(TEXT, "The mayor", "said", CLOSED)
    meeting = met(by_rule, complete=True)
    assert (meeting.met, meeting.candidates) == ((), (by_rule,))


def test_what_touches_an_excluded_passage_is_dropped() -> None:
    by_rule = reading(TEXT, "The mayor", "said", CLOSED)
    assert met(by_rule, excluded=(Span(20, 30),)).met == ()


def decided(verdict: Verdict, **values: object) -> Decision:
    return Decision(verdict, curated(TEXT, "The mayor", "said", CLOSED, **values))


def test_a_confirmed_reading_keeps_the_rules_spans() -> None:
    by_rule = reading(TEXT, "The mayor", "said", f"that {CLOSED}", act="asserts", rule="that-clause")
    (one,) = met(by_rule, decisions=(decided(Verdict.CONFIRM, given={"speaker": "the-mayor"}),), complete=True).met
    assert one.origins == ("curated", "that-clause")
    assert one.reading.content == by_rule.content
    assert one.reading.given is not None
    assert one.reading.given.speaker == "the-mayor"


def test_a_correction_stands_over_the_rules_values() -> None:
    by_rule = reading(TEXT, "The mayor", "said", f"that {CLOSED}", act="asserts", mode="speech")
    decision = decided(Verdict.CORRECT, act="warns")
    (one,) = met(by_rule, decisions=(decision,)).met
    assert (one.reading.act, one.reading.mode, one.reading.content) == ("warns", "speech", decision.reading.content)


def test_a_rejected_reading_is_dropped_and_kept_visible() -> None:
    by_rule = reading(TEXT, "The mayor", "said", CLOSED)
    decision = decided(Verdict.REJECT)
    meeting = met(by_rule, decisions=(decision,))
    assert (meeting.met, meeting.rejected) == ((), ((by_rule, decision),))
    assert met(decisions=(decision,)).rejected == ((decision.reading, decision),)


def test_decisions_on_what_no_rule_reads_any_more_are_reported_and_make_no_record() -> None:
    for verdict in (Verdict.CONFIRM, Verdict.CORRECT):
        meeting = met(decisions=(decided(verdict),))
        assert (meeting.met, [decision.verdict for decision in meeting.unmatched]) == ((), [verdict])


def test_a_decision_may_leave_the_source_out() -> None:
    by_rule = reading(TEXT, "The mayor", "said", CLOSED)
    decision = Decision(Verdict.REJECT, curated(TEXT, "", "said", CLOSED))
    assert met(by_rule, decisions=(decision,)).met == ()


SPANS = st.tuples(st.integers(0, 120), st.integers(1, 40)).map(
    lambda pair: (Span(pair[0], min(pair[0] + pair[1], 147)),)
)
READINGS = st.lists(
    st.builds(
        Reading,
        kind=st.sampled_from((Kind.STATEMENT, Kind.RESPONSE, Kind.RECOMMENDATION)),
        rule=st.sampled_from(("one", "two", "three")),
        source=st.one_of(st.just(()), SPANS),
        cue=SPANS,
        content=SPANS,
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(READINGS, READINGS, st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_the_readings_makes_no_difference(
    by_rule: list[Reading], by_hand: list[Reading], random: Random, complete: bool
) -> None:
    shuffled = random.sample(by_rule, len(by_rule))
    hand = tuple(by_hand)
    first = met(*by_rule, readings=hand, complete=complete, precision={"two": 0.9})
    assert met(*shuffled, readings=hand, complete=complete, precision={"two": 0.9}) == first


@settings(max_examples=100, deadline=None)
@given(READINGS, READINGS)
def test_every_reading_stands_or_is_an_origin_of_one_that_does(by_rule: list[Reading], by_hand: list[Reading]) -> None:
    meeting = met(*by_rule, readings=tuple(by_hand))
    assert {reading.rule for reading in by_rule} == {
        origin for one in meeting.met for origin in one.origins if origin != "curated"
    }
    assert sum("curated" in one.origins for one in meeting.met) == len(by_hand)
