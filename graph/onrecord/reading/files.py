"""Files on disk: a path goes in, its bytes or decoded text come out; whole files are written or none at all."""

from __future__ import annotations

import os
import stat
import tempfile
import unicodedata
from pathlib import Path

from onrecord.errors import DataError, Problem

LIMIT = 50_000_000
"""Bytes; a file of this size or more is no article."""

_ENCODINGS = [
    *(f"cp{page}" for page in range(1250, 1258)),
    *("iso8859_2", "iso8859_5", "iso8859_15", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
_MARKS = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))])
_LONGEST_NAME = 120
"""Bytes in UTF-8; leaves room for endings within the 255 of common file systems."""


def printable(name: str | Path) -> str:
    """A file name that a message can hold on one line: controls, line breaks and broken bytes are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(name))


def name_key(name: str) -> str:
    """Equal for two names that some file system takes for one: neither case nor Unicode form counts."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def safe_name(stem: str) -> str:
    """A name for a file on every system and for a word in a curation file: letters, digits, ``-``, ``_`` and ``.``.

    Whatever else a stem holds becomes ``-``; names that Windows reserves get ``_`` before them; long ones are cut.
    """
    kept = (c if c.isalnum() or c in "-_." or unicodedata.category(c)[0] == "M" else " " for c in stem)
    name = "-".join(unicodedata.normalize("NFC", "".join(kept)).split()).strip("-.")
    name = name.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip("-.")
    if name.split(".")[0].casefold() in _RESERVED:
        name = f"_{name}"
    return name or "article"


def read_bytes(path: Path, inside: Path | None = None) -> bytes:
    """The bytes of a regular file; where ``inside`` is given, a link may not lead out of that folder.

    Raises:
        DataError: the file is absent, no regular file, unreadable, 50 MB or larger, or lies outside.
    """
    where = printable(path)
    try:
        if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
            raise DataError(Problem(where, "is a link that leads out of its folder.", "Put the file itself here."))
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DataError(Problem(where, "is a folder, not a file.", "Name the files in it."))
        if not stat.S_ISREG(found.st_mode):
            raise DataError(Problem(where, "is no ordinary file.", "Name a file of text."))
        if found.st_size >= LIMIT:
            size = f"{found.st_size / 1e6:.0f} MB"
            raise DataError(Problem(where, f"has {size}; the limit is {LIMIT // 10**6} MB.", "Split it into articles."))
        return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle; ValueError: NUL in a name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DataError(Problem(where, f"cannot be read: {reason}.", "Check its name and who may read it.")) from error


def decode(data: bytes, where: str) -> str:
    """The bytes as strict UTF-8, nothing changed: a byte order mark and every line break stay.

    Raises:
        DataError: not UTF-8 (the message names the encoding that fits), or binary.
    """
    mark = next((name for start, name in _MARKS.items() if data.startswith(start)), None)
    if mark is None and b"\0" in data:
        raise DataError(Problem(where, "holds NUL bytes: it is binary, not a text.", "Give the text itself."))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        fits = mark or encoding_of(data)
        line = data.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8 (byte {error.start}, 0x{data[error.start]:02x}); "
        what += f"{fits} fits." if fits else "no known encoding fits."
        mend = f"Save it as UTF-8, for example: iconv -f {fits} -t UTF-8" if fits else "Save it as UTF-8."
        raise DataError(Problem(f"{where}:{line}", what, mend)) from error


def encoding_of(data: bytes) -> str | None:
    """The encoding, other than UTF-8, that fits some bytes best; None if none does.

    Of encodings that fit equally, the page of Western Europe: it is by far the commonest.
    """
    import charset_normalizer

    matches = charset_normalizer.from_bytes(data[:200_000], cp_isolation=_ENCODINGS)
    best = matches.best()
    if best is None:
        return None
    equal = {match.encoding for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)}
    return "cp1252" if "cp1252" in equal else best.encoding


def check_text(text: str, where: str) -> None:
    """Raise DataError for a text that cannot be an article: empty, with NUL, half a character, or U+FFFE or U+FFFF.

    The last two are no characters; XML and some readers of RDF refuse files that hold them.
    """
    if all(c.isspace() or c in "\ufeff\u200b" for c in text):
        raise DataError(Problem(where, "is empty.", "Put text into it, or remove it."))
    if "\0" in text:
        raise DataError(Problem(where, "holds NUL characters: it is binary, not a text.", "Give the text itself."))
    none = next((char for char in "\ufffe\uffff" if char in text), None)
    if none:
        what = f"holds U+{ord(none):04X}, which is no character, at {text.index(none)}: it was wrongly decoded."
        raise DataError(Problem(where, what, "Mend it where it was made."))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        what = f"holds half a character (a lone surrogate) at {error.start}."
        raise DataError(Problem(where, what, "Mend it where it was made.")) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it, so that it is there whole or not at all.

    Raises:
        DataError: it cannot be written (disk full, no permission); nothing is left behind.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        what = f"cannot be written: {error.strerror or error}."
        mend = "Make room or choose another folder; nothing is lost."
        raise DataError(Problem(printable(path), what, mend)) from error
    except BaseException:  # a key press while writing must not leave the temporary file
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise
