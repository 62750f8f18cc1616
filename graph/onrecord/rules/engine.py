"""The engine: from a sentence's groups, one character each, and the rules, to the readings of each cue.

A rule's pattern is a regular expression over group characters (``language.groups``) in which ``@`` stands for the cue.
Its left side must end, and its right side begin, at the cue; each is matched within ``REACH`` groups only, so that the
cost of a cue does not depend on the length of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from onrecord.language import CODES, Group, groups
from onrecord.records import Kind, Sentence, Span
from onrecord.rules.candidates import MACROS, candidates, final_mark
from onrecord.rules.cues import Cue, rejecting, words

NOT_TAKEN: Final = "the cue does not take this construction"
"""Why a rule is not even tried on a cue."""

REACH: Final = 40
"""Groups that a pattern sees on either side of its cue."""


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as the rules see it."""

    text: str
    sentence: Sentence
    groups: tuple[Group, ...]
    shape: str
    """The groups' characters."""
    lemmas: tuple[str, ...]
    """The lemma of each group's head."""
    cues: dict[int, Cue]
    """The groups that may be a cue."""
    often: frozenset[int]
    """Those of them whose verb, in one construction at least, puts words on record as often as not."""

    def span(self, first: int, last: int) -> Span | None:
        """The passage of groups ``first`` to ``last`` without marks at its ends; None if nothing is left."""
        while first < last and self.shape[first] in _TRIMMED:
            first += 1
        while last > first and self.shape[last - 1] in _TRIMMED:
            last -= 1
        if first >= last:
            return None
        tokens = self.sentence.tokens
        return Span(tokens.starts[self.groups[first].first], tokens.ends[self.groups[last - 1].last - 1])

    def owned(self, group: int) -> tuple[Span, Span] | None:
        """Whose a noun group is, and what: "the board's | call", "his | claim"; None if nobody's."""
        taken, tokens = self.groups[group], self.sentence.tokens
        of = [at for at in range(taken.first, taken.last - 1) if tokens.tags[at] == "POSS"]
        if not of and tokens.lemmas[taken.first] in words("owning"):
            of = [taken.first]
        if not of or taken.last - taken.first < 2:
            return None
        owner = Span(tokens.starts[taken.first], tokens.ends[of[-1]])
        return owner, Span(tokens.starts[of[-1] + 1], tokens.ends[taken.last - 1])

    def mark(self, group: int) -> Span:
        """The passage of a group, marks included."""
        taken = self.groups[group]
        return Span(self.sentence.tokens.starts[taken.first], self.sentence.tokens.ends[taken.last - 1])

    def word(self, group: int) -> str:
        """The lower-case words of a group."""
        return self.mark(group).of(self.text).lower()

    def negated(self, group: int) -> bool:
        """Whether a negation stands in a verb group."""
        tags, first = self.tags(group), self.groups[group].first
        if "NEG" not in tags:
            if "MODAL" in tags and self.word(group).startswith("cannot"):
                return True
            return self.lemmas[group] == "be" and self.shape[group + 1 : group + 2] == "t"  # "is | not | true"
        at = first + tags.index("NEG") + 1
        return words("merely").isdisjoint(self.sentence.tokens.lemmas[at : at + 1])  # "not only said"

    def final_mark(self, group: int) -> str:
        """The last character of a quotation before the marks that close it: "," in "“We will stay,”"."""
        quote = self.mark(group)
        return final_mark(self.text, quote.start, quote.end)

    def tags(self, group: int) -> tuple[str, ...]:
        """The tags of a group's tokens."""
        taken = self.groups[group]
        return self.sentence.tokens.tags[taken.first : taken.last]

    def might_have(self, group: int) -> bool:
        """Whether a verb group is of what was not so: "should have asked"."""
        tags = self.tags(group)
        return "MODAL" in tags and "HAVE" in tags


_TRIMMED: Final = frozenset(",;.:-")


