"""Groups: from a sentence's tag characters to its noun groups, verb groups and single words, one character a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Group:
    """A run of tokens: its kind (one character, see ``KINDS``) and its first and last token (end exclusive)."""

    kind: str
    first: int
    last: int
    head: int
    """The token that carries the meaning: the last verb, the last noun."""


KINDS = {
    "N": "noun group",
    "R": "pronoun",
    "Q": "quotation",
    "T": "time",
    "V": "finite verb group with an auxiliary, or in the present",
    "E": "a past form without auxiliary: finite, or a participle",
    "K": "passive verb group: a form of be and a participle",
    "G": "verb group in -ing",
    "I": "infinitive group, without its 'to'",
    "n": "a participle alone",
    "L": "'according to'",
}
"""What the characters of groups mean; words outside groups keep their tag's character."""

_GROUPS = re.compile(
    r"""
    (?P<mark> [^AtmBHOdzbngDJMNPpRQT] )
    | (?P<verb> A{0,3} [mBHO] (?:[At]{0,3}[mBHO]){0,4} (?:[At]{0,3}[dnbgz])?  |  [At]{0,3}[dzbng] )
    | (?P<noun> D*[JMNPp]+ (?: [-y]?[JMNPp]+ )* | R | D+ )
    | (?P<quote> Q+ )
    | (?P<time> T[TM]* )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


_HELPING = frozenset("mBHO")


def groups(tags: str, lemmas: Sequence[str]) -> list[Group]:
    """The groups of a sentence, in order, without gap or overlap."""
    found: list[Group] = []
    for match in _GROUPS.finditer(tags):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "mark":
            found.append(Group(tags[first], first, last, first))
        elif kind == "noun":
            found.append(Group("R" if tags[first] == "R" else "N", first, last, last - 1))
        elif kind == "verb":
            found.append(_verb_group(tags, lemmas, first, last, found))
        elif kind == "quote":
            found.extend(Group("Q", index, index + 1, index) for index in range(first, last))
        elif kind == "time":
            found.append(Group("T", first, last, last - 1))
        else:
            found.append(Group(tags[first], first, last, first))
    return found


def _verb_group(tags: str, lemmas: Sequence[str], first: int, last: int, before: list[Group]) -> Group:
    head = last - 1
    while head > first and tags[head] in "At":
        head -= 1
    tag = tags[head]
    helpers = tags[first:head]
    if lemmas[head] == "accord" and tags[last : last + 1] == "o":
        return Group("L", first, last, head)
    if "B" in helpers and tag in "dn":
        kind = "K"
    elif before and before[-1].kind == "o":
        kind = "I"
    elif tag in "dng" and _HELPING.isdisjoint(helpers):
        kind = {"d": "E", "n": "n", "g": "G"}[tag]
    elif lemmas[first] in ("being", "having") or (tag == "g" and not helpers.strip("At")):
        kind = "G"
    else:
        kind = "V"
    return Group(kind, first, last, head)
