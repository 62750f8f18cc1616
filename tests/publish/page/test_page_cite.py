"""What a record is cited by: a footnote, an entry for Zotero, its IRI, and the words on the live page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from browser import Opened, axe, clipboard, opened
from onrecord.findings import Findings, Record
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Span
from samples import FERRY, make_findings, make_register

SAID = words()["cite"]
HOSTILE = "</textarea><img src=x onerror=alert(1)> \u202egnirts"


def data_of(path: Path) -> dict[str, Any]:
    with opened(path) as seen:
        data: dict[str, Any] = seen.page.evaluate("onrecord.data")
        return data


def drawn(path: Path, findings: tuple[Findings, ...]) -> Path:
    path.write_text(render(findings, make_register()), encoding="utf-8")
    return path


def with_article(**changes: Any) -> tuple[Findings, ...]:
    """The sample findings with another first article."""
    first, second = make_findings()
    return replace(first, article=replace(first.article, **changes)), second


@pytest.fixture(scope="module")
def cited_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample page; one article with all that is known of one, the other with nothing but its text."""
    findings = with_article(saved="2031-03-06", pages=(0,))
    return drawn(tmp_path_factory.mktemp("cite") / "graph.html", findings)


@pytest.fixture(scope="module")
def seen(cited_page: Path) -> Iterator[Opened]:
    with opened(cited_page, fragment="table") as seen:
        yield seen


def record_of(path: Path, **given: Any) -> dict[str, Any]:
    """The record of a page that has these values."""
    records = data_of(path)["records"]
    found = [one for one in records if all(one.get(name) == value for name, value in given.items())]
    assert len(found) == 1
    one: dict[str, Any] = found[0]
    return one


def shown(seen: Opened, record: str) -> Page:
    """The page with a record's evidence, its ways to cite open."""
    seen.page.evaluate("(id) => { location.hash = `table?sel=${encodeURIComponent(id)}`; }", record)
    seen.page.locator(f'#evidence [data-record="{record}"]').wait_for()
    box = seen.page.locator("#evidence .cite")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return seen.page


def copied(seen: Opened, record: str, form: str) -> str:
    """What a button copies, as its field shows it."""
    page = shown(seen, record)
    page.get_by_role("button", name=SAID["forms"][form]["copy"]).click()
    field = page.get_by_label(SAID["forms"][form]["field"])
    field.wait_for()
    expect(page.locator("#evidence .cite [role=status]")).to_have_text(SAID["copied"])
    return field.input_value()


def footnote(seen: Opened, **given: Any) -> str:
    text, notice = copied(seen, record_of(path_of(seen), **given)["id"], "footnote").split("\n")
    assert notice == data_of(path_of(seen))["notice"]
    return text


def path_of(seen: Opened) -> Path:
    return Path(unquote(seen.page.url.split("#")[0].removeprefix("file://")))


HARBOUR_SOURCE = (
    "as reported by The Morning, “Ministry rejects ‘Harbour’ inquiry”, 5 March 2031, p. 1, "
    'https://example.com/harbour?a=1&b="2", saved 6 March 2031.'
)


def test_a_footnote_of_direct_speech_has_its_words_in_quotation_marks(seen: Opened) -> None:
    assert footnote(seen, words="That is a lie") == (
        "Ana Ruiz (a ministry spokeswoman), for Ministry of Ports, said: “That is a lie” (direct speech), "
        f"known through Daily Post, {HARBOUR_SOURCE}"
    )


def test_a_footnote_of_indirect_speech_has_none(seen: Opened) -> None:
    assert footnote(seen, words="the quay was unsafe") == (
        "Ministry of Ports disputed: the quay was unsafe (indirect speech, in the article’s words), " + HARBOUR_SOURCE
    )


