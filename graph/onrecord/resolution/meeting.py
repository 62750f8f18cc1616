"""Two readings, one record: rules' and curated readings of one article go in; each passage's one reading comes out.

Two readings are one when their sources overlap (or neither has one) and at least half of the words of their contents
are the same; a reaction in deeds is one with what overlaps it in source, cue and content. Readings meet one to one, the
best pair first, whatever the order in which they come.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from onrecord.records import (
    CURATED,
    CuratedReadings,
    Decision,
    Given,
    Kind,
    Reading,
    Span,
    Spans,
    Verdict,
    hull,
    overlaps_any,
)

_HALF = 0.5
_WORD = re.compile(r"\w+")
_INSIDE = re.compile(r"\w\w")


@dataclass(frozen=True, slots=True)
class Met:
    """A reading that stands, and all who made it: ``curated`` first, then rules by name."""

    reading: Reading
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What came of the readings of one article."""

    met: tuple[Met, ...] = ()
    rejected: tuple[tuple[Reading, Decision], ...] = ()
    candidates: tuple[Reading, ...] = ()
    unmatched: tuple[Decision, ...] = ()


@dataclass(slots=True)
class _Group:
    """Rules' readings that are one: the most precise rule's, and the rules that made it."""

    head: Reading
    rules: set[str]
    members: list[Reading] = field(default_factory=list)


def meet(
    text: str,
    readings: Iterable[Reading],
    curated: CuratedReadings,
    excluded: Sequence[Span] = (),
    precision: Mapping[str, float] | None = None,
) -> Meeting:
    """Unites readings of the same passage.

    ``readings`` are the rules', in any order; those that touch an ``excluded`` passage are dropped. ``precision``: of
    each rule, 0 to 1; of several rules the most precise one's spans stand, then the one first by name; what somebody
    does not say stands before all, so that it never becomes what they say.
    """
    known = precision or {}
    ordered = sorted(
        {reading for reading in readings if not _touches(reading, excluded)},
        key=lambda r: (r.kind is not Kind.OMISSION, -known.get(r.rule, 0.0), r.rule, place(r)),
    )
    measure = _Measure(text)
    groups = _grouped(ordered, measure)
    by_hand = _ByHand(curated, groups, measure)
    return by_hand.meeting(complete=curated.complete)


def _touches(reading: Reading, excluded: Sequence[Span]) -> bool:
    return bool(excluded) and any(overlaps_any(part, excluded) for part in reading.parts)


def place(reading: Reading) -> tuple[object, ...]:
    """Orders readings by where they stand; total, as far as two readings differ at all."""
    spans = (reading.content, reading.source, reading.cue, reading.actions, reading.addressee)
    return (*spans, reading.kind.value, *(value or "" for value in (reading.act, reading.mode, reading.stance)))


