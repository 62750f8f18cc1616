"""Where cues may stand: from a sentence's groups to the verbs, nouns and marks that may put words on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from onrecord.language import Group
from onrecord.records import Sentence, Token
from onrecord.resources import from_data
from onrecord.rules.cues import Cue, attitudes, cues, infinitive, nouns, words

MACROS: Final = {
    # a noun phrase: groups tied by "of", a preposition or "and", with a bracket
    "NP": r"[NR]Q?N?(?:f[TR]|[fi]Q?N|oN){0,5}(?:\([^()]{1,6}\))?(?:c[NR](?:[fi]N){0,3}){0,2}",
    # what may stand between a cue and its complement: adverbs, times, "in a statement", "to reporters"
    "ASIDE": r"(?:,?(?:[AT]|i[NT](?:[fi][NT]|E[iT]?|T){0,3}|oN|sGN),?){0,3}?",
}

COLON: Final = Cue(":", frozenset({"colon"}), "statement", "asserts", "speech", None)
VIEWPOINT: Final = Cue("in", frozenset({"viewpoint"}), "statement", "asserts", "thought", None)
DEADLINE: Final = Cue("give", frozenset({"deadline"}), "recommendation", "calls-for", "speech", None)
ACCORDING: Final = Cue("according to", frozenset({"according"}), "statement", "asserts", "speech", None)
_QUOTATION_MARKS: Final = "\"'“”‘’`«» \u00a0"
"""What may stand behind the last word or mark of a quotation."""
_VERBAL: Final = frozenset("VEGKIn")


def candidates(
    text: str, sentence: Sentence, found: tuple[Group, ...], heads: tuple[str, ...], shape: str
) -> dict[int, Cue]:
    """The groups that may be a cue. ``heads`` and ``shape``: the lemmas and the characters of the groups ``found``."""
    known, named = cues(), nouns()
    result: dict[int, Cue] = {}
    for index, kind in enumerate(shape):
        if kind == "L":
            result[index] = ACCORDING
        elif kind == "N":
            if (cue := named.get(heads[index])) is not None:
                result[index] = cue
        elif kind not in _VERBAL:
            continue
        elif kind in "VK" and (feeling := _feeling(text, sentence, found, heads, index)) is not None:
            result[index] = feeling
        elif (cue := _with_particle(text, sentence, found, heads, index) or known.get(heads[index])) is not None:
            result[index] = _to_say(cue, sentence, found, heads, shape, index) if kind == "I" else cue
        elif kind in "VEG" and _allots(sentence, found, heads, shape, index):
            result[index] = DEADLINE
        elif (
            kind in "VE"
            and "Q" in shape
            and (_UTTERED.match(shape, index + 1) or _utters(text, sentence, found, shape, index))
        ):
            result[index] = Cue(heads[index], frozenset({"quote"}), "statement", "asserts", "speech", None)
    result.update((index, COLON) for index in _introducing(text, sentence, found, shape))
    result.update((index, VIEWPOINT) for index in _viewpoints(heads, shape))
    return result


def _with_particle(
    text: str, sentence: Sentence, found: tuple[Group, ...], heads: tuple[str, ...], index: int
) -> Cue | None:
    """The cue of a verb and what belongs to it: "brush off", "take direct aim"; not "take no aim"."""
    if heads[index] not in _particled() or index + 1 == len(found):
        return None
    behind = sentence.tokens[found[index + 1].first].start, sentence.tokens[found[index + 1].last - 1].end
    word = text[slice(*behind)].lower()
    cue = cues().get(f"{heads[index]} {word}")
    if cue is not None or found[index + 1].kind != "N" or word.partition(" ")[0] in words("nobody"):
        return cue
    return cues().get(f"{heads[index]} {heads[index + 1]}")


_DOING: Final = re.compile(r"(?P<verb>[VEGK])A?(?P<between>i?|[io]?N(?:[fi]N){0,2})oA?$")
"""What an infinitive may depend on: "went on | to say", "used the hearing | to call for", "was quick | to deny"."""


def _to_say(
    cue: Cue, sentence: Sentence, found: tuple[Group, ...], heads: tuple[str, ...], shape: str, index: int
) -> Cue:
    """The cue of an infinitive: with all that its verb takes, if what it says is done."""
    verb = _doing(sentence, found, heads, shape, index)
    return infinitive(cue) if verb is None else cue._replace(lead=index - verb)


def _doing(sentence: Sentence, found: tuple[Group, ...], heads: tuple[str, ...], shape: str, index: int) -> int | None:
    """The verb by which what an infinitive says is done: "went on to say", "used the hearing to call for"."""
    low = max(0, index - 10)
    governs = _DOING.search(shape[low:index])
    if governs is None:
        return None
    verb, last = low + governs.start("verb"), low + governs.end("between") - 1
    group, lemma, between = found[verb], heads[verb], governs["between"]
    if not {"NEG", "MODAL"}.isdisjoint(sentence.tokens.tags[group.first : group.last]):
        return None
    if between == "i":
        done = lemma == "go" and heads[last] == "on"
    elif not between:
        done = lemma in words("forcing" if shape[verb] == "K" else "doing")
    else:
        done = lemma in words("using") or (lemma in words("being") and heads[last] in words("readily"))
    return verb if done else None


@from_data
@cache
def _particled() -> frozenset[str]:
    """The verbs that with some particle are another cue."""
    return frozenset(lemma.partition(" ")[0] for lemma in cues() if " " in lemma)


def _feeling(text: str, sentence: Sentence, found: tuple[Group, ...], heads: tuple[str, ...], index: int) -> Cue | None:
    """The cue of a form of "be" and an adjective of attitude: "was critical of", "are not convinced that"."""
    kind = found[index].kind
    if kind == "K":
        head = sentence.tokens[found[index].head]
        return attitudes().get(text[head.start : head.end].lower())
    if kind != "V" or heads[index] not in words("being"):
        return None
    at = index + 1
    while at < min(len(found), index + 3) and found[at].kind == "A":
        at += 1
    return attitudes().get(heads[at]) if at < len(found) and found[at].kind == "N" else None


def _allots(sentence: Sentence, found: tuple[Group, ...], heads: tuple[str, ...], shape: str, index: int) -> bool:
    """Whether a verb gives somebody time to do something: "gave the firm six months to", "has until June to"."""
    if heads[index] not in words("allotting") or shape[index + 1 : index + 2] not in ("N", "R"):
        return False
    if shape[index + 2 : index + 5] in ("sTo", "iTo", "sNo"):
        return sentence.tokens[found[index + 2].first].lemma in ("until", "till")
    group = found[index + 1]
    numbered = "NUM" in sentence.tokens.tags[group.first : group.last]
    return shape[index + 2 : index + 4] == "oI" and numbered and heads[index + 1] in words("time")


_UTTERED: Final = re.compile(r"(?:A|R|i[NR]?){0,2}[:,]Q")
"""What makes any verb a cue: a mark and a quotation behind it."""
_UTTERER: Final = re.compile(rf"Q(?:{MACROS['NP']})?$")


def _utters(text: str, sentence: Sentence, found: tuple[Group, ...], shape: str, index: int) -> bool:
    """Whether a quotation that ends in a mark stands before a verb and its subject, so that any verb is a cue."""
    low = max(0, index - 8)
    before = _UTTERER.search(shape[low:index])
    if before is None:
        return False
    follows = _UTTERS_ON if before.end() - before.start() > 1 else _SPEAKER
    if not follows.match(shape, index + 1):
        return False
    quote = sentence.tokens[found[low + before.start()].first]
    return quote.end - quote.start > 20 and final_mark(text, quote.start, quote.end) in (",", "?", "!")


_UTTERS_ON: Final = re.compile(r"(?:A|i?T|i[NT]){0,2}i?(?:[.,]|$)")
_SPEAKER: Final = re.compile("[NR]")


def _introducing(text: str, sentence: Sentence, found: tuple[Group, ...], shape: str) -> Iterator[int]:
    """The marks that introduce words: a colon behind a name or before a quotation, a comma before a last sentence."""
    if shape.startswith("N:") and len(shape) > 2:
        yield 1
    if shape.endswith(("-N", ":N")) and len(shape) < _LINE:
        yield len(shape) - 2
    for match in _INTRODUCING.finditer(shape, 1):
        index = match.start()
        if shape[index] == ":" or _whole(text, sentence.tokens[found[index + 1].first]):
            yield index


def _viewpoints(heads: tuple[str, ...], shape: str) -> Iterator[int]:
    """Groups that tell to whom something is so: an opening "to", "in" before a poll, "words" behind "in"."""
    for match in _OF_SOMEBODY.finditer(shape):
        at = match.end() - 1
        if shape[at] == "o" or heads[at + 1] in words("measuring"):
            yield at
        elif heads[at] in _VIEWED and heads[at + 1] in words("viewing"):
            yield at + 1


_VIEWED: Final = frozenset({"in", "on", "by", "from"})
"""What stands before a noun for how somebody sees it: "in her view", "by his account"."""
_LINE: Final = 24
"""Groups that no headline has more of."""
_OF_SOMEBODY: Final = re.compile(r"^[cA,]{0,2}o(?=[NR])|i(?=N)")
_INTRODUCING: Final = re.compile(r":(?=Q)|,(?=Q[.]?$)")


def _whole(text: str, quote: Token) -> bool:
    """Whether a quotation is a sentence: it begins with a capital letter and ends with a full stop."""
    begin = text[quote.start : quote.end].lstrip(_QUOTATION_MARKS)
    return begin[:1].isupper() and len(begin) > 30 and final_mark(text, quote.start, quote.end) in (".", "?", "!")


def final_mark(text: str, start: int, end: int) -> str:
    """The last character of a quotation before the marks that close it."""
    return text[max(start, end - 6) : end].rstrip(_QUOTATION_MARKS)[-1:]
