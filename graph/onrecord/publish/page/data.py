"""Findings -> what the page shows, as JSON values: nodes, articles and records, numbered by their places in lists.

Offsets are in UTF-16 code units of the articles' texts, as a browser counts them. What is unknown is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.findings import Findings, Record, RecordKind, Rejected
from onrecord.knowledge import iris
from onrecord.knowledge.naming import Cover, Naming, relation
from onrecord.knowledge.network import Network
from onrecord.knowledge.quads import RuleCard
from onrecord.publish.page.passed import passed_over
from onrecord.publish.page.printings import printed_alike
from onrecord.publish.page.utf16 import Utf16
from onrecord.publish.page.words import counted, words
from onrecord.records import CURATED, Article, Entity, Reading, Register, Report, Span, united

Values = dict[str, Any]


def page_data(
    findings: Sequence[Findings],
    register: Register,
    base: str,
    rules: Mapping[str, RuleCard],
    drawn: Network,
    *,
    excerpts: bool = False,
) -> Values:
    """The data of ``types.d.ts``, the same whatever the order of the findings.

    ``drawn``: the network, whose nodes come first, in its order. ``excerpts``: of each article only the sentences that
    are evidence.
    """
    ordered = sorted(findings, key=lambda found: (found.article.name, found.article.sha256))
    return _Data(ordered, register, rules, drawn, excerpts).values(base)


class _Data:
    def __init__(
        self,
        findings: Sequence[Findings],
        register: Register,
        rules: Mapping[str, RuleCard],
        drawn: Network,
        excerpts: bool,
    ) -> None:
        self._findings = findings
        self._register = register
        self._cards = rules
        self._excerpts = excerpts
        self._cover = Cover(register.withheld)
        self._tellable = _Tellable(findings if excerpts else None)
        self._shown_as = {a: b for a, b, key in drawn.edges(keys=True) if key == "variantOf"}
        self._numbers: dict[str, int] = {}
        self._described: set[str] = set()
        self._nodes: list[Values] = []
        self._rules: dict[str, int] = {}
        self._records: list[Values] = []
        for node, given in drawn.nodes(data=True):
            if node not in self._shown_as:
                self._node(node, given["kind"], given["label"])
        self._contradictions = sorted(
            {
                (min(pair), max(pair))
                for a, b, key in drawn.edges(keys=True)
                if key == "contradicts" and (pair := (self._number(a), self._number(b))) and pair[0] != pair[1]
            }
        )

    def values(self, base: str) -> Values:
        articles = [self._article(number, found) for number, found in enumerate(self._findings)]
        self._add_passed()
        prefixes = iris.prefixes(iris.checked_base(base))
        kinds = ("statement", "recommendation", "response", "omission", "actor", "report", "claim", "action", "article")
        return {
            "prefixes": {kind: prefixes[kind] for kind in kinds},
            "articles": articles,
            "nodes": self._nodes,
            "records": self._records,
            "contradictions": self._contradictions,
            "collations": printed_alike(self._findings, excerpts=self._excerpts),
            "rules": [self._rule(name) for name in self._rules],
            "summary": _summary(self._findings),
            "notice": _notice(self._findings),
            "excerpts": self._excerpts,
        }

    def _node(self, name: str, kind: str, label: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self._nodes)
            self._nodes.append({"id": name, "kind": kind, "label": label})
        return self._numbers[name]

    def _number(self, node: str) -> int:
        return self._numbers[self._shown_as.get(node, node)]

    def _entity(self, who: Entity | None) -> int | None:
        if who is None:
            return None
        name, cover = self._cover.entity(who), self._cover.cover
        if name in self._described:
            return self._numbers[name]
        self._described.add(name)
        kind = "report" if isinstance(who, Report) else who.kind.value
        number = self._node(name, kind, self._cover.name(who))
        more: Values = {"names": [cover(one) for one in who.names if one in self._tellable]}
        if isinstance(who, Report):
            issuer = self._register.actors.get(who.issuer or "")
            more |= {"issuer": cover(issuer.name if issuer else who.issuer or ""), "released": who.released}
        else:
            more |= {"of": self._entity(self._register.actors.get(who.of or ""))}
        self._nodes[number] |= _known(**more)
        return number

    def _topic(self, key: str) -> int:
        known = self._register.topics.get(key)
        return self._node(self._cover.topic(key), "topic", self._cover.cover(known.label if known else key))

    def _rule(self, name: str) -> Values:
        card = self._cards.get(name, RuleCard(name))
        return _known(label=card.label, right=card.right, tried=card.tried, corpus=card.tested_on)

    def _rule_number(self, name: str) -> int:
        return self._rules.setdefault(name, len(self._rules))

    def _article(self, number: int, found: Findings) -> Values:
        article, naming = found.article, Naming(found.article, self._register)
        at = Utf16(naming.shown)
        self._add_records(number, found, naming, at)
        whole = (Span(0, len(naming.shown)),)
        evidence = _joined((span for record in found.records for span in record.evidence), naming.shown)
        pieces = [[at(span.start), span.of(naming.shown)] for span in (evidence if self._excerpts else whole)]
        values = _known(
            id=naming.local,
            name=self._cover.cover(article.name),
            title=self._cover.cover(article.title or ""),
            publisher=self._cover.cover(article.publisher or ""),
            published=article.published,
            url=self._cover.address(article.url),
            saved=article.saved,
            language=article.language,
        )
        if not self._excerpts:
            values |= _known(
                excluded=[[*at.span(passage.span), passage.reason] for passage in article.excluded],
                unread=[at.span(span) for span in found.unread],
                rejected=[self._rejected(rejected, at) for rejected in found.rejected],
            )
        return values | {"byRules": found.by_rules, "pieces": pieces}

    def _add_records(self, number: int, found: Findings, naming: Naming, at: Utf16) -> None:
        """The records of one article, in the order of what stands in it."""
        ordered = sorted(found.records, key=lambda record: (record.evidence, naming.record(record)))
        numbers = {id(record): len(self._records) + index for index, record in enumerate(ordered)}
        names = [naming.record(record) for record in ordered]
        for record, name in zip(ordered, names, strict=True):
            described = self._record(record, found.article, naming, at)
            tied = {"inside": record.nested_in, "expressed": record.expressed_in}
            ties = {key: numbers.get(id(other)) for key, other in tied.items() if other}
            self._records.append({"id": name, "article": number} | described | _known(**ties))

    def _add_passed(self) -> None:
        """To whoever a recommendation is addressed, the sentences about it from which nothing was read."""
        asked = {
            self._cover.entity(actor): actor
            for found in self._findings
            for record in found.records
            if record.kind is RecordKind.RECOMMENDATION
            for actor in record.addressees
        }
        names = {node: [self._cover.name(who), *map(self._cover.cover, who.names)] for node, who in asked.items()}
        shown = [self._cover.cover(found.article.text) for found in self._findings] if names else []
        at = [Utf16(text) for text in shown]
        for node, places in passed_over(self._findings, shown, names).items() if names else ():
            passed: Values = {"passedCount": len(places)}
            if not self._excerpts:
                passed = {"passed": [[number, *at[number].span(span)] for number, span in places]}
            self._nodes[self._numbers[node]] |= passed

    def _record(self, record: Record, article: Article, naming: Naming, at: Utf16) -> Values:
        content = naming.content(record)
        toward = record.toward
        about = None
        if isinstance(toward, Record):
            # Where that record was left out, to withhold a name, its content is no node.
            named = naming.content(toward) or ""
            about = self._numbers.get(self._shown_as.get(named, named))
        elif toward:
            about = self._entity(toward)
        by = record.reading.given.by if record.reading.given else None
        target = self._entity(toward) if content and isinstance(toward, Report) and not record.words else None
        if content and target is None:
            target = self._number(content)
        return {
            "kind": record.kind.value,
            "relation": relation(record).shortcut or "silentOn",
            "evidence": [at.span(span) for span in record.evidence],
            "marks": self._marks(record.reading, at),
            "act": record.act,
            "mode": record.mode,
            "source": self._entity(record.source),
        } | _known(
            target=target,
            words=naming.words(record),
            named=naming.cover(record.as_named or ""),
            role=naming.cover(record.role or ""),
            behalf=self._entity(record.on_behalf_of),
            to=[self._entity(actor) for actor in record.addressees],
            via=self._entity(record.via),
            quote=record.quote,
            position=record.stance,
            toward=about,
            date=record.date,
            dateWords=self._date_words(record, naming),
            basis=record.date_basis,
            page=article.page_of(record.evidence[0].start),
            topics=[self._topic(key) for key in record.topics],
            hand=record.curated,
            by=naming.cover(by or ""),
            rules=[self._rule_number(origin) for origin in record.origins if origin != CURATED],
        )

    def _date_words(self, record: Record, naming: Naming) -> str:
        """The words for a date; they may stand elsewhere in the article, where a page of excerpts does not reach."""
        told = naming.cover(record.date_words or "")
        inside = any(told in span.of(naming.shown) for span in record.evidence)
        return told if inside or not self._excerpts else ""

    def _rejected(self, rejected: Rejected, at: Utf16) -> Values:
        return {
            "evidence": [at.span(span) for span in rejected.evidence],
            "marks": self._marks(rejected.reading, at),
            "rule": self._rule_number(rejected.reading.rule),
        } | _known(by=self._cover.cover(rejected.by or ""), why=self._cover.cover(rejected.why or ""))

    @staticmethod
    def _marks(reading: Reading, at: Utf16) -> list[list[Any]]:
        roles = (("source", reading.source), ("cue", reading.cue), ("content", reading.content))
        return [[*at.span(span), role] for role, spans in roles for span in spans]


class _Tellable:
    """What may be told of the articles: on a page of excerpts only what stands in a sentence that is evidence."""

    def __init__(self, findings: Sequence[Findings] | None) -> None:
        self._text = None if findings is None else "\n".join(map(_evidence_text, findings))

    def __contains__(self, words: str) -> bool:
        return self._text is None or words in self._text


def _evidence_text(found: Findings) -> str:
    return "\n".join(span.of(found.article.text) for record in found.records for span in record.evidence)


def _joined(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans in text order, those with nothing but blanks between them made one."""
    joined: list[Span] = []
    for span in united(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            span = Span(joined.pop().start, span.end)  # noqa: PLW2901 - grows until something stands between
        joined.append(span)
    return tuple(joined)


def _known(**values: object) -> Values:
    """The values that are known: nothing empty; a zero is a number like others."""
    return {name: value for name, value in values.items() if value is not False and (value or value == 0)}


def _summary(findings: Iterable[Findings]) -> str:
    findings = tuple(findings)
    records = [record for found in findings for record in found.records]
    kinds = [record.kind for record in records]
    numbers = {
        "articles": len(findings),
        "sources": len({record.source for record in records}),
        "statements": kinds.count(RecordKind.STATEMENT),
        "recommendations": kinds.count(RecordKind.RECOMMENDATION),
        "responses": kinds.count(RecordKind.RESPONSE),
    }
    return " · ".join(counted(words()["summary"][name], n) for name, n in numbers.items())


def _notice(findings: Sequence[Findings]) -> str:
    said = words()
    foreign = sum(not found.by_rules for found in findings)
    sentences = [said["notice"], counted(said["unread"], sum(len(found.unread) for found in findings))]
    return " ".join([*sentences, *([counted(said["not_by_rules"], foreign)] if foreign else [])])
