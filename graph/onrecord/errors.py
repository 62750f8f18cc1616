"""The errors a user can mend: each names the place and says what to do. The command line turns them into exit codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong, where, and what to do about it."""

    where: str
    """A file, with its line where there is one (``curated/actors.txt:12``), or an article and its passage."""
    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" {self.mend}" if self.mend else "")


class DataError(Exception):
    """The data cannot be used as they are (exit code 1). Carries every problem found, not only the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(Exception):
    """The command was called in a way it does not understand (exit code 2)."""
