"""Links between statements of a corpus: ``links.txt`` and the curated files it names go in, Links come out.

Nothing here looks at an article's text: a link is a function of the curated files alone, so that parts of a corpus
that are built apart hold the same links.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.curation.forms import LINKS, READINGS
from onrecord.errors import Problem
from onrecord.notation import Entry, Line, Sheet, cut, read
from onrecord.reading.table import TABLE, read_table
from onrecord.records import Link, Wording
from onrecord.wording import GAP, wording

ASSUMED = "en"
"""What a link takes for the language of an article of which the table does not say it: links look at no text."""
WORDED = frozenset({"statement", "denial", "recommendation"})
"""Kinds of entries that have a claim or an action."""


class Member(NamedTuple):
    """What a line of links.txt names: an article and a label of its curated file."""

    article: str
    label: str

    def __str__(self) -> str:
        return f"{self.article} {self.label}"


def worded(lines: list[Line], kind: str) -> str:
    """Words of a curated file as a claim or an action is worded."""
    return wording(GAP.join(line.value for line in lines), kind)


def members(entry: Entry) -> list[Member]:
    """The members of a line of links.txt; a label that is missing is empty."""
    parts = [part.split() for part in entry.value.split(";") if part.strip()]
    return [Member(" ".join(words[:-1]) or words[0], words[-1] if len(words) > 1 else "") for words in parts]


def linked_at(corpus: Path, article: str) -> dict[str, int]:
    """Label of the article's curated file -> the first line of links.txt that names it."""
    found: dict[str, int] = {}
    for entry in read(corpus, "curated/links.txt", LINKS).entries:
        for member in members(entry):
            if member.article == article:
                found.setdefault(member.label, entry.line)
    return found


def languages(corpus: Path) -> dict[str, str]:
    """The language of each article as far as the table of the corpus says it."""
    rows = read_table(corpus / TABLE).rows
    return {name: row["language"] for name, row in rows.items() if row.get("language")}


def read_links(corpus: Path) -> tuple[tuple[Link, ...], list[Problem]]:
    """The links of a corpus, and all that is wrong with them."""
    reader = _Reader(corpus, read(corpus, "curated/links.txt", LINKS))
    links = tuple(dict.fromkeys(reader.links()))
    return links, reader.sheet.problems


