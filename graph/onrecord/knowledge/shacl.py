"""Shapes in SHACL -> constraints, each of which looks at a whole graph once.

Constraints in SPARQL run in the embedded store with ``$this`` free; the answers about nodes that the shape does not
target are dropped, so that the outcome is that of SHACL, which runs them for each node in turn (minutes instead of
milliseconds). Core constraints are compiled to Python. A shape that uses a term of SHACL unknown here is an error of
the shapes, never a constraint silently left out.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node, URIRef

_TYPE = f"<{RDF.type}>"


class Graph:
    """The union of all graphs, indexed for the compiled constraints, and as a store for those in SPARQL."""

    def __init__(self, triples: Iterable[tuple[str, str, str]]) -> None:
        """Takes triples of N-Triples terms; the same one twice counts once."""
        distinct = sorted(set(triples))
        self.objects: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.predicates: defaultdict[str, list[str]] = defaultdict(list)
        self.instances: defaultdict[str, set[str]] = defaultdict(set)
        for subject, predicate, value in distinct:
            self.objects[predicate][subject].append(value)
            self.predicates[subject].append(predicate)
            if predicate == _TYPE:
                self.instances[value].add(subject)
        self.store = ox.Store()
        lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in distinct)
        self.store.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)

    def values(self, subject: str, predicate: str) -> list[str]:
        """The objects of a subject's predicate, sorted."""
        return self.objects[predicate].get(subject, [])


Refused = Iterator[tuple[str, str | None]]
Test = Callable[[Graph, str], bool]


@dataclass(frozen=True, slots=True)
class Constraint:
    """What one message of the shapes stands for."""

    message: str
    """Begins with the shape's number; ``{?value}`` stands for the value that is wrong."""
    warning: bool
    """Whether it only warns."""
    classes: tuple[str, ...]
    nodes: tuple[str, ...]
    find: Callable[[Graph, set[str]], Refused]
    """The nodes it refuses among the given ones, or, in SPARQL, all; with the value that is wrong, if there is one."""

    @property
    def number(self) -> str:
        """The number of the shape."""
        return self.message.partition(" ")[0]

    def refused(self, graph: Graph) -> Refused:
        """The nodes of a graph that it refuses, each perhaps more than once."""
        targets = {*self.nodes, *(node for name in self.classes for node in graph.instances.get(name, ()))}
        if targets:
            yield from self.find(graph, targets)


def constraints(path: Path) -> tuple[Constraint, ...]:
    """The constraints of a file of shapes (Turtle). ValueError: it uses a term of SHACL that is unknown here."""
    shapes = rdflib.Graph().parse(path)
    return tuple(
        constraint
        for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str)
        for constraint in _of_shape(shapes, shape)
    )


def _of_shape(shapes: rdflib.Graph, shape: Node) -> Iterator[Constraint]:
    classes = tuple(sorted(_term(c) for c in shapes.objects(shape, SH.targetClass)))
    nodes = tuple(sorted(_term(n) for n in shapes.objects(shape, SH.targetNode)))

    def constraint(node: Node, find: Callable[[Graph, set[str]], Refused]) -> Constraint:
        message = str(shapes.value(node, SH.message))
        return Constraint(message, shapes.value(node, SH.severity) == SH.Warning, classes, nodes, find)

    own = _Shape(shapes, shape)
    if own.tests or own.allowed:
        yield constraint(shape, own.refused)
    for inner in shapes.objects(shape, SH.property):
        yield constraint(inner, _Shape(shapes, inner).refused)
    for query in shapes.objects(shape, SH.sparql):
        yield constraint(query, _in_sparql(shapes, query))


def _in_sparql(shapes: rdflib.Graph, query: Node) -> Callable[[Graph, set[str]], Refused]:
    prefixes = {
        str(shapes.value(declared, SH.prefix)): str(shapes.value(declared, SH.namespace))
        for names in shapes.objects(query, SH.prefixes)
        for declared in shapes.objects(names, SH.declare)
    }
    text = str(shapes.value(query, SH.select))
    names_value = re.match(r"\s*SELECT (DISTINCT )?\$this \?value\b", text) is not None

    def find(graph: Graph, targets: set[str]) -> Refused:
        solutions = graph.store.query(text, prefixes=prefixes)
        assert isinstance(solutions, ox.QuerySolutions)  # noqa: S101 - every sh:select is a SELECT
        for solution in solutions:
            this = solution["this"]
            value = str(solution["value"]) if names_value else None
            if this is None:  # about the whole graph, hung on one node
                yield from ((node, value) for node in targets)
            elif str(this) in targets:
                yield str(this), value

    return find


