"""What a content makes of its act: content and source of a neutral cue go in; a denial, promise, demand … comes out."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.resources import from_data
from onrecord.rules.cues import phrases_of, words

_WITHIN = 400
"""Characters of a content that are looked at."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\u00a0": " ", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})

_BODY_NOUNS = (
    "ministry|department|council|agency|company|firm|force|trust|board|office|authority|administration|group|bank|fund"
    "|operator|hospital|school|college|university|charity|union|club|society|association|regulator|commission"
)
_THE_BODY = rf"the (?P<body>{_BODY_NOUNS})"
_FIRST = (
    r"(?:i|we|my client|(?:our|my) (?:staff|members|officers|people|company|client|clients|team|workers|engineers))"
)
_THIRD = r"(?:it|he|she|they|(?:its|his|her|their|our|my)(?: [\w'-]+){1,3}?)"
_OWN = {True: rf"(?:{_FIRST}|(?P<body>(?!)))", False: rf"(?:{_THIRD}|{_FIRST}|{_THE_BODY})"}
"""A speaker's words for themselves, in a quotation and in other words."""
_SELF = {quoted: re.compile(rf"\W*(?:that |and |but |so )?{own}\b") for quoted, own in _OWN.items()}
_ADVERBS = r"(?: (?:[a-z]+ly|also|all|always|ever|still|now|just|of course|at all times))*+"
_AUX = r"(?: (?:is|are|was|were|am|did|do|does|has|have|had)|'(?:m|re|ve|s))"
_NOT = r" (?:not|never)\b"
_OPENS = r"[^\w]*+(?:(?:that|but|and|so|yes|no|well|however|instead|of course|in fact|while|although)\b[^\w]*+){0,3}"
_STARTS = r"(?:\A|[.!?;]|, and|, but| and| but)[^\w]*+(?:that |and |but |so )?"

_THERE_IS_NO = re.compile(
    _OPENS + r"[^.;!?]{0,110}?\bthere (?:is|are|was|were|has been|have been|had been|will be)"
    r"(?: \w+ly)? (?:no|not)\b(?: any)? (?P<whole>[^.;, ]* ?(?P<what>[^.;,]*))"
)
_NO_ONE = re.compile(
    _OPENS + r"(?:no|none of|nobody|not one)(?: [^,.;]{1,60}?)? (?:was|were|is|are|has|have|had) (?:been )?"
)
_SPEAKS = re.compile(
    r"\b(?:minister|secretary|spokes\w+|chief|president|chair\w*|leader|governor|mayor|commissioner|director|head|boss)\b"
    r"|\A(?:he|she|it|they)\Z"
)
_DEMANDS = re.compile(
    _OPENS + r"(?:it(?: is|'s| was) (?:now |high |about )?time (?:for|to|that)\b"
    r"|there (?:must|should|needs? to|needed to|has to|had to|have to) be\b"
    rf"|(?:i|we|she|he|it|they|families|people|residents){_ADVERBS} "
    r"(?:want(?:s|ed)?|demand(?:s|ed)?|call(?:s|ed)? (?:on|for)|urg(?:e|es|ed))\b"
    r"|what (?:i|we) (?:want|need)\b)"
)
_COMPLAINS = re.compile(
    r"\bthey (?:never|kept|keep|(?:just |simply |still )?(?:did|do|would|could|have|had) not)\b"
    r"|\b(?:nobody|no one|not one \w+) (?:ever |even )?"
    r"(?:came|told|listened|asked|warned|helped|cared|checked|answered|believed|bothered)\b"
    r"|\b(?:we|i) (?:was|were|have been|had been) (?:never|not) (?:even )?"
    r"(?:told|asked|warned|consulted|informed|listened to|heard|believed|invited)\b"
    r"|\blike an? [^.,;!?]{1,40} (?:who|that|which|with|without)\b|\?[\"' ]+(?=[^\W\d_])"
)
"""What is a reproach in a speaker's own words: of "they", of nobody, of not being told; a question left at that."""
_CLAUSE = re.compile(r"[.;:!?\"]|, (?:and|but|while|which|who)\b")
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|avoid|prevent|stop|ensure|allegations?|claims?|suggestions?|accus\w+|alleged|suspect\w*|risk"
    r"|reject\w*|den(?:y|ied|ies)|say(?:s|ing)|called|calling)\b[^.;!?]*$"
)
_SUFFERS = re.compile(
    r"\b(?:was|were|been|being|feel|felt|is|are|am|find|found|consider|regard|think|believe|say|call|deserve|see|saw)\b"
)
_UNASKED = re.compile(
    r"\b(?:not|never|nobody|no one|whether|if|when|unless|people|some|critics|they|those who) "
    r"(?:(?:\w+ ){0,2}(?:say|says|said|think|thinks|believe|suggest|claim|claims|want)\b)[^.;!?]*\Z"
)
"""Before a demand, that whoever speaks does not make it: "I do not think that the minister | should resign"."""
_BEFORE = 60
"""Characters before a word in which a condition of it, or its subject, is looked for."""


