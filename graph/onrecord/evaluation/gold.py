"""Folders of annotations -> gold: brat standoff files, or this project's own JSON.

brat: ``NAME_ANNOTATOR.ann``; T lines give Source, Cue and Content spans, E lines tie them together (roles ``Content``,
``Content2`` … are pooled). Of several annotators the alphabetically first counts. E lines without content say nothing;
lines of other kinds are passed over, and any other line is a fault.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import DataError, Problem
from onrecord.records import Span, Spans

_T_LINE = re.compile(r"(T\d+)\t\S+ ([^\t]+)(?:\t(.*))?$")
_E_LINE = re.compile(r"E\d+\t(\S+:\S+(?: \S+:\S+)*) *$")
_OTHER_LINE = re.compile(r"[AMNR]\d+\t|[#*]")
"""Attributes, relations, normalisations and notes: they say nothing of who says what."""
_OFFSETS = re.compile(r" *([0-9]{1,12}) ([0-9]{1,12}) *")
_LINES = "Want T1, a tab, Source 0 7, a tab, the words; or E1, a tab, Attribution:T2 Source:T1 Cue:T2 Content:T3."


class Furthest(NamedTuple):
    """Where the last of an article's annotated spans ends, and the file and line that say so."""

    end: int
    where: str


_NOWHERE = Furthest(0, "")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution. ``optional``: counts neither as found nor as missed."""

    source: Spans
    cue: Spans
    content: Spans
    optional: bool = False
    act: str | None = None
    names: tuple[str, ...] = ()
    """Names that are right for the speaker; empty where the annotation does not say."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated recommendation (who recommends) or response (who responds, with which stance)."""

    evidence: Spans
    names: tuple[str, ...]
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one article."""

    attributions: tuple[GoldAttribution, ...]
    recommendations: tuple[GoldEvent, ...] = ()
    responses: tuple[GoldEvent, ...] = ()
    ignored: Spans = ()
    """Regions in which predictions do not count."""
    has_reports: bool = False
    """Whether speakers, acts, recommendations and responses are annotated too."""
    furthest: Furthest = _NOWHERE
    """To see whether the text is the one that was annotated."""


def read_gold(directory: Path) -> dict[str, Gold]:
    """The annotations of a folder by article name, sorted. DataError: what cannot be read, with file and line."""
    if not directory.is_dir():
        raise DataError(Problem(str(directory), "there is no such folder.", "Give a folder of .ann or .json files."))
    gold: dict[str, Gold] = {}
    problems: list[Problem] = []
    for path in sorted(directory.glob("*.ann")):
        try:
            brat = _Brat(path)
        except DataError as error:
            problems += error.problems
            continue
        problems += brat.problems
        gold.setdefault(path.stem.rpartition("_")[0] or path.stem, brat.gold)
    for path in sorted(directory.glob("*.json")):
        if path.name != "corpus.json":
            gold[path.stem] = _read_json(path)
    if problems:
        raise DataError(problems)
    if not gold:
        raise DataError(Problem(str(directory), "holds no annotations.", "Give a folder of .ann or .json files."))
    return dict(sorted(gold.items()))


def read_utf8(path: Path) -> str:
    """The text of a file, without a byte order mark. DataError: it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 (byte 0x{error.object[error.start]:02x} at {error.start})."
        raise DataError(Problem(str(path), what, "Save it as text in UTF-8.")) from None


