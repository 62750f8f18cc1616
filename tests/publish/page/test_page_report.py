"""The report: its findings, its recommendations, and what was answered, in a real browser."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from browser import Opened, axe, opened
from onrecord.findings import Findings
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Article, Register, Report
from samples import AUTHORITY, INQUIRY, make_findings, make_register

WORDS = words()
TEXT = WORDS["report"]


@pytest.fixture(scope="module")
def seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page, fragment="report") as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_timeout(50)
    return seen.page


def whole(page: Page) -> Page:
    """The page with all that its buttons show and what is folded opened."""
    while (more := page.locator("#view .portion > .more button")).count():
        more.first.click()
    page.locator("#view details").evaluate_all("(all) => { for (const one of all) one.open = true; }")
    page.wait_for_timeout(50)
    return page


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Everything printed as words of somebody: the words, the name beside them, and the articles named with them.
PRINTED = """() => {
  const place = (told) => [...told.querySelectorAll("a[href*='read=']")].map((a) => /read=([^&]+)/.exec(a.href)[1]);
  return [...document.querySelectorAll('#view .words')].map((one) => {
    const line = one.closest('p');
    const who = line.querySelector('strong');
    return {
      words: one.textContent,
      who: who ? who.textContent : document.querySelector('#view h2').textContent,
      aside: line.querySelector('.aside')?.textContent ?? '',
      articles: place(line.nextElementSibling),
    };
  });
}"""


def unsaid_by_whom_it_names(page: Page) -> list[dict[str, Any]]:
    """What is printed as somebody's words in an article that holds no record of that speaker with them."""
    data = data_of(page)
    nodes = data["nodes"]
    texts: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for record in data["records"]:
        article = data["articles"][record["article"]]
        text = article["pieces"][0][1].encode("utf-16-le")
        spans = sorted(span for span in record["marks"] if span[2] in ("cue", "content"))
        marked = " … ".join(text[2 * a : 2 * b].decode("utf-16-le") for a, b, _ in spans)
        key = (nodes[record["source"]]["label"], article["id"])
        texts[key].append((squeezed(record.get("words") or marked), record))

    def stands(one: dict[str, Any], article: str) -> bool:
        for text, record in texts[one["who"], article]:
            behalf = nodes[record["behalf"]]["label"] if "behalf" in record else ""
            via = nodes[record["via"]]["label"] if "via" in record else ""
            said = squeezed(one["words"]).rstrip("…").rstrip()
            if text.startswith(said) and behalf in one["aside"] and via in one["aside"]:
                return True
        return False

    printed = page.evaluate(PRINTED)
    assert len(printed) > 5
    return [one for one in printed for article in one["articles"] or [""] if not stands(one, article)]


def data_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("onrecord.data")
    return found


def addressee(page: Page, name: str) -> Locator:
    return page.locator(".addressee", has=page.locator("h4", has_text=name))


def made(tmp_path: Path, findings: tuple[Findings, ...], *, excerpts: bool = False) -> Path:
    path = tmp_path / "report.html"
    path.write_text(render(findings, make_register(), excerpts=excerpts), encoding="utf-8")
    return path


def test_it_tells_name_issuer_and_day_of_release(seen: Opened) -> None:
    head = at(seen, "report").locator("#view header").first.inner_text()
    assert "OHCHR Assessment of human rights concerns" in head
    assert "Office of the United Nations High Commissioner for Human Rights" in head
    assert "2022-08-31" in head


