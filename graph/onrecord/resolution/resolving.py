"""Readings of one article, by rules and by hand, go in; what is on record in it comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.findings import Findings, Record, RecordKind, Rejected
from onrecord.records import (
    CURATED,
    Actor,
    Article,
    CuratedReadings,
    Entity,
    Given,
    Kind,
    Reading,
    Register,
    Report,
    Sentence,
    Spans,
    hull,
    overlaps_any,
)
from onrecord.resolution.cast import Cast
from onrecord.resolution.dates import Calendar
from onrecord.resolution.drafts import Draft, assembled
from onrecord.resolution.meeting import Meeting, meet, place
from onrecord.resolution.naming import as_named, fold
from onrecord.resolution.nesting import outer_readings
from onrecord.resolution.passages import Passages
from onrecord.resolution.recommenders import recommenders
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Source, Sources, same
from onrecord.resolution.stances import Stance, Stances, respondent
from onrecord.resolution.wordlists import classes, words
from onrecord.withholding import touches
from onrecord.wording import joined, wording

_OF_FINDINGS = frozenset({"accuses", "evaluates", "denies"})
"""Acts that the words of a finding show, which yet is a statement."""
_TELLING_OF = frozenset({"note", "observe", "recall", "report", "mention", "reveal"})
"""Verbs by which one tells of others, not of the body that one speaks for."""
_ACTS = {Kind.DENIAL: "denies", Kind.OMISSION: "declines"}
_NOTHING = Given()
"""What is given with a rule's reading."""


def resolve(
    article: Article,
    sentences: tuple[Sentence, ...],
    readings: tuple[Reading, ...],
    curated: CuratedReadings,
    register: Register,
    precision: Mapping[str, float] | None = None,
) -> Findings:
    """What is on record in one article.

    ``readings``: the rules', nested ones included. ``precision``: of each rule, 0 to 1; decides whose spans stand where
    several rules read one passage. Without curation and with an empty register the text alone decides. DataError: a
    curator's entry refers to a statement or a report that is not there.
    """
    said = tuple(reading for reading in readings if reading.kind is not Kind.UNSAID)
    unsaid = tuple(sorted({reading for reading in readings if reading.kind is Kind.UNSAID}, key=place))
    meeting = meet(article.text, said, curated, [passage.span for passage in article.excluded], precision)
    return _Resolver(article, sentences, meeting, register).findings(unsaid)


