"""When."""

from __future__ import annotations

import pytest
from by_words import curated, found, reading
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Article, CuratedReadings, Event, Register, Report
from onrecord.resolution.dates import Calendar

WEDNESDAY = "2022-08-31"
RELEASED = Register(reports={"r": Report(key="r", name="The Report", released=WEDNESDAY)})


def resolved(words: str, published: str | None = None, register: Register | None = None) -> tuple[str | None, str]:
    dated = Calendar(Article(name="article", text="", published=published), register or Register()).resolve(words)
    return dated.date, dated.basis


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("31 August 2022", "2022-08-31"),
        ("on August 31, 2022", "2022-08-31"),
        ("on Wednesday, 31st of August 2022", "2022-08-31"),
        ("in June 2021", "2021-06"),
        ("in 2019", "2019"),
        ("2022-09-01", "2022-09-01"),
    ],
)
def test_words_that_hold_the_date_are_explicit_and_keep_their_precision(words: str, date: str) -> None:
    assert resolved(words) == (date, "explicit")


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Wednesday", "2022-08-31"),
        ("on Thursday", "2022-08-25"),
        ("last Wednesday", "2022-08-24"),
        ("next Monday", "2022-09-05"),
        ("yesterday", "2022-08-30"),
        ("today", "2022-08-31"),
        ("two days ago", "2022-08-29"),
        ("three months ago", "2022-05"),
        ("last month", "2022-07"),
        ("last year", "2021"),
        ("two weeks ago", "2022-08"),
        ("last week", "2022-08"),
        ("in June", "2022-06"),
        ("in September", "2021-09"),
        ("last August", "2021-08"),
        ("20 August", "2022-08-20"),
        ("on 1 September", "2021-09-01"),
    ],
)
def test_other_words_are_counted_from_the_day_of_publication(words: str, date: str) -> None:
    assert resolved(words, WEDNESDAY) == (date, "from-article-date")


@pytest.mark.parametrize(
    ("words", "date", "basis"),
    [
        ("on Wednesday", "2022-08-31", "from-event"),
        ("on Thursday", "2022-09-01", "from-event"),
        ("on Saturday", "2022-09-03", "from-event"),
        ("on Tuesday", None, "unresolved"),  # the day before as well as six days after
        ("last Thursday", None, "unresolved"),
        ("yesterday", None, "unresolved"),
        ("last week", None, "unresolved"),
        ("in June", "2022-06", "from-event"),
        ("on 5 September", "2022-09-05", "from-event"),
        ("two days after the report was published", "2022-09-02", "from-event"),
        ("A week before the publication of the report", "2022-08", "from-event"),
    ],
)
def test_without_a_day_of_publication_they_are_counted_from_the_reports_release(
    words: str, date: str | None, basis: str
) -> None:
    assert resolved(words, register=RELEASED) == (date, basis)


def test_without_any_day_to_count_from_nothing_is_guessed() -> None:
    assert resolved("on Thursday") == (None, "unresolved")
    assert resolved("31 August") == (None, "unresolved")


@pytest.mark.parametrize(
    "words", ["31 February 2022", "99 days ago", "999 years ago", "999 months ago", "on 31 June", "²² ago", ""]
)
def test_no_words_make_an_error_or_a_day_that_is_none(words: str) -> None:
    date, _ = resolved(words, WEDNESDAY)
    assert date is None or len(date) in (4, 7, 10)
    assert date != "2022-02-31"


@given(st.text(max_size=40), st.sampled_from((None, WEDNESDAY, "2022-08", "0001-01-01")))
def test_no_words_at_all_make_an_error(words: str, published: str | None) -> None:
    resolved(words, published, RELEASED)


def words_of(text: str, source: str, cue: str, content: str, **values: object) -> str | None:
    return found(text, reading(text, source, cue, content, **values)).records[0].date_words  # type: ignore[arg-type]


def test_the_date_nearest_to_the_cue_is_its_date() -> None:
    assert words_of("On Thursday Ann said it rained on Monday.", "Ann", "said", "it rained on Monday") == "On Thursday"
    assert words_of("Ann said late Wednesday that it rained.", "Ann", "said", "that it rained") == "late Wednesday"


def test_a_date_inside_the_content_or_of_another_clause_is_not() -> None:
    assert words_of("Ann said it rained on Monday.", "Ann", "said", "it rained on Monday") is None
    text = "Ann, who came on Monday, said it rained."
    assert words_of(text, "Ann", "said", "it rained") is None
    assert words_of("Ann said it rained after the flood in June.", "Ann", "said", "it rained") is None


def test_may_alone_is_no_month() -> None:
    assert words_of("Ann said this may end.", "Ann", "said", "this") is None
    assert words_of("In May Ann said so.", "Ann", "said", "so") == "In May"


def test_the_curators_date_stands_with_what_it_rests_on() -> None:
    text = "On Tuesday Ann said so."
    given_date = {"date_words": "On Tuesday", "date": "2022-08-30", "speaker": None}
    by_hand = CuratedReadings(readings=(curated(text, "Ann", "said", "so", given=given_date),))
    bases = [
        found(text, by_hand=by_hand, register=RELEASED).records[0].date_basis,
        found(text, by_hand=by_hand, published="2022-08-30").records[0].date_basis,
        found(text, by_hand=by_hand).records[0].date_basis,
    ]
    assert bases == ["from-event", "from-article-date", "explicit"]
    event = Register(events={"e": Event("e", ("the visit",), "2022-05")})
    assert found(text, by_hand=by_hand, register=event).records[0].date == "2022-08-30"