def told_act(content: str, source: str) -> str | None:
    """The act, other than ``asserts``, where the words and where they stand decide it; else None.

    ``content``: what somebody says, quotation marks included; ``source``: the words for who says it.
    """
    said = plain(content[:_WITHIN])
    own = _Own(_is_quoted(said), source.lower())
    if own.promises(said):
        return "promises"
    if own.names(_silent(own.quoted).match(said)):
        return "declines"
    if _denies(said, own):
        return "denies"
    demand = _demand().search(said)
    if _DEMANDS.match(said) or (demand and not _UNASKED.search(said, 0, demand.start())):
        return "calls-for"
    return "evaluates" if _COMPLAINS.search(said) else None


def is_reform(verb: str) -> bool:
    """Whether words begin with a verb for what those in charge do: "act", "publish it"; not "wait"."""
    said = plain(verb[:_WITHIN])
    return _phrases("demanded").match(said) is not None or _phrases("promised").match(said) is not None


def is_blame(content: str, at: int) -> bool:
    """Whether what begins at an offset of a content may blame somebody: not supposed, nor said of the speakers."""
    before = plain(content[max(0, at - _BEFORE) : at])
    if _SUPPOSED.search(before):
        return False
    clause = _CLAUSE.split(before)[-1]
    own = _SELF[_is_quoted(plain(content[:2]))].match(clause)
    return own is None or own["body"] is not None or bool(_SUFFERS.search(clause))


def plain(words_there: str) -> str:
    """Words in small letters with plain marks, and "not" written out."""
    marked = words_there.replace("\n", " ") if words_there.isascii() else words_there.translate(_PLAIN)
    return _NOT_SHORT.sub(_in_full, marked.lower())


_NOT_SHORT = re.compile(r"\b(ca|wo)?n't|n't")


def _in_full(short: re.Match[str]) -> str:
    return {"ca": "cannot", "wo": "will not"}.get(short[1], " not")


def _is_quoted(said: str) -> bool:
    return said.lstrip()[:1] in ('"', "'")


class _Own(NamedTuple):
    """Who speaks: how a content may name its own speaker."""

    quoted: bool
    source: str
    """The words for the speaker, in small letters."""

    def names(self, match: re.Match[str] | None) -> bool:
        """Whether a match is there, and the body that it names, if it does, is the speaker's: "the company"."""
        return match is not None and (match["body"] is None or match["body"] in self.source)

    def promises(self, said: str) -> bool:
        """Whether the speakers, or the body they speak for, are going to do something."""
        if not ("will" in said or "would" in said or "'ll" in said or " to " in said):
            return False
        pattern = _promise(self.quoted, bool(_SPEAKS.search(self.source)))
        return self.names(pattern.search(said) if self.quoted else pattern.match(said))


def _denies(said: str, own: _Own) -> bool:
    """Whether a content says that something is not so: of its speaker, of what is laid to others, of what there is."""
    if own.names(_denial(own.quoted).match(said)):
        return True
    absent = _THERE_IS_NO.match(said) if "there " in said else None
    if absent:
        return not any(_phrases("harmless").match(part) for part in (absent["what"], absent["whole"]))
    none = _NO_ONE.match(said)
    if none and _phrases("harms").match(said, none.end()):
        return True
    done = _not_so().match(said) if "not" in said or "never" in said else None
    return done is not None and words("said").isdisjoint(done["who"].split())


# --- patterns from acts.txt -----------------------------------------------------------------------------------------


