"""Findings made by hand, for tests of every stage after reading: two short articles with each kind of record."""

from __future__ import annotations

from onrecord.findings import Findings, Record, RecordKind, Rejected
from onrecord.records import (
    Actor,
    ActorKind,
    Article,
    Excluded,
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

HARBOUR = (
    "Ministry rejects “Harbour” inquiry\n"
    "\n"
    "Read: Ten \\ beaches to see\n"
    "The inquiry said on Monday that “the quay may have been unsafe for years”. "
    "It calls on the harbour authority to close the quay.\n"
    "“That is a lie,” Ana Ruiz, a ministry spokeswoman, told the Daily Post. "
    "The ministry denied that the quay was unsafe. "
    "The union wants the report published; it demanded that the ministry pay the crews. "
    "Mr 王文斌 believes that the quay will reopen.\n"
    "The inquiry did not comment on wages. The ministry withdrew its staff from the inquiry.\n"
)
FERRY = (
    "Ferries wait\n\nThe quay may have been unsafe for years, the inquiry said. The quay is safe, the ministry wrote.\n"
)

INQUIRY = Report(
    name="Harbour Inquiry 2031",
    key="harbour-inquiry",
    names=("the inquiry", "the report"),
    issuer="parliament",
    released="2031-03-03",
)
PARLIAMENT = Actor(name="Parliament", key="parliament", kind=ActorKind.ORGANISATION)
MINISTRY = Actor(name="Ministry of Ports", key="ministry", kind=ActorKind.GOVERNMENT, names=("the ministry",))
RUIZ = Actor(
    name="Ana Ruiz",
    key="ana-ruiz",
    kind=ActorKind.PERSON,
    roles=("ministry spokeswoman",),
    of="ministry",
    wikidata="Q1234567",
)
POST = Actor(name="Daily Post", key="daily-post", kind=ActorKind.MEDIA)
AUTHORITY = Actor(name="harbour authority")
UNION = Actor(name="The union", kind=ActorKind.GROUP)
WANG = Actor(name="王文斌", kind=ActorKind.PERSON)


def make_register() -> Register:
    """What the sample corpus knows by hand, with a link of each kind between its two articles."""
    unsafe = Wording("the quay may have been unsafe for years", "en", make_article().sha256, "claim")
    again = Wording("The quay may have been unsafe for years", "en", make_second_article().sha256, "claim")
    safe = Wording("The quay is safe", "en", make_second_article().sha256, "claim")
    return Register(
        actors={actor.key: actor for actor in (PARLIAMENT, MINISTRY, RUIZ, POST) if actor.key},
        reports={"harbour-inquiry": INQUIRY},
        topics={
            "safety": Topic("safety", "safety of the quay", ("unsafe", "safe")),
            "wages": Topic("wages", "wages", ("wages", "pay")),
        },
        links=(Link("same", unsafe, again), Link("contradicts", unsafe, safe)),
    )


def make_article(text: str = HARBOUR, name: str = "harbour") -> Article:
    """The first article."""
    start = text.find("Read:")
    line = Span(start, text.index("\n", start)) if start >= 0 else None
    return Article(
        name=name,
        text=text,
        title="Ministry rejects “Harbour” inquiry",
        publisher="The Morning",
        published="2031-03-05",
        url='https://example.com/harbour?a=1&b="2"',
        detected=frozenset({"title", "url"}),
        excluded=(Excluded(line, "teaser"),) if line else (),
    )


def make_second_article() -> Article:
    """The second article; nothing is known of it but its text."""
    return Article(name="ferry", text=FERRY)


def span(text: str, words: str, after: int = 0) -> Span:
    """Where words stand in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def _sentence(text: str, inside: Span) -> Span:
    ends = [text.find(mark, inside.end) for mark in (". ", ".\n", "; ")]
    starts = [text.rfind(mark, 0, inside.start) for mark in (". ", ".\n", "; ", "\n")]
    start = max(starts) + 1
    return Span(start + text[start].isspace(), min(end for end in ends if end >= 0) + 1)


def _reading(
    text: str, source: str, cue: str, content: str, kind: Kind = Kind.STATEMENT, rule: str = "curated", at: str = ""
) -> Reading:
    after = text.index(at) if at else 0
    spans = [(span(text, words, after),) if words else () for words in (source, cue, content)]
    return Reading(kind=kind, rule=rule, source=spans[0], cue=spans[1], content=spans[2])


def make_findings() -> tuple[Findings, Findings]:
    """Both articles, with every kind of record and statements put forward, held, disputed and asked for."""
    return _harbour(), _ferry()


def _evidence(text: str, reading: Reading) -> tuple[Span, ...]:
    return tuple(sorted({_sentence(text, part) for part in reading.parts}))


def _harbour() -> Findings:
    text = HARBOUR
    said = _reading(text, "The inquiry", "said", "“the quay may have been unsafe for years”", rule="that-clause.say")
    asks = _reading(text, "It", "calls on", "close the quay", Kind.RECOMMENDATION, "calls-on-to")
    lie = _reading(text, "Ana Ruiz", "told", "“That is a lie,”")
    denied = _reading(text, "The ministry", "denied", "the quay was unsafe", Kind.DENIAL)
    demand = _reading(text, "it", "demanded", "the ministry pay the crews", Kind.RECOMMENDATION, "demand", "; it")
    belief = _reading(text, "王文斌", "believes", "the quay will reopen", rule="that-clause.think")
    silent = _reading(text, "The inquiry", "did not comment on", "wages", Kind.OMISSION, at="The inquiry did")
    deed = _reading(
        text, "The ministry", "withdrew", "its staff from the inquiry", Kind.RESPONSE, at="The ministry with"
    )

    def made(reading: Reading, kind: RecordKind = RecordKind.STATEMENT, **given: object) -> Record:
        defaults: dict[str, object] = {
            "evidence": _evidence(text, reading),
            "origins": (reading.rule,),
            "words": wording(reading.content[0].of(text)),
            "as_named": reading.source[0].of(text),
        }
        return Record(kind=kind, reading=reading, **(defaults | given))  # type: ignore[arg-type]

    statement = made(
        said,
        source=INQUIRY,
        origins=("curated", "that-clause.say"),
        quote="direct",
        mode="writing",
        topics=("safety",),
        date_words="on Monday",
        date="2031-03-03",
        date_basis="from-event",
    )
    recommendation = made(asks, RecordKind.RECOMMENDATION, source=INQUIRY, addressees=(AUTHORITY,), act="recommends")
    reaction = made(
        lie,
        source=RUIZ,
        on_behalf_of=MINISTRY,
        via=POST,
        role="a ministry spokeswoman",
        quote="direct",
        act="denies",
        stance="rejects",
        toward=INQUIRY,
        nested_in=None,
    )
    denial = made(
        denied, source=MINISTRY, disputed=True, quote="indirect", act="denies", stance="rejects", toward=statement
    )
    call = made(
        demand,
        source=UNION,
        requested=True,
        act="calls-for",
        quote="indirect",
        addressees=(MINISTRY,),
        topics=("wages",),
    )
    view = made(belief, source=WANG, mode="thought", quote="indirect", date="2031", date_basis="explicit")
    omission = made(silent, RecordKind.OMISSION, source=INQUIRY, words="", act="declines", topics=("wages",))
    response = made(
        deed,
        RecordKind.RESPONSE,
        source=MINISTRY,
        words="",
        stance="rejects",
        toward=INQUIRY,
        date="2031-03",
        date_basis="explicit",
    )
    answer = made(
        lie,
        RecordKind.RESPONSE,
        source=MINISTRY,
        words="",
        stance="rejects",
        toward=INQUIRY,
        act="denies",
        expressed_in=reaction,
    )
    wrong = _reading(text, "Ana Ruiz", "told", "the Daily Post", rule="that-clause.say")
    return Findings(
        article=make_article(),
        records=(statement, recommendation, reaction, denial, call, view, omission, response, answer),
        rejected=(Rejected(wrong, _evidence(text, wrong), "A. Curator", "The paper is told, nothing is said."),),
    )


def _ferry() -> Findings:
    text = FERRY
    said = _reading(text, "the inquiry", "said", "The quay may have been unsafe for years", rule="quote-cue")
    wrote = _reading(text, "the ministry", "wrote", "The quay is safe", rule="quote-cue")
    records = (
        Record(
            kind=RecordKind.STATEMENT,
            reading=said,
            source=INQUIRY,
            evidence=_evidence(text, said),
            words=wording(said.content[0].of(text)),
            quote="indirect",
            topics=("safety",),
            origins=("quote-cue",),
        ),
        Record(
            kind=RecordKind.STATEMENT,
            reading=wrote,
            source=MINISTRY,
            evidence=_evidence(text, wrote),
            words=wording(wrote.content[0].of(text)),
            mode="writing",
            quote="indirect",
            topics=("safety",),
            origins=("quote-cue",),
        ),
    )
    return Findings(article=make_second_article(), records=records)
