"""What readings owe to their neighbours: quotations that run on after their sentence, and lists of recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.language.words import verb_forms
from onrecord.records import Kind, Reading, Sentence, Span, Spans, Token
from onrecord.rules.actions import actions, duty
from onrecord.rules.candidates import final_mark
from onrecord.rules.cues import words
from onrecord.rules.engine import View, reports, view
from onrecord.rules.subjects import subject
from onrecord.rules.wordings import quoted_duty

LIST = "recommendation-list"
ON = "recommended-on"
INTRODUCED = "quotation-below"
READS = {
    INTRODUCED: "a quotation below a line such as “The chair issued a statement:”",
    LIST: "the items behind a line such as “The recommendations are:”",
    ON: "what should be done, in a sentence behind what somebody recommends",
}
"""One line for each rule that looks beyond its sentence: what it reads."""

_OPENING = frozenset("“\"'‘«„`")
_INTRODUCING = re.compile(
    r"\b(?:recommendations?|recommend(?:s|ed)|calls|demands|propos(?:als|es|ed))\b[^!?]{0,60}[:;]\Z", re.IGNORECASE
)
_OBLIGING = re.compile(r"\b(?:must|should|ought to|needs? to|to)\s*[:–—-]\Z", re.IGNORECASE)
"""The end of a line that says who should do what stands below: "The judge told the council to:"."""
_NUMBERED = re.compile(r"(?:\w+ )?Recommendation (?:\d{1,3}|[A-Z]|[IVX]{1,5}|[a-z]+)\s?[:.–—-]\s*(?=\S)")
"""What a paragraph begins with that is a recommendation: "Recommendation 3: …"."""
_HEADING = re.compile(
    r"\W*(?:(?:the |key |main |its |our ){0,2}recommendations"
    r"|(?P<due>what [^.!?\n]{1,60}\b(?:must|should|needs? to|ha(?:s|ve) to) do)"
    r"|(?P<now>what (?:must|should|needs? to|has to) (?:now |next )?(?:happen|change|be done)(?: now| next)?)"
    r"|what [^.!?\n]{1,60}\b(?:recommends?|wants?|calls for)"
    r"|(?P<brief>[^.!?:\n]{0,50}\b(?:recommendations?|recommends?|next steps|demands)\b[^.!?:\n]{0,25}))\W*\Z",
    re.IGNORECASE,
)
"""A line alone that heads a list: "What the school must do"."""
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣►→✓○●■□+>]|\(?(?:[0-9a-z]{1,2}|[ivx]{1,5})[.)])?\s*")
_ASKING = frozenset({"BASE", "PRES", "ING"})
_THINGS = frozenset({"DET", "ADJ", "NOUN", "NAME", "NUM", "THAT"})
"""With what an item behind a bullet may begin besides: "a new regulator", "that the board act"."""
_ITEM_OPENS = 14
"""Words of an item among which "should" makes it one."""
_ITEM_LONGEST = 200
"""Words; a longer paragraph is no item of a list."""


def run_on(text: str, sentences: Sequence[Sentence], found: list[list[Reading]]) -> None:
    """Adds quotations that stand alone behind a quoted sentence to its reading: they are the same speaker's words.

    ``found`` holds each sentence's readings. A quotation belongs to the one before if nothing else stands between, in
    the same paragraph or at the start of the next. One below a line that ends in a colon is a reading of its own.
    """
    last: tuple[int, int] | None = None
    told: int | None = None
    more: dict[tuple[int, int], list[Span]] = {}
    for index, sentence in enumerate(sentences):
        if found[index]:
            best = _quoting(text, sentence, found[index])
            last = (index, best) if best is not None else None
            told = _telling(found[index]) if best is None else None
        elif not _is_quotation(text, sentence):
            last = told = None
        elif index and sentences[index - 1].tokens.tags[-1] == "COLON":
            introduced = _introduced(text, sentences[index - 1], Span(sentence.start, sentence.end))
            last = (index - 1, len(found[index - 1])) if introduced else None
            found[index - 1] += [introduced] if introduced else []
        elif last is None and told is not None and "\n" not in text[sentences[index - 1].end : sentence.start]:
            last, told = (index - 1, told), None
            more.setdefault(last, []).append(Span(sentence.start, sentence.end))
        elif last is None:
            continue
        else:
            span = Span(sentence.start, sentence.end)
            if "\n" not in text[sentences[index - 1].end : sentence.start] or text[sentence.start] in _OPENING:
                more.setdefault(last, []).append(span)
                found[last[0]][last[1]] = _continued(text, found[last[0]][last[1]], span)
    for (at, number), spans in more.items():
        holder = found[at][number]
        found[at][number] = replace(holder, content=(*holder.content, *spans))


def _continued(text: str, holder: Reading, span: Span) -> Reading:
    """A reading that quotes on, as a call if what it goes on to quote says what somebody must do."""
    calls = holder.kind is Kind.RECOMMENDATION and holder.act == "calls-for" and holder.actions
    if not calls and (holder.kind is not Kind.STATEMENT or holder.act not in ("asserts", "calls-for")):
        return holder
    asked = quoted_duty(text, span)
    if asked is None:
        return holder
    who, actions = ((), (*holder.actions, *asked[1])) if calls else asked
    return replace(holder, kind=Kind.RECOMMENDATION, act="calls-for", addressee=who, actions=actions)


def _introduced(text: str, sentence: Sentence, content: Span) -> Reading | None:
    """A quotation behind a sentence that ends in a colon: the words of whoever does what the sentence says."""
    seen = view(text, sentence)
    verbs = [at for at, kind in enumerate(seen.shape) if kind in "VE" and not seen.negated(at)]
    for at in sorted(verbs, key=lambda at: (reports(seen, at), at), reverse=True):
        subjects = subject(seen, at)
        source = seen.span(*subjects) if subjects else None
        cue = Span(seen.mark(at).start, sentence.end)
        if source is not None and not source.overlaps(cue):
            return Reading(
                kind=Kind.STATEMENT,
                rule=INTRODUCED,
                lemma=seen.lemmas[at],
                source=(source,),
                cue=(cue,),
                content=(content,),
                act="asserts",
                mode="speech",
            )
    return None


_BROKEN = re.compile(r"[,.?!][”\"] ")


def _is_quotation(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a quotation and nothing else; one that was never closed may hold other words."""
    if text[sentence.end - 1] not in "\"'”’»" and _BROKEN.search(text, sentence.start, sentence.end):
        return False
    return sentence.tokens.tags[0] == "QUOTE" and {"QUOTE", "STOP"}.issuperset(sentence.tokens.tags)


