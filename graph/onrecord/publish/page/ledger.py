"""Findings -> the records as the page shows them: in readers' words, with their sentences and the parts to mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.knowledge.naming import Cover, Naming, relation
from onrecord.knowledge.network import Sighting
from onrecord.knowledge.quads import RuleCard
from onrecord.publish.page.words import words
from onrecord.records import CURATED, Actor, Article, Record, RecordKind, Register

MAX_SENTENCE = 20_000
"""Code points of a passage that the page shows; a longer one is cut, with a mark, so that no text chokes a browser."""


class Ledger:
    """Numbers the records of a corpus and describes each once."""

    def __init__(self, register: Register, rules: Mapping[str, RuleCard]) -> None:
        self._register = register
        self._rules = rules
        self._cover = Cover(register.withheld)
        self._numbers: dict[str, int] = {}
        self._articles: dict[str, int] = {}
        self._namings: dict[str, Naming] = {}
        self.records: list[dict[str, Any]] = []
        self.articles: list[dict[str, str | None]] = []

    def number(self, sighting: Sighting) -> int:
        """The number of a record, described at its first sighting."""
        if sighting.name not in self._numbers:
            self._numbers[sighting.name] = len(self.records)
            self.records.append(self._described(sighting.article, sighting.record))
        return self._numbers[sighting.name]

    def _described(self, article: Article, record: Record) -> dict[str, Any]:
        naming = self._naming(article)
        return {
            "article": self._articles[article.sha256],
            "who": naming.name(record.source),
            "does": self._does(naming, record),
            "words": self._words(naming, record),
            "passages": [self._passage(naming.shown, record, span.start, span.end) for span in record.evidence],
            "facts": {name: value for name, value in self._facts(naming, article, record).items() if value},
        }

    def _naming(self, article: Article) -> Naming:
        if article.sha256 not in self._namings:
            self._namings[article.sha256] = Naming(article, self._register)
            self._articles[article.sha256] = len(self.articles)
            shown = {"name": article.name, "title": article.title, "publisher": article.publisher}
            covered = {name: self._cover.cover(value) if value else None for name, value in shown.items()}
            self.articles.append({**covered, "published": article.published})
        return self._namings[article.sha256]

    @staticmethod
    def _does(naming: Naming, record: Record) -> str:
        said = words()
        if record.kind is RecordKind.STATEMENT and record.disputed:
            return f"{said['disputed']}:"
        if record.kind is RecordKind.STATEMENT and record.requested:
            return f"{said['requested']}:"
        if record.kind is RecordKind.RESPONSE:
            return str(said["responds"].format(position=said["positions"].get(record.stance, "")))
        how = said["relations"]["holds"] if relation(record).shortcut == "holds" else said["kinds"][record.kind.value]
        return f"{how} (“{naming.cue(record)}”):" if naming.needs_cue(record) else f"{how}:"

    @staticmethod
    def _words(naming: Naming, record: Record) -> str:
        """What a record is about, in the article's words."""
        if record.kind is RecordKind.RESPONSE:
            inside = record.expressed_in
            return naming.words(inside) if inside and inside.words else naming.passage_words(record)
        return naming.words(record) or naming.passage_words(record, with_cue=False)

    @staticmethod
    def _passage(text: str, record: Record, start: int, end: int) -> dict[str, Any]:
        shown = text[start : min(end, start + MAX_SENTENCE)]
        roles = (("content", record.reading.content), ("source", record.reading.source), ("cue", record.reading.cue))
        marks = [
            [max(span.start, start) - start, min(span.end, start + len(shown)) - start, role]
            for role, spans in roles
            for span in spans
            if span.start < start + len(shown) and start < span.end
        ]
        return {"text": shown + ("" if start + len(shown) == end else " …"), "marks": marks}

    def _facts(self, naming: Naming, article: Article, record: Record) -> dict[str, str | None]:
        said = words()
        date = " · ".join(filter(None, [record.date_words, record.date, said["dates"].get(record.date_basis)]))
        page = article.page_of(record.evidence[0].start)
        on = record.toward
        how = (
            []
            if record.kind is RecordKind.RESPONSE and not record.expressed_in
            else [said["acts"].get(record.act), said["modes"].get(record.mode), said["quotes"].get(record.quote)]
        )
        facts = {
            "named": record.as_named if record.as_named != record.source.name else None,
            "role": record.role,
            "behalf": record.on_behalf_of.name if record.on_behalf_of else None,
            "how": ", ".join(filter(None, how)),
            "position": said["positions"].get(record.stance),
            "toward": on.words if isinstance(on, Record) else on.name if isinstance(on, Actor) else None,
            "date": date,
            "via": record.via.name if record.via else None,
            "nested": record.nested_in.source.name if record.nested_in else None,
            "to": ", ".join(actor.name for actor in record.addressees),
            "page": str(page) if page else None,
            "found": self._found(record),
        }
        return {name: naming.cover(value) if value else None for name, value in facts.items()}

    def _found(self, record: Record) -> str:
        """By hand and by whom, or by which rules and how those did on an annotated corpus."""
        said = words()
        ways = []
        for origin in record.origins:
            given = record.reading.given
            card = self._rules.get(origin)
            if origin == CURATED:
                ways.append(said["by_curator"].format(who=given.by) if given and given.by else said["by_hand"])
            elif card and card.right is not None:
                ways.append(
                    said["by_rule_tested"].format(
                        rule=card.label, right=card.right, tried=card.tried, corpus=card.tested_on
                    )
                )
            else:
                ways.append(said["by_rule"].format(rule=card.label if card else origin))
        return "; ".join(ways)
