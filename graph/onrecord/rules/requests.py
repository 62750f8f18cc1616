"""Rules for what one asks of another, for accusations, and for "according to"."""

from __future__ import annotations

from onrecord.records import Kind
from onrecord.rules.engine import Match, Range, Rule, Yield, clause_end, subject

_REQUESTING = frozenset({"calls-for", "recommends"})
_ASKED = frozenset({"ask", "tell", "call", "invite"})


def actions(match: Match, first: int, last: int) -> tuple[Range, ...]:
    """The single things asked for in groups ``first`` to ``last``: infinitives joined by "and to"."""
    shape = match.view.shape
    starts = [first]
    for index in range(first + 1, last - 1):
        if shape[index] == "o" and shape[index + 1] in "IQA" and shape[index - 1] in "c,":
            starts.append(index)
    ends = [*starts[1:], last]
    parts: list[Range] = []
    for start, end in zip(starts, ends, strict=True):
        stop = end
        while stop > start and stop < last and shape[stop - 1] in "c,":
            stop -= 1
        parts.append((start, stop))
    return tuple(parts)


def _request(match: Match) -> Yield | None:
    content, addressee = match.part("content"), match.part("addressee")
    source = subject(match.view, match.at)
    if content is None or source is None:
        return None
    act = match.cue.act if match.cue.act in _REQUESTING else "calls-for"
    asked = match.cue.act in _REQUESTING or match.cue.lemma in _ASKED
    particle = match.part("particle")
    if particle is not None and f"p:{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    end = clause_end(match.view, content[0], phrase=True)
    return Yield(
        content=((addressee[0] if addressee else content[0], end),),
        source=source,
        cue_last=particle[1] if particle else None,
        addressee=addressee,
        actions=actions(match, content[0], end),
        kind=Kind.RECOMMENDATION if asked else None,
        act=act if asked else None,
    )


def _call_for(match: Match) -> Yield | None:
    particle, content = match.part("particle"), match.part("content")
    source = subject(match.view, match.at)
    if (
        particle is None
        or content is None
        or source is None
        or not (match.cue.act in _REQUESTING or match.cue.lemma in _ASKED)
    ):
        return None
    if f"p:{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    end = clause_end(match.view, content[0], phrase=True)
    return Yield(((content[0], end),), source, particle[1], kind=Kind.RECOMMENDATION, act="calls-for")


def _demand(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None or match.cue.kind != Kind.RECOMMENDATION:
        return None
    phrase = match.view.shape[content[0]] != "h"
    return Yield(((content[0], clause_end(match.view, content[0], phrase=phrase)),), source, kind=Kind.RECOMMENDATION)


def _accusation(match: Match) -> Yield | None:
    particle, content = match.part("addressee"), match.part("content")
    source = subject(match.view, match.at)
    if particle is None or content is None or source is None:
        return None
    return Yield(((particle[0], clause_end(match.view, content[0], phrase=True)),), source, addressee=particle)


REQUESTS = (
    Rule(
        name="request",
        reads="X called on Y to …, X urged Y to …",
        complement=("np-to", "p:on", "p:for"),
        pattern="@ (?P<particle>[io])?"
        " (?P<addressee>(?:[NR]|QN)(?:[fi][NR]){0,4}(?:,?c[NR](?:fN)?){0,2}) (?P<content>t?o(?:A?I|Q))",
        yields=_request,
        examples=(
            ("The union urged the board to resign.", "The union", "urged", "the board to resign"),
            ("The report calls on China to free them.", "The report", "calls on", "China to free them"),
        ),
        near_misses=("The union hired a lawyer to resign.",),
    ),
    Rule(
        name="demand",
        reads="X demanded that …, X recommends …",
        complement=("that", "np", "ing"),
        pattern="@ (?P<content>[hNRQG])",
        yields=_demand,
        examples=(("The panel recommended closing the school.", "The panel", "recommended", "closing the school"),),
        near_misses=("The panel painted the school.",),
    ),
    Rule(
        name="call-for",
        reads="X called for …",
        complement=("p:for", "p:against"),
        pattern="@ A? (?P<particle>i) (?P<content>[NRQG])",
        yields=_call_for,
        examples=(("The union called for an inquiry.", "The union", "called for", "an inquiry"),),
        near_misses=("The union waited for an inquiry.",),
    ),
    Rule(
        name="accusation",
        reads="X accused Y of …",
        complement=("np-of",),
        pattern="@ (?P<addressee>[NR](?:c[NR])?) (?P<content>f[NRGQAKV])",
        yields=_accusation,
        examples=(("The union accused the board of fraud.", "The union", "accused", "the board of fraud"),),
        near_misses=("The union asked the board of trustees.",),
    ),
)
