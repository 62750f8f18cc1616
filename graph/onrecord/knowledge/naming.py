"""One article and what the corpus knows -> what its nodes are called, and what is shown of its words.

A node is called ``kind:local``, as in Turtle; ``iris.prefixes`` gives the IRI. Withheld names are covered in all that
leaves this module.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord import withholding
from onrecord.findings import Record, RecordKind, Rejected
from onrecord.knowledge import iris
from onrecord.records import Article, Entity, Register, Report, Span, Wording, hull
from onrecord.wording import one_line

_THINKING = frozenset({"thought", "intention"})
_LABEL_WIDTH = 100


class Relation(NamedTuple):
    """How a record ties its source to its content."""

    source: str
    """Property from the record to its source."""
    content: str | None
    """Property from the record to the claim, action or report; an omission has none."""
    shortcut: str | None
    """Property from the source straight to that content."""
    verb: str
    """What stands between source and words in a label; in the past, which suits one source and many."""


_STATES = Relation("speaker", "claim", "stated", "")
_HOLDS = Relation("speaker", "view", "holds", " held")
_DISPUTES = Relation("speaker", "disputesClaim", "disputes", " disputed")
_CALLS_FOR = Relation("speaker", "requestedAction", "calledFor", " called for")
_RECOMMENDS = Relation("recommendedBy", "action", "recommends", " recommended")
_RESPONDS = Relation("respondent", "respondsTo", "respondedTo", " responded")
_IS_SILENT = Relation("silentSource", None, None, " did not speak of")


def relation(record: Record) -> Relation:
    """How a record ties its source to its content: what is thought or intended is held, never stated."""
    if record.kind is RecordKind.STATEMENT:
        if record.requested:
            return _CALLS_FOR
        if record.disputed:
            return _DISPUTES
        return _HOLDS if record.mode in _THINKING else _STATES
    if record.kind is RecordKind.RECOMMENDATION:
        return _RECOMMENDS
    return _RESPONDS if record.kind is RecordKind.RESPONSE else _IS_SILENT


def shortened(text: str, width: int = _LABEL_WIDTH) -> str:
    """The beginning of a text in one line of at most ``width`` characters, cut between words and marked ``…``."""
    line = " ".join(text[: 4 * width].split())
    if len(line) <= width and len(text) <= 4 * width:
        return line
    cut = line[: width - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + " …"


def linked(wording: Wording) -> str:
    """What the claim or action of a curated link is called."""
    return f"{wording.kind}:{iris.wording(wording.kind, wording.text, wording.language, wording.article)}"


class Cover:
    """Covers withheld names in whatever is shown of a corpus."""

    def __init__(self, withheld: tuple[str, ...]) -> None:
        self._withheld = withheld

    def cover(self, text: str) -> str:
        """The text with every withheld name covered by █, at equal length."""
        return withholding.mask(text, self._withheld)

    def touches(self, text: str) -> bool:
        """Whether a withheld name stands in a text."""
        return withholding.touches(text, self._withheld)

    def name(self, who: Entity) -> str:
        """The name by which an actor or a report is shown."""
        return self.cover(one_line(who.name))

    def address(self, url: str | None) -> str | None:
        """A web address; None where a withheld name stands in it."""
        return url if url and not withholding.touches_address(url, self._withheld) else None

    def entity(self, who: Entity) -> str:
        """What the node of an actor or a report is called; a key that gives a withheld name away is not used."""
        shown = self.name(who)
        if who.key and self.touches(who.key.replace("-", " ")):
            shown = withholding.COVER
        return f"{'report' if isinstance(who, Report) else 'actor'}:{iris.entity(who, shown)}"

    def topic(self, key: str) -> str:
        """What the node of a topic is called."""
        local = iris.flat_name(key)
        hidden = self.touches(local.replace("-", " "))
        return f"topic:{iris.hidden('topic', key) if hidden else local}"


class Naming(Cover):
    """What the nodes of one article are called, and what is shown of its words."""

    def __init__(self, article: Article, register: Register) -> None:
        super().__init__(register.withheld)
        self._found = article
        self._records: dict[int, tuple[Record, str]] = {}
        self.shown = self.cover(article.text)
        """The text as shown, of the length of the text itself: offsets stay true."""
        self.local = iris.article(article, self.shown)
        self.article = f"article:{self.local}"

    def title(self) -> str:
        """The article's title, else its first line."""
        return shortened(self.cover(self._found.title or "") or self.shown.lstrip().partition("\n")[0])

    def passage(self, span: Span) -> str:
        """What a passage is called."""
        return f"passage:{iris.passage(self._found, span)}"

    def graph(self, origin: str) -> str:
        """What the named graph of one origin is called."""
        return f"graph:{self.local}.{iris.flat_name(origin)}"

    def extraction(self, origin: str) -> str:
        """What one rule's, or curation's, application to the article is called."""
        return f"extraction:{iris.extraction(self._found, origin)}"

    def words(self, record: Record) -> str:
        """The words of a record's claim or action, as shown."""
        return self.cover(record.words)

    def content(self, record: Record) -> str | None:
        """What the claim, action or report of a record is called; None for an omission."""
        if record.kind in (RecordKind.STATEMENT, RecordKind.RECOMMENDATION):
            kind = "action" if record.requested or record.kind is RecordKind.RECOMMENDATION else "claim"
            return f"{kind}:{iris.wording(kind, self.words(record), self._found.language, self._found.sha256)}"
        if record.kind is RecordKind.RESPONSE and isinstance(record.toward, Report):
            return self.entity(record.toward)
        return None

    def record(self, record: Record) -> str:
        """What a record is called: by its article, the place of its parts, its source, its relation and its content."""
        known = self._records.get(id(record))
        if known is None:
            source = self.entity(record.source).partition(":")[2]
            about = [relation(record).shortcut, self.content(record)]
            if not record.words:  # nothing but their places tells two responses in one sentence apart
                about += [record.stance, *(f"{span.start}-{span.end}" for span in record.reading.parts)]
            content = " ".join(field or "-" for field in about)
            place = hull(record.reading.parts or record.evidence)
            local = iris.record(record.kind.value, self._found, place, source, content)
            # The record is kept with its name, so that no other record can take its id.
            known = self._records[id(record)] = (record, f"{record.kind.value}:{local}")
        return known[1]

    def rejected(self, rejected: Rejected) -> str:
        """What a rejected reading is called."""
        reading = rejected.reading
        parts = repr([reading.kind.value, *map(tuple, reading.parts), *map(tuple, reading.actions)])
        place = hull(reading.parts or rejected.evidence)
        local = iris.record("rejected", self._found, place, iris.flat_name(reading.rule), parts)
        return f"rejected:{local}"

    def label(self, record: Record) -> str:
        """A record in one line that a person would read: who, how, the words.

        A response says on what the position is taken: without it, "rejects" would seem to be about the words. Where the
        words alone would seem to be put forward (praise, wishes, silence), the cue stands before them as written.
        """
        how = relation(record).verb
        words = self.words(record)
        if record.kind is RecordKind.RESPONSE:
            inside = record.expressed_in
            how = f" responded to the report ({(record.stance or 'neutral').replace('-', ' ')})"
            words = self.words(inside) if inside and inside.words else self.passage_words(record)
        else:
            how += f" (“{self.cue(record)}”)" if self.needs_cue(record) else ""
            words = words or self.passage_words(record, with_cue=False)
        return shortened(f"{shortened(self.name(record.source), 60)}{how}: {words}", 200)

    def cue(self, record: Record) -> str:
        """The words by which the article attributes, as shown; empty where there are none."""
        return " … ".join(span.of(self.shown) for span in record.reading.cue)

    def needs_cue(self, record: Record) -> bool:
        """Whether a record's words mislead without the cue: praised or blamed, thought, wished, or not said."""
        told = record.kind is RecordKind.OMISSION or record.act == "evaluates" or record.mode in _THINKING
        return told and not record.requested and bool(record.reading.cue)

    def passage_words(self, record: Record, with_cue: bool = True) -> str:
        """The words of cue and content as they stand, else the whole evidence."""
        reading = record.reading
        spans = sorted({*(reading.cue if with_cue else ()), *reading.content}) or sorted(record.evidence)
        return " … ".join(span.of(self.shown) for span in spans)
