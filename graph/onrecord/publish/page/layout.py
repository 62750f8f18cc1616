"""What a network shows -> a place for each node, in whole pixels, the same each time."""

from __future__ import annotations

import math
import random
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import igraph

FIRST = 36
"""How many nodes the network shows at first: as many as have room for their labels. They are laid out by themselves."""

WIDE, HIGH = 140, 72
"""The room of a node with its label beneath, in pixels."""

_ASPECT = 1.4
"""Rings are ellipses, as labels are wide and screens are."""

Node = TypeVar("Node", bound=Hashable)
Place = tuple[float, float]


def positions(
    core: Sequence[Node], edges: Iterable[tuple[Node, Node]], home: Mapping[Node, Node] | None = None
) -> Mapping[Node, tuple[int, int]]:
    """Places of the core, weightiest first, and of what is folded into one of it, its home.

    The first of the core are laid out by the forces of Fruchterman and Reingold (Software: Practice and Experience
    21(11), 1991), by igraph, and moved apart until no label lies on another. All others of the core stand on rings
    around them, near what they are tied to. What has a home stands on rings around that, as if nothing else were there:
    the page moves the rest outward when it unfolds.
    """
    ties: dict[Node, set[Node]] = {node: set() for node in core}
    for a, b in edges:
        if a != b and a in ties and b in ties:
            ties[a].add(b)
            ties[b].add(a)
    first = list(core[:FIRST])
    tied = [node for node in first if ties[node] & set(first)]
    place = dict(zip(tied, _apart(_forces(tied, ties)), strict=True))
    _around(place, [node for node in core if node not in place], ties)
    folded: dict[Node, list[Node]] = {}
    for node, source in (home or {}).items():
        folded.setdefault(source, []).append(node)
    for source, nodes in folded.items():
        x, y = place[source]
        slots = [slot for ring in _rings(len(nodes), 1.3 * HIGH) for slot in ring]
        place |= {node: (x + dx, y + dy) for node, (dx, dy) in zip(nodes, map(_on_ring, slots), strict=True)}
    return {node: (round(x), round(y)) for node, (x, y) in place.items()}


def _forces(nodes: Sequence[Node], ties: Mapping[Node, set[Node]]) -> list[Place]:
    """From a start on a spiral with igraph's random numbers seeded: the same network gets the same places."""
    if not nodes:
        return []
    number = {node: index for index, node in enumerate(nodes)}
    pairs = sorted({(number[a], number[b]) for a in nodes for b in ties[a] if b in number and number[a] < number[b]})
    graph = igraph.Graph(n=len(nodes), edges=pairs)
    # A tie from each part to the weightiest node keeps the parts together.
    graph.add_edges([(0, min(part)) for part in graph.connected_components() if 0 not in part])
    start = [(math.sqrt(i) * math.cos(2.4 * i), math.sqrt(i) * math.sin(2.4 * i)) for i in range(len(nodes))]
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311 - repeatable on purpose, nothing secret
    try:
        placed = graph.layout_fruchterman_reingold(seed=start, niter=1000, start_temp=math.sqrt(len(nodes) + 1))
    finally:
        igraph.set_random_number_generator(random)
    area = 1.2 * WIDE * HIGH * len(nodes)
    xs = _spread([x for x, _ in placed.coords], math.sqrt(area * _ASPECT))
    return list(zip(xs, _spread([y for _, y in placed.coords], math.sqrt(area / _ASPECT)), strict=True))


def _spread(values: Sequence[float], wide: float) -> list[float]:
    """Values in their order over a width, halfway between their distances and even ones: forces crowd some places."""
    least, most = min(values, default=0.0), max(values, default=0.0)
    rank = {value: index for index, value in enumerate(sorted(values))}
    ways = ((value - least) / ((most - least) or 1.0) + rank[value] / max(1, len(values) - 1) for value in values)
    return [wide * (way - 1) / 2 for way in ways]


def _apart(places: Sequence[Place]) -> list[Place]:
    """The places moved, each as little as may be, until the rooms around them do not overlap."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    for _ in range(500):
        moved = False
        for i in range(len(xs)):
            for j in range(i):
                dx, dy = xs[i] - xs[j], ys[i] - ys[j]
                over_x, over_y = WIDE - abs(dx), HIGH - abs(dy)
                if over_x <= 1 or over_y <= 1:
                    continue
                moved = True
                if over_x / WIDE < over_y / HIGH:
                    step = math.copysign(over_x / 2, dx)
                    xs[i], xs[j] = xs[i] + step, xs[j] - step
                else:
                    step = math.copysign(over_y / 2, dy)
                    ys[i], ys[j] = ys[i] + step, ys[j] - step
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _around(place: dict[Node, Place], nodes: Sequence[Node], ties: Mapping[Node, set[Node]]) -> None:
    """Gives the nodes, in their order from within outward, places on rings around those that have one."""
    outer = max((math.hypot(x / _ASPECT, y) for x, y in place.values()), default=0.0)
    taken = 0
    for ring in _rings(len(nodes), outer + 1.3 * HIGH if place else 0.0):
        part = nodes[taken : taken + len(ring)]
        taken += len(ring)
        wanted = {node: _toward(node, place, ties, 2.4 * index) for index, node in enumerate(part)}
        part = sorted(part, key=wanted.__getitem__)
        turns = [wanted[node] - angle for node, (_, angle) in zip(part, ring, strict=True)]
        turn = math.atan2(sum(map(math.sin, turns)), sum(map(math.cos, turns)))
        for node, (radius, angle) in zip(part, ring, strict=True):
            place[node] = _on_ring((radius, angle + turn))


def _toward(node: Node, place: Mapping[Node, Place], ties: Mapping[Node, set[Node]], otherwise: float) -> float:
    """The direction of what a node is tied to."""
    near = [place[other] for other in ties[node] if other in place]
    # Sums of floats depend on their order, and sets have none.
    x, y = math.fsum(x for x, _ in near), math.fsum(y for _, y in near)
    return math.atan2(y, x / _ASPECT) if near else math.remainder(otherwise, math.tau)


def _rings(count: int, radius: float) -> list[list[tuple[float, float]]]:
    """Rings outward from a radius with as many slots, as radius and angle, as leave each label its room."""
    rings: list[list[tuple[float, float]]] = []
    while count > 0:
        room = max(1, int(math.tau * radius * _ASPECT / WIDE))
        slots = min(count, room)
        # Every other ring is turned by half a slot, so that its labels stand in the gaps.
        half = len(rings) % 2 / 2
        rings.append([(radius, math.tau * (slot + half) / slots - math.pi / 2) for slot in range(slots)])
        count -= slots
        radius += 1.3 * HIGH
    return rings


def _on_ring(slot: tuple[float, float]) -> Place:
    radius, angle = slot
    return (_ASPECT * radius * math.cos(angle), radius * math.sin(angle))
