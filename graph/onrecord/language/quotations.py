"""Quotations: from a text's paragraphs to the spans of their outermost quotations, marks included, in linear time.

A mark opens or closes by its shape where it has one, else by what stands beside it; any double mark may close any
other. An apostrophe is told from a closing single mark by its neighbours and by whether a better one follows. A
quotation that nothing closes ends with its paragraph; one in single marks only if the next paragraph opens with such a
mark again. That both are one speaker's words is for the rules to see.
"""

from __future__ import annotations

import re

from onrecord.records import Span

_MARK = re.compile(r"‘[‘’](?=\w)|’’|[“”„‟\"«»‘’‚]|'''?|``|'|`")
_OPENING = frozenset("“„‟«")
_CLOSING = frozenset("”»")
_SINGLE = frozenset("‘’'‚`")
_BEFORE_OPENING = frozenset("([{<—–-/:…")
_ENDS = frozenset('.,;:!?…)]}—–-”"»')
_CLOSED_BY = {"‘": "’", "'": "'"}
_SENTENCE_ENDS = frozenset(".?!…")
_SHORT, _LONG = 20, 40
"""Characters of a quotation at least that runs on into the next paragraph, and until a mark that might close it."""
_SINGLE_MARK = re.compile("[‘’'‚`]")
_INNER = re.compile(r"[^\"“”«»\n.!?]{0,60}[^\s\"“”«»](?:\"|'')")
_ELISIONS = re.compile(r"(?:em|tis|twas|til|cause|bout|n|\d\ds?)\b", re.IGNORECASE)


def quotations(text: str, start: int, end: int, carried: bool = False, follows: str = "") -> list[Span]:
    """The outermost quotations of the paragraph ``text[start:end]``, in order, marks included.

    ``carried``: the paragraph before ended inside a quotation, so that one may run on from this paragraph's start.
    ``follows``: the first character of the next paragraph; a single mark shows that a quotation in such marks, which
    nothing closes, runs on into it. Single marks are looked for outside double marks only.
    """
    found = _doubles(text, start, end, carried)
    if not _SINGLE_MARK.search(text, start, end):
        return found
    result: list[Span] = []
    position = start
    for quote in [*found, Span(end, end)]:
        runs_on = quote.start == end and text[end - 1] in _SENTENCE_ENDS
        result += _singles(text, position, quote.start, _CLOSED_BY.get(follows, "") if runs_on else "")
        if quote.start < quote.end:
            result.append(quote)
        position = quote.end
    return result


def _doubles(text: str, start: int, end: int, carried: bool) -> list[Span]:
    spans: list[Span] = []
    stack: list[int] = []
    for match in _MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in _SINGLE:
            continue
        if carried and not spans and not stack and _only_closes(text, at, after, start, end):
            spans.append(Span(start, after))
            continue
        carried = False
        opens = _opens(text, mark, at, after, start, end, len(stack))
        if opens is None:
            continue
        if opens:
            stack.append(at)
        elif stack:
            first = stack.pop()
            if not stack:
                spans.append(Span(first, after))
    if stack:
        last = end
        while last > stack[0] and text[last - 1].isspace():
            last -= 1
        if last - stack[0] > 1:
            spans.append(Span(stack[0], last))
    return spans


def _only_closes(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether a mark stands behind a word and before a space, as no opening mark does."""
    return at > start and not text[at - 1].isspace() and (after >= end or not text[after].isalnum())


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int, depth: int) -> bool | None:
    """Whether a double mark opens (True) or closes (False); None: it is no quotation mark (inches)."""
    left = text[at - 1] if at > start else " "
    right = text[after] if after < end else " "
    if mark in _OPENING:
        return not (depth and right.isspace() and not left.isspace())
    if mark in _CLOSING:
        # »German« style, and a closing mark typed for an opening one
        return not depth and not right.isspace() and (left.isspace() or left in _BEFORE_OPENING) and right.isalnum()
    if mark == '"' and left.isdigit() and not depth:
        return None
    if not depth:
        return not right.isspace() or None
    # a straight mark behind a space: a short inner quotation, if it closes within a phrase's length
    return (
        depth < 2 and left.isspace() and right.isalnum() and _INNER.match(text, after, min(end, after + 80)) is not None
    )


def _singles(text: str, start: int, end: int, runs_on: str) -> list[Span]:
    """Quotations in single marks in a stretch without double marks.

    ``runs_on``: the mark that would close the quotation that the next paragraph takes up, if it takes up one.
    """
    closers = [m.start() for m in _MARK.finditer(text, start, end) if _single_closes(text, m.start(), start, end)]
    if not closers and not runs_on:
        return []
    closed = max((at for at in closers if text[at] == runs_on and _closes_surely(text, at, end)), default=start)
    spans: list[Span] = []
    position, ahead = start, 0
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if at < position or not _single_opens(text, match.group(), at, start, end):
            continue
        while ahead < len(closers) and closers[ahead] <= at + 1:
            ahead += 1
        near = ahead < len(closers) and closers[ahead] - at < _LONG  # "‘Old Waters’ is a film"
        if runs_on and not near and closed <= at < end - _SHORT and _CLOSED_BY.get(match.group()) == runs_on:
            return [*spans, Span(at, end)]
        if ahead == len(closers):
            break
        close = _best_closer(text, closers, ahead, end)
        spans.append(Span(at, closers[close] + 1))
        ahead = close + 1
        position = closers[close] + 1
    return spans


def _single_opens(text: str, mark: str, at: int, start: int, end: int) -> bool:
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < end else " "
    if mark not in _SINGLE or right.isspace() or not (left.isspace() or left in _BEFORE_OPENING):
        return False
    return mark in "‘‚`" or (right.isalpha() and not _ELISIONS.match(text, at + 1))


def _single_closes(text: str, at: int, start: int, end: int) -> bool:
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < end else " "
    return text[at] in "’'" and not left.isspace() and not right.isalnum() and right != text[at]


def _best_closer(text: str, closers: list[int], first: int, end: int) -> int:
    """The closing mark: the first one that follows a mark or precedes one; a plural's apostrophe only if none does.

    Looks at eight marks at most, so that the search stays linear.
    """
    for index in range(first, min(first + 8, len(closers))):
        if _closes_surely(text, closers[index], end):
            return index
    return first


def _closes_surely(text: str, at: int, end: int) -> bool:
    """Whether a single mark that may close a quotation is not a plural's apostrophe."""
    return text[at - 1] in _ENDS or text[at - 1] != "s" or text[at + 1 : min(at + 2, end)] in _ENDS
