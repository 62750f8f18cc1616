"""News on other reports than the seeds', read by rules alone: what was reached once is not lost."""

import json

import pytest

from onrecord.evaluation.gold import read_gold
from onrecord.evaluation.scoring import Scores, score_reports
from running import ROOT, onrecord

REPORTS = ROOT / "tests/data/reports"
FLOORS = {
    "seen": {
        "attribution": 0.78,
        "recommendation": 0.88,
        "response": 0.76,
        "speaker": 0.95,
        "act": 0.79,
        "stance": 0.92,
    },
    "unseen": {
        "attribution": 0.75,
        "recommendation": 0.63,
        "response": 0.58,
        "speaker": 0.92,
        "act": 0.74,
        "stance": 0.68,
    },
}


@pytest.fixture(scope="module", params=list(FLOORS))
def reached(request: pytest.FixtureRequest) -> tuple[str, Scores]:
    folder = REPORTS / request.param
    gold = read_gold(folder / "gold")
    texts = {name: (folder / f"text/{name}.txt").read_bytes().decode() for name in gold}
    printed = onrecord("read", folder / "text", "--format", "jsonl").stdout.splitlines()
    return request.param, score_reports(texts, gold, {article["id"]: article for article in map(json.loads, printed)})


@pytest.mark.parametrize("figure", FLOORS["seen"])
def test_other_reports_are_read_as_well_as_before(reached: tuple[str, Scores], figure: str) -> None:
    folder, figures = reached
    assert figures[figure].f1 >= FLOORS[folder][figure]
