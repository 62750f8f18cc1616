"""Denials: a reading and its source go in; whether it answers what a report says, or shows no stance, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.records import Actor, ActorKind, Kind, Reading, Span
from onrecord.resolution.cast import Cast
from onrecord.resolution.naming import words_of
from onrecord.resolution.passages import Passages
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import Source
from onrecord.resolution.wordlists import classes, words

_OBJECT = 25
"""Words of a content by which what is denied is known."""
_MEANING = 4
"""Letters of a word at least by which what was told is known again."""
_PLEA = re.compile(
    r"\W*(?:(?:the|a|all|any|both|these|those|his|her|their|criminal) ){0,3}(?:charges?|counts?|guilt|offences?)\W*\Z",
    re.IGNORECASE,
)
"""The whole of what one denies to a court."""
_TURNING = frozenset({"deny", "refuse", "decline", "hesitate"})
"""Verbs whose content is not done."""
_SENTENCE = 300
"""Characters of a sentence that are looked at."""
_OPENING = 80
"""Characters of a content in which its verb stands."""
_SHOWING = r"(?:reject|dismiss|disput|oppos|criticis|criticiz|condemn|attack|deny|denie|welcom|prais|hail|applaud)\w*"
_NOT_DONE = re.compile(rf"\W*(?:\w+ ){{0,4}}?(?:\w+n[’']t|not|never|neither) (?:\w+ly )?{_SHOWING}", re.IGNORECASE)
_NOT_SHOWN = re.compile(
    r"\W*(?:(?:that|to|he|she|it|they|had|has|have|having|ever|\w+ly) ){0,5}"
    rf"(?:{_SHOWING}|(?:accept|support|endors|back|agree|adopt)\w*)",
    re.IGNORECASE,
)
"""How a content opens that only says that one does not do what would show a stance."""

_AGAINST_IT = re.compile(
    r"\W*(?:(?:any|all|some|such|these|those|the|recent|further|fierce|growing|new|false|several) ){0,3}"
    r"(?:(?:[\w.-]+ ){0,3}?(?!(?:report|review|study|audit|inquiry|ruling|verdict|decision|survey)[’'])"
    r"[\w-]+[’']s? (?:\w+ )?(?!claim|suggestion|accusation|allegation|assertion))?"
    r"(?:criticisms?|attacks?|complaints?|objections?|claims?|suggestions?|accusations?|allegations?|assertions?|calls?"
    r"|demands?|efforts?|attempts?|bids?|moves?|criti(?:c|que)s?|opponents?|detractors?|enemies)"
    r" (?:of|on|against|about|that|to)\b",
    re.IGNORECASE,
)
"""How an object opens that is what others say of a report, or would do to it: "rejected | criticism of the report"."""
_FOR_IT = re.compile(
    r"[^.,;“”\"]{1,50}? for (?:\w+ly )?(?:reject|dismiss|disput|oppos|criticis|criticiz|condemn|attack|deny|ignor"
    r"|suppress|bury|hid)ing ",
    re.IGNORECASE,
)
"""Whom somebody blames for what they do to a report: "condemned | the firm for rejecting the report"."""
_TOLD_IN = re.compile(
    r"[^.,;“”\"]{1,50}? (?:described|documented|detailed|exposed|revealed|uncovered|recorded|highlighted|laid bare)"
    r" (?:in|by) ",
    re.IGNORECASE,
)
"""An object that is what a report tells of: "condemned | the torture described in the report"."""
_CONDEMNING = frozenset({"condemn", "denounce", "deplore", "decry", "lament", "mourn"})
"""Verbs of which the object is what was done."""
_SETTINGS = (
    r"(?:events?|cases?|matters?|issues?|interviews?|occasions?|trials?|lawsuits?|suits?|disputes?|incidents?|charges?"
    r"|divorce|speech|match)\b"
)
_OBJECT_IN = r"(?:\b(?:the|an?|his|her|their) [\w-]+ )?"
_SEPARATE = re.compile(
    rf"{_OBJECT_IN}\b(?:in|at|on|of|to|with|over) (?:an?other|an?(?: \w+)? (?:separate|unrelated))"
    rf" (?:[\w’'-]+ ){{0,2}}?{_SETTINGS}",
    re.IGNORECASE,
)
"""Words by which a text says that something is not what it is about."""
_OWN_TOPIC = re.compile(rf"{_OBJECT_IN}\bin (?:his|her|their|an?) (?P<topic>[a-z]{{4,}}) {_SETTINGS}")
"""A case with a topic of its own: "the verdict in her divorce case"."""
_REACTS = re.compile(
    r"(?: (?:had|has|have|will|would|may|might|could|should|also|\w+ly)){0,3} "
    r"(?:reject|dismiss|disput|oppos|criticis|criticiz|condemn|attack|welcom|prais|hail|applaud|accept|support|endors"
    r"|back)\w*\b"
)
"""What stands behind somebody who is told to react."""


class Denials:
    """Which denials of one article answer a report."""

    def __init__(self, cast: Cast, reports: Reports, passages: Passages) -> None:
        self._cast = cast
        self._reports = reports
        self._passages = passages
        self._told: dict[str, int] = {}
        """The words that mean something of what is told with reports, and where each first stands so."""
        homes = (passages.sentence_of(mention.span.start) for mention in reports.mentions)
        self._learn(home for home in homes if home is not None)

    def learn(self, told: Iterable[Reading]) -> None:
        """Takes in what reports and their authors say."""
        self._learn(span for reading in told for span in reading.content)

    def _learn(self, stretches: Iterable[Span]) -> None:
        for stretch in dict.fromkeys(stretches):
            for at in self._cast.within(stretch):
                form, start = self._cast.words.forms[at], self._cast.words.starts[at]
                if len(form) >= _MEANING and form not in words("function_words"):
                    self._told[form] = min(start, self._told.get(form, start))

    def answers(self, reading: Reading, said: Source) -> bool:
        """Whether a denial or admission without an object may be meant of the report that an article is about.

        Not one in a person's own words ("I was not there") of what was not told with a report, nor was the person.
        """
        person = isinstance(said.who, Actor) and said.who.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)
        if not person or said.on_behalf_of is not None or reading.kind is Kind.DENIAL:
            return True
        listed = [self._cast.words.forms[at] for span in reading.content for at in self._cast.within(span)[:_OBJECT]]
        before = reading.cue[0].start
        return self.is_told_of(said, reading) or any(self._told.get(form, before) < before for form in listed)

    def is_told_of(self, said: Source, reading: Reading) -> bool:
        """Whether what was told with a report before a reading's sentence names who speaks, or for whom they do."""
        home = self._passages.sentence_of(reading.cue[0].start)
        before = home.start if home is not None else reading.cue[0].start
        for who in said.voices:
            for form in (*words_of(who.name).forms[:1], *words_of(who.name).forms[-1:]) if who is not None else ():
                common = form in classes("organisations") or form in words("groups")
                if not common and self._told.get(form, before) < before:
                    return True
        return False

    def is_aside(self, reading: Reading, said: Source) -> bool:
        """Whether a reading tells how another person reacts, or its words say that they are about something else."""
        if any(self._is_of_another(span, said) for span in reading.content[:1]):
            return True
        home = self._passages.sentence_of(reading.cue[0].start) if reading.cue else None
        if home is None:
            return False
        near = Span(home.start, min(home.end, home.start + _SENTENCE))
        told = near.of(self._cast.text)
        topic = _OWN_TOPIC.search(told)
        own = topic is not None and self._told.get(topic["topic"], home.start) >= home.start
        apart = topic if own else _SEPARATE.search(told)
        if apart is None:
            return False
        around = (Span(near.start, near.start + apart.start()), Span(near.start + apart.end(), near.end))
        return not any(self._reports.inside(span) for span in around)

    def _is_of_another(self, span: Span, said: Source) -> bool:
        """Whether a content opens with another person and how they react: "that Ann Fell would welcome the report"."""
        near = Span(span.start, min(span.end, span.start + _OPENING))
        for mention in self._cast.inside(near)[:1]:
            opens = self._cast.text[near.start : mention.span.start].strip(" “\"‘'").lower() in ("", "that")
            person = isinstance(mention.who, Actor) and mention.who.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)
            if opens and person and mention.who not in said.voices:
                return _REACTS.match(self._cast.text, mention.span.end, span.end) is not None
        return False


def is_plea(reading: Reading, text: str) -> bool:
    """Whether one only denies a charge, as to a court."""
    return len(reading.content) == 1 and _PLEA.match(reading.content[0].of(text)[:_OPENING]) is not None


def is_turned(reading: Reading, text: str) -> bool:
    """Whether a content only says that one does not reject or welcome something: "denied | rejecting it"."""
    said = reading.content[0].of(text)[:_OPENING] if reading.content else ""
    return (_NOT_SHOWN if reading.lemma in _TURNING else _NOT_DONE).match(said) is not None


def is_of_others(reading: Reading, text: str) -> bool:
    """Whether what somebody rejects or judges is what others say of something, or what it tells of; which shows no
    stance to that.
    """
    said = reading.content[0].of(text)[:_OPENING] if reading.content else ""
    told = reading.lemma in _CONDEMNING and _TOLD_IN.match(said)
    return any((_AGAINST_IT.match(said), _FOR_IT.match(said), told))
