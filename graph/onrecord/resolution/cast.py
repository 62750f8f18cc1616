"""Everybody an article names: its text and the register go in; mentions in text order, each with its actor, come out.

Curated names are found wherever they stand. Other names are runs of capitalised words; what they name is told by the
words in them ("Ministry of …") and around them ("spokesman …"), after the lists in ``data/``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from onrecord.records import Actor, ActorKind, Article, Entity, Register, Report, Sentence, Span
from onrecord.resolution.naming import THE_OR_A, by_name, fold, forms, shown, words_in, words_of
from onrecord.resolution.runs import Runs, headings, is_of_body, kind_of, things
from onrecord.resolution.wordlists import classes, phrases, words

REPORT_NOUNS = frozenset(word for word, label in classes("documents").items() if label in ("report", "work", "act"))
BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.MEDIA})

_FINITE = frozenset({"PRES", "BASE", "MODAL", "BE", "HAVE", "DO"})
_LOOK_BACK = 50
"""How many earlier mentions a description is compared with, so that the cost stays linear."""


@dataclass(slots=True)
class Mention:
    """Where an article names somebody; ``first`` and ``last`` (exclusive) count its words. Not frozen, being many."""

    span: Span
    who: Entity
    first: int
    last: int


class Cast:
    """The actors that an article names, and where."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], register: Register) -> None:
        self.text = article.text
        self.words = words_of(article.text)
        self.starts = self.words.starts
        self._runs = Runs(article.text, self.words)
        self.register = register
        self.mentions: list[Mention] = []
        self._offsets: list[int] = []
        """Where each mention begins, in code points."""
        self._firsts: list[int] = []
        """The first word of each mention."""
        self._named: dict[str, Entity] = {}
        self._by_surname: dict[str, Actor] = {}
        self._by_first: dict[str, Actor] = {}
        self._by_head: defaultdict[str, list[int]] = defaultdict(list)
        self._curated = by_name(register)
        self._opening = self._opening_words(sentences)
        self._sentences = sentences
        self.acronyms = {form for form in compress(self.words.forms, self.words.capitals) if 2 <= len(form) <= 6}
        self._things = things(self.text)
        self._heading = headings(self.text, self.words)
        capitalised = list(compress(range(len(self.words)), self.words.upper))
        self._inside = {
            self.words.forms[at] for at in capitalised if at not in self._opening and at not in self._heading
        }
        self._scan(capitalised)

    # --- what others ask ------------------------------------------------------------------------------------------

    def index_at(self, offset: int) -> int:
        """The first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def opens(self, at: int) -> bool:
        """Whether a word has its capital only because a sentence begins with it, as far as the article shows."""
        return at in self._opening and not self._names_something(at)

    @cached_property
    def verbs(self) -> frozenset[int]:
        """The words that are finite verbs, for sure: past forms may be participles."""
        tokens = (
            token
            for sentence in self._sentences
            for token in zip(sentence.tokens.starts, sentence.tokens.tags, strict=True)
        )
        return frozenset(self.index_at(start) for start, tag in tokens if tag in _FINITE)

    def is_first(self, at: int) -> bool:
        """Whether a sentence or a quotation begins with a word."""
        return at in self._opening

    def within(self, span: Span) -> range:
        """The words that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def curated(self, name: str, before: int) -> Entity | None:
        """The curated actor or report of this name; of several, the one mentioned last before an offset, else none."""
        found = self._curated.get(fold(name), ())
        if len(found) < 2:
            return found[0] if found else None
        upto = bisect_left(self._offsets, before)
        return next((m.who for m in reversed(self.mentions[max(0, upto - _LOOK_BACK) : upto]) if m.who in found), None)

    def named(self, name: Sequence[str]) -> Entity | None:
        """Whom a name (as ``forms`` gives it) means in this article: full, an acronym, part of a person's."""
        known = self._named.get(" ".join(name))
        if known or len(name) != 1:
            return known
        longer = self._by_first.get(name[0])
        whole = longer and (longer.kind is ActorKind.PERSON or set(forms(longer.name)[1:]) <= words("suffixes"))
        return self._by_surname.get(name[0]) or (longer if whole else None)

    def shortened(self, name: Sequence[str]) -> Actor | None:
        """The body whose name begins with these words: "Amnesty"."""
        longer = self._by_first.get(name[0]) if name else None
        return longer if longer and forms(longer.name)[: len(name)] == tuple(name) else None

    def described(self, name: Sequence[str], before: int) -> Actor | None:
        """The body last mentioned before an offset whose names hold all these words: "the ministry"."""
        listed = self._by_head.get(name[-1], []) if name else []
        upto = bisect_left(listed, before, key=self._offsets.__getitem__)
        for at in reversed(listed[max(0, upto - _LOOK_BACK) : upto]):
            who = self.mentions[at].who
            if isinstance(who, Actor) and who.kind is not ActorKind.PERSON and set(name) <= self.vocabulary(who):
                return who
        return None

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie inside a span, in order."""
        first, last = bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def beginning(self, at: int) -> Mention | None:
        """The mention that begins with a word."""
        index = bisect_left(self._firsts, at)
        return self.mentions[index] if index < len(self.mentions) and self._firsts[index] == at else None

    def covering(self, at: int) -> Mention | None:
        """The mention to which a word belongs."""
        index = bisect_right(self._firsts, at) - 1
        return self.mentions[index] if index >= 0 and self.mentions[index].last > at else None

    def vocabulary(self, who: Entity) -> frozenset[str]:
        """All words of all names of somebody."""
        return words_in((who.name, *who.names))

    def actor(self, name: Sequence[str], surface: str, kind: ActorKind) -> Actor:
        """The actor of this name in this article, made if there is none yet."""
        known = self.named(name)
        if isinstance(known, Actor):
            return known
        made = Actor(name=shown(surface), kind=kind)
        self._named[" ".join(name)] = made
        return made

    # --- scanning -------------------------------------------------------------------------------------------------

    def _opening_words(self, sentences: Sequence[Sentence]) -> frozenset[int]:
        """The words with which a sentence or a quotation begins: their capital says nothing."""
        starts = [offset for sentence in sentences for offset in (sentence.start, *(q.start for q in sentence.quotes))]
        return frozenset(bisect_left(self.starts, start) for start in starts)

    def _scan(self, capitalised: Iterable[int]) -> None:
        known = self._curated_runs()
        last = 0
        for at in sorted({*known, *capitalised}):
            if at < last:
                continue
            if at in known:
                last, who = known[at]
                self._note(at, last, who)
            elif self._may_begin(at):
                last = self._runs.end(at, known)
                self._read_run(at, last)

    def _curated_runs(self) -> dict[int, tuple[int, Entity]]:
        """The longest curated name from each word on, none inside another. One look-up a word and length."""
        by_first: defaultdict[str, dict[tuple[str, ...], tuple[Entity, str]]] = defaultdict(dict)
        everybody: Iterable[Entity] = (*self.register.actors.values(), *self.register.reports.values())
        for who in everybody:
            for name in (who.name, *who.names):
                form = forms(name)
                if form and not (isinstance(who, Report) and len(form) == 1):
                    by_first[form[0]].setdefault(form, (who, name))
        if not by_first:
            return {}
        longest = {first: max(map(len, names)) for first, names in by_first.items()}
        found: dict[int, tuple[int, Entity]] = {}
        at = 0
        while at < len(self.words):
            names = by_first.get(self.words.forms[at], {})
            top = min(longest.get(self.words.forms[at], 0), len(self.words) - at)
            for length in range(top, 0, -1):
                match = names.get(self.words.forms[at : at + length])
                if match and self._is_case_of(match[1], at) and self._joined(at, at + length):
                    found[at] = (at + length, match[0])
                    at += length - 1
                    break
            at += 1
        return found

    def _is_case_of(self, name: str, at: int) -> bool:
        """Whether the capitals fit: "US" is not "us", "WHO" not "who"."""
        first = next(iter(words_of(shown(name))), None)
        if first is None:
            return False
        letters = shown(name)[first.start : first.end].replace(".", "")
        word = self.text[self.words.starts[at] : self.words.ends[at]].replace(".", "")
        if letters.isupper() and len(letters) > 1:
            return word.isupper()
        return not first.upper or self.words.upper[at]

    def _joined(self, first: int, last: int) -> bool:
        """Whether words stand together in one sentence, with little between them."""
        pairs = zip(self.words[first : last - 1], self.words[first + 1 : last], strict=True)
        return all(
            after.start - word.end <= 3 and "\n" not in self.text[word.end : after.start] for word, after in pairs
        )

    def _may_begin(self, at: int) -> bool:
        form = self.words.forms[at]
        if not self.words.upper[at] or (form in words("function_words") and not self._runs.capitals(at)):
            return False
        if at in self._heading:
            return form in phrases("places")
        return at not in self._opening or self._names_something(at)

    def _names_something(self, at: int) -> bool:
        """Whether a sentence's first word is a name: capital elsewhere too, or followed by one, or listed."""
        form = self.words.forms[at]
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        follows = bool(after and after.upper and after.form not in REPORT_NOUNS and self._runs.spaced(at))
        if form in classes("organisations") and after and after.form in ("of", "for"):
            follows = at + 2 < len(self.words) and self.words.upper[at + 2]
        listed = form in phrases("places") or form in words("titles") or self._runs.capitals(at)
        return form in self._inside or form in self._named or listed or follows

    def _read_run(self, first: int, last: int) -> None:
        """A run of capitalised words: titles off; a role word in it parts a body before from a person after it."""
        while first < last and self.words.forms[first].rstrip(".") in words("titles"):
            first += 1
        while last - first > 2 and self.words.forms[last - 1] in words("postnominals"):
            last -= 1
        if first in self._opening and self.named(self.words.forms[first + 1 : last]):
            first += 1
        if self.words.forms[last - 1] in REPORT_NOUNS:
            last -= 1
        roles = [at for at in range(first, last) if self._is_role(at, first, last)]
        if not roles:
            self._read_name(first, last)
            return
        before, after = roles[0], roles[-1] + 1
        while before > first and self.words.forms[before - 1] in words("role_modifiers"):
            before -= 1
        while after < last and (
            self.words.forms[after] in words("role_modifiers")
            or classes("connectors").get(self.words.forms[after]) in ("name", "body")
        ):
            after += 1
        while first < before and self.words.forms[first] in words("former"):
            first += 1
        self._read_name(first, before, office=True)
        self._read_name(after, last)

    def _is_role(self, at: int, first: int, last: int) -> bool:
        """Whether a word of a run is a role, not part of a body's name: "Office of the High Commissioner"."""
        if self.words.forms[at] not in classes("roles") or self.words.forms[last - 1] in classes("organisations"):
            return False  # no role: "Harbour Workers Union"
        before, between = at, words("role_modifiers")
        while before > first and (self.words.forms[before - 1] in between or self.words.forms[before - 1] == "the"):
            before -= 1
        owned = before - 2 >= first and self.words.forms[before - 1] in ("of", "for")
        return not (owned and self.words.forms[before - 2] in classes("organisations"))

    def _read_name(self, first: int, last: int, *, office: bool = False) -> None:
        """Notes a name. ``office``: what stands before a role, so that it is no person: "Aged Care Minister"."""
        while first < last and self.words.forms[first].rstrip(".") in words("titles"):
            first += 1
        while last - first > 2 and self.words.forms[last - 1] in words("postnominals"):
            last -= 1
        if first >= last:
            return
        name = self.words.forms[first:last]
        parts = name.index("of") if "of" in name else 0
        if parts > 1 and is_of_body(name[:parts], name[parts + 1 :]):  # "Lena Holt of Rivers Watch"
            self._read_name(first, first + parts)
            self._read_name(first + parts + 1, last)
            return
        surface = self.text[self.words.starts[first] : self.words.ends[last - 1]]
        who = self.named(name) or self._named.get(self._initials(first, last))
        who = who or (self.shortened(name) if len(name) > 1 else self._headed(name[0], self.words.starts[first]))
        if who is None:
            kind = kind_of(name, proper=True)
            if kind is ActorKind.UNKNOWN:
                kind = self._kind_before(first)
            if kind is ActorKind.UNKNOWN and surface in self._things and not self._is_told(first):
                kind = ActorKind.ORGANISATION
            if kind is ActorKind.UNKNOWN and not office and self._is_person(first, last):
                kind = ActorKind.PERSON
            who = Actor(name=shown(surface), kind=kind)
        self._note(first, last, who)

    def _headed(self, form: str, before: int) -> Actor | None:
        """The body last named before an offset whose name ends in a word for bodies: "Board" of a Safety Board."""
        return self.described((form,), before) if form in classes("organisations") else None

    def _kind_before(self, first: int) -> ActorKind:
        """What the words before a name call its bearer: "the firm, Alder Brothers", "supermarket chain Delmond".

        Not where they hang on another: "the head of the charity, Lena Holt".
        """
        if not first or self.words.forms[first - 1] not in words("called"):
            return ActorKind.UNKNOWN
        opens = first - 1
        while opens and first - opens < 5 and self.words.forms[opens] not in THE_OR_A:
            opens -= 1
        gap = self._gap(first)
        hangs = opens > 0 and self.words.forms[opens - 1] in ("of", "for", "at", "from", "with", "by")
        told = gap == " " or (gap == ", " and not hangs)
        return kind_of((self.words.forms[first - 1],)) if told else ActorKind.UNKNOWN

    def _initials(self, first: int, last: int) -> str:
        """The initials of a name of several words, if the article uses them as an acronym."""
        initials = "".join(form[:1] for form in compress(self.words.forms[first:last], self.words.upper[first:last]))
        return initials if len(initials) > 1 and initials in self.acronyms else ""

    def _is_told(self, first: int) -> bool:
        """Whether a title or a role before a name, or its first name, says that it is a person's."""
        before = self.words.forms[first - 1] if first and self._gap(first) in (" ", ". ") else ""
        named = classes("gendered").get(self.words.forms[first], "").endswith("-name")
        return named or before.rstrip(".") in words("titles") or before in classes("roles")

    def _gap(self, at: int) -> str:
        """What stands before a word, behind the one before it."""
        return self.text[self.words.ends[at - 1] : self.words.starts[at]]

    def _is_person(self, first: int, last: int) -> bool:
        """Two to four capitalised words without article or place; or a title or role before."""
        name = self.words[first:last]
        before = self.words.forms[first - 1] if first else ""
        if before in classes("roles") or self._is_told(first):
            return True
        capitals = [at for at in range(first, last) if self.words.upper[at]]
        small = all(word.upper or classes("connectors").get(word.form) == "name" for word in name)
        last_word = self.words.forms[last - 1]
        if last_word.endswith("s") and last_word[:-1] in self._inside:
            return False  # "Muslim Uyghurs", where the article also says "Uyghur"
        plain = not any(
            word.form in phrases("places") or self._runs.capitals(at) for at, word in enumerate(name, first)
        )
        return 2 <= len(capitals) <= 4 and small and plain and before not in THE_OR_A

    def _note(self, first: int, last: int, who: Entity) -> None:
        span = Span(self.words.starts[first], self.words.ends[last - 1])
        at = len(self.mentions)
        self._offsets.append(span.start)
        self._firsts.append(first)
        self.mentions.append(Mention(span, who, first, last))
        self._learn(who, self.words.forms[first:last])
        initials = self._initials(first, last)
        if initials and isinstance(who, Actor) and who.kind is not ActorKind.PERSON:
            self._named.setdefault(initials, who)
        if isinstance(who, Actor) and who.kind is not ActorKind.PERSON:
            for form in self.vocabulary(who):
                self._by_head[form].append(at)
        self._note_acronym(last, who)

    def _learn(self, who: Entity, name: Sequence[str]) -> None:
        """Remembers by what this article may call somebody later."""
        self._named.setdefault(" ".join(name), who)
        if not isinstance(who, Actor):
            return
        full = forms(who.name)
        if who.kind is ActorKind.PERSON and len(full) > 1:
            self._by_surname[full[-1]] = who
        if len(full) > 1 and (who.kind in BODIES or full[-1] not in words("groups")):
            self._by_first[full[0]] = who

    def _note_acronym(self, last: int, who: Entity) -> None:
        """``Name (ABC)``: from here on ABC means the name's bearer."""
        if last < len(self.words) and self._runs.capitals(last):
            word = self.words[last]
            opened = self.text[self.words.ends[last - 1] : word.start].strip() == "("
            initials = {form[0] for form in forms(who.name) if form}
            if opened and self.text[word.end : word.end + 1] == ")" and word.form[0] in initials:
                self._named.setdefault(word.form, who)
