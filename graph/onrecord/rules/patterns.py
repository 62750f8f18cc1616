"""The patterns of rules that a corpus adds: from one as written to what is wrong with it, or to a bound on its cost.

The language is that of the program's own rules: regular expressions over group characters, with ``@`` for the cue and
the ``MACROS`` in braces. It leaves out what cannot be bounded: nothing that repeats may hold what repeats without end,
and a pattern may fit a stretch of groups in a limited number of ways, so that no text makes it slow.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from onrecord.language import CODES, KINDS
from onrecord.rules.candidates import MACROS
from onrecord.rules.engine import REACH

MOST_WAYS: Final = 100_000
"""Ways in which a pattern may fit one stretch of ``REACH`` groups: some milliseconds a cue, at worst."""
_MACRO_WAYS: Final = {"NP": 20}
_OTHER_MACRO: Final = 150
"""Ways of the macros, which are fewer than their pieces would give; the worst text found by search gives 8 and 110."""
_GROUPS: Final = frozenset({*KINDS, *CODES.values()})
_ESCAPED: Final = frozenset("()[]{}.,:;-")
_NAME: Final = re.compile(r"\(\?P<([a-z]+)>")
_COUNT: Final = re.compile(r"\{(\d{0,2})(,?)(\d{0,2})\}")


class PatternError(ValueError):
    """A pattern cannot be used; says what is wrong, and where."""


class Parts(NamedTuple):
    """The names of the parts that a pattern has before and behind its cue."""

    before: frozenset[str]
    after: frozenset[str]


def checked(pattern: str) -> Parts:
    """The parts of a pattern. PatternError: it is none, or could be slow."""
    sides = pattern.replace(" ", "").split("@")
    if len(sides) != 2:
        raise PatternError(f"it needs exactly one `@`, for the cue, and has {len(sides) - 1}")
    left, right = (_Side(side) for side in sides)
    # What stands before the cue is sought from each of the groups before it.
    if left.ways * REACH > MOST_WAYS or right.ways > MOST_WAYS:
        raise PatternError("it could fit a sentence in too many ways and be slow: repeat less, or fewer parts")
    if both := left.names & right.names:
        raise PatternError(f"it has two parts of the name `{min(both)}`")
    return Parts(frozenset(left.names), frozenset(right.names))


class _Side:
    """One side of a pattern, read from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.names: set[str] = set()
        self.ways = self._alternatives(0)
        if self._at < len(text):
            raise self._wrong("a bracket is closed that was not opened")

    def _wrong(self, what: str) -> PatternError:
        rest = self._text[self._at : self._at + 12]
        return PatternError(f"{what}, at `{rest}`" if rest else f"{what}, at its end")

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _alternatives(self, depth: int) -> int:
        if depth > 20:
            raise self._wrong("brackets stand too deep in each other")
        ways = self._sequence(depth)
        while self._next() == "|":
            self._at += 1
            ways += self._sequence(depth)
        return ways

    def _sequence(self, depth: int) -> int:
        ways = 1
        while self._next() not in ("", "|", ")"):
            ways = min(ways * self._repeated(self._one(depth)), MOST_WAYS + 1)
        return ways

    def _one(self, depth: int) -> int:
        """The ways of one item: a group, a class of groups, a macro, or something in brackets; 0 if none may repeat."""
        mark = self._next()
        if mark == "(":
            return self._bracket(depth)
        if mark == "{":
            name = self._text[self._at + 1 :].partition("}")[0]
            if name not in MACROS:
                raise self._wrong(f"braces hold one of {', '.join(MACROS)}, or a number behind what is repeated")
            self._at += len(name) + 2
            return _MACRO_WAYS.get(name, _OTHER_MACRO)
        if mark == "[":
            self._class()
        elif mark in ("^", "$"):
            self._at += 1
            return 0
        else:
            self._group(".")
        return 1

    def _group(self, besides: str) -> None:
        escaped = self._next() == "\\"
        self._at += escaped
        mark = self._next()
        if not mark or (mark not in _ESCAPED if escaped else mark not in _GROUPS | {*besides} or mark in "()"):
            raise self._wrong(f"this is no kind of group (they are {' '.join(sorted(_GROUPS))})")
        self._at += 1

    def _class(self) -> None:
        self._at += 1 + (self._text[self._at + 1 : self._at + 2] == "^")
        first = self._at
        while self._next() not in ("]", ""):
            self._in_class(first)
        if self._at == first or not self._next():
            raise self._wrong("a class of groups (`[…]`) is empty or not closed")
        self._at += 1

    def _in_class(self, first: int) -> None:
        if self._next() == "-" and self._at > first and self._text[self._at + 1 : self._at + 2] not in ("]", ""):
            raise self._wrong("a dash stands last in a class; there are no ranges of groups")
        if self._next() in ("(", ")"):
            self._at += 1
        else:
            self._group("")

    def _bracket(self, depth: int) -> int:
        named = _NAME.match(self._text, self._at)
        look = self._text[self._at : self._at + 3] in ("(?=", "(?!")
        if named:
            if named[1] in self.names:
                raise self._wrong(f"it has two parts of the name `{named[1]}`")
            self.names.add(named[1])
            self._at = named.end()
        elif look or self._text.startswith("(?:", self._at):
            self._at += 3
        elif self._text.startswith("(?", self._at):
            raise self._wrong("brackets begin with `(`, `(?:`, `(?P<name>`, `(?=` or `(?!`")
        else:
            self._at += 1
        ways = self._alternatives(depth + 1)
        if self._next() != ")":
            raise self._wrong("a bracket is not closed")
        self._at += 1
        if look and self._next() in ("?", "*", "+", "{"):
            raise self._wrong("what only looks ahead cannot be repeated")
        return ways

    def _repeated(self, ways: int) -> int:
        """The ways of an item with the repetition that may stand behind it."""
        mark = self._next()
        count = _COUNT.match(self._text, self._at)
        if mark == "?":
            least, most = 0, 1
            self._at += 1
        elif mark in ("*", "+") and mark:
            least, most = int(mark == "+"), REACH
            self._at += 1
        elif count and (count[1] or count[3]):
            least = int(count[1] or 0)
            most = int(count[3] or REACH) if count[2] else least
            self._at = count.end()
        else:
            return ways or 1
        if not ways:
            raise self._wrong("this cannot be repeated")
        if most < least:
            raise self._wrong("a repetition ends before it begins")
        self._at += self._next() == "?"
        if self._next() in ("?", "*", "+"):
            raise self._wrong("what is repeated cannot be repeated again")
        total = 0
        for times in range(least, most + 1):
            total += ways**times
            if total > MOST_WAYS:
                return MOST_WAYS + 1
        return total
