"""The network view: what it shows at first, how it unfolds, how it is read and steered, and its picture."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from browser import Opened, axe, opened
from corpora import many
from onrecord.publish.page import render
from onrecord.publish.page.layout import FIRST
from onrecord.publish.page.words import words
from onrecord.records import Register
from samples import make_findings, make_register

SAID = words()["network"]
CHINA = "actor:chinese-government"
MOST = 500
HOSTILE = "<img src=x onerror=alert(1)></script> & \u202egnirts\u202c \x01\uffff 😀"


@pytest.fixture(scope="module")
def seeds_seen(seeds_page: Path) -> Iterator[Opened]:
    with opened(seeds_page, still=True) as seen:
        yield seen


@pytest.fixture
def page(seeds_seen: Opened) -> Page:
    """The network of the seeds as it is at first."""
    page = seeds_seen.page
    page.evaluate("document.activeElement.blur()")
    arrived(page, "network")
    page.get_by_role("button", name=SAID["fit"], exact=True).click()
    return drawn(page)


@pytest.fixture(scope="module")
def many_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    findings, register = many(60, 2500, 300, 900)
    path = tmp_path_factory.mktemp("many") / "graph.html"
    path.write_text(render(findings, register), encoding="utf-8")
    return path


def arrived(page: Page, address: str) -> Page:
    """The page at an address, its network drawn."""
    page.evaluate("(address) => { location.hash = address; }", address)
    page.wait_for_function("(address) => location.hash === '#' + address", arg=address)
    page.mouse.move(2, 2)
    return drawn(page)


def drawn(page: Page) -> Page:
    page.wait_for_function("() => window.onrecord.network !== undefined")
    page.evaluate(
        "new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then, 30))))"
    )
    return page


def places(page: Page) -> dict[str, dict[str, float]]:
    """The places of the nodes that are drawn, by the ids of the page's data."""
    found: dict[str, dict[str, float]] = page.evaluate(
        "(() => { const nodes = onrecord.data.nodes;"
        "const places = Object.entries(onrecord.network.getPositions());"
        "return Object.fromEntries(places.map(([n, p]) => [nodes[n].id, p])); })()"
    )
    return found


