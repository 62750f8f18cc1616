"""Which report an article means: its text, cast and register go in; each "the report" with its report comes out.

A report that nobody curated is found by its description ("a report by the housing committee", "the Casey Review") and
belongs to its article. One article has one such report, unless the text sets another clearly apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.records import Actor, ActorKind, Article, Entity, Register, Report, Span
from onrecord.resolution.cast import Cast, Mention
from onrecord.resolution.descriptions import OPENING, Descriptions, Phrase
from onrecord.resolution.naming import forms, shown
from onrecord.resolution.wordlists import words

_REMEMBERED = 20
"""How many reports "the report" may mean, those spoken of last, so that the cost stays linear."""


_MOST = 100
"""How many of an article's reports are looked at for whose they are, for the same reason."""


@dataclass(slots=True)
class _Known:
    """A report as far as it is known while the article is read."""

    curated: Report | None = None
    first: Phrase | None = None
    telling: dict[tuple[str, ...], Phrase] = field(default_factory=dict)
    """Its descriptions that name an issuer or a title, each once; only the first few."""
    nouns: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    """Names, in comparable form, of whoever issued it and of those who belong to that body."""


class Reports:
    """The reports of one article, and where it means which."""

    def __init__(self, article: Article, cast: Cast, register: Register, sources: Iterable[Span] = ()) -> None:
        """``sources``: whoever speaks; an inquiry that speaks is not only being asked for."""
        self._article = article
        self._cast = cast
        self._register = register
        self._known = [self._curated(report) for report in register.reports.values()]
        self._recent: list[_Known] = []
        described = Descriptions(cast, sources)
        placed: list[tuple[Phrase, _Known]] = []
        for phrase in described.phrases():
            known = self._match(phrase)
            if known is None:
                known = _Known()
                self._known.append(known)
            self._add(known, phrase)
            self._recent = [*[other for other in self._recent if other is not known][-_REMEMBERED:], known]
            placed.append((phrase, known))
        entities = {id(known): known.curated or self._read(known, phrase) for phrase, known in reversed(placed)}
        self.mentions = tuple(
            Mention(described.span(phrase.first, phrase.last), entities[id(known)], phrase.first, phrase.last)
            for phrase, known in placed
        )
        self._nouns = [self._cast.words.starts[phrase.noun] for phrase, _ in placed]

        every = (*register.reports.values(), *(mention.who for mention in self.mentions))
        self._all = tuple(dict.fromkeys(who for who in every if isinstance(who, Report)))
        self._issued: dict[Entity, tuple[Report, ...]] = {}

    def at(self, span: Span) -> Report | None:
        """The report that a stretch of text means whose head is a report's noun."""
        first = bisect_left(self._nouns, span.start)
        if first == len(self._nouns) or self._nouns[first] >= span.end:
            return None
        who = self.mentions[first].who
        return who if isinstance(who, Report) else None

    def inside(self, span: Span) -> list[Report]:
        """The reports meant inside a stretch of text, in order."""
        first, last = bisect_left(self._nouns, span.start), bisect_left(self._nouns, span.end)
        return [mention.who for mention in self.mentions[first:last] if isinstance(mention.who, Report)]

    def last_before(self, offset: int) -> Report | None:
        """The report that was spoken of last before an offset."""
        at = bisect_left(self._nouns, offset)
        who = self.mentions[at - 1].who if at else None
        return who if isinstance(who, Report) else None

    def main(self) -> Report | None:
        """The report that the article is about: the curated one if there is one, else the one it speaks of most."""
        curated = list(self._register.reports.values())
        counts: dict[int, int] = {}
        for mention in self.mentions:
            counts[id(mention.who)] = counts.get(id(mention.who), 0) + 1
        entities = {id(mention.who): mention.who for mention in self.mentions}
        if len(curated) == 1:
            return curated[0]
        best = max(counts, key=lambda known: counts[known], default=None)
        who = entities[best] if best is not None else None
        return who if isinstance(who, Report) else None

    def known(self) -> tuple[Report, ...]:
        """All reports that the article can mean: the curated ones and those it describes."""
        return self._all

    def issued_by(self, who: Entity, report: Report) -> bool:
        """Whether somebody is the body that issued a report; of one nobody curated, also by part of the name."""
        if not isinstance(who, Actor) or not report.issuer:
            return False
        if report.key or who.key or who.kind is ActorKind.PERSON:
            return report.issuer in (who.key, who.name)
        mine, issuer = set(forms(who.name)), set(forms(report.issuer))
        return mine <= issuer or issuer <= mine

    def issued(self, who: Entity) -> tuple[Report, ...]:
        """The reports that somebody issued, of the first hundred that the article can mean."""
        known = self._issued.get(who)
        if known is None:
            known = tuple(report for report in self._all[:_MOST] if self.issued_by(who, report))
            self._issued[who] = known
        return known

    # --- which report -------------------------------------------------------------------------------------------

    def _curated(self, report: Report) -> _Known:
        vocabulary = {form for name in (report.name, *report.names) for form in forms(name)}
        issuers: set[str] = set()
        chain: set[str] = set()
        key = report.issuer
        while key and key not in chain:
            chain.add(key)
            issuer = self._register.actors.get(key)
            key = issuer.of if issuer else None
        for actor in self._register.actors.values():
            if actor.key in chain or (actor.of and actor.of == report.issuer):
                issuers.update(" ".join(forms(name)) for name in (actor.name, *actor.names, *actor.roles))
        vocabulary |= {word for name in issuers for word in name.split(" ")}
        return _Known(curated=report, vocabulary=frozenset(vocabulary), issuers=frozenset(issuers))

    def _add(self, known: _Known, phrase: Phrase) -> None:
        known.first = known.first or phrase
        known.nouns.add(self._cast.words.forms[phrase.noun])
        if len(known.names) < _REMEMBERED:
            known.names[_plain(self._text(phrase.first, phrase.noun + 1))] = None
        if (phrase.title or phrase.issuer_name) and len(known.telling) < _REMEMBERED:
            known.telling.setdefault((phrase.issuer_name, *phrase.title), phrase)

    def _match(self, phrase: Phrase) -> _Known | None:
        """The report that is meant; None: one that was not spoken of before."""
        named = self._cast.curated(self._text(phrase.first, phrase.last), self._cast.words.starts[phrase.first])
        curated = self._known[: len(self._register.reports)]
        for known in curated:
            if named is not None and known.curated is named:
                return known
        if phrase.apart and not phrase.pointing:
            return None
        spoken = [known for known in reversed(self._recent) if self._fits(phrase, known)]
        noun = self._cast.words.forms[phrase.noun]
        same = [known for known in spoken if noun in known.nouns]
        if same or spoken:
            return (same or spoken)[0]
        unspoken = [known for known in curated if not known.first and self._fits(phrase, known)]
        return unspoken[0] if len(unspoken) == 1 else None

    def _fits(self, phrase: Phrase, known: _Known) -> bool:
        if known.curated:
            if phrase.title and not set(phrase.title) <= known.vocabulary:
                return False
            if not phrase.issuer_name:
                return True
            words_of_issuer = forms(phrase.issuer_name)
            return " ".join(words_of_issuer) in known.issuers or set(words_of_issuer) <= known.vocabulary
        for other in known.telling.values():
            if phrase.issuer_name and other.issuer_name and not self._same_issuer(phrase, other):
                return False
            one, two = set(phrase.title), set(other.title)
            if one and two and not (one <= two or two <= one):
                return False
        return True

    def _same_issuer(self, one: Phrase, other: Phrase) -> bool:
        """Whether two issuers may be one: a person's report may be that of the person's office."""
        people = [p.issuer is not None and p.issuer.kind is ActorKind.PERSON for p in (one, other)]
        if (one.issuer is not None and one.issuer is other.issuer) or people[0] != people[1]:
            return True
        if self._is_common(one) != self._is_common(other):
            return True
        first, second = set(forms(one.issuer_name)), set(forms(other.issuer_name))
        return first <= second or second <= first

    def _telling(self, phrase: Phrase) -> tuple[bool, bool, bool, int]:
        named = bool(phrase.issuer_name) and not phrase.unnamed
        return bool(phrase.title), named, not self._is_common(phrase), -phrase.noun

    def _is_common(self, phrase: Phrase) -> bool:
        """Whether the issuer is told by common words alone ("the watchdog’s review"), so that any may be meant."""
        return phrase.issuer is None and phrase.issuer_name.islower()

    def _text(self, first: int, last: int) -> str:
        span = Span(self._cast.words.starts[first], self._cast.words.ends[last - 1])
        return self._cast.text[span.start : span.end]

    def _read(self, known: _Known, first: Phrase) -> Report:
        """The report as its article describes it: by its title, else by who issued it, else as it first does."""
        telling = list(known.telling.values())
        best = max([first, *telling], key=self._telling)
        issued = next((phrase for phrase in telling if phrase.issuer), None)
        issued = issued or next((phrase for phrase in telling if phrase.issuer_name), first)
        issuer = (issued.issuer.key or issued.issuer.name) if issued.issuer else issued.issuer_name or None
        name = _plain(self._text(best.first, best.last))
        others = tuple(other for other in known.names if other != name)
        return Report(name=name, names=others, issuer=issuer, article=self._article.sha256)


def _plain(description: str) -> str:
    """A description as a name: articles, demonstratives, words that judge and quotation marks off."""
    listed = shown("".join(mark for mark in description if mark not in '“”‘"«»')).split(" ")
    while len(listed) > 1 and (listed[0].casefold() in OPENING or listed[0] in words("judging")):
        listed = listed[1:]
    return " ".join(listed)