def test_what_is_thought_or_done_is_not_put_as_said(seen: Opened) -> None:
    assert footnote(seen, mode="thought").startswith(
        "王文斌 reported as thinking or wanting (“believes”): the quay will reopen ("
    )
    assert footnote(seen, date="2031-03") == (
        f"Ministry of Ports rejected the report: withdrew … its staff from the inquiry, {HARBOUR_SOURCE}"
    )


def test_what_is_not_recorded_is_said_in_a_footnote_with_the_file_and_the_paragraph(seen: Opened) -> None:
    assert footnote(seen, words="The quay is safe") == (
        "Ministry of Ports said: The quay is safe (indirect speech, in the article’s words; in writing), "
        "as reported in article ferry, no headline known, paragraph 2 of the text as saved here, "
        "publisher, date and address not recorded."
    )


def test_a_titled_article_of_which_little_is_recorded_is_named_by_its_file(tmp_path: Path) -> None:
    path = drawn(tmp_path / "graph.html", with_article(publisher=None))
    with opened(path, fragment="table") as seen:
        text = footnote(seen, words="That is a lie")
        assert text.endswith(
            'paragraph 4 of the text as saved here, https://example.com/harbour?a=1&b="2", '
            "file harbour, publisher not recorded."
        )


def test_marks_of_whoever_reports_words_make_nobody_elses_direct_speech(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table") as seen:
        data = data_of(seeds_page)
        nested = [one for one in data["records"] if one.get("words") == "horrific crimes are occurring"]
        assert len(nested) == 4
        for one in nested:
            name = data["nodes"][one["source"]]["label"]
            text = footnote(seen, id=one["id"])
            assert re.match(f"{name} [^:]*: horrific crimes are occurring \\(in the words of Omer Kanat\\)", text)
            assert "direct speech" not in text
            facts = seen.page.locator("#evidence .entry dl").inner_text()
            assert "in the words of Omer Kanat" in facts
            assert words()["quotes"]["direct"] not in facts
        own = next(one for one in data["records"] if "inside" in one and (one.get("words") or "").startswith("[t]he"))
        assert "(direct speech" in footnote(seen, id=own["id"])


def saying(path: Path, cue: str | None, text: str) -> str:
    """What stands between a name and its words where an article has them with this cue."""
    first, second = make_findings()
    article = replace(second.article, text=f"She {cue or '--'} that the quay is safe.\n")
    at = article.text.index("the quay")
    reading = replace(
        second.records[0].reading,
        source=(Span(0, 3),),
        cue=(Span(4, 4 + len(cue)),) if cue else (),
        content=(Span(at, len(article.text) - 2),),
    )
    record = replace(second.records[0], reading=reading, evidence=(Span(0, len(article.text) - 1),), words=text)
    drawn(path, (first, Findings(article=article, records=(record,))))
    with opened(path, fragment="table") as seen:
        return footnote(seen, words=text).split(f": {text}")[0].removeprefix("Harbour Inquiry 2031 ")


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("said", "said"),
        ("has Told", "said"),
        ("was quoted as saying", "said"),
        ("signed a letter backing", "– “signed a letter backing”"),
        ("“firmly” opposed", "– “‘firmly’ opposed”"),
        (None, "reported as saying"),
    ],
)
def test_said_stands_only_where_the_article_says_so(tmp_path: Path, cue: str | None, told: str) -> None:
    assert saying(tmp_path / "graph.html", cue, "the quay is safe") == told


def test_an_iri_on_a_domain_for_examples_is_told_to_be_a_name_only(seen: Opened, tmp_path: Path) -> None:
    record = record_of(path_of(seen), words="That is a lie")["id"]
    assert SAID["only_name"] in shown(seen, record).locator("#evidence .cite").inner_text()
    path = tmp_path / "graph.html"
    path.write_text(render(make_findings(), make_register(), base="https://data.port.test/"), encoding="utf-8")
    with opened(path, fragment="table") as other:
        record = record_of(path, words="That is a lie")["id"]
        assert SAID["only_name"] not in shown(other, record).locator("#evidence .cite").inner_text()


