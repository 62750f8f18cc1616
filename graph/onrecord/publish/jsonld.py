"""A corpus's quads -> JSON-LD with its context inside: the triples of the Turtle, one subject a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence, Set

from onrecord.publish.serial import Block, Serial

_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_CHARS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

Value = str | dict[str, str]


def jsonld(data: Serial) -> Iterator[str]:
    """The lines of the file. The context knows the prefixes, and the properties whose values are always nodes."""
    blocks = data.blocks(data.triples())
    linking = {verb: {"@type": "@id"} for verb in sorted(_only_linking(blocks))}
    context = dict(sorted(data.prefixes.items())) | linking
    yield '{\n"@context": ' + json.dumps(context, indent=1) + ',\n"@graph": [\n'
    yield ",\n".join(json.dumps(_node(data, block, linking.keys()), ensure_ascii=False) for block in blocks)
    yield "\n]\n}\n"


def _only_linking(blocks: Sequence[Block]) -> set[str]:
    linking: set[str] = set()
    other: set[str] = {"a"}
    for block in blocks:
        for verb, objects in block.said:
            (linking if all(term[0] == "<" for term in objects) else other).add(verb)
    return linking - other


def _node(data: Serial, block: Block, linking: Set[str]) -> dict[str, Value | list[Value]]:
    node: dict[str, Value | list[Value]] = {"@id": _bare(block.subject)}
    for verb, objects in block.said:
        bare = verb == "a" or verb in linking
        values = [_value(data, term, bare) for term in objects]
        node["@type" if verb == "a" else _bare(verb)] = values[0] if len(values) == 1 else values
    return node


def _value(data: Serial, term: str, bare: bool) -> Value:
    if term[0] == "<":
        name = _bare(data.short(term))
        return name if bare else {"@id": name}
    quoted, _, rest = term[1:].rpartition('"')
    words = _ESCAPE.sub(_unescape, quoted)
    if rest.startswith("@"):
        return {"@value": words, "@language": rest[1:]}
    return {"@value": words, "@type": _bare(data.short(rest[2:]))} if rest else words


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _CHARS.get(found[2], found[2])


def _bare(name: str) -> str:
    """A prefixed name, or an IRI without its angle brackets."""
    return name.strip("<>")
