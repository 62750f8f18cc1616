"""Where a content ends, before words that its source is not on record for; where a source behind its cue ends."""

from __future__ import annotations

import re
from typing import Final

from onrecord.rules.candidates import MACROS
from onrecord.rules.cues import words
from onrecord.rules.engine import REACH, Range, View, reports

_NP: Final = MACROS["NP"]


def clause_end(
    view: View, first: int, *, phrase: bool = False, source: Range | None = None, cue: int | None = None
) -> int:
    """The group at which a content that begins at ``first`` ends: the sentence's end, or where other words begin.

    Others are: ", he said", ", adding", ", according to", "but the minister denied", "and said". ``phrase``: the
    content is no clause, so that a comma before a verb ends it too. ``source`` and ``cue``: where they stand, so that
    what is said in a clause beside the main one ends where the main one begins: "While he says it leaks, | it is dry".
    """
    shape = view.shape
    beside = _beside_main(view, source, cue, phrase=phrase)
    in_ing = cue is not None and shape[cue] == "G"
    opens_beside = shape[first : first + 2].lstrip("h")[:1] == "s"  # "that while it is “dry,” rain may come"
    begun = phrase  # whether the content's own verb has been seen: "that, while it rained, it was warm"
    for index in range(first, len(shape)):
        kind = shape[index]
        if (kind == ";" and (phrase or _reported_next(view, index))) or (
            kind == "L" and index > first + (shape[first] == "h")
        ):
            return index
        if phrase and shape[index : index + 2] == ":Q":
            return index
        begun = begun or kind in "VEKQ"
        if index == first or kind not in ",c-iTsVKQ" or (not begun and shape[index : index + 2] == ",s"):
            continue
        if kind == "-" and not phrase and _in_dashes(shape, first, index):
            continue
        if kind == "Q":
            closed = view.final_mark(index) in (",", ".", "?", "!")
            if closed and not opens_beside and shape[index + 1 : index + 2] in ("N", "G", "R"):
                return index + 1
            if beside is not None and beside.match(shape, index, index + REACH):
                return index + 1
        if (
            (kind in ",c-" and _others_begin(view, index, phrase=phrase, cue=cue))
            or (beside is not None and beside.match(shape, index, index + REACH))
            or (kind == "-" and _NEXT_CLAUSE.match(shape, index, index + REACH))
            or (in_ing and kind == "c" and _goes_on_in_ing(view, index + 1))
            or (kind == "c" and _who_again(view, index, source))
            or (phrase and kind in (",-s" if shape[first] in "to" else ",-iTs") and _phrase_ends(view, index, kind))
        ):
            return index
    return len(shape)


def _in_dashes(shape: str, first: int, index: int) -> bool:
    """Whether a dash is one of two around an aside: "that the plan - a good one - failed"."""
    return "-" in shape[max(first, index - 12) : index] or "-" in shape[index + 1 : index + 12]


def _reported_next(view: View, index: int) -> bool:
    """Whether what follows a semicolon is put on record by somebody in its turn."""
    found = _NEXT_CLAUSE.match(view.shape, index, index + REACH)
    return found is None or found.end() - 1 in view.often


def _phrase_ends(view: View, index: int, kind: str) -> bool:
    """Whether at a group a phrase ends that a clause would hold: at a time, a setting, another clause."""
    if kind in "iT":
        return _setting(view, index)
    listed = _LISTED.match(view.shape, index, index + REACH)
    if listed is not None and not bare(view, listed.end() - 1):  # not "to act, resign and pay"
        return True
    if view.word(index) in ("unless", "if", "than", "where"):
        return False  # a condition of what is asked: "to close it unless they pay"
    pattern = _MEANWHILE if kind == "s" else _CLAUSE
    return pattern.match(view.shape, index, index + REACH) is not None


