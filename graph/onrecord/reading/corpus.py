"""A corpus on disk: a folder goes in, its articles come out one at a time, and what is wrong with the others."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from onrecord.errors import DataError, Problem
from onrecord.reading.boilerplate import boilerplate
from onrecord.reading.detection import language_of
from onrecord.reading.files import LIMIT, check_text, decode, name_key, printable, read_bytes
from onrecord.reading.formats import FORMATS, Extracted, check_prose, extract
from onrecord.reading.table import TABLE, Known, known, read_table
from onrecord.records import Article

ARTICLES = "articles"
ENDING = ".txt"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The names of a corpus' articles, sorted, and the problems met on opening it.

    An article named in ``problems`` is left out of ``names``; one that turns out to be unreadable when it is asked for
    raises then. Holds no text, so that it is cheap to hand to another process.
    """

    path: Path
    names: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)

    def article(self, name: str) -> Article:
        """The article of one of ``names``, its text as frozen: the file decoded as UTF-8, nothing changed.

        Raises:
            DataError: not UTF-8 (naming the encoding that fits), binary, empty, nothing but boilerplate, 50 MB or
                more, or a link that leads out of the corpus.
        """
        data = read_bytes(self.path / ARTICLES / f"{name}{ENDING}", inside=self.path)
        where = f"{ARTICLES}/{printable(name)}{ENDING}"
        return _article(name, decode(data, where), self.known.get(name, Known()), where)


def open_corpus(path: Path) -> Corpus:
    """The corpus in a folder: ``articles/NAME.txt``, and ``articles.csv`` with what is known of each.

    Of files whose names some file systems take for one, and of files with the same text, the first by name stays and
    the others are problems. A row without its article is none: parts of a corpus are built apart.

    Raises:
        DataError: no such folder, no articles in it, or the table cannot be read.
    """
    folder = path / ARTICLES
    if not folder.is_dir():
        raise DataError(_no_corpus(path))
    table = read_table(path / TABLE)
    about, faults = known(table, TABLE)
    names, problems = _names(folder)
    twins = _twins(folder, names, path)
    problems += [
        Problem(
            f"{ARTICLES}/{printable(name)}{ENDING}",
            f"holds the same text as {printable(first)}{ENDING} and is left out.",
            "Keep one of the two.",
        )
        for name, first in twins.items()
    ]
    listed = tuple(name for name in names if name not in twins)
    if not listed:
        mend = "Add some: onrecord add FOLDER FILE..."
        raise DataError([*problems, Problem(printable(folder), "holds no articles (.txt).", mend)])
    return Corpus(path, listed, (*table.problems, *faults, *problems), about)


def articles_at(path: Path) -> Iterator[tuple[str, Callable[[], Article]]]:
    """The articles of a file of any accepted format, of the files in a folder, or of a corpus, by name.

    Each comes with a function that reads it and may raise DataError; the functions can be handed to other processes.
    Names are the files' without their endings; files of one name but for the ending keep it.

    Raises:
        DataError: no such file or folder, or a folder without files of an accepted format.
    """
    if (path / ARTICLES).is_dir():
        corpus = open_corpus(path)
        yield from ((name, partial(corpus.article, name)) for name in corpus.names)
        yield from _left_out(path.name, corpus.problems)
        return
    if path.is_dir():
        files = [p for p in _listed(path) if p.suffix.lower() in FORMATS]
        if not files:
            mend = f"Give a folder with files that end in {', '.join(FORMATS)}."
            raise DataError(Problem(printable(path), "holds no articles.", mend))
    else:
        files = [path]
    seen: set[str] = set()
    for file in files:
        for name, loader in _in_file(file):
            free = name if name not in seen else f"{name}{file.suffix}"
            seen.add(free)
            yield free, partial(_named, free, loader) if free != name else loader


def _in_file(file: Path) -> Iterator[tuple[str, Callable[[], Article]]]:
    """The articles of one file; a file that holds several is read at once, since only its text says how many."""
    if file.suffix.lower() not in (".json", ".jsonl"):
        yield file.stem, partial(_article_in, file)
        return
    try:
        found = extract(file)
    except DataError as error:
        yield file.stem, partial(_refuse, error.problems)
        return
    for one in found.articles:
        yield (name := f"{file.stem}-{one.part}" if one.part else file.stem), partial(_of_extracted, name, one)
    yield from _left_out(file.stem, found.problems)


