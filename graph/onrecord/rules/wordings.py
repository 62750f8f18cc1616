"""What judging words of a content show, and what a content says to be somebody's duty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from onrecord.records import Span, Spans
from onrecord.resources import data_lines, from_data
from onrecord.rules.acts import is_blame
from onrecord.rules.cues import words

_MUST = re.compile(
    r"(?:(?:\A|[.!?;]) *\W*+|, \W?and )(?:that |but |and |so )?+"
    r"(?P<who>(?!(?:how|why|what|who|whether|it|this|there|i|we|nobody)\b)(?:[\w’'-]+ ){1,8}?)"
    r"(?P<what>[“\"‘']?(?:(?:must|should|needs? to|ought to)\b"
    r"|(?:ha(?:s|ve|d)|h[eo]lds?|bears?|bore) (?:an?|the) (?:\w+ )?(?:duty|obligation|responsibility) to\b) "
    r"(?:(?:now|also|instead|immediately|never|not) )*+(?!have\b)"
    r"(?P<passive>be \w+(?:ed|en)\b(?! to\b))?[^.!?;]*)",
    re.IGNORECASE,
)


class Judgement(NamedTuple):
    """What judging words make of what is said."""

    act: str
    stance: str | None
    """None: the words judge, but not necessarily what a report says."""


_JUDGEMENTS = {
    "denies": Judgement("denies", "rejects"),
    "rejects": Judgement("evaluates", "rejects"),
    "insufficient": Judgement("evaluates", "criticises-as-insufficient"),
    "concern": Judgement("evaluates", "expresses-concern"),
    "troubled": Judgement("asserts", "expresses-concern"),
    "welcomes": Judgement("evaluates", "welcomes"),
    "accepts": Judgement("asserts", "supports"),
    "considers": Judgement("asserts", "neutral"),
    "accuses": Judgement("accuses", None),
    "faults": Judgement("evaluates", None),
    "praises": Judgement("evaluates", None),
}
"""By class of ``judgements.txt``."""
_JUDGED_WITHIN = 400
"""Characters of a content in which judging words are looked for."""


def judgement(content: str) -> Judgement | None:
    """What the first judging words of a content, of those that weigh most, show; None where there are none."""
    start = content[:_JUDGED_WITHIN].lower()
    best: tuple[int, str] | None = None
    for match in _judging().finditer(start):
        label = match.lastgroup or ""
        rank = _RANKS[label]
        blames = label not in ("accuses", "faults") or is_blame(content, match.start())
        negated = _NEGATED.search(start, max(0, match.start() - 25), match.start())
        if blames and not negated and (best is None or rank < best[0]):
            best = rank, label
    return _JUDGEMENTS[best[1]] if best else None


_RANKS = {
    label: (0 if label in ("denies", "rejects", "insufficient") else 1 + at) for at, label in enumerate(_JUDGEMENTS)
}
_NEGATED = re.compile(
    r"(?:\b(?:not|no|never|without|hardly|nobody|none|no one)|n['’]t)(?: \w+)?[ “\"‘']+$", re.IGNORECASE
)


@from_data
@cache
def _judging() -> re.Pattern[str]:
    """One pattern for all classes, longer phrases first; for text in small letters, which is ten times as fast."""
    listed: dict[str, list[str]] = {}
    for line in data_lines("onrecord.rules", "judgements.txt"):
        label, colon, words = line.partition(":")
        if colon:
            separated = words.split(";") if ";" in words else words.split()
            listed.setdefault(label, []).extend(word.strip().lower() for word in separated if word.strip())
    groups = []
    opens = beginnings(phrase for phrases in listed.values() for phrase in phrases)
    for label, phrases in listed.items():
        patterns = (
            re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s")
            for phrase in sorted(phrases, key=len, reverse=True)
        )
        groups.append(f"(?P<{label}>{'|'.join(patterns)})")
    return re.compile(rf"(?:\b|(?=n['’]t))(?={opens})(?:" + "|".join(groups) + r")\b")


def beginnings(phrases: Iterable[str], letters: int = 4) -> str:
    """A pattern of how phrases begin, a branch a letter: where none of them does, that is seen without trying each."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(phrase[:1], []).append(phrase[1:])
    if not letters or not rests.keys().isdisjoint(("", "*")):
        return ""
    branches = (re.escape(first).replace(r"\ ", r"\s") + beginnings(rest, letters - 1) for first, rest in rests.items())
    return f"(?:{'|'.join(branches)})"


def quoted_duty(text: str, quote: Span) -> tuple[Spans, Spans] | None:
    """Whether a sentence of quoted words says what somebody must or should do: who, if told, and what is asked."""
    words_there = text[quote.start : min(quote.end, quote.start + _JUDGED_WITHIN)]
    found = _MUST.search(words_there)
    if found is None or found["who"].split()[-1].lower() in words("said"):
        return None
    end = found.end("what")
    while not words_there[end - 1].isalnum():
        end -= 1
    actions = [Span(found.start("what"), end)]
    for joint in _JOINTS.finditer(words_there, found.start("what"), end):
        actions[-1:] = [Span(actions[-1].start, joint.start()), Span(joint.end(), end)]
    who = () if found["passive"] else (Span(quote.start + found.start("who"), quote.start + found.end("who") - 1),)
    return who, tuple(Span(quote.start + action.start, quote.start + action.end) for action in actions)


_JOINTS = re.compile(r"(?:, and| and|,) (?=to [a-z]+\b)")
"""Between the things that somebody has to do: "to pay, | to leave and | to be quiet"."""
