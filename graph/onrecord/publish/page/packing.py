"""The page's data in few bytes: lists of like objects as columns, and nothing that the articles' texts say already.

The page of a thousand articles would else be mostly names of fields, and words written twice. ``unpacking.js`` undoes
it; what is left out there and why stands beside each step.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.knowledge.naming import shortened

Values = dict[str, Any]

_SPARSE = 4
"""A column with values in fewer than one in so many rows names its rows."""
_LETTERS = {"source": "s", "cue": "c", "content": "w"}


def packed(data: Mapping[str, Any]) -> Values:
    """The data of ``types.d.ts`` as ``unpacking.js`` takes it, with ``records`` and ``nodes`` as columns."""
    texts = [_Text(article["pieces"]) for article in data["articles"]]
    records = [_brief(record, texts[record["article"]]) for record in data["records"]]
    nodes = _without_labels(data["nodes"], data["records"])
    collations = [_aligned(collation) for collation in data["collations"]]
    return {**data, "records": _columns(records), "nodes": _columns(nodes), "collations": collations}


def _columns(rows: Sequence[Mapping[str, Any]]) -> Values:
    """Like objects as columns: a list of the values, or, where they repeat or are few, each value once and its rows.

    In ``at`` a value is named by its place in ``of``, from 1; 0 is nothing. With ``gaps`` only rows that have a value
    are named, each by its distance from the one before.
    """
    names = {name: None for row in rows for name in row}
    return {"rows": len(rows), "columns": {name: _column([row.get(name) for row in rows]) for name in names}}


def _column(values: Sequence[Any]) -> list[Any] | Values:
    codes: dict[str, int] = {}
    of: list[Any] = []
    at = []
    for value in values:
        if value is None:
            at.append(0)
            continue
        key = json.dumps(value)
        if key not in codes:
            of.append(value)
            codes[key] = len(of)
        at.append(codes[key])
    if all(at) and (len(of) > len(at) // 2 or all(isinstance(value, int) for value in of)):
        return list(values)
    if sum(map(bool, at)) * _SPARSE > len(at):
        return {"of": of, "at": at}
    there = [row for row, code in enumerate(at) if code]
    gaps = [row - before for row, before in zip(there, [-1, *there], strict=False)]
    return {"of": of, "at": [code for code in at if code], "gaps": gaps}


class _Text:
    """An article's pieces as two bytes a code unit, so that a browser's offsets are offsets here."""

    def __init__(self, pieces: Sequence[Sequence[Any]]) -> None:
        self._offsets = [offset for offset, _ in pieces]
        self._units = [_units(text) for _, text in pieces]

    def at(self, start: int, end: int) -> bytes:
        piece = bisect_right(self._offsets, start) - 1
        offset = self._offsets[piece]
        return self._units[piece][2 * (start - offset) : 2 * (end - offset)]


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _brief(record: Mapping[str, Any], text: _Text) -> Values:
    """A record without what follows from the rest of it, or from its article's text."""
    brief = dict(record)
    # Kind and source are in the name: what remains is the hash at its end.
    brief["id"] = record["id"].rpartition("-")[2]
    origin, end = record["evidence"][0]
    brief["evidence"] = [number for start, end in record["evidence"] for number in (start, end - start)]
    brief["marks"] = "".join(f"{_LETTERS[role]}{start - origin},{end - start}" for start, end, role in record["marks"])
    # Words that stand in the first sentence as they are: how far from its start, how long.
    units = _units(record.get("words", ""))
    found = text.at(origin, end).find(units) if units else -1
    if found >= 0 and found % 2 == 0:
        brief["words"] = [found // 2, len(units) // 2]
    # Most are named as in the text where they are marked: only another name is written, 0 for none.
    source = next(([start, end] for start, end, role in record["marks"] if role == "source"), None)
    if _units(record.get("named", "")) == (text.at(*source) if source else b""):
        brief.pop("named", None)
    else:
        brief["named"] = record.get("named", 0)
    return brief


def _aligned(collation: Mapping[str, Any]) -> Values:
    """A collation; printings with the same words in the same places share a pattern.

    A pattern has two numbers a column: the distance of a word from the end of the one before, and its length, 0 where
    there is no word.
    """
    patterns: dict[tuple[int, ...], int] = {}
    witnesses = []
    for index, witness in enumerate(collation["witnesses"]):
        start, end = witness["span"]
        pattern: list[int] = []
        before = start
        for column in collation["columns"]:
            word = column[index]
            pattern += (word[0] - before, word[1] - word[0]) if word else (0, 0)
            before = word[1] if word else before
        number = patterns.setdefault(tuple(pattern), len(patterns))
        witnesses.append([witness["article"], start, end - start, witness["printing"], number])
    return {"witnesses": witnesses, "patterns": [list(pattern) for pattern in patterns]}


def _without_labels(nodes: Sequence[Mapping[str, Any]], records: Sequence[Mapping[str, Any]]) -> list[Values]:
    """The nodes; what was said or asked for is labelled by the first words that a record has for it."""
    first: dict[int, str] = {}
    for record in records:
        if "words" in record and "target" in record:
            first.setdefault(record["target"], record["words"])
    brief = [dict(node) for node in nodes]
    for number, node in enumerate(brief):
        if node["kind"] in ("claim", "action") and node["label"] == shortened(first.get(number, "")):
            del node["label"]
    return brief
