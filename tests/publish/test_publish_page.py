"""The page, in a real browser."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from browser import opened
from onrecord.publish.page import render
from onrecord.publish.page.layout import positions
from onrecord.publish.page.render import _json
from onrecord.publish.page.words import words
from onrecord.records import Findings, Register
from samples import make_findings, make_register

HOSTILE = (
    "<img src=x onerror=alert(1)></script><script>alert(2)</script>",
    'href="javascript:alert(3)" <a href=x>',
    "\u202egnirts desrever\u202c {{ 7 * 7 }} ${alert(4)} <!-- <script>",
    "X" * 100_000,
)


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(render(make_findings(), make_register()), encoding="utf-8")
    return path


def test_nothing_is_asked_of_any_network_and_nothing_goes_wrong(page: Path) -> None:
    with opened(page) as seen:
        assert seen.requests == [page.as_uri()]
        assert not seen.errors


def test_the_files_text_names_nothing_to_load(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)\s*=", text)
    assert "sourceMappingURL" not in text
    assert "@import" not in text


def test_the_places_are_given_and_nothing_shakes(page: Path) -> None:
    with opened(page) as seen:
        first = seen.page.evaluate("onrecord.network.getPositions()")
        seen.page.wait_for_timeout(300)
        assert seen.page.evaluate("onrecord.network.getPositions()") == first
        assert all(isinstance(number, int) for place in first.values() for number in place.values())


def test_the_drawing_is_drawn(page: Path) -> None:
    with opened(page) as seen:
        seen.page.wait_for_timeout(200)
        colours = seen.page.evaluate(
            "(() => { const c = document.querySelector('canvas'); const d = c.getContext('2d')"
            ".getImageData(0, 0, c.width, c.height).data; const s = new Set();"
            "for (let i = 0; i < d.length; i += 4) if (d[i + 3]) s.add(d[i] * 65536 + d[i + 1] * 256 + d[i + 2]);"
            "return s.size; })()"
        )
        assert colours > 10


def test_a_click_on_a_node_shows_its_sentences_with_source_cue_and_content_marked(page: Path) -> None:
    with opened(page) as seen:
        place = seen.page.evaluate(
            "(() => { const p = onrecord.network.canvasToDOM(onrecord.network.getPosition('actor:ministry'));"
            "const b = document.getElementById('network').getBoundingClientRect();"
            "return [b.left + p.x, b.top + p.y]; })()"
        )
        seen.page.mouse.click(*place)
        evidence = seen.page.locator("#evidence")
        evidence.locator("article").first.wait_for()
        assert "Ministry of Ports" in evidence.inner_text()
        assert "The ministry" in evidence.locator("mark.source").all_inner_texts()
        assert "denied" in evidence.locator("mark.cue").all_inner_texts()
        assert "the quay was unsafe" in evidence.locator("mark.content").all_inner_texts()
        assert words()["by_hand"] in evidence.inner_text()
        assert "Ministry rejects “Harbour” inquiry" in evidence.inner_text()


def test_a_click_on_an_edge_shows_the_records_behind_it(page: Path) -> None:
    with opened(page) as seen:
        data = json.loads(seen.page.locator("#page-data").inner_text())
        number = next(i for i, edge in enumerate(data["edges"]) if edge["label"].startswith("disputes"))
        place = seen.page.evaluate(
            "(number) => { const e = onrecord.network.getConnectedNodes(number)"
            ".map((n) => onrecord.network.canvasToDOM(onrecord.network.getPosition(n)));"
            "const b = document.getElementById('network').getBoundingClientRect();"
            "return [b.left + (e[0].x + e[1].x) / 2, b.top + (e[0].y + e[1].y) / 2]; }",
            number,
        )
        seen.page.mouse.click(*place)
        assert seen.page.locator("#evidence article").count() == len(data["edges"][number]["records"])
        assert "disputes" in seen.page.locator("#evidence h2").inner_text()


def test_names_are_reached_by_keyboard_alone(page: Path) -> None:
    with opened(page) as seen:
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Enter")
        assert seen.page.locator("#evidence article").count() > 0


def test_the_page_says_that_it_attributes_and_how_much_was_not_read(page: Path) -> None:
    with opened(page) as seen:
        notice = seen.page.locator(".notice").inner_text()
        assert words()["notice"] in notice
        assert "not read" in notice


def test_the_readers_words_are_not_the_ontologys(page: Path) -> None:
    with opened(page) as seen:
        for button in seen.page.locator("#sources button").all():
            button.click()
            shown = seen.page.locator("body").inner_text().lower()
            for word in ("actor", "speech act", "stance", "origin", "omission", "curated"):
                assert word not in re.sub(r"speech-act|by rule: .*", "", shown)


def hostile(text: str) -> tuple[Findings, ...]:
    """The sample findings with a text wherever one can come from outside."""
    findings = []
    for found in make_findings():
        article = replace(found.article, title=text, publisher=text, name=text)
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
        seen.page.locator("#sources button").first.click()
        assert seen.page.locator("#evidence article").count() > 0
        assert text[:50] in seen.page.locator("#evidence").text_content()
        assert not seen.dialogs
        assert not seen.errors
        assert seen.requests == [path.as_uri()]


def test_an_empty_graph_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(render((), Register()), encoding="utf-8")
    with opened(path) as seen:
        assert words()["empty"] in seen.page.locator("#evidence").inner_text()
        assert not seen.errors


def test_a_withheld_name_stands_nowhere_in_the_page() -> None:
    assert "Ruiz" in render(make_findings(), make_register())
    masked = render(make_findings(), replace(make_register(), withheld=("Ana Ruiz", "Ruiz")))
    assert "ruiz" not in masked.lower()


def test_the_order_of_articles_does_not_matter() -> None:
    findings = make_findings()
    drawn = [render(order, make_register()) for order in (findings, findings[::-1])]
    nodes = [json.loads(re.search(r'id="page-network">(.*?)</script>', html)[1]) for html in drawn]
    assert nodes[0] == nodes[1]


@given(st.text())
def test_json_in_the_page_never_ends_its_element(text: str) -> None:
    written = _json({"text": text})
    assert "<" not in written
    assert json.loads(written) == {"text": text}


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80))
def test_places_are_whole_numbers_and_the_same_each_time(size: int, pairs: list[tuple[int, int]]) -> None:
    edges = [(a, b) for a, b in pairs if a < size and b < size]
    first = positions(range(size), edges)
    assert first == positions(range(size), edges)
    assert set(first) == set(range(size))
    assert all(isinstance(number, int) for place in first.values() for number in place)
