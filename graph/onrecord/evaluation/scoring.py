"""Readings (in the form ``onrecord read`` prints) and gold of the same texts -> counts of what agrees.

Words are ``\\w+`` or single punctuation marks; a role is the set of words it touches, so that white space, punctuation
and quotation marks never matter. An attribution is found if, one to one and best first, the contents share at least
half of their words (intersection over union) and the sources share a word or neither has one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.evaluation.gold import Gold, GoldEvent
from onrecord.records import Span

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTE = re.compile(r"[“”\"]|''|``")
_NAME_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(["the", "of", "a", "an", "and", "for", "to", "in", "on", "at", "mr", "ms", "mrs", "dr", "sir"])

ACTS: Mapping[str, frozenset[str]] = {
    "asserts": frozenset({"assert"}),
    "denies": frozenset({"deny"}),
    "accuses": frozenset({"accuse"}),
    "recommends": frozenset({"recommend", "demand"}),
    "calls-for": frozenset({"recommend", "demand"}),
    "evaluates": frozenset({"praise", "criticise"}),
    "warns": frozenset({"assert", "criticise"}),
    "concedes": frozenset({"assert"}),
    "promises": frozenset({"promise"}),
    "asks": frozenset({"question", "demand"}),
    "declines": frozenset({"decline"}),
}
"""Speech act of the scheme -> the annotators' labels that it covers."""
STANCES: Mapping[str, frozenset[str]] = {
    "rejects": frozenset({"rejects", "denies", "criticises", "obstructs"}),
    "disputes-in-part": frozenset({"denies", "criticises", "rejects"}),
    "criticises-as-insufficient": frozenset({"criticises"}),
    "neutral": frozenset({"neutral"}),
    "expresses-concern": frozenset({"expresses-concern"}),
    "welcomes": frozenset({"welcomes", "endorses"}),
    "supports": frozenset({"endorses", "welcomes", "calls-for-action"}),
}
"""Stance of the scheme -> the annotators' labels that it covers."""

Words = frozenset[int]
Roles = Sequence[Words]
"""The words of source, cue and content."""
Pair = tuple[float, int, int]
"""How alike two attributions are, and the place of each in its list."""


class Tokens:
    """A text as words, to turn spans into sets of word numbers."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._is_word = [text[start].isalnum() or text[start] == "_" for start in self._starts]
        self.quoted = self.words(_quoted_regions(text))

    def words(self, spans: Iterable[Sequence[int]]) -> Words:
        """The words that the spans touch; their punctuation marks where they touch no word."""
        touched: set[int] = set()
        for start, end in spans:
            index = bisect_right(self._ends, start)
            while index < len(self._starts) and self._starts[index] < end:
                touched.add(index)
                index += 1
        return frozenset(index for index in touched if self._is_word[index]) or frozenset(touched)

    def quote_type(self, content: Words) -> str:
        """direct: every word inside double quotation marks; mixed: some; indirect: none."""
        inside = len(content & self.quoted)
        return "direct" if content and inside == len(content) else "mixed" if inside else "indirect"


def _quoted_regions(text: str) -> list[Span]:
    """What stands between double quotation marks, line by line; an unclosed mark runs to the line's end."""
    regions = []
    offset = 0
    for line in text.split("\n"):
        opened: int | None = None
        for mark in _QUOTE.finditer(line):
            if opened is None and mark[0] != "”":
                opened = mark.end()
            elif opened is not None and mark[0] != "“":
                regions.append(Span(offset + opened, offset + mark.start()))
                opened = None
        if opened is not None:
            regions.append(Span(offset + opened, offset + len(line)))
        offset += len(line) + 1
    return regions


@dataclass(slots=True)
class Tally:
    """Right, predicted and wanted; adds up over articles."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 0 where nothing is predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that was found; 0 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.wanted
        return 2 * self.right / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """All tallies by name, in the order in which they are shown."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def add(self, name: str, right: int, predicted: int, wanted: int) -> None:
        """Adds the counts of one article."""
        tally = self.tallies.setdefault(name, Tally())
        tally.right += right
        tally.predicted += predicted
        tally.wanted += wanted

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.get(name, Tally())


