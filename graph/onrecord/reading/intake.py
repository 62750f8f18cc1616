"""Taking in: files of any accepted format go in; a corpus with their frozen texts, made or extended, comes out.

The original is kept untouched under ``originals/``, its text is frozen under ``articles/``, and only then the table
gets its row, so that a stop at any moment leaves whole files and a second call completes them. Nothing that is there is
ever overwritten but the table, which keeps every row it has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord.errors import DataError, Problem, UsageError
from onrecord.reading.candidates import Candidate, private_persons_in, reports_in
from onrecord.reading.corpus import ARTICLES, ENDING
from onrecord.reading.files import name_key, printable, read_bytes, safe_name, write_whole
from onrecord.reading.formats import Extracted, extract_from
from onrecord.reading.table import DETECTABLE, TABLE, Table, read_table, write_table

ORIGINALS = "originals"
CURATED = "curated"


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was taken in: its name, the file it came from, and what was detected, field by field."""

    name: str
    file: str
    detected: tuple[tuple[str, str], ...]
    words: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a call did with each file: taken in, there already, or left out with the reason."""

    directory: Path
    added: tuple[Added, ...] = ()
    unchanged: tuple[str, ...] = ()
    left_out: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        lines = [f"{printable(self.directory)}: {len(self.added)} added, {len(self.unchanged)} there already, "]
        lines[0] += f"{len(self.left_out)} left out"
        for one in self.added:
            lines.append(f"added {one.name} ({one.words} words) from {one.file}")
            lines.extend(f"  {field}: {value} (detected)" for field, value in one.detected)
        lines += [f"there already: {name}" for name in self.unchanged]
        lines += [f"left out: {problem}" for problem in self.left_out]
        return "\n".join(lines)


def init(directory: Path, files: Sequence[Path], *, today: date) -> Summary:
    """Make a corpus of files, with curation files that hold candidates as comments.

    ``today`` is written as the day on which the files were saved. A file that cannot be taken in is left out and named;
    the others are taken in.

    Raises:
        UsageError: no files, or the folder is a corpus already.
        DataError: the disk refuses.
    """
    if any((directory / part).exists() for part in (TABLE, CURATED)) or any(_texts(directory / ARTICLES)):
        raise UsageError(
            f"{printable(directory)} is a corpus already; use: onrecord add {printable(directory)} FILE..."
        )
    summary = add(directory, files, today=today)
    if summary.added:
        _write_curation(directory, [one.name for one in summary.added])
    return summary


def add(directory: Path, files: Sequence[Path], *, today: date) -> Summary:
    """Add files to a corpus. The same file again changes nothing; a name that is taken by another text is left out.

    Parameters, result and errors as for ``init``; also DataError where the corpus' table cannot be read.
    """
    if not files:
        raise UsageError("no files are named")
    if directory.exists() and not directory.is_dir():
        raise UsageError(f"{printable(directory)} is a file, not a folder")
    intake = _Intake(directory, today)
    for file in files:
        intake.take(file)
    if intake.dirty:
        write_table(directory / TABLE, intake.table)
    return Summary(directory, tuple(intake.added), tuple(intake.unchanged), tuple(intake.left_out))


class _Intake:
    """One call's work on a corpus."""

    def __init__(self, directory: Path, today: date) -> None:
        self.directory = directory
        self.today = today
        self.table: Table = read_table(directory / TABLE)
        self.dirty = False
        self.added: list[Added] = []
        self.unchanged: list[str] = []
        self.left_out: list[Problem] = []
        self.texts = {name_key(path.stem): path for path in _texts(directory / ARTICLES)}
        self.originals = {name_key(path.name): path for path in _files(directory / ORIGINALS)}
        self.sizes: dict[int, list[Path]] = {}
        for path in self.texts.values():
            self.sizes.setdefault(path.stat().st_size, []).append(path)

    def take(self, file: Path) -> None:
        """Take in one file, or say why not. A refusal by the disk itself is raised: it holds for all that follow."""
        try:
            data = read_bytes(file)
            found = extract_from(data, file)
        except DataError as error:
            self.left_out.extend(error.problems)
            return
        self.left_out.extend(found.problems)
        for one in found.articles:
            problem = self._take_article(file, data, one)
            if problem:
                self.left_out.append(problem)

    def _take_article(self, file: Path, data: bytes, one: Extracted) -> Problem | None:
        name = safe_name(f"{file.stem}-{one.part}" if one.part else file.stem)
        where = printable(file) + (f" ({printable(one.part)})" if one.part else "")
        text = one.text.encode()
        there = self.texts.get(name_key(name))
        if there is None:
            twin = next((p for p in self.sizes.get(len(text), ()) if p.read_bytes() == text), None)
            if twin is not None:
                return Problem(where, f"holds the same text as {twin.stem} and is left out.", "Nothing need be done.")
        elif there.read_bytes() != text:
            what = f"would be the article {there.stem}, which holds another text."
            return Problem(where, what, "Rename the file and add it again.")
        original = self.directory / ORIGINALS / f"{safe_name(file.stem)}{file.suffix.lower()}"
        kept = self.originals.get(name_key(original.name))
        if kept is not None and kept.read_bytes() != data:
            what = f"would be kept as {ORIGINALS}/{kept.name}, which is another file."
            return Problem(where, what, "Rename the file and add it again.")
        if there is not None and name in self.table.rows:
            self.unchanged.append(name)
            return None
        if kept is None:
            write_whole(original, data)
            self.originals[name_key(original.name)] = original
        self._freeze(name, text, there)
        self._enter(name, one, original.name, hashlib.sha256(data).hexdigest())
        self.added.append(Added(name, where, _detected(one), len(one.text.split())))
        return None

    def _freeze(self, name: str, text: bytes, there: Path | None) -> None:
        """Write the frozen text and the file for its readings, unless they are there."""
        if there is None:
            path = self.directory / ARTICLES / f"{name}{ENDING}"
            write_whole(path, text)
            self.texts[name_key(name)] = path
            self.sizes.setdefault(len(text), []).append(path)
        readings = self.directory / CURATED / "readings" / f"{name}{ENDING}"
        if not readings.exists():
            write_whole(readings, _READINGS.format(name=name, sha256=hashlib.sha256(text).hexdigest()).encode())

    def _enter(self, name: str, one: Extracted, original: str, sha256: str) -> None:
        """Add the article's row; of a row that is there, only what is empty is filled."""
        row = {
            "name": name,
            "title": one.title or "",
            "publisher": one.publisher or "",
            "published": one.published or "",
            "url": one.url or "",
            "language": one.language,
            "saved": self.today.isoformat(),
            "original": f"{ORIGINALS}/{original}",
            "original_sha256": sha256,
            "pages": " ".join(map(str, one.pages)),
        }
        by_hand = {column: cell for column, cell in self.table.rows.get(name, {}).items() if cell}
        row["detected"] = " ".join(field for field in DETECTABLE if field in one.detected and field not in by_hand)
        self.table.rows[name] = {**row, **by_hand}
        self.dirty = True


