"""A corpus's quads -> one OWL 2 DL ontology in Turtle for Protégé: vocabulary, schemes and data in one file.

The vocabulary's shared blank nodes (lists, property chains) are written inside the blocks that use them. Dates become
annotations of plain text, since xsd:date and its like are outside the datatypes of OWL 2 and reasoners refuse them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph

from onrecord.knowledge.iris import VOCABULARIES
from onrecord.knowledge.terms import XSD, literal
from onrecord.publish.serial import Serial, Triple, prefix_lines
from onrecord.resources import ontology_dir

_ONR, _OWL, _RDF, _RDFS = (VOCABULARIES[prefix] for prefix in ("onr", "owl", "rdf", "rdfs"))
_TYPE, _LABEL, _COMMENT = f"<{_RDF}type>", f"<{_RDFS}label>", f"<{_RDFS}comment>"
_DATES = frozenset({f"<{_ONR}dateResolved>", f"<{VOCABULARIES['schema']}datePublished>"})
_NO_DATE_AXIOMS = frozenset({f"<{_RDFS}domain>", f"<{_RDFS}range>", f"<{_OWL}DatatypeProperty>"})
_DATE_TYPE = re.compile(r"\^\^<" + re.escape(XSD) + r"(?:date|gYearMonth|gYear)>\Z")
_NAME = "graph-protege"


def protege(data: Serial) -> Iterator[str]:
    """The lines of the file."""
    plain, nested = _apart(_vocabulary(data.base))
    facts = {*plain, *map(_without_date_type, data.triples())}
    yield "# Vocabulary, schemes and data as one OWL 2 DL ontology, made for Protégé; dates are plain annotations.\n\n"
    yield from prefix_lines(data.prefixes)
    inside = _Nested(data, nested)
    for block in data.blocks(facts):
        yield f"\n{data.written(block, show=inside.show)}"
    for rendered in sorted(inside.show(node)[2:-2] for node in inside.roots()):
        yield f"\n[] {rendered} .\n"


def _vocabulary(base: str) -> Iterator[Triple]:
    """The vocabulary's triples, under the name of the ontology that the file is, its dates as annotations."""
    whole = f"<{base}{_NAME}>"
    yield Triple(whole, _TYPE, f"<{_OWL}Ontology>")
    yield Triple(whole, _LABEL, literal("onrecord: vocabulary, schemes and data"))
    yield Triple(whole, _COMMENT, literal("Attribution, not truth: records of what texts say that sources said."))
    path = ontology_dir() / "onrecord.ttl"
    triples = [Triple(str(t.subject), str(t.predicate), str(t.object)) for t in pyoxigraph.parse(path=path)]
    headers = {t.subject for t in triples if t.object == f"<{_OWL}Ontology>"}
    for date in _DATES:
        yield Triple(date, _TYPE, f"<{_OWL}AnnotationProperty>")
    for triple in triples:
        on_date = triple.subject in _DATES and {triple.predicate, triple.object} & _NO_DATE_AXIOMS
        if triple.subject not in headers and not on_date:
            yield triple


def _without_date_type(triple: Triple) -> Triple:
    if triple.predicate not in _DATES:
        return triple
    return triple._replace(object=_DATE_TYPE.sub("", triple.object))


def _apart(triples: Iterable[Triple]) -> tuple[list[Triple], dict[str, list[Triple]]]:
    """Triples of named subjects, and those of blank nodes by their subject."""
    plain: list[Triple] = []
    nested: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        (nested[triple.subject] if triple.subject.startswith("_:") else plain).append(triple)
    return plain, nested


class _Nested:
    """Writes blank nodes where they are used: ``[ … ]``, or ``( … )`` for a list."""

    def __init__(self, data: Serial, nested: dict[str, list[Triple]]) -> None:
        self._data = data
        self._nested = nested

    def roots(self) -> list[str]:
        """The blank nodes that no other blank node holds and that are classes of axioms, not parts of a named term."""
        types = {f"<{_OWL}AllDisjointClasses>", f"<{_OWL}AllDifferent>", f"<{_OWL}AllDisjointProperties>"}
        return [node for node, said in self._nested.items() if any(triple.object in types for triple in said)]

    def show(self, term: str) -> str:
        """A term as Turtle, with all that is said of it if it is a blank node."""
        if not term.startswith("_:"):
            return self._data.short(term)
        said = {triple.predicate: triple.object for triple in self._nested[term]}
        if f"<{_RDF}first>" in said:
            return f"( {' '.join(self._items(term))} )"
        block = self._data.blocks(triple._replace(subject=_TYPE) for triple in self._nested[term])[0]
        pairs = (f"{verb} {' , '.join(sorted(map(self.show, objects)))}" for verb, objects in block.said)
        return f"[ {' ; '.join(pairs)} ]"

    def _items(self, node: str) -> Iterator[str]:
        while node.startswith("_:"):
            said = {triple.predicate: triple.object for triple in self._nested[node]}
            yield self.show(said[f"<{_RDF}first>"])
            node = said[f"<{_RDF}rest>"]
