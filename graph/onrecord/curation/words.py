"""From pasted words to exact offsets: an article's text goes in, the spans at which words stand come out.

Words match whatever the kind of quotation mark, dash, space or line break. ``text[start:end]`` is the passage as the
article has it. Every search is linear in the text plus the words.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from onrecord.records import Excluded, Span, Spans, hull

_EDGE = "\x00"
"""Stands before and after each word of a folded text, so that a plain search finds whole words alone."""
_QUOTE, _DASH, _GAP = '"', "-", "…"

_IGNORED = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphen, zero-width characters and marks of direction: invisible, so nobody can be asked to paste them."""
_UNSPACED = (
    "\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that write words without spaces, or with endings grown on: every character is its own word."""
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[\u0300-\u036f])"
_SINGLE = "['‘’‚‛`´′‹›]"

_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}++(?:[{_IGNORED}]++{_LETTER}++)*+)"
    rf"|(?P<ignored>[{_IGNORED}]++)"
    rf"|(?P<space>[\s{_IGNORED}]++)"
    rf"|(?P<quote>''|‘‘|‘’|’’|``|‚‚|´´|′′|{_SINGLE}|[\"“”„‟«»″＂「」『』])"
    r"|(?P<dash>[-‐‑‒–—―−﹘﹣－]{1,3})"
    r"|(?P<gap>\.\.\.|…)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_INVISIBLE = re.compile(f"[{_IGNORED}]")
_STANDS_APART = re.compile(r"(?:^|(?<=\s))(?:…|\.\.\.)(?=\s|$)")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_WORD = re.compile(r"\w+")
_MOST_ADVICE = 100
"""Missing words for which the nearest text is sought; a file with more is about another text."""
_LIMIT = 200
"""How much of a text a message shows, in characters."""


