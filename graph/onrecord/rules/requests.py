"""Rules for what one asks of another, for accusations, and for "according to"."""

from __future__ import annotations

import re

from onrecord.records import Kind
from onrecord.rules.actions import actions, clause_asked, things
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import REACH, Match, Range, Rule, View, Yield
from onrecord.rules.orders import is_line
from onrecord.rules.subjects import subject

_REQUESTING = frozenset({"calls-for", "recommends"})


def _request(match: Match) -> Yield | None:
    content, addressee = match.part("content"), match.part("addressee")
    source = subject(match.view, match.at)
    if content is None or addressee is None or source is None:
        return None
    act = match.cue.act if match.cue.act in _REQUESTING else "calls-for"
    asked = match.cue.act in _REQUESTING or match.cue.lemma in words("asked") | words("warned")
    if asked and match.cue.act not in _REQUESTING and "MODAL" in match.view.tags(match.at):
        asked = False  # "would ask for the case to be reopened"
    particle = match.part("particle")
    if _provides(match, source) or (
        match.view.word(addressee[0]) in ("you", "everyone") and _last_lemma(match, content) in words("knowing")
    ):
        return None
    if particle and match.view.word(particle[0]) == "for" and _is_thing(match.view, addressee):
        return None  # "called for action by the government to protect them"
    frame = f"p:{match.view.word(particle[0])}" if particle else "np-to"
    if match.view.shape[content[0]] in "En":
        frame = "done" if particle else "np-done"
    if match.cue.complements.isdisjoint((frame, f"{frame}-to")):
        return None
    acts = content[1] - 1  # behind "to immediately and fully"
    end = clause_end(match.view, acts, phrase=True, source=source, cue=match.at)
    whole = (addressee[0], end)
    done = _DONE.match(match.view.shape, content[0], end) is not None
    return Yield(
        content=(whole,),
        source=source,
        cue_last=particle[1] if particle else None,
        addressee=None if done else addressee,
        actions=(whole,) if done else actions(match.view, content[0], end),
        kind=Kind.RECOMMENDATION if asked else None,
        act=act if asked else None,
    )


def _provides(match: Match, source: tuple[int, int]) -> bool:
    """Whether what "calls for" something is a contract or a law, or a thing that needs it."""
    return match.cue.lemma == "call" and match.view.lemmas[source[0]] in words("providing")


def _last_lemma(match: Match, part: tuple[int, int]) -> str:
    return match.view.lemmas[part[1] - 1]


def _is_thing(view: View, who: tuple[int, int]) -> bool:
    """Whether the head of a noun phrase is a thing asked for, not somebody: "urgent action by the government"."""
    return view.lemmas[who[0]] in words("askable")


_DONE = re.compile(r"t?oK(?!o)|[En]")
"""What is to be done to somebody or something, not by them: "the wing to be closed"."""


def _call_for(match: Match) -> Yield | None:
    """ "X called for …", "X asked Y for …"."""
    particle, content, addressee = match.part("particle"), match.part("content"), match.part("addressee")
    source = subject(match.view, match.at)
    if (
        particle is None
        or content is None
        or source is None
        or not (match.cue.act in _REQUESTING or match.cue.lemma in words("asked") | words("contending"))
        or "MODAL" in match.view.tags(match.at)  # "would ask for the case to be reopened"
        or _provides(match, source)
        or match.view.word(particle[0]) not in words("calling-for")
    ):
        return None
    taken = "p:to-" if match.part("to") else "np:" if addressee else "p:"
    if f"{taken}{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    if addressee and source[0] > 0 and match.view.shape[source[0] - 1] == "s":
        return None  # "When she asked them for the figures, they refused"
    end = clause_end(match.view, content[0], phrase=True, source=source, cue=match.at)
    first = particle[0] if match.view.word(particle[0]) == "against" else content[0]
    wanted = _row_of(match.view, particle[0], content[0], end) or things(match.view, content[0], end)
    return Yield(
        content=((addressee[0] if addressee else content[0], end),),
        source=source,
        cue_last=None if addressee else particle[1],
        addressee=addressee,
        actions=wanted or ((first, end),),
        kind=Kind.RECOMMENDATION,
        act="calls-for",
    )


