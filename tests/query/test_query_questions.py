"""The named questions have answers in the example, in words, and none of them is a rejected reading."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from onrecord.query import Result, load, questions, run

EXAMPLE = Path(__file__).parents[1] / "data" / "example.trig"
NAMES = [question.name for question in questions()]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(EXAMPLE)


def words(result: Result, *columns: str) -> set[tuple[str, ...]]:
    places = [result.columns.index(column) for column in columns]
    return {tuple(row[place].value if row[place] else "" for place in places) for row in result.rows}


def test_there_are_fifteen_questions_each_with_a_title_and_its_columns() -> None:
    assert [name[:2] for name in NAMES] == [f"{number:02}" for number in range(1, 16)]
    for question in questions():
        assert question.title.endswith("?")
        assert question.text.splitlines()[1].startswith("# columns: ")


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_an_answer_with_the_columns_it_announces(store: ox.Store, name: str) -> None:
    result = run(store, name)
    [question] = [question for question in questions() if question.name == name]
    announced = re.sub(r"\([^)]*\)", "", question.text.splitlines()[1].removeprefix("# columns: ")).split(",")
    assert [column.strip() for column in announced] == list(result.columns)
    assert result.rows
    assert any(isinstance(term, ox.Literal) for term in result.rows[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_rejected_reading_is_no_answer(store: ox.Store, name: str) -> None:
    shown = run(store, name).format("json")
    assert "rejected/" not in shown
    assert "Bachelet readily admitted" not in shown


@pytest.mark.parametrize("name", NAMES)
def test_questions_name_no_base(name: str) -> None:
    [question] = [question for question in questions() if question.name == name]
    assert "http" not in question.text
    assert "PREFIX" not in question.text


def test_who_said_what_about_a_topic(store: ox.Store) -> None:
    assert {who for who, _ in words(run(store, "01-who-said-about"), "who", "words")} == {
        "Chinese government",
        "OHCHR Assessment of human rights concerns in the Xinjiang Uyghur Autonomous Region",
    }


def test_a_topic_is_found_by_its_other_names_and_views_are_marked_as_thought(store: ox.Store) -> None:
    [question] = [question for question in questions() if question.name == "01-who-said-about"]
    assert run(store, question.text.replace("forced labour", "Forced Labor")).rows == run(store, question.name).rows
    legitimacy = run(store, question.text.replace("forced labour", "legitimacy of the report"))
    assert ("some", "thinks") in words(legitimacy, "who", "how")
    assert ("Wang Wenbin", "said") in words(legitimacy, "who", "how")


def test_who_rejected_the_report(store: ox.Store) -> None:
    assert {who for (who,) in words(run(store, "2"), "who")} == {
        "Chinese government",
        "Permanent Mission of China to the United Nations Office at Geneva",
        "Wang Wenbin",
    }


def test_a_mission_and_its_government_are_not_independent(store: ox.Store) -> None:
    result = run(store, "04-claims-with-several-speakers")
    assert words(result, "speakers", "independent") == {("2", "1")}


def test_a_variant_counts_as_the_claim_it_is_a_variant_of(store: ox.Store) -> None:
    several = words(run(store, "03-claims-in-several-articles"), "claim")
    one = words(run(store, "08-claims-in-one-article"), "claim")
    variants = run(store, "SELECT ?claim { ?claim onr:variantOf ?shown }")
    assert len(several) == 2
    assert not several & one
    assert not words(variants, "claim") & (several | one)


def test_disputed_by_rejection_and_by_contradiction(store: ox.Store) -> None:
    found = words(run(store, "05-disputed-claims"), "words", "who", "how")
    assert ("concentration camps", "Chinese government", "rejects it") in found
    assert any(who == "Chinese government" and how.startswith("says: The lawful rights") for _, who, how in found)


def test_who_speaks_only_through_another_outlet(store: ox.Store) -> None:
    assert words(run(store, "09-only-through-another-outlet"), "who", "via") == {
        ("Wang Wenbin", "South China Morning Post"),
        ("Permanent Mission of China to the United Nations Office at Geneva", "South China Morning Post"),
    }


def test_who_spoke_for_a_respondent(store: ox.Store) -> None:
    found = words(run(store, "10-responses"), "who", "stance", "spokesperson")
    assert found == {("European Union", "supports", "Josep Borrell"), ("Chinese government", "rejects", "")}


def test_records_by_rules_alone_come_least_precise_first(store: ox.Store) -> None:
    result = run(store, "13-read-by-rules-alone")
    precisions = [float(row[0].value) for row in result.rows if row[0]]
    assert len(precisions) == len(result.rows) == 4
    assert precisions == sorted(precisions)


def test_where_in_the_text_gives_offsets_of_the_quotation(store: ox.Store) -> None:
    text = (Path(__file__).parents[2] / "seeds/articles/002_37f456af128a248d.txt").read_bytes().decode()
    [(start, end, quotation)] = words(run(store, "15-where-in-the-text"), "start", "end", "quotation")
    assert text[int(start) : int(end)] == quotation
