"""What may stand in each curated file."""

from __future__ import annotations

from onrecord.notation import Form

ACTORS = Form(
    kinds=frozenset({"person", "organisation", "government", "media", "group"}),
    labelled=True,
    keys=frozenset({"names", "role", "of", "wikidata"}),
    repeatable=frozenset({"names", "role"}),
)
REPORTS = Form(
    kinds=frozenset({"report", "event"}),
    labelled=True,
    keys=frozenset({"names", "issuer", "released", "date"}),
    repeatable=frozenset({"names"}),
)
TOPICS = Form(kinds=frozenset({"topic"}), labelled=True, keys=frozenset({"words"}), repeatable=frozenset({"words"}))
LINKS = Form(kinds=frozenset({"same", "contradict"}), labelled=False, keys=frozenset({"why", "by"}))
WITHHELD = Form(kinds=frozenset({"withhold"}), labelled=False, keys=frozenset({"why", "by"}))

DECISIONS = frozenset({"confirm", "correct", "reject"})
CORRECTABLE = frozenset({"speaker", "for", "role", "to", "via", "response", "stance", "mode", "date", "topic"})
"""Fields by which a decision corrects what a rule read; an act stands in the first line."""
READINGS = Form(
    kinds=frozenset({"statement", "denial", "recommendation", "response", "omission"}) | DECISIONS,
    labelled=None,
    keys=CORRECTABLE | {"in", "action", "near", "by", "why"},
    repeatable=frozenset({"action", "to", "topic"}),
    heads=frozenset({"article", "text", "complete", "by"}),
    words=True,
)
