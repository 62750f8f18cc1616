import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import Findings, Record, RecordKind
from onrecord.knowledge.alignment import aligned, folded, words
from onrecord.knowledge.collation import Collation, Printing, collations
from onrecord.language import sentences
from onrecord.pipeline import Work
from onrecord.records import Actor, Article, Excluded, Kind, Reading, Span

WHOLE, CUT, PARAPHRASE = Printing.WHOLE, Printing.CUT, Printing.PARAPHRASE

SAID = "The quay may have been unsafe for many years, and nobody told the crews who worked on it"


def article(name: str, *contents: str | tuple[str, ...], text: str = "", excluded: str = "") -> Findings:
    """What is on record in a text; a content of several strings is one of several spans. Without a text: one a line."""
    spans = [(content,) if isinstance(content, str) else content for content in contents]
    text = text or "".join(f"{' … '.join(pieces)} – so it was said in {name}.\n" for pieces in spans)
    at = 0
    readings = []
    for pieces in spans:
        found = []
        for piece in pieces:
            at = text.index(piece, at)
            found.append(Span(at, at + len(piece)))
            at += len(piece)
        readings.append(Reading(kind=Kind.STATEMENT, rule="curated", content=tuple(found)))
    start = text.index(excluded) if excluded else 0
    passages = (Excluded(Span(start, start + len(excluded)), "teaser"),) if excluded else ()
    records = tuple(
        Record(
            kind=RecordKind.STATEMENT,
            reading=reading,
            source=Actor(name="Ana Ruiz"),
            evidence=reading.content,
            origins=("curated",),
        )
        for reading in readings
    )
    return Findings(article=Article(name=name, text=text, excluded=passages), records=records)


def quote(words: str) -> str:
    return f"“{words}”"


def printed(collation: Collation) -> dict[str, tuple[Printing, str]]:
    """What each article prints; – stands for a word left out."""
    return {
        witness.article.name: (witness.printing, " ".join(row(collation, number)))
        for number, witness in enumerate(collation.witnesses)
    }


def row(collation: Collation, number: int) -> list[str]:
    text = collation.witnesses[number].article.text
    return [column[number].of(text) if column[number] else "–" for column in collation.columns]  # type: ignore[union-attr]


def variants(collation: Collation) -> set[frozenset[str]]:
    """The words that stand for each other, as compared."""
    rows = [row(collation, number) for number in range(len(collation.witnesses))]
    columns = [frozenset(folded(word) for word in column if word != "–") for column in zip(*rows, strict=True)]
    return {column for column in columns if len(column) > 1}


def one(*findings: Findings) -> Collation:
    found = collations(findings)
    assert len(found) == 1
    return found[0]


# What makes a collation


def test_a_quotation_that_two_articles_print_is_aligned_word_by_word() -> None:
    found = one(article("a", quote(SAID)), article("b", quote(SAID.replace("crews", "sailors"))))
    assert {witness.printing for witness in found.witnesses} == {WHOLE}
    assert len(found.columns) == len(SAID.split())
    assert variants(found) == {frozenset({"crews", "sailors"})}


def test_case_accents_and_the_kind_of_mark_make_no_difference() -> None:
    one_way, other = "the Café’s co‑operation [w]as poor in the U.N.", "The Cafe's cooperation was poor in the UN"
    assert not variants(one(article("a", quote(one_way)), article("b", quote(other))))


def test_a_quotation_inside_a_fuller_one_is_a_cut() -> None:
    found = one(article("full", quote(SAID)), article("part", quote("nobody told the crews who worked on it")))
    assert printed(found)["part"] == (CUT, "– " * 9 + "– nobody told the crews who worked on it")
    assert found.witnesses[0].article.name == "full"
    assert found.witnesses[0].printing is WHOLE


def test_a_quotation_with_words_left_out_of_its_middle_is_a_cut() -> None:
    found = one(article("full", quote(SAID)), article("cut", quote("The quay may have been unsafe […] for many years")))
    assert printed(found)["cut"][0] is CUT


def test_more_words_in_the_middle_have_columns_of_their_own() -> None:
    more = SAID.replace("nobody told", "nobody in the whole town told")
    found = one(article("a", quote(SAID)), article("b", quote(more)), article("c", quote(more + " then")))
    assert len(found.columns) == len(more.split()) + 1
    assert "and nobody – – – – told the crews" in printed(found)["a"][1]
    assert not variants(found)


