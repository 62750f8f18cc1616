"""How the words of somebody who speaks of a report sound: a reading goes in; the stance they show comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import CURATED, Actor, Reading, Span
from onrecord.resolution.cast import BODIES, Cast
from onrecord.resolution.denials import Denials
from onrecord.resolution.passages import Passages
from onrecord.resolution.sources import Source
from onrecord.resolution.wordlists import classes, values
from onrecord.rules.tested import family
from onrecord.rules.wordings import judgement

_SAID = 600
"""Characters of a content that are looked at."""
_LEANING = 60
"""How many words are looked at for praise and blame."""
_NEGATIONS = frozenset(
    {"not", "no", "never", "nothing", "hardly", "without", "don't", "doesn't", "didn't", "isn't", "wasn't", "can't"}
)
_ONLY = frozenset({"only", "just", "merely"})
"""Words that take back a negation: "not only fair"."""
_TURNING = _NEGATIONS | _ONLY | {"more"}
_WORD = re.compile(r"[\w'-]+")
_FAULTING = re.compile(
    r"\b(?:(?<!not )only|ignored?|failed|refused|without|less than|merely|chose|chosen|rel(?:y|ied) on|all of"
    r"|(?:should|ought to|could|might) have)\b|\?"
    r"|(?:\b(?:not|never|no)|n[’']t)\b(?! (?:\w+ )?(?:surpris|only|just|doubt|alone|forget|least))|\bnobody\b",
    re.IGNORECASE,
)
"""Words by which somebody says what was done badly."""
_MENDING = re.compile(
    r"(?:\bha(?:s|ve|d)|[’']ve) (?:(?:already|since|now)(?: \w+ly)? (?!had\b)\w+(?:ed|en|de|ut|un|ght|nt)"
    r"|(?:\w+ly )?(?:adopted|implemented|introduced|tightened|strengthened|overhauled|reformed|replaced|improved"
    r"|addressed|put in place|taken (?:\w+ )?(?:steps|action|measures)))\b"
)
"""Words by which those whom a report is about say what they have mended."""
_OBLIGING = re.compile(r"\b(?:(?:must|should|needs? to|has to|have to)(?! have\b)|responsibility|the case for)\b")
"""Words by which somebody who is quoted says what is to be done."""
_CONFIRMING = re.compile(
    r"\b(?:report|review|study|audit|inquiry|findings?|ruling|judge?ment|verdict|decision|dossier|survey|document"
    r"|assessment|evidence|this)"
    r" (?:\w+ly |also |again |once more )?"
    r"(?:shows?|showed|proves?|proved|ma(?:kes?|de) (?:it )?clear|lays? bare|laid bare"
    r"|(?:confirm|highlight|expose|demonstrate|underline|underscore|strengthen|reinforce)(?:s|e?d)?|vindicate[sd]?)\b",
    re.IGNORECASE,
)
"""Words by which somebody takes a report for right."""
_IT = (
    r"(?:th(?:e|is|at|ese|ose)|its|their|\w[\w-]{0,30}[’']s?)(?: [\w’'-]+)? (?:report|review|study|audit|inquiry"
    r"|findings?|ruling|judge?ment|verdict|decision|dossier|survey|document|assessment|conclusions?|recommendations?)"
)
"""A report, as words speak of it."""
_NOT = r"(?:nobody|no[ -]one|none|never|not|cannot|\w+n[’']t)"
_IS = r"(?:is|was|are|were|(?:had|has|have) been)"
_SAID_OF = r"(?P<{}>(?: (?!but\b)[\w’'-]+){{1,4}})"
_DEFENDING = re.compile(
    rf"\b(?:{_NOT}(?: [\w’']+){{0,2}}?|(?:anyone|anybody|whoever|those|people|critics)(?: who)?"
    r"|(?:wrong|unfair|foolish|unjust|absurd|ridiculous|mistake) to) "
    rf"(?:(?P<against>(?:reject|dismiss|condemn|attack|ignor|discredit|disput)(?:s|e|es|ing)?)"
    rf" (?:{_IT}\b|it\b(?! \w))"
    rf"|(?:call|describ|brand|label)(?:s|e|es|ing)? {_IT}{_SAID_OF.format('called')}"
    rf"|(?:say|claim|suggest|think|believ|pretend)(?:s|e|es|ing)?(?: that)? {_IT} {_IS}{_SAID_OF.format('said')})"
    rf"|\b{_IT} (?:{_IS} (?:not|never|hardly|by no means)|(?:is|was|are|were)n[’']t)(?: in any way| at all)?"
    rf"{_SAID_OF.format('negated')}",
    re.IGNORECASE,
)
"""Words by which somebody says that others must not blame a report, or that it is not what they say."""
_DENIED = re.compile(rf"\W{{0,3}}(?:that )?{_IT} {_IS}{_SAID_OF.format('denied')}", re.IGNORECASE)
"""How a content opens that says what a report is."""
_LEAVING = re.compile(
    rf"\W{{0,3}}(?:that )?{_IT} (?:leaves?|left) (?:no|little|us in no) doubt\b",
    re.IGNORECASE,
)
"""How the words of somebody open who takes a report for right."""
_NEVER_AGAIN = re.compile(
    r"\bnever (?:\w+ ){0,4}again\b|\bno (?:other |more )?\w+ should (?:ever )?have to\b", re.IGNORECASE
)
"""Words by which somebody says what a report is to bring about."""
_AGAINST = frozenset({"rejects", "disputes-in-part"})
_QUOTATION = "quotation-"
"""How the rules of quotations are called."""
_QUOTED = frozenset({"direct", "block"})
"""Types of quotations in which all words are somebody's own."""


