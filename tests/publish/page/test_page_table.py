"""The table: every record in rows, sortable, reached by keyboard."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from browser import Opened, axe, opened
from corpora import many
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Register
from samples import make_findings

RECORDS = 2000


@pytest.fixture(scope="module")
def seen(sample_page: Path) -> Iterator[Opened]:
    with opened(sample_page, fragment="table") as seen:
        yield seen


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    path = tmp_path_factory.mktemp("large") / "graph.html"
    path.write_text(render(*many(60, RECORDS, 80, 400)), encoding="utf-8")
    with opened(path, fragment="table") as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    seen.page.wait_for_timeout(50)
    return seen.page


def data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("onrecord.data")
    return found


def rows(page: Page) -> Locator:
    return page.locator(".rows tbody tr")


def column(page: Page, name: str) -> list[str]:
    return page.locator(f".rows tbody .{name}").all_inner_texts()


def head(page: Page, name: str) -> Locator:
    header = re.compile(f"^{re.escape(words()['table'][name])}$")
    return page.get_by_role("columnheader").filter(has=page.get_by_role("button", name=header))


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? ''"))


def in_sight(row: Locator) -> bool:
    """Whether a row stands below the heads and above the table's lower edge."""
    return bool(
        row.evaluate(
            "(row) => { const [r, t] = [row, row.closest('.rows')].map((one) => one.getBoundingClientRect());"
            " const head = row.closest('table').querySelector('thead').getBoundingClientRect();"
            " return r.top >= head.bottom - 1 && r.bottom <= t.bottom + 1; }"
        )
    )


def test_every_record_is_a_row_with_all_that_is_known_of_it(seen: Opened) -> None:
    page = at(seen, "table")
    assert rows(page).count() == len(data(page)["records"]) == 11
    row = (
        rows(page)
        .filter(has_text="That is a lie")
        .filter(has_text="states")
        .or_(rows(page).filter(has_text="denies").filter(has_text="Ana Ruiz"))
    )
    cells = row.first.get_by_role("gridcell").all_inner_texts()
    shown = dict(zip(list(words()["table"])[1:], [text.strip() for text in cells], strict=False))
    assert row.first.get_by_role("rowheader").inner_text() == "Ana Ruiz"
    assert shown["position"] == "rejects"
    assert shown["about"] == "Harbour Inquiry 2031"
    assert shown["behalf"] == "Ministry of Ports"
    assert shown["via"] == "Daily Post"
    assert shown["article"] == "Ministry rejects “Harbour” inquiry"
    assert shown["publisher"] == "The Morning"
    assert "in quotation marks" in shown["how"]
    assert shown["found"].startswith("by hand")


def test_a_column_sorts_upwards_downwards_and_not_at_all(seen: Opened) -> None:
    page = at(seen, "table")
    as_they_stand = column(page, "words")
    head(page, "who").get_by_role("button").click()
    assert head(page, "who").get_attribute("aria-sort") == "ascending"
    up = column(page, "who")
    assert up == sorted(up, key=str.casefold)
    assert words()["table"]["who"] in page.locator("#live").inner_text()
    head(page, "who").get_by_role("button").click()
    assert head(page, "who").get_attribute("aria-sort") == "descending"
    assert column(page, "who") == sorted(up, key=str.casefold, reverse=True)
    assert page.evaluate("location.hash") == "#table?sort=-who"
    assert page.locator("[aria-sort]").count() == 1
    head(page, "who").get_by_role("button").click()
    assert page.locator("[aria-sort]").count() == 0
    assert column(page, "words") == as_they_stand


def test_dates_sort_by_time_equal_ones_stay_in_order_and_unknown_ones_come_last(seen: Opened) -> None:
    page = at(seen, "table")
    as_they_stand = column(page, "words")
    for address, expected in (("sort=when", ["2031", "2031-03", "2031-03-03"]), ("sort=-when", None)):
        page = at(seen, f"table?{address}")
        dates = [re.search(r"2031[-\d]*", text) for text in column(page, "when")]
        known = [date[0] for date in dates if date]
        assert known == (expected or ["2031-03-03", "2031-03", "2031"])
        assert not any(dates[len(known) :])
        undated = column(page, "words")[len(known) :]
        assert undated == [text for text in as_they_stand if text in undated]


