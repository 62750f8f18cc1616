"""What holds for the whole page, whichever view is open: in a real browser."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from browser import Opened, axe, opened
from onrecord.findings import Findings
from onrecord.publish.page import render
from onrecord.publish.page.render import _json
from onrecord.publish.page.words import words
from onrecord.records import Register, Span, Spans
from samples import make_article, make_findings, make_register

VIEWS = tuple(words()["views"])
HOSTILE = (
    "<img src=x onerror=alert(1)></script><script>alert(2)</script>",
    'href="javascript:alert(3)" <a href=x>',
    "\u202egnirts desrever\u202c {{ 7 * 7 }} ${alert(4)} <!-- <script>",
    "X" * 100_000,
)
ONTOLOGYS = re.compile(
    r"\b(?:actors?|cues?|speech acts?|act|mode|stances?|origins?|omissions?|curated)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def seen(sample_page: Path) -> Iterator[Opened]:
    with opened(sample_page) as seen:
        yield seen


@pytest.fixture(scope="module")
def seeds_seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page) as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    """The page at an address of its own."""
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    seen.page.wait_for_timeout(50)
    return seen.page


def offered(page: Page) -> list[str]:
    return [href.split("?")[0][1:] for href in page.locator("#views a").evaluate_all("(all) => all.map((a) => a.hash)")]


def test_nothing_is_asked_of_any_network_and_nothing_goes_wrong(sample_page: Path) -> None:
    with opened(sample_page) as seen:
        for view in offered(seen.page):
            at(seen, f"{view}?sel=actor:ministry")
        assert [url for url in seen.requests if not url.startswith(("data:", "blob:"))] == [sample_page.as_uri()]
        assert not seen.errors


def test_the_policy_forbids_every_request(sample_page: Path) -> None:
    with opened(sample_page) as seen:
        stopped: list[str | None] = []
        seen.page.on("requestfailed", lambda request: stopped.append(request.failure))
        told = seen.page.evaluate(
            "(async () => { const told = []; document.addEventListener('securitypolicyviolation',"
            " (event) => told.push(event.effectiveDirective));"
            " await fetch('https://example.com/').catch(() => 0);"
            " new Image().src = 'https://example.com/x.png';"
            " const script = document.createElement('script'); script.src = 'https://example.com/x.js';"
            " const inline = document.createElement('script'); inline.textContent = 'window.wrong = 1';"
            " document.head.append(script, inline);"
            " await new Promise((done) => setTimeout(done, 100)); return told; })()"
        )
        assert {"connect-src", "img-src", "script-src-elem"} <= set(told)
        assert seen.page.evaluate("window.wrong") is None
        assert len(stopped) == len(seen.requests) - 1
        assert set(stopped) == {"csp"}


def test_the_files_text_names_nothing_to_load(seeds_page: Path) -> None:
    text = seeds_page.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)\s*=", text)
    assert "sourceMappingURL" not in text
    assert "@import" not in text.replace("/** @import", "")


def test_every_view_with_data_is_offered_and_opens_under_its_address(seeds_seen: Opened) -> None:
    found = offered(at(seeds_seen, "table"))
    assert found == [view for view in VIEWS if view in found]
    assert found == list(VIEWS)
    for view in found:
        page = at(seeds_seen, view)
        assert page.locator("#views a[aria-current=page]").inner_text() == words()["views"][view]
        assert page.locator("#view").inner_text().strip()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_what_the_page_claims_and_does_not_is_always_in_sight(seeds_page: Path, width: int, height: int) -> None:
    with opened(seeds_page, width, height) as seen:
        for view in VIEWS:
            page = at(seen, f"{view}?sel=actor:chinese-government")
            page.mouse.wheel(0, 3000)
            notice = page.locator("#notice")
            assert words()["notice"] in notice.inner_text()
            assert "3 sentences with a reporting verb were not read." in notice.inner_text()
            box = notice.bounding_box()
            assert box
            assert box["y"] >= 0
            assert round(box["y"] + box["height"]) <= height
            top = page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y).closest('#notice') !== null",
                [width / 2, box["y"] + box["height"] / 2],
            )
            assert top


@pytest.mark.parametrize("width", [360, 720])
def test_no_view_is_wider_than_the_screen(seeds_page: Path, width: int) -> None:
    """At 360 pixels, and at 1440 pixels zoomed to 200 %."""
    with opened(seeds_page, width, 740) as seen:
        for view in VIEWS:
            page = at(seen, f"{view}?sel=actor:chinese-government")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_the_words_are_the_readers_not_the_ontologys() -> None:
    def strings(value: object) -> Iterator[str]:
        for one in value.values() if isinstance(value, dict) else ():
            yield from (one,) if isinstance(one, str) else strings(one)

    assert [text for text in strings(words()) if ONTOLOGYS.search(text)] == []


def test_no_view_shows_a_word_of_the_ontology(seen: Opened) -> None:
    for view in VIEWS:
        for choice in ("actor:ministry", "report:harbour-inquiry"):
            shown = at(seen, f"{view}?sel={choice}").locator("body").inner_text()
            assert not ONTOLOGYS.findall(re.sub(r"by rule: .*", "", shown))


def test_the_sentences_behind_a_name_are_shown_with_source_cue_and_content_marked(seen: Opened) -> None:
    evidence = at(seen, "table?sel=actor:ministry").locator("#evidence")
    assert "Ministry of Ports" in evidence.locator("h2").inner_text()
    assert "The ministry" in evidence.locator("mark.source").all_inner_texts()
    assert "denied" in evidence.locator("mark.cue").all_inner_texts()
    assert "the quay was unsafe" in evidence.locator("mark.content").all_inner_texts()
    assert "Ministry rejects “Harbour” inquiry" in evidence.inner_text()
    looks = {
        role: evidence.locator(f"mark.{role}").first.evaluate(
            "(mark) => { const s = getComputedStyle(mark);"
            " return [s.backgroundColor, s.borderBottomStyle + s.fontStyle].join(); }"
        )
        for role in ("source", "cue", "content")
    }
    assert len({look.split(",")[-1] for look in looks.values()}) == 3


def test_a_reading_by_hand_shows_no_number_and_a_rules_shows_how_often_it_is_right(seen: Opened) -> None:
    def facts(choice: str) -> str:
        return at(seen, f"table?sel={choice}").locator("#evidence .entry").first.inner_text()

    page = at(seen, "table")
    data = page.evaluate("onrecord.data")
    by_hand = next(record["id"] for record in data["records"] if record.get("hand") and record.get("rules"))
    tested = {number for number, rule in enumerate(data["rules"]) if "right" in rule}
    by_rule = next(r["id"] for r in data["records"] if not r.get("hand") and tested & {*r["rules"]})
    assert words()["by_hand"] in facts(by_hand)
    assert "test sentences" not in facts(by_hand)
    assert re.search(r"right in \d+ of \d+ test sentences, US news, 2016", facts(by_rule))


def test_filters_narrow_each_other_and_their_counts_follow(seeds_seen: Opened) -> None:
    page = at(seeds_seen, "table")

    def count(label: str) -> int:
        line = page.locator("#filters label", has_text=label).first
        return int(line.locator(".count").inner_text().replace(",", ""))

    def shown() -> int:
        return int(re.sub(r"\D", "", page.locator("#count").inner_text()))

    everything = shown()
    expected = count("rejects")
    page.locator("#filters label", has_text="rejects").first.click()
    assert shown() == expected < everything
    expected = count("Chinese government")
    page.locator("#filters label", has_text="Chinese government").first.click()
    assert shown() == expected
    address = page.evaluate("location.hash")
    assert at(seeds_seen, address[1:]).locator("#filters input:checked").count() == 2
    page.locator(".chip", has_text="Chinese government").click()
    assert shown() == count("rejects")
    page.get_by_role("button", name=words()["filters"]["clear_all"]).click()
    assert shown() == everything
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.chip').length === 1")


def test_dates_filter_as_far_as_they_are_known(seen: Opened) -> None:
    page = at(seen, "table?from=2031-03-02&to=2031-03-04")
    data = page.evaluate("onrecord.data")
    dates = [record["date"] for record in data["records"] if "date" in record]
    assert sorted(dates) == ["2031", "2031-03", "2031-03-03"]
    assert page.locator("#count").inner_text().startswith("3 ")
    assert at(seen, "table?from=2031-03-04").locator("#count").inner_text().startswith("2 ")


def test_filters_are_worked_by_keyboard_and_keep_the_focus(seeds_seen: Opened) -> None:
    page = at(seeds_seen, "table")
    page.locator("#filters input").first.focus()
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked") is True
    assert page.locator("#live").inner_text()


def test_on_a_narrow_screen_filters_fold_open(seeds_page: Path) -> None:
    with opened(seeds_page, 360, 740, touch=True) as seen:
        assert not seen.page.locator("#filters").is_visible()
        seen.page.locator("#toggle-filters").tap()
        assert seen.page.locator("#filters").is_visible()
        assert seen.page.locator("#toggle-filters").get_attribute("aria-expanded") == "true"


def test_no_address_of_a_view_is_an_elements_to_scroll_to(seeds_seen: Opened) -> None:
    at(seeds_seen, "network")
    assert [view for view in VIEWS if seeds_seen.page.locator(f"#{view}").count()] == []


def test_skipping_to_the_content_leaves_view_filters_and_choice(seeds_seen: Opened) -> None:
    for view in VIEWS:
        page = at(seeds_seen, f"{view}?position=rejects&sel=actor:chinese-government")
        address = page.evaluate("location.hash")
        page.locator("#skip").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "view"
        assert page.evaluate("location.hash") == address


def test_no_key_leaves_the_focus_nowhere(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table") as seen:
        page = seen.page

        def focus_is_somewhere() -> bool:
            return bool(page.evaluate("document.activeElement !== document.body"))

        page.locator("#views a", has_text=words()["views"]["disputes"]).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == words()["views"]["disputes"]
        page.locator("#filters input[data-key='position=rejects']").focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name=words()["filters"]["clear_all"]).focus()
        page.keyboard.press("Enter")
        assert focus_is_somewhere()
        page.locator("#evidence .questions a").first.focus()
        page.keyboard.press("Enter")
        assert focus_is_somewhere()
        at(seen, "report?sel=actor:chinese-government")
        page.locator("#evidence a", has_text=words()["open_article"]).first.focus()
        page.keyboard.press("Enter")
        assert focus_is_somewhere()
        page.locator("#evidence .close").focus()
        page.keyboard.press("Enter")
        assert focus_is_somewhere()
        page.go_back()
        assert focus_is_somewhere()


def test_a_link_to_what_is_not_here_says_so_and_offers_a_way_out(seen: Opened) -> None:
    addresses = ("nonsense", "table?who=actor:nobody", "table?sel=actor:nobody", "table?from=2031-13-99")
    for address in (*addresses, "articles?read=none", "table?kind=constructor&mode=__proto__"):
        page = at(seen, address)
        warning = page.locator("#missing")
        assert words()["missing"]["notice"].split("{")[0] in warning.inner_text()
        assert "native code" not in page.locator("body").inner_text()
        warning.get_by_role("button").click()
        assert not warning.inner_text()
    assert not at(seen, "table?sel=actor:ministry&who=actor:ministry").locator("#missing").inner_text()


def test_the_numbers_for_a_name_agree_wherever_they_stand(seeds_seen: Opened) -> None:
    page = at(seeds_seen, "timeline")
    listed = page.locator(".most-quoted li", has_text="Chinese government").first.locator(".quiet").inner_text()
    label = page.locator("#filters label", has_text="Chinese government").first.locator(".count").inner_text()
    evidence = at(seeds_seen, "timeline?sel=actor:chinese-government").locator("#evidence")
    own = evidence.locator(".part-title").first.inner_text()
    assert listed == label == "".join(filter(str.isdigit, own))
    everything = re.search(r"(\d+) passages", evidence.inner_text())
    assert everything
    page.locator("#search").fill("Chinese government")
    assert f"{everything[1]} " in page.locator("#results [role=option]").first.inner_text()
    page.keyboard.press("Escape")
    page.locator("#search").fill("")


def test_a_step_back_draws_the_page_once(sample_page: Path) -> None:
    with opened(sample_page, fragment="table") as seen:
        at(seen, "table?sel=actor:ministry")
        seen.page.evaluate(
            "() => { window.times = 0; new MutationObserver(() => { window.times += 1; })"
            ".observe(document.getElementById('evidence'), { childList: true }); }"
        )
        seen.page.go_back()
        seen.page.wait_for_timeout(100)
        assert seen.page.evaluate("window.times") == 1


def test_the_evidence_stays_as_it_is_while_its_choice_does(seen: Opened) -> None:
    page = at(seen, "table?sel=actor:ministry")
    page.locator("#evidence details.cite summary").first.click()
    page.locator("#evidence").evaluate("(box) => { box.scrollTop = 50; }")
    at(seen, "timeline?sel=actor:ministry")
    assert page.locator("#evidence details.cite[open]").count() == 1
    assert page.locator("#evidence").evaluate("(box) => box.scrollTop") == 50


def test_the_title_names_the_report_and_the_view(seeds_seen: Opened) -> None:
    page = at(seeds_seen, "disputes")
    assert "OHCHR Assessment" in page.locator("h1").inner_text()
    assert page.title().startswith(words()["views"]["disputes"])
    assert "OHCHR Assessment" in page.title()


def test_a_choice_stands_in_the_address_and_going_back_takes_it_away(seen: Opened) -> None:
    page = at(seen, "table")
    at(seen, "table?sel=actor:ministry")
    assert page.locator("#evidence .entry").count() > 0
    page.go_back()
    page.wait_for_function("!document.body.classList.contains('chosen')")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_frame_has_no_barrier_that_axe_knows(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark) as seen:
        at(seen, "table?sel=actor:chinese-government&position=rejects")
        assert axe(seen.page) == []


def hostile(text: str) -> tuple[Findings, ...]:
    """The sample findings with a text wherever one can come from outside."""
    findings = []
    for found in make_findings():
        article = replace(found.article, title=text, publisher=text, name=text, url=f"javascript:{text[:40]}")
        records = tuple(
            replace(r, source=replace(r.source, name=text), words=text if r.words else "", role=text, as_named=text)
            for r in found.records
        )
        findings.append(replace(found, article=article, records=records))
    return tuple(findings)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing_and_breaks_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(hostile(text), Register()), encoding="utf-8")
    with opened(path) as seen:
        data = seen.page.evaluate("onrecord.data")
        for view in offered(seen.page):
            page = at(seen, f"{view}?sel={data['records'][0]['id']}")
            assert text[:50] in (page.locator("#evidence").text_content() or "")
            assert page.evaluate("document.documentElement.scrollWidth") <= 1440
        assert not seen.dialogs
        assert not seen.errors
        assert seen.page.locator("a[href^='javascript' i]").count() == 0
        assert [url for url in seen.requests if not url.startswith("data:")] == [path.as_uri()]


@pytest.mark.parametrize("findings", [(), make_findings()[1:], (Findings(article=make_article()),)])
def test_an_empty_graph_and_a_single_article_look_intended(findings: tuple[Findings, ...], tmp_path: Path) -> None:
    path = tmp_path / "small.html"
    path.write_text(render(findings, Register()), encoding="utf-8")
    with opened(path) as seen:
        records = any(found.records for found in findings)
        assert records or words()["empty"] in seen.page.locator("main").inner_text()
        for view in offered(seen.page):
            assert at(seen, view).locator("#view").inner_text().strip()
        assert not seen.errors
        assert axe(seen.page) == []


def test_a_withheld_name_stands_nowhere_in_the_page() -> None:
    assert "Ruiz" in render(make_findings(), make_register())
    masked = render(make_findings(), replace(make_register(), withheld=("Ana Ruiz", "Ruiz")))
    assert "ruiz" not in masked.lower()


def test_the_order_of_articles_does_not_matter() -> None:
    findings = make_findings()
    assert render(findings, make_register()) == render(findings[::-1], make_register())


def test_with_excerpts_the_page_holds_no_more_of_an_article_than_its_evidence() -> None:
    only, whole = (render(make_findings(), make_register(), excerpts=one) for one in (True, False))
    assert "The ministry denied that the quay was unsafe." in only
    for html, is_there in ((whole, True), (only, False)):
        assert ("Ten \\\\ beaches to see" in html) is is_there
        assert ("The paper is told, nothing is said." in html) is is_there


def test_with_excerpts_neither_names_nor_dates_tell_words_from_elsewhere_in_an_article() -> None:
    findings = make_findings()
    dated = replace(findings[0].records[2], date_words="The ministry withdrew", date="2031-03")
    first = replace(findings[0], records=(*findings[0].records[:2], dated))
    named = replace(make_register().actors["ministry"], names=("the ministry", "its staff from the inquiry"))
    register = replace(make_register(), actors={**make_register().actors, "ministry": named})
    records = tuple(replace(record, on_behalf_of=named) if record.on_behalf_of else record for record in first.records)
    for excerpts in (False, True):
        html = render([replace(first, records=records)], register, excerpts=excerpts)
        data = html[html.index('id="page-data"') :]
        for told in ("The ministry withdrew", "its staff from the inquiry"):
            assert (f'"{told}"' in data) is not excerpts


def test_marks_fit_their_words_in_texts_beyond_the_basic_plane(tmp_path: Path) -> None:
    """A browser counts such letters as two."""
    found = make_findings()[1]
    text = "𝒬uay 😀 𐌰\n\n" + found.article.text
    shift = len(text) - len(found.article.text)

    def moved(spans: Spans) -> Spans:
        return tuple(Span(span.start + shift, span.end + shift) for span in spans)

    records = []
    for record in found.records:
        parts = {role: moved(getattr(record.reading, role)) for role in ("source", "cue", "content")}
        records.append(
            replace(record, evidence=moved(record.evidence), reading=replace(record.reading, **parts))  # type: ignore[arg-type]
        )
    path = tmp_path / "astral.html"
    article = replace(found.article, text=text)
    path.write_text(render([Findings(article=article, records=tuple(records))], Register()), encoding="utf-8")
    with opened(path) as seen:
        data = seen.page.evaluate("onrecord.data")
        for record in data["records"]:
            at(seen, f"table?sel={record['id']}")
            assert seen.page.locator("#evidence mark.cue").all_inner_texts()[0] in ("said", "wrote")


@given(st.text())
def test_json_in_the_page_never_ends_its_element(text: str) -> None:
    written = _json({"text": text})
    assert "<" not in written
    assert json.loads(written) == {"text": text}