def score_attributions(
    texts: Mapping[str, str], gold: Mapping[str, Gold], readings: Mapping[str, dict[str, Any]]
) -> Scores:
    """Scores outermost attributions over all articles: attribution, exact roles, and recall by type of quotation."""
    scores = Scores()
    for name, annotated in gold.items():
        tokens = Tokens(texts[name])
        found, wanted = _sides(tokens, annotated, readings.get(name, {}))
        by_content = _alike_in_content(found, wanted)
        matched = one_to_one(_with_source(found, wanted, by_content))
        scores.add("attribution", len(matched), len(found), len(wanted))
        scores.add("content half shared", len(one_to_one(by_content)), len(found), len(wanted))
        aligned = one_to_one(_candidates(found, wanted, _likeness, 0.0))
        for position, role in enumerate(ROLES):
            right = sum(bool(found[i][position]) and found[i][position] == wanted[j][position] for i, j in aligned)
            counts = (sum(bool(item[position]) for item in side) for side in (found, wanted))
            scores.add(f"exact {role}", right, *counts)
        scores.add("exact all three", sum(found[i] == wanted[j] for i, j in aligned), len(found), len(wanted))
        hit = {j for _, j in matched}
        for j, (_, _, content) in enumerate(wanted):
            scores.add(f"recall {tokens.quote_type(content)}", j in hit, 0, 1)
    return scores


def fitting(text: str, annotated: Gold, article: dict[str, Any]) -> list[Pair]:
    """Every pair of an article's outermost attributions, by their place, of which the first may be the second."""
    found, wanted = _sides(Tokens(text), annotated, article)
    return _with_source(found, wanted, _alike_in_content(found, wanted))


def _sides(tokens: Tokens, annotated: Gold, article: dict[str, Any]) -> tuple[list[Roles], list[Roles]]:
    found: list[Roles] = [[tokens.words(a.get(role) or ()) for role in ROLES] for a in article.get("attributions", ())]
    return found, [[tokens.words(getattr(a, role)) for role in ROLES] for a in annotated.attributions]


def _alike_in_content(found: list[Roles], wanted: list[Roles]) -> list[Pair]:
    return _candidates(found, wanted, lambda p, g: _iou(p[2], g[2]), 0.5)


def _with_source(found: list[Roles], wanted: list[Roles], by_content: Iterable[Pair]) -> list[Pair]:
    return [(s, i, j) for s, i, j in by_content if _sources_fit(found[i][0], wanted[j][0])]


def score_reports(texts: Mapping[str, str], gold: Mapping[str, Gold], readings: Mapping[str, dict[str, Any]]) -> Scores:
    """Scores statements (nested ones too), speakers, acts, recommendations, responses and stances over all articles.

    Speaker, act and stance are shares of what was matched. Gold that is optional, predictions in ignored regions, and
    unmatched predictions of thoughts and intentions count neither way.
    """
    scores = Scores()
    for name, annotated in gold.items():
        tokens = Tokens(texts[name])
        article = readings.get(name, {})
        _score_statements(scores, tokens, annotated, article)
        for kind, role, events in (
            ("recommendation", "recommender", annotated.recommendations),
            ("response", "responder", annotated.responses),
        ):
            _score_events(scores, tokens, kind, role, events, article.get(f"{kind}s") or [])
    return scores


def _score_statements(scores: Scores, tokens: Tokens, annotated: Gold, article: dict[str, Any]) -> None:
    predicted = [a for a in _flat(article.get("attributions")) if not _inside(a.get("content"), annotated.ignored)]
    wanted = annotated.attributions
    mine = [[tokens.words(a.get("source") or ()), tokens.words(a.get("content") or ())] for a in predicted]
    theirs = [[tokens.words(a.source), tokens.words(a.content)] for a in wanted]
    pairs = one_to_one(
        (share - wanted[j].optional / 2, i, j)
        for share, i, j in _candidates(mine, theirs, lambda p, g: _iou(p[1], g[1]), 0.5)
        if _sources_fit(mine[i][0], theirs[j][0])
    )
    hits = [(predicted[i], wanted[j]) for i, j in pairs if not wanted[j].optional]
    matched = {i for i, _ in pairs}
    quiet = sum(i not in matched and a.get("mode") in ("thought", "intention") for i, a in enumerate(predicted))
    counted = len(predicted) - (len(pairs) - len(hits)) - quiet
    scores.add("attribution", len(hits), counted, sum(not item.optional for item in wanted))
    scores.add("speaker", sum(name_fits(p.get("speaker"), g.names) for p, g in hits), len(hits), len(hits))
    scores.add("act", sum(_covered(ACTS, p.get("act"), g.act) for p, g in hits), len(hits), len(hits))


