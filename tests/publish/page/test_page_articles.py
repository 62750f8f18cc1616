"""The articles: what each carries alone, and each as a text with all its readings marked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from browser import Opened, axe, opened
from corpora import many
from onrecord.findings import Findings, Record, Rejected
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Article, Excluded, Register, Span
from samples import FERRY, HARBOUR, make_findings, make_register, span

SAID = words()["articles"]
UNREAD = "The ministry withdrew its staff from the inquiry."


def corpus() -> tuple[Findings, ...]:
    """The sample findings with two sentences that were not read."""
    harbour, ferry = make_findings()
    unread = (span(HARBOUR, UNREAD), span(HARBOUR, "Mr 王文斌 believes that the quay will reopen."))
    return replace(harbour, unread=unread), ferry


@pytest.fixture(scope="module")
def page_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "graph.html"
    path.write_text(render(corpus(), make_register()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def seen(page_path: Path) -> Iterator[Opened]:
    with opened(page_path, fragment="articles") as seen:
        yield seen


@pytest.fixture(scope="module")
def seeds_seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page, fragment="articles") as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    seen.page.wait_for_timeout(50)
    return seen.page


def data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("onrecord.data")
    return found


def ids(page: Page) -> list[str]:
    return [article["id"] for article in data(page)["articles"]]


def harbour(seen: Opened, more: str = "") -> Page:
    """The first sample article, opened."""
    (name,) = [one for one in ids(seen.page) if "ministry" in one]
    return at(seen, f"articles?{more}read={name}")


def entry(page: Page, title: str) -> Locator:
    return page.locator("#view .outlet", has_text=title)


def shown_text(page: Page) -> str:
    """The words of the text as it is drawn, without signs and names of furniture."""
    return str(
        page.locator("#view .text").evaluate(
            "(host) => { const copy = host.cloneNode(true);"
            " for (const one of copy.querySelectorAll('.marker, .reason, .unread-sign, .cut')) one.remove();"
            " return [...copy.querySelectorAll('p')].map((p) => p.textContent).join('\\n'); }"
        )
    )


def test_the_list_says_of_each_article_what_is_known_and_how_much_was_read(seen: Opened) -> None:
    page = at(seen, "articles")
    first = entry(page, "Ministry rejects").inner_text()
    assert "The Morning" in first
    assert "2031-03-05" in first
    assert "9 passages" in first
    assert "2 sentences with a reporting verb were not read." in first
    assert entry(page, "Ministry rejects").locator("a[target]").get_attribute("href").startswith("https://example.com/")
    second = entry(page, "article ferry, no headline known").inner_text()
    assert f"{SAID['no_publisher']} · {SAID['no_date']}" in second
    assert "2 passages" in second


def test_the_list_says_what_each_article_carries_that_no_other_does(seen: Opened) -> None:
    page = at(seen, "articles")
    second = entry(page, "article ferry")
    assert second.locator("h4").all_inner_texts() == ["1 statement in no other article"]
    assert second.locator(".carried").all_inner_texts() == ["The quay is safe"]
    first = entry(page, "Ministry rejects")
    claims = first.locator(".alone", has_text="statements in no other")
    count = int(re.sub(r"\D", "", claims.locator("h4").inner_text()))
    assert claims.locator(".carried").count() == count
    sources = first.locator(".alone", has_text="quoted in no other article").locator(".carried").all_inner_texts()
    assert "Ana Ruiz" in sources
    assert "Ministry of Ports" not in sources
    shared = page.locator("#view .shared li").all_inner_texts()
    assert len(shared) == 1
    assert "2 of 2" in shared[0]
    assert "unsafe for years" in shared[0]
    assert "perhaps in other words" in page.locator("#view .shared h3").inner_text()
    assert "worded as in" in shared[0]
    page.locator("#view .shared button").click()
    assert page.locator("#evidence .entry").count() == 3


def test_of_much_that_one_article_carries_the_first_is_shown_and_all_at_a_button(seeds_seen: Opened) -> None:
    page = at(seeds_seen, "articles")
    claims = page.locator("#view .alone", has_text="statements in no other").first
    count = int(re.sub(r"\D", "", claims.locator("h4").inner_text()))
    assert claims.locator(".carried").count() == 3 < count < 30
    claims.get_by_role("button", name=f"show all {count}").click()
    assert claims.locator(".carried").count() == count
    assert page.evaluate("document.activeElement.classList.contains('carried')")


def test_the_list_follows_the_filters(seen: Opened) -> None:
    page = at(seen, "articles?publisher=The+Morning")
    assert page.locator("#view .outlet").count() == 1
    assert "1 more article has nothing that passes the filters." in page.locator("#view").inner_text()


def test_opening_and_leaving_an_article_takes_the_focus_along(seen: Opened) -> None:
    page = at(seen, "articles")
    entry(page, "article ferry").locator("h3 a").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.locator("#view h2").inner_text() == "article ferry, no headline known"
    page.get_by_role("link", name=SAID["back"]).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "article ferry, no headline known"
    assert page.locator("#view .outlet").count() == 2


def test_the_whole_text_is_there_as_it_was_saved(seeds_seen: Opened) -> None:
    page = seeds_seen.page
    for article in data(page)["articles"]:
        at(seeds_seen, f"articles?read={article['id']}")
        ((_, text),) = article["pieces"]
        page.locator("#view .part:empty").first.wait_for(state="detached")
        lines = [line for line in text.split("\n") if line.strip()]
        assert shown_text(page) == "\n".join(lines)
        assert page.locator("#view .text p:not([dir=auto])").count() == 0
        assert page.locator("#view .text p").first.evaluate("(p) => getComputedStyle(p).whiteSpace") == "pre-wrap"


def test_every_reading_is_marked_with_source_cue_and_content(seeds_seen: Opened) -> None:
    page = seeds_seen.page
    found = data(page)
    number = max(range(5), key=lambda one: sum(record["article"] == one for record in found["records"]))
    article = found["articles"][number]
    at(seeds_seen, f"articles?read={article['id']}")
    page.locator("#view .part:empty").first.wait_for(state="detached")
    # What two readings share is shown as the source or cue of one; together the marks cover what was marked.
    letters: set[int] = set()
    statements = 0
    for record in found["records"]:
        if record["article"] != number:
            continue
        statements += "expressed" not in record
        for start, end, _ in record["marks"]:
            letters |= set(range(start, end))
    units = article["pieces"][0][1].encode("utf-16-le")
    marked = b"".join(units[2 * place : 2 * place + 2] for place in sorted(letters)).decode("utf-16-le")
    assert "".join(page.locator("#view .text mark").all_text_contents()) == marked.replace("\n", "")
    assert page.locator("#view .marker").count() == statements


def test_a_mark_is_reached_by_keyboard_and_chooses_its_record(seen: Opened) -> None:
    page = harbour(seen)
    marker = page.locator("#view").get_by_role("button", name="Ana Ruiz")
    assert marker.count() == 1
    marker.focus()
    marker.evaluate("(one) => { one.mine = true; }")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.mine")
    assert marker.get_attribute("aria-pressed") == "true"
    assert "That is a lie" in page.locator("#evidence").inner_text()
    chosen = page.locator("#view mark.chosen").all_inner_texts()
    assert sorted(chosen) == ["Ana Ruiz", "told", "“That is a lie,”"]
    box = marker.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    page.locator("#evidence .close").click()
    assert page.locator("#view .chosen").count() == 0
    assert marker.get_attribute("aria-pressed") == "false"


def test_where_readings_overlap_a_further_click_chooses_the_other(seeds_seen: Opened) -> None:
    page = seeds_seen.page
    found = data(page)
    records = found["records"]
    inner, outer = next(
        (record, records[record["inside"]])
        for record in records
        if "inside" in record and not {"expressed"} & {*record, *records[record["inside"]]}
    )
    at(seeds_seen, f"articles?read={found['articles'][inner['article']]['id']}&at={inner['id']}")
    start = min(start for start, _, role in inner["marks"] if role == "cue")
    assert any(a <= start < b for a, b, role in outer["marks"] if role == "content")
    cue = page.locator("#view mark.cue.chosen").first.element_handle()
    assert cue
    cue.click()
    first = page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('sel')")
    assert first in (inner["id"], outer["id"])
    cue.click()
    second = page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('sel')")
    assert {first, second} == {inner["id"], outer["id"]}


def test_the_way_from_the_evidence_opens_the_article_at_the_place(seeds_seen: Opened) -> None:
    page = seeds_seen.page
    records = data(page)["records"]
    record = max(records, key=lambda one: (one["article"] == 1, one["evidence"][0][0]))
    at(seeds_seen, f"table?sel={record['id']}")
    page.get_by_role("link", name=words()["open_article"]).click()
    marks = page.locator("#view mark.chosen")
    marks.first.wait_for()
    tops = marks.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    assert 150 < min(tops) < 850
    assert page.locator("#view .marker[aria-pressed=true]").count() == 1


def test_what_is_not_part_of_the_article_is_grey_and_named(seen: Opened) -> None:
    page = harbour(seen)
    line = page.locator("#view .text p", has_text="Ten \\ beaches to see")
    assert line.locator(".reason").inner_text() == SAID["reasons"]["teaser"]
    colours = page.locator("#view .text p span.excluded, #view .text").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).color)"
    )
    assert len(set(colours)) == 2
    assert SAID["excluded"] in page.locator("#view .mark-key").inner_text()


def test_every_reason_has_words_of_its_own(tmp_path: Path) -> None:
    reasons = ("navigation", "advertisement", "teaser", "prompt")
    text = "".join(f"{reason}.\n" for reason in reasons) + "The end.\n"
    excluded = tuple(Excluded(span(text, f"{reason}."), reason) for reason in reasons)
    article = Article(name="furniture", text=text, excluded=excluded)
    path = tmp_path / "graph.html"
    path.write_text(render([Findings(article=article), *make_findings()], Register()), encoding="utf-8")
    with opened(path, fragment="articles") as seen:
        seen.page.locator("#view h3 a", has_text="article furniture").click()
        names = seen.page.locator("#view .reason").all_inner_texts()
        assert names == [SAID["reasons"][reason] for reason in reasons]


def test_sentences_that_were_not_read_are_marked_and_reached_one_after_the_other(seen: Opened) -> None:
    page = harbour(seen)
    assert "2 sentences with a reporting verb were not read." in page.locator("#view").inner_text()
    assert page.locator("#view .text .unread-sign").count() == 2
    assert (
        page.locator("#view .text .unread").first.evaluate("(one) => getComputedStyle(one).textDecorationStyle")
        == "dashed"
    )
    step = page.get_by_role("button", name=SAID["next_unread"])
    found = []
    for _ in range(3):
        step.click()
        found.append("".join(page.locator("#view .text .place").all_inner_texts()))
        assert page.evaluate("document.activeElement.dataset.key") == "unread"
    first = "Mr 王文斌 believes that the quay will reopen."
    assert found == [first, UNREAD, first]


def test_rejected_readings_are_listed_with_who_and_why(seen: Opened) -> None:
    page = harbour(seen)
    box = page.locator("#view .rejected")
    assert box.locator("summary").inner_text() == "1 reading by rule, rejected by hand"
    assert not box.locator(".entry").is_visible()
    box.locator("summary").click()
    listed = box.locator(".entry")
    assert "Rejected by A. Curator: The paper is told, nothing is said." in listed.inner_text()
    assert listed.locator("mark.content").inner_text() == "the Daily Post"
    listed.get_by_role("link", name=SAID["place"]).click()
    assert "Ana Ruiz" in "".join(page.locator("#view .text .place").all_inner_texts())


def test_filters_hide_marks_and_say_so_but_never_what_the_address_leads_to(seen: Opened) -> None:
    page = harbour(seen, "position=rejects&")
    hidden = words()["hidden"]["other"].split("{n}")[1]
    assert hidden in page.locator("#view").inner_text()
    assert page.locator("#view").get_by_role("button", name="王文斌").count() == 0
    record = next(one for one in data(page)["records"] if one["relation"] == "holds")
    page = harbour(seen, f"at={record['id']}&position=rejects&")
    assert page.locator("#view").get_by_role("button", name="王文斌").get_attribute("aria-pressed") == "true"


def test_of_excerpts_only_the_pieces_stand_there_and_the_page_says_so(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(corpus(), make_register(), excerpts=True), encoding="utf-8")
    with opened(path, fragment="articles") as seen:
        assert "reporting verb" not in seen.page.locator("#view").inner_text()
        page = harbour(seen)
        assert SAID["excerpts"] in page.locator("#view").inner_text()
        pieces = next(one for one in data(page)["articles"] if "title" in one)["pieces"]
        assert shown_text(page) == "\n".join(text for _, text in pieces)
        assert page.locator("#view .cut").count() >= 1
        assert "beaches" not in page.locator("#view").inner_text()
        assert axe(page) == []


def long_article(letters: int) -> Findings:
    """One article of about as many letters, each line with a reading."""
    line = "The ministry wrote: The quay is safe and will stay so, whatever anybody says about it.\n"
    count = letters // len(line)
    base = make_findings()[1].records[1]
    records: list[Record] = []
    for number in range(0, count, 10):
        start = number * len(line)
        parts = {"source": (0, 12), "cue": (13, 18), "content": (20, len(line) - 1)}
        spans = {role: (Span(start + a, start + b),) for role, (a, b) in parts.items()}
        reading = replace(base.reading, **spans)  # type: ignore[arg-type]
        records.append(replace(base, reading=reading, evidence=(Span(start, start + len(line) - 1),)))
    article = Article(name="long", text=line * count, title="A long one")
    return Findings(article=article, records=tuple(records))


def test_an_article_of_a_megabyte_opens_at_once_and_is_whole_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render([long_article(1_000_000), *make_findings()], Register()), encoding="utf-8")
    with opened(path, fragment="articles") as seen:
        page = seen.page
        took = page.evaluate(
            "() => { const link = [...document.querySelectorAll('#view h3 a')]"
            ".find((one) => one.textContent === 'A long one');"
            " const start = performance.now(); location.hash = link.hash;"
            " return new Promise((done) => setTimeout(() => done("
            "[performance.now() - start, document.querySelectorAll('#view .part:empty').length]), 0)); }"
        )
        assert took[0] < 1000
        assert took[1] > 100
        record = data(page)["records"][-12]
        at(seen, f"articles?read={ids(page)[data(page)['records'][-12]['article']]}&at={record['id']}")
        assert page.locator("#view mark.chosen").count() == 3
        page.wait_for_timeout(200)
        for _ in range(100):
            if not page.locator("#view .part:empty").count():
                break
            page.wait_for_timeout(200)
        assert len(shown_text(page)) == len(long_article(1_000_000).article.text) - 1
        top = page.locator("#view mark.chosen").first.evaluate("(one) => one.getBoundingClientRect().top")
        assert 100 < top < 850


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_articles_have_no_barrier_that_axe_knows(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark, fragment="articles") as seen:
        assert axe(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        at(seen, f"articles?read={ids(seen.page)[1]}")
        seen.page.locator("#view .rejected summary").click()
        seen.page.locator("#view .marker").nth(3).click()
        assert axe(seen.page) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_the_chosen_words_are_not_under_the_evidence(seeds_page: Path) -> None:
    with opened(seeds_page, 360, 740, touch=True) as seen:
        record = data(seen.page)["records"][30]
        page = at(seen, f"articles?read={ids(seen.page)[record['article']]}&sel={record['id']}")
        marker = page.locator("#view .marker[aria-pressed=true]")
        box, cover = marker.bounding_box(), page.locator("#evidence").bounding_box()
        assert box
        assert cover
        assert 0 <= box["y"] < cover["y"]


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "\u202etxet\u202e", "W" * 100_000, "𝒲" * 9001])
def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    ferry = make_findings()[1]
    article = replace(ferry.article, text=f"{FERRY}{text}\n", title=text, publisher=text, url="javascript:alert(1)")
    wrong = Rejected(ferry.records[0].reading, ferry.records[0].evidence, text, text)
    path = tmp_path / "hostile.html"
    path.write_text(render([replace(ferry, article=article, rejected=(wrong,))], Register()), encoding="utf-8")
    with opened(path, 360, 740, fragment="articles") as seen:
        page = seen.page
        assert page.locator("#view .outlet a[target]").count() == 0
        at(seen, f"articles?read={ids(page)[0]}")
        page.locator("#view .rejected summary").click()
        page.locator("#view .part:empty").first.wait_for(state="detached")
        assert shown_text(page).replace("\n", "").endswith(text)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert page.locator("#view a[target]").count() == 0
        assert not seen.dialogs
        assert not seen.errors


def test_of_a_thousand_articles_the_list_draws_the_first(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(*many(200, 600, 40, 100)), encoding="utf-8")
    with opened(path, fragment="articles") as seen:
        assert 10 <= seen.page.locator("#view .outlet").count() < 100
        assert "200 articles" in seen.page.locator("#view h2").inner_text()


def test_right_to_left_text_keeps_its_direction(tmp_path: Path) -> None:
    text = "قال الوزير إن الرصيف آمن.\n\nThe quay is safe.\n"
    path = tmp_path / "graph.html"
    findings = [Findings(article=Article(name="a", text=text, title="الرصيف", language="ar"), by_rules=False)]
    path.write_text(render([*findings, *make_findings()], Register()), encoding="utf-8")
    with opened(path, fragment="articles") as seen:
        page = seen.page
        assert "(ar)" in page.locator("#view .outlet", has_text="الرصيف").inner_text()
        page.locator("#view h3 a", has_text="الرصيف").click()
        directions = page.locator("#view .text p").evaluate_all(
            "(all) => all.map((p) => getComputedStyle(p).direction)"
        )
        assert directions == ["rtl", "ltr"]
        assert page.locator("#view .text").get_attribute("lang") == "ar"
