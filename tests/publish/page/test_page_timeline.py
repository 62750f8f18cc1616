"""The timeline: what has a date in the order of time, exact and inferred dates told apart, the rest counted."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser import Opened, axe, opened
from corpora import many
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Register
from samples import make_findings, make_register

SAID = words()["timeline"]


@pytest.fixture(scope="module")
def seen(sample_page: Path) -> Iterator[Opened]:
    with opened(sample_page, fragment="timeline") as seen:
        yield seen


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    path = tmp_path_factory.mktemp("large") / "graph.html"
    path.write_text(render(*many(60, 3000, 80, 400)), encoding="utf-8")
    with opened(path, fragment="timeline") as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    seen.page.wait_for_timeout(50)
    return seen.page


def data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("onrecord.data")
    return found


def headings(page: Page) -> list[str]:
    return page.locator("#view h3").all_inner_texts()


def test_dates_stand_in_order_each_as_exact_as_it_is_known(seen: Opened) -> None:
    assert headings(at(seen, "timeline")) == [
        "2031, month not known",
        "March 2031, day not known",
        "Monday 3 March 2031",
        "Wednesday 5 March 2031",
    ]


def test_a_line_tells_who_does_what_with_which_words(seen: Opened) -> None:
    line = at(seen, "timeline").locator("#view li", has_text="王文斌").first
    assert line.locator("bdi").first.inner_text() == "王文斌"
    assert words()["relations"]["holds"] in line.inner_text()
    assert "the quay will reopen" in line.inner_text()
    assert "Ministry rejects “Harbour” inquiry, The Morning" in line.inner_text()


def test_exact_and_inferred_dates_are_told_apart_by_sign_line_and_words(seen: Opened) -> None:
    page = at(seen, "timeline")
    exact = page.locator("#view .part li", has_text="the quay will reopen")
    inferred = page.locator("#view .part li", has_text="unsafe for years").first
    assert exact.locator(".certainty").inner_text() == "="
    assert words()["dates"]["explicit"] in exact.inner_text()
    assert inferred.locator(".certainty").inner_text() == "≈"
    assert words()["dates"]["from-event"] in inferred.inner_text()
    assert "“on Monday”" in inferred.inner_text()
    style = "(one) => getComputedStyle(one).borderInlineStartStyle"
    assert [exact.evaluate(style), inferred.evaluate(style)] == ["solid", "dashed"]
    legend = page.locator("#view .date-key").inner_text()
    assert f"{SAID['bases']['explicit']}: 2" in legend
    assert f"{SAID['bases']['from-event']}: 1" in legend


def test_dates_counted_from_an_articles_day_say_so(tmp_path: Path) -> None:
    first = make_findings()[0]
    dated = replace(first.records[0], date="2031-03-04", date_words="yesterday", date_basis="from-article-date")
    path = tmp_path / "graph.html"
    path.write_text(render([replace(first, records=(dated,))], make_register()), encoding="utf-8")
    with opened(path, fragment="timeline") as seen:
        line = seen.page.locator("#view .part li.inferred")
        assert f"{words()['dates']['from-article-date']}: “yesterday”" in line.inner_text()
        assert SAID["bases"]["from-article-date"] in seen.page.locator("#view .date-key").inner_text()


def test_undated_records_are_counted_one_click_from_their_list(seen: Opened) -> None:
    page = at(seen, "timeline")
    undated = [record for record in data(page)["records"] if "date" not in record]
    page.get_by_role("link", name=f"{len(undated)} passages without a date").click()
    listed = page.locator("#view .part li").all_inner_texts()
    # A response that is a statement's words stands in one line with it.
    assert len(listed) == len(undated) - sum("expressed" in record for record in undated)
    assert any("That is a lie" in text and "rejected the report" in text for text in listed)
    assert headings(page) == ["article ferry, no headline known", "Ministry rejects “Harbour” inquiry"]
    assert page.evaluate("document.activeElement.textContent") == SAID["dated"]
    page.keyboard.press("Enter")
    assert page.locator("#view h2").inner_text() == words()["views"]["timeline"]


def test_publication_and_release_stand_as_landmarks(seen: Opened) -> None:
    page = at(seen, "timeline")
    marks = page.locator("#view .landmark").all_inner_texts()
    assert [re.sub(r"\s+", " ", text) for text in marks] == [
        "◆ Released: Harbour Inquiry 2031",
        "◆ Published: Ministry rejects “Harbour” inquiry, The Morning",
    ]
    page.locator("#view .landmark button").click()
    assert page.locator("#evidence h2").inner_text() == "Harbour Inquiry 2031"
    page.locator("#view .landmark a").click()
    assert page.locator(".articles .text").is_visible()


def test_a_click_chooses_the_record_and_keeps_focus_and_place(seen: Opened) -> None:
    page = at(seen, "timeline")
    line = page.locator("#view .what", has_text="the quay will reopen")
    line.focus()
    line.evaluate("(one) => { one.mine = true; }")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.mine")
    assert line.get_attribute("aria-current") == "true"
    assert page.locator("#evidence .entry").get_attribute("data-record") == line.get_attribute("data-record")
    page.locator("#view .what", has_text="unsafe for years").click()
    assert page.locator("#view .what[aria-current]").count() == 1


def test_bars_narrow_the_dates_and_there_is_a_way_back(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="timeline") as seen:
        page = seen.page
        bars = page.locator("#view a.bar")
        names = bars.evaluate_all("(all) => all.map((one) => one.title)")
        assert [name.split(":")[0] for name in names] == ["May 2022", "June 2022", "August 2022", "September 2022"]
        assert names[0] == "May 2022: 4 passages, 0 with an exact date, 4 with an inferred one"
        # July has its place, and nothing to click on.
        assert page.locator("#view .bars li").count() == 5
        bars.first.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.title") == names[2]
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#timeline?from=2022-08-01&to=2022-08-31"
        assert headings(page) == ["August 2022, day not known", "Wednesday 31 August 2022"]
        assert page.evaluate("document.activeElement.textContent") == SAID["all_dates"]
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#timeline"
        assert headings(page)[0] == "May 2022, day not known"


def test_bars_tell_exact_from_inferred_by_pattern_and_count_what_they_leave_out(large: Opened) -> None:
    page = at(large, "timeline")
    patterns = page.locator("#view .stack span").evaluate_all(
        "(all) => [...new Set(all.map((one) => one.className + (getComputedStyle(one).backgroundImage !== 'none')))]"
    )
    assert sorted(patterns) == ["exactfalse", "inferredtrue"]
    dates = [record["date"] for record in data(page)["records"] if "date" in record]
    left_out = sum(len(date) < 7 for date in dates)
    assert (
        f"{left_out} passages whose month is not known are in no bar." in page.locator("#view .overview").inner_text()
    )
    numbers = page.locator("#view .bar .number").all_inner_texts()
    assert sum(int(number.replace(",", "") or 0) for number in numbers) == len(dates) - left_out


def test_only_what_is_seen_is_drawn_and_the_rest_as_it_comes_near(large: Opened) -> None:
    page = at(large, "timeline")
    dated = sum("date" in record for record in data(page)["records"])
    assert dated > 500
    assert page.locator("#view .what").count() < 150
    page.locator("#view").evaluate("(view) => { view.scrollTop = view.scrollHeight; }")
    page.wait_for_timeout(300)
    assert page.locator("#view .what").count() < 300
    last = page.locator("#view .what").last.get_attribute("data-record")
    by_date = sorted(record["date"] for record in data(page)["records"] if "date" in record)
    assert next(r["date"] for r in data(page)["records"] if r["id"] == last) == by_date[-1]


def test_a_link_to_a_record_brings_it_into_sight(large: Opened) -> None:
    records = [record for record in data(large.page)["records"] if record.get("date", "") > "2032-01"]
    chosen = next(record["id"] for record in records if "expressed" not in record)
    at(large, "table")
    page = at(large, f"timeline?sel={chosen}")
    line = page.locator("#view .what[aria-current]")
    assert line.get_attribute("data-record") == chosen
    top = line.evaluate("(one) => one.getBoundingClientRect().top")
    assert 100 < top < 850


def test_dates_outside_of_the_filter_are_not_shown_and_nothing_is_said_in_words(seen: Opened) -> None:
    page = at(seen, "timeline?from=2031-03-02&to=2031-03-04")
    assert headings(page) == ["2031, month not known", "March 2031, day not known", "Monday 3 March 2031"]
    page = at(seen, "timeline?from=2040-01-01")
    assert SAID["none"] in page.locator("#view").inner_text()
    assert axe(page) == []


def test_without_any_date_the_view_is_not_offered(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(make_findings()[1:], Register()), encoding="utf-8")
    with opened(path) as seen:
        assert words()["views"]["timeline"] not in seen.page.locator("#views").inner_text()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_timeline_has_no_barrier_that_axe_knows(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark, fragment="timeline") as seen:
        assert axe(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        clipped = seen.page.locator("#view .part li").evaluate_all(
            "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length"
        )
        assert clipped == 0
        at(seen, "timeline?undated=yes")
        assert axe(seen.page) == []


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "\u202etxet\u202e", "W" * 100_000])
def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    findings = []
    for found in make_findings():
        records = (
            replace(r, source=replace(r.source, name=text), words=r.words and text, date_words=r.date and text)
            for r in found.records
        )
        article = replace(found.article, title=text, publisher=text)
        findings.append(replace(found, article=article, records=tuple(records)))
    path = tmp_path / "hostile.html"
    path.write_text(render(findings, Register()), encoding="utf-8")
    with opened(path, 360, 740, fragment="timeline") as seen:
        assert text[:20] in seen.page.locator("#view").inner_text()
        assert seen.page.evaluate("document.documentElement.scrollWidth") == 360
        assert not seen.dialogs
        assert not seen.errors
