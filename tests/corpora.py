"""Findings of any number, made up and the same each time, for tests and benchmarks of what is done with many.

Every article is made sentence by sentence, so that each record has real evidence: its spans stand where its words are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle, islice, product
from random import Random
from typing import Any, Generic, NamedTuple, TypeVar

from onrecord.findings import Findings, Record, RecordKind, Rejected
from onrecord.records import (
    CURATED,
    Actor,
    ActorKind,
    Article,
    Event,
    Excluded,
    Given,
    Kind,
    Link,
    Reading,
    Register,
    Report,
    Span,
    Topic,
    Wording,
)
from onrecord.wording import wording

Item = TypeVar("Item")


class Size(NamedTuple):
    """What ``many`` makes a corpus of."""

    articles: int
    records: int
    sources: int
    claims: int


MIDDLE = Size(articles=150, records=4150, sources=450, claims=2400)
"""A network of about 3,000 nodes and 4,000 edges."""
LARGE = Size(articles=1000, records=20_000, sources=1500, claims=8000)

REPORT = Report(
    name="Harbour Inquiry 2031",
    key="harbour-inquiry",
    names=("the inquiry",),
    issuer="parliament",
    released="2031-03-03",
)
OTHER_REPORT = Report(name="Audit of the Ferries", key="ferry-audit", names=("the audit",), released="2031-09")
EVENT = Event("ferry-strike", ("the ferry strike",), "2031-06-14")
PARLIAMENT = Actor(name="Parliament", key="parliament", kind=ActorKind.GOVERNMENT)

_FIRST = ("Ana", "Benoît", "Chidi", "Dagny", "Emre", "Fatima", "Goran", "Hanna", "Ivo", "Jun", "Łucja", "Mats", "Nomsa")
_LAST = ("Ruiz", "Okafor", "Lindqvist", "Moreau", "Petrov", "Haddad", "Novak", "Sato", "Brandão", "Keller", "Mensah")
_MIDDLE = ("", " A.", " B.", " van", " de la", " J. K.", " bin", " O’", " St.", " Mc", " el-")
_ABROAD = ("王文斌", "ليلى حداد", "Иван Петров", "Νίκη Παππά", "김민준")
_PLACES = (
    "Norhaven",
    "Eastmouth",
    "Silt Bay",
    "Grayport",
    "Old Quay",
    "Lunde",
    "Mirefleet",
    "Santa Rosa",
    "Varn",
    "Ölby",
)
_BODIES: Mapping[ActorKind, tuple[str, ...]] = {
    ActorKind.ORGANISATION: ("Harbour Trust", "Shipping Line", "Crew Foundation", "Port Company", "Safety Institute"),
    ActorKind.GOVERNMENT: ("Ministry of Ports", "Coast Guard", "City Council", "Office of Transport"),
    ActorKind.MEDIA: ("Post", "Evening News", "Radio"),
    ActorKind.GROUP: ("dock workers", "ferry passengers", "families"),
    ActorKind.UNKNOWN: ("committee", "panel"),
}
_ROLES = ("spokeswoman", "harbour master", "lawyer", "dock worker", "minister")
_PUBLISHERS = tuple(f"{place} {title}" for title in ("Courier", "Gazette") for place in _PLACES)
_TOPICS = {
    "safety": "safety of the quays",
    "wages": "wages",
    "fares": "fares",
    "storms": "storms and tides",
    "fires": "fires on board",
    "pilots": "training of pilots",
    "dredging": "dredging",
    "strikes": "strikes",
    "noise": "noise at night",
    "funds": "public funds",
    "fish": "fish and fishers",
    "secrecy": "secrecy",
}
_SUBJECTS = (
    "quay",
    "pier",
    "ferry",
    "crane",
    "lock",
    "warehouse",
    "berth",
    "tanker",
    "lighthouse",
    "slipway",
    "tug",
    "dock",
)
_STATES = (
    "was unsafe",
    "“had been closed”",
    "may have leaked oil",
    "was never inspected",
    "had lost its licence",
    "is to be sold",
    "was “in good order”",
    "cost far more than planned",
    "had been repaired",
    "would reopen",
)
_TIMES = (
    "for years",
    "before the storm",
    "without any notice",
    "since the strike",
    "at great cost",
    "under two owners",
)
_DEEDS = ("close", "inspect", "sell", "repair", "reopen", "insure", "publish the files on", "pay the crews of")
_MANNERS = ("at once", "within a year", "at public cost", "without delay", "before winter")
_FILLERS = (
    "Rain fell on {place} for most of the week.",
    "The first ferries left {place} before dawn 🚢.",
    "Tickets cost twice what they did five years ago, and the queue at {place} went round the block.",
    "Nobody was hurt.",
    "The harbour of {place} was built in 1897 and has been widened twice.",
)
_UNREAD = "Officials at {place} said little else."
_TEASER = "Read: Ten beaches near {place}"
_STANCES = ("rejects", "disputes-in-part", "criticises-as-insufficient", "neutral", "expresses-concern", "welcomes")


@dataclass(frozen=True)
class _Form:
    """A sentence with the places of its parts, and what is read in it."""

    weight: int
    pattern: str
    cues: tuple[str, ...]
    rule: str
    kind: Kind = Kind.STATEMENT
    record: RecordKind = RecordKind.STATEMENT
    given: Mapping[str, Any] = field(default_factory=dict)
    answers: bool = False
    """What is said is a response to the report as well."""
    nested: bool = False
    """Said by one source, as another says."""


_ASKED: Mapping[str, Any] = {"requested": True, "act": "calls-for", "quote": "indirect"}
_DENIED: Mapping[str, Any] = {"disputed": True, "act": "denies"}
_FORMS = (
    _Form(30, "{source} {cue}{when} that {content}.", ("said", "added", "stated"), "that-clause"),
    _Form(
        14,
        "“{content},” {cue} {source}{when}.",
        ("said", "replied"),
        "quotation-before-verb",
        given={"quote": "direct"},
    ),
    _Form(8, "{source} {cue}{when} that {content}.", ("wrote",), "that-clause", given={"mode": "writing"}),
    _Form(4, "{source} {cue}{when} that {content}.", ("warned",), "that-clause", given={"act": "warns"}),
    _Form(4, "{source} {cue} that {content}.", ("believes", "thinks"), "that-clause", given={"mode": "thought"}),
    _Form(2, "{source} {cue} that {content}.", ("hopes",), "that-clause", given={"mode": "intention"}),
    _Form(8, "{source} {cue}{when} that {content}.", ("denied",), "that-clause", Kind.DENIAL, given=_DENIED),
    _Form(
        7, "{source} {cue} {to}{when} to {content}.", ("urged", "asked"), "request", Kind.RECOMMENDATION, given=_ASKED
    ),
    _Form(
        5,
        "{source} {cue} that {to} {content}.",
        ("recommends", "proposes"),
        "demand",
        Kind.RECOMMENDATION,
        RecordKind.RECOMMENDATION,
        given={"act": "recommends", "quote": "indirect", "mode": "writing"},
    ),
    _Form(5, "{source} {cue} {content}{when}.", ("rejected", "welcomed"), "object", Kind.RESPONSE, RecordKind.RESPONSE),
    _Form(
        6,
        "“{content},” {source} {cue} {via}{when}.",
        ("told",),
        "quotation-before-verb",
        given={"quote": "direct"},
        answers=True,
    ),
    _Form(4, "{source} {cue} {content}{when}.", ("did not comment on",), "refusal", Kind.OMISSION, RecordKind.OMISSION),
    _Form(
        2, "{outer} {cue} that {source} had {inner} reporters that {content}.", ("said",), "that-clause", nested=True
    ),
)


def many(
    articles: int, records: int, sources: int, claims: int, seed: int = 0
) -> tuple[tuple[Findings, ...], Register]:
    """As many articles and records as given, by about as many sources, of about as many different words.

    The same numbers give the same findings.
    """
    made = _Corpus(Random(seed), sources, claims)  # noqa: S311 - repeatable on purpose, nothing secret
    found = tuple(made.findings(number, count) for number, count in enumerate(made.shares(articles, records)))
    return found, made.register(found)


class _Deck(Generic[Item]):
    """Gives every item at least once, spread over all draws, and the first ones far more often."""

    def __init__(self, items: Sequence[Item], random: Random) -> None:
        self._items, self._random = items, random
        self._waiting = list(items)

    def draw(self, left: int) -> Item:
        """An item, where so many draws are left."""
        if self._waiting and self._random.random() * left < len(self._waiting):
            return self._waiting.pop()
        return self._items[int(len(self._items) * self._random.random() ** 3)]


class _Text:
    """A text that grows by sentences."""

    def __init__(self, title: str) -> None:
        self.text = f"{title}\n\n"

    def add(self, pattern: str, **words: str) -> tuple[Span, dict[str, Span]]:
        """The spans of a new sentence and of the words put into it."""
        start, parts = len(self.text), dict[str, Span]()
        for piece in re.split(r"(\{\w+\})", pattern):
            word = words[piece[1:-1]] if piece.startswith("{") else piece
            parts[piece.strip("{}")] = Span(len(self.text), len(self.text) + len(word))
            self.text += word
        sentence = Span(start, len(self.text))
        self.text += " "
        return sentence, parts

    def end_paragraph(self) -> None:
        self.text = self.text.rstrip() + "\n"


class _Corpus:
    def __init__(self, random: Random, sources: int, claims: int) -> None:
        self._random = random
        self._media = tuple(
            Actor(name=f"{place} Agency", key=f"{place.lower().replace(' ', '-')}-agency", kind=ActorKind.MEDIA)
            for place in _PLACES[:4]
        )
        self._actors = list(self._make_actors(sources))
        actions = max(1, claims // 7)
        self._sources = _Deck(self._actors, random)
        self._claims = _Deck(_shuffled(islice(_claims(), claims - actions), random), random)
        self._actions = _Deck(_shuffled(islice(_actions(), actions), random), random)
        self._left = 0

    def _make_actors(self, number: int) -> Iterator[Actor]:
        names = _shuffled(product(_FIRST, _MIDDLE, _LAST), self._random)
        people = [*_ABROAD, *(f"{first}{middle} {last}" for first, middle, last in names)]
        kinds = cycle(_BODIES)
        for index in range(number):
            key = f"source-{index}" if index % 2 else None
            if index % 5 in (1, 2, 4):
                name = people[index] if index < len(people) else f"{people[index % len(people)]} {index}"
                role = _ROLES[index % len(_ROLES)]
                of = PARLIAMENT.key if key and index % 3 == 0 else None
                yield Actor(name=name, key=key, kind=ActorKind.PERSON, roles=(role,), of=of)
            else:
                kind = next(kinds)
                body = _BODIES[kind][index // 10 % len(_BODIES[kind])]
                name = f"{_PLACES[index % len(_PLACES)]} {body}" + (f" {index}" if index > 20 else "")
                yield Actor(name=name, key=key, kind=kind, names=(f"the {body}",) if key else ())

    def shares(self, articles: int, records: int) -> list[int]:
        """How many records each article has: some many, some none."""
        self._left = records
        weights = [self._random.random() ** 2 + 0.05 for _ in range(articles)]
        counts = [int(records * weight / sum(weights)) for weight in weights]
        for index in range(records - sum(counts)):
            counts[index % articles] += 1
        return counts

    def findings(self, number: int, records: int) -> Findings:
        """One article with so many records."""
        return _Writer(self, self._random, number).findings(records)

    def source(self) -> Actor:
        return self._sources.draw(self._left)

    def claim(self) -> str:
        return self._claims.draw(self._left)

    def action(self) -> str:
        return self._actions.draw(max(1, self._left // 10))

    def agency(self) -> Actor:
        return self._random.choice(self._media)

    def made(self, records: int) -> None:
        """So many records are made."""
        self._left -= records

    def register(self, found: Sequence[Findings]) -> Register:
        """What is known by hand of all this."""
        actors = {actor.key: actor for actor in (PARLIAMENT, *self._media, *self._actors) if actor.key}
        said = {
            record.words: found_in.article.sha256
            for found_in in found
            for record in found_in.records
            if _states(record)
        }
        claims = [Wording(words, "en", sha256, "claim") for words, sha256 in sorted(said.items())]
        pairs = list(zip(claims[::20], claims[7::20], strict=False))
        return Register(
            actors=actors,
            reports={report.key: report for report in (REPORT, OTHER_REPORT) if report.key},
            topics={key: Topic(key, label, (key,)) for key, label in _TOPICS.items()},
            events={EVENT.key: EVENT},
            links=tuple(Link("same" if index % 3 == 0 else "contradicts", *pair) for index, pair in enumerate(pairs)),
        )


class _About(NamedTuple):
    """What may be spoken of in a sentence, and when that was."""

    report: Report
    topic: str
    when: str
    date: dict[str, Any]


class _Writer:
    """Writes one article and what is on record in it."""

    def __init__(self, corpus: _Corpus, random: Random, number: int) -> None:
        self._corpus, self._random, self._number = corpus, random, number
        self._place = _PLACES[number % len(_PLACES)]
        self._day = date(2031, 1, 1) + timedelta(days=random.randrange(600))
        self._dated = number % 12 != 5
        self._title = f"{self._place}: what became of {random.choice(_SUBJECTS)} {number}"
        self._text = _Text(self._title)
        self._records: list[Record] = []
        self._rejected: list[Rejected] = []
        self._unread: list[Span] = []
        self._excluded: list[Excluded] = []

    def findings(self, records: int) -> Findings:
        if self._number % 3 == 0:
            line, _ = self._text.add(_TEASER, place=self._place)
            self._excluded.append(Excluded(line, "teaser"))
            self._text.end_paragraph()
        while len(self._records) < records:
            before = len(self._records)
            self._sentence(records - before)
            self._corpus.made(len(self._records) - before)
            self._fill()
        article = Article(
            name=f"article-{self._number:04}",
            text=self._text.text.rstrip() + "\n",
            title=self._title,
            publisher=_PUBLISHERS[self._number * 7 % len(_PUBLISHERS)] if self._number % 15 != 7 else None,
            published=self._day.isoformat() if self._dated else None,
            url=f"https://example.com/{self._number}" if self._number % 4 else None,
            detected=frozenset({"title"}) if self._number % 2 else frozenset(),
            excluded=tuple(self._excluded),
            pages=(0, len(self._text.text) // 2) if self._number % 9 == 4 else (),
        )
        return Findings(
            article=article,
            records=tuple(self._records),
            rejected=tuple(self._rejected),
            unread=tuple(self._unread),
        )

    def _fill(self) -> None:
        """What stands between: a record in about 200 letters is dense, as in news."""
        for _ in range(self._random.randrange(5)):
            self._text.add(self._random.choice(_FILLERS), place=self._place)
        if self._random.random() < 0.04:
            self._unread.append(self._text.add(_UNREAD, place=self._place)[0])
        if self._random.random() < 0.3:
            self._text.end_paragraph()

    def _sentence(self, left: int) -> None:
        """Adds a sentence, and the one or two records that it holds; so many may still come."""
        forms = [form for form in _FORMS if left > 1 or not (form.answers or form.nested)]
        form = self._random.choices(forms, [form.weight for form in forms])[0]
        reports = (REPORT, REPORT, OTHER_REPORT)
        about = _About(self._random.choice(reports), self._random.choice(sorted(_TOPICS)), *self._when())
        source: Actor | Report = self._corpus.source()
        if form.record is RecordKind.RECOMMENDATION:
            source = self._random.choice(reports)
        others = {name: self._corpus.source() for name in ("to", "outer") if f"{{{name}}}" in form.pattern}
        others["via"] = self._corpus.agency()
        named, role = self._named(source)
        words = {name: actor.name for name, actor in others.items()}
        words |= {
            "inner": "told",
            "source": named,
            "content": self._content(form, about),
            "cue": self._random.choice(form.cues),
        }
        sentence, parts = self._text.add(form.pattern, when=about.when, **words)
        values = self._values(form, about, words) | {"as_named": named, "role": role}
        if form.nested:
            told = Span(parts["source"].start, parts["content"].end)
            outer = self._reading(form, parts["outer"], parts["cue"], told)
            values["nested_in"] = self._add(outer, others["outer"], sentence, words=told.of(self._text.text))
        if "to" in others:
            values["addressees"] = (others["to"],)
        if form.answers:
            values["via"] = others["via"]
        if isinstance(source, Actor) and source.of and self._random.random() < 0.5:
            values["on_behalf_of"] = PARLIAMENT
        reading = self._reading(form, parts["source"], parts["inner" if form.nested else "cue"], parts["content"])
        said = self._add(reading, source, sentence, **values)
        if form.answers:
            given = {name: values[name] for name in ("toward", "stance", "act", "as_named", *about.date)}
            self._add(reading, source, sentence, kind=RecordKind.RESPONSE, expressed_in=said, **given)
        if self._random.random() < 0.02:
            wrong = Reading(kind=Kind.STATEMENT, rule="object", source=(parts["content"],), cue=(parts["cue"],))
            self._rejected.append(Rejected(wrong, (sentence,), "A. Curator", "Nobody speaks here."))

    def _values(self, form: _Form, about: _About, words: Mapping[str, str]) -> dict[str, Any]:
        """What a record of this form says beside its words' places."""
        values: dict[str, Any] = {"kind": form.record, **(about.date if "{when}" in form.pattern else {})}
        if form.record is RecordKind.RESPONSE:
            return values | {"toward": about.report, "stance": "rejects" if words["cue"] == "rejected" else "welcomes"}
        if form.record is RecordKind.OMISSION:
            return values | {"topics": (about.topic,), "act": "declines"}
        content = words["content"]
        values |= {"words": content, "quote": "mixed" if "“" in content else "indirect", "topics": self._topics(about)}
        if form.kind is Kind.DENIAL and self._random.random() < 0.5:
            values |= self._against(content)
        if form.answers:
            values |= {"toward": about.report, "stance": self._random.choice(_STANCES), "act": "evaluates"}
        return values | dict(form.given)

    def _content(self, form: _Form, about: _About) -> str:
        if form.record is RecordKind.RESPONSE:
            return about.report.name
        if form.record is RecordKind.OMISSION:
            return _TOPICS[about.topic]
        if form.kind is Kind.RECOMMENDATION:
            return self._corpus.action()
        if form.kind is Kind.DENIAL and self._random.random() < 0.6:
            stated = [record.words for record in self._records if _states(record)]
            return stated[-1] if stated else self._corpus.claim()
        claim = self._corpus.claim()
        return claim.replace("“", "‘").replace("”", "’") if form.given.get("quote") == "direct" else claim

    def _against(self, content: str) -> dict[str, Any]:
        """That somebody rejects what somebody else stated before."""
        stated = [record for record in self._records if _states(record) and record.words == content]
        return {"toward": stated[-1], "stance": "rejects"} if stated else {}

    def _named(self, source: Actor | Report) -> tuple[str, str | None]:
        """How the article names a source, and the role it gives."""
        if isinstance(source, Actor) and source.roles and self._random.random() < 0.3:
            return f"{source.roles[0]} {source.name}", source.roles[0]
        return (
            self._random.choice(source.names) if source.names and self._random.random() < 0.5 else source.name
        ), None

    def _topics(self, about: _About) -> tuple[str, ...]:
        number = self._random.choices((0, 1, 2), (8, 9, 3))[0]
        return tuple(sorted({about.topic, self._random.choice(sorted(_TOPICS))}))[:number]

    def _when(self) -> tuple[str, dict[str, Any]]:
        """The words of a time, and the date that they mean."""
        chance, day = self._random.random(), self._day - timedelta(days=self._random.randrange(40))
        if chance < 0.55:
            return "", {}
        if chance < 0.7:
            back = timedelta(days=self._random.randrange(1, 7))
            words = f"on {self._day - back:%A}"
            found = (self._day - back).isoformat() if self._dated else None
            basis = "from-article-date" if found else "unresolved"
        elif chance < 0.8:
            words, found, basis = f"on {day.day} {day:%B %Y}", day.isoformat(), "explicit"
        elif chance < 0.86:
            words, found, basis = f"in {day:%B %Y}", f"{day:%Y-%m}", "explicit"
        elif chance < 0.9:
            words, found, basis = f"in {day.year - 1}", str(day.year - 1), "explicit"
        elif chance < 0.96:
            words, found, basis = "the day after the ferry strike", "2031-06-15", "from-event"
        else:
            words, found, basis = "not long ago", None, "unresolved"
        return f" {words}", {"date_words": words, "date": found, "date_basis": basis}

    def _reading(self, form: _Form, source: Span, cue: Span, content: Span) -> Reading:
        by_hand = self._random.random() < 0.35
        return Reading(
            kind=form.kind,
            rule=CURATED if by_hand else form.rule,
            source=(source,),
            cue=(cue,),
            content=(content,),
            given=Given(by="A. Curator") if by_hand and self._number % 2 else None,
        )

    def _add(self, reading: Reading, source: Actor | Report, sentence: Span, **given: Any) -> Record:
        values: dict[str, Any] = {"kind": RecordKind.STATEMENT, **given}
        kind = "action" if values.get("requested") or values["kind"] is RecordKind.RECOMMENDATION else "claim"
        values["words"] = wording(values.get("words", ""), kind)
        if values["words"]:
            values.setdefault("quote", "indirect")
        found_too = reading.rule == CURATED and self._random.random() < 0.5
        origins = (CURATED, "that-clause") if found_too else (reading.rule,)
        record = Record(reading=reading, source=source, evidence=(sentence,), origins=origins, **values)
        self._records.append(record)
        return record


def _states(record: Record) -> bool:
    """Whether a record puts forward words that others could speak of."""
    plain = record.kind is RecordKind.STATEMENT and not (record.requested or record.disputed or record.nested_in)
    return plain and " had told reporters " not in record.words


def _shuffled(items: Iterable[Item], random: Random) -> list[Item]:
    listed = list(items)
    random.shuffle(listed)
    return listed


def _claims() -> Iterator[str]:
    for number, subject, state, time in product(range(1, 10_000), _SUBJECTS, _STATES, _TIMES):
        yield f"{subject} {number} {state} {time}"


def _actions() -> Iterator[str]:
    for number, deed, subject, manner in product(range(1, 10_000), _DEEDS, _SUBJECTS, _MANNERS):
        yield f"{deed} {subject} {number} {manner}"
