"""The data files that come with the program, and the lines that a corpus adds to them while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Protocol, TypeVar

DataFile = tuple[str, str]
"""A data file: the package it lies in, and its name there."""
Additions = Mapping[DataFile, tuple[str, ...]]
"""What a corpus adds: lines for data files, which count as if they stood at the end of them."""


class _Kept(Protocol):
    def cache_clear(self) -> None: ...


_Made = TypeVar("_Made", bound=_Kept)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_kept: list[Callable[[], None]] = []
_in_use: Additions = {}


def ontology_dir() -> Path:
    """The folder of the vocabulary (``onrecord.ttl``), the shapes (``shapes.ttl``) and the questions (``queries/``)."""
    here = Path(__file__).resolve().parent
    installed = here / "ontology"
    return installed if installed.is_dir() else here.parent.parent / "ontology"


def data_lines(package: str, name: str) -> list[str]:
    """The lines of a data file beside a module and those added to it, without empty ones and comments (``#`` first)."""
    text = (files(package) / name).read_text(encoding="utf-8")
    lines = (*text.split("\n"), *added_lines(package, name))
    return [line for line in lines if line.strip() and not line.startswith("#")]


def added_lines(package: str, name: str) -> tuple[str, ...]:
    """The lines that the corpus in use adds to a data file; the file itself need not exist."""
    return _in_use.get((package, name), ())


def from_data(made: _Made) -> _Made:
    """Marks a cached function whose results come of data files: they are forgotten when other additions are used."""
    _kept.append(made.cache_clear)
    return made


def use(additions: Additions) -> Additions:
    """From now on, in this process, data files have these additions and no others. Returns those used before.

    Costs nothing where they are in use already. Not for several threads at once.
    """
    global _in_use  # noqa: PLW0603  # one process reads one corpus at a time
    before = _in_use
    if additions is not before and additions != before:
        _in_use = additions
        for forget in _kept:
            forget()
    return before


@contextmanager
def using(additions: Additions) -> Iterator[None]:
    """Uses additions for the time of a block."""
    before = use(additions)
    try:
        yield
    finally:
        use(before)


class Kept(dict[_Key, _Value]):
    """What a function makes of each key, made once; when there are too many, all are forgotten.

    For what is asked for every word of a text: half the cost of an ``lru_cache``, which also keeps the order of use.
    """

    def __init__(self, made: Callable[[_Key], _Value], most: int = 32_768) -> None:
        super().__init__()
        self._made = made
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._made(key)
        return value

    def cache_clear(self) -> None:
        """Forgets everything."""
        self.clear()
