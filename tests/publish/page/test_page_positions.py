"""Positions: people and organisations by claims and recommendations, in a real browser."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser import Opened, axe, opened
from corpora import MIDDLE, many
from onrecord.findings import Findings, Record, RecordKind
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Actor, Article, Kind, Reading, Register, Span
from samples import make_findings, make_register

WORDS = words()
REPORT = "report:ohchr-xinjiang-assessment-2022"


@pytest.fixture(scope="module")
def seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page, fragment="positions") as seen:
        yield seen


SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""Two frames on, when what was scrolled into sight has been told; a slow machine takes longer over them."""


def at(seen: Opened, address: str) -> Page:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_timeout(50)
    seen.page.evaluate(SETTLED)
    return seen.page


def drawn(page: Page) -> Page:
    """The page with all rows of its table drawn, which scrolling to its end does."""
    matrix = page.locator(".matrix")
    while True:
        rows = page.locator(".matrix tr").count()
        matrix.evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
        page.wait_for_timeout(60)
        page.evaluate(SETTLED)
        if page.locator(".matrix tr").count() == rows:
            matrix.evaluate("(one) => one.scrollTo(0, 0)")
            return page


def data_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("onrecord.data")
    return found


def cells(page: Page) -> dict[tuple[str, str], list[str]]:
    """What each cell or line of a card says, by who and what."""
    found = page.locator("#view .deeds").evaluate_all(
        "(all) => all.map((one) => [one.dataset.choice, [...one.querySelectorAll('.deed')].map((deed) =>"
        " deed.querySelector('bdi').textContent)])"
    )
    return {tuple(choice.split("~~")): sorted(deeds) for choice, deeds in found}  # type: ignore[misc]


