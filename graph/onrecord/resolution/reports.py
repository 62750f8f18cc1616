"""Which report an article means: its text, cast and register go in; each "the report" with its report comes out.

A report that nobody curated is found by its description ("a report by the housing committee", "the Casey Review") and
belongs to its article. One article has one such report, unless the text sets another clearly apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.records import Actor, ActorKind, Article, Entity, Register, Report, Span
from onrecord.resolution.cast import REPORT_NOUNS, Cast, Mention
from onrecord.resolution.naming import forms, shown
from onrecord.resolution.wordlists import classes, values, words

_BEFORE, _AFTER = 8, 8
"""How many words before and after its noun belong to a description at most."""
_REMEMBERED = 20
"""How many reports "the report" may mean, those spoken of last, so that the cost stays linear."""
_UNTOLD = (ActorKind.PERSON, ActorKind.UNKNOWN)
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OPENING = _POINTING | {"a", "an", "its", "his", "her", "their", "our", "such"}
_ISSUING = frozenset({"by", "from"})
_SUBJECT = frozenset({"on", "into", "about"})


@dataclass(slots=True)
class _Phrase:
    """A description of a report in the text, by the indices of its words."""

    noun: int
    first: int
    last: int
    pointing: bool
    """Whether it takes the report for known: "the report"."""
    apart: bool = False
    """Whether it says that another report is meant: "a separate report"."""
    title: tuple[str, ...] = ()
    issuer: Actor | None = None
    issuer_name: str = ""
    subject: bool = False
    unnamed: bool = False
    """Whether the issuer stands outside the words: "the committee published | its report"."""


@dataclass(slots=True)
class _Known:
    """A report as far as it is known while the article is read."""

    curated: Report | None = None
    first: _Phrase | None = None
    telling: dict[tuple[str, ...], _Phrase] = field(default_factory=dict)
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
        self._found_one = False
        self._speaking = frozenset(at for span in sources for at in cast.within(span))
        self._acts: set[str] = set()
        placed: list[tuple[_Phrase, _Known]] = []
        for phrase in self._phrases():
            known = self._match(phrase)
            if known is None:
                known = _Known()
                self._known.append(known)
            self._add(known, phrase)
            self._recent = [*[other for other in self._recent if other is not known][-_REMEMBERED:], known]
            placed.append((phrase, known))
        entities = {id(known): known.curated or self._read(known, phrase) for phrase, known in reversed(placed)}
        self.mentions = tuple(
            Mention(self._span(phrase.first, phrase.last), entities[id(known)], phrase.first, phrase.last)
            for phrase, known in placed
        )
        self._nouns = [self._cast.words[phrase.noun].start for phrase, _ in placed]

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
        found = dict.fromkeys(self._register.reports.values())
        found.update(dict.fromkeys(m.who for m in self.mentions if isinstance(m.who, Report)))
        return tuple(found)

    def issued_by(self, who: Entity, report: Report) -> bool:
        """Whether somebody is the body that issued a report; of one nobody curated, also by part of the name."""
        if not isinstance(who, Actor) or not report.issuer:
            return False
        if report.key or who.key or who.kind is ActorKind.PERSON:
            return report.issuer in (who.key, who.name)
        mine, issuer = set(forms(who.name)), set(forms(report.issuer))
        return mine <= issuer or issuer <= mine

    # --- descriptions -------------------------------------------------------------------------------------------

    def _span(self, first: int, last: int) -> Span:
        return Span(self._cast.words[first].start, self._cast.words[last - 1].end)

    def _phrases(self) -> list[_Phrase]:
        listed = self._cast.words
        nouns = [at for at, word in enumerate(listed) if word.form in REPORT_NOUNS]
        return [phrase for at in nouns if (phrase := self._phrase(at))]

    def _phrase(self, noun: int) -> _Phrase | None:
        """The description whose head is the word, or None where the word is no noun, or no report's."""
        listed, labels = self._cast.words, classes("documents")
        first = noun
        while noun - first < _BEFORE and first > 0 and self._belongs(first - 1):
            first -= 1
            if listed[first].form in _OPENING:
                break
        opener = listed[first].form if first < noun else ""
        if opener not in _OPENING:
            first = self._from_last_capitals(first, noun)
        modifiers = listed[first:noun]
        owner = next((at for at in range(noun - 1, first - 1, -1) if listed[at].owns), None)
        capitals = [at for at in range(first, noun) if self._is_capital(at)]
        if not (opener in _OPENING or owner is not None or capitals) or self._is_verb(noun):
            return None
        if any(labels.get(word.form) == "not" for word in modifiers) or (
            owner is not None and listed[owner].form in REPORT_NOUNS
        ):
            return None
        phrase = _Phrase(noun, first, noun + 1, pointing=opener in _POINTING)
        phrase.apart = any(labels.get(word.form) == "other" for word in modifiers)
        if owner is not None:
            self._owned(phrase, owner)
        elif capitals:
            self._titled(phrase, capitals)
        self._read_on(phrase)
        if not phrase.issuer_name:
            self._published(phrase)
        asked_for = labels[listed[noun].form] == "work" and not (self._is_issued(noun) or noun in self._speaking)
        if labels[listed[noun].form] == "act" and not (self._is_issued(noun) or listed[noun].form in self._acts):
            return None
        self._acts.add(listed[noun].form)
        if (
            opener in ("a", "an", "such")
            and not (phrase.title or phrase.issuer_name)
            and (asked_for or self._found_one)
        ):
            return None
        self._found_one = True
        return phrase

    def _is_issued(self, noun: int) -> bool:
        """ "A decision published on Friday"."""
        after = noun + 1
        if after >= len(self._cast.words) or not self._near(after):
            return False
        return classes("documents").get(self._cast.words[after].form) in ("issued", "led")

    def _is_capital(self, at: int) -> bool:
        word = self._cast.words[at]
        return word.upper and word.form not in _OPENING and not self._cast.opens(at)

    def _from_last_capitals(self, first: int, noun: int) -> int:
        """Without an article, a noun group begins with its last capitals: "China rejects | UN report"."""
        at = noun
        while at > first and not self._is_capital(at - 1):
            at -= 1
        while at > first and self._is_capital(at - 1):
            at -= 1
        return at

    def _belongs(self, at: int) -> bool:
        """Whether a word stands in the same noun group as the next one."""
        word, after = self._cast.words[at], self._cast.words[at + 1]
        if at in self._cast.verbs:
            return False
        gap = self._cast.text[word.end : after.start]
        if after.form in _OPENING or len(gap) > 6 or "\n" in gap or any(mark in gap for mark in ",.;:()!?—–"):
            return False
        return word.form in _OPENING or word.form not in words("function_words")

    def _is_verb(self, noun: int) -> bool:
        """ "Officials report that …": a plural before and "that" after."""
        listed = self._cast.words
        before, after = listed[noun - 1] if noun else None, listed[noun + 1] if noun + 1 < len(listed) else None
        plural = before and before.form.endswith("s") and not before.owns and not before.upper
        return bool(plural and after and after.form in ("that", "to"))

    def _owned(self, phrase: _Phrase, owner: int) -> None:
        """ "The committee's report": whoever stands before the possessive ending issued it."""
        first = phrase.first + (self._cast.words[phrase.first].form in _OPENING and phrase.first < owner)
        if self._cast.words[owner].form not in values("pronouns"):
            self._issued(phrase, first, owner + 1)

    def _published(self, phrase: _Phrase) -> None:
        """ "The committee published its report": the subject of the verb issued it."""
        listed, verb = self._cast.words, phrase.first - 1
        owned = phrase.first < phrase.noun and values("pronouns").get(listed[phrase.first].form) in ("thing", "many")
        if verb < 1 or not owned or classes("documents").get(listed[verb].form) != "issued":
            return
        before = self._cast.covering(verb - 1) or self._cast.covering(verb - 2)
        if before and isinstance(before.who, Actor) and before.who.kind is not ActorKind.PERSON:
            phrase.issuer, phrase.issuer_name, phrase.unnamed = before.who, before.who.name, True

    def _titled(self, phrase: _Phrase, capitals: list[int]) -> None:
        """ "The UN assessment" names an issuer, "the Casey Review" a title."""
        listed = self._cast.words
        first, last = capitals[0], capitals[-1] + 1
        whole = tuple(word.form for word in listed[first:last])
        who = self._cast.named(whole) or self._mentioned(first, last)
        if who is None and listed[phrase.noun].upper:
            phrase.title = tuple(word.form for word in listed[first : phrase.noun + 1])
        elif isinstance(who, Actor) and who.kind in _UNTOLD and listed[phrase.noun].upper:
            phrase.title = (*whole, listed[phrase.noun].form)
        else:
            self._issued(phrase, first, last)

    def _mentioned(self, first: int, last: int) -> Entity | None:
        """Whoever is named by exactly these words, or by the first of them and nobody by the rest."""
        mention = self._cast.beginning(first)
        return mention.who if mention and mention.last <= last else None

    def _issued(self, phrase: _Phrase, first: int, last: int) -> None:
        listed = self._cast.words
        span = self._span(first, last)
        name = tuple(word.form for word in listed[first:last])
        who = self._cast.curated(self._cast.text[span.start : span.end], span.start) or self._mentioned(first, last)
        who = who or self._cast.named(name) or self._cast.described(name, span.start)
        if isinstance(who, Actor):
            phrase.issuer, phrase.issuer_name = who, who.name
        elif who is None:
            phrase.issuer_name = shown(self._cast.text[span.start : span.end])

    def _read_on(self, phrase: _Phrase) -> None:
        """What follows the noun: "by X", "from X", "on Y"."""
        listed = self._cast.words
        at = phrase.noun + 1
        limit = min(len(listed), at + _AFTER)
        made = classes("documents").get(listed[at].form) if at < limit and self._near(at) else None
        if made in ("issued", "led"):
            at += 1 + (at + 1 < limit and listed[at + 1].form == "out")
        if at >= limit or not self._close(at) or listed[at].form not in (*_ISSUING, *_SUBJECT):
            return
        if listed[at].form in _SUBJECT:
            phrase.subject = True
            return
        last = self._group_end(at + 1)
        person = next((m for k in range(at + 1, min(limit, at + 6)) if (m := self._cast.beginning(k))), None)
        if last > at + 1:
            if person and self._is_person(person.who) and not phrase.issuer_name:
                self._issued(phrase, person.first, person.last)
                last = max(last, person.last)
            if not phrase.issuer_name:
                start = at + 1 + (listed[at + 1].form in _OPENING and last > at + 2)
                self._issued(phrase, start, last)
            phrase.last = phrase.last if made == "led" else last
            phrase.subject = last < len(listed) and listed[last].form in _SUBJECT

    @staticmethod
    def _is_person(who: Entity) -> bool:
        return isinstance(who, Actor) and who.kind is ActorKind.PERSON

    def _near(self, at: int) -> bool:
        """Whether a word stands right behind another, or only a comma between."""
        gap = self._cast.text[self._cast.words[at - 1].end : self._cast.words[at].start]
        return self._close(at) or gap == ", "

    def _close(self, at: int) -> bool:
        gap = self._cast.text[self._cast.words[at - 1].end : self._cast.words[at].start]
        return len(gap) <= 2 and gap.isspace() and "\n" not in gap

    def _group_end(self, at: int) -> int:
        """The end of the name, or of the noun group with a body's or a role's word in it, at a word; else ``at``."""
        listed = self._cast.words
        start = at
        while at < len(listed) and at - start < _AFTER and listed[at].form in _OPENING:
            at += 1
        if at < len(listed) and (mention := self._cast.beginning(at)):
            return mention.last
        end = start
        while at < len(listed) and at - start < _AFTER and (at == start or self._close(at)):
            if listed[at].form in words("function_words") and listed[at].form not in _OPENING:
                break
            at += 1
            form = listed[at - 1].form
            if form in classes("organisations") or form in words("groups") or form in classes("roles"):
                end = at
        return end

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

    def _add(self, known: _Known, phrase: _Phrase) -> None:
        known.first = known.first or phrase
        known.nouns.add(self._cast.words[phrase.noun].form)
        if len(known.names) < _REMEMBERED:
            known.names[_plain(self._text(phrase.first, phrase.noun + 1))] = None
        if (phrase.title or phrase.issuer_name) and len(known.telling) < _REMEMBERED:
            known.telling.setdefault((phrase.issuer_name, *phrase.title), phrase)

    def _match(self, phrase: _Phrase) -> _Known | None:
        """The report that is meant; None: one that was not spoken of before."""
        named = self._cast.curated(self._text(phrase.first, phrase.last), self._cast.words[phrase.first].start)
        curated = self._known[: len(self._register.reports)]
        for known in curated:
            if named is not None and known.curated is named:
                return known
        if phrase.apart and not phrase.pointing:
            return None
        spoken = [known for known in reversed(self._recent) if self._fits(phrase, known)]
        noun = self._cast.words[phrase.noun].form
        same = [known for known in spoken if noun in known.nouns]
        if same or spoken:
            return (same or spoken)[0]
        unspoken = [known for known in curated if not known.first and self._fits(phrase, known)]
        return unspoken[0] if len(unspoken) == 1 else None

    def _fits(self, phrase: _Phrase, known: _Known) -> bool:
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

    def _same_issuer(self, one: _Phrase, other: _Phrase) -> bool:
        """Whether two issuers may be one: a person's report may be that of the person's office."""
        people = [p.issuer is not None and p.issuer.kind is ActorKind.PERSON for p in (one, other)]
        if (one.issuer is not None and one.issuer is other.issuer) or people[0] != people[1]:
            return True
        if self._is_common(one) != self._is_common(other):
            return True
        first, second = set(forms(one.issuer_name)), set(forms(other.issuer_name))
        return first <= second or second <= first

    def _telling(self, phrase: _Phrase) -> tuple[bool, bool, bool, int]:
        named = bool(phrase.issuer_name) and not phrase.unnamed
        return bool(phrase.title), named, not self._is_common(phrase), -phrase.noun

    def _is_common(self, phrase: _Phrase) -> bool:
        """Whether the issuer is told by common words alone ("the watchdog’s review"), so that any may be meant."""
        return phrase.issuer is None and phrase.issuer_name.islower()

    def _text(self, first: int, last: int) -> str:
        span = self._span(first, last)
        return self._cast.text[span.start : span.end]

    def _read(self, known: _Known, first: _Phrase) -> Report:
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
    """A description as a name: articles, demonstratives and quotation marks off."""
    listed = shown("".join(mark for mark in description if mark not in '“”‘"«»')).split(" ")
    while len(listed) > 1 and listed[0].casefold() in _OPENING:
        listed = listed[1:]
    return " ".join(listed)
