"""What a reading speaks of: a reading goes in; the report that its words are about, or answer, comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from onrecord.records import Entity, Reading, Report, Span
from onrecord.resolution.cast import Cast
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import Sources
from onrecord.resolution.wordlists import classes, phrases, values
from onrecord.resources import from_data
from onrecord.rules.wordings import beginnings

OBJECT = 25
"""Within how many words of its content a cue's object is named."""
_POINTERS = frozenset({"the", "its", "their", "his", "her", "these", "those", "any", "all", "some"})
_CENTRAL = 3
"""How often an article speaks of a report at least for which denials and apologies without an object are meant."""
_LEAD = 600
"""Characters of an article in which a report stands that it is about."""
_REACTING_ALONE = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)"
    r"(?:Reacting|Responding|In (?:his |her |its |their |a )?(?:reaction|response|reply))"
    r"(?: to (?:it|this|them|the (?:news|outcome)))?(?: on \w+day)?,"
)
"""A sentence opens so that says how somebody reacts to what was told before."""


class Targets:
    """Where one article speaks of its reports."""

    def __init__(self, cast: Cast, reports: Reports, sources: Sources, passages: Passages) -> None:
        self._cast = cast
        self._reports = reports
        self._sources = sources
        self._passages = passages
        self.main = reports.main()
        """The report that the article is about."""
        self._answers = self._answering()
        spoken = [mention.span.start for mention in reports.mentions if mention.who is self.main]
        self._first = min(spoken, default=len(cast.text))
        self._often = len(spoken) + sum(self._is_owned(at) for at in range(len(cast.words) if spoken else 0))
        self._gives = False

    def learn(self, first: int, *, gives: bool) -> None:
        """Where an author speaks first, and whether the article tells what a report or its author says."""
        self._first = min(self._first, first)
        self._gives = gives

    def central(self, reading: Reading) -> Report | None:
        """The one report that the article is about, if it was spoken of before: in its lead, or often."""
        if self.main is None or not reading.cue or self._first >= reading.cue[0].start:
            return None
        central = self._often >= _CENTRAL or (self._first < _LEAD and (self._often > 1 or self._gives))
        return self.main if central else None

    def object_of(self, reading: Reading, source: Entity) -> Report | None:
        """The report that content or addressee speak of: by its name, as "it", or by what belongs to it."""
        for span in (*reading.content, *reading.addressee):
            listed = self._cast.within(span)[:OBJECT]
            if not listed:
                continue
            reach = Span(span.start, self._cast.words.ends[listed[-1]])
            named = self._reports.inside(reach)
            if named:
                return named[0]
            first = self._cast.words[listed[0]]
            if values("pronouns").get(first.form) == "thing" or first.form == "this":
                who = self._sources.antecedents.before(first.start, "thing", (source,))
                return who if isinstance(who, Report) else None
            belongs = any(self._cast.words.forms[at] in classes("report_objects") for at in listed[1:4])
            if (first.form in _POINTERS and belongs) or any(self._is_owned(at) for at in listed):
                spoken = self._first < span.start
                return self._reports.last_before(span.start) or (self.main if spoken else None)
        return None

    def _is_owned(self, at: int) -> bool:
        """Whether a word is "its findings", "the committee's recommendations", "all 31 recommendations"."""
        if classes("report_objects").get(self._cast.words.forms[at]) != "own":
            return False
        near = slice(max(0, at - 3), at)
        return any(self._cast.words.owns[near]) or not _POINTERS.isdisjoint(self._cast.words.forms[near])

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
        for match in _REACTING_ALONE.finditer(self._cast.text):
            before = self._reports.last_before(match.start())
            if before is not None:
                found.append((match.start(), before))
        return sorted(found, key=lambda answer: answer[0])

    def answered(self, reading: Reading) -> Report | None:
        """The report that the sentence of a reading says is answered."""
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
    whole = "|".join(phrase.replace(" ", r"\s") for phrase in listed)
    return re.compile(rf"\b(?={beginnings(listed)})(?:{whole})\b", re.IGNORECASE)
