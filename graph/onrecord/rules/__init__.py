"""The rules: from an article's sentences to readings, each with source, cue, content and the name of its rule."""

from onrecord.rules.explain import explain
from onrecord.rules.passages import READS
from onrecord.rules.reader import RULES, read
from onrecord.rules.unread import unread

__all__ = ["RULES", "explain", "read", "rule_names", "unread"]

rule_names: dict[str, str] = {rule.name: rule.reads for rule in RULES} | READS
"""The name of every rule that a reading may carry, and in one line what it reads."""
