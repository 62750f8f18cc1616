"""The places that the page's network is given, and what its first view shows."""

import random
import time
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import many
from onrecord.knowledge.network import network
from onrecord.pipeline import Work
from onrecord.publish.page.data import page_data
from onrecord.publish.page.layout import FIRST, HIGH, WIDE, positions
from onrecord.publish.page.summary import Summary, summary

Pairs = list[tuple[int, int]]


def drawn(work: Work) -> tuple[dict, Summary]:
    findings, register = work.findings, work.register
    data = page_data(findings, register, "https://example.org/x/", {}, network(findings, register))
    return data, summary(data)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[int], Pairs, dict[int, int]]:
    size = draw(st.integers(0, 90))
    folded = draw(st.integers(0, 40)) if size else 0
    inside = st.integers(0, max(0, size - 1))
    pairs = draw(st.lists(st.tuples(inside, inside), max_size=150)) if size else []
    home = {size + number: draw(inside) for number in range(folded)}
    return list(range(size)), pairs, home


@settings(deadline=None, max_examples=40)
@given(networks(), st.randoms(use_true_random=False))
def test_places_are_whole_and_the_same_whatever_the_order_of_the_lines(
    drawing: tuple[list[int], Pairs, dict[int, int]], shuffled: random.Random
) -> None:
    core, pairs, home = drawing
    first = positions(core, pairs, home)
    again = [(b, a) for a, b in (*pairs, *pairs[:3])]
    shuffled.shuffle(again)
    random.seed(len(core))
    assert first == positions(core, again, home)
    assert set(first) == {*core, *home}
    assert all(isinstance(number, int) for place in first.values() for number in place)


@settings(deadline=None, max_examples=40)
@given(networks())
def test_what_is_shown_at_first_has_room_for_its_labels(drawing: tuple[list[int], Pairs, dict[int, int]]) -> None:
    core, pairs, _ = drawing
    place = positions(core, pairs)
    for one, other in combinations(core[:FIRST], 2):
        (x, y), (u, v) = place[one], place[other]
        assert abs(x - u) >= 0.75 * WIDE or abs(y - v) >= 0.75 * HIGH


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 120))
def test_what_is_folded_into_one_stands_around_it_and_apart(many: int) -> None:
    place = positions([0], [], dict.fromkeys(range(1, many + 1), 0))
    assert place[0] == (0, 0)
    for one, other in combinations(place.values(), 2):
        assert abs(one[0] - other[0]) >= 0.4 * WIDE or abs(one[1] - other[1]) >= 0.4 * HIGH


def test_three_thousand_nodes_are_laid_out_in_less_than_two_seconds() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable on purpose
    core = list(range(1200))
    pairs = [(chance.randrange(1200), int(chance.random() ** 3 * 1200)) for _ in range(4000)]
    home = {number: int(chance.random() ** 3 * 1200) for number in range(1200, 3000)}
    start = time.process_time()
    positions(core, pairs, home)
    assert time.process_time() - start < 2


def test_the_summary_is_of_who_speaks_and_of_what_several_speak_of(seeds_work: Work) -> None:
    data, shown = drawn(seeds_work)
    kinds = [data["nodes"][number]["kind"] for number in shown.core]
    assert kinds[0] == "report"
    disputed = {number for pair in data["contradictions"] for number in pair}
    said = {"claim", "action", "topic"}
    for number in shown.core:
        sources = {source for source, other in shown.pairs if other == number}
        assert data["nodes"][number]["kind"] not in said or len(sources) > 1 or number in disputed
    for number, source in shown.home.items():
        assert data["nodes"][number]["kind"] in said
        assert number not in disputed
        assert {one for one, other in shown.pairs if other == number} == {source}
    assert {record["source"] for record in data["records"]} <= set(shown.core)


def test_the_weightiest_come_first(seeds_work: Work) -> None:
    data, shown = drawn(seeds_work)
    first = [data["nodes"][number]["label"] for number in shown.core[:4]]
    assert "Chinese government" in first
    assert "Michelle Bachelet" in first


def test_the_order_of_articles_does_not_matter() -> None:
    findings, register = many(6, 80, 12, 40)
    forth, back = (drawn(Work(register, order, ()))[1] for order in (tuple(findings), tuple(findings)[::-1]))
    assert forth == back
    assert positions(forth.core, forth.pairs, forth.home) == positions(back.core, back.pairs, back.home)
