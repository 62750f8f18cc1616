"""Sentences written for this project, with who says what in them: what the rules reach, and what they must never do."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.evaluation.scoring import Tokens
from onrecord.evaluation.sentences import Annotated, by_construction, read_sentences
from onrecord.findings import RecordKind
from onrecord.measuring import read_alone, score_sentences
from onrecord.pipeline import find
from onrecord.records import Article, CuratedReadings, Register
from running import ROOT

SENTENCES = ROOT / "tests/data/sentences"
FIGURES = ROOT / "tests/data/sentences-figures.txt"
"""What ``onrecord score --sentences tests/data/sentences`` printed last. To be made anew when the rules read more."""
ROW = re.compile(r"(?P<name>\S.*?) {3,}.*?(?P<exact>[\d.]*) {3}(?P<right>\d+) / (?P<found>\d+) / (?P<wanted>\d+)")

ANNOTATED = read_sentences(SENTENCES)
NEAR_MISSES = {name: item for name, item in ANNOTATED.items() if item.construction.startswith("nothing: ")}

REJECTING = {"denies", "declines"}
AFFIRMING = {"asserts", "calls-for", "recommends", "promises", "warns", "concedes", "accuses"}
KNOWN: set[str] = set()
"""Where a rejection is still misread. Only ever made shorter."""


def one(line: str, tmp_path: Path) -> Annotated:
    (tmp_path / "some.txt").write_text(f"# comment\n== a construction\n\n{line}\n", encoding="utf-8")
    return read_sentences(tmp_path)["some.txt:4"]


def test_marks_are_taken_out_and_become_spans(tmp_path: Path) -> None:
    item = one("{X1 “Yes. ¶ No,”} {S12 she} {C1 said}, {C2=denies denying} {X2 it}.", tmp_path)
    assert item.text == "“Yes.\n\nNo,” she said, denying it."
    assert item.construction == "a construction"
    first, second = item.gold.attributions
    assert [span.of(item.text) for span in first.content] == ["“Yes.\n\nNo,”"]
    assert first.source == second.source == ((12, 15),)
    assert (first.act, second.act) == (None, "denies")
    assert [span.of(item.text) for span in second.cue] == ["denying"]


def test_a_passage_without_marks_attributes_nothing(tmp_path: Path) -> None:
    assert one("The bus left.", tmp_path).gold.attributions == ()


@pytest.mark.parametrize(
    "line",
    [
        "{S She} {C said} {X no.",
        "She} said no.",
        "{S She} said {X no}.",
        "{S She} {C said}.",
        "{S She} {C said} {Z no}.",
        "{S She } {C said} {X no}.",
        "{S She} {C=shouts said} {X no}.",
        "{S=denies She} {C said} {X no}.",
        "{S She} {C said} {X }.",
        "{S She} {C said} {X no} {}.",
    ],
)
def test_faulty_marks_are_named_with_their_line(line: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"some\.txt:4"):
        one(line, tmp_path)


@given(st.text(alphabet="{}SCX12= \n¶=ab#“", max_size=40))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("sentences") / "some.txt"
    path.write_text(text, encoding="utf-8")
    with suppress(DataError):
        read_sentences(path)


def test_no_sentences_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no sentences"):
        read_sentences(tmp_path)


def test_the_sentences_are_many_and_stand_as_written() -> None:
    lines = [
        line
        for path in sorted(SENTENCES.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("==")
    ]
    written = [re.sub(r"\{[SCX]\d*(=[a-z-]+)? |\}", "", line).replace(" ¶ ", "\n\n") for line in lines]
    assert [item.text for item in ANNOTATED.values()] == written
    assert len(set(written)) == len(written)
    assert len(ANNOTATED) - len(NEAR_MISSES) >= 650
    assert len(NEAR_MISSES) >= 110


def test_what_is_called_nothing_is_nothing_and_all_else_is_something() -> None:
    for name, item in ANNOTATED.items():
        assert bool(item.gold.attributions) != (name in NEAR_MISSES), name


def test_the_roles_of_an_attribution_do_not_overlap() -> None:
    for name, item in ANNOTATED.items():
        for attribution in item.gold.attributions:
            spans = sorted((*attribution.source, *attribution.cue, *attribution.content))
            assert all(a.end <= b.start for a, b in pairwise(spans)), name
            assert len(attribution.cue) == 1, name


def test_no_construction_is_read_worse_than_before() -> None:
    rows = FIGURES.read_text("utf-8").partition("\nconstruction ")[2].splitlines()[1:]
    before = {row["name"]: row for row in map(ROW.fullmatch, rows) if row}
    now = by_construction(ANNOTATED, read_alone(ANNOTATED).readings)
    assert len(before) == len(rows)
    assert set(before) == set(now), f"the constructions have changed: make {FIGURES.name} anew"
    for construction, scores in now.items():
        tally, row = scores["attribution"], before[construction]
        right, found, wanted = (int(row[group]) for group in ("right", "found", "wanted"))
        assert tally.wanted == wanted, f"the sentences have changed: make {FIGURES.name} anew"
        if wanted:
            assert tally.f1 >= 2 * right / (found + wanted), construction
            assert scores["exact all three"].f1 >= float(row["exact"]) - 0.005, construction
        else:
            assert tally.predicted <= found, construction


def affirmed_by_who_rejects() -> Iterator[str]:
    """Passages in which somebody is read as putting forward what they reject, deny or refuse."""
    for name, item in ANNOTATED.items():
        tokens = Tokens(item.text)
        rejected = [
            (tokens.words(gold.source), tokens.words(gold.content))
            for gold in item.gold.attributions
            if gold.act in REJECTING and item.construction != "refusals"
        ]
        for record in find(Article(name=name, text=item.text), Register(), CuratedReadings()).records:
            source, content = tokens.words(record.reading.source), tokens.words(record.reading.content)
            affirms = record.kind in (RecordKind.STATEMENT, RecordKind.RECOMMENDATION) and not record.disputed
            affirms = affirms and record.act in AFFIRMING
            if affirms and any(source & who and content & what for who, what in rejected):
                yield item.text


def test_what_somebody_rejects_is_never_credited_to_them() -> None:
    assert set(affirmed_by_who_rejects()) == KNOWN


def test_the_known_misreadings_are_sentences_of_ours() -> None:
    assert {item.text for item in ANNOTATED.values()} >= KNOWN


def test_the_figures_are_printed_by_construction() -> None:
    shown = score_sentences(SENTENCES)
    assert "attribution" in shown
    assert all(item.construction in shown for item in ANNOTATED.values())
    assert "say" in score_sentences(SENTENCES, by="cue")


def test_a_negation_inside_the_words_is_never_lost() -> None:
    lost = []
    read = read_alone(ANNOTATED).readings
    for name, item in ANNOTATED.items():
        if item.construction == "rejections: the negation stays with the words":
            for found in read[name]["attributions"]:
                words = " ".join(item.text[start:end] for start, end in found["content"])
                if not re.search(r"\b(no|not|never|nobody|nothing|false|lie)\b", words, re.IGNORECASE):
                    lost.append(item.text)
    assert lost == []
