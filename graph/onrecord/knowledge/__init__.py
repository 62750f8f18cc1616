"""Records -> graph: IRIs, quads, the network view, validation."""

from typing import TYPE_CHECKING

from onrecord.knowledge.quads import RuleCard, all_quads, article_quads, register_quads
from onrecord.knowledge.terms import Quad

if TYPE_CHECKING:
    from onrecord.knowledge.validation import validate

__all__ = ["Quad", "RuleCard", "all_quads", "article_quads", "register_quads", "validate"]


def __getattr__(name: str) -> object:
    # Validation loads a store and a parser, which a build has no use for.
    if name == "validate":
        from onrecord.knowledge.validation import validate

        return validate
    raise AttributeError(name)
