"""A corpus read by several processes."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.pipeline import find_all


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