class _Reader:
    def __init__(self, corpus: Path, sheet: Sheet) -> None:
        self.corpus = corpus
        self.sheet = sheet
        self._curated: dict[str, Sheet | None] = {}
        self._languages: dict[str, str] | None = None

    def links(self) -> Iterator[Link]:
        grouped: dict[Wording, int] = {}
        for entry in self.sheet.entries:
            named = members(entry)
            if entry.kind == "contradict" and len(named) != 2:
                mend = "Write one line for each pair: `contradict: ARTICLE LABEL; ARTICLE LABEL`."
                self.sheet.wrong(entry.line, f"`contradict` takes two members, not {len(named)}.", mend)
            elif len(named) < 2:
                mend = "Write `same: ARTICLE LABEL; ARTICLE LABEL`."
                self.sheet.wrong(entry.line, "`same` takes two members or more.", mend)
            else:
                found = [self._wording(entry, member) for member in named]
                listed = [one for one in found if one is not None]
                yield from self._same(entry, listed, grouped) if entry.kind == "same" else self._opposed(entry, listed)

    def _same(self, entry: Entry, group: list[Wording], grouped: dict[Wording, int]) -> Iterator[Link]:
        for one in dict.fromkeys(group):
            line = grouped.setdefault(one, entry.line)
            if line != entry.line:
                what = f"“{cut(one.text)}” already stands in the group of line {line}."
                self.sheet.wrong(entry.line, what, "Join the two groups into one line.")
            elif one.kind != group[0].kind:
                what = f"“{cut(one.text)}” is {_named(one.kind)}, “{cut(group[0].text)}” {_named(group[0].kind)}."
                self.sheet.wrong(entry.line, what, "Link claims with claims and actions with actions.")
            elif one != group[0]:
                yield Link("same", group[0], one)

    def _opposed(self, entry: Entry, pair: list[Wording]) -> Iterator[Link]:
        if len(pair) < 2:
            return
        if any(one.kind == "action" for one in pair):
            mend = "Actions cannot be true or false: link claims, or remove the line."
            self.sheet.wrong(entry.line, "an action contradicts nothing.", mend)
        elif pair[0][:2] == pair[1][:2]:
            mend = "Two who say and reject the same claim need no link: remove the line."
            self.sheet.wrong(entry.line, f"both members are the same claim, “{cut(pair[0].text)}”.", mend)
        else:
            yield Link("contradicts", *pair)

    def _wording(self, line: Entry, member: Member) -> Wording | None:
        curated = self._curated_file(member.article)
        if curated is None:
            if self._is_article(member.article):
                mend = f"Write its statements in curated/readings/{member.article}.txt, or mend the name."
                self.sheet.wrong(line.line, f"the article {member.article} has no curated file.", mend)
            return None
        labels = {entry.label: entry for entry in curated.entries if entry.label}
        stem, _, number = member.label.rpartition(".")
        entry = labels.get(member.label) or (labels.get(stem) if number.isascii() and number.isdigit() else None)
        text = curated.heads.get("text")
        if entry is None:
            close = self.sheet.likely(member.label, labels) if member.label else None
            mend = f"Did you mean `{close}`?" if close else "Write ARTICLE LABEL; labels stand in `KIND LABEL: …`."
            self.sheet.wrong(line.line, f"“{member}”: there is no such label in {curated.name}.", mend)
        elif text is None:
            self.sheet.wrong(line.line, f"{curated.name} has no `text:` line.", "Add it above the first entry.")
        elif fault := self._fault(line, entry):
            self.sheet.wrong(line.line, f"“{member}” {fault[0]}", fault[1])
        elif words := self._words(line, member, entry, number if entry.label != member.label else ""):
            kind = "action" if entry.kind == "recommendation" else "claim"
            return Wording(worded(words, kind), self._language(member.article), text.value.lower(), kind)
        return None

    def _words(self, line: Entry, member: Member, entry: Entry, number: str) -> list[Line]:
        """The words of an entry, or of its action of that number; a problem and nothing where it is not clear which."""
        actions = entry.fields.get("action", [])
        if number and not 1 <= int(number[:6]) <= len(actions):
            mend = f"Count them from `{entry.label}.1`; where there are none, write `{entry.label}`."
            self.sheet.wrong(line.line, f"“{member}”: the entry has {len(actions)} `action:` lines.", mend)
            return []
        if number:
            return [actions[int(number[:6]) - 1]]
        if actions:
            mend = (
                f"Say which, in the order of its `action:` lines: `{entry.label}.1` to `{entry.label}.{len(actions)}`."
            )
            self.sheet.wrong(line.line, f"“{member}” asks for single actions.", mend)
            return []
        return entry.words

    @staticmethod
    def _fault(line: Entry, entry: Entry) -> tuple[str, str] | None:
        if entry.kind not in WORDED:
            return (f"is of the kind {entry.kind}: it has no claim.", "Link statements, denials and recommendations.")
        if line.kind == "contradict" and entry.kind == "denial":
            mend = "A denial already disputes its claim: link that claim with `same:` to the claim it rejects."
            return ("is a denial.", mend)
        if not entry.words:
            return ("has no words.", "Give the entry its words (`> …`).")
        return None

    def _curated_file(self, article: str) -> Sheet | None:
        if article not in self._curated:
            name = f"curated/readings/{article}.txt"
            present = _is_name(article) and (self.corpus / name).is_file()
            self._curated[article] = read(self.corpus, name, READINGS) if present else None
        return self._curated[article]

    def _is_article(self, article: str) -> bool:
        return _is_name(article) and (self.corpus / "articles" / f"{article}.txt").is_file()

    def _language(self, article: str) -> str:
        if self._languages is None:
            self._languages = languages(self.corpus)
        return self._languages.get(article, ASSUMED)


def _is_name(article: str) -> bool:
    return not {"/", "\\", "\0"} & set(article) and len(article) < 200


def _named(kind: str) -> str:
    return "an action" if kind == "action" else "a claim"
