"""Rules for nouns that name what somebody says, thinks or wants: "raised questions about", "his claim that"."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.records import Kind
from onrecord.rules.actions import actions, things
from onrecord.rules.clauses import clause
from onrecord.rules.contexts import who
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Range, Rule, View, Yield
from onrecord.rules.subjects import subject


def _taken(match: Match, *, voiced: bool = False) -> tuple[int, int] | None:
    """Where the content of a noun begins, and where its cue ends; None if the noun does not take what follows.

    ``voiced``: a verb puts it forward, or it comes from somebody, so that what it is about may be told in more ways.
    """
    content, particle = match.part("content"), match.part("particle")
    if content is None:
        return None
    opens = match.view.shape[content[0]]
    frame = f"p:{match.view.word(particle[0])}" if particle else {"h": "that", "o": "to"}.get(opens, "")
    if match.cue.complements.isdisjoint((f"noun-{frame}", f"noun-voiced-{frame}") if voiced else (f"noun-{frame}",)):
        return None
    return content[0], particle[1] if particle else match.at + 1


class _Wanted(NamedTuple):
    """What a noun asks for, of whom; nothing if it does not ask."""

    kind: Kind | None = None
    addressee: Range | None = None
    actions: tuple[Range, ...] = ()


def _wanted(match: Match, first: int, end: int) -> _Wanted:
    """What a noun asks for, if it does: "its call for | an inquiry"."""
    if match.cue.kind != Kind.RECOMMENDATION:
        return _Wanted()
    who = _WHO_IS_TO.match(match.view.shape, first, end)
    if who is not None:
        return _Wanted(Kind.RECOMMENDATION, who.span("who"), actions(match.view, who.end("who"), end))
    return _Wanted(Kind.RECOMMENDATION, None, things(match.view, first, end) or actions(match.view, first, end))


_WHO_IS_TO = re.compile("(?P<who>[NR])oA?I")


def _voiced(match: Match) -> Yield | None:
    verb, found = match.part("verb"), _taken(match, voiced=True)
    if verb is None or found is None or match.view.owned(match.at) is not None:
        return None
    joins = match.cue.kind == Kind.RECOMMENDATION and match.view.lemmas[verb[0]] in words("backing")
    link = match.part("link")
    tied = _TIED.get(match.view.shape[link[0]]) if link else None
    if match.view.lemmas[verb[0]] not in (words("voicing") if tied is None else words(tied)) and not joins:
        return None
    source = subject(match.view, verb[0])
    if source is None or (match.view.lemmas[verb[0]] == "raise" and _is_thing(match.view, source)):
        return None  # "the flood raised questions about"
    phrase = match.view.shape[found[0]] != "h"
    end = clause_end(match.view, found[0], phrase=phrase, source=source, cue=verb[0])
    silent = _is_none(match) or match.view.negated(verb[0])
    wanted = _wanted(match, found[0], end)
    return Yield(
        ((found[0], end),),
        source,
        cue_last=found[1],
        cue_first=verb[0],
        addressee=wanted.addressee,
        actions=wanted.actions,
        kind=Kind.OMISSION if silent else wanted.kind,
        act="declines" if silent else None,
    )


_TIED = {"o": "coming", "f": "being"}
"""The verbs that a noun stands behind with "to" or "of": "came to the view that", "is of the view that"."""


def _is_thing(view: View, source: Range) -> bool:
    """Whether a source is neither somebody nor a document: "the attacks"."""
    if who(view, source) != "thing":
        return False
    return not any(view.lemmas[at] in words("finders") for at in range(*source))


def _is_none(match: Match) -> bool:
    """Whether there are no such words: "made no mention of"."""
    return match.view.word(match.at).startswith("no ")


def _owned(match: Match) -> Yield | None:
    found = _taken(match)
    if found is None or match.view.owned(match.at) is None:
        return None
    phrase = match.view.shape[found[0]] != "h"
    end = clause_end(match.view, found[0], phrase=phrase)
    if phrase and (verb := _VERB.match(match.view.shape, found[0], end)) is not None:
        end = verb.end() - 1  # "their criticism of the plan | was ignored"
    if match.view.shape[found[0]] == "o" and (verb := _BEHIND_TO.match(match.view.shape, found[0], end)) is not None:
        end = verb.end() - 1  # "its advice to wait | was ignored"
    if match.part("aside"):
        if match.cue.kind != Kind.RECOMMENDATION:
            return None
        end = max(found[0] + 2, match.view.shape.find(",", found[0], end))  # "its call, that it close, | was ignored"
    wanted = _wanted(match, found[0], end)
    return Yield(((found[0], end),), cue_last=found[1], owned=True, **wanted._asdict())


def _are(match: Match) -> Yield | None:
    """What somebody's words are: "his message has been that", "their goal is to"."""
    verb, content = match.part("verb"), match.part("content")
    if verb is None or content is None or "noun-is" not in match.cue.complements:
        return None
    seen = match.view
    if seen.owned(match.at) is None or seen.lemmas[verb[0]] not in words("being") or seen.negated(verb[0]):
        return None
    return Yield(((content[0], clause_end(seen, content[0])),), cue_last=verb[1], owned=True)


