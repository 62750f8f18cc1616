"""Outside tools that some tests call; absent ones are skipped loudly, or an error where they must be there."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

REQUIRED = "ONRECORD_REQUIRE_TOOLS"


def require(*tools: str) -> None:
    """Goes on only if every tool is there: a command such as ``rapper``, or a file given by its path.

    Else the test is skipped with the reason; where the environment variable ONRECORD_REQUIRE_TOOLS is set, it fails.
    """
    absent = [tool for tool in tools if not (Path(tool).exists() if "/" in tool else shutil.which(tool))]
    if not absent:
        return
    missing(", ".join(absent))


def missing(what: str, why: str = "make test installs it on Debian") -> NoReturn:
    """Skips the test, or fails it where outside tools must be there."""
    reason = f"outside tool absent: {what} ({why})"
    if os.environ.get(REQUIRED):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
