"""Readings (as ``onrecord read`` prints them) and gold -> how each rule, cue or type of quotation did, and calibration.

A reading is right if it is matched one to one with an annotated attribution, as ``scoring`` does.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from onrecord.evaluation.gold import Gold
from onrecord.evaluation.scoring import Pair, Tally, Tokens, fitting, one_to_one

BY = ("rule", "cue", "type")
"""What readings can be told apart by: their rule, their cue's lemma, their type of quotation."""
NONE = "–"
"""Stands for the cue of a reading that has none of the lexicon."""
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the bins of a calibration begin."""


class Done(NamedTuple):
    """How the readings of one name did."""

    name: str
    fired: int
    right: int
    lost: float
    """F1 of all readings less F1 without these."""


class Bin(NamedTuple):
    """Readings whose rules were about equally often right where they were counted."""

    least: float
    readings: int
    expected: float
    """The share of them that should be right by the counts of their rules."""
    right: float
    """The share of them that is."""

    @property
    def margin(self) -> float:
        """How far chance alone may move that share, in 19 of 20 samples of this size."""
        return 2 * math.sqrt(self.right * (1 - self.right) / self.readings)


class _Scored(NamedTuple):
    """One article: the name of each reading, the pairs that may match, and how many attributions are annotated."""

    names: tuple[str, ...]
    pairs: list[Pair]
    wanted: int


def breakdown(
    texts: Mapping[str, str], gold: Mapping[str, Gold], readings: Mapping[str, dict[str, Any]], by: str
) -> list[Done]:
    """How the readings did by one of ``BY``, most fired first. ``lost``: readings are taken away, none come instead."""
    articles = [
        _Scored(
            tuple(_names(texts[name], readings.get(name, {}), by)),
            fitting(texts[name], annotated, readings.get(name, {})),
            len(annotated.attributions),
        )
        for name, annotated in gold.items()
    ]
    total = Tally()
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    without: defaultdict[str, int] = defaultdict(int)
    for article in articles:
        hits = [article.names[i] for i, _ in one_to_one(article.pairs)]
        fired.update(article.names)
        right.update(hits)
        total.right += len(hits)
        total.predicted += len(article.names)
        total.wanted += article.wanted
        for name in set(article.names):
            left = one_to_one(pair for pair in article.pairs if article.names[pair[1]] != name)
            without[name] += len(left) - len(hits)
    done = [
        Done(
            name,
            count,
            right[name],
            total.f1 - Tally(total.right + without[name], total.predicted - count, total.wanted).f1,
        )
        for name, count in fired.items()
    ]
    return sorted(done, key=lambda row: (-row.fired, row.name))


def _names(text: str, article: dict[str, Any], by: str) -> Iterator[str]:
    attributions = article.get("attributions", ())
    if by == "type":
        tokens = Tokens(text)
        yield from (tokens.quote_type(tokens.words(item.get("content") or ())) for item in attributions)
    else:
        yield from (item.get("lemma" if by == "cue" else "rule") or NONE for item in attributions)


def counts(
    texts: Mapping[str, str],
    gold: Mapping[str, Gold],
    readings: Mapping[str, dict[str, Any]],
    name: Callable[[dict[str, Any]], str],
) -> dict[str, tuple[int, int]]:
    """By the name given to a reading, how many were right of how many."""
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for article, annotated in gold.items():
        found = readings.get(article, {})
        hits = {i for i, _ in one_to_one(fitting(texts[article], annotated, found))}
        for at, attribution in enumerate(found.get("attributions", ())):
            tried[name(attribution)] += 1
            right[name(attribution)] += at in hits
    return {key: (right[key], tried[key]) for key in sorted(tried)}


def bins(done: Iterable[Done], precision: Mapping[str, float]) -> list[Bin]:
    """Readings by the precision of their rules as it was counted elsewhere: what it promised, and what came of it.

    ``done``: by rule. Rules that were not counted are left out.
    """
    found: dict[float, list[Done]] = {}
    for row in done:
        if row.name in precision:
            found.setdefault(max(least for least in _BINS if precision[row.name] >= least), []).append(row)
    return [
        Bin(
            least,
            fired := sum(row.fired for row in rows),
            sum(row.fired * precision[row.name] for row in rows) / fired,
            sum(row.right for row in rows) / fired,
        )
        for least, rows in sorted(found.items())
    ]


def breakdown_table(done: Iterable[Done], by: str) -> str:
    """The rows as aligned lines of text."""
    lines = [f"{by:28}{'fired':>7}{'right':>7}{'P':>7}{'F1 lost':>9}"]
    lines += [
        f"{row.name:28}{row.fired:7}{row.right:7}{row.right / row.fired:7.3f}{100 * row.lost:9.2f}" for row in done
    ]
    return "\n".join(lines)


def bins_table(found: Iterable[Bin], corpus: str) -> str:
    """The bins as aligned lines of text."""
    lines = [f"{'right on ' + corpus:44}{'readings':>9}{'expected':>9}{'right':>7}{'±':>6}"]
    for row in found:
        above = next((end for end in _BINS if end > row.least), 1.0)
        share = f"{row.readings:9}{row.expected:9.3f}{row.right:7.3f}{row.margin:6.2f}"
        lines.append(f"{f'{row.least:.1f} to {above:.1f}':44}{share}")
    return "\n".join(lines)
