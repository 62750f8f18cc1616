"""Contexts: from how often a verb was right, and who does it, where and in which form, to whether it is read.

Verbs like "want" or "see" put words on record in one sentence and not in the next. ``cues.tsv`` counts how often each
was right with a complement; ``contexts.tsv`` counts how much more or less often than that readings are right in a
context, for all verbs together. What has no counts, added by hand or by a corpus, is read in every context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from onrecord.resources import data_lines, from_data
from onrecord.rules.cues import counted, words
from onrecord.rules.engine import Match, Range, Rule, View, Yield

UNLIKELY: Final = "with this subject, in this form and place, the cue is too often wrong"
"""Why a reading is not made although its rule fits."""

_LEAST: Final = 0.45
"""How often a reading has to be right, by the counts, to be made: what gained most where nothing had been counted."""
_PRIOR: Final = 2
"""How many readings of rare verbs with the same complement a verb's own counts are evened out with."""
_EVEN: Final = 10
"""How many readings as often right as expected a context's counts are evened out with."""


class Context(NamedTuple):
    """How often readings in a context were right, how many were made, how many would be right by their verbs alone."""

    right: int
    made: int
    expected: float

    @property
    def factor(self) -> float:
        """What the context makes of the odds that a reading is right."""
        share = self.expected / self.made
        return _odds((self.right + _EVEN * share) / (self.made + _EVEN)) / _odds(share)


def _odds(share: float) -> float:
    return share / (1 - share)


@from_data
@cache
def contexts() -> dict[tuple[str, str, str], Context]:
    """The rows of ``contexts.tsv``, by the kind of complement, what is looked at, and what it is."""
    rows = (line.split("\t") for line in data_lines("onrecord.rules", "contexts.tsv")[1:])
    return {
        (of, what, value): Context(int(right), int(made), float(expected))
        for of, what, value, right, made, expected in rows
    }


def likely(rule: Rule, match: Match, made: Yield) -> bool:
    """Whether what a rule yields is right often enough for its verb and context to be read."""
    known = counted().get(match.cue.lemma)
    frame = next(iter(_counted_as(rule, match, known or {})), None)
    if known is None or frame is None:
        return True
    odds = _odds(_share(frame, *known[frame]))
    of = "quote" if frame.endswith("quote") else "other"
    for what, value in circumstances(match.view, match.at, made):
        if (context := contexts().get((of, what, value))) is not None:
            odds *= context.factor
    return odds >= _odds(_LEAST)


def _counted_as(rule: Rule, match: Match, known: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    """The complements of a verb that have counts for what a rule reads, the one that says most of it first."""
    infinitive = match.view.shape[match.at] == "I"
    for frame in (construction(rule, match), *rule.complement):
        name = f"inf-{frame}" if infinitive else frame
        if name in known:
            yield name


def _share(frame: str, right: int, made: int) -> float:
    """How often a verb is right with a complement, evened out with rare verbs."""
    rare = contexts().get((family(frame), "rare", "verbs"))
    prior = (rare.right + 0.5) / (rare.made + 2) if rare else 0.25
    return min(0.99, (right + _PRIOR * prior) / (made + _PRIOR))


def family(frame: str) -> str:
    """A complement without its preposition: "p:on" is "p"."""
    return re.sub(r"(p|passive|felt)[:-].*", r"\1", frame)


_CONSTRUCTIONS: Final = {
    "told-clause": "np-bare",
    "relative-clause": "which",
    "clause-before-cue": "after",
    "asked-of": "passive-to",
    "accused": "passive-of",
    "refusal": "silence",
    "object": "np",
}


def construction(rule: Rule, match: Match) -> str:
    """What a rule reads in a match, as ``cues.tsv`` counts it: a complement, or a construction that it allows."""
    particle, content = match.part("particle"), match.part("content")
    if rule.name in _CONSTRUCTIONS:
        return _CONSTRUCTIONS[rule.name]
    if rule.name == "passive" and content:
        return f"passive-{match.view.word(content[0])}"
    if particle and (not rule.complement or any(of[:2] == "p:" for of in rule.complement)):
        return f"p:{match.view.word(particle[0])}"
    if rule.name == "demand" and content:
        return {"h": "that", "G": "ing"}.get(match.view.shape[content[0]], "np")
    return rule.complement[0] if rule.complement else rule.name


# --- who does it, where, and in which form --------------------------------------------------------------------------


def circumstances(view: View, at: int, made: Yield) -> Iterator[tuple[str, str]]:
    """Who is the source, where its clause stands, and the form of the verb: what is looked at, and what it is."""
    yield "who", _who(view, made.source)
    yield "where", _where(view, at, made.source)
    yield "form", _form(view, at)


def _who(view: View, source: Range | None) -> str:
    if source is None:
        return "nobody"
    kind, word, tags = view.shape[source[0]], view.word(source[0]), view.tags(source[0])
    if kind in "wh":
        return "relative"
    if kind == "R":
        return "person" if word in words("personal") else "it"
    if kind != "N" or tags[-1] == "DET":
        return "thing"
    return _nouns().get(word.rpartition(" ")[2]) or ("named" if "NAME" in (tags[0], tags[-1]) else "thing")


@from_data
@cache
def _nouns() -> dict[str, str]:
    """What nouns stand for: people, documents or bodies."""
    found = _listed("organisations", "body") | dict.fromkeys(words("document") | words("written"), "document")
    return found | _listed("groups", "person") | _listed("roles", "person")


def _listed(name: str, who: str) -> dict[str, str]:
    lines = data_lines("onrecord.resolution", f"data/{name}.txt")
    return {word: who for line in lines for word in line.rpartition(":")[2].split()}


_VERB: Final = re.compile("[VEKG]")


def _where(view: View, at: int, source: Range | None) -> str:
    if source is None:
        return "nowhere"
    first, last = source
    if first > at:
        return "inverted"
    if view.shape[first] in "wh":
        return "relative"
    before = view.shape[max(0, first - 4) : first].rstrip("AT")
    if _VERB.search(view.shape, last, at):
        return "joined"
    if not before or before[-1] in ",c-;:":
        return "main"
    return "subordinate" if before[-1] in "shw" else "other"


def _form(view: View, at: int) -> str:
    kind = {"G": "ing", "I": "infinitive", "n": "participle"}.get(view.shape[at])
    if kind is not None:
        return kind
    tags = view.tags(at)
    found = next((form for tag, form in _FORMS if tag in tags), "past")
    return "passive" if view.shape[at] == "K" and found == "past" else found


_FORMS: Final = (("MODAL", "modal"), ("NEG", "negated"), ("HAVE", "perfect"), ("BASE", "present"), ("PRES", "present"))
