"""Formats: a file as people have it goes in (text, web page, JSON, Word, PDF), its articles come out.

Extraction happens once, when a file is taken into a corpus; a build reads the frozen text. So a new version of an
extraction library never moves an offset; and each library is loaded only when its format is met, since a build meets
none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, Problem
from onrecord.reading.boilerplate import boilerplate
from onrecord.reading.detection import (
    UNKNOWN,
    date_of,
    is_language,
    is_web_address,
    iso_date,
    language_of,
    publisher_of,
    title_of,
)
from onrecord.reading.files import check_text, decode, printable, read_bytes
from onrecord.records import Excluded

_TEXT_KEYS = ("text", "body", "content", "articleBody", "article_body", "maintext", "fulltext", "full_text")
_TITLE_KEYS = ("title", "headline")
_PUBLISHER_KEYS = ("publisher", "source", "outlet", "site_name", "sitename", "publication")
_DATE_KEYS = ("published", "date", "datePublished", "publishedAt", "published_at", "date_publish", "pubDate")
_URL_KEYS = ("url", "link", "canonical", "@id")
_ID_KEYS = ("id", "_id", "uuid", "guid")
_LANGUAGE_KEYS = ("language", "lang", "inLanguage")
_LIST_KEYS = ("articles", "items", "results", "documents", "docs", "data", "@graph")
_MARKUP = re.compile(r"</[a-z][a-z0-9]{0,10}>|<(?:p|br|div)\s?/?>", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.\w{2,5}$|^(?:microsoft word|untitled)\b", re.IGNORECASE)
"""A PDF's title that some program made up."""
_NO_CHARACTERS = dict.fromkeys(map(ord, "\0\ufffe\uffff"), " ")
_PAGE_START = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One article as it came out of a file; what is unknown is None."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = UNKNOWN
    pages: tuple[int, ...] = ()
    detected: frozenset[str] = frozenset()
    """Names of the fields that a program found; all of those that are known."""
    part: str = ""
    """Which article of its file: its own id or its number; empty if the file holds one."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one file gave: its articles, and what is wrong with those that it did not give."""

    articles: tuple[Extracted, ...]
    problems: tuple[Problem, ...] = ()


def extract(path: Path) -> Extraction:
    """The articles of a file: ``.txt``, ``.html``, ``.htm``, ``.json``, ``.jsonl``, ``.docx`` or ``.pdf``.

    Raises:
        DataError: no article can be had from the file; every reason is named.
    """
    return extract_from(read_bytes(path), path)