def _score_events(
    scores: Scores, tokens: Tokens, kind: str, role: str, wanted: Sequence[GoldEvent], predicted: list[dict[str, Any]]
) -> None:
    found = [tokens.words(p.get("evidence") or ()) for p in predicted]
    places = [tokens.words(event.evidence) for event in wanted]
    pairs = one_to_one(
        (_iou(p, g), i, j)
        for i, p in enumerate(found)
        for j, g in enumerate(places)
        if p & g and len(p & g) >= 0.3 * min(len(p), len(g)) and name_fits(predicted[i].get(role), wanted[j].names)
    )
    scores.add(kind, len(pairs), len(predicted), len(wanted))
    if kind == "response":
        right = sum(_covered(STANCES, predicted[i].get("stance"), wanted[j].stance) for i, j in pairs)
        scores.add("stance", right, len(pairs), len(pairs))


def name_fits(predicted: str | None, names: Iterable[str]) -> bool:
    """Whether a name is one of the right ones: same words, at least half of them shared, or the other's last word."""
    mine = _name_words(predicted or "")
    return bool(mine) and any(_same_name(mine, theirs) for theirs in map(_name_words, names) if theirs)


def _name_words(name: str) -> list[str]:
    return [word for word in _NAME_WORD.findall(name.lower()) if word not in _SMALL_WORDS]


def _same_name(first: list[str], second: list[str]) -> bool:
    few, many = sorted((first, second), key=lambda words: len(set(words)))
    shared = len(set(few) & set(many))
    if shared * 2 >= len(set(few) | set(many)):
        return True
    return shared == len(set(few)) and (len(set(few)) * 2 >= len(set(many)) or (len(set(few)) == 1 and many[-1] in few))


def _covered(scheme: Mapping[str, frozenset[str]], predicted: str | None, label: str | None) -> bool:
    return label in scheme.get(predicted or "", frozenset({predicted}))


def _flat(attributions: Iterable[dict[str, Any]] | None) -> Iterator[dict[str, Any]]:
    for attribution in attributions or ():
        yield attribution
        yield from _flat(attribution.get("nested"))


def _inside(spans: Sequence[Sequence[int]] | None, regions: Sequence[Span]) -> bool:
    return bool(spans) and all(any(r.start <= s and e <= r.end for r in regions) for s, e in spans or ())


def _sources_fit(mine: Words, theirs: Words) -> bool:
    return bool(mine & theirs) or not (mine or theirs)


def _iou(mine: Words, theirs: Words) -> float:
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _likeness(mine: Sequence[Words], theirs: Sequence[Words]) -> float:
    """Sum of the roles' Dice coefficients; 0 unless cues or contents share a word."""
    if not (mine[1] & theirs[1] or mine[2] & theirs[2]):
        return 0.0
    return sum(2 * len(m & t) / (len(m) + len(t)) for m, t in zip(mine, theirs, strict=True) if m and t)


def _candidates(
    found: Sequence[Sequence[Words]],
    wanted: Sequence[Sequence[Words]],
    likeness: Callable[[Sequence[Words], Sequence[Words]], float],
    least: float,
) -> list[Pair]:
    """All pairs at least so alike. Only pairs that share a word are compared: linear in honest texts."""
    by_word: dict[int, list[int]] = {}
    for j, item in enumerate(wanted):
        for word in sorted(frozenset().union(*item)):
            by_word.setdefault(word, []).append(j)
    pairs = []
    for i, item in enumerate(found):
        for j in sorted({j for word in frozenset().union(*item) for j in by_word.get(word, ())}):
            share = likeness(item, wanted[j])
            if share >= least and share > 0:
                pairs.append((share, i, j))
    return pairs


def one_to_one(candidates: Iterable[Pair]) -> list[tuple[int, int]]:
    """Pairs best first, each side once; ties in text order."""
    mine: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            pairs.append((i, j))
    return pairs


def table(scores: Scores) -> str:
    """The figures as aligned lines of text: name, precision, recall, F1, and the counts they come from."""
    lines = [f"{'':20}{'P':>7}{'R':>7}{'F1':>7}   right / found / wanted"]
    for name, tally in scores.tallies.items():
        counts = f"   {tally.right} / {tally.predicted} / {tally.wanted}"
        if name.startswith("recall"):
            lines.append(f"{name:20}{'':7}{tally.recall:7.3f}{'':7}   {tally.right} / – / {tally.wanted}")
        elif tally.predicted == tally.wanted and name in ("speaker", "act", "stance"):
            lines.append(f"{name:20}{tally.precision:7.3f}{'':14}   {tally.right} / {tally.predicted}")
        else:
            lines.append(f"{name:20}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{counts}")
    return "\n".join(lines)