def _of_some(match: Match) -> Yield | None:
    """What words of somebody named behind them say: "warnings from doctors that", "complaints by voters about"."""
    source, link, found = match.part("source"), match.part("link"), _taken(match, voiced=True)
    if source is None or link is None or found is None or match.view.owned(match.at) is not None:
        return None
    if _is_none(match) or match.view.word(link[0]) not in ("from", "by", "among"):
        return None
    end = clause_end(match.view, found[0], phrase=match.view.shape[found[0]] != "h")
    wanted = _wanted(match, found[0], end)
    return Yield(((found[0], end),), source, cue_last=match.at + 1, **wanted._asdict())


def _raised(match: Match) -> Yield | None:
    """What words that are raised say: "concerns were raised (by parents) about the roof"."""
    verb, found = match.part("verb"), _taken(match, voiced=True)
    if verb is None or found is None or match.view.owned(match.at) is not None or _is_none(match):
        return None
    if match.view.lemmas[verb[0]] not in words("voicing") or match.view.negated(verb[0]):
        return None
    by = match.part("by")
    source = match.part("source") if by and match.view.word(by[0]) == "by" else None
    if by and source is None:
        return None
    end = clause_end(match.view, found[0], phrase=match.view.shape[found[0]] != "h")
    return Yield(((found[0], end),), source, cue_last=verb[1])


def _uttered(match: Match) -> Yield | None:
    """What somebody's words are, behind a colon: "Her verdict: “It leaks.”"."""
    content = match.part("content")
    if content is None or match.view.owned(match.at) is None:
        return None
    return Yield((content,), owned=True)


_VERB = re.compile("[^VKwhsI]+[VK]")
_BEHIND_TO = re.compile("oA?I[^VKwhsI,]*[VK]")


def _made_clear(match: Match) -> Yield | None:
    """What one makes clear; not "made a table that broke"."""
    particle = match.part("particle")
    return clause(match) if particle and match.view.lemmas[particle[0]] in words("made") else None


