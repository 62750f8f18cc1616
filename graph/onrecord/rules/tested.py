"""How each rule did on an annotated corpus: counts from a data file, so that confidence is measured, not felt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Tested(NamedTuple):
    """Readings of one rule that were right, of all it made, and the corpus they were counted on."""

    right: int
    tried: int
    corpus: str


@cache
def tested() -> Mapping[str, Tested]:
    """The counts by rule; a rule that made no reading on the corpus is not in it."""
    data = json.loads((files(__package__) / "tested.json").read_text(encoding="utf-8"))
    return {rule: Tested(right, tried, data["corpus"]) for rule, (right, tried) in data["rules"].items()}


@cache
def precision() -> Mapping[str, float]:
    """The share of each rule's readings that was right."""
    return {rule: counts.right / counts.tried for rule, counts in tested().items()}
