"""Rules for indirect speech with its cue in the middle or at the end, and for words behind a colon."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Kind
from onrecord.rules.cues import stands_for, words
from onrecord.rules.endings import clause_end, described_end
from onrecord.rules.engine import Match, Range, Rule, View, Yield
from onrecord.rules.orders import is_line
from onrecord.rules.quoted import APPOSED, VERB, back_to, before_cue, behind, goes_on
from onrecord.rules.subjects import subject


def _clause_before(match: Match) -> Yield | None:
    """As ``before_cue``, if the words before the cue have a verb: "X, the chair, said" is no such case.

    Nor is a verb that takes objects: "after the vote, called the mayor".
    """
    made = before_cue(match)
    if made is None:
        return None
    if not VERB.search(match.view.shape, *made.content[0]):
        return _inserted(match, made)
    if "Q" in match.view.shape[slice(*made.content[0])] and (inserted := _inserted(match, made)) is not None:
        return inserted  # "The “old” plan, said Berg, would fail"
    takes = not match.cue.complements.isdisjoint(("np", "np-found"))
    return None if takes and not _claims(match, made) else made


def _claims(match: Match, made: Yield) -> bool:
    """Whether a verb that takes objects has a clause instead: "It is a sham, claims the mayor."."""
    seen, source = match.view, made.source
    if source is None or "that" not in match.cue.complements or "PRES" not in seen.tags(match.at):
        return False
    if made.content[0][1] - made.content[0][0] < _CLAUSE:
        return False
    named = "NAME" in seen.tags(source[0]) or stands_for().get(seen.word(source[0]).rpartition(" ")[2]) == "person"
    return named and seen.shape[source[1] :] in ("", ".")


_CLAUSE = 4
"""Groups of a clause at least before a verb that takes objects."""


def _inserted(match: Match, made: Yield) -> Yield | None:
    """A verb and its subject between another subject and its verb: "The plan, said Berg, would fail"."""
    seen, source = match.view, made.source
    if source is None or "np-that" in match.cue.complements or "that" not in match.cue.complements:
        return None  # "The chair, told the news, has resigned"
    after = source[1]
    if seen.shape[after : after + 1] != "," or seen.shape[after + 1 : after + 2] not in ("V", "K"):
        return None
    return Yield((made.content[0], (after + 1, clause_end(seen, after + 1))), source)


def _told(match: Match) -> Yield | None:
    """What a court was told, by nobody who is named: "He was at home, the jury was told"."""
    made = before_cue(match)
    if made is None or made.source is None or match.view.lemmas[made.source[1] - 1] not in words("hearing"):
        return None
    return replace(made, source=None)


def _opened(match: Match) -> Yield | None:
    """ "But, he said, it is late"."""
    source, content = match.part("source"), match.part("content")
    if source is None or content is None:
        return None
    return Yield(((content[0], clause_end(match.view, content[0])),), source)


def _named(match: Match) -> Yield | None:
    """ "Berg: “We will stay.”", and as a headline "Berg: We will stay"."""
    seen, source, content = match.view, match.part("source"), match.part("content")
    if source is None or content is None:
        return None
    named = seen.tags(source[1] - 1)[-1] == "NAME" and seen.tags(source[0])[0] != "DET"  # not "The Latest: …"
    label = seen.lemmas[source[1] - 1]
    if label not in words("issuing") and (not named or label in words("labelling")):
        return None
    if seen.shape[content[0]] != "Q" and (not _is_headline(seen) or _is_topic(seen, source, content[0])):
        return None
    return Yield(((content[0], len(seen.shape)),), source)


def _is_topic(seen: View, source: Range, first: int) -> bool:
    """Whether a line is about a report, and somebody else says something in it: "Dam report: | minister apologises"."""
    named = seen.lemmas[source[1] - 1] in words("said") and seen.tags(source[0])[0] in ("NOUN", "NAME")
    clause = _SOMEBODY.match(seen.shape, first)
    if clause is None or not named or len(seen.tags(source[0])) < 2:
        return False
    return clause.end() - 1 in seen.often


_SOMEBODY = re.compile("[NR](?:[fi]N)?A?[VE]")


def _named_behind(match: Match) -> Yield | None:
    """As a headline, "Dam close to failure – watchdog", "‘We lost it all’: residents"."""
    seen, source = match.view, match.part("source")
    first = seen.sentence.start
    if source is None or not is_line(seen) or seen.lemmas[source[0]] in words("labelling"):
        return None
    said = seen.lemmas[source[0]] in words("issuing") and _SAID.search(seen.shape, 0, match.at)
    short = seen.shape[0] != "Q" or len(seen.text[first : seen.mark(0).end].split()) < 3
    if seen.shape[match.at] == ":" and short and not said:
        return None  # "‘Old Water’: a film"
    if seen.tags(source[0])[0] == "DET" or (
        seen.shape[:2] != "Q:" and not any(word in words("issuing") for word in seen.word(source[0]).split())
    ):
        return None
    return Yield(((0, match.at),), source)


_SAID = re.compile("[VEKQ]")
"""What a line holds that somebody says."""


def _introduced(match: Match) -> Yield | None:
    """What one does in a clause whose colon a quotation follows: "She had a message for them: “…”"."""
    seen, verb, content = match.view, match.part("verb"), match.part("content")
    if verb is None or content is None or seen.negated(verb[0]) or seen.might_have(verb[0]):
        return None
    source, cue = subject(seen, verb[0]), seen.cues.get(verb[0])
    if source is None:
        return None
    if cue is not None and cue.kind == Kind.DENIAL:
        return Yield((content,), source)  # "She denied it: “We were not there.”" does not deny what it quotes
    return Yield((content,), source, cue_first=verb[0], cue_last=match.at)


def _is_headline(seen: View) -> bool:
    """Whether a sentence is the first line of its article, and no question."""
    first, end = seen.sentence.start, seen.sentence.end
    return first < _TOP and seen.text[end - 1] != "?" and seen.text[end : end + 1] in ("", "\n", "\r")


_TOP = 3
"""Characters before which a sentence opens its article."""


def _according_after(match: Match) -> Yield | None:
    source = match.part("source")
    first = back_to(match, match.at)
    if source is None or match.view.word(source[0]).removeprefix("the ") in words("ranking"):
        return None  # "sorted according to colour"
    source = (source[0], described_end(match.view, *source))
    rest = goes_on(match, source[1])
    parts = ((first, match.at), *rest) if first < match.at else rest
    return Yield(parts, source, cue_last=match.at + 2) if parts else None


def _according_before(match: Match) -> Yield | None:
    source, content = match.part("source"), match.part("content")
    if source is None or content is None:
        return None
    return Yield(((content[0], clause_end(match.view, content[0])),), source, cue_last=match.at + 2)


def _as_said(match: Match) -> Yield | None:
    conjunction, content, source = match.part("as"), match.part("content"), match.part("source")
    if conjunction is None or content is None or match.view.word(conjunction[0]) != "as":
        return None
    if _INSERTED.search(match.view.shape[: conjunction[0]]):
        return None  # "It failed, as the report noted, because …"
    return Yield(((content[0], clause_end(match.view, content[0])),), source)


def _as_said_after(match: Match) -> Yield | None:
    conjunction, aside = match.part("as"), match.part("aside")
    if conjunction is None or match.view.word(conjunction[0]) != "as":
        return None
    last, shape = conjunction[0] - 1, match.view.shape
    first = max(back_to(match, conjunction[0]), shape.rfind(":", 0, last) + 1)
    rest = goes_on(match, aside[1] if aside else behind(match))
    if shape[first] in "LG" or not (rest or VERB.search(shape, first, last)):
        return None
    return Yield(((first, last), *rest), match.part("source"))


_INSERTED = re.compile("[^,shcw],$")
"""What stands before a clause that is inserted, not one that opens another: "given that, as the report notes, …"."""


INDIRECT = (
    Rule(
        name="as-said-after",
        reads="…, as X noted",
        complement=("quote",),
        pattern="[^,shcw],(?P<as>s)(?P<source>{NP})A? @ (?P<aside>(?:A|i?T|i[NT](?:[fi][NT])?){1,2})? (?=[,.]|$)",
        yields=_as_said_after,
        examples=(
            ("The school was unsafe, as the report noted.", "the report", "noted", "The school was unsafe"),
            ("The school, as she noted on Monday, is unsafe.", "she", "noted", "The school … is unsafe"),
        ),
        near_misses=(
            "The school was closed, when the report noted it.",
            "The school was shut, as he had said it would.",
        ),
        forms="VEG",
    ),
    Rule(
        name="as-said",
        reads="As X noted, …",
        complement=("quote",),
        pattern="(?P<as>s)(?P<source>{NP})A? @ {ASIDE} , (?P<content>.)",
        yields=_as_said,
        examples=(("As the report noted, the school was unsafe.", "the report", "noted", "the school was unsafe"),),
        near_misses=("When the report noted it, the school was closed.",),
        forms="VEG",
    ),
    Rule(
        name="according-to-before",
        reads="According to X, …",
        complement=("according",),
        pattern="^[c,A]{0,2} @ o (?P<source>{NP}(?:,{NP})?(?:[EKGw][^,]{1,10})?) , (?P<content>.)",
        yields=_according_before,
        examples=(
            (
                "According to the report, the school was unsafe.",
                "the report",
                "According to",
                "the school was unsafe",
            ),
        ),
        near_misses=("According rights to all, the law passed.",),
        forms="L",
    ),
    Rule(
        name="according-to-after",
        reads="…, according to X",
        complement=("according",),
        pattern="(?P<content>[^hs]) @ o (?P<source>{NP}(?:[EKGw][^,.]{1,10})?(?:,{NP}(?=[,.]|$))?)",
        yields=_according_after,
        examples=(
            ("The school was unsafe, according to the report.", "the report", "according to", "The school was unsafe"),
        ),
        near_misses=("The school was unsafe according to.",),
        forms="L",
    ),
    Rule(
        name="clause-before-told",
        reads="The plan would fail, the court was told",
        complement=("np-that",),
        pattern="(?P<content>Q(?=[NR])|.(?=,)),? (?P<source>{NP}) @ (?P<aside>(?:A|i?T){1,2})? (?=[,.(]|$)",
        yields=_told,
        examples=(
            ("He was at home, the jury was told.", "", "was told", "He was at home"),
            ("He was, the court was told on Monday, at home.", "", "was told", "He was … at home"),
        ),
        near_misses=("He was at home, the union was told.", "The jury was told off."),
        forms="K",
    ),
    Rule(
        name="clause-before-cue",
        reads="The plan would fail, X said",
        complement=("quote", "bare"),
        pattern="(?P<content>.), (?P<source>{NP}(?:E[iA]{1,2}N|,{NP},)?) (?:,?(?:A|i?T|i[NT](?:[fi][NT])?),?){0,2} @"
        " (?P<aside>(?:[AT]|[is]G?[NTE](?:[fio][NT]|T){0,3}|[NR](?:iN)?){0,3}) (?=[,.(;-]|$)",
        yields=before_cue,
        examples=(
            ("The plan would fail, the minister said.", "the minister", "said", "The plan would fail"),
            ("The plan, she said on Monday, would fail.", "she", "said", "The plan … would fail"),
        ),
        near_misses=("After the vote, the minister spoke.",),
        forms="VE",
    ),
    Rule(
        name="named-before-colon",
        reads="X: “…”, and as a headline X: …",
        complement=("colon",),
        pattern="(?:^|[-.y]|^iA?|[-.y]iA?)(?P<source>N(?:cN)?) @ (?P<content>.)",
        yields=_named,
        examples=(
            ("Anna Berg: “We will not pay.”", "Anna Berg", ":", "“We will not pay.”"),
            ("The dispute goes on - Anna Berg: “We lost.”", "Anna Berg", ":", "“We lost.”"),
            ("Poll: Most voters want the mayor to resign", "Poll", ":", "Most voters want the mayor to resign"),
        ),
        near_misses=(
            "Correction: Anna Berg is the chair.",
            "Dam report: minister apologises to families",
            "The Latest: Berg wins the vote",
            "Anna Berg: A chair or a clerk?",
            "Anna Berg: She is the chair. They met.",
        ),
        forms=":",
    ),
    Rule(
        name="named-behind-mark",
        reads="as a headline …: X, … – X",
        complement=("colon",),
        pattern="^.{1,22} @ (?P<source>N)$",
        yields=_named_behind,
        examples=(
            ("Dam ‘close to failure’ – watchdog", "watchdog", "–", "Dam ‘close to failure’"),
            ("‘We lost it all’: flood victims", "flood victims", ":", "‘We lost it all’"),
            ("Council ignored the warnings: watchdog", "watchdog", ":", "Council ignored the warnings"),
        ),
        near_misses=("Dam close to failure – a history", "‘Old Water’: a film", "The dam failed – report by noon."),
        forms=":-",
    ),
    Rule(
        name="introduced-quotation",
        reads="X had a warning for them: “…”",
        complement=("colon",),
        pattern="(?P<verb>[VE])[^VEKhw:;.Qy-]{0,12} @ (?P<content>Q)",
        yields=_introduced,
        examples=(
            (
                "The chair had a message for the board: “We will not pay.”",
                "The chair",
                "had a message for the board:",
                "“We will not pay.”",
            ),
            (
                "The chair issued a warning, “We will not pay for the old school.”",
                "The chair",
                "issued a warning",
                "“We will not pay for the old school.”",
            ),
        ),
        near_misses=(
            "The museum has two halls: the old one and the new one.",
            "The parents were told in a letter: “We will close the school for good.”",
        ),
        forms=":,",
    ),
    Rule(
        name="opened-by-cue",
        reads="But, X said, the plan would fail",
        complement=("quote", "bare"),
        pattern="^c,? (?P<source>{NP}) @ (?:A|i?T){0,2}, (?P<content>.)",
        yields=_opened,
        examples=(("But, she said, the plan would fail.", "she", "said", "the plan would fail"),),
        near_misses=("But she said it, and the plan failed.",),
        forms="VE",
    ),
    Rule(
        name="clause-before-verb",
        reads="The plan would fail, said X",
        complement=("quote",),
        pattern="(?P<content>[^,]), @ (?P<source>" + APPOSED + ")(?=[,.;(iAT]|$)",
        yields=_clause_before,
        examples=(
            ("The plan would fail, said Anna Berg.", "Anna Berg", "said", "The plan would fail"),
            ("The plan, said Anna Berg, would fail.", "Anna Berg", "said", "The plan … would fail"),
            ("“It may leak again” in May, said Berg.", "Berg", "said", "“It may leak again” in May"),
        ),
        near_misses=("The board met, and the chair left.",),
        forms="VE",
    ),
)