def _row_of(view: View, particle: int, first: int, end: int) -> tuple[Range, ...]:
    """The single things of a row with its preposition again: "for a ban, | for the mayor to go and | for a fund"."""
    again = [at for at in range(first + 1, end) if view.shape[at] == "i" and view.shape[at - 1] in ",c"]
    again = [at for at in again if view.word(at) == view.word(particle)]
    starts = (first, *(at + 1 for at in again))
    ends = (*(at - 1 - (view.shape[at - 2] == ",") for at in again), end)
    return tuple(zip(starts, ends, strict=True)) if again else ()


_DEMANDED = {"h": "that", "G": "ing"}


def _demand(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None:
        return None
    clause = match.view.shape[content[0]] == "h"
    if match.cue.kind != Kind.RECOMMENDATION and not _is_asked(match, content[0], clause=clause):
        return None
    if _DEMANDED.get(match.view.shape[content[0]], "np") not in match.cue.complements:
        return None  # "requested information" is no demand
    end = clause_end(match.view, content[0], phrase=not clause, source=source, cue=match.at)
    row = _IN_ING.match(match.view.shape, content[0])
    end = max(end, row.end()) if row else end
    who, wanted = clause_asked(match.view, content[0], end) if clause else (None, things(match.view, content[0], end))
    act = match.cue.act if match.cue.act in _REQUESTING else "calls-for"
    return Yield(((content[0], end),), source, addressee=who, actions=wanted, kind=Kind.RECOMMENDATION, act=act)


_IN_ING = re.compile("G[^,;.:VEKGhw]{1,10}(?:,A?G[^,;.:VEKGhw]{1,10})*,?cA?G[^,;.:VEKGhw]{1,14}")
"""A row of forms in -ing: "closing the school, hiring teachers and paying parents"."""


def _is_asked(match: Match, at: int, *, clause: bool) -> bool:
    """Whether a verb that also means something else asks here: "asked that it be shut", "wants an inquiry"."""
    seen = match.view
    if match.cue.lemma == "suggest":
        return seen.shape[at] == "G" and seen.shape[at + 1 : at + 2] in ("N", "R")
    if match.cue.lemma not in ("ask", "want") or "MODAL" in seen.tags(match.at):
        return False
    return clause or match.view.lemmas[at] in words("askable")


def _asked_of(match: Match) -> Yield | None:
    """ "X was urged by Z to …": Z may be left unsaid."""
    patient, content = match.part("addressee"), match.part("content")
    seen, near = match.view, range(max(0, match.at - REACH), match.at)
    last = len(seen.shape) - seen.shape.endswith(".")
    ends_by = seen.shape[last - 2 : last] == "iN" and seen.lemmas[last - 1] in words("recommending")
    known = match.part("source") or ends_by
    before = any(seen.cues[at].act in _REQUESTING for at in near if at in seen.cues)
    asked = match.cue.act in _REQUESTING or ((known or before) and match.cue.lemma in words("asked"))
    if patient is None or content is None or not asked:
        return None
    if "np-to" not in match.cue.complements and match.part("source") is None and not _called_on(match, patient):
        return None  # "was invited to speak"
    end = clause_end(match.view, content[0], phrase=True)
    source = match.part("source")
    closed = end - (match.view.shape[end - 1] == ".")
    by = _BY.search(match.view.shape, content[0], closed) if source is None else None
    if (
        by is not None
        and match.view.word(by.start()) == "by"
        and match.view.lemmas[by.end() - 1] in words("recommending")
    ):
        source, end = (by.start() + 1, by.end()), by.start()  # "was told to act | by inspectors"
    return Yield(
        content=(patient, (content[0], end)),
        source=source,
        addressee=patient,
        actions=actions(match.view, content[0], end),
        kind=Kind.RECOMMENDATION,
        act=match.cue.act if match.cue.act in _REQUESTING else "calls-for",
    )


_BY = re.compile("iN$")


def _called_on(match: Match, patient: Range) -> bool:
    """Whether who is invited is called on: "is invited to act", "the council was invited to consider it"."""
    content = match.part("content")
    if match.view.word(match.at).split(" ", 1)[0] in ("is", "are"):
        return True
    body = match.view.lemmas[patient[0]] in words("called-on")
    return body and content is not None and match.view.lemmas[content[1] - 1] not in words("unofficial")


def _accused(match: Match) -> Yield | None:
    """ "X was accused of … by Z"."""
    patient, content = match.part("addressee"), match.part("content")
    if patient is None or content is None:
        return None
    shape, end = match.view.shape, clause_end(match.view, content[0], phrase=True)
    by = next((at for at in range(content[0], end) if shape[at] == "i" and match.view.word(at) == "by"), end)
    source = match.part("source") or (by + 1, end) if by + 1 < end and shape[by + 1] in "NR" else match.part("source")
    if source is None and shape[match.at] != "K" and not is_line(match.view):
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
        complement=("np-to", "p:on", "p:upon", "p:for", "p:with-to"),
        pattern="@ (?P<particle>[io])?"
        " (?P<addressee>(?:[NR]|QN)(?:[fi][NR]|oN){0,4}"
        "(?:(?:,N(?:fN)?){1,3},?cN(?:fN)?|,N(?:fN)?(?=,)|(?:,?c[NR](?:fN)?){0,2}))"
        " ,?(?P<content>t?o(?:A?[IK]|AcA?[IV]|[)][IV]|Q)|[En])",
        yields=_request,
        examples=(
            ("The union urged the board to resign.", "The union", "urged", "the board to resign"),
            ("The report calls on China to free them.", "The report", "calls on", "China to free them"),
            ("She wants the wing to be closed.", "She", "wants", "the wing to be closed"),
            ("The union wants drones banned near runways.", "The union", "wants", "drones banned near runways"),
            ("Berg appealed to the mayor to resign.", "Berg", "appealed to", "the mayor to resign"),
            ("It urged him to resign unless he paid.", "It", "urged", "him to resign unless he paid"),
        ),
        near_misses=("The union hired a lawyer to resign.", "She spoke to the mayor to save it."),
    ),
    Rule(
        name="asked-of",
        reads="X was urged (by Y) to …",
        complement=("np-to", "asked-to"),
        pattern="(?P<addressee>{NP})(?:,?[ws][^VEK,]{1,6}V,?)? @ (?:i(?P<source>{NP}))?"
        " (?:-[^-]{1,16}-)? (?P<content>oA?I)",
        yields=_asked_of,
        examples=(
            ("Ministers were urged to act.", "", "were urged", "Ministers … to act"),
            ("Ministers were urged by the panel to act.", "the panel", "were urged", "Ministers … to act"),
            ("The firm was told by the panel to act.", "the panel", "was told", "The firm … to act"),
        ),
        near_misses=(
            "Ministers were driven by the panel to act.",
            "Nobody was asked to speak.",
            "Berg was invited to sing.",
        ),
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
        pattern="@ (?:{ASIDE}(?=h))? (?P<content>[hNRQG]|[En](?=N))",
        yields=_demand,
        examples=(("The panel recommended closing the school.", "The panel", "recommended", "closing the school"),),
        near_misses=("The panel painted the school.", "The office requested information."),
    ),
    Rule(
        name="call-for",
        reads="X called for …, X asked Y for …",
        complement=("p:for", "p:against", "np:for", "np:with"),
        pattern="@ A? (?:(?P<to>o)?(?P<addressee>[NR]))? (?P<particle>i) (?P<content>[NRQG])",
        yields=_call_for,
        examples=(
            ("The union called for an inquiry.", "The union", "called for", "an inquiry"),
            ("She asked the mayor for a plan.", "She", "asked", "the mayor for a plan"),
            ("She tasked the mayor with finding it.", "She", "tasked", "the mayor with finding it"),
        ),
        near_misses=("The union waited for an inquiry.",),
    ),
    Rule(
        name="accusation",
        reads="X accused Y of …",
        complement=("np-of",),
        pattern="@ (?P<addressee>[NR](?:i[NR])?(?:c[NR])?) (?P<content>f[NRGQAKV])",
        yields=_accusation,
        examples=(
            ("The union accused the board of fraud.", "The union", "accused", "the board of fraud"),
            (
                "It accused those responsible for the port of negligence.",
                "It",
                "accused",
                "those responsible for the port of negligence",
            ),
        ),
        near_misses=("The union asked the board of trustees.",),
    ),
)
