"""Records -> graph: IRIs, quads, the network view, validation.

Validation is imported by its module: it loads a store and a parser, which a build has no use for.
"""

from onrecord.knowledge.quads import RuleCard, all_quads, article_quads, register_quads
from onrecord.knowledge.terms import Quad

__all__ = ["Quad", "RuleCard", "all_quads", "article_quads", "register_quads"]