class _Measure:
    """How much readings of a text overlap, in words."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Where the words begin; sought only where readings have to be compared."""
        return [match.start() for match in _WORD.finditer(self._text)]

    def count(self, spans: Iterable[Span]) -> int:
        """The words that disjoint spans touch."""
        return sum(bisect_left(self._starts, span.end) - self._first(span.start) for span in spans)

    def words(self, spans: Iterable[Span]) -> list[int]:
        """Where the words begin that spans touch; for sources, which are short."""
        found: list[int] = []
        for span in spans:
            starts = [match.start() for match in _WORD.finditer(self._text, *span)]
            if starts and self._is_inside(starts[0]):
                starts[0] = self._starts[self._first(starts[0])]
            found += starts
        return found

    def shared(self, one: Spans, other: Spans) -> int:
        """The words that both touch."""
        return self.count(Span(max(a.start, b.start), min(a.end, b.end)) for a in one for b in other if a.overlaps(b))

    def likeness(self, one: Reading, other: Reading) -> float:
        """How much two readings are one, 0 (not) to 1."""
        if bool(one.source) != bool(other.source) or (one.source and not self.shared(one.source, other.source)):
            return 0.0
        if one.content and other.content:
            shared = self.shared(one.content, other.content)
            union = self.count(one.content) + self.count(other.content) - shared
            share = shared / union if union else 0.0
            if share >= _HALF:
                return share
            deeds = Kind.RESPONSE in (one.kind, other.kind)
            return share if shared and deeds and self.shared(one.cue, other.cue) else 0.0
        return 0.01 if self.shared(one.cue, other.cue) else 0.0

    def same_cue(self, one: Reading, other: Reading) -> float:
        """How much the readings of two rules are one that saw the same source say something at the same cue."""
        alike = one.rule != other.rule and one.cue and one.cue == other.cue and one.source == other.source
        if not alike:
            return 0.0
        shared = self.shared(one.content, other.content)
        return shared / max(1, self.count(one.content), self.count(other.content)) / 2

    def _first(self, offset: int) -> int:
        """The number of the word that holds an offset, else of the next."""
        return bisect_left(self._starts, offset) - self._is_inside(offset)

    def _is_inside(self, offset: int) -> bool:
        """Whether an offset lies in a word, not before it."""
        return offset > 0 and _INSIDE.match(self._text, offset - 1) is not None


def _near(readings: Sequence[Reading], measure: _Measure) -> dict[int, list[int]]:
    """For each reading the earlier ones in the sequence that may be one with it: same source, overlapping otherwise.

    A sweep over the readings of each source, so that the cost grows with the pairs that overlap, not with all pairs.
    """
    by_source: defaultdict[int, list[int]] = defaultdict(list)
    for at, reading in enumerate(readings):
        for word in measure.words(reading.source[:3]) or [-1]:
            by_source[word].append(at)
    near: defaultdict[int, set[int]] = defaultdict(set)
    for together in by_source.values():
        if len(together) == 1:
            continue
        for a, b in (*_overlapping(readings, together, "content"), *_overlapping(readings, together, "cue")):
            near[max(a, b)].add(min(a, b))
    return {at: sorted(others) for at, others in near.items()}


def _overlapping(readings: Sequence[Reading], together: list[int], role: str) -> Iterable[tuple[int, int]]:
    """Pairs of readings whose contents overlap; or whose cues do, of which one has no content."""
    spans: list[tuple[Span, int, bool]] = []
    for at in together:
        reading = readings[at]
        part = reading.content if role == "content" else reading.cue
        if part:
            spans.append((hull(part), at, bool(reading.content)))
    if role == "cue" and all(full for _, _, full in spans):
        return
    full_ones, bare_ones = _Open(), _Open()
    for span, at, full in sorted(spans):
        full_ones.close(span.start)
        bare_ones.close(span.start)
        if role == "content" or not full:
            yield from ((at, other) for other in full_ones.numbers)
        if role == "cue":
            yield from ((at, other) for other in bare_ones.numbers)
        (full_ones if full else bare_ones).add(span, at)


