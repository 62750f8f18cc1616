"""When: words like "on Thursday" go in; the date they mean, as exact as the words, and what it rests on, come out.

Basis ``explicit``: the words hold the date. ``from-article-date``: counted from the day of publication. ``from-event``:
the article's day is not known, so counted from the one day that the corpus knows, that of its report. ``unresolved``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Article, Reading, Register, Sentence, Span, Spans
from onrecord.resolution.wordlists import words

EXPLICIT, FROM_ARTICLE, FROM_EVENT, UNRESOLVED = "explicit", "from-article-date", "from-event", "unresolved"

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10}
_SHORT |= {"nov": 11, "dec": 12}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_REACH = 300
"""How far from a cue its date is sought, in code points."""

_MONTH = "(?:" + "|".join([m.capitalize() for m in _MONTHS] + [f"{m.capitalize()}\\.?" for m in _SHORT]) + r")(?!\w)"
_WEEKDAY = "(?:" + "|".join(d.capitalize() for d in _DAYS) + ")"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_WHEN = r"(?:(?:early|late|earlier|later) )?(?:on |in |since |by )?(?:(?:early|late) )?"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_UNIT = r"(?:day|week|month|year)s?"
_FIRST = ("early", "late", "on ", "in ", "since", "by ", "last", "next", "this", *_NEAR_DAYS, *_DAYS, *_MONTHS, *_SHORT)
_OPENS = "|".join(sorted({word[:3] for word in (*_FIRST, *(f"{count} " for count in _COUNTS))}))
"""How such words begin: looked at first, since most words begin otherwise."""
_EXPRESSION = re.compile(
    rf"(?<!\w)(?=\d|{_OPENS})(?:{_WHEN}(?:"
    rf"(?:{_WEEKDAY},? )?(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}(?!\d))(?:,? {_YEAR})?"
    rf"|{_MONTH} {_YEAR}|{_YEAR}-[01]\d-[0-3]\d"
    rf"|(?:(?:last|next|this) )?{_WEEKDAY}{_PART}"
    rf"|(?:last|next|this) (?:week|month|year|{_MONTH}))"
    rf"|(?:in|last|this|next|since|early|late|earlier in|later in) {_MONTH}"
    rf"|(?:in|since) {_YEAR}"
    rf"|(?:yesterday|today|tomorrow|tonight)(?!\w)"
    rf"|(?:\d{{1,3}}|{'|'.join(_COUNTS)}) {_UNIT} ago)(?!\w)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"day|week|month|year|tonight|tomorrow|18\d\d|19\d\d|20\d\d|"
    + "|".join(rf"{month}\b" for month in (*_MONTHS, *_SHORT))
)
"""What every such expression holds, in small letters; no branch begins with a test, so that it is quickly found."""
_LETTERS = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dated:
    """Words for a date, what they mean (YYYY-MM-DD, YYYY-MM or YYYY; None: not known), and on what that rests."""

    words: str
    date: str | None
    basis: str


class Calendar:
    """Resolves the dates of one article."""

    def __init__(
        self, article: Article, register: Register, sentences: Sequence[Sentence] = (), cues: Iterable[Span] = ()
    ) -> None:
        """``cues``: of all readings of the article, to tell whose a date is."""
        released = [report.released for report in register.reports.values() if report.released]
        self._published = _day(article.published)
        self._event = _day(released[0]) if len(released) == 1 else None
        self._known = [*(event.date for event in register.events.values()), *released]
        self._text = article.text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._cues = sorted(set(cues))
        self._words: dict[int, list[Span]] = {}

    def of_reading(self, reading: Reading, around: Spans | None = None) -> Dated | None:
        """The date that belongs to a reading: the curator's, else the one nearest to its cue, in the cue's clause.

        ``around``: the content that the reading is nested in; what stands outside it dates the outer reading only.
        """
        given = reading.given
        if given and given.date:
            return self._curated(given.date_words, given.date)
        if given and given.date_words:
            return self.resolve(given.date_words)
        found = self._nearest(reading, around) if reading.cue else None
        return self.resolve(" ".join(found.of(self._text).split())) if found else None

    def resolve(self, phrase: str) -> Dated:
        """The date that words mean.

        A weekday is the last such day up to the day of publication ("next", the first after it). Counted from a
        report's release it is the first such day on or after it, if that is at most three days later; else the text
        may as well mean the days before, and it stays unresolved. A day or month without a year is the nearest such
        one before the anchor; from an event, the nearest on either side.
        """
        tokens = [token.casefold() for token in _LETTERS.findall(phrase)]
        year = next((int(token) for token in tokens if re.fullmatch(_YEAR, token)), None)
        month = next((number for token in tokens if (number := _month(token))), None)
        day = next(
            (int(token) for token in tokens if token.isdecimal() and len(token) < 3 and 1 <= int(token) <= 31), None
        )
        if re.fullmatch(rf"{_YEAR}-[01]\d-[0-3]\d", phrase.rsplit(" ", maxsplit=1)[-1]):
            return Dated(phrase, *_checked(phrase.rsplit(" ", maxsplit=1)[-1]))
        if "ago" not in tokens and year and (month or not day):
            return Dated(phrase, *_checked(_written(year, month, day)))
        if self._event and (shifted := _from_release(tokens, self._event)):
            return Dated(phrase, shifted, FROM_EVENT)
        for anchor, basis in ((self._published, FROM_ARTICLE), (self._event, FROM_EVENT)):
            if anchor:
                found = _counted(tokens, month, day, anchor, basis)
                return Dated(phrase, found, basis) if found else Dated(phrase, None, UNRESOLVED)
        return Dated(phrase, None, UNRESOLVED)

    def _nearest(self, reading: Reading, around: Spans | None) -> Span | None:
        """The date words nearest to the cue that are in its clause and in no content, source or quotation."""
        cue = reading.cue[0]
        at = bisect_right(self._starts, cue.start) - 1
        if at < 0:
            return None
        home = self._sentences[at]
        listed = self._words_in(at)
        if not listed:
            return None
        first = bisect_left(listed, (max(home.start, cue.start - _REACH),))
        last = bisect_left(listed, (min(home.end, cue.end + _REACH),))
        reach = Span(cue.start - _REACH, cue.end + _REACH)
        quotes = home.quotes[
            bisect_left(home.quotes, reach.start, key=lambda q: q.end) : bisect_left(home.quotes, (reach.end,))
        ]
        inside = (*reading.content, *reading.source, *quotes)
        near = [span for span in listed[first:last] if not any(span.overlaps(part) for part in inside)]
        if around is not None:
            near = [span for span in near if any(part.holds(span) for part in around)]
        near.sort(key=lambda span: (max(cue.start - span.end, span.start - cue.end), span))
        return next((span for span in near if self._is_of_clause(span, cue, reading)), None)

    def _words_in(self, at: int) -> list[Span]:
        """The date words of a sentence, sought once, and only where something is read."""
        if at not in self._words:
            place = self._sentences[at].span
            hinted = _HINT.search(place.of(self._text).casefold())
            found = _EXPRESSION.finditer(self._text, *place) if hinted else ()
            self._words[at] = [Span(*match.span()) for match in found if _is_month(match[0])]
        return self._words[at]

    def _is_of_clause(self, span: Span, cue: Span, reading: Reading) -> bool:
        """Whether neither a relative or joining word nor another cue stands between a date and a cue."""
        between = Span(min(cue.end, span.end), max(cue.start, span.start))
        gap = _outside(self._text, between, (*reading.content, *reading.source))
        if any(token.casefold() in words("relations") for token in re.findall(r"\w+|[;:—]", gap)):
            return False
        if span.end <= cue.start and "," in gap:
            # The date may belong to a clause that ends before the cue: "Ann, who came on Monday, said …".
            home = self._text[max(0, span.start - _REACH) : span.start]
            segment = re.split(r"[,.\n]", home)[-1]
            if any(token.casefold() in words("relations") for token in re.findall(r"\w+", segment)):
                return False
        at = bisect_left(self._cues, (between.start,))
        others = self._cues[at : bisect_left(self._cues, (between.end,))]
        return all(other in reading.cue for other in others)

    def _curated(self, phrase: str | None, when: str) -> Dated:
        found = self.resolve(phrase or "")
        if found.date == when or (found.basis == EXPLICIT and found.date):
            return Dated(phrase or when, when, found.basis)
        if self._published:
            return Dated(phrase or when, when, FROM_ARTICLE)
        return Dated(phrase or when, when, FROM_EVENT if self._known else EXPLICIT)


def _outside(text: str, span: Span, parts: Sequence[Span]) -> str:
    """The text of a span without what lies in other spans; never more than a clause's length of it."""
    pieces, at = [], span.start
    for part in sorted(part for part in parts if part.overlaps(span)):
        pieces.append(text[at : max(at, part.start)])
        at = max(at, part.end)
    return " ".join([*pieces, text[at : max(at, span.end)]])


