"""A corpus's quads -> TriG: a named graph for each article and origin; the default graph stays empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from onrecord.publish.serial import Serial, Triple, prefix_lines


def trig(data: Serial) -> Iterator[str]:
    """The lines of the file, rejected readings included."""
    yield "# Who is on record as saying what, by article and origin. Nothing here says that a claim is true.\n\n"
    yield from prefix_lines(data.prefixes)
    by_graph = sorted(data.quads, key=lambda quad: quad.graph)
    for graph, quads in groupby(by_graph, key=lambda quad: quad.graph):
        yield f"\n{data.short(graph)} {{\n"
        blocks = data.blocks(Triple(*quad[:3]) for quad in quads)
        yield "\n".join(data.written(block, "    ") for block in blocks)
        yield "}\n"
