"""Rules for reactions: criticism that something draws, a welcome that one gives it, a request that nobody answers."""

from __future__ import annotations

from onrecord.records import Kind
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Rule, Yield
from onrecord.rules.subjects import subject


def _drawn(match: Match) -> Yield | None:
    """ "The plan drew criticism from X": what drew it is what is criticised, or what stands behind "for" or "over"."""
    seen, verb, link, source = match.view, match.part("verb"), match.part("link"), match.part("source")
    if verb is None or link is None or source is None or seen.lemmas[verb[0]] not in words("drawing"):
        return None
    if match.cue.act != "evaluates" or match.cue.lemma in words("sides"):
        return None
    if seen.word(link[0]) not in ("from", "among") or seen.word(match.at).startswith("no ") or seen.negated(verb[0]):
        return None
    content, particle = match.part("content"), match.part("particle")
    if content is not None and particle is not None and seen.word(particle[0]) in ("for", "over"):
        content = (content[0], clause_end(seen, content[0], phrase=True))
    else:
        content = subject(seen, verb[0])
    return Yield((content,), source, cue_first=verb[0], cue_last=link[1]) if content else None


def _given(match: Match) -> Yield | None:
    """ "X gave the plan a warm welcome"."""
    verb, content = match.part("verb"), match.part("content")
    if (
        verb is None
        or content is None
        or match.view.lemmas[verb[0]] != "give"
        or "noun-given" not in match.cue.complements
    ):
        return None
    return Yield((content,), subject(match.view, verb[0]), cue_first=verb[0], cue_last=verb[0] + 1)


def _unanswered(match: Match) -> Yield | None:
    """ "X did not respond to a request for comment", "X did not return calls"."""
    seen, content, source = match.view, match.part("content"), subject(match.view, match.at)
    if content is None or source is None or not seen.negated(match.at):
        return None
    if seen.lemmas[content[0]] not in words("inquiring"):
        return None
    end = clause_end(seen, content[0], phrase=True, source=source, cue=match.at)
    particle = match.part("particle")
    return Yield(
        ((content[0], end),), source, cue_last=particle[1] if particle else None, kind=Kind.OMISSION, act="declines"
    )


REACTIONS = (
    Rule(
        name="reaction-drawn",
        reads="X drew criticism from Y",
        complement=("noun",),
        pattern="(?P<verb>[VEGI]) @ (?P<link>i) (?P<source>[NR](?:f[NR])?(?:c[NR])?)"
        " (?:(?P<particle>i)(?P<content>[NRGw]))?",
        yields=_drawn,
        examples=(
            ("The plan drew criticism from two unions.", "two unions", "drew criticism from", "The plan"),
            ("The mayor drew praise from parents for the plan.", "parents", "drew praise from", "the plan"),
        ),
        near_misses=(
            "The plan drew no criticism from unions.",
            "The mayor took praise from parents.",
            "The plan drew visitors from afar.",
        ),
        forms="N",
    ),
    Rule(
        name="welcome-given",
        reads="X gave Y a warm welcome",
        complement=("noun",),
        pattern="(?P<verb>[VEG])(?P<content>[NR](?:[fi]N){0,2}) @ (?!i)",
        yields=_given,
        examples=(("The union gave the plan a cautious welcome.", "The union", "gave", "the plan"),),
        near_misses=("The union gave the children a warm meal.", "The union gave the plan to a warm welcome."),
        forms="N",
    ),
    Rule(
        name="unanswered",
        reads="X did not respond to a request for comment",
        complement=("answering",),
        pattern="@ A? i?T? (?P<particle>o)? (?P<content>N)",
        yields=_unanswered,
        examples=(
            (
                "The mayor did not respond to a request for comment.",
                "The mayor",
                "did not respond to",
                "a request for comment",
            ),
        ),
        near_misses=(
            "The mayor responded to a request for comment.",
            "The mayor did not respond to the flood.",
        ),
        forms="V",
    ),
)
