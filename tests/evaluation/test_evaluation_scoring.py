import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.evaluation.gold import Gold, GoldAttribution, read_gold
from onrecord.evaluation.scoring import Tokens, name_fits, score_attributions, score_reports, table
from onrecord.records import Span

TEXT = 'Ann Lee said: “We won, again.” He denied it. They "said it" twice.'


def gold(*attributions: GoldAttribution) -> dict[str, Gold]:
    return {"a": Gold(attributions, has_reports=True)}


def one(source: Span, cue: Span, content: Span) -> GoldAttribution:
    return GoldAttribution((source,), (cue,), (content,), act="assert", names=("Ann Lee",))


SAID = one(Span(0, 7), Span(8, 13), Span(14, 30))
DENIED = one(Span(31, 33), Span(34, 40), Span(41, 43))


def predicted(*items: GoldAttribution) -> dict[str, dict]:
    rows = [{"source": i.source, "cue": i.cue, "content": i.content, "speaker": "Lee", "act": "asserts"} for i in items]
    return {"a": {"attributions": rows}}


def test_gold_against_itself_is_perfect() -> None:
    scores = score_attributions({"a": TEXT}, gold(SAID, DENIED), predicted(SAID, DENIED))
    assert all(tally.f1 == 1 for name, tally in scores.tallies.items() if not name.startswith("recall"))


def test_nothing_predicted_finds_nothing() -> None:
    scores = score_attributions({"a": TEXT}, gold(SAID), {})
    assert scores["attribution"].f1 == 0
    assert scores["recall direct"].recall == 0


def test_a_reading_given_twice_counts_once_as_right() -> None:
    tally = score_attributions({"a": TEXT}, gold(SAID), predicted(SAID, SAID))["attribution"]
    assert (tally.precision, tally.recall) == (0.5, 1.0)


def test_marks_and_spaces_at_the_ends_of_a_span_do_not_matter() -> None:
    bare = one(Span(0, 7), Span(8, 12), Span(15, 28))
    assert score_attributions({"a": TEXT}, gold(SAID), predicted(bare))["exact all three"].f1 == 1


def test_the_same_words_from_another_source_are_not_the_same_attribution() -> None:
    other = one(Span(31, 33), Span(8, 13), Span(14, 30))
    scores = score_attributions({"a": TEXT}, gold(SAID), predicted(other))
    assert scores["attribution"].right == 0
    assert scores["content half shared"].right == 1


def test_quote_types_are_told_apart() -> None:
    tokens = Tokens(TEXT)
    kinds = [tokens.quote_type(tokens.words([span])) for span in (Span(14, 30), Span(8, 30), Span(31, 44))]
    assert kinds == ["direct", "mixed", "indirect"]


def test_unmatched_thoughts_and_optional_gold_count_neither_way() -> None:
    optional = GoldAttribution(DENIED.source, DENIED.cue, DENIED.content, optional=True)
    answer = predicted(SAID, DENIED)
    answer["a"]["attributions"].append({"source": [], "cue": [], "content": [[45, 49]], "mode": "intention"})
    tally = score_reports({"a": TEXT}, gold(SAID, optional), answer)["attribution"]
    assert (tally.right, tally.predicted, tally.wanted) == (1, 1, 1)


@pytest.mark.parametrize(
    ("name", "right", "fits"),
    [
        ("Lee", "Ann Lee", True),
        ("Ann", "Ann Lee", True),
        ("the United Nations", "United Nations", True),
        ("Ann Lee", "Bob Lee Ray Fox", False),
        ("", "Ann Lee", False),
        ("China", "Japan", False),
    ],
)
def test_names_fit_when_they_share_enough_words(name: str, right: str, fits: bool) -> None:
    assert name_fits(name, [right]) is fits


def test_brat_files_are_read_with_broken_spans_and_pooled_roles(tmp_path: Path) -> None:
    lines = ["T1\tSource 0 7\tAnn Lee", "T2\tCue 8 12\tsaid", "T3\tContent 14 20;21 30\tx", "T4\tContent 31 33\ty"]
    first = "\n".join(
        [*lines, "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4", "E2\tAttribution:T2 Source:T1"]
    )
    (tmp_path / "a_b_anna.ann").write_text(first, encoding="utf-8")
    (tmp_path / "a_b_zoe.ann").write_text("", encoding="utf-8")
    (attribution,) = read_gold(tmp_path)["a_b"].attributions
    assert attribution.content == (Span(14, 20), Span(21, 30), Span(31, 33))


def test_a_bad_annotation_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "a_x.ann").write_text("T1\tSource 0 7 9\tAnn\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"a_x\.ann:1"):
        read_gold(tmp_path)


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no annotations"):
        read_gold(tmp_path)


def test_an_annotation_that_is_no_annotation_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"statements": 3}), encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.json"):
        read_gold(tmp_path)


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_any_spans_of_any_text_are_words(text: str, pairs: list[tuple[int, int]]) -> None:
    tokens = Tokens(text)
    assert all(index >= 0 for index in tokens.words(pairs))


def test_the_table_shows_every_figure() -> None:
    scores = score_attributions({"a": TEXT}, gold(SAID), predicted(SAID))
    assert all(name in table(scores) for name in scores.tallies)
