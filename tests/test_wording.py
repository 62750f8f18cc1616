import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.wording import harmless, joined, one_line, wording


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that the bridge was safe", "the bridge was safe"),
        ("“The bridge may be safe,”", "The bridge may be safe"),
        ("“Likewise, the “extremism” laws,”", "Likewise, the “extremism” laws"),
        ("“serious violations” would have been “ignored”", "“serious violations” would have been “ignored”"),
        ("“unclosed to the end", "unclosed to the end"),
        ("unopened to the end”", "unopened to the end"),
        ("a\n b\u00a0 c.", "a b c"),
        ('"Plain marks", she "said"', '"Plain marks", she "said"'),
        ("the workers’ rights", "the workers’ rights"),
        ("10⁶ tonnes", "10⁶ tonnes"),
    ],
)
def test_a_claim_is_shown_without_what_is_not_its_words(words: str, shown: str) -> None:
    assert wording(words) == shown


def test_an_action_is_shown_without_its_to() -> None:
    assert wording("to “release all prisoners”", "action") == "release all prisoners"
    assert wording("to hope") == "to hope"


def test_pieces_are_joined_by_a_gap() -> None:
    assert joined("abcdef", (Span(0, 2), Span(4, 6))) == "ab … ef"


@given(st.text())
def test_a_wording_is_its_own_wording(text: str) -> None:
    assert wording(wording(text)) == wording(text)


@given(st.text(alphabet="ab “”\"'‘’«».,:; that to", max_size=60), st.sampled_from(["claim", "action"]))
def test_a_wording_of_marks_is_its_own_wording(text: str, kind: str) -> None:
    assert wording(wording(text, kind), kind) == wording(text, kind)


def test_long_runs_of_marks_cost_no_more_than_their_length() -> None:
    for run in ("a" + "\u0323\u0301" * 50_000, "“" * 100_000, "”" * 100_000, "“”" * 50_000, "that " * 20_000):
        started = time.process_time()
        wording(run)
        one_line(run)
        assert time.process_time() - started < 2


def test_text_made_harmless_keeps_its_length_and_lines() -> None:
    text = "a\x1b[31mb\x9b\u202ec\n\td\u00a0é王"
    assert harmless(text) == "a\ufffd[31mb\ufffd\ufffdc\n\td\u00a0é王"
    assert harmless("plain") == "plain"
