"""Where sources, cues and contents begin and end: whole, and without the words of the author or of others."""

import pytest

from onrecord.language import sentences
from onrecord.rules import read
from onrecord.wording import joined


def found(text: str, cue: str) -> tuple[str, str]:
    """Source and content of the one reading with a cue."""
    ((source, content),) = [
        (joined(text, reading.source), joined(text, reading.content))
        for reading in read(text, sentences(text))
        if joined(text, reading.cue) == cue
    ]
    return source, content


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("Anna Berg, 40, a teacher who lives in Ghent.", "Anna Berg, 40, a teacher who lives in Ghent"),
        ("Anna Berg, who led the inquiry for two years.", "Anna Berg, who led the inquiry for two years"),
        ("a driver who asked not to be named.", "a driver who asked not to be named"),
        ("Anna Berg, a lawyer working for the port.", "Anna Berg, a lawyer working for the port"),
        ("Anna Berg, the chair, adding that it was late.", "Anna Berg, the chair"),
        ("Anna Berg, who denied that it was late.", "Anna Berg"),
        ("Anna Berg, who gave no reason.", "Anna Berg"),
        ("Anna Berg in a statement.", "Anna Berg"),
        ("Anna Berg, a teacher who lives in Ghent, as the crowd left.", "Anna Berg, a teacher who lives in Ghent"),
    ],
)
def test_a_source_behind_its_cue_holds_all_that_tells_who_it_is(behind: str, source: str) -> None:
    assert found(f"“We will not pay for it,” said {behind}", "said")[0] == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The school, he said, “is falling down.”", "The school … “is falling down.”"),
        ("If it rains again, he said, “the school will fall.”", "If it rains again … “the school will fall.”"),
        ("But, he said, “the school will fall.”", "“the school will fall.”"),
        ("The roof fell in and, he said, “the school will close.”", "“the school will close.”"),
        ("Yesterday he said the school “is falling down.”", "the school “is falling down.”"),
        ("Yesterday he said on Sunday “We will go.”", "“We will go.”"),
        ("“We will go,” he said of the cold house, “because it leaks.”", "“We will go,” … “because it leaks.”"),
    ],
)
def test_a_quotation_is_read_with_the_words_that_it_completes(text: str, content: str) -> None:
    assert found(text, "said")[1] == content


@pytest.mark.parametrize(
    "content",
    [
        "that she likes her town and wants to stay",
        "that, while it rained, the school was warm",
        "that while it is “dry,” rain may come",
        "that the plan — a good one — failed",
        "that it needs a roof, as well as a door",
        "that if the mayor came, he should have asked",
    ],
)
def test_a_content_holds_its_own_clauses(content: str) -> None:
    assert found(f"Berg said {content}.", "said")[1] == content


@pytest.mark.parametrize(
    "others",
    [
        " and wanted a new one",
        " and praised the mayor",
        ", while the mayor stayed away",
        ", a claim that the mayor denies",
        ", compared with two last year",
    ],
)
def test_a_content_ends_before_the_words_of_others(others: str) -> None:
    assert found(f"Berg said that it is too small{others}.", "said")[1] == "that it is too small"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Berg criticised the plan, called it a sham and left.", "the plan"),
        ("Most voters support the plan, the mayor has left it.", "the plan"),
        ("Berg vowed to close the school, raise wages and resign.", "to close the school, raise wages and resign"),
    ],
)
def test_an_object_ends_before_another_verb(text: str, content: str) -> None:
    assert content in [joined(text, reading.content) for reading in read(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The school closed because, according to Berg, it leaked.", "according to", "it leaked"),
        ("They mended the roof, which, Berg says, leaked.", "says", "which … leaked"),
    ],
)
def test_a_cue_at_the_start_of_a_clause_says_that_clause(text: str, cue: str, content: str) -> None:
    assert found(text, cue)[1] == content


def test_a_cue_holds_the_adverb_behind_it() -> None:
    assert found("Berg said quietly that it leaked.", "said quietly") == ("Berg", "that it leaked")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Anna Berg, 40, a nurse who lives in Ghent, said it leaked.", "Anna Berg, 40, a nurse who lives in Ghent"),
        ("Anna Berg, then 38, said it leaked.", "Anna Berg, then 38"),
        ("Berg, speaking at a rally in Ghent, N.C., said it leaked.", "Berg"),
        ("Berg, to her credit, said it leaked.", "Berg"),
        ("Anna Berg, who runs the school, said it leaked.", "Anna Berg, who runs the school"),
        ("Anna Berg, who denied the claim, said it leaked.", "Anna Berg"),
        ("Nearly half of voters said it leaked.", "Nearly half of voters"),
        ("More than ten teachers said it leaked.", "More than ten teachers"),
        ("Not all members said it leaked.", "Not all members"),
    ],
)
def test_a_subject_is_whole(text: str, source: str) -> None:
    assert found(text, "said")[0] == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Asked whether the dam was safe, Mbeki shrugged.", "whether the dam was safe"),
        ("Asked on Monday if it would hold, Mbeki said yes.", "if it would hold"),
        ("Asked about the dam’s “age,” Mbeki shrugged.", "the dam’s “age,”"),
    ],
)
def test_what_somebody_was_asked_ends_before_the_answer(text: str, content: str) -> None:
    assert content in [joined(text, reading.content) for reading in read(text, sentences(text)) if not reading.source]


