import pytest
from collated import CUT, PARAPHRASE, SAID, WHOLE, article, one, printed, quote, variants

from onrecord.knowledge.alignment import folded
from onrecord.knowledge.collation import collations
from onrecord.language import sentences
from onrecord.pipeline import Work


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
