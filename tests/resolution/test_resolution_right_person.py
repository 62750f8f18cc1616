"""Whom words for a source do not mean: somebody quoted, impersonated, or of another title."""

from __future__ import annotations

from by_words import found, reading

from onrecord.records import Kind, Reading


def speakers(text: str, *readings: Reading) -> list[str]:
    """The names of the speakers of an article's records, in text order."""
    return [record.source.name for record in found(text, *readings).records]


def test_a_title_before_one_name_is_not_that_of_the_next() -> None:
    text = "Mayor Ida Berg met Senator Tom Cole. The mayor said so."
    assert speakers(text, reading(text, "The mayor", "said", "so")) == ["Ida Berg"]
    text = "Prime Minister Ida Berg met President Tom Cole. The prime minister said so."
    assert speakers(text, reading(text, "The prime minister", "said", "so")) == ["Ida Berg"]


def test_of_two_whose_titles_hold_a_role_nobody_is_meant() -> None:
    text = "Finance Minister Ida Berg met Health Minister Tom Cole. The minister said so."
    assert speakers(text, reading(text, "The minister", "said", "so")) == ["minister"]


def test_a_pronoun_outside_a_quotation_is_not_who_is_named_inside() -> None:
    text = "Dr Kit Vale hit back. “Sam Orr says so. I was not,” he wrote."
    inner = reading(text, "Sam Orr", "says", "so")
    outer = reading(text, "he", "wrote", "“Sam Orr says so. I was not,”")
    assert sorted(speakers(text, inner, outer)) == ["Kit Vale", "Sam Orr"]


def test_whoever_impersonates_somebody_is_not_that_person() -> None:
    text = "A man impersonating Omar Diaz told staff it was so."
    assert speakers(text, reading(text, "A man impersonating Omar Diaz", "told", "it was so")) != ["Omar Diaz"]


def test_of_two_persons_the_one_whom_the_pronoun_fits_is_meant() -> None:
    text = "Oma Vell accused Tom Cole of theft. He said so."
    assert (
        speakers(text, reading(text, "Oma Vell", "accused", "theft"), reading(text, "He", "said", "so"))[1]
        == "Tom Cole"
    )


def test_who_is_accused_denies() -> None:
    text = "Bill Vell accused Senator Tom Cole of theft. He denied so."
    accused = reading(text, "Bill Vell", "accused", "theft")
    assert speakers(text, accused, reading(text, "He", "denied", "so", kind=Kind.DENIAL))[1] == "Tom Cole"
    assert speakers(text, accused, reading(text, "He", "denied", "so", lemma="say"))[1] == "Bill Vell"


def test_after_a_question_to_one_whom_the_pronoun_fits_as_well_nobody_is_meant() -> None:
    text = "Bill Vell asked Tom Cole whether it was true. He said so."
    asked = reading(text, "Bill Vell", "asked", "whether it was true")
    assert speakers(text, asked, reading(text, "He", "said", "so", lemma="say"))[1] == "unnamed source"
    assert speakers(text, asked, reading(text, "He", "said", "so", lemma="reply"))[1] == "Tom Cole"


def test_a_spokesman_of_a_body_of_the_us_is_not_of_the_body_that_spoke_last() -> None:
    text = "The EU said so. A U.S. State Department spokesperson declined to comment."
    declined = reading(text, "A U.S. State Department spokesperson", "declined", "to comment", kind=Kind.OMISSION)
    assert speakers(text, reading(text, "The EU", "said", "so"), declined)[1] == "U.S. State Department"


def test_a_coroner_is_not_it() -> None:
    text = "A coroner said so. It declined to comment."
    declined = reading(text, "It", "declined", "to comment", kind=Kind.OMISSION)
    assert speakers(text, reading(text, "A coroner", "said", "so"), declined)[1] == "unnamed source"


def test_a_post_is_not_whoever_shares_it() -> None:
    text = "Tom Cole shared a post that said so."
    shared = reading(text, "Tom Cole", "shared", "a post that said so")
    assert speakers(text, shared, reading(text, "that", "said", "so")) == ["Tom Cole", "post"]


def test_what_judges_a_report_is_no_part_of_its_name() -> None:
    text = "A damning review by the Health Trust found it so."
    source = "A damning review by the Health Trust"
    assert speakers(text, reading(text, source, "found", "it so")) == ["review by the Health Trust"]


def test_whoever_did_something_to_somebody_is_not_that_person() -> None:
    text = "The man who shot Ida Berg said so."
    assert speakers(text, reading(text, "The man who shot Ida Berg", "said", "so")) == ["man"]
    text = "Ida Berg, who met Tom Cole, said so."
    assert speakers(text, reading(text, "Ida Berg, who met Tom Cole", "said", "so")) == ["Ida Berg"]
