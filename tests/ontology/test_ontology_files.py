"""Vocabulary, shapes, questions and the program speak of the same terms."""

import re
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from rdflib.collection import Collection

from onrecord.knowledge.iris import ONTOLOGY, SCHEMES
from onrecord.resources import ontology_dir

FILES = sorted(path for path in ontology_dir().rglob("*") if path.suffix in (".ttl", ".rq"))
EXAMPLE = Path(__file__).parents[1] / "data" / "example.trig"
SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
ONR = rdflib.Namespace(f"{ONTOLOGY}ns#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "onrecord.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "shapes.ttl")


@pytest.fixture(scope="module")
def example() -> rdflib.Graph:
    triples = (quad.triple for quad in ox.parse(path=EXAMPLE))
    return rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def terms(vocabulary: rdflib.Graph, *kinds: rdflib.URIRef) -> set[str]:
    return {str(term) for kind in kinds for term in vocabulary.subjects(RDF.type, kind) if str(term).startswith(ONR)}


def test_every_term_has_a_label_and_a_comment_in_words(vocabulary: rdflib.Graph) -> None:
    named = terms(vocabulary, *KINDS)
    assert len(named) > 50
    for term in named:
        assert vocabulary.value(rdflib.URIRef(term), RDFS.label), term
        assert str(vocabulary.value(rdflib.URIRef(term), RDFS.comment)).endswith((".", ")")), term


def test_every_concept_has_a_label_a_meaning_and_its_scheme(vocabulary: rdflib.Graph) -> None:
    concepts = set(vocabulary.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        scheme = rdflib.URIRef(str(concept).rpartition("/")[0])
        assert (concept, SKOS.inScheme, scheme) in vocabulary
        assert (scheme, RDF.type, SKOS.ConceptScheme) in vocabulary
        assert vocabulary.value(concept, RDFS.label) == vocabulary.value(concept, SKOS.prefLabel)
        assert vocabulary.value(concept, SKOS.definition)


def test_the_program_mints_in_the_schemes_of_the_vocabulary(vocabulary: rdflib.Graph) -> None:
    schemes = {str(scheme) for scheme in vocabulary.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {f"{ONTOLOGY}{name}" for name in SCHEMES.values()} == schemes


def test_the_shapes_allow_exactly_the_values_of_the_schemes(vocabulary: rdflib.Graph, shapes: rdflib.Graph) -> None:
    allowed = [set(Collection(shapes, listed)) for listed in shapes.objects(None, SH["in"])]
    schemes = [
        set(vocabulary.subjects(SKOS.inScheme, scheme)) for scheme in vocabulary.subjects(RDF.type, SKOS.ConceptScheme)
    ]
    assert sorted(map(sorted, allowed)) == sorted(map(sorted, schemes))


def test_the_shapes_know_exactly_the_terms_of_the_vocabulary(vocabulary: rdflib.Graph) -> None:
    text = (ontology_dir() / "shapes.ttl").read_text(encoding="utf-8")
    properties = text.partition("?value NOT IN (")[2].partition("))")[0]
    known = {ONR[name] for name in re.findall(r"onr:(\w+)", properties)}
    assert known == {rdflib.URIRef(term) for term in terms(vocabulary, *KINDS[1:])}
    used = {str(ONR[name]) for name in re.findall(r"onr:(\w+)", text)}
    assert used <= terms(vocabulary, *KINDS)


def test_the_questions_use_only_terms_of_the_vocabulary(vocabulary: rdflib.Graph) -> None:
    known = {term.removeprefix(ONR) for term in terms(vocabulary, *KINDS)}
    for path in FILES:
        if path.suffix == ".rq":
            assert set(re.findall(r"onr:(\w+)", path.read_text(encoding="utf-8"))) <= known, path.name


def test_a_claim_is_disjoint_from_whatever_can_speak(vocabulary: rdflib.Graph) -> None:
    members = [set(Collection(vocabulary, listed)) for listed in vocabulary.objects(None, OWL.members)]
    assert any({ONR.Claim, ONR.Source, ONR.Reading} <= listed for listed in members)


def test_the_property_chains_give_exactly_the_shortcuts(vocabulary: rdflib.Graph, example: rdflib.Graph) -> None:
    shortcuts = list(vocabulary.subject_objects(OWL.propertyChainAxiom))
    assert len(shortcuts) == 6
    for shortcut, chain in shortcuts:
        inverse, onward = Collection(vocabulary, chain)
        backward = vocabulary.value(inverse, OWL.inverseOf)
        derived = {
            (source, content)
            for record, source in example.subject_objects(backward)
            for content in example.objects(record, onward)
        }
        assert derived, shortcut
        assert derived == set(example.subject_objects(shortcut)), shortcut


def test_the_files_are_laid_out_for_people() -> None:
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert max(map(len, lines)) <= 120, path.name
        assert all(line == line.rstrip() and "\t" not in line for line in lines), path.name


def test_every_passage_of_the_example_is_its_articles_text(example: rdflib.Graph) -> None:
    texts = {path.read_bytes().decode() for path in SEEDS.glob("*.txt")}
    by_hash = {sha256(text.encode()).hexdigest(): text for text in texts}
    passages = list(example.subject_objects(OA.hasSource))
    assert len(passages) > 40
    for passage, article in passages:
        text = by_hash[str(example.value(article, ONR.textSha256))]
        selectors = list(example.objects(passage, OA.hasSelector))
        [start] = [int(value) for s in selectors for value in example.objects(s, OA.start)]
        [end] = [int(value) for s in selectors for value in example.objects(s, OA.end)]
        [exact] = [str(value) for s in selectors for value in example.objects(s, OA.exact)]
        assert text[start:end] == exact
