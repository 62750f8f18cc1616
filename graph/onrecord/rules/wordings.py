"""What judging words of a content show, and what a content says to be somebody's duty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from onrecord.records import Span, Spans, hull
from onrecord.resources import from_data
from onrecord.rules.acts import is_blame, plain
from onrecord.rules.cues import phrases_of, words


class Judgement(NamedTuple):
    """What judging words make of what is said."""

    act: str
    stance: str | None
    """None: the words judge, but not necessarily what a report says."""
    praises: bool = False


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
    "praises": Judgement("evaluates", None, praises=True),
}
"""By class of ``judgements.txt``."""
_JUDGED_WITHIN = 400
"""Characters of a content in which judging words are looked for."""


def judgement(content: str) -> Judgement | None:
    """What the first judging words of a content, of those that weigh most, show; None where there are none."""
    start = plain(content[:_JUDGED_WITHIN])
    best: tuple[int, str] | None = None
    for match in _judging().finditer(start):
        label = match.lastgroup or ""
        rank = _RANKS[label]
        blames = label not in ("accuses", "faults") or is_blame(start, match.start())
        negated = _NEGATED.search(start, max(0, match.start() - 25), match.start())
        if blames and not negated and (best is None or rank < best[0]):
            best = rank, label
    return _JUDGEMENTS[best[1]] if best else None


_RANKS = {
    label: (0 if label in ("denies", "rejects", "insufficient") else 1 + at) for at, label in enumerate(_JUDGEMENTS)
}
_NEGATED = re.compile(r"\b(?:not|cannot|no|never|without|hardly|nobody|none|no one)(?: \w+)?[ \"']+$")


@from_data
@cache
def _judging() -> re.Pattern[str]:
    """One pattern for all classes, longer phrases first; for text in small letters, which is ten times as fast."""
    listed = phrases_of("judgements.txt")
    groups = []
    opens = beginnings(phrase for phrases in listed.values() for phrase in phrases)
    for label, phrases in listed.items():
        patterns = (
            re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s")
            for phrase in sorted(phrases, key=len, reverse=True)
        )
        groups.append(f"(?P<{label}>{'|'.join(patterns)})")
    return re.compile(rf"\b(?={opens})(?:" + "|".join(groups) + r")\b")


def beginnings(phrases: Iterable[str], letters: int = 4) -> str:
    """A pattern of how phrases begin, a branch a letter: where none of them does, that is seen without trying each."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(phrase[:1], []).append(phrase[1:])
    if not letters or not rests.keys().isdisjoint(("", "*")):
        return ""
    branches = (re.escape(first).replace(r"\ ", r"\s") + beginnings(rest, letters - 1) for first, rest in rests.items())
    return f"(?:{'|'.join(branches)})"


_SENTENCE = (
    r"(?:(?:\A|[.!?;]) *\W*+|,? \W?but |, \W?and "
    r"|(?:\A|[.!?;]) *\W*+(?:given|if|when|as|because|since|after|before|until|while|in|for)\b[^.!?;]{1,150}?, )"
    r"(?:(?:that|but|and|so|then|now|yes|no|first) )?+"
    r"(?:we(?:['’]re| are) advocating (?:that )?)?+"
)
"""Where a clause of quoted words begins: "Given this, | the court should", "We think that | the court should"."""
_MUST = re.compile(
    _SENTENCE + r"(?P<who>(?!(?:how|why|what|who|whether|it|this|there|i|we|nobody|when|if|unless|as|although)\b)"
    r"(?:(?!(?:sa(?:y|ys|id)|claim(?:s|ed)?|thinks?|believes?|argu(?:es?|ed)|suggest(?:s|ed)?|not|whether|if)\b)"
    r"[\w’'-]+ ){1,8}?)"
    r"(?P<what>[“\"‘']?(?:(?:must|should|needs? to|ought to"
    r"|(?:might|may) (?:want|wish) to|had better|would do well to)\b"
    r"|(?:ha(?:s|ve|d)|h[eo]lds?|bears?|bore) [“\"‘']?(?:an?|the) (?:\w+ )?"
    r"(?:duty|obligation|responsibility)[”\"’']? to\b"
    r"|(?:cannot|can['’]t) (?:keep|go on|continue|afford|be allowed to)\b) "
    r"(?:(?:now|also|instead|immediately|never|not) )*+(?!have\b)"
    r"(?P<passive>be \w+\b(?! to\b))?[^.!?;]*)",
    re.IGNORECASE,
)
"""In quoted words, what somebody must or should do."""
_NEEDED = re.compile(
    _SENTENCE + r"(?P<what>(?:there (?:is|was|['’]s) [“\"‘']?(?:now )?(?:an? |the )?(?:\w+ )?need[”\"’']? (?:for|to)\b"
    r"|there (?:also |now )?(?:must|should|needs? to|has to|ought to) (?:also |now )?be"
    r" (?:an?|more|better|no (?!doubt|question|surprise|mistake))\b"
    r"|it(?:['’]s| is) (?:now )?(?:(?:high |about |now |long past |past )?time (?:that|for|the|they|we|ministers)"
    r"|(?:vital|essential|crucial|imperative|critical) (?:that|for))\b"
    r"|(?:this|that|it) must (?:now )?(?:stop|end|change|never|not)\b"
    r"|we must (?:not|never)\b"
    r"|we (?:must|need to|have to) (?:all )?(?:now )?(?:act|do more|do something|stop|end|tackle|change)\b"
    r"|(?:an?|more|better) (?:[\w’'-]+ ){1,5}(?:is|are) (?:urgently |now |badly |also )?(?:needed|required)\b)"
    r"[^.!?;]*)",
    re.IGNORECASE,
)
"""What is said to be due with nobody named who is to do it: "there must be an inquiry", "a new law is needed"."""


