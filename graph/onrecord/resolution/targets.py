"""What a reading speaks of: a reading goes in; the report that its words are about, or answer, comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.records import Actor, ActorKind, Entity, Kind, Reading, Report, Span
from onrecord.resolution.authors import Authors
from onrecord.resolution.cast import BODIES, REPORT_NOUNS, Cast
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import Sources
from onrecord.resolution.wordlists import classes, phrases, values, words
from onrecord.resources import from_data
from onrecord.rules.cues import words as rule_words
from onrecord.rules.wordings import beginnings

OBJECT = 25
"""Within how many words of its content a cue's object is named."""
_OBJECT_NOUN = 5
"""Words of an object among which its noun stands."""
_POINTING = frozenset({"this", "that", "it"})
_IS = frozenset({"is", "was", "had", "has", "would", "will"})
_NAMING = frozenset({"a", "an", "the", "too", "not", "no", "nothing", "only", "just", "been", "be", "never"})
"""What stands behind "it is" where something is named."""
_POINTERS = frozenset({"the", "its", "their", "his", "her", "these", "those", "any", "all", "some"})
_CENTRAL = 3
"""How often an article speaks of a report at least for which denials and apologies without an object are meant."""
_NEAR = 60
"""Characters between a source and a cue in which it does something with a report."""
_SELDOM = 3000
"""Characters of an article for each time that it speaks of such a report, at most."""
_LEAD = 600
"""Characters of an article in which a report stands that it is about."""
_REACH = 200
"""Characters before a cue that are looked at."""
_HITTING_BACK = re.compile(
    r"\b(?:hit|hits|hitting|fired?|fires|firing|struck|strikes|striking|shot|lashed|lashes) (?:back|out)\b"
)
_REACTING_ALONE = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)"
    r"(?:Reacting|Responding|In (?:his |her |its |their |a )?(?:reaction|response|reply))"
    r"(?: to (?:it|this|them|the (?:news|outcome)))?(?: on \w+day)?,"
)
"""A sentence opens so that says how somebody reacts to what was told before."""


