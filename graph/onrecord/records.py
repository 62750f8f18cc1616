"""The types that travel from stage to stage: Article, Sentence, Reading, and what a corpus knows by hand.

Imports nothing of the project. Offsets are Unicode code points of the article's text: ``text[start:end]``.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, overload


class Span(NamedTuple):
    """A stretch of a text, in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span in its text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all the given ones (at least one)."""
    listed = tuple(spans)
    return listed[0] if len(listed) == 1 else Span(min(listed).start, max([span.end for span in listed]))


def united(spans: Iterable[Span]) -> Spans:
    """The spans in text order, those that overlap or touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.start > found[-1].end:
            found.append(span)
        elif span.end > found[-1].end:
            found[-1] = Span(found[-1].start, span.end)
    return tuple(found)


def overlaps_any(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether a span overlaps one of many, which are disjoint and in text order; logarithmic in their number."""
    at = bisect_right(ordered, span.start, key=lambda other: other.end)
    return at < len(ordered) and span.overlaps(ordered[at])


def held(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether a span lies inside one of many, which are disjoint and in text order; logarithmic in their number."""
    at = bisect_left(ordered, (span.start + 1,)) - 1
    return at >= 0 and ordered[at].holds(span)


class Excluded(NamedTuple):
    """A passage that is not part of the article proper; nothing is read from it."""

    span: Span
    reason: str
    """Local name in the scheme ``exclusion``: navigation, advertisement, teaser or prompt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One frozen text and what is known of it. Unknown stays None; nothing is invented."""

    name: str
    """File name without its ending; used in messages and by people, never in an IRI."""
    text: str
    title: str | None = None
    publisher: str | None = None
    """The publisher's name; a curated actor where one of its names fits."""
    published: str | None = None
    """Date of publication: YYYY-MM-DD, YYYY-MM or YYYY."""
    url: str | None = None
    language: str = "en"
    saved: str | None = None
    """The date on which the file was taken into the corpus."""
    detected: frozenset[str] = frozenset()
    """Which of the fields above a program detected, unchecked."""
    excluded: tuple[Excluded, ...] = ()
    pages: tuple[int, ...] = ()
    """Offset at which each page of a PDF begins; empty for other formats."""
    sha256: str = field(init=False)  # of the text in UTF-8: the article's identity

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode()).hexdigest())

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which an offset lies; None where the article has no pages."""
        return sum(1 for start in self.pages if start <= offset) or None


class Token(NamedTuple):
    """A word, a mark, or a whole quotation (tag ``QUOTE``), with lemma and tag."""

    start: int
    end: int
    lemma: str
    tag: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a sentence in columns, since every word of a text is one: each is made when it is asked for."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.starts, self.ends, self.lemmas, self.tags)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(at, slice):
            return tuple(map(Token, self.starts[at], self.ends[at], self.lemmas[at], self.tags[at]))
        return Token(self.starts[at], self.ends[at], self.lemmas[at], self.tags[at])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as tokens; a quotation inside it is one token. ``quotes`` are the quotations, marks included."""

    start: int
    end: int
    tokens: Tokens
    quotes: Spans = ()

    @property
    def span(self) -> Span:
        """Where the sentence stands in the text."""
        return Span(self.start, self.end)