@from_data
@cache
def _commanded() -> re.Pattern[str]:
    """What others are told to do: "Publish the files"."""
    verbs = "|".join(sorted(words("commanding")))
    return re.compile(
        rf"(?:\A|[.!?;]) *\W*+(?:please |now |so )?(?P<what>(?i:{verbs})"
        r" (?:the|this|that|these|those|all|our|your|us|her|him|it|them|a|an|every|now)\b[^.!?;]*)"
    )


@from_data
@cache
def _wanted() -> re.Pattern[str]:
    """Things that those who speak want of others: "we need a public inquiry"."""
    things = "|".join(sorted(words("askable")))
    return re.compile(
        _SENTENCE + r"(?:i|we|people|families|residents|victims|survivors|workers|parents|campaigners)"
        r"(?: (?:really|all|just|now|also|still|only|desperately|urgently|are))*"
        r"(?: (?:need|want|demand|demanding|call for|calling for|asking for|would like(?: to see)?)"
        rf"|['’]d like(?: to see)?) (?P<what>(?:[\w’'-]+ ){{0,5}}?(?:{things})\b[^.!?;]*)",
        re.IGNORECASE,
    )


def quoted_duty(text: str, quote: Span) -> tuple[Spans, Spans] | None:
    """Whether quoted words say what somebody must or should do: who, if one alone is told, and each single action."""
    said = text[quote.start : min(quote.end, quote.start + _JUDGED_WITHIN)]
    duties = _duties(said)
    if not duties:
        return None
    who = duties[0][0] if len(duties) == 1 else None
    actions: list[Span] = []
    for told, duty in duties:
        singles = [duty if who or not told else hull((told, duty))]
        for joint in _JOINTS.finditer(said, *duty):
            singles[-1:] = [Span(singles[-1].start, joint.start()), Span(joint.end(), duty.end)]
        actions += singles
    return _moved((who,) if who else (), quote.start), _moved(actions, quote.start)


def _moved(spans: Iterable[Span], by: int) -> Spans:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _duties(said: str) -> list[tuple[Span | None, Span]]:
    """Who is to do what, as sentences of quoted words say; nobody where it is to be done to somebody."""
    found: list[tuple[Span | None, Span]] = []
    for match in _MUST.finditer(said):
        who = Span(match.start("who"), match.end("who") - 1)
        if match["who"].split()[-1].lower() in words("said"):
            continue
        begin = match.start("who" if match["passive"] else "what")
        found.append((None if match["passive"] else who, Span(begin, match.end("what"))))
    for pattern in (_NEEDED, _commanded(), _wanted()):
        found += [(None, Span(*match.span("what"))) for match in pattern.finditer(said)]
    duties: list[tuple[Span | None, Span]] = []
    for told, duty in sorted(found, key=lambda each: each[1]):
        end = duty.end
        while not said[end - 1].isalnum():
            end -= 1
        if duties and told and said[slice(*told)].lower() in ("they", "he", "she"):
            duties[-1] = (None, Span(duties[-1][1].start, end))  # "An apology is needed. They should give it now."
        elif not duties or duty.start >= duties[-1][1].end:
            duties.append((told, Span(duty.start, end)))
    return duties


_JOINTS = re.compile(r"(?:, and| and|,) (?=to [a-z]+\b)")
"""Between the things that somebody has to do: "to pay, | to leave and | to be quiet"."""
