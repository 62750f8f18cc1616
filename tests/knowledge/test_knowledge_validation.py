"""Each shape catches the graph that it is there for, and pySHACL says the same."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from onrecord import BASE
from onrecord.errors import DataError
from onrecord.knowledge.iris import prefixes
from onrecord.knowledge.shacl import constraints
from onrecord.knowledge.validation import advise, validate, violations
from onrecord.resources import ontology_dir

EXAMPLE = Path(__file__).parents[1] / "data" / "example.trig"
SHAPES = ontology_dir() / "shapes.ttl"
PREFIXES = prefixes(BASE) | {"sh": "http://www.w3.org/ns/shacl#", "foo": "https://example.com/foo#"}

WANG = "statement:st-wang-wenbin-f45b3bab4d32"
MISSION = "statement:st-chinese-mission-geneva-48be2f014319"
BORRELL = "statement:st-josep-borrell-749a3c1e5792"
POLITICO = "statement:st-n-politico-5f0c1c2b7a11-5c7a00e6526c"
SOME = "statement:st-n-some-1b9d4a77c0e2-ba282d59f87e"
CHINA = "statement:st-chinese-government-e6a170748383"
CAMPS = "statement:st-chinese-government-ab249a44c2c9"
LABOUR = "statement:st-chinese-government-0b09fe2c2ede"
KANAT = "statement:st-omer-kanat-187b91220779"
KANAT_AGAIN = "statement:st-omer-kanat-7b508ab14d25"
ADDS = "statement:st-ohchr-xinjiang-assessment-2022-63f977278fa8"
AMNESTY = "statement:st-amnesty-international-5b31058c2f75"
RELEASE = "recommendation:re-ohchr-xinjiang-assessment-2022-ab74c54fe432"
EUROPE = "response:re-european-union-cd122a98d6d8"
REJECTS = "response:re-chinese-government-771871de1fb0"
SILENCE = "omission:om-ohchr-xinjiang-assessment-2022-c4baa89908f6"
REJECTED = "rejected:re-4c0b77d2a9f1"
PLANNED = "claim:c-the-report-had-been-planned-and-3a7794fde8ab"
URGENT = "claim:c-the-report-requires-urgent-action-by-8145c129bd46"
WATERED = "claim:c-section-had-been-watered-down-during-413ecca5b975"
INTERFERED = "claim:c-political-considerations-may-have-interfered-07b019441410"
LIES = "claim:c-it-is-based-on-the-disinformation-44ab331752a9"
GUILT = "claim:c-the-socalled-assessment-based-on-presumption-396c44333747"
LAWFUL = "claim:c-the-lawful-rights-and-interests-of-b2f881df9a25"
SCHEMES = "claim:c-there-is-evidence-that-work-and-ae0e0a4a4405"
CONCENTRATION = "claim:c-concentration-camps-b86c26869d2e"
RELEASED = "action:d-release-all-individuals-arbitrarily-deprived-of-c52ffa0bb152"
INQUIRY = "action:d-launch-an-impartial-inquiry-into-violations-f3c6ef206a11"
REPORT = "report:ohchr-xinjiang-assessment-2022"
CDT = "article:a-un-report-serious-human-rights-violations-cd43f060191c"
SAID = "passage:pcd43f060191c-8816-8820"
WANG_SAYS = "passage:pcd43f060191c-8736-8948"
STATED_THAT = "passage:pcd43f060191c-6463-6474"
SUFFIX = "^^xsd:nonNegativeInteger"

# number of the shape, triples that go (* for any), triples that come; each breaks the good example in one way.
# They touch different nodes as far as they can, so that all of them together still break every shape.
MUTANTS = [
    ("01", f"{CAMPS} onr:evidence *", ""),
    ("01", f"{LABOUR} onr:evidence *", f"{LABOUR} onr:evidence {CDT}"),
    ("02", f"{KANAT} onr:origin *", ""),
    ("03", f"{KANAT} prov:wasGeneratedBy *", ""),
    ("04", "", f"{ADDS} onr:precision 0.9"),
    ("04", "", "rule:curated onr:precision 1.0"),
    ("04", "rule:calls-on-to onr:tried *", ""),
    ("04", "rule:quote-then-cue onr:precision *", "rule:quote-then-cue onr:precision 0.9"),
    ("04", "rule:quote-then-cue onr:precision *", "rule:quote-then-cue onr:precision 1.5"),
    ("04", "rule:quote-then-cue onr:right *", 'rule:quote-then-cue onr:right "many"'),
    ("05", f"{KANAT} onr:speechAct *", ""),
    ("05", f"{ADDS} onr:speechAct *", f"{ADDS} onr:speechAct act:knows"),
    ("06", "", f"{BORRELL} onr:quoteType quote:block"),
    ("07", f"{REJECTS} onr:stance *", f"{REJECTS} onr:stance stance:hates"),
    ("08", f"{KANAT_AGAIN} onr:stance *", ""),
    ("08", f"{KANAT} onr:stanceToward *", ""),
    ("09", f"{WANG} onr:dateBasis *", f"{WANG} onr:dateBasis datebasis:unresolved"),
    ("09", f"{MISSION} onr:dateBasis *", f"{MISSION} onr:dateBasis datebasis:guessed"),
    ("10", "", f"{MISSION} onr:reportedVia actor:china-digital-times"),
    ("11", "", f"{WANG_SAYS} a onr:ExcludedPassage"),
    ("12", f"{POLITICO} onr:speaker *", ""),
    ("12", "", f"{SOME} onr:speaker {REPORT}"),
    ("13", f"{LABOUR} onr:quoteType *", ""),
    ("14", f"{CHINA} onr:claim *", ""),
    ("14", f"{LABOUR} onr:claim *", f"{LABOUR} onr:claim {INQUIRY}"),
    ("15", "", f"{ADDS} onr:disputesClaim {SCHEMES}"),
    ("16", f"{POLITICO} onr:quoteType *", f"{POLITICO} onr:quoteType quote:direct"),
    ("17", f"{RELEASE} onr:recommendedBy *", f"{RELEASE} onr:recommendedBy actor:ohchr"),
    ("18", "", f"{RELEASE} onr:action {INQUIRY}"),
    ("19", f"{RELEASE} onr:addressee *", ""),
    ("20", f"{EUROPE} onr:respondent *", f"{EUROPE} onr:respondent {REPORT}"),
    ("22", f"{EUROPE} onr:respondsTo *", ""),
    ("23", f"{EUROPE} onr:stance *", ""),
    ("24", f"{SAID} oa:hasSource *", ""),
    ("25", f"{STATED_THAT} oa:hasSelector {STATED_THAT}-quote", ""),
    ("25", f"{STATED_THAT}-quote a *", f"{STATED_THAT}-quote a oa:TextPositionSelector"),
    ("26", f"{WANG_SAYS}-position oa:end *", f'{WANG_SAYS}-position oa:end "8949"{SUFFIX}'),
    ("27", f"{SAID}-quote oa:exact *", ""),
    ("28", f"{SAID}-position oa:start *", f'{SAID}-position oa:start "8820"{SUFFIX}'),
    ("28", f"{STATED_THAT}-position oa:end *", ""),
    ("29", "", f'{LIES} foo:rating "false"'),
    ("30", "", f'{PLANNED} schema:text "something else"'),
    ("31", "", f"{LIES} onr:contradicts {INQUIRY}"),
    ("32", "", f"{GUILT} onr:variantOf {PLANNED}"),
    ("33", "", f"{LIES} onr:variantOf {URGENT}"),
    ("34", f"* onr:disputesClaim {CONCENTRATION}", ""),
    ("35", "", f"{RELEASED} schema:datePublished 2022"),
    ("36", f"{INQUIRY} schema:text *", ""),
    ("37", "", f"{RELEASED} onr:variantOf {LIES}"),
    ("38", "", 'actor:wang-wenbin foo:birthday "1970"'),
    ("39", "", "actor:chinese-government owl:sameAs <https://example.com/China>"),
    ("40", "", f"actor:omer-kanat onr:stated {PLANNED}"),
    ("40", "", f"actor:omer-kanat onr:holds {PLANNED}"),
    ("41", "", f"actor:omer-kanat onr:disputes {LIES}"),
    ("42", "", f"actor:omer-kanat onr:calledFor {INQUIRY}"),
    ("43", "", f"{REPORT} onr:recommends {INQUIRY}"),
    ("44", "", f"actor:omer-kanat onr:respondedTo {REPORT}"),
    ("45", "actor:wang-wenbin onr:stated *", ""),
    ("45", "actor:n-some-1b9d4a77c0e2 onr:holds *", ""),
    ("45", "actor:chinese-government onr:respondedTo *", ""),
    ("46", f"{CDT} onr:textSha256 *", f'{CDT} onr:textSha256 "abc"'),
    ("47", "actor:european-union a *", ""),
    ("47", "", 'foo:thing rdfs:label "a thing"'),
    ("48", "", 'rule:curated onr:confidence 1.0 . foo:other a onr:Rule ; rdfs:label "other" ; foo:happened true'),
    ("49", "", f"_:nobody a onr:Actor . {WANG} onr:addressee _:nobody"),
    ("50", f"{LAWFUL} onr:contradicts *", ""),
    ("51", "actor:josep-borrell rdfs:label *", ""),
    ("51", f"{SAID}-quote rdfs:label *", f'{SAID}-quote rdfs:label ""'),
    ("52", f"{BORRELL} onr:mode *", ""),
    ("53", f"{WANG} onr:mode *", f"{WANG} onr:mode mode:thought"),
    ("53", f"{SOME} onr:mode *", f"{SOME} onr:mode mode:speech"),
    ("54", f"{MISSION} onr:dateResolved *", f'{MISSION} onr:dateResolved "2022-02-30"^^xsd:date'),
    ("54", f"{WANG} onr:dateResolved *", f'{WANG} onr:dateResolved "in 2022"'),
    ("55", "", f"{BORRELL} onr:contentPassage {SAID}"),
    ("55", f"{POLITICO} onr:sourcePassage *", f"{POLITICO} onr:sourcePassage {CDT}"),
    ("55", "", f"{REJECTED} onr:cuePassage {STATED_THAT}"),
    ("56", f"{AMNESTY} onr:contentPassage *", ""),
    ("56", f"{RELEASE} onr:contentPassage *", ""),
    ("57", "", 'action:d-rest a onr:Action ; rdfs:label "rest" ; schema:text "rest"@en'),
    ("58", f"{SILENCE} onr:silentSource *", ""),
    ("59", "", f"{REJECTED} onr:claim {WATERED}"),
    ("60", f"{REJECTED} onr:origin *", ""),
    ("60", f"{REJECTED} onr:evidence *", ""),
    ("61", f"{REJECTED} onr:rejectedBy *", ""),
    ("61", f"{REJECTED} onr:rejectedBecause *", ""),
    ("62", "", f"actor:wang-wenbin org:memberOf {REPORT}"),
    ("62", "", f"{REPORT} dcterms:creator {CDT}"),
    ("63", "", f"{POLITICO} onr:nestedIn {SOME}"),
    ("63", f"{SOME} onr:nestedIn *", f"{SOME} onr:nestedIn {REJECTS}"),
    ("64", "", f"{AMNESTY} onr:addressee {INQUIRY}"),
    ("64", "", f"{WANG} onr:onBehalfOf {REPORT}"),
    ("64", "", f"{URGENT} schema:about actor:ohchr"),
    ("64", "", f"{INTERFERED} dcterms:subject actor:ohchr"),
    ("65", "* onr:exclusionReason *", "passage:p8c339988e5cb-4985-5062 onr:exclusionReason exclusion:dull"),
    ("66", "", f"{CDT} schema:publisher {REPORT}"),
]

Triples = frozenset[ox.Triple]


@pytest.fixture(scope="module")
def good() -> Triples:
    return frozenset(quad.triple for quad in ox.parse(path=EXAMPLE))


def turtle(text: str) -> Triples:
    head = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())
    return frozenset(quad.triple for quad in ox.parse(f"{head}{text} .", format=ox.RdfFormat.TURTLE))


def mutated(graph: Triples, minus: str, plus: str) -> Triples:
    if minus:
        pattern = next(iter(turtle(minus.replace("*", "foo:any"))))
        wanted = [None if term == ox.NamedNode("https://example.com/foo#any") else term for term in pattern]
        graph = frozenset(
            triple for triple in graph if any(w not in (None, t) for w, t in zip(wanted, triple, strict=True))
        )
    return graph | turtle(plus) if plus else graph


def quads(graph: Iterable[ox.Triple]) -> list[tuple[str, str, str, str]]:
    return [(str(t.subject), str(t.predicate), str(t.object), "<https://example.org/onrecord/graph/g>") for t in graph]


def by_pyshacl(graph: Triples) -> set[tuple[str, str]]:
    """Number and focus node of every result; blank nodes under one name, since each reader names them anew."""
    data = rdflib.Graph().parse(data=ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, results, _ = pyshacl.validate(data, shacl_graph=str(SHAPES))
    sh = rdflib.Namespace(PREFIXES["sh"])
    return {
        (str(results.value(found, sh.resultMessage)).split()[0], name(results.value(found, sh.focusNode).n3()))
        for found in results.subjects(rdflib.RDF.type, sh.ValidationResult)
    }


def part_of(article: str) -> Triples:
    """What a corpus with this one article and the same curated files would give."""
    shared = ("graph/entities.curated", "graph/x-curated")
    return frozenset(
        quad.triple
        for quad in ox.parse(path=EXAMPLE)
        if quad.graph_name.value.endswith(shared) or article in quad.graph_name.value
    )


def name(term: str) -> str:
    return "_:" if term.startswith("_:") else term


def by_us(graph: Triples) -> set[tuple[str, str]]:
    return {(found.number, name(found.focus)) for found in violations(quads(graph))}


def test_the_good_graph_conforms(good: Triples) -> None:
    assert validate(quads(good)) == []
    assert advise(quads(good)) == []


@pytest.mark.parametrize("article", ["8c339988e5cb", "cd43f060191c", "305d83d03c1a", "7dbad81cc408", "0119754a7627"])
def test_the_part_of_one_article_conforms_alone(article: str) -> None:
    assert validate(quads(part_of(article))) == []


@pytest.mark.parametrize(("number", "minus", "plus"), MUTANTS)
def test_each_broken_graph_is_caught_by_its_shape(good: Triples, number: str, minus: str, plus: str) -> None:
    broken = mutated(good, minus, plus)
    assert number in {found.number for found in violations(quads(broken))}


def test_every_shape_has_a_broken_graph() -> None:
    shapes = rdflib.Graph().parse(SHAPES)
    messages = shapes.objects(None, rdflib.URIRef(PREFIXES["sh"] + "message"))
    assert {str(message)[:2] for message in messages} == {number for number, *_ in MUTANTS}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pyshacl_finds_the_good_graph_good() -> None:
    part = part_of("305d83d03c1a")
    assert len(part) > 200
    assert by_pyshacl(part) == set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pyshacl_finds_the_same_in_the_graph_broken_in_every_way(good: Triples) -> None:
    broken = good
    for _, minus, plus in MUTANTS:
        broken = mutated(broken, minus, plus)
    found = by_us(broken)
    assert found == by_pyshacl(broken)
    assert {number for number, *_ in MUTANTS} - {number for number, _ in found} == set()


def test_a_problem_names_the_record_its_article_and_words_and_what_to_do(good: Triples) -> None:
    [problem] = validate(quads(mutated(good, f"{WANG} onr:speechAct *", "")))
    assert "Wang Wenbin: the report had been planned" in problem.where
    assert "UN report: serious human rights violations" in problem.where
    assert "At a regular press briefing on Thursday" in problem.where
    assert problem.what.startswith("05 The record has no speech act")
    assert problem.mend.startswith("Give one of the scheme speech-act")


def test_a_problem_names_the_property_that_must_go(good: Triples) -> None:
    problems = validate(quads(mutated(good, "", f'{LIES} foo:rating "false"')))
    assert any(p.what.startswith("29 ") and "https://example.com/foo#rating" in p.what for p in problems)


def test_a_warning_is_advice_and_no_violation(good: Triples) -> None:
    doubtful = quads(mutated(good, f"{RELEASE} onr:addressee *", ""))
    assert validate(doubtful) == []
    assert [problem.what[:2] for problem in advise(doubtful)] == ["19"]


def test_a_file_a_store_and_quads_give_the_same(good: Triples, tmp_path: Path) -> None:
    broken = mutated(good, f"{KANAT} onr:origin *", "")
    path = tmp_path / "graph.nq"
    path.write_text("".join(f"{' '.join(quad)} .\n" for quad in quads(broken)), encoding="utf-8")
    store = ox.Store()
    store.bulk_load(path=path)
    assert validate(path) == validate(store) == validate(quads(broken)) != []


def test_a_triple_in_two_graphs_counts_once(good: Triples) -> None:
    twice = [*quads(good), *((s, p, o, "<urn:other>") for s, p, o, _ in quads(good))]
    assert validate(twice) == []


def test_a_file_that_is_no_rdf_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(DataError, match=r"graph\.ttl"):
        validate(path)


def test_a_term_of_shacl_that_is_not_compiled_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES.read_text(encoding="utf-8").replace("sh:minLength 1", "sh:maxLength 1"), encoding="utf-8")
    with pytest.raises(ValueError, match="maxLength"):
        constraints(path)


def test_every_message_says_what_is_wrong_and_what_to_do() -> None:
    for constraint in constraints(SHAPES):
        wrong, colon, mend = constraint.message.partition(": ")
        assert wrong[:2].isdecimal(), constraint.message
        assert colon, constraint.message
        assert len(mend) > 5, constraint.message
        assert mend.endswith("."), constraint.message
