from collections import Counter, defaultdict
from dataclasses import replace

import pyoxigraph
import pytest

from onrecord import BASE
from onrecord.findings import Findings, Record, RecordKind
from onrecord.knowledge import Quad, RuleCard, all_quads, article_quads, register_quads
from onrecord.knowledge.iris import prefixes
from onrecord.knowledge.validation import validate
from onrecord.records import Kind, Reading, Register, Span, Topic
from samples import HARBOUR, INQUIRY, RUIZ, make_article, make_findings, make_register, span


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return all_quads(make_findings(), make_register(), BASE)


def iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{prefixes(BASE)[prefix]}{local}>"


def pairs(quads: list[Quad], predicate: str) -> set[tuple[str, str]]:
    return {(quad.subject, quad.object) for quad in quads if quad.predicate == iri(predicate)}


def texts(quads: list[Quad], source: str, shortcut: str) -> set[str]:
    of = dict(pairs(quads, "schema:text"))
    return {of[node].rpartition("@")[0].strip('"') for who, node in pairs(quads, shortcut) if who == iri(source)}


def test_what_a_source_puts_forward_is_stated(quads: list[Quad]) -> None:
    assert "the quay may have been unsafe for years" in texts(quads, "report:harbour-inquiry", "onr:stated")


def test_a_denial_never_becomes_a_statement(quads: list[Quad]) -> None:
    assert texts(quads, "actor:ministry", "onr:disputes") == {"the quay was unsafe"}
    assert texts(quads, "actor:ministry", "onr:stated") == {"The quay is safe"}


def test_a_thought_is_held_and_never_stated(quads: list[Quad]) -> None:
    (thinker,) = (subject for subject, name in pairs(quads, "skos:prefLabel") if name == '"王文斌"')
    assert thinker not in {who for who, _ in pairs(quads, "onr:stated")}
    assert thinker in {who for who, _ in pairs(quads, "onr:holds")}


def test_only_a_report_recommends(quads: list[Quad]) -> None:
    assert {who for who, _ in pairs(quads, "onr:recommends")} == {iri("report:harbour-inquiry")}
    assert len(pairs(quads, "onr:calledFor")) == len(pairs(quads, "onr:requestedAction")) == 1


def test_silence_is_no_statement(quads: list[Quad]) -> None:
    (omission,) = pairs(quads, "onr:silentSource")
    said = {quad.predicate for quad in quads if quad.subject == omission[0]}
    assert iri("dcterms:subject") in said
    assert not said & {iri("onr:claim"), iri("onr:speaker")}


def test_every_shape_holds(quads: list[Quad]) -> None:
    assert validate(quads) == []


def test_every_node_has_one_label(quads: list[Quad]) -> None:
    labels = Counter(subject for subject, _ in pairs(quads, "rdfs:label"))
    assert set(labels) == {quad.subject for quad in quads}
    assert set(labels.values()) == {1}