def test_what_somebody_was_asked_is_not_the_answer() -> None:
    assert found("Asked if it was “late,” the chair said yes.", "said") == ("the chair", "yes")


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The dam, she said, would hold, because it was new.",
            "said",
            "The dam … would hold, because it was new",
        ),
        ("It was a dam, she said, that would never hold.", "said", "It was a dam … that would never hold"),
        ("The port had done, she said, what it was told.", "said", "The port had done … what it was told"),
        (
            "It had spent 3m crowns, it said, “more than any port”.",
            "said",
            "It had spent 3m crowns … “more than any port”",
        ),
        ("The dam would hold, she said, and left the room.", "said", "The dam would hold"),
        ("The dam would hold, she said, adding that it was new.", "said", "The dam would hold"),
        ("The dam would hold, the union said; nobody believed it.", "said", "The dam would hold"),
    ],
)
def test_what_is_said_indirectly_goes_on_behind_its_cue(text: str, cue: str, content: str) -> None:
    assert found(text, cue)[1] == content


def test_a_quotation_behind_what_somebody_is_reported_to_say_is_said_by_them_too() -> None:
    text = "Anna Berg said that the dam was old. “It will break one of these days.” Nobody was there."
    assert found(text, "said") == ("Anna Berg", "that the dam was old … “It will break one of these days.”")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg denied that the dam was old. “It will hold for a hundred years.”",
        "Anna Berg said that the dam was old.\n\n“It will hold for a hundred years.”",
        "Anna Berg said that the dam was old. Carl Holm left. “It will hold for a hundred years.”",
    ],
)
def test_a_quotation_behind_a_denial_or_a_deed_is_not_joined_to_it(text: str) -> None:
    readings = read(text, sentences(text))
    assert all("hundred years" not in joined(text, reading.content) for reading in readings)


def test_three_straight_marks_close_two_quotations() -> None:
    text = "''We heard 'stay away,''' Anna Berg said. ''It was loud.''"
    assert found(text, "said") == ("Anna Berg", "''We heard 'stay away,''' … ''It was loud.''")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union wants to meet the mayor on Monday in the hall.", "to meet the mayor on Monday in the hall"),
        ("The union hopes to win if it rains.", "to win if it rains"),
        ("The union welcomed the place where it rains.", "the place where it rains"),
        (
            "The union criticised rules for counting, listing and naming cases.",
            "rules for counting, listing and naming cases",
        ),
        ("The union rejected the findings on Monday.", "the findings"),
    ],
)
def test_a_time_a_condition_and_a_row_belong_to_what_is_wished(text: str, content: str) -> None:
    assert content in [joined(text, reading.content) for reading in read(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The clerk Anna Berg on Thursday evening said it was late.", "The clerk Anna Berg"),
        ("The clerk told a local reporter Monday night that it was late.", "The clerk"),
        ("The ports have both said it was late.", "The ports"),
        ("The ports, which have long said it was late, closed.", "which"),
        ("A report written by the port said it was late.", "A report written by the port"),
        ("The port gave a sense of how bad the year was for trade, saying it was late.", "The port"),
        ("Anna Berg heads a board that runs the port, saying it was late.", "Anna Berg"),
    ],
)
def test_a_time_an_adverb_or_a_relative_clause_is_no_source(text: str, source: str) -> None:
    said = [reading for reading in read(text, sentences(text)) if "late" in joined(text, reading.content)]
    assert [joined(text, reading.source).split(", ")[-1] for reading in said] == [source]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The port cited the “long drought” in May.", "cited", "the “long drought” in May"),
        ("The port warned against the “fever” of trade.", "warned against", "the “fever” of trade"),
        ("Nobody at the port was hurt - “We all got out,” Anna Berg said.", "said", "“We all got out,”"),
        ("Holding a sign that read “Go,” the crowd shouted “Stay away!”", "shouted", "“Stay away!”"),
        ("It would close, she said, and he demanded a ban.", "said", "It would close"),
    ],
)
def test_a_quotation_is_said_with_what_belongs_to_it(text: str, cue: str, content: str) -> None:
    assert found(text, cue)[1] == content


def test_a_quotation_with_a_cue_of_its_own_does_not_go_on_what_another_said() -> None:
    text = "“The dam leaks,” Anna Berg said, but over time, “it will be mended,” said Carl Holm."
    said = [(joined(text, each.source), joined(text, each.content)) for each in read(text, sentences(text))]
    assert ("Anna Berg", "“The dam leaks,”") in said


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Anna Berg, head of the port running the dam, said it was late.",
            "Anna Berg, head of the port running the dam",
        ),
        ("Anna Berg, star of the film “Old Water,” said that it was late.", "Anna Berg, star of the film “Old Water,”"),
    ],
)
def test_all_that_describes_a_name_belongs_to_its_source(text: str, source: str) -> None:
    assert found(text, "said")[0] == source
