"""Which readings react to a report: a reading and its source go in; the stance and what it is about come out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.errors import DataError, Problem
from onrecord.records import CURATED, Actor, ActorKind, Article, Entity, Kind, Reading, Register, Report, Span
from onrecord.resolution.authors import Authors
from onrecord.resolution.cast import BODIES, Cast
from onrecord.resolution.denials import Denials, is_of_others, is_plea, is_turned
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Source, Sources, identity, same
from onrecord.resolution.targets import OBJECT, Targets
from onrecord.resolution.tones import Tones
from onrecord.resolution.wordlists import classes, words
from onrecord.rules.tested import family
from onrecord.rules.wordings import judgement

_REACTING = {"concedes": "supports", "promises": "supports", "denies": "rejects"}
"""Acts of whoever a report is about, and the stance to it that they show where the words do not tell."""
_ANSWERS = {"insist": "rejects", "maintain": "rejects", "retort": "rejects", "respond": "neutral", "reply": "neutral"}
"""Verbs with which one answers or defends oneself, likewise."""
_REFUSAL = "refusal"
"""The rule of refusals to speak; silence is no answer."""
_TELLING = frozenset({"tell"})
"""Verbs of witnesses, where it is an inquiry that they speak to."""
_SPOKEN_OF = {
    "complain": "criticises-as-insufficient",
    "protest": "rejects",
    "worry": "expresses-concern",
    "question": "disputes-in-part",
}
"""Verbs that show a stance where it is a report that is spoken of."""
_TAKING_UP = frozenset({"object", "rated-object", "taken-as", "welcome-given"})
_OF_OBJECTS = _TAKING_UP | {"preposition", "passive", "called-passive", "accusation"}
"""Rules whose content is what one speaks of, so that without a report in it there is none."""
_BY_THEMSELVES = frozenset({"deny", "apologise", "apologize"})
"""Verbs of which that is not so."""
_JUDGING = frozenset({"evaluates", "denies"})
_RELAYING = frozenset({"quote", "cite"})
"""Verbs of whoever tells what others say."""
_APPROVING = frozenset({"welcomes", "supports"})
_SPOKEN = frozenset({"speech", "writing", None})
_FOLLOWING = frozenset({"asserts", "evaluates", "accuses", "warns", *_REACTING})
"""Acts in which somebody who has reacted to a report goes on doing so."""
_SHORT = 4
_NEAR = 30
"""Characters before a source and behind a cue in which it is told when something was said."""
_EARLIER = re.compile(
    r"\b(?:[Ii]n (?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)"
    r"|[Ll]ast (?:year|month|spring|summer|autumn|winter)|(?:years?|months?|decades?) (?:ago|earlier|before))\b"
)
_FIRST = 12
"""Within how many words of a content an author is named of whom it speaks."""


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
        self._passages = passages
        self._authors = Authors(cast, reports)
        self._reactors: dict[tuple[str, ...], list[tuple[int, str]]] = {}
        self._any = bool(reports.known())
        self._targets = Targets(cast, reports, sources, passages, self._authors)
        self._denials = Denials(cast, reports, passages)
        self._tones = Tones(cast, passages, self._denials)

    def learn(self, said: Iterable[tuple[Reading, Source]]) -> None:
        """Whose own the reports are, and who reacts to them; what those say besides is a reaction too."""
        if not self._any:
            return
        listed = [(reading, source) for reading, source in said if reading.rule != CURATED]
        for reading, source in listed:
            self._authors.learn(reading, source)
        gives = self._authors.told or any(isinstance(source.who, Report) for _, source in listed)
        own = [reading for reading, source in listed if reading.cue and self._gives(source)]
        self._targets.learn(self._authors.first, (reading.cue[0].start for reading in own), gives=gives)
        self._denials.learn(own)
        shown = [(reading, source, self._explicit(reading, source)) for reading, source in listed if reading.cue]
        for weak in (False, True):
            for reading, source, found in shown:
                if found is not None and _is_weak(reading, found) is weak:
                    self._reacts(reading, source, found.value, only_new=weak)
        for reacted in self._reactors.values():
            reacted.sort()

    def _reacts(self, reading: Reading, source: Source, value: str, *, only_new: bool) -> None:
        for who in source.voices:
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
            report = self._targets.object_of(reading, source) or self._targets.main
            return Stance(reading.stance or "neutral", report, responds=True) if report else None
        found = self._explicit(reading, said)
        if reading.rule == CURATED:
            return None if found and _is_weak(reading, found) and not self._targets.answered(reading) else found
        if found is None or _is_weak(reading, found):
            found = self._following(reading, said, alone=found is None) or found or self._quoted(reading, said)
            if found is not None and found.value == "neutral" and self._tones.confirms(reading):
                found = replace(found, value="supports")
        return found

    def _explicit(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of words that show by themselves that they are about a report."""
        if isinstance(said.who, Report) or said.who is UNNAMED or reading.lemma in _RELAYING:
            return None
        if reading.kind is Kind.OMISSION:
            return self._refusing(reading, said)
        if reading.rule != CURATED and self._is_earlier(reading):
            return None
        if self._is_aside(reading, said):
            return None
        called = self._calling(reading, said) if reading.kind is Kind.RECOMMENDATION else None
        return called or self._worded(reading, said)

    def _worded(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of a cue and the words that go with it."""
        denies = reading.kind is Kind.DENIAL or reading.act == "denies"
        stance = reading.stance or ("rejects" if denies else None)
        if reading.rule == CURATED:  # a curator has said what reacts
            report = self._targets.object_of(reading, said.who) or self._targets.answered(reading)
            report = report or (self._targets.central(reading) if stance and reading.mode in _SPOKEN else None)
            stance = stance or "neutral"
        else:
            stance = "supports" if reading.act == "concedes" else stance
            stance = "neutral" if is_turned(reading, self._cast.text) else stance
            report, stance = self._spoken_of(reading, said, stance)
            if report is None:
                report, stance = self._meant(reading, said, stance)
            if stance == "criticises-as-insufficient" and self._denials.is_told_of(said, reading):
                stance = "disputes-in-part"  # who is found to have done too little does not want more
        if report is None or self._is_own(said, report) or _is_outlet(said.who):
            return None
        if stance is None:
            stance = self._tones.of_report(reading)
            if stance == "neutral" and reading.act == "evaluates":
                stance = self._tones.judged(reading) or stance
            if stance == "neutral" and reading.kind is Kind.RECOMMENDATION and reading.mode in _SPOKEN:
                stance = "supports"
        return Stance(self._tones.turned(reading, stance), report, responds=True)

    def _spoken_of(self, reading: Reading, said: Source, stance: str | None) -> tuple[Report | None, str | None]:
        """The report that words name, point to or say that they answer, or whose author they name; and the stance."""
        if self._is_plea(reading):
            return None, stance
        report = self._targets.object_of(reading, said.who)
        if is_of_others(reading, self._cast.text) and any(self._reports.inside(span) for span in reading.content):
            return report, "neutral"
        if report is not None and stance is None:
            faults = (reading.act == "asserts" or reading.told) and self._tones.faults(reading)
            blames = "rejects" if reading.act == "accuses" else "disputes-in-part" if faults else None
            stance = _SPOKEN_OF.get(reading.lemma, blames)
        if report is None and family(reading.rule) in _TAKING_UP and reading.act in _JUDGING:
            report = self._targets.taken_up(reading, said.who)
            judged = judgement(reading.content[0].of(self._cast.text)) if report is not None else None
            stance = stance or (judged.stance if judged else None)
        report = report or self._targets.answered(reading)
        return (report, stance) if report is not None else self._of_author(reading, stance)

    def _meant(self, reading: Reading, said: Source, stance: str | None) -> tuple[Report | None, str | None]:
        """The central report, if words that do not name it show that somebody reacts to it; and the stance."""
        stance = stance or _REACTING.get(reading.act or "") or _ANSWERS.get(reading.lemma)
        of_object = family(reading.rule) in _OF_OBJECTS
        about = not of_object or reading.lemma in _BY_THEMSELVES
        if reading.act == "warns" and self._passages.quote_type(reading.content, reading.cue) == "direct":
            about = True  # "warned against | “blaming the young”"
        if reading.act == "warns" and about:
            stance = "expresses-concern"
        if stance is None and reading.act in ("accuses", "asserts"):
            mends = not of_object and self._tones.mends(reading)
            shown = "rejects" if reading.act == "accuses" else "supports" if mends else None
            body = isinstance(said.who, Actor) and said.who.kind in BODIES
            if shown and ((mends and body) or self._denials.is_told_of(said, reading)):
                return self._targets.central(reading), shown
        if stance is None and reading.act == "evaluates" and not of_object:
            stance = self._tones.of_anything(reading, said)
        about = about and (reading.act != "concedes" or self._denials.answers(reading, said))
        if (reading.kind is Kind.DENIAL or reading.act == "denies") and stance != "neutral":
            about = about and (self._tones.rejects(reading) or self._denials.answers(reading, said))
        if stance is None and not of_object and self._targets.hits_back(reading):
            stance = "rejects"
        felt = reading.mode == "thought" and reading.stance and not self._passages.is_quoted(reading.cue[0].start)
        if stance is None or not about or self._is_plea(reading) or not (felt or reading.mode in _SPOKEN):
            return None, stance
        return self._targets.central(reading), stance

    def _is_plea(self, reading: Reading) -> bool:
        return (reading.kind is Kind.DENIAL or reading.act == "denies") and is_plea(reading, self._cast.text)

    def _refusing(self, reading: Reading, said: Source) -> Stance | None:
        """The answer of whoever refuses to speak of a report: none either way."""
        report = self._targets.object_of(reading, said.who) if family(reading.rule) == _REFUSAL else None
        return None if report is None or self._is_own(said, report) else Stance("neutral", report, responds=True)

    def _calling(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of whoever asks for what a report says to be done ("adopt them all") or undone, or for action."""
        if reading.rule == CURATED:
            return None
        for span in reading.content:
            listed = self._cast.within(span)[:OBJECT]
            for at in listed:
                label = classes("calling").get(self._cast.words[at].form)
                if label is None:
                    continue
                behind = [self._cast.words[k].form for k in range(at + 1, min(at + 3, len(self._cast.words)))]
                alone = self._cast.words[at].form == "act" and behind[:1] in ([], ["now"], ["at"], ["quickly"])
                taken_up = alone or label == "doing" or behind[:1] in (["them"], ["it"]) or behind == ["on", "them"]
                report = self._targets.object_of(reading, said.who) or (
                    self._targets.central(reading) if taken_up else None
                )
                if report is not None and not self._is_own(said, report):
                    return Stance("rejects" if label == "undoing" else "supports", report, responds=True)
        return None

    def _is_aside(self, reading: Reading, said: Source) -> bool:
        return self._is_evidence(reading) or self._denials.is_aside(reading, said)

    def _is_evidence(self, reading: Reading) -> bool:
        """Whether somebody is a witness: "told the inquest that"."""
        if reading.lemma not in _TELLING or not reading.content:
            return False
        behind = Span(reading.cue[-1].end, max(reading.cue[-1].end, reading.content[0].start))
        told = (*reading.addressee, behind)
        listed = [self._cast.words.forms[at] for span in told for at in self._cast.within(span)[:_FIRST]]
        return any(classes("documents").get(form) == "work" or form in words("asking") for form in listed)

    def _following(self, reading: Reading, said: Source, *, alone: bool) -> Stance | None:
        """The stance of what somebody says besides who reacts to a report: as they reacted last before.

        ``alone``: that they reacted is all there is to it; then one reaction a sentence is enough. If it is not, they
        may also react later.
        """
        if reading.kind is not Kind.STATEMENT or reading.act not in _FOLLOWING or reading.mode not in _SPOKEN:
            return None
        if self._is_aside(reading, said) or reading.lemma in _RELAYING or self._is_short(reading):
            return None
        report = self._targets.central(reading) if family(reading.rule) not in _OF_OBJECTS else None
        known = next((k for k in map(self._reacted, said.voices) if k), None)
        if report is None or not known or self._is_own(said, report):
            return None
        at = bisect_left(known, (reading.cue[0].start,)) - 1
        if at < 0 and alone:
            return None
        start, value = known[max(0, at)]
        if value in _APPROVING and self._turns(reading):
            value = "criticises-as-insufficient"
        elif value == "neutral" or self._is_earlier(reading) or (alone and self._is_one_sentence(start, reading)):
            return None  # who only spoke of it need not mean it with all else
        return Stance(value, report, responds=True)

    def _quoted(self, reading: Reading, said: Source) -> Stance | None:
        """The stance of whoever is quoted in an article about a report that is not theirs, once it was told of."""
        speaks = reading.kind in (Kind.STATEMENT, Kind.RECOMMENDATION) and reading.act != "denies"
        nobody = isinstance(said.who, Report) or said.who is UNNAMED or _is_outlet(said.who)
        if not speaks or nobody or reading.mode not in _SPOKEN or not self._tones.is_direct(reading):
            return None
        if self._is_earlier(reading) or self._is_aside(reading, said) or self._passages.is_quoted(reading.cue[0].start):
            return None
        report = self._targets.central(reading)
        value = "supports" if reading.kind is Kind.RECOMMENDATION else self._tones.of_anything(reading, said)
        if report is None or value == "neutral" or self._is_own(said, report):
            return None  # what a witness lived through is no stance to a report
        return Stance(value, report, responds=True)

    def _is_short(self, reading: Reading) -> bool:
        """Whether hardly more than a word is told of what somebody says, which shows nothing by itself."""
        return sum(len(self._cast.within(span)) for span in reading.content) < _SHORT

    def _is_earlier(self, reading: Reading) -> bool:
        """Whether something was said before what the article tells: "had told", "said last year".

        Not "had welcomed", which may only be told by somebody else.
        """
        if not reading.cue:
            return False
        cue, text = Span(reading.cue[0].start, reading.cue[-1].end), self._cast.text
        home = self._passages.sentence_of(cue.start) or cue
        ends = [span.end for span in (*reading.source, *reading.content) if span.end <= cue.start]
        stop = min([home.end, cue.end + _NEAR, *(span.start for span in reading.content if span.start >= cue.end)])
        told = [text[max([home.start, cue.start - _NEAR, *ends]) : stop]]
        if reading.source and home.start < reading.source[0].start <= cue.start:
            told.append(text[max(home.start, reading.source[0].start - _NEAR) : reading.source[0].start])
        at = self._cast.index_at(cue.start)
        had = self._cast.words.forms[at : at + 1] == ("had",) and (reading.stance is None or reading.act == "promises")
        return had or any(map(_EARLIER.search, told))

    def _turns(self, reading: Reading) -> bool:
        """Whether what somebody says is set against their words before: "welcomed it but said"."""
        first = self._cast.index_at(reading.cue[0].start)
        return any(word.form == "but" for word in self._cast.words[max(0, first - 2) : first])

    def _is_one_sentence(self, start: int, reading: Reading) -> bool:
        """Whether somebody reacts at an offset before in the same sentence: one reaction is enough."""
        home = self._passages.sentence_of(reading.cue[0].start)
        return home is not None and home.start <= start < reading.cue[0].start

    def _reacted(self, who: Entity | None) -> list[tuple[int, str]]:
        return self._reactors.get(identity(who), []) if who is not None else []

    def _of_author(self, reading: Reading, stance: str | None) -> tuple[Report | None, str | None]:
        """The report whose author is spoken of, and the stance that accuses or faults shows."""
        main = self._targets.central(reading)
        if main is None or not self._authors.named_among(self._named_first(reading)):
            return None, stance
        stance = stance or _SPOKEN_OF.get(reading.lemma)
        if stance is None and reading.act == "accuses":
            return main, "rejects"
        if stance is None and (reading.act != "asserts" or family(reading.rule) in _OF_OBJECTS):
            return None, None
        return main, stance or ("disputes-in-part" if self._tones.faults(reading) else None)

    def _named_first(self, reading: Reading) -> list[int]:
        """The first words of a content, or of its addressee."""
        return [at for span in (*reading.addressee, *reading.content[:1]) for at in self._cast.within(span)[:_FIRST]]

    def presents(self, said: Source, in_person: bool) -> bool:
        """Whether what a source says is a report's finding: it is one, or its issuer; a person only if not
        ``in_person``, in words of their own.
        """
        if in_person and isinstance(said.who, Actor) and said.who.kind is ActorKind.PERSON:
            return False
        return self._gives(said)

    def _gives(self, said: Source) -> bool:
        """Whether somebody is a report, or speaks of one of their own."""
        issues = any(self._authors.holds(who) or self._reports.issued(who) for who in said.voices)
        return isinstance(said.who, Report) or issues

    def _is_own(self, said: Source, report: Report) -> bool:
        """Whether somebody speaks of a report of their own, or of the body for which they speak."""
        return any(self._authors.holds(who) or self._reports.issued_by(who, report) for who in said.voices)

    def _curated(self, reading: Reading, source: Entity) -> Stance:
        given, stance = reading.given, reading.stance or "neutral"
        target = given.toward if given else None
        responds = reading.kind is Kind.RESPONSE or bool(given and given.responds)
        toward: Entity | None = self._targets.main if target is None or responds else None
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
