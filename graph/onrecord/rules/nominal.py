"""Rules for nouns that name what somebody says, thinks or wants: "raised questions about", "his claim that"."""

from __future__ import annotations

import re

from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, Yield, subject


def _taken(match: Match) -> tuple[int, int] | None:
    """Where the content of a noun begins, and where its cue ends; None if the noun does not take what follows."""
    content, particle = match.part("content"), match.part("particle")
    if content is None:
        return None
    opens = match.view.shape[content[0]]
    frame = f"p:{match.view.word(particle[0])}" if particle else {"h": "that", "o": "to"}.get(opens, "")
    if f"noun-{frame}" not in match.cue.complements:
        return None
    return content[0], particle[1] if particle else match.at + 1


def _voiced(match: Match) -> Yield | None:
    verb, found = match.part("verb"), _taken(match)
    if verb is None or found is None or match.view.owned(match.at) is not None:
        return None
    if match.view.lemmas[verb[0]] not in words("voicing"):
        return None
    source = subject(match.view, verb[0])
    if source is None:
        return None
    phrase = match.view.shape[found[0]] != "h"
    end = clause_end(match.view, found[0], phrase=phrase, source=source, cue=verb[0])
    return Yield(((found[0], end),), source, cue_last=found[1], cue_first=verb[0])


def _owned(match: Match) -> Yield | None:
    found = _taken(match)
    if found is None or match.view.owned(match.at) is None:
        return None
    phrase = match.view.shape[found[0]] != "h"
    end = clause_end(match.view, found[0], phrase=phrase)
    if phrase and (verb := _VERB.match(match.view.shape, found[0], end)) is not None:
        end = verb.end() - 1  # "their criticism of the plan | was ignored"
    return Yield(((found[0], end),), cue_last=found[1], owned=True)


_VERB = re.compile("[^VKwhsI]+[VK]")


NOMINAL = (
    Rule(
        name="words-voiced",
        reads="X raised questions about …, X has a plan to …",
        complement=("noun",),
        pattern="(?P<verb>[VEGI]) @ (?P<particle>[if](?=A?[NRGQw]))? A? (?P<content>hA?[NRQGDiT]|oA?I|[NRGQw])",
        yields=_voiced,
        examples=(
            ("The board raised doubts about the plan.", "The board", "raised doubts about", "the plan"),
            ("She issued a warning that it was late.", "She", "issued a warning", "that it was late"),
        ),
        near_misses=("The board raised a flag about noon.", "The minister rejected the plan of the board."),
        forms="N",
    ),
    Rule(
        name="words-of-somebody",
        reads="X’s claim that …, their call for …",
        complement=("noun",),
        pattern="@ (?P<particle>[if](?=A?[NRGQw]))? A? (?P<content>hA?[NRQGDiT]|oA?I|[NRGQw])",
        yields=_owned,
        examples=(
            ("He dismissed the board’s claim that it was late.", "the board’s", "claim", "that it was late"),
            ("Their criticism of the plan was ignored.", "Their", "criticism of", "the plan"),
        ),
        near_misses=("Their roof of tin was stolen.",),
        forms="N",
    ),
)
