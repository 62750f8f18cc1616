"""The tags of tokens, one character each for the patterns of groups and rules."""

from __future__ import annotations

from typing import Final

CODES: Final = {
    "QUOTE": "Q",  # a whole quotation
    "NAME": "P",
    "NOUN": "N",
    "PRON": "R",
    "DET": "D",
    "ADJ": "J",
    "NUM": "M",
    "POSS": "p",  # 's
    "BASE": "b",  # say
    "PRES": "z",  # says
    "PAST": "d",  # said; also a participle
    "PART": "n",  # a participle only: written
    "ING": "g",
    "BE": "B",
    "HAVE": "H",
    "DO": "O",
    "MODAL": "m",
    "ADV": "A",
    "NEG": "t",
    "PREP": "i",
    "OF": "f",
    "TO": "o",
    "THAT": "h",
    "CONJ": "c",
    "SUB": "s",
    "WH": "w",
    "TIME": "T",
    "COMMA": ",",
    "COLON": ":",
    "SEMI": ";",
    "STOP": ".",
    "DASH": "-",
    "OPEN": "(",
    "CLOSE": ")",
    "MARK": "y",
}
"""Each tag and its character."""

TAGS: Final = {code: tag for tag, code in CODES.items()}

MARKS: Final = {
    ",": ",", ":": ":", ";": ";", ".": ".", "?": ".", "!": ".", "…": ",", "|": ".", "•": ".", "–": "-", "—": "-",
    "―": "-", "--": "-", "---": "-", "-": "-", "(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")", "&": "c",
}  # fmt: skip
"""Punctuation and its character; any other mark is ``y``."""