def _quoting(text: str, sentence: Sentence, readings: Sequence[Reading]) -> int | None:
    """The reading of a sentence that holds its last quotation of some length."""
    for quote in reversed(sentence.quotes):
        if quote.end - quote.start < 20 and final_mark(text, quote.start, quote.end) not in (",", ".", "?", "!"):
            continue
        for index, reading in enumerate(readings):
            if any(span.holds(quote) or quote.holds(span) for span in reading.content):
                return index
    return None


def _telling(readings: Sequence[Reading]) -> int | None:
    """The reading of a sentence that reports what somebody said, and all else that is said in it; None if none does."""
    said = [at for at, reading in enumerate(readings) if reading.mode in _UTTERED and reading.source]
    if not said or readings[said[0]].kind not in (Kind.STATEMENT, Kind.RECOMMENDATION):
        return None  # "She denied the claim. “We were not there.”"
    held = all(span.holds(readings[at].cue[0]) for at in said[1:] for span in readings[said[0]].content[-1:])
    return said[0] if held else None


_UTTERED = frozenset({"speech", "writing"})


def recommended_on(text: str, sentences: Sequence[Sentence], found: list[list[Reading]]) -> None:
    """Adds what should be done, as a sentence says behind what somebody asks for or a report says, in its paragraph.

    "The panel recommends a ban. An account should be published": source and cue are those of the sentence before. In
    the next paragraph only where the sentence goes on: "Doctors should also be trained".
    """
    last: Reading | None = None
    for index, sentence in enumerate(sentences):
        if (
            last is not None
            and "\n" in text[sentences[index - 1].end : sentence.start]
            and not _GOES_ON.search(text[sentence.start : min(sentence.end, sentence.start + _OPENING_OF)])
        ):
            last = None
        if found[index]:
            last = found[index][-1] if _recommends(text, found[index][-1]) else None
        elif last is not None and (due := _due(text, sentence, last)) is not None:
            act = "recommends" if last.act == "recommends" else "calls-for"
            made = replace(last, rule=ON, kind=Kind.RECOMMENDATION, act=act, content=due[0], addressee=due[1])
            found[index].append(replace(made, actions=due[2], stance=None, told=False))
        else:
            last = None


_GOES_ON = re.compile(r"\b(?:also|further|furthermore|moreover|in addition|finally)\b", re.IGNORECASE)
_OPENING_OF = 80
"""Characters of a sentence in which a word shows that it goes on with what was said before."""


