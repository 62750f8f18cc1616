"""What a content's words say of the speech act: from the content of a neutral cue to the act, where they decide it."""

from __future__ import annotations

import re

_REACH = 120
"""Characters of the content that are looked at: its first clause."""

_SELF = r"(?:it|this|these|those|they|he|she|we|i)"
_DENIES = re.compile(
    r".*?\bthere (?:is|are|was|were|has been|have been|had been|will be) (?:no|not)\b"
    rf"|\W*(?:that )?{_SELF} (?:is|are|was|were|am|did|do|does|has|have|had)(?: (?:not|never)\b|n['’]t\b)",
    re.IGNORECASE | re.DOTALL,
)
_PROMISES = re.compile(r"[\"“”'‘’`«»\s]*(?:i|we) (?:will|shall)\b|[\"“”'‘’`«»\s]*(?:i|we)['’]ll\b", re.IGNORECASE)
_MUST = re.compile(
    r"\W*+(?:that )?+(?!(?:how|why|what|who|whether|it|this|there|i|we)\b)(?P<who>(?:[\w’'.-]+ ){1,8})"
    r"(?P<what>(?:must|should|needs? to|ought to)\b (?!have\b))",
    re.IGNORECASE,
)


def worded_act(content: str) -> str | None:
    """``denies`` for a negative claim ("these are not camps"), ``promises`` for "we will"; None: the cue decides."""
    start = content[:_REACH]
    if _DENIES.match(start):
        return "denies"
    return "promises" if _PROMISES.match(start) else None


def quoted_duty(content: str) -> tuple[tuple[int, int], int] | None:
    """Whether quoted words say what somebody must or should do: the bounds of who, and where what is asked begins."""
    found = _MUST.match(content[:_REACH])
    return (found.span("who"), found.start("what")) if found else None
