"""Whose the reports of an article are: readings and their sources go in; who is an author comes out.

Authors are told by a report that is named with them ("Lena Holt, who led the inquiry"), by what they are (a coroner, an
inspector), or by speaking first, in the article's opening, and of no report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from onrecord.records import Actor, ActorKind, Entity, Kind, Reading, Report, Span, hull
from onrecord.resolution.cast import REPORT_NOUNS, Cast
from onrecord.resolution.naming import forms
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Source, identity
from onrecord.resolution.wordlists import classes, words
from onrecord.resources import from_data

_OPENING = 350
"""Characters of an article within which whoever speaks gives the report."""
_PRESENTING = re.compile(
    r"(?:presenting|launching|unveiling|publishing|releasing|introducing|handing down|summing up)"
    r" (?:it|(?:the|his|her|its|their) [\w’'-]+)[^,.!?\n]{0,60},[^.!?\n]*\Z",
    re.IGNORECASE,
)
"""Before a source, that it gives the report: "Presenting the study, | Anna Berg said"."""
_LEADING = re.compile(
    r", who (?:(?!and\b|but\b)[\w’'-]+ ){0,5}"
    r"(?:led|leads|chaired|headed|conducted|oversaw|wrote|authored|compiled|sign(?:s|ed) off|carried out) "
    r"(?:it\b|(?:the|this|such|its) (?:[\w’'-]+ ){0,3}"
    r"(?:report|review|inquiry|enquiry|investigation|audit|stud(?:y|ies)|assessment|probe|survey|inspection)s?\b)"
)
"""Behind a name, that it is an author's: "Lena Holt, | who led the inquiry"."""
_TELLING = frozenset({"who", "whose", "which", "and"})
"""Words behind which a source's words tell something more of it."""
_OPENS = 4
"""Characters of a source: it may be read from the word before it on."""
_NEAR = 60
"""Characters before a source in which a report is what it answers."""
_FAR = 120
"""Characters before a source in which it presents a report."""

_OBJECT = 5
"""Words of an object among which its noun stands."""


