"""What is on record in an article: the types that resolution hands on to everything after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import CURATED, Actor, Article, Decision, Entity, Reading, Spans


class RecordKind(StrEnum):
    """The four records of the ontology."""

    STATEMENT = "statement"
    RECOMMENDATION = "recommendation"
    RESPONSE = "response"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A reading resolved: one attribution as the graph holds it.

    ``words`` is the claim or action as displayed (see ``wording``), empty for responses and omissions. Of a statement
    they are put forward, unless ``disputed`` (the source rejects them) or ``requested`` (they are an action asked for).
    """

    kind: RecordKind
    reading: Reading
    source: Entity
    """Speaker, recommender, respondent or silent source."""
    evidence: Spans
    """The whole sentences that hold all parts."""
    words: str = ""
    disputed: bool = False
    requested: bool = False
    act: str = "asserts"
    mode: str = "speech"
    quote: str | None = None
    """direct, mixed, indirect or block."""
    as_named: str | None = None
    role: str | None = None
    on_behalf_of: Actor | None = None
    addressees: tuple[Actor, ...] = ()
    via: Entity | None = None
    nested_in: Record | None = None
    expressed_in: Record | None = None
    """Of a response: the statement that holds its words."""
    stance: str | None = None
    toward: Entity | Record | None = None
    """What the stance is about; a record stands for its claim or action. Of a response: the report."""
    date_words: str | None = None
    date: str | None = None
    date_basis: str | None = None
    topics: tuple[str, ...] = ()
    origins: tuple[str, ...]
    """``curated`` and names of rules, curated first, then by name."""

    @property
    def curated(self) -> bool:
        """Whether a curator stands behind it."""
        return CURATED in self.origins


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rule's reading that a curator rejected, kept visible."""

    reading: Reading
    evidence: Spans
    by: str | None
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was found in one article."""

    article: Article
    records: tuple[Record, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    candidates: tuple[Reading, ...] = ()
    """Rules' readings of an article declared complete that match nothing curated."""
    unsaid: tuple[Reading, ...] = ()
    """Readings of what nobody says, or only might: attributions in the text, of which no record is made."""
    unmatched: tuple[Decision, ...] = ()
    """Confirmations and corrections of readings that no rule makes any more."""
    unread: Spans = ()
    """Sentences with a reporting verb from which nothing was read."""
    by_rules: bool = True
    """False for an article in a language that the rules do not read."""
    withheld: int = 0
    """Records left out because they touch a withheld name."""