class ActorKind(StrEnum):
    """What an actor is; decides its schema.org class."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    MEDIA = "media"
    GROUP = "group"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation, government, outlet or group that can be on record."""

    name: str
    key: str | None = None
    """The curated key; None for an actor that only a text names."""
    kind: ActorKind = ActorKind.UNKNOWN
    names: tuple[str, ...] = ()
    """Other names, descriptions included ("Beijing", "the Chinese side")."""
    roles: tuple[str, ...] = ()
    """Roles by which texts call a person ("foreign ministry spokesman")."""
    of: str | None = None
    """Key of the organisation that a person speaks for, or that an organisation is part of."""
    wikidata: str | None = None

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A contested document: a source of words, and what others respond to."""

    name: str
    key: str | None = None
    names: tuple[str, ...] = ()
    issuer: str | None = None
    """Key of the actor that issued it, or its name in the text where nobody curated it."""
    released: str | None = None
    """Day of publication, YYYY-MM-DD: the date that "on Thursday" is counted from."""
    article: str | None = None
    """SHA-256 of the one article that a report read by rule belongs to; None for a curated one."""


Entity = Actor | Report


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the corpus with the words it is known by."""

    key: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a known date that texts count other dates from."""

    key: str
    names: tuple[str, ...]
    date: str


class Wording(NamedTuple):
    """A curated claim or action as worded, with all that its IRI depends on: known from the curated files alone."""

    text: str
    language: str
    article: str
    """SHA-256 of the text of its article."""
    kind: str
    """``claim`` or ``action``."""


class Link(NamedTuple):
    """A curated relation between two wordings, perhaps of different articles."""

    relation: str
    """``same`` (the second is a variant of the first) or ``contradicts``."""
    first: Wording
    second: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What a corpus knows by hand, whatever its articles: the curated files without the readings."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    withheld: tuple[str, ...] = ()
    """Names and phrases that stand in no output."""


CURATED = "curated"
"""Stands where a rule's name would, for what a curator read."""


class Kind(StrEnum):
    """What a reading takes a passage for."""

    STATEMENT = "statement"
    """The source puts the content forward."""
    DENIAL = "denial"
    """The source rejects the content: it is a claim that the source disputes, never one that it states."""
    RECOMMENDATION = "recommendation"
    """The source asks that something be done."""
    RESPONSE = "response"
    """The source reacts in deeds, not words; content is what it reacted to or did."""
    OMISSION = "omission"
    """The text says that the source did not speak of the content, or refused to."""
    UNSAID = "unsaid"
    """The text says that nobody says it, or that somebody might: nobody is on record for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a curator says beyond the words; None or empty: left to resolution. Actors and reports are given by key."""

    label: str = ""
    line: int = 0
    speaker: str | None = None
    on_behalf_of: str | None = None
    role: str | None = None
    addressees: tuple[str, ...] = ()
    via: str | None = None
    inside: str | None = None
    """Label of the statement that this one is nested in."""
    responds: bool = False
    """The reading is also a response (``stance``, ``toward``) to a report."""
    toward: str | None = None
    """Key of what the stance is about (report, actor), or label of the statement whose claim it is about."""
    date_words: str | None = None
    date: str | None = None
    topics: tuple[str, ...] = ()
    by: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one rule, or one curator, read in one passage.

    Spans are in text order, non-empty and disjoint within a role. ``actions`` (recommendations only) are the single
    things asked for, inside the content; empty: the whole content is one action. ``addressee`` is the words for whoever
    is asked or accused. ``act``, ``mode``, ``stance`` are local names of the schemes, as the cue's lexicon entry or the
    curator says. ``rule`` is the rule's name or ``CURATED``; ``lemma`` the cue's in the lexicon, if it is of it.
    """

    kind: Kind
    rule: str
    lemma: str = ""
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    actions: Spans = ()
    addressee: Spans = ()
    act: str | None = None
    mode: str | None = None
    stance: str | None = None
    told: bool = False
    """Whether the content, not the cue, tells the act."""
    given: Given | None = None

    parts: Spans = field(init=False, repr=False, compare=False)
    """Its spans for source, cue and content, in text order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", tuple(sorted({*self.source, *self.cue, *self.content})))

    def __hash__(self) -> int:
        return hash((self.rule, self.parts))


class Verdict(StrEnum):
    """A curator's decision on a rule's reading."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on the reading that has these words; ``reading.given`` holds corrected values, who and why."""

    verdict: Verdict
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedReadings:
    """What was curated for one article."""

    readings: tuple[Reading, ...] = ()
    decisions: tuple[Decision, ...] = ()
    complete: bool = False
    """The curator says that nothing is missing: a rule's reading that matches none is a candidate, not a record."""
    by: str | None = None
