"""The whole way: a corpus on disk -> what was found in each of its articles. The one module that knows every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import DataError, Problem
from onrecord.findings import Findings
from onrecord.language import sentences
from onrecord.reading import UNKNOWN, Corpus, articles_at, in_latin_letters, open_corpus
from onrecord.records import Article, CuratedReadings, Register
from onrecord.resolution import resolve
from onrecord.resources import Additions, use
from onrecord.rules import load_additions, read, unread, withheld_in
from onrecord.rules.tested import as_counted, precision

_BATCH = 50
"""Articles a task, so that handing over costs little beside reading (measured: 5 ms an article, 1 ms a hand-over)."""
_MOST_JOBS = 60
"""Processes; Windows takes no more."""

_Shown = TypeVar("_Shown")
Progress = Callable[[int, int, str], None]
"""Called with the number of articles done, of all articles, and the name of the last one."""


@dataclass(frozen=True, slots=True)
class Work:
    """A corpus as far as it could be read."""

    register: Register
    findings: tuple[Findings, ...]
    """One an article, in the order of their names."""
    left_out: tuple[Problem, ...]
    """Why articles could not be read."""
    additions: Additions = field(default_factory=dict)
    """The words and rules that the corpus adds to the program's own."""


def find(article: Article, register: Register, curated: CuratedReadings) -> Findings:
    """Everything that is on record in one article: by rules (in a language they read) and by hand."""
    excluded = tuple(passage.span for passage in article.excluded)
    units = sentences(article.text, excluded)
    by_rules = _is_for_rules(article)
    readings = as_counted(read(article.text, units)) if by_rules else ()
    findings = resolve(article, units, readings, curated, register, precision())
    taken = tuple(record.reading for record in findings.records)
    missed = unread(article.text, units, (*readings, *taken)) if by_rules else ()
    return replace(findings, unread=missed, by_rules=by_rules)


def _is_for_rules(article: Article) -> bool:
    """Whether the rules read an article: English of any region; where the language is not known, Latin letters."""
    language = article.language.partition("-")[0].lower()
    return language == "en" or (language == UNKNOWN and in_latin_letters(article.text))


def find_all(path: Path, *, by_hand: bool = True, jobs: int = 1, progress: Progress | None = None) -> Work:
    """Everything that is on record in a corpus.

    ``by_hand``: use what stands under ``curated/``; else rules alone. ``jobs``: processes. DataError: the folder is no
    corpus, or the rules and words that it adds are faulty, or its curation is (all faults of all its files at once).
    Unreadable articles are left out and named.
    """
    from onrecord.curation import load_register

    corpus = open_corpus(path)
    additions = load_additions(path)
    register = load_register(path) if by_hand else Register()
    findings: list[Findings] = []
    left_out = list(corpus.problems)
    faults = list(withheld_in(additions, register.withheld))
    for outcome in _outcomes(partial(_one, corpus, register, by_hand), corpus.names, jobs, additions):
        findings += [outcome.findings] if outcome.findings else []
        left_out += outcome.left_out
        faults += outcome.faults
        if progress:
            progress(outcome.number, len(corpus.names), outcome.name)
    if faults:
        raise DataError(faults)
    return Work(register, tuple(findings), tuple(left_out), additions)


def find_each(path: Path, *, jobs: int = 1) -> Iterator[Findings | Problem]:
    """What the rules alone find in a file of any accepted format, a folder of files, or a corpus."""
    return shown_each(path, _as_found, jobs=jobs)


def _as_found(findings: Findings) -> Findings:
    return findings


def shown_each(path: Path, shown: Callable[[Findings], _Shown], *, jobs: int = 1) -> Iterator[_Shown | Problem]:
    """The same as something else makes it of the findings of an article, in the process that found them."""
    articles = dict(articles_at(path))
    for outcome in _outcomes(partial(_by_rules, articles, shown), tuple(articles), jobs, load_additions(path)):
        yield from outcome.left_out
        if not outcome.left_out:
            yield outcome.shown


@dataclass(frozen=True, slots=True)
class _Outcome:
    name: str
    findings: Findings | None = None
    left_out: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()
    number: int = 0
    shown: Any = None
    """What else was asked to be made of the findings."""


def _one(corpus: Corpus, register: Register, by_hand: bool, name: str) -> _Outcome:
    from onrecord.curation import load_readings

    try:
        article = corpus.article(name)
    except DataError as error:
        return _Outcome(name, left_out=error.problems)
    try:
        curated = load_readings(corpus.path, article, register) if by_hand else CuratedReadings()
    except DataError as error:
        return _Outcome(name, faults=error.problems)
    return _Outcome(name, find(article, register, curated))


def _by_rules(
    articles: Mapping[str, Callable[[], Article]], shown: Callable[[Findings], object], name: str
) -> _Outcome:
    try:
        return _Outcome(name, shown=shown(find(articles[name](), Register(), CuratedReadings())))
    except DataError as error:
        return _Outcome(name, left_out=error.problems)


def _outcomes(
    one: Callable[[str], _Outcome], names: Sequence[str], jobs: int, additions: Additions
) -> Iterator[_Outcome]:
    """The outcomes in the order of the names, whatever the number of processes, with a corpus's additions in use."""
    if jobs > 1 and len(names) > 1:
        yield from _by_processes(one, names, min(jobs, len(names), _MOST_JOBS), additions)
        return
    before = use(additions)
    try:
        for number, name in enumerate(names, 1):
            use(additions)  # whoever takes the outcomes may have used others meanwhile
            yield replace(one(name), number=number)
    finally:
        use(before)


def _by_processes(
    one: Callable[[str], _Outcome], names: Sequence[str], jobs: int, additions: Additions
) -> Iterator[_Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    batch = max(1, min(_BATCH, len(names) // jobs))
    try:
        with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(additions, one)) as pool:
            for number, outcome in enumerate(pool.map(_one_here, names, chunksize=batch), 1):
                yield replace(outcome, number=number)
    except BrokenProcessPool as error:
        mend = "Perhaps the memory is full: try fewer --jobs."
        raise DataError(Problem(f"--jobs {jobs}", "a process was ended from outside.", mend)) from error


_task: Callable[[str], _Outcome]
"""In a process of its own: what it does with each name. Handed over once, since it may know all articles' places."""


def _one_here(name: str) -> _Outcome:
    return _task(name)


def _begin(additions: Additions, task: Callable[[str], _Outcome]) -> None:
    """Begins a process: uses a corpus's additions, ends with the process that started it, even if that was killed."""
    global _task  # noqa: PLW0603  # one process has one task
    _task = task
    import multiprocessing
    import os
    import threading

    use(additions)
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
