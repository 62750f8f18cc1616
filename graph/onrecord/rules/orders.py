"""Rules for recommendations and their lists, and for what is asked for by a need, a deadline, in a headline."""

from __future__ import annotations

import re

from onrecord.records import Kind
from onrecord.rules.actions import actions, clause_asked, things
from onrecord.rules.cues import words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import Match, Range, Rule, View, Yield
from onrecord.rules.subjects import subject

HEADLINE = "told-in-headline"
LISTED = "recommendations-listed"


def _recommended_by(match: Match) -> Yield | None:
    """ "A ban is recommended by X": nobody's where nobody is named."""
    content, source, particle = match.part("content"), match.part("source"), match.part("particle")
    if content is None or source is None or particle is None or match.cue.kind != Kind.RECOMMENDATION:
        return None
    if match.cue.act != "recommends" and match.cue.lemma != "demand":
        return None
    named = match.view.lemmas[source[0]]
    inside = match.view.word(particle[0]) == "in" and named in words("recommending")
    if not (inside or match.view.word(particle[0]) == "by") or match.view.negated(match.at):
        return None
    return Yield((content,), source, actions=(content,), kind=Kind.RECOMMENDATION)


def _deadline(match: Match) -> Yield | None:
    """ "X gave Y six months to …", "X gave Y until June to …"."""
    seen, whom, content = match.view, match.part("addressee"), match.part("content")
    source = subject(seen, match.at)
    if whom is None or content is None or source is None:
        return None
    end = clause_end(seen, content[0], phrase=True, source=source, cue=match.at)
    return Yield(
        ((whom[0], end),),
        source,
        addressee=whom if match.part("until") else None,
        actions=actions(seen, content[0], end),
        kind=Kind.RECOMMENDATION,
    )


def _need(match: Match) -> Yield | None:
    """ "X stressed the need for …"."""
    need, content = match.part("need"), match.part("content") or match.part("thing")
    source = subject(match.view, match.at)
    if need is None or content is None or source is None or match.view.lemmas[need[0]] not in words("lacked"):
        return None
    if match.view.word(need[0]).startswith("no "):
        return None
    return _asked(match, source, need[0], content[0])


def _asked(match: Match, source: Range, first: int, action: int) -> Yield:
    seen = match.view
    end = clause_end(seen, first, phrase=True, source=source, cue=match.at)
    wanted = things(seen, action, end) or actions(seen, action, end)
    return Yield(((first, end),), source, actions=wanted, kind=Kind.RECOMMENDATION, act="calls-for")


def _to_see(match: Match) -> Yield | None:
    """ "X wants to see …", "X would like to see …": not what one hopes to look at."""
    see, content = match.part("see"), match.part("content")
    source = subject(match.view, match.at)
    if see is None or content is None or source is None or match.view.lemmas[see[0]] != "see":
        return None
    askable = match.view.lemmas[content[0]] in words("askable")
    if not askable and match.view.shape[content[1] : content[1] + 1] not in ("E", "K", "n"):
        return None
    return _asked(match, source, content[0], content[0])


def _told(match: Match) -> Yield | None:
    """As a headline, "School told to …"."""
    patient, content = match.part("addressee"), match.part("content")
    seen = match.view
    if patient is None or content is None or not is_line(seen):
        return None
    if match.cue.kind != Kind.RECOMMENDATION and match.cue.act != "calls-for" and match.cue.lemma not in words("asked"):
        return None
    end = clause_end(seen, content[0], phrase=True)
    return Yield(
        (patient, (content[0], end)),
        match.part("source"),
        addressee=patient,
        actions=actions(seen, content[0], end),
        kind=Kind.RECOMMENDATION,
        act="calls-for",
    )


def is_line(seen: View) -> bool:
    """Whether a sentence is a line of its own without a full stop."""
    first, end = seen.sentence.start, seen.sentence.end
    alone = seen.text[max(0, first - 1) : first] in ("", "\n", "\r") and seen.text[end : end + 1] in ("", "\n", "\r")
    return alone and seen.sentence.tokens.tags[-1] != "STOP"


def _listed(match: Match) -> Yield | None:
    """ "The recommendations are: …", "It recommends: …"."""
    seen, content, verb = match.view, match.part("content"), match.part("verb")
    if content is None:
        return None
    if seen.shape[match.at] == "N":
        among = match.part("among")
        plain = seen.lemmas[match.at] in words("recommended") and (among is None or seen.word(among[0]) == "among")
        if not plain or (verb is not None and (seen.lemmas[verb[0]] != "be" or seen.negated(verb[0]))):
            return None
        source: Range | None = (match.at, match.at + 1) if verb else None
    else:
        particle = match.part("particle")
        asks = match.cue.kind == Kind.RECOMMENDATION or (particle is not None and seen.word(particle[0]) == "for")
        source = subject(seen, match.at) if asks and match.cue.act in ("recommends", "calls-for") else None
    if source is None and seen.shape[match.at] != "N":
        return None
    mark, end = content[0], len(seen.shape)
    first = mark + (seen.shape[mark] == ":")
    return Yield(
        ((first, end),),
        source,
        cue_first=verb[0] if verb else None,
        cue_last=mark,
        owned=source is None,
        actions=_items(seen, first, end),
        kind=Kind.RECOMMENDATION,
        act="recommends",
    )


