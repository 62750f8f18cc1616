import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError, UsageError
from onrecord.knowledge import article_quads, iris
from onrecord.records import Actor, Article, Register, Report, Span
from onrecord.wording import one_line
from samples import HARBOUR, make_article, make_findings, make_register

LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9._-]*\Z")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def minted(text: str) -> list[str]:
    article = Article(name="any", text=text)
    return [
        iris.article(article, text),
        iris.passage(article, Span(3, 8)),
        iris.wording("claim", text, "en", article.sha256),
        iris.wording("action", text, "de", article.sha256),
        iris.entity(Actor(name=text), text),
        iris.entity(Actor(name="x", key=text), "x"),
        iris.entity(Report(name=text, article=article.sha256), text),
        iris.flat_name(text),
        iris.extraction(article, text),
        iris.record("statement", article, Span(0, 1), iris.flat_name(text), text),
    ]


@given(WORDS)
def test_names_are_flat_and_begin_with_a_letter(text: str) -> None:
    assert all(LOCAL.match(name) for name in minted(text))


@given(WORDS, WORDS)
def test_two_names_never_share_a_node(one: str, other: str) -> None:
    same = one_line(one) == one_line(other)
    assert (iris.entity(Actor(name=one), one) == iris.entity(Actor(name=other), other)) == same


@pytest.mark.parametrize(("one", "other"), [("王文斌", "汪文斌"), ("Жданов", "Жуков"), ("Ana Ruiz", "Aña Ruiz")])
def test_names_whose_slugs_lose_letters_stay_apart(one: str, other: str) -> None:
    assert iris.entity(Actor(name=one), one) != iris.entity(Actor(name=other), other)
    assert iris.flat_name(one) != iris.flat_name(other)


@given(WORDS, WORDS)
def test_two_keys_never_share_a_name(one: str, other: str) -> None:
    assert (iris.flat_name(one) == iris.flat_name(other)) == (one == other)


def test_an_accent_in_one_or_two_code_points_is_one_name() -> None:
    assert iris.entity(Actor(name="Agnès"), "Agnès") == iris.entity(Actor(name="Agne\u0300s"), "Agnès")


def test_a_curated_actor_is_called_by_its_key() -> None:
    assert iris.entity(Actor(name="Wang Wenbin", key="wang-wenbin"), "Wang Wenbin") == "wang-wenbin"


def test_a_report_that_nobody_curated_belongs_to_its_article() -> None:
    names = {iris.entity(Report(name="the report", article=sha), "the report") for sha in ("a" * 64, "b" * 64)}
    assert len(names) == 2


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("He was beaten", True),
        ("the quay may reopen today", True),
        ("the report is illegal", True),
        ("The report’s findings are wrong", True),
        ("the reporters were beaten", False),
        ("planned by the US and some Western forces", False),
        ("the quay is unsafe", False),
        ("give us bread", True),
    ],
)
def test_words_that_point_outside_make_a_claim_its_articles_own(words: str, own: bool) -> None:
    names = {iris.wording("claim", words, "en", sha) for sha in ("a" * 64, "b" * 64)}
    assert len(names) == 1 + own


def test_what_is_said_in_a_language_without_a_list_stays_with_its_article() -> None:
    assert iris.scope_of("Le quai est dangereux", "fr", "a" * 64) == "a" * 12


def test_no_name_depends_on_the_file_name() -> None:
    first, _ = make_findings()
    renamed = replace(first, article=replace(first.article, name="elsewhere"))
    register = make_register()
    assert article_quads(first, register, iris.BASE) == article_quads(renamed, register, iris.BASE)


def test_two_actors_that_would_get_one_name_stop_the_build() -> None:
    first, _ = make_findings()
    taken = iris.entity(Actor(name="The union"), "The union")
    register = Register(actors={taken: Actor(name="Impostor", key=taken)})
    record = first.records[4]
    assert record.source.name == "The union"
    clash = replace(first, records=(replace(record, addressees=(register.actors[taken],)),), rejected=())
    with pytest.raises(DataError, match="would name both"):
        article_quads(clash, register, iris.BASE)


@pytest.mark.parametrize("base", ["", "x", "https://example.org", "https://e.org/a b/", "https://e.org/>/", "urn:x:/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="no base"):
        article_quads(make_findings()[0], Register(), base)


@pytest.mark.parametrize("piece", ["a", "\u0315\u0300", "x ", "İ", "█", "\u00a0"])
def test_minting_takes_time_in_line_with_the_text(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    start = time.process_time()
    minted(text)
    assert time.process_time() - start < 5  # what is quadratic here takes hours


def test_the_slug_of_an_article_shows_no_withheld_name() -> None:
    covered = HARBOUR.replace("Harbour", "███████")
    assert iris.article(make_article(), covered).startswith("a-ministry-rejects-inquiry-")
