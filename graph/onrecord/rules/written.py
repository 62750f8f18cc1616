"""Rules that a corpus adds: from the entries of its files under ``rules/`` to Rules, with all that is wrong in them.

A rule is written as an entry with its pattern, what it yields, its examples and near misses; `docs/rules.md` tells how.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from onrecord.language import KINDS
from onrecord.notation import Entry, Form, Line, Sheet, alternatives, parse
from onrecord.records import CURATED, Kind
from onrecord.resources import DataFile, added_lines, from_data
from onrecord.rules.actions import actions
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, Yield
from onrecord.rules.patterns import Parts, PatternError, checked
from onrecord.rules.subjects import subject
from onrecord.schemes import ACTS

FILE: DataFile = ("onrecord.rules", "rules.txt")
"""Stands for the rules that a corpus adds; the program's own are values beside the functions they need."""
FORM: Final = Form(
    kinds=frozenset({"rule"}),
    labelled=True,
    keys=frozenset({"takes", "forms", "pattern", "word", "source", "ends", "kind", "act", "example", "finds", "not"}),
    repeatable=frozenset({"word", "example", "finds", "not"}),
)
ENDS: Final = frozenset({"clause", "phrase", "here"})
_FORMS: Final = frozenset("VEGKIn")
_KINDS: Final = frozenset({Kind.STATEMENT, Kind.DENIAL, Kind.RECOMMENDATION, Kind.OMISSION})
_OWN_PARTS: Final = frozenset({"source", "addressee", "particle", "content"})
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_WORD: Final = re.compile(r"([a-z]+)\s*=\s*(\S.*)")


class Example(NamedTuple):
    """A sentence that a rule must read, the lines it stands on, and what the rule must find: source, cue, content."""

    line: int
    text: str
    finds: tuple[str, str, str]


class Written(NamedTuple):
    """A rule, and the line on which each thing about it is said."""

    rule: Rule
    line: int
    takes: tuple[Line, ...]
    examples: tuple[Example, ...]
    near_misses: tuple[Line, ...]


@from_data
@cache
def added_rules() -> tuple[Rule, ...]:
    """The rules that the corpus in use adds, in the order of its files; they were checked when it was opened."""
    sheet = parse("\n".join(added_lines(*FILE)), FILE[1], FORM)
    return tuple(written.rule for written in rules_of(sheet, ()))


def rules_of(sheet: Sheet, taken: Iterable[str]) -> Iterator[Written]:
    """The rules of a file; what is wrong with the others is noted in it. ``taken``: names that rules have already."""
    names = {*taken, CURATED, "boilerplate"}
    for entry in sheet.entries:
        if entry.label in names:
            sheet.wrong(entry.line, f"there is a rule `{entry.label}` already.", "Give this one another name.")
            continue
        before = len(sheet.problems)
        made = _rule(sheet, entry)
        if made is not None and len(sheet.problems) == before:
            names.add(entry.label)
            yield made


def _rule(sheet: Sheet, entry: Entry) -> Written | None:
    if not _NAME.match(entry.label):
        mend = "Use small letters, digits and hyphens, a letter first."
        sheet.wrong(entry.line, f"`{entry.label}` is no name of a rule.", mend)
    pattern = entry.get("pattern")
    if pattern is None:
        sheet.wrong(entry.line, "this rule has no `pattern:`.", "Write one, with `@` for the cue.")
        return None
    try:
        parts = checked(pattern.value)
    except PatternError as error:
        sheet.wrong(pattern.number, f"the pattern: {error}.", "See docs/rules.md for what a pattern may hold.")
        return None
    words = dict(_words(sheet, entry, parts))
    _named_well(sheet, pattern, parts, words)
    ends = _one_of(sheet, entry, "ends", ENDS) or "clause"
    kind = _one_of(sheet, entry, "kind", _KINDS)
    act = _one_of(sheet, entry, "act", ACTS)
    without = _one_of(sheet, entry, "source", {"none"})
    forms = entry.get("forms")
    if forms and not _FORMS.issuperset(forms.value):
        listed = "; ".join(f"{form} {KINDS[form]}" for form in sorted(_FORMS))
        sheet.wrong(forms.number, f"`{forms.value}` are no forms of a verb.", f"They are: {listed}.")
    examples, misses = tuple(_examples(sheet, entry)), tuple(entry.fields.get("not", ()))
    if not entry.fields.get("example"):
        sheet.wrong(entry.line, "this rule shows nothing that it reads.", "Add `example: SENTENCE` and `finds: …`.")
    if not misses:
        mend = "Add `not: SENTENCE` with one that is like its examples."
        sheet.wrong(entry.line, "this rule shows nothing that it leaves alone.", mend)
    takes = tuple(entry.listed("takes"))
    rule = Rule(
        name=entry.label,
        reads=entry.value,
        complement=tuple(line.value for line in takes),
        pattern=pattern.value,
        yields=_yields(words, ends, Kind(kind) if kind else None, act, sourceless=without is not None),
        examples=tuple((example.text, *example.finds) for example in examples),
        near_misses=tuple(line.value for line in misses),
        forms=forms.value if forms else "VEG",
    )
    return Written(rule, entry.line, takes, examples, misses)


