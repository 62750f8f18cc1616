"""What an article prints of what was said: its findings go in, stretches in quotation marks and of its own come out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from onrecord.findings import Findings
from onrecord.knowledge.alignment import words
from onrecord.language import paragraphs
from onrecord.language.quotations import quotations
from onrecord.records import Article, Span, Spans, overlaps_any, united

LONGEST = 300
"""Words; a longer stretch counts as several."""
_ATTRIBUTION = 200
"""Code points between the halves of a quotation that its attribution splits."""
_CLOSED = frozenset("\"'”’»")
_SENTENCE_END = re.compile("[.?!]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together in an article."""

    article: Article
    forms: tuple[str, ...]
    """Its words as compared."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where each word begins and ends."""
    own: tuple[bool, ...]
    """For each word whether it stands outside quotation marks."""

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.starts[0], self.ends[-1])

    def word(self, at: int) -> Span:
        """Where one of its words stands."""
        return Span(self.starts[at], self.ends[at])

    def part(self, first: int, last: int) -> Stretch:
        """Some of its words."""
        at = slice(first, last)
        return Stretch(self.article, self.forms[at], self.starts[at], self.ends[at], self.own[at])

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Where its sentences begin and end, in words."""
        gaps = zip(self.ends, self.starts[1:], strict=False)
        ends = [at for at, gap in enumerate(gaps, 1) if _SENTENCE_END.search(self.article.text, *gap)]
        return pairwise([0, *ends, len(self.forms)])


def stretches(found: Findings) -> tuple[list[Stretch], list[Stretch]]:
    """The contents of an article's records: what of them stands in quotation marks, and all that does not wholly.

    Contents of several records that lie in one quotation make one stretch, and so do the halves of a quotation that
    its attribution splits (“A,” she said, “B”), the attribution left out. Contents in excluded passages are no one's.
    """
    article, text = found.article, found.article.text
    excluded = united(passage.span for passage in article.excluded)
    contents = [
        content
        for content in dict.fromkeys(record.reading.content for record in found.records)
        if not any(overlaps_any(span, excluded) for span in content)
    ]
    quotes = tuple(_quotations(text, excluded)) if contents else ()
    open_spans = ([span] for span in united(chain.from_iterable(contents)) if not _is_inside(span, quotes))
    quoted = _parts(article, _quoted(text, contents, quotes), None)
    own = _parts(article, open_spans, quotes)
    return list(quoted), [stretch for stretch in own if any(stretch.own)]


def _quotations(text: str, excluded: Spans) -> Iterator[Span]:
    carried = False
    for start, end in paragraphs(text, excluded):
        found = quotations(text, start, end, carried)
        carried = bool(found) and found[-1].end == end and text[end - 1] not in _CLOSED
        yield from found


def _quoted(text: str, contents: Iterable[Spans], quotes: Spans) -> Iterator[list[Span]]:
    """The pieces of the contents inside quotation marks, those of one quotation together."""
    halves = {pair for content in contents for pair in _halves(text, content, quotes)}
    run: list[Span] = []
    before = -1
    for piece in united(clipped for content in contents for span in content for clipped in _clipped(span, quotes)):
        at = _place(piece.start, quotes)
        between = Span(run[-1].end, piece.start) if run else piece
        if run and not ((before, at) in halves or (before == at and not any(words(text, between)))):
            yield run
            run = []
        run.append(piece)
        before = _place(piece.end - 1, quotes)
    if run:
        yield run


def _halves(text: str, content: Spans, quotes: Spans) -> Iterator[tuple[int, int]]:
    """Which quotations are halves of one: the spans of one content that follow each other, close by in one line."""
    for one, other in pairwise(content):
        first, second = _place(one.end - 1, quotes), _place(other.start, quotes)
        inside = _is_inside(one, quotes) and _is_inside(other, quotes)
        if inside and other.start - one.end <= _ATTRIBUTION and "\n" not in text[one.end : other.start]:
            yield first, second


def _place(offset: int, quotes: Spans) -> int:
    """The first quotation that ends behind an offset."""
    return bisect_right(quotes, offset, key=lambda quote: quote.end)


def _clipped(span: Span, quotes: Spans) -> Iterator[Span]:
    last = bisect_left(quotes, span.end, key=lambda quote: quote.start)
    for quote in quotes[_place(span.start, quotes) : last]:
        yield Span(max(span.start, quote.start), min(span.end, quote.end))


def _is_inside(span: Span, quotes: Spans) -> bool:
    at = _place(span.start, quotes)
    return at < len(quotes) and quotes[at].holds(span)


def _parts(article: Article, runs: Iterable[Sequence[Span]], quotes: Spans | None) -> Iterator[Stretch]:
    """Runs of spans as stretches; of runs of the same words the first alone, long ones in parts."""
    first: dict[tuple[str, ...], Sequence[Span]] = {}
    for run in runs:
        first.setdefault(tuple(span.of(article.text) for span in run), run)
    for run in first.values():
        listed = chain.from_iterable(words(article.text, span) for span in run)
        while part := tuple(islice(listed, LONGEST)):
            starts, ends, forms = zip(*part, strict=True)
            own = tuple(quotes is not None and not _is_inside(Span(word.start, word.end), quotes) for word in part)
            yield Stretch(article, forms, starts, ends, own)
