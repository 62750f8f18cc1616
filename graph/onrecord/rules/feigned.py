"""What is made up: from a source and its cue to whether the words are a forgery's, a fiction's or a jest's."""

from __future__ import annotations

import re
from typing import Final

from onrecord.records import Span, Spans
from onrecord.rules.cues import words
from onrecord.rules.engine import View

_LOOK_BACK: Final = 90
"""Characters before a source in which what frames it is looked for."""
_MADE_UP: Final = (
    r"(?:forged|faked?|bogus|doctored|fabricated|hoax|phony|phoney|fictitious|fictional|fictionali[sz]ed|invented|imaginary"
    r"|imagined|hypothetical|spoof|parody|satirical|deepfake|counterfeit|manipulated|(?:ai|computer)[ -]generated)"
)
_MEDIUM: Final = (
    r"(?:letters?|e-?mails?|memos?|videos?|clips?|recordings?|audio|footage|images?|photos?|tweets?|posts?|messages?|texts?"
    r"|statements?|quotes?|quotations?|accounts?|pages?|profiles?|sites?|websites?|releases?|articles?|stor(?:y|ies)|calls?"
    r"|documents?|adverts?|ads?|posters?|leaflets?|interviews?|speech(?:es)?|versions?|screenshots?|headlines?|voices?)"
)
_FICTION: Final = (
    r"(?:novels?|films?|movies?|play|drama|sitcom|sketch|skit|spoof|parody|satire|hoax|dream|nightmare|cartoon|comic|musical"
    r"|opera|thriller|short story|(?:tv|television|netflix|hbo|hulu) series|mini-?series|soap opera|joke|prank"
    r"|deepfakes?)"
)
_SHOWN: Final = (
    r"(?:the crown|saturday night live|spitting image|south park|the simpsons|family guy|the thick of it|the west wing"
    r"|house of cards|yes,? (?:prime )?minister|the onion|the babylon bee|the daily mash|newsthump"
    r"|the betoota advocate)"
)
"""Well-known series and papers in which people of the news are made to say things."""
_NAMED: Final = r"(?-i: [A-Z][\w’'-]*(?: (?:of|the|and|in|[A-Z][\w’'-]*)){0,4})"
_FORGED: Final = rf"(?:{_MADE_UP} (?:[\w’'-]+ ){{0,2}}?{_MEDIUM}|deepfakes?|cartoons?|pupp?ets?|parod(?:y|ies))"
_MAKING_UP: Final = rf"(?:made|makes?|making) up (?:[\w’'-]+ ){{0,3}}?{_MEDIUM}"
_OF_WHOM: Final = (
    r"(?:(?: (?:supposedly|purportedly|allegedly|apparently|falsely))? (?:of|from|by|with|shows?|showed|showing|ha[sd]"
    r"|having|(?:appear|seem|purport)(?:s|ed|ing)? to (?:show|be from|quote)|(?:quot|featur)(?:es?|ed|ing)"
    r"|(?:depict|portray)(?:s|ed|ing)?|signed by|attributed to|in the name of|using))"
)
_TITLE: Final = "[“\"‘'][^”\"’']{1,40}[”\"’']"
_PLAIN: Final = (
    r"(?:(?!(?:documentary|his|her|their|my|our|about|of|on|over|with|for|to|from|in|after|before|during|by|at|against)\b)"
    r"[\w’'-]+ )"
)
_PART: Final = rf"(?:{_PLAIN}{{1,2}}(?:episode|scene|sketch|season|series|article|piece|chapter|line) (?:of|from|in) )?"
_WITHIN: Final = rf"in {_PART}{_PLAIN}{{0,4}}?"
_FRAMED: Final = re.compile(
    rf"(?:\b{_FORGED}{_OF_WHOM}"
    rf"|\b(?:{_FORGED}|{_FICTION}|{_MAKING_UP})(?: {_TITLE})?,? (?:in|on|by) which"
    rf"|(?:\A|[^\w-]){_WITHIN}(?:(?:{_FORGED}|{_MADE_UP} [\w-]+)(?: (?:in|on|from) [^,.;:]{{1,30}})?"
    rf"|(?:{_FORGED}|{_FICTION}|{_MADE_UP} [\w-]+)(?: {_TITLE}|{_NAMED}| (?:by|about) [^,.;:]{{1,30}})?"
    rf"|{_SHOWN}),"
    r") (?:the |a |an )?(?:(?:prime )?\w+ )?\Z",
    re.IGNORECASE,
)
"""What stands before a source whose words are made up: "a forged letter in which | X says", "In the novel, | X says".

A novel of one's own is left out: "In her novel, she says".
"""
_BEHIND: Final = re.compile(
    r"[\s,”\"’'»]*(?:\b(?:according to|(?P<where>in|on)) (?:an?|the|this|that|one) "
    rf"{_PLAIN}{{0,2}}?{_FORGED}\b(?! (?:case|trial|hearing|inquiry|probe|investigation|scandal|row|debate)\b)"
    rf"|\b(?:an?|the|one) {_FORGED} (?:claim|say|said|state|suggest|show|allege|read)(?:s|ed|d)?\b)",
    re.IGNORECASE,
)
"""What stands behind words that are made up: "“…,” X said, | according to a forged letter", ", a fake post claimed"."""
_POSED: Final = re.compile(
    rf"\b(?:{_FORGED}\b|(?:posing as|pretend(?:s|ed|ing)? to be|impersonat\w+|impostors?|imposters?)\b"
    r"|act(?:or|ress) (?:playing|portraying|who play(?:s|ed))\b|(?:, |^)played by\b|a character in\b|character called\b"
    r"|(?:earlier|previous|original) version of (?:this|the|our|an?)\b"
    r"|(?:A|The|An) (?i:fake|bogus|phone?y) (?=[A-Z])"
    r"|(?:[Tt]he|[Aa]n?) (?:fictional|fictitious|fictionali[sz]ed|imaginary) )"
)
"""A source that is not who it names: "A man posing as Bell", "The fictional Bell", "an earlier version of this"."""
_LETTERS: Final = re.compile("[a-z]+")
_IN_JEST: Final = re.compile(
    r"\W*(?:\w+ly )?(?:in jest|as an? (?:\w+ )?joke|tongue[ -]in[ -]cheek|sarcastically|jokingly|facetiously)\b"
)


def made_up(view: View, at: int, source: Span | None, content: Spans) -> bool:
    """Whether what a cue puts on record is a forgery, is fiction or, but for whole quotations, is said in jest."""
    text, cue = view.text, view.mark(at)
    if source is not None:
        first = max(view.sentence.start, source.start - _LOOK_BACK)
        told = not words("feigning").isdisjoint(_LETTERS.findall(text[first : source.end].lower()))
        if told and (_POSED.search(source.of(text)) or _FRAMED.search(text[first : source.start])):
            return True
    behind = max(cue.end, content[-1].end, source.end if source is not None else 0)
    following = text[behind : min(view.sentence.end, behind + _LOOK_BACK)]
    told = not words("feigning").isdisjoint(_LETTERS.findall(following.lower()))
    found, quoted = _BEHIND.match(following) if told else None, content[0].of(text)[:1] in "“\"‘'«„"
    if quoted or (found is not None and not found["where"]):
        return found is not None  # "condemned the words | in a forged letter" is no forgery
    jests = view.lemmas[at] in words("jesting") or not words("jesting").isdisjoint(view.word(at).split())
    return jests or _IN_JEST.match(text, cue.end, cue.end + 40) is not None
