"""Words are found at exact offsets, whatever marks, dashes and spaces they are written with."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.curation.words import Page, WordsError, chains
from onrecord.records import Excluded, Span


def found(text: str, words: str) -> list[str]:
    return [span.of(text) for span in Page(text).find(words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “no way”.", '"no way"'),
        ("He said ''no way''.", "“no way”"),
        ("He said ``no way''.", "“no way”"),
        ("He said «no way».", "'no way'"),
        ("He said ‘’no way”.", "“no way”"),
        ("It is China’s law.", "China's law"),
        ("a long\u00a0way home", "long way"),
        ("a long \r\n  way home", "long way"),
        ("a long way home", "long \u00a0 way"),
        ("so – he said – it is", "so - he said — it is"),
        ("so -- he said", "so — he said"),
        ("so —— he said", "so - he said"),
        ("well… he said", "well... he said"),
        ("inter\u00adnational\u200b law", "international law"),
        ("cafe\u0301 noir", "café noir"),
        ("王文斌说：“不”", "王文斌"),
        ("มาเลย์", "มา"),
        ("zero\x00byte here", "zero\x00byte"),
    ],
)
def test_words_are_found_whatever_their_marks_and_spaces(text: str, words: str) -> None:
    assert len(found(text, words)) == 1


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        ("He said “no way”.", '"no way"', "“no way”"),
        ("He said “no way”.", "no way", "no way"),
        ("x ''no way'' y", '"no way"', "''no way''"),
        ("x “‘no’ way” y", "'no' way", "‘no’ way"),
        ("end of\n\u00a0 line.", "of line.", "of\n\u00a0 line."),
    ],
)
def test_a_passage_begins_and_ends_with_the_words_own_characters(text: str, words: str, passage: str) -> None:
    assert found(text, words) == [passage]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("reporters came", "report"),
        ("unsafe", "safe"),
        ("The Report", "the report"),
        ("he said", "he  said so"),
        ("“no”", "”no“ ”"),
        ("anything", "\u200b"),
    ],
)
def test_parts_of_words_and_other_cases_do_not_match(text: str, words: str) -> None:
    assert found(text, words) == []


def test_a_possessive_ending_ends_a_word() -> None:
    assert found("Bachelet’s report and Bachelets", "Bachelet") == ["Bachelet"]


def test_an_ellipsis_that_stands_apart_is_a_gap_and_the_shortest_stretch_counts() -> None:
    text = "a quay, a quay may have been unsafe for years, unsafe for days"
    assert found(text, "a quay … unsafe for") == ["a quay may have been unsafe for"]
    assert found(text, "a quay ... been ... for") == ["a quay may have been unsafe for"]


def test_an_ellipsis_of_the_text_itself_is_found_first() -> None:
    text = "he waits … and goes. He waits long … and goes"
    assert found(text, "he waits ... and goes") == ["he waits … and goes"]
    assert found("it has [ … ] and […] in it", "has […") == []
    assert found("it […] has", "it […] has") == ["it […] has"]


def test_a_gap_does_not_reach_over_an_empty_line() -> None:
    assert found("the quay was\nunsafe", "quay … unsafe") == ["quay was\nunsafe"]
    assert found("the quay was\n \nunsafe", "quay … unsafe") == []


def test_a_gap_needs_words_on_both_sides() -> None:
    with pytest.raises(WordsError, match="nothing on one side"):
        Page("some text").find("some …")


def test_nothing_is_found_in_an_excluded_passage() -> None:
    text = "Read: the quay\nThe quay: the quay"
    page = Page(text, [Excluded(Span(0, 14), "teaser")])
    assert page.find("the quay") == (Span(25, 33),)
    assert "no part of the article proper" in page.missing("Read").what
    assert "is not in the article" in page.missing("Reading").what


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("the quay had been unsafe for years", "the quay may have been unsafe for"),
        ("Ana Ruis", "Ana Ruiz"),
        ("recieved", "received"),
        ("entirely other matters", ""),
    ],
)
def test_the_nearest_text_is_named_for_words_that_are_missing(words: str, near: str) -> None:
    page = Page("The ministry said it received nothing. Ana Ruiz said the quay may have been unsafe for years.")
    assert page.nearest(words) == near


def test_long_words_that_are_missing_say_where_they_depart() -> None:
    words = [f"word{k}" for k in range(60)]
    page = Page(" ".join(words))
    other = " ".join([*words[:30], "intruder", *words[31:]])
    assert (
        "“word27 word28 word29 intruder word31 word32 word33” the text has “word27 word28" in page.missing(other).mend
    )
    assert "differ in marks" in page.missing(" ".join(words).replace("word30", "“word30”")).mend


def test_a_sentence_holds_its_quotation_whole() -> None:
    text = "One. “Two. Two and a half,” said Ana. Three of the U.S. Congress left.\nFour"
    page = Page(text)
    assert page.sentences(Span(6, 9)).of(text) == "“Two. Two and a half,” said Ana. "
    assert page.sentences(Span(41, 44)).of(text) == "Three of the U.S. Congress left.\n"
    assert page.sentences(Span(0, 10)).of(text).startswith("One. “Two. Two")


def test_chains_are_the_shortest_ways_through_the_places() -> None:
    ones = [Span(0, 1), Span(4, 5), Span(20, 21)]
    twos = [Span(2, 3), Span(8, 9), Span(10, 11)]
    assert chains([ones, twos]) == [(Span(0, 1), Span(2, 3)), (Span(4, 5), Span(8, 9))]
    assert chains([twos, [Span(1, 2)]]) == []


_ALPHABET = "ab .\n\u00a0'’“”\"-–…王\u00ad"
_TURNED = {"'": "`", "’": "'", "“": '"', "”": "«", '"': "„", "-": "—", "–": "-", "…": "...", " ": "\u00a0"}


@given(st.text(_ALPHABET, min_size=1, max_size=80), st.data())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_passage_of_whole_words_is_found_at_its_offsets_however_it_is_typed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    # A passage that a person could mean: whole words, no space, hidden character or half of a doubled mark at its ends.
    blank, letters, singles = " \n\u00a0\u00ad", "ab\u00ad", "'’"
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    assume(words[0] not in blank and words[-1] not in blank)
    assume(not (words[0] in letters and before and before in letters))
    assume(not (words[-1] in letters and after and after in letters))
    assume(not (words[0] in singles and before and before in singles))
    assume(not (words[-1] in singles and after and after in singles))
    assume(not re.search(r"['’]{2}|[-–]{2}|\.{2}|\.…|…\.", text) and not re.search(r"(?:^|\s)…(?:\s|$)", words))
    typed = "".join(_TURNED.get(mark, mark) for mark in words).replace("\n", " ")
    places = Page(text).find(typed)
    # Of two places that overlap (“a a” in “a a a”) the first is found.
    assert any(place == (start, end) or place.overlaps(Span(start, end)) for place in places)
    assert all(len(Page(place.of(text)).find(typed)) == 1 for place in places)


@pytest.mark.parametrize(
    "unit", ["a", "a ", "“", "'", "…", ".", "\u200b", "ab.", "a b ", ". ", "\n", "\n ", "-", "\x00"]
)
def test_hostile_texts_cost_no_more_than_their_length(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    page = Page(text)
    page.find(unit * 1000)
    page.find(f"a{unit * 500}b … a{unit * 500}b")
    page.sentences(Span(0, 1))
    page.missing(unit * 10_000 + "z")
    assert time.process_time() - began < 4
