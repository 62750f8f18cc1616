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

from onrecord import BASE
from onrecord.knowledge.network import Network, network
from onrecord.knowledge.quads import RuleCard
from onrecord.publish.page.data import page_data
from onrecord.publish.page.layout import positions
from onrecord.publish.page.sources import asset, script, style
from onrecord.publish.page.words import words
from onrecord.records import Findings, Register

_LABEL_WIDTH = 40
_SHAPES = {
    "person": "dot",
    "organisation": "square",
    "government": "square",
    "media": "square",
    "group": "dot",
    "unknown": "dot",
    "report": "star",
    "claim": "diamond",
    "action": "triangle",
    "topic": "hexagon",
}
_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": {"enabled": False}, "multiselect": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "font": {"size": 0}},
    "nodes": {"borderWidth": 1, "font": {"size": 0}},
}


def render(
    findings: Sequence[Findings],
    register: Register,
    rules: Mapping[str, RuleCard] | None = None,
    *,
    base: str = BASE,
    excerpts: bool = False,
) -> str:
    """The page as HTML, complete in itself: it asks no network for anything and its places are given.

    ``rules``: what is said of each rule, by name. ``base``: where the data's IRIs begin. ``excerpts``: without the
    articles' texts, but for the sentences that are evidence.
    """
    said = words()
    drawn = network(findings, register)
    data = page_data(findings, register, base, rules or {}, drawn, excerpts=excerpts)
    page = pyvis.network.Network(directed=True)
    page.nodes, page.edges = _drawing(drawn, {node["id"]: number for number, node in enumerate(data["nodes"])})
    page.options = _OPTIONS
    page.path = "page.html"
    page.templateEnv = _environment()
    page.templateEnv.globals = {
        "words": said,
        "title": said["heading"],
        "summary": data["summary"],
        "notice": data["notice"],
        "data": _json(data),
        "page_words": _json(said),
        "style": style(),
        "script": script(),
        "library": _library(),
        "policy": _policy(),
    }
    html: str = page.generate_html("page.html")
    return html


def _drawing(drawn: Network, numbers: Mapping[str, int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Nodes and edges as vis-network takes them; wordings that curators call the same are one node.

    What ties two wordings of one claim would be a loop and is not drawn.
    """
    shown_as = {variant: shown for variant, shown, key in drawn.edges(keys=True) if key == "variantOf"}
    ends = {(shown_as.get(a, a), shown_as.get(b, b), key) for a, b, key in drawn.edges(keys=True) if key != "variantOf"}
    edges = sorted((numbers[a], numbers[b], key) for a, b, key in ends if a != b)
    nodes = {numbers[node]: given for node, given in drawn.nodes(data=True) if node not in shown_as}
    place = positions(nodes, [(a, b) for a, b, _ in edges])
    return (
        [_node(number, given, place[number]) for number, given in nodes.items()],
        [{"id": number, "from": a, "to": b, "relation": key} for number, (a, b, key) in enumerate(edges)],
    )


def _node(number: int, given: Mapping[str, Any], place: tuple[int, int]) -> dict[str, Any]:
    label = given["label"]
    # Letters beyond the label's width are in the evidence; a name without spaces must not stretch over the drawing.
    short = label if len(label) <= _LABEL_WIDTH else label[: _LABEL_WIDTH - 1] + "…"
    size = 8 + min(40, 3 * given["count"] // 2)
    return {"id": number, "label": short, "shape": _SHAPES[given["kind"]], "size": size, "x": place[0], "y": place[1]}


def _json(value: object) -> str:
    """JSON that cannot end the element it stands in, whatever the texts hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _environment() -> jinja2.Environment:
    """A new one for each page: jinja2 gives a template the globals of the time when it was loaded."""
    return jinja2.Environment(loader=jinja2.FunctionLoader(asset), autoescape=True, undefined=jinja2.StrictUndefined)


@cache
def _library() -> str:
    """The copy of vis-network that pyvis carries, without the address of a map that a browser would ask for."""
    source = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return "\n".join(line for line in source.split("\n") if not line.startswith("//# sourceMappingURL"))


def _policy() -> str:
    """Only the scripts and the style of this page run; nothing may be requested from anywhere."""
    scripts = " ".join(f"'sha256-{_digest(code)}'" for code in (_library(), script()))
    sheet = f"'sha256-{_digest(style())}'"
    # vis-network draws on a canvas and sets places of its elements by script, which needs no leave of its own.
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {scripts}; style-src {sheet}; {rest}"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