def _one_of(sheet: Sheet, entry: Entry, key: str, allowed: Iterable[str]) -> str | None:
    line = entry.get(key)
    if line is None:
        return None
    values = {str(value) for value in allowed}
    if line.value not in values:
        sheet.wrong(line.number, f"`{key}: {line.value}` is not known.", f"It is {alternatives(values)}, or no line.")
    return line.value if line.value in values else None


def _words(sheet: Sheet, entry: Entry, parts: Parts) -> Iterator[tuple[str, frozenset[str]]]:
    for line in entry.fields.get("word", ()):
        said = _WORD.match(line.value)
        if said is None:
            sheet.wrong(line.number, "this `word:` names no part and its words.", "Write `word: PART = word word`.")
        elif said[1] not in parts.before | parts.after:
            mend = f"Write `(?P<{said[1]}>…)` around it in the pattern."
            sheet.wrong(line.number, f"the pattern has no part `{said[1]}`.", mend)
        else:
            yield said[1], frozenset(said[2].lower().split())


def _named_well(sheet: Sheet, pattern: Line, parts: Parts, words: Mapping[str, frozenset[str]]) -> None:
    every = parts.before | parts.after
    if "content" not in every:
        mend = "Write `(?P<content>…)` around where it begins."
        sheet.wrong(pattern.number, "the pattern does not say where the content is.", mend)
    if "particle" in parts.before:
        mend = "Only what stands behind `@` can be."
        sheet.wrong(pattern.number, "the pattern makes words before the cue part of it.", mend)
    for name in sorted(every - _OWN_PARTS - words.keys()):
        mend = f"Add `word: {name} = …`, or use {alternatives(_OWN_PARTS)}."
        sheet.wrong(pattern.number, f"the pattern names a part `{name}` that nothing is said of.", mend)


def _examples(sheet: Sheet, entry: Entry) -> Iterator[Example]:
    lines = [("example", line) for line in entry.fields.get("example", ())]
    lines += [("finds", line) for line in entry.fields.get("finds", ())]
    sentence: Line | None = None
    for key, line in sorted(lines, key=lambda item: item[1].number):
        if key == "example":
            if sentence is not None:
                _without_finds(sheet, sentence)
            sentence = line
            continue
        roles = [role.strip() for role in line.value.split("|")]
        if sentence is None:
            sheet.wrong(line.number, "this `finds:` has no `example:` above it.", "Write the sentence above it.")
        elif len(roles) != 3:
            sheet.wrong(line.number, "this does not say what is found.", "Write `finds: SOURCE | CUE | CONTENT`.")
        else:
            yield Example(sentence.number, sentence.value, (roles[0], roles[1], roles[2]))
        sentence = None
    if sentence is not None:
        _without_finds(sheet, sentence)


def _without_finds(sheet: Sheet, sentence: Line) -> None:
    mend = "Write `finds: SOURCE | CUE | CONTENT` below it."
    sheet.wrong(sentence.number, "this example does not say what is found in it.", mend)


def _yields(
    words: Mapping[str, frozenset[str]], ends: str, kind: Kind | None, act: str | None, *, sourceless: bool
) -> Callable[[Match], Yield | None]:
    """What a rule makes of a match, by what is written of it."""

    def yields(match: Match) -> Yield | None:
        view, content, particle = match.view, match.part("content"), match.part("particle")
        if content is None or not all(_holds(match, name, listed) for name, listed in words.items()):
            return None
        source = match.part("source") or (None if sourceless else subject(view, match.at))
        if source is None and not sourceless:
            return None
        last = content[1]
        if ends != "here" and content[0] > match.at:
            last = clause_end(view, content[0], phrase=ends == "phrase")
        return Yield(
            content=((content[0], last),),
            source=source,
            cue_last=particle[1] if particle else None,
            addressee=match.part("addressee"),
            actions=actions(view, content[0], last) if kind is Kind.RECOMMENDATION else (),
            kind=kind,
            act=act,
        )

    return yields


def _holds(match: Match, name: str, listed: frozenset[str]) -> bool:
    """Whether a part was found and one of its groups is, or ends in, one of the words."""
    part = match.part(name)
    return part is not None and any(
        match.view.lemmas[at] in listed or match.view.word(at) in listed for at in range(*part)
    )