def _is_month(words_: str) -> bool:
    """ "may" and "march" in small letters are verbs."""
    return not any(token in ("may", "march") for token in _LETTERS.findall(words_))


def _month(token: str) -> int | None:
    return _MONTHS.index(token) + 1 if token in _MONTHS else _SHORT.get(token)


def _day(written: str | None) -> date | None:
    """A full date, if there is such a day; of years in which people count, so that counting back finds one."""
    try:
        day = date.fromisoformat(written) if written and len(written) == 10 else None
    except ValueError:
        return None
    return day if day and 1000 <= day.year <= 9000 else None


def _written(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04}" + (f"-{month:02}" + (f"-{day:02}" if day else "") if month else "")


def _checked(written: str) -> tuple[str | None, str]:
    """A written date with its basis, if there is such a day."""
    if len(written) == 10 and _day(written) is None:
        return None, UNRESOLVED
    return written, EXPLICIT


def _counted(tokens: list[str], month: int | None, day: int | None, anchor: date, basis: str) -> str | None:
    """The date that words mean which are counted from a day."""
    if "ago" in tokens:
        return _distant(tokens, anchor, -1) if basis == FROM_ARTICLE else None
    weekday = next((_DAYS.index(token) for token in tokens if token in _DAYS), None)
    if month:
        return _without_year(tokens, month, day, anchor, basis)
    if weekday is not None:
        return _weekday(tokens, weekday, anchor, basis)
    return _near(tokens, anchor) if basis == FROM_ARTICLE else None


