"""Who recommends what nobody is named for: readings and their sources go in; the sources come out.

"The review tells banks to lend less. Ministers are urged to act" are two calls of the review; what stands in a list
below "What the bank must do" is what the article's report asks for.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import CURATED, Kind, Reading, Report, hull
from onrecord.resolution.naming import forms
from onrecord.resolution.reports import Reports
from onrecord.resolution.sources import UNNAMED, Source
from onrecord.rules.cues import words
from onrecord.rules.orders import HEADLINE, LISTED
from onrecord.rules.passages import LIST


def recommenders(
    text: str, readings: Sequence[Reading], sources: Sequence[Source], reports: Reports
) -> dict[int, Source]:
    """By index of a reading with nobody named who asks: the report or its author, who speaks before it.

    That is in the same paragraph, with no words of anybody else between. What a headline says that somebody was told
    to do, the article's report asks for.
    """
    found: dict[int, Source] = {}
    last: tuple[int, Source] | None = None
    main = reports.main()
    for at in sorted(range(len(readings)), key=lambda at: (hull(readings[at].parts), at)):
        reading = readings[at]
        if reading.rule == CURATED:
            continue
        start, end = hull(reading.parts).start, hull(reading.parts).end
        if reading.kind is not Kind.RECOMMENDATION:
            if sources[at].who is not UNNAMED:
                last = (end, sources[at]) if isinstance(sources[at].who, Report) else None
        elif reading.source or sources[at].who is not UNNAMED:
            who = sources[at].who
            gives = isinstance(who, Report) or not words("recommending").isdisjoint(forms(who.name)[-1:])
            recommends = gives or reading.act == "recommends"
            last = (end, sources[at]) if recommends else None
        elif main is not None and reading.rule in (LIST, LISTED, HEADLINE):
            found[at] = Source(main)
        elif last is not None and "\n" not in text[last[0] : start]:
            found[at] = last[1]
            last = (end, last[1])
    return found