def _recommends(text: str, item: Reading) -> bool:
    """Whether what follows a reading may be asked for too: it asks for something, or a report says it."""
    if not item.source:
        return False
    if item.kind is Kind.RECOMMENDATION:
        return True
    named = item.source[-1].of(text).lower().split()
    said = item.kind is Kind.STATEMENT and item.mode in ("speech", "writing")
    return said and named[-1] in words("recommending")


def _due(text: str, sentence: Sentence, before: Reading) -> tuple[Spans, Spans, Spans] | None:
    """What a sentence behind a reading says should be done: the words, who is to do it, and the single things."""
    seen = view(text, sentence)
    first, last = len(seen.shape) - len(seen.shape.lstrip("cA,")), len(seen.shape.rstrip("."))
    asked = before.kind is Kind.RECOMMENDATION
    again = asked and seen.shape[first : first + 1] == "R" and seen.word(first) in ("it", "they", "he", "she")
    if not (again or seen.shape[first : first + 1] == "N") or "Q" in seen.shape:
        return None
    found = duty(seen, ((first, last),), asked=asked) or (_told_to(seen, first, last) if asked else None)
    whole = seen.span(first, last)
    if found is None or whole is None:
        return None
    who = seen.span(*found[0]) if found[0] else None
    single = [span for part in actions(seen, *found[1], clause=True) if (span := seen.span(*part))]
    return (whole,), (who,) if who else (), tuple(single)


_TOLD_TO = re.compile(r"(?P<who>N(?:[fi]N){0,3})K(?P<what>oA?I)")


