"""What a corpus adds to the program: its folders ``rules/`` and ``lexicon/`` go in, lines for the data files come out.

Everything is checked as the program's own is: a rule must read its examples and leave its near misses alone, a cue must
be a verb with complements that some rule reads. Which words and rules are in use, ``resources.use`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from onrecord.errors import DataError, Problem
from onrecord.language import sentences
from onrecord.language.words import CLOSED, verb_forms
from onrecord.notation import Line, likely, read
from onrecord.reading.files import check_text, decode, printable, read_bytes
from onrecord.records import Reading
from onrecord.resources import Additions, DataFile, data_lines, using
from onrecord.rules import cues as lexicon
from onrecord.rules import tested, written
from onrecord.rules.engine import view
from onrecord.rules.passages import READS
from onrecord.rules.reader import RULES, attempts
from onrecord.rules.reader import read as read_text
from onrecord.withholding import touches
from onrecord.wording import joined

RULES_FOLDER: Final = "rules"
LEXICON: Final = "lexicon"

_CUES: Final = "cues.tsv"
_TAGGED: Final = (*dict(CLOSED), "adjectives", "adverbs", "abbreviations", "nouns", "verbs", "time-nouns")
_LISTS: Final[dict[str, tuple[DataFile, ...]]] = {
    **{f"{name}.txt": (("onrecord.language", f"lexicon/{name}.txt"),) for name in _TAGGED},
    "titles.txt": (("onrecord.language", "lexicon/titles.txt"), ("onrecord.resolution", "data/titles.txt")),
    "groups.txt": (("onrecord.language", "lexicon/groups.txt"),),
}
"""Files of words that a corpus may add to, and the program's files that they add to."""
_CLASSED: Final[dict[str, DataFile]] = {
    "words.txt": ("onrecord.rules", "words.txt"),
    "judgements.txt": ("onrecord.rules", "judgements.txt"),
    "acts.txt": ("onrecord.rules", "acts.txt"),
    "roles.txt": ("onrecord.language", "lexicon/roles.txt"),
    "organisations.txt": ("onrecord.language", "lexicon/organisations.txt"),
}
"""Files whose lines are ``class: word word …``, with classes that the program knows."""
_OF_PHRASES: Final = frozenset({_CLASSED["judgements.txt"], _CLASSED["acts.txt"]})
"""Files whose classes hold phrases, separated by ``;``."""
_PHRASES: Final[dict[str, DataFile]] = {"places.txt": ("onrecord.resolution", "data/places.txt")}
_IRREGULAR: Final = "irregular.txt"
FILES: Final = tuple(sorted((*_LISTS, *_CLASSED, *_PHRASES, _IRREGULAR, _CUES)))
"""The files that ``lexicon/`` may hold."""

_VERB: Final = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*\Z")
_TAGS: Final = ("BASE", "PRES", "PAST", "PART", "ING")


def load_additions(corpus: Path, *, untried: bool = False) -> Additions:
    """What a corpus adds; nothing if it is no folder, or has neither ``rules/`` nor ``lexicon/``.

    ``untried``: rules need not read their examples yet, to see why they do not. DataError: all that is wrong in these
    folders, each with its file, line and what to do.
    """
    if not corpus.is_dir() or not any((corpus / name).exists() for name in (RULES_FOLDER, LEXICON)):
        return {}
    loader = _Loader(corpus)
    loader.load_words()
    loader.load_rules()
    loader.load_counts()
    if not loader.problems and not untried:
        loader.check()
    if loader.problems:
        raise DataError(loader.problems)
    return loader.lines


def withheld_in(additions: Additions, withheld: Sequence[str]) -> Iterator[Problem]:
    """Rules, and the corpus of counts, that a corpus adds under a name that it withholds: every file would hold it."""
    with using(additions):
        for rule in written.added_rules():
            if touches(f"{rule.name} {rule.name.replace('-', ' ')} {rule.reads}", withheld):
                mend = "Call it otherwise, and say otherwise what it reads."
                yield Problem(f"{RULES_FOLDER}/, rule {rule.name}", "tells a name that is withheld.", mend)
        if tested.FILE in additions and any(touches(row.corpus, withheld) for row in tested.tested().values()):
            mend = "Call the corpus otherwise."
            yield Problem(f"{RULES_FOLDER}/{tested.FILE[1]}", "tells a name that is withheld.", mend)


