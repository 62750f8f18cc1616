"""How an article describes its reports: its cast goes in; each noun group that means a report comes out, read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records import Actor, ActorKind, Entity, Span
from onrecord.resolution.cast import REPORT_NOUNS, Cast
from onrecord.resolution.naming import shown
from onrecord.resolution.wordlists import classes, values, words

_BEFORE, _AFTER = 8, 8
"""How many words before and after its noun belong to a description at most."""
_UNTOLD = (ActorKind.PERSON, ActorKind.UNKNOWN)
_POINTING = frozenset({"the", "this", "that", "these", "those"})
OPENING = _POINTING | {"a", "an", "its", "his", "her", "their", "our", "such"}
_ISSUING = frozenset({"by", "from"})
_SUBJECT = frozenset({"on", "into", "about"})


@dataclass(slots=True)
class Phrase:
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


class Descriptions:
    """Reads the descriptions of reports in one article, in text order."""

    def __init__(self, cast: Cast, sources: Iterable[Span]) -> None:
        """``sources``: whoever speaks; an inquiry that speaks is not only being asked for."""
        self._cast = cast
        self._found_one = False
        self._speaking = frozenset(at for span in sources for at in cast.within(span))
        self._acts: set[str] = set()

    def span(self, first: int, last: int) -> Span:
        """Where words stand, by their indices, the last exclusive."""
        return Span(self._cast.words.starts[first], self._cast.words.ends[last - 1])

    def phrases(self) -> list[Phrase]:
        """The descriptions, in text order."""
        nouns = [at for at, form in enumerate(self._cast.words.forms) if form in REPORT_NOUNS]
        return [phrase for at in nouns if (phrase := self._phrase(at))]

    def _phrase(self, noun: int) -> Phrase | None:
        """The description whose head is the word, or None where the word is no noun, or no report's."""
        listed, labels = self._cast.words, classes("documents")
        first = noun
        while noun - first < _BEFORE and first > 0 and self._belongs(first - 1):
            first -= 1
            if listed.forms[first] in OPENING:
                break
        opener = listed.forms[first] if first < noun else ""
        if opener not in OPENING:
            first = self._from_last_capitals(first, noun)
        modifiers = listed[first:noun]
        owner = next((at for at in range(noun - 1, first - 1, -1) if listed.owns[at]), None)
        capitals = [at for at in range(first, noun) if self._is_capital(at)]
        if not (opener in OPENING or owner is not None or capitals) or self._is_verb(noun):
            return None
        if any(labels.get(word.form) == "not" for word in modifiers) or (
            owner is not None and listed.forms[owner] in REPORT_NOUNS
        ):
            return None
        phrase = Phrase(noun, first, noun + 1, pointing=opener in _POINTING)
        phrase.apart = any(labels.get(word.form) == "other" for word in modifiers)
        if owner is not None:
            self._owned(phrase, owner)
        elif capitals:
            self._titled(phrase, capitals)
        self._read_on(phrase)
        if not phrase.issuer_name:
            self._published(phrase)
        asked_for = labels[listed.forms[noun]] == "work" and not (self._is_issued(noun) or noun in self._speaking)
        if labels[listed.forms[noun]] == "act" and not (self._is_issued(noun) or listed.forms[noun] in self._acts):
            return None
        self._acts.add(listed.forms[noun])
        if (
            opener in ("a", "an", "such")
            and not (phrase.title or phrase.issuer_name)
            and (asked_for or self._found_one)
        ):
            return None
        self._found_one = True
        return phrase

    def _is_issued(self, noun: int) -> bool:
        """ "A decision published on Friday", "held in a determination"."""
        first = self._cast.words[max(0, noun - 2) : noun]
        if len(first) == 2 and first[0].form == "in" and first[1].form in ("a", "its", "his", "her", "their"):
            return True
        after = noun + 1
        if after >= len(self._cast.words) or not self._near(after):
            return False
        return classes("documents").get(self._cast.words.forms[after]) in ("issued", "led")

    def _is_capital(self, at: int) -> bool:
        listed = self._cast.words
        return listed.upper[at] and listed.forms[at] not in OPENING and not self._cast.opens(at)

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
        if after.form in OPENING or len(gap) > 6 or "\n" in gap or any(mark in gap for mark in ",.;:()!?—–"):
            return False
        return word.form in OPENING or word.form not in words("function_words")

    def _is_verb(self, noun: int) -> bool:
        """ "Officials report that …": a plural before and "that" after."""
        listed = self._cast.words
        before, after = listed[noun - 1] if noun else None, listed[noun + 1] if noun + 1 < len(listed) else None
        plural = before and before.form.endswith("s") and not before.owns and not before.upper
        return bool(plural and after and after.form in ("that", "to"))

    def _owned(self, phrase: Phrase, owner: int) -> None:
        """ "The committee's report": whoever stands before the possessive ending issued it."""
        first = phrase.first + (self._cast.words.forms[phrase.first] in OPENING and phrase.first < owner)
        if self._cast.words.forms[owner] not in values("pronouns"):
            self._issued(phrase, first, owner + 1)

    def _published(self, phrase: Phrase) -> None:
        """ "The committee published its report": the subject of the verb issued it."""
        listed, verb = self._cast.words, phrase.first - 1
        owned = phrase.first < phrase.noun and values("pronouns").get(listed.forms[phrase.first]) in ("thing", "many")
        if verb < 1 or not owned or classes("documents").get(listed.forms[verb]) != "issued":
            return
        before = self._cast.covering(verb - 1) or self._cast.covering(verb - 2)
        if before and isinstance(before.who, Actor) and before.who.kind is not ActorKind.PERSON:
            phrase.issuer, phrase.issuer_name, phrase.unnamed = before.who, before.who.name, True

    def _titled(self, phrase: Phrase, capitals: list[int]) -> None:
        """ "The UN assessment" names an issuer, "the Casey Review" a title."""
        listed = self._cast.words
        first, last = capitals[0], capitals[-1] + 1
        whole = listed.forms[first:last]
        who = self._cast.named(whole) or self._mentioned(first, last)
        if who is None and listed.upper[phrase.noun]:
            phrase.title = listed.forms[first : phrase.noun + 1]
        elif isinstance(who, Actor) and who.kind in _UNTOLD and listed.upper[phrase.noun]:
            phrase.title = (*whole, listed.forms[phrase.noun])
        else:
            self._issued(phrase, first, last)

    def _mentioned(self, first: int, last: int) -> Entity | None:
        """Whoever is named by exactly these words, or by the first of them and nobody by the rest."""
        mention = self._cast.beginning(first)
        return mention.who if mention and mention.last <= last else None

    def _issued(self, phrase: Phrase, first: int, last: int) -> None:
        listed = self._cast.words
        span = self.span(first, last)
        name = listed.forms[first:last]
        who = self._cast.curated(self._cast.text[span.start : span.end], span.start) or self._mentioned(first, last)
        who = who or self._cast.named(name) or self._cast.described(name, span.start)
        if isinstance(who, Actor):
            phrase.issuer, phrase.issuer_name = who, who.name
        elif who is None:
            phrase.issuer_name = shown(self._cast.text[span.start : span.end])

    def _read_on(self, phrase: Phrase) -> None:
        """What follows the noun: "by X", "from X", "on Y"."""
        listed = self._cast.words
        at = phrase.noun + 1
        limit = min(len(listed), at + _AFTER)
        made = classes("documents").get(listed.forms[at]) if at < limit and self._near(at) else None
        if made in ("issued", "led"):
            at += 1 + (at + 1 < limit and listed.forms[at + 1] == "out")
        if at >= limit or not self._close(at) or listed.forms[at] not in (*_ISSUING, *_SUBJECT):
            return
        if listed.forms[at] in _SUBJECT:
            phrase.subject = True
            return
        last = self._group_end(at + 1)
        person = next((m for k in range(at + 1, min(limit, at + 6)) if (m := self._cast.beginning(k))), None)
        if last > at + 1:
            if person and self._is_person(person.who) and not phrase.issuer_name:
                self._issued(phrase, person.first, person.last)
                last = max(last, person.last)
            if not phrase.issuer_name:
                start = at + 1 + (listed.forms[at + 1] in OPENING and last > at + 2)
                self._issued(phrase, start, last)
            phrase.last = phrase.last if made == "led" else last
            phrase.subject = last < len(listed) and listed.forms[last] in _SUBJECT

    @staticmethod
    def _is_person(who: Entity) -> bool:
        return isinstance(who, Actor) and who.kind is ActorKind.PERSON

    def _near(self, at: int) -> bool:
        """Whether a word stands right behind another, or only a comma between."""
        gap = self._cast.text[self._cast.words.ends[at - 1] : self._cast.words.starts[at]]
        return self._close(at) or gap == ", "

    def _close(self, at: int) -> bool:
        gap = self._cast.text[self._cast.words.ends[at - 1] : self._cast.words.starts[at]]
        return len(gap) <= 2 and gap.isspace() and "\n" not in gap

    def _group_end(self, at: int) -> int:
        """The end of the name, or of the noun group with a body's or a role's word in it, at a word; else ``at``."""
        listed = self._cast.words
        start = at
        while at < len(listed) and at - start < _AFTER and listed.forms[at] in OPENING:
            at += 1
        if at < len(listed) and (mention := self._cast.beginning(at)):
            return mention.last
        end = start
        while at < len(listed) and at - start < _AFTER and (at == start or self._close(at)):
            if listed.forms[at] in words("function_words") and listed.forms[at] not in OPENING:
                break
            at += 1
            form = listed.forms[at - 1]
            if form in classes("organisations") or form in words("groups") or form in classes("roles"):
                end = at
        return end
