"""Folders of annotations -> gold: brat standoff files, or this project's own JSON.

brat: ``NAME_ANNOTATOR.ann``; T lines give Source, Cue and Content spans, E lines tie them together (roles ``Content``,
``Content2`` … are pooled). Of several annotators the alphabetically first counts. E lines without content say nothing.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, Problem
from onrecord.records import Span, Spans

_T_LINE = re.compile(r"(T\d+)\t\S+ ([\d ;]+)")
_E_LINE = re.compile(r"E\d+\t(.*)")


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


def read_gold(directory: Path) -> dict[str, Gold]:
    """The annotations of a folder by article name, sorted. DataError names the file and line that cannot be read."""
    if not directory.is_dir():
        raise DataError(Problem(str(directory), "there is no such folder.", "Give a folder of .ann or .json files."))
    gold: dict[str, Gold] = {}
    for path in sorted(directory.glob("*.ann")):
        gold.setdefault(path.stem.rpartition("_")[0] or path.stem, _read_brat(path))
    for path in sorted(directory.glob("*.json")):
        if path.name != "corpus.json":
            gold[path.stem] = _read_json(path)
    if not gold:
        raise DataError(Problem(str(directory), "holds no annotations.", "Give a folder of .ann or .json files."))
    return dict(sorted(gold.items()))


def _read_brat(path: Path) -> Gold:
    named: dict[str, list[Span]] = {}
    attributions = []
    # The text at the end of a T line may itself be broken: such lines match neither pattern and are passed over.
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if match := _T_LINE.match(line):
            try:
                pieces = [piece.split() for piece in match[2].split(";")]
                named[match[1]] = [Span(int(start), int(end)) for start, end in pieces]
            except ValueError:
                raise DataError(
                    Problem(f"{path}:{number}", "bad span.", "Want START END, or START END;START END.")
                ) from None
    for line in lines:
        if match := _E_LINE.match(line):
            roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
            for argument in match[1].split()[1:]:
                name, _, reference = argument.partition(":")
                roles.get(name.rstrip("0123456789").lower(), []).extend(named.get(reference, ()))
            if roles["content"]:
                source, cue, content = (tuple(sorted(spans)) for spans in roles.values())
                attributions.append(GoldAttribution(source, cue, content))
    return Gold(tuple(attributions))


def _read_json(path: Path) -> Gold:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        entities = data.get("entities") or {}
        return Gold(
            tuple(_attribution(item, entities) for item in data["statements"]),
            tuple(
                _event(item, "recommender", entities) for item in data["recommendations"] if item.get("agreed", True)
            ),
            tuple(_event(item, "responder", entities) for item in data["responses"] if item.get("agreed", True)),
            _spans(data.get("ignore")),
            has_reports=True,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            Problem(str(path), f"is not an annotation ({error!r}).", "Want statements, recommendations, responses.")
        ) from None


def _spans(pairs: list[list[int]] | None) -> Spans:
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