def view(text: str, sentence: Sentence) -> View:
    """The groups and possible cues of a sentence."""
    lemmas = sentence.tokens.lemmas
    found = tuple(groups("".join(map(CODES.__getitem__, sentence.tokens.tags)), lemmas))
    heads = tuple([lemmas[group.head] for group in found])
    shape = "".join([group.kind for group in found])
    known = candidates(text, sentence, found, heads, shape)
    return View(text, sentence, found, shape, heads, known, frozenset([at for at, cue in known.items() if cue.often]))


Range = tuple[int, int]
"""Groups of a sentence, end exclusive."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's pattern found around a cue: the groups of each named part."""

    view: View
    at: int
    """The cue's group."""
    cue: Cue
    parts: dict[str, Range]

    def part(self, name: str) -> Range | None:
        """The groups of a named part, if it was found."""
        return self.parts.get(name)


@dataclass(frozen=True, slots=True)
class Yield:
    """What a rule makes of a match, in groups of the sentence (ranges, end exclusive)."""

    content: tuple[Range, ...]
    source: Range | None = None
    cue_last: int | None = None
    """End of the cue where it is more than its verb group ("calls for")."""
    cue_first: int | None = None
    """Beginning of the cue where its noun is a verb's object ("raised questions about")."""
    owned: bool = False
    """Whether the source is whoever owns the cue: "his claim", "the board's call"."""
    addressee: Range | None = None
    actions: tuple[Range, ...] = ()
    kind: Kind | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a text attributes words."""

    name: str
    reads: str
    """One line: what it reads."""
    complement: tuple[str, ...]
    """A cue must take one of these (see ``Cue.complements``); empty: any cue."""
    pattern: str
    """Over group characters; ``@`` is the cue, ``{NP}`` and the like are ``MACROS``."""
    yields: Callable[[Match], Yield | None]
    examples: tuple[tuple[str, str, str, str], ...]
    """Sentences that it must read: the text, and the source, cue and content that it must find."""
    near_misses: tuple[str, ...] = ()
    """Sentences in which it must read nothing."""
    forms: str = "VEGI"
    """The kinds of verb group that may be the cue."""
    before: re.Pattern[str] = field(init=False, repr=False)
    after: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        left, _, right = self.pattern.replace(" ", "").partition("@")
        for name, macro in MACROS.items():
            left, right = left.replace(f"{{{name}}}", macro), right.replace(f"{{{name}}}", macro)
        object.__setattr__(self, "before", re.compile(f"(?:{left})$" if left else ""))
        object.__setattr__(self, "after", re.compile(right))

    def is_for(self, kind: str, complements: frozenset[str]) -> bool:
        """Whether the rule reads cues of a kind of group that may take these complements."""
        return kind in self.forms and not (self.complement and complements.isdisjoint(self.complement))

    def match(self, view: View, at: int) -> Match | str:
        """The rule's pattern around the cue at a group, or in words why it does not fit."""
        if view.might_have(at):
            return "the cue is what somebody might have said"
        if not self.is_for(view.shape[at], view.cues[at].complements):
            return NOT_TAKEN
        where = "after" if self.before.search(view.shape[max(0, at - REACH) : at]) else "before"
        return self.fitted(view, at) or f"what stands {where} the cue does not fit"

    def fitted(self, view: View, at: int) -> Match | None:
        """The same of a cue that the rule is known to read; the side that is sought at one place is tried first."""
        low, behind = max(0, at - REACH), at + view.cues[at].width
        right = self.after.match(view.shape, behind, behind + REACH)
        left = self.before.search(view.shape[low:at]) if right else None
        if right is None or left is None:
            return None
        parts: dict[str, Range] = {}
        for found, offset in ((right, 0), (left, low)):
            for name in found.re.groupindex:
                first, last = found.span(name)
                if first < last:
                    parts[name] = offset + first, offset + last
        return Match(view, at, view.cues[at], parts)


# --- the source of a cue --------------------------------------------------------------------------------------------

