"""Web pages: bytes go in; the article's text and what the page says of itself come out, never a tag."""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import Document, use_config

from onrecord.errors import DataError, Problem
from onrecord.reading.files import LIMIT, encoding_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def text_of_page(data: bytes, where: str) -> tuple[str, dict[str, str]]:
    """The article's text, a line a block, and what the page says of itself: title, publisher, published, url, language.

    The library is trafilatura; where it finds no article, DataError.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what matters is told below, once, in plain words
    page = _decoded_page(data, where)
    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            favor_precision=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
            config=_config(),
        )
        fields = found.as_dict() if isinstance(found, Document) else {}
        text = fields.get("text") or ""
        language = html.fromstring(page.encode(errors="replace"), parser=_parser()).xpath("string(/html/@lang)")
    except Exception as error:  # a hostile page makes the parsers raise errors of every kind
        what = f"cannot be read as a web page ({type(error).__name__})."
        raise DataError(Problem(where, what, "Save its text as .txt.")) from error
    if not text.strip():
        raise DataError(Problem(where, "is a web page without an article's text.", "Save the text as .txt."))
    said = {
        "title": fields.get("title"),
        "publisher": fields.get("sitename"),
        "published": fields.get("date"),
        "url": fields.get("url"),
        "language": str(language).strip(),
    }
    return text.replace("\0", ""), {name: value for name, value in said.items() if value}


def _config() -> ConfigParser:
    """trafilatura's settings without its limits on size and time (ours hold).

    A short article counts too: below its least size trafilatura takes the whole page, menus included, as one line.
    """
    config = use_config()
    config.set("DEFAULT", "MAX_FILE_SIZE", str(LIMIT))
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    return config


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def _decoded_page(data: bytes, where: str) -> str:
    """A page by its byte order mark, by strict UTF-8, by the encoding it names, by the one that fits."""
    names = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig"]
    named = _CHARSET.search(data, 0, 4096)
    if named:
        names.append(named[1].decode("ascii"))
    names.append(encoding_of(data) or "")
    for name in names:
        try:
            return data.decode(name)
        except (LookupError, UnicodeError, ValueError):
            continue
    raise DataError(Problem(where, "is in no encoding known.", "Save it as UTF-8."))


def without_markup(words: str) -> str:
    """The words of a piece of HTML, a line a block; as they are where they cannot be parsed."""
    try:
        root = html.fragment_fromstring(words, create_parent=True, parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return words
    for unseen in list(root.iter("script", "style", "noscript", "template")):
        unseen.drop_tree()
    for block in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
