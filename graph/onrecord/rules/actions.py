"""What somebody is asked to do: from the groups of a content to the single actions in it, and to who should act."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.rules.acts import is_reform
from onrecord.rules.cues import words
from onrecord.rules.endings import bare
from onrecord.rules.engine import REACH, Range, View


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
        if shape[behind] in "c,;" and _VERB.search(shape, first, behind) and _begins(view, index, first, clause=clause):
            starts.append(index)
    ends = [*starts[1:], last]
    parts: list[Range] = []
    for start, end in zip(starts, ends, strict=True):
        joint = _JOINT.search(shape, start, end) if end < last else None
        parts.append((start, joint.start() if joint else end))
    return tuple(parts)


_JOINT = re.compile("[c,;]+A*$")
"""What stands between two actions: ", and urgently | release"; an adverb before it belongs to the first."""
_LIST_JOINT = re.compile("[^,c][,c][NG]|,c[NG]")


def things(view: View, first: int, last: int) -> tuple[Range, ...]:
    """The single things asked for in a list of noun phrases: "a ban, better training and a new court".

    A list has a comma and a conjunction, and each thing in it more than one word, so that "law, policy and practice"
    is one thing; or it is a pair of things that are asked for: "closure of the camps and action by the court". Nothing
    where there is no such list, so that all of it is one thing.
    """
    shape = view.shape
    joints = [at for at in range(first + 1, last - 1) if _LIST_JOINT.match(shape, at - 1)]
    starts = [at + 1 for at in joints]
    if len({shape[at] == "G" for at in (first, *starts)}) > 1:
        return ()  # "rules for seeing, | weighing and paying them"
    several = all(
        shape[at] in "GEn" or len(view.tags(at)) > 1 or shape[at + 1 : at + 2] in ("i", "f") for at in (first, *starts)
    )
    pair = len(joints) == 1 and all(shape[at] == "G" or view.lemmas[at] in words("askable") for at in (first, *starts))
    if not (several and (pair or len({shape[at] for at in joints}) > 1)) or shape[first] not in "NGEn":
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
    if kind in "NR":
        return clause and _begins_clause(view, at - 1)
    opens = next((tag for tag in view.tags(at) if tag != "ADV"), "")
    if kind == "E":
        return "I" in view.shape[first:at] and bare(view, at)
    return kind == "V" and (opens == "BASE" or _obliges(view, at))


def duty(
    view: View, parts: Sequence[Range], *, asked: bool = False, bids: bool = False
) -> tuple[Range | None, Range] | None:
    """Whether the groups of a content say that somebody must or should do something: who, and what is asked.

    ``parts``: of the content, which its cue may interrupt: "Shops, | he said, | should close". ``asked``: whether what
    stands before asks for something, so that "it should …" does too; ``bids``: whether a base form is a duty. Who: None
    where the words before are about something else ("they had been warned and must apologise"), or where several have
    duties, or nobody is to do it ("the law should be changed"): what is to be done then holds its own subject.
    """
    shape = view.shape
    first, last = parts[0]
    supposed = shape[first] == "s" and view.word(first) in words("supposing")
    if supposed and len(parts) == 2:
        first, last = parts[1]  # "If it fails, | she said, | it should close"
    elif supposed:
        first = shape.find(",", first, min(last, first + _CONDITION)) + 1 or last
    elif len(parts) == 2 and shape[first] == "N" and not _VERB.search(shape, first, last):
        index = parts[1][0]
        return (_who(view, (first, last), index), parts[1]) if shape[index] in "VK" and _obliges(view, index) else None
    elif len(parts) == 2 and (on := _GOES_ON.match(shape, parts[1][0])) and _obliges(view, on.start("verb")):
        return None, (on.start("verb"), parts[1][1])  # "It was late, | she said, | and should pay"
    begin = first + (shape[first : first + 1] == "h")
    begin += 2 * (shape[begin + 1 : begin + 2] == "," and view.word(begin) in words("counting"))
    if shape[begin : begin + 1] == "R" and (said := _said_to_be_due(view, begin, last)) is not None:
        return said
    for index in range(begin, min(last, begin + 20)):
        if shape[index] in ";:" or (shape[index] == "Q" and index == begin):
            break
        if shape[index] == "K" and view.lemmas[index] in words("called-needed") and _is_more(view, begin):
            return None, (begin, last)  # "more research is needed"
        if shape[index] in "VKE":
            if _obliges(view, index) or (bids and _is_to(view, begin, index)):
                joined = shape[index - 1] == "c" and any(kind in "VKEQ" for kind in shape[begin:index])
                named = (
                    shape[begin] == "N"
                    or view.word(begin) in ("he", "she", "they", "more")
                    or (view.word(begin) == "nothing" and shape[index] == "K")
                    or _it_must(view, begin, index, supposed=supposed or asked)
                )
                told = view.lemmas[begin] in words("said")  # "the findings should worry them"
                if not (joined or (named and not told)):
                    break
                who = None if joined else _who(view, (begin, index), index)
                several = any(_begins_clause(view, at) for at in range(index + 1, min(last, index + REACH)))
                who = None if several else who
                return who, (index if joined or who else begin, last)
            if index > begin and "c" not in shape[index : min(last, index + 12)]:
                break
    return None


def _is_more(view: View, begin: int) -> bool:
    """Whether what is needed is not there yet: "a new law", "more research"."""
    opens = view.word(begin).startswith(("a ", "an ", "more ", "better ", "urgent ", "further ", "new ", "stronger "))
    return opens or view.word(begin) in ("more", "reform", "change", "action")


def _is_to(view: View, begin: int, verb: int) -> bool:
    """Whether a singular subject has a verb in its base form: "(insisted) that the package include a delay"."""
    head, noun = view.lemmas[begin], view.tags(begin)[-1] == "NOUN" and verb - begin < _CONDITION
    singular = view.word(begin) in ("he", "she", "it") or (noun and not head.endswith("s"))
    return singular and view.tags(verb) == ("BASE",) and view.shape[begin] in "NR"


def split_off(view: View, first: int, last: int) -> tuple[Range | None, Range]:
    """Of "the board act" or "the board should act and pay": who is to act, and what; None where that is nobody's."""
    begin = first + (view.shape[first] == "h")
    found = _ASKED.match(view.shape, begin, last)
    if found is None or "BE" in view.tags(found.start("verb")) or not _may_act(view, found.start("verb")):
        return None, (first, last)
    several = "ch" in view.shape[found.end() : min(last, found.end() + REACH)]
    return (None, (first, last)) if several else (found.span("who"), (found.start("verb"), last))