_NP: Final = MACROS["NP"]
_REDUCED: Final = r"(?:[En](?:A|i[NT]|T){1,4}|G[^,.;:()VEKc-]{1,10})?"
_SAID_BETWEEN: Final = rf",{_NP}A?[VE](?:A|i?T|i[NT]){{0,2}},"
"""Who says it, between a subject and its verb: "Cole, | the court heard, | told his wife"."""
_INSERTED: Final = (
    rf"(?:{_SAID_BETWEEN}|,(?:w(?=[^,]{{0,18}}[VEK])|[GEn]|Ni|o(?=N)|i(?!T))[^,]{{1,20}}(?:,N)?,"
    r"|-[^-]{1,30}-,?|(?<=\)),)?"
)
_SUBJECT: Final = re.compile(
    rf"(?<![fiyo])(?:(?P<apposed>{_NP}(?:,[ifA]?{_NP}){{1,4}})(?:,{_INSERTED}|,w[^,]{{1,20}},)"
    rf"|(?P<plain>{_NP}[wh][AT]{{0,2}}[VEK][^,.;:()VEKcsh]{{0,8}}|{_NP}{_REDUCED}|w|(?<=[NRT])h){_INSERTED})"
    r"(?:,?(?:A|i?T|i[NT](?:[fi][NT])?),?){0,2}$"
)
"""The noun phrase before a verb, with appositions or a reduced clause; inserted clauses and times are left out."""
_JOINING: Final = re.compile(r"[,-]?cA?,?$")


def subject(view: View, at: int, depth: int = 0) -> Range | None:
    """The groups of a verb's subject: the noun phrase before it, else the subject of the verb that it is joined to."""
    if depth > 3:
        return None
    if (helping := auxiliary(view, at)) is not None:
        return subject(view, helping, depth + 1)
    low = max(0, at - REACH)
    if view.shape[at] != "G":
        found = _SUBJECT.search(view.shape[low:at])
        if found is not None:
            first, last = found.span("apposed") if found["apposed"] else found.span("plain")
            whole = _described(view, low + first, at) or _alone(view, low + first, low + last)
            return _measured(view, whole[0]), _told_who(view, whole[1], at)
        if reports(view, at) and (opening := _described(view, at, at)) is not None:
            return opening
    in_ing = view.shape[at] == "G"
    if in_ing and (found_there := _adjacent(view, at) or _spoken_of(view, at) or _telling(view, at)) is not None:
        return found_there
    joined = _JOINING.search(view.shape[low:at]) is not None
    for known in (True, False):
        if known and not in_ing and not joined:
            continue
        joins = _speaks if at in view.cues and reports(view, at) else _is_cue
        for index in range(at - 1, low - 1, -1):
            if view.shape[index] in "VEK" and (not known or joins(view, index)):
                found_there = subject(view, index, depth + 1)
                if found_there is None:
                    break
                if in_ing and view.shape[at - 1] == "," and _in_relative(view, found_there):
                    continue
                above = _governing(view, found_there[0]) if _ROW.search(view.shape[low:at]) else None
                if above is not None:
                    return subject(view, above, depth + 1)
                relative = not joined and view.shape[slice(*found_there)] in ("w", "h") and view.shape[at] in "VEK"
                return antecedent(view, found_there[0]) if relative else found_there
    return _beside(view, at) if in_ing else None


def _in_relative(view: View, found: Range) -> bool:
    """Whether a subject is a relative pronoun, or that of a question within a clause: "how sensitive | it | is"."""
    return view.shape[slice(*found)] in ("w", "h") or view.shape[found[0] - 1 : found[0]] == "w"


def auxiliary(view: View, at: int) -> int | None:
    """The auxiliary of a verb that a word like a noun parts from it: "they | have | both | argued"."""
    parted = at > 2 and view.shape[at - 2] == "V" and view.word(at - 1) in words("amidst")
    return at - 2 if parted and _HELPING.issuperset(view.tags(at - 2)) else None


