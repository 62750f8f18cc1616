"""Names that stand in no output."""

from __future__ import annotations

import time

import pytest
from by_words import curated, found, reading
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import CuratedReadings, Decision, Register, Verdict
from onrecord.withholding import mask, touches, withheld_spans


@pytest.mark.parametrize(
    ("text", "name", "covered"),
    [
        ("Her brother, Ekpar, left.", "Ekpar", "Her brother, █████, left."),
        ("EKPAR’s brother", "Ekpar", "█████’s brother"),
        ("Ekparian Ekpar2", "Ekpar", "Ekparian Ekpar2"),
        ("Ann \u00a0\n Lee left", "Ann Lee", "██████████ left"),
        ("Ann-Lee and ann lee", "Ann Lee", "███████ and ███████"),
        ("Ann. Lee", "Ann Lee", "████████"),
        ("Ann, Lee", "Ann Lee", "Ann, Lee"),
        ("Re\u0301my", "R\u00e9my", "█████"),
        ("记者王文斌说", "王文斌", "记者███说"),
        ("nothing", "", "nothing"),
    ],
)
def test_a_withheld_name_is_covered_by_as_many_signs(text: str, name: str, covered: str) -> None:
    assert mask(text, (name,)) == covered
    assert touches(text, (name,)) == (text != covered)


@given(st.text(alphabet="abÅß .\n-’王É", max_size=40), st.lists(st.text(alphabet="abÅß .王É", max_size=6), max_size=3))
def test_covering_keeps_every_offset_and_leaves_nothing_to_cover(text: str, names: list[str]) -> None:
    covered = mask(text, names)
    assert len(covered) == len(text)
    kept = [(a, b) for a, b in zip(text, covered, strict=True) if a != b]
    assert all(b == "█" for _, b in kept)
    assert withheld_spans(covered, names) == ()


def test_covering_takes_time_linear_in_the_text() -> None:
    before = time.process_time()
    mask("ann " * 200_000 + " " * 200_000, ("ann ann lee", "lee"))
    assert time.process_time() - before < 5


TEXT = "Ann said it rains. Bob told Ekpar that it snows. Cara said Bob lied about it."
RAINS = reading(TEXT, "Ann", "said", "it rains")
SNOWS = reading(TEXT, "Bob", "told", "that it snows", addressee="Ekpar")
LIED = reading(TEXT, "Cara", "said", "Bob lied about it", after=49)


def test_a_record_whose_passage_touches_a_withheld_name_is_left_out_and_counted() -> None:
    findings = found(TEXT, RAINS, SNOWS, LIED, register=Register(withheld=("ekpar",)))
    assert [record.source.name for record in findings.records] == ["Ann", "Cara"]
    assert findings.withheld == 1


def test_so_is_what_a_withheld_name_says_and_what_refers_to_it_refers_to_nothing() -> None:
    inner = reading(TEXT, "Bob", "lied", "about it", after=49)
    findings = found(TEXT, RAINS, LIED, inner, register=Register(withheld=("Cara",)))
    assert [record.source.name for record in findings.records] == ["Ann"]
    assert "Cara" not in repr([(r.source, r.via, r.nested_in) for r in findings.records])


def test_rejected_readings_and_candidates_that_touch_it_are_left_out() -> None:
    register = Register(withheld=("Ekpar",))
    decision = Decision(Verdict.REJECT, curated(TEXT, "Bob", "told", "that it snows"))
    assert found(TEXT, by_hand=CuratedReadings(decisions=(decision,)), register=register).rejected == ()
    complete = found(TEXT, RAINS, SNOWS, by_hand=CuratedReadings(complete=True), register=register)
    assert complete.candidates == (RAINS,)
