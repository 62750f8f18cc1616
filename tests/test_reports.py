"""News on other reports than the seeds', read by rules alone: what was reached once is not lost."""

import json

import pytest

from onrecord.evaluation.gold import read_gold
from onrecord.evaluation.scoring import Scores, score_reports
from running import ROOT, onrecord

REPORTS = ROOT / "tests/data/reports"
FLOORS = {
    "seen": {
        "attribution": 0.75,
        "recommendation": 0.85,
        "response": 0.52,
        "speaker": 0.93,
        "act": 0.77,
        "stance": 0.88,
    },
    "unseen": {
        "attribution": 0.72,
        "recommendation": 0.62,
        "response": 0.43,
        "speaker": 0.89,
        "act": 0.74,
        "stance": 0.62,
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