_HELPING: Final = frozenset({"HAVE", "BE", "DO", "MODAL", "NEG", "ADV"})
_ROW: Final = re.compile(r",(?:c?A?|cA?,)$")


def _governing(view: View, first: int) -> int | None:
    """The cue of a clause that begins at a group with its subject: "| found that | the vote was free, noted delays"."""
    if first > 1 and view.shape[first - 1] == "h":
        return next((at for at in range(first - 2, max(0, first - 8) - 1, -1) if at in view.cues), None)
    cue = view.cues.get(first - 1) if first > 0 and view.shape[first - 1] in "VEG" else None
    return first - 1 if cue is not None and "bare" in cue.complements else None


_ANTECEDENT: Final = re.compile(rf"(?P<source>(?<![fiyo]){_NP}(?:,[if]?{_NP}){{1,3}}|{_NP})[,-]?i?$")


def antecedent(view: View, relative: int) -> Range | None:
    """What a relative pronoun stands for: "Anna Berg, a nurse |, who"."""
    low = max(0, relative - REACH)
    found = _ANTECEDENT.search(view.shape[low:relative])
    return (low + found.start("source"), low + found.end("source")) if found else None


_ADJACENT: Final = re.compile(rf"(?P<source>{_NP})A?$")


def _adjacent(view: View, at: int) -> Range | None:
    """The noun phrase right before a form in -ing, if it can speak: "voters saying", not "a letter saying"."""
    low = max(0, at - REACH)
    if (found := _ADJACENT.search(view.shape[low:at])) is None:
        return None
    first, last = low + found.start("source"), low + found.end("source")
    if view.lemmas[first] in words("document") and view.word(first + 1) in ("from", "by") and last > first + 2:
        return first + 2, last  # "a letter from | the union | saying"
    speaks = view.shape[first] == "R" or view.tags(first)[-1] == "NAME"
    if first > 0 and view.shape[first - 1] == "i" and view.word(first - 1) == "with":
        return first, last  # "with most voters saying"
    return (first, last) if speaks and view.lemmas[first] not in words("document") | words("mute") else None


_LINKED: Final = re.compile(rf"(?P<verb>[VEGI])(?P<source>{_NP})[si]$")


def _spoken_of(view: View, at: int) -> Range | None:
    """Who is quoted "as saying", or blamed "for saying": "the report quotes | a nurse | as saying"."""
    low = max(0, at - REACH)
    if (found := _LINKED.search(view.shape[low:at])) is None:
        return None
    verb, first, last = low + found.start("verb"), low + found.start("source"), low + found.end("source")
    cue, link = view.cues.get(verb), view.word(at - 1)
    known = view.tags(last - 1)[-1] == "NAME" or view.word(first) in words("toward")
    blamed = link == "for" and (known or (cue is not None and cue.act in ("evaluates", "accuses")))
    return (first, last) if blamed or (link == "as" and view.lemmas[verb] in words("quoting")) else None


_DESCRIBED: Final = re.compile(rf"[cA]{{0,2}},?(?P<source>{_NP}(?P<more>,A?[NR][^;:.()Q]{{1,24}}Q?))(?:,|(?<=Q))[AT]?$")
"""A name that opens its sentence, and all that describes it up to a comma before the verb."""
_OWN_VERB: Final = re.compile("[^w]*?[VK]")


def _described(view: View, first: int, at: int) -> Range | None:
    """The whole of a subject that opens its sentence, ``first`` at its end or in it: "Anna Berg, a nurse who left"."""
    if at > REACH or (first < at and view.shape[first - 1 : first] not in (*",iwVEKfo",)):
        return None
    found = _DESCRIBED.match(view.shape[:at])
    if found is None or first < found.start("more") or _OWN_VERB.match(found["more"]):
        return None
    said = any(reports(view, index) for index in range(*found.span("more")))  # "the plan, Berg said, angered"
    return None if said else found.span("source")


