"""What somebody is asked to do: from the groups of a content to the single actions in it, and to who should act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.rules.cues import words
from onrecord.rules.endings import bare
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
        if shape[behind] in "c," and _VERB.search(shape, first, behind) and _begins(view, index, first, clause=clause):
            starts.append(index)
    ends = [*starts[1:], last]
    parts: list[Range] = []
    for start, end in zip(starts, ends, strict=True):
        joint = _JOINT.search(shape, start, end) if end < last else None
        parts.append((start, joint.start() if joint else end))
    return tuple(parts)


_JOINT = re.compile("[c,]+A*$")
"""What stands between two actions: ", and urgently | release"; an adverb before it belongs to the first."""
_LIST_JOINT = re.compile("[^,c][,c][NG]|,cN")


def things(view: View, first: int, last: int) -> tuple[Range, ...]:
    """The single things asked for in a list of noun phrases: "a ban, better training and a new court".

    A list has a comma and a conjunction, and each thing in it more than one word, so that "law, policy and practice"
    is one thing. Nothing where there is no such list, so that all of it is one thing.
    """
    shape = view.shape
    joints = [at for at in range(first + 1, last - 1) if _LIST_JOINT.match(shape, at - 1)]
    starts = [at + 1 for at in joints]
    several = all(
        shape[at] == "G" or len(view.tags(at)) > 1 or shape[at + 1 : at + 2] in ("i", "f") for at in (first, *starts)
    )
    if len({shape[at] for at in joints}) < 2 or not several or shape[first] not in "NG":
        return ()
    bounds = zip((first, *starts), (*joints, last), strict=True)
    return tuple((start, end - (shape[end - 1] == ",")) for start, end in bounds)


def _begins(view: View, at: int, first: int, *, clause: bool) -> bool:
    """Whether another action begins at a group behind a conjunction or a comma."""
    kind, after = view.shape[at], view.shape[at + 1]
    if kind == "o":
        return after in "IQA"
    if kind == "h":
        return clause and after in "NRQ"
    opens = next((tag for tag in view.tags(at) if tag != "ADV"), "")
    if kind == "E":
        return "I" in view.shape[first:at] and bare(view, at)
    return kind == "V" and (opens == "BASE" or _obliges(view, at))


def duty(view: View, parts: Sequence[Range]) -> tuple[Range | None, Range] | None:
    """Whether the groups of a content say that somebody must or should do something: who, and what is asked.

    ``parts``: of the content, which its cue may interrupt: "Shops, | he said, | should close". Who: None where the
    words before are about something else ("they had been warned and must apologise"), or where nobody is to do it
    ("the law should be changed").
    """
    shape = view.shape
    first, last = parts[0]
    begin = first + (shape[first] == "h")
    if shape[begin : begin + 1] == "R" and (said := _said_to_be_due(view, begin, last)) is not None:
        return said
    if len(parts) == 2 and shape[first] == "N" and not _VERB.search(shape, first, last):
        index = parts[1][0]
        return (_who(view, (first, last), index), parts[1]) if shape[index] in "VK" and _obliges(view, index) else None
    for index in range(begin, min(last, begin + 20)):
        if shape[index] in ";:" or (shape[index] == "Q" and index == begin):
            break
        if shape[index] in "VKE":
            if _obliges(view, index):
                joined = shape[index - 1] == "c" and any(kind in "VKE" for kind in shape[begin:index])
                named = (
                    shape[begin] == "N"
                    or view.word(begin) in ("he", "she", "they", "more")
                    or _it_must(view, begin, index)
                )
                told = view.lemmas[begin] in words("said")  # "the findings should worry them"
                if not (joined or (named and not told)):
                    break
                return None if joined else _who(view, (begin, index), index), (index, last)
            if index > begin and "c" not in shape[index : min(last, index + 12)]:
                break
    return None


_VERB = re.compile("[VKEIGQ]")
_VITAL = re.compile(r"RV[At]?N(?:h[NR]|iNo)")
"""What is said to be vital: "it was vital that …", "it is time for X to …"."""
_THERE = re.compile(r"RVN")


def _said_to_be_due(view: View, begin: int, last: int) -> tuple[Range | None, Range] | None:
    """ "It is vital that ministers act", "there should be a ban"; not "it was important to him"."""
    if _VITAL.match(view.shape, begin, last) and view.word(begin) == "it":
        at = next(at for at in range(begin, last) if view.shape[at] in "hi")
        return ((at + 1, at + 2), (at, last)) if view.lemmas[at - 1] in words("vital") else None
    if _THERE.match(view.shape, begin, last) and view.word(begin) == "there" and _obliges(view, begin + 1):
        return (None, (begin, last)) if view.word(begin + 2).startswith(("a ", "an ", "more ", "better ")) else None
    return None


def _it_must(view: View, begin: int, verb: int) -> bool:
    """ "It must pay them", not "it must be late"."""
    opens = view.word(verb).startswith("must ") and not {"BE", "HAVE"}.intersection(view.tags(verb))
    return opens and view.word(begin) == "it" and verb == begin + 1


def _who(view: View, who: Range, verb: int) -> Range | None:
    """Who is to act: the subject of a duty, but for a passive one that is no duty to be asked something."""
    return who if view.shape[verb] != "K" or view.shape[verb + 1 : verb + 2] == "o" else None


def _obliges(view: View, at: int) -> bool:
    tags = view.tags(at)
    first = view.word(at).split(None, 1)[0]
    if first == "be":
        return view.shape[at - 1 : at] != "o"  # "that the law be changed"
    if first in words("needing"):
        return view.shape[at + 1 : at + 2] == "o"
    return tags[0] == "MODAL" and first in words("obliging") and "HAVE" not in tags
