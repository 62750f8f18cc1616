"""What stands inside what: readings of one article go in; the outer reading of each nested one comes out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import DataError, Problem
from onrecord.records import Kind, Reading, Span, held, hull

_DEEPEST = 12
"""No text nests deeper; a hostile one is cut here, so that nothing that walks the chain is harmed."""


def outer_readings(article: str, readings: Sequence[Reading]) -> list[int | None]:
    """For each reading the index of the one it is nested in, or None.

    All its parts lie inside the other's content, which is longer than its own; of several, the shortest. A curator's
    word (``given.inside``) stands over that. DataError: it names no entry, or a statement would be inside itself.
    ``article``: the article's name, for messages. Linear but for sorting, as long as contents nest.
    """
    inner = _by_place(readings)
    labels = {reading.given.label: at for at, reading in enumerate(readings) if reading.given and reading.given.label}
    problems: list[Problem] = []
    for at, reading in enumerate(readings):
        given = reading.given
        if given and given.inside:
            inner[at] = labels.get(given.inside)
            if inner[at] is None:
                problems.append(_problem(article, reading, f"there is no statement {given.inside!r} to stand in."))
    if problems:
        raise DataError(problems)
    return _shallow(article, readings, inner)


def _by_place(readings: Sequence[Reading]) -> list[int | None]:
    found: list[int | None] = [None] * len(readings)
    contents = sorted(
        ((hull(r.content), at) for at, r in enumerate(readings) if r.content and r.kind is not Kind.RESPONSE),
        key=lambda content: (content[0].start, -content[0].end, content[1]),
    )
    opened: list[tuple[Span, int]] = []
    upcoming = 0
    for at in sorted((at for at, r in enumerate(readings) if r.parts), key=lambda at: hull(readings[at].parts)):
        place = hull(readings[at].parts)
        while upcoming < len(contents) and contents[upcoming][0].start <= place.start:
            opened.append(contents[upcoming])
            upcoming += 1
        found[at] = _innermost(readings, at, place, opened)
    return found


def _innermost(readings: Sequence[Reading], at: int, place: Span, opened: list[tuple[Span, int]]) -> int | None:
    """The shortest opened content that holds all parts of a reading. Those passed over that have ended are closed."""
    reading = readings[at]
    parts = reading.parts
    own = _length(reading)
    best: int | None = None
    shortest = 0
    closed: list[int] = []
    for back in range(len(opened) - 1, -1, -1):
        content, other = opened[back]
        if content.end <= place.start:
            closed.append(back)
            continue
        if best is not None and content.start <= place.end - shortest:
            break
        length = content.end - content.start
        fits = other != at and content.end >= place.end and length > own and (best is None or length < shortest)
        if fits and all(held(part, readings[other].content) for part in parts):
            best, shortest = other, length
    for back in closed:
        del opened[back]
    return best


def _length(reading: Reading) -> int:
    if not reading.content:
        return 0
    content = hull(reading.content)
    return content.end - content.start


def _shallow(article: str, readings: Sequence[Reading], inner: list[int | None]) -> list[int | None]:
    """Without circles (an error), and no deeper than any text goes."""
    depth: dict[int, int] = {}
    for first in range(len(readings)):
        chain: list[int] = []
        on_chain: set[int] = set()
        at: int | None = first
        while at is not None and at not in depth:
            if at in on_chain:
                raise DataError(_problem(article, readings[at], "it would stand inside itself."))
            chain.append(at)
            on_chain.add(at)
            at = inner[at]
        for link in reversed(chain):
            outer = inner[link]
            if outer is not None and depth[outer] >= _DEEPEST:
                outer = inner[link] = inner[outer]
            depth[link] = 0 if outer is None else depth[outer] + 1
    return inner


def _problem(article: str, reading: Reading, what: str) -> Problem:
    given = reading.given
    where = f"readings of {article}, line {given.line}" if given and given.line else f"readings of {article}"
    label = f"{given.label}: " if given and given.label else ""
    return Problem(where, f"{label}{what}", "Give the label of the statement that holds its words after `in:`.")