def extract_from(data: bytes, path: Path) -> Extraction:
    """The articles in the bytes of a file; the path gives the format and stands in messages. Raises as ``extract``."""
    where = printable(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kinds = ", ".join(FORMATS)
        raise DataError(Problem(where, f"has none of the endings {kinds}.", "Save it as one of these."))
    if not data.strip():
        raise DataError(Problem(where, "is empty.", "Put text into it, or remove it."))
    articles: list[Extracted] = []
    problems: list[Problem] = []
    for found in reader(data, where):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        place = f"{where} ({printable(found.part)})" if found.part else where
        try:
            check_text(found.text, place)
            articles.append(_completed(found, place))
        except DataError as error:
            problems.extend(error.problems)
    if not articles:
        raise DataError(problems or Problem(where, "holds no article.", "Give a file with text."))
    return Extraction(tuple(articles), tuple(problems))


def _completed(found: Extracted, where: str) -> Extracted:
    """With what the text says of itself where the file said nothing; what was found is marked."""
    excluded = boilerplate(found.text)
    check_prose(found.text, excluded, where)
    url = found.url.strip() if found.url else ""
    language = language_of(found.text)
    whole = replace(
        found,
        title=_one_line(found.title) or title_of(found.text, excluded),
        publisher=_one_line(found.publisher) or publisher_of(found.text),
        published=(iso_date(found.published) if found.published else None) or date_of(found.text),
        url=url if is_web_address(url) else None,
        language=found.language if language == UNKNOWN and is_language(found.language) else language,
    )
    known = {name for name in ("title", "publisher", "published", "url") if getattr(whole, name)}
    return replace(whole, detected=frozenset(known | ({"language"} if whole.language != UNKNOWN else set())))


def check_prose(text: str, excluded: Iterable[Excluded], where: str) -> None:
    """Raise DataError where nothing but boilerplate is left of a text."""
    left, at = [], 0
    for passage in excluded:
        left.append(text[at : passage.span.start])
        at = passage.span.end
    if at and not any(c.isalnum() for piece in (*left, text[at:]) for c in piece):
        what = "holds nothing but boilerplate (menus, advertisements, prompts)."
        raise DataError(Problem(where, what, "Give the article's own text."))


def _one_line(value: str | None) -> str | None:
    """A short value on one line that can be written as UTF-8; None for nothing."""
    line = " ".join((value or "").translate(_NO_CHARACTERS).split())[:500].encode(errors="replace").decode()
    return line or None


def _from_text(data: bytes, where: str) -> Iterator[Extracted | Problem]:
    if data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(tuple(s.encode() for s in _PAGE_START)):
        yield from _from_html(data, where)  # saved under the wrong ending: its tags are no words of the article
    else:
        yield Extracted(text=decode(data, where))


def _from_html(data: bytes, where: str) -> Iterator[Extracted | Problem]:
    from onrecord.reading.web import text_of_page

    text, said = text_of_page(data, where)
    yield Extracted(
        text=text,
        title=said.get("title"),
        publisher=said.get("publisher"),
        published=said.get("published"),
        url=said.get("url"),
        language=said.get("language", UNKNOWN),
    )


def _from_docx(data: bytes, where: str) -> Iterator[Extracted | Problem]:
    from onrecord.reading.word import text_of_docx

    text, title = text_of_docx(data, where)
    yield Extracted(text=text, title=title)


def _from_pdf(data: bytes, where: str) -> Iterator[Extracted | Problem]:
    from onrecord.reading.pdf import text_of_pdf

    text, pages, title = text_of_pdf(data, where)
    yield Extracted(text=text, pages=pages, title=None if title and _FILE_NAME.search(title) else title)


def _from_json(data: bytes, where: str) -> Iterator[Extracted | Problem]:
    text = decode(data, where).removeprefix("\ufeff")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and "\n" in text.strip():
            yield from _from_json_lines(data, where)  # one object a line under the other ending
            return
        raise DataError(Problem(where, _fault(error), "Check it with a JSON validator.")) from error
    yield from _articles(value, where)


def _from_json_lines(data: bytes, where: str) -> Iterator[Extracted | Problem]:
    lines = decode(data, where).removeprefix("\ufeff").split("\n")
    values: list[Any] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                yield Problem(f"{where}:{number}", _fault(error), "Check the line with a JSON validator.")
    yield from _articles(values[0] if len(values) == 1 else values, where)


def _fault(error: Exception) -> str:
    what = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
    line = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
    return f"is no JSON{line} ({what})."


def _articles(value: object, where: str) -> Iterator[Extracted | Problem]:
    """The articles of a parsed JSON value: an object, a list, or an object that holds a list."""
    if isinstance(value, dict) and _of(value, _TEXT_KEYS) is None:
        value = next((value[key] for key in _LIST_KEYS if isinstance(value.get(key), list)), value)
    listed = value if isinstance(value, list) else [value]
    for number, item in enumerate(listed, 1):
        words = _of(item, _TEXT_KEYS) if isinstance(item, dict) else None
        if words is None:
            place = where if len(listed) == 1 else f"{where} ({number})"
            what = "is no object with the article's text under one of the keys " + ", ".join(_TEXT_KEYS) + "."
            yield Problem(place, what, "Name the text by one of them.")
            continue
        yield Extracted(
            text=_words_of(words),
            title=_of(item, _TITLE_KEYS),
            publisher=_of(item, _PUBLISHER_KEYS),
            published=_plain_date(_of(item, _DATE_KEYS)),
            url=_of(item, _URL_KEYS),
            language=_of(item, _LANGUAGE_KEYS) or UNKNOWN,
            part="" if len(listed) == 1 else _of(item, _ID_KEYS) or str(number),
        )


def _of(item: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first value under one of the keys that is words (or a number, or an object with a name)."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list) and value and all(isinstance(piece, str) for piece in value):
            value = "\n\n".join(value)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _plain_date(value: str | None) -> str | None:
    from email.utils import parsedate_to_datetime

    if value and not iso_date(value):
        try:
            return parsedate_to_datetime(value).date().isoformat()
        except (ValueError, TypeError, IndexError):
            return None
    return value


def _words_of(words: str) -> str:
    """A value's words: some feeds put HTML there, whose tags are no words of the article."""
    if not _MARKUP.search(words):
        return words
    from onrecord.reading.web import without_markup

    return without_markup(words)


_READERS: dict[str, Callable[[bytes, str], Iterator[Extracted | Problem]]] = {
    ".txt": _from_text,
    ".html": _from_html,
    ".htm": _from_html,
    ".json": _from_json,
    ".jsonl": _from_json_lines,
    ".docx": _from_docx,
    ".pdf": _from_pdf,
}
FORMATS = tuple(_READERS)
"""The endings of the files that ``extract`` reads."""
