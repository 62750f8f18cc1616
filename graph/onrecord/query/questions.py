"""The folder ``ontology/queries`` -> the named questions."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.resources import ontology_dir


class Question(NamedTuple):
    """A question that comes with the program."""

    name: str
    """Its file's name without the ending, such as ``01-who-said-about``."""
    title: str
    """The question in words: the first comment of the file."""
    text: str
    """SPARQL."""


def questions() -> list[Question]:
    """All named questions, in their order."""
    files = sorted((ontology_dir() / "queries").glob("*.rq"))
    return [_question(path.stem, path.read_text(encoding="utf-8")) for path in files]


def _question(name: str, text: str) -> Question:
    return Question(name, text.partition("\n")[0].lstrip("# ").rstrip(), text)
