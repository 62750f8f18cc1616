"""Printings of one text laid side by side: stretches and how each faces the first go in, columns of words come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.knowledge.alignment import Pairs, aligned
from onrecord.knowledge.stretches import Stretch
from onrecord.records import Span


@dataclass(slots=True)
class _Column:
    """A place in the text."""

    form: str
    """Its word, as the first printing with one has it."""
    spans: dict[int, Span] = field(default_factory=dict)
    """Where the word stands, by the printing's number."""


def columns(printings: Sequence[tuple[Stretch, Pairs]]) -> tuple[tuple[Span | None, ...], ...]:
    """For each place in the text, for each printing where its word stands, or None.

    The first printing has a column for each of its words; what another has between two of these gets columns of its
    own, which later printings share where they have the same words.
    """
    fullest = printings[0][0].forms
    facing = [_Column(form) for form in fullest]
    between: list[list[_Column]] = [[] for _ in range(len(fullest) + 1)]
    for number, (stretch, pairs) in enumerate(printings):
        place, done = pairs[0][0] if pairs else len(fullest), 0
        for i, j in (*pairs, (len(fullest), len(stretch.forms))):
            if done < j:
                between[place] = _with(between[place], number, stretch, range(done, j))
            if i < len(fullest):
                facing[i].spans[number] = stretch.word(j)
            place, done = i + 1, j + 1
    laid = between[0] + [column for here, after in zip(facing, between[1:], strict=True) for column in (here, *after)]
    return tuple(tuple(column.spans.get(number) for number in range(len(printings))) for column in laid)


def _with(laid: Sequence[_Column], number: int, stretch: Stretch, run: Iterable[int]) -> list[_Column]:
    """The columns between two words of the first printing, with words that another has there."""
    words = tuple(run)
    facing = {j: i for i, j in aligned([column.form for column in laid], [stretch.forms[at] for at in words])}
    found: list[_Column] = []
    next_laid = 0
    for j, at in enumerate(words):
        if j in facing:
            found += laid[next_laid : facing[j] + 1]
            next_laid = facing[j] + 1
        else:
            found.append(_Column(stretch.forms[at]))
        found[-1].spans[number] = stretch.word(at)
    return [*found, *laid[next_laid:]]