class Targets:
    """Where one article speaks of its reports."""

    def __init__(self, cast: Cast, reports: Reports, sources: Sources, passages: Passages, authors: Authors) -> None:
        self._cast = cast
        self._reports = reports
        self._sources = sources
        self._passages = passages
        self._authors = authors
        self.main = reports.main()
        """The report that the article is about."""
        self._answers = self._answering()
        spoken = [mention.span.start for mention in reports.mentions if mention.who is self.main]
        self._first = min(spoken, default=len(cast.text))
        objects = classes("report_objects")
        may_be = [at for at, form in enumerate(cast.words.forms) if form in objects] if spoken else []
        self._often = len(spoken) + sum(self._is_owned(at) for at in may_be)
        self._gives = False
        self._told: list[int] = []

    def learn(self, first: int, told: Iterable[int], *, gives: bool) -> None:
        """Where an author speaks first; where authors and reports speak; whether the article tells what they say."""
        self._first = min(self._first, first)
        self._told = sorted(told)
        self._gives = gives

    def central(self, reading: Reading) -> Report | None:
        """The one report that the article is about, if it was spoken of before: in its lead, or often."""
        if self.main is None or not reading.cue or self._first >= reading.cue[0].start:
            return None
        often = self._often >= _CENTRAL and self._often * _SELDOM > len(self._cast.text)
        central = often or (self._first < _LEAD and (self._often > 1 or self._gives))
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
            if first.form in _POINTING and len(listed) == 1 and first.form != "it":
                return None  # "disputes this": what was said last
            thing = values("pronouns").get(first.form) == "thing" or first.form == "this"
            if thing and not self._is_own(source, listed):
                who = self._sources.antecedents.before(first.start, "thing", (source,))
                return who if isinstance(who, Report) else None
            belongs = any(self._cast.words.forms[at] in classes("report_objects") for at in listed[1:4])
            if (first.form in _POINTERS and belongs) or any(self._is_owned(at) for at in listed):
                spoken = self._first < span.start
                return self._reports.last_before(span.start) or (self.main if spoken else None)
        return None

    def taken_up(self, reading: Reading, source: Entity) -> Report | None:
        """The central report, where an object that does not name it can mean nothing else: "called | it a stitch-up",
        "disputes | this" right after the report's words, "hailed | a ruling for everybody", "rejects | claims of bias".
        """
        report = self.central(reading)
        listed = self._cast.within(reading.content[0])[:_OBJECT_NOUN] if report and reading.content else range(0)
        if report is None or not listed:
            return None
        called = [self._cast.words.forms[at] for at in listed]
        if called[0] in _POINTING:
            named = len(called) > 1 and reading.lemma in rule_words("calling")
            before = self._sources.antecedents.before(reading.content[0].start, "thing", (source,))
            home = self._passages.sentence_of(reading.cue[0].start)
            inside = (
                before is not None
                and home is not None
                and self._is_named(before, Span(home.start, reading.cue[0].start))
            )
            return report if (named and not inside) or self._is_told_last(reading) else None
        if called[0] in ("a", "an"):
            noun = next((form for form in called[1:] if form in REPORT_NOUNS or form in words("function_words")), "")
            return report if noun in REPORT_NOUNS else None
        return report if called[0] in classes("report_objects") and reading.kind is Kind.DENIAL else None

    def _is_told_last(self, reading: Reading) -> bool:
        """Whether a report or its author speaks, or is spoken of, in the sentence before that of a reading."""
        home = self._passages.sentence_of(reading.cue[0].start)
        end = len(self._cast.text[: home.start].rstrip()) if home is not None else 0
        before = self._passages.sentence_of(end - 1) if end else None
        if before is None:
            return False
        at = bisect_left(self._told, before.start)
        spoke = at < len(self._told) and self._told[at] < before.end
        return spoke or bool(self._reports.inside(before)) or self._authors.named_among(self._cast.within(before))

    def _is_own(self, source: Entity, listed: Sequence[int]) -> bool:
        """Whether "it" or "its" is the body's that speaks: "the firm said | it had left", "its men were careful".

        Not in "it was a disgrace", "its findings".
        """
        if not isinstance(source, Actor) or source.kind not in (*BODIES, ActorKind.UNKNOWN):
            return False
        first, *behind = (self._cast.words.forms[at] for at in listed[:3])
        if first == "its":
            return not any(form in classes("report_objects") for form in behind)
        if first != "it" or len(behind) < 2:
            return False
        verb, then = behind
        return then not in _NAMING if verb in _IS else listed[1] in self._cast.verbs

    def _is_named(self, who: Entity, span: Span) -> bool:
        return any(mention.who is who for mention in self._cast.inside(span))

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
        return self._turned_to(reading)

    def hits_back(self, reading: Reading) -> bool:
        """Whether the sentence of a reading says before its cue that somebody hits back."""
        home = self._passages.sentence_of(reading.cue[0].start)
        start = max(home.start, reading.cue[0].start - _REACH) if home is not None else reading.cue[0].start
        return _HITTING_BACK.search(self._cast.text, start, reading.cue[0].start) is not None

    def _turned_to(self, reading: Reading) -> Report | None:
        """The report that a source does something with as it speaks: "The union seized on the report, | saying"."""
        if not reading.source or reading.source[0].end > reading.cue[0].start:
            return None
        between = Span(reading.source[-1].end, reading.cue[0].start)
        near = between.end - between.start < _NEAR and between.of(self._cast.text).rstrip().endswith(",")
        named = self._reports.inside(between) if near else []
        return named[0] if named and reading.cue[0].of(self._cast.text).endswith("ing") else None


@from_data
@cache
def _answering() -> re.Pattern[str]:
    """The phrases by which a text says that somebody answers, longer ones first."""
    listed = sorted(phrases("answering"), key=lambda phrase: (-len(phrase), phrase))
    whole = "|".join(phrase.replace(" ", r"\s") for phrase in listed)
    return re.compile(rf"\b(?={beginnings(listed)})(?:{whole})\b", re.IGNORECASE)
