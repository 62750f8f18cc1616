"""Rules for what is so to somebody: "In her words, …", "To the families, …", "… in a poll"."""

from __future__ import annotations

import re

from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, Yield


def _opening(match: Match) -> Yield | None:
    """What is so to somebody who is named first."""
    seen, source, content = match.view, match.part("source"), match.part("content")
    if source is None or content is None or seen.word(match.at) not in ("to", "in"):
        return None
    last = source[1] - 1
    if seen.shape[match.at] == "o" and seen.tags(last)[-1] != "NAME" and seen.word(last) not in words("toward"):
        return None
    end = clause_end(seen, content[0])
    if not _VERB.search(seen.shape, content[0], end) or _says_itself(match, content[0], end):
        return None
    return Yield(((content[0], end),), source)


def _says_itself(match: Match, first: int, end: int) -> bool:
    """Whether a cue of the clause puts it on record already: "In a poll, voters said …"."""
    return any(first <= at < end and "quote" in cue.complements for at, cue in match.view.cues.items())


_VERB = re.compile("[VEK]")


def _closing(match: Match) -> Yield | None:
    """What was found in a poll that is named last."""
    seen, source, content = match.view, match.part("source"), match.part("content")
    if source is None or content is None or not _VERB.search(seen.shape, 0, match.at):
        return None
    one = seen.word(source[0]).startswith(("a ", "an "))  # "ahead in the polls" is no poll's finding
    if seen.word(match.at) != "in" or not one or _says_itself(match, 0, match.at):
        return None
    return Yield(((0, match.at),), source)


def _in_words(match: Match) -> Yield | None:
    """ "In Berg's words, …", "in the view of Berg, …"."""
    seen, source, content = match.view, match.part("source"), match.part("content")
    if content is None or (source is None) == (seen.owned(match.at) is None):
        return None
    end = clause_end(seen, content[0])
    if _says_itself(match, content[0], end):
        return None
    if source is None:
        return Yield(((content[0], end),), owned=True)
    return Yield(((content[0], end),), source, cue_first=match.at - 1, cue_last=source[0])


VIEWPOINTS = (
    Rule(
        name="viewpoint",
        reads="To X, …; In a poll, …",
        complement=("viewpoint",),
        pattern="^[cA,]{0,2} @ (?P<source>[NR](?:[fi]N){0,3}(?:[EKGw][^,]{1,10})?) ,(?:A,)? (?P<content>.)",
        yields=_opening,
        examples=(
            ("To Anna Berg, the plan was a farce.", "Anna Berg", "To", "the plan was a farce"),
            ("In a recent poll, half of the voters liked it.", "a recent poll", "In", "half of the voters liked it"),
        ),
        near_misses=(
            "To the east, the plan was a success.",
            "In a poll, half of the voters said that it was late.",
            "In a letter, the roof was drawn.",
        ),
        forms="io",
    ),
    Rule(
        name="found-in-poll",
        reads="… in a poll",
        complement=("viewpoint",),
        pattern="(?P<content>.) @ (?P<source>N(?:[fi][NT]){0,3}(?:[EKGw][^,.]{1,10})?) [.]?$",
        yields=_closing,
        examples=(("She leads by two points in a new poll.", "a new poll", "in", "She leads by two points"),),
        near_misses=("She said that it leaks in a poll.", "She voted in the hall.", "She is ahead in the polls."),
        forms="i",
    ),
    Rule(
        name="in-words-of",
        reads="In X’s words, …; in the view of X, …",
        complement=("viewpoint",),
        pattern="(?:^|[c,h])A?i @ (?:f(?P<source>[NR](?:[fi]N){0,2})(?:,N)?)? , (?P<content>.)",
        yields=_in_words,
        examples=(
            ("In Berg’s view, the plan was a farce.", "Berg’s", "view", "the plan was a farce"),
            ("In the words of Anna Berg, “it failed”.", "Anna Berg", "In the words of", "“it failed”"),
        ),
        near_misses=(
            "In other words, the plan was a farce.",
            "In the eyes of Berg it was late.",
            "He had tears in his eyes, and it was late.",
        ),
        forms="N",
    ),
)
