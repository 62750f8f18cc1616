"""Records -> graph: IRIs, quads, the network view, validation."""

from onrecord.knowledge.quads import RuleCard, all_quads, article_quads, register_quads
from onrecord.knowledge.terms import Quad

__all__ = ["Quad", "RuleCard", "all_quads", "article_quads", "register_quads"]
