"""The commands that measure the rules, as a person calls them."""

import json
import shutil
from pathlib import Path

import pytest

from onrecord.pipeline import find_all
from onrecord.rules.tested import MiscountedError, parsed
from running import ROOT, SEEDS, onrecord

GOLD = ROOT / "tests/data/gold"
TEXTS = SEEDS / "articles"
MEASURED = ("--gold", GOLD, "--text", TEXTS)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A corpus in which two sentences with a reporting verb are passed over."""
    path = tmp_path / "small/articles/bridge.txt"
    path.parent.mkdir(parents=True)
    path.write_text(
        "Bridge\n\nThe minister said that it was safe.\nOften saying is believing.\nSaying is believing, often.\n",
        encoding="utf-8",
    )
    return tmp_path / "small"


@pytest.mark.parametrize(("by", "names"), [("rule", "that-clause"), ("cue", "say"), ("type", "indirect")])
def test_score_by_shows_what_fired_what_was_right_and_what_is_lost_without(by: str, names: str) -> None:
    head, *rows = onrecord("score", *MEASURED, "--by", by).stdout.splitlines()
    assert head.split() == [by, "fired", "right", "P", "F1", "lost"]
    row = next(row.split() for row in rows if row.startswith(names))
    assert int(row[1]) >= int(row[2]) > 0
    assert float(row[3]) == pytest.approx(int(row[2]) / int(row[1]), abs=0.001)
    fired = [int(row.split()[1]) for row in rows[: rows.index("") if "" in rows else None]]
    assert fired == sorted(fired, reverse=True)


def test_score_by_rule_holds_the_counts_against_the_texts() -> None:
    said = onrecord("score", *MEASURED, "--by", "rule").stdout
    assert "expected" in said.partition("\n\n")[2]
    assert "right on US news" in said


def test_score_by_something_else_is_wrong_use() -> None:
    assert "--help" in onrecord("score", *MEASURED, "--by", "moon", code=2).stderr


def test_calibrate_writes_counts_that_a_build_of_the_corpus_reads(small: Path, tmp_path: Path) -> None:
    onrecord("calibrate", *MEASURED, "--corpus", "Three “articles”", "--output", small / "rules/tested.json")
    written = json.loads((small / "rules/tested.json").read_text("utf-8"))
    assert written["corpus"] == "Three “articles”"
    row = written["rules"]["that-clause"]
    assert row["precision"] == round(row["right"] / row["tried"], 3)
    onrecord("build", small, "--output", tmp_path / "o", "--quiet")
    graph = (tmp_path / "o/graph.ttl").read_text("utf-8")
    assert f'onr:right "{row["right"]}"' in graph
    assert "Three “articles”" in graph
    assert json.loads(onrecord("read", small).stdout)["attributions"][0]["confidence"] == pytest.approx(
        row["right"] / row["tried"]
    )


def test_calibrate_writes_into_the_current_folder_and_nowhere_else(tmp_path: Path) -> None:
    own = (ROOT / "graph/onrecord/rules/tested.json").read_bytes()
    said = onrecord("calibrate", *MEASURED, cwd=tmp_path).stdout
    assert "Wrote tested.json, counted on articles" in said
    assert [path.name for path in tmp_path.iterdir()] == ["tested.json"]
    assert (ROOT / "graph/onrecord/rules/tested.json").read_bytes() == own
    again = onrecord("calibrate", *MEASURED, "--output", "again.json", cwd=tmp_path)
    assert again.returncode == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "tested.json").read_bytes()


def test_calibrate_counts_the_rules_of_a_corpus(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(TEXTS, corpus / "articles")
    (corpus / "rules").mkdir()
    (corpus / "rules/own.txt").write_text(
        "rule own-said: X said that …\ntakes: that\npattern: @ (?P<content>h)\nexample: Ann said that it rained.\n"
        "finds: Ann | said | that it rained\nnot: Ann left.\n",
        encoding="utf-8",
    )
    assert "own-said" in onrecord("calibrate", "--gold", GOLD, "--text", corpus, cwd=tmp_path).stdout


def test_calibrate_where_nothing_is_annotated_is_refused(small: Path, tmp_path: Path) -> None:
    said = onrecord("calibrate", "--gold", GOLD, "--text", small / "articles", cwd=tmp_path, code=1).stderr
    assert "has no text" in said
    assert not (tmp_path / "tested.json").exists()


def test_a_cue_that_is_counted_apart_is_a_rule_of_its_own(small: Path, tmp_path: Path) -> None:
    (small / "rules").mkdir()
    counts = {"that-clause": (1, 2), "that-clause.say": (9, 10)}
    rows = {name: {"right": r, "tried": t, "precision": r / t} for name, (r, t) in counts.items()}
    (small / "rules/tested.json").write_text(json.dumps({"corpus": "news", "rules": rows}, indent=1), encoding="utf-8")
    (found, *_) = json.loads(onrecord("read", small).stdout)["attributions"]
    assert (found["rule"], found["confidence"]) == ("that-clause.say", 0.9)
    onrecord("build", small, "--output", tmp_path / "o", "--quiet")
    assert "X said that … (say)" in (tmp_path / "o/graph.ttl").read_text("utf-8")
    assert "no violations" in onrecord("check", small).stdout


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", 1),
        ('{"rules": {}}', 1),
        ('{"corpus": "x",\n "rules": {\n"a": {"right": 3, "tried": 2, "precision": 1.5}}}', 3),
        ('{"corpus": "x", "rules": {"a": [1, 2]}}', 1),
        ('{"corpus": "x",\n"rules": {"a": {"right": 1, "tried": 2, "precision": 0.9}}}', 2),
        ("[" * 100_000, 1),
    ],
)
def test_counts_that_cannot_be_are_named_with_their_line(text: str, line: int) -> None:
    with pytest.raises(MiscountedError) as caught:
        parsed(text)
    assert caught.value.line == line


def test_bad_counts_stop_a_build_with_file_and_line(small: Path, tmp_path: Path) -> None:
    (small / "rules").mkdir()
    (small / "rules/tested.json").write_text("{\n,}", encoding="utf-8")
    said = onrecord("build", small, "--output", tmp_path / "o", code=1).stderr
    assert "rules/tested.json:2" in said
    assert "onrecord calibrate" in said


def test_coverage_names_what_was_passed_over_and_counts_as_a_build_does(small: Path, tmp_path: Path) -> None:
    said = onrecord("coverage", small).stdout
    passed = sum(len(found.unread) for found in find_all(small).findings)
    assert said.startswith(f"{passed} unread sentences with a reporting verb in 1 articles")
    built = onrecord("build", small, "--output", tmp_path / "o").stdout
    assert f"{passed} unread sentence" in built


def test_coverage_shows_the_most_frequent_verb_first_with_article_and_line() -> None:
    lines = onrecord("coverage", SEEDS, "--examples", 1).stdout.splitlines()
    counted = [int(line.split()[0]) for line in lines[1:] if not line.startswith(" " * 10)]
    assert counted == sorted(counted, reverse=True)
    assert sum(counted) == int(lines[0].split()[0])
    for line in lines[1:]:
        if line.startswith(" " * 10):
            place, _, words = line.strip().partition(": ")
            name, _, number = place.partition(", line ")
            text = (TEXTS / f"{name}.txt").read_text("utf-8")
            assert words[:20] in " ".join("\n".join(text.split("\n")[int(number) - 1 :]).split())


def test_coverage_takes_folders_and_files_and_any_number_of_processes() -> None:
    whole = onrecord("coverage", TEXTS).stdout
    assert onrecord("coverage", TEXTS, "--jobs", 2).stdout == whole
    assert onrecord("coverage", *sorted(TEXTS.iterdir())).stdout == whole


def test_coverage_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "none" in onrecord("coverage", tmp_path / "none", code=1).stderr
