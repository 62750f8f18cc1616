"""Rules for passives: what is expected, what somebody is told or feels, what something is called; and who says so."""

from __future__ import annotations

import re

from onrecord.records import Kind
from onrecord.rules.cues import nouns, words
from onrecord.rules.endings import clause_end
from onrecord.rules.engine import REACH, Match, Range, Rule, Yield
from onrecord.rules.subjects import subject


def _agent(match: Match) -> Range | None:
    """Who said it, behind "by"."""
    particle = match.part("particle")
    return match.part("source") if particle and match.view.word(particle[0]) == "by" else None


def _plain(match: Match) -> bool:
    """Whether the cue says that something was said, and no reduced clause of nobody: "voters told that …"."""
    if match.view.negated(match.at) or match.cue.mode == "intention" or "MODAL" in match.view.tags(match.at):
        return False
    return match.view.shape[match.at] == "K" or _agent(match) is not None


def _told(match: Match) -> Yield | None:
    """ "X was told by Y that …"; where nobody is named, it may be the author who tells, unless it is a court."""
    content, source, told = match.part("content"), _agent(match), match.part("addressee")
    if content is None or match.cue.mode not in ("speech", "writing") or not _plain(match):
        return None
    if source is None and (told is None or match.view.lemmas[told[0]] not in words("hearing")):
        return None
    end = clause_end(match.view, content[0], source=source, cue=match.at)
    return Yield(((content[0], end),), source, addressee=match.part("addressee"))


def _it(match: Match) -> Yield | None:
    """ "It was claimed (by Y) that …"."""
    expletive, content, source = match.part("expletive"), match.part("content"), _agent(match)
    if expletive is None or content is None or match.view.word(expletive[0]) != "it" or not _plain(match):
        return None
    return Yield(((content[0], clause_end(match.view, content[0], source=source, cue=match.at)),), source)


def _called(match: Match) -> Yield | None:
    """ "X was described by Y as …"."""
    seen, predicate, source = match.view, match.part("predicate"), _agent(match)
    patient = subject(seen, match.at) if seen.shape[match.at] == "K" else match.part("content")
    if patient is None or predicate is None or source is None or seen.word(predicate[0]) != "as" or not _plain(match):
        return None
    if seen.lemmas[match.at] in words("quoting"):
        return None
    end = clause_end(seen, predicate[0], phrase=True)
    if seen.shape[match.at - 1] == "," and (mark := seen.shape.find(",", predicate[0], end)) > 0:
        end = mark  # "the plan, described by the union as a sham, | was dropped"
    return Yield((patient, (predicate[0], end)), source)


def _rated(match: Match) -> Yield | None:
    """ "X was rated unsafe by Y"."""
    seen, predicate, source = match.view, match.part("predicate"), _agent(match)
    patient = subject(seen, match.at) if seen.shape[match.at] == "K" else match.part("content")
    if patient is None or predicate is None or source is None or not _plain(match):
        return None
    return Yield((patient, predicate), source)


def _judged(match: Match) -> Yield | None:
    """ "X ruled the arrest unlawful", "X branded it “a sham”": an adjective or quoted words behind its noun."""
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None:
        return None
    if content[1] - content[0] == 2:
        end = clause_end(match.view, content[0], phrase=True, source=source, cue=match.at)
        return Yield(((content[0], end),), source)
    tags = match.view.tags(content[0])
    if tags[-1] != "ADJ" or not {"NOUN", "NAME"}.intersection(tags):
        return None
    return Yield((content,), source)


def _passive(match: Match) -> Yield | None:
    """ "X is expected to …", "X is seen as …": a view that the text credits to nobody."""
    content, patient = match.part("content"), subject(match.view, match.at)
    if content is None or patient is None:
        return None
    word = _LED_BY.get(match.view.shape[content[0]]) or match.view.word(content[0])
    if word == "by" or f"passive-{word}" not in match.cue.complements:
        return None
    return Yield(content=(patient, (content[0], clause_end(match.view, content[0], phrase=True))))