NOMINAL = (
    Rule(
        name="made-clear",
        reads="X made clear that …",
        complement=("made",),
        pattern="@ R? (?P<particle>N) {ASIDE} (?P<content>h|R[VK])",
        yields=_made_clear,
        examples=(
            ("The chair made clear that he would stay.", "The chair", "made clear", "that he would stay"),
            ("The chair made it clear he would stay.", "The chair", "made it clear", "he would stay"),
        ),
        near_misses=("The chair made a table that broke.", "The chair made him a table that broke."),
    ),
    Rule(
        name="words-voiced",
        reads="X raised questions about …, X has a plan to …",
        complement=("noun",),
        pattern="(?P<verb>[VEGI])(?P<link>[of])? @ (?P<particle>[if](?=A?[NRGQw]))? A?"
        " (?P<content>hA?[NRQGDiT]|oA?I|[NRGQw])",
        yields=_voiced,
        examples=(
            ("The board raised doubts about the plan.", "The board", "raised doubts about", "the plan"),
            ("She issued a warning that it was late.", "She", "issued a warning", "that it was late"),
            ("It came to the conclusion that it was late.", "It", "came to the conclusion", "that it was late"),
            ("She was of the view that it was late.", "She", "was of the view", "that it was late"),
        ),
        near_misses=("The board raised a flag about noon.", "The minister rejected the plan of the board."),
        forms="N",
    ),
    Rule(
        name="words-of-somebody",
        reads="X’s claim that …, their call for …",
        complement=("noun",),
        pattern="@ (?P<particle>[if](?=A?[NRGQw]))? A? (?P<aside>,(?=h))? (?P<content>hA?[NRQGDiT]|oA?I|[NRGQw])",
        yields=_owned,
        examples=(
            ("He dismissed the board’s claim that it was late.", "the board’s", "claim", "that it was late"),
            ("Their criticism of the plan was ignored.", "Their", "criticism of", "the plan"),
        ),
        near_misses=("Their roof of tin was stolen.",),
        forms="N",
    ),
    Rule(
        name="words-are",
        reads="X’s message is that …, X’s goal was to …",
        complement=("noun",),
        pattern="@ (?P<verb>V) A? (?P<content>hA?[NRQGDi]|oA?I)",
        yields=_are,
        examples=(
            ("His message has been that it was late.", "His", "message has been", "that it was late"),
            ("The board’s goal is to close the school.", "The board’s", "goal is", "to close the school"),
        ),
        near_misses=(
            "His car is to be sold.",
            "The goal is to close the school.",
            "His claim is not that it was late.",
        ),
        forms="N",
    ),
    Rule(
        name="words-from",
        reads="warnings from X that …, complaints by X about …",
        complement=("noun",),
        pattern="@ (?P<link>i) (?P<source>[NR]) (?P<particle>[if](?=A?[NRGQw]))? (?P<content>hA?[NRQGDi]|oA?I|[NRGQw])",
        yields=_of_some,
        examples=(
            (
                "Warnings from doctors that it was late were heard.",
                "doctors",
                "Warnings",
                "that it was late were heard",
            ),
            ("There was criticism by the union of the plan.", "the union", "criticism", "the plan"),
        ),
        near_misses=("A letter from the board was read.", "There were no complaints from parents about the roof."),
        forms="N",
    ),
    Rule(
        name="words-raised",
        reads="concerns were raised (by X) about …",
        complement=("noun",),
        pattern="@ (?P<verb>K) (?:(?P<by>i)(?P<source>[NR](?:f[NR])?))?"
        " (?P<particle>[if](?=A?[NRGQw]))? (?P<content>hA?[NRQGDi]|[NRGQw])",
        yields=_raised,
        examples=(
            ("Concerns were raised by parents about the roof.", "parents", "Concerns were raised", "the roof"),
            ("Concerns were raised that it leaks.", "", "Concerns were raised", "that it leaks"),
        ),
        near_misses=("Concerns were raised by noon.", "No concerns were raised about the roof."),
        forms="N",
    ),
    Rule(
        name="words-uttered",
        reads="X’s verdict: “…”",
        complement=("noun",),
        pattern="(?:^[cA,]{0,2}|[.;-]) @ : (?P<content>Q)",
        yields=_uttered,
        examples=(("Her verdict: “It leaks.”", "Her", "verdict:", "“It leaks.”"),),
        near_misses=("Her house: “The Old School”.", "The verdict: “It leaks.”", "She read her verdict: “It leaks.”"),
        forms="N",
    ),
)