def lines(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("onrecord.network.body.data.edges.get()")
    return found


def labels(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("onrecord.network.labels()")
    return found


def on_screen(page: Page, node: str) -> tuple[float, float]:
    """Where a node stands on the screen."""
    x, y = page.evaluate(
        "(place) => { const p = onrecord.network.canvasToDOM(place);"
        "const b = document.getElementById('drawing').getBoundingClientRect(); return [b.left + p.x, b.top + p.y]; }",
        places(page)[node],
    )
    return x, y


def live(page: Page) -> str:
    return page.locator("#live").inner_text()


def chosen(page: Page) -> str | None:
    return page.evaluate("new URLSearchParams(location.hash.split('?')[1]).get('sel')")  # type: ignore[no-any-return]


def boxes_of_nodes(page: Page) -> list[dict[str, float]]:
    """What the nodes cover on the canvas."""
    found: list[dict[str, float]] = page.evaluate(
        "(() => { const net = onrecord.network; const scale = net.getScale();"
        "return net.body.data.nodes.get().map(({ id, size }) => {"
        "const p = net.canvasToDOM(net.getPosition(id)); const r = 0.8 * size * scale - 1;"
        "return { x: p.x - r, y: p.y - r, width: 2 * r, height: 2 * r, number: id }; }); })()"
    )
    return found


def covers(one: dict[str, Any], other: dict[str, Any]) -> bool:
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return not (beside or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"])


def assert_legible(page: Page) -> None:
    shown = labels(page)
    assert shown
    for one, other in combinations(shown, 2):
        assert not covers(one, other), (one["text"], other["text"])
    nodes = boxes_of_nodes(page)
    for label in shown:
        assert not any(covers(label, node) for node in nodes), label["text"]
    canvas = page.locator("#drawing").bounding_box()
    assert canvas
    for label in shown:
        assert label["x"] >= 0
        assert label["x"] + label["width"] <= canvas["width"]
        assert label["y"] >= 0
        assert label["y"] + label["height"] <= canvas["height"]


def gap(one: dict[str, Any], other: dict[str, Any]) -> float:
    """How far two boxes are from each other."""
    across = max(one["x"] - other["x"] - other["width"], other["x"] - one["x"] - one["width"], 0)
    down = max(one["y"] - other["y"] - other["height"], other["y"] - one["y"] - one["height"], 0)
    return float((across**2 + down**2) ** 0.5)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (1100, 700), (720, 450), (360, 740)])
def test_each_node_of_the_first_view_has_its_label_beside_it(seeds_page: Path, width: int, height: int) -> None:
    with opened(seeds_page, width, height, still=True) as seen:
        page = drawn(seen.page)
        assert_legible(page)
        nodes = {box["number"]: box for box in boxes_of_nodes(page)}
        shown = {label["number"]: label for label in labels(page) if label.get("number") is not None}
        assert len(nodes) >= 6
        assert set(shown) == set(nodes)
        for one, other in combinations(nodes.values(), 2):
            assert not covers(one, other)
        data = page.evaluate("onrecord.data.nodes.map((node) => node.label)")
        for number, label in shown.items():
            nearest = min(nodes, key=lambda node: gap(label, nodes[node]))
            assert nearest == number, label["text"]
            assert not label.get("forced")
            if "…" in label["text"]:
                words_shown = label["text"].split("…")[0].split()
                assert data[number].split()[: len(words_shown)] == words_shown


def passes_through(line: dict[str, Any], box: dict[str, float], ends: dict[int, tuple[float, float]]) -> bool:
    """Whether a straight line passes through the middle of a node."""
    (a, b), (u, v) = ends[line["from"]], ends[line["to"]]
    x, y = ends[int(box["number"])]
    long = ((u - a) ** 2 + (v - b) ** 2) ** 0.5
    along = ((x - a) * (u - a) + (y - b) * (v - b)) / long
    aside = abs((y - b) * (u - a) - (x - a) * (v - b)) / long
    return 0 < along < long and aside < box["width"] / 2


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_no_line_passes_through_a_node_that_is_not_its_own(seeds_page: Path, width: int, height: int) -> None:
    with opened(seeds_page, width, height, still=True) as seen:
        page = drawn(seen.page)
        nodes = {int(box["number"]): box for box in boxes_of_nodes(page)}
        middles = {n: (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for n, box in nodes.items()}
        for line in lines(page):
            others = [box for number, box in nodes.items() if number not in (line["from"], line["to"])]
            assert line["smooth"] or not any(passes_through(line, box, middles) for box in others), line["id"]


def test_a_canvas_of_another_size_is_filled_anew(seeds_page: Path) -> None:
    with opened(seeds_page, still=True) as seen:
        page = drawn(seen.page)
        many = len(places(page))
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_timeout(100)
        assert len(places(drawn(page))) < many
        nodes = {box["number"] for box in boxes_of_nodes(page)}
        assert nodes == {label["number"] for label in labels(page) if label.get("number") is not None}
        page.set_viewport_size({"width": 1440, "height": 900})
        page.wait_for_timeout(100)
        assert len(places(drawn(page))) == many


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450), (1440, 450), (360, 740)])
def test_the_drawing_has_most_of_the_height(seeds_page: Path, width: int, height: int) -> None:
    with opened(seeds_page, width, height, still=True) as seen:
        page = drawn(seen.page)
        canvas = page.locator("#drawing").bounding_box()
        view = page.locator("#view").bounding_box()
        assert canvas
        assert view
        assert canvas["height"] >= 0.6 * view["height"]


