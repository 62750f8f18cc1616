"""Quads -> what every RDF writer needs: triples grouped by subject in the reader's order, and prefixed names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from onrecord.knowledge import iris
from onrecord.knowledge.quads import without_rejected
from onrecord.knowledge.terms import XSD, Quad

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\Z")
"""Local names that every reader of Turtle takes as they are; any other name is written as a full IRI."""
_NUMBER = re.compile(r'"([0-9]+(?:\.[0-9]+)?)"\^\^<' + re.escape(XSD) + r"(integer|decimal)>\Z")
_ORDER = {kind: rank for rank, kind in enumerate((*iris.KINDS, "rule"))}
_FIRST = {"a": "0", "rdfs:label": "1"}


class Triple(NamedTuple):
    """Three terms as N-Quads writes them."""

    subject: str
    predicate: str
    object: str


class Block(NamedTuple):
    """All that is said of one subject: predicates in order, each with its objects in order, objects as terms."""

    kind: str
    subject: str
    said: tuple[tuple[str, tuple[str, ...]], ...]


class Serial:
    """A corpus's quads as the writers take them. ``quads`` is sorted and holds each quad once."""

    def __init__(self, quads: Iterable[Quad], base: str) -> None:
        self.quads: Sequence[Quad] = sorted(set(quads))
        self.base = base
        self.prefixes = iris.prefixes(base)
        self._prefix_of = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self._short: dict[str, str] = {}

    def triples(self) -> list[Triple]:
        """What the quads say without their graphs, each triple once; rejected readings are left out."""
        return sorted({Triple(*quad[:3]) for quad in without_rejected(self.quads)})

    def blocks(self, triples: Iterable[Triple]) -> list[Block]:
        """The triples by subject: reports, actors, topics, articles, claims, records, passages, then all else."""
        blocks = []
        for subject, said in groupby(sorted(triples), key=lambda triple: triple.subject):
            name = self.short(subject)
            kind = name.partition(":")[0] if name[0] != "<" else ""
            by_predicate = [
                (self.verb(predicate), tuple(sorted((triple.object for triple in group), key=self.short)))
                for predicate, group in groupby(said, key=lambda triple: triple.predicate)
            ]
            by_predicate.sort(key=lambda pair: _FIRST.get(pair[0], f"2{pair[0]}"))
            blocks.append(Block(kind, name, tuple(by_predicate)))
        blocks.sort(key=lambda block: (_ORDER.get(block.kind, len(_ORDER)), block.subject))
        return blocks

    def verb(self, predicate: str) -> str:
        """A predicate as Turtle writes it: ``a`` for rdf:type."""
        name = self.short(predicate)
        return "a" if name == "rdf:type" else name

    def short(self, term: str) -> str:
        """A term with its IRI as a prefixed name where one fits, numbers without quotation marks."""
        known = self._short.get(term)
        if known is None:
            known = self._short[term] = self._prefixed(term[1:-1]) if term[0] == "<" else self._literal(term)
        return known

    def _prefixed(self, iri: str) -> str:
        at = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix, local = self._prefix_of.get(iri[:at]), iri[at:]
        return f"{prefix}:{local}" if prefix and _PLAIN.match(local) else f"<{iri}>"

    def _literal(self, term: str) -> str:
        number = _NUMBER.match(term)
        if number and ("." in number[1]) == (number[2] == "decimal"):
            return number[1]
        if term[-1] != ">":
            return term
        value, _, datatype = term.rpartition("^^")
        return f"{value}^^{self._prefixed(datatype[1:-1])}"

    def written(self, block: Block, indent: str = "", show: Callable[[str], str] | None = None) -> str:
        """A block as Turtle: one object a line, each as ``show`` (else ``short``) has it."""
        between = f" ,\n{indent}        "
        said = (f"{verb} {between.join(map(show or self.short, objects))}" for verb, objects in block.said)
        return f"{indent}{block.subject} " + f" ;\n{indent}    ".join(said) + " .\n"


def prefix_lines(prefixes: dict[str, str]) -> Iterator[str]:
    """The prefixes as Turtle and TriG declare them."""
    for prefix, namespace in sorted(prefixes.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"