_LED_BY = {"N": "np", "R": "np", "Q": "np"}
"""What a complement that no preposition leads is called in the lexicon."""


def _by(match: Match) -> Yield | None:
    """ "X was praised by Y"."""
    source, content, particle = match.part("source"), match.part("content"), match.part("particle")
    if source is None or particle is None or match.view.word(particle[0]) != "by":
        return None
    if match.view.shape[match.at] == "K":
        content = _clause_held(match) or content or subject(match.view, match.at)
    return Yield(content=(content,), source=source) if content else None


def _agent_behind(match: Match) -> Yield | None:
    """ "X was criticised for the delay by Y", "X was warned about the leak by Y": who is warned says nothing."""
    seen, content, patient = match.view, match.part("content"), match.part("patient")
    if content is None or patient is None or not _plain(match) or match.cue.mode not in ("speech", "writing"):
        return None
    told = "np-that" in match.cue.complements
    if not told and match.cue.complements.isdisjoint(("passive-by", "np-as", "np-of")):
        return None
    if seen.word(content[0]) not in _TOPICS:
        return None
    agent = _AGENT.search(seen.shape, content[0] + 1, content[0] + 12)
    if agent is None or seen.word(agent.start()) != "by":
        return None
    topic = (content[0], agent.start())
    judged = (
        match.cue.kind == Kind.DENIAL and seen.word(content[0]) == "as"
    )  # "dismissed as a sham": no claim is denied
    return Yield(
        (topic,) if told else (patient, topic),
        agent.span("source"),
        addressee=patient if told else None,
        kind=Kind.STATEMENT if judged else None,
        act="evaluates" if judged else None,
    )


_TOPICS = frozenset({"for", "as", "over", "about", "of"})
"""What leads to what somebody is criticised for, or described as."""
_AGENT = re.compile(r"(?<=[NRGA])i(?P<source>[NR](?:f[NR])?(?:c[NR])?)(?=[.,;:)iwcs]|$|T)")


_CLAUSE_HELD = re.compile(r"(?:^|[,csh])(?P<noun>N)(?:[fi]N){0,2}h(?=[NRDG])[^,.;:()w]*$")


def _clause_held(match: Match) -> tuple[int, int] | None:
    """A subject that is a noun with its clause: "The claim that the roof leaked | was rejected by the board"."""
    low = max(0, match.at - REACH)
    found = _CLAUSE_HELD.search(match.view.shape[low : match.at])
    if found is None or match.view.lemmas[low + found.start("noun")] not in nouns().keys() | words("said"):
        return None
    return low + found.start("noun"), match.at


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


def _as_reported(match: Match) -> Yield | None:
    """ "As reported by X, …"."""
    particle, source, content = match.part("particle"), match.part("source"), match.part("content")
    if particle is None or source is None or content is None or match.view.word(particle[0]) != "by":
        return None
    if match.view.word(match.at - 1) != "as" or match.cue.mode not in ("speech", "writing"):
        return None
    return Yield(((content[0], clause_end(match.view, content[0])),), source)


