"""Whom common words for a body mean: "the company" is no committee, "the watchdog" may be a commission."""

from __future__ import annotations

import pytest
from by_words import found

from onrecord.language import sentences
from onrecord.rules import read


def last_speaker(text: str) -> str:
    return found(text, *read(text, sentences(text))).records[-1].source.name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The energy committee met. Okra Holm, the grid operator, was fined. The company said it was late.",
            "Okra Holm",
        ),
        ("The operator, Okra Holm, was fined by the committee. The operator said it was late.", "Okra Holm"),
        ("Lena Holt, head of the charity Safe Piers, met the panel. The charity said it was late.", "Safe Piers"),
        ("The Ministry of Health was told in May. The department said it was late.", "Ministry of Health"),
        ("The Harbour Watch Commission met Alder plc. The watchdog said it was late.", "Harbour Watch Commission"),
        ("The Harbour Watch Commission met Alder Brothers. The firm said it was late.", "Alder Brothers"),
        ("The school, Holm Academy, was shut. The school said it was late.", "Holm Academy"),
        ("The Sea Safety Board met. Board chair Ida Berg left. The agency said it was late.", "Sea Safety Board"),
        ("Okra fined ten people. Okra said it paid. A spokesperson said it was late.", "Okra"),
        ("The committee said it was old. The company said it was late.", "company"),
        ("The Ministry of Health met Rosa Tamm. The company said it was late.", "company"),
    ],
)
def test_a_common_word_means_a_body_of_its_sort(text: str, who: str) -> None:
    assert last_speaker(text) == who


def test_she_is_rather_who_is_one_for_sure() -> None:
    text = "Fiac Conn drove to see Orla Geth, sister of the dead man. “It was late,” she said."
    assert last_speaker(text) == "Orla Geth"


def test_a_name_with_its_body_behind_of_is_a_person() -> None:
    assert last_speaker("“It was late,” said Anna Berg of Rivers Watch. It was cold, she said.") == "Anna Berg"
    text = "“It was late,” said Oyelaran Akande of the Harbour Union. It was cold, he said."
    assert last_speaker(text) == "Oyelaran Akande"


def test_what_is_called_by_the_first_of_two_words_is_no_person() -> None:
    text = "Okra Flight crashed. Chris Hart, the chairman, spoke. The Okra crew was late, he said."
    assert last_speaker(text) == "Chris Hart"


def test_head_office_is_nobody() -> None:
    assert last_speaker("Tom Berg was told by head office that it was safe. He said it was late.") == "Tom Berg"


def test_a_first_name_is_a_person_s_though_it_is_said_to_be_late() -> None:
    assert last_speaker("The Sea Board met. Board chair Ida Berg said it was late.") == "Ida Berg"


def test_the_family_is_the_one_that_spoke() -> None:
    assert last_speaker("The family of Tom Holt said it was old. The family said it was late.") == "family of Tom Holt"


def test_who_is_angered_is_not_whose_words_angered_them() -> None:
    assert last_speaker("His words angered Dutch pilots who accused him of a lie.") == "Dutch pilots"


def test_the_results_of_a_study_are_the_study() -> None:
    text = "According to the results of a study released on Monday by pilots, it was late."
    assert last_speaker(text) == "study"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The port chamber was sad. If it rains, it warned, nobody will come.", "port chamber"),
        ("The Sea Safety Board met. The board was told in May. It said it was late.", "Sea Safety Board"),
        ("The inspectors came in May. They said it was late.", "inspectors"),
        (
            "Researchers at Holm University asked 200 pilots. They found that it was late.",
            "Researchers at Holm University",
        ),
    ],
)
def test_it_and_they_mean_whom_a_sentence_began_with(text: str, who: str) -> None:
    assert last_speaker(text) == who


def test_lawyers_for_somebody_are_not_that_person() -> None:
    assert last_speaker("Lawyers for Mr Holt said it was late.") == "Lawyers for Mr Holt"


def test_an_adverb_in_quotation_marks_is_no_part_of_a_name() -> None:
    assert last_speaker("The Dutch side “firmly” rejects the claim.") == "Dutch side"


def test_a_spokesman_for_the_company_is_the_company_that_spoke() -> None:
    text = "The company said it was old. The council said it was cold. A spokesman for the company said it was late."
    assert last_speaker(text) == "company"


def test_officials_of_two_countries_are_neither() -> None:
    assert last_speaker("U.S. and Dutch officials said it was late.") == "U.S. and Dutch officials"


def test_us_in_capitals_is_not_ours() -> None:
    text = "The Holm Coalition said it was early. US bishops said it was late."
    assert last_speaker(text) == "US bishops"


def test_it_owns_nothing_in_a_row_of_verbs() -> None:
    text = "The union called the plan a farce, called the minister a liar, called it a whitewash, called it a sham."
    records = found(text, *read(text, sentences(text))).records
    assert {record.source.name for record in records} == {"union"}