class _Open:
    """The spans of a sweep that have begun and not ended; looked through only when one has ended."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self._ends: list[int] = []
        self._first_end = 0

    def add(self, span: Span, number: int) -> None:
        self._first_end = min(self._first_end, span.end) if self.numbers else span.end
        self.numbers.append(number)
        self._ends.append(span.end)

    def close(self, offset: int) -> None:
        if self.numbers and self._first_end <= offset:
            kept = [(number, end) for number, end in zip(self.numbers, self._ends, strict=True) if end > offset]
            self.numbers = [number for number, _ in kept]
            self._ends = [end for _, end in kept]
            self._first_end = min(self._ends, default=0)


def _grouped(ordered: Sequence[Reading], measure: _Measure) -> list[_Group]:
    """Rules' readings, the most precise first, each put to the earlier head that it is most alike, or its own head."""
    groups: dict[int, _Group] = {}
    near = _near(ordered, measure)
    for at, reading in enumerate(ordered):
        heads = [other for other in near.get(at, ()) if other in groups]
        scored = [
            (max(measure.likeness(ordered[h], reading), measure.same_cue(ordered[h], reading)), -h) for h in heads
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            group = groups[-best[1]]
            group.rules.add(reading.rule)
            group.members.append(reading)
        else:
            groups[at] = _Group(reading, {reading.rule}, [reading])
    return list(groups.values())


class _ByHand:
    """Curated readings and decisions, each with the group that it is one with."""

    def __init__(self, curated: CuratedReadings, groups: list[_Group], measure: _Measure) -> None:
        self._groups = groups
        self._readings = curated.readings
        self._decisions = curated.decisions
        by_hand = [*(decision.reading for decision in curated.decisions), *curated.readings]
        pairs = sorted(self._pairs(by_hand, measure)) if by_hand else ()
        self._group_of: dict[int, int] = {}
        self._taken: set[int] = set()
        for _, hand, group in pairs:
            if hand not in self._group_of and group not in self._taken:
                self._group_of[hand] = group
                self._taken.add(group)

    def _pairs(self, by_hand: list[Reading], measure: _Measure) -> Iterable[tuple[float, int, int]]:
        """(-likeness, entry, group) of all entries and groups that are alike; decisions before readings."""
        members = [(reading, at) for at, group in enumerate(self._groups) for reading in group.members]
        everything = [*(reading for reading, _ in members), *by_hand]
        best: dict[tuple[int, int], float] = {}
        for at, others in _near(everything, measure).items():
            for other in others:
                if other < len(members) <= at:
                    key = (at - len(members), members[other][1])
                    best[key] = max(best.get(key, 0.0), measure.likeness(everything[at], everything[other]))
        for hand, decision in enumerate(self._decisions):
            # A decision may leave the source out: then the cue and the content tell.
            if not decision.reading.source:
                for reading, group in members:
                    likeness = measure.likeness(decision.reading, replace(reading, source=()))
                    best[hand, group] = max(best.get((hand, group), 0.0), likeness)
        return [(-likeness, hand, group) for (hand, group), likeness in best.items() if likeness > 0]

    def meeting(self, *, complete: bool) -> Meeting:
        met: list[Met] = []
        rejected: list[tuple[Reading, Decision]] = []
        unmatched: list[Decision] = []
        for hand, decision in enumerate(self._decisions):
            group = self._group(hand)
            if decision.verdict is Verdict.REJECT:
                rejected.append((group.head if group else decision.reading, decision))
            elif group:
                met.append(Met(_decided(decision, group.head), (CURATED, *sorted(group.rules))))
            else:
                unmatched.append(decision)
        for hand, reading in enumerate(self._readings, len(self._decisions)):
            group = self._group(hand)
            met.append(Met(reading, (CURATED, *sorted(group.rules if group else ()))))
        left = [group for at, group in enumerate(self._groups) if at not in self._taken]
        if not complete:
            met += [Met(group.head, tuple(sorted(group.rules))) for group in left]
        return Meeting(
            met=tuple(sorted(met, key=lambda m: (hull(m.reading.parts), place(m.reading), m.reading.rule))),
            rejected=tuple(rejected),
            candidates=tuple(sorted((g.head for g in left), key=place)) if complete else (),
            unmatched=tuple(unmatched),
        )

    def _group(self, hand: int) -> _Group | None:
        at = self._group_of.get(hand)
        return None if at is None else self._groups[at]


def _decided(decision: Decision, read: Reading) -> Reading:
    """A rule's reading with what the curator adds to it; a correction's spans and values stand over the rule's."""
    said = decision.reading
    given = said.given or Given()
    values = {name: getattr(said, name) or getattr(read, name) for name in ("act", "mode", "stance")}
    spans: tuple[str, ...] = ("actions", "addressee")
    if decision.verdict is Verdict.CORRECT:
        spans = ("source", "cue", "content", "actions", "addressee")
    chosen = {name: getattr(said, name) or getattr(read, name) for name in spans}
    return replace(read, given=given, **values, **chosen)
