"""Minting: from what a node is (its words, its spans, its key) to its name, the same in every build and every corpus.

A name depends on the fields given here alone: never on the base IRI, a file name, an order or a time. Names are flat
(no slash), begin with a letter and are ASCII; a hash is the first 12 hexadecimal digits of the SHA-256 of the fields.
Every function is linear in the length of its input.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from onrecord import BASE
from onrecord.errors import UsageError
from onrecord.records import Actor, Article, Entity, Span
from onrecord.withholding import COVER
from onrecord.wording import one_line

ONTOLOGY = "https://w3id.org/onrecord/"
"""Under it lie the vocabulary (``ns#``), the schemes and the rules: the same for every corpus."""

SCHEMES = {
    "act": "speech-act",
    "mode": "mode",
    "stance": "stance",
    "quote": "quote-type",
    "datebasis": "date-basis",
    "exclusion": "exclusion",
}
"""Prefix -> scheme, a folder under the ontology's namespace."""
KINDS = (
    "report",
    "actor",
    "topic",
    "article",
    "claim",
    "action",
    "statement",
    "recommendation",
    "response",
    "omission",
    "rejected",
    "passage",
    "extraction",
    "graph",
)
"""Kinds of nodes of a corpus, in a reader's order: each is a folder under the base IRI, and its prefix."""
VOCABULARIES = {
    "onr": f"{ONTOLOGY}ns#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_SEPARATOR = "\x1f"
_FLAT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\Z")
_SLUG_WORDS = 6
_SLUG_WIDTH = 48
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+[/#]")

_WORD = re.compile(r"\w+")


def _pointing() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = Path(__file__).with_name("pointing-words.txt").read_text(encoding="utf-8").casefold().splitlines()
    openings = tuple(line for line in lines if line.startswith("the "))
    words = (word for line in lines if line not in openings and not line.startswith("#") for word in line.split())
    return frozenset(words), openings


_POINTING, _OPENINGS = _pointing()


def prefixes(base: str) -> dict[str, str]:
    """Every prefix of the project's Turtle, JSON-LD and questions -> its namespace, for a corpus with this base IRI."""
    ours = {prefix: f"{ONTOLOGY}{scheme}/" for prefix, scheme in SCHEMES.items()}
    ours["rule"] = f"{ONTOLOGY}rule/"
    return VOCABULARIES | ours | {kind: f"{base}{kind}/" for kind in KINDS}


def checked_base(base: str) -> str:
    """A base IRI fit for minting. UsageError: it is no http(s) IRI that ends with / or #."""
    if not _BASE.fullmatch(base):
        raise UsageError(f"{base!r} is no base for IRIs. Give one like {BASE} that ends with / or #.")
    return base


def digest(kind: str, *fields: object) -> str:
    """First 12 hexadecimal digits of the SHA-256 over the kind and its fields, joined by U+001F."""
    return hashlib.sha256(_SEPARATOR.join(("onr2", kind, *map(str, fields))).encode()).hexdigest()[:12]


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """The first words of a text as lower-case ASCII joined by hyphens, at most 48 characters; may be empty."""
    out = ""
    for word in text.split(maxsplit=_SLUG_WORDS)[:_SLUG_WORDS]:
        letters = "".join(c for c in word if c.isalnum())[:_SLUG_WIDTH]
        kept = "".join(c for c in unicodedata.normalize("NFKD", letters) if c.isascii() and c.isalnum())
        longer = f"{out}-{kept.lower()}" if out and kept else out + kept.lower()
        if len(longer) > _SLUG_WIDTH:
            break
        out = longer
    return out[:_SLUG_WIDTH]


def flat_name(key: str) -> str:
    """A key as a local name: itself where it is flat ASCII beginning with a letter, else a slug with a hash of it."""
    return key if _FLAT.match(key) else _named("n", key, digest("key", key))


def hidden(kind: str, key: str) -> str:
    """A key as a local name that tells nothing of it."""
    return _named("n", "", digest("hidden", kind, key))


def scope_of(words: str, language: str, article_sha256: str) -> str:
    """The article a wording belongs to, if its words point outside it; else nothing, and every article shares it.

    "He was beaten" in two articles is not one claim. Words point outside by a pronoun, a demonstrative, a day counted
    from the day of writing, or by opening with "the report". The lists are English: what is said in any other language
    stays with its article until curation links it.
    """
    english = language.partition("-")[0].lower() in ("en", "und", "")
    start = words[:80].casefold()
    tied = (
        not english
        or any(start.startswith(opening) and not start[len(opening) :][:1].isalnum() for opening in _OPENINGS)
        or any(word != "US" and word.casefold() in _POINTING for word in _WORD.findall(words))
    )
    return article_sha256[:12] if tied else ""


def article(found: Article, shown: str) -> str:
    """Local name of an article; ``shown`` is its text with withheld names covered: the slug is made from it."""
    return _named("a", shown.lstrip().partition("\n")[0], article_key(found))


def article_key(found: Article) -> str:
    """What stands for an article in the names of its parts."""
    return found.sha256[:12]


def passage(found: Article, span: Span) -> str:
    """Local name of a passage."""
    return f"p{article_key(found)}-{span.start}-{span.end}"


def wording(kind: str, words: str, language: str, article_sha256: str) -> str:
    """Local name of a claim or an action (``kind``) as displayed: one name, one text."""
    letter = "c" if kind == "claim" else "d"
    return _named(letter, words, digest(kind, language, words, scope_of(words, language, article_sha256)))


def entity(who: Entity, shown: str) -> str:
    """Local name of an actor or a report; ``shown`` is its name with withheld names covered.

    A curated one has its key; any other a readable slug with a hash of its name as spelled (and, of a report, of its
    article), so that two scripts or two spellings never meet in one node.
    """
    if who.key and COVER not in shown:
        return flat_name(who.key)
    scope = ("actor",) if isinstance(who, Actor) else ("report", who.article or "")
    return _named("n", shown, digest(*scope, who.key or one_line(who.name)))


def record(kind: str, found: Article, span: Span, source: str, content: str) -> str:
    """Local name of a record: kind, where its parts stand, local name of its source, what it is about."""
    return f"{kind[:2]}-{source}-{digest(kind, article_key(found), span.start, span.end, source, content)}"


def extraction(found: Article, origin: str) -> str:
    """Local name of one rule (or curation) applied to one article."""
    return f"x{article_key(found)}-{flat_name(origin)}"


def _named(letter: str, text: str, tail: str) -> str:
    readable = slug(text.replace(COVER, ""))
    return f"{letter}-{readable}-{tail}" if readable else f"{letter}-{tail}"