def _texts(folder: Path) -> Iterator[Path]:
    return (path for path in _files(folder) if path.suffix == ENDING)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


def _detected(one: Extracted) -> tuple[tuple[str, str], ...]:
    return tuple((field, str(getattr(one, field))) for field in DETECTABLE if field in one.detected)


_READINGS = """\
# What is on record in this article, by hand. A line that begins with # does nothing.
article: {name}
text: {sha256}
# statement s1: The report | said
# > paste the words that were said, as they stand in the article
"""

_ACTORS = """\
# Who speaks in these articles. A line that begins with # does nothing; take it off to use an entry.
# Kinds: person, organisation, government, media, group. "of" is what a person belongs to.
#
# person jane-doe: Jane Doe
# names: Doe; Ms Doe
# role: chair of the committee
# of: housing-committee
"""

_REPORTS = """\
# The documents that these articles are about. A line that begins with # does nothing; take it off to use an entry.
#
# report committee-report-2020: Report of the committee
# names: the report; the study
# issuer: housing-committee
# released: 2020-05-14
"""

_TOPICS = """\
# What claims are about, and the words by which that is known. A line that begins with # does nothing.
#
# topic rents: rents
# words: rent; rents; rental costs
"""

_LINKS = """\
# Statements of several articles that make one claim, or contradict each other. A line that begins with # does nothing.
#
# same: ARTICLE s1; OTHER-ARTICLE s4
# contradict: ARTICLE s2; OTHER-ARTICLE s3
"""

_WITHHELD = """\
# Names and phrases that shall stand in no output. A line that begins with # does nothing.
#
# withhold: NAME OR PHRASE
# why: a private person
"""


def _write_curation(directory: Path, names: Sequence[str]) -> None:
    def texts() -> Iterator[tuple[str, str]]:
        return ((name, (directory / ARTICLES / f"{name}{ENDING}").read_bytes().decode()) for name in names)

    reports = "".join(_entry(one, f"report {_slug(one.name)}: {one.name}") for one in reports_in(texts()))
    persons = "".join(_entry(one, f"withhold: {one.name}") for one in private_persons_in(texts()))
    files = {
        "actors": _ACTORS,
        "reports": _REPORTS + _headed("Candidates, read in the articles:", reports),
        "topics": _TOPICS,
        "links": _LINKS,
        "withheld": _WITHHELD + _headed("Candidates: persons whom the articles seem to name in private:", persons),
    }
    for name, words in files.items():
        write_whole(directory / CURATED / f"{name}{ENDING}", words.encode())


def _headed(heading: str, entries: str) -> str:
    return f"#\n# {heading}\n{entries}" if entries else ""


def _entry(one: Candidate, line: str) -> str:
    """A candidate as comment lines; its words cannot leave them, since they hold no line break."""
    times = f"{one.times} times, first" if one.times > 1 else "once,"
    return f"#\n# {_flat(line)}\n#   {times} in {one.article}: … {_flat(one.words)} …\n"


def _flat(words: str) -> str:
    """On one line whatever the text holds: every kind of line break and control goes."""
    return "".join(c if c.isprintable() else " " for c in words)


def _slug(name: str) -> str:
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in name.casefold())
    return "-".join(letters.split())[:60].strip("-") or "report"
