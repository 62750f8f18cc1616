"""Bodies by common words: an article's cast goes in; whom "the company" or "the watchdog" means comes out."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from onrecord.records import Actor, ActorKind, Entity
from onrecord.resolution.cast import Cast, Mention
from onrecord.resolution.naming import THE_OR_A, forms
from onrecord.resolution.pronouns import Antecedents
from onrecord.resolution.wordlists import sorts

GENERIC = frozenset({"organisation", "organization", "group", "agency", "body", "company", "charity", "office", "firm"})
"""Words for any body: the one spoken of last is meant."""
_LOOK_BACK = 50
"""How many earlier mentions are compared with a description, so that the cost stays linear."""
_NEAR = 6
"""How many earlier mentions may be meant that nothing in their names speaks for."""
_APPOSED = 6
"""How many words behind a name and a comma may say what its bearer is."""


class Bodies:
    """What the bodies of one article are called, and which of them a description means."""

    def __init__(self, cast: Cast, antecedents: Antecedents) -> None:
        self._cast = cast
        self._antecedents = antecedents
        self._small = frozenset(
            form for form, upper in zip(cast.words.forms, cast.words.upper, strict=True) if not upper
        )
        self._offsets = [mention.span.start for mention in cast.mentions]
        self._called: defaultdict[Entity, set[str]] = defaultdict(set)
        for mention in cast.mentions:
            self._called[mention.who].update(self._calls(mention))
        for mention in antecedents.subjects:
            if mention.last - mention.first == 1:
                noun = cast.words.forms[mention.first]
                mention.who = self.meant(noun, mention.span.start) or mention.who

    def fits(self, who: Entity, noun: str) -> bool:
        """Whether somebody may be called by a noun: a body, none of whose names is of another sort."""
        return self._likeness(who, noun) > 0

    def meant(self, noun: str, before: int) -> Actor | None:
        """The body that "the" and a noun mean at an offset: the last one of that sort, else the one spoken of.

        Whom nothing shows to be of the sort only a word for any body means, and nobody where several were named.
        """
        last = bisect_left(self._offsets, before)
        near: dict[Actor, None] = {}
        for at in range(last - 1, max(-1, last - _LOOK_BACK), -1):
            who = self._cast.mentions[at].who
            likeness = self._likeness(who, noun)
            if likeness > 1 and isinstance(who, Actor):
                return who
            if likeness and isinstance(who, Actor) and last - at <= _NEAR:
                near[who] = None
        if noun not in GENERIC:
            return None
        spoken = self._antecedents.before(before, "body")
        if isinstance(spoken, Actor) and self.fits(spoken, noun):
            return spoken
        return next(iter(near)) if len(near) == 1 else None

    def _likeness(self, who: Entity, noun: str) -> int:
        """How well a noun fits somebody: 2 where a name or a description is of its sort, 1 where none is of another."""
        wanted = sorts("bodies").get(noun)
        if not isinstance(who, Actor) or not wanted or who.kind in (ActorKind.GROUP, ActorKind.MEDIA):
            return 0
        if who.kind is ActorKind.PERSON and not (self._called[who] or self._is_thing(who)):
            return 0
        told = frozenset(sort for word in self._told(who) for sort in sorts("bodies").get(word, ()))
        if told & wanted:
            return 2
        if who.kind is ActorKind.GOVERNMENT and not told:
            told = frozenset({"government"})
        if not told or "any" in wanted:
            return 1
        return 2 if told & wanted else 0

    def _is_thing(self, who: Actor) -> bool:
        """Whether a name that could be a person's has words in it that the article has in small letters too."""
        return not self._antecedents.is_person(who) and not self._small.isdisjoint(forms(who.name))

    def _told(self, who: Actor) -> Iterable[str]:
        """The words that tell the sort of a body: what it is called, the words of its names."""
        named = (word for name in (who.name, *who.names) for word in forms(name))
        return (*sorted(self._called[who]), *(word for word in named if word not in _UNTELLING))

    def _calls(self, mention: Mention) -> set[str]:
        """What stands by a name for what its bearer is: "the firm, Alder", "Alder, a firm that"."""
        listed, found = self._cast.words, set[str]()
        known = sorts("bodies")
        if mention.first and listed.forms[mention.first - 1] in known:
            opens = mention.first - 1
            gap = self._cast.text[listed.ends[opens] : listed.starts[mention.first]]
            while opens and mention.first - opens < _APPOSED and listed.forms[opens] not in THE_OR_A:
                opens -= 1
            if gap in (" ", ", ") and not listed.owns[mention.first - 1] and listed.forms[opens] in THE_OR_A:
                found.add(listed.forms[mention.first - 1])
        at = mention.last
        apposed = at < len(listed) and self._cast.text[listed.ends[at - 1] : listed.starts[at]] == ", "
        if apposed and listed.forms[at] in THE_OR_A:
            for k in range(at + 1, min(at + _APPOSED, len(listed))):
                if self._cast.text[listed.ends[k - 1] : listed.starts[k]] != " ":
                    break
                if listed.forms[k] in known and not listed.owns[k]:
                    return {*found, listed.forms[k]}
        return found


_UNTELLING = frozenset({"group", "society", "international"})
"""Words in the names of bodies of all sorts."""
