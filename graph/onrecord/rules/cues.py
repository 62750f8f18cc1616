"""The cue lexicon: from ``cues.tsv`` to what each reporting verb takes and makes of words; word classes."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.language.words import word_class
from onrecord.resources import data_lines, from_data
from onrecord.schemes import ACTS, MODES, STANCES


class Cue(NamedTuple):
    """A verb that puts words, thoughts or wishes on record."""

    lemma: str
    complements: frozenset[str]
    """What may follow: ``quote``, ``that``, ``bare`` (a clause without that), ``np``, ``to``, ``ing``, ``wh``,
    ``as``, ``seeming`` (an infinitive that says of nobody what seems so), ``np-to``, ``np-as``, ``np-that``, ``np-of``,
    ``np-words`` (an object that is words), ``p:X`` (a preposition), ``passive-X`` (X after the passive),
    ``np:X`` (an object, then X: "asked him for"), ``p:X-to`` ("appealed to him to"), ``np-done`` ("wants it closed"),
    ``recommended`` (what is set out behind "recommendations include"), ``felt`` ("was
    alarmed by"), ``np-rated`` (a thing and what it is found to be), ``np-to-be`` ("found it to be"), ``np-found``
    and ``that-found`` (what a report or court finds), ``answering`` ("to a request"); nouns take
    ``voiced-X`` only where a verb puts them forward, ``given`` ("gave it a welcome")."""
    kind: str
    act: str
    mode: str
    stance: str | None
    often: bool = True
    """Whether with one complement at least the verb puts words on record as often as not."""
    width: int = 1
    """Groups that the cue takes: two, if what belongs to its verb is not read as a particle ("take aim | at")."""
    lead: int = 0
    """Groups before it that belong to it: "went on to | say"."""


def words(name: str) -> frozenset[str]:
    """The words of a class in ``words.txt``, whose lines are ``class: word word …``."""
    return _classes()[name]


@from_data
@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for label, _, listed in (line.partition(":") for line in data_lines("onrecord.rules", "words.txt")):
        found[label] = found.get(label, frozenset()) | frozenset(listed.split())
    return found


@from_data
@cache
def phrases_of(file: str) -> dict[str, list[str]]:
    """The phrases of each class of a file whose lines are ``class: phrase; phrase``, in small letters."""
    found: dict[str, list[str]] = {}
    for label, _, listed in (line.partition(":") for line in data_lines("onrecord.rules", file)):
        found.setdefault(label, []).extend(phrase.strip().lower() for phrase in listed.split(";") if phrase.strip())
    return found


@from_data
@cache
def rejecting() -> frozenset[str]:
    """Verbs that reject what somebody else says or wants, with their particle: "deny", "brush-off"."""
    return word_class("rejecting")


@from_data
@cache
def cues() -> dict[str, Cue]:
    """Every cue by its lemma."""
    return {cue.lemma: cue for cue in map(cue_of, data_lines("onrecord.rules", "cues.tsv")[1:])}


@from_data
@cache
def counted() -> dict[str, dict[str, tuple[int, int]]]:
    """How often each verb was right with each complement that was counted, and how often it was read so."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for line in data_lines("onrecord.rules", "cues.tsv")[1:]:
        lemma, taken, *_ = line.split("\t")
        counts = (complement.partition("=") for complement in taken.split())
        found[lemma.strip()] = {name: _ratio(share) for name, _, share in counts if share}
    return found


def _ratio(share: str) -> tuple[int, int]:
    right, _, made = share.partition("/")
    if not right.isdecimal() or not made.isdecimal() or int(right) > int(made):
        raise ValueError(f"has “{share}” for how often a complement was right, which is like 3/4")
    return int(right), int(made)


KINDS = frozenset({"statement", "denial", "recommendation"})
"""What the words at a cue may be."""


def cue_of(line: str) -> Cue:
    """The cue of a line of ``cues.tsv``. ValueError says what is wrong with it."""
    columns = line.split("\t")
    if len(columns) not in (5, 6):
        raise ValueError(f"has {len(columns)} columns, not lemma, complements, kind, act, mode and perhaps stance")
    lemma, taken, kind, act, mode, stance = (column.strip() for column in (*columns, "")[:6])
    complements = frozenset(complement.partition("=")[0] for complement in taken.split())
    if not lemma or lemma != lemma.lower():
        raise ValueError(f"has no verb in its base form and in small letters in its first column, but “{lemma}”")
    if not complements:
        raise ValueError("says of no complement that the verb takes it")
    for value, allowed, name in ((kind, KINDS, "kind"), (act, ACTS, "act"), (mode, MODES, "mode")):
        if value not in allowed:
            raise ValueError(f"has “{value}” for its {name}, which is one of {', '.join(sorted(allowed))}")
    if stance and stance not in STANCES:
        raise ValueError(f"has “{stance}” for its stance, which is nothing or one of {', '.join(sorted(STANCES))}")
    shares = [_ratio(complement.partition("=")[2] or "1/1") for complement in taken.split()]
    often = any(2 * right >= made for right, made in shares)
    belonging = lemma.partition(" ")[2]
    width = 2 if belonging and f"p:{belonging}" not in complements else 1
    return Cue(lemma, complements, kind, act, mode, stance or None, often, width)


@from_data
@cache
def attitudes() -> dict[str, Cue]:
    """Every adjective that with a form of "be" puts an attitude on record."""
    rows = map(cue_of, data_lines("onrecord.rules", "attitudes.tsv")[1:])
    return {cue.lemma: cue._replace(complements=cue.complements | {"adjective"}) for cue in rows}


@from_data
@cache
def nouns() -> dict[str, Cue]:
    """Every noun that names what somebody says, thinks or wants ("claim", "concerns")."""
    rows = map(cue_of, data_lines("onrecord.rules", "nouns.tsv")[1:])
    return {
        cue.lemma: cue._replace(complements=frozenset(("noun", *(f"noun-{taken}" for taken in cue.complements))))
        for cue in rows
    }


@cache
def infinitive(cue: Cue) -> Cue:
    """The cue as an infinitive, which takes only what stands as ``inf-X`` among its complements."""
    taken = (complement.removeprefix("inf-") for complement in cue.complements if complement.startswith("inf-"))
    return cue._replace(complements=frozenset(taken))


@from_data
@cache
def stands_for() -> dict[str, str]:
    """What nouns stand for: people, documents or bodies."""
    documents = words("document") | words("mute") | words("written")
    found = _listed("organisations", "body") | dict.fromkeys(documents, "document")
    return found | _listed("groups", "person") | _listed("roles", "person")


def _listed(name: str, who: str) -> dict[str, str]:
    lines = data_lines("onrecord.language", f"lexicon/{name}.txt")
    return {word: who for line in lines for word in line.rpartition(":")[2].split()}
