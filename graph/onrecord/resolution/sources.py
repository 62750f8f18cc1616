"""Who speaks: the words for a source go in; the actor or report they mean, with role and body spoken for, come out.

In this order: a curated name, a pronoun, a report's noun, a document that carries somebody's words, a person by name or
role, a body by name or description, else the words themselves as a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Actor, ActorKind, Entity, Report, Sentence, Span, Spans, hull
from onrecord.resolution.bodies import Bodies
from onrecord.resolution.cast import BODIES, REPORT_NOUNS, Cast, Mention
from onrecord.resolution.naming import THE_OR_A, forms, shown
from onrecord.resolution.pronouns import OPENERS, Antecedents
from onrecord.resolution.reports import Reports
from onrecord.resolution.roles import Roles
from onrecord.resolution.runs import kind_of
from onrecord.resolution.wordlists import classes, values, words

UNNAMED = Actor(name="unnamed source")
"""Whoever a text does not name at all ("it is estimated that …")."""

_OWNING = frozenset({"its", "his", "her", "their"})
_PASSED_ON = frozenset({"post", "tweet", "email", "e-mail", "letter", "message", "note", "memo", "memorandum"})
"""What is often shared by others than who wrote it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who is on record."""

    who: Entity
    role: str | None = None
    on_behalf_of: Actor | None = None
    also: tuple[Entity, ...] = ()
    """Who else says the same in the same words: "X and Y said"."""

    @property
    def voices(self) -> tuple[Entity, ...]:
        """Who speaks, and for whom they do."""
        return (self.who,) if self.on_behalf_of is None else (self.who, self.on_behalf_of)


_WHO = frozenset({"who", "whom", "whose", "which"})


class Sources:
    """Resolves the sources of one article; ``speak`` is called in text order, so that pronouns know who spoke."""

    def __init__(self, cast: Cast, reports: Reports, sentences: Sequence[Sentence], cues: Iterable[Span]) -> None:
        self._cast = cast
        self._reports = reports
        self._text = cast.text
        self._made: dict[str, Actor] = {}  # by the noun, who was named in common words: "the family of Lena Holt"
        self._named_there: frozenset[Entity] = frozenset()
        self._answers = False
        people: set[Entity] = set()
        self.antecedents = Antecedents(cast, reports, sentences, people)
        said = frozenset(at for cue in cues for at in cast.within(cue))
        self._bodies = Bodies(cast, self.antecedents)
        self.roles = Roles(cast, said, self.antecedents.before, self._bodies, people)

    # --- sources --------------------------------------------------------------------------------------------------

    def speak(self, spans: Spans, content: Spans = (), *, answers: bool = False) -> Source:
        """The source that the words at ``spans`` mean; ``content``: what it says, so that "it" is not what it names.

        ``answers``: whether it answers somebody, so that "he" is rather who was accused or asked.
        """
        if not spans:
            return Source(UNNAMED)
        self._named_there, self._answers = self._named_at_once(content), answers
        found = self.resolve(spans)
        self._named_there, self._answers = frozenset(), False
        if found.who is not UNNAMED:
            voice = isinstance(found.who, Actor) and found.who.kind in BODIES
            self.antecedents.spoke(spans[0].start, found.who, found.role if voice else None)
        return found

    def speak_as(self, who: Entity, spans: Spans) -> Source:
        """A source that a curator names; role and body spoken for are still the text's."""
        if spans:
            self.antecedents.spoke(spans[0].start, who)
        return self._with_role(who, spans)

    def resolve(self, spans: Spans, outer: Entity | None = None) -> Source:
        """As ``speak``, without remembering that they spoke."""
        surface = " ".join(span.of(self._text) for span in spans)
        start = spans[0].start
        listed = [at for span in spans for at in self._cast.within(span)]
        if not listed:
            return Source(UNNAMED)
        if len(listed) > 1 and self._is_quoted_adverb(listed[-1]):
            listed = listed[:-1]  # "the Chinese side “firmly”"
            surface = self._text[start : self._cast.words.ends[listed[-1]]]
        curated = self._cast.curated(surface, start)
        if curated:
            return self._with_role(curated, spans)
        pronoun = self._pronoun(listed, surface)
        if pronoun:
            return self._by_pronoun(pronoun, listed[-1], start, outer)
        listed = self._before_who(listed)
        segments = self._segments(listed)
        together = self._together(listed)
        if len(together) > 1:
            return Source(together[0], None, self.roles.body_of(together[0]), together[1:])
        report = self._report(segments[0])
        if report:
            return Source(report)
        return (
            self._person(segments)
            or self._issuer_of_words(segments[0], outer)
            or self._by_role(segments[0])
            or self._apposed(segments)
            or self._body(segments[0])
        )

    def _before_who(self, listed: list[int]) -> list[int]:
        """The words before a relative clause, in which others may be named: "The man | who shot Anna Berg"."""
        forms = self._cast.words.forms
        return listed[: next((place for place, at in enumerate(listed) if place and forms[at] in _WHO), len(listed))]

    def _is_quoted_adverb(self, at: int) -> bool:
        """Whether a word is an adverb in quotation marks, which belongs to the verb behind a source."""
        return self._text[self._cast.words.starts[at] - 1] in "“\"‘'" and self._cast.words.forms[at].endswith("ly")

    def actors(self, spans: Spans, outer: Entity | None = None, speaker: Entity | None = None) -> tuple[Actor, ...]:
        """The actors that the words for addressees mean, each once; reports are none. "It" is not the ``speaker``."""
        found: dict[Actor, None] = {}
        self._named_there = frozenset([speaker] if speaker else ())
        for span in spans:
            whole = self._cast.curated(span.of(self._text), span.start)
            several = [m.who for m in self._cast.inside(span) if isinstance(m.who, Actor) and m.who.kind in BODIES]
            joint = any(self._cast.words.forms[at] == "and" for at in self._cast.within(span)) or "," in span.of(
                self._text
            )
            listed = several if not whole and joint and len(several) > 1 else [self.resolve((span,), outer).who]
            for who in listed:
                if isinstance(who, Actor) and who is not UNNAMED:
                    found[who] = None
        self._named_there = frozenset()
        return tuple(found)

    # --- pronouns -------------------------------------------------------------------------------------------------

    def _pronoun(self, listed: list[int], surface: str) -> str | None:
        """What a pronoun stands for, alone or relative behind a noun group: "it", "Anna Berg, who"."""
        words_, last = surface.strip(), self._cast.words.forms[listed[-1]]
        label = values("pronouns").get(last)
        if len(listed) > 1:
            return "noun" if label == "noun" or last == "that" else None
        return None if len(words_) > 1 and words_.isupper() else label

    def _by_pronoun(self, label: str, at: int, offset: int, outer: Entity | None) -> Source:
        if label == "self":
            return Source(outer or UNNAMED)
        if label == "noun":
            noun = self.antecedents.noun_before(at)
            return self.resolve((noun,)) if noun else Source(UNNAMED)
        who = self.antecedents.before(offset, label, self._named_there, answers=self._answers)
        return self._known(who) if who else Source(UNNAMED)

    def _known(self, who: Entity) -> Source:
        """Somebody spoken of before, with the body spoken for where the text said so."""
        return Source(who, None, self.roles.body_of(who))

    def _named_at_once(self, content: Spans) -> frozenset[Entity]:
        """The reports named in the first words of a content."""
        first = self._cast.within(content[0])[:6] if content else range(0)
        return frozenset(self._reports.inside(self._span(first)) if first else ())

    # --- reports and documents --------------------------------------------------------------------------------------

    def _segments(self, listed: list[int]) -> list[list[int]]:
        """The words between commas, brackets and dashes."""
        segments = [[listed[0]]]
        for before, at in pairwise(listed):
            gap = self._text[self._cast.words.ends[before] : self._cast.words.starts[at]]
            if at != before + 1 or any(mark in gap for mark in ",;:()[]–—"):
                segments.append([])
            segments[-1].append(at)
        return segments

    def _head(self, segment: Sequence[int]) -> int:
        """The word that says what a noun group is: the last before a preposition or a participle that follows it."""
        listed = self._cast.words
        for place, (before, at) in enumerate(pairwise(segment), 2):
            form = listed.forms[at]
            after = listed.forms[segment[place]] if place < len(segment) else ""
            participle = form.endswith("ed") and (after in words("function_words") or after in ("late", "early"))
            if (form in words("function_words") and form not in OPENERS) or participle:
                return before
        return segment[-1]

    def _span(self, segment: Sequence[int]) -> Span:
        return Span(self._cast.words.starts[segment[0]], self._cast.words.ends[segment[-1]])

    def _report(self, segment: list[int]) -> Report | None:
        listed = self._cast.words
        head = listed[self._head(segment)]
        if head.form in REPORT_NOUNS and not head.owns:
            return self._reports.at(Span(head.start, head.end))
        # "The recommendations", "some of its findings", "the report's conclusions" are the report's words.
        last = listed[segment[-1]]
        named = self._reports.inside(self._span(segment))
        if last.form in classes("report_objects"):
            return named[-1] if named else self._reports.last_before(last.start)
        found = head.form in classes("report_objects") or head.form == "results"
        return named[0] if found and named and not head.owns else None  # "the results of a study published on Monday"

    def _issuer_of_words(self, segment: list[int], outer: Entity | None) -> Source | None:
        """ "China's statement", "a statement by the ministry", "the statement": whoever issued it speaks."""
        listed = self._cast.words
        head = self._head(segment)
        if classes("documents").get(listed.forms[head]) != "words" or listed.owns[head]:
            return None
        at = segment.index(head)
        owner = next((k for k in range(at - 1, -1, -1) if listed.owns[segment[k]]), None)
        if owner is not None:
            return self.resolve((self._span(segment[: owner + 1]),), outer)
        if at + 2 < len(segment) and listed.forms[segment[at + 1]] in ("by", "from", "of"):
            return self.resolve((self._span(segment[at + 2 :]),), outer)
        start = listed.starts[segment[0]]
        owned = values("pronouns").get(listed.forms[segment[0]]) if at else None
        for name in (listed.forms[k] for k in segment[:at] if listed.upper[k]):
            described = self._cast.described((name,), start)
            if described and described.kind in BODIES:
                return self._known(described)
        if listed.forms[segment[0]] in ("a", "an", "another") and listed.forms[head] in _PASSED_ON:
            return None  # anybody's: "shared a post that said …"
        who = self.antecedents.before(start, owned) if owned else self.antecedents.last_speaker(start, "issuer")
        return self._known(who) if who else None

    def _together(self, listed: list[int]) -> tuple[Entity, ...]:
        """ "X and Y": several sources, where each is a name and nothing else."""
        if not any(self._cast.words.forms[at] == "and" for at in listed):
            return ()
        parts: list[list[int]] = []
        for segment in self._segments(listed):
            parts.append([])
            for at in segment:
                if self._cast.words.forms[at] == "and":
                    parts.append([])
                elif self._cast.words.forms[at] not in ("the", "both"):
                    parts[-1].append(at)
        found: list[Entity] = []
        for part in filter(None, parts):
            mention = self._cast.beginning(part[0])
            if (
                mention is None
                or mention.last != part[-1] + 1
                or not isinstance(mention.who, Actor)
                or mention.who.kind is ActorKind.UNKNOWN
            ):
                return ()
            found.append(mention.who)
        return tuple(dict.fromkeys(found))

    # --- people and bodies ----------------------------------------------------------------------------------------

    def _person(self, segments: list[list[int]]) -> Source | None:
        for segment in segments:
            for mention in self._cast.inside(self._span(segment)):
                if self._names_source(mention, segment):
                    return self._named_person(mention)
        return None

    def _names_source(self, mention: Mention, segment: list[int]) -> bool:
        """Whether a person's name is the head of a noun group, not "Bachelet's office" or "supporters of Bachelet"."""
        listed = self._cast.words
        while len(segment) > 1 and listed.forms[segment[-1]] in words("postnominals"):
            segment = segment[:-1]
        person = isinstance(mention.who, Actor) and mention.who.kind is ActorKind.PERSON
        titles = all(listed.forms[at].rstrip(".") in words("titles") for at in range(segment[0], mention.first))
        at_edge = titles or mention.last == segment[-1] + 1
        opens = mention.first
        while opens > segment[0] and listed.forms[opens - 1].rstrip(".") in words("titles"):
            opens -= 1
        before = listed.forms[opens - 1] if opens > segment[0] else ""
        after = listed.forms[mention.last] if mention.last <= segment[-1] else ""
        alone = not after or listed.upper[mention.last] or after in words("function_words")
        # "A man impersonating X" is not X; "a grieving X" is.
        doing = before.endswith("ing") and mention.first - 2 >= segment[0]
        doing = doing and not listed.upper[mention.first - 1] and listed.forms[mention.first - 2] not in OPENERS
        free = (alone and before not in words("function_words") and not doing) or before in OPENERS
        return person and at_edge and free and not (listed.owns[mention.last - 1] and mention.last <= segment[-1])

    def _named_person(self, mention: Mention) -> Source:
        introduced = self.roles.introduction(mention)
        return Source(mention.who, introduced.role if introduced else None, self.roles.body_of(mention.who))

    def _with_role(self, who: Entity, spans: Spans) -> Source:
        """A curated name as the whole source."""
        if isinstance(who, Actor) and who.kind is ActorKind.PERSON:
            for mention in self._cast.inside(hull(spans)) if spans else ():
                if mention.who is who:
                    return self._named_person(mention)
        return Source(who, None, self.roles.body_of(who))

    def _by_role(self, segment: list[int]) -> Source | None:
        """ "A spokesman for the ministry" is the ministry; "the housing secretary" whoever was called so before."""
        held = self.roles.held(segment)
        if held is None:
            return None
        listed = self._cast.words
        known = self.roles.holder(segment, listed.starts[segment[0]])
        if known:
            return Source(known, held.role, held.body if held.speaks else self.roles.body_of(known))
        body = held.body or (self._spoken_for(segment) if held.speaks_for else None)
        if held.speaks_for and body:
            return Source(body, held.role)
        plural = any(listed.forms[at] in words("groups") for at in segment[:4])
        kind = ActorKind.GROUP if plural else ActorKind.PERSON
        name = tuple(listed.forms[at] for at in segment if listed.forms[at] not in THE_OR_A)
        who = self._cast.actor(name, self._span(segment).of(self._text), kind)
        return Source(who, None, held.body if held.speaks and not plural else None)

    def _spoken_for(self, segment: list[int]) -> Actor | None:
        """The body for which "a spokesman" speaks who is not said to be anybody's: the one that spoke last."""
        listed = self._cast.words
        if any(listed.forms[at] not in (*OPENERS, *classes("roles")) for at in segment):
            return None
        who = self.antecedents.last_speaker(listed.starts[segment[0]], "voice")
        return who if isinstance(who, Actor) else None

    def _apposed(self, segments: list[list[int]]) -> Source | None:
        """ "The printing firm, Alder Offset", "supermarket chain Delmer": the name behind a description."""
        listed = self._cast.words
        if any(listed.upper[at] and listed.forms[at] not in OPENERS for at in segments[0][1:]):
            called = [at for at in segments[0][1:] if listed.forms[at - 1] in words("called") and listed.upper[at]]
            mention = self._cast.beginning(called[0]) if called else None
            last = segments[0][-1]
        else:
            mention = self._cast.beginning(segments[1][0]) if len(segments) > 1 else None
            last = segments[1][-1] if len(segments) > 1 else 0
        return self._known(mention.who) if mention and mention.last == last + 1 else None

    def _body(self, segment: list[int]) -> Source:
        listed = self._cast.words
        span = self._span(segment)
        surface = span.of(self._text)
        while len(segment) > 1 and listed.forms[segment[0]] in THE_OR_A:
            segment = segment[1:]
        name = tuple(listed.forms[at] for at in segment)
        mention = self._cast.beginning(segment[0])
        joined = mention and mention.last <= segment[-1] and listed.forms[mention.last] == "and"
        plain = not listed.upper[segment[-1]] and listed.forms[segment[-1]].endswith("s")  # "US and Dutch officials"
        if mention and not (joined and plain) and mention.last == self._head(segment) + 1:
            return self._known(mention.who)
        known = self._cast.named(name) or self._cast.curated(surface, span.start)
        if not known and not any(listed.upper[at] for at in segment):
            known = self._cast.described(name, span.start)
            if not known and len(name) == 1:
                known = self._bodies.meant(name[0], span.start)
        known = known or (self._cast.shortened(name) if listed.upper[segment[0]] else None)
        if known:
            return self._known(known)
        owns = name[0] in _OWNING and not listed.capitals[segment[0]]  # not "US"
        owner = values("pronouns").get(name[0]) if owns else None
        if owner and len(name) > 1 and (who := self.antecedents.before(span.start, owner)):
            surface = f"{shown(who.name)}’s {surface.split(None, 1)[1]}" if " " in surface.strip() else surface
            name = forms(surface)
        head = listed.forms[self._head(segment)]
        if name == (head,) and head in self._made and not listed.upper[segment[0]]:
            return self._known(self._made[head])
        made = self._cast.actor(name, surface, self._kind(segment))
        if len(name) > 1 and not listed.upper[self._head(segment)]:
            self._made[head] = made
        return Source(made)

    def _kind(self, segment: list[int]) -> ActorKind:
        listed = self._cast.words
        head = self._head(segment)
        kind = kind_of([listed.forms[at] for at in segment], proper=listed.upper[head])
        if kind is ActorKind.UNKNOWN and 2 <= len(segment) <= 4 and all(listed.upper[at] for at in segment):
            return ActorKind.PERSON
        if kind is ActorKind.UNKNOWN and any(listed.forms[at] in words("groups") for at in segment):
            return ActorKind.GROUP
        return kind


def same(one: Entity | None, other: Entity | None) -> bool:
    """Whether two are one: by key where curated, else by name (and, of a report, its article)."""
    return one is not None and other is not None and identity(one) == identity(other)


def identity(who: Entity) -> tuple[str, ...]:
    """What an actor or a report is known by."""
    kind = type(who).__name__
    if who.key:
        return (kind, who.key)
    return (kind, "", who.name, (who.article or "") if isinstance(who, Report) else "")
