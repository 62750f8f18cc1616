"""A corpus's quads -> Turtle for people and tools: a block a subject, each triple once, rejected readings left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from onrecord.publish.serial import Serial, prefix_lines

_WIDTH = 118


def turtle(data: Serial) -> Iterator[str]:
    """The lines of the file."""
    yield "# Who is on record as saying what. Nothing here says that a claim is true.\n\n"
    yield from prefix_lines(data.prefixes)
    for kind, blocks in groupby(data.blocks(data.triples()), key=lambda block: block.kind):
        yield f"\n\n# {kind or 'other'} ".ljust(_WIDTH, "-") + "\n"
        for block in blocks:
            yield f"\n{data.written(block)}"
