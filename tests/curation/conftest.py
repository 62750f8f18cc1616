from pathlib import Path

import pytest
from curating import Curating


@pytest.fixture
def curating(tmp_path: Path) -> Curating:
    """A corpus with actors, a report, topics and one article."""
    return Curating(tmp_path)
