"""Boilerplate: what is a page's furniture is marked with its reason, what is the article's is not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import boilerplate, open_corpus

SEEDS = Path(__file__).parents[2] / "seeds"
REASONS = {"navigation", "advertisement", "teaser", "prompt"}
PROSE = "The committee said on Monday that the rents had risen twice as fast as wages in the city."


def excluded(text: str) -> list[tuple[str, str]]:
    return [(found.reason, found.span.of(text)) for found in boilerplate(text)]


def article(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "000_68f9cae5daf62305",
            [
                ("teaser", "Read:\u00a0 Taiwan receives", "tensions with China escalate"),
                ("teaser", "Read:\u00a0 Taliban now say", "due to curriculum problem"),
                ("advertisement", "The Best Online Bookmakers", "BetMGM Casino"),
            ],
        ),
        (
            "001_6b73d86a5e1183e7",
            [
                ("prompt", "Subscribe to CDT", "Subscribe to CDT"),
                ("advertisement", "Browsers Unbounded", "Firefly for circumvention"),
                ("navigation", "Open popup", "Open popup"),
                ("prompt", "Welcome back!", "other content you love."),
            ],
        ),
        (
            "002_37f456af128a248d",
            [
                ("navigation", "Home International Asia", "Region; UN"),
                ("navigation", "Serious Human Rights", "Region; UN"),
                ("prompt", "Please enter your comment!", "Continue reading"),
            ],
        ),
        (
            "003_1202092f30072105",
            [
                ("navigation", "Home News China", "abuses in Xinjiang"),
                ("navigation", "China rejects", "abuses in Xinjiang"),
            ],
        ),
        ("004_434a1d023eeb3143", []),
    ],
)
def test_the_seeds_furniture_is_marked_and_nothing_else(name: str, expected: list[tuple[str, str, str]]) -> None:
    text = open_corpus(SEEDS).article(name).text
    found = excluded(text)
    assert [reason for reason, _ in found] == [reason for reason, _, _ in expected]
    for (_, words), (_, start, end) in zip(found, expected, strict=True):
        assert words.startswith(start)
        assert words.endswith(end)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ALSO READ | Council votes to freeze rents in the old town", "teaser"),
        ("Related: Tenants march on the town hall", "teaser"),
        ("[Read more: Why the review was late]", "teaser"),
        ("Lesen Sie auch: Mieten steigen weiter", "teaser"),
        ("Click here to see all our pictures", "teaser"),
        ("ADVERTISEMENT", "advertisement"),
        ("Google Ads 12", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Please enter your name here", "prompt"),
        ("Sign up for our weekly newsletter.", "prompt"),
        ("Save my name, email, and website in this browser for the next time I comment.", "prompt"),
        ("We are a non-profit newsroom and need readers like you. Please donate what you can.", "prompt"),
        ("Home > News > Housing", "navigation"),
        ("Facebook Twitter WhatsApp Email", "navigation"),
        ("Skip to content", "navigation"),
        ("© 2021 The Harbour Gazette. All rights reserved.", "navigation"),
        ("Tags: housing, rents", "navigation"),
        ("Page 3 of 12", "navigation"),
    ],
)
def test_furniture_between_paragraphs_is_marked(line: str, reason: str) -> None:
    assert excluded(article("Rents rise, review finds", PROSE, line, PROSE)) == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        "“Subscribe now or donate,” the mayor told her followers.",
        "Read the report, she said, and donate to those who need help.",
        "Advertisement spending by casinos rose by a third, the review found.",
        "The casino industry called the findings wrong.",
        "Home prices in Asia rose.",
        "Donate blood, doctors have urged the public, and subscribe to the register, according to the ministry.",
        "More than 400 tenants were heard by the inquiry.",
        "You could not click on the link, the witness told the inquiry.",
        "The recommendations are:",
        "Release all individuals arbitrarily deprived of their liberty",
        "“We need your support,” he said. “Your contribution will help us.”",
        "Share prices fell.",
        "Register all landlords in the city within a year",
    ],
)
def test_the_articles_own_words_stay(line: str) -> None:
    assert excluded(article("Rents rise, review finds", PROSE, line, PROSE)) == []
    assert excluded(article("Rents rise, review finds", PROSE, line)) == []


def test_a_breadcrumb_goes_and_its_headline_stays_once() -> None:
    headline = "Rents rise twice as fast as wages"
    text = article(f"Home » Business » Economy {headline}", headline, headline.upper(), PROSE)
    assert excluded(text) == [
        ("navigation", f"Home » Business » Economy {headline}"),
        ("navigation", headline.upper()),
    ]


def test_a_breadcrumb_cut_short_is_known_by_the_headlines_beginning() -> None:
    text = article("Home News Europe Rents rise twice as…", "Rents rise twice as fast as wages", PROSE)
    assert excluded(text) == [("navigation", "Home News Europe Rents rise twice as…")]


def test_the_first_of_a_running_head_stays() -> None:
    text = article("Annual Housing Review", PROSE, "Annual Housing Review", PROSE, "Annual Housing Review")
    assert [start for (start, _), _ in boilerplate(text)] == [
        text.index("Annual", 5),
        text.rindex("Annual"),
    ]


def test_headlines_under_a_heading_go_to_the_end_of_the_page() -> None:
    text = article(PROSE, "You may also like", "Council sells the old baths", "Why trams are late again")
    assert excluded(text) == [
        ("teaser", "You may also like\n\nCouncil sells the old baths\n\nWhy trams are late again")
    ]


def test_a_list_of_demands_after_an_advertisement_stays() -> None:
    text = article(
        PROSE, "Advertisement", "Register all landlords", "Freeze rents at once", "Please enter your comment!"
    )
    assert excluded(text) == [("advertisement", "Advertisement"), ("prompt", "Please enter your comment!")]


def test_trade_words_count_only_after_the_last_sentence() -> None:
    line = "Best Betting Sites 2023"
    assert excluded(article(PROSE, line, PROSE)) == []
    assert excluded(article(PROSE, line)) == [("advertisement", line)]


PIECES = st.sampled_from(
    [
        PROSE,
        "Read: a b c",
        "Home News A b c",
        "A b c",
        "Subscribe now",
        "Google Ads 1",
        "you click",
        "“",
        "\r",
        "©",
        " ",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=20).map("\n".join))
def test_passages_lie_in_the_text_in_order_and_cover_whole_lines(text: str) -> None:
    end = -1
    for span, reason in boilerplate(text):
        assert end < span.start < span.end <= len(text)
        assert reason in REASONS
        assert span.start == 0 or text[span.start - 1] in "\r\n"
        assert span.end == len(text) or text[span.end] in "\r\n"
        end = span.end


@pytest.mark.parametrize(
    "unit", ["a ", "Read:\nA b c d\n", "Home > ", "you click\n", "Home News A b\n", "\u00a0", "“", "subscribe to us\n"]
)
def test_a_megabyte_of_furniture_costs_no_more_than_its_length(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        boilerplate(text)
        return time.process_time() - start

    small, large = min(cost(100_000) for _ in range(3)), cost(1_000_000)
    assert large < 40 * small + 0.2  # ten times the text; quadratic would be a hundred times the cost
