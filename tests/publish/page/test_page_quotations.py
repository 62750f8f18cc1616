"""The quotations that several articles print, side by side, in a real browser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from browser import Opened, axe, opened
from onrecord import BASE
from onrecord.findings import Findings
from onrecord.knowledge.network import network
from onrecord.pipeline import Work, find
from onrecord.publish.page import render
from onrecord.publish.page.data import page_data
from onrecord.publish.page.words import words
from onrecord.records import Article, CuratedReadings, Register

SAID = words()["quotations"]
FIRST = "“The old quay has been leaking poisonous oil into the harbour for years,” the inspector said on Monday.\n"
SECOND = "The inspector said: “The old pier has been leaking poisonous oil into the harbour.”\n"
THIRD = "The inspector said that the old quay has been leaking poisonous oil into the harbour for many years.\n"


def found(name: str, text: str) -> Findings:
    return find(Article(name=name, text=text, title=f"Title of {name}"), Register(), CuratedReadings())


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    path = tmp_path_factory.mktemp("quotations") / "graph.html"
    texts = {"a": FIRST, "b": SECOND, "c": THIRD}
    path.write_text(render([found(name, text) for name, text in texts.items()], Register()), encoding="utf-8")
    with opened(path, fragment="quotations") as seen:
        yield seen


@pytest.fixture(scope="module")
def seeds_seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page, fragment="quotations") as seen:
        yield seen


def differences(collation: Locator) -> list[list[str]]:
    return [place.locator(".variant").all_inner_texts() for place in collation.locator(".variants").all()]


def test_words_that_differ_stand_one_under_another_with_the_letters_of_who_prints_them(seen: Opened) -> None:
    collation = seen.page.locator(".collation")
    assert collation.count() == 1
    places = [[" ".join(line.split()) for line in lines] for lines in differences(collation)]
    assert ["A C quay", "B pier"] in places
    assert ["A C for", f"B {SAID['left_out']}"] in places
    assert "has been leaking poisonous oil into the harbour" in " ".join(
        collation.locator("blockquote").inner_text().split()
    )


def test_shortened_printings_and_an_articles_own_words_are_told_apart(seen: Opened) -> None:
    lines = seen.page.locator(".collation li").all_inner_texts()
    for line, title, printing in zip(lines, "abc", ("whole", "cut", "paraphrase"), strict=True):
        assert f"Title of {title}: {SAID['printings'][printing]}" in " ".join(line.split())


def test_a_printing_leads_to_its_record_and_its_place(seen: Opened) -> None:
    seen.page.locator(".collation li a").first.click()
    assert "quay has been leaking" in seen.page.locator("#evidence .entry").inner_text()
    assert seen.page.locator(".collation li a", has_text=words()["open_article"]).count() == 3


def test_the_seeds_different_printings_are_found(seeds_seen: Opened) -> None:
    texts = [" ".join(" / ".join(lines).split()) for lines in differences(seeds_seen.page.locator("#view"))]
    assert any("reports" in text and "allegations" in text for text in texts)
    assert any("anti-China" in text and "anti-Chinese" in text for text in texts)


def collation(seen: Opened, words: str) -> Locator:
    return seen.page.locator(".collation", has_text=words)


def test_who_is_said_in_a_quotation_to_do_something_does_not_say_it(seeds_seen: Opened) -> None:
    kanat = collation(seeds_seen, "strenuous denials")
    title = kanat.locator("h3").inner_text()
    assert title.startswith("Omer Kanat")
    assert "Chinese government" not in title
    assert "United Nations" not in title
    for line in kanat.locator("li").all_inner_texts():
        by, within = line.split(SAID["by"])[1].split(SAID["within"])
        assert by.strip().startswith("Omer Kanat")
        assert "Chinese government" not in by
        assert "Chinese government" in within
        assert "United Nations" in within


def test_a_printing_that_comes_through_another_source_says_so(seeds_seen: Opened) -> None:
    lines = seeds_seen.page.locator(".collation li").all_inner_texts()
    by_watch = SAID["quoted"].replace("{name}", "Human Rights Watch")
    assert any(re.search(rf"{SAID['by']} OHCHR Assessment [^;]*, {by_watch}", line) for line in lines)


def test_a_word_outside_the_quotation_marks_is_not_said_to_be_missing(seen: Opened) -> None:
    text = seen.page.locator(".collation").inner_text()
    assert SAID["left_out"] == "not in the quotation"
    assert SAID["left_out"] in text


def test_filters_leave_quotations_that_a_record_let_through_prints(seeds_seen: Opened) -> None:
    page = seeds_seen.page
    everything = page.locator(".collation").count()
    page.evaluate("location.hash = 'quotations?who=actor:chinese-mission-geneva'")
    page.wait_for_function(f"document.querySelectorAll('.collation').length < {everything}")
    assert page.locator(".collation").count() > 0
    assert all("Permanent Mission of China" in text for text in page.locator(".collation").all_inner_texts())


def test_with_excerpts_only_printings_that_are_evidence_are_shown(seeds_work: Work) -> None:
    findings, register = seeds_work.findings, seeds_work.register
    data = page_data(findings, register, BASE, {}, network(findings, register), excerpts=True)
    assert data["collations"]
    for witness in (one for collation in data["collations"] for one in collation["witnesses"]):
        start, end = witness["span"]
        pieces = data["articles"][witness["article"]]["pieces"]
        assert any(offset <= start and end <= offset + len(text) for offset, text in pieces)


def test_without_a_quotation_in_two_articles_the_view_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "one.html"
    path.write_text(render([found("a", FIRST), replace(found("b", SECOND), records=())], Register()), encoding="utf-8")
    with opened(path) as seen:
        assert seen.page.locator("#views a", has_text=words()["views"]["quotations"]).count() == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_quotations_have_no_barrier_that_axe_knows(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark, fragment="quotations") as seen:
        assert axe(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