PASSIVES = (
    Rule(
        name="rated-passive",
        reads="X was rated unsafe by Y",
        complement=("np-rated",),
        pattern="(?:(?P<content>{NP}),?)? @ (?P<predicate>N)"
        " (?:(?P<particle>i)(?P<source>[NR](?:[fi][NR]){0,3}(?:c[NR])?))?",
        yields=_rated,
        examples=(
            ("The school was rated inadequate by inspectors.", "inspectors", "was rated", "The school … inadequate"),
        ),
        near_misses=(
            "The school was painted white by inspectors.",
            "The harbour was declared open by Monday.",
            "The tower was deemed unsafe.",
        ),
        forms="KEn",
    ),
    Rule(
        name="rated-object",
        reads="X ruled the arrest unlawful",
        complement=("np-rated",),
        pattern="@ (?P<content>[NR]Q|N)",
        yields=_judged,
        examples=(
            ("The judge ruled the arrest unlawful.", "The judge", "ruled", "the arrest unlawful"),
            ("The union branded the report “naive”.", "The union", "branded", "the report “naive”"),
        ),
        near_misses=("The judge ruled the country.",),
        forms="VEG",
    ),
    Rule(
        name="told-passive",
        reads="X was told by Y that …",
        complement=("np-that",),
        pattern="(?P<addressee>{NP}),? @ (?:(?P<particle>i)(?P<source>{NP}))? {ASIDE} ,?"
        " (?:N(?=h))? (?P<content>h|[NR][^.;:,VKE]{0,14}[VKE])",
        yields=_told,
        examples=(
            ("We were told by the council it was safe.", "the council", "were told", "it was safe"),
            (
                "Staff were warned by the union on Monday that it might leak.",
                "the union",
                "were warned",
                "that it might leak",
            ),
        ),
        near_misses=("Residents were told that the water was safe.", "The tale was told by a man who left."),
        forms="KEn",
    ),
    Rule(
        name="it-was-said",
        reads="It was claimed (by Y) that …",
        complement=("that",),
        pattern="(?P<expletive>R) @ (?:(?P<particle>i)(?P<source>{NP}))? {ASIDE} (?P<content>h)",
        yields=_it,
        examples=(
            ("It was claimed by the union that pay had been cut.", "the union", "was claimed", "that pay had been cut"),
        ),
        near_misses=("It was built by the union that they founded.",),
        forms="K",
    ),
    Rule(
        name="called-passive",
        reads="X was described by Y as …",
        complement=("np-as",),
        pattern="(?:(?P<content>{NP}),?)? @ A? (?:(?P<particle>i)(?P<source>[NR](?:[fi][NR]){0,3}(?:c[NR])?))?"
        " (?P<predicate>s)[NRQGA]",
        yields=_called,
        examples=(
            (
                "The school was described by inspectors as unsafe.",
                "inspectors",
                "was described",
                "The school … as unsafe",
            ),
            (
                "The plan, described by the union as a sham, was dropped.",
                "the union",
                "described",
                "The plan … as a sham",
            ),
        ),
        near_misses=("The school was closed by inspectors as it rained.",),
        forms="KEn",
    ),
    Rule(
        name="as-reported",
        reads="As reported by X, …",
        complement=("quote", "that"),
        pattern="^c?s @ A? (?P<particle>i)(?P<source>[NR](?:[fi][NT]){0,2}), (?P<content>.)",
        yields=_as_reported,
        examples=(
            ("As reported by the Gazette, the port will close.", "the Gazette", "reported", "the port will close"),
        ),
        near_misses=("When reported by the Gazette, the port had closed.",),
        forms="En",
    ),
    Rule(
        name="agent-behind",
        reads="X was criticised for … by Y",
        complement=("passive-by", "np-as", "np-of", "np-that"),
        pattern="(?P<patient>{NP}),? @ A? (?P<content>[ifs])[NRGA]",
        yields=_agent_behind,
        examples=(
            (
                "The mayor was criticised for the delay by two unions.",
                "two unions",
                "was criticised",
                "The mayor … for the delay",
            ),
            ("The port was warned about the leak by its engineers.", "its engineers", "was warned", "about the leak"),
        ),
        near_misses=(
            "The mayor was criticised for the delay by Friday.",
            "The port was praised for the bridge built by two brothers.",
        ),
        forms="K",
    ),
    Rule(
        name="passive",
        reads="X is expected to …, X is seen as …",
        complement=(),
        pattern="@ A? (?P<content>oA?I|i[NRGQw]|s[NRGQ]|[NRQ])",
        yields=_passive,
        examples=(
            ("The board is expected to resign.", "", "is expected", "The board … to resign"),
            ("They met the board, which is expected to resign.", "", "is expected", "which … to resign"),
            ("The vote is seen as a test of strength.", "", "is seen", "The vote … as a test of strength"),
            ("The vote was declared a farce.", "", "was declared", "The vote … a farce"),
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
            (
                "The claim that the roof leaked was rejected by the board.",
                "the board",
                "was rejected",
                "The claim that the roof leaked",
            ),
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
