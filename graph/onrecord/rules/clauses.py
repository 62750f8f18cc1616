"""Rules for what stands behind a cue: clauses with and without "that", questions, objects and infinitives."""

from __future__ import annotations

from onrecord.records import Kind
from onrecord.rules.engine import Match, Rule, Yield, clause_end, subject

_SILENT = frozenset(
    ("comment", "say", "discuss", "answer", "respond", "elaborate", "speak", "confirm", "disclose", "reveal", "specify")
)
"""What one refuses when one declines to go on record."""


def _clause(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or (source is None and match.view.shape[match.at] == "E"):
        return None
    last = match.part("particle")
    return Yield(
        content=((content[0], clause_end(match.view, content[0])),),
        source=source,
        cue_last=last[1] if last else None,
        addressee=match.part("addressee"),
    )


def _phrase(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None:
        return None
    last = match.part("particle")
    return Yield(
        content=((content[0], clause_end(match.view, content[0], phrase=True)),),
        source=source,
        cue_last=last[1] if last else None,
    )


def _preposition(match: Match) -> Yield | None:
    """A complement with the preposition that this cue takes."""
    particle = match.part("particle")
    if particle is None or f"p:{match.view.word(particle[0])}" not in match.cue.complements:
        return None
    return _phrase(match)


def _refusal(match: Match) -> Yield | None:
    content = match.part("content")
    source = subject(match.view, match.at)
    if content is None or source is None or match.view.lemmas[content[0] + 1] not in _SILENT:
        return None
    content = (content[0], clause_end(match.view, content[0], phrase=True))
    return Yield(content=(content,), source=source, kind=Kind.OMISSION, act="declines")


def _passive(match: Match) -> Yield | None:
    """ "X is expected to …": a view that the text credits to nobody."""
    patient, content = match.part("patient"), match.part("content")
    if patient is None or content is None or f"passive-{match.view.word(content[0])}" not in match.cue.complements:
        return None
    return Yield(content=(patient, (content[0], clause_end(match.view, content[0], phrase=True))))


CLAUSES = (
    Rule(
        name="refusal",
        reads="X declined to comment",
        complement=("to",),
        pattern="@ (?P<content>oI)",
        yields=_refusal,
        examples=(
            (
                "The ministry declined to comment on the figures.",
                "The ministry",
                "declined",
                "to comment on the figures",
            ),
        ),
        near_misses=("The ministry tried a new approach.",),
    ),
    Rule(
        name="that-clause",
        reads="X said that …",
        complement=("that",),
        pattern="@ (?P<particle>i(?=h))? {ASIDE} (?P<content>h)",
        yields=_clause,
        examples=(
            ("The minister said that the plan would fail.", "The minister", "said", "that the plan would fail"),
            ("The board denied that it knew.", "The board", "denied", "that it knew"),
            ("She pointed out that it was late.", "She", "pointed out", "that it was late"),
        ),
        near_misses=("The house that burned was old.",),
    ),
    Rule(
        name="told-that",
        reads="X told Y that …",
        complement=("np-that",),
        pattern="@ (?P<addressee>{NP}) {ASIDE} (?P<content>h)",
        yields=_clause,
        examples=(("The minister told reporters that it was late.", "The minister", "told", "that it was late"),),
        near_misses=("The minister met reporters that day.",),
    ),
    Rule(
        name="question",
        reads="X asked whether …, X explained how …",
        complement=("wh",),
        pattern="@ (?:{ASIDE}|{NP}) (?P<content>w|s(?=[NR]))",
        yields=_clause,
        examples=(
            ("The board asked whether the school was safe.", "The board", "asked", "whether the school was safe"),
        ),
        near_misses=("The man who left was old.",),
    ),
    Rule(
        name="bare-clause",
        reads="X said the plan would fail",
        complement=("bare",),
        pattern="@ (?:{ASIDE}) (?P<content>(?:[NRQ]|i[NT][,NR])[^.;:VKE]{0,14}[VKE])",
        yields=_clause,
        examples=(
            ("The minister said the plan would fail.", "The minister", "said", "the plan would fail"),
            ("Residents say they were warned.", "Residents", "say", "they were warned"),
        ),
        near_misses=("The minister said a prayer.",),
    ),
    Rule(
        name="told-clause",
        reads="X told Y the plan would fail",
        complement=("np-that",),
        pattern="@ (?P<addressee>[NR]) (?:{ASIDE}) ,?(?P<content>(?:[NR])[^.;:,VKE]{0,14}[VKE])",
        yields=_clause,
        examples=(("The minister told them the plan would fail.", "The minister", "told", "the plan would fail"),),
        near_misses=("The minister met them in the garden.",),
    ),
    Rule(
        name="infinitive",
        reads="X wants to …, X vowed to …",
        complement=("to",),
        pattern="@ A? (?P<content>o(?:A?I|Q))",
        yields=_phrase,
        examples=(("The council plans to close the school.", "The council", "plans", "to close the school"),),
        near_misses=("The council met to close the school.",),
    ),
    Rule(
        name="gerund-object",
        reads="X denied doing …",
        complement=("ing",),
        pattern="@ (?P<content>G)",
        yields=_phrase,
        examples=(("The board denied hiding the letter.", "The board", "denied", "hiding the letter"),),
        near_misses=("The board went fishing.",),
    ),
    Rule(
        name="passive",
        reads="X is expected to …",
        complement=(),
        pattern="(?P<patient>{NP}) @ (?P<content>oI|i[NRGQ])",
        yields=_passive,
        examples=(("The board is expected to resign.", "", "is expected", "The board … to resign"),),
        near_misses=("The board was asked by many to resign.",),
        forms="K",
    ),
    Rule(
        name="object",
        reads="X rejected the findings, X welcomed the report",
        complement=("np",),
        pattern="@ (?:A|i?T){0,2} (?P<content>[NRQ])",
        yields=_phrase,
        examples=(
            ("The union welcomed the report.", "The union", "welcomed", "the report"),
            ("The board rejected the findings on Monday.", "The board", "rejected", "the findings on Monday"),
        ),
        near_misses=("The union visited the museum.",),
    ),
    Rule(
        name="preposition",
        reads="X warned of …, X spoke about …",
        complement=(),
        pattern="@ A? (?P<particle>[iof]) (?P<content>[NRGQw])",
        yields=_preposition,
        examples=(("The agency warned of a shortage.", "The agency", "warned of", "a shortage"),),
        near_misses=("The agency moved to London.",),
    ),
)