def test_words_that_the_fullest_lacks_stand_in_one_column_where_several_have_them() -> None:
    with_more = "The quay on the east side may have been unsafe for many years"
    found = one(article("full", quote(SAID)), article("b", quote(with_more)), article("c", quote(with_more[4:])))
    assert len(found.columns) == len(SAID.split()) + 4


def test_the_articles_own_words_are_a_paraphrase_cut_to_what_is_alike() -> None:
    own = "the port says little, but for many years nobody told the crews who worked on it, as one paper found"
    found = one(article("quotes", quote(SAID)), article("tells", own))
    assert [witness.printing for witness in found.witnesses] == [WHOLE, PARAPHRASE]
    assert printed(found)["tells"][1].endswith("for many years – nobody told the crews who worked on it")


def test_a_sentence_of_a_long_quotation_may_be_paraphrased() -> None:
    long = f"{SAID}. We asked for an inquiry three times. It never came, and the minister did not write back to us."
    found = one(article("quotes", quote(long)), article("tells", "they asked for an inquiry three times"))
    assert printed(found)["tells"][1].strip("– ") == "asked for an inquiry three times"


def test_two_articles_that_paraphrase_but_do_not_quote_make_no_collation() -> None:
    assert collations((article("a", SAID), article("b", SAID))) == ()


def test_one_article_that_quotes_twice_makes_no_collation() -> None:
    assert collations((article("a", quote(SAID), quote(SAID)),)) == ()


def test_an_article_that_quotes_is_not_said_to_paraphrase() -> None:
    found = one(article("a", quote(SAID)), article("b", quote(SAID), SAID))
    assert [witness.printing for witness in found.witnesses] == [WHOLE, WHOLE]


def test_of_two_printings_in_one_article_the_fuller_counts() -> None:
    found = one(article("a", quote("nobody told the crews who worked on it"), quote(SAID)), article("b", quote(SAID)))
    assert [witness.printing for witness in found.witnesses] == [WHOLE, WHOLE]


def test_two_parts_of_one_quotation_in_one_article_are_two_cuts() -> None:
    parts = quote("The quay may have been unsafe for many years"), quote("nobody told the crews who worked on it")
    found = one(article("whole", quote(SAID)), article("parts", *parts))
    assert [witness.printing for witness in found.witnesses] == [WHOLE, CUT, CUT]


def test_a_quotation_split_by_its_attribution_is_one_witness() -> None:
    first, second = SAID.split(", ")
    halves = quote(f"{first},"), quote(f"{second}.")
    split = article("split", halves, text=f"{halves[0]} she told the Daily Post, {halves[1]}\n")
    found = one(split, article("whole", quote(SAID)))
    assert {printing for printing, _ in printed(found).values()} == {WHOLE}
    assert printed(found)["split"][1] == printed(found)["whole"][1]


def test_sentences_of_one_quotation_read_apart_are_one_witness() -> None:
    both = f"{SAID}. We asked for an inquiry three times."
    apart = article("apart", f"{SAID}.", "We asked for an inquiry three times.", text=f"{quote(both)} she wrote.\n")
    assert {printing for printing, _ in printed(one(apart, article("whole", quote(both)))).values()} == {WHOLE}


def test_three_printings_are_one_collation() -> None:
    middle = SAID.replace("many", "several")
    found = one(article("a", quote(SAID)), article("b", quote(middle)), article("c", quote(SAID[:45])))
    assert len(found.witnesses) == 3


def test_a_text_that_shares_words_with_a_part_only_is_collated_with_that_part() -> None:
    middle, after = (
        "it was closed in March without a word to the crews",
        "and the union has gone to court over all of it",
    )
    full = article("full", quote(f"{SAID} {middle}"))
    found = collations((full, article("both", quote(f"{middle} {after}")), article("after", quote(after))))
    assert [set(printed(collation)) for collation in found] == [{"full", "both"}, {"both", "after"}]


@pytest.mark.parametrize("words", ["genocide", "pure farce", "it is not"])
def test_a_word_or_two_make_no_collation(words: str) -> None:
    assert collations((article("a", quote(words)), article("b", quote(words)))) == ()


