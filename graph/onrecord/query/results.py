"""The result of a question -> a table for reading, CSV for a spreadsheet, JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from onrecord.errors import UsageError
from onrecord.wording import harmless

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

_WIDTH = 120
_NARROWEST = 16
_APART = "  "
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(f"{_XSD}{name}" for name in ("integer", "decimal", "double", "float", "nonNegativeInteger"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Result:
    """Columns and rows; for ASK a truth value instead."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    """By these the table shortens IRIs."""
    boolean: bool | None = None

    def format(self, name: str) -> str:
        """The result as ``table``, ``csv`` or ``json``. UsageError: any other name."""
        if name not in FORMATS:
            raise UsageError(f"There is no format {name!r}. Choose one of {', '.join(FORMATS)}.")
        return FORMATS[name](self)


def table(result: Result) -> str:
    """Aligned columns, long text wrapped; at most 120 columns wide where words allow it.

    Columns that hold nothing but IRIs are for programs: they are left out, by name, where others stand beside them.
    """
    if result.boolean is not None:
        return "yes\n" if result.boolean else "no\n"
    shown = _for_people(result)
    columns = tuple(result.columns[place] for place in shown)
    cells = [[_readable(row[place], result.prefixes) for place in shown] for row in result.rows]
    widths = _widths([list(columns), *cells])
    wrapped = [[list(_lines(cell, width)) for cell, width in zip(row, widths, strict=True)] for row in cells]
    roomy = any(len(lines) > 1 for row in wrapped for lines in row)
    out = [_line(columns, widths), _line(["─" * width for width in widths], widths)]
    for number, row in enumerate(wrapped):
        if roomy and number:
            out.append("")
        height = max(map(len, row), default=0)
        padded = [[*lines, *[""] * (height - len(lines))] for lines in row]
        out += [_line(line, widths) for line in zip(*padded, strict=True)]
    count = len(result.rows)
    found = "nothing found" if not count else "1 row" if count == 1 else f"{count} rows"
    left_out = [column for column in result.columns if column not in columns]
    out += ["", found + (f" (IRIs left out: {', '.join(left_out)}; --format csv shows them)" if left_out else "")]
    return "\n".join(out) + "\n"


def _for_people(result: Result) -> list[int]:
    """The places of the columns to show: all but those of IRIs alone, or all where nothing else would be left."""
    columns = range(len(result.columns))
    words = [c for c in columns if not all(isinstance(row[c], ox.NamedNode | None) for row in result.rows)]
    return words or list(columns)


def _widths(rows: list[list[str]]) -> list[int]:
    """What each column gets: its widest cell, or a share of what the narrower ones leave."""
    natural = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    left, widths = _WIDTH - len(_APART) * (len(natural) - 1), dict.fromkeys(range(len(natural)), 0)
    open_columns = sorted(widths, key=lambda column: natural[column])
    for done, column in enumerate(open_columns):
        share = max(_NARROWEST, left // (len(open_columns) - done))
        widths[column] = min(natural[column], share)
        left -= widths[column]
    return [widths[column] for column in range(len(natural))]


def _line(cells: tuple[str, ...] | list[str], widths: list[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return _APART.join(padded).rstrip()


def _lines(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most the given width, broken between words; a longer word is broken inside."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if _width(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = _pieces(word, width)
        yield from full
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A long word in pieces, broken after a hyphen where that leaves no short piece."""
    start, used, hyphen = 0, 0, 0
    for place, character in enumerate(word):
        wide = _width(character)
        if used + wide > width and place > start:
            end = hyphen if hyphen - start > width // 2 else place
            yield word[start:end]
            start, used = end, _width(word[end:place])
        used += wide
        if character == "-":
            hyphen = place + 1
    yield word[start:]


def _width(text: str) -> int:
    """Columns a terminal gives the text."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _readable(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """The term in one line, no character of it able to command a terminal or turn the text round."""
    text = _shortened(term.value, prefixes) if isinstance(term, ox.NamedNode) else _plain(term)
    return harmless(" ".join(text.split()))


def _shortened(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        local = iri[len(namespace) :]
        if iri.startswith(namespace) and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return iri


def as_csv(result: Result) -> str:
    """Comma-separated values, a row of names first; IRIs in full.

    A text that a spreadsheet would take for a formula gets an apostrophe in front. JSON has every text untouched.
    """
    if result.boolean is not None:
        return f"answer\n{str(result.boolean).lower()}\n"
    rows = [result.columns, *([_harmless(term) for term in row] for row in result.rows)]
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(text: str) -> str:
    # csv.writer leaves a lone carriage return unquoted, which its own reader takes for the end of a row
    return '"' + text.replace('"', '""') + '"' if not text or any(mark in text for mark in '",\r\n') else text


def _harmless(term: Term | None) -> str:
    text = _plain(term)
    number = isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS
    return f"'{text}" if text.startswith(_FORMULA) and not number else text


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def as_json(result: Result) -> str:
    """The JSON of SPARQL 1.1 query results; the triples of CONSTRUCT as rows of subject, predicate and object."""
    if result.boolean is not None:
        return json.dumps({"head": {}, "boolean": result.boolean}) + "\n"
    bindings = [
        {column: _binding(term) for column, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.rows
    ]
    whole = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == f"{_XSD}string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


FORMATS: Mapping[str, Callable[[Result], str]] = {"table": table, "csv": as_csv, "json": as_json}
"""Name of a format -> its writer."""