def _told_to(seen: View, first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """ "The port was told to pay": who, and what."""
    found = _TOLD_TO.match(seen.shape, first, last)
    if found is None or seen.lemmas[found.end("who")] not in words("told-to") or seen.negated(found.end("who")):
        return None
    return found.span("who"), (found.start("what"), last)


def listed(text: str, sentences: Sequence[Sentence]) -> Iterator[Reading]:
    """The items of a list behind a line such as "Some of the recommendations are:", each a recommendation.

    An item is a paragraph (a line, with or without a bullet) that begins with a verb that asks: in its base form
    ("Release all prisoners"), or in the form that agrees with who is asked ("Takes steps to release them"). The cue is
    the line's verb, with its subject as source, else the line itself without its mark and no source. A paragraph may
    also say itself that it is one: "Recommendation 3: …".
    """
    lead: _Lead | None = None
    position = 0
    while position < len(sentences):
        first = position
        position += 1
        while position < len(sentences) and "\n" not in text[sentences[position - 1].end : sentences[position].start]:
            position += 1
        last = sentences[position - 1]
        numbered = _NUMBERED.match(text, sentences[first].start, last.end)
        if numbered:
            lead = _Lead((), Span(numbered.start(), numbered.start() + len(numbered[0].rstrip(" :.–—-"))))
            item: Span | None = Span(numbered.end(), _worded_end(text, numbered.end(), last.end))
        else:
            item = _item(text, sentences[first:position], duties=lead.told) if lead is not None else None
        if lead is not None and item is not None:
            opens = next(sentence for sentence in sentences[first:position] if sentence.end > item.start)
            yield Reading(
                kind=Kind.RECOMMENDATION,
                rule=LIST,
                source=lead.source,
                cue=(lead.cue,),
                content=(item,),
                actions=_actions(view(text, opens), item),
                addressee=lead.addressee,
                act="recommends",
                mode="writing",
            )
            continue
        if position - first > 1 and not _introduces(text, last.start, last.end):
            introduces = _introduces(text, max(sentences[position - 2].start, last.end - 120), last.end)
            last = sentences[position - 2] if introduces else last
        else:
            introduces = _introduces(text, max(last.start, last.end - 120), last.end)
        heads = _HEADING.match(text, last.start, last.end) if first + 1 == position else None
        if heads and heads["brief"] and text[last.end - 1] in ".!":
            heads = None
        if introduces or heads:
            lead = _lead(text, last, told=not (heads and (heads["due"] or heads["now"])))
            if heads and heads["brief"] and not introduces:
                lead = lead._replace(told=False)
        else:
            lead = _obliging(text, last) if _OBLIGING.search(text, max(last.start, last.end - 20), last.end) else None


def _introduces(text: str, start: int, end: int) -> bool:
    """Whether words end in a mark behind which a list of recommendations stands."""
    return text[end - 1] in ":;" and _INTRODUCING.search(text, start, end) is not None


class _Lead(NamedTuple):
    """What the line that opens a list says of its items."""

    source: Spans
    cue: Span
    addressee: Spans = ()
    told: bool = True
    """Whether it says for sure that a list follows, so that a sentence with "should" is an item."""


def _obliging(text: str, sentence: Sentence) -> _Lead | None:
    """The line "The judge told the council to:", "The report says ministers should:"; None if nobody says so."""
    seen = view(text, sentence)
    for at in sorted(seen.cues):
        asks = seen.cues[at].act in ("recommends", "calls-for") or not seen.cues[at].complements.isdisjoint(_ORDERING)
        found = subject(seen, at) if (asks or reports(seen, at)) and not seen.negated(at) else None
        source = seen.span(*found) if found else None
        cue = seen.span(at, at + 1)
        whom = next((index for index in range(at + 1, len(seen.shape)) if seen.shape[index] in "NR"), None)
        if "K" in seen.shape[at + 1 :]:
            return None  # "said it had been told to:"
        if source is not None and cue is not None and whom is not None and not source.overlaps(cue):
            return _Lead((source,), cue, tuple(span for span in (seen.span(whom, whom + 1),) if span))
    return None


_ORDERING = frozenset({"np-to", "that"})


def _lead(text: str, sentence: Sentence, *, told: bool) -> _Lead:
    """What a line says that names recommendations. ``told``: whether it may tell who recommends."""
    seen = view(text, sentence)
    asking = [at for at in sorted(seen.cues) if seen.cues[at].act in ("recommends", "calls-for")]
    finite = [at for at, kind in enumerate(seen.shape) if kind in "VE"]
    for at in (*asking, *finite) if told else ():
        found = subject(seen, at)
        source = seen.span(*found) if found else None
        cue = seen.span(at, at + 1)
        if found and seen.lemmas[found[0]] in words("measures"):
            break
        if source is not None and cue is not None and not source.overlaps(cue):
            return _Lead((source,), cue)
    return _Lead((), Span(sentence.start, sentence.end - (not text[sentence.end - 1].isalnum())))


def _item(text: str, paragraph: Sequence[Sentence], *, duties: bool) -> Span | None:
    """The words of a list's item, its bullet and end mark left out; None if the paragraph is none.

    ``duties``: whether any sentence with "should" is one.
    """
    end = paragraph[-1].end
    bullet = len(paragraph) > 1 and _BULLET.fullmatch(text, paragraph[0].start, paragraph[0].end)  # "1." alone
    tokens = [token for sentence in paragraph[bool(bullet) :][:1] for token in sentence.tokens[:_ITEM_OPENS]]
    if text[end - 1] == ":" or sum(len(sentence.tokens) for sentence in paragraph) > _ITEM_LONGEST:
        return None
    start = _BULLET.match(text, paragraph[0].start, end)
    begin = start.end() if start else paragraph[0].start
    heads = [token for token in tokens if token.start >= begin and token.tag not in ("ADV", "MARK", "DASH")]
    if heads and heads[0].tag == "TO":
        heads = heads[1:]
    marked = text[paragraph[0].start : begin].strip() != "" and heads and heads[0].tag in _THINGS
    obliges = duties and any(text[token.start : token.end].lower() in words("obliging") for token in heads)
    if not heads or not (marked or obliges or _form(text, heads[0]) in _ASKING):
        return None
    end = _worded_end(text, begin, end)
    return Span(begin, end) if end > begin else None


def _worded_end(text: str, begin: int, end: int) -> int:
    """The end of an item's words, its mark and what ties it to the next left out: "…; and"."""
    while end > begin and (text[end - 1] in ".;,:" or text[end - 1].isspace()):
        end -= 1
    if text[begin:end].endswith((" and", "; or")):
        end = begin + len(text[begin : end - 4].rstrip(" ;,"))
    return end


def _form(text: str, token: Token) -> str:
    return verb_forms().get(text[token.start : token.end].lower(), ("", ""))[1]


def _actions(seen: View, item: Span) -> Spans:
    """The single actions of an item: "repeal the law, and urgently release | …"."""
    starts = seen.sentence.tokens.starts
    at = next((i for i, group in enumerate(seen.groups) if starts[group.first] >= item.start), 0)
    spans = [seen.span(*part) for part in actions(seen, at, len(seen.groups), clause=True)]
    found = [Span(max(span.start, item.start), min(span.end, item.end)) for span in spans if span is not None]
    found = [span for span in found if span.start < span.end]
    return (*found[:-1], Span(found[-1].start, item.end)) if found else (item,)
