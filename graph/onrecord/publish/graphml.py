"""Findings -> GraphML of the network, for Gephi, yEd and Cytoscape."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import networkx

from onrecord.findings import Findings
from onrecord.knowledge.network import Network, network
from onrecord.records import Register

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def graphml(findings: Sequence[Findings], register: Register) -> Iterator[str]:
    """The text of the file. Nodes carry ``kind``, ``label``, ``count``; edges too, and the names of their records."""
    shown: Network = networkx.MultiDiGraph()
    drawn = network(findings, register)
    for node, given in drawn.nodes(data=True):
        shown.add_node(node, **{key: _xml(value) for key, value in given.items()})
    for source, target, key, given in drawn.edges(keys=True, data=True):
        behind = " ".join(sighting.name for sighting in given["records"])
        edge = {"label": given["relation"], "weight": max(1, given["count"]), "records": behind}
        # GraphML wants each id once in the file; networkx writes the key, which is unique between two nodes only.
        shown.add_edge(source, target, key=f"{source} {key} {target}", **edge)
    file = io.BytesIO()
    networkx.write_graphml_xml(shown, file)
    yield file.getvalue().decode() + "\n"


def _xml(value: object) -> object:
    """A text without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