def test_the_first_view_is_a_summary(page: Page) -> None:
    shown = places(page)
    assert 0.5 * FIRST <= len(shown) <= FIRST
    assert {CHINA, "actor:michelle-bachelet"} <= set(shown)
    assert any(node.startswith("report:") for node in shown)
    assert any(node.startswith("claim:") for node in shown)
    status = page.locator(".network .status").inner_text()
    all_of_it = len(json.loads(page.locator("#page-network").text_content() or "")["nodes"])
    assert SAID["shown"].format(shown=len(shown), all=all_of_it) in status
    assert "folded" in status


def test_its_labels_cover_neither_each_other_nor_a_node_at_any_zoom(page: Page) -> None:
    for key in ("0", "+", "+", "+", "+", "0", "-", "-", "-"):
        page.locator("#drawing").press(key)
        drawn(page)
        assert_legible(page)


def test_labels_of_a_large_network_do_not_cover_each_other_either(many_page: Path) -> None:
    with opened(many_page, still=True) as seen:
        for address in ("network", "network?more=4"):
            page = arrived(seen.page, address)
            assert_legible(page)
        assert not seen.errors


def test_lines_say_in_words_what_they_mean(page: Page) -> None:
    said = {label["text"].lstrip("▲✕◐●➜○∅ ") for label in labels(page) if label.get("line")}
    known = {*words()["relations"].values(), *words()["positions"].values()}
    assert said - {""} <= known
    assert len(said - {""}) >= 3
    arrived(page, f"network?sel={CHINA}")
    assert {"said", "rejects"} <= {label["text"].lstrip("▲✕◐●➜○∅ ") for label in labels(page) if label.get("line")}


def test_position_is_told_by_colour_and_by_dashes_and_kind_by_shape(page: Page) -> None:
    by_position = {line["id"].split("~")[1]: (str(line["dashes"]), line["color"]["color"]) for line in lines(page)}
    told = [by_position[relation] for relation in ("rejects", "supports", "criticises-as-insufficient", "stated")]
    assert len({dashes for dashes, _ in told[:3]}) == 3
    assert len({colour for _, colour in told}) == 4
    shapes = page.evaluate("Object.fromEntries(onrecord.network.body.data.nodes.get().map((n) => [n.id, n.shape]))")
    data = page.evaluate("onrecord.data")["nodes"]
    for number, shape in shapes.items():
        kind = data[int(number)]["kind"]
        assert shape == {"claim": "diamond", "report": "star", "person": "dot", "group": "dot"}.get(kind, shape)


def test_the_legend_says_both_in_words(page: Page) -> None:
    legend = page.locator(".legend")
    for text in (*SAID["shapes"].values(), *SAID["lines"].values()):
        expect(legend.get_by_text(text, exact=True)).to_be_visible()


def test_lines_between_the_same_two_are_apart(page: Page) -> None:
    pairs: dict[frozenset[int], list[str]] = {}
    for line in lines(page):
        pairs.setdefault(frozenset((line["from"], line["to"])), []).append(json.dumps(line["smooth"]))
    several = [ways for ways in pairs.values() if len(ways) > 1]
    assert several
    assert all(len(set(ways)) == len(ways) for ways in several)


def test_nothing_shakes_and_each_opening_has_the_same_places(page: Page, seeds_page: Path) -> None:
    first = places(page)
    page.wait_for_timeout(250)
    assert places(page) == first
    with opened(seeds_page) as again:
        assert places(drawn(again.page)) == first
    assert all(value == int(value) for place in first.values() for value in place.values())


def test_a_double_click_unfolds_what_only_they_said_and_folds_it_again(page: Page) -> None:
    before = places(page)
    page.mouse.dblclick(*on_screen(page, CHINA))
    page.wait_for_function("() => location.hash.includes('open=')")
    after = places(drawn(page))
    new = set(after) - set(before)
    assert len(new) >= 5
    assert all(node.startswith(("claim:", "action:", "topic:")) for node in new)
    apart = [after[one] for one in after]
    assert all(abs(a["x"] - b["x"]) > 20 or abs(a["y"] - b["y"]) > 20 for a, b in combinations(apart, 2))
    page.mouse.move(2, 2)
    page.get_by_role("button", name=SAID["fold"], exact=True).click()
    assert places(drawn(page)) == before


