"""Files of annotations and annotated sentences that are faulty: each is named with its line, and nothing is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.evaluation.gold import Gold, read_gold
from onrecord.records import Span
from running import onrecord

TEXT = "The mayor said that the quay would close.\n\nIt closed.\n"
ANNOTATION = """T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 40\tthat the quay would close
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""
FAULTS = {
    "spaces for tabs": (ANNOTATION.replace("\t", " "), 1, "a tab"),
    "a line that is none": (ANNOTATION + "hello\n", 5, "no line of an annotation"),
    "NUL characters": ("\0" + ANNOTATION, 1, "no line of an annotation"),
    "offsets that are no numbers": (ANNOTATION.replace("10 14", "10 x"), 2, "bad span"),
    "an offset too few": (ANNOTATION.replace("10 14", "10"), 2, "bad span"),
    "a reversed span": (ANNOTATION.replace("10 14", "14 10"), 2, "bad span"),
    "an empty span": (ANNOTATION.replace("10 14", "14 14"), 2, "bad span"),
    "a span past the end": (ANNOTATION.replace("15 40", "15 400"), 3, "past the end"),
    "a T that is not there": (ANNOTATION.replace("Content:T3", "Content:T4"), 4, "names no T line"),
    "a T that is there twice": (ANNOTATION.replace("T3\t", "T1\t"), 3, "a second time"),
    "arguments that are none": (ANNOTATION.replace("Source:T1", "Source T1"), 4, "no line of an annotation"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text, and one for its annotation."""
    for name in ("text", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "text/quay.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def refused(folder: Path, command: str = "score") -> str:
    return onrecord(command, "--gold", folder / "gold", "--text", folder / "text", cwd=folder, code=1).stderr


def annotated(folder: Path, data: bytes) -> Gold:
    (folder / "gold/quay_ann.ann").write_bytes(data)
    return read_gold(folder / "gold")["quay"]


@pytest.mark.parametrize(("text", "line", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_a_faulty_annotation_is_named_with_its_line(folder: Path, text: str, line: int, words: str) -> None:
    (folder / "gold/quay_ann.ann").write_text(text, encoding="utf-8")
    said = refused(folder)
    assert f"quay_ann.ann:{line}: " in said
    assert words in said


def test_every_fault_of_every_file_is_told(folder: Path) -> None:
    (folder / "gold/a_ann.ann").write_text("one\ntwo\n", encoding="utf-8")
    (folder / "gold/b_ann.ann").write_bytes(b"T1\xff")
    with pytest.raises(DataError) as caught:
        read_gold(folder / "gold")
    assert [Path(problem.where).name for problem in caught.value.problems] == [
        "a_ann.ann:1",
        "a_ann.ann:2",
        "b_ann.ann",
    ]


def test_from_faulty_annotations_nothing_is_counted(folder: Path) -> None:
    for text, words in ((FAULTS["spaces for tabs"][0], "quay_ann.ann:1"), ("", "no attribution")):
        (folder / "gold/quay_ann.ann").write_text(text, encoding="utf-8")
        assert words in refused(folder, "calibrate")
    assert not (folder / "tested.json").exists()


def test_a_byte_order_mark_and_other_ends_of_lines_are_passed_over(folder: Path) -> None:
    plain = annotated(folder, ANNOTATION.encode())
    assert plain.attributions[0].source == (Span(0, 9),)
    for data in (b"\xef\xbb\xbf" + ANNOTATION.encode(), ANNOTATION.replace("\n", "\r\n").encode()):
        assert annotated(folder, data) == plain


def test_words_may_go_on_in_the_next_lines_and_lines_of_other_kinds_are_passed_over(folder: Path) -> None:
    others = "T4\tDiscard 30 53\twould close.\n\nIt closed.\nA1\tSure E1\nR1\tSame Arg1:T1 Arg2:T2\n*\tEquiv T1 T2\n"
    notes = "#1\tAnnotatorNotes T4\tleft out\n\n"
    assert annotated(folder, (others + notes + ANNOTATION).encode()).attributions[0].cue == (Span(10, 14),)
    with pytest.raises(DataError, match=r"ann:4: is no line"):
        annotated(folder, others.replace("It closed.\n", "It closed.\nAnd more.\n").encode())


@pytest.mark.parametrize("name", ["quay_ann.ann", "quay.json"])
def test_an_annotation_that_is_binary_is_named(folder: Path, name: str) -> None:
    (folder / "gold" / name).write_bytes(b"\x89PNG\xff\x00")
    assert f"{name}: is not UTF-8 (byte 0x89 at 0)" in refused(folder)


@pytest.mark.parametrize("span", [["0", "9"], [9, 0], [0], [0, 9000], 3])
def test_a_bad_span_in_json_is_named(folder: Path, span: object) -> None:
    data = {"statements": [{"content": [span]}], "recommendations": [], "responses": []}
    (folder / "gold/quay.json").write_text(json.dumps(data), encoding="utf-8")
    assert "quay.json: " in refused(folder)


def test_sentences_that_are_not_utf_8_are_named(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_bytes(b"== one\nThe bus \xff left.\n")
    said = onrecord("score", "--sentences", tmp_path / "some.txt", code=1).stderr
    assert "some.txt: is not UTF-8 (byte 0xff at 15)" in said


def test_sentences_with_a_corpus_that_is_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text("== one\nThe bus left.\n", encoding="utf-8")
    said = onrecord("score", "--sentences", tmp_path / "some.txt", "--text", tmp_path / "nope", code=1).stderr
    assert "nope: there is no such folder" in said


@given(data=st.binary(max_size=60) | st.text("TE12\t :;0\n#Content", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.mkdir(exist_ok=True)
    (path / "a_ann.ann").write_bytes(data)
    try:
        names = set(read_gold(path))
    except DataError as error:
        names = {Path(problem.where).name.split(".")[0].removesuffix("_ann") for problem in error.problems}
    assert names == {"a"}
