"""Disputes: who denies or contradicts what, both sides in their words, in a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from browser import Opened, axe, opened
from corpora import MIDDLE, many
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Register
from samples import make_findings, make_register

WORDS = words()
TEXT = WORDS["disputes"]
REPORT_ITSELF = ("the contents", "Bachelet’s findings", "UN report on Uyghur rights abuses in Xinjiang")


@pytest.fixture(scope="module")
def seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page, fragment="disputes") as seen:
        yield seen


@pytest.fixture(scope="module")
def sample(sample_page: Path) -> Iterator[Opened]:
    with opened(sample_page, fragment="disputes") as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_timeout(50)
    return seen.page


def whole(page: Page) -> Page:
    """The page with all that its buttons show and what is folded opened."""
    # Not by the mouse: what comes into sight draws more by itself, and moves away under it.
    page.evaluate(
        "async () => { for (;;) { const more = document.querySelector('#view .more button, #view button.more');"
        " if (!more) break; more.click(); await new Promise((done) => setTimeout(done, 10)); }"
        " for (const fold of document.querySelectorAll('#view details')) fold.open = true;"
        " await new Promise((done) => setTimeout(done, 30)); }"
    )
    return page


def data_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("onrecord.data")
    return found


def quarrel(page: Page, words: str) -> Locator:
    return page.locator(".quarrel", has=page.locator("h4", has_text=words))


def test_a_first_time_reader_sees_at_once_who_denies_what(seen: Opened) -> None:
    page = at(seen, "disputes")
    glance = page.locator(".glance li", has_text="horrific crimes are occurring")
    assert glance.is_visible()
    assert "disputed by Chinese government" in glance.inner_text()
    whole_report = page.locator(".whole")
    summary = whole_report.locator(".summary-line")
    assert summary.inner_text().startswith("✕rejected by Chinese government, Permanent Mission")
    assert "disputed in part by Chinese government" in summary.inner_text()
    first = whole_report.locator(".answer").first
    assert "distorts China’s laws and policies, gratuitously defames" in first.inner_text()
    box = first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 900
    glance.locator("a.link").first.click()
    assert page.evaluate("document.activeElement.closest('.quarrel').innerText").startswith("horrific crimes")


def test_what_a_dispute_stands_under_is_in_the_words_of_the_record_named_with_it(seen: Opened) -> None:
    page = whole(at(seen, "disputes"))
    data = data_of(page)
    records = {record["id"]: record for record in data["records"]}
    headed = page.locator(".quarrel, .glance li").evaluate_all(
        "(all) => all.map((one) => { const by = one.querySelector('.headed'); const at = by.querySelector('a').href;"
        " return [one.querySelector('h4, a.link').textContent, by.lastElementChild.textContent,"
        " new URLSearchParams(at.split('?')[1]).get('at')]; })"
    )
    assert headed
    for words_of, who, place in headed:
        record = records[place]
        assert " ".join(record["words"].split()).startswith(" ".join(words_of.rstrip("…").split()))
        assert who == data["nodes"][record["source"]]["label"]


def test_a_denial_stands_against_the_claim_and_never_with_those_who_say_it(seen: Opened) -> None:
    page = whole(at(seen, "disputes"))
    data = data_of(page)
    for record in data["records"]:
        if record["relation"] != "disputes":
            continue
        item = page.locator(f".quarrel[data-claim='{data['nodes'][record['target']]['id']}']")
        if record["words"] in REPORT_ITSELF:
            # What is denied is the report: it stands there, and is no claim.
            assert item.count() == 0
            denial = page.locator(".whole .answer", has_text=record["words"])
            assert WORDS["relations"]["disputes"] in denial.first.inner_text()
            continue
        who = data["nodes"][record["source"]]["label"]
        against = item.locator(".against .voice.tone-against", has_text=who)
        assert WORDS["relations"]["disputes"] in against.locator(".who").first.inner_text()
        assert item.locator(".said .tone-against").count() == 0
        assert "disputed by" in item.locator(".summary-line").inner_text()


def test_words_are_marked_in_the_sentence_as_it_stands_with_the_article(seen: Opened) -> None:
    against = quarrel(at(seen, "disputes"), "horrific crimes").locator(".against")
    assert against.locator("mark.cue").first.inner_text() == "denials"
    assert against.locator("mark.content").first.inner_text() == "horrific crimes are occurring"
    assert "Despite the Chinese government’s strenuous denials" in against.locator("blockquote").first.inner_text()
    assert against.locator(".told a").count() >= 1
    assert "found by" in against.locator(".told").first.inner_text()
    assert "comes to us through Omer Kanat" in against.inner_text()


def test_both_sides_stand_side_by_side(seen: Opened) -> None:
    item = quarrel(at(seen, "disputes"), "horrific crimes")
    said, against = (item.locator(f".side.{side}").bounding_box() for side in ("said", "against"))
    assert said
    assert against
    assert abs(said["y"] - against["y"]) < 2
    assert said["x"] + said["width"] <= against["x"] + 1
    assert "United Nations" in item.locator(".said").inner_text()


def test_every_contradiction_stands_once_and_a_claim_with_all_that_contradict_it(seen: Opened) -> None:
    page = whole(at(seen, "disputes"))
    data = data_of(page)
    claims = page.locator(".quarrel").evaluate_all("(all) => all.map((one) => one.dataset.claim)")
    assert len(claims) == len(set(claims))
    numbers = [next(n for n, node in enumerate(data["nodes"]) if node["id"] == claim) for claim in claims]
    for a, b in data["contradictions"]:
        assert {a, b} & set(numbers)
    busiest = quarrel(page, "learning facilities")
    assert TEXT["set_against"] in busiest.inner_text()
    for who in ("Michelle Bachelet", "Office of the United Nations High Commissioner", "reporting and witness"):
        assert busiest.locator(".against .who strong", has_text=who).count() == 1
    assert busiest.locator("h4").inner_text() == page.locator(".quarrel h4").first.inner_text()


def test_what_was_only_set_against_each_other_by_hand_is_called_so(seen: Opened) -> None:
    page = whole(at(seen, "disputes"))
    assert page.locator("h3.sort").all_inner_texts() == [TEXT["disputed"], TEXT["contradicted"]]
    item = quarrel(page, "massive violation of rights")
    assert item.locator(".against h5").inner_text() == TEXT["against_by_hand"]
    assert "disputed by" not in item.inner_text()


def test_a_denial_of_what_nobody_says_here_stands_with_that_note(sample: Opened) -> None:
    item = quarrel(at(sample, "disputes"), "the quay was unsafe")
    assert TEXT["nobody"] in item.inner_text()
    assert item.locator(".said").count() == 0
    assert item.locator(".against mark.cue").inner_text() == "denied"


def test_filters_apply_and_a_side_that_they_hide_is_told(seen: Opened) -> None:
    page = at(seen, "disputes?kind=disputes")
    item = quarrel(page, "horrific crimes")
    assert item.locator(".said .voice").count() == 0
    assert "passages on this side are hidden by the filters" in item.locator(".said").inner_text()
    assert TEXT["nobody"] not in item.locator(".said").inner_text()
    assert item.locator(".against .voice").count() > 0
    assert "are hidden by the filters" in page.locator("#view").inner_text()
    assert TEXT["none"] in at(seen, "disputes?kind=silentOn").locator("#view").inner_text()


def test_a_party_leaves_only_its_disputes_and_back_shows_all(seen: Opened) -> None:
    page = whole(at(seen, "disputes"))
    everything = page.locator(".quarrel").count()
    page.locator("#view .chip", has_text="Tomoya Obokata").click()
    page.wait_for_function("location.hash.includes('party=')")
    assert 0 < page.locator(".quarrel").count() < everything
    assert page.evaluate("document.activeElement.textContent").startswith("Tomoya Obokata")
    assert all("Tomoya Obokata" in item.inner_text() for item in whole(page).locator(".quarrel").all())
    page.go_back()
    page.wait_for_function("!location.hash.includes('party=')")
    assert whole(page).locator(".quarrel").count() == everything


def test_a_choice_changes_neither_focus_nor_place(seen: Opened) -> None:
    page = at(seen, "disputes")
    name = quarrel(page, "horrific crimes").locator(".against .who a").first
    name.focus()
    place = page.locator("#view").evaluate("(one) => one.scrollTop")
    page.keyboard.press("Enter")
    page.wait_for_function("document.body.classList.contains('chosen')")
    assert name.evaluate("(one) => one === document.activeElement")
    assert page.locator("#view").evaluate("(one) => one.scrollTop") == place


def test_without_disputes_the_view_is_not_offered(tmp_path: Path) -> None:
    second = make_findings()[1]
    path = tmp_path / "none.html"
    path.write_text(render([second], Register()), encoding="utf-8")
    with opened(path) as seen:
        assert seen.page.locator("#views a", has_text=WORDS["views"]["disputes"]).count() == 0


def test_links_between_articles_are_shown(sample: Opened) -> None:
    page = whole(at(sample, "disputes"))
    texts = page.locator(".quarrel").all_inner_texts()
    assert any("The quay is safe" in text and "may have been unsafe for years" in text for text in texts)


def test_many_disputes_draw_only_what_is_seen(tmp_path: Path) -> None:
    findings, register = many(*MIDDLE)
    path = tmp_path / "many.html"
    path.write_text(render(findings, register), encoding="utf-8")
    with opened(path, fragment="disputes") as seen:
        assert 0 < seen.page.locator(".quarrel").count() < 40
        assert seen.page.locator("#view *").count() < 6000
        seen.page.locator("#view").evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
        seen.page.wait_for_timeout(150)
        assert seen.page.locator(".quarrel").count() > 8
        assert not seen.errors


def test_hostile_names_and_words_are_shown_as_text(tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)> \u202egnirts"
    found = make_findings()[0]
    records = tuple(
        replace(r, source=replace(r.source, name=text, key=None), words=text if r.words else "") for r in found.records
    )
    path = tmp_path / "hostile.html"
    path.write_text(render([replace(found, records=records)], make_register()), encoding="utf-8")
    for view in ("disputes", "report", "positions"):
        with opened(path, fragment=view) as seen:
            assert text in (seen.page.locator("#view").text_content() or "")
            assert seen.page.locator("#view img").count() == 0
            assert not seen.dialogs
            assert not seen.errors


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark, fragment="disputes") as seen:
        assert axe(whole(seen.page)) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        over = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"
        assert seen.page.locator("#view p, #view li, #view blockquote, #view h4").evaluate_all(over) == []