_MEASURES: Final = re.compile(r"[At]$|s?Rs$")


def _measured(view: View, first: int) -> int:
    """Where a subject begins, with what measures it: "Nearly half", "not all members", "more than ten"."""
    if (found := _MEASURES.search(view.shape[max(0, first - 3) : first])) is None:
        return first
    begins = first - len(found[0])
    said = all(view.word(index) in words("amount") for index in range(begins, first))
    return begins if said else first


_WHO: Final = re.compile(r",w[^VEK,]{0,6}(?P<verb>[VEK])[^,;:.()Q]{1,16},[AT]?$")


def _told_who(view: View, last: int, at: int) -> int:
    """Where a subject ends that ends at ``last`` but for a clause that tells who it is: ", who lives there, said"."""
    who = _WHO.match(view.shape[last:at]) if reports(view, at) and at - last < REACH else None
    if who is None or last + who.start("verb") in view.cues:
        return last
    return last + view.shape[last:at].rindex(",")


_TELLING: Final = re.compile(rf"(?P<verb>[VEGIK])(?:[Aio]{{0,2}}|N[io]|sN)(?:i?T)?(?P<source>{_NP})(?:i?T)?A?$")


def _telling(view: View, at: int) -> Range | None:
    """The object of a verb that rejects or receives it, before a form in -ing: "denied | a report | saying"."""
    low = max(0, at - REACH)
    if (found := _TELLING.search(view.shape[low:at])) is None:
        return None
    verb = low + found.start("verb")
    first, last = low + found.start("source"), low + found.end("source")
    receives = view.lemmas[verb] in words("receiving") and view.lemmas[first] in words("telling")
    return (first, last) if receives or rejects(view, verb) else None


def rejects(view: View, verb: int) -> bool:
    """Whether a verb rejects what somebody else says or wants: "denied", "brushed aside"."""
    cue, behind = view.cues.get(verb), view.word(verb + 1) if verb + 1 < len(view.groups) else ""
    known = not rejecting().isdisjoint((view.lemmas[verb], f"{view.lemmas[verb]}-{behind}"))
    return known or (cue is not None and (cue.kind == "denial" or cue.stance == "rejects"))


_OBJECTS_AND: Final = re.compile(r"[VEKGI][^,]{0,4}$")


def _alone(view: View, first: int, last: int) -> Range:
    """A subject without the object of an earlier verb: "it is a disgrace and | we", not "Anna and I"."""
    joined = view.shape.rfind("cR", first, last)
    if joined > first and _OBJECTS_AND.search(view.shape[max(0, first - REACH) : first]):
        return joined + 1, last
    return first, last


def reports(view: View, index: int) -> bool:
    """Whether the verb at a group is one that quotations go with."""
    cue = view.cues.get(index)
    return cue is not None and "quote" in cue.complements


def _speaks(view: View, index: int) -> bool:
    """Whether a verb puts a clause on record, so that another that does may be joined to it."""
    cue = view.cues.get(index)
    return cue is not None and not cue.complements.isdisjoint(("quote", "that", "np-that"))


def _is_cue(view: View, index: int) -> bool:
    return index in view.often


_BESIDE: Final = re.compile(rf"(?P<source>{_NP}(?:,{_NP})?),?$")
_AHEAD: Final = re.compile(rf",(?P<source>{_NP}(?:,{_NP}(?=,))?)(?:,?i[NT])?,?A?[VEK]")


def _beside(view: View, at: int) -> Range | None:
    """The subject of a form in -ing without a verb before it: "Noting the cost, the minister", "candidates, saying"."""
    if not view.shape[:at].strip(",Acis"):
        found = _AHEAD.search(view.shape, at + 1, at + REACH)
        return found.span("source") if found else None
    low = max(0, at - REACH)
    found = _BESIDE.search(view.shape[low:at])
    return (low + found.start("source"), low + found.end("source")) if found else None