_MAIN: Final = re.compile(rf",[AT]?,?(?:iG?[NRT](?:[fi][NT]){{0,2}},)?{_NP}(?:,[^,]{{1,16}},)?[AT]?[VEK]")
"""The main clause behind one that a conjunction opens."""
_PREDICATE: Final = re.compile(r"[,-][AT]{0,2}[VEK]|Q[VEK]")
"""The main verb behind a relative clause."""
_PREDICATE_SET_OFF: Final = re.compile(r",[AT]{0,2}[VEK]")
"""The same behind a form in -ing."""
_PREDICATE_AT_ONCE: Final = re.compile(r",[AT]{0,2}[VEK]|[VK]|Q[VEK]")
"""The same behind one that no comma sets off: "who revealed the address | is tried"."""
_NEXT_CLAUSE: Final = re.compile(rf"(?:,c|[-;]c?)A?,?(?:NA)?{_NP}(?:,[^,]{{1,12}},)?[AT]?[VEK]")
"""Another clause behind a phrase."""
_LISTED: Final = re.compile(r",A?(?:V|E(?=[NRoh]))")
"""Another verb in a list of them: "mocked the plan, | called it a sham and left"."""
_CLAUSE: Final = re.compile(rf"{_NEXT_CLAUSE.pattern}|,{_NP}A?(?:V|E(?=[NRoh]))")
"""The same, with no conjunction: "criticising the plan, | she left the room"."""


def _beside_main(view: View, source: Range | None, cue: int | None, *, phrase: bool) -> re.Pattern[str] | None:
    """What ends a clause that stands beside the main one: one with a conjunction, a relative one, a form in -ing."""
    shape = view.shape
    if source is not None and source[1] - source[0] == 1 and shape[source[0]] in "wh":
        set_off = source[0] > 0 and shape[source[0] - 1] in ",-"
        return _PREDICATE if set_off or not phrase else _PREDICATE_AT_ONCE
    if source is not None and source[0] > 0 and shape[source[0] - 1] == "s":
        return _MAIN
    if cue is not None and shape[cue] == "E" and (not shape[:cue].strip(",Ac") or shape[cue - 1] == "s"):
        return _MAIN  # "Asked whether it leaks, | she left"
    if cue is not None and shape[cue] == "G":
        if shape[cue - 1] == ",":
            return _PREDICATE_SET_OFF
        reduced = phrase and not any(kind in "VEK" for kind in shape[:cue])  # "those pushing for change | were late"
        return _MAIN if not shape[:cue].strip(",Acs") else _PREDICATE_AT_ONCE if reduced else None
    return None


def _goes_on_in_ing(view: View, at: int) -> bool:
    """Whether a form in -ing follows that is a cue of its own: "calling it a sham | and vowing to leave"."""
    at += view.shape[at : at + 1] == "A"
    return view.shape[at : at + 1] == "G" and at in view.often


def _who_again(view: View, index: int, source: Range | None) -> bool:
    """Whether another clause tells of a relative source: "who says that it leaks | and who has gone to court"."""
    again = source is not None and view.word(source[0]) == "who" and source[1] - source[0] == 1
    return again and view.shape[index + 1 : index + 2] == "w" and view.word(index + 1) == "who"


def _setting(view: View, index: int) -> bool:
    """Whether at a group the time or the setting of the saying begins, which ends the sentence or its clause."""
    at = index + (view.shape[index] == "i")
    framed = index - (view.shape[index] == "T" and view.shape[index - 1] == "i")
    if view.word(framed).split(None, 1)[0] in words("framing"):
        return False
    kind = view.shape[at : at + 1]
    if kind == "T" or (at > index and kind == "N" and view.lemmas[at] in words("time")):
        return view.shape[at + 1 : at + 2] in ("", ".", ",", "s", "-")
    return kind == "N" and at > index and view.word(index) in words("placing") and view.lemmas[at] in words("setting")


_MEANWHILE: Final = re.compile(rf"s{_NP}A?[VEK]")
"""A clause of time or reason behind a phrase: "ban on vapes | as the committee attacks ministers"."""
_NEW_SUBJECT: Final = re.compile(rf"[,-]?(?:[cs]A?,?|(?=[NR])){_NP}(?:,w?[^,]{{1,8}},)?A?(?P<verb>[VE])")
_INVERTED: Final = re.compile(r",(?P<verb>[VE])N")
_TOLD: Final = re.compile(rf",{_NP}(?P<verb>K)(?:A|i?T){{0,2}}(?:[,.]|$)")
"""Who was told it: "that he was at home, | the jury was told"."""
_JOINED: Final = re.compile(r",?cw?A?(?P<verb>[VE])")


