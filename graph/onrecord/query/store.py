"""A graph file in any RDF format -> a store whose default graph is the union of all its graphs."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from onrecord.errors import DataError, Problem, UsageError

_NAMES = {"ttl": "Turtle", "trig": "TriG", "nq": "N-Quads", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF/XML"}


def load(path: Path | str) -> ox.Store:
    """The graph of a file, told by its ending (.ttl, .trig, .nq, .nt, .jsonld, .rdf).

    Every triple stands in the default graph once, and again in the named graph that holds it, if any, so that both
    plain questions and ``GRAPH ?g { … }`` are answered. (The store's own union would count a triple of two graphs
    twice.) UsageError: no such file, or an ending that is none of these. DataError: it is not what its ending says.
    """
    path = Path(path)
    ending = path.suffix.removeprefix(".")
    if ending not in _NAMES:
        raise UsageError(f"{path} does not end with one of {', '.join(f'.{e}' for e in _NAMES)}. Name a graph file.")
    if not path.is_file():
        raise UsageError(f"There is no graph at {path}. Build it first (onrecord build), or name another file.")
    store = ox.Store()
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.from_extension(ending)):
            store.add(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    except (SyntaxError, ValueError, OSError) as error:
        mend = "Build it anew, or name another file."
        raise DataError(Problem(str(path), f"This cannot be read as {_NAMES[ending]} ({error}).", mend)) from None
    return store
