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


def reports(view: View, index: int) -> bool:
    """Whether the verb at a group is one that quotations go with."""
    cue = view.cues.get(index)
    return cue is not None and "quote" in cue.complements


def rejects(view: View, verb: int) -> bool:
    """Whether a verb rejects what somebody else says or wants: "denied", "brushed aside"."""
    cue, behind = view.cues.get(verb), view.word(verb + 1) if verb + 1 < len(view.groups) else ""
    known = not rejecting().isdisjoint((view.lemmas[verb], f"{view.lemmas[verb]}-{behind}"))
    return known or (cue is not None and (cue.kind == "denial" or cue.stance == "rejects"))