class _Resolver:
    def __init__(self, article: Article, sentences: tuple[Sentence, ...], meeting: Meeting, register: Register) -> None:
        self._article = article
        self._register = register
        self._meeting = meeting
        self._readings = [met.reading for met in meeting.met]
        cues = [span for reading in self._readings for span in reading.cue]
        self._passages = Passages(article, sentences, register)
        cast = Cast(article, sentences, register)
        sources = [span for reading in self._readings for span in reading.source]
        self._reports = Reports(article, cast, register, sources)
        self._speakers = Sources(cast, self._reports, sentences, cues)
        self._calendar = Calendar(article, register, sentences, cues)
        self._stances = Stances(article, register, cast, self._reports, self._speakers, self._passages)
        self._outer = outer_readings(article.name, self._readings)
        self._inner: dict[int, list[int]] = {}
        for at, around in enumerate(self._outer):
            if around is not None:
                self._inner.setdefault(around, []).append(at)
        self._sources = self._resolved_sources()
        self._relaying = {at for at in self._inner if self._relays(at)}
        own = [at for at in range(len(self._readings)) if at not in self._relaying]
        self._stances.learn((self._readings[at], self._sources[at]) for at in own)
        self._hidden: dict[str, bool] = {}

    def findings(self, unsaid: tuple[Reading, ...]) -> Findings:
        """The records, with the readings ``unsaid`` beside them that touch nothing withheld or passed over."""
        drafts: list[Draft] = []
        withheld = 0
        for at in range(len(self._readings)):
            for draft in self._drafts(at):
                if self._is_withheld(draft):
                    withheld += 1
                else:
                    drafts.append(draft)
        return Findings(
            article=self._article,
            records=assembled(drafts, self._outer),
            rejected=self._rejected(),
            candidates=tuple(r for r in self._meeting.candidates if not self._touches_withheld(r)),
            unsaid=tuple(r for r in unsaid if self._is_shown(r)),
            unmatched=tuple(d for d in self._meeting.unmatched if not self._touches_withheld(d.reading)),
            withheld=withheld,
        )

    # --- sources ----------------------------------------------------------------------------------------------------

    def _resolved_sources(self) -> list[Source]:
        """In text order, so that a pronoun knows who spoke before; then "I" and "we", which need who speaks around."""
        found = [Source(UNNAMED)] * len(self._readings)
        for at in sorted(
            range(len(self._readings)), key=lambda at: (hull(self._readings[at].source or self._readings[at].parts), at)
        ):
            found[at] = self._source(self._readings[at])
        for at in sorted(range(len(self._readings)), key=self._depth):
            outer, unknown = self._outer[at], found[at].who is UNNAMED and self._readings[at].lemma != "hear"
            if unknown and outer is not None and self._readings[at].source:
                found[at] = self._speakers.resolve(self._readings[at].source, found[outer].who)
        for at, source in recommenders(self._article.text, self._readings, found, self._reports).items():
            found[at] = source
        return found

    def _source(self, reading: Reading) -> Source:
        given = reading.given or _NOTHING
        known = self._entity(given.speaker)
        if known is None and reading.lemma == "hear":
            return Source(UNNAMED)  # what a court hears, somebody said who is not named
        answers = reading.kind is Kind.DENIAL or classes("addressing").get(reading.lemma) == "answers"
        found = (
            self._speakers.speak_as(known, reading.source)
            if known
            else self._speakers.speak(reading.source, reading.content, answers=answers)
        )
        body = self._register.actors.get(given.on_behalf_of or "") or found.on_behalf_of
        return Source(found.who, given.role or found.role, None if same(body, found.who) else body, found.also)

    def _entity(self, key: str | None) -> Entity | None:
        return self._register.actors.get(key or "") or self._register.reports.get(key or "")

    def _depth(self, at: int) -> int:
        depth, outer = 0, self._outer[at]
        while outer is not None:
            depth, outer = depth + 1, self._outer[outer]
        return depth

    def _via(self, at: int) -> Entity | None:
        """Through whom the words reach the article: as curated, else who speaks around them, but no publisher."""
        given = self._readings[at].given
        if given and given.via:
            return self._entity(given.via)
        outer = self._outer[at]
        if outer is None:
            return None
        who = self._sources[outer].who
        names = {fold(name) for name in (who.name, *who.names)}
        published = self._article.publisher is not None and fold(self._article.publisher) in names
        return None if published or who is UNNAMED or same(who, self._sources[at].who) else who

    # --- drafts -----------------------------------------------------------------------------------------------------

    def _drafts(self, at: int) -> list[Draft]:
        """The records that a reading makes, apart from how they hang together."""
        source = self._sources[at]
        several = [source, *(Source(who) for who in source.also)]
        return [draft for each in several for draft in self._drafts_of(at, each)]

    def _drafts_of(self, at: int, source: Source) -> list[Draft]:
        reading = self._readings[at]
        stance = None if at in self._relaying else self._stances.of_reading(reading, source)
        if reading.kind is Kind.RESPONSE:
            who = respondent(source.who, source.on_behalf_of)
            return (
                [self._response(at, self._spoken_for(self._base(at, source, source.who), who), stance, None)]
                if who and stance and stance.responds
                else []
            )
        base = self._base(at, source, source.who)
        drafts = [self._with_stance(draft, stance) for draft in self._worded(at, base)]
        who = respondent(source.who, source.on_behalf_of)
        told = self._repeats(at, who, stance) or self._told_inside(at, stance) if stance and who else False
        if stance and stance.responds and who and not told:
            drafts.append(self._response(at, self._spoken_for(base, who), stance, drafts[0]))
        return drafts

    @staticmethod
    def _spoken_for(base: Record, who: Entity) -> Record:
        """The record with the body as its source for which somebody speaks; name and role are the speaker's own."""
        if same(base.source, who):
            return replace(base, on_behalf_of=None)
        return replace(base, source=who, on_behalf_of=None, as_named=None, role=None)

    def _relays(self, at: int) -> bool:
        """Whether somebody tells how somebody else reacts, which is no reaction of theirs: "said Berg rejected it"."""
        if self._readings[at].rule == CURATED:
            return False
        around = self._sources[at]
        for inner in self._inner[at]:
            reading, said = self._readings[inner], self._sources[inner]
            reacts = reading.stance is not None or reading.kind is Kind.DENIAL or reading.act in _OF_FINDINGS
            others = not any(same(who, said.who) for who in around.voices)
            named = bool(reading.source) and said.who is not UNNAMED
            own = named and self._is_own_body(inner) and self._readings[at].lemma not in _TELLING_OF
            if reacts and others and named and not own:
                return True
        return False

    def _is_own_body(self, at: int) -> bool:
        """Whether a source may be the body for which whoever tells of it speaks: "the force"; not "critics"."""
        last = self._readings[at].source[-1].of(self._article.text).split()[-1].lower()
        return self._is_common(at) and last not in words("groups")

    def _repeats(self, at: int, who: Entity, stance: Stance) -> bool:
        """Whether the words around, of the same speaker, already answer so: "said it | accepted the report"."""
        outer = self._outer[at]
        if outer is None or self._readings[at].rule == CURATED:
            return False
        around = self._sources[outer]
        repeated = same(respondent(around.who, around.on_behalf_of), who)
        if repeated and stance.value == "neutral":
            return True
        found = self._stances.of_reading(self._readings[outer], around)
        if found is None or not found.responds:
            return False
        if repeated and " ".join(span.of(self._article.text) for span in self._readings[at].source) in (
            "I",
            "we",
            "We",
        ):
            return True
        return found.value == stance.value and (repeated or self._is_common(at))

    def _told_inside(self, at: int, stance: Stance) -> bool:
        """Whether words inside tell the speaker's stance, which these only introduce: "it said | it was glad"."""
        if self._readings[at].rule == CURATED or self._readings[at].stance is not None or stance.value != "neutral":
            return False
        for inner in self._inner.get(at, ()):
            if same(self._sources[inner].who, self._sources[at].who) or self._is_common(inner):
                found = self._stances.of_reading(self._readings[inner], self._sources[inner])
                if found is not None and found.responds and found.value != "neutral":
                    return True
        return False

    def _is_common(self, at: int) -> bool:
        """Whether a source is told by a pronoun or common words: "it", "the force"."""
        named = "".join(span.of(self._article.text)[1:] for span in self._readings[at].source)
        return named == named.lower()

    def _base(self, at: int, source: Source, who: Entity) -> Record:
        reading = self._readings[at]
        given = reading.given or _NOTHING
        addressees = [actor for key in given.addressees if (actor := self._register.actors.get(key))]
        around = self._outer[at]
        outer = self._sources[around].who if around is not None else None
        dated = self._calendar.of_reading(reading, self._readings[around].content if around is not None else None)
        writes = isinstance(source.who, Report) and reading.mode in (None, "speech") and reading.rule != CURATED
        via = self._via(at)
        claims = reading.kind not in (Kind.OMISSION, Kind.RECOMMENDATION)
        return Record(
            kind=RecordKind.STATEMENT,
            reading=reading,
            source=who,
            evidence=self._passages.evidence(reading.parts),
            words=wording(joined(self._article.text, reading.content)) if claims else "",
            disputed=reading.kind is Kind.DENIAL,
            act=self._act(reading, source),
            mode="writing" if writes else reading.mode or ("writing" if isinstance(who, Report) else "speech"),
            quote=self._passages.quote_type(reading.content, reading.cue),
            as_named=as_named(span.of(self._article.text) for span in reading.source) or None,
            role=source.role,
            on_behalf_of=None if same(source.on_behalf_of, who) else self._shown(source.on_behalf_of),
            addressees=tuple(
                a for a in addressees or self._speakers.actors(reading.addressee, outer, who) if self._shown(a)
            ),
            via=None if via is None or self._name_is_withheld(via) else via,
            date_words=dated.words if dated else None,
            date=dated.date if dated else None,
            date_basis=dated.basis if dated else None,
            topics=self._topics(reading, reading.content),
            origins=self._meeting.met[at].origins,
        )

    def _act(self, reading: Reading, source: Source) -> str:
        """The act as read; what a report or its issuer finds is asserted, however grave, unless the cue judges."""
        act = reading.act or _ACTS.get(reading.kind, "asserts")
        quoted = self._passages.quote_type(reading.content, reading.cue) == "direct"
        finding = reading.told and act in _OF_FINDINGS and self._stances.presents(source, in_person=quoted)
        return "asserts" if finding else act

    def _topics(self, reading: Reading, content: Spans) -> tuple[str, ...]:
        given = reading.given.topics if reading.given else ()
        return tuple(sorted({*given, *self._passages.topics(content)}))

    def _worded(self, at: int, base: Record) -> list[Draft]:
        """The statement, the omission, or what is asked for, one record an action."""
        reading, text = base.reading, self._article.text
        if reading.kind is Kind.OMISSION:
            return [Draft(at, replace(base, kind=RecordKind.OMISSION))]
        if reading.kind is not Kind.RECOMMENDATION:
            return [Draft(at, base)]
        report = self._recommends(base)
        actions: list[Spans] = [(action,) for action in reading.actions] or [reading.content]
        drafts = []
        for action in actions:
            asked = replace(base, words=wording(joined(text, action), "action"), topics=self._topics(reading, action))
            if report:
                act = "recommends" if reading.act in (None, "calls-for") else reading.act
                made = replace(asked, kind=RecordKind.RECOMMENDATION, source=report, act=act)
            else:
                made = replace(asked, requested=True, act=reading.act or "calls-for")
            drafts.append(Draft(at, made, action))
        return drafts

    def _recommends(self, base: Record) -> Report | None:
        """The report that recommends: the source, or the one that the source issued and here presents."""
        if isinstance(base.source, Report):
            return base.source
        if base.reading.rule == CURATED and base.reading.act != "recommends":
            return None
        issued = self._reports.issued(base.source)
        return issued[0] if len(issued) == 1 else None

    def _with_stance(self, draft: Draft, stance: Stance | None) -> Draft:
        if stance is None:
            return draft
        record = replace(draft.record, stance=stance.value, toward=stance.toward)
        return replace(draft, record=record, toward_label=stance.label)

    def _response(self, at: int, base: Record, stance: Stance, expressed_in: Draft | None) -> Draft:
        quote = base.quote if expressed_in else None
        told = replace(base, words="", disputed=False, stance=stance.value, toward=stance.toward)
        return Draft(at, replace(told, kind=RecordKind.RESPONSE, quote=quote), expressed_in=expressed_in)

    # --- what stands in no output -----------------------------------------------------------------------------------

    def _is_withheld(self, draft: Draft) -> bool:
        return self._passages.is_withheld(draft.record.evidence) or self._name_is_withheld(draft.record.source)

    def _touches_withheld(self, reading: Reading) -> bool:
        return self._passages.is_withheld(self._passages.evidence(reading.parts))

    def _is_shown(self, reading: Reading) -> bool:
        excluded = [passage.span for passage in self._article.excluded]
        apart = not any(overlaps_any(part, excluded) for part in reading.parts)
        return apart and not self._touches_withheld(reading)

    def _name_is_withheld(self, who: Entity) -> bool:
        if who.name not in self._hidden:
            self._hidden[who.name] = touches(who.name, self._register.withheld)
        return self._hidden[who.name]

    def _shown(self, who: Actor | None) -> Actor | None:
        return None if who is None or self._name_is_withheld(who) else who

    def _rejected(self) -> tuple[Rejected, ...]:
        return tuple(
            Rejected(
                reading,
                self._passages.evidence(reading.parts),
                decision.reading.given.by if decision.reading.given else None,
                decision.reading.given.why if decision.reading.given else None,
            )
            for reading, decision in self._meeting.rejected
            if not self._touches_withheld(reading)
        )
