"""Questions are answered from the file alone, and what cannot be answered is said with its place."""

import csv
import io
import json
import socket
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError, UsageError
from onrecord.query import FORMATS, Result, base_of, load, run

EXAMPLE = Path(__file__).parents[1] / "data" / "example.trig"
FORMULA = "=1+1"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(EXAMPLE)


# --- loading


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "nt", "jsonld", "rdf"])
def test_every_format_gives_the_same_answers(tmp_path: Path, store: ox.Store, ending: str) -> None:
    path = tmp_path / f"graph.{ending}"
    form = ox.RdfFormat.from_extension(ending)
    assert form is not None
    quads = list(ox.parse(path=EXAMPLE))
    path.write_bytes(ox.serialize(quads if form.supports_datasets else (q.triple for q in quads), format=form))
    assert run(load(path), "1").format("json") == run(store, "1").format("json")


def test_a_triple_in_two_graphs_is_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "two.nq"
    path.write_text("<urn:a> <urn:p> <urn:b> <urn:g1> .\n<urn:a> <urn:p> <urn:b> <urn:g2> .\n", encoding="utf-8")
    found = load(path)
    assert run(found, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").format("csv") == "n\n1\n"
    assert run(found, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").format("csv") == "n\n2\n"


def test_a_missing_or_unknown_file_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Build it first"):
        load(tmp_path / "graph.ttl")
    with pytest.raises(UsageError, match=r"\.jsonld"):
        load(tmp_path / "graph.xlsx")


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix a: <urn:a> .\na:b a:c nonsense .\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"graph\.ttl.*line 2"):
        load(path)


# --- asking


def test_a_question_is_given_by_name_number_file_or_sparql(store: ox.Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# Mine?\nASK { actor:wang-wenbin onr:stated ?claim }", encoding="utf-8")
    assert run(store, "07-timeline").rows == run(store, "7").rows == run(store, "07").rows
    assert run(store, path).boolean is True
    assert run(store, str(path)).boolean is True
    assert run(store, "ASK { actor:nobody onr:stated ?claim }").boolean is False
    assert run(store, "CONSTRUCT { ?s a onr:Actor } WHERE { ?s a onr:Actor }").columns == (
        "subject",
        "predicate",
        "object",
    )


def test_prefixes_follow_the_base_of_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    text = EXAMPLE.read_text(encoding="utf-8").replace("https://example.org/onrecord/", "https://other.example/x#")
    path.write_bytes(
        ox.serialize((q.triple for q in ox.parse(text, format=ox.RdfFormat.TRIG)), format=ox.RdfFormat.TURTLE)
    )
    other = load(path)
    assert base_of(other) == "https://other.example/x#"
    assert run(other, "ASK { actor:wang-wenbin onr:stated ?claim }").boolean is True
    assert run(other, "ASK { actor:wang-wenbin onr:stated ?claim }", base="https://elsewhere.example/").boolean is False


def test_an_unknown_name_is_answered_with_the_nearest(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="Did you mean 07-timeline"):
        run(store, "timeline")
    with pytest.raises(UsageError, match="There is no file"):
        run(store, "nowhere.rq")


def test_faulty_sparql_is_placed(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="line 2, column 9"):
        run(store, "SELECT * WHERE {\n ?s ?p }")


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * { SERVICE <http://ADDRESS/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://ADDRESS/> { ?s ?p ?o } }",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "PREFIX : <http://ADDRESS/> SELECT * { SERVICE:a{ ?s ?p ?o } }",
        "PREFIX x: <http://ADDRESS/> SELECT * { SERVICE#\n#\rx:a\\#b #\n{ ?s ?p ?o } }",
        "SELECT * { ?s ?p true.SERVICE<http://ADDRESS/>{ ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c FILTER(?a<?b)SERVICE#>\n<http://ADDRESS/>{ ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://ADDRESS/> { ?s ?p ?o } }",
    ],
)
def test_no_question_goes_out_to_the_network(store: ox.Store, question: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        with pytest.raises(UsageError, match="SERVICE"):
            run(store, question.replace("ADDRESS", f"127.0.0.1:{server.getsockname()[1]}"))
        with pytest.raises(TimeoutError):
            server.accept()


def test_the_word_service_may_be_asked_for(store: ox.Store) -> None:
    assert run(store, 'SELECT ?service { ?service ?p ?o FILTER(CONTAINS(STR(?o), "secret service")) }').rows == ()
    assert run(store, "SELECT ?s { GRAPH ?service { ?s a onr:Report } }").rows


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "# harmless\nPREFIX x: <urn:x>\ndelete where { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:1/graph.ttl>",
        "DROP ALL",
    ],
)
def test_nothing_changes_the_graph(store: ox.Store, update: str) -> None:
    before = len(store)
    with pytest.raises(UsageError, match="change the graph"):
        run(store, update)
    assert len(store) == before


