"""How often each rule was right on an annotated corpus: counts from a data file, so that confidence is measured.

The file is ``tested.json``, written by ``onrecord calibrate``; a corpus may have one of its own. A cue with which a
rule is right more or less often than with others is counted apart, as ``RULE.LEMMA``: it is then a rule of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from onrecord.records import Reading
from onrecord.resources import DataFile, added_lines, from_data

FILE: DataFile = ("onrecord.rules", "tested.json")
_OWN = "."


class Tested(NamedTuple):
    """Readings of one rule that were right, of all it made, and the corpus they were counted on."""

    right: int
    tried: int
    corpus: str

    @property
    def precision(self) -> float:
        """The share that was right."""
        return self.right / self.tried


def own_name(rule: str, lemma: str) -> str:
    """The name of a rule on one cue."""
    return f"{rule}{_OWN}{lemma}"


def family(name: str) -> str:
    """The rule of which a name is, whether it is counted with one cue or with all."""
    return name.partition(_OWN)[0]


@from_data
@cache
def tested() -> Mapping[str, Tested]:
    """The counts by name: those of the corpus in use if it has any, else those of the program.

    A rule that made no reading where they were counted is not in it.
    """
    text = "\n".join(added_lines(*FILE)) or (files(FILE[0]) / FILE[1]).read_text(encoding="utf-8")
    return parsed(text)


@from_data
@cache
def precision() -> Mapping[str, float]:
    """The share of each rule's readings that was right."""
    return {rule: counts.precision for rule, counts in tested().items()}


def as_counted(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings under the names by which they are counted: those of a cue that is counted apart get its name."""
    known = tested()
    apart = {family(name) for name in known if _OWN in name}
    return tuple(
        replace(reading, rule=name)
        if reading.rule in apart and (name := own_name(reading.rule, reading.lemma)) in known
        else reading
        for reading in readings
    )


class MiscountedError(ValueError):
    """A file of counts cannot be used: the line, from 1, and what is wrong with it."""

    def __init__(self, line: int, what: str) -> None:
        self.line = line
        super().__init__(what)


def parsed(text: str) -> dict[str, Tested]:
    """The counts in a file of them. MiscountedError: it is no such file, or its figures cannot be."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MiscountedError(getattr(error, "lineno", 1), f"is no JSON ({getattr(error, 'msg', error)})") from None
    corpus = data.get("corpus") if isinstance(data, dict) else None
    rows = data.get("rules") if isinstance(data, dict) else None
    if not isinstance(corpus, str) or not isinstance(rows, dict):
        raise MiscountedError(1, "does not say `corpus` and `rules`")
    found: dict[str, Tested] = {}
    for rule, row in rows.items():
        line = next((n for n, held in enumerate(text.split("\n"), 1) if f"{json.dumps(rule)}:" in held), 1)
        right, tried, share = _figures(row)
        if not 0 <= right <= tried or not tried or round(right / tried, 3) != share:
            raise MiscountedError(line, f"has figures for `{rule}` that cannot be: {json.dumps(row)}")
        found[rule] = Tested(right, tried, corpus)
    return found


def _figures(row: Any) -> tuple[int, int, float]:  # noqa: ANN401  # what JSON may hold
    right, tried, share = (row.get(key) if isinstance(row, dict) else None for key in ("right", "tried", "precision"))
    if isinstance(right, int) and isinstance(tried, int) and isinstance(share, int | float):
        return right, tried, share
    return 0, 0, 0.0


def written(corpus: str, counts: Mapping[str, tuple[int, int]]) -> str:
    """The file of some counts (right, tried), a line a rule."""
    rows = (
        f"    {json.dumps(rule)}: " + json.dumps({"right": right, "tried": tried, "precision": round(right / tried, 3)})
        for rule, (right, tried) in sorted(counts.items())
    )
    listed = ",\n".join(rows)
    return f'{{\n  "corpus": {json.dumps(corpus, ensure_ascii=False)},\n  "rules": {{\n{listed}\n  }}\n}}\n'