def _left_out(name: str, problems: tuple[Problem, ...]) -> Iterator[tuple[str, Callable[[], Article]]]:
    """What was found wrong on opening a file or a corpus, each in the place of an article that cannot be read."""
    for number, problem in enumerate(problems, 1):
        yield f"{name} (left out {number})", partial(_refuse, (problem,))


def _article_in(file: Path) -> Article:
    where = printable(file)
    if file.suffix.lower() == ENDING:
        return _article(file.stem, decode(read_bytes(file), where), Known(), where)
    return _of_extracted(file.stem, extract(file).articles[0])


def _of_extracted(name: str, one: Extracted) -> Article:
    return Article(
        name=name,
        text=one.text,
        title=one.title,
        publisher=one.publisher,
        published=one.published,
        url=one.url,
        language=one.language,
        detected=one.detected,
        excluded=boilerplate(one.text),
        pages=one.pages,
    )


def _named(name: str, loader: Callable[[], Article]) -> Article:
    return replace(loader(), name=name)


def _refuse(problems: tuple[Problem, ...]) -> Article:
    raise DataError(problems)


def _article(name: str, text: str, about: Known, where: str) -> Article:
    check_text(text, where)
    excluded = boilerplate(text)
    check_prose(text, excluded, where)
    found = frozenset() if about.language else frozenset({"language"})
    return Article(
        name=name,
        text=text,
        title=about.title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        language=about.language or language_of(text),
        saved=about.saved,
        detected=about.detected | found,
        excluded=excluded,
        pages=tuple(offset for offset in about.pages if offset <= len(text)),
    )


def _no_corpus(path: Path) -> Problem:
    if not path.exists():
        return Problem(printable(path), "does not exist.", "Make a corpus: onrecord init FOLDER FILE...")
    if not path.is_dir():
        return Problem(printable(path), "is a file, not a corpus.", "Make a corpus of it: onrecord init FOLDER FILE...")
    what = "is no corpus: it has no folder 'articles'."
    return Problem(printable(path), what, "Make one in a new folder: onrecord init FOLDER FILE...")


def _listed(folder: Path) -> list[Path]:
    """The entries of a folder that are not hidden, sorted by name."""
    try:
        return sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: p.name)
    except OSError as error:
        what = f"cannot be read: {error.strerror}."
        raise DataError(Problem(printable(folder), what, "Check who may read it.")) from error


def _names(folder: Path) -> tuple[list[str], list[Problem]]:
    """The names of the articles in a folder, and what else lies there."""
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for file in _listed(folder):
        where = f"{ARTICLES}/{printable(file.name)}"
        first = names.get(name_key(file.stem))
        if file.suffix != ENDING:
            mend = "Take it in by: onrecord add FOLDER FILE" if file.suffix.lower() in FORMATS else "Move it elsewhere."
            problems.append(Problem(where, "is no frozen text (.txt) and is left out.", mend))
        elif any(0xD800 <= ord(c) <= 0xDFFF for c in file.name):
            problems.append(Problem(where, "has a name that is not UTF-8 and is left out.", "Rename it."))
        elif first is not None:
            what = f"has the name of {printable(first)}{ENDING} but for case or Unicode form and is left out."
            problems.append(Problem(where, what, "Rename one of the two."))
        else:
            names[name_key(file.stem)] = file.stem
    return list(names.values()), problems


def _twins(folder: Path, names: list[str], corpus: Path) -> dict[str, str]:
    """Names of articles whose bytes are those of an earlier one, with that one. Only files of one size are read."""
    sizes: defaultdict[int, list[str]] = defaultdict(list)
    for name in names:
        try:
            sizes[os.stat(folder / f"{name}{ENDING}").st_size].append(name)  # noqa: PTH116  # twice as fast
        except OSError:
            continue  # reading it will say what is wrong
    twins: dict[str, str] = {}
    for size, same in sizes.items():
        if len(same) < 2 or not 0 < size < LIMIT:
            continue
        first: dict[bytes, str] = {}
        for name in same:
            try:
                digest = hashlib.sha256(read_bytes(folder / f"{name}{ENDING}", inside=corpus)).digest()
            except DataError:
                continue
            if first.setdefault(digest, name) != name:
                twins[name] = first[digest]
    return twins
