"""Findings of one article, or the curated files -> quads after the ontology.

Each named graph is a function of one article, the curated files and the rules, or of the curated files alone. So the
quads of two parts of a corpus, united, are the quads of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.errors import DataError, Problem
from onrecord.findings import Findings, Record, RecordKind, Rejected
from onrecord.knowledge import iris
from onrecord.knowledge.naming import Cover, Naming, linked, relation, shortened
from onrecord.knowledge.terms import Quad, dated, decimal, in_language, literal, typed
from onrecord.records import CURATED, Actor, ActorKind, Article, Entity, Link, Register, Report, Span, Topic, Wording
from onrecord.wording import content_of, one_line

TEXT = "text"
"""Origin in the name of the graph that holds what is known of the article itself, and its excluded passages."""
REJECTED = "rejected"
"""Origin in the name of the graph of what curators rejected: it is in no file that knows no named graphs."""
ENTITIES = "graph:entities.curated"
LINKS = "graph:x-curated"

_CONTEXT = 32
"""Code points before and after a quotation that its selector carries."""
_ACTOR_CLASSES = {
    ActorKind.PERSON: "schema:Person",
    ActorKind.ORGANISATION: "schema:Organization",
    ActorKind.GOVERNMENT: "schema:GovernmentOrganization",
    ActorKind.MEDIA: "schema:NewsMediaOrganization",
}
_WIKIDATA = re.compile(r"Q[1-9][0-9]*\Z")


class RuleCard(NamedTuple):
    """What is said of a rule: a line of what it reads, and how it did on an annotated corpus."""

    label: str
    right: int | None = None
    tried: int | None = None
    tested_on: str | None = None


_OWN_RULES = {CURATED: RuleCard("curated by hand"), "boilerplate": RuleCard("boilerplate")}


def article_quads(
    findings: Findings, register: Register, base: str, rules: Mapping[str, RuleCard] | None = None
) -> list[Quad]:
    """The quads of one article, sorted, each once.

    Its records stand in ``graph/{article}.{origin}``: curated, else the rule whose spans stand; every further origin
    adds itself in a graph of its own. DataError: two different things would get one name.
    """
    return _ArticleGraph(findings, register, base, rules or {}).quads()


def register_quads(register: Register, base: str) -> list[Quad]:
    """The quads of the curated files alone, sorted: actors, reports and topics, and the links between wordings."""
    return _RegisterGraph(register, base).quads()


def all_quads(
    findings: Iterable[Findings], register: Register, base: str, rules: Mapping[str, RuleCard] | None = None
) -> list[Quad]:
    """The quads of a corpus, sorted, each once."""
    united = set(register_quads(register, base))
    for found in findings:
        united.update(article_quads(found, register, base, rules))
    return sorted(united)


class _Graph:
    """Collects quads; terms are given as ``prefix:local`` or, where they hold a quotation mark, as literals."""

    def __init__(self, register: Register, base: str) -> None:
        self._register = register
        self._prefixes = iris.prefixes(iris.checked_base(base))
        self._base = base
        self._known: dict[str, str] = {}
        self._meant: dict[str, tuple[str, ...]] = {}
        self._quads: set[Quad] = set()

    def quads(self) -> list[Quad]:
        return sorted(self._quads)

    def _put(self, graph: str, subject: str, predicate: str, *objects: str) -> None:
        for value in objects:
            shown = value if value[0] == '"' else self._iri(value)
            self._quads.add(Quad(self._iri(subject), self._iri(predicate), shown, self._iri(graph)))

    def _iri(self, name: str) -> str:
        known = self._known.get(name)
        if known is None:
            prefix, _, local = name.partition(":")
            known = self._known[name] = f"<{self._prefixes[prefix]}{local}>"
        return known

    def _node(self, graph: str, name: str, kind: str, label: str) -> None:
        self._put(graph, name, "rdf:type", kind)
        self._put(graph, name, "rdfs:label", literal(label))

    def _mint(self, name: str, *meant: str) -> str:
        """The name, once it is sure that it names nothing else."""
        if self._meant.setdefault(name, meant) != meant:
            both = " and ".join(repr(" ".join(fields)) for fields in (self._meant[name], meant))
            raise DataError(Problem(name, f"would name both {both}.", "Change one of the two names or wordings."))
        return name

    def _wording(self, graph: str, kind: str, name: str, text: str, language: str) -> str:
        self._mint(name, text)
        self._node(graph, name, f"onr:{kind.capitalize()}", shortened(text))
        self._put(graph, name, "schema:text", in_language(text, language))
        return name

    def _entity(self, graph: str, cover: Cover, who: Entity) -> str:
        """Describes an actor or a report."""
        name = self._mint(cover.entity(who), who.key or one_line(who.name))
        shown = cover.name(who)
        hidden = cover.touches(who.name)  # then its other names would tell who it is
        others = {o: None for o in map(one_line, who.names) if o != shown and not hidden and not cover.touches(o)}
        self._put(graph, name, "rdfs:label", literal(shown))
        self._put(graph, name, "skos:altLabel", *map(literal, others))
        if isinstance(who, Actor):
            self._actor(graph, cover, who, name, shown)
        else:
            self._put(graph, name, "rdf:type", "onr:Report")
            self._put(graph, name, "schema:name", literal(shown))
            if who.released:
                self._put(graph, name, "schema:datePublished", dated(who.released))
            if who.issuer:
                issuer = self._register.actors.get(who.issuer) or Actor(name=who.issuer)
                self._put(graph, name, "dcterms:creator", self._known_entity(graph, cover, issuer))
        return name

    def _actor(self, graph: str, cover: Cover, who: Actor, name: str, shown: str) -> None:
        self._put(graph, name, "rdf:type", "onr:Actor")
        if who.kind in _ACTOR_CLASSES:
            self._put(graph, name, "rdf:type", _ACTOR_CLASSES[who.kind])
        self._put(graph, name, "skos:prefLabel", literal(shown))
        self._put(graph, name, "onr:role", *(literal(cover.cover(role)) for role in who.roles))
        above = self._register.actors.get(who.of or "")
        if above:
            belongs = "org:memberOf" if who.kind is ActorKind.PERSON else "org:subOrganizationOf"
            self._put(graph, name, belongs, self._known_entity(graph, cover, above))
        if who.wikidata and _WIKIDATA.match(who.wikidata) and not cover.touches(who.name):
            self._put(graph, name, "owl:sameAs", f"wd:{who.wikidata}")

    def _known_entity(self, graph: str, cover: Cover, who: Entity) -> str:
        """The name of an actor or a report; one that nobody curated is described where it is named."""
        named = self._register.actors if isinstance(who, Actor) else self._register.reports
        return (
            self._mint(cover.entity(who), who.key) if who.key and who.key in named else self._entity(graph, cover, who)
        )


class _RegisterGraph(_Graph):
    def __init__(self, register: Register, base: str) -> None:
        super().__init__(register, base)
        self._cover = Cover(register.withheld)
        for actor in register.actors.values():
            self._entity(ENTITIES, self._cover, actor)
        for report in register.reports.values():
            self._entity(ENTITIES, self._cover, report)
        for topic in register.topics.values():
            self._topic(topic)
        for link in register.links:
            self._link(link)

    def _topic(self, topic: Topic) -> None:
        name = self._mint(self._cover.topic(topic.key), topic.key)
        self._node(ENTITIES, name, "skos:Concept", self._cover.cover(topic.label))
        self._put(ENTITIES, name, "skos:prefLabel", literal(self._cover.cover(topic.label)))
        words = (word for word in topic.words if word != topic.label and not self._cover.touches(word))
        self._put(ENTITIES, name, "skos:altLabel", *map(literal, words))

    def _link(self, link: Link) -> None:
        if any(self._cover.touches(wording.text) for wording in (link.first, link.second)):
            return
        first, second = self._linked(link.first), self._linked(link.second)
        if first == second:  # the same words: one node, which is no variant of itself
            return
        if link.relation == "same":
            self._put(LINKS, second, "onr:variantOf", first)
        else:
            self._put(LINKS, first, "onr:contradicts", second)
            self._put(LINKS, second, "onr:contradicts", first)

    def _linked(self, wording: Wording) -> str:
        return self._wording(LINKS, wording.kind, linked(wording), wording.text, wording.language)


class _ArticleGraph(_Graph):
    def __init__(self, findings: Findings, register: Register, base: str, rules: Mapping[str, RuleCard]) -> None:
        super().__init__(register, base)
        self._article = findings.article
        self._names = Naming(findings.article, register)
        self._rules = rules
        self._passages: set[tuple[str, str]] = set()
        self._statements = {self._names.record(r) for r in findings.records if r.kind is RecordKind.STATEMENT}
        self._present = {self._names.record(r) for r in findings.records}
        self._about: dict[str, Report] = {
            self._names.record(r.expressed_in): r.toward
            for r in findings.records
            if r.expressed_in and isinstance(r.toward, Report)
        }
        self._describe_article()
        done: set[str] = set()
        for record in findings.records:
            name = self._names.record(record)
            if name not in done:  # of two records of one name the first stands
                done.add(name)
                self._record(record, name)
        for rejected in findings.rejected:
            self._rejected(rejected)

    def _describe_article(self) -> None:
        found, names, graph = self._article, self._names, self._names.graph(TEXT)
        self._node(graph, names.article, "onr:Article", names.title())
        self._put(graph, names.article, "onr:textSha256", literal(found.sha256))
        self._put(graph, names.article, "schema:inLanguage", literal(found.language))
        if found.title:
            self._put(graph, names.article, "schema:name", in_language(names.cover(found.title), found.language))
        if found.published:
            self._put(graph, names.article, "schema:datePublished", dated(found.published))
        if url := names.address(found.url):
            self._put(graph, names.article, "schema:url", literal(url))
        if found.publisher:
            publisher = publisher_of(found, self._register)
            self._put(graph, names.article, "schema:publisher", self._known_entity(graph, names, publisher))
        self._put(graph, names.article, "onr:detected", *map(literal, found.detected))
        for excluded in found.excluded:
            passage = self._passage(graph, excluded.span, "onr:ExcludedPassage")
            self._put(graph, passage, "onr:exclusionReason", f"exclusion:{iris.flat_name(excluded.reason)}")
            self._put(graph, passage, "onr:origin", self._rule(graph, "boilerplate"))

    def _record(self, record: Record, name: str) -> None:
        names = self._names
        home = CURATED if record.curated else record.reading.rule
        graph = names.graph(home)
        self._node(graph, name, f"onr:{record.kind.value.capitalize()}", names.label(record))
        self._content(graph, record, name)
        self._parts(graph, record, name)
        self._circumstances(graph, record, name)
        for origin in {home, *record.origins}:
            self._came_from(names.graph(origin), name, origin)

    def _content(self, graph: str, record: Record, name: str) -> None:
        """Source and content, and the shortcut between them."""
        names, how = self._names, relation(record)
        source = self._known_entity(graph, names, record.source)
        self._put(graph, name, f"onr:{how.source}", source)
        topics = [names.topic(topic) for topic in record.topics]
        if record.kind is RecordKind.OMISSION:
            self._put(graph, name, "dcterms:subject", *topics)
        content = names.content(record)
        if not content:
            return
        self._put(graph, name, f"onr:{how.content}", content)
        self._put(graph, source, f"onr:{how.shortcut}", content)
        kind = content.partition(":")[0]
        if kind == "report":  # described where the stance towards it is written
            return
        self._wording(graph, kind, content, names.words(record), self._article.language)
        self._put(graph, content, "dcterms:subject", *topics)
        about = self._about.get(name, record.toward)
        if kind == "claim" and isinstance(about, Report):
            self._put(graph, content, "schema:about", self._known_entity(graph, names, about))

    def _parts(self, graph: str, record: Record | Rejected, name: str) -> None:
        reading = record.reading
        content = content_of(record, self._article.text) if isinstance(record, Record) else reading.content
        for role, spans in (
            ("evidence", record.evidence),
            ("sourcePassage", reading.source),
            ("cuePassage", reading.cue),
            ("contentPassage", content),
        ):
            self._put(graph, name, f"onr:{role}", *(self._passage(graph, span) for span in spans))
        if reading.cue:
            self._put(graph, name, "onr:cue", literal(" … ".join(s.of(self._names.shown) for s in reading.cue)))

    def _circumstances(self, graph: str, record: Record, name: str) -> None:
        names = self._names
        concepts = [("speechAct", "act", record.act), ("quoteType", "quote", record.quote)]
        concepts += [("stance", "stance", record.stance), ("dateBasis", "datebasis", record.date_basis)]
        if record.kind is RecordKind.STATEMENT:
            concepts.append(("mode", "mode", record.mode))
        for predicate, scheme, value in concepts:
            if value:
                self._put(graph, name, f"onr:{predicate}", f"{scheme}:{iris.flat_name(value)}")
        words = [("speakerAsNamed", record.as_named), ("speakerRole", record.role), ("dateAsStated", record.date_words)]
        for predicate, text in words:
            if text:
                self._put(graph, name, f"onr:{predicate}", literal(names.cover(text)))
        if record.date:
            self._put(graph, name, "onr:dateResolved", dated(record.date))
        others: list[tuple[str, Entity | None]] = [("onBehalfOf", record.on_behalf_of), ("reportedVia", record.via)]
        others += [("addressee", addressee) for addressee in record.addressees]
        for predicate, who in others:
            if who:
                self._put(graph, name, f"onr:{predicate}", self._known_entity(graph, names, who))
        for predicate, other in (("nestedIn", record.nested_in), ("expressedIn", record.expressed_in)):
            if other and names.record(other) in self._statements:
                self._put(graph, name, f"onr:{predicate}", names.record(other))
        toward = record.toward
        if isinstance(toward, Record):
            content = names.content(toward) if names.record(toward) in self._present else None
            self._put(graph, name, "onr:stanceToward", *filter(None, [content]))
        elif toward:
            self._put(graph, name, "onr:stanceToward", self._known_entity(graph, names, toward))

    def _came_from(self, graph: str, name: str, origin: str) -> None:
        names = self._names
        rule, extraction = self._rule(graph, origin), names.extraction(origin)
        self._put(graph, name, "onr:origin", rule)
        self._put(graph, name, "prov:wasGeneratedBy", extraction)
        self._node(graph, extraction, "onr:Extraction", shortened(f"{self._card(origin).label}: {names.title()}", 160))
        self._put(graph, extraction, "prov:used", names.article, rule)

    def _rejected(self, rejected: Rejected) -> None:
        graph, name = self._names.graph(REJECTED), self._names.rejected(rejected)
        words = " … ".join(span.of(self._names.shown) for span in rejected.reading.parts)
        self._node(graph, name, "onr:RejectedReading", f"rejected: {shortened(words)}")
        self._parts(graph, rejected, name)
        for predicate, text in (("rejectedBy", rejected.by), ("rejectedBecause", rejected.why)):
            if text:
                self._put(graph, name, f"onr:{predicate}", literal(self._names.cover(text)))
        self._came_from(graph, name, rejected.reading.rule)

    def _passage(self, graph: str, span: Span, kind: str = "onr:Passage") -> str:
        name, shown = self._names.passage(span), self._names.shown
        if (graph, name) in self._passages:
            return name
        self._passages.add((graph, name))
        self._node(graph, name, kind, shortened(span.of(shown)))
        self._put(graph, name, "oa:hasSource", self._names.article)
        quote, position = f"{name}-quote", f"{name}-position"
        self._put(graph, name, "oa:hasSelector", quote, position)
        self._node(graph, quote, "oa:TextQuoteSelector", shortened(span.of(shown)))
        self._put(graph, quote, "oa:exact", literal(span.of(shown)))
        self._put(graph, quote, "oa:prefix", literal(shown[max(0, span.start - _CONTEXT) : span.start]))
        self._put(graph, quote, "oa:suffix", literal(shown[span.end : span.end + _CONTEXT]))
        self._node(graph, position, "oa:TextPositionSelector", f"characters {span.start} to {span.end}")
        self._put(graph, position, "oa:start", typed(str(span.start), "nonNegativeInteger"))
        self._put(graph, position, "oa:end", typed(str(span.end), "nonNegativeInteger"))
        return name

    def _card(self, origin: str) -> RuleCard:
        return self._rules.get(origin) or _OWN_RULES.get(origin) or RuleCard(origin)

    def _rule(self, graph: str, origin: str) -> str:
        name, card = f"rule:{iris.flat_name(origin)}", self._card(origin)
        self._node(graph, name, "onr:Rule", card.label)
        if card.tried and card.right is not None:
            self._put(graph, name, "onr:precision", decimal(card.right / card.tried))
            self._put(graph, name, "onr:right", typed(str(card.right), "nonNegativeInteger"))
            self._put(graph, name, "onr:tried", typed(str(card.tried), "nonNegativeInteger"))
            if card.tested_on:
                self._put(graph, name, "onr:testedOn", literal(card.tested_on))
        return name


def publisher_of(article: Article, register: Register) -> Actor:
    """The curated actor whose key or one of whose names the article's publisher is, else an outlet of that name."""
    publisher = article.publisher or ""
    wanted = one_line(publisher).casefold()
    fitting = [
        actor
        for key, actor in register.actors.items()
        if key == publisher or any(one_line(name).casefold() == wanted for name in (actor.name, *actor.names))
    ]
    return fitting[0] if len(fitting) == 1 else Actor(name=publisher, kind=ActorKind.MEDIA)


def without_rejected(quads: Sequence[Quad]) -> list[Quad]:
    """The quads that assert something: those of the graphs of rejected readings are left out."""
    return [quad for quad in quads if not quad.graph.endswith(f".{REJECTED}>")]
