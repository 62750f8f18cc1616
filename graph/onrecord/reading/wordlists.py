"""Word lists: the name of a file under ``data/`` goes in, its lists by heading come out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_DATA = Path(__file__).with_name("data")


@cache
def wordlists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of ``data/NAME.txt``: ``[heading]`` opens a list, each line is an entry, ``#`` opens a comment line."""
    lists: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in (_DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        entry = line.strip()
        if entry.startswith("[") and entry.endswith("]"):
            entries = lists.setdefault(entry[1:-1], [])
        elif entry and not entry.startswith("#"):
            entries.append(entry)
    return MappingProxyType({heading: tuple(words) for heading, words in lists.items()})
