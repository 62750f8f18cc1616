"""What somebody is asked to do: from the groups of a content to the single actions in it, and to who should act."""

from __future__ import annotations

from onrecord.rules.cues import words
from onrecord.rules.engine import Range, View


def actions(view: View, first: int, last: int, *, clause: bool = False) -> tuple[Range, ...]:
    """The single things asked for in groups ``first`` to ``last`` (end exclusive), without the conjunctions between.

    They are "to …, to … and to …", "that … and that …", "that the board act and resign". ``clause``: they stand in a
    clause that a "that" may go on.
    """
    shape = view.shape
    clause = clause or shape[first] == "h"
    starts = [first]
    for index in range(first + 1, last - 1):
        behind = index - 1
        while behind > first and shape[behind] == "A":
            behind -= 1
        if shape[behind] in "c," and _begins(view, index, clause=clause):
            starts.append(index)
    ends = [*starts[1:], last]
    parts: list[Range] = []
    for start, end in zip(starts, ends, strict=True):
        stop = end
        while stop > start and stop < last and shape[stop - 1] in "c,A":
            stop -= 1
        parts.append((start, stop))
    return tuple(parts)


def _begins(view: View, at: int, *, clause: bool) -> bool:
    """Whether another action begins at a group behind a conjunction or a comma."""
    kind, after = view.shape[at], view.shape[at + 1]
    if kind == "o":
        return after in "IQA"
    if kind == "h":
        return clause and after in "NRQ"
    return kind == "V" and (view.tags(at)[0] == "BASE" or _obliges(view, at))


def duty(view: View, first: int, last: int) -> tuple[Range | None, Range] | None:
    """Whether groups ``first`` to ``last`` say that somebody must or should do something: who, and what is asked.

    Who: None where the words before are about something else ("they had been warned and must apologise").
    """
    shape = view.shape
    begin = first + (shape[first] == "h")
    for index in range(begin, min(last, begin + 20)):
        if shape[index] in ";:Q":
            return None
        if shape[index] in "VKE":
            if _obliges(view, index):
                joined = shape[index - 1] == "c" and any(kind in "VKE" for kind in shape[begin:index])
                named = shape[begin] == "N" or view.word(begin) in ("he", "she", "they")
                who = (begin, index) if named and not joined else None
                return (who, (index, last)) if joined or who else None
            if index > begin and "c" not in shape[index : min(last, index + 12)]:
                return None
    return None


def _obliges(view: View, at: int) -> bool:
    tags = view.tags(at)
    first = view.word(at).split(None, 1)[0]
    if first in words("needing"):
        return view.shape[at + 1 : at + 2] == "o"
    return tags[0] == "MODAL" and first in words("obliging") and "HAVE" not in tags
