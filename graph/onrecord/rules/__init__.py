"""The rules: from an article's sentences to readings, each with source, cue, content and the name of its rule."""

from onrecord.rules.additions import load_additions, withheld_in
from onrecord.rules.explain import explain
from onrecord.rules.passages import READS
from onrecord.rules.reader import RULES, read, rules
from onrecord.rules.tested import family, tested
from onrecord.rules.unread import unread, unread_cues

__all__ = ["RULES", "explain", "load_additions", "read", "rule_names", "rules", "unread", "unread_cues", "withheld_in"]


def rule_names() -> dict[str, str]:
    """The name of every rule that a reading may carry now, and in one line what it reads."""
    names = {rule.name: rule.reads for rule in rules()} | READS
    apart = (name for name in tested() if name not in names and family(name) in names)
    return names | {name: f"{names[family(name)]} ({name.partition('.')[2]})" for name in apart}
