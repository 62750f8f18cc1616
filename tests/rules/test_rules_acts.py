"""What a content's words say of the speech act, where the cue does not."""

from __future__ import annotations

import pytest

from onrecord.language import sentences
from onrecord.rules import read
from onrecord.rules.acts import told_act


@pytest.mark.parametrize(
    "content",
    [
        "it had never dumped waste in the lake",
        "it had no plans to close the ferry",
        "“We did not hide a single page,”",
        "“We reject every word of it,”",
        "these are not camps but schools",
        "there had been no massive breach of the rules",
        "“Traffic was light that day, and there was no such thing as a queue,”",
        "its drivers had followed all the rules",
        "the harbour had never misled anybody",
        "no resident had been harmed",
        "he had not asked anybody to lie",
        "it strongly disagreed with the conclusion",
    ],
)
def test_what_is_not_so_is_denied(content: str) -> None:
    assert told_act(content, "a spokesman") == "denies"


@pytest.mark.parametrize(
    "content",
    [
        "“We were not told until March,”",
        "he did not remember the letter",
        "“We are not happy,”",
        "it had not received the letter",
        "there was no doubt about the date",
        "the figures were not yet complete",
        "the lake was deep",
        "he was not sure",
    ],
)
def test_not_every_negation_is_a_denial(content: str) -> None:
    assert told_act(content, "a spokesman") != "denies"


def act_of(content: str) -> str | None:
    """The act of what Lena Holt said."""
    text = f"Lena Holt said {content}."
    return read(text, sentences(text))[0].act


@pytest.mark.parametrize(
    "content", ["the plan was a disgrace", "ministers had let families down", "the clerks had “worked tirelessly”"]
)
def test_what_faults_or_praises_evaluates(content: str) -> None:
    assert act_of(content) == "evaluates"


@pytest.mark.parametrize(
    "content",
    [
        "the bridge opened in 1990",
        "we let the people down",
        "the plan was not a disgrace",
        "she would ask whether the plan was inadequate",
    ],
)
def test_what_is_negated_supposed_or_said_of_oneself_is_no_judgement(content: str) -> None:
    assert act_of(content) != "evaluates"


@pytest.mark.parametrize(
    ("content", "accuses"),
    [
        ("the mayor had lied to the council", True),
        ("nobody had lied", False),
        ("she wanted to know whether the mayor had lied", False),
        ("the mayor was mistaken in saying that the clerk had lied", False),
    ],
)
def test_deceit_is_laid_to_somebody_only_where_it_is_neither_negated_nor_supposed(content: str, accuses: bool) -> None:
    assert (act_of(content) == "accuses") is accuses


@pytest.mark.parametrize(
    ("content", "source", "act"),
    [
        ("it would publish a plan in June", "The company", "promises"),
        ("“We will publish a plan in June,”", "the mayor", "promises"),
        ("“We have read the report and will act on it,”", "the mayor", "promises"),
        ("she was committed to ending the delays", "the mayor", "promises"),
        ("the ministry would respond in the spring", "The health minister, Lena Holt", "promises"),
        ("the ministry would respond in the spring", "Lena Holt", None),
        ("it would cost nine million", "Lena Holt", None),
        ("“We will never know,”", "Lena Holt", None),
    ],
)
def test_what_the_speaker_is_going_to_do_is_promised(content: str, source: str, act: str | None) -> None:
    assert told_act(content, source) == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("she would rather not comment on the letter", "declines"),
        ("he wished to read the review before saying more", "declines"),
        ("the school had nothing to add", "declines"),
        ("“No comment,”", "declines"),
        ("it would not say how much the pier had cost", "declines"),
        ("she could not say that the pier was safe", None),
        ("the school had nothing to hide", None),
    ],
)
def test_who_will_not_speak_declines(content: str, act: str | None) -> None:
    assert told_act(content, "a spokesman for the school") == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("“They never came back to us,”", "evaluates"),
        ("“Nobody asked the tenants,”", "evaluates"),
        ("“We were not even told,”", "evaluates"),
        ("“Another review? We have a shelf of them,”", "evaluates"),
        ("the ferry firm was run like a club that had lost its rules", "evaluates"),
        ("“Are the boats safe?”", None),
        ("“They came at noon,”", None),
        ("the clerk had to go to court", None),
    ],
)
def test_a_reproach_evaluates(content: str, act: str | None) -> None:
    assert told_act(content, "Lena Holt") == act


@pytest.mark.parametrize("content", ["she wanted an inquiry", "it was time for change", "the mayor must resign"])
def test_what_somebody_wants_is_called_for(content: str) -> None:
    assert told_act(content, "Lena Holt") == "calls-for"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Lena Holt called the plan “a cover for cuts”.", "evaluates"),
        ("The report found that the board failed families.", "asserts"),
        ("Lena Holt said the plan was a disgrace.", "evaluates"),
    ],
)
def test_what_is_named_in_quotation_marks_is_judged_and_what_is_found_is_not(text: str, act: str) -> None:
    assert [reading.act for reading in read(text, sentences(text))] == [act]


def test_who_says_that_a_claim_is_not_true_denies_it() -> None:
    assert act_of("the claim was simply not true") == "denies"
