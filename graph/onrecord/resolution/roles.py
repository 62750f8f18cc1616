"""What people are by what they do: an article's cast goes in; roles, and the bodies people speak for, come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import Actor, ActorKind, Entity, Span
from onrecord.resolution.bodies import GENERIC, Bodies
from onrecord.resolution.cast import BODIES, Cast, Mention
from onrecord.resolution.naming import THE_OR_A, fold, forms, shown
from onrecord.resolution.runs import kind_of
from onrecord.resolution.wordlists import classes, values, words

_PREPOSITIONS = frozenset({"of", "for", "at", "from", "with", "to", "on", "in"})
_INNER = _PREPOSITIONS | {"the", "and", "a", "an"}
_BEFORE, _AFTER = 10, 12
"""How many words before and after a name may belong to its role."""
_REMEMBERED = 30


def _is_body(form: str) -> bool:
    """Whether a word behind a role makes both a body: "head | office"."""
    return form in classes("organisations") and form not in classes("roles")


_LESSER = frozenset({"shadow", "deputy", "vice", "assistant", "former", "ex", "opposition"})
"""Who is called so is not whom the plain word means: "the minister" is no shadow minister."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the text words it."""

    role: str
    speaks: bool
    """Whether its holder speaks for the body: its spokesman, its head, and not "former"."""
    speaks_for: bool
    """Whether it consists in speaking: spokesman."""
    body: Actor | None