def test_the_keyboard_reaches_every_row_and_enter_chooses_one(seen: Opened) -> None:
    page = at(seen, "table")
    page.locator(".rows thead button").last.focus()
    page.keyboard.press("Tab")
    assert focused(page) == "2"
    for key, expected in [("ArrowDown", "3"), ("ArrowUp", "2"), ("End", "12"), ("ArrowDown", "12"), ("Home", "2")]:
        page.keyboard.press(key)
        assert focused(page) == expected
        assert in_sight(page.locator("tr:focus"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert focused(page) == "3"
    assert page.locator("tr[aria-selected=true]").get_attribute("aria-rowindex") == "3"
    record = data(page)["records"][1]
    assert page.locator("#evidence .entry").get_attribute("data-record") == record["id"]
    page.go_back()
    page.locator("tr[aria-selected=true]").wait_for(state="detached")


def test_a_click_chooses_but_marking_words_does_not(seen: Opened) -> None:
    page = at(seen, "table")
    rows(page).nth(2).click()
    assert rows(page).nth(2).get_attribute("aria-selected") == "true"
    before = page.evaluate("location.hash")
    rows(page).nth(4).locator(".words bdi").dblclick()
    assert page.evaluate("String(getSelection())")
    chosen = page.evaluate("location.hash")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.rows .words'))")
    rows(page).nth(0).locator(".words bdi").dispatch_event("click")
    assert page.evaluate("location.hash") == chosen != before
    page.evaluate("getSelection().removeAllRanges()")


def test_rows_follow_the_filters_and_none_is_said_in_words(seen: Opened) -> None:
    page = at(seen, "table?q=wages")
    count = page.get_by_role("grid").get_attribute("aria-rowcount")
    assert count == str(rows(page).count() + 1) != "12"
    page = at(seen, "table?q=nothingofthekind")
    assert rows(page).count() == 0
    assert page.locator(".table .none").is_visible()
    assert axe(page) == []


def test_the_focus_stays_on_its_record_when_the_order_changes(seen: Opened) -> None:
    page = at(seen, "table")
    rows(page).nth(3).focus()
    shown = page.locator("tr:focus .words").inner_text()
    at(seen, "table?sort=-words")
    assert page.locator("tr:focus .words").inner_text() == shown
    assert in_sight(page.locator("tr:focus"))


def test_only_what_is_seen_is_drawn_of_many_and_the_last_row_is_reached(large: Opened) -> None:
    page = at(large, "table")
    grid = page.get_by_role("grid")
    assert grid.get_attribute("aria-rowcount") == str(RECORDS + 1)
    assert rows(page).count() < 60
    rows(page).first.focus()
    page.keyboard.press("End")
    assert focused(page) == str(RECORDS + 1)
    assert in_sight(page.locator("tr:focus"))
    assert rows(page).count() < 60
    page.keyboard.press("PageUp")
    assert RECORDS - 40 < int(focused(page)) < RECORDS
    page.mouse.move(700, 500)
    page.mouse.wheel(0, -50_000)
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('.rows').scrollTop") < 90_000
    indices = rows(page).evaluate_all("(all) => all.map((row) => Number(row.getAttribute('aria-rowindex')))")
    assert indices == sorted(indices)
    # The row that the keyboard is on stays, wherever the table is scrolled to.
    assert page.locator("tr:focus").count() == 1
    assert int(focused(page)) == indices[-1]


def test_a_link_opens_order_and_choice_in_sight(large: Opened) -> None:
    record = data(large.page)["records"][1234]
    page = at(large, "network")
    page = at(large, f"table?sel={record['id']}&sort=-who")
    row = page.locator("tr[aria-selected=true]")
    assert in_sight(row)
    assert row.get_attribute("tabindex") == "0"


@pytest.mark.parametrize("dark", [False, True])
def test_the_table_has_no_barrier_that_axe_knows(seeds_page: Path, dark: bool) -> None:
    with opened(seeds_page, dark=dark, fragment="table?sort=-when") as seen:
        rows(seen.page).nth(1).click()
        assert axe(seen.page) == []


def test_on_a_telephone_the_table_scrolls_in_itself_and_who_stays_in_sight(seeds_page: Path) -> None:
    with opened(seeds_page, 360, 740, touch=True, fragment="table") as seen:
        page = seen.page
        region = page.locator(".rows")
        region.evaluate("(region) => { region.scrollLeft = 600; }")
        page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        first, around = rows(page).first.locator("th").bounding_box(), region.bounding_box()
        assert first
        assert around
        assert abs(first["x"] - around["x"]) <= 2
        assert region.evaluate("(region) => region.tabIndex") == 0
        assert in_sight(rows(page).first)
        rows(page).first.tap()
        assert page.locator("#evidence .entry").is_visible()
        assert axe(page) == []


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "\u202etxet\u202e", "W" * 100_000])
def test_hostile_text_keeps_to_its_cell(text: str, tmp_path: Path) -> None:
    findings = []
    for found in make_findings():
        records = (replace(r, source=replace(r.source, name=text), words=r.words and text) for r in found.records)
        findings.append(replace(found, records=tuple(records)))
    path = tmp_path / "hostile.html"
    path.write_text(render(findings, Register()), encoding="utf-8")
    with opened(path, fragment="table?sort=words") as seen:
        heights = rows(seen.page).evaluate_all("(all) => all.map((row) => row.getBoundingClientRect().height)")
        assert len(set(heights)) == 1
        assert rows(seen.page).first.locator("bdi").first.inner_text().startswith(text[:10])
        assert not seen.dialogs
        assert not seen.errors
