"""Records apart from how they hang together go in; records that refer to one another, none twice, come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.findings import Record, RecordKind
from onrecord.records import CURATED, Spans
from onrecord.resolution.sources import identity


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A record without the records it refers to; told apart by identity."""

    number: int
    """Of its reading."""
    record: Record
    action: Spans = ()
    toward_label: str | None = None
    """Label of the entry that the stance is about."""
    expressed_in: Draft | None = None


def assembled(drafts: Sequence[Draft], outer: Sequence[int | None]) -> tuple[Record, ...]:
    """The finished records, in text order.

    ``outer``: for each reading the one it is nested in. Two of the same kind, evidence, source and words are one, with
    the origins of both. What refers to a record that was left out refers to nothing.
    """
    return _Assembly(drafts, outer).records()


class _Assembly:
    def __init__(self, drafts: Sequence[Draft], outer: Sequence[int | None]) -> None:
        self._outer = outer
        self._of_reading: dict[int, list[Draft]] = {}
        self._kept: dict[tuple[object, ...], Draft] = {}
        self._stands_for: dict[Draft, Draft] = {}
        self._labels: dict[str, Draft] = {}
        self._done: dict[Draft, Record] = {}
        self._busy: set[Draft] = set()
        for draft in sorted(drafts, key=lambda draft: CURATED not in draft.record.origins):
            self._keep(draft)

    def records(self) -> tuple[Record, ...]:
        drafts = sorted(self._kept.values(), key=lambda draft: (draft.number, draft.record.kind is RecordKind.RESPONSE))
        for draft in drafts:
            self._finish(draft)
        return tuple(self._done[draft] for draft in drafts)

    def _keep(self, draft: Draft) -> None:
        key = _key(draft.record)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = draft
        else:
            union = {*kept.record.origins, *draft.record.origins}
            origins = (*(origin for origin in (CURATED,) if origin in union), *sorted(union - {CURATED}))
            merged = replace(kept, record=replace(kept.record, origins=origins))
            self._stands_for[kept] = self._kept[key] = merged
            kept = merged
        self._stands_for[draft] = kept
        self._of_reading.setdefault(draft.number, []).append(draft)
        given = draft.record.reading.given
        if given and given.label and draft.record.kind is not RecordKind.RESPONSE:
            self._labels.setdefault(given.label, draft)

    def _survivor(self, draft: Draft) -> Draft:
        while (after := self._stands_for.get(draft, draft)) is not draft:
            draft = after
        return draft

    def _finish(self, draft: Draft) -> Record:
        done = self._done.get(draft)
        if done:
            return done
        record = draft.record
        around = self._outer[draft.number]
        self._busy.add(draft)
        if around is not None and not draft.expressed_in:
            holder = self._holder(draft, around)
            # Two records that became one may have closed a circle.
            if holder is not None and holder not in self._busy:
                record = replace(record, nested_in=self._finish(holder))
        if draft.toward_label:
            target = self._labels.get(draft.toward_label)
            # Of what a stance is about the claim alone matters; so a statement may be about one nested in itself.
            claim = self._survivor(target).record if target else None
            record = replace(record, toward=claim, stance=record.stance if claim else None)
        if draft.expressed_in and draft.expressed_in in self._stands_for:
            record = replace(record, expressed_in=self._finish(self._survivor(draft.expressed_in)))
        self._busy.discard(draft)
        self._done[draft] = record
        return record

    def _holder(self, draft: Draft, around: int) -> Draft | None:
        """Of the records of the outer reading, the one whose action holds this one, else the first."""
        holders = [d for d in self._of_reading.get(around, ()) if d.record.kind is not RecordKind.RESPONSE]
        parts = draft.record.reading.parts
        fitting = [d for d in holders if d.action and all(any(a.holds(p) for a in d.action) for p in parts)]
        return self._survivor((fitting or holders)[0]) if holders else None


def _key(record: Record) -> tuple[object, ...]:
    """What makes a record the same as another."""
    key: tuple[object, ...] = (record.kind, record.evidence, identity(record.source), record.words)
    if record.kind is RecordKind.RESPONSE:
        return (*key, record.reading.parts, record.stance)
    if record.kind is RecordKind.OMISSION:
        return (*key, record.reading.content)
    return (*key, record.disputed, record.requested)
