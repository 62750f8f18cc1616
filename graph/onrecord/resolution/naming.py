"""How names are read, compared and shown: an article's words go in; forms to compare, names for people come out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from operator import add
from typing import Final, NamedTuple, overload

from onrecord.names import repair_mojibake
from onrecord.records import Entity, Register
from onrecord.resources import Kept
from onrecord.wording import GAP, one_line

_MISREAD = "\u2500-\u259f¡-ªº¬®-¹¼-¿"
"""Signs that stand inside words where UTF-8 was read as another encoding (``Agn├Ęs``)."""
_OTHER = f"{_MISREAD}\u0300-\u036f"
_REST = rf"[\w{_OTHER}]*(?:[-’'][\w{_OTHER}]+)*"
_WORD = re.compile(
    rf"(\w(?:\w*+(?![.’'{_OTHER}-])"  # most words: letters, and nothing behind that may belong to them
    rf"|(?<=[^\d_])\.(?:[^\W\d_]\.)+|{_REST})|[{_OTHER}]{_REST})"
)
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
THE_OR_A = frozenset({"the", "a", "an"})
_OWNERS = ("'s", "’s")
_CONTRACTED = tuple(mark + ending for mark in "'’" for ending in ("ll", "re", "ve", "m", "d"))
_EDGES = " \t.,;:!?\"“”„«»'‘’()[]#@*–—-"
_LONGEST = 200
"""Longer than any name: accents are left on, since taking them off is slow on long runs of them."""
_KEPT = 16_384
"""Words and names of which the reading is kept: what most articles have in common."""
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a text; a possessive ending is left out of its span and form."""

    start: int
    end: int
    form: str
    """As ``fold`` compares it."""
    upper: bool
    """Whether it begins with a capital."""
    capitals: bool
    """Whether all its letters are capitals, two or more: an acronym."""
    owns: bool
    """Whether a possessive ending follows."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in columns, since there are so many: one is made when it is asked for."""

    starts: Sequence[int]
    ends: Sequence[int]
    forms: tuple[str, ...]
    upper: Sequence[bool]
    capitals: Sequence[bool]
    owns: Sequence[bool]

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.starts, self.ends, self.forms, self.upper, self.capitals, self.owns)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple(map(self.__getitem__, range(*at.indices(len(self.starts)))))
        return Word(self.starts[at], self.ends[at], self.forms[at], self.upper[at], self.capitals[at], self.owns[at])


def words_of(text: str) -> Words:
    """All words of a text, in order. Linear in its length."""
    parts = _WORD.split(text)  # what is between, a word, what is between, …
    if len(parts) == 1:
        return Words((), (), (), (), (), ())
    starts = list(accumulate(map(len, parts)))[:-1:2]
    lengths, listed, upper, capitals, owning, in_s = zip(*map(_AS_WORD.__getitem__, parts[1::2]), strict=True)
    ends, owns = list(map(add, starts, lengths)), list(owning)
    for at in compress(range(len(ends)), in_s):
        owns[at] = owns[at] or text[ends[at] : ends[at] + 2] in ("’ ", "' ")
    return Words(starts, ends, listed, upper, capitals, owns)


def _as_word(word: str) -> tuple[int, str, bool, bool, bool, bool]:
    """What a word shows by itself: its length without its ending, form, upper, capitals and owns (see ``Word``), and
    whether it ends in an s, so that an apostrophe may make it possessive.
    """
    in_s = word.endswith("s")
    if owns := word.endswith(_OWNERS):
        word = word[:-2]
    elif word.endswith(_CONTRACTED):
        word = word[: word.replace("’", "'").rindex("'")]
    letters = word.replace(".", "")
    return len(word), fold(word), word[0].isupper(), len(letters) > 1 and letters.isupper(), owns, in_s


_AS_WORD: Final = Kept(_as_word)


@lru_cache(maxsize=_KEPT)
def fold(name: str) -> str:
    """The form in which names are compared.

    Letters mended, NFC, case folded, accents off Latin letters, apostrophes of one kind, the dots of abbreviations, a
    leading article, a possessive ending and marks around it off. Other scripts keep all their marks, so that two names
    in different scripts never fold to one. Linear in the length.
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    name = one_line(repair_mojibake(one_line(name))).strip(_EDGES)
    article = _ARTICLE.match(name)
    name = name[article.end() :] if article else name
    name = " ".join(_undotted(word) for word in name.translate(_APOSTROPHES).split(" "))
    name = name[:-1] if name.endswith("s'") else name.removesuffix("'s")
    name = name.strip(_EDGES).casefold()
    return name if name.isascii() or len(name) > _LONGEST else _unaccented(name)


@lru_cache(maxsize=_KEPT)
def forms(name: str) -> tuple[str, ...]:
    """The words of a name as ``fold`` compares them, a leading article left out."""
    listed = words_of(name).forms
    return listed[1:] if len(listed) > 1 and listed[0] in THE_OR_A else listed


@lru_cache(maxsize=_KEPT)
def words_in(names: tuple[str, ...]) -> frozenset[str]:
    """All words of some names, as ``forms`` gives them."""
    return frozenset(form for name in names for form in forms(name))


@lru_cache(maxsize=_KEPT)
def shown(words: str) -> str:
    """A name as people read it: letters mended, one line, marks around it, leading article and possessive off."""
    name = repair_mojibake(one_line(words)).strip(' \t,;:"“”„«»#@*–—').removesuffix(".")
    name = name + "." if re.search(r"\b\w\.\w$", name) else name
    article = _ARTICLE.match(name)
    name = name[article.end() :] if article else name
    for ending in _OWNERS:
        name = name.removesuffix(ending)
    return name[:-1] if name.endswith(("s’", "s'")) else name


def as_named(pieces: Iterable[str]) -> str:
    """The words for a source as people read them: letters mended, on one line, pieces joined by a gap mark."""
    return repair_mojibake(one_line(GAP.join(pieces)))


def by_name(register: Register) -> dict[str, tuple[Entity, ...]]:
    """The curated actors and reports by each of their names."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    everybody: Iterable[Entity] = (*register.actors.values(), *register.reports.values())
    for who in everybody:
        for name in dict.fromkeys(fold(name) for name in (who.name, *who.names)):
            found[name].append(who)
    return {name: tuple(listed) for name, listed in found.items()}


def _undotted(word: str) -> str:
    letters = word.split(".")
    return "".join(letters) if len(letters) > 1 and all(len(letter) <= 1 for letter in letters) else word


def _unaccented(name: str) -> str:
    out: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", name):
        if unicodedata.combining(char):
            if not latin:
                out.append(char)
        else:
            latin = char.isascii() or unicodedata.name(char, "").startswith("LATIN")
            out.append(char)
    return unicodedata.normalize("NFC", "".join(out))