_NUMBER = re.compile("[(][^()][)]")
_LONG = 4
"""Characters that no number of an item has."""


def _items(seen: View, first: int, end: int) -> tuple[Range, ...]:
    """The items of a list in a sentence: numbered, "(1) … (2) …", or parted by semicolons, else clauses or things."""
    numbers = [at.start() for at in _NUMBER.finditer(seen.shape, first, end) if len(seen.word(at.start() + 1)) < _LONG]
    if numbers:
        ends = (*(first + len(seen.shape[first:at].rstrip(",;c")) for at in numbers[1:]), end)
        return tuple((at + 3, last) for at, last in zip(numbers, ends, strict=True) if at + 3 < last)
    marks = [at for at in range(first, end) if seen.shape[at] == ";"]
    if not marks:
        return things(seen, first, end) or actions(seen, first, end, clause=True)
    starts = (first, *(at + 1 + (seen.shape[at + 1 : at + 2] == "c") for at in marks))
    return tuple((start, last) for start, last in zip(starts, (*marks, end), strict=True) if start < last)


def _including(match: Match) -> Yield | None:
    """ "It makes 12 recommendations, including that …": nothing, if they are somebody else's."""
    verb, content = match.part("verb"), match.part("content")
    if verb is None or content is None or not _one_of_them(match.view, content[0]):
        return None
    source = subject(match.view, verb[0])
    if source is None or match.view.lemmas[verb[0]] not in words("making"):
        return None
    return _recommended(match, content[0], source, verb[0])


def _one_of_them(view: View, at: int) -> bool:
    """Whether what begins at a group is one of what stands before: "…, including | a ban", "…, among them | a ban"."""
    return view.word(at - 1) == "including" or (view.word(at - 1) == "them" and view.word(at - 2) == "among")


def _recommendation_is(match: Match) -> Yield | None:
    """ "The first recommendation is to …", "Among the recommendations are …", "12 were made, including …"."""
    verb, content, among, seen = match.part("verb"), match.part("content"), match.part("among"), match.view
    if verb is None or content is None or not _is_recommended(seen, match.at):
        return None
    if (among is not None and seen.word(among[0]) != "among") or seen.tags(content[0])[-1] == "ADJ":
        return None  # "the recommendations are late"
    made = seen.shape[verb[0]] == "K"
    if not (_one_of_them(seen, content[0]) if made else seen.lemmas[verb[0]] == "be") or seen.negated(verb[0]):
        return None
    clause = seen.shape[content[0]] in "ho"
    source = (match.at, match.at + 1)
    end = clause_end(seen, content[0], phrase=seen.shape[content[0]] != "h", source=source, cue=verb[0])
    if end - content[0] < 1 + clause:
        return None
    wanted = (actions if clause else things)(seen, content[0], end)
    return Yield(
        ((content[0], end),),
        source,
        cue_first=verb[0],
        cue_last=verb[0] + 1,
        actions=wanted,
        kind=Kind.RECOMMENDATION,
        act="recommends",
    )


def _is_recommended(seen: View, at: int) -> bool:
    """Whether a noun is what is recommended: "the recommendation", "its proposal"."""
    proposed = seen.lemmas[at] in words("proposed") and seen.owned(at) is not None
    return proposed or seen.lemmas[at] in words("recommended")


def _recommended(match: Match, first: int, source: tuple[int, int], cue: int) -> Yield:
    clause = match.view.shape[first] == "h"
    end = clause_end(match.view, first, phrase=not clause, source=source, cue=cue)
    who, wanted = clause_asked(match.view, first, end) if clause else (None, things(match.view, first, end))
    return Yield(
        ((first, end),),
        source,
        cue_first=cue,
        addressee=who,
        actions=wanted,
        kind=Kind.RECOMMENDATION,
        act="recommends",
    )


def _recommendations(match: Match) -> Yield | None:
    """ "Its recommendations include …"."""
    source, content = match.part("source"), match.part("content")
    if source is None or content is None or not _is_recommended(match.view, source[0]):
        return None
    return _recommended(match, content[0], source, match.at)