# --- formats


def asked(text: str) -> Result:
    return Result(("words", "source"), ((ox.Literal(text), ox.NamedNode("https://example.org/onrecord/actor/x")),))


def test_the_table_keeps_every_word_and_fits_the_page(store: ox.Store) -> None:
    result = run(store, "5")
    shown = result.format("table")
    assert max(map(len, shown.splitlines())) <= 120
    for row in result.rows:
        assert row[0] is not None
        assert all(word in shown for word in row[0].value.split() if len(word) < 20)
    assert shown.splitlines()[-1].startswith("3 rows")


def test_the_table_leaves_out_columns_of_iris_alone_and_says_so() -> None:
    shown = asked("The quay is safe").format("table")
    assert "actor" not in shown
    assert shown.splitlines()[-1] == "1 row (IRIs left out: source; --format csv shows them)"
    assert "actor:x" in Result(("source",), ((ox.NamedNode("urn:actor:x"),),)).format("table")


def test_an_empty_answer_says_so(store: ox.Store) -> None:
    assert run(store, "SELECT ?x { ?x a onr:Nothing }").format("table").endswith("nothing found\n")
    assert run(store, "ASK { ?x a onr:Nothing }").format("table") == "no\n"
    assert run(store, "ASK { ?x a onr:Nothing }").format("json") == '{"head": {}, "boolean": false}\n'
    assert run(store, "SELECT * {}").format("table").endswith("1 row\n")


def test_wide_letters_are_counted_as_two(store: ox.Store) -> None:
    lines = run(store, 'SELECT * { VALUES (?a ?b) { ("王文斌" "x") ("abcdef" "y") } }').format("table").splitlines()
    assert lines[2] == "王文斌  x"
    assert lines[3] == "abcdef  y"


def test_no_text_commands_the_terminal_or_a_spreadsheet() -> None:
    table = asked("\x1b[31mred\u202ednuora\x07").format("table")
    assert "\x1b" not in table
    assert "\x07" not in table
    assert "\u202e" not in table
    assert asked(FORMULA).format("csv").splitlines()[1].startswith(f"'{FORMULA}")
    assert json.loads(asked(FORMULA).format("json"))["results"]["bindings"][0]["words"]["value"] == FORMULA


def test_a_number_stays_a_number_in_csv(store: ox.Store) -> None:
    assert run(store, "SELECT (-5 AS ?n) {}").format("csv") == "n\n-5\n"


def test_json_is_that_of_sparql_results(store: ox.Store) -> None:
    question = 'SELECT * { VALUES (?a ?b ?c) { ("x"@en 1 <urn:x>) (UNDEF "y" UNDEF) } }'
    form = ox.QueryResultsFormat.JSON
    answer = store.query(question)
    assert isinstance(answer, ox.QuerySolutions)
    assert json.loads(run(store, question).format("json")) == json.loads(answer.serialize(format=form))


def test_an_unknown_format_is_wrong_use(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="table, csv, json"):
        run(store, "1").format("xml")


@given(st.text(max_size=300))
def test_no_text_breaks_a_format(text: str) -> None:
    table, as_csv, data = (asked(text).format(name) for name in FORMATS)
    assert "1 row (" in table.splitlines()[-1]
    assert not any(unicodedata.category(character) == "Cc" for character in table.replace("\n", ""))
    header, *cells = csv.reader(io.StringIO(as_csv, newline=""))
    assert header == ["words", "source"]
    assert [cell.removeprefix("'") for cell in cells[0][:1]] == [text.removeprefix("'")]
    assert json.loads(data)["results"]["bindings"][0]["words"]["value"] == text
