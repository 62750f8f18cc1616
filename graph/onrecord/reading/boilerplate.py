"""Boilerplate: an article's text goes in, the passages that are a page's furniture come out, each with the reason.

Works on whole lines, by what a line is (a label with a headline after it, a form's prompt, a breadcrumb whose tail is
the headline), where it stands (after the last sentence of the text) and what stands around it. Prose is never taken
for furniture on words alone: a line that holds a quotation or a reporting verb is left, whatever else it says.
Everything is decided in a fixed number of passes over the lines, so that the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.reading.wordlists import wordlists
from onrecord.records import Excluded, Span

_LINE = re.compile(r"[^\r\n]+")
_PLAIN = str.maketrans("“”„«»‘’‚\u00a0–—", '"""""\'\'\'\u0020--')
_END_MARKS = " \t.,;:!?…·•|>»›→-–—*#_=\"'()[]{}\ufeff\u200b"
_SENTENCE_END = (".", "!", "?", '"', "…", ".)", ":", ";", "]", "。", "！", "？")
_SEPARATORS = (":", "|", ">>", "»", "→", " - ")
_CRUMB = re.compile(r"[>»›→|/\\]")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?|- ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?(?: ?-)?")
_COPYRIGHT = re.compile(r"(?:copyright|\(c\)|©)(?: ?(?:©|\(c\)))? ?(?:by )?\d{4}\b|© ")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER_AT_END = re.compile(r" \d{1,3}$")

_HOME = frozenset({"home", "homepage"})
_LONGEST = 1500
"""Code points; a longer line is prose whatever it says."""
_HEAD = 12
"""Lines at the top among which a breadcrumb's headline is looked for."""


class _Line(NamedTuple):
    """A line that is not blank."""

    span: Span
    plain: str
    """Case folded, marks straight, spaces collapsed; empty for a line too long to be furniture."""
    key: str
    """The same without marks at its ends."""
    words: int
    raw: str

    @property
    def ended(self) -> bool:
        """Whether it ends as sentences do."""
        return self.plain.endswith(_SENTENCE_END)

    @property
    def told(self) -> bool:
        """Whether it holds a quotation or a reporting verb."""
        return '"' in self.plain or not _lists().reporting.isdisjoint(self.plain.replace(",", " ").split())

    @property
    def headline(self) -> bool:
        """Whether it could be a headline."""
        return 3 <= self.words <= 25 and not self.plain.endswith((".", ";", ","))

    @property
    def prose(self) -> bool:
        """Whether it could be a sentence or more of the article."""
        return self.words > 20 or not self.plain or (self.ended and self.words >= 3)

    @property
    def titled(self) -> bool:
        """Whether its longer words are capitalised, as in the name of a page's box."""
        return self.words <= 8 and all(w[:1].isupper() for w in self.raw.split() if len(w) > 4 and w[:1].isalpha())


@dataclass(frozen=True, slots=True)
class _Lists:
    lines: dict[str, str]
    starts: dict[str, str]
    labels: dict[str, str]
    headings: frozenset[str]
    plea: tuple[str, ...]
    action: tuple[str, ...]
    trade: tuple[str, ...]
    sections: frozenset[str]
    path_starts: frozenset[str]
    """Words with which a path of section names begins."""
    networks: frozenset[str]
    reporting: frozenset[str]
    longest: int
    """Words of the longest entry of ``starts``."""


@cache
def _lists() -> _Lists:
    given = wordlists("boilerplate")

    def by_reason(form: str) -> dict[str, str]:
        return {
            phrase: heading.removeprefix(form)
            for heading, phrases in given.items()
            if heading.startswith(form)
            for phrase in phrases
        }

    starts = by_reason("start ")
    return _Lists(
        lines=by_reason("line "),
        starts=starts,
        labels=by_reason("label "),
        headings=frozenset(given["heading teaser"]),
        plea=given["plea"],
        action=given["site action"],
        trade=given["trade"],
        sections=frozenset(given["section"]),
        path_starts=frozenset(given["section"]) | _HOME,
        networks=frozenset(given["network"]),
        reporting=frozenset(given["reporting"]),
        longest=max(len(phrase.split()) for phrase in starts),
    )


