"""Names as shown to people: a name as a text has it goes in, the name with wrongly decoded letters mended comes out.

This module imports nothing of the project.
"""

from __future__ import annotations

import re

_CODE_PAGES = ("cp1252", "cp1250", "cp852", "cp850", "cp437")
"""What UTF-8 is most often misread as, likeliest first: the Windows and DOS pages of Europe."""

_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
_LATIN = re.compile("[\u00c0-\u017f\u0218-\u021b\u1e00-\u1eff]")
_SHOWN_MARKS = frozenset("’‘“”–—…«»·\u00a0")


def repair_mojibake(name: str) -> str:
    """The name with letters mended that were UTF-8 read in another encoding: ``Agn├Ęs`` becomes ``Agnès``.

    Only a run of two to four characters is mended whose bytes in one code page are strict UTF-8 for one letter (or a
    typographic mark); the code page that mends most wins. A letter must fit the alphabet of the name, and runs of
    letters alone are left (``Žďár`` is right as it stands) except for the Windows page of Western Europe, where they
    are no word's. For display only: an article's text is never mended. Linear in the length.
    """
    best, most = name, 0
    if _FOREIGN.search(name):
        latin = any(c.isascii() and c.isalpha() for c in name)
        for page in _CODE_PAGES:
            mended, count = _mended(name, page, latin=latin)
            if count > most:
                best, most = mended, count
    return best


def misreadings(name: str) -> tuple[str, ...]:
    """What a name becomes where its UTF-8 is read in another encoding; nothing for one in ASCII."""
    if name.isascii():
        return ()
    return tuple("".join(_char(byte, page) for byte in name.encode(errors="replace")) for page in _CODE_PAGES)


def _mended(name: str, page: str, *, latin: bool) -> tuple[str, int]:
    pieces: list[str] = []
    count = at = 0
    while at < len(name):
        letter, length = _misread(name, at, page, latin=latin)
        pieces.append(letter)
        count += length > 1
        at += length
    return "".join(pieces), count


def _misread(name: str, at: int, page: str, *, latin: bool) -> tuple[str, int]:
    """The letter that the characters from ``at`` stand for, and their number; the character itself and 1 otherwise."""
    first = name[at]
    if first.isascii():
        return first, 1
    lead = _byte(first, page)
    length = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 1
    run = name[at : at + length]
    if length == 1 or len(run) < length or (page != "cp1252" and all(c.isalpha() for c in run)):
        return first, 1
    try:
        letter = bytes(_byte(c, page) for c in run).decode()
    except (UnicodeDecodeError, ValueError):
        return first, 1
    shown = letter in _SHOWN_MARKS or (letter.isalpha() and (not latin or _LATIN.fullmatch(letter) is not None))
    return (letter, length) if shown else (first, 1)


def _byte(char: str, page: str) -> int:
    """The byte of a character in a code page; a control of U+0080 to U+009F stands for itself; -1: it has none."""
    try:
        return char.encode(page)[0]
    except UnicodeEncodeError:
        return ord(char) if 0x80 <= ord(char) <= 0x9F else -1


def _char(byte: int, page: str) -> str:
    """The character of a byte in a code page; the control of the same number where it has none."""
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)
