"""What people curated by hand: the files under ``curated/`` go in; a Register, readings and decisions come out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.curation.links import read_links
from onrecord.curation.readings import read_readings
from onrecord.curation.register import read_register
from onrecord.errors import DataError
from onrecord.records import Article, CuratedReadings, Register

__all__ = ["load_readings", "load_register"]


def load_register(corpus: Path) -> Register:
    """The actors, reports, topics, events, links and withheld words of a corpus; empty where a file is absent.

    DataError: the files are faulty, with every problem of all of them.
    """
    register, problems = read_register(corpus)
    links, faulty_links = read_links(corpus)
    if problems or faulty_links:
        raise DataError((*problems, *faulty_links))
    return replace(register, links=links)


def load_readings(corpus: Path, article: Article, register: Register) -> CuratedReadings:
    """What was curated for one article, in the order of its file; nothing where it has none.

    DataError: the file is faulty, with every problem in it.
    """
    curated, problems = read_readings(corpus, article, register)
    if problems:
        raise DataError(problems)
    return curated
