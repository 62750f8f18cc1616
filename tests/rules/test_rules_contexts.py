"""Who says it, where and in which form decides whether a verb that often says nothing is read."""

import pytest

from onrecord.language import sentences
from onrecord.rules import explain, read, reader
from onrecord.rules.contexts import BAND_NAMES, UNLIKELY, band, contexts
from onrecord.rules.cues import counted, cue_of, cues


def lemmas(text: str) -> set[str]:
    return {reading.lemma for reading in read(text, sentences(text))}


@pytest.mark.parametrize(
    ("read_in", "left_in", "lemma"),
    [
        ("Anna Berg saw a threat.", "The valley saw a change.", "see"),
        ("The mayor wanted a new bridge.", "The wall wanted a frame.", "want"),
        ("The minister blasted the plan.", "Rocks that would blast the wall were found.", "blast"),
    ],
)
def test_a_weak_verb_is_read_of_a_person_and_not_of_a_thing(
    read_in: str, left_in: str, lemma: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lemma in lemmas(read_in)
    assert lemma not in lemmas(left_in)
    assert UNLIKELY in explain(left_in)
    monkeypatch.setattr(reader, "likely", lambda *_: True)
    assert lemma in lemmas(left_in)


def test_every_counted_complement_is_of_a_cue() -> None:
    assert counted().keys() == cues().keys()
    for counts in counted().values():
        assert all(0 <= right <= made for right, made in counts.values())


def test_every_context_is_counted_for_any_form_and_often_enough() -> None:
    for (of, verb, who, where, form), (right, made) in contexts().items():
        assert 0 <= right <= made
        assert verb in BAND_NAMES
        assert made >= 15
        assert form == "*" or made <= contexts()[of, verb, who, where, "*"][1]


@pytest.mark.parametrize(
    ("right", "made", "name"), [(0, 9, "0-24"), (1, 4, "25-44"), (9, 20, "45-64"), (3, 4, "65-84"), (9, 9, "85-100")]
)
def test_a_verb_is_in_the_band_of_its_counts(right: int, made: int, name: str) -> None:
    assert band(right, made) == name


def test_a_count_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="how often"):
        cue_of("moot\tnp=many\tstatement\tasserts\tspeech\t")
