"""Second pass, words the lexicon does not know: from a lower-case word to the tag that its ending gives it."""

from __future__ import annotations

import re

_SUFFIXES = re.compile(
    r"""
    (?P<J> .+-.*(?:ing|ed) | (?:un|non|pro|anti|so)-.+
         | .{2,}(?:able|ible|less|ful|ous|ive|ish|ic|ical|al|ant|ent(?<!ment)|ary|ory|most|esque) )
    | (?P<A> .{2,}ly )
    | (?P<N> .{2,}(?:ness|ment|tion|sion|ship|hood|ism|ist|ity|ance|ence|age|ery|ology) )
    | (?P<g> .*[aeiouy].*ing )
    | (?P<d> .*[aeiouy].*ed )
    """,
    re.VERBOSE | re.DOTALL,
)


def by_suffix(lower: str) -> str:
    """The tag character of an unknown lower-case word of at most forty letters; a noun if its ending says nothing."""
    match = _SUFFIXES.fullmatch(lower)
    return (match.lastgroup if match else None) or "N"
