"""A corpus's quads -> N-Quads sorted by their bytes: the canonical file, for comparing and for uniting parts."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publish.serial import Serial


def nquads(data: Serial) -> Iterator[str]:
    """The lines of the file, rejected readings included. Code point order is the order of the bytes of UTF-8."""
    yield from sorted(f"{' '.join(quad)} .\n" for quad in data.quads)
