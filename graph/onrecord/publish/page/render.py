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
from onrecord.findings import Findings
from onrecord.knowledge.naming import Cover
from onrecord.knowledge.network import network
from onrecord.knowledge.quads import RuleCard
from onrecord.publish.page.data import page_data
from onrecord.publish.page.layout import FIRST, positions
from onrecord.publish.page.packing import packed
from onrecord.publish.page.sources import asset, script, style
from onrecord.publish.page.summary import summary
from onrecord.publish.page.words import words
from onrecord.records import Register

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
    # The page sizes the drawing itself: vis-network would lose its view while another one is open.
    "autoResize": False,
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "dragNodes": False,
        "keyboard": {"enabled": False},
        "multiselect": False,
    },
    # The page writes all labels itself, where they have room.
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "font": {"size": 0}},
    "nodes": {"borderWidth": 1.5, "font": {"size": 0}},
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
    page.nodes = _drawing(data)
    page.options = _OPTIONS
    page.path = "page.html"
    page.templateEnv = _environment()
    page.templateEnv.globals = {
        "words": said,
        "title": _title(register),
        "summary": data["summary"],
        "notice": data["notice"],
        "data": _json(packed(data)),
        "first": FIRST,
        "page_words": _json(said),
        "style": style(),
        "script": script(),
        "library": _library(),
        "policy": _policy(),
    }
    html: str = page.generate_html("page.html")
    return html


def _drawing(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Shapes and places as vis-network takes them: what the first view shows, weightiest first, then what is folded.

    Lines and labels follow from the page's data and from what a reader filters and unfolds: the page makes them.
    """
    shown = summary(data)
    place = positions(shown.core, shown.pairs, shown.home)
    return [
        {"id": number, "shape": _SHAPES[data["nodes"][number]["kind"]], "x": place[number][0], "y": place[number][1]}
        | ({"home": shown.home[number]} if number in shown.home else {})
        for number in (*shown.core, *shown.home)
    ]


def _title(register: Register) -> str:
    """The page's heading; it names the report where the corpus is about one."""
    said = words()
    reports = [Cover(register.withheld).name(report) for report in register.reports.values()]
    return " ".join([said["heading"], *(said["about"].format(report=name) for name in reports if len(reports) == 1)])


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
