"""What was found in a corpus -> its files, one module a format: all of them written, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from onrecord.findings import Findings
from onrecord.knowledge.quads import RuleCard, all_quads
from onrecord.publish.files import write_all
from onrecord.publish.serial import Serial
from onrecord.records import Register


@dataclass(frozen=True)
class Material:
    """What the formats are made of."""

    findings: Sequence[Findings]
    register: Register
    base: str
    rules: Mapping[str, RuleCard]
    excerpts: bool = False
    """The page holds no whole articles."""

    @cached_property
    def data(self) -> Serial:
        """The quads of the corpus."""
        return Serial(all_quads(self.findings, self.register, self.base, self.rules), self.base)


def _turtle(material: Material) -> Iterable[str]:
    from onrecord.publish.turtle import turtle

    return turtle(material.data)


def _trig(material: Material) -> Iterable[str]:
    from onrecord.publish.trig import trig

    return trig(material.data)


def _nquads(material: Material) -> Iterable[str]:
    from onrecord.publish.nquads import nquads

    return nquads(material.data)


def _jsonld(material: Material) -> Iterable[str]:
    from onrecord.publish.jsonld import jsonld

    return jsonld(material.data)


def _protege(material: Material) -> Iterable[str]:
    from onrecord.publish.protege import protege

    return protege(material.data)


def _graphml(material: Material) -> Iterable[str]:
    from onrecord.publish.graphml import graphml

    return graphml(material.findings, material.register)


def _page(material: Material) -> Iterable[str]:
    from onrecord.publish.page import render

    given = material.findings, material.register, material.rules
    return [render(*given, base=material.base, excerpts=material.excerpts)]


FORMATS: Mapping[str, Callable[[Material], Iterable[str]]] = {
    "graph.ttl": _turtle,
    "graph.trig": _trig,
    "graph.nq": _nquads,
    "graph.jsonld": _jsonld,
    "graph-protege.ttl": _protege,
    "graph.graphml": _graphml,
    "graph.html": _page,
}
"""File name -> what is written in it. Each format's module is loaded only when it is written."""


def publish(
    findings: Sequence[Findings],
    register: Register,
    base: str,
    output: Path,
    rules: Mapping[str, RuleCard] | None = None,
    *,
    excerpts: bool = False,
) -> tuple[Path, ...]:
    """Writes every format of ``FORMATS`` into ``output`` and returns their paths; the same input gives the same bytes.

    ``rules``: what is said of each rule, by name. ``excerpts``: the page holds of each article only the sentences that
    are evidence. DataError: a file cannot be written, or two things would get one
    name. UsageError: ``base`` is no IRI. In both cases the files of the last build stand as they stood.
    """
    material = Material(findings, register, base, rules or {}, excerpts)
    return write_all(output, {name: written(material) for name, written in FORMATS.items()})
