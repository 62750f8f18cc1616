"""The commands as a person calls them: what they print, what they refuse and how."""

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import ROOT, SEEDS, files_of, onrecord

SENTENCE = "The minister said that the bridge was safe."


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A corpus of one article."""
    article = tmp_path / "small/articles/bridge.txt"
    article.parent.mkdir(parents=True)
    article.write_text(
        f"Bridge is safe, minister says\n\n{SENTENCE} A union denied that it was safe.\n", encoding="utf-8"
    )
    return tmp_path / "small"


def build(corpus: Path, output: Path, code: int = 0, *more: object) -> str:
    done = onrecord("build", corpus, "--output", output, "--quiet", *more, code=code)
    return done.stderr


def test_without_a_command_the_usage_is_shown() -> None:
    assert "onrecord --help" in onrecord(code=2).stderr


@pytest.mark.parametrize("arguments", [["bild"], ["build", "--jobs", "0"], ["query", "--format", "xml"], ["init", "d"]])
def test_wrong_use_is_exit_code_2_and_says_where_help_is(arguments: list[str]) -> None:
    assert "--help" in onrecord(*arguments, code=2).stderr


def test_a_base_that_is_no_iri_is_refused(small: Path, tmp_path: Path) -> None:
    assert "IRI" in build(small, tmp_path / "o", 2, "--base", "not an iri")
    assert not (tmp_path / "o").exists()


def test_the_base_is_where_all_data_begins(small: Path, tmp_path: Path) -> None:
    build(small, tmp_path / "o", 0, "--base", "https://data.example.net/bridge#")
    text = (tmp_path / "o/graph.nq").read_text("utf-8")
    assert "https://data.example.net/bridge#statement/" in text
    assert "example.org" not in text


def test_progress_goes_to_standard_error_and_quiet_silences_all(small: Path, tmp_path: Path) -> None:
    loud = onrecord("build", small, "--output", tmp_path / "o")
    assert "bridge" in loud.stderr
    assert "1 article\n" in loud.stdout
    quiet = onrecord("build", small, "--output", tmp_path / "o", "--quiet")
    assert quiet.stdout == quiet.stderr == ""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("latin.txt", "Der Präsident sagte, die Brücke sei für Fußgänger sicher.".encode("cp1252"), "UTF-8"),
        ("empty.txt", b"", "empty"),
        ("adverts.txt", b"Advertisement\n\nSubscribe now\n\nRead: Ten bridges you must see\n", "boilerplate"),
        ("huge.txt", b"The minister said that it was safe. " * 1_500_000, "50"),
    ],
)
def test_an_unreadable_article_is_named_and_left_out_and_the_rest_is_built(
    small: Path, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (small / "articles" / name).write_bytes(content)
    said = build(small, tmp_path / "o")
    assert name in said
    assert words in said
    assert b"bridge was safe" in (tmp_path / "o/graph.ttl").read_bytes()


def test_with_strict_an_unreadable_article_stops_everything(small: Path, tmp_path: Path) -> None:
    (small / "articles/empty.txt").write_bytes(b"")
    assert "empty.txt" in build(small, tmp_path / "o", 1, "--strict")
    assert not (tmp_path / "o").exists()


def test_a_link_out_of_the_folder_is_not_followed(small: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The spy said that it was secret.", encoding="utf-8")
    (small / "articles/link.txt").symlink_to(tmp_path / "secret.txt")
    assert "link.txt" in build(small, tmp_path / "o")
    assert b"secret" not in (tmp_path / "o/graph.ttl").read_bytes()


@pytest.mark.parametrize("kind", ["missing", "file", "no articles"])
def test_what_is_no_corpus_is_refused_with_advice(tmp_path: Path, kind: str) -> None:
    corpus = tmp_path / "c"
    if kind == "file":
        corpus.write_text("x", encoding="utf-8")
    elif kind == "no articles":
        (corpus / "articles").mkdir(parents=True)
    said = build(corpus, tmp_path / "o", 1)
    assert str(corpus) in said
    assert not (tmp_path / "o").exists()


def test_faulty_curation_stops_the_build_with_file_line_and_nearest_words(corpus: Path, tmp_path: Path) -> None:
    readings = corpus / "curated/readings/004_434a1d023eeb3143.txt"
    text = readings.read_text("utf-8")
    changed = text.replace("of the mostly Muslim Uyghurs", "of the mainly Muslim Uyghurs")
    assert changed != text
    readings.write_text(changed, encoding="utf-8")
    line = next(i for i, row in enumerate(changed.split("\n"), 1) if "mainly Muslim" in row)
    said = build(corpus, tmp_path / "o", 1)
    assert f"004_434a1d023eeb3143.txt:{line}" in said
    assert "mostly Muslim" in said
    assert not (tmp_path / "o").exists()


def test_an_unknown_actor_is_answered_with_the_likely_key(corpus: Path, tmp_path: Path) -> None:
    with (corpus / "curated/readings/004_434a1d023eeb3143.txt").open("a", encoding="utf-8") as file:
        file.write("\nstatement z1: It | supports\n> prior reporting\nspeaker: chinese-goverment\n")
    assert "chinese-government" in build(corpus, tmp_path / "o", 1)


def test_a_full_disk_leaves_the_old_files(small: Path, tmp_path: Path) -> None:
    build(small, tmp_path / "o")
    before = files_of(tmp_path / "o")
    (small / "articles/second.txt").write_text(SENTENCE * 50, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "build", str(small), "--output", str(tmp_path / "o"), "--quiet"],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert files_of(tmp_path / "o") == before


def test_a_kill_while_building_leaves_the_old_files_or_all_new_ones(small: Path, tmp_path: Path) -> None:
    build(small, tmp_path / "o")
    old = files_of(tmp_path / "o")
    (small / "articles/second.txt").write_text(f"{SENTENCE}\n", encoding="utf-8")
    build(small, tmp_path / "new")
    new = files_of(tmp_path / "new")
    command = [sys.executable, "-m", "onrecord", "build", str(small), "--output", str(tmp_path / "o"), "--quiet"]
    for delay in (0.1, 0.3, 0.4, 0.5, 0.6):
        with subprocess.Popen(command) as process:
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        left = {path.name: path.read_bytes() for path in (tmp_path / "o").iterdir() if path.is_file()}
        assert left in (old, new)


def test_read_prints_one_object_an_article_with_true_offsets(small: Path) -> None:
    (line,) = onrecord("read", small / "articles/bridge.txt").stdout.splitlines()
    article = json.loads(line)
    text = (small / "articles/bridge.txt").read_bytes().decode()
    assert article["id"] == "bridge"
    found = {tuple(text[s:e] for s, e in a["content"]): a for a in article["attributions"]}
    stated = found[("that the bridge was safe",)]
    assert [text[s:e] for s, e in stated["source"]] == ["The minister"]
    assert (stated["act"], stated["mode"], stated["type"]) == ("asserts", "speech", "indirect")
    assert {"rule", "confidence", "nested", "speaker", "cue"} <= set(stated)
    assert {"recommendations", "responses", "excluded"} <= set(article)


def test_read_takes_files_folders_and_corpora(small: Path) -> None:
    for path in (small, small / "articles", small / "articles/bridge.txt"):
        assert len(onrecord("read", path).stdout.splitlines()) == 1


def test_read_without_curated_reads_nothing_of_the_curation(corpus: Path) -> None:
    with_files = onrecord("read", corpus).stdout
    shutil.rmtree(corpus / "curated")
    assert onrecord("read", corpus).stdout == with_files


def test_read_by_two_processes_prints_the_same(corpus: Path) -> None:
    assert onrecord("read", corpus, "--jobs", 2).stdout == onrecord("read", corpus).stdout


def test_nothing_in_an_article_commands_the_terminal(corpus: Path, tmp_path: Path) -> None:
    text = "Bob said \x1b[31mthat\x9b2J \u202eit rained. Ann denied that she \x1b]0;x\x07 knew.\n"
    (corpus / "articles/\x1b[31mred.txt").write_text(text, encoding="utf-8")
    readings = corpus / "curated/readings/\x1b[31mred.txt"
    readings.write_text(f"text: {hashlib.sha256(text.encode()).hexdigest()}\ncomplete: yes\n", encoding="utf-8")
    checked = onrecord("check", corpus)
    assert "Ann" in checked.stderr
    built = onrecord("build", corpus, "--output", tmp_path / "o")
    taken = onrecord("init", tmp_path / "other", corpus / "articles/\x1b[31mred.txt")
    explained = onrecord("explain", text)
    for done in (checked, built, taken, explained):
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(done.stdout + done.stderr)


def test_read_names_what_it_cannot_read(small: Path) -> None:
    (small / "articles/empty.txt").write_bytes(b"")
    assert "empty" in onrecord("read", small, code=1).stderr


def test_output_can_be_cut_off_by_its_reader() -> None:
    command = [sys.executable, "-m", "onrecord", "read", str(SEEDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_query_without_a_question_lists_the_fifteen() -> None:
    lines = onrecord("query").stdout.splitlines()
    assert len(lines) == 15
    assert lines[0].startswith("01-")


def test_every_question_has_an_answer_in_the_seeds(seeds_output: Path) -> None:
    for line in onrecord("query").stdout.splitlines():
        name = line.split()[0]
        rows = onrecord("query", name, "--format", "csv", "--graph", seeds_output / "graph.ttl").stdout.splitlines()
        # Everything in the seeds is curated, so nothing rests on rules alone.
        assert len(rows) > 1 or "rules" in name, name


def test_query_takes_sparql_and_a_file(seeds_output: Path, tmp_path: Path) -> None:
    question = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a onr:Statement }"
    (tmp_path / "q.rq").write_text(question, encoding="utf-8")
    graph = ["--graph", seeds_output / "graph.ttl", "--format", "json"]
    answers = [onrecord("query", asked, *graph).stdout for asked in (question, tmp_path / "q.rq")]
    assert answers[0] == answers[1]
    assert int(json.loads(answers[0])["results"]["bindings"][0]["n"]["value"]) > 100


@pytest.mark.parametrize(
    "question", ["SELECT WHERE", "no-such-question", "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }"]
)
def test_a_question_that_cannot_be_asked_is_refused(question: str, seeds_output: Path) -> None:
    assert onrecord("query", question, "--graph", seeds_output / "graph.ttl", code=2).stderr


def test_query_without_a_graph_says_to_build_one(tmp_path: Path) -> None:
    assert "onrecord build" in onrecord("query", "01-who-said-about", code=2, cwd=tmp_path).stderr


def test_explain_names_the_rule_that_read_and_why_others_did_not() -> None:
    said = onrecord("explain", SENTENCE).stdout
    assert "that-clause" in said
    assert "The minister" in said


def test_explain_of_nothing_is_wrong_use() -> None:
    assert "sentence" in onrecord("explain", " ", code=2).stderr


def test_check_finds_the_seeds_without_violation() -> None:
    assert "no violations" in onrecord("check", SEEDS).stdout


def test_check_notes_what_is_allowed_but_worth_a_look(small: Path) -> None:
    article = "Bridge\n\nA report by the Bridge Panel was published. The report recommends closing the bridge.\n"
    (small / "articles/bridge.txt").write_text(article, encoding="utf-8")
    done = onrecord("check", small)
    assert "no violations" in done.stdout
    assert "note: " in done.stderr
    assert "Nobody is named to whom this is recommended" in done.stderr


def test_check_names_violations_with_file_and_line(corpus: Path) -> None:
    with (corpus / "curated/actors.txt").open("a", encoding="utf-8") as file:
        file.write("\npersn x: X\n")
    lines = (corpus / "curated/actors.txt").read_text("utf-8").count("\n")
    assert f"actors.txt:{lines}" in onrecord("check", corpus, code=1).stderr


def test_score_against_gold_prints_the_figures() -> None:
    said = onrecord("score", "--gold", ROOT / "tests/data/gold", "--text", SEEDS / "articles").stdout
    for figure in ("attribution", "exact all three", "recall direct", "speaker", "recommendation", "response"):
        assert figure in said


def test_score_names_annotations_without_a_text(small: Path) -> None:
    said = onrecord("score", "--gold", ROOT / "tests/data/gold", "--text", small / "articles", code=1).stderr
    assert "000_68f9cae5daf62305" in said
