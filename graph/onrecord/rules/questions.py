"""Rules for questions: "asked whether …", "was asked whether …", "Asked about …, X said"."""

from __future__ import annotations

from onrecord.rules.clauses import clause
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, View, Yield


def _question(match: Match) -> Yield | None:
    content = match.part("content")
    if content is None:
        return None
    opens = match.view.shape[content[0]] == "w" or match.view.word(content[0]) in words("questioning")
    return clause(match) if opens else None


def _question_to(match: Match) -> Yield | None:
    """ "X was asked (by Y) whether …", "Asked whether …, X said"."""
    seen, content = match.view, match.part("content")
    if content is None or not (seen.shape[match.at] == "K" or _opens(seen, match.at)):
        return None
    if seen.shape[content[0]] == "s" and seen.word(content[0]) not in words("questioning"):
        return None
    by = match.part("by")
    source = match.part("source") if by and seen.word(by[0]) == "by" else None
    if seen.shape[content[0] - 1] in "NR" and seen.lemmas[content[0]] in words("relative"):
        return None  # "was asked by a man who left"
    return Yield(((content[0], clause_end(seen, content[0], source=source, cue=match.at)),), source)


def _opens(seen: View, at: int) -> bool:
    """Whether a participle opens its clause: "Asked whether …", "when asked whether …"."""
    return not seen.shape[:at].strip("cA,") or seen.shape[at - 1] == "s"


def _asked_about(match: Match) -> Yield | None:
    """ "Asked (by Y) about …, X said"."""
    seen, content = match.view, match.part("content")
    if content is None or not _opens(seen, match.at):
        return None
    about = next((index for index in range(*content) if seen.word(index) == "about"), None)
    if about is None or seen.word(content[0]) == "for":
        return None  # "Asked for comment about the roof, she left"
    source = (content[0] + 1, about) if seen.word(content[0]) == "by" else None
    end = clause_end(seen, about + 1, phrase=True, source=source, cue=match.at)
    return Yield(((about + 1, end),), source, cue_last=None if source else about + 1)


QUESTIONS = (
    Rule(
        name="question",
        reads="X asked whether …, X explained how …",
        complement=("wh",),
        pattern="@ (?:{ASIDE}|{NP}) (?P<content>w|s(?=[NR]))",
        yields=_question,
        examples=(
            ("The board asked whether the school was safe.", "The board", "asked", "whether the school was safe"),
        ),
        near_misses=("The man who left was old.",),
    ),
    Rule(
        name="question-to",
        reads="X was asked whether …",
        complement=("wh",),
        pattern="@ (?:A|i?T|(?P<by>i)(?P<source>{NP})){0,2} (?P<content>w|s(?=[NR]))",
        yields=_question_to,
        examples=(
            ("She was asked by a child whether it rained.", "a child", "was asked", "whether it rained"),
            ("Asked whether it rained, she left the room.", "", "Asked", "whether it rained"),
        ),
        near_misses=("She was seen by a child who left.", "It was told by a child who left."),
        forms="KE",
    ),
    Rule(
        name="asked-about",
        reads="Asked about …",
        complement=("wh",),
        pattern="@ (?P<content>(?:A|i?T|i[NR](?:[fi]N)?){0,2}i)(?=[NRGQw])",
        yields=_asked_about,
        examples=(
            ("Asked by a nurse about the roof, she left.", "a nurse", "Asked", "the roof"),
            ("She left when asked later about the roof.", "", "asked later about", "the roof"),
        ),
        near_misses=("She asked about the roof.", "Asked for comment about the roof, she left."),
        forms="E",
    ),
)
