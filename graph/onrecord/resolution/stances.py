"""Which readings react to a report: a reading and its source go in; the stance and what it is about come out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.errors import DataError, Problem
from onrecord.records import CURATED, Actor, ActorKind, Article, Entity, Kind, Reading, Register, Report, Span
from onrecord.resolution.authors import Authors
from onrecord.resolution.cast import Cast
from onrecord.resolution.denials import Denials, is_plea, is_turned
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Source, Sources, identity, same
from onrecord.resolution.wordlists import classes, phrases, values
from onrecord.resources import from_data
from onrecord.rules.tested import family
from onrecord.rules.wordings import beginnings

_OBJECT = 25
"""Within how many words of its content a cue's object is named."""
_POINTERS = frozenset({"the", "its", "their", "his", "her", "these", "those", "any", "all", "some"})
_CENTRAL = 3
"""How often an article speaks of a report at least for which denials and apologies without an object are meant."""
_LEAD = 600
"""Characters of an article in which a report stands that it is about."""
_REACTING = {"concedes": "supports", "promises": "supports", "denies": "rejects"}
"""Acts of whoever a report is about, and the stance to it that they show where the words do not tell."""
_ANSWERS = {"insist": "rejects", "maintain": "rejects", "retort": "rejects", "respond": "neutral", "reply": "neutral"}
"""Verbs with which one answers or defends oneself, likewise."""
_REFUSAL = "refusal"
"""The rule of refusals to speak; silence is no answer."""
_TELLING = frozenset({"tell"})
"""Verbs of witnesses, where it is an inquiry that they speak to."""
_SPOKEN_OF = {"complain": "criticises-as-insufficient", "protest": "rejects", "worry": "expresses-concern"}
"""Verbs that show a stance where it is a report that is spoken of."""
_REACTING_ALONE = re.compile(
    r"(?:(?<=[.!?”\"] )|(?<=\n)|\A)"
    r"(?:Reacting|Responding|In (?:his |her |its |their |a )?(?:reaction|response|reply))"
    r"(?: to (?:it|this|them|the (?:news|outcome)))?(?: on \w+day)?,"
)
"""A sentence opens so that says how somebody reacts to what was told before."""
_OF_OBJECTS = frozenset({"object", "taken-as", "preposition", "passive", "accusation"})
"""Rules whose content is what one speaks of, so that without a report in it there is none."""
_RELAYING = frozenset({"quote", "cite"})
"""Verbs of whoever tells what others say."""
_LEANING = 60
"""How many words of a content are looked at for praise and blame."""
_NEGATIONS = frozenset(
    {"not", "no", "never", "nothing", "hardly", "without", "don't", "doesn't", "didn't", "isn't", "wasn't", "can't"}
)
_APPROVING = frozenset({"welcomes", "supports"})
_SPOKEN = frozenset({"speech", "writing", None})
_FOLLOWING = frozenset({"asserts", "evaluates", "accuses", "warns", *_REACTING})
"""Acts in which somebody who has reacted to a report goes on doing so."""
_FIRST = 12
"""Within how many words of a content an author is named of whom it speaks."""
_FAULTING = re.compile(
    r"\b(?:only|not|never|no|nobody|ignored?|failed|refused|without|less than|merely|chose|chosen|rel(?:y|ied) on)\b"
    r"|n[’']t\b|\ball of\b"
)
"""Words by which somebody says of an author what was done badly."""


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
        self._authors = Authors(cast, reports)
        self._reactors: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self._gives = False
        self._answers = self._answering()
        self._any = bool(reports.known())
        self._main = reports.main()
        spoken = [mention.span.start for mention in reports.mentions if mention.who is self._main]
        self._first = min(spoken, default=len(cast.text))
        self._denials = Denials(cast, reports, passages)
        self._often = len(spoken) + sum(self._is_owned(at) for at in range(len(cast.words) if spoken else 0))

    def learn(self, said: Iterable[tuple[Reading, Source]]) -> None:
        """Whose own the reports are, and who reacts to them; what those say besides is a reaction too."""
        if not self._any:
            return
        listed = [(reading, source) for reading, source in said if reading.rule != CURATED]
        for reading, source in listed:
            self._authors.learn(reading, source)
        self._first = min(self._first, self._authors.first)
        self._gives = self._authors.told or any(isinstance(source.who, Report) for _, source in listed)
        shown = [(reading, source, self._explicit(reading, source)) for reading, source in listed if reading.cue]
        for weak in (False, True):
            for reading, source, found in shown:
                if found is not None and _is_weak(reading, found) is weak:
                    self._reacts(reading, source, found.value, only_new=weak)
        for reacted in self._reactors.values():
            reacted.sort()

    def _reacts(self, reading: Reading, source: Source, value: str, *, only_new: bool) -> None:
        for who in (source.who, source.on_behalf_of):
            if who is not None and not (only_new and identity(who) in self._reactors):
                self._reactors.setdefault(identity(who), []).append((reading.cue[0].start, value))

    def of_reading(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of a reading, or None. DataError: a curator's has no target and the corpus no single report."""
        given, source = reading.given, said.who
        if given and reading.stance and (given.toward or given.responds or reading.rule == CURATED):
            return self._curated(reading, source)
        if not self._any:
            return None
        if reading.kind is Kind.RESPONSE:
            report = self._object(reading, source) or self._main
            return Stance(reading.stance or "neutral", report, responds=True) if report else None
        found = self._explicit(reading, said)
        if reading.rule == CURATED:
            return None if found and _is_weak(reading, found) and not self._answered(reading) else found
        if found is None or _is_weak(reading, found):
            found = self._following(reading, said) or found
        return found

    def _explicit(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of words that show by themselves that they are about a report."""
        if isinstance(said.who, Report) or said.who is UNNAMED or reading.lemma in _RELAYING:
            return None
        if reading.kind is Kind.OMISSION:
            return self._refusing(reading, said)
        if reading.lemma in _TELLING and self._is_evidence(reading):
            return None
        called = self._calling(reading, said) if reading.kind is Kind.RECOMMENDATION else None
        return called or self._worded(reading, said)

    def _worded(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of a cue and the words that go with it."""
        source = said.who
        denies = reading.kind is Kind.DENIAL or reading.act == "denies"
        admits = reading.act == "concedes" and reading.rule != CURATED
        stance = "supports" if admits else reading.stance or ("rejects" if denies else None)
        if reading.rule != CURATED and is_turned(reading, self._cast.text):
            stance = "neutral"
        pleads = denies and reading.rule != CURATED and is_plea(reading, self._cast.text)
        report = None if pleads else self._object(reading, source)
        if report is not None and stance is None and reading.rule != CURATED:
            stance = _SPOKEN_OF.get(reading.lemma)
        if report is not None and stance is None and reading.rule != CURATED:
            faults = (reading.act == "asserts" or reading.told) and self._faults(reading)
            stance = "rejects" if reading.act == "accuses" else "disputes-in-part" if faults else None
        report = report or self._answered(reading)
        decided = reading.rule == CURATED  # a curator has said what reacts
        if report is None and not decided:
            report, stance = self._of_author(reading, stance)
        if report is None and not (decided and stance is None):
            stance = stance or _REACTING.get(reading.act or "") or _ANSWERS.get(reading.lemma)
            about = family(reading.rule) not in _OF_OBJECTS or reading.lemma == "deny"
            about = about and not pleads and (decided or not denies or self._denials.answers(reading, said))
            report = self._central(reading) if stance and about and reading.mode in _SPOKEN else None
        if report is None or self._is_own(said, report) or _is_outlet(source):
            return None
        stance = stance or (None if reading.rule == CURATED else self._leaning(reading)) or "neutral"
        return Stance(stance, report, responds=True)

    def _refusing(self, reading: Reading, said: Source) -> Stance | None:
        """The answer of whoever refuses to speak of a report: none either way."""
        report = self._object(reading, said.who) if family(reading.rule) == _REFUSAL else None
        return None if report is None or self._is_own(said, report) else Stance("neutral", report, responds=True)

    def _calling(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of whoever asks that what a report says be done ("adopt them in full"), or undone."""
        if reading.rule == CURATED:
            return None
        for span in reading.content:
            listed = self._cast.within(span)[:_OBJECT]
            for at in listed:
                label = classes("calling").get(self._cast.words[at].form)
                if label is None:
                    continue
                behind = [self._cast.words[k].form for k in range(at + 1, min(at + 3, len(self._cast.words)))]
                taken_up = behind[:1] in (["them"], ["it"]) or behind == ["on", "them"]
                report = self._object(reading, said.who) or (self._central(reading) if taken_up else None)
                if report is not None and not self._is_own(said, report):
                    return Stance("supports" if label == "adopting" else "rejects", report, responds=True)
        return None

    def _is_evidence(self, reading: Reading) -> bool:
        """Whether somebody is a witness: "told the inquest that"."""
        listed = [at for span in reading.addressee for at in self._cast.within(span)]
        return any(classes("documents").get(self._cast.words[at].form) == "work" for at in listed)

    def _leaning(self, reading: Reading) -> str | None:
        """The stance of words of praise or blame in a content, whichever are more; a negation turns one round."""
        found = 0
        for span in reading.content:
            listed = self._cast.within(span)[:_LEANING]
            for at in listed:
                label = classes("leaning").get(self._cast.words.forms[at])
                turned = any(self._cast.words.forms[k] in _NEGATIONS for k in range(max(0, at - 3), at))
                found += {"good": 1, "bad": -1}.get(label or "", 0) * (-1 if turned else 1)
        return "welcomes" if found > 0 else "rejects" if found < 0 else None

    def _following(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of what somebody says besides who reacts to a report: as they reacted last before, else first."""
        if reading.kind is not Kind.STATEMENT or reading.act not in _FOLLOWING or reading.mode not in _SPOKEN:
            return None
        report = self._central(reading) if family(reading.rule) not in _OF_OBJECTS else None
        known = next((k for k in map(self._reacted, (said.who, said.on_behalf_of)) if k), None)
        if report is None or not known or self._is_own(said, report):
            return None
        before = bisect_left(known, (reading.cue[0].start,))
        value = known[max(0, before - 1)][1]
        if value in _APPROVING and self._turns(reading):
            value = "criticises-as-insufficient"
        return Stance(value, report, responds=True)

    def _turns(self, reading: Reading) -> bool:
        """Whether what somebody says is set against their words before: "welcomed it but said"."""
        first = self._cast.index_at(reading.cue[0].start)
        return any(word.form == "but" for word in self._cast.words[max(0, first - 2) : first])

    def _reacted(self, who: Entity | None) -> list[tuple[int, str]]:
        return self._reactors.get(identity(who), []) if who is not None else []

    def _of_author(self, reading: Reading, stance: str | None) -> tuple[Report | None, str | None]:
        """The report whose author is spoken of, and the stance that accuses or faults shows."""
        main = self._central(reading)
        if main is None or not self._authors.named_among(self._named_first(reading)):
            return None, stance
        if stance is None and reading.act == "accuses":
            return main, "rejects"
        if stance is None and (reading.act != "asserts" or family(reading.rule) in _OF_OBJECTS):
            return None, None
        return main, stance or ("disputes-in-part" if self._faults(reading) else None)

    def _faults(self, reading: Reading) -> bool:
        """Whether a content says of what it is about that something is missing or was not done."""
        said = " ".join(span.of(self._cast.text) for span in reading.content)[:_LEAD]
        return _FAULTING.search(said) is not None

    def _named_first(self, reading: Reading) -> list[int]:
        """The first words of a content, or of its addressee."""
        return [at for span in (*reading.addressee, *reading.content[:1]) for at in self._cast.within(span)[:_FIRST]]

    def presents(self, said: Source, in_person: bool) -> bool:
        """Whether what a source says is a report's finding: it is one, or its issuer; a person only if not
        ``in_person``, in words of their own.
        """
        if isinstance(said.who, Report):
            return True
        if in_person and isinstance(said.who, Actor) and said.who.kind is ActorKind.PERSON:
            return False
        return any(self._is_own(said, report) for report in self._reports.known())

    def _is_own(self, said: Source, report: Report) -> bool:
        """Whether somebody speaks of a report of their own, or of the body for which they speak."""
        bodies = [who for who in (said.who, said.on_behalf_of) if who is not None]
        return any(self._authors.holds(who) or self._reports.issued_by(who, report) for who in bodies)

    def _central(self, reading: Reading) -> Report | None:
        """The one report that the article is about, if it was spoken of before: in its lead, or often."""
        if self._main is None or not reading.cue or self._first >= reading.cue[0].start:
            return None
        central = self._often >= _CENTRAL or (self._first < _LEAD and (self._often > 1 or self._gives))
        return self._main if central else None

    def _curated(self, reading: Reading, source: Entity) -> Stance:
        given, stance = reading.given, reading.stance or "neutral"
        target = given.toward if given else None
        responds = reading.kind is Kind.RESPONSE or bool(given and given.responds)
        toward: Entity | None = self._main if target is None or responds else None
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
                return self._reports.last_before(span.start) or (self._main if spoken else None)
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
    whole = "|".join(phrase.replace(" ", r"\s") for phrase in listed)
    return re.compile(rf"\b(?={beginnings(listed)})(?:{whole})\b", re.IGNORECASE)


def _is_weak(reading: Reading, found: Stance) -> bool:
    """Whether words only speak of a report."""
    return found.value == "neutral" and reading.stance is None


def _is_outlet(who: Entity) -> bool:
    """Whether somebody is a newspaper or the like, which tells of a report."""
    return isinstance(who, Actor) and who.kind is ActorKind.MEDIA


def respondent(source: Entity, on_behalf_of: Actor | None) -> Actor | None:
    """Who responds: the body for which a person speaks, else the source; reports and the unnamed do not."""
    if on_behalf_of:
        return on_behalf_of
    return source if isinstance(source, Actor) and source is not UNNAMED else None
