import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import networkx
import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord import BASE
from onrecord.errors import DataError
from onrecord.findings import Findings, Record, RecordKind
from onrecord.publish import FORMATS, Material, publish
from onrecord.records import Actor, Article, Excluded, Kind, Reading, Register, Span, Topic
from samples import make_article, make_findings, make_register

OF_TRIPLES = {"graph.ttl": "turtle", "graph.jsonld": "json-ld"}
OF_GRAPHS = {"graph.trig": "trig", "graph.nq": "nquads"}
FORMAT_OF = {
    "graph.ttl": pyoxigraph.RdfFormat.TURTLE,
    "graph-protege.ttl": pyoxigraph.RdfFormat.TURTLE,
    "graph.jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "graph.trig": pyoxigraph.RdfFormat.TRIG,
    "graph.nq": pyoxigraph.RdfFormat.N_QUADS,
}
PLAIN = "http://www.w3.org/2001/XMLSchema#string"
Term = tuple[str, ...]


def material(findings: Iterable[Findings] = make_findings(), register: Register | None = None) -> Material:
    return Material(tuple(findings), register or make_register(), BASE, {})


def content(name: str, given: Material) -> str:
    return "".join(FORMATS[name](given))


def by_pyoxigraph(name: str, text: str) -> set[tuple[Term, ...]]:
    """The quads of a file; the last term is the graph, empty for the default graph."""

    def term(node: object) -> Term:
        if isinstance(node, pyoxigraph.Literal):
            return (node.value, node.language or "", node.datatype.value if not node.language else "")
        return ("",) if isinstance(node, pyoxigraph.DefaultGraph) else (str(getattr(node, "value", node)),)

    quads = pyoxigraph.parse(text.encode(), format=FORMAT_OF[name])
    return {tuple(map(term, (q.subject, q.predicate, q.object, q.graph_name))) for q in quads}


def by_rdflib(name: str, text: str) -> set[tuple[Term, ...]]:
    def term(node: object) -> Term:
        if isinstance(node, rdflib.Literal):
            return (str(node), node.language or "", str(node.datatype or PLAIN) if not node.language else "")
        return ("",) if node is None or "urn:x-rdflib:default" in str(node) else (str(node),)

    dataset = rdflib.Dataset()
    dataset.parse(io.BytesIO(text.encode()), format=(OF_TRIPLES | OF_GRAPHS)[name])
    return {tuple(map(term, quad)) for quad in dataset.quads()}


def triples(quads: set[tuple[Term, ...]]) -> set[tuple[Term, ...]]:
    return {quad[:3] for quad in quads if not quad[3][0].endswith(".rejected")}


@pytest.fixture(scope="module")
def sample() -> dict[str, str]:
    return {name: content(name, material()) for name in FORMATS}


def test_every_format_says_the_same(sample: dict[str, str]) -> None:
    wanted = by_pyoxigraph("graph.nq", sample["graph.nq"])
    assert by_pyoxigraph("graph.trig", sample["graph.trig"]) == wanted
    for name in OF_TRIPLES:
        assert {quad[:3] for quad in by_pyoxigraph(name, sample[name])} == triples(wanted)


@pytest.mark.parametrize("name", [*OF_TRIPLES, *OF_GRAPHS])
def test_two_readers_agree(sample: dict[str, str], name: str) -> None:
    assert by_rdflib(name, sample[name]) == by_pyoxigraph(name, sample[name])


