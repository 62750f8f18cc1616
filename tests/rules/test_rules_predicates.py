"""Whose a verb is: rows of verbs, verbs behind a reported clause, those who are quoted as saying something."""

import pytest

from onrecord.language import sentences
from onrecord.rules import read
from onrecord.wording import joined


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each reading."""
    return [
        (joined(text, reading.source), joined(text, reading.cue), joined(text, reading.content))
        for reading in read(text, sentences(text))
    ]


def test_a_row_of_verbs_has_one_subject() -> None:
    assert told("She thanked the panel, criticised the ministry and demanded an apology.") == [
        ("She", "thanked", "the panel"),
        ("She", "criticised", "the ministry"),
        ("She", "demanded", "an apology"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The panel found that the vote was free, noted some delays and recommended a recount.", "The panel", "noted"),
        ("The panel found that the vote was free, noted delays and recommended a recount.", "The panel", "recommended"),
        ("He said it was late, adding that nobody asked for it, and called on the mayor to go.", "He", "called on"),
        ("The mayor, Joe Lund, who criticised the plan, said he was shocked.", "The mayor, Joe Lund", "said"),
        ("The memo quoted a foreman as saying that the pumps had failed.", "a foreman", "saying"),
        ("He described it as damning, saying that it was late.", "He", "saying"),
    ],
)
def test_a_verb_is_that_of_the_sentence_s_subject(text: str, source: str, cue: str) -> None:
    assert (source, cue) in [(who, by) for who, by, _ in told(text)]


def test_a_relative_clause_ends_before_the_next() -> None:
    found = told("The judge, who said it was avoidable and who criticised the trust, will write to them.")
    assert ("The judge, who", "said", "it was avoidable") in found


def test_several_are_asked_to_do_something_within_a_time() -> None:
    text = "The report urges the port, the ministry and the unions to meet within a month."
    assert told(text) == [("The report", "urges", "the port, the ministry and the unions to meet within a month")]


def test_the_items_of_a_headline_are_apart() -> None:
    assert told("Dam unsafe | Watchdog calls for closure | Berg: “We fight on”") == [
        ("Watchdog", "calls for", "closure"),
        ("Berg", ":", "“We fight on”"),
    ]


def test_a_form_in_ing_inside_a_subject_ends_before_the_main_verb() -> None:
    assert told("The chair pushing for its publication was late.") == [("The chair", "pushing for", "its publication")]


@pytest.mark.parametrize("verb", ["rejected", "dismissed", "denied"])
def test_what_one_says_as_one_rejects_something_is_not_rejected(verb: str) -> None:
    assert told(f"She {verb} the claims: “It is utter nonsense.”") == [
        ("She", verb, "the claims"),
        ("She", ":", "“It is utter nonsense.”"),
    ]


def test_the_time_by_which_something_is_asked_for_belongs_to_it() -> None:
    assert told("The panel urged ministers to act by June.") == [("The panel", "urged", "ministers to act by June")]


def test_another_call_of_the_same_speaker_ends_a_clause() -> None:
    found = told("She said it fell short, and she called on ministers to act.")
    assert found == [("She", "said", "it fell short"), ("she", "called on", "ministers to act")]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("He met the priest who says the statue wept.", "the priest who"),
        ("A note that said the bridge was safe was lost.", "A note that"),
        ("The bank, which denies that it is insolvent, has a new lawyer.", "The bank, which"),
        ("It was signed by Anna Berg, who said that the plan had failed.", "Anna Berg, who"),
    ],
)
def test_a_relative_pronoun_speaks_with_what_it_stands_for(text: str, source: str) -> None:
    assert source in [who for who, _, _ in told(text)]
