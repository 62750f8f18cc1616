"""From a graph to what is wrong with it, in words: what the shapes of ``ontology/shapes.ttl`` refuse or warn of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from onrecord.errors import DataError, Problem
from onrecord.knowledge.iris import VOCABULARIES
from onrecord.knowledge.shacl import Constraint, Graph, constraints, lexical
from onrecord.resources import ontology_dir

Data = Iterable[tuple[str, str, str, str]] | Path | ox.Store
"""Quads of N-Quads terms, or a file of any RDF format, or a store. The graph validated is the union of all graphs."""

_LABEL = f"<{VOCABULARIES['rdfs']}label>"
_EVIDENCE = f"<{VOCABULARIES['onr']}evidence>"
_SELECTOR, _EXACT, _SOURCE = (f"<{VOCABULARIES['oa']}{name}>" for name in ("hasSelector", "exact", "hasSource"))
_WORDS_SHOWN = 160


class Violation(NamedTuple):
    """One node that one constraint refuses."""

    number: str
    """The first word of the shape's message."""
    focus: str
    """The node, as an N-Triples term."""
    value: str | None
    """The term that is wrong about it, if there is one."""
    message: str
    """The shape's message; ``{?value}`` stands for the value."""
    warning: bool


def validate(data: Data) -> list[Problem]:
    """What the shapes refuse in the graph, by number of the shape, then by node; empty if the graph conforms.

    Raises DataError if a file cannot be read as RDF.
    """
    return _problems(data, warnings=False)


def advise(data: Data) -> list[Problem]:
    """What the shapes allow but warn of, in the order and form of ``validate``."""
    return _problems(data, warnings=True)


def violations(data: Data) -> list[Violation]:
    """All that the shapes find, warnings included, sorted."""
    return _violations(Graph(_triples(data)))


def _problems(data: Data, *, warnings: bool) -> list[Problem]:
    graph = Graph(_triples(data))
    return [_problem(graph, found) for found in _violations(graph) if found.warning is warnings]


@cache
def _constraints() -> tuple[Constraint, ...]:
    return constraints(ontology_dir() / "shapes.ttl")


def _violations(graph: Graph) -> list[Violation]:
    found: set[Violation] = set()
    for constraint in _constraints():
        for focus, value in constraint.refused(graph):
            found.add(Violation(constraint.number, focus, value, constraint.message, constraint.warning))
    return sorted(found, key=lambda v: (v.number, v.focus, v.value or "", v.message))


def _triples(data: Data) -> set[tuple[str, str, str]]:
    if isinstance(data, ox.Store):
        return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in data}
    if isinstance(data, Path):
        try:
            parsed = [(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(path=data)]
        except (SyntaxError, ValueError, OSError) as error:
            problem = Problem(str(data), f"This file cannot be read as RDF ({error}).", "Build it anew.")
            raise DataError(problem) from None
        return set(parsed)
    return {(subject, predicate, value) for subject, predicate, value, _ in data}


def _problem(graph: Graph, found: Violation) -> Problem:
    """The violation in words; a finding about the whole graph is placed at its value."""
    whole_graph = not graph.predicates.get(found.focus)
    place = found.value if whole_graph and found.value else found.focus
    what, _, mend = found.message.partition(": ")
    shown = _shown(graph, found.value) if found.value else ""
    if found.value and "{?value}" not in found.message:
        what = f"{what} ({shown})"
    what, mend = (part.replace("{?value}", shown) for part in (what, mend))
    return Problem(_place(graph, place), what.rstrip(".") + ".", mend[:1].upper() + mend[1:])


def _shown(graph: Graph, term: str) -> str:
    """A node by its label, a property or a literal as it is, cut to a readable length."""
    labels = graph.values(term, _LABEL)
    if labels:
        return f"“{_cut(lexical(labels[0]))}”"
    return _cut(lexical(term)) or term


def _place(graph: Graph, node: str) -> str:
    """A node by its label and IRI, with its article and the words of its passage where it has one."""
    name = _shown(graph, node)
    if name != _cut(lexical(node)):
        name = f"{name} <{lexical(node)}>"
    passages = graph.values(node, _EVIDENCE) or [node]
    words = [
        lexical(exact)
        for passage in passages
        for selector in (graph.values(passage, _SELECTOR) or [passage])
        for exact in graph.values(selector, _EXACT)
    ]
    articles = sorted({_shown(graph, a) for passage in passages for a in graph.values(passage, _SOURCE)})
    if articles:
        name += f", in {', '.join(articles)}"
    return name + (f", at “{_cut(' … '.join(words))}”" if words else "")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WORDS_SHOWN else line[: _WORDS_SHOWN - 1] + "…"