def test_the_number_of_what_is_folded_stands_at_the_name(page: Page) -> None:
    arrived(page, f"network?sel={CHINA}")
    button = page.get_by_role("button", name=re.compile(r"^Show \d+ only"))
    number = int(re.findall(r"\d+", button.inner_text())[0])
    before = set(places(page))
    button.click()
    assert len(set(places(drawn(page))) - before) == number


def test_a_click_on_a_node_chooses_it(page: Page) -> None:
    page.mouse.click(*on_screen(page, CHINA))
    page.wait_for_function("() => location.hash.includes('sel=')")
    assert chosen(page) == CHINA
    assert page.locator("#evidence h2").inner_text() == "Chinese government"
    assert page.locator("#evidence article").count() > 3


def test_a_click_on_a_line_shows_the_records_behind_it(page: Page) -> None:
    wanted = next(line for line in lines(page) if "~rejects~report" in line["id"] and line["id"].startswith(CHINA))
    x, y = page.evaluate(
        "(id) => { const e = onrecord.network.body.edges[id].edgeType; const p = onrecord.network.canvasToDOM("
        "e.getPoint(0.3, e.getViaNode?.())); const b = document.getElementById('drawing').getBoundingClientRect();"
        "return [b.left + p.x, b.top + p.y]; }",
        wanted["id"],
    )
    page.mouse.click(x, y)
    page.wait_for_function("() => location.hash.includes('sel=')")
    assert chosen(page) == wanted["id"]
    assert "rejects" in page.locator("#evidence h2").inner_text()
    assert page.locator("#evidence article").count() > 0


def test_every_line_has_records_behind_it(page: Page) -> None:
    for line in lines(page):
        arrived(page, f"network?sel={line['id']}")
        assert page.locator("#evidence article").count() > 0, line["id"]