class _Folded:
    """A text in the form in which it is compared, with the way back to its offsets."""

    def __init__(self, text: str, quotes: bool = True) -> None:
        """``quotes=False``: quotation marks left out, apostrophes inside words kept."""
        pieces: list[str] = []
        self._at, self._start, self._end = (array("Q") for _ in range(3))
        length, last = 0, ""
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            start, end = match.span()
            if kind == "word":
                piece = match[0]
                if not piece.isascii():
                    piece = unicodedata.normalize("NFC", _INVISIBLE.sub("", piece))
                piece = f"{_EDGE}{piece}{_EDGE}"
            elif kind == "space":
                piece = "" if last == "space" else " "
            elif kind == "quote":
                inside_a_word = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
                piece = _QUOTE if quotes or inside_a_word else ""
            elif kind == "other":
                piece = "\ufffd" if match[0] == _EDGE else match[0]
            else:
                piece = {"dash": _DASH, "gap": _GAP}.get(kind or "", "")
            if piece:
                pieces.append(piece)
                self._at.append(length)
                self._start.append(start)
                self._end.append(end)
                length += len(piece)
                last = kind or ""
        self.form = "".join(pieces)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text behind a stretch of whole tokens of the form."""
        return Span(self._start[bisect_left(self._at, start)], self._end[bisect_left(self._at, end) - 1])


class WordsError(ValueError):
    """Words are not in the text, or not in one place alone: what is wrong, how to mend it, and which words."""

    def __init__(self, what: str, mend: str, words: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.words = words


class Page:
    """An article's text, made searchable. What lies in an excluded passage is not found."""

    def __init__(self, text: str, excluded: Iterable[Excluded] = ()) -> None:
        self.text = text
        self._excluded = sorted(passage.span for passage in excluded)
        self._excluded_starts = [span.start for span in self._excluded]
        self._known: dict[tuple[str, bool], Spans] = {}
        self._advice = _MOST_ADVICE

    @cached_property
    def _folded(self) -> _Folded:
        return _Folded(self.text)

    @cached_property
    def _unquoted(self) -> _Folded:
        return _Folded(self.text, quotes=False)

    def find(self, words: str, quotes: bool = True) -> Spans:
        """Where the words stand, in text order; with an ellipsis that stands apart, the shortest stretches that fit.

        ``quotes=False``: quotation marks need not be given. WordsError: an ellipsis opens or ends the words.
        """
        key = (words, quotes)
        if key not in self._known:
            self._known[key] = self._find(words, quotes)
        return self._known[key]

    def _find(self, words: str, quotes: bool) -> Spans:
        pieces = [piece.strip() for piece in _STANDS_APART.split(words)]
        whole = self._literal(words, quotes)
        if whole or len(pieces) == 1:
            return whole
        if not all(pieces):
            raise WordsError(
                f"the gap in “{shorten(words)}” has nothing on one side.",
                "Write the first and the last words of the passage, with … between them.",
                words,
            )
        stretches = (hull(chain) for chain in chains([self._literal(piece, quotes) for piece in pieces]))
        return tuple(stretch for stretch in stretches if not _EMPTY_LINE.search(self.text, *stretch))

    def _literal(self, words: str, quotes: bool) -> Spans:
        needle = _Folded(words.strip(), quotes).form
        if not needle:
            return ()
        folded = self._folded if quotes else self._unquoted
        spans = []
        at = folded.form.find(needle)
        while at >= 0:
            span = folded.span(at, at + len(needle))
            if not self.is_excluded(span):
                spans.append(span)
            at = folded.form.find(needle, at + len(needle))
        return tuple(spans)

    def is_excluded(self, span: Span) -> bool:
        """Whether the span touches a passage that is not part of the article proper."""
        before = bisect_right(self._excluded_starts, span.start)
        return any(other.overlaps(span) for other in self._excluded[max(before - 1, 0) : before + 1])

    @cached_property
    def _sentence_starts(self) -> list[int]:
        """A rough split, used only to prefer one of several places: quoted sentences stay within their frame."""
        starts, depth = [0], 0
        for match in _TURN.finditer(self.text):
            mark = match[0]
            ends = match.end()
            if mark[0] == "\n":
                starts.append(ends)
                depth = 0
                continue
            opened, closed = (mark.count(a) + mark.count(b) for a, b in ("“«", "”»"))
            depth = max(depth + opened - closed, 0)
            if mark.count('"') % 2:
                depth = 0 if depth else 1
            if mark[-1].isspace() and (depth == 0 or "\n" in mark) and not self._goes_on(match.start(), ends):
                starts.append(ends)
                depth = 0
        return starts

    def _goes_on(self, mark: int, after: int) -> bool:
        """Whether end marks end no sentence: a small letter follows, or an initial goes before ("U.S. Congress")."""
        before = self.text[max(mark - 2, 0) : mark]
        return self.text[after : after + 1].islower() or (before[-1:].isupper() and not before[:-1].isalnum())

    def sentences(self, span: Span) -> Span:
        """The stretch of whole sentences around a span."""
        starts = self._sentence_starts
        start = starts[bisect_right(starts, span.start) - 1]
        after = bisect_left(starts, span.end)
        return Span(start, starts[after] if after < len(starts) else len(self.text))

    def missing(self, words: str) -> WordsError:
        """The error for words that are nowhere, with what the text has that is nearest to them."""
        if self._excluded and self._unabridged.find(words):
            return WordsError(
                f"“{shorten(words)}” stands only in a passage that is no part of the article proper.",
                "Take words of the article itself: nothing is read from advertisements, teasers and prompts.",
                words,
            )
        near = ""
        if self._advice > 0:
            self._advice -= 1
            near = self.nearest(words)
        mend = "Paste the words as the article has them."
        if near:
            mend = f"Nearest text: “{shorten(near)}”.{_difference(words, near)}"
        return WordsError(f"“{shorten(words)}” is not in the article.", mend, words)

    @cached_property
    def _unabridged(self) -> Page:
        return Page(self.text)

    def several(self, words: str, spans: Sequence[Span]) -> WordsError:
        """The error for words that stand in several places, with the places."""
        places = "; ".join(f"“{self.context(span)}”" for span in spans[:4]) + ("; …" if len(spans) > 4 else "")
        return WordsError(
            f"“{shorten(words)}” is there {len(spans)} times: {places}.",
            "Add `near: ` with a longer stretch of text that holds all parts of this entry and stands there once.",
            words,
        )

    def context(self, span: Span) -> str:
        """The span with a few words around it, on one line."""
        start, end = max(span.start - 30, 0), min(span.end, span.start + 60)
        shown = " ".join(self.text[start : end + 30].split())
        return ("…" if start else "") + shown + ("…" if end + 30 < len(self.text) else "")

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        return [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(self.text)]

    @cached_property
    def _index(self) -> dict[tuple[str, ...], list[int]]:
        """Runs of three, two and one words -> the first places (in words) at which they stand."""
        index: dict[tuple[str, ...], list[int]] = {}
        forms = [form for form, _, _ in self._words]
        for size in (1, 2, 3):
            for place, run in enumerate(zip(*(forms[k:] for k in range(size)), strict=False)):
                places = index.setdefault(run, [])
                if len(places) < 20:
                    places.append(place)
        return index

    def nearest(self, words: str) -> str:
        """The stretch of the text that shares most runs of words with the given ones; empty if there is none."""
        forms = [m[0].casefold() for m in _WORD.finditer(words[:5000])][:400]
        votes: dict[int, float] = {}
        for size in (1, 2, 3):
            for offset, run in enumerate(zip(*(forms[k:] for k in range(size)), strict=False)):
                places = self._index.get(run, ())
                for place in places:
                    votes[place - offset] = votes.get(place - offset, 0) + size**2 / len(places)
        if votes:
            best = min(votes, key=lambda shift: (-sum(votes.get(shift + k, 0) for k in (-1, 0, 1)), shift))
            if votes[best] >= min(1, len(forms) / 2):
                return self._stretch(best, best + len(forms))
        known = dict.fromkeys(form for form, _, _ in self._words[:20000])
        for form in sorted(set(forms), key=lambda form: (-len(form), form))[:3]:
            close = get_close_matches(form[:60], known, 1, 0.8)
            if close:
                place = self._index[(close[0],)][0] - forms.index(form)
                return self._stretch(place, place + len(forms))
        return ""

    def _stretch(self, first: int, end: int) -> str:
        inside = self._words[max(first, 0) : max(end, 1)]
        return self.text[inside[0][1] : inside[-1][2]] if inside else ""


