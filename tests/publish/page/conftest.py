from pathlib import Path

import pytest

from onrecord.commands import rule_cards
from onrecord.pipeline import Work
from onrecord.publish.page import render
from samples import make_findings, make_register


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample findings."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(render(make_findings(), make_register(), rule_cards()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def seeds_page(tmp_path_factory: pytest.TempPathFactory, seeds_work: Work) -> Path:
    """The page of the seeds."""
    path = tmp_path_factory.mktemp("seeds") / "graph.html"
    path.write_text(render(seeds_work.findings, seeds_work.register, rule_cards()), encoding="utf-8")
    return path
