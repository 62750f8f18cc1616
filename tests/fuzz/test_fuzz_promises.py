"""Texts that nobody would write: what is promised of any text holds of them too."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from fragments import PIECES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from promises import keep

from onrecord.language import sentences
from onrecord.pipeline import find
from onrecord.records import Article, CuratedReadings, Reading, Register, Span
from onrecord.rules import read
from running import ROOT
from tools import missing

FUZZ = ROOT / "tests/fuzz"
UNRELATED = "The bus left at six. It was full."
"""Nothing is attributed in it, and nobody named."""

NEWS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
"""Without white space: what stands in no dictionary."""
WILD = st.text(max_size=200)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(NEWS, GLUED, WILD))
@example("Dr. Kofi says '' said did not say he did not say he according to says '' said did not say he did not say he")
def test_every_promise_holds_of_any_text(text: str) -> None:
    keep(text)


@pytest.mark.parametrize("path", sorted((FUZZ / "seeds").iterdir()), ids=lambda path: path.name)
def test_every_promise_holds_of_the_seeds_of_the_search(path: Path) -> None:
    keep(path.read_bytes().decode("utf-8"))


def readings(text: str, after: int = 0) -> list[tuple[object, ...]]:
    """What is read in a text, spans counted from an offset."""
    return [counted_from(after, reading) for reading in read(text, sentences(text))]


def counted_from(offset: int, reading: Reading) -> tuple[object, ...]:
    roles = (reading.source, reading.cue, reading.content, reading.actions, reading.addressee)
    moved = (tuple(Span(span.start - offset, span.end - offset) for span in role) for role in roles)
    return (reading.kind, reading.rule, reading.act, reading.mode, reading.stance, *moved)


@settings(max_examples=200)
@given(st.one_of(NEWS, GLUED))
def test_an_unrelated_paragraph_behind_changes_nothing(text: str) -> None:
    assert readings(f"{text}\n\n{UNRELATED}") == readings(text)


@settings(max_examples=200)
@given(NEWS)
def test_an_unrelated_paragraph_before_changes_nothing(text: str) -> None:
    headline = "Harbour news\n\n"  # a line that opens an article is read as its headline
    before = f"{headline}{UNRELATED}\n\n"
    assert readings(before + text, len(before)) == readings(headline + text, len(headline))


def steps(text: str) -> int:
    """How many functions are called to find what is on record in a text."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        find(Article(name="fuzz", text=text), Register(), CuratedReadings())
    finally:
        sys.setprofile(before)
    return count


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join), st.sampled_from([" ", "\n", "\n\n"]))
def test_four_times_the_text_takes_about_four_times_the_steps(piece: str, between: str) -> None:
    steps(piece)  # what is made once
    once, many = (steps((piece + between) * times) for times in (60, 240))
    assert many <= 4.8 * once + 2000


def test_a_search_led_by_the_programs_own_branches_finds_nothing(tmp_path: Path) -> None:
    if find_spec("atheris") is None:
        missing("atheris", "make test installs it on Linux on x86-64")
    found = tmp_path / "found"
    found.mkdir()
    limits = ["-runs=600", "-seed=1", "-max_len=300", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, FUZZ / "fuzz_reading.py", found, FUZZ / "seeds", *limits]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    assert done.returncode == 0, done.stderr
    assert "Done 600 runs" in done.stderr
