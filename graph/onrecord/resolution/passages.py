"""An article's text as evidence: spans go in; the sentences that hold them, quote types and topics come out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.records import Article, Register, Sentence, Span, Spans, united
from onrecord.resolution.naming import forms, words_of
from onrecord.withholding import withheld_spans

_WORD = re.compile(r"\w+")
_LINE_START = re.compile(r"[\s\[\]….]*\Z")


class Passages:
    """The sentences, quotations, topics and withheld names of one article, looked up by place."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], register: Register) -> None:
        self._text = article.text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._ends = [sentence.end for sentence in sentences]
        self._excluded = sorted(passage.span for passage in article.excluded)
        self._quotes = united(quote for sentence in sentences for quote in sentence.quotes)
        self._withheld = withheld_spans(article.text, register.withheld)
        self._topics = _topic_places(article.text, register)

    def evidence(self, parts: Iterable[Span]) -> Spans:
        """The whole sentences that hold the parts, adjacent ones as one span; where there is no sentence, the lines."""
        runs: list[Span] = []
        for part in parts:
            first, last = bisect_right(self._ends, part.start), bisect_left(self._starts, part.end)
            if first < last:
                start, end = self._starts[first], self._ends[last - 1]
                runs.append(Span(min(start, part.start), max(end, part.end)))
            else:
                runs.append(self._lines(part))
        return self._joined(sorted(runs))

    def is_withheld(self, spans: Iterable[Span]) -> bool:
        """Whether one of the spans touches a withheld name."""
        return any(_overlaps(self._withheld, span) for span in spans)

    def quote_type(self, content: Spans, cue: Spans) -> str | None:
        """direct: every word in quotation marks; mixed: some; block: whole paragraphs set apart; indirect: none."""
        if not content:
            return None
        inside = outside = 0
        for span in content:
            quoted = [Span(max(q.start, span.start), min(q.end, span.end)) for q in _over(self._quotes, span)]
            inside += sum(1 for q in quoted if _WORD.search(self._text, q.start, q.end))
            at = span.start
            for quote in (*quoted, Span(span.end, span.end)):
                outside += bool(_WORD.search(self._text, at, max(at, quote.start)))
                at = max(at, quote.end)
        if inside:
            return "mixed" if outside else "direct"
        return "block" if self._is_block(content, cue) else "indirect"

    def topics(self, content: Spans) -> tuple[str, ...]:
        """Keys of the topics of which a word stands in the content, sorted."""
        found = []
        for key, (starts, ends) in self._topics.items():
            for span in content:
                at = bisect_left(starts, span.start)
                if at < len(starts) and ends[at] <= span.end:
                    found.append(key)
                    break
        return tuple(sorted(found))

    def sentence_of(self, offset: int) -> Span | None:
        """The sentence in which an offset lies."""
        at = bisect_right(self._starts, offset) - 1
        return self._sentences[at].span if at >= 0 and offset < self._ends[at] else None

    def sentence_before(self, offset: int) -> Span | None:
        """The sentence before the one in which an offset lies."""
        at = bisect_right(self._starts, offset) - 2
        return self._sentences[at].span if at >= 0 else None

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset lies inside a quotation."""
        return bool(_over(self._quotes, Span(offset, offset + 1)))

    def _lines(self, part: Span) -> Span:
        start = self._text.rfind("\n", 0, part.start) + 1
        end = self._text.find("\n", part.end)
        end = end if end >= 0 else len(self._text)
        line = Span(start, end)
        crosses = _overlaps(self._excluded, line) and not _overlaps(self._excluded, part)
        words = self._text[start:end]
        return part if crosses else Span(end - len(words.lstrip()), start + len(words.rstrip()))

    def _joined(self, runs: list[Span]) -> Spans:
        joined: list[Span] = []
        for run in runs:
            if joined and self._adjacent(joined[-1], run):
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, run.end))
            else:
                joined.append(run)
        return tuple(joined)

    def _adjacent(self, one: Span, other: Span) -> bool:
        if other.start <= one.end:
            return True
        between = Span(one.end, other.start)
        return not _WORD.search(self._text, *between) and not _overlaps(self._excluded, between)

    def _is_block(self, content: Spans, cue: Spans) -> bool:
        """Whether the content begins a paragraph after the cue's, which ends with a colon."""
        if not cue or cue[0].start > content[0].start:
            return False
        line = self._text.rfind("\n", 0, content[0].start)
        if line < cue[-1].end or not _LINE_START.match(self._text, line, content[0].start):
            return False
        end = self._text.find("\n", cue[-1].end)
        return self._text[max(cue[-1].end - 1, end - 40) : end].rstrip().endswith(":")


def _over(spans: Sequence[Span], one: Span) -> Sequence[Span]:
    """Of sorted disjoint spans those that overlap one."""
    first = bisect_left(spans, (one.start,))
    if first and spans[first - 1].end > one.start:
        first -= 1
    return spans[first : bisect_left(spans, (one.end,), first)]


def _overlaps(spans: Sequence[Span], one: Span) -> bool:
    return bool(_over(spans, one))


def _topic_places(text: str, register: Register) -> dict[str, tuple[list[int], list[int]]]:
    """Where the words of each topic stand, as starts and ends; whole words, case folded."""
    by_first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for topic in register.topics.values():
        for words in {forms(words) for words in topic.words}:
            if words:
                by_first[words[0]].append((words, topic.key))
    found: dict[str, tuple[list[int], list[int]]] = {}
    if not by_first:
        return found
    listed = words_of(text)
    for at, word in enumerate(listed):
        for words, key in by_first.get(word.form, ()):
            last = at + len(words)
            if last <= len(listed) and all(listed.forms[at + k] == words[k] for k in range(1, len(words))):
                starts, ends = found.setdefault(key, ([], []))
                if starts and starts[-1] == word.start:
                    ends[-1] = min(ends[-1], listed.ends[last - 1])
                else:
                    starts.append(word.start)
                    ends.append(listed.ends[last - 1])
    return found
