import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.pipeline import Work, find_all
from running import SEEDS, onrecord

# Where the tests decide what is accepted they judge the same commit alike each time; elsewhere they go on looking.
settings.register_profile("repeatable", derandomize=True)
if os.environ.get("ONRECORD_REQUIRE_TOOLS"):
    settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def seeds_work() -> Work:
    """What is on record in the seeds, curated."""
    return find_all(SEEDS)


@pytest.fixture(scope="session")
def seeds_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the seeds by the command, in a fresh process."""
    output = tmp_path_factory.mktemp("built") / "output"
    onrecord("build", SEEDS, "--output", output, "--quiet")
    return output


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may break."""
    return Path(shutil.copytree(SEEDS, tmp_path / "corpus"))