def test_no_indirect_words_of_the_seeds_stand_between_marks_of_their_own(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table") as seen:
        records = data_of(seeds_page)["records"]
        indirect = [one for one in records if one.get("quote") == "indirect" and one.get("words")]
        for one in indirect[:: max(1, len(indirect) // 12)]:
            text = copied(seen, one["id"], "footnote").replace("\n", " ")
            assert f"“{one['words']}”" not in text or f"“{one['words']}”" in one["words"]
            assert "indirect speech" in text
        assert not seen.errors


def test_all_through_whom_words_reach_us_stand_in_the_footnote(seeds_page: Path) -> None:
    with opened(seeds_page, fragment="table") as seen:
        data = data_of(seeds_page)
        inside = next(one for one in data["records"] if "inside" in one and "via" in one)
        outer = data["nodes"][data["records"][inside["inside"]]["source"]]["label"]
        via = data["nodes"][inside["via"]]["label"]
        text = copied(seen, inside["id"], "footnote")
        assert outer in text.split("known through")[1]
        assert via in text.split("known through")[1]


CSL_VARIABLES = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "issued": dict,
    "accessed": dict,
    "URL": str,
    "page": str,
    "language": str,
    "note": str,
}


def test_zotero_gets_valid_csl_json(seen: Opened) -> None:
    record = record_of(path_of(seen), words="That is a lie")
    text = copied(seen, record["id"], "csl")
    assert clipboard(seen.page) == text
    (item,) = json.loads(text)
    assert all(isinstance(value, CSL_VARIABLES[name]) for name, value in item.items())
    note = item.pop("note")
    assert item == {
        "id": record["id"],
        "type": "article-newspaper",
        "title": "Ministry rejects “Harbour” inquiry",
        "container-title": "The Morning",
        "issued": {"date-parts": [[2031, 3, 5]]},
        "accessed": {"date-parts": [[2031, 3, 6]]},
        "URL": 'https://example.com/harbour?a=1&b="2"',
        "page": "1",
        "language": "en",
    }
    assert note.startswith("https://example.org/onrecord/statement/")
    assert "“That is a lie”" in note
    assert data_of(path_of(seen))["notice"] in note


@pytest.mark.parametrize(
    ("changes", "kind", "issued"),
    [
        ({"publisher": None, "published": "2031"}, "webpage", [2031]),
        ({"publisher": None, "url": None, "published": "2031-03"}, "article-newspaper", [2031, 3]),
    ],
)
def test_a_page_without_a_publisher_is_a_page(tmp_path: Path, changes: dict[str, Any], kind: str, issued: Any) -> None:
    with opened(drawn(tmp_path / "graph.html", with_article(**changes)), fragment="table") as seen:
        record = record_of(path_of(seen), words="That is a lie")
        (item,) = json.loads(copied(seen, record["id"], "csl"))
        assert item["type"] == kind
        assert item["issued"] == {"date-parts": [issued]}
        assert "container-title" not in item


def test_a_records_iri_is_the_one_in_the_data_files(seeds_output: Path) -> None:
    page = seeds_output / "graph.html"
    named = (seeds_output / "graph.nq").read_text(encoding="utf-8")
    with opened(page, fragment="table") as seen:
        records = data_of(page)["records"]
        for kind in ("statement", "recommendation", "response", "omission"):
            record = next(one for one in records if one["kind"] == kind)
            iri = copied(seen, record["id"], "iri")
            assert clipboard(seen.page) == iri
            assert f"<{iri}>" in named


REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"


def test_where_the_clipboard_is_not_given_the_old_command_copies(cited_page: Path) -> None:
    with opened(cited_page, fragment="table", script=REFUSED) as seen:
        text = copied(seen, record_of(cited_page, words="close the quay")["id"], "footnote")
        assert clipboard(seen.page).replace("\r\n", "\n") == text


def test_where_nothing_copies_the_text_is_there_to_be_copied_by_hand(cited_page: Path) -> None:
    refused = (
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false;"
    )
    with opened(cited_page, fragment="table", script=refused) as seen:
        page = shown(seen, record_of(cited_page, words="close the quay")["id"])
        page.get_by_role("button", name=SAID["forms"]["footnote"]["copy"]).click()
        expect(page.locator("#evidence .cite [role=status]")).to_have_text(SAID["by_hand"])
        expect(page.locator("#live")).to_have_text(SAID["by_hand"])
        field = page.get_by_label(SAID["forms"]["footnote"]["field"])
        assert field.evaluate("(one) => one.readOnly && one.selectionEnd === one.value.length && one.value.length > 0")
        assert field.evaluate("(one) => document.activeElement === one")


def test_screen_readers_hear_that_it_was_copied_and_keys_suffice(seen: Opened) -> None:
    page = shown(seen, record_of(path_of(seen), words="close the quay")["id"])
    page.locator("#evidence .cite summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_have_text(SAID["copied"])
    assert "close the quay" in clipboard(page)


# ----------------------------------------------------------------------------------------------- the live page


def live(seen: Opened, record: str) -> str | None:
    """The address of the words on the live page, as the evidence links to it."""
    link = shown(seen, record).locator("#evidence a.live")
    return link.get_attribute("href") if link.count() else None


def test_the_live_page_is_opened_at_the_words_and_learns_nothing_of_this_one(seen: Opened) -> None:
    record = record_of(path_of(seen), words="That is a lie")
    address = live(seen, record["id"])
    assert address.startswith("https://example.com/harbour?a=1&b=%222%22#:~:text=")
    text = address.split("#:~:text=")[1]
    assert unquote(text) == "“That is a lie,” Ana Ruiz, a ministry spokeswoman, told the Daily Post."
    assert not set("-,&").intersection(text)
    link = seen.page.locator("#evidence a.live")
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert live(seen, record_of(path_of(seen), words="The quay is safe")["id"]) is None


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "no address", "ftp://example.com/"]
)
def test_no_other_address_becomes_a_link(tmp_path: Path, url: str) -> None:
    with opened(drawn(tmp_path / "graph.html", with_article(url=url)), fragment="table") as seen:
        assert live(seen, record_of(path_of(seen), words="That is a lie")["id"]) is None
        assert url not in seen.page.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")


TEXT = (
    "The quay is safe, he said.\n"
    "A well-known, long & winding sentence that goes on for more words than anybody would put into a search, he said.\n"
    "Nobody knew. The quay is safe, he said. She left.\n"
    "“The first line\nand the second line of it,” he said.\n"
)


STRETCHES = (
    (0, "The quay is safe, he said."),
    (0, TEXT.split("\n")[1]),
    (140, "The quay is safe, he said."),
    (180, "“The first line\nand the second line of it,” he said."),
)


def placed(record: Record, after: int, words: str) -> Record:
    """A record whose evidence is a stretch, of which it reads the words before the last comma as said by "he"."""
    start = TEXT.index(words, after)
    said = start + words.index("he said")
    content = Span(start, start + words.rindex(","))
    reading = replace(
        record.reading, source=(Span(said, said + 2),), cue=(Span(said + 3, said + 7),), content=(content,)
    )
    return replace(record, reading=reading, evidence=(Span(start, start + len(words)),), words=content.of(TEXT))


def test_long_or_repeated_or_broken_passages_are_found_by_a_browser(tmp_path: Path) -> None:
    first, second = make_findings()
    article = replace(second.article, text=TEXT, url="http://example.com/a?b#c")
    made = tuple(placed(second.records[0], after, words) for after, words in STRETCHES)
    path = drawn(tmp_path / "graph.html", (first, Findings(article=article, records=made)))
    with opened(path, fragment="table") as seen:
        number = next(i for i, one in enumerate(data_of(path)["articles"]) if one["name"] == "ferry")
        records = [record for record in data_of(path)["records"] if record["article"] == number]
        addresses = [live(seen, record["id"]) for record in records]
        assert all(address.startswith("http://example.com/a?b#c:~:text=") for address in addresses)
        found = [address.split(":~:text=")[1] for address in addresses]
        assert found[1] == "A%20well%2Dknown%2C%20long%20%26%20winding,into%20a%20search%2C%20he%20said."
        assert found[2].startswith("Nobody%20knew.-,")
        assert found[2].endswith(",-She%20left.")
        assert found[3].startswith("%E2%80%9CThe%20first%20line,")
        excerpts = tmp_path / "excerpts.html"
        html = render((first, Findings(article=article, records=made)), make_register(), excerpts=True)
        excerpts.write_text(html, encoding="utf-8")
        with opened(excerpts, fragment="table") as short:
            assert live(short, records[2]["id"]).endswith(":~:text=The%20quay%20is%20safe%2C%20he%20said.")
        # Chromium itself is asked where the words are: far below, each on a page of its own.
        for text, record in zip(found, records, strict=True):
            lines = TEXT.replace("&", "&amp;").split("\n")
            target = tmp_path / "live.html"
            paragraphs = "".join(f"<p style='margin: 3000px 0'>{line}</p>" for line in lines)
            target.write_text(f"<!doctype html><meta charset=utf-8>{paragraphs}", encoding="utf-8")
            page = seen.page.context.new_page()
            page.goto(f"{target.as_uri()}#:~:text={text}")
            page.wait_for_function("scrollY > 0")
            line = TEXT[: record["evidence"][0][0]].count("\n")
            near = page.evaluate(
                "(n) => { const r = document.querySelectorAll('p')[n].getBoundingClientRect();"
                " return r.top >= 0 && r.bottom <= innerHeight; }",
                line,
            )
            assert near, text
            page.close()


def test_a_word_without_end_is_not_looked_for(tmp_path: Path) -> None:
    first, second = make_findings()
    whole = (Span(0, 100_000),)
    article = replace(second.article, text=FERRY.replace("Ferries wait", "w" * 100_000), url="https://example.com/")
    reading = replace(second.records[0].reading, source=(), cue=(), content=whole)
    record = replace(second.records[0], reading=reading, evidence=whole)
    path = drawn(tmp_path / "graph.html", (first, Findings(article=article, records=(record,))))
    with opened(path, fragment="table") as seen:
        number = next(i for i, one in enumerate(data_of(path)["articles"]) if one["name"] == "ferry")
        assert live(seen, record_of(path, article=number)["id"]) == "https://example.com/"
        assert not seen.errors


# --------------------------------------------------------------------------------------------------- manners


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    findings = with_article(title=HOSTILE, publisher=HOSTILE, name=HOSTILE)
    with opened(drawn(tmp_path / "graph.html", findings), fragment="table") as seen:
        record = record_of(path_of(seen), words="That is a lie")
        assert HOSTILE in copied(seen, record["id"], "footnote")
        (item,) = json.loads(copied(seen, record["id"], "csl"))
        assert item["title"] == HOSTILE
        assert seen.page.locator("img").count() == 0
        assert not seen.dialogs
        assert not seen.errors


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong(cited_page: Path, dark: bool) -> None:
    with opened(cited_page, fragment="table", dark=dark) as seen:
        copied(seen, record_of(cited_page, words="That is a lie")["id"], "footnote")
        assert not axe(seen.page)


def test_it_fits_a_narrow_screen_and_a_finger(cited_page: Path) -> None:
    with opened(cited_page, 360, 740, fragment="table", touch=True) as seen:
        copied(seen, record_of(cited_page, words="That is a lie")["id"], "csl")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == 360
        field, notice = (seen.page.locator(one).bounding_box() for one in ("#evidence .cite textarea", "#notice"))
        assert field["y"] + field["height"] <= notice["y"]
        for one in seen.page.locator("#evidence .actions a, #evidence .cite summary, #evidence .cite button").all():
            box = one.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
            assert box["height"] >= 24
