"""What is printed: a dossier of what the filters let through."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from browser import Opened, opened
from corpora import many
from onrecord.findings import Findings
from onrecord.publish.page import render
from onrecord.publish.page.words import counted, words
from onrecord.records import Register
from samples import make_findings, make_register

SAID = words()["dossier"]


@pytest.fixture(scope="module")
def seen(sample_page: Path) -> Iterator[Opened]:
    with opened(sample_page, fragment="table") as seen:
        yield seen


def printed(seen: Opened) -> list[str]:
    """The text of each page that is printed, in one line; ligatures are taken apart."""
    pages = PdfReader(io.BytesIO(seen.page.pdf())).pages
    return [" ".join(page.extract_text().split()).replace("ﬁ", "fi").replace("ﬀ", "ff") for page in pages]


def at(seen: Opened, address: str) -> Opened:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    return seen


def notice(seen: Opened) -> str:
    text: str = seen.page.evaluate("onrecord.data")["notice"]
    return text


def between(text: str, start: str, end: str) -> str:
    return text.split(start, 1)[1].split(end, 1)[0]


def test_every_page_has_its_number_and_says_what_all_this_means(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table?kind=calledFor") as seen:
        pages = printed(seen)
        assert len(pages) > 5
        for number, text in enumerate(pages, 1):
            assert f"{number} / {len(pages)}" in text
            assert notice(seen) in text
        assert pages[0].count(notice(seen)) == 2


def test_the_dossier_has_heading_summary_ledger_and_sources_and_no_picture(seen: Opened) -> None:
    text = " ".join(printed(at(seen, "table")))
    assert seen.page.locator("#top .summary").inner_text() in text
    order = [words()["heading"], SAID["summary"], SAID["people"], SAID["disputes"], SAID["ledger"], SAID["sources"]]
    places = [text.index(heading) for heading in order]
    assert places == sorted(places)
    assert words()["search"]["placeholder"] not in text
    assert words()["filters"]["title"] not in text
    assert SAID["everything"].replace("{passages}", "11 passages") in text


def test_the_summary_counts_by_kind_and_position_and_tells_who_disputes_what(seen: Opened) -> None:
    text = " ".join(printed(at(seen, "table")))
    summary = between(text, SAID["summary"], SAID["people"])
    for kind, count in (("stated", 4), ("respondedTo", 2), ("disputes", 1), ("silentOn", 1)):
        assert f"{SAID['kinds'][kind]}: {count}" in summary
    assert "Ministry of Ports 4 rejects (3)" in between(text, SAID["people"], SAID["disputes"])
    number = re.search(r"(\d+)\. ✕ disputed: the quay was unsafe", text)[1]
    disputes = between(text, SAID["disputes"], SAID["ledger"])
    assert f"Ministry of Ports disputed: the quay was unsafe ({SAID['number']} {number})" in disputes


def test_the_ledger_tells_by_name_each_record_with_its_sentence_and_all_that_is_known(seen: Opened) -> None:
    text = " ".join(printed(at(seen, "table")))
    ledger = between(text, SAID["ledger"], SAID["sources"])
    names = ["Ana Ruiz", "Harbour Inquiry 2031", "Ministry of Ports", "The union"]
    places = [ledger.index(f"{name} {number}. ") for name, number in zip(names, (1, 2, 6, 9), strict=True)]
    assert places == sorted(places)
    entry = between(ledger, "Ana Ruiz 1. ", "Harbour Inquiry 2031 2. ")
    for known in (
        "said: That is a lie",
        "“That is a lie,” Ana Ruiz, a ministry spokeswoman, told the Daily Post.",
        "denies, said, in quotation marks",
        "a ministry spokeswoman",
        "speaking for Ministry of Ports",
        "rejects",
        "Daily Post",
        "[2]",
        words()["by_hand"],
    ):
        assert known in entry
    assert "on Monday · 2031-03-03 · counted from a known event" in ledger
    assert "by rule" in ledger


def test_the_sources_are_numbered_as_the_ledger_names_them(seen: Opened) -> None:
    sources = " ".join(printed(at(seen, "table"))).split(SAID["sources"])[1]
    assert re.search(r"1\. article ferry, no headline known", sources)
    assert re.search(
        r"2\. Ministry rejects “Harbour” inquiry, The Morning, 2031-03-05, https://example\.com/harbour\? ?a=1&b=\"2\"",
        sources,
    )


def test_filters_narrow_it_and_stand_in_it_in_words(seen: Opened) -> None:
    text = " ".join(printed(at(seen, "table?kind=disputes&kind=recommends&q=quay")))
    told = between(text, SAID["narrowed"].split("{")[0], SAID["summary"])
    assert told.startswith("2 passages")
    assert f"{words()['filters']['kind']} disputed {SAID['or']} recommended" in told
    assert f"{words()['filters']['q']} quay" in told
    ledger = between(text, SAID["ledger"], SAID["sources"])
    assert "That is a lie" not in ledger
    assert "The ministry denied that the quay was unsafe." in ledger
    assert "1. Ministry rejects" in text.split(SAID["sources"])[1]
    assert counted(SAID["others"], 1) in text


def test_after_printing_the_page_is_as_before(seen: Opened) -> None:
    page = at(seen, "table").page
    printed(seen)
    assert page.locator("#dossier").is_hidden()
    assert page.locator("#dossier > *").count() == 0
    assert page.locator("#view").is_visible()


def test_a_button_prints(sample_page: Path) -> None:
    with opened(sample_page, fragment="table", script="window.print = () => { window.printedOnce = true; };") as seen:
        seen.page.locator(".taking > summary").click()
        seen.page.get_by_role("button", name=words()["export"]["print"]).click()
        assert seen.page.evaluate("window.printedOnce")


def test_marks_survive_without_colour_and_no_page_breaks_within_a_sentence(sample_page: Path) -> None:
    with opened(sample_page, fragment="table", dark=True) as seen:
        page = seen.page
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        looks = page.evaluate(
            "['source', 'cue', 'content'].map((role) => {"
            " const s = getComputedStyle(document.querySelector(`#dossier article mark.${role}`));"
            " return [s.borderBottomStyle, s.fontStyle, s.fontWeight, s.backgroundColor, s.color]; })"
        )
        clear, black = "rgba(0, 0, 0, 0)", "rgb(0, 0, 0)"
        assert looks == [
            ["solid", "normal", "400", clear, black],
            ["dotted", "italic", "400", clear, black],
            ["none", "normal", "700", clear, black],
        ]
        breaks = "(all) => new Set(all.map((one) => getComputedStyle(one).breakInside)).has('auto')"
        assert not page.locator("#dossier blockquote").evaluate_all(breaks)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_of_very_many_a_part_is_printed_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(*many(articles=60, records=2300, sources=150, claims=900)), encoding="utf-8")
    with opened(path, fragment="table") as seen:
        page = seen.page
        data = page.evaluate("onrecord.data")
        took = page.evaluate(
            "(() => { const start = performance.now(); dispatchEvent(new Event('beforeprint'));"
            " return performance.now() - start; })()"
        )
        assert took < 5000
        assert page.locator("#dossier article, #dossier .also").count() == 2000
        told = SAID["cut"].replace("{most}", "2,000").replace("{n}", f"{len(data['records']):,}")
        assert page.locator("#dossier .cut").text_content() == told
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("#dossier article").count() == 0


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)></script>", "\u202egnirts \\22 } * {", "X" * 100_000])
def test_hostile_text_is_printed_as_text(tmp_path: Path, text: str) -> None:
    made = []
    for found in make_findings():
        article = replace(found.article, title=text, publisher=text)
        said = tuple(replace(one, source=replace(one.source, name=text), role=text) for one in found.records)
        made.append(replace(found, article=article, records=said))
    path = tmp_path / "graph.html"
    path.write_text(render(tuple(made), make_register()), encoding="utf-8")
    with opened(path, fragment="table") as seen:
        pages = printed(seen)
        assert len(pages) < 40
        assert "1 / " in pages[0]
        assert not seen.dialogs
        assert not seen.errors
        assert {request.split("#")[0] for request in seen.requests} == {path.as_uri()}


@pytest.mark.parametrize("findings", [(), (make_findings()[1],)], ids=["empty", "one article"])
def test_little_or_nothing_prints_well(tmp_path: Path, findings: tuple[Findings, ...]) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(findings, Register()), encoding="utf-8")
    with opened(path) as seen:
        pages = printed(seen)
        assert words()["heading"] in pages[0]
        assert "1 / " in pages[0]
        assert not seen.errors


def test_a_statement_that_is_also_a_response_is_one_entry_and_the_counts_are_the_filters(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table") as seen:
        page = seen.page
        records = page.evaluate("onrecord.data")["records"]
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        within = [one for one in records if "expressed" in one]
        assert page.locator("#dossier article").count() == len(records) - len(within)
        assert page.locator("#dossier article .also").count() == len(within)
        assert page.locator("#dossier .in-one").text_content() == SAID["in_one"]
        kinds = page.locator("#dossier .kinds li").all_text_contents()
        for relation in ("stated", "respondedTo", "disputes"):
            n = sum(one["relation"] == relation for one in records)
            assert f"{SAID['kinds'][relation]}: {n}" in kinds
        for entry in page.locator("#dossier article").all():
            sentences = entry.locator("blockquote").all_text_contents()
            assert len(set(sentences)) == len(sentences)
        disputed = page.locator("#dossier .disputed li").all_text_contents()
        lines = [re.sub(r" \(no\. [^)]*\)$", "", line) for line in disputed]
        assert len(set(lines)) == len(lines) > 1
        (crimes,) = [line for line in disputed if "horrific crimes" in line]
        assert re.search(r"\(no\. \d+, \d+\)$", crimes)


def test_a_response_whose_statement_the_filters_hide_is_an_entry_of_its_own(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table?kind=respondedTo") as seen:
        page = seen.page
        responses = [one for one in page.evaluate("onrecord.data")["records"] if one["relation"] == "respondedTo"]
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#dossier article").count() == len(responses)
        assert page.locator("#dossier .in-one").count() == 0
