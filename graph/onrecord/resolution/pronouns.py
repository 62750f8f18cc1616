"""Whom a pronoun means: who is named and who has spoken in an article go in; the likeliest antecedent comes out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Sequence

from onrecord.records import Actor, ActorKind, Entity, Report, Sentence, Span
from onrecord.resolution.cast import BODIES, Cast, Mention
from onrecord.resolution.naming import THE_OR_A
from onrecord.resolution.reports import Reports
from onrecord.resolution.runs import kind_of
from onrecord.resolution.wordlists import classes, values, words

OPENERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "its", "his", "her", "their"})
_SENTENCES = 6
"""In how many sentences before a pronoun its noun is sought first."""
_MENTIONS = 50
"""How many mentions of one sentence are looked at, so that the cost stays linear."""
_SPEAKERS = 20
_CALLED = 6
"""How many words behind "a" may say what somebody is."""


def _is_group(form: str) -> bool:
    """Whether a word means several people: "researchers", "inspectors"."""
    roles = classes("roles")
    return form in words("groups") or (form.endswith("s") and (form in roles or form[:-1] in roles))


class Antecedents:
    """The actors and reports of one article that pronouns may mean. Who speaks is told as the text is read."""

    def __init__(self, cast: Cast, reports: Reports, sentences: Sequence[Sentence], people: Collection[Entity]) -> None:
        """``people``: of whom more than capitals says that they are persons; may still grow."""
        self._cast = cast
        self._people = people
        self._starts = [sentence.start for sentence in sentences]
        self._quotes = sorted(quote for sentence in sentences for quote in sentence.quotes)
        tagged = (pair for s in sentences for pair in zip(s.tokens.starts, s.tokens.tags, strict=True))
        self.past = frozenset(cast.index_at(start) for start, tag in tagged if tag == "PAST")
        """The words that are past forms or participles."""
        named = (*cast.mentions, *reports.mentions)
        told = {mention.span.start for mention in named}
        found = (self._subject(sentence.start, told) for sentence in sentences)
        self.subjects = [subject for subject in found if subject is not None]
        """Where sentences begin with a body or people in common words; ``who`` may still be told to be another."""
        self._mentions = sorted((*named, *self.subjects), key=lambda mention: mention.span)
        self._spoke: list[tuple[int, int]] = []
        self._speakers: list[Entity] = []
        self._genders: dict[Entity, str] = {}
        self._asked_for: str | None = None
        """Whether "he" or "she" is to be found."""
        self._told = {mention.who for mention in cast.mentions if self._is_told(mention)}
        """Persons by what follows their names."""
        for mention in cast.mentions:
            self._learn_gender(mention)
        self._voices: set[int] = set()
        """The speakers, by number, for whom a spokesman spoke."""

    def _subject(self, start: int, told: Collection[int]) -> Mention | None:
        """The body or the people in common words with which a sentence begins: "The industry chamber was alarmed".

        ``told``: where somebody else is named.
        """
        listed = self._cast.words
        first = self._cast.index_at(start)
        if first + 2 >= len(listed) or start in told:
            return None
        if _is_group(listed.forms[first]):
            return self._described(first, first + 1, ActorKind.GROUP)  # "Researchers at the port"
        if listed.forms[first] not in THE_OR_A:
            return None
        for at in range(first + 1, min(first + _CALLED, len(listed) - 1)):
            between = self._cast.text[listed.ends[at - 1] : listed.starts[at]]
            if between != " " or listed.upper[at] or listed.owns[at] or listed.starts[at] in told:
                return None
            if listed.forms[at + 1] in words("function_words") or at + 1 in self._cast.verbs or at + 1 in self.past:
                kind = ActorKind.GROUP if _is_group(listed.forms[at]) else kind_of(listed.forms[first + 1 : at + 1])
                fits = kind in BODIES or kind is ActorKind.GROUP
                return self._described(first + 1, at + 1, kind) if fits else None
        return None

    def _described(self, first: int, last: int, kind: ActorKind) -> Mention:
        """A body or people that common words name, from a word to another: whom the article has called so before."""
        listed = self._cast.words
        span = Span(listed.starts[first], listed.ends[last - 1])
        name = listed.forms[first:last]
        who = self._cast.described(name, span.start) or self._cast.named(name)
        return Mention(span, who or Actor(name=span.of(self._cast.text), kind=kind), first, last)

    def _is_told(self, mention: Mention) -> bool:
        """Whether what follows a name says that it is a person's: "Lena Holt, 34", "…, whose son", "…, a deckhand"."""
        at, listed = mention.last, self._cast.words
        if at >= len(listed) or self._cast.text[listed.ends[at - 1] : listed.starts[at]] != ", ":
            return False
        form = listed.forms[at]
        if form in ("a", "an"):
            called = listed.forms[at + 1 : at + _CALLED]
            return not any(word in classes("organisations") or word in words("called") for word in called)
        return form in ("who", "whose") or (form.isdecimal() and len(form) < 3)

    def _learn_gender(self, mention: Mention) -> None:
        """Whether "he" or "she" means somebody: by what stands before or behind the name, else by the first name."""
        who, listed, told = mention.who, self._cast.words, classes("gendered")
        if not isinstance(who, Actor) or who.kind is not ActorKind.PERSON or who in self._genders:
            return
        near = [mention.first - 1] if mention.first else []
        for at in range(mention.last, min(mention.last + 4, len(listed))):
            gap = self._cast.text[listed.ends[at - 1] : listed.starts[at]]
            if gap != (", " if at == mention.last else " ") or listed.forms[at] in ("who", "whose"):
                break
            near.append(at)
        gender = next((told[listed.forms[at]] for at in near if told.get(listed.forms[at]) in ("he", "she")), None)
        if mention.last - mention.first > 1:
            gender = gender or told.get(listed.forms[mention.first], "").removesuffix("-name")
        if gender:
            self._genders[who] = gender

    def spoke(self, offset: int, who: Entity, through: str | None = None) -> None:
        """Remembers that somebody's name or pronoun at an offset stood for a source; ``through``: a spokesman's role,
        so that "he" means whom he speaks for.
        """
        insort(self._spoke, (offset, len(self._speakers)))
        if through:
            self._voices.add(len(self._speakers))
        self._speakers.append(who)

    def before(self, offset: int, label: str, but: Collection[Entity] = (), *, answers: bool = False) -> Entity | None:
        """Whom a pronoun at an offset may mean: of what fits, who spoke last, else who is named first, near before it.

        ``label``: person, thing, many, as in ``data/pronouns.txt``, or body ("the organisation"), which is nobody where
        several were named. ``but``: whom it does not mean, being named in the same clause. ``answers``: whether
        the pronoun is somebody's who answers, so that of "X accused Y" it is Y.
        """
        if label == "person":
            at = self._cast.index_at(offset)
            gender = classes("gendered").get(self._cast.words.forms[at]) if at < len(self._cast.words) else None
            self._asked_for = gender if gender in ("he", "she") else None
        else:
            self._asked_for = None
        sentence = bisect_left(self._starts, offset + 1) - 1
        quote = self._quote_at(offset)
        end = offset
        for at in range(sentence, max(-1, sentence - _SENTENCES), -1):
            start = self._starts[at]
            found = self._last_speaker(start, end, label, but, quote)
            named = [] if found else self._named_between(start, end, label, but, quote)
            sure = (
                self._sure(start, end, but)
                if label == "person" and self._unsure(found or next(iter(named), None))
                else None
            )
            found = sure or found
            if found or named:
                who = found or (named[0] if len(named) == 1 else None)
                return self._or_addressed(who, start, end, answers) if who and label == "person" else who
            end = start
        return self._last_speaker(0, offset, label, but, quote)

    def last_speaker(self, offset: int, label: str) -> Entity | None:
        """Who spoke last before an offset; ``label`` as above, issuer: whoever can issue a statement,
        or voice: a body that may have a spokesman.
        """
        return self._last_speaker(0, offset, label, (), self._quote_at(offset))

    def noun_before(self, at: int) -> Span | None:
        """ "anti-China forces who …": the noun group that ends right before the word."""
        listed = self._cast.words
        first = at
        while first > 0 and at - first < 12:
            gap = self._cast.text[listed.ends[first - 1] : listed.starts[first]]
            word = listed.forms[first - 1]
            if "\n" in gap or any(mark in gap for mark in ".;:?!") or ("," in gap and first < at):
                break
            if word in words("function_words") and word not in OPENERS and word not in ("of", "for", "on", "at"):
                break
            opened = first > 1 and (listed.forms[first - 2] in OPENERS or listed.forms[first - 2].endswith("ly"))
            if first - 1 in self.past and first < at and not opened:
                break  # "angered | the members who"
            first -= 1
            if word in OPENERS and not (first and listed.forms[first - 1] in ("of", "for", "on", "at")):
                break
        if first == at:
            return None
        return Span(listed.starts[first], listed.ends[at - 1])

    def is_person(self, who: Entity) -> bool:
        """Whether more than capitals says that this is a person: curation, a role, a title, a surname, a first name."""
        return who.key is not None or who in self._people or who in self._genders or who in self._told

    def _last_speaker(
        self, start: int, end: int, label: str, but: Collection[Entity], quote: Span | None
    ) -> Entity | None:
        """Who spoke last between two offsets; whoever is only quoted as speaking, to words in the same ``quote``."""
        last = bisect_left(self._spoke, (end, -1))
        for at in range(last - 1, max(-1, last - _SPEAKERS), -1):
            offset, number = self._spoke[at]
            if offset < start:
                return None
            if self._quote_at(offset) not in (None, quote):
                continue
            who = self._speakers[number]
            voiced = label == "person" and number in self._voices
            untold = label in ("body", "thing", "voice") and isinstance(who, Actor) and who.kind is ActorKind.UNKNOWN
            outlet = label == "body" and isinstance(who, Actor) and who.kind is ActorKind.MEDIA
            if who not in but and not outlet and (voiced or untold or self._fits(who, label)):
                return who
        return None

    def _named_between(
        self, start: int, end: int, label: str, but: Collection[Entity], quote: Span | None
    ) -> list[Entity]:
        """Who is named first between two offsets (of bodies, all).

        Nobody where a pronoun of the class opens the stretch: that means somebody named earlier still.
        """
        found: dict[Entity, None] = {}
        owning: dict[Entity, None] = {}
        at = bisect_left(self._mentions, start, key=lambda mention: mention.span.start)
        last = min(at + _MENTIONS, len(self._mentions))
        while at < last and self._mentions[at].span.end <= end and (label == "body" or not found):
            who, place = self._mentions[at].who, self._mentions[at].span.start
            fits = who not in but and self._fits(who, label) and (label != "person" or self.is_person(who))
            if fits and self._quote_at(place) in (None, quote):
                owns = label == "person" and self._cast.words[self._mentions[at].last - 1].owns
                (owning if owns else found)[who] = None  # "Ngozi's father, Chidi Eze, wept. | He"
                if (
                    label == "person"
                    and not owns
                    and (other := self._joined(at)) is not None
                    and self._fits(other, label)
                ):
                    found[other] = None
            at += 1
        listed = list(found) or list(owning)[: None if label == "body" else 1]
        return [] if label in self._opening(start) else listed

    def _or_addressed(self, who: Entity, start: int, end: int, answers: bool) -> Entity | None:
        """Of somebody and the person whom they ask or accuse between two offsets, the one whom a pronoun means.

        That is the one whom it fits for sure; of two alike the addressed one answers, and after a question either may.
        """
        verb, other = self._addressed(start, end)
        if other is None or other.who is who or not self._fits(other.who, "person"):
            return who
        sure, other_sure = ((self._genders.get(one) == self._asked_for) for one in (who, other.who))
        if answers or (other_sure and not sure):
            return other.who
        behind = self._cast.words.forms[other.last : other.last + 1]
        asked = classes("addressing").get(verb) == "asks" and behind not in (("to",), ("for",))
        return None if asked and sure == other_sure else who

    def _addressed(self, start: int, end: int) -> tuple[str, Mention | None]:
        """The first person named between two offsets, outside quotations, as the object of a verb of address."""
        listed = self._cast.words
        at = bisect_left(self._mentions, start, key=lambda mention: mention.span.start)
        for mention in self._mentions[at : at + _MENTIONS]:
            if mention.span.end > end:
                break
            owns, first = listed.owns[mention.last - 1], mention.first
            if owns or not self.is_person(mention.who) or self._quote_at(mention.span.start) is not None:
                continue
            while mention.first - first < _CALLED and first and self._introduces(first - 1):
                first -= 1
            verb = listed.forms[first - 1] if first and listed.starts[first - 1] >= start else ""
            if classes("addressing").get(verb) in ("asks", "tells"):
                return verb, mention
        return "", None

    def _introduces(self, at: int) -> bool:
        """Whether a word may belong to what stands before a name: "the", a title, a role, a word with a capital."""
        form = self._cast.words.forms[at]
        told = form == "the" or form.rstrip(".") in words("titles") or form in classes("roles")
        return told or self._cast.words.upper[at]

    def _joined(self, at: int) -> Entity | None:
        """Who is named with a mention in one breath, so that a pronoun may mean either: "Lena Holt and Ida Berg"."""
        if at + 1 == len(self._mentions):
            return None
        this, other = self._mentions[at], self._mentions[at + 1]
        between = self._cast.within(Span(this.span.end, other.span.start))
        joined = [self._cast.words.forms[k].rstrip(".") for k in between][:1] == ["and"]
        titles = all(self._cast.words.forms[k].rstrip(".") in words("titles") for k in between[1:])
        return other.who if joined and titles and len(between) < _CALLED else None

    def _unsure(self, who: Entity | None) -> bool:
        """Whether nothing tells whether "he" or "she" is somebody."""
        return who is not None and self._asked_for is not None and who not in self._genders

    def _sure(self, start: int, end: int, but: Collection[Entity]) -> Entity | None:
        """Who alone of those named between two offsets is for sure "he", or "she"."""
        at = bisect_left(self._mentions, start, key=lambda mention: mention.span.start)
        found: dict[Entity, None] = {}
        for mention in self._mentions[at : at + _MENTIONS]:
            if mention.span.end > end:
                break
            owns = self._cast.words.owns[mention.last - 1] or self._quote_at(mention.span.start) is not None
            if not owns and mention.who not in but and self._genders.get(mention.who) == self._asked_for:
                found[mention.who] = None
        return next(iter(found)) if len(found) == 1 else None

    def _opening(self, start: int) -> set[str]:
        """The classes of the pronouns among the first words after an offset."""
        at = self._cast.index_at(start)
        return {values("pronouns").get(form, "") for form in self._cast.words.forms[at : at + 3]}

    def _fits(self, who: Entity, label: str) -> bool:
        if isinstance(who, Report):
            return label == "thing"
        if label == "issuer":
            return who.kind is not ActorKind.GROUP
        if label == "person":
            known = self._genders.get(who)
            return who.kind is ActorKind.PERSON and (not known or not self._asked_for or known == self._asked_for)
        if label == "body":
            return who.kind in BODIES and who.kind is not ActorKind.MEDIA  # "the company" is not who tells of it
        return who.kind in BODIES or (label == "many" and who.kind is ActorKind.GROUP)

    def _quote_at(self, offset: int) -> Span | None:
        at = bisect_left(self._quotes, (offset + 1,)) - 1
        return self._quotes[at] if at >= 0 and self._quotes[at].end > offset else None