def boilerplate(text: str) -> tuple[Excluded, ...]:
    """The passages of a text that are no part of the article, in text order, disjoint.

    A span covers whole lines without the last line break; neighbouring lines with one reason are one span. Reasons:
    navigation, advertisement, teaser, prompt. The first headline always stays, unless it is part of a breadcrumb.
    """
    lines = list(_lines(text))
    reasons = [_reason(line) for line in lines]
    _mark_breadcrumbs(lines, reasons)
    _mark_repeated(lines, reasons)
    _mark_headlines_under_headings(lines, reasons)
    _mark_foot(lines, reasons)
    return tuple(_merged(lines, reasons))


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip(" \t\u00a0\ufeff\u200b")
        if not stripped or stripped.isspace():
            continue
        span = Span(*match.span())
        if len(stripped) > _LONGEST:
            yield _Line(span, "", "", len(stripped), "")
        else:
            straight = stripped if stripped.isascii() else stripped.translate(_PLAIN)
            plain = " ".join(straight.casefold().split())
            yield _Line(span, plain, plain.strip(_END_MARKS), plain.count(" ") + 1, stripped)


def _reason(line: _Line) -> str | None:
    """Why the line alone, wherever it stands, is furniture; None if it need not be."""
    lists = _lists()
    plain, key = line.plain, line.key
    if not plain or line.words > 120:
        return None
    known = lists.lines.get(key) or lists.lines.get(_NUMBER_AT_END.sub("", key))
    if known:
        return known
    reason = "teaser" if key in lists.headings else None
    if line.words <= 20 and (_is_menu(line) or _PAGE_NUMBER.fullmatch(plain) or _COPYRIGHT.match(plain)):
        reason = "navigation"
    if line.words <= 40:
        reason = reason or lists.labels.get(_label(plain))
    if reason or line.told:
        return reason
    if line.words <= 40:
        reason = _start(key)
    return reason or ("prompt" if _is_plea(line) else None)


def _label(plain: str) -> str:
    """What stands before the first colon, bar or arrow near the start of a line; empty if there is none."""
    head = plain.lstrip(_END_MARKS)[:45]
    ends = [at for at in (head.find(mark) for mark in _SEPARATORS) if at > 0]
    return head[: min(ends)].strip(_END_MARKS) if ends else ""


def _start(key: str) -> str | None:
    words = key.split(" ", _lists().longest)[: _lists().longest]
    return next((why for n in range(len(words), 1, -1) if (why := _lists().starts.get(" ".join(words[:n])))), None)


def _is_menu(line: _Line) -> bool:
    """A line of section names, of services to share on, or of steps from the home page."""
    lists = _lists()
    steps = [step.strip() for step in _CRUMB.split(line.key)]
    words = _CRUMB.sub(" ", line.key).replace(",", " ").split()
    if len(steps) > 1 and steps[0] in ("home", "homepage", "news", "accueil", "inicio", "startseite"):
        return not line.ended
    if len(words) >= 3 and all(w in lists.sections for w in words):
        return len(steps) > 1 or words[0] in _HOME or len(words) >= 5
    return len(words) >= 2 and all(w in lists.networks for w in words)


def _is_plea(line: _Line) -> bool:
    return ("you" in line.plain) and sum(phrase in line.plain for phrase in _lists().plea) >= 2


def _mark_breadcrumbs(lines: list[_Line], reasons: list[str | None]) -> None:
    """A line near the top that is section names and then a headline which stands there on its own too."""
    top = [n for n in range(min(_HEAD, len(lines))) if lines[n].plain and lines[n].words <= 40]
    for n in top:
        if reasons[n]:
            continue
        crumb = lines[n].key
        for other in top:
            headline = lines[other].key
            if other != n and lines[other].words >= 3 and _leads_to(crumb, headline):
                reasons[n] = "navigation"
                break


def _leads_to(crumb: str, headline: str) -> bool:
    """Whether a line is section names followed by the headline or, cut short by the page, by its beginning."""
    if len(crumb) > len(headline) and crumb.endswith(headline):
        return _sections_only(crumb[: -len(headline)])
    words = crumb.split(" ")
    if not _begins_as_section(words[0]):
        return False
    for n in range(1, min(8, len(words) - 3)):
        tail = " ".join(words[n:])
        if headline.startswith(tail) and _sections_only(" ".join(words[:n])):
            return True
    return False


