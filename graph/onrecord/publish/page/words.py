"""The words that the page's readers see: all of them, from one file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast


@cache
def words() -> dict[str, Any]:
    """The words by what they are for: plain, patterns with fields in braces, or a form for one and one for others."""
    return cast("dict[str, Any]", json.loads((files(__package__) / "words.json").read_text(encoding="utf-8")))


def counted(forms: dict[str, str], n: int) -> str:
    """A pattern with its number, in the form for one or for others."""
    return forms["one" if n == 1 else "other"].format(n=f"{n:,}")
