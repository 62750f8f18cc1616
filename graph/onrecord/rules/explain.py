"""Explanations: from any text to a plain account of what the rules read in it, on which words, and why not more."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.language import KINDS, Group, sentences
from onrecord.records import Reading, Sentence, Spans
from onrecord.rules.engine import NOT_TAKEN, View, view
from onrecord.rules.reader import attempts, read
from onrecord.rules.tested import as_counted, tested


def explain(text: str) -> str:
    """For each sentence its tokens with tags, its groups, and for each possible cue which rule read it, and how often
    that is right, or why none did; rules for constructions that the cue does not take are left out.

    Readings that come of a sentence's neighbours or of the inside of a quotation, and those of which the words around
    them make another kind, are listed at the end.
    """
    found = sentences(text)
    lines: list[str] = []
    told: set[tuple[str, Spans, Spans, Spans]] = set()
    for sentence in found:
        lines += _sentence(text, sentence, told)
    for reading in read(text, found):
        if _known(reading) not in told:
            lines.append(f"also read: {_shown(text, reading)}")
    return "\n".join(lines) + "\n" if lines else "no sentence\n"


def _sentence(text: str, sentence: Sentence, told: set[tuple[str, Spans, Spans, Spans]]) -> Iterator[str]:
    seen = view(text, sentence)
    yield f"sentence {sentence.start}-{sentence.end}: {_line(text[sentence.start : sentence.end])}"
    yield "  tokens: " + " ".join(f"{_line(text[t.start : t.end])}/{t.tag}" for t in sentence.tokens)
    yield "  groups: " + " ".join(_group(seen, group) for group in seen.groups)
    if not seen.cues:
        yield "  no cue: no verb of the lexicon"
    for at in sorted(seen.cues):
        yield f"  cue “{_line(seen.word(at))}” ({seen.cues[at].lemma}, {KINDS.get(seen.groups[at].kind, 'mark')}):"
        for rule, outcome in attempts(seen, at):
            if isinstance(outcome, Reading):
                told.add(_known(outcome))
                yield f"    READ BY {_shown(text, outcome)}"
                break
            if not outcome.startswith(NOT_TAKEN):
                yield f"    {rule.name} ({rule.reads}): {outcome}"
        else:
            yield "    cue found, but nothing read"


def _known(reading: Reading) -> tuple[str, Spans, Spans, Spans]:
    """What one reading is told from another by."""
    return reading.kind, reading.source, reading.cue, reading.content


def _shown(text: str, reading: Reading) -> str:
    parts = (
        f"{name} {' + '.join(f'“{_line(span.of(text))}”' for span in spans) or 'none'}"
        for name, spans in (("source", reading.source), ("cue", reading.cue), ("content", reading.content))
    )
    return f"{reading.rule}: {reading.kind}; " + "; ".join(parts) + f"\n      {_right(reading)}"


def _right(reading: Reading) -> str:
    """How often the rule, or the rule with this verb where that is counted apart, was right, and on what."""
    (named,) = as_counted((reading,))
    counts = tested().get(named.rule)
    if counts is None:
        return f"how often {named.rule} is right was not counted"
    return f"{named.rule} was right in {counts.right} of {counts.tried} readings ({counts.corpus})"


def _group(seen: View, group: Group) -> str:
    tokens = seen.sentence.tokens
    return f"{group.kind}[{_line(seen.text[tokens[group.first].start : tokens[group.last - 1].end])}]"


def _line(words: str) -> str:
    return " ".join(words.split())
