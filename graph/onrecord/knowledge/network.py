"""Findings -> the network people look at: who, the claims and actions, and what ties them, with the records behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import networkx

from onrecord.findings import Findings, Record, RecordKind
from onrecord.knowledge.naming import Cover, Naming, linked, relation, shortened
from onrecord.records import Article, Entity, Link, Register, Report

if TYPE_CHECKING:
    Network = networkx.MultiDiGraph[str]
else:
    Network = networkx.MultiDiGraph


class Sighting(NamedTuple):
    """One record behind an edge, and the article it was read in."""

    article: Article
    record: Record
    name: str
    """The record's node in the graph, as ``kind:local``."""


def network(findings: Sequence[Findings], register: Register | None = None) -> Network:
    """The network of a corpus, the same whatever the order of its articles.

    Nodes are named as in Turtle (``actor:wang-wenbin``) and carry ``kind`` (person, organisation, government, media,
    group, unknown, report, claim, action, topic), ``label`` and ``count``, the number of records that touch them. Edges
    have the shortcut as key and as ``relation`` (stated, holds, disputes, calledFor, recommends, respondedTo; silentOn
    from a source to a topic it is said not to speak of), ``records`` (a tuple of ``Sighting``) and ``count``. With a
    register its links are edges too (variantOf, contradicts; no records), and withheld names are covered.
    """
    register = register or Register()
    drawn = _Network(register)
    for found in findings:
        drawn.add(found)
    return drawn.graph(register.links)


class _Network:
    def __init__(self, register: Register) -> None:
        self._register = register
        self._cover = Cover(register.withheld)
        self._nodes: dict[str, tuple[str, str]] = {}
        self._records: dict[str, set[str]] = defaultdict(set)
        self._edges: dict[tuple[str, str, str], dict[str, Sighting]] = defaultdict(dict)

    def add(self, found: Findings) -> None:
        names = Naming(found.article, self._register)
        for record in found.records:
            sighting = Sighting(found.article, record, names.record(record))
            source = self._entity(record.source)
            for target in self._targets(names, record):
                self._edge(source, target, relation(record).shortcut or "silentOn", sighting)

    def graph(self, links: Iterable[Link]) -> Network:
        drawn: Network = Network()
        for node, (kind, label) in sorted(self._nodes.items()):
            drawn.add_node(node, kind=kind, label=label, count=len(self._records[node]))
        for (source, target, name), behind in sorted(self._edges.items()):
            records = tuple(sighting for _, sighting in sorted(behind.items()))
            drawn.add_edge(source, target, key=name, relation=name, records=records, count=len(records))
        for first, second, name in sorted(set(self._linked(links))):
            if first in drawn and second in drawn:
                drawn.add_edge(first, second, key=name, relation=name, records=(), count=0)
        return drawn

    def _linked(self, links: Iterable[Link]) -> Iterable[tuple[str, str, str]]:
        for link in links:
            first, second = linked(link.first), linked(link.second)
            if first != second:
                yield (second, first, "variantOf") if link.relation == "same" else (first, second, "contradicts")

    def _targets(self, names: Naming, record: Record) -> list[str]:
        if record.kind is RecordKind.OMISSION:
            return [self._topic(key) for key in record.topics]
        if isinstance(record.toward, Report) and record.kind is RecordKind.RESPONSE:
            return [self._entity(record.toward)]
        content = names.content(record)
        if not content:
            return []
        self._nodes[content] = (content.partition(":")[0], shortened(names.words(record)))
        return [content]

    def _entity(self, who: Entity) -> str:
        node = self._cover.entity(who)
        kind = "report" if isinstance(who, Report) else who.kind.value
        # Where articles differ on what an uncurated actor is, the least of the labels stands, whatever their order.
        self._nodes[node] = min(self._nodes.get(node, (kind, self._cover.name(who))), (kind, self._cover.name(who)))
        return node

    def _topic(self, key: str) -> str:
        node = self._cover.topic(key)
        known = self._register.topics.get(key)
        self._nodes[node] = ("topic", self._cover.cover(known.label if known else key))
        return node

    def _edge(self, source: str, target: str, name: str, sighting: Sighting) -> None:
        self._edges[source, target, name].setdefault(sighting.name, sighting)
        self._records[source].add(sighting.name)
        self._records[target].add(sighting.name)
