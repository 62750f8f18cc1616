"""Who says it, where and in which form decides whether a verb that often says nothing is read."""

import pytest

from onrecord.language import sentences
from onrecord.rules import read
from onrecord.rules.contexts import BAND_NAMES, BANDS, contexts, family
from onrecord.rules.cues import counted, cue_of, cues


def lemmas(text: str) -> set[str]:
    return {reading.lemma for reading in read(text, sentences(text))}


@pytest.mark.parametrize(
    ("read_in", "left_in", "lemma"),
    [
        ("Anna Berg supports the plan.", "The roof had to be supporting the tower.", "support"),
        ("The mayor wants a new bridge.", "Walls that might want paint were found.", "want"),
        ("The minister blasted the plan.", "Rocks that would blast the wall were found.", "blast"),
    ],
)
def test_a_weak_verb_is_read_of_a_person_in_a_main_clause_alone(read_in: str, left_in: str, lemma: str) -> None:
    assert lemma in lemmas(read_in)
    assert lemma not in lemmas(left_in)


def test_every_counted_complement_is_of_a_cue() -> None:
    assert counted().keys() == cues().keys()
    for counts in counted().values():
        assert all(0 <= right <= made for right, made in counts.values())


def test_every_context_is_counted_for_any_form_and_often_enough() -> None:
    for (of, verb, who, where, form), (right, made) in contexts().items():
        assert 0 <= right <= made
        if verb != "rare":
            assert verb in BAND_NAMES
            assert made >= 15
            assert form == "*" or made <= contexts()[of, verb, who, where, "*"][1]


def test_every_verb_is_in_the_band_of_its_counts() -> None:
    assert len(BAND_NAMES) == len(BANDS) + 1
    firsts = [int(name.partition("-")[0]) for name in BAND_NAMES]
    assert firsts[1:] == [round(100 * band) for band in BANDS]


def test_a_family_is_a_complement_without_its_word() -> None:
    assert [family(name) for name in ("p:on", "inf-p:on", "passive-to", "that")] == ["p", "inf-p", "passive", "that"]


def test_a_count_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="how often"):
        cue_of("moot\tnp=many\tstatement\tasserts\tspeech\t")
