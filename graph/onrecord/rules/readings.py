"""Readings: from what a rule yields, in groups, to spans of the text, with kind and act as cue and words give them."""

from __future__ import annotations

import re

from onrecord.records import Kind, Reading, Span, Spans
from onrecord.rules.actions import actions as single
from onrecord.rules.actions import duty
from onrecord.rules.acts import told_act
from onrecord.rules.cues import Cue, nouns, words
from onrecord.rules.engine import Match, Range, Rule, View, Yield, rejects
from onrecord.rules.feigned import made_up
from onrecord.rules.subjects import antecedent, auxiliary
from onrecord.rules.unsaid import unsaid
from onrecord.rules.wordings import Judgement, judgement, quoted_duty
from onrecord.wording import joined


def reading(match: Match, rule: Rule, made: Yield) -> Reading | None:
    """The reading of a match, or None if a part of it has no words."""
    seen, at = match.view, match.at
    content = tuple(span for part in made.content if (span := seen.span(*part)) is not None)
    if not content or (match.cue.lemma == "hear" and not _is_heard(seen, made)):
        return None
    cue = _cue(seen, at, made, content)
    source = _source(seen, made.source) if made.source else None
    if made.owned and (owned := seen.owned(at)) is not None:
        source, cue = owned[0], Span(owned[1].start, cue.end)
    if made.source and _is_demanded(seen, at, made.source):
        return None
    if source is not None and (source.overlaps(cue) or any(source.overlaps(span) for span in content)):
        return None
    if any(span.overlaps(cue) for span in content) or (source is not None and _is_noun(match, made, source, cue)):
        return None
    kind = made.kind or (Kind.DENIAL if match.cue.kind == Kind.DENIAL else Kind.STATEMENT)
    act = made.act or match.cue.act
    lacking = _lacks(match, made)
    if lacking is None and (made_up(seen, at, source, content) or _is_asked(match, made)):
        lacking = Kind.UNSAID
    if lacking is not None and kind is not Kind.OMISSION:
        kind, act = _lacking(match.cue, lacking, act)
    actions = _spans(seen, *made.actions) if kind is Kind.RECOMMENDATION else ()
    addressee = _spans(seen, made.addressee)
    judged: Judgement | None = None
    told = False
    asked = _asks(match, rule, made, content) if kind is Kind.STATEMENT else None
    if kind is Kind.STATEMENT and act == "asserts" and match.cue.mode in ("speech", "writing"):
        said = joined(seen.text, content)
        judged = judgement(said)
        act = _told(match.cue.lemma, said, source.of(seen.text) if source else "") or (judged.act if judged else act)
        told = act != match.cue.act
    elif kind is Kind.STATEMENT and act in ("evaluates", "concedes", "promises", "warns"):
        judged = judgement(joined(seen.text, content))
    if asked is not None:
        kind, (addressee, actions) = Kind.RECOMMENDATION, asked
        act = match.cue.act if match.cue.act in _ASKING else "calls-for"
        judged = judged if act == "warns" else None  # "they must apologise" is no apology
    return Reading(
        kind=kind,
        rule=rule.name,
        lemma=match.cue.lemma,
        source=(source,) if source else (),
        cue=(cue,),
        content=content,
        actions=actions,
        addressee=addressee,
        act=act,
        mode=match.cue.mode,
        stance=None if lacking else match.cue.stance or (judged.stance if judged else None),
        told=told,
    )


def _is_heard(seen: View, made: Yield) -> bool:
    """Whether it is before a court that something is heard."""
    return made.source is not None and seen.lemmas[made.source[1] - 1] in words("hearing")


def _source(seen: View, groups: Range) -> Span | None:
    """The passage of a source; of a relative pronoun with what it stands for: "Anna Berg, who"."""
    first, last = groups
    if seen.shape[first:last] in ("w", "h") and seen.word(first) in words("relative") | {"that"}:
        stands_for = antecedent(seen, first)
        first = stands_for[0] if stands_for else first
    return seen.span(first, last)


def _cue(seen: View, at: int, made: Yield, content: Spans) -> Span:
    """The passage of a cue, with an adverb before what it takes ("said quietly that") and with its colon."""
    last = made.cue_last or at + seen.cues[at].width
    if seen.shape[last : last + 1] == "A" and seen.shape[last + 1 : last + 2] in ("h", ":", ".", ""):
        last += 1
    begins = auxiliary(seen, at) or at - seen.cues[at].lead
    cue = seen.span(begins if made.cue_first is None else made.cue_first, last) or seen.mark(at)
    if content and seen.shape[last : last + 1] == ":":
        colon = seen.mark(last)
        if colon.end <= content[0].start or colon.start >= content[-1].end:
            return Span(cue.start, colon.end)
    return cue


def _is_noun(match: Match, made: Yield, source: Span, cue: Span) -> bool:
    """Whether a cue is a noun that looks like a verb, of what somebody rejects or meets with.

    "Bell disputes | claims that", "Bell faces | claims that", "Bell described as nonsense | claims that",
    "Bell denied reports that it leaks and | calls for an inquiry".
    """
    seen, at = match.view, match.at
    if seen.shape[at] != "V" or seen.word(at) not in words("nounlike") or made.source is None:
        return False
    if source.of(seen.text).split()[-1] in words("likeplural"):
        return True
    if _BRANDED.search(seen.text[max(0, cue.start - _LOOK_BACK) : cue.start]):
        return True
    before = at - 1 - (seen.shape[at - 1] == "Q")
    if made.source[1] <= before and seen.shape[before] in "VE" and seen.lemmas[before] not in ("be", "have", "do"):
        return True
    return seen.shape[at - 1] in "c," and _meets_with_words(seen, made.source[1], at)