def test_every_passage_is_its_articles_text_at_its_offsets() -> None:
    store = pyoxigraph.Store()
    quads = article_quads(make_findings()[0], make_register(), BASE)
    store.load("".join(f"{' '.join(quad)} .\n" for quad in quads).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    rows = store.query(
        """PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?start ?end ?exact ?prefix ?suffix WHERE { ?passage oa:hasSelector ?quote , ?position .
          ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix . ?position oa:start ?start ; oa:end ?end }""",
        use_default_graph_as_union=True,
    )
    found = [tuple(term.value for term in row) for row in rows]
    assert len(found) > 20
    for start, end, exact, prefix, suffix in found:
        assert HARBOUR[int(start) : int(end)] == exact
        assert HARBOUR[max(0, int(start) - 32) : int(start)] == prefix
        assert HARBOUR[int(end) : int(end) + 32] == suffix


def test_parts_united_are_the_whole(quads: list[Quad]) -> None:
    register = make_register()
    parts = [all_quads((found,), register, BASE) for found in make_findings()]
    assert sorted({quad for part in reversed(parts) for quad in part}) == quads
    apart = [article_quads(found, register, BASE) for found in make_findings()]
    assert sorted({*register_quads(register, BASE), *apart[0], *apart[1]}) == quads


def test_graphs_of_two_articles_share_nothing_but_what_is_curated() -> None:
    graphs = [{quad.graph for quad in article_quads(found, make_register(), BASE)} for found in make_findings()]
    assert graphs[0] & graphs[1] == set()


def test_a_second_origin_adds_itself_alone() -> None:
    quads = article_quads(make_findings()[0], make_register(), BASE)
    by_graph: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        by_graph[quad.graph.rpartition("/")[2].partition(".")[2].rstrip(">")].append(quad)
    read_so = {s for s, o in pairs(quads, "onr:origin") if o == iri("rule:that-clause.say")}
    (statement,) = (name for name in read_so if "/statement/" in name)
    said = {quad.predicate for quad in by_graph["that-clause.say"] if quad.subject == statement}
    assert said == {iri("onr:origin"), iri("prov:wasGeneratedBy")}
    assert (statement, iri("onr:Statement")) in pairs(by_graph["curated"], "rdf:type")


def test_who_nobody_curated_is_described_where_a_rule_named_it(quads: list[Quad]) -> None:
    graphs = {quad.graph for quad in quads if quad.object == '"The union"'}
    assert len(graphs) == 1
    assert graphs.pop().endswith(".demand>")


def test_a_rejected_reading_says_who_and_why_and_is_no_record(quads: list[Quad]) -> None:
    ((rejected, _),) = pairs(quads, "onr:rejectedBy")
    assert all(quad.graph.endswith(".rejected>") for quad in quads if rejected in (quad.subject, quad.object))
    said = {quad.predicate: quad.object for quad in quads if quad.subject == rejected}
    assert said[iri("rdf:type")] == iri("onr:RejectedReading")
    assert said[iri("onr:rejectedBecause")] == '"The paper is told, nothing is said."'
    assert iri("onr:evidence") in said


def test_links_are_known_from_the_curated_files_alone() -> None:
    quads = [quad for quad in register_quads(make_register(), BASE) if "x-curated" in quad.graph]
    assert len(pairs(quads, "onr:variantOf")) == 1
    assert {(b, a) for a, b in pairs(quads, "onr:contradicts")} == pairs(quads, "onr:contradicts") != set()
    linked = {node for pair in pairs(quads, "onr:variantOf") | pairs(quads, "onr:contradicts") for node in pair}
    for predicate in ("rdf:type", "rdfs:label", "schema:text"):
        assert {subject for subject, _ in pairs(quads, predicate)} == linked


def test_linked_wordings_are_the_claims_that_articles_state(quads: list[Quad]) -> None:
    stated = {claim for _, claim in pairs(quads, "onr:stated")}
    assert {node for pair in pairs(quads, "onr:contradicts") for node in pair} <= stated


def test_a_claim_that_answers_a_report_is_about_it(quads: list[Quad]) -> None:
    about = dict(pairs(quads, "schema:about"))
    lie = next(claim for claim, text in pairs(quads, "schema:text") if text == '"That is a lie"@en')
    assert about == {lie: iri("report:harbour-inquiry")}


def test_a_rule_carries_what_it_was_measured_at() -> None:
    rules = {"quote-cue": RuleCard("words, then cue", 18, 20, "twenty articles")}
    quads = article_quads(make_findings()[1], make_register(), BASE, rules)
    rule = {quad.predicate: quad.object for quad in quads if quad.subject == iri("rule:quote-cue")}
    assert rule[iri("onr:precision")] == '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert rule[iri("onr:testedOn")] == '"twenty articles"'
    assert validate(all_quads(make_findings(), make_register(), BASE, rules)) == []


def test_dates_are_as_exact_as_they_are_known(quads: list[Quad]) -> None:
    types = {value.rpartition("#")[2].rstrip(">") for _, value in pairs(quads, "onr:dateResolved")}
    assert types == {"date", "gYearMonth", "gYear"}


def test_an_outer_record_that_was_left_out_is_not_pointed_to() -> None:
    first, _ = make_findings()
    response = next(record for record in first.records if record.expressed_in)
    alone = replace(first, records=(response,), rejected=())
    quads = article_quads(alone, make_register(), BASE)
    assert pairs(quads, "onr:expressedIn") == set()
    assert validate([*quads, *register_quads(replace(make_register(), links=()), BASE)]) == []


def test_two_responses_over_the_same_stretch_are_two_records() -> None:
    first, _ = make_findings()
    deed = first.records[7]
    (cue,) = deed.reading.cue
    other = replace(deed, reading=replace(deed.reading, cue=(Span(cue.start, cue.end - 3),)), act="denies")
    quads = article_quads(replace(first, records=(deed, other)), make_register(), BASE)
    assert len(pairs(quads, "onr:respondent")) == 2
    assert len(pairs(quads, "onr:respondedTo")) == 1


def test_the_same_reading_twice_is_one_record() -> None:
    first, _ = make_findings()
    twice = replace(first, records=(*first.records, *first.records))
    assert article_quads(twice, make_register(), BASE) == article_quads(first, make_register(), BASE)


def test_of_several_actions_in_one_reading_each_record_points_to_its_own_words() -> None:
    text = "The inquiry urged the port to close the quay and to pay the crews.\n"
    spans = [span(text, words) for words in ("The inquiry", "urged", "to close the quay and to pay the crews")]
    actions = span(text, "to close the quay"), span(text, "to pay the crews")
    reading = Reading(
        kind=Kind.RECOMMENDATION,
        rule="curated",
        source=(spans[0],),
        cue=(spans[1],),
        content=(spans[2],),
        actions=actions,
    )
    records = tuple(
        Record(
            kind=RecordKind.RECOMMENDATION,
            reading=reading,
            source=INQUIRY,
            evidence=(Span(0, len(text) - 1),),
            words=words,
            act="recommends",
            origins=("curated",),
        )
        for words in ("close the quay", "pay the crews")
    )
    quads = article_quads(Findings(article=make_article(text), records=records), make_register(), BASE)
    places = {o.rpartition("/")[2].split("-", 1)[1].rstrip(">") for _, o in pairs(quads, "onr:contentPassage")}
    assert places == {f"{action.start}-{action.end}" for action in actions}
    assert len(pairs(quads, "onr:action")) == 2


def withheld(findings: Findings) -> Findings:
    """As resolution leaves it: no record that touches the name."""
    kept = tuple(record for record in findings.records if "Ruiz" not in (record.as_named or ""))
    return replace(findings, records=kept, rejected=(), withheld=len(findings.records) - len(kept))


def test_a_withheld_name_stands_in_no_term() -> None:
    register = replace(make_register(), withheld=("Ruiz",))
    first, second = make_findings()
    quads = all_quads((withheld(first), second), register, BASE)
    assert "ruiz" not in "".join(map(" ".join, quads)).lower()
    assert any("████" in quad.object for quad in quads)
    assert validate(quads) == []


def test_a_withheld_name_is_covered_where_a_quotation_cuts_it() -> None:
    register = Register(withheld=("harbour authority",))
    quads = article_quads(make_findings()[0], register, BASE)
    said = "".join(map(" ".join, quads))
    assert "authority" not in said
    assert "harbour auth" not in said


def test_nothing_else_tells_who_a_withheld_actor_or_what_a_withheld_topic_is() -> None:
    known = make_register()
    topics = {"quay-safety": Topic(key="quay-safety", label="safety")}
    actors = {**known.actors, "ana-ruiz": replace(RUIZ, names=("the spokeswoman",))}
    register = replace(known, actors=actors, topics=topics, withheld=("Ana Ruiz", "quay safety"))
    said = "".join(map(" ".join, all_quads((), register, BASE)))
    assert not [word for word in ("ana-ruiz", "the spokeswoman", str(RUIZ.wikidata), "quay-safety") if word in said]
    assert "/topic/n-" in said


def test_another_base_changes_the_base_alone(quads: list[Quad]) -> None:
    elsewhere = all_quads(make_findings(), make_register(), "https://news.example/r/")
    moved = sorted(Quad(*(term.replace("https://news.example/r/", BASE) for term in quad)) for quad in elsewhere)
    assert moved == quads


def test_a_person_speaks_for_the_organisation_it_belongs_to(quads: list[Quad]) -> None:
    assert (iri("actor:ana-ruiz"), iri("actor:ministry")) in pairs(quads, "org:memberOf")
    assert (iri("actor:ana-ruiz"), iri(f"wd:{RUIZ.wikidata}")) in pairs(quads, "owl:sameAs")


def test_every_record_of_the_samples_is_in_the_graph(quads: list[Quad]) -> None:
    for kind in RecordKind:
        wanted = sum(record.kind is kind for found in make_findings() for record in found.records)
        found = {s for s, o in pairs(quads, "rdf:type") if o == iri(f"onr:{kind.value.capitalize()}")}
        assert len(found) == wanted
