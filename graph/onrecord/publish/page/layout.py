"""A network -> a place for each node, in whole pixels, the same each time."""

from __future__ import annotations

import math
import random
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

import igraph

_SPACING = 110
"""Pixels between neighbours, about the width of a label."""

Node = TypeVar("Node", bound=Hashable)


def positions(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> Mapping[Node, tuple[int, int]]:
    """Places by the forces of Fruchterman and Reingold (Software: Practice and Experience 21(11), 1991), by igraph.

    They start on a spiral in the order of the nodes and igraph's random numbers are seeded, so that the same network
    gets the same places; whole numbers, so that they print alike. Loops and double edges make no difference.
    """
    order = list(nodes)
    number = {node: index for index, node in enumerate(order)}
    pairs = sorted({tuple(sorted((number[a], number[b]))) for a, b in edges if a != b})
    if not order:
        return {}
    graph = igraph.Graph(n=len(order), edges=pairs)
    start = [(math.sqrt(i) * math.cos(2.4 * i), math.sqrt(i) * math.sin(2.4 * i)) for i in range(len(order))]
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311 - repeatable on purpose, nothing secret
    try:
        placed = graph.layout_fruchterman_reingold(seed=start, niter=500, start_temp=math.sqrt(len(order)))
    finally:
        igraph.set_random_number_generator(random)
    return {node: (round(x * _SPACING), round(y * _SPACING)) for node, (x, y) in zip(order, placed.coords, strict=True)}