class _Shape:
    """The core constraints of one node shape or property shape."""

    def __init__(self, shapes: rdflib.Graph, shape: Node) -> None:
        path = shapes.value(shape, SH.path)
        self.path = _term(path) if path is not None else None
        self.least = 0
        self.most: int | None = None
        self.less_than: str | None = None
        self.tests: list[Test] = []
        self.allowed: frozenset[str] = frozenset()
        for predicate, value in shapes.predicate_objects(shape):
            self._add(shapes, shape, predicate, value)

    def _add(self, shapes: rdflib.Graph, shape: Node, predicate: Node, value: Node) -> None:
        if predicate == SH.minCount:
            self.least = int(str(value))
        elif predicate == SH.maxCount:
            self.most = int(str(value))
        elif predicate == SH.lessThan:
            self.less_than = _term(value)
        elif predicate == SH.closed:
            self.allowed = frozenset(
                _term(item)
                for listed in shapes.objects(shape, SH.ignoredProperties)
                for item in Collection(shapes, listed)
            )
        elif predicate in _TESTS:
            self.tests.append(_TESTS[predicate](shapes, value))
        elif predicate not in _NO_CONSTRAINT:
            raise ValueError(f"shapes.ttl uses {predicate}, which this program does not know")

    def conforms(self, graph: Graph, node: str) -> bool:
        """Whether nothing is refused about a node."""
        return next(self.refused(graph, {node}), None) is None

    def refused(self, graph: Graph, targets: set[str]) -> Refused:
        """The nodes that do not conform, with what is wrong about them where it is one term."""
        for node in targets:
            yield from (
                self._about_node(graph, node) if self.path is None else self._about_values(graph, node, self.path)
            )

    def _about_node(self, graph: Graph, node: str) -> Refused:
        if not all(test(graph, node) for test in self.tests):
            yield node, None
        if self.allowed:
            yield from (
                (node, predicate) for predicate in graph.predicates.get(node, ()) if predicate not in self.allowed
            )

    def _about_values(self, graph: Graph, node: str, path: str) -> Refused:
        values = graph.values(node, path)
        if len(values) < self.least or (self.most is not None and len(values) > self.most):
            yield node, None
        others = graph.values(node, self.less_than) if self.less_than else []
        for value in values:
            less = all(_less(value, other) for other in others)
            if not (less and all(test(graph, value) for test in self.tests)):
                yield node, value


def _any_of(shapes: rdflib.Graph, value: Node) -> Test:
    options = tuple(_Shape(shapes, option) for option in Collection(shapes, value))
    return lambda graph, node: any(option.conforms(graph, node) for option in options)


def _one_of(shapes: rdflib.Graph, value: Node) -> Test:
    terms = frozenset(_term(item) for item in Collection(shapes, value))
    return lambda _, node: node in terms


def _of_class(_: rdflib.Graph, value: Node) -> Test:
    name = _term(value)
    return lambda graph, node: node in graph.instances.get(name, ())


def _of_datatype(_: rdflib.Graph, value: Node) -> Test:
    well_formed = _DATATYPES[str(value).removeprefix("http://www.w3.org/2001/XMLSchema#")]
    ending = f'"^^{_term(value)}'
    return lambda _, node: node.endswith(ending) and well_formed(lexical(node))


def _matches(_: rdflib.Graph, value: Node) -> Test:
    pattern = re.compile(str(value))
    return lambda _, node: pattern.search(lexical(node)) is not None


def _long_enough(_: rdflib.Graph, value: Node) -> Test:
    least = int(str(value))
    return lambda _, node: len(lexical(node)) >= least


def _at_least(_: rdflib.Graph, value: Node) -> Test:
    bound = Decimal(str(value))
    return lambda _, node: (number := _number(node)) is not None and number >= bound


def _at_most(_: rdflib.Graph, value: Node) -> Test:
    bound = Decimal(str(value))
    return lambda _, node: (number := _number(node)) is not None and number <= bound


def _less(value: str, other: str) -> bool:
    first, second = _number(value), _number(other)
    return first is not None and second is not None and first < second


def _is_day(lexical: str) -> bool:
    try:
        datetime.date.fromisoformat(lexical)
    except ValueError:
        return False
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", lexical) is not None


def _written_as(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda lexical: compiled.fullmatch(lexical) is not None


_DATATYPES: Mapping[str, Callable[[str], bool]] = {
    "date": _is_day,
    "gYearMonth": _written_as(r"[0-9]{4}-(?:0[1-9]|1[0-2])"),
    "gYear": _written_as(r"[0-9]{4}"),
    "decimal": _written_as(r"[+-]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)"),
    "integer": _written_as(r"[+-]?[0-9]+"),
    "nonNegativeInteger": _written_as(r"[+]?[0-9]+"),
}

_TESTS: Mapping[Node, Callable[[rdflib.Graph, Node], Test]] = {
    SH["or"]: _any_of,
    SH["in"]: _one_of,
    SH["class"]: _of_class,
    SH.datatype: _of_datatype,
    SH.pattern: _matches,
    SH.minLength: _long_enough,
    SH.minInclusive: _at_least,
    SH.maxInclusive: _at_most,
}
"""Terms of SHACL that say something of one value."""

_NO_CONSTRAINT = frozenset(
    {RDF.type, RDFS.comment, SH.path, SH.message, SH.severity, SH.ignoredProperties}
    | {SH.targetClass, SH.targetNode, SH.property, SH.sparql}
)


def _term(node: Node | None) -> str:
    if not isinstance(node, URIRef):
        raise ValueError(f"shapes.ttl has {node!r} where only an IRI is known to this program")  # noqa: TRY004
    return f"<{node}>"


def lexical(term: str) -> str:
    """The text of a literal or the address of an IRI, given as an N-Triples term; nothing for a blank node."""
    if term.startswith("<"):
        return term[1:-1]
    return _unescaped(term[1 : term.rindex('"')]) if term.startswith('"') else ""


_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: _SHORT.get(m[3], m[3]) if m[3] else chr(int(m[1] or m[2], 16)), text)


def _number(term: str) -> Decimal | None:
    if not term.startswith('"'):
        return None
    try:
        return Decimal(lexical(term))
    except InvalidOperation:
        return None
