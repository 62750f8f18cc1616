"""Who rejects something, in whatever words, is never read as putting it forward; nor is who does not say it."""

import re
from collections.abc import Iterator

import pytest

from onrecord.findings import Record, RecordKind
from onrecord.pipeline import find
from onrecord.records import Article, CuratedReadings, Register
from running import ROOT

AFFIRMING = {"asserts", "calls-for", "recommends", "promises", "warns", "concedes", "accuses"}
_PARTS = re.split(r"^== .*\n", (ROOT / "tests/data/rejections.txt").read_text("utf-8"), flags=re.MULTILINE)
VERBS, REJECTED, SAYING, UNSAID, SAID, BACK, TAKEN_BACK = (part.strip().splitlines() for part in _PARTS[1:])


def sentences() -> Iterator[tuple[int, str, list[str]]]:
    """How many may be misread, the sentence with its gap, and the sentence with each verb in it."""
    for verbs, lines in ((VERBS, REJECTED), (SAYING, UNSAID), (BACK, TAKEN_BACK)):
        forms = [verb.strip().split(" ") if verbs is SAYING else [verb.strip()] for v in verbs for verb in v.split(";")]
        for line in lines:
            known, _, sentence = line.partition(" ")
            yield int(known), sentence, [sentence.format(*form) for form in forms]


def _said() -> list[str]:
    forms = [verb.split()[0] for line in SAYING for verb in line.split(";")]
    return [sentence.format(form) for sentence in SAID for form in forms if form not in NO_WORDS]


NO_WORDS = {"believed", "thought"}
"""What one thinks is no words of one's own; how the minister's thoughts are read, other tests say."""


def records_of(text: str) -> tuple[Record, ...]:
    """What is on record in a text."""
    return find(Article(name="rejection", text=text), Register(), CuratedReadings()).records


def puts_forward(text: str) -> list[str]:
    """What the minister is read as putting forward."""
    records = records_of(text)
    return [
        record.words
        for record in records
        if record.kind in (RecordKind.STATEMENT, RecordKind.RECOMMENDATION)
        and not record.disputed
        and record.act in AFFIRMING
        and any("minister" in span.of(text).lower() for span in record.reading.source)
    ]


@pytest.mark.parametrize(("known", "sentence", "filled"), list(sentences()), ids=lambda part: str(part)[:60])
def test_what_is_rejected_or_unsaid_is_put_forward_by_nobody(known: int, sentence: str, filled: list[str]) -> None:
    misread = [text for text in filled if puts_forward(text)]
    assert len(misread) <= known, f"{sentence}: {misread}"


def test_what_is_said_is_put_forward_by_who_says_it() -> None:
    assert [text for text in _said() if not puts_forward(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister described as nonsense claims that the bridge was unsafe.",
        "The minister dismissed as “nonsense” claims that the bridge was unsafe.",
        "Minister Bell disputes claims that the bridge was unsafe.",
        "Minister Bell faces claims that the bridge was unsafe.",
        "The minister called “absurd” claims that the bridge was unsafe.",
    ],
)
def test_claims_that_are_branded_or_disputed_are_no_verb(text: str) -> None:
    records = records_of(text)
    assert [record for record in records if record.reading.lemma == "claim"] == []


def test_whoever_is_described_as_somebody_claims() -> None:
    text = "A man described as a minister claims that the bridge was unsafe."
    assert puts_forward(text)


def test_what_somebody_says_in_a_forgery_is_said_by_nobody() -> None:
    assert not puts_forward("A forged letter in which the minister says that the bank has closed was sent to staff.")
    assert puts_forward("A long letter in which the minister says that the bank has closed was sent to staff.")