def _tense(view: View, at: int) -> str:
    """The tense of a verb group: "PAST", "PRES", or "" for neither."""
    tags = [tag for tag in view.tags(at) if tag not in ("ADV", "NEG")]
    if tags[0] in ("BE", "HAVE", "DO"):
        return "PAST" if any(word in _PAST for word in view.word(at).split()) else "PRES"
    return {"PAST": "PAST", "PRES": "PRES", "BASE": "PRES"}.get(tags[0], "")


_PAST: Final = frozenset({"was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"})


def _same_tense_again(view: View, verb: int, cue: int) -> bool:
    """Whether a verb takes up the tense of a cue that the content has left: "said that it is late | and left"."""
    between = next((index for index in range(verb - 1, max(cue, verb - REACH), -1) if view.shape[index] in "VEK"), None)
    return between is not None and _tense(view, between) != _tense(view, verb) == _tense(view, cue)


def _others_begin(view: View, index: int, *, phrase: bool, cue: int | None) -> bool:
    """Whether at a comma, dash or conjunction words begin that are not the content's."""
    shape = view.shape
    mark, after = shape[index], shape[index + 1 : index + 2]
    if mark == "," and _leaves(view, index + 1, after, phrase=phrase):
        return True
    if any(
        found is not None and _own_clause(view, index, found.start("verb"))
        for found in (pattern.match(shape, index, index + REACH) for pattern in (_NEW_SUBJECT, _INVERTED, _TOLD))
    ):
        return True
    found = _JOINED.match(shape, index, index + REACH)
    if found is not None and found.start("verb") in view.often and mark in ",c":
        return _joins_cue(view, found.start("verb"), cue, at_once=phrase or mark == ",")
    return phrase and mark == "c" and _ends_phrase(view, index, cue)


def _joins_cue(view: View, verb: int, cue: int | None, *, at_once: bool) -> bool:
    """Whether a verb behind a conjunction or comma has the cue's subject: "said that it is late | and left"."""
    opens = view.tags(verb)[0]
    if opens == "BASE" and cue is not None and view.tags(cue)[-1] in ("PAST", "PRES"):
        return False  # "asked him to leave and say why"
    if at_once or cue is None or view.cues[verb].mode in ("speech", "writing"):
        return opens != "MODAL" and (opens != "BASE" or reports(view, verb))
    return _same_tense_again(view, verb, cue)


_ANOTHER: Final = re.compile("cRA?[VEK]")
_IN_CLAUSE: Final = re.compile("[hwsVK]|E[NR]")
"""What holds another clause: "to say what he knew and he saw", unlike "a ban | and she will get it"."""


def _ends_phrase(view: View, index: int, cue: int | None) -> bool:
    """Whether behind a conjunction a clause or a verb follows that is not a phrase's."""
    shape = view.shape
    begins = max(0, index - 10, cue + 1 if cue is not None else 0)
    if _ANOTHER.match(shape, index):
        return _IN_CLAUSE.search(shape, begins, index) is None
    if shape[index + 1 : index + 2] not in ("V", "E"):
        return False
    return not ("I" in shape[max(0, index - 10) : index] and bare(view, index + 1))  # "to act and resign"


def bare(view: View, at: int) -> bool:
    """Whether a verb group may go on a row of infinitives: "(to act and) resign", "set up a fund"."""
    return view.tags(at)[0] == "BASE" or (view.shape[at] == "E" and view.word(at) == view.lemmas[at])


def _own_clause(view: View, mark: int, verb: int) -> bool:
    """Whether a clause behind a mark is one that its own subject says, or calls for: ", and she called on them"."""
    if reports(view, verb):
        return not view.might_have(verb)
    cue = view.cues.get(verb)
    if cue is None or cue.mode not in ("speech", "writing") or view.shape[mark] != "," or view.shape[verb - 1] != "R":
        return False
    return not _CALLING.isdisjoint(cue.complements)


_CALLING: Final = frozenset({"p:on", "np-to", "np-of"})
"""What verbs of demand and accusation take."""
_BESIDES_CLAUSE: Final = re.compile(rf"s(?:{_NP}A?)?[VEK]")
"""A clause of the author's own beside a content: ", while the mayor stayed"; not ", as well as the school"."""
_ROW: Final = re.compile(r"[VE]A?[NRQh][^VEK;.]{0,14},?cA?[VE]")
"""The second of three verbs at least: "thanked the panel, | criticised the ministry and left"."""


