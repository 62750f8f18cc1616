"""The notation of files written by hand: a file's text goes in, its entries come out, with everything wrong in it."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from onrecord.errors import Problem

_LINE_END = re.compile(r"\r\n|\r|\n")
_START = re.compile(r"([A-Za-z][\w-]{0,39})(?:[^\S\n]+([^\s:;]{1,100}))?[^\S\n]*:")
_MOST_ADVICE = 1000
"""Mistakes in one file up to which the word that was meant is sought; that takes time for each."""
_T = TypeVar("_T", bound=Hashable)


class Line(NamedTuple):
    """A value and the number of the line on which it stands, from 1."""

    number: int
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``kind label: value``, its fields and its words."""

    kind: str
    label: str
    value: str
    line: int
    fields: dict[str, list[Line]] = field(default_factory=dict)
    words: list[Line] = field(default_factory=list)

    def get(self, key: str) -> Line | None:
        """The field of that key; None where there is none."""
        lines = self.fields.get(key)
        return lines[0] if lines else None

    def listed(self, key: str) -> list[Line]:
        """The values of a key that takes several, separated by ``;`` or on lines of their own."""
        return [
            Line(number, part.strip())
            for number, value in self.fields.get(key, [])
            for part in value.split(";")
            if part.strip()
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What may stand in a kind of file."""

    kinds: frozenset[str]
    """Words that begin an entry."""
    labelled: bool | None
    """Whether entries have a label (``person KEY: …``); None: as the writer likes."""
    keys: frozenset[str] = frozenset()
    """Words that begin a field of the entry above."""
    repeatable: frozenset[str] = frozenset()
    """Keys that may stand in one entry several times."""
    heads: frozenset[str] = frozenset()
    """Words that begin a line about the whole file, before the first entry."""
    words: bool = False
    """Whether entries have words (``> …``)."""


@dataclass(slots=True)
class Sheet:
    """A curated file as read: its lines about the whole file, its entries, and the problems found so far."""

    name: str
    """The file as messages name it: its path from the corpus."""
    heads: dict[str, Line] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    entry: Entry | None = None
    """The entry that the next line belongs to; one that begins wrongly takes its lines too, and is dropped."""

    def wrong(self, line: int, what: str, mend: str) -> None:
        """Notes a problem of a line."""
        self.problems.append(Problem(f"{self.name}:{line}" if line else self.name, what, mend))

    def likely(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that was probably meant; sought only while the file's mistakes are few."""
        return likely(word, known) if len(self.problems) < _MOST_ADVICE else None


def read(corpus: Path, name: str, form: Form) -> Sheet:
    """The file of that name (its path from the corpus); empty where there is none."""
    path, sheet = corpus / name, Sheet(name)
    try:
        if not path.exists() and not path.is_symlink():
            return sheet
        if not path.resolve().is_relative_to(corpus.resolve()):
            sheet.wrong(0, "is a link that leads out of the corpus.", "Put the file itself here.")
        elif not path.is_file():  # to overlook it in silence would publish what it may withhold
            sheet.wrong(0, "is no ordinary file.", "Put a file of text here, or nothing.")
        else:
            return parse(path.read_bytes().decode("utf-8-sig"), name, form)
    except UnicodeDecodeError as error:
        sheet.wrong(0, f"is not UTF-8 (byte {error.start + 1}).", "Save it as UTF-8 text.")
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        sheet.wrong(0, f"cannot be read: {reason}.", "Make the file readable.")
    return sheet


def parse(text: str, name: str, form: Form) -> Sheet:
    """The entries of a curated file's text. Problems are collected in the sheet; linear in the text."""
    sheet = Sheet(name)
    for number, raw in enumerate(_LINE_END.split(text), 1):
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == ">":
            _take_words(sheet, number, line[1:].strip(), form)
        else:
            _take_line(sheet, number, line, form)
    return sheet


def _take_words(sheet: Sheet, number: int, words: str, form: Form) -> None:
    if not form.words:
        sheet.wrong(number, "a file of this kind holds no words (`>`).", "Remove the line.")
    elif sheet.entry is None:
        sheet.wrong(number, "words (`>`) stand before the first entry.", "Write the entry's first line above them.")
    elif not words:
        sheet.wrong(number, "`>` has no words.", "Paste the words after it, or remove the line.")
    else:
        sheet.entry.words.append(Line(number, words))


def _take_line(sheet: Sheet, number: int, line: str, form: Form) -> None:
    start = _START.match(line)
    word, label = (start[1], start[2] or "") if start else ("", "")
    value = line[start.end() :].strip() if start else ""
    # `response` is a kind and a key: what it begins is told by its label, or by the bar between source and cue.
    if word in form.kinds and (label or word not in form.keys or "|" in value):
        sheet.entry = Entry(word, label, value, number)
        _begin_entry(sheet, sheet.entry, form)
    elif label or word not in form.keys | form.heads:
        sheet.wrong(number, f"“{cut(line)}” is no line of this kind of file.", _advice(sheet, line, word, label, form))
        if label or "|" in value:
            sheet.entry = Entry(word, label, value, number)
    elif not value:
        sheet.wrong(number, f"`{word}:` has no value.", "Write it, or remove the line.")
    elif sheet.entry and word in form.keys:
        lines = sheet.entry.fields.setdefault(word, [])
        if lines and word not in form.repeatable:
            mend = f"Keep this line or line {lines[0].number}, not both."
            sheet.wrong(number, f"`{word}:` stands twice in one entry.", mend)
        lines.append(Line(number, value))
    elif sheet.entry:
        sheet.wrong(number, f"`{word}:` is about the whole file.", "Write it above the first entry.")
    elif word not in form.heads:
        sheet.wrong(number, f"`{word}:` stands before the first entry.", "Write the entry's first line above it.")
    elif word in sheet.heads:
        sheet.wrong(number, f"`{word}:` stands twice.", f"Keep this line or line {sheet.heads[word].number}, not both.")
    else:
        sheet.heads[word] = Line(number, value)


def _begin_entry(sheet: Sheet, entry: Entry, form: Form) -> None:
    if form.labelled is True and not entry.label:
        sheet.wrong(entry.line, f"this `{entry.kind}` has no key.", f"Write `{entry.kind} KEY: {cut(entry.value)}`.")
    elif form.labelled is False and entry.label:
        sheet.wrong(entry.line, f"`{entry.kind}` takes no label.", f"Write `{entry.kind}: {cut(entry.value)}`.")
    if not entry.value:
        sheet.wrong(entry.line, f"this `{entry.kind}` has nothing after the colon.", "Write it, or remove the entry.")
    sheet.entries.append(entry)


def _advice(sheet: Sheet, line: str, word: str, label: str, form: Form) -> str:
    first = word or line.split(maxsplit=1)[0].rstrip(":")
    if label and first in form.keys | form.heads:
        return f"`{first}` takes no label: write `{first}: …`."
    close = sheet.likely(first.lower(), form.kinds | form.keys | form.heads)
    if close == first:
        return f"After `{close}` comes a colon: `{close}: …`" + (
            "." if form.labelled is False else f" or `{close} LABEL: …`."
        )
    if close:
        return f"Did you mean `{close}`?"
    if form.words:
        return "Words of the article begin with `> `, comments with `# `."
    return f"Entries begin with {alternatives(form.kinds)}, fields with {alternatives(form.keys)}, comments with `# `."


def alternatives(words: Iterable[str]) -> str:
    """Words as a message lists them."""
    listed = [f"`{word}`" for word in sorted(words)]
    return ", ".join(listed[:-1]) + (" or " if len(listed) > 1 else "") + "".join(listed[-1:])


def likely(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    return _likely(word[:80], frozenset(known))


@lru_cache(maxsize=4096)
def _likely(word: str, known: frozenset[str]) -> str | None:
    listed = sorted(known)
    close = get_close_matches(word, listed, 1, 0.6)
    if close:
        return close[0]
    parts = {part for part in word.split("-") if len(part) > 3}
    return next((other for other in listed if parts & set(other.split("-"))), None)


def circles(above: Mapping[_T, _T]) -> list[_T]:
    """One member of each circle in a relation that must have none, the first given; linear."""
    found: list[_T] = []
    done: set[_T] = set()
    for first in above:
        path: dict[_T, None] = {}
        at: _T | None = first
        while at is not None and at not in done and at not in path:
            path[at] = None
            at = above.get(at)
        if at is not None and at in path:
            listed = list(path)
            circle = set(listed[listed.index(at) :])
            found.append(first if first in circle else at)
        done.update(path)
    return found


def cut(line: str) -> str:
    """The beginning of a line, as messages show it."""
    return line if len(line) <= 60 else line[:57] + "…"
