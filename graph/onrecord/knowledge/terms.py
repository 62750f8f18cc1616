"""Values -> terms as N-Quads writes them, and the quad: four such strings."""

from __future__ import annotations

import re
from typing import NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?\Z")
"""Language, script, region: what articles are tagged with. Readers of RDF refuse tags that are not well formed."""
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")


class Quad(NamedTuple):
    """One statement in one named graph, its four terms as N-Quads writes them."""

    subject: str
    predicate: str
    object: str
    graph: str


def literal(text: str) -> str:
    """A plain literal. What could end a line, or is not seen, is escaped: one quad is one line for every tool."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def in_language(text: str, language: str) -> str:
    """A literal with its language; plain where the language is unknown (``und``) or no language tag."""
    tag = language.lower()
    return f"{literal(text)}@{tag}" if tag != "und" and _LANGUAGE.match(tag) else literal(text)


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema datatype, given by its local name."""
    return f"{literal(value)}^^<{XSD}{datatype}>"


def dated(date: str) -> str:
    """YYYY-MM-DD, YYYY-MM or YYYY as a literal of the fitting type; anything else as plain words."""
    form = _DATE.match(date)
    return typed(date, "date" if form[2] else "gYearMonth" if form[1] else "gYear") if form else literal(date)


def decimal(value: float) -> str:
    """A number as xsd:decimal in one spelling: one place at least, four at most, no idle zero beyond the first."""
    shown = f"{value:.4f}".rstrip("0")
    return typed(f"{shown}0" if shown.endswith(".") else shown, "decimal")


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
