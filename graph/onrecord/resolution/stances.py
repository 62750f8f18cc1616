"""Which readings react to a report: a reading and its source go in; the stance and what it is about come out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from onrecord.errors import DataError, Problem
from onrecord.records import Actor, Article, Entity, Kind, Reading, Register, Report, Span
from onrecord.resolution.cast import Cast
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Sources, same
from onrecord.resolution.wordlists import phrases, values, words

_OBJECT = 25
"""Within how many words of its content a cue's object is named."""
_POINTERS = frozenset({"the", "its", "their", "his", "her", "these", "those"})


@dataclass(frozen=True, slots=True)
class Stance:
    """How a source stands to something. ``label``: of the entry whose claim it is about, instead of an entity."""

    value: str
    toward: Entity | None
    label: str | None = None
    responds: bool = False
    """Whether it is a response to a report."""


class Stances:
    """The stances of one article."""

    def __init__(
        self, article: Article, register: Register, cast: Cast, reports: Reports, sources: Sources, passages: Passages
    ) -> None:
        self._article = article
        self._register = register
        self._cast = cast
        self._reports = reports
        self._sources = sources
        self._passages = passages
        self._answers = self._answering()

    def of_reading(self, reading: Reading, source: Entity) -> Stance | None:
        """The stance of a reading, or None. DataError: a curator's has no target and the corpus no single report."""
        given = reading.given
        if given and reading.stance and (given.toward or given.responds or reading.rule == "curated"):
            return self._curated(reading, source)
        if reading.kind is Kind.RESPONSE:
            report = self._object(reading, source) or self._reports.main()
            return Stance(reading.stance or "neutral", report, responds=True) if report else None
        if reading.kind is Kind.OMISSION or isinstance(source, Report) or source is UNNAMED:
            return None
        stance = reading.stance or ("rejects" if reading.kind is Kind.DENIAL else None)
        report = self._object(reading, source) if stance else None
        if report is None:
            report = self._answered(reading)
            stance = stance or "neutral"
        if report is None or stance is None or self._reports.issued_by(source, report):
            return None
        return Stance(stance, report, responds=True)

    def _curated(self, reading: Reading, source: Entity) -> Stance:
        given, stance = reading.given, reading.stance or "neutral"
        target = given.toward if given else None
        responds = reading.kind is Kind.RESPONSE or bool(given and given.responds)
        toward: Entity | None = self._reports.main() if target is None or responds else None
        if target is not None:
            toward = self._register.reports.get(target, toward)
        if target is not None and toward is None:
            toward = self._register.actors.get(target)
            if toward is None:
                return Stance(stance, None, label=target)
        if toward is None:
            line = f"readings of {self._article.name}" + (f", line {given.line}" if given and given.line else "")
            mend = "Write the key of the report after the stance, or add the report to reports.txt."
            raise DataError(Problem(line, f"the stance {stance!r} is about no known report.", mend))
        return Stance(stance, toward, responds=responds and not same(source, toward))

    def _object(self, reading: Reading, source: Entity) -> Report | None:
        """The report that content or addressee speak of: by its name, as "it", or by what belongs to it."""
        for span in (*reading.content, *reading.addressee):
            listed = self._cast.within(span)[:_OBJECT]
            if not listed:
                continue
            reach = Span(span.start, self._cast.words[listed[-1]].end)
            named = self._reports.inside(reach)
            if named:
                return named[0]
            first = self._cast.words[listed[0]]
            if values("pronouns").get(first.form) == "thing" or first.form == "this":
                who = self._sources.antecedents.before(first.start, "thing", (source,))
                return who if isinstance(who, Report) else None
            belongs = any(self._cast.words[at].form in words("report_objects") for at in listed[1:4])
            if first.form in _POINTERS and belongs:
                return self._reports.last_before(span.start)
        return None

    def _answering(self) -> list[tuple[int, Report]]:
        """Where the text says that somebody answers a report ("in response to the report"), and which."""
        listed = sorted(phrases("answering"), key=lambda phrase: (-len(phrase), phrase))
        pattern = re.compile(
            r"\b(?:" + "|".join(phrase.replace(" ", r"\s") for phrase in listed) + r")\b", re.IGNORECASE
        )
        found = []
        for match in pattern.finditer(self._cast.text):
            at = self._cast.index_at(match.end())
            reach = self._cast.words[at : at + 8]
            named = self._reports.inside(Span(match.end(), reach[-1].end)) if reach else []
            if named:
                found.append((match.start(), named[0]))
        return found

    def _answered(self, reading: Reading) -> Report | None:
        home = self._passages.sentence_of(reading.cue[0].start) if reading.cue else None
        if home is None:
            return None
        first = bisect_left(self._answers, home.start, key=lambda answer: answer[0])
        for start, report in self._answers[first : first + 5]:
            inside = any(span.start <= start < span.end for span in reading.content)
            if start < home.end and not inside:
                return report
        return None


def respondent(source: Entity, on_behalf_of: Actor | None) -> Actor | None:
    """Who responds: the body for which a person speaks, else the source; reports and the unnamed do not."""
    if on_behalf_of:
        return on_behalf_of
    return source if isinstance(source, Actor) and source is not UNNAMED else None
