"""What can be taken away from the page: the table, the network's picture, a link."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from browser import Opened, axe, clipboard, opened
from onrecord.findings import Findings
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Register
from samples import make_findings, make_register

SAID = words()["export"]
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1")
HOSTILE = '<img src=x onerror=alert(1)>"\r\n=cmd|\u202egnirts'


def with_names(*names: str) -> tuple[Findings, ...]:
    """The sample findings, in which the first record is said by each of the names once more."""
    first, second = make_findings()
    one = second.records[0]
    said = tuple(replace(one, source=replace(one.source, name=name, key=None)) for name in names)
    return first, replace(second, records=(*second.records, *said))


@pytest.fixture(scope="module")
def export_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "graph.html"
    path.write_text(render(with_names(*FORMULAS, HOSTILE), make_register()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def seen(export_page: Path) -> Iterator[Opened]:
    with opened(export_page, fragment="table") as seen:
        yield seen


def at(seen: Opened, address: str) -> Page:
    """The page at an address of its own, its menu open."""
    seen.page.evaluate("(address) => { location.hash = address; }", address)
    seen.page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    if seen.page.locator(".taking").get_attribute("open") is None:
        seen.page.locator(".taking > summary").click()
    return seen.page


def taken(seen: Opened, name: str) -> tuple[str, bytes]:
    """What a button of the menu saves: the file's name and bytes."""
    with seen.page.expect_download() as download:
        seen.page.locator(f"[data-take={name}]").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def data_of(page: Page) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = page.evaluate("onrecord.data")
    return data


def test_the_table_holds_every_record_with_its_sentence_address_and_iri(seen: Opened) -> None:
    page = at(seen, "table")
    name, content = taken(seen, "csv")
    assert name == "onrecord-table.csv"
    data = data_of(page)
    made = rows(content)
    assert len(made) == len(data["records"])
    columns = SAID["columns"]
    (lie,) = [row for row in made if row[words()["table"]["words"]] == "That is a lie"]
    assert lie[columns["sentence"]] == "“That is a lie,” Ana Ruiz, a ministry spokeswoman, told the Daily Post."
    assert lie[columns["address"]] == 'https://example.com/harbour?a=1&b="2"'
    assert lie[columns["iri"]].startswith("https://example.org/onrecord/statement/st-ana-ruiz-")
    assert lie[columns["published"]] == "2031-03-05"
    assert lie[words()["table"]["who"]] == "Ana Ruiz"
    expect(page.locator(".taking [role=status]")).to_have_text(SAID["saved"].replace("{file}", name))


def test_every_row_says_what_it_means(seen: Opened) -> None:
    page = at(seen, "table")
    made = rows(taken(seen, "csv")[1])
    assert list(made[0])[-1] == SAID["columns"]["notice"]
    assert {row[SAID["columns"]["notice"]] for row in made} == {str(data_of(page)["notice"])}


def test_lines_end_as_the_standard_has_it(seen: Opened) -> None:
    at(seen, "table")
    text = taken(seen, "csv")[1].decode("utf-8")
    assert text.endswith("\r\n")
    unquoted = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert "\n" not in unquoted.replace("\r\n", "")


def test_no_cell_is_a_formula(seen: Opened) -> None:
    at(seen, "table")
    cells = [cell for row in rows(taken(seen, "csv")[1]) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠")]
    assert {f"'{name.strip()}" for name in FORMULAS} <= set(cells)


def test_only_what_the_filters_let_through_is_saved_in_the_order_of_the_table(seen: Opened) -> None:
    at(seen, "table?kind=disputes&kind=recommends&sort=words")
    made = rows(taken(seen, "csv")[1])
    assert [row[words()["table"]["words"]] for row in made] == ["close the quay", "the quay was unsafe"]
    at(seen, "table?kind=disputes&kind=recommends&sort=-words")
    made = rows(taken(seen, "csv")[1])
    assert [row[words()["table"]["words"]] for row in made] == ["the quay was unsafe", "close the quay"]


def test_the_picture_is_offered_only_while_it_is_in_sight(seen: Opened) -> None:
    page = at(seen, "table")
    assert page.locator("[data-take=png]").is_hidden()
    assert page.locator("[data-take=svg]").is_hidden()
    at(seen, "network")
    assert page.locator("[data-take=png]").is_visible()
    name, content = taken(seen, "svg")
    assert name == "onrecord-network.svg"
    assert ET.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - made by the page itself
    name, content = taken(seen, "png")
    assert name == "onrecord-network.png"
    assert content.startswith(b"\x89PNG")


def test_nothing_is_asked_of_any_network(seen: Opened) -> None:
    at(seen, "table")
    taken(seen, "csv")
    assert [one for one in seen.requests if not one.startswith(("blob:", "file:"))] == []
    assert len({one.split("#")[0] for one in seen.requests if one.startswith("file:")}) == 1
    assert not seen.errors
    assert not seen.dialogs


def test_a_link_reopens_the_view(seen: Opened, export_page: Path) -> None:
    page = at(seen, "table?kind=disputes&sel=actor%3Aministry")
    page.locator("[data-take=link]").click()
    expect(page.locator(".taking [role=status]")).to_have_text(SAID["copied"])
    link = clipboard(page)
    assert link == page.url == page.get_by_label(SAID["link_field"]).input_value()
    with opened(export_page, fragment=link.split("#")[1]) as again:
        assert again.page.locator("#evidence-title").inner_text() == "Ministry of Ports"
        assert again.page.locator("#count").inner_text().startswith("1 ")


def test_the_menu_is_steered_by_keys_and_closes(seen: Opened) -> None:
    page = at(seen, "table")
    menu = page.locator(".taking")
    page.locator(".taking > summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.take") == "csv"
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    page.locator("h1").click()
    assert menu.get_attribute("open") is None


def test_an_empty_graph_offers_nothing_to_take(tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render((), Register()), encoding="utf-8")
    with opened(path) as seen:
        assert seen.page.locator(".taking").count() == 0
        assert not seen.errors


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_the_menu(export_page: Path, dark: bool) -> None:
    with opened(export_page, fragment="table", dark=dark) as seen:
        at(seen, "table")
        seen.page.locator("[data-take=link]").click()
        assert not axe(seen.page)


def test_the_menu_fits_a_narrow_screen_and_a_finger(export_page: Path) -> None:
    with opened(export_page, 360, 740, fragment="table", touch=True) as seen:
        page = at(seen, "table")
        page.locator("[data-take=link]").tap()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        for one in page.locator(".taking > summary, .taking button:not([hidden]), .taking textarea").all():
            box = one.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
            assert box["height"] >= 24


def test_in_the_seeds_no_row_names_the_speaker_as_who_it_is_known_through(seeds_page: Path) -> None:
    table = words()["table"]
    with opened(seeds_page, fragment="table") as seen:
        at(seen, "table?sort=who")
        made = rows(taken(seen, "csv")[1])
        assert any(row[table["via"]] for row in made)
        assert not [row for row in made if row[table["who"]] in row[table["via"]].split(" → ")]
        nested = [row for row in made if "horrific crimes are occurring" in row[table["words"]]]
        others = [row for row in nested if row[table["who"]] != "Omer Kanat"]
        assert {row[table["how"]].split(", ")[-1] for row in others if "Despite" not in row[table["words"]]} == {
            "in the words of Omer Kanat"
        }