def test_the_turtle_holds_each_triple_once(sample: dict[str, str]) -> None:
    parsed = list(pyoxigraph.parse(sample["graph.ttl"].encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(parsed) == len({str(triple) for triple in parsed})


def test_the_default_graph_of_the_trig_is_empty(sample: dict[str, str]) -> None:
    assert all(quad[3] != ("",) for quad in by_pyoxigraph("graph.trig", sample["graph.trig"]))


def test_rejected_readings_are_in_named_graphs_alone(sample: dict[str, str]) -> None:
    for name in FORMAT_OF:
        subjects = {quad[0][0] for quad in by_pyoxigraph(name, sample[name])}
        assert any("/rejected/" in subject for subject in subjects) == (name in OF_GRAPHS), name


def test_the_nquads_are_sorted_by_bytes(sample: dict[str, str]) -> None:
    lines = sample["graph.nq"].encode().splitlines(keepends=True)
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) > 500


def test_the_turtle_has_a_block_a_subject_in_a_readers_order(sample: dict[str, str]) -> None:
    subjects = re.findall(r"^(\w+):[\w.-]+ a ", sample["graph.ttl"], re.MULTILINE)
    assert len(re.findall(r"^\S+ a ", sample["graph.ttl"], re.MULTILINE)) == len(subjects)
    assert list(dict.fromkeys(subjects)) == [
        *("report", "actor", "topic", "article", "claim", "action", "statement"),
        *("recommendation", "response", "omission", "passage", "extraction", "rule"),
    ]
    assert all(line.startswith(("@prefix", "#")) or "<" not in line for line in sample["graph.ttl"].splitlines())


def test_the_turtle_names_types_and_labels_first(sample: dict[str, str]) -> None:
    block = re.search(r"^statement:st-ana.*?\.$", sample["graph.ttl"], re.MULTILINE | re.DOTALL)
    assert block
    lines = block.group().splitlines()
    assert lines[0].endswith(" a onr:Statement ;")
    assert lines[1] == '    rdfs:label "Ana Ruiz: That is a lie" ;'


def test_the_json_is_readable_without_knowing_rdf(sample: dict[str, str]) -> None:
    nodes = {node["@id"]: node for node in json.loads(sample["graph.jsonld"])["@graph"]}
    statement = next(node for name, node in nodes.items() if name.startswith("statement:st-ana"))
    assert statement["onr:speaker"] == "actor:ana-ruiz"
    assert nodes[statement["onr:claim"]]["schema:text"] == {"@value": "That is a lie", "@language": "en"}


def test_the_order_of_the_articles_changes_no_byte(sample: dict[str, str]) -> None:
    again = material(make_findings()[::-1])
    assert {name: content(name, again) for name in FORMATS} == sample


HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


def hostile(words: str) -> Material:
    """An article, its actors and its metadata with the words wherever words can be."""
    text = f"{words} A source said {words} again.\n{words}"
    start = len(words) + 15
    parts = Span(start - 14, start - 6), Span(start - 5, start - 1), Span(start, start + len(words))
    reading = Reading(kind=Kind.STATEMENT, rule=words, source=parts[:1], cue=parts[1:2], content=parts[2:])
    speaker = Actor(name=words, names=(words + "!",), roles=(words,))
    record = Record(
        kind=RecordKind.STATEMENT,
        reading=reading,
        source=speaker,
        evidence=(Span(0, len(text)),),
        words=words,
        as_named=words,
        role=words,
        date_words=words,
        date_basis="unresolved",
        date="2031",
        topics=(words,),
        origins=(words,),
    )
    article = Article(
        name=words,
        text=text,
        title=words,
        publisher=words,
        url=words,
        language=words[:5],
        excluded=(Excluded(Span(len(text) - len(words), len(text)), "prompt"),),
    )
    register = Register(
        actors={words: replace(speaker, key=words)}, topics={words: Topic(words, words, (words,))}, links=()
    )
    return material([Findings(article=article, records=(record,))], register)


@given(HOSTILE)
@settings(max_examples=60, deadline=None)
@example('"\\')
@example("\\u0041\\")
@example("a\r\nb\u0085c\u2028d\u2029e\x0bf\x0c")
@example("\x00\x1f\x7f\ufeff\ufffe\uffff")
@example("> <x:y> . ] } ; # @en ^^")
@example('\'\'\'""""')
@example("javascript:alert(1)//")
@example("\U0001f600\u0300\U0010ffff")
def test_any_words_come_back_from_every_format_as_they_were(words: str) -> None:
    given = hostile(words)
    wanted = by_pyoxigraph("graph.nq", content("graph.nq", given))
    exact = {quad[2] for quad in wanted if quad[1][0].endswith("#exact")}
    assert {(words, "", PLAIN), (given.findings[0].article.text, "", PLAIN)} <= exact
    for name in (*OF_TRIPLES, *OF_GRAPHS):
        text = content(name, given)
        read = by_pyoxigraph(name, text)
        assert by_rdflib(name, text) == read
        assert triples(read) == {quad[:3] for quad in wanted}
    content_of_protege = content("graph-protege.ttl", given)
    assert len(by_pyoxigraph("graph-protege.ttl", content_of_protege)) > len(triples(wanted))
    networkx.parse_graphml(content("graph.graphml", given))


def test_the_graphml_has_each_edge_id_once_and_reads_back(sample: dict[str, str]) -> None:
    ids = re.findall(r'<edge [^>]*id="([^"]*)"', sample["graph.graphml"])
    assert len(ids) == len(set(ids)) > 5
    read = networkx.parse_graphml(sample["graph.graphml"], force_multigraph=True)
    assert read.number_of_edges() == len(ids)
    assert read.nodes["actor:ana-ruiz"]["label"] == "Ana Ruiz"


def test_publishing_writes_every_format(tmp_path: Path, sample: dict[str, str]) -> None:
    given = material()
    paths = publish(given.findings, given.register, BASE, tmp_path / "new" / "output")
    assert [path.name for path in paths] == list(FORMATS)
    for path in paths:
        if path.name in sample:
            assert path.read_bytes() == sample[path.name].encode()


def test_a_corpus_in_which_nothing_was_found_still_gives_all_files(tmp_path: Path) -> None:
    empty = Findings(article=make_article("Nothing to see here.\n"))
    for path in publish((empty,), Register(), BASE, tmp_path):
        assert path.stat().st_size


def test_a_clash_of_names_writes_nothing(tmp_path: Path) -> None:
    first, _ = make_findings()
    name = "n-the-union-a4d054d113db"
    register = replace(make_register(), actors={name: Actor(name="Impostor", key=name)})
    record = replace(first.records[4], addressees=(register.actors[name],))
    with pytest.raises(DataError, match="would name both"):
        publish((replace(first, records=(record,)),), register, BASE, tmp_path / "output")
    assert list(tmp_path.iterdir()) == []
