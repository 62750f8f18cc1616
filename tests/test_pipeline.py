"""Which articles rules read, and a corpus read by several processes."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.pipeline import find, find_all
from onrecord.records import Article, CuratedReadings, Register
from running import ROOT


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles, the second of them long."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("She said that it rained.\n", encoding="utf-8")
    long = "".join(f"She said that it rained {n} times.\n" for n in range(3000))
    (folder / "b.txt").write_text(long, encoding="utf-8")
    return tmp_path


def test_no_more_processes_are_started_than_there_are_articles(corpus: Path) -> None:
    running: list[int] = []
    find_all(corpus, jobs=40, progress=lambda *_: running.append(len(multiprocessing.active_children())))
    assert 1 <= max(running) <= 2


def test_a_process_that_is_killed_is_told_in_plain_words(corpus: Path) -> None:
    def kill(*_: object) -> None:
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(DataError, match="a process was ended"):
        find_all(corpus, jobs=2, progress=kill)


@pytest.mark.parametrize(
    ("language", "text", "by_rules"),
    [
        ("en", "She said that it rained.", True),
        ("en-GB", "Она сказала.", True),
        ("fr", "Elle a dit qu’il pleuvait.", False),
        ("und", "She said it rained in 北京.", True),
        ("und", "1234", True),
        ("und", "قالت الوزيرة إن المطر هطل.", False),
        ("und", "ۋەزىر يامغۇر ياغدى دېدى.", False),
    ],
)
def test_rules_read_english_and_what_may_be_english(language: str, text: str, by_rules: bool) -> None:
    article = Article(name="a", text=text, language=language)
    assert find(article, Register(), CuratedReadings()).by_rules is by_rules


def test_no_process_outlives_a_build_that_is_killed(corpus: Path) -> None:
    arguments = ["read", str(corpus), "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "graph")}
    command = [sys.executable, "-u", "-m", "onrecord", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as started:
        assert started.stdout
        assert started.stdout.readline()  # the short article is read, the long one is not
        started.kill()
        started.communicate(timeout=20)  # ends when the last process that could write has ended
