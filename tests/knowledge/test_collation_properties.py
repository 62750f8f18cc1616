"""What holds of any collation, whatever the articles print, and however much of it."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from collated import CUT, PARAPHRASE, SAID, WHOLE, article, one, quote
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import Findings
from onrecord.knowledge.alignment import aligned, words
from onrecord.knowledge.collation import Collation, collations
from onrecord.records import Span

VOCABULARY = ("the", "quay", "quays", "was", "of", "crews", "nobody", "anti-China", "中", "École")
RUNS = st.lists(st.sampled_from(VOCABULARY), max_size=120).map(tuple)
CUTS = st.tuples(st.integers(0, 17), st.integers(1, 18)).map(lambda cut: " ".join(SAID.split()[cut[0] :][: cut[1]]))
PHRASES = st.lists(st.one_of(CUTS, st.sampled_from(VOCABULARY)), max_size=5).map(" ".join)
TEXTS = st.one_of(PHRASES, PHRASES, st.text(max_size=40).filter(lambda text: text.strip() and "\n" not in text))
CONTENTS = st.lists(st.tuples(TEXTS, st.booleans()), max_size=5)


@st.composite
def corpora(draw: st.DrawFn) -> list[Findings]:
    found = []
    for number, contents in enumerate(draw(st.lists(CONTENTS, min_size=2, max_size=5))):
        pieces = [quote(words) if quoted else words for words, quoted in contents if words.strip()]
        found.append(article(f"a{number}", *pieces))
    return found


def check(collation: Collation) -> None:
    assert len({witness.article.sha256 for witness in collation.witnesses}) > 1
    assert collation.witnesses[0].printing is WHOLE
    assert all(len(column) == len(collation.witnesses) and any(column) for column in collation.columns)
    for number, witness in enumerate(collation.witnesses):
        spans = [column[number] for column in collation.columns if column[number]]
        assert spans == [Span(word.start, word.end) for word in words(witness.article.text, witness.span)]
        assert spans[0] is not None
        assert spans[-1] is not None
        assert witness.span == Span(spans[0].start, spans[-1].end)
        missing = any(column[0] and not column[number] for column in collation.columns)
        assert witness.printing is PARAPHRASE or (witness.printing is CUT) is missing


@given(corpora())
@settings(max_examples=300, deadline=None)
def test_each_word_of_each_witness_is_in_one_column_in_order(findings: list[Findings]) -> None:
    for collation in collations(findings):
        check(collation)


@given(corpora(), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_findings_and_records_does_not_matter(findings: list[Findings], random: object) -> None:
    mixed = list(findings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    turned = [Findings(article=found.article, records=found.records[::-1]) for found in mixed]
    assert collations(turned) == collations(findings)


@given(RUNS, RUNS)
@settings(deadline=None)
def test_facing_places_rise_on_both_sides(one: Sequence[str], other: Sequence[str]) -> None:
    pairs = aligned(one, other)
    for (i, j), (next_i, next_j) in pairwise(pairs):
        assert i < next_i
        assert j < next_j
    assert all(0 <= i < len(one) and 0 <= j < len(other) for i, j in pairs)


@given(RUNS)
@settings(deadline=None)
def test_a_run_faces_itself_place_by_place(run: Sequence[str]) -> None:
    assert aligned(run, run) == tuple((at, at) for at in range(len(run)))


@given(st.text(max_size=60))
def test_words_are_told_apart_and_folded_whatever_the_text(text: str) -> None:
    end = 0
    for word in words(text, Span(0, len(text))):
        assert end <= word.start < word.end <= len(text)
        assert any(char.isalnum() for char in text[word.start : word.end])
        assert word.form
        end = word.end
    letters = [char for char in text if char.isalnum()]
    assert letters == [
        char for word in words(text, Span(0, len(text))) for char in text[word.start : word.end] if char.isalnum()
    ]


@pytest.mark.parametrize("text", ["naïve", "NAÏVE", unicodedata.normalize("NFD", "naïve"), "na\u00adive"])
def test_a_word_is_the_same_however_it_is_written(text: str) -> None:
    assert [word.form for word in words(text, Span(0, len(text)))] == ["naive"]


# Hostile sizes


def test_thousands_of_equal_quotations_are_one_witness_an_article() -> None:
    flood = "".join(f"{quote(SAID)} – said again.\n" for _ in range(5_000))
    found = one(article("flood", *[quote(SAID)] * 5_000, text=flood), article("other", quote(SAID)))
    assert len(found.witnesses) == 2


def test_a_quotation_of_a_book_is_collated_in_parts() -> None:
    book = " ".join(f"word{number % 997} part{number}" for number in range(5_000))
    found = collations((article("a", quote(book)), article("b", quote(f"So {book}"))))
    assert sum(len(collation.columns) for collation in found) >= 10_000
    for collation in found:
        check(collation)


def test_a_phrase_in_thousands_of_quotations_makes_no_collation() -> None:
    floods = [
        article(f"a{a}", *[quote(f"w{a}x{n} y{n}z{a} crimes against humanity v{n}u{a} s{a}t{n}") for n in range(50)])
        for a in range(40)
    ]
    assert collations(floods) == ()


def test_very_many_witnesses_make_several_collations() -> None:
    said = " ".join(f"word{number}" for number in range(300))
    found = collations([article(f"a{number}", quote(said)) for number in range(1_000)])
    assert len(found) == 2
    assert sum(len(collation.witnesses) for collation in found) == 1_001
    assert all(len(collation.columns) == 300 for collation in found)


@pytest.mark.parametrize(
    "words", ["a " * 20_000, "é" * 100_000 + " b c", "e" + "\u0301" * 100_000 + " b c", "“" * 5_000]
)
def test_a_monstrous_quotation_does_no_harm(words: str) -> None:
    for collation in collations((article("a", quote(words)), article("b", quote(words + " d e")))):
        check(collation)
