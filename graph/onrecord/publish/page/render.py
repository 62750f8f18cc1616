"""The network and the records behind it -> the page's HTML, drawn by pyvis with the page's own template.

pyvis's templates ask the network for scripts and let text run as markup (its ``heading``, its menus, any title with
``href``), so none of them is used: pyvis describes nodes, edges and options, and its copy of vis-network draws them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import pyvis.network

from onrecord.knowledge.network import Network, network
from onrecord.knowledge.quads import RuleCard
from onrecord.publish.page.layout import positions
from onrecord.publish.page.ledger import Ledger
from onrecord.publish.page.words import counted, words
from onrecord.records import Findings, RecordKind, Register

_LABEL_WIDTH = 40
_SHAPES = {"report": "square", "claim": "dot", "action": "triangle", "topic": "hexagon"}
_ACTOR_SHAPE = "diamond"
# Okabe and Ito's palette (2008), which colour-blind readers can tell apart; position is by colour and by line.
_COLOURS = {"report": "#e69f00", "claim": "#56b4e9", "action": "#009e73", "topic": "#999999"}
_ACTOR_COLOUR = "#cc79a7"
_LINES: Mapping[str, tuple[str, bool | list[int]]] = {
    "stated": ("#5f6b76", False),
    "holds": ("#5f6b76", [2, 6]),
    "disputes": ("#d55e00", [8, 4]),
    "calledFor": ("#007a5a", False),
    "recommends": ("#007a5a", False),
    "respondedTo": ("#0072b2", [12, 3, 3, 3]),
    "silentOn": ("#999999", [2, 6]),
    "contradicts": ("#d55e00", [2, 3]),
}
_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "multiselect": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "font": {"size": 0}},
    "nodes": {"borderWidth": 1, "font": {"size": 14, "face": "system-ui, sans-serif", "color": "#1a1a1a"}},
}


def render(findings: Sequence[Findings], register: Register, rules: Mapping[str, RuleCard] | None = None) -> str:
    """The page as HTML, complete in itself: it asks no network for anything and its places are given.

    ``rules``: what is said of each rule, by name.
    """
    said = words()
    ledger = Ledger(register, rules or {})
    drawn = _with_variants_united(network(findings, register))
    data = _data(drawn, ledger)
    page = pyvis.network.Network(directed=True)
    place = positions(drawn.nodes, drawn.edges())
    page.nodes = [_node(node, drawn.nodes[node], place[node]) for node in drawn.nodes]
    page.edges = [
        _edge(number, source, target, key) for number, (source, target, key) in enumerate(drawn.edges(keys=True))
    ]
    page.options = _OPTIONS
    page.path = "page.html"
    page.templateEnv = _environment()
    page.templateEnv.globals = {
        "words": said,
        "title": said["heading"],
        "summary": _summary(findings),
        "notice": _notice(findings),
        "data": _json(data),
        "page_words": _json(said),
        "style": _asset("page.css"),
        "script": _asset("page.js"),
        "library": _library(),
        "policy": _policy(),
    }
    html: str = page.generate_html("page.html")
    return html


def _with_variants_united(drawn: Network) -> Network:
    """The network with wordings that curators call the same as one node, and without edges that would then be loops."""
    first = {variant: shown for variant, shown, key in drawn.edges(keys=True) if key == "variantOf"}
    united: Network = Network()
    behind: dict[tuple[str, str, str], list[Any]] = {}
    for node, given in drawn.nodes(data=True):
        if node not in first:
            united.add_node(node, **given)
    for source, target, key, given in drawn.edges(keys=True, data=True):
        ends = first.get(source, source), first.get(target, target)
        if key != "variantOf" and ends[0] != ends[1]:
            behind.setdefault((*ends, key), []).extend(given["records"])
    for (source, target, key), sightings in sorted(behind.items()):
        if key != "contradicts" or source < target:
            united.add_edge(source, target, key=key, records=sorted(sightings, key=lambda s: s.name))
    return united


def _data(drawn: Network, ledger: Ledger) -> dict[str, Any]:
    """What the script needs beside the drawing: records, articles, and the records behind each node and edge."""
    said = words()
    touching: dict[str, set[int]] = {node: set() for node in drawn.nodes}
    # Numbered in the order of the articles and of what stands in them, so that lists of records read like the articles.
    sightings = [sighting for *_, given in drawn.edges(data=True) for sighting in given["records"]]
    for sighting in sorted(sightings, key=lambda s: (s.article.name, s.record.evidence, s.name)):
        ledger.number(sighting)
    edges = []
    for source, target, key, given in drawn.edges(keys=True, data=True):
        numbers = sorted(ledger.number(sighting) for sighting in given["records"])
        touching[source].update(numbers)
        touching[target].update(numbers)
        label = f"{said['relations'][key]} {drawn.nodes[target]['label']}"
        edges.append({"from": source, "label": label, "records": numbers})
    for node, numbers_behind in touching.items():
        drawn.nodes[node]["count"] = len(numbers_behind)
    nodes = {
        node: {"label": given["label"], "kind": given["kind"], "records": sorted(touching[node])}
        for node, given in drawn.nodes(data=True)
    }
    sources = [node for node, given in nodes.items() if node.startswith(("actor:", "report:")) and given["records"]]
    sources.sort(key=lambda node: (-len(nodes[node]["records"]), nodes[node]["label"]))
    return {
        "records": ledger.records,
        "articles": ledger.articles,
        "nodes": nodes,
        "edges": edges,
        "sources": sources,
        "colours": {"actor": _ACTOR_COLOUR, **{kind: _COLOURS[kind] for kind in ("report", "claim", "action")}},
    }


def _node(node: str, given: Mapping[str, Any], place: tuple[int, int]) -> dict[str, Any]:
    kind, label = given["kind"], given["label"]
    # Letters beyond the label's width are in the evidence; a name without spaces must not stretch over the drawing.
    short = label if len(label) <= _LABEL_WIDTH else label[: _LABEL_WIDTH - 1] + "…"
    return {
        "id": node,
        "label": short,
        "shape": _SHAPES.get(kind, _ACTOR_SHAPE),
        "color": _COLOURS.get(kind, _ACTOR_COLOUR),
        "size": 8 + min(40, 3 * given["count"] // 2),
        "x": place[0],
        "y": place[1],
    }


def _edge(number: int, source: str, target: str, key: str) -> dict[str, Any]:
    colour, dashes = _LINES.get(key, _LINES["stated"])
    return {"id": number, "from": source, "to": target, "color": colour, "dashes": dashes}


def _summary(findings: Sequence[Findings]) -> str:
    records = [record for found in findings for record in found.records]
    kinds = [record.kind for record in records]
    numbers = {
        "articles": len(findings),
        "sources": len({record.source for record in records}),
        "statements": kinds.count(RecordKind.STATEMENT),
        "recommendations": kinds.count(RecordKind.RECOMMENDATION),
        "responses": kinds.count(RecordKind.RESPONSE),
    }
    return " · ".join(counted(words()["summary"][name], n) for name, n in numbers.items())


def _notice(findings: Sequence[Findings]) -> str:
    said = words()
    foreign = sum(not found.by_rules for found in findings)
    sentences = [said["notice"], counted(said["unread"], sum(len(found.unread) for found in findings))]
    return " ".join([*sentences, *([counted(said["not_by_rules"], foreign)] if foreign else [])])


def _json(value: object) -> str:
    """JSON that cannot end the element it stands in, whatever the texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _environment() -> jinja2.Environment:
    """A new one for each page: jinja2 gives a template the globals of the time when it was loaded."""
    return jinja2.Environment(loader=jinja2.FunctionLoader(_asset), autoescape=True, undefined=jinja2.StrictUndefined)


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def _library() -> str:
    """The copy of vis-network that pyvis carries, without the address of a map that a browser would ask for."""
    source = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return "\n".join(line for line in source.split("\n") if not line.startswith("//# sourceMappingURL"))


def _policy() -> str:
    """Only the scripts and the style of this page run; nothing may be requested from anywhere."""
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in (_library(), _asset("page.js")))
    style = f"'sha256-{_digest(_asset('page.css'))}'"
    # vis-network draws on a canvas and sets places of its elements by script, which needs no leave of its own.
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {scripts}; style-src {style}; {rest}"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
