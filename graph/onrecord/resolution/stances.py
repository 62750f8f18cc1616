"""Which readings react to a report: a reading and its source go in; the stance and what it is about come out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.errors import DataError, Problem
from onrecord.records import CURATED, Actor, Article, Entity, Kind, Reading, Register, Report, Span, hull
from onrecord.resolution.cast import Cast
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Source, Sources, identity, same
from onrecord.resolution.wordlists import classes, phrases, values
from onrecord.resources import from_data
from onrecord.rules.tested import family

_OBJECT = 25
"""Within how many words of its content a cue's object is named."""
_POINTERS = frozenset({"the", "its", "their", "his", "her", "these", "those", "any", "all", "some"})
_CENTRAL = 3
"""How often an article speaks of a report at least for which denials and apologies without an object are meant."""
_ANSWERING = frozenset({"rejects", "supports"})
_OF_OBJECTS = frozenset({"object", "taken-as", "preposition", "passive", "accusation"})
"""Rules whose content is what one speaks of, so that without a report in it there is none."""


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
        self._authors: set[tuple[str, ...]] = set()
        self._answers = self._answering()

    def learn(self, said: Iterable[tuple[Reading, Source]]) -> None:
        """Whose own report it is: who is named with one, as "X, who led the inquiry", or "the study's author, X"."""
        for reading, source in said:
            if reading.source and self._reports.inside(hull(reading.source)) and not isinstance(source.who, Report):
                self._authors.add(identity(source.who))

    def of_reading(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of a reading, or None. DataError: a curator's has no target and the corpus no single report."""
        given, source = reading.given, said.who
        if given and reading.stance and (given.toward or given.responds or reading.rule == CURATED):
            return self._curated(reading, source)
        if reading.kind is Kind.RESPONSE:
            report = self._object(reading, source) or self._reports.main()
            return Stance(reading.stance or "neutral", report, responds=True) if report else None
        if reading.kind is Kind.OMISSION or isinstance(source, Report) or source is UNNAMED:
            return None
        denies = reading.kind is Kind.DENIAL or reading.act == "denies"
        stance = reading.stance or ("rejects" if denies else None)
        report = self._object(reading, source) if stance else None
        if report is None:
            report = self._answered(reading)
            if report is None and stance in _ANSWERING and family(reading.rule) not in _OF_OBJECTS:
                report = self._central(reading)
            stance = stance or "neutral"
        if report is None or stance is None or self._is_own(said, report):
            return None
        return Stance(stance, report, responds=True)

    def _is_own(self, said: Source, report: Report) -> bool:
        """Whether somebody speaks of a report of their own, or of the body for which they speak."""
        bodies = [who for who in (said.who, said.on_behalf_of) if who is not None]
        return identity(said.who) in self._authors or any(self._reports.issued_by(who, report) for who in bodies)

    def _central(self, reading: Reading) -> Report | None:
        """The one report that the article is about, if it was spoken of before and is often."""
        main = self._reports.main()
        spoken = [mention.span.start for mention in self._reports.mentions if mention.who is main]
        before = bool(spoken and reading.cue) and spoken[0] < reading.cue[0].start
        return main if before and len(spoken) + self._owned >= _CENTRAL else None

    @cached_property
    def _owned(self) -> int:
        """How often the article speaks of what a report holds: "its findings"."""
        return sum(self._is_owned(at) for at in range(len(self._cast.words)))

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
            belongs = any(self._cast.words[at].form in classes("report_objects") for at in listed[1:4])
            if (first.form in _POINTERS and belongs) or any(self._is_owned(at) for at in listed):
                return self._reports.last_before(span.start)
        return None

    def _is_owned(self, at: int) -> bool:
        """Whether a word is "its findings", "the committee's recommendations", "all 31 recommendations"."""
        if classes("report_objects").get(self._cast.words[at].form) != "own":
            return False
        return any(word.owns or word.form in _POINTERS for word in self._cast.words[max(0, at - 3) : at])

    def _answering(self) -> list[tuple[int, Report]]:
        """Where the text says that somebody answers a report ("in response to the report"), and which."""
        found: list[tuple[int, Report]] = []
        if not self._reports.mentions:
            return found
        for match in _answering().finditer(self._cast.text):
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


@from_data
@cache
def _answering() -> re.Pattern[str]:
    """The phrases by which a text says that somebody answers, longer ones first."""
    listed = sorted(phrases("answering"), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(phrase.replace(" ", r"\s") for phrase in listed) + r")\b", re.IGNORECASE)


def respondent(source: Entity, on_behalf_of: Actor | None) -> Actor | None:
    """Who responds: the body for which a person speaks, else the source; reports and the unnamed do not."""
    if on_behalf_of:
        return on_behalf_of
    return source if isinstance(source, Actor) and source is not UNNAMED else None
