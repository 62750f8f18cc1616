import shutil
from pathlib import Path

import pytest

from onrecord.pipeline import Work, find_all
from running import SEEDS, onrecord


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
