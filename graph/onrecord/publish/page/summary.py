"""The page's data -> what its network shows first, and what is folded into whom until a reader asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_SAID = frozenset({"claim", "action", "topic"})


class Summary(NamedTuple):
    """Nodes by their numbers."""

    core: list[int]
    """People, organisations, reports, and what several of them speak of or what is contradicted; weightiest first."""
    home: dict[int, int]
    """What one source alone said -> that source."""
    pairs: list[tuple[int, int]]
    """What a line ties, from who speaks to what is spoken of."""


def summary(data: Mapping[str, Any]) -> Summary:
    """The summary of a page's data; ``linking.js`` draws the same lines."""
    nodes: Sequence[Mapping[str, Any]] = data["nodes"]
    pairs = sorted({pair for record in data["records"] for pair in _pairs(record)})
    contradicted = [tuple(pair) for pair in data["contradictions"]]
    sources: dict[int, set[int]] = defaultdict(set)
    for source, other in pairs:
        sources[other].add(source)
    disputed = {number for pair in contradicted for number in pair}
    drawn = sorted({number for pair in (*pairs, *contradicted) for number in pair})
    home = {
        number: min(sources[number])
        for number in drawn
        if nodes[number]["kind"] in _SAID and len(sources[number]) == 1 and number not in disputed
    }
    weight: dict[int, int] = defaultdict(int)
    for record in data["records"]:
        weight[record["source"]] += 1
    for first, second in contradicted:
        weight[first] += 2
        weight[second] += 2
    for source, other in pairs:
        if other not in home:
            weight[source] += 2
            weight[other] += 2
    speakers = {record["source"] for record in data["records"]}
    core = sorted(
        ({*drawn, *speakers} - home.keys()),
        key=lambda number: (nodes[number]["kind"] != "report", -weight[number], number),
    )
    return Summary(core, home, [*pairs, *contradicted])


def _pairs(record: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    source = record["source"]
    ends = [record.get("target"), record.get("behalf")]
    if record.get("position"):
        ends.append(record.get("toward"))
    if record["relation"] == "silentOn":
        ends += record.get("topics", ())
    for end in ends:
        if end is not None and end != source:
            yield source, end
