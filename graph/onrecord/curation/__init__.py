"""What people curated by hand: the files under ``curated/`` go in; a Register, readings and decisions come out."""

from __future__ import annotations

from pathlib import Path

from onrecord.curation.links import read_links
from onrecord.curation.readings import read_readings
from onrecord.curation.register import read_register
from onrecord.errors import DataError
from onrecord.records import Article, CuratedReadings, Reading, Register

__all__ = ["describe", "load_readings", "load_register"]


def load_register(corpus: Path) -> Register:
    """The actors, reports, topics, events, links and withheld words of a corpus; empty where a file is absent.

    DataError: the files are faulty, with every problem of all of them.
    """
    register, problems = read_register(corpus)
    links, faulty_links = read_links(corpus)
    if problems or faulty_links:
        raise DataError((*problems, *faulty_links))
    return Register(
        actors=register.actors,
        reports=register.reports,
        topics=register.topics,
        events=register.events,
        links=links,
        withheld=register.withheld,
    )


def load_readings(corpus: Path, article: Article, register: Register) -> CuratedReadings:
    """What was curated for one article, in the order of its file; nothing where it has none.

    DataError: the file is faulty, with every problem in it.
    """
    curated, problems = read_readings(corpus, article, register)
    if problems:
        raise DataError(problems)
    return curated


def describe(article: Article, curated: CuratedReadings) -> str:
    """For a person: each curated entry of an article with the words it was found at and their offsets."""
    decided = [(decision.verdict.value, decision.reading) for decision in curated.decisions]
    entries = [(reading.kind.value, reading) for reading in curated.readings] + decided
    return "\n".join(_described(article.text, kind, reading) for kind, reading in entries)


def _described(text: str, kind: str, reading: Reading) -> str:
    given = reading.given
    lines = [f"{kind} {given.label} (line {given.line})" if given and given.label else kind]
    for name, spans in (
        ("source", reading.source),
        ("cue", reading.cue),
        ("content", reading.content),
        ("action", reading.actions),
    ):
        lines += [f"  {name:8}{span.start}-{span.end}  {' '.join(span.of(text).split())}" for span in spans]
    values = {
        "speaker": given and given.speaker,
        "for": given and given.on_behalf_of,
        "to": given and "; ".join(given.addressees),
        "via": given and given.via,
        "in": given and given.inside,
        "act": reading.act,
        "mode": reading.mode,
        "stance": reading.stance and f"{reading.stance} {(given and given.toward) or ''}".strip(),
        "date": given and " = ".join(filter(None, (given.date_words, given.date))),
        "topic": given and "; ".join(given.topics),
    }
    return "\n".join([*lines, "  " + ", ".join(f"{name} {value}" for name, value in values.items() if value)])
