"""The search box: what it finds, how it is steered, and that typing never waits for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import Opened, axe, opened
from corpora import many
from onrecord.findings import Findings
from onrecord.publish.page import render
from onrecord.publish.page.words import counted, words
from onrecord.records import Actor, ActorKind
from samples import make_findings, make_register

SAID = words()["search"]
HOSTILE = "<img src=x onerror=alert(1)></script> \u202egnirts"
NAMES = (
    "Łucja Brandão",
    "Straße ﬁrst office",
    "UN Reporter",
    "Under Report",
    "Zoe N\u0330guyen",
    HOSTILE,
    "ليلى حداد",
    "김민준",
    "K" * 100_000,
)


def many_names() -> tuple[Findings, ...]:
    """The sample findings, in which the first record is said by each of the names once more."""
    first, second = make_findings()
    one = second.records[0]
    said = tuple(replace(one, source=Actor(name=name, kind=ActorKind.PERSON)) for name in NAMES)
    return first, replace(second, records=(*second.records, *said))


@pytest.fixture(scope="module")
def names_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "graph.html"
    path.write_text(render(many_names(), make_register()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def seen(names_page: Path) -> Iterator[Opened]:
    with opened(names_page, fragment="table") as seen:
        yield seen


def typed(seen: Opened, text: str) -> Page:
    """The page with the text in its search box, and all that is found for it; nothing chosen, no filter set."""
    page = seen.page
    page.evaluate("location.hash = 'table'")
    page.locator("#search").fill("")
    page.locator("#search").focus()
    page.keyboard.insert_text(text)
    page.wait_for_function(f"document.getElementById('search-note').textContent !== {json.dumps(SAID['looking'])}")
    return page


def found(page: Page, kind: str) -> list[str]:
    """What is found of a kind, as it is shown."""
    labels = page.locator(f'#results [data-key^="{kind}-"] > span:first-child')
    return [text.strip() for text in labels.all_inner_texts()]


def active(page: Page) -> str:
    """The key of the option that the arrows have reached."""
    key: str = page.evaluate(
        "(document.getElementById(document.getElementById('search').getAttribute('aria-activedescendant')) ?? {})"
        ".dataset?.key ?? ''"
    )
    return key


def names_found(page: Page) -> list[str]:
    return [re.sub(rf" {SAID['also']}.*", "", name) for name in found(page, "who")]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("lucja", "Łucja Brandão"),
        ("BRANDAO łucja", "Łucja Brandão"),
        ("luc brand", ""),
        ("lucja bra", "Łucja Brandão"),
        ("strasse", "Straße ﬁrst office"),
        ("first", "Straße ﬁrst office"),
        ("nguyen", "Zoe N\u0330guyen"),
        ("文斌", "王文斌"),
        ("حداد", "ليلى حداد"),
        ("김민", "김민준"),
        ("un report", "UN Reporter"),
    ],
)
def test_letters_are_folded_words_stand_in_any_order_and_the_last_may_be_a_beginning(
    seen: Opened, query: str, name: str
) -> None:
    page = typed(seen, query)
    assert names_found(page) == ([name] if name else [])


def test_what_was_found_is_set_off_where_it_stands_though_folding_changes_lengths(seen: Opened) -> None:
    bold = "#results [data-key^='who-'] b"
    assert typed(seen, "strasse fi").locator(bold).all_text_contents() == ["Straße", "ﬁ"]
    assert typed(seen, "zoe nguyen").locator(bold).all_text_contents() == ["Zoe", "N\u0330guyen"]
    assert typed(seen, "ucja").locator(bold).count() == 0


def test_other_names_are_found_and_told(seen: Opened) -> None:
    page = typed(seen, "the report")
    assert found(page, "report") == [f"Harbour Inquiry 2031 {SAID['also']} the report"]
    page = typed(seen, "harbour inq")
    assert found(page, "report") == ["Harbour Inquiry 2031"]


def test_results_stand_by_kind_under_their_names(seen: Opened) -> None:
    page = typed(seen, "quay")
    labels = page.locator("#results [role=group]").evaluate_all(
        "(all) => all.map((one) => document.getElementById(one.getAttribute('aria-labelledby')).firstChild.textContent)"
    )
    assert labels == [SAID["kinds"][kind] for kind in ("claim", "action", "passage", "topic")]
    assert found(page, "claim")
    assert found(page, "action") == ["close the quay"]
    assert "safety of the quay" in found(page, "topic")
    assert found(typed(seen, "ministry rejects"), "article") == ["Ministry rejects “Harbour” inquiry"]


def test_the_best_comes_first(seen: Opened) -> None:
    page = typed(seen, "ministry of ports")
    assert found(page, "who")[0] == "Ministry of Ports"
    assert page.locator("#results [role=option]").first.get_attribute("data-key").startswith("who-")


def test_slash_and_control_k_lead_to_the_box_but_not_while_typing_elsewhere(seen: Opened) -> None:
    page = typed(seen, "")
    for keys in ("/", "Control+k"):
        page.locator("#views a").first.focus()
        page.keyboard.press(keys)
        assert page.evaluate("document.activeElement.id") == "search"
        assert not page.locator("#search").input_value()
    page.locator("#filters summary").last.click()
    field = page.locator("#filters input[type=date]").first
    field.focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "date"


def test_arrows_home_end_and_escape(seen: Opened) -> None:
    page = typed(seen, "quay")
    keys = page.locator("#results [role=option]").evaluate_all("(all) => all.map((one) => one.dataset.key)")
    box = page.locator("#search")
    assert box.get_attribute("aria-expanded") == "true"
    assert active(page) == ""
    reached = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "ArrowUp", "Home", "ArrowUp"):
        page.keyboard.press(key)
        reached.append(active(page))
    assert reached == [keys[0], keys[1], keys[0], keys[-1], "", keys[-1], keys[0], ""]
    page.keyboard.press("ArrowDown")
    assert page.locator("#results [aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#results").is_hidden()
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "quay"
    page.keyboard.press("Escape")
    assert box.input_value() == ""


def test_enter_opens_the_best_and_the_focus_goes_to_what_stands_behind_it(seen: Opened) -> None:
    page = typed(seen, "ministry of p")
    page.keyboard.press("Enter")
    assert "sel=actor%3Aministry" in page.url
    assert page.evaluate("document.activeElement.id") == "evidence-title"
    assert page.locator("#evidence-title").inner_text() == "Ministry of Ports"
    assert page.locator("#results").is_hidden()


def test_a_passage_opens_its_record(seen: Opened) -> None:
    page = typed(seen, "close the quay")
    page.locator("#results [data-key^='passage-']").first.click()
    assert page.locator("#evidence .entry").count() == 1
    assert "It calls on the harbour authority to close the quay." in page.locator("#evidence").inner_text()


def test_an_article_opens_to_be_read(seen: Opened) -> None:
    page = typed(seen, "ministry rejects harbour")
    page.locator("#results [data-key^='article-']").first.click()
    assert re.search(r"#articles\?(.*&)?read=a-ministry-rejects-harbour", page.url)


def test_all_passages_become_a_filter_that_every_view_follows(seen: Opened) -> None:
    page = typed(seen, "unsafe years")
    option = page.locator("#results [data-key=all-passages]")
    number = int(re.search(r"\d+", option.inner_text())[0])
    page.keyboard.press("End")
    while active(page) != "all-passages":
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "q=unsafe+years" in page.url
    assert page.locator("#count").inner_text() == counted(words()["records"], number)
    page.locator("#search").fill("quay")
    assert SAID["filtered"] in page.locator("#results [data-key=all-passages]").inner_text()


def test_more_of_a_kind_is_shown_at_a_key(seeds_page: Path) -> None:
    with opened(seeds_page) as seen:
        page = seen.page
        page.keyboard.press("/")
        page.keyboard.type("human rights")
        more = page.locator("#results [data-key=more-who]")
        more.wait_for()
        assert len(found(page, "who")) == 5
        whole = int(re.search(r"\d+", more.inner_text())[0])
        while active(page) != "more-who":
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert len(found(page, "who")) == whole > 5
        assert active(page).startswith("who-")


def test_screen_readers_are_told_how_much_was_found(seen: Opened) -> None:
    page = typed(seen, "close the quay")
    count = page.locator("#results [data-key]:not([data-key^=all]):not([data-key^=more])").count()
    expect(page.locator("#live")).to_have_text(counted(SAID["count"], count))
    typed(seen, "zzz")
    expect(page.locator("#live")).to_contain_text("zzz")


def test_nothing_found_is_said(seen: Opened) -> None:
    page = typed(seen, "zzz")
    assert "zzz" in page.locator("#search-note").inner_text()
    assert page.locator("#results").is_hidden()
    page.keyboard.press("Enter")
    assert "sel=" not in page.url
    typed(seen, "  ?! ")
    assert page.locator("#search-note").is_hidden()


@pytest.mark.parametrize("text", [HOSTILE, "K" * 100_000, "kkk", "img src", "gnirts"])
def test_hostile_text_is_text_in_results_and_in_the_box(seen: Opened, text: str) -> None:
    page = typed(seen, text)
    assert page.locator("#search img, #results img, #search-note img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert not seen.dialogs
    assert not seen.errors


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_results(names_page: Path, dark: bool) -> None:
    with opened(names_page, fragment="table", dark=dark) as seen:
        page = typed(seen, "quay")
        page.keyboard.press("ArrowDown")
        assert not axe(page)
        typed(seen, "zzz")
        assert not axe(page)


def test_it_works_on_a_telephone(names_page: Path) -> None:
    with opened(names_page, 360, 740, fragment="table", touch=True) as seen:
        page = seen.page
        page.locator("#search").tap()
        page.keyboard.insert_text("quay")
        option = page.locator("#results [data-key^='claim-']").first
        option.wait_for()
        box = page.locator("#results").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert min(one.bounding_box()["height"] for one in page.locator("#results [role=option]").all()) >= 24
        clipped = page.locator("#results [role=option]").evaluate_all(
            "(a) => a.some((o) => o.scrollWidth > o.clientWidth)"
        )
        assert not clipped
        option.tap()
        page.locator("#evidence .entry").first.wait_for()


LONG_TASKS = """
window.long = [];
const noted = (list) => window.long.push(...list.getEntries().map((entry) => entry.duration));
new PerformanceObserver(noted).observe({ type: "longtask" });
"""
NEVER_IDLE = "window.requestIdleCallback = () => 0;"


def test_typing_never_waits_and_a_search_before_all_is_ready_completes_itself(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(*many(articles=200, records=6000, sources=500, claims=2500)), encoding="utf-8")
    with opened(path, fragment="table", script=LONG_TASKS + NEVER_IDLE) as seen:
        page = seen.page
        page.evaluate("window.long.length = 0")
        page.keyboard.press("/")
        page.keyboard.type("the quay", delay=20)
        page.locator("#results [data-key=all-passages]").wait_for()
        page.wait_for_function("document.getElementById('search-note').hidden")
        text = page.locator("#results [data-key=all-passages]").inner_text()
        assert max(page.evaluate("window.long"), default=0) < 200
        number = int(re.search(r"[\d,]+", text)[0].replace(",", ""))
        page.locator("#results [data-key=all-passages]").click()
        assert page.locator("#count").inner_text() == counted(words()["records"], number)
        assert number > 100
