"""Where names begin and end: from an article's words to runs of capitalised words, and the kind that a name tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import cache

from onrecord.records import ActorKind
from onrecord.resolution.naming import Words
from onrecord.resolution.wordlists import classes, phrases, words
from onrecord.resources import from_data

_LONGEST_NAME = 14
"""In words."""
_LONGEST_HEADING = 25
_ABBREVIATED = frozenset({"gov", "sen", "rep", "supt", "st", "jr", "sr"})

_THING = re.compile(r"\b[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){1,3}\Z")
_AS_THING = re.compile(r", which\b| (?:has |had |also )?sa(?:id|ys) (?:that )?its?\b")
"""What stands behind a name whose bearer is a thing: "Alder Stone | said it was sorry"."""
_LONGEST_THING = 90
"""In characters."""


def kind_of(name: Sequence[str], proper: bool = False) -> ActorKind:
    """What a name (as ``forms`` gives it) names, by the words in it; unknown where they do not tell.

    ``proper``: written with capitals, so that "Nations" is no word for several nations.
    """
    if " ".join(name) in phrases("places"):
        return ActorKind.GOVERNMENT
    preposition = next(
        (at for at, word in enumerate(name) if at and word in ("of", "for", "at", "in", "from", "on")), 0
    )
    head = list(name[: preposition or len(name)])
    if head and head[-1] in words("groups") and not proper:
        return ActorKind.GROUP
    kinds = classes("organisations")
    if not proper:
        return ActorKind(kinds.get(head[-1], "unknown")) if head else ActorKind.UNKNOWN
    trade = ActorKind.ORGANISATION if len(head) > 1 and head[-1] in words("industries") else ActorKind.UNKNOWN
    return next((ActorKind(kinds[word]) for word in (*reversed(head), *name) if word in kinds), trade)


def things(text: str) -> frozenset[str]:
    """The names whose bearers are spoken of as things."""
    found = set()
    for follows in _AS_THING.finditer(text):
        named = _THING.search(text, max(0, follows.start() - _LONGEST_THING), follows.start())
        if named is not None:
            found.add(named[0])
    return frozenset(found)


def is_of_body(name: Sequence[str], body: Sequence[str]) -> bool:
    """Whether the words before "of" name a person and those behind it, perhaps, a body: "Lena Holt of Rivers Watch"."""
    if classes("gendered").get(name[0], "").endswith("-name"):
        return True
    kinds = kind_of(name, proper=True), kind_of(body, proper=True)
    return len(name) < 4 and kinds[0] is ActorKind.UNKNOWN and kinds[1] is ActorKind.ORGANISATION


@from_data
@cache
def _connectors() -> frozenset[str]:
    """The words that join the capitalised words of a name."""
    return frozenset(form for form, label in classes("connectors").items() if label != "capital")


def headings(text: str, listed: Words) -> frozenset[int]:
    """The words of headings, in which most words have a capital: there it makes no name."""
    found: list[int] = []
    at = 0
    while at < len(listed):
        end = text.find("\n", listed.starts[at])
        end = end if end >= 0 else len(text)
        last = bisect_left(listed.starts, end)
        if 4 <= last - at <= _LONGEST_HEADING:
            capitals = sum(listed.upper[at:last])
            if capitals * 10 >= (last - at) * 6 and "." not in text[listed.ends[last - 1] : end]:
                found += range(at, last)
        at = max(last, at + 1)
    return frozenset(found)


class Runs:
    """The runs of capitalised words of one text."""

    def __init__(self, text: str, listed: Words) -> None:
        self._text = text
        self._words = listed

    def capitals(self, at: int) -> bool:
        """Whether a word is all capitals: an acronym."""
        return self._words.capitals[at]

    def spaced(self, at: int) -> bool:
        """Whether only spaces stand between a word and the next."""
        form = self._words.forms[at]
        gap = self._text[self._words.ends[at] : self._words.starts[at + 1]]
        if gap.startswith(".") and (len(form) == 1 or form in words("titles") or form in _ABBREVIATED):
            gap = gap[1:]
        return len(gap) <= 2 and gap.isspace() and "\n" not in gap and not self._words.owns[at]

    def end(self, at: int, known: Container[int]) -> int:
        """Behind which word the name ends that begins with one; it holds no word of ``known``, which begin others."""
        last, body, parts = at + 1, False, False
        connectors = _connectors()
        while last < len(self._words) and last - at < _LONGEST_NAME and last not in known and self.spaced(last - 1):
            body = body or self._words.forms[last - 1] in classes("organisations")
            ahead = last
            while ahead < len(self._words) - 1 and ahead - last < 3 and self._words.forms[ahead] in connectors:
                form = self._words.forms[ahead]
                joint = parts or self._joint_body(at, ahead)
                if not self.spaced(ahead) or (form in ("on", "against") and not body) or (form == "and" and not joint):
                    break
                ahead += 1
            if not self._words.upper[ahead] or ahead in known or not (self._is_name_word(ahead) or self._inner(ahead)):
                break
            if ahead > last and not body and self._titled(at, last):
                break  # "Professor Anna Berg of the Chest Society"
            parts = parts or (body and ahead > last)
            last = ahead + 1
        return last

    def _is_name_word(self, at: int) -> bool:
        return self._words.forms[at] not in words("function_words") or self.capitals(at)

    def _inner(self, at: int) -> bool:
        """Whether a preposition with a capital stands between words with capitals: "Rivers Without Borders"."""
        return (
            at + 1 < len(self._words)
            and self._words.forms[at] in classes("connectors")
            and self._words.upper[at + 1]
            and self.spaced(at)
            and self._is_name_word(at + 1)
        )

    def _titled(self, first: int, last: int) -> bool:
        """Whether a run of capitalised words is a title and a name of two words or more."""
        titles = [at for at in range(max(0, first - 1), last) if self._words.forms[at].rstrip(".") in words("titles")]
        return bool(titles) and last - max(first, titles[-1] + 1) > 1

    def _joint_body(self, first: int, joint: int) -> bool:
        """Whether "and" joins what a body is for: "the Health | and Care Committee"."""
        if (
            first == 0
            or self._words.forms[first - 1] != "the"
            or joint - first > 2
            or self._words.forms[joint] != "and"
        ):
            return False
        if any(kind_of((word.form,), proper=True) is not ActorKind.UNKNOWN for word in self._words[first:joint]):
            return False
        for at in range(joint + 1, min(joint + 4, len(self._words))):
            if not self._words.upper[at] or not self.spaced(at - 1):
                return False
            if self._words.forms[at] in classes("organisations"):
                return True
        return False