_TURN = re.compile(r"""\n[^\S\n]*\n\s*|[“«”»"]|(?<![.!?…。！？])[.!?…。！？]+[”’"'»)\]]*\s+(?=\S)""")
"""What begins, ends or suspends a sentence: an empty line, a quotation mark, end marks with closers before a space."""


def chains(places: Sequence[Sequence[Span]]) -> list[Spans]:
    """The shortest ways to take one span of each list, one after the other in the text: disjoint steps, linear."""
    found: list[Spans] = []
    at = [0] * len(places)
    for first in places[0]:
        chain = [first]
        for step in range(1, len(places)):
            listed = places[step]
            while at[step] < len(listed) and listed[at[step]].start < chain[-1].end:
                at[step] += 1
            if at[step] == len(listed):
                return found
            chain.append(listed[at[step]])
        if found and found[-1][-1] == chain[-1]:
            found.pop()
        found.append(tuple(chain))
    return found


def _difference(words: str, near: str) -> str:
    """Where long words first depart from the nearest text, as a sentence of a message; empty for short ones."""
    if len(words) <= _LIMIT:
        return ""
    ours, theirs = ([m[0] for m in _WORD.finditer(one[:5000])] for one in (words, near))
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            here, there = " ".join(ours[max(a - 3, 0) : b + 3]), " ".join(theirs[max(c - 3, 0) : d + 3])
            return f" At “{shorten(here)}” the text has “{shorten(there)}”."
    return " The two differ in marks."


def shorten(words: str) -> str:
    """Words on one line, cut in the middle where they are long."""
    if len(words) > 2 * _LIMIT:
        words = f"{words[:_LIMIT]} […] {words[-_LIMIT:]}"
    words = " ".join(words.split())
    half = _LIMIT // 2
    return words if len(words) <= 2 * half + 20 else f"{words[:half].rstrip()} […] {words[-half:].lstrip()}"