class _Loader:
    def __init__(self, corpus: Path) -> None:
        self.problems: list[Problem] = []
        self.lines: dict[DataFile, tuple[str, ...]] = {}
        self._corpus = corpus
        self._written: list[tuple[str, written.Written]] = []
        self._cues: list[tuple[str, Line]] = []

    def _wrong(self, name: str, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(f"{printable(name)}:{line}" if line else printable(name), what, mend))

    def _add(self, file: DataFile, lines: Iterable[str]) -> None:
        self.lines[file] = (*self.lines.get(file, ()), *lines)

    def _names(self, folder: str) -> list[str]:
        """The names in a folder of the corpus, sorted; hidden ones are left alone."""
        path = self._corpus / folder
        if not path.exists() and not path.is_symlink():
            return []
        if not path.is_dir():
            self._wrong(folder, 0, "is no folder.", "Make it one, or remove it.")
            return []
        return sorted(entry.name for entry in path.iterdir() if not entry.name.startswith("."))

    def _text(self, name: str) -> str:
        """The text of a file of the corpus; empty, with the problem noted, where it has none."""
        try:
            text = decode(read_bytes(self._corpus / name, inside=self._corpus), name)
            check_text(text, name)
        except DataError as error:
            self.problems += error.problems
            return ""
        return text.removeprefix("\ufeff")

    # --- lexicon/ ---------------------------------------------------------------------------------------------------

    def load_words(self) -> None:
        """The lines of the files in ``lexicon/``."""
        for file in self._names(LEXICON):
            name = f"{LEXICON}/{file}"
            if file not in FILES:
                close = likely(file, FILES)
                mend = f"Did you mean `{close}`?" if close else f"It may hold {', '.join(FILES)}."
                self._wrong(name, 0, "is no list that the program knows.", mend)
                continue
            text = self._text(name).replace("\r\n", "\n")
            rows = [Line(number, row) for number, row in enumerate(text.split("\n"), 1)]
            rows = [row for row in rows if row.value.strip() and not row.value.startswith("#")]
            if file == _CUES:
                self._take_cues(name, rows)
            elif file == _IRREGULAR:
                self._take_irregular(name, rows)
            elif file in _CLASSED:
                self._take_classed(name, rows, _CLASSED[file])
            elif file in _PHRASES:
                self._add(_PHRASES[file], (row.value for row in rows))
            else:
                self._take_list(name, rows, _LISTS[file], verbs=file == "verbs.txt")

    def _take_list(self, name: str, rows: list[Line], files: tuple[DataFile, ...], *, verbs: bool) -> None:
        for number, row in rows:
            for word in row.split():
                if word != word.lower():
                    self._wrong(name, number, f"“{word}” has capitals.", "Words stand here in small letters.")
                elif verbs and not _VERB.match(word):
                    self._wrong(name, number, f"“{word}” is no verb.", "Write base forms: letters, two at least.")
        for file in files:
            self._add(file, (row.value for row in rows))

    def _take_classed(self, name: str, rows: list[Line], file: DataFile) -> None:
        known = {line.partition(":")[0] for line in data_lines(*file) if ":" in line}
        for number, row in rows:
            label, colon, words = row.partition(":")
            if not colon or label not in known:
                mend = f"Write CLASS: words, the class one of {', '.join(sorted(known))}."
                self._wrong(name, number, f"“{label}” is no class.", mend)
            elif not words.strip():
                self._wrong(name, number, f"`{label}:` has no words.", "Write them, or remove the line.")
            elif file in _OF_PHRASES and " " in words.strip() and ";" not in words:
                mend = "Write `;` between them, or behind it if it is a single phrase."
                self._wrong(name, number, f"“{words.strip()}” may be one phrase or several words.", mend)
        self._add(file, (row.value for row in rows))

    def _take_irregular(self, name: str, rows: list[Line]) -> None:
        for number, row in rows:
            columns = row.split()
            if len(columns) != 3 or columns[2] not in _TAGS or not all(map(_VERB.match, columns[:2])):
                mend = f"Write FORM VERB TAG, the tag one of {', '.join(_TAGS)}."
                self._wrong(name, number, "is no form of a verb.", mend)
        self._add(("onrecord.language", f"lexicon/{_IRREGULAR}"), (row.value for row in rows))

    def _take_cues(self, name: str, rows: list[Line]) -> None:
        stands: dict[str, int] = {}
        for number, row in rows:
            if row.split("\t")[:2] == ["lemma", "complements"]:
                continue
            try:
                lemma = lexicon.cue_of(row).lemma
            except ValueError as error:
                self._wrong(name, number, f"{error}.", "Columns are parted by tabs, as in the program's own cues.tsv.")
                continue
            if stands.setdefault(lemma, number) != number:
                what = f"“{lemma}” stands in line {stands[lemma]} already."
                self._wrong(name, number, what, "Write what it takes in one line.")
            else:
                self._cues.append((name, Line(number, row)))
        self._add(("onrecord.rules", _CUES), (row.value for _, row in self._cues))

    # --- rules/ -----------------------------------------------------------------------------------------------------

    def load_rules(self) -> None:
        """The rules of the files in ``rules/``, in the order of the files' names."""
        taken = {*(rule.name for rule in RULES), *READS}
        for file in self._names(RULES_FOLDER):
            name = f"{RULES_FOLDER}/{file}"
            if file == tested.FILE[1]:
                continue
            if not file.endswith(".txt"):
                self._wrong(name, 0, "is no file of rules (.txt) or counts (tested.json).", "Move it elsewhere.")
                continue
            sheet = read(self._corpus, name, written.FORM)
            for made in written.rules_of(sheet, taken):
                taken.add(made.rule.name)
                self._written.append((name, made))
            self.problems += sheet.problems
            if not sheet.problems:
                self._add(written.FILE, self._text(name).splitlines())

    def load_counts(self) -> None:
        """The counts in ``rules/tested.json``."""
        name = f"{RULES_FOLDER}/{tested.FILE[1]}"
        if not (self._corpus / name).exists():
            return
        text = self._text(name)
        try:
            tested.parsed(text)
        except tested.MiscountedError as error:
            self._wrong(name, error.line, f"{error}.", "Have it written by: onrecord calibrate")
        else:
            self._add(tested.FILE, text.split("\n"))

    # --- what the rules do ------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Whether verbs are verbs, whether complements and rules meet, and whether each rule reads what it says."""
        with using({}):
            known = {kind for cue in lexicon.cues().values() for kind in cue.complements}
        known |= {kind for rule in (*RULES, *(made.rule for _, made in self._written)) for kind in rule.complement}
        with using(self.lines):
            verbs = {lemma for lemma, _ in verb_forms().values()}
            taken = {kind for cue in lexicon.cues().values() for kind in cue.complements}
            for name, (number, row) in self._cues:
                cue = lexicon.cue_of(row)
                if cue.lemma not in verbs:
                    mend = f"Add it to {LEXICON}/verbs.txt, and its irregular forms to {LEXICON}/{_IRREGULAR}."
                    self._wrong(name, number, f"“{cue.lemma}” is no verb that the program knows.", mend)
                for kind in sorted(cue.complements - known):
                    if not kind.startswith(("p:", "passive-")):
                        mend = _meant(kind, known)
                        self._wrong(name, number, f"no rule reads the complement `{kind}`.", mend)
            for name, made in self._written:
                for line in made.takes:
                    if line.value not in taken:
                        mend = f"Give it to one in {LEXICON}/{_CUES}. " + _meant(line.value, taken)
                        self._wrong(name, line.number, f"no cue takes `{line.value}`.", mend)
                self._try(name, made)

    def _try(self, name: str, made: written.Written) -> None:
        for example in made.examples:
            found = list(_found(example.text, made.rule.name))
            if example.finds not in found:
                what = " and ".join(" | ".join(parts) for parts in found)
                why = f"it finds {what}" if what else f"it reads nothing ({_reason(example.text, made)})"
                mend = f"Mend the rule or the example; onrecord explain --corpus {printable(self._corpus)} shows more."
                self._wrong(name, example.line, f"rule `{made.rule.name}` does not find this: {why}.", mend)
        for number, text in made.near_misses:
            for parts in _found(text, made.rule.name):
                what = f"rule `{made.rule.name}` must not read this, but finds {' | '.join(parts)}."
                self._wrong(name, number, what, "Make its pattern or its words narrower.")


def _found(text: str, rule: str) -> Iterator[tuple[str, str, str]]:
    """Source, cue and content of each reading that a rule makes of a text."""
    for reading in read_text(text, sentences(text)):
        if reading.rule == rule:
            yield joined(text, reading.source), joined(text, reading.cue), joined(text, reading.content)


def _reason(text: str, made: written.Written) -> str:
    """Why a rule reads nothing in a text."""
    reasons = []
    for sentence in sentences(text):
        seen = view(text, sentence)
        for at in sorted(seen.cues):
            for rule, outcome in attempts(seen, at):
                if rule.name == made.rule.name or isinstance(outcome, Reading):
                    said = f"rule `{rule.name}` reads it first" if isinstance(outcome, Reading) else outcome
                    reasons.append(f"at “{seen.word(at)}”, {said}")
                    break
    return "; ".join(reasons) or "no cue"


def _meant(word: str, known: Iterable[str]) -> str:
    close = likely(word, known)
    return f"Did you mean `{close}`?" if close else ""
