"""The rules: from an article's sentences to readings, each with source, cue, content and the name of its rule."""

from onrecord.rules.explain import explain
from onrecord.rules.reader import RULES, read
from onrecord.rules.unread import unread

__all__ = ["RULES", "explain", "read", "unread"]