@pytest.mark.parametrize(
    ("feigned", "real"),
    [
        ("“The bank has closed,” the minister said{}.", (", according to a forged email", ", according to an email")),
        ("“The bank has closed,” the minister says{}.", (" in a deepfake video", " in a short video")),
        ("“The bank has closed,” the minister said{}.", (" in a fake email", " in a fake email trial")),
        ("The minister said that the bank had closed, {}.", ("a fabricated post claimed", "a source claimed")),
        ("A chatbot {} a quote in which the minister said the bank had closed.", ("made up", "turned up")),
        ("In {}, the minister says that the bank has closed.", ("the Netflix series", "a series of tweets")),
        ("In {}, the minister says that the bank has closed.", ("an episode of The Crown", "an episode of our show")),
        ("In {}, the minister says that the bank has closed.", ("the musical Evita", "a musical interview")),
        ("In {}, the minister says that the bank has closed.", ("a satirical piece in Mono", "a piece in the Star")),
        ("The minister warned of strikes{}.", (", according to a forged email", " named in a forged email")),
        ("In {}, the minister says that the bank has closed.", ("the film", "a review of the film")),
    ],
)
def test_a_forgery_or_fiction_is_known_by_its_name(feigned: str, real: tuple[str, str]) -> None:
    assert [bool(puts_forward(feigned.format(name))) for name in real] == [False, True]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("{} the minister said that the bank had closed.", ("Suppose", "Only")),
        ("{} the minister said that the bank had closed, the board would resign.", ("If only", "Had they known,")),
        ("The minister {} said that the bank had closed.", ("might just as well have", "has just as well")),
        ("Police are investigating {} the minister said the bank had closed.", ("claims that", "how")),
        ("Police are {} reports that the minister said the bank had closed.", ("looking into", "reading")),
        ("Prosecutors dropped {} that the minister said the bank had closed.", ("charges", "the fact")),
        ("The {} that the minister said the bank had closed is new.", ("idea", "fact")),
        ("Anna Holm resigned amid {} reports that the minister said the bank had closed.", ("unconfirmed", "long")),
        ("There were {} that the minister said the bank had closed.", ("claims", "reports")),
        ("The idea that the minister said {} was dropped.", ("the bank had closed", "would work")),
    ],
)
def test_what_is_supposed_or_alleged_is_said_by_nobody(sentence: str, names: tuple[str, str]) -> None:
    assert [bool(puts_forward(sentence.format(name))) for name in names] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that Tom Cole told his wife he would leave her.",
        "Leeds Crown Court heard Tom Cole had told his wife he would leave her.",
        "The jury was told that Tom Cole told his wife: “I will leave you.”",
        "Tom Cole told his wife he would leave her, the court heard.",
        "Tom Cole told his wife he would leave her, the jury was told on Monday.",
        "Tom Cole, the inquest heard, told his wife he would leave her.",
    ],
)
def test_what_a_court_hears_of_somebody_is_told_at_second_hand(text: str) -> None:
    records = records_of(text)
    assert [record.source.name for record in records if record.nested_in is None] == ["unnamed source"]
    assert [record.source.name for record in records if record.nested_in is not None] == ["Tom Cole"]


def test_whoever_is_blamed_for_saying_something_said_it() -> None:
    text = "The minister mocked Anna Berg for saying that the bridge was unsafe."
    records = records_of(text)
    assert [record.source.name for record in records if record.words == "the bridge was unsafe"] == ["Anna Berg"]


@pytest.mark.parametrize(
    "text",
    [
        "Berg never, as the Times reported, said that the dam was a hoax.",
        "Berg did not, as Holm claims, say that the dam was a hoax.",
        "The minister did not, as was widely reported, say that the dam was a hoax.",
        "Berg has never, his lawyer said, told anyone that the dam was a hoax.",
    ],
)
def test_a_negation_that_an_inserted_clause_parts_from_its_verb_negates_it(text: str) -> None:
    assert not [
        record
        for record in records_of(text)
        if record.kind is not RecordKind.OMISSION and record.words in ("that the dam was a hoax", "the dam was a hoax")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Berg jailed a blogger for writing that the dam was weak.",
        "Holm sued the paper for reporting that the dam was weak.",
        "Holm pressured the witness into saying that the dam was weak.",
        "“The dam was weak,” Anna Holm said Peter Berg told her.",
        "“The dam was weak,” Anna Holm claimed Peter Berg had said.",
    ],
)
def test_what_somebody_else_said_is_not_said_by_who_acts_on_it_or_tells_of_it(text: str) -> None:
    assert not [record for record in records_of(text) if "weak" in record.words]
