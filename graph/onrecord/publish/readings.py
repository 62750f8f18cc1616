"""What was found in one article -> the object that ``onrecord read`` prints: spans and names, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onrecord.findings import Findings, Record, RecordKind
from onrecord.records import CURATED, Actor, Reading, Report, Span, hull, overlaps_any, united
from onrecord.wording import content_of


def as_json(findings: Findings, precision: Mapping[str, float]) -> dict[str, Any]:
    """The readings of an article with offsets in code points.

    ``attributions`` has every outermost one, whatever record it became, those inside it in its ``nested``; what nobody
    says, by the text, or only might, has no ``act`` and no ``speaker``;
    ``recommendations`` every action that anybody asks for, once for each addressee; ``responses`` every reaction to a
    report, to somebody's claim or to what somebody did. ``precision``: of each rule; a curated reading has no
    confidence.
    """
    text = findings.article.text
    return {
        "id": findings.article.name,
        "attributions": sorted(
            [*_attributions(findings.records, precision), *_unsaid(findings, precision)],
            key=lambda item: sorted([*item["source"], *item["cue"], *item["content"]]),
        ),
        "recommendations": [
            {
                "recommender": record.source.name,
                "addressee": addressee,
                "action": record.words,
                "evidence": _spans(content_of(record, text)),
            }
            for record in findings.records
            if record.kind is RecordKind.RECOMMENDATION or record.requested
            for addressee in (*(actor.name for actor in record.addressees),) or (None,)
        ],
        "responses": list(_responses(findings.records)),
        "excluded": _spans(excluded.span for excluded in findings.article.excluded),
    }


def _attributions(records: Sequence[Record], precision: Mapping[str, float]) -> list[dict[str, Any]]:
    """One an attributing reading, however many records it became, in text order."""
    firsts: dict[Reading, Record] = {}
    of: dict[int, Record] = {}  # by identity: comparing a long reading with each one inside it would take long
    for record in records:
        if record.kind is not RecordKind.RESPONSE:
            of[id(record.reading)] = firsts.setdefault(record.reading, record)
    inside: dict[int, list[Record]] = {}
    outermost: list[Record] = []
    for record in firsts.values():
        outer = of.get(id(record.nested_in.reading)) if record.nested_in else None
        (inside.setdefault(id(outer), []) if outer else outermost).append(record)

    def shown(record: Record) -> dict[str, Any]:
        reading = record.reading
        return {
            "source": _spans(reading.source),
            "cue": _spans(reading.cue),
            "content": _spans(reading.content),
            "type": record.quote,
            "act": record.act,
            "mode": record.mode,
            "speaker": record.source.name,
            "rule": CURATED if record.curated else reading.rule,
            "lemma": reading.lemma or None,
            "confidence": None if record.curated else precision.get(reading.rule),
            "nested": [shown(other) for other in _in_text_order(inside.get(id(record), []))],
        }

    return [shown(record) for record in _in_text_order(outermost)]


def _unsaid(findings: Findings, precision: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    """What nobody says, or only might, where it is no part of what somebody says."""
    said = united(span for record in findings.records for span in record.reading.content)
    for reading in findings.unsaid:
        if not any(overlaps_any(span, said) for span in reading.cue):
            yield {
                "source": _spans(reading.source),
                "cue": _spans(reading.cue),
                "content": _spans(reading.content),
                "type": None,
                "act": None,
                "mode": reading.mode,
                "speaker": None,
                "rule": reading.rule,
                "lemma": reading.lemma or None,
                "confidence": precision.get(reading.rule),
                "nested": [],
            }


def _in_text_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (hull(record.reading.parts), record.reading.parts))


def _responses(records: Iterable[Record]) -> Iterable[dict[str, Any]]:
    for record in records:
        if record.kind is RecordKind.RESPONSE and isinstance(record.toward, Report):
            yield _response(record, record.source.name, record.toward.name)
        elif isinstance(record.toward, Record | Actor):
            target = record.toward.source if isinstance(record.toward, Record) else record.toward
            yield _response(record, (record.on_behalf_of or record.source).name, target.name)


def _response(record: Record, responder: str, target: str) -> dict[str, Any]:
    return {
        "responder": responder,
        "target": target,
        "stance": record.stance,
        "evidence": _spans([hull(record.reading.parts)]),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
