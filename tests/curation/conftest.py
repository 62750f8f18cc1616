import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from curating import Curating


@pytest.fixture
def curating(tmp_path: Path) -> Curating:
    """A corpus with actors, a report, topics and one article."""
    return Curating(tmp_path)
