"""Rules for passives: views that nobody is credited with, who praised what, and what somebody felt at something."""

from __future__ import annotations

from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, Yield, subject


def _passive(match: Match) -> Yield | None:
    """ "X is expected to …", "X is seen as …": a view that the text credits to nobody."""
    content, patient = match.part("content"), subject(match.view, match.at)
    if content is None or patient is None:
        return None
    word = _LED_BY.get(match.view.shape[content[0]]) or match.view.word(content[0])
    if word == "by" or f"passive-{word}" not in match.cue.complements:
        return None
    phrase = word != "that"
    rest = (content[0], clause_end(match.view, content[0], phrase=phrase))
    return Yield(content=(patient, rest) if phrase else (rest,))


_LED_BY = {"N": "np", "R": "np", "Q": "np", "h": "that"}
"""What a complement that no preposition leads is called in the lexicon."""


def _by(match: Match) -> Yield | None:
    """ "X was praised by Y"."""
    source, content, particle = match.part("source"), match.part("content"), match.part("particle")
    if source is None or particle is None or match.view.word(particle[0]) != "by":
        return None
    if content is None and match.view.shape[match.at] == "K":
        content = subject(match.view, match.at)
    return Yield(content=(content,), source=source) if content else None


def _felt(match: Match) -> Yield | None:
    particle, content = match.part("particle"), match.part("content")
    source = subject(match.view, match.at)
    if particle is None or content is None or source is None or match.view.word(particle[0]) not in words("felt"):
        return None
    return Yield(
        content=((content[0], clause_end(match.view, content[0], phrase=True, source=source, cue=match.at)),),
        source=source,
        cue_last=particle[1],
        act="evaluates",
    )


PASSIVES = (
    Rule(
        name="passive",
        reads="X is expected to …, X is seen as …",
        complement=(),
        pattern="@ A? (?P<content>oA?I|i[NRGQw]|s[NRGQ]|h|[NRQ])",
        yields=_passive,
        examples=(
            ("The board is expected to resign.", "", "is expected", "The board … to resign"),
            ("They met the board, which is expected to resign.", "", "is expected", "which … to resign"),
            ("The vote is seen as a test of strength.", "", "is seen", "The vote … as a test of strength"),
            ("The vote was declared a farce.", "", "was declared", "The vote … a farce"),
            ("The board was told that it was late.", "", "was told", "that it was late"),
        ),
        near_misses=("The board was asked by many to resign.", "The board was seen on Monday."),
        forms="K",
    ),
    Rule(
        name="passive-by",
        reads="X was praised by Y",
        complement=("passive-by",),
        pattern="(?P<content>{NP})? @ (?P<particle>i) (?P<source>{NP})",
        yields=_by,
        examples=(
            ("The plan was criticised by two unions.", "two unions", "was criticised", "The plan"),
            ("He read a plan rejected by the mayor.", "the mayor", "rejected", "a plan"),
            ("The plan, which was rejected by the mayor, failed.", "the mayor", "was rejected", "which"),
        ),
        near_misses=("The plan was criticised by Monday.", "The plan was carried by two porters."),
        forms="KEn",
    ),
    Rule(
        name="feeling",
        reads="X was disappointed by …",
        complement=("felt",),
        pattern="@ (?P<particle>i) (?P<content>[NRQ])",
        yields=_felt,
        examples=(
            (
                "The families were dismayed by the report.",
                "The families",
                "were dismayed by",
                "the report",
            ),
        ),
        near_misses=("The families were dismayed on Monday.", "The report was written by the board."),
        forms="K",
    ),
)