def test_each_finding_stands_once_under_its_subject_with_the_articles_that_carry_it(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    data = data_of(page)
    report = next(number for number, node in enumerate(data["nodes"]) if node["kind"] == "report")
    carried = defaultdict(set)
    for record in data["records"]:
        if record["source"] == report and record["relation"] in ("stated", "holds"):
            carried[data["nodes"][record["target"]]["id"]].add(record["article"])
    section = page.locator("#view section").first
    found = {}
    for item in section.locator(".finding").all():
        claim = item.get_attribute("data-point") or ""
        assert claim not in found
        places = item.locator(".told a[href*='read=']").evaluate_all(
            "(all) => [...new Set(all.map((one) => /read=([^&]+)/.exec(one.href)[1]))]"
        )
        found[claim] = len(places)
        assert "found by" in item.inner_text()
    assert found == {claim: len(articles) for claim, articles in carried.items()}
    assert section.locator("h4", has_text="forced labour").count() == 1
    assert f"({len(found)})" in section.locator("h3").inner_text()


@pytest.mark.parametrize("view", ["report", "disputes"])
def test_whatever_is_printed_is_in_the_words_of_the_speaker_and_articles_named_beside_it(
    seen: Opened, view: str
) -> None:
    page = whole(at(seen, view))
    assert unsaid_by_whom_it_names(page) == []


def test_other_wordings_of_a_point_fold_open_with_the_articles_that_print_them(seen: Opened) -> None:
    page = at(seen, "table")
    item = at(seen, "report").locator(".finding", has=page.locator("details")).first
    fold = item.locator("summary")
    count = int(re.sub(r"\D", "", fold.inner_text()))
    assert fold.inner_text() == TEXT["other_wordings"]["other"].replace("{n}", str(count))
    fold.click()
    item.locator("details .words").first.wait_for()
    texts = item.locator(".words").all_inner_texts()
    assert len(texts) == len(set(texts)) == count + 1
    assert item.locator("details .told").count() == count


def test_two_wordings_of_one_speaker_are_two_lines_each_with_its_own_article(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    lies = page.locator(".addressee", has=page.locator("h4", has_text="Chinese government")).locator(".answer")
    chinese = lies.filter(has_text="fabricated by anti-Chinese forces")
    assert chinese.count() == 1
    assert "Reported in 1 article" in chinese.inner_text()
    assert lies.filter(has_text="fabricated by anti-China forces").count() >= 2


def test_what_was_said_before_the_release_is_marked_where_its_date_tells(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    early = page.locator(".answer", has_text="publication of the report issued by Bachelet")
    assert "(before the report’s release: “A week before the publication of the report”)" in early.first.inner_text()
    assert page.locator(".answer", has_text="pure farce").locator(".early").count() == 0
    assert page.locator(".answer", has_text="set up an independent international").locator(".early").count() == 0


def test_a_day_before_the_release_is_marked(tmp_path: Path) -> None:
    first, second = make_findings()

    def dated(day: str) -> tuple[Findings, ...]:
        return (replace(first, article=replace(first.article, published=day)), second)

    released = replace(INQUIRY, released="2031-03-01")
    for day, count in (("2031-02-28", True), ("2031-03", False), ("2031-03-02", False)):
        found = tuple(
            replace(
                one,
                records=tuple(
                    replace(
                        r, **{k: released for k in ("source", "report", "toward") if getattr(r, k, None) == INQUIRY}
                    )
                    for r in one.records
                ),
            )
            for one in dated(day)
        )
        with opened(made(tmp_path, found), fragment="report") as seen:
            marked = seen.page.locator("#view .early").all_inner_texts()
            assert (WORDS["voices"]["early"] in map(str.strip, marked)) is count, (day, marked)


def test_how_words_were_found_is_told_truly(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    data = data_of(page)
    assert all(record.get("hand") for record in data["records"])
    text = page.locator("#view").inner_text()
    assert WORDS["voices"]["hand_or_rule"] not in text


def test_recommendations_stand_under_whom_they_are_addressed_to(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    data = data_of(page)
    expected = defaultdict(set)
    for record in data["records"]:
        if record["relation"] == "recommends":
            for to in record.get("to", []):
                expected[data["nodes"][to]["id"]].add(data["nodes"][record["target"]]["id"])
    found = {
        section.locator("h4 a").first.get_attribute("data-choice"): {
            item.get_attribute("data-point") for item in section.locator(".finding").all()
        }
        for section in page.locator(".addressee").all()
    }
    assert found == expected


def test_answers_come_from_the_addressee_from_its_speakers_and_from_what_belongs_to_it(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    answers = addressee(page, "Chinese government").locator(".answers")
    text = answers.inner_text()
    for who in ("Chinese government", "Wang Wenbin", "Liu Yuyin", "Chinese Ministry of Foreign Affairs"):
        assert who in text
    assert "Amnesty" not in text
    assert "speaking for" in text
    heads = answers.locator("h6").all_inner_texts()
    assert [re.split(r" \d", head)[0].strip("✕◐▲● \n") for head in heads][:2] == ["rejected by", "disputed in part by"]
    assert "the document is based on “lies fabricated by anti-China forces.”" in text
    assert answers.locator(".answer").count() == answers.locator(".answer .told a:first-of-type").count()


def test_the_words_of_an_answer_lead_to_its_sentence(seen: Opened) -> None:
    page = at(seen, "report")
    words_of = addressee(page, "Chinese government").locator(".answer .words").first
    said = words_of.inner_text()
    words_of.click()
    page.wait_for_function("document.body.classList.contains('chosen')")
    assert said[:20] in page.locator("#evidence").inner_text()
    assert words_of.evaluate("(one) => one === document.activeElement")
    page.go_back()


def test_where_no_answer_is_found_it_says_in_which_articles(seen: Opened) -> None:
    answers = addressee(at(seen, "report"), "international community").locator(".answers").inner_text()
    assert "No answer found in these 5 articles (dates not known)." in answers
    assert "did not answer" not in at(seen, "report").locator("#view").inner_text()


def silent_findings() -> tuple[Findings, ...]:
    """Findings in which the harbour authority was asked for something and is only named, in dated articles."""
    first = make_findings()[0]
    text = "The harbour authority is new. It rained. At the harbour authority lights burned.\n"
    other = Article(name="later", text=text, published="2031-04-01", title="Later", language="en")
    foreign = Article(name="ailleurs", text="Il pleut.\n", language="fr")
    return (first, Findings(article=other), Findings(article=foreign, by_rules=False))


def test_no_answer_tells_dates_unread_articles_and_the_sentences_about_the_addressee(tmp_path: Path) -> None:
    with opened(made(tmp_path, silent_findings()), fragment="report") as seen:
        answers = addressee(seen.page, AUTHORITY.name).locator(".answers")
        text = answers.inner_text()
        assert "No answer found in these 3 articles (dated 2031-03-05 to 2031-04-01; 1 not dated)." in text
        assert "1 of them is in a language that the rules do not read." in text
        fold = answers.locator("summary")
        assert fold.inner_text() == "2 sentences name it without anything having been read from them."
        fold.click()
        answers.locator("blockquote").nth(1).wait_for()
        assert answers.locator("blockquote").all_inner_texts() == [
            "The harbour authority is new.",
            "At the harbour authority lights burned.",
        ]
        link = answers.locator("details a").first
        assert link.inner_text() == "Later"
        link.click()
        assert "#articles?" in seen.page.evaluate("location.hash")


def test_a_page_of_excerpts_tells_only_their_number(tmp_path: Path) -> None:
    with opened(made(tmp_path, silent_findings(), excerpts=True), fragment="report") as seen:
        answers = addressee(seen.page, AUTHORITY.name).locator(".answers")
        assert "2 sentences name it" in answers.inner_text()
        assert TEXT["excerpts"] in answers.inner_text()
        assert answers.locator("details").count() == 0
        assert "lights burned" not in (seen.page.locator("#page-data").text_content() or "")


def test_silence_is_told_only_where_an_article_says_so_with_its_words(tmp_path: Path, seen: Opened) -> None:
    page = at(seen, "report")
    assert TEXT["silent"] not in addressee(page, "Chinese government").inner_text()
    assert TEXT["silent"] not in addressee(page, "international community").inner_text()
    first = make_findings()[0]
    silent = tuple(
        replace(record, source=AUTHORITY) if record.kind.value == "omission" else record for record in first.records
    )
    with opened(made(tmp_path, (replace(first, records=silent),)), fragment="report") as told:
        answers = addressee(told.page, AUTHORITY.name).locator(".answers")
        assert TEXT["silent"] in answers.inner_text()
        assert answers.locator("mark.cue").inner_text() == "did not comment on"
        assert "No answer found in this 1 article" in answers.inner_text()


def test_what_the_report_is_said_not_to_address_stands_with_the_articles_words(seen: Opened) -> None:
    section = at(seen, "report").locator("#view section").first
    assert TEXT["unsaid"] in section.inner_text()
    assert "did not comment on" in section.locator("mark.cue").all_inner_texts()


def test_everybody_else_is_grouped_by_position(seen: Opened) -> None:
    page = whole(at(seen, "report"))
    section = page.locator("#view .report-view > section").last
    assert section.locator("h3").inner_text() == TEXT["others"]
    heads = [re.split(r" \d", head)[0].strip("✕◐▲● \n") for head in section.locator("h4").all_inner_texts()]
    order = list(TEXT["taken"].values())
    assert heads == [one for one in order if one in heads]
    assert {"welcomed by", "supported by"} <= set(heads)
    assert "Amnesty International" in section.inner_text()
    assert "Wang Wenbin" not in section.inner_text()


def test_hidden_answers_are_not_told_as_missing(seen: Opened) -> None:
    page = at(seen, "report?kind=recommends")
    answers = addressee(page, "Chinese government").locator(".answers").inner_text()
    assert "No answer found" not in answers
    assert re.search(r"\d+ more are hidden by the filters", answers)
    assert page.locator("#view .finding").count() > 0


def test_a_finding_that_is_disputed_leads_to_both_sides(seen: Opened) -> None:
    page = at(seen, "report")
    page.locator(".finding a", has_text=TEXT["disputed"]).first.click()
    page.wait_for_function("location.hash.startsWith('#disputes?claim=')")
    assert page.locator(".quarrel").count() >= 1


def test_one_of_several_reports_is_chosen(tmp_path: Path) -> None:
    first, second = make_findings()
    other = Report(name="Audit of the Ferries", names=("the audit",))
    records = tuple(replace(r, source=other) if r.source == INQUIRY else r for r in second.records)
    with opened(made(tmp_path, (first, replace(second, records=records))), fragment="report") as seen:
        page = seen.page
        assert "Harbour Inquiry 2031" in page.locator("#view h2").inner_text()
        page.locator("#view select").focus()
        page.locator("#view select").select_option(label="Audit of the Ferries")
        page.wait_for_function("location.hash.includes('report=')")
        assert "Audit of the Ferries" in page.locator("#view h2").inner_text()
        assert TEXT["no_date"] in page.locator("#view header").first.inner_text()
        assert page.evaluate("document.activeElement.localName") == "select"
        page.go_back()
        page.wait_for_function("document.querySelector('#view h2').textContent.includes('Inquiry')")


def test_without_a_report_the_view_is_not_offered(tmp_path: Path) -> None:
    second = make_findings()[1]
    none = replace(second, records=tuple(r for r in second.records if r.source != INQUIRY))
    path = tmp_path / "none.html"
    path.write_text(render([none], Register()), encoding="utf-8")
    with opened(path) as seen:
        assert seen.page.locator("#views a", has_text=WORDS["views"]["report"]).count() == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing(seeds_page: Path, dark: bool, width: int) -> None:
    with opened(seeds_page, width, 900, dark=dark, fragment="report") as seen:
        assert axe(whole(seen.page)) == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        over = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"
        assert seen.page.locator("#view p, #view li, #view h4").evaluate_all(over) == []
