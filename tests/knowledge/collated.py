"""Articles with what is on record in them, as the tests of collations need them, and how a collation looks."""

from onrecord.findings import Findings, Record, RecordKind
from onrecord.knowledge.alignment import folded
from onrecord.knowledge.collation import Collation, Printing, collations
from onrecord.records import Actor, Article, Excluded, Kind, Reading, Span

WHOLE, CUT, PARAPHRASE = Printing.WHOLE, Printing.CUT, Printing.PARAPHRASE

SAID = "The quay may have been unsafe for many years, and nobody told the crews who worked on it"


def article(name: str, *contents: str | tuple[str, ...], text: str = "", excluded: str = "") -> Findings:
    """What is on record in a text; a content of several strings is one of several spans. Without a text: one a line."""
    spans = [(content,) if isinstance(content, str) else content for content in contents]
    text = text or "".join(f"{' … '.join(pieces)} – so it was said in {name}.\n" for pieces in spans)
    at = 0
    readings = []
    for pieces in spans:
        found = []
        for piece in pieces:
            at = text.index(piece, at)
            found.append(Span(at, at + len(piece)))
            at += len(piece)
        readings.append(Reading(kind=Kind.STATEMENT, rule="curated", content=tuple(found)))
    start = text.index(excluded) if excluded else 0
    passages = (Excluded(Span(start, start + len(excluded)), "teaser"),) if excluded else ()
    records = tuple(
        Record(
            kind=RecordKind.STATEMENT,
            reading=reading,
            source=Actor(name="Ana Ruiz"),
            evidence=reading.content,
            origins=("curated",),
        )
        for reading in readings
    )
    return Findings(article=Article(name=name, text=text, excluded=passages), records=records)


def quote(words: str) -> str:
    return f"“{words}”"


def printed(collation: Collation) -> dict[str, tuple[Printing, str]]:
    """What each article prints; – stands for a word left out."""
    return {
        witness.article.name: (witness.printing, " ".join(row(collation, number)))
        for number, witness in enumerate(collation.witnesses)
    }


def row(collation: Collation, number: int) -> list[str]:
    text = collation.witnesses[number].article.text
    return [column[number].of(text) if column[number] else "–" for column in collation.columns]  # type: ignore[union-attr]


def variants(collation: Collation) -> set[frozenset[str]]:
    """The words that stand for each other, as compared."""
    rows = [row(collation, number) for number in range(len(collation.witnesses))]
    columns = [frozenset(folded(word) for word in column if word != "–") for column in zip(*rows, strict=True)]
    return {column for column in columns if len(column) > 1}


def one(*findings: Findings) -> Collation:
    found = collations(findings)
    assert len(found) == 1
    return found[0]


# What makes a collation
