"""From how often a rule was right with each cue to the counts a build reads: by rule, and by cue where it differs."""

from __future__ import annotations

import math
from collections.abc import Mapping

from onrecord.rules.tested import family, own_name

Count = tuple[int, int]
"""Right, and tried."""

_ENOUGH = 50
"""Readings from which a cue's own share is steady (on half of an annotated corpus it foretells that on the other)."""
_REST = 20
"""Readings that must be left for the rule's other cues, to compare with."""
_APART = 3.0
"""Standard errors by which a cue's share must differ from that of the rule's other cues: about one in 400 by chance."""


def by_cue(counts: Mapping[str, Count]) -> dict[str, Count]:
    """Counts under ``RULE.LEMMA`` -> counts under the names of rules, and under ``RULE.LEMMA`` for the cues apart.

    A cue is taken apart from its rule if it was tried often enough and is right more or less often than the rule's
    other cues by more than chance makes it; the one that differs most first, until no other does. What is left of a
    rule is counted under its name.
    """
    found: dict[str, Count] = {}
    rules: dict[str, dict[str, Count]] = {}
    for name, count in counts.items():
        rules.setdefault(family(name), {})[name] = count
    for rule, cues in sorted(rules.items()):
        left = dict(cues)
        while apart := _most_apart(left, own_name(rule, "")):
            found[apart] = left.pop(apart)
        found[rule] = _sum(left)
    return dict(sorted(found.items()))


def _most_apart(cues: Mapping[str, Count], nameless: str) -> str | None:
    right, tried = _sum(cues)
    best: tuple[float, str] | None = None
    for name, (hits, count) in sorted(cues.items()):
        others = tried - count
        if name == nameless or count < _ENOUGH or others < _REST:
            continue
        pooled = right / tried
        error = math.sqrt(pooled * (1 - pooled) * (1 / count + 1 / others))
        away = abs(hits / count - (right - hits) / others) / error if error else 0.0
        if away >= _APART and (best is None or away > best[0]):
            best = away, name
    return best[1] if best else None


def _sum(cues: Mapping[str, Count]) -> Count:
    return sum(right for right, _ in cues.values()), sum(tried for _, tried in cues.values())