class _Brat:
    """One brat file, line by line: what it annotates, and what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._spans: dict[str, list[Span]] = {}
        self._furthest = _NOWHERE
        self._missing = 0
        """Characters of the last span that its T line did not show: broken text, which goes on in the next lines."""
        events: list[tuple[int, str]] = []
        for number, line in enumerate(read_utf8(path).split("\n"), 1):
            if match := _T_LINE.match(line):
                self._take_spans(number, *match.groups(default=""))
            elif match := _E_LINE.match(line):
                events.append((number, match[1]))
            elif line.strip() and not _OTHER_LINE.match(line):
                if self._missing <= 0:
                    self._wrong(number, "is no line of an annotation.", _LINES)
                self._missing -= len(line) + 1
        found = [self._attribution(number, arguments) for number, arguments in events]
        self.gold = Gold(tuple(item for item in found if item), furthest=self._furthest)

    def _wrong(self, number: int, what: str, mend: str) -> None:
        self.problems.append(Problem(f"{self._path}:{number}", what, mend))

    def _take_spans(self, number: int, name: str, offsets: str, words: str) -> None:
        if name in self._spans:
            self._wrong(number, f"{name} stands here a second time.", "Number each T line of its own.")
        spans = self._spans[name] = []
        for piece in offsets.split(";"):
            ends = _OFFSETS.fullmatch(piece)
            if ends is None or int(ends[1]) >= int(ends[2]):
                self._wrong(number, f"bad span “{piece}”.", "Want START END, or START END;START END, START first.")
                return
            spans.append(Span(int(ends[1]), int(ends[2])))
        self._missing = sum(span.end - span.start + 1 for span in spans) - 1 - len(words)
        self._furthest = max(self._furthest, Furthest(max(span.end for span in spans), f"{self._path}:{number}"))

    def _attribution(self, number: int, arguments: str) -> GoldAttribution | None:
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for argument in arguments.split()[1:]:
            name, _, reference = argument.partition(":")
            role = name.rstrip("0123456789").lower()
            if role in roles and reference not in self._spans:
                self._wrong(number, f"“{argument}” names no T line.", "Add that line, or mend the name.")
            roles.get(role, []).extend(self._spans.get(reference, ()))
        source, cue, content = (tuple(sorted(spans)) for spans in roles.values())
        return GoldAttribution(source, cue, content) if content else None


def _read_json(path: Path) -> Gold:
    text = read_utf8(path)
    try:
        data = json.loads(text)
        entities = data.get("entities") or {}
        attributions = tuple(_attribution(item, entities) for item in data["statements"])
        recommendations, responses = (
            tuple(_event(item, role, entities) for item in data[kind] if item.get("agreed", True))
            for kind, role in (("recommendations", "recommender"), ("responses", "responder"))
        )
        ignored = _spans(data.get("ignore"))
        spans = [span for item in attributions for span in (*item.source, *item.cue, *item.content)]
        spans += [*ignored, *(span for item in (*recommendations, *responses) for span in item.evidence)]
        furthest = Furthest(max((span.end for span in spans), default=0), str(path))
        return Gold(attributions, recommendations, responses, ignored, has_reports=True, furthest=furthest)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(
            Problem(str(path), f"is not an annotation ({error!r}).", "Want statements, recommendations, responses.")
        ) from None


def _spans(pairs: list[list[int]] | None) -> Spans:
    for pair in pairs or ():
        start, end = pair
        if type(start) is not int or type(end) is not int or not 0 <= start < end:
            raise ValueError(f"bad span {pair}")
    return tuple(Span(start, end) for start, end in pairs or ())


def _attribution(item: dict[str, Any], entities: dict[str, Any]) -> GoldAttribution:
    return GoldAttribution(
        _spans(item.get("source")),
        _spans(item.get("cue")),
        _spans(item["content"]),
        optional=bool(item.get("optional")) or item.get("agreed") is False,
        act=item.get("act"),
        names=_names(item, "source_name", entities.get(item.get("source_entity") or "")),
    )


def _event(item: dict[str, Any], role: str, entities: dict[str, Any]) -> GoldEvent:
    names = _names(item, role, entities.get(item.get(role) or ""))
    return GoldEvent(_spans(item["evidence"]), names, item.get("stance"))


def _names(item: dict[str, Any], role: str, entity: dict[str, Any] | None) -> tuple[str, ...]:
    names = [item.get(role), *(item.get(f"{role}_alt") or [])]
    if entity:
        names += [entity["name"], *entity.get("aliases", []), *entity.get("alt", [])]
    return tuple(name for name in names if name)
