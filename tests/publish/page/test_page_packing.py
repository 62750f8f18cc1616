"""What the build packs, the page unpacks: the same data."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browser import opened
from corpora import many
from onrecord import BASE
from onrecord.commands import rule_cards
from onrecord.findings import Findings
from onrecord.knowledge.network import network
from onrecord.pipeline import Work
from onrecord.publish.page import render
from onrecord.publish.page.data import page_data
from onrecord.publish.page.packing import _columns, packed
from onrecord.records import Register
from samples import make_findings, make_register


def data_of(findings: Sequence[Findings], register: Register, *, excerpts: bool = False) -> dict[str, Any]:
    drawn = network(findings, register)
    data = page_data(findings, register, BASE, rule_cards(), drawn, excerpts=excerpts)
    written: dict[str, Any] = json.loads(json.dumps(data))
    return written


def unpacked(path: Path, findings: Sequence[Findings], register: Register, *, excerpts: bool = False) -> dict[str, Any]:
    path.write_text(render(findings, register, rule_cards(), excerpts=excerpts), encoding="utf-8")
    with opened(path) as seen:
        data: dict[str, Any] = seen.page.evaluate("onrecord.data")
        return data


@pytest.mark.parametrize("excerpts", [False, True])
def test_the_page_has_the_data_of_the_samples(tmp_path: Path, excerpts: bool) -> None:
    findings, register = make_findings(), make_register()
    expected = data_of(findings, register, excerpts=excerpts)
    assert unpacked(tmp_path / "graph.html", findings, register, excerpts=excerpts) == expected


@pytest.mark.parametrize("excerpts", [False, True])
def test_the_page_has_the_data_of_the_seeds(tmp_path: Path, seeds_work: Work, excerpts: bool) -> None:
    findings, register = seeds_work.findings, seeds_work.register
    expected = data_of(findings, register, excerpts=excerpts)
    assert unpacked(tmp_path / "graph.html", findings, register, excerpts=excerpts) == expected


def test_the_page_has_the_data_of_a_made_up_corpus(tmp_path: Path) -> None:
    findings, register = many(20, 600, 90, 300)
    assert unpacked(tmp_path / "graph.html", findings, register) == data_of(findings, register)


def test_packed_data_is_much_smaller() -> None:
    data = data_of(*many(20, 600, 90, 300))
    whole, small = (
        sum(len(json.dumps(given[name], separators=(",", ":"))) for name in ("records", "nodes"))
        for given in (data, packed(data))
    )
    assert small < whole / 3


rows = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.integers() | st.text() | st.lists(st.integers()), max_size=3)
)


@given(rows)
def test_columns_hold_every_value_at_its_row(given_rows: list[dict[str, Any]]) -> None:
    made: list[dict[str, Any]] = [{} for _ in given_rows]
    columns = _columns(given_rows)
    assert columns["rows"] == len(given_rows)
    for name, column in columns["columns"].items():
        if isinstance(column, list):
            pairs = list(enumerate(column))
        elif "gaps" in column:
            places = [sum(column["gaps"][: index + 1]) - 1 for index in range(len(column["gaps"]))]
            pairs = [(row, column["of"][code - 1]) for row, code in zip(places, column["at"], strict=True)]
        else:
            pairs = [(row, column["of"][code - 1]) for row, code in enumerate(column["at"]) if code]
        for row, value in pairs:
            made[row][name] = value
    assert made == given_rows


def test_the_same_data_is_packed_to_the_same_bytes_whatever_the_order_of_the_findings() -> None:
    findings, register = many(6, 60, 20, 30)
    turned = [*findings[2:], *findings[1::-1]]
    assert json.dumps(packed(data_of(findings, register))) == json.dumps(packed(data_of(turned, register)))