class Roles:
    """The roles of one article, and who holds them."""

    def __init__(
        self,
        cast: Cast,
        cues: frozenset[int],
        antecedent: Callable[[int, str], Entity | None],
        bodies: Bodies,
        people: set[Entity],
    ) -> None:
        """``cues``: the words of cues, which end a role; ``antecedent``: whom a pronoun at an offset means; ``bodies``:
        whom common words mean; ``people``: filled with those who are surely persons.
        """
        self._cast = cast
        self._cues = cues
        self._antecedent = antecedent
        self._bodies_meant = bodies
        self._introduced: dict[int, Role | None] = {}
        self._bodies: dict[Entity, Actor] = {}
        self._people = people
        self._holders: list[tuple[int, Actor, frozenset[str]]] = []
        self._curated: dict[str, list[Actor]] = {}
        for actor in cast.register.actors.values():
            for role in actor.roles:
                self._curated.setdefault(fold(role), []).append(actor)
        for mention in cast.mentions:
            self._learn(mention)

    def introduction(self, mention: Mention) -> Role | None:
        """The role that stands right before or after a person's name: "spokesman X", "X, a spokesman for Y"."""
        if mention.first not in self._introduced:
            self._introduced[mention.first] = self._after(mention) or self._before(mention)
        return self._introduced[mention.first]

    def body_of(self, who: Entity) -> Actor | None:
        """The body for which, as the article says somewhere, a person speaks."""
        return self._bodies.get(who)

    def held(self, segment: Sequence[int]) -> Role | None:
        """The role that a noun group without a name words: "a spokesman for X", "the German ambassador"."""
        listed = self._cast.words
        first = 1 if listed.forms[segment[0]] in ("the", "a", "an", "one", "another") and len(segment) > 1 else 0
        for place, at in enumerate(segment):
            after = listed.forms[segment[place + 1]] if place + 1 < len(segment) else ""
            if listed.forms[at] in classes("roles") and not ((listed.owns[at] and after) or _is_body(after)):
                return self._role(list(segment[first:]))
            if (
                place >= first
                and listed.forms[at] in words("function_words")
                and listed.forms[at] not in values("pronouns")
            ):
                return None
        return None

    def holder(self, segment: Sequence[int], before: int) -> Actor | None:
        """The one person whom curation, or the article before an offset, calls by a role: "the housing secretary".

        Of several whose roles hold these words, the one whose role they are, else nobody.
        """
        listed = self._cast.words
        span = Span(listed.starts[segment[0]], listed.ends[segment[-1]])
        curated = self._curated.get(fold(span.of(self._cast.text)), [])
        if len(curated) == 1:
            return curated[0]
        if listed.forms[segment[0]] not in ("the", "this", "that"):
            return None
        called = self._expanded(listed.forms[at] for at in segment[1:])
        fitting = [
            (who, role == called)
            for start, who, role in self._holders[-_REMEMBERED:]
            if start < before and called and called <= role and _LESSER.isdisjoint(role - called)
        ]
        known = dict.fromkeys([who for who, exact in fitting if exact] or [who for who, _ in fitting])
        return next(iter(known)) if len(known) == 1 else None

    # --- reading --------------------------------------------------------------------------------------------------

    def _learn(self, mention: Mention) -> None:
        who = mention.who
        if not isinstance(who, Actor) or who.kind is not ActorKind.PERSON:
            return
        listed = self._cast.words
        title = mention.first and listed.forms[mention.first - 1].rstrip(".") in words("titles")
        full = forms(who.name)
        if title or (len(full) > 1 and mention.last - mention.first == 1 and listed.forms[mention.first] == full[-1]):
            self._people.add(who)
        role = self.introduction(mention)
        if role is None:
            return
        self._people.add(who)
        self._holders.append((mention.span.start, who, self._expanded(forms(role.role))))
        if role.speaks:
            curated = self._cast.register.actors.get(who.of or "")
            known = fold(role.role) in {fold(name) for name in who.roles}
            body = (curated if known else None) or role.body or curated
            if body:
                self._bodies.setdefault(who, body)

    def _expanded(self, called: Iterable[str]) -> frozenset[str]:
        """The words of a role, acronyms spelled out."""
        found: set[str] = set()
        for form in called:
            who = self._cast.named((form,))
            body = isinstance(who, Actor) and who.kind in BODIES
            found.update(self._cast.vocabulary(who) if who and body and form in self._cast.acronyms else (form,))
        return frozenset(found)

    def _before(self, mention: Mention) -> Role | None:
        """ "UN Secretary General X", "chair of the parliament's delegation X", "the High Commissioner for Y, X"."""
        listed, text = self._cast.words, self._cast.text
        at = mention.first
        comma = False
        role = None
        while at > 0 and mention.first - at < _BEFORE:
            gap = text[listed.ends[at - 1] : listed.starts[at]].strip(" \u00a0’'s")
            if gap == "," and at == mention.first:
                comma = True
            elif gap or "\n" in text[listed.ends[at - 1] : listed.starts[at]]:
                break
            word = listed.forms[at - 1]
            if at - 1 in self._cues or (word in words("function_words") and word not in _INNER):
                break
            at -= 1
            if word in classes("roles"):
                role = at
                break
        beside = listed.forms[mention.first - 1] if mention.first else ""
        if (
            role is None
            or (beside in _INNER and not comma)
            or (role + 1 < mention.first and not self._leads_on(role + 1, mention.first))
        ):
            return None
        first = self._role_start(role)
        if comma:
            opener = listed[first - 1] if first else None
            if opener is None or not (opener.owns or opener.form in ("the", "its", "their", "his", "her")):
                return None
            if opener.upper and not opener.owns and not self._cast.is_first(first - 1):
                return None  # a name: "for The Diplomat, X"
        return self._role(list(range(first, mention.first)))

    def _leads_on(self, at: int, end: int) -> bool:
        """Whether what follows a role word belongs to the role: "of the parliament", "general"."""
        listed = self._cast.words
        while at < end and listed.forms[at] in words("role_modifiers"):
            at += 1
        return at == end or listed.forms[at] in _PREPOSITIONS

    def _role_start(self, role: int) -> int:
        """Where the noun group of a role word begins, behind another's name: "Mayor Lena Holt met | Senator X"."""
        listed, text = self._cast.words, self._cast.text
        first = role
        while first > 0 and role - first < 7:
            gap = text[listed.ends[first - 1] : listed.starts[first]]
            word = listed[first - 1]
            if word.form in words("function_words") or first - 1 in self._cues or "\n" in gap or len(gap) > 3:
                break
            if any(mark in gap for mark in ',.;:()?!“”"'):
                break
            other = self._cast.covering(first - 1)
            person = other and isinstance(other.who, Actor) and other.who.kind is ActorKind.PERSON
            if person and not word.owns and listed.upper[role] and not listed.upper[first]:
                first = role  # what follows a name and begins in lower case is no title: "met"
                while listed.upper[first - 1]:
                    first -= 1
                return first
            first -= 1
        name = self._cast.covering(first)
        return name.first if name else first

    def _after(self, mention: Mention) -> Role | None:
        """ "X, a spokesman for Y," """
        listed, text = self._cast.words, self._cast.text
        at = mention.last
        if at >= len(listed) or text[listed.ends[at - 1] : listed.starts[at]].strip() not in (",", "("):
            return None
        segment: list[int] = []
        while at < len(listed) and len(segment) < _AFTER and at not in self._cues:
            gap = text[listed.ends[at - 1] : listed.starts[at]]
            if segment and (any(mark in gap for mark in ",.;:()?!–—") or "\n" in gap):
                break
            if listed.forms[at] in ("who", "which", "said", "says", "told", "and", "whose", "that"):
                break
            segment.append(at)
            at += 1
        return self.held(segment) if segment else None

    def _role(self, listed_words: list[int]) -> Role | None:
        """A role from the words of its noun group, leading article off."""
        listed = self._cast.words
        roles = [at for at in listed_words if listed.forms[at] in classes("roles")]
        if not roles:
            return None
        head = next((at for at in roles if at + 1 not in roles), roles[0])
        sorts = {classes("roles")[listed.forms[at]] for at in roles if at <= head}
        former = any(listed.forms[at] in words("former") for at in listed_words if at < head)
        span = Span(listed.starts[listed_words[0]], listed.ends[listed_words[-1]])
        return Role(
            role=shown(span.of(self._cast.text)),
            speaks=bool(sorts & {"speaks", "heads"}) and not former,
            speaks_for="speaks" in sorts and not former,
            body=self._body(listed_words, head),
        )

    def _body(self, listed_words: list[int], head: int) -> Actor | None:
        return self._body_after([at for at in listed_words if at > head]) or self._body_before(
            [at for at in listed_words if at < head]
        )

    def _body_after(self, rest: list[int]) -> Actor | None:
        """ "… of the European Parliament", "… for the foreign ministry"."""
        listed = self._cast.words
        second: Actor | None = None
        for place, at in enumerate(rest):
            if listed.forms[at] not in ("of", "for", "at", "from", "with"):
                continue
            start = place + 1
            while start < len(rest) and listed.forms[rest[start]] in THE_OR_A:
                start += 1
            if start >= len(rest):
                break
            mention = self._cast.beginning(rest[start])
            goes_on = mention and mention.last <= rest[-1] and listed.forms[mention.last] not in _INNER
            if goes_on and (body := self._common(rest[start:])):
                return body
            if mention and isinstance(mention.who, Actor) and mention.last <= rest[-1] + 1:
                if mention.who.kind in BODIES:
                    return mention.who
                second = second or (mention.who if mention.who.kind is ActorKind.UNKNOWN else None)
            elif body := self._common(rest[start:]):
                return body
        return second

    def _body_before(self, rest: list[int]) -> Actor | None:
        """ "X's chief", "UN Secretary General", "foreign ministry spokesman", "its spokesman"."""
        listed = self._cast.words
        first_form = listed.forms[rest[0]] if rest else ""
        owner = values("pronouns").get(first_form)
        if owner and not listed.capitals[rest[0]]:  # not "US"
            who = self._antecedent(listed.starts[rest[0]], owner)
            return who if isinstance(who, Actor) and who.kind in BODIES else None
        while rest and (
            listed.forms[rest[-1]] in words("role_modifiers") or listed.forms[rest[-1]] in classes("roles")
        ):
            body = self._cast.covering(rest[-1])
            if body and body.last == rest[-1] + 1 and isinstance(body.who, Actor) and body.who.kind in BODIES:
                break  # "U.S. State Department"
            rest = rest[:-1]
        if not rest:
            return None
        for first in range(len(rest)):
            mention = self._cast.beginning(rest[first])
            if mention and mention.last <= rest[-1] + 1 and isinstance(mention.who, Actor):
                who, whole = mention.who, mention.last == rest[-1] + 1
                if who.kind in BODIES:
                    return who
                several = " " in who.name and who.kind is ActorKind.UNKNOWN
                return who if whole and several else None
        return self._common(rest)

    def _common(self, rest: list[int]) -> Actor | None:
        """A body in common words: "the foreign ministry". The one named so before, else one of that name."""
        listed = self._cast.words
        end = next((k for k, at in enumerate(rest) if listed.forms[at] in _PREPOSITIONS), len(rest))
        rest = rest[:end]
        if not rest or listed.forms[rest[-1]] not in classes("organisations"):
            return None
        if len(rest) == 1 and listed.forms[rest[0]] in GENERIC:
            form = listed.forms[rest[0]]
            who = self._bodies_meant.meant(form, listed.starts[rest[0]]) or self._cast.named((form,))
            return who if isinstance(who, Actor) else None
        span = Span(listed.starts[rest[0]], listed.ends[rest[-1]])
        name = tuple(listed.forms[at] for at in rest)
        known = self._cast.curated(span.of(self._cast.text), span.start) or self._cast.described(name, span.start)
        if not known and len(rest) == 1:
            known = self._bodies_meant.meant(name[0], span.start)
        if isinstance(known, Actor):
            return known
        return self._cast.actor(name, span.of(self._cast.text), kind_of(name))