def test_it_is_a_table_with_headers_that_stay_in_sight(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    table = page.locator("#view table")
    assert WORDS["matrix"]["caption"] in (table.locator("caption").text_content() or "")
    assert table.locator("thead th:not([scope=col])").count() == 0
    assert table.locator("tbody tr:not(.subject) > :first-child:not(th[scope=row])").count() == 0
    page.locator(".matrix").evaluate("(one) => one.scrollTo(600, 500)")
    host = page.locator(".matrix").bounding_box()
    head = table.locator("thead th").nth(12).bounding_box()
    first = table.locator("tbody th[scope=row]").nth(8).bounding_box()
    assert host
    assert head
    assert first
    assert abs(head["y"] - host["y"]) < 3
    assert abs(first["x"] - host["x"]) < 3


def test_the_report_comes_first_and_then_what_two_or_more_are_on_record_about(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    data = data_of(page)
    first = page.locator("#view tbody tr:not(.subject) .what").first
    assert first.get_attribute("data-choice") == REPORT
    shown = page.locator("#view tbody .what").evaluate_all("(all) => all.map((one) => one.dataset.choice)")
    by = defaultdict(set)
    for record in data["records"]:
        for number in {record.get("target"), record.get("toward") if "position" in record else None} - {None}:
            by[data["nodes"][number]["id"]].add(record["source"])
    contested = {data["nodes"][number]["id"] for pair in data["contradictions"] for number in pair}
    several = {node for node, who in by.items() if len(who) > 1 and not node.startswith(("actor", "topic"))}
    assert several & set(shown)
    assert set(shown) <= several | contested
    assert "most quoted" in page.locator("#view p").first.inner_text()


def test_each_cell_says_what_somebody_does_and_a_denial_is_never_merged(seen: Opened) -> None:
    page = drawn(at(seen, "positions?rows=400&people=200"))
    data = data_of(page)
    ids = [node["id"] for node in data["nodes"]]
    expected = defaultdict(set)
    for record in data["records"]:
        who, target, toward = ids[record["source"]], record.get("target"), record.get("toward")
        if record["relation"] == "respondedTo":
            expected[who, ids[target]].add(WORDS["positions"][record.get("position", "neutral")])
            continue
        if target is not None:
            expected[who, ids[target]].add(WORDS["relations"][record["relation"]])
        if toward is not None and "position" in record and not ids[toward].startswith("actor:"):
            expected[who, ids[toward]].add(WORDS["positions"][record["position"]])
    shown = cells(page)
    assert ["“hailed”"] in shown.values()
    found = {pair: {re.sub(r" \(“.*”\)", "", deed) for deed in deeds} for pair, deeds in shown.items()}
    found = {
        pair: {re.sub(r"^“.*”$", WORDS["relations"]["stated"], deed) for deed in deeds} for pair, deeds in found.items()
    }
    assert found == expected
    assert cells(page)["actor:chinese-government", REPORT] == ["disputes in part", "rejects"]


def test_signs_and_words_stand_beside_colours(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    for tone, sign in (("against", "✕"), ("for", "▲"), ("says", "●"), ("asks", "➜")):
        deeds = page.locator(f"#view .deed.tone-{tone}")
        assert deeds.count()
        assert deeds.first.locator(".sign").text_content() == sign
        assert (deeds.first.locator("bdi").text_content() or "").strip()


def test_a_click_on_a_cell_shows_the_words_behind_it_and_keeps_focus_and_place(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    page.locator(".matrix").evaluate("(one) => one.scrollTo(100, 40)")
    cell = page.locator(f"#view [data-choice='actor:wang-wenbin~~{REPORT}']")
    cell.evaluate("(one) => one.focus({ preventScroll: true })")
    place = page.locator(".matrix").evaluate("(one) => [one.scrollLeft, one.scrollTop]")
    page.keyboard.press("Enter")
    page.wait_for_function("document.body.classList.contains('chosen')")
    assert "wang-wenbin" in page.evaluate("location.hash")
    assert page.locator("#evidence .entry").count() > 0
    assert "Wang Wenbin" in page.locator("#evidence").inner_text()
    assert cell.get_attribute("aria-current") == "true"
    assert cell.evaluate("(one) => one === document.activeElement")
    assert page.locator(".matrix").evaluate("(one) => [one.scrollLeft, one.scrollTop]") == place
    page.go_back()
    page.wait_for_function("!document.body.classList.contains('chosen')")
    assert cell.get_attribute("aria-current") is None


def test_who_speaks_for_somebody_is_told(seen: Opened) -> None:
    head = at(seen, "positions").locator("#view thead th", has_text="Wang Wenbin")
    assert "speaking for Chinese Ministry of Foreign Affairs" in head.inner_text().replace("\n", " ")


def columns(page: Page) -> list[list[str]]:
    """Those whom the columns are of, by side."""
    heads = page.locator("#view thead th:not(.corner)").evaluate_all(
        "(all) => all.map((one) => [one.className, one.querySelector('button').dataset.choice])"
    )
    sides: list[list[str]] = []
    for apart, name in heads:
        sides += [[]] if apart else []
        sides[-1].append(name)
    return sides


def test_camps_stand_apart(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    found = cells(page)
    sides = columns(page)
    report = {who: deeds for (who, what), deeds in found.items() if what == REPORT}

    def positions(side: list[str]) -> set[str]:
        return {deed for who in side for deed in report.get(who, ())}

    assert "rejects" in positions(sides[0])
    assert not {"welcomes", "supports"} & positions(sides[0])
    assert {"welcomes", "supports"} <= positions(sides[1])
    assert "rejects" not in positions(sides[1])


def quarrelling(pairs: list[tuple[str, str, bool]]) -> Findings:
    """An article in which people say or deny claims: who, what, whether they deny it."""
    text, records = "", []
    for who, what, denies in pairs:
        sentence = f"{who} {'denied' if denies else 'said'} that {what}."
        start = len(text)
        parts = [who, "denied" if denies else "said", what]
        spans = [Span(start + sentence.index(part), start + sentence.index(part) + len(part)) for part in parts]
        reading = Reading(
            kind=Kind.DENIAL if denies else Kind.STATEMENT,
            rule="that-clause.say",
            source=(spans[0],),
            cue=(spans[1],),
            content=(spans[2],),
        )
        records.append(
            Record(
                kind=RecordKind.STATEMENT,
                reading=reading,
                source=Actor(name=who),
                evidence=(Span(start, start + len(sentence)),),
                words=what,
                disputed=denies,
                act="denies" if denies else "asserts",
                origins=("that-clause.say",),
            )
        )
        text += sentence + "\n"
    return Findings(article=Article(name="quarrel", text=text), records=tuple(records))


def test_the_order_puts_those_together_who_agree_whatever_their_names(tmp_path: Path) -> None:
    one, other = ("Ada", "Cem", "Eva"), ("Bea", "Dov", "Fay")
    pairs = [(who, what, who in other) for who in (*one, *other) for what in ("the sea is salt", "the quay is old")]
    pairs += [("Gus", "rain fell", False), ("Hal", "rain fell", True)]
    path = tmp_path / "camps.html"
    path.write_text(render([quarrelling(sorted(pairs))], Register()), encoding="utf-8")
    with opened(path, fragment="positions") as seen:
        sides = [sorted(who.split("-")[1].capitalize() for who in side) for side in columns(seen.page)]
        assert sides == [sorted(other), sorted(one), ["Gus", "Hal"]]


def test_show_more_shows_the_rest_and_stands_in_the_address(seen: Opened) -> None:
    page = at(seen, "positions")
    before = int(page.locator("#view table").get_attribute("aria-rowcount") or 0)
    page.get_by_role("button", name=re.compile(r"^Show 24 of \d+ more claims")).click()
    assert int(page.locator("#view table").get_attribute("aria-rowcount") or 0) > before + 20
    address = page.evaluate("location.hash")
    assert "rows=" in address
    page = at(seen, "positions?rows=9999")
    everything = {n["id"] for n in data_of(page)["nodes"] if n["kind"] in ("claim", "action", "report")}
    drawn(page)
    assert page.locator("#view tbody .what").count() == len(everything)
    assert page.get_by_role("button", name=re.compile("more claims")).count() == 0


def test_rows_stand_under_their_subjects_and_a_chip_leaves_one(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    assert page.locator("tr.subject").count() > 3
    page.locator("#view .chips button", has_text="genocide").click()
    assert "topic=topic%3Agenocide" in page.evaluate("location.hash")
    assert page.locator("#view .chips button", has_text="genocide").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.textContent").startswith("genocide")
    assert page.locator("#filters .chip", has_text="genocide").count() == 1
    page.locator("#view .chips button", has_text=WORDS["matrix"]["all_subjects"]).click()
    assert "topic" not in page.evaluate("location.hash")


def test_filters_apply(seen: Opened) -> None:
    page = drawn(at(seen, "positions?kind=disputes"))
    found = cells(page)
    assert found
    of_claims = [deeds for (_, what), deeds in found.items() if what != REPORT]
    assert all(deeds == [WORDS["relations"]["disputes"]] for deeds in of_claims)
    page = at(seen, "positions?kind=silentOn")
    assert WORDS["matrix"]["none"] in page.locator("#view").inner_text()


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.dataset.key ?? document.activeElement.id")
    return text


def test_arrow_keys_go_from_cell_to_cell_and_the_table_is_one_stop_of_tab(seen: Opened) -> None:
    page = drawn(at(seen, "positions"))
    page.locator("#view .chips button").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert focused(page) == f"row-{REPORT}" or focused(page).startswith("cell-")
    page.keyboard.press("Home")
    assert focused(page) == f"row-{REPORT}"
    page.keyboard.press("ArrowRight")
    assert focused(page) == f"cell-actor:chinese-government~~{REPORT}"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "who-actor:chinese-government"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith(("cell-actor:chinese-government~~claim", "row-claim"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    assert focused(page).endswith(REPORT)
    page.keyboard.press("ArrowLeft")
    assert focused(page).endswith(REPORT)
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.matrix')")
    assert page.locator(".matrix button[tabindex='0']").count() == 1


def test_on_a_narrow_screen_the_same_stands_on_cards(seen: Opened, seeds_page: Path) -> None:
    wide = cells(drawn(at(seen, "positions?kind=disputes&kind=stated&people=200")))
    with opened(seeds_page, 360, 740, fragment="positions?kind=disputes&kind=stated&people=200", touch=True) as narrow:
        page = narrow.page
        assert page.locator("#view table").count() == 0
        while (more := page.locator(".card > ul > li > button:not(.deeds)")).count():
            more.first.click()
        assert cells(page) == wide
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for box in page.locator(".card button").evaluate_all(
            "(all) => all.map((one) => [one.getBoundingClientRect().height, one.scrollWidth - one.clientWidth])"
        ):
            assert box[0] >= 24
            assert box[1] <= 0
        card = page.locator(".card .deeds").first
        card.tap()
        page.locator("#evidence .entry").first.wait_for()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark, fragment=f"positions?sel=actor:wang-wenbin~~{REPORT}") as seen:
        assert axe(seen.page) == []


def test_many_records_open_on_few_rows_and_say_how_many_more(tmp_path: Path) -> None:
    findings, register = many(*MIDDLE)
    path = tmp_path / "many.html"
    path.write_text(render(findings, register), encoding="utf-8")
    with opened(path, fragment="positions") as seen:
        page = seen.page
        assert page.locator("#view *").count() < 8000
        assert re.search(r"of [\d,]{5,} claims", page.locator("#view p").first.inner_text())
        others = page.locator("#view tbody td:last-child button").first
        count = int(re.sub(r"\D", "", others.inner_text()))
        page.get_by_role("button", name=re.compile("more people")).click()
        assert page.locator("#view thead th").count() > 100
        page.wait_for_timeout(100)
        first = page.locator("#view tbody td:last-child button").first
        assert int(re.sub(r"\D", "", first.inner_text())) < count
        assert not seen.errors


def test_a_word_of_100_000_letters_breaks_nothing_on_a_narrow_screen(tmp_path: Path) -> None:
    found = make_findings()[0]
    records = tuple(
        replace(r, source=replace(r.source, name="W" * 100_000, key=None), words="V" * 100_000 if r.words else "")
        for r in found.records
    )
    path = tmp_path / "long.html"
    path.write_text(render([replace(found, records=records)], make_register()), encoding="utf-8")
    for view in ("positions", "report", "disputes"):
        with opened(path, 360, 740, fragment=view) as seen:
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
            assert not seen.errors