_ING_ROW: Final = re.compile(r".{0,6}[foi]G[^,VEK.;]{0,4},G[^,VEK.;]{0,4},?cA?G")
"""Forms in -ing in a row: "rules for documenting, | tracking and reviewing cases"."""


def _leaves(view: View, at: int, kind: str, *, phrase: bool) -> bool:
    """Whether behind a comma a group begins that no content holds: a source, a new cue in -ing, a clause of time."""
    if kind == "A" and (at + 1 in view.often or view.shape[at + 1 : at + 2] == "s"):
        at, kind = at + 1, view.shape[at + 1]
    if kind == "G":
        in_row = phrase and _ING_ROW.match(view.shape, max(0, at - 8), at + 8) is not None
        return (phrase and not in_row) or at in view.often
    if phrase and kind in ("V", "E") and at in view.cues and view.tags(at)[0] not in ("BASE", "MODAL"):
        return _ROW.match(view.shape, at, at + REACH) is not None
    if kind == "s":
        beside = view.word(at) in words("besides") and _BESIDES_CLAUSE.match(view.shape, at, at + REACH) is not None
        return beside or (phrase and view.word(at) != "as")
    if kind == "E" and view.lemmas[at] == "compare":
        return True
    if kind == "N" and not phrase and view.word(at).startswith(("a ", "an ", "the first ")):
        return view.lemmas[at] in words("summing") and view.shape[at + 1 : at + 2] in tuple("hwiNRo")
    return kind == "L" or (kind == "w" and phrase)


# --- where a source ends that stands behind its cue ----------------------------------------------------------------

_APPOSITION: Final = re.compile(rf",(?:A?{_NP}(?=[,.(;:wGnAcsTQ-]|E[iAT]|$)|f{_NP})|c?A{_NP}(?=[,.]|$)")
"""A description behind a name: ", the chair of the board", ", 23", "now head of the port"."""
_WORKING: Final = re.compile(r"[Gn][^,.;:()Q-]{0,14}|E[iAT][^,.;:()Q-]{0,12}")
"""A clause without a pronoun that describes: "a teacher working in Ghent"."""
_WHO: Final = re.compile(r",?(?P<who>w)(?:[^VEK,.;:(]{0,6},?(?P<verb>[VEK])|(?P<noun>N))")
"""A relative clause: ", who leads the board"."""
_BEHIND_WHO: Final = re.compile(rf",(?:A?[GsLc]?Q|A?[GsL]|cA?{_NP}A?[VE])|[.;:()-]|Q")
"""What ends a relative clause: a quotation, a form in -ing, another clause."""


def described_end(view: View, first: int, last: int) -> int:
    """The group at which a source behind its cue ends, with all that tells who it is; ``first`` to ``last`` name it.

    That is appositions and relative clauses: "said Anna Berg, 40, a teacher who lives in Ghent". One that says itself
    what somebody said does not describe: "said Berg, | who denied it". Nor does a setting: "said Berg | in a letter".
    """
    shape = view.shape
    for index in range(first + 1, last):
        if shape[index : index + 2] == "iN" and _setting(view, index):
            return index
    apposed = False
    for _ in range(6):
        more = _APPOSITION.match(shape, last, last + REACH)
        if more is None and apposed:
            more = _WORKING.match(shape, last, last + REACH)
        if more is not None:
            last, apposed = more.end(), True
            continue
        who = _WHO.match(shape, last, last + REACH)
        if who is not None and _describes(view, who):
            ends = _BEHIND_WHO.search(shape, who.end())
            return ends.start() if ends else len(shape)
        return last
    return last


def _describes(view: View, who: re.Match[str]) -> bool:
    """Whether a relative clause says who somebody is, not what somebody said."""
    if who["noun"]:  # "who works", taken for a noun
        return view.word(who.start("who")) == "who" and view.tags(who.start("noun"))[0] == "NOUN"
    verb = who.start("verb")
    return who[0][0] != "," or (verb not in view.often and view.lemmas[verb] not in words("hedging"))