def _any(label: str) -> str:
    """The phrases of a class as alternatives, longer ones first."""
    listed = sorted(set(phrases_of("acts.txt")[label]), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in listed) + r")(?!\w)"


@from_data
@cache
def _phrases(label: str) -> re.Pattern[str]:
    return re.compile(_any(label))


@from_data
@cache
def _denial(quoted: bool) -> re.Pattern[str]:
    """What somebody denies of themselves: "it had never", "we are not to blame", "it followed all rules"."""
    bad = f"(?:{_any('denied')}|{_any('harms')})"
    return re.compile(
        rf"{_OPENS}(?:{_OWN[quoted]}(?:"
        rf"(?:(?: did| do| does| has| have| had|'ve){_NOT}| never\b)(?!{_ADVERBS} {_any('undenied')})"
        rf"|(?: is| are| was| were| am|'m|'re|'s){_NOT}{_ADVERBS}(?: been| being)? {bad}"
        r"|(?: has| have| had) no (?:plans?|intention|knowledge|role|part|involvement|record|influence|links?)\b"
        rf"|{_ADVERBS} (?:reject|refute|dispute|deny\b|denie|disagree)"
        rf"|{_AUX}?{_ADVERBS}(?: acted| operated| did)? {_any('compliance')})"
        rf"|(?:it|this)(?: is| was|'s){_NOT}{_ADVERBS} {bad}"
        rf"|(?:these|those)(?: are| were){_NOT}(?!{_ADVERBS} {_any('undenied')}))"
    )


@from_data
@cache
def _promise(quoted: bool, speaks: bool) -> re.Pattern[str]:
    """What somebody, or (``speaks``) whoever they speak for, is going to do."""
    body = _THE_BODY if not quoted and not speaks else r"(?P<body>(?!))"
    who, will = ("i|we", "(?: will| shall|'ll)(?: not)?") if quoted else ("he|she|they|it|i|we", "(?: will| would|'ll)")
    bound = r"(?:committed to|determined to|working to|pledg|promis(?:e|es|ed)\b|vow(?:s|ed)? to|intend(?:s|ed)? to)"
    others = rf"|(?:[\w'-]+ ){{1,6}}?(?:will|would){_ADVERBS}(?: be)? {_any('promised')}" if speaks else ""
    goes_on = rf"|(?:i|we) [^.;!?]{{1,80}}? and will(?!{_ADVERBS} {_any('unpromised')})\b" if quoted else ""
    return re.compile(
        rf"{_STARTS}(?:(?:{who}|{body})(?:{will}(?!{_ADVERBS} {_any('unpromised')})\b|{_AUX}?{_ADVERBS} {bound})"
        rf"{goes_on}{others})"
    )


@cache
def _silent(quoted: bool) -> re.Pattern[str]:
    """Where somebody will not speak: "she would rather not say", "it had nothing to add", "no comment"."""
    speak = r"(?:comment|say|answer|discuss|respond|speak|talk|speculate|elaborate|add|be drawn)\b"
    unable = r" (?:can|could|will|would)(?:not| not)(?: be)?(?: able to)?"
    unwilling = rf" (?:would|'d) (?:rather|prefer) not(?: to)?|{_AUX} not (?:able|willing|prepared|in a position) to"
    return re.compile(
        rf"{_OPENS}(?:{_OWN[quoted]}(?:(?:{unable}|{unwilling}) {speak}(?! that\b)"
        rf"|(?: has| have| had|'ve) (?:(?:nothing|no more|little) (?:\w+ )?to (?:add|say)|no comment)\b"
        rf"|{_ADVERBS} wish(?:es|ed)? to [^.;]{{1,60}}? before (?:saying|commenting|responding|speaking)\b"
        r")|no comment\b)"
    )


@from_data
@cache
def _not_so() -> re.Pattern[str]:
    """A bad thing that was not done, whoever says so: "the council had never ignored"."""
    inside = "(?: been| be| being| have| had| ever| deliberately| knowingly| in any way| the)*"
    return re.compile(rf"{_OPENS}(?P<who>[^.;:!?,\"]{{2,60}}?){_NOT}{inside} {_any('harms')}")


@from_data
@cache
def _demand() -> re.Pattern[str]:
    return re.compile(rf"\b(?:must|should|has to|have to|had to|needs? to|needed to) (?:now |also )?{_any('demanded')}")
