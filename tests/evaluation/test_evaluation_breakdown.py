"""How each rule, cue and type of quotation did, what is counted apart, and whether counts keep their promise."""

import pytest

from onrecord.evaluation.breakdown import Bin, Done, bins, bins_table, breakdown, breakdown_table, counts
from onrecord.evaluation.calibration import by_cue
from onrecord.evaluation.gold import Gold, GoldAttribution
from onrecord.records import Span

TEXT = 'Ann Lee said: “We won, again.” He denied it. They "said it" twice.'
SAID = GoldAttribution((Span(0, 7),), (Span(8, 13),), (Span(14, 30),))
DENIED = GoldAttribution((Span(31, 33),), (Span(34, 40),), (Span(41, 43),))
GOLD = {"a": Gold((SAID, DENIED))}


def reading(item: GoldAttribution, rule: str, lemma: str | None) -> dict:
    return {"source": item.source, "cue": item.cue, "content": item.content, "rule": rule, "lemma": lemma}


FOUND = {"a": {"attributions": [reading(SAID, "quoted", "say"), reading(DENIED, "object", "deny")]}}


def test_each_name_has_what_it_fired_and_how_often_it_was_right() -> None:
    wrong = reading(GoldAttribution((), (), (Span(45, 49),)), "object", "go")
    found = {"a": {"attributions": [*FOUND["a"]["attributions"], wrong]}}
    done = breakdown({"a": TEXT}, GOLD, found, "rule")
    assert [(row.name, row.fired, row.right) for row in done] == [("object", 2, 1), ("quoted", 1, 1)]
    assert {row.name for row in breakdown({"a": TEXT}, GOLD, found, "cue")} == {"say", "deny", "go"}
    assert {row.name for row in breakdown({"a": TEXT}, GOLD, found, "type")} == {"direct", "indirect"}


def test_what_is_lost_without_a_rule_is_f1_of_all_less_f1_without_it() -> None:
    lost = {row.name: row.lost for row in breakdown({"a": TEXT}, GOLD, FOUND, "rule")}
    # without one of two right readings of two annotated: precision 1, recall 1/2
    assert lost == {"quoted": pytest.approx(1 - 2 / 3), "object": pytest.approx(1 - 2 / 3)}


def test_a_rule_whose_readings_another_makes_too_loses_nothing() -> None:
    found = {"a": {"attributions": [reading(SAID, "quoted", "say"), reading(SAID, "again", "say")]}}
    lost = {row.name: row.lost for row in breakdown({"a": TEXT}, GOLD, found, "rule")}
    assert lost["quoted"] < 0
    assert lost["again"] < 0


def test_readings_are_counted_under_the_name_they_are_given() -> None:
    found = counts({"a": TEXT}, GOLD, FOUND, lambda item: f"{item['rule']}.{item['lemma']}")
    assert found == {"object.deny": (1, 1), "quoted.say": (1, 1)}


def test_a_cue_that_differs_from_its_rules_others_is_counted_apart() -> None:
    found = by_cue({"r.say": (190, 200), "r.note": (60, 100), "r.add": (63, 100), "r.go": (1, 2), "q.say": (99, 100)})
    assert found == {"q": (99, 100), "r": (124, 202), "r.say": (190, 200)}


def test_a_cue_that_was_seldom_tried_is_not() -> None:
    assert by_cue({"r.say": (190, 200), "r.go": (0, 49)}) == {"r": (0, 49), "r.say": (190, 200)}
    assert by_cue({"r.say": (190, 200), "r.go": (0, 1)}) == {"r": (190, 201)}


def test_readings_without_a_cue_of_the_lexicon_stay_with_their_rule() -> None:
    assert by_cue({"r.": (10, 100), "r.say": (60, 100)}) == {"r": (10, 100), "r.say": (60, 100)}


def test_readings_are_held_against_the_precision_their_rules_were_counted_with() -> None:
    done = [Done("a", 10, 9, 0.0), Done("b", 30, 24, 0.0), Done("c", 5, 1, 0.0), Done("new", 5, 1, 0.0)]
    found = bins(done, {"a": 0.88, "b": 0.8, "c": 0.3})
    assert found == [Bin(0.0, 5, pytest.approx(0.3), 0.2), Bin(0.8, 40, pytest.approx(0.82), 33 / 40)]
    assert "0.8 to 0.9" in bins_table(found, "some news")
    assert "new" in breakdown_table(done, "rule")
