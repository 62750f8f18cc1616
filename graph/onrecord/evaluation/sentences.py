"""Files of annotated sentences -> their texts and gold, and the figures of each construction.

A file is plain text. ``== NAME`` begins a construction; every other line that is neither empty nor a comment (``#``) is
a passage, read as an article of its own; ``¶`` stands for a new paragraph. Marks stand in the passage: ``{S who} {C
said} {X that it was late}`` for source, cue and content, each perhaps in several pieces. Digits tell several
attributions apart (``{C2 adding}``), and one piece may belong to some of them (``{S12 She}``); without digits it is 1.
``{C=denies rejected}`` gives the act. A passage without marks attributes nothing. Braces are always marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, Problem
from onrecord.evaluation.gold import Gold, GoldAttribution, read_utf8
from onrecord.evaluation.scoring import Scores, Tally, fitting, one_to_one, score_attributions, table
from onrecord.records import Span
from onrecord.schemes import ACTS

_MARK = re.compile(r"\{(?P<role>[A-Z]*)(?P<numbers>\d*)(?:=(?P<act>[a-z-]*))? |\}")
_ALIKE = {"recommends": "calls-for"}
"""Acts that annotators do not tell apart."""
_ROLES = {"S": "source", "C": "cue", "X": "content"}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A passage without its marks, the construction that it stands for, and who says what in it."""

    construction: str
    text: str
    gold: Gold


Readings = Mapping[str, Mapping[str, Any]]
"""By passage, in the form that ``onrecord read`` prints."""


def read_sentences(path: Path) -> dict[str, Annotated]:
    """The passages of a file, or of all ``.txt`` files of a folder, by ``FILE:LINE``.

    DataError: no file, none of them holds a passage, one is not UTF-8, or marks that are faulty (all such
    lines at once).
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path] if path.is_file() else []
    found: dict[str, Annotated] = {}
    faults: list[Problem] = []
    for file in files:
        construction = ""
        for number, line in enumerate(read_utf8(file).splitlines(), 1):
            if line.startswith("== "):
                construction = line[3:].strip()
            elif line.strip() and not line.startswith("#"):
                where = f"{file.name}:{number}"
                try:
                    found[where] = _annotated(construction, line.strip())
                except ValueError as error:
                    faults.append(Problem(f"{file}:{number}", str(error), "Write {S who} {C said} {X what was said}."))
    if faults:
        raise DataError(faults)
    if not found:
        raise DataError(Problem(str(path), "holds no sentences.", "Give a .txt file of them, or a folder of such."))
    return found


def _annotated(construction: str, line: str) -> Annotated:
    """A passage of one line. ValueError: what is wrong with its marks."""
    pieces: list[str] = []
    length = 0
    opened: list[tuple[re.Match[str], int]] = []
    spans: dict[str, dict[str, list[Span]]] = {}
    acts: dict[str, str] = {}

    def take(piece: str) -> None:
        nonlocal length
        if "{" in piece:
            raise ValueError("has a brace that opens no mark.")
        pieces.append(piece)
        length += len(piece)

    at = 0
    line = re.sub(r"\s*¶\s*", "\n\n", line)
    for mark in _MARK.finditer(line):
        take(line[at : mark.start()])
        at = mark.end()
        if mark[0] != "}":
            opened.append((mark, length))
            continue
        if not opened:
            raise ValueError("closes a mark that is not open.")
        begun, start = opened.pop()
        role, act = _ROLES.get(begun["role"]), begun["act"]
        words = "".join(pieces)[start:]
        if role is None or (act is not None and (role != "cue" or act not in ACTS)):
            raise ValueError(f"has a mark that is none: {begun[0].strip()}.")
        if not words.strip() or words != words.strip():
            raise ValueError(f"has a mark that is empty, or that begins or ends with white space: “{words}”.")
        for number in begun["numbers"] or "1":
            spans.setdefault(number, {}).setdefault(role, []).append(Span(start, length))
            if act:
                acts[number] = act
    take(line[at:])
    if opened:
        raise ValueError(f"has a mark that is never closed: {opened[-1][0][0].strip()}.")
    return Annotated(construction, "".join(pieces), Gold(tuple(_attributions(spans, acts))))


def _attributions(spans: dict[str, dict[str, list[Span]]], acts: dict[str, str]) -> Iterator[GoldAttribution]:
    for number, roles in sorted(spans.items()):
        if "content" not in roles or "cue" not in roles:
            raise ValueError(f"has an attribution ({number}) without cue or content.")
        source, cue, content = (tuple(sorted(roles.get(role, ()))) for role in _ROLES.values())
        yield GoldAttribution(source, cue, content, act=acts.get(number))


def score_sentences(annotated: Mapping[str, Annotated], readings: Readings) -> Scores:
    """The scores of attributions, and of the acts of those that were found and have one."""
    texts = {name: item.text for name, item in annotated.items()}
    gold = {name: item.gold for name, item in annotated.items()}
    scores = score_attributions(texts, gold, {name: dict(readings[name]) for name in annotated})
    for name, item in annotated.items():
        found = readings[name]["attributions"]
        pairs = one_to_one(fitting(item.text, item.gold, dict(readings[name])))
        acts = [(found[i]["act"], act) for i, j in pairs if (act := item.gold.attributions[j].act)]
        scores.add("act", sum(_ALIKE.get(mine, mine) == _ALIKE.get(act, act) for mine, act in acts), *[len(acts)] * 2)
    return scores


def by_construction(annotated: Mapping[str, Annotated], readings: Readings) -> dict[str, Scores]:
    """The scores of each construction, in the order of the files."""
    parts: dict[str, dict[str, Annotated]] = {}
    for name, item in annotated.items():
        parts.setdefault(item.construction, {})[name] = item
    return {construction: score_sentences(part, readings) for construction, part in parts.items()}


def sentences_table(annotated: Mapping[str, Annotated], readings: Readings) -> str:
    """The figures of all sentences, and a line for each construction."""
    lines = [table(score_sentences(annotated, readings)), ""]
    lines.append(f"{'construction':60}{'P':>6}{'R':>6}{'F1':>6}{'all F1':>8}   right / found / wanted")
    for construction, scores in by_construction(annotated, readings).items():
        lines.append(f"{construction:60}{_figures(scores['attribution'], scores['exact all three'])}")
    return "\n".join(lines)


def _figures(found: Tally, exact: Tally) -> str:
    counts = f"   {found.right} / {found.predicted} / {found.wanted}"
    if not found.wanted:
        return " " * 26 + counts
    return f"{found.precision:6.2f}{found.recall:6.2f}{found.f1:6.2f}{exact.f1:8.2f}{counts}"