def _near(tokens: list[str], anchor: date) -> str | None:
    """The date of "yesterday", "last week" and the like."""
    shift = next((days for word, days in _NEAR_DAYS.items() if word in tokens), None)
    if shift is not None:
        return (anchor + timedelta(days=shift)).isoformat()
    step = -1 if "last" in tokens else 1 if "next" in tokens else 0
    if "year" in tokens:
        return _written(anchor.year + step)
    if "month" in tokens:
        return _months_from(anchor, step)
    if "week" in tokens:
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        return _enclosing(monday, monday + timedelta(days=6))
    return None


def _from_release(tokens: list[str], released: date) -> str | None:
    """The date of "two days after the report was published", "a week before its release"."""
    release = {"publication", "release", "published", "released"} & set(tokens)
    way = next((token for token in tokens if token in ("before", "after")), None)
    if not release or way is None:
        return None
    return _distant(tokens, released, 1 if way == "after" else -1)


def _weekday(tokens: list[str], weekday: int, anchor: date, basis: str) -> str | None:
    if basis == FROM_EVENT:
        after = (weekday - anchor.weekday()) % 7
        plain = not {"last", "next"} & set(tokens)
        return (anchor + timedelta(days=after)).isoformat() if plain and after <= 3 else None
    if "next" in tokens:
        return (anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)).isoformat()
    back = (anchor.weekday() - weekday) % 7
    return (anchor - timedelta(days=back or (7 if "last" in tokens else 0))).isoformat()


def _without_year(tokens: list[str], month: int, day: int | None, anchor: date, basis: str) -> str | None:
    ahead = "next" in tokens
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    if basis == FROM_EVENT and not ahead and "last" not in tokens:
        middle = day or 15
        position = anchor.month * 31 + anchor.day
        year = min(years, key=lambda y: (abs((y - anchor.year) * 372 + month * 31 + middle - position), y))
    elif ahead:
        year = next(y for y in years if (y, month) > (anchor.year, anchor.month))
    else:
        limit = (anchor.year, anchor.month, anchor.day if day else 0)
        strict = "last" in tokens
        year = max(y for y in years if (y, month, day or 0) < limit or (not strict and (y, month, day or 0) == limit))
    return _checked(_written(year, month, day))[0]


def _distant(tokens: list[str], anchor: date, way: int) -> str | None:
    """The date that many days, weeks, months or years before (-1) or after (1) a day, as exact as the unit."""
    unit = next((token.rstrip("s") for token in tokens if token.rstrip("s") in ("day", "week", "month", "year")), "")
    counts = (_COUNTS.get(token) or (int(token) if token.isdecimal() and len(token) < 4 else None) for token in tokens)
    count = way * next((number for number in counts if number is not None), 0)
    if unit == "day":
        return (anchor + timedelta(days=count)).isoformat()
    if unit == "week":
        then = anchor + timedelta(weeks=count)
        return _enclosing(then - timedelta(days=3), then + timedelta(days=3))
    if unit == "month":
        return _months_from(anchor, count)
    return _written(anchor.year + count) if unit == "year" else None


def _months_from(anchor: date, count: int) -> str:
    number = anchor.year * 12 + anchor.month - 1 + count
    return _written(number // 12, number % 12 + 1)


def _enclosing(first: date, last: date) -> str | None:
    """The month or year that holds a stretch of days; None where none does."""
    if (first.year, first.month) == (last.year, last.month):
        return _written(first.year, first.month)
    return _written(first.year) if first.year == last.year else None
