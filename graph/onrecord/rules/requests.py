"""Rules for what one asks of another, for accusations, and for "according to"."""

from __future__ import annotations

from onrecord.records import Kind
from onrecord.rules.actions import actions
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, Yield, subject

_REQUESTING = frozenset({"calls-for", "recommends"})


def _request(match: Match) -> Yield | None:
    content, addressee = match.part("content"), match.part("addressee")
    source = subject(match.view, match.at)
    if content is None or source is None:
        return None
    act = match.cue.act if match.cue.act in _REQUESTING else "calls-for"
    asked = match.cue.act in _REQUESTING or match.cue.lemma in words("asked")
    particle = match.part("particle")
    if particle is not None and f"p:{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    end = clause_end(match.view, content[0], phrase=True, source=source, cue=match.at)
    return Yield(
        content=((addressee[0] if addressee else content[0], end),),
        source=source,
        cue_last=particle[1] if particle else None,
        addressee=addressee,
        actions=actions(match.view, content[0], end),
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
        or not (match.cue.act in _REQUESTING or match.cue.lemma in words("asked"))
    ):
        return None
    if f"p:{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    end = clause_end(match.view, content[0], phrase=True, source=source, cue=match.at)
    return Yield(((content[0], end),), source, particle[1], kind=Kind.RECOMMENDATION, act="calls-for")


def _demand(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None or match.cue.kind != Kind.RECOMMENDATION:
        return None
    clause = match.view.shape[content[0]] == "h"
    end = clause_end(match.view, content[0], phrase=not clause, source=source, cue=match.at)
    wanted = actions(match.view, content[0], end) if clause else ()
    return Yield(((content[0], end),), source, actions=wanted, kind=Kind.RECOMMENDATION)


def _asked_of(match: Match) -> Yield | None:
    """ "X was urged by Z to …": Z may be left unsaid."""
    patient, content = match.part("addressee"), match.part("content")
    if patient is None or content is None or match.cue.act not in _REQUESTING:
        return None
    return Yield(
        content=(patient, (content[0], end := clause_end(match.view, content[0], phrase=True))),
        source=match.part("source"),
        addressee=patient,
        actions=actions(match.view, content[0], end),
        kind=Kind.RECOMMENDATION,
    )


def _accused(match: Match) -> Yield | None:
    """ "X was accused of … by Z"."""
    patient, content = match.part("addressee"), match.part("content")
    if patient is None or content is None:
        return None
    shape, end = match.view.shape, clause_end(match.view, content[0], phrase=True)
    by = next((at for at in range(content[0], end) if shape[at] == "i" and match.view.word(at) == "by"), end)
    source = match.part("source") or (by + 1, end) if by + 1 < end and shape[by + 1] in "NR" else match.part("source")
    if source is None and shape[match.at] != "K":
        return None  # "many accused of it are held"
    last = by if source and source[0] == by + 1 else end
    return Yield(content=(patient, (content[0], last)), source=source, addressee=patient)


def _accusation(match: Match) -> Yield | None:
    particle, content = match.part("addressee"), match.part("content")
    source = subject(match.view, match.at)
    if particle is None or content is None or source is None:
        return None
    return Yield(
        ((particle[0], clause_end(match.view, content[0], phrase=True, source=source, cue=match.at)),),
        source,
        addressee=particle,
    )


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
        name="asked-of",
        reads="X was urged (by Y) to …",
        complement=("np-to",),
        pattern="(?P<addressee>{NP}) @ (?:i(?P<source>{NP}))? (?P<content>oA?I)",
        yields=_asked_of,
        examples=(
            ("Ministers were urged to act.", "", "were urged", "Ministers … to act"),
            ("Ministers were urged by the panel to act.", "the panel", "were urged", "Ministers … to act"),
        ),
        near_misses=("Ministers were driven by the panel to act.",),
        forms="K",
    ),
    Rule(
        name="accused",
        reads="X was accused of … (by Y)",
        complement=("np-of",),
        pattern="(?P<addressee>{NP}) @ (?:i(?P<source>{NP}))? (?P<content>f[NRGQAKV])",
        yields=_accused,
        examples=(
            ("The board was accused of fraud.", "", "was accused", "The board … of fraud"),
            ("The board was accused by the union of fraud.", "the union", "was accused", "The board … of fraud"),
            ("Mining giant accused of fraud by a charity", "a charity", "accused", "Mining giant … of fraud"),
        ),
        near_misses=("The board was made of wood.", "Many accused of fraud are held."),
        forms="KEn",
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
