"""The values that the schemes of the ontology allow, by their local names."""

from __future__ import annotations

ACTS = frozenset(
    {
        "asserts",
        "denies",
        "accuses",
        "calls-for",
        "recommends",
        "evaluates",
        "warns",
        "concedes",
        "promises",
        "asks",
        "declines",
    }
)
MODES = frozenset({"speech", "writing", "thought", "intention"})
STANCES = frozenset(
    {
        "rejects",
        "disputes-in-part",
        "criticises-as-insufficient",
        "neutral",
        "expresses-concern",
        "welcomes",
        "supports",
    }
)