class Authors:
    """The authors of the reports of one article."""

    def __init__(self, cast: Cast, reports: Reports) -> None:
        self._cast = cast
        self._reports = reports
        self._known: set[tuple[str, ...]] = set()
        self._reacted: set[tuple[str, ...]] = set()
        self.first = len(cast.text)
        """Where the first author speaks; the text's end where there is none."""
        self._issuers = frozenset(self._released())
        for mention in cast.mentions:
            if _LEADING.match(cast.text, mention.span.end) or self._releases_one(mention.span):
                self._known.add(identity(mention.who))
        self._called = set(words("authors")) | {
            form for report in reports.known() for form in forms(report.issuer or "") if _is_kind(form)
        }

    def _released(self) -> Iterable[frozenset[str]]:
        """Who a text says released a report: "findings published on Monday by | inspectors", each by its words."""
        for mention in self._reports.mentions:
            found = _released_by().match(self._cast.text, mention.span.end)
            if found is not None:
                called = takewhile(lambda form: form not in words("function_words"), forms(found["who"]))
                yield frozenset(called)

    def _releases(self, place: Span, listed: list[str]) -> bool:
        """Whether a source is who released a report, or does so here: "The union published a report, saying"."""
        named = frozenset(form for form in listed if form not in words("function_words"))
        if named and any(named <= issuers and len(named) * 3 >= len(issuers) for issuers in self._issuers):
            return True
        return self._releases_one(place)

    def _releases_one(self, place: Span) -> bool:
        """Whether it is told behind words that what they name releases a report: "The union | published a report"."""
        found = _releasing().match(self._cast.text, place.end)
        reach = range(0) if found is None else self._cast.within(Span(found.end(), found.end() + _NEAR))[:_OBJECT]
        return any(self._cast.words.forms[at] in REPORT_NOUNS for at in reach)

    def learn(self, reading: Reading, source: Source) -> None:
        """Takes in who says something, in text order."""
        if not reading.source or source.who is UNNAMED or isinstance(source.who, Report):
            return
        place = hull(reading.source)
        listed = [self._cast.words.forms[at] for at in self._cast.within(place) if not self._cast.words.owns[at]]
        issues = any(form in words("issuing") for form in (*listed, *forms(source.role or "")))
        opens = (
            place.start < _OPENING
            and self._tells(reading)
            and reading.act != "calls-for"
            and not self._reports.inside(_before(place))
        )
        advises = reading.kind is Kind.RECOMMENDATION and reading.act == "recommends"
        if not self._tells(reading):
            self._reacted.add(identity(source.who))
        opens = opens and identity(source.who) not in self._reacted
        presents = self._presents(place)
        gives = (
            advises
            or presents
            or self._releases(place, listed)
            or (issues and not source.on_behalf_of)
            or (opens and self._gives(source.who))
        )
        gives = gives or self._heads(source)
        if gives or self._is_named_with_one(place):
            self.first = min(self.first, place.start)
            self._add(source.who, listed)
            behind = self._cast.index_at(place.end)
            named = self._cast.beginning(behind)
            beside = named is not None and self._cast.text[place.end : named.span.start] == ", "
            if named and beside and isinstance(named.who, Actor) and named.who.kind is ActorKind.PERSON:
                self._add(named.who, ())  # "its chair, | Lena Holt"

    def _is_named_with_one(self, place: Span) -> bool:
        """Whether a source's words say that a report is theirs: "Lena Holt, who led the inquiry", not "who read it"."""
        if not self._reports.inside(place):
            return False
        listed = [self._cast.words.forms[at] for at in self._cast.within(place)]
        told = next((k for k, form in enumerate(listed) if form in _TELLING), len(listed))
        makes = any(classes("documents").get(form) in ("issued", "led") for form in listed[told:])
        return makes or bool(self._reports.inside(Span(place.start, self._ends(place, told))))

    def _ends(self, place: Span, count: int) -> int:
        """Where so many words of a source end."""
        listed = self._cast.within(place)[:count]
        return self._cast.words.ends[listed[-1]] if listed else place.start

    def _heads(self, source: Source) -> bool:
        """Whether somebody speaks for the body whose report it is."""
        body = source.on_behalf_of
        return body is not None and (bool(self._reports.issued(body)) or self.holds(body))

    def _presents(self, place: Span) -> bool:
        """Whether a source does what authors do as it speaks."""
        before = self._cast.text[max(0, place.start - _FAR) : place.start + _OPENS]
        return _PRESENTING.search(before) is not None or _writing().search(before) is not None

    @staticmethod
    def _tells(reading: Reading) -> bool:
        """Whether somebody only says how things are, and reacts to nothing."""
        reacts = reading.stance is not None or reading.kind is not Kind.STATEMENT
        return not reacts and reading.act not in ("denies", "concedes", "promises")

    def _gives(self, who: Entity) -> bool:
        return isinstance(who, Actor) and who.kind is not ActorKind.MEDIA

    def _add(self, who: Entity, listed: Iterable[str]) -> None:
        self._known.add(identity(who))
        own = forms(who.name)
        named = not any(form in words("function_words") for form in own)  # no office: "Commissioner for Rights"
        if isinstance(who, Actor) and who.kind is ActorKind.PERSON and named:
            self._called.add(own[-1])
        self._called.update(form for form in (*own, *listed) if form in words("issuing"))

    @property
    def told(self) -> bool:
        """Whether the article has anybody for an author."""
        return bool(self._known)

    def holds(self, who: Entity) -> bool:
        """Whether somebody is an author."""
        return identity(who) in self._known

    def named_among(self, listed: Iterable[int]) -> bool:
        """Whether one of these words of the text names an author: by surname, or by what an author is."""
        return any(self._cast.words.forms[at] in self._called for at in listed)


def _is_kind(form: str) -> bool:
    """Whether a word of a name says what its bearer is: "the committee"."""
    return form in words("issuing") or form in classes("organisations")


def _before(place: Span) -> Span:
    """What stands right before a source, in its sentence: "In response to the report, | the council said"."""
    return Span(max(0, place.start - _NEAR), place.start)


@from_data
@cache
def _released_by() -> re.Pattern[str]:
    """Behind a report, that somebody released it: " published on Monday by | the Public Audit Office"."""
    return re.compile(
        rf",? (?:(?:which|that) )?(?:(?:was|were|has been|have been) )?{_issued()}(?: (?!by )[\w’']+){{0,4}}"
        r" by (?:the |an? )?(?P<who>(?:[\w’'&-]+ ){0,7}[\w’'&-]+)"
    )


@from_data
@cache
def _writing() -> re.Pattern[str]:
    """Before a source, that it says something in a report: "In a ruling published on Friday, | the agency said"."""
    nouns = "|".join(sorted(REPORT_NOUNS))
    return re.compile(
        rf"\bIn (?:an?|its|his|her|their|the) (?:[\w’'-]+ ){{0,4}}(?:{nouns})\b[^,.!?\n]{{0,60}}, [^,.!?\n]{{0,8}}\Z"
    )


@from_data
@cache
def _releasing() -> re.Pattern[str]:
    """Behind a source, that it releases something: "The union | has published a"."""
    return re.compile(
        rf" (?:(?:has|have|had|\w+ly|also|today|yesterday) ){{0,2}}{_issued()} (?:an?|the|its|their|his|her) "
    )


def _issued() -> str:
    """What is done to a report by whoever releases or writes it, as a pattern."""
    listed = sorted(word for word, label in classes("documents").items() if label in ("issued", "led"))
    return f"(?:{'|'.join(listed)})"