def _meets_with_words(seen: View, first: int, at: int) -> bool:
    """Whether the verb behind a source is in the past, and claims or the like are its object, or it rejects."""
    verb = first + (seen.shape[first] == "A")
    if verb + 1 >= at or seen.shape[verb] not in "VE" or "PAST" not in seen.tags(verb) or "PRES" not in seen.tags(at):
        return False
    return rejects(seen, verb) or seen.lemmas[verb + 1] in nouns()


_LOOK_BACK = 60
"""In characters."""
_BRANDED = re.compile(
    r"\b(?:describ|dismiss|brand|reject|denounc|condemn|label|labell|characteri[sz]|derid|slamm)(?:es|ed|s|ing) as"
    r" (?!an? |the |one )(?:[^\s,.;:]+ ){1,3}\Z"
)


def _lacks(match: Match, made: Yield) -> Kind | None:
    """What is lacking for words to be on record, of the cue or of a form of a verb in it: "was unable to say: “…”"."""
    if made.cue_first is None:
        return unsaid(match.view, match.at, made.source)
    seen = match.view
    inside = (at for at in range(made.cue_first + 1, match.at) if seen.shape[at] in "GI" and at in seen.cues)
    found = (unsaid(seen, at, made.source) for at in (made.cue_first, *inside))
    return next((kind for kind in found if kind is not None), None)


def _is_asked(match: Match, made: Yield) -> bool:
    """Whether a sentence only asks whether it was said: "Bell said it leaks?"; not "Who will pay, Bell asked?"."""
    seen, (first, last) = match.view, made.content[-1]
    asks = seen.text[seen.sentence.end - 1] == "?" and last >= len(seen.shape) - 1 and seen.shape[-1] != "Q"
    spoken = match.cue.mode in ("speech", "writing") and match.cue.act != "asks"
    if not asks or not spoken or made.source is None or match.at > first or seen.word(made.source[0]) in ("i", "we"):
        return False
    return "w" not in seen.shape[:first] and ",c" not in seen.shape[first:last]


def _lacking(cue: Cue, lacking: Kind, act: str) -> tuple[Kind, str]:
    """Kind and act of what is not said. Who does not think or accept something rejects it."""
    if lacking is Kind.UNSAID:
        return lacking, act
    if cue.lemma in words("granting") or (cue.mode not in ("speech", "writing") and act == "asserts"):
        return Kind.DENIAL, "denies"
    return (Kind.OMISSION, "declines") if cue.mode in ("speech", "writing") else (Kind.UNSAID, act)


def _told(lemma: str, said: str, source: str) -> str | None:
    """The act that a content tells, if it does: not behind a verb of findings; a name in quotation marks judges."""
    if lemma in words("finding"):
        return "asserts"
    return told_act(said, source) or ("evaluates" if lemma in words("calling") and _IN_QUOTES.search(said) else None)


def _is_demanded(seen: View, at: int, source: Range) -> bool:
    """Whether somebody is only asked to say something: "demanded that he clarify"."""
    if seen.shape[at] == "I" or "BASE" not in seen.tags(at) or {"DO", "MODAL"}.intersection(seen.tags(at)):
        return False  # "she went on to say"
    if seen.word(source[0]) in ("he", "she", "it") and source[1] - source[0] == 1:
        return True
    demands = source[0] > 1 and seen.shape[source[0] - 1] == "h" and seen.shape[source[0] - 2] in "VEGI"
    past = demands and seen.tags(source[0] - 2)[-1] in ("PAST", "PART")
    return past and seen.lemmas[source[0] - 2] in words("demanding")


_ASKING = frozenset({"calls-for", "recommends", "warns"})
_CLAUSAL = ("quotation-", "clause-", "opened-by-cue", "it-was-said")
"""Rules whose cue may itself ask for what they read: "“Close it,” she urged", "Schools, it recommends, should open"."""


def _asks(match: Match, rule: Rule, made: Yield, content: Spans) -> tuple[Spans, Spans] | None:
    """Whom a statement asks for what, if it asks: by its cue, or by a duty that it says somebody has."""
    cue = match.cue
    if cue.kind == Kind.RECOMMENDATION:
        asks = rule.name.startswith(_CLAUSAL)
        return (_asked(match.view, made.content, content) or ((), ())) if asks else None
    speaks = cue.mode in ("speech", "writing") and (made.act or cue.act) in ("asserts", "warns")
    others = cue.lemma in words("quoting")  # "quoted Berg as saying they must go"
    if not (made.source or made.owned) or others or not (speaks or cue.lemma in words("opining")):
        return None
    return _asked(match.view, made.content, content, bids=cue.lemma in words("bidding"))


def _asked(seen: View, groups: tuple[Range, ...], content: Spans, *, bids: bool = False) -> tuple[Spans, Spans] | None:
    """Whom a content says to be obliged, and to what, if it does. ``bids``: whether a base form is enough to say so."""
    if seen.shape[groups[0][0]] == "Q":
        return quoted_duty(seen.text, content[0])
    found = duty(seen, groups, bids=bids)
    if found is None:
        return quoted_duty(seen.text, content[0]) if _NAMED_IN_QUOTES.match(seen.shape, groups[0][0]) else None
    return _spans(seen, found[0]), _spans(seen, *single(seen, *found[1], clause=True))


_IN_QUOTES = re.compile('["“”‘«„]')
_NAMED_IN_QUOTES = re.compile(r"h?(?:N(?:fN)?V?|RV)Q")
"""A subject, and in quotation marks what is said of it: "that the state “has a duty to …”"."""


def _spans(seen: View, *parts: Range | None) -> Spans:
    return tuple(span for part in parts if part and (span := seen.span(*part)) is not None)