def test_a_short_quotation_of_three_words_makes_one() -> None:
    assert one(article("a", quote("a politicised document")), article("b", quote("“A politicised document”")))


def test_a_set_phrase_inside_another_sentence_makes_no_collation() -> None:
    other = "We look into serious human rights violations wherever they happen and whoever is behind them"
    assert collations((article("a", quote("serious human rights violations")), article("b", quote(other)))) == ()


def test_scattered_words_in_common_make_no_collation() -> None:
    other = "He will not say that; if it would be so, you and I know the minister would be the last to hear"
    assert collations((article("a", quote(other)), article("b", quote("That would be the minister")))) == ()


def test_what_an_excluded_passage_quotes_is_no_witness() -> None:
    teaser = f"Read more: {quote(SAID)}, says union"
    excluded = article("b", quote(SAID), text=f"Ferries wait.\n{teaser}\nThe end.\n", excluded=teaser)
    assert collations((article("a", quote(SAID)), excluded)) == ()


def test_chinese_is_aligned_sign_by_sign() -> None:
    found = one(article("a", "“这份报告完全是非法的、无效的”"), article("b", "“这份报告完全是错误的、无效的”"))
    assert len(found.columns) == 13
    assert variants(found) == {frozenset("非错"), frozenset("法误")}


def test_the_same_text_under_two_names_is_one_article() -> None:
    text = f"{quote(SAID)} she said.\n"
    assert collations((article("a", quote(SAID), text=text), article("b", quote(SAID), text=text))) == ()


def test_no_findings_make_no_collation() -> None:
    assert collations(()) == ()
    assert collations((article("a"), article("b"))) == ()


# The seeds


def test_the_seeds_quotations_are_collated(seeds_work: Work) -> None:
    found = [
        {f"{w.article.name[:3]} {w.printing}" for w in collation.witnesses}
        for collation in collations(seeds_work.findings)
    ]
    assert found == [
        {"004 whole", "001 whole", "003 cut", "002 cut"},  # the extent of arbitrary and discriminatory detention
        {"001 whole", "004 cut", "000 cut", "003 paraphrase"},  # lies fabricated by anti-China forces
        {"004 whole", "002 whole", "000 whole", "001 whole"},  # serious human rights violations
        {"004 whole", "000 paraphrase", "002 paraphrase"},  # clarify the whereabouts
        {"004 whole", "000 cut", "002 paraphrase"},  # release all individuals
        {"002 whole", "000 cut"},  # allegations of patterns of torture
        {"000 whole", "003 cut"},  # ignores the human rights achievements
        {"000 whole", "002 paraphrase"},  # a comprehensive review of the legal framework
        {"000 whole", "003 cut"},  # distorts China’s laws
        {"004 whole", "001 whole"},  # the Chinese government’s strenuous denials
        {"001 whole", "000 paraphrase"},  # deeply problematic
        {"000 whole", "001 paraphrase"},  # tremendous pressure
        {"003 whole", "004 cut"},  # a pattern of large-scale arbitrary detention
    ]


@pytest.mark.parametrize(
    ("one_word", "other"),
    [
        ("reports", "allegations"),
        ("anti-Chinese", "anti-China"),
        ("individuals", "persons"),
        ("comprehensive", "full"),
        ("harm", "damage"),
    ],
)
def test_what_the_seeds_print_differently_stands_in_one_column(seeds_work: Work, one_word: str, other: str) -> None:
    differing = set().union(*(variants(collation) for collation in collations(seeds_work.findings)))
    assert any({folded(one_word), folded(other)} <= column for column in differing)


def test_quotation_marks_are_those_of_the_sentences(seeds_work: Work) -> None:
    for found in seeds_work.findings:
        text = found.article.text
        excluded = tuple(passage.span for passage in found.article.excluded)
        quotes = [quote for sentence in sentences(text, excluded) for quote in sentence.quotes]
        for collation in collations(seeds_work.findings):
            for witness in collation.witnesses:
                if witness.article is found.article:
                    inside = any(quote.holds(witness.span) for quote in quotes)
                    assert inside is (witness.printing is not PARAPHRASE)


# Whatever the texts


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
