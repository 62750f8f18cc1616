"""Findings -> the quotations that several articles print, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.findings import Findings
from onrecord.knowledge.collation import Collation, collations
from onrecord.publish.page.utf16 import Utf16
from onrecord.records import Spans, united


def printed_alike(findings: Sequence[Findings], *, excerpts: bool = False) -> list[dict[str, Any]]:
    """The ``collations`` of ``types.d.ts``; articles are numbered by their places in the findings.

    ``excerpts``: only printings that lie in a sentence which is evidence, since the page holds no others.
    """
    articles = {
        found.article.sha256: (number, Utf16(found.article.text), _evidence(found))
        for number, found in enumerate(findings)
    }
    shown = []
    for collation in collations(findings):
        kept = [
            index
            for index, witness in enumerate(collation.witnesses)
            if not excerpts or any(span.holds(witness.span) for span in articles[witness.article.sha256][2])
        ]
        if len({collation.witnesses[index].article.sha256 for index in kept}) > 1:
            shown.append(_shown(collation, kept, articles))
    return shown


def _evidence(found: Findings) -> Spans:
    return united(span for record in found.records for span in record.evidence)


def _shown(collation: Collation, kept: list[int], articles: dict[str, tuple[int, Utf16, Spans]]) -> dict[str, Any]:
    witnesses = [collation.witnesses[index] for index in kept]
    numbers, places, _ = zip(*(articles[witness.article.sha256] for witness in witnesses), strict=True)
    columns = [[column[index] for index in kept] for column in collation.columns]
    return {
        "witnesses": [
            {"article": number, "span": at.span(witness.span), "printing": witness.printing.value}
            for witness, number, at in zip(witnesses, numbers, places, strict=True)
        ],
        "columns": [
            [span and at.span(span) for span, at in zip(column, places, strict=True)]
            for column in columns
            if any(column)
        ],
    }