_GOES_ON = re.compile(",?cA?(?P<verb>[VK])")


def clause_asked(view: View, first: int, end: int) -> tuple[Range | None, tuple[Range, ...]]:
    """Of "that the board act and pay": who is to act, and the single actions."""
    who, rest = split_off(view, first, end)
    return who, actions(view, *rest, clause=True)


_CONDITION = 20
"""Groups of a condition before what is due under it."""
_ASKED = re.compile(r"(?P<who>[NR](?:[fi]N){0,3})A?(?P<verb>[VE])")
_DUTY = re.compile(r"(?:;|[,;]?c|,)h?A?[NR](?:[fi]N){0,3}A?(?P<verb>[VKE])")
"""Another clause that may say what somebody should do: "… and | the mayor ought to resign"."""


def _may_act(view: View, verb: int) -> bool:
    """Whether a verb group is what somebody should do: "(that the board) act", "should act"."""
    opens = next((tag for tag in view.tags(verb) if tag != "ADV"), "")
    return opens == "BASE" or bare(view, verb) or _obliges(view, verb)


def _begins_clause(view: View, joint: int) -> bool:
    """Whether a clause behind a joint says what somebody else should do."""
    found = _DUTY.match(view.shape, joint)
    return found is not None and _obliges(view, found.start("verb"))


_VERB = re.compile("[VKEIGQ]")
_VITAL = re.compile(r"RV[At]?N(?:h[NR]|iNo)")
"""What is said to be vital: "it was vital that …", "it is time for X to …"."""
_THERE = re.compile(r"RV(?:oI)?N")
_NEEDED = re.compile(r"RVA?(?P<need>N)[ifoh]")


def _said_to_be_due(view: View, begin: int, last: int) -> tuple[Range | None, Range] | None:
    """ "It is vital that ministers act", "there should be a ban", "there is a need for a ban"."""
    shape = view.shape
    if _VITAL.match(shape, begin, last) and view.word(begin) == "it":
        at = next(at for at in range(begin, last) if shape[at] in "hi")
        return ((at + 1, at + 2), (at, last)) if view.lemmas[at - 1] in words("vital") else None
    if view.word(begin) != "there" or view.negated(begin + 1):
        return None
    there = _THERE.match(shape, begin, last)
    if there is not None and _obliges(view, begin + 1):
        thing = view.word(there.end() - 1)
        due = thing.startswith(("a ", "an ", "more ", "better ", "no "))
        return (None, (begin, last)) if due and view.lemmas[there.end() - 1] not in words("undoubted") else None
    need = _NEEDED.match(shape, begin, last)
    if need is None or view.lemmas[begin + 1] != "be" or view.lemmas[need.start("need")] not in words("lacked"):
        return None
    return None if view.word(need.start("need")).startswith("no ") else (None, (begin, last))


def _it_must(view: View, begin: int, verb: int, *, supposed: bool) -> bool:
    """ "It must pay them", "it should be shut", not "it must be late"; "it should lose it" only under a condition."""
    if view.word(begin) != "it" or verb != begin + 1:
        return False
    if view.shape[verb] == "K":
        return True
    opens = view.word(verb).startswith(("must ", "should ") if supposed else "must ")
    return opens and not {"BE", "HAVE"}.intersection(view.tags(verb))


def _who(view: View, who: Range, verb: int) -> Range | None:
    """Who is to act: the subject of a duty, but for a passive one that is no duty to be asked something."""
    shape = view.shape
    if shape[verb + 1 : verb + 3] == "oK" or (shape[verb] == "V" and "BE" in view.tags(verb)):
        return None  # "needs to be closed", "should be free"
    return who if shape[verb] != "K" or shape[verb + 1 : verb + 2] == "o" else None


def _obliges(view: View, at: int) -> bool:
    tags = view.tags(at)
    first = view.word(at).split(None, 1)[0]
    if first == "be":
        return view.shape[at - 1 : at] != "o"  # "that the law be changed"
    if first in words("needing"):
        return view.shape[at + 1 : at + 2] == "o"
    if first in ("has", "have") and len(tags) == 1 and view.shape[at + 1 : at + 3] == "oI":
        return is_reform(view.mark(at + 2).of(view.text))
    if tags[0] != "MODAL" or first not in words("obliging") or "HAVE" in tags:
        return False
    behind = view.word(at + 1).split()[:1] if "BE" in tags and at + 1 < len(view.groups) else []
    return words("foreseen").isdisjoint((view.word(at).split()[-1], *behind))  # "the road should be open by May"