ORDERS = (
    Rule(
        name="recommended-by",
        reads="a ban is recommended by X",
        complement=("np",),
        pattern="(?P<content>{NP}) @ (?P<particle>i) (?P<source>{NP})",
        yields=_recommended_by,
        examples=(("A ban on fires is recommended by the panel.", "the panel", "is recommended", "A ban on fires"),),
        near_misses=("A ban on fires was ordered by the panel.", "A ban is recommended in June."),
        forms="K",
    ),
    Rule(
        name="deadline",
        reads="X gave Y six months to …",
        complement=("deadline",),
        pattern="@ (?P<addressee>[NR]) (?:(?P<until>[is])[TN])? (?P<content>oI)",
        yields=_deadline,
        examples=(
            (
                "The regulator gave the firm six months to fix its pipes.",
                "The regulator",
                "gave",
                "the firm six months to fix its pipes",
            ),
        ),
        near_misses=("The regulator gave the firm a chance to fix its pipes.", "It gave them two coins to keep."),
    ),
    Rule(
        name="need",
        reads="X stressed the need for …",
        complement=("np", "need"),
        pattern="@ A? (?P<need>N) (?:i(?P<thing>[NG])|(?P<content>oA?I))",
        yields=_need,
        examples=(
            (
                "The report stressed the need to train nurses.",
                "The report",
                "stressed",
                "the need to train nurses",
            ),
        ),
        near_misses=("The report stressed the wish to train nurses.", "The report stressed no need for nurses."),
    ),
    Rule(
        name="want-to-see",
        reads="X wants to see …",
        complement=("to",),
        pattern="@ A? o (?P<see>I) (?P<content>[NR](?:[fi]N){0,3})",
        yields=_to_see,
        examples=(
            ("The charity wants to see the plan scrapped.", "The charity", "wants", "the plan scrapped"),
            ("Parents want to see an inquiry.", "Parents", "want", "an inquiry"),
        ),
        near_misses=("The charity wants to see the museum.",),
    ),
    Rule(
        name=HEADLINE,
        reads="as a headline X told to …",
        complement=("np-to",),
        pattern="^(?P<addressee>{NP}) @ (?:i(?P<source>{NP}))? (?P<content>oA?I)",
        yields=_told,
        examples=(("School told to act on bullying", "", "told", "School … to act on bullying"),),
        near_misses=("Teachers told to act on bullying left the school.",),
        forms="EKn",
    ),
    Rule(
        name=LISTED,
        reads="the recommendations are: …, X recommends: …",
        complement=("noun-including", "np", "p:for"),
        pattern="(?P<among>i)? @ (?P<verb>V)? (?P<particle>i)? (?P<content>:[^Q]|[(][^()][)])",
        yields=_listed,
        examples=(
            (
                "The recommendations are: a ban on fires; and a fund for victims.",
                "The recommendations",
                "are:",
                "a ban on fires; and a fund for victims",
            ),
            (
                "The panel recommends: the port should close.",
                "The panel",
                "recommends:",
                "the port should close",
            ),
            (
                "Among the panel’s recommendations: a ban on fires.",
                "the panel’s",
                "recommendations:",
                "a ban on fires",
            ),
        ),
        near_misses=("The members are: a judge and a nurse.",),
        forms="NVE",
    ),
    Rule(
        name="recommendations-including",
        reads="X made recommendations, including that …",
        complement=("noun-including",),
        pattern="(?P<verb>[VEGI]) @ ,? iR? (?P<content>[hGN])",
        yields=_including,
        examples=(
            (
                "The review makes nine recommendations, including that the bank train its staff.",
                "The review",
                "makes nine recommendations",
                "that the bank train its staff",
            ),
        ),
        near_misses=("The bank rejected all recommendations, including that it train its staff.",),
        forms="N",
    ),
    Rule(
        name="recommendation-is",
        reads="the recommendation is to …, among the recommendations are …",
        complement=("noun-including",),
        pattern="(?P<among>i)? @ (?P<verb>[VK])(?:,?iR?)? (?P<content>h(?!:)|oI|[GN])",
        yields=_recommendation_is,
        examples=(
            (
                "The first recommendation is to close the ward.",
                "The first recommendation",
                "is",
                "to close the ward",
            ),
            (
                "Among the 12 recommendations are a ban on fires and a fund for victims.",
                "the 12 recommendations",
                "are",
                "a ban on fires and a fund for victims",
            ),
        ),
        near_misses=("The first member is a judge.", "The recommendations are late."),
        forms="N",
    ),
    Rule(
        name="recommendations-include",
        reads="the recommendations include …",
        complement=("recommended",),
        pattern="(?P<source>N(?:f[NR])?) ,?(?:E[iT]N?,?)? @ (?P<content>[hGN])",
        yields=_recommendations,
        examples=(
            (
                "Its recommendations include a ban on fires and a fund for victims.",
                "Its recommendations",
                "include",
                "a ban on fires and a fund for victims",
            ),
        ),
        near_misses=("Its members include a judge and a nurse.",),
        forms="VE",
    ),
)