class Tones:
    """How what is said in one article sounds."""

    def __init__(self, cast: Cast, passages: Passages, denials: Denials) -> None:
        self._cast = cast
        self._passages = passages
        self._denials = denials

    def of_report(self, reading: Reading, *, faults: bool = False) -> str:
        """The stance that words about a report show by themselves, which may be none.

        ``faults``: also that they say what is missing or was not done.
        """
        if self.is_direct(reading) and _NEVER_AGAIN.search(self._said(reading)):
            return "supports"
        leans = self._leaning(reading.content) or ("rejects" if faults and self.faults(reading) else None)
        if leans == "welcomes" and self.is_direct(reading) and "?" in self._said(reading):
            leans = "rejects"  # "What good is it?"
        obliges = self.is_direct(reading) and _OBLIGING.search(self._said(reading))
        concern = "expresses-concern" if reading.act == "warns" else None
        return leans or concern or ("supports" if obliges else None) or self._told(reading) or "neutral"

    def of_anything(self, reading: Reading, said: Source) -> str:
        """The stance of words that need not be about a report: only who is told of in one rejects it by blaming."""
        judged = judgement(self._said(reading)) if reading.act == "evaluates" else None
        praises = judged is not None and judged.praises
        shown = "welcomes" if praises else self.of_report(reading, faults=True)
        if shown == "neutral" and reading.act == "evaluates":
            shown = "rejects"
        shown = self.turned(reading, shown)
        told = self._denials.is_told_of(said, reading)
        if shown == "welcomes" and told and not self._approves(reading):
            return "rejects"  # "We are proud of our record"
        if shown != "rejects" or told:
            return shown
        body = any(isinstance(who, Actor) and who.kind in BODIES for who in said.voices)
        return "disputes-in-part" if body else "criticises-as-insufficient"

    def turned(self, reading: Reading, stance: str) -> str:
        """A stance, or that of who takes a report's part where it would be of who is against it: "is not biased"."""
        if stance not in _AGAINST or reading.rule == CURATED:
            return stance
        said = self._said(reading)
        if reading.lemma == "deny":
            denied = _DENIED.match(said)
            return "neutral" if denied is not None and self._is_bad(denied["denied"]) else stance
        if _LEAVING.match(said):
            return "supports"
        for match in _DEFENDING.finditer(said):
            called = match["called"] or match["said"] or match["negated"]
            behind = said[match.end() :].partition(" but ")[2]
            if (match["against"] or self._is_bad(called)) and not self._is_bad(behind):
                return "supports"
        return stance

    def _is_bad(self, said: str) -> bool:
        """Whether words blame, without a negation: not "without flaws", "only wrong", "be more wrong"."""
        forms = _WORD.findall(said.lower())
        return any(classes("leaning").get(form) == "bad" for form in forms) and _TURNING.isdisjoint(forms)

    def faults(self, reading: Reading) -> bool:
        """Whether a content says of what it is about that something is missing or was not done."""
        return _FAULTING.search(self._said(reading)) is not None

    def mends(self, reading: Reading) -> bool:
        """Whether somebody says what was mended: "had already replaced the pumps"."""
        return _MENDING.search(self._said(reading)) is not None

    def judged(self, reading: Reading) -> str | None:
        """The stance of words that judge, whatever they are about, if there are any."""
        judged = judgement(self._said(reading))
        return None if judged is None else "welcomes" if judged.praises else "disputes-in-part"

    def rejects(self, reading: Reading) -> bool:
        """Whether a content has words that reject what is laid to somebody: "nothing to hide"."""
        judged = judgement(self._said(reading))
        return judged is not None and judged.stance == "rejects"

    def confirms(self, reading: Reading) -> bool:
        """Whether somebody takes a report for right: "this proves that"."""
        return _CONFIRMING.search(self._said(reading)) is not None

    def is_direct(self, reading: Reading) -> bool:
        """Whether somebody is quoted in their own words alone."""
        quoted = family(reading.rule).startswith(_QUOTATION)
        return quoted and self._passages.quote_type(reading.content, reading.cue) in _QUOTED

    def _said(self, reading: Reading) -> str:
        return " ".join(self._cast.text[span.start : min(span.end, span.start + _SAID)] for span in reading.content)

    def _told(self, reading: Reading) -> str | None:
        """The stance of the article's words about somebody who is quoted: "was scathing. “…,” she said"."""
        if not reading.source or not self.is_direct(reading):
            return None
        start = reading.source[0].start
        home, before = self._passages.sentence_of(start), self._passages.sentence_before(start)
        first = self._cast.words.forms[self._cast.index_at(start)]
        around = [home] if home is not None else []
        if before is not None and first in values("pronouns"):
            around.append(before)
        return self._leaning([span for span in around if not any(span.overlaps(part) for part in reading.content)])

    def _approves(self, reading: Reading) -> bool:
        """Whether somebody approves of something, instead of only praising it."""
        listed = (at for span in reading.content for at in self._cast.within(span)[:_LEANING])
        return any(classes("leaning").get(self._cast.words.forms[at]) == "glad" for at in listed)

    def _leaning(self, spans: Sequence[Span]) -> str | None:
        """The stance of words of praise or blame, whichever are more; a negation turns one round."""
        found = 0
        for span in spans:
            for at in self._cast.within(span)[:_LEANING]:
                label = classes("leaning").get(self._cast.words.forms[at])
                before = self._cast.words.forms[max(0, at - 3) : at]
                turned = not _NEGATIONS.isdisjoint(before) and _ONLY.isdisjoint(before)
                found += {"good": 1, "glad": 1, "bad": -1}.get(label or "", 0) * (-1 if turned else 1)
        return "welcomes" if found > 0 else "rejects" if found < 0 else None
