"""Contexts: from how often a verb was right, and who does it, where and in which form, to whether it is read.

Verbs like "want" or "see" put words on record in one sentence and not in the next. ``cues.tsv`` counts how often each
was right with a complement; ``contexts.tsv`` counts how often verbs that are right about as often were right in a
context. What has no counts, added by hand or by a corpus, is read in every context.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from onrecord.resources import data_lines, from_data
from onrecord.rules.cues import counted, stands_for, words
from onrecord.rules.engine import Match, Range, Rule, View, Yield

UNLIKELY: Final = "with this subject, in this form and place, the cue is too often wrong"
"""Why a reading is not made although its rule fits."""

_LEAST: Final = 0.33
"""Readings are made if at least this share of readings like them was right: F1 rises as long as the next reading is
right more often than half of F1 (Lipton, Elkan, Narayanaswamy, 2014), here about a third."""
_SURE: Final = 0.8
"""A clause with "that" is read in every context of a verb that is right with it so often."""
OFTEN: Final = 8
"""How many readings of a verb with a complement tell how often it is right; with fewer, it is always read."""
BANDS: Final = (0.25, 0.45, 0.65, 0.85)
BAND_NAMES: Final = ("0-24", "25-44", "45-64", "65-84", "85-100")
"""How often verbs are right, from one of ``BANDS`` to the next, in hundredths."""
_ANY: Final = "*"

Context = tuple[str, str, str, str, str]
"""Of what, how often the verb is right, who is the source, where its clause stands, which form the verb has."""


@from_data
@cache
def contexts() -> dict[Context, tuple[int, int]]:
    """The rows of ``contexts.tsv``: how often readings in a context were right, and how often they were made."""
    rows = (line.split("\t") for line in data_lines("onrecord.rules", "contexts.tsv")[1:])
    return {(of, verb, who, where, form): (int(right), int(made)) for of, verb, who, where, form, right, made in rows}


def likely(rule: Rule, match: Match, made: Yield) -> bool:
    """Whether readings like what a rule yields were right often enough for it to be read."""
    known = counted().get(match.cue.lemma, {})
    prefix = "inf-" if match.view.shape[match.at] == "I" else ""
    names = (prefix + name for name in (construction(rule, match), *rule.complement))  # the most specific first
    frame = next((name for name in names if name in known), None)
    if frame is None or known[frame][1] < OFTEN:
        return True
    own = known[frame]
    if frame == "that" and own[0] >= _SURE * own[1]:
        return True
    of = "quote" if frame.endswith("quote") else "other"
    verb = band(*own)
    who, where, form = circumstances(match.view, match.at, made)
    counts = contexts()
    right, readings = counts.get((of, verb, who, where, form)) or counts.get((of, verb, who, where, _ANY)) or own
    return right / readings >= _LEAST


def band(right: int, readings: int) -> str:
    """How often a verb is right with a complement, as ``contexts.tsv`` has it."""
    return BAND_NAMES[bisect_right(BANDS, right / readings)]


_CONSTRUCTIONS: Final = {
    "told-clause": "np-bare",
    "relative-clause": "which",
    "clause-before-cue": "after",
    "asked-of": "passive-to",
    "accused": "passive-of",
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


def circumstances(view: View, at: int, made: Yield) -> tuple[str, str, str]:
    """Who is the source, where its clause stands, and the form of the verb."""
    return who(view, made.source), _where(view, at, made.source), _form(view, at)


def who(view: View, source: Range | None) -> str:
    """What a source is: a person, a body, a document, somebody named, a thing."""
    if source is None:
        return "nobody"
    kind, word, tags = view.shape[source[0]], view.word(source[0]), view.tags(source[0])
    if kind in "wh":
        return "relative"
    if kind == "R":
        return "person" if word in words("personal") else "it"
    if kind != "N" or tags[-1] == "DET":
        return "thing"
    return stands_for().get(word.rpartition(" ")[2]) or ("named" if "NAME" in (tags[0], tags[-1]) else "thing")


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
