"""How often verbs put words on record is counted anew by one command, which changes nothing but numbers."""

import importlib.util
import os
import re
import subprocess
import sys
from types import ModuleType

import pytest

from onrecord.evaluation.gold import Gold, GoldAttribution
from onrecord.records import Span
from running import ROOT

SCRIPT = ROOT / "benchmarks/counts.py"


@pytest.fixture(scope="module")
def counts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("counts", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["counts"] = module
    spec.loader.exec_module(module)
    return module


def gold_of(text: str, *attributions: tuple[str, str, str]) -> Gold:
    found = []
    for roles in attributions:
        spans = [(Span(text.index(words), text.index(words) + len(words)),) for words in roles]
        found.append(GoldAttribution(*spans))
    return Gold(tuple(found))


def test_a_verb_is_counted_as_right_where_it_is_annotated(counts: ModuleType) -> None:
    text = "The mayor said that it leaks. The clerk said that it does not."
    annotated = gold_of(text, ("The mayor", "said", "that it leaks"))
    verbs = counts.tried_in(text, annotated)
    first = [verb[0] for verb in verbs if verb[0].lemma == "say"]
    assert [(item.frame, item.right, item.context[1:]) for item in first] == [
        ("that", True, ("main", "past")),
        ("that", False, ("main", "past")),
    ]
    made, last = counts.counted(verbs, lambda lemma, frame: (lemma, frame) == ("say", "that"))
    assert made["say", "that"] == (1, 2)
    assert len(last) == 2


def test_a_complement_is_counted_only_where_none_before_it_reads_the_verb(counts: ModuleType) -> None:
    first = counts.Tried("moot", "np", True, ("person", "main", "past"))
    second = counts.Tried("moot", "to", True, ("person", "main", "past"))
    made, last = counts.counted([(first, second), (second,)], lambda *_: True)
    assert made == {("moot", "np"): (1, 1), ("moot", "to"): (1, 1)}
    assert last == [first, second]
    made, _ = counts.counted([(first._replace(right=False), second)] * 9, lambda *_: True)
    assert made["moot", "to"] == (9, 9)  # "np" is right too seldom to stop the search


def test_only_numbers_change(counts: ModuleType) -> None:
    before = (counts.RULES_FOLDER / "cues.tsv").read_text("utf-8").splitlines()
    after = counts.cue_rows({("say", "that"): (7, 9), ("say", "bare"): (0, 0)})

    def bare(lines: list[str]) -> list[list[str]]:
        return [sorted(re.sub(r"=\d+/\d+", "", line).split()) for line in lines]

    assert bare(after) == bare(before)
    said = next(line for line in after if line.startswith("say\t"))
    assert "that=7/9" in said
    assert "bare=0/0" not in said


def test_the_command_says_what_would_change_and_writes_nothing_unasked() -> None:
    files = [ROOT / "graph/onrecord/rules" / name for name in ("cues.tsv", "contexts.tsv")]
    before = [path.read_bytes() for path in files]
    command = [sys.executable, SCRIPT, ROOT / "tests/data/gold", ROOT / "seeds/articles"]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "graph")}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=variables)
    assert re.search(r"^cues\.tsv: \d+ counts, \d+ changed", done.stdout)
    assert re.search(r"^contexts\.tsv: ", done.stdout, re.MULTILINE)
    assert [path.read_bytes() for path in files] == before
