"""PDF with a text layer: bytes go in; the text in paragraphs and the offset of each page come out."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Collection, Iterable

import pypdf

from onrecord.errors import DataError, Problem

_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "’")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARAGRAPH = "\n\n"


def text_of_pdf(data: bytes, where: str) -> tuple[str, tuple[int, ...], str | None]:
    """The text of a PDF, the offset at which each page begins in it (code points), and the title it carries.

    Pages are parted by a blank line. Lines that the page's width broke are joined; a hyphen at a line's end goes where
    the rest of the file writes the word without it.

    Raises:
        DataError: damaged, locked by a password, or a scan without a text layer.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damage is reported below, once, in plain words
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        _unlock(reader, where)
        raw = [page.extract_text().split("\n") for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except DataError:
        raise
    except Exception as error:  # a damaged file makes pypdf raise errors of every kind
        what = f"cannot be read as a PDF ({type(error).__name__})."
        raise DataError(Problem(where, what, "Save it anew.")) from error
    known = {word for page in raw for line in page for word in _WORD.findall(line)}
    pages = [paragraphs(lines, known) for lines in raw]
    if not any(page.strip() for page in pages):
        what = f"has {len(pages)} page{'s' * (len(pages) != 1)} and no text: it is a scan."
        raise DataError(Problem(where, what, "Run text recognition (OCR) over it first."))
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page) + len(_PARAGRAPH)
    text = _PARAGRAPH.join(pages).rstrip("\n")
    return text, tuple(min(start, len(text)) for start in starts), str(title).strip() if title else None


def _unlock(reader: pypdf.PdfReader, where: str) -> None:
    """Open a file that asks for no password though it is encrypted; DataError for one that asks."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise DataError(Problem(where, "is locked by a password.", "Save it without one."))


def paragraphs(lines: Iterable[str], known: Collection[str] = frozenset()) -> str:
    """The lines of one page as paragraphs, one a line.

    A line runs on into the next if it is nearly as wide as the page's widest, or if it does not end as sentences do and
    the next begins in lower case. ``known`` are the words of the whole file.
    """
    listed = [" ".join(line.replace("\0", "").split()) for line in lines]
    widths = sorted(len(line) for line in listed if line)
    wide = 0.8 * widths[(len(widths) - 1) * 9 // 10] if widths else 0
    found: list[list[str]] = []
    before = ""
    for line in listed:
        if before and line and (len(before) >= wide or (line[0].islower() and not before.endswith(_SENTENCE_END))):
            _run_on(found[-1], line, known)
        elif line:
            found.append([line])
        before = line
    return "\n".join(" ".join(pieces) for pieces in found)


def _run_on(pieces: list[str], line: str, known: Collection[str]) -> None:
    """Add a line to a paragraph; a word that a hyphen broke at the line's end becomes one piece."""
    if not (pieces[-1].endswith("-") and line[0].islower()):
        pieces.append(line)
        return
    head, _, first = pieces[-1][:-1].rpartition(" ")
    second, _, rest = line.partition(" ")
    core = second.rstrip(".,;:!?”’\"')")
    joined = first + second if first.lstrip("“‘\"'(") + core in known else f"{first}-{second}"
    pieces[-1:] = [" ".join(piece for piece in (head, joined, rest) if piece)]
