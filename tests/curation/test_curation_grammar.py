"""The grammar of curated files: four kinds of lines, nothing escaped, every mistake named with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.curation import load_readings, load_register
from onrecord.curation.forms import ACTORS, READINGS, TOPICS, WITHHELD
from onrecord.errors import DataError
from onrecord.notation import Entry, Form, Sheet, circles, likely, parse, read
from onrecord.records import Article, Register


def sheet(text: str) -> Sheet:
    return parse(text, "curated/readings/a.txt", READINGS)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in sheet(text).problems]


def entry(text: str) -> Entry:
    parsed = sheet(text)
    assert parsed.problems == []
    (only,) = parsed.entries
    return only


def test_an_entry_is_a_first_line_with_fields_and_words_below() -> None:
    one = entry(
        "# why\n\nstatement s1: The report | said\n> “a: b”\n# note\n> c\nspeaker: the-report\nto: x; y\nto: z\n"
    )
    assert (one.kind, one.label, one.value, one.line) == ("statement", "s1", "The report | said", 3)
    assert [tuple(line) for line in one.words] == [(4, "“a: b”"), (6, "c")]
    assert one.get("speaker") == (7, "the-report")
    assert [line.value for line in one.listed("to")] == ["x", "y", "z"]
    assert one.get("role") is None


def test_lines_about_the_whole_file_stand_above_the_first_entry() -> None:
    parsed = sheet("by: A. Curator\ncomplete: yes\nstatement: A | b\n> c\nby: B\n")
    assert parsed.problems == []
    assert {key: line.value for key, line in parsed.heads.items()} == {"by": "A. Curator", "complete": "yes"}
    assert parsed.entries[0].get("by") == (5, "B")


@given(st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), min_size=1))
def test_pasted_words_need_no_escaping(words: str) -> None:
    if words.strip():
        assert [line.value for line in entry(f"statement s1: A | b\n> {words}\n").words] == [words.strip()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_as_one_line(end: str) -> None:
    assert entry(end.join(["statement s1: A | b", "> one\u2028two\x0bthree", "mode: speech"])).get("mode") == (
        3,
        "speech",
    )


def test_a_response_is_told_from_the_field_of_that_name() -> None:
    parsed = sheet("response r1: A | b\nresponse: rejects\nresponse: C | d\n")
    assert parsed.problems == []
    assert [(one.label, one.value) for one in parsed.entries] == [("r1", "A | b"), ("", "C | d")]
    assert parsed.entries[0].get("response") == (2, "rejects")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "stament s1: A | b",
            "a.txt:1: “stament s1: A | b” is no line of this kind of file. Did you mean `statement`?",
        ),
        (
            "statement s1: A | b\nspaeker: x",
            "a.txt:2: “spaeker: x” is no line of this kind of file. Did you mean `speaker`?",
        ),
        (
            "statement s1: A | b\nand went home",
            "a.txt:2: “and went home” is no line of this kind of file. Words of the",
        ),
        (
            "statement s1 A | b",
            "a.txt:1: “statement s1 A | b” is no line of this kind of file. After `statement` comes",
        ),
        (
            "statement s1: A | b\nto x: y",
            "a.txt:2: “to x: y” is no line of this kind of file. `to` takes no label: write",
        ),
        ("statement s1:\n", "a.txt:1: this `statement` has nothing after the colon. Write it, or remove the entry."),
        ("statement s1: A | b\nrole:", "a.txt:2: `role:` has no value. Write it, or remove the line."),
        (
            "statement s1: A | b\nrole: x\nrole: y",
            "a.txt:3: `role:` stands twice in one entry. Keep this line or line 2",
        ),
        ("by: A\nby: B", "a.txt:2: `by:` stands twice. Keep this line or line 1, not both."),
        ("statement s1: A | b\ntext: 00", "a.txt:2: `text:` is about the whole file. Write it above the first entry."),
        ("role: x", "a.txt:1: `role:` stands before the first entry. Write the entry's first line above it."),
        ("> words", "a.txt:1: words (`>`) stand before the first entry. Write the entry's first line above them."),
        ("statement s1: A | b\n>  ", "a.txt:2: `>` has no words. Paste the words after it, or remove the line."),
    ],
)
def test_a_faulty_line_is_named_with_what_to_do(text: str, message: str) -> None:
    (problem,) = problems(text)
    assert problem.startswith(f"curated/readings/{message}")


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        ("person: Ann", ACTORS, "f:1: this `person` has no key. Write `person KEY: Ann`."),
        ("withhold x: Ann", WITHHELD, "f:1: `withhold` takes no label. Write `withhold: Ann`."),
        ("topic a: A\n> words", TOPICS, "f:2: a file of this kind holds no words (`>`). Remove the line."),
        (
            "zzzz",
            TOPICS,
            "f:1: “zzzz” is no line of this kind of file. Entries begin with `topic`, fields with `words`",
        ),
    ],
)
def test_each_kind_of_file_has_its_own_lines(text: str, form: Form, message: str) -> None:
    (problem,) = parse(text, "f", form).problems
    assert str(problem).startswith(message)


def test_the_lines_of_a_faulty_entry_do_not_fall_to_the_entry_before_it() -> None:
    parsed = sheet("statement s1: A | b\n> one\nstatment s2: C | d\n> two\nrole: x\n")
    assert len(parsed.problems) == 1
    assert [line.value for line in parsed.entries[0].words] == ["one"]
    assert parsed.entries[0].get("role") is None


def test_all_problems_of_a_file_are_named() -> None:
    assert len(problems("x y\nstatement s1: A | b\n>\nrole:\n")) == 3


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_bytes(b"person a: Agn" + b"\xe8s")
    (problem,) = read(tmp_path, "f.txt", ACTORS).problems
    assert str(problem) == "f.txt: is not UTF-8 (byte 14). Save it as UTF-8 text."


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_bytes("\ufeffperson a: Ann".encode())
    assert read(tmp_path, "f.txt", ACTORS).entries[0].value == "Ann"
    assert read(tmp_path, "absent.txt", ACTORS).entries == []


def test_a_likely_word_is_near_in_spelling_or_shares_a_part() -> None:
    assert likely("chinese-goverment", ["chinese-government", "us-government"]) == "chinese-government"
    assert likely("bachelet", ["michelle-bachelet", "ohchr"]) == "michelle-bachelet"
    assert likely("zzz", ["michelle-bachelet"]) is None


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 12)))
def test_every_circle_is_found_and_nothing_else(above: dict[int, int]) -> None:
    def in_a_circle(first: int) -> bool:
        at, steps = above.get(first), 0
        while at is not None and at != first and steps <= len(above):
            at, steps = above.get(at), steps + 1
        return at == first

    found = circles(above)
    assert all(in_a_circle(one) for one in found)
    assert bool(found) == any(in_a_circle(one) for one in above)


@pytest.mark.parametrize(
    "unit",
    ["statement s1: A | b\n> c\n", "x", "> ", ">\n", "a: ", "spaeker: x\n", "a b:\n", "statement a", "\n", " ", "; "],
)
def test_a_large_file_costs_no_more_than_its_length(unit: str) -> None:
    text = unit * (600_000 // len(unit))
    began = time.process_time()
    sheet(text)
    assert time.process_time() - began < 4


def test_a_curated_file_that_is_none_is_never_overlooked(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "curated/topics.txt").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (corpus / "curated/withheld.txt").symlink_to(tmp_path / "secret.txt")
    (corpus / "curated/actors.txt").symlink_to("nowhere.txt")
    (corpus / "curated/reports.txt").symlink_to("reports.txt")
    with pytest.raises(DataError) as caught:
        load_register(corpus)
    told = {problem.where: problem.what for problem in caught.value.problems}
    assert told["curated/withheld.txt"] == "is a link that leads out of the corpus."
    assert told["curated/topics.txt"] == told["curated/actors.txt"] == "is no ordinary file."
    assert told["curated/reports.txt"].startswith("cannot be read: ")
    assert "secret" not in str(caught.value).replace("secret.txt", "")


def test_a_folder_in_place_of_an_articles_readings_is_named(tmp_path: Path) -> None:
    (tmp_path / "curated/readings/a.txt").mkdir(parents=True)
    with pytest.raises(DataError, match="is no ordinary file"):
        load_readings(tmp_path, Article(name="a", text="Rain fell."), Register())