def _begins_as_section(word: str) -> bool:
    """Whether a path of section names may begin with a word."""
    first = _CRUMB.sub(" ", word).strip(_END_MARKS).split()
    return not first or first[0].strip(_END_MARKS) in _lists().path_starts or first[0] in _lists().path_starts


def _sections_only(path: str) -> bool:
    words = _CRUMB.sub(" ", path).strip(_END_MARKS).split()
    return bool(words) and (words[0] in _HOME or all(w in _lists().sections for w in words))


def _mark_repeated(lines: list[_Line], reasons: list[str | None]) -> None:
    """The headline where it stands again, and short lines that stand three times (running heads); the first stays."""
    title = next((line.key for line, reason in zip(lines, reasons, strict=True) if not reason and line.headline), None)
    counts = Counter(line.key for line in lines)
    seen: set[str] = set()
    for n, line in enumerate(lines):
        if reasons[n] or not line.headline:
            continue
        repeated = line.key == title or (counts[line.key] >= 3 and not line.ended)
        if repeated and line.key in seen:
            reasons[n] = "navigation"
        seen.add(line.key)


def _mark_headlines_under_headings(lines: list[_Line], reasons: list[str | None]) -> None:
    """The headline right under "Also read" and the like; all of them where nothing but such lines is left."""
    last = _last_prose(lines, reasons)
    listing = False
    for n, line in enumerate(lines):
        if line.key in _lists().headings or (reasons[n] == "teaser" and _label(line.plain) == line.key):
            listing = True
        elif listing and not reasons[n] and line.headline and not line.ended:
            reasons[n] = "teaser"
            listing = n > last
        else:
            listing = False


def _mark_foot(lines: list[_Line], reasons: list[str | None]) -> None:
    """After the last sentence of the article: what is for sale, and what stands between furniture."""
    last = _last_prose(lines, reasons)
    foot = range(last + 1, len(lines))
    if last < 0:
        return
    for n in foot:
        line = lines[n]
        if not reasons[n] and line.words <= 15 and not line.ended and _mentions(line, _lists().trade):
            reasons[n] = "advertisement"
    marked = [n for n in foot if reasons[n] and reasons[n] != "teaser"]
    if not marked:
        return
    sold = any(reasons[n] == "advertisement" for n in marked)
    for n in range(marked[0], marked[-1]):
        if not reasons[n] and _addresses_reader(lines[n]):
            reasons[n] = "advertisement" if sold else "prompt"
        elif not reasons[n] and lines[n].titled and not lines[n].ended:
            reasons[n] = "advertisement" if sold else "navigation"


def _last_prose(lines: list[_Line], reasons: list[str | None]) -> int:
    """Index of the last line that may be a sentence of the article; -1 if there is none."""
    for n in range(len(lines) - 1, -1, -1):
        if not reasons[n] and lines[n].prose and not _addresses_reader(lines[n]):
            return n
    return -1


def _addresses_reader(line: _Line) -> bool:
    """Whether a paragraph asks its reader to do something with the page."""
    if not line.plain or line.plain.startswith('"') or not {"you", "your"} & set(line.plain.split()):
        return False
    verbs = _lists().reporting.isdisjoint(line.plain.replace(",", " ").split())
    return verbs and _mentions(line, _lists().action)


def _mentions(line: _Line, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the line as whole words."""
    words = f" {' '.join(_WORD.findall(line.plain))} "
    return any(f" {phrase} " in words for phrase in phrases)


def _merged(lines: list[_Line], reasons: list[str | None]) -> Iterator[Excluded]:
    """Neighbouring lines of one reason as one passage."""
    start = end = -1
    current: str | None = None
    for line, reason in zip(lines, reasons, strict=True):
        if reason != current:
            if current:
                yield Excluded(Span(start, end), current)
            current, start = reason, line.span.start
        end = line.span.end
    if current:
        yield Excluded(Span(start, end), current)
