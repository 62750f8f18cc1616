"""Every rule reads its own examples as it says, and nothing in its near misses."""

import pytest

from onrecord.language import sentences
from onrecord.records import Reading, Spans
from onrecord.rules import RULES, read
from onrecord.rules.engine import Rule
from onrecord.wording import joined

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
MISSES = [(rule, text) for rule in RULES for text in rule.near_misses]


def shown(text: str, spans: Spans) -> str:
    return joined(text, spans)


def readings_of(text: str) -> tuple[Reading, ...]:
    return read(text, sentences(text))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.name}:{e[0]}" for r, e in EXAMPLES])
def test_a_rule_reads_its_example(rule: Rule, example: tuple[str, str, str, str]) -> None:
    text, *expected = example
    found = [
        [shown(text, part) for part in (r.source, r.cue, r.content)] for r in readings_of(text) if r.rule == rule.name
    ]
    assert expected in found


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=[f"{r.name}:{t}" for r, t in MISSES])
def test_a_rule_leaves_its_near_miss(rule: Rule, text: str) -> None:
    assert rule.name not in {reading.rule for reading in readings_of(text)}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_shows_what_it_reads_and_what_not(rule: Rule) -> None:
    assert rule.examples
    assert rule.near_misses
    assert rule.reads
    assert rule.name.isascii()


def test_names_of_rules_are_distinct() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