def test_what_is_chosen_elsewhere_is_brought_into_sight(page: Page) -> None:
    hidden = page.evaluate(
        "(() => { const drawn = new Set(onrecord.network.body.data.nodes.getIds());"
        "return JSON.parse(document.getElementById('page-network').textContent).nodes"
        ".filter((node) => !drawn.has(node.id)).map((node) => node.id); })()"
    )
    nodes = page.evaluate("onrecord.data")["nodes"]
    canvas = page.locator("#drawing").bounding_box()
    assert canvas
    for number in (hidden[0], hidden[-1], hidden[len(hidden) // 2]):
        node = nodes[number]["id"]
        arrived(page, f"network?sel={node}")
        assert node in places(page)
        x, y = on_screen(page, node)
        assert canvas["x"] < x < canvas["x"] + canvas["width"]
        assert canvas["y"] < y < canvas["y"] + canvas["height"]
        assert any(label.get("number") == number for label in labels(page))


def test_a_record_chosen_elsewhere_lights_its_line(page: Page) -> None:
    records = page.evaluate("onrecord.data")["records"]
    record = next(record for record in records if record["relation"] == "disputes")
    arrived(page, f"network?sel={record['id']}")
    lit = [line for line in lines(page) if line["color"]["opacity"] > 0.5]
    assert {(line["from"], line["to"]) for line in lit} == {(record["source"], record["target"])}


def test_focus_shows_a_neighbourhood_alone_and_back_returns(page: Page) -> None:
    before = places(page)
    arrived(page, f"network?sel={CHINA}")
    page.get_by_role("button", name=SAID["focus"]).click()
    page.wait_for_function("() => location.hash.includes('focus=')")
    near = places(drawn(page))
    assert near[CHINA] == {"x": 0, "y": 0}
    tied = {end for line in lines(page) for end in (line["from"], line["to"])}
    assert len(tied) == len(near)
    assert len(near) != len(before)
    page.mouse.move(2, 2)
    assert "Chinese government" in page.locator(".network .status").inner_text()
    page.get_by_role("button", name=SAID["back"], exact=True).click()
    page.wait_for_function("() => !location.hash.includes('focus=')")
    assert places(drawn(page)) == before
    page.go_forward()
    page.wait_for_function("() => location.hash.includes('focus=')")
    page.get_by_role("button", name=SAID["whole"], exact=True).click()
    assert places(drawn(page)) == before


def test_a_focus_is_legible(page: Page) -> None:
    assert_legible(arrived(page, "network?focus=actor:michelle-bachelet"))


def test_more_adds_the_next_and_never_too_many(many_page: Path) -> None:
    with opened(many_page, still=True) as seen:
        page = drawn(seen.page)
        more = page.get_by_role("button", name=re.compile(r"^Show \d+ more$"))
        before = places(page)
        more.click()
        after = places(drawn(page))
        assert len(after) == 2 * FIRST
        assert set(before) < set(after)
        arrived(page, "network?more=99")
        assert len(places(page)) <= MOST
        assert not more.is_visible()
        assert str(MOST) in page.locator(".network .status").inner_text()
        arrived(page, "network?more=99&" + "&".join(f"open={node}" for node in list(before)[:20]))
        assert FIRST < len(places(page)) <= MOST
        assert len(lines(page)) <= 800
        assert not seen.errors


def test_zoom_and_fit_by_buttons(page: Page) -> None:
    start = page.evaluate("onrecord.network.getScale()")
    page.get_by_role("button", name=SAID["closer"]).click()
    assert page.evaluate("onrecord.network.getScale()") > 1.3 * start
    page.get_by_role("button", name=SAID["further"]).click()
    page.get_by_role("button", name=SAID["further"]).click()
    assert page.evaluate("onrecord.network.getScale()") < 0.8 * start
    page.get_by_role("button", name=SAID["fit"], exact=True).click()
    assert page.evaluate("onrecord.network.getScale()") == pytest.approx(start)


def test_dragging_moves_the_drawing(page: Page) -> None:
    x, y = on_screen(page, CHINA)
    page.mouse.move(300, 640)
    page.mouse.down()
    page.mouse.move(380, 600, steps=5)
    page.mouse.up()
    moved = on_screen(page, CHINA)
    assert moved == pytest.approx((x + 80, y - 40), abs=3)
    page.get_by_role("button", name=SAID["fit"], exact=True).click()


def test_the_keyboard_steers_all_of_it(page: Page) -> None:
    arrived(page, f"network?sel={CHINA}")
    page.locator("#drawing").focus()
    page.keyboard.press("ArrowRight")
    assert not live(page).startswith("Chinese government,")
    assert re.match(r".+, .+, [\d,]+ (statement|source)", live(page))
    for key in ("ArrowLeft", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp") * 9:
        page.keyboard.press(key)
        if live(page).startswith("Permanent Mission of China"):
            break
    assert "shared claims" in live(page)
    assert "things folded" in live(page)
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.includes('chinese-mission')")
    mission = chosen(page)
    before = places(page)
    page.keyboard.press("Space")
    page.wait_for_function("() => location.hash.includes('open=')")
    assert len(places(drawn(page))) > len(before)
    assert re.fullmatch(r"\d+ things shown that only Permanent Mission .* said", live(page))
    page.keyboard.press("Space")
    page.wait_for_function("() => !location.hash.includes('open=')")
    assert places(drawn(page)) == before
    page.keyboard.press("l")
    assert re.search(r"Permanent Mission.*, line 1 of \d+$", live(page))
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(node) => new URLSearchParams(location.hash.split('?')[1]).get('sel') !== node", arg=mission
    )
    assert "~" in (chosen(page) or "")
    scale = page.evaluate("onrecord.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("onrecord.network.getScale()") > scale
    page.keyboard.press("-")
    page.keyboard.press("0")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") != "drawing"


def test_arrows_go_all_over_it(page: Page) -> None:
    page.locator("#drawing").focus()
    reached = set()
    page.keyboard.press("ArrowRight")
    for key in ("Right", "Right", "Up", "Right", "Down", "Down", "Left", "Down", "Right", "Up") * 3:
        page.keyboard.press(f"Arrow{key}")
        reached.add(live(page))
    assert len(reached) > 5


def test_tab_passes_through(page: Page) -> None:
    page.get_by_role("button", name=re.compile(r"^Show \d+ more$")).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "drawing"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#drawing') === null")


def test_the_canvas_says_what_it_is(page: Page) -> None:
    canvas = page.get_by_role("application", name=re.compile(SAID["title"]))
    assert canvas.get_attribute("aria-describedby") == "network-help"
    assert page.locator("#network-help").inner_text() == SAID["help"]


def test_filters_narrow_it(page: Page) -> None:
    arrived(page, f"network?who={CHINA}")
    assert CHINA in places(page)
    assert all(line["id"].startswith(CHINA) or "~" in line["id"] for line in lines(page))
    status = page.locator(".network .status").inner_text()
    all_passed = SAID["all_passed"]["other"].format(n=len(places(page)))
    assert (SAID["filtered"] in status) != (all_passed in status)
    assert_legible(page)
    arrived(page, "network?kind=stated")
    assert SAID["filtered"] in page.locator(".network .status").inner_text()
    arrived(page, "network?who=actor:josep-borrell")
    status = page.locator(".network .status").inner_text()
    assert status == SAID["all_passed"]["other"].format(n=len(places(page)))
    arrived(page, "network?q=zzzzzz")
    expect(page.get_by_text(SAID["nothing"])).to_be_visible()
    assert places(page) == {}


def test_a_choice_redraws_no_control_and_keeps_the_focus(page: Page) -> None:
    page.locator("#drawing").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.includes('sel=')")
    assert page.evaluate("document.activeElement.id") == "drawing"


def test_another_view_and_back_shows_the_same(page: Page) -> None:
    before = (places(page), page.evaluate("onrecord.network.getScale()"))
    page.evaluate("location.hash = 'table'")
    page.wait_for_function("() => !document.getElementById('drawing')")
    arrived(page, "network")
    assert (places(page), page.evaluate("onrecord.network.getScale()")) == before
    assert_legible(page)


def test_dark_colours_follow_the_preference(seeds_page: Path) -> None:
    with opened(seeds_page, still=True) as seen:
        page = drawn(seen.page)
        light = {line["color"]["color"] for line in lines(page)}
        page.emulate_media(color_scheme="dark")
        drawn(page)
        assert {line["color"]["color"] for line in lines(page)}.isdisjoint(light)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(seeds_page: Path, dark: bool) -> None:
    with opened(seeds_page, dark=dark) as seen:
        drawn(seen.page)
        assert axe(seen.page) == []
        arrived(seen.page, f"network?sel={CHINA}&open={CHINA}")
        assert axe(seen.page) == []


def test_a_telephone_has_a_useful_first_view(seeds_page: Path) -> None:
    with opened(seeds_page, 360, 740, touch=True, still=True) as seen:
        page = drawn(seen.page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert 6 <= len(places(page)) < FIRST
        assert_legible(page)
        for tool in page.locator(".network .tools button:visible").all():
            box = tool.bounding_box()
            assert box
            assert box["height"] >= 24
            assert box["width"] >= 24
        x, y = on_screen(page, CHINA)
        page.touchscreen.tap(x + 14, y)
        page.wait_for_function("() => location.hash.includes('sel=')")
        assert chosen(page) == CHINA


def test_a_small_network_is_not_folded(sample_page: Path) -> None:
    with opened(sample_page, still=True) as seen:
        page = drawn(seen.page)
        assert any(node.startswith("claim:") for node in places(page))
        assert any("disputes" in line["id"] for line in lines(page))
        assert any("contradicts" in line["id"] for line in lines(page))
        assert_legible(page)
        assert not seen.errors


def taken(page: Page, name: str) -> bytes:
    """A file saved by the page's own menu."""
    page.locator("details.taking > summary").click()
    with page.expect_download() as saved:
        page.locator(f"[data-take={name}]").click()
    page.locator("details.taking > summary").click()
    return Path(saved.value.path()).read_bytes()


def test_the_picture_holds_what_is_shown_and_the_notice(page: Page) -> None:
    text = taken(page, "svg").decode("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - made by the page itself
    read = "".join(root.itertext())
    assert "Chinese government" in read
    assert words()["notice"][:40] in read
    assert {element.tag.split("}")[1] for element in root.iter()} <= {"svg", "rect", "path", "text", "tspan", "title"}
    image = taken(page, "png")
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", image[16:24])
    assert width == pytest.approx(2 * float(root.get("width") or 0), abs=2)
    assert height == pytest.approx(2 * float(root.get("height") or 0), abs=2)


def test_the_picture_explains_itself_and_greys_nothing(page: Page) -> None:
    rest = ElementTree.fromstring(taken(page, "svg").decode("utf-8"))  # noqa: S314 - made by the page itself
    arrived(page, f"network?sel={CHINA}")
    chosen_text = taken(page, "svg").decode("utf-8")
    assert [*ElementTree.fromstring(chosen_text).itertext()] == [*rest.itertext()]  # noqa: S314 - as above
    arrived(page, "network?kind=stated&kind=respondedTo&q=rights")
    root = ElementTree.fromstring(taken(page, "svg").decode("utf-8"))  # noqa: S314 - made by the page itself
    read = [text for text in root.itertext() if text.strip()]
    for text in (*SAID["shapes"].values(), *SAID["lines"].values(), SAID["plus_picture"], "+3"):
        assert text in read
    assert "Only what they do: said or responded to" in read
    assert "Only holds: rights" in read
    dashes = {element.get("stroke-dasharray") for element in root.iter() if element.get("stroke-dasharray")}
    assert len(dashes) >= 6
    width = float(root.get("width") or 0)
    assert all(float(element.get("x") or 0) < width for element in root.iter())


@pytest.mark.parametrize("text", [HOSTILE, "X" * 100_000, "حكومة ]]> --> مثال"])
def test_hostile_names_are_drawn_as_text(text: str, tmp_path: Path) -> None:
    findings = tuple(
        replace(
            found,
            records=tuple(
                replace(record, source=replace(record.source, name=f"{text}{number % 3}"), words=record.words and text)
                for number, record in enumerate(found.records)
            ),
        )
        for found in make_findings()
    )
    path = tmp_path / "hostile.html"
    path.write_text(render(findings, Register()), encoding="utf-8")
    with opened(path, still=True) as seen:
        page = drawn(seen.page)
        assert_legible(page)
        svg = taken(page, "svg").decode("utf-8")
        ElementTree.fromstring(svg)  # noqa: S314 - made by the page itself
        assert "<img" not in svg
        assert "\u202e" not in svg
        assert taken(page, "png")[:4] == b"\x89PNG"
        page.locator("#drawing").press("ArrowRight")
        assert not seen.dialogs
        assert not seen.errors


def test_without_lines_there_is_still_a_network(tmp_path: Path) -> None:
    first = make_findings()[0]
    path = tmp_path / "one.html"
    path.write_text(render((replace(first, records=first.records[:1]),), make_register()), encoding="utf-8")
    with opened(path, still=True) as seen:
        assert places(drawn(seen.page))
        assert_legible(seen.page)
        assert not seen.errors
