"""Taking in: a corpus is made and extended, originals are kept, nothing is overwritten, each file is accounted for."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataError, UsageError
from onrecord.reading import add, init, open_corpus
from onrecord.reading.candidates import private_persons_in, reports_in
from onrecord.reading.files import name_key, safe_name, write_whole

DAY = date(2024, 2, 29)
TEXT = (
    "Rents rise, review finds\n\nThe Harbour Housing Review said that rents had risen. In a report by the Tenants "
    "Union, Jane Doe, 34, said that her brother, Tom Roe, had lost his home.\n\n"
    "Ministers rejected the union’s assessment.\n"
)


def files_of(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}


def rows(path: Path) -> list[dict[str, str]]:
    with (path / "articles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "in" / "rents.txt"
    file.parent.mkdir()
    file.write_bytes(TEXT.encode())
    return file


def test_a_new_corpus_keeps_the_original_freezes_the_text_and_says_what_it_detected(
    tmp_path: Path, source: Path
) -> None:
    summary = init(tmp_path / "c", [source], today=DAY)
    assert [one.name for one in summary.added] == ["rents"]
    assert ("title", "Rents rise, review finds") in summary.added[0].detected
    assert "rents" in str(summary)
    there = files_of(tmp_path / "c")
    assert there["originals/rents.txt"] == there["articles/rents.txt"] == TEXT.encode()
    (row,) = rows(tmp_path / "c")
    assert row["saved"] == "2024-02-29"
    assert row["detected"] == "title language"
    assert row["original"] == "originals/rents.txt"
    assert row["original_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    article = open_corpus(tmp_path / "c").article("rents")
    assert (article.text, article.saved, article.title) == (TEXT, "2024-02-29", "Rents rise, review finds")


def test_a_new_corpus_curation_files_hold_candidates_as_comments_only(tmp_path: Path, source: Path) -> None:
    init(tmp_path / "c", [source], today=DAY)
    curated = {name: data.decode() for name, data in files_of(tmp_path / "c" / "curated").items()}
    assert set(curated) == {
        *(f"{name}.txt" for name in ("actors", "reports", "topics", "links", "withheld")),
        str(Path("readings") / "rents.txt"),
    }
    assert "report report-by-tenants-union: report by Tenants Union" in curated["reports.txt"]
    assert "Harbour Housing Review" in curated["reports.txt"]
    assert "withhold: Tom Roe" in curated["withheld.txt"]
    assert "withhold: Jane Doe" in curated["withheld.txt"]
    readings = curated.pop(str(Path("readings") / "rents.txt"))
    live = [line for line in readings.split("\n") if line and not line.startswith("#")]
    assert live == ["article: rents", f"text: {hashlib.sha256(TEXT.encode()).hexdigest()}"]
    for words in curated.values():
        assert all(not line or line.startswith("#") for line in words.split("\n"))


def test_the_same_call_on_another_day_changes_no_byte(tmp_path: Path, source: Path) -> None:
    init(tmp_path / "c", [source], today=DAY)
    before = files_of(tmp_path / "c")
    summary = add(tmp_path / "c", [source], today=date(2025, 1, 1))
    assert (summary.added, summary.unchanged, summary.left_out) == ((), ("rents",), ())
    assert files_of(tmp_path / "c") == before


def test_a_corpus_is_not_made_twice(tmp_path: Path, source: Path) -> None:
    init(tmp_path / "c", [source], today=DAY)
    with pytest.raises(UsageError, match="onrecord add"):
        init(tmp_path / "c", [source], today=DAY)
    with pytest.raises(UsageError, match="no files"):
        add(tmp_path / "c", [], today=DAY)
    with pytest.raises(UsageError, match="is a file"):
        init(source, [source], today=DAY)


def test_a_name_that_is_taken_is_never_overwritten(tmp_path: Path, source: Path) -> None:
    init(tmp_path / "c", [source], today=DAY)
    before = files_of(tmp_path / "c")
    other = tmp_path / "RENTS.txt"
    other.write_text("Other words that somebody said.")
    copy = tmp_path / "copy.txt"
    copy.write_bytes(source.read_bytes())
    summary = add(tmp_path / "c", [other, copy], today=DAY)
    assert summary.added == ()
    assert "another text" in str(summary.left_out[0])
    assert "same text as rents" in str(summary.left_out[1])
    assert files_of(tmp_path / "c") == before


def test_a_bad_file_takes_no_other_down(tmp_path: Path, source: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"caf\xe9 said")
    several = tmp_path / "several.jsonl"
    several.write_text('{"id": "a/b", "text": "One said so."}\n{oops\n{"text": "Two said so."}\n')
    absent = tmp_path / "absent.txt"
    summary = init(tmp_path / "c", [bad, several, absent, source], today=DAY)
    assert [one.name for one in summary.added] == ["several-a-b", "several-2", "rents"]
    assert len(summary.left_out) == 3
    assert all(problem.mend for problem in summary.left_out)
    assert open_corpus(tmp_path / "c").names == ("rents", "several-2", "several-a-b")
    assert {row["original"] for row in rows(tmp_path / "c")} == {"originals/several.jsonl", "originals/rents.txt"}


def test_nothing_but_bad_files_leaves_no_corpus_behind(tmp_path: Path) -> None:
    summary = init(tmp_path / "c", [tmp_path / "absent.txt"], today=DAY)
    assert len(summary.left_out) == 1
    assert not (tmp_path / "c").exists()


def test_a_row_written_by_hand_keeps_what_it_says_and_its_own_columns(tmp_path: Path, source: Path) -> None:
    corpus = tmp_path / "c"
    corpus.mkdir()
    (corpus / "articles.csv").write_text("name,title,note\nrents,By hand,keep\nother,,also\n", encoding="utf-8")
    add(corpus, [source], today=DAY)
    by_name = {row["name"]: row for row in rows(corpus)}
    assert by_name["rents"]["title"] == "By hand"
    assert by_name["rents"]["note"] == "keep"
    assert by_name["rents"]["saved"] == "2024-02-29"
    assert by_name["rents"]["detected"] == "language"
    assert by_name["other"]["note"] == "also"


def test_a_stop_before_the_table_is_mended_by_a_second_call(tmp_path: Path, source: Path) -> None:
    init(tmp_path / "c", [source], today=DAY)
    whole = files_of(tmp_path / "c")
    (tmp_path / "c" / "articles.csv").unlink()
    (tmp_path / "c" / "originals" / "rents.txt").unlink()
    summary = add(tmp_path / "c", [source], today=DAY)
    assert [one.name for one in summary.added] == ["rents"]
    assert files_of(tmp_path / "c") == whole


def test_a_full_disk_is_told_and_leaves_no_half_file(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DataError, match="No space left"):
        init(tmp_path / "c", [source], today=DAY)
    assert files_of(tmp_path / "c") == {}


def test_a_stop_while_writing_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"old")

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert files_of(tmp_path) == {"a.txt": b"old"}


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1 said so", "-2 below", "@here now", "'=quoted twice", "'tis so"])
def test_a_title_never_runs_in_a_spreadsheet_and_reads_back_equal(tmp_path: Path, title: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"title": title, "text": TEXT}), encoding="utf-8")
    init(tmp_path / "c", [file], today=DAY)
    (row,) = rows(tmp_path / "c")
    assert not row["title"].startswith(("=", "+", "-", "@"))
    assert open_corpus(tmp_path / "c").article("a").title == title


@pytest.mark.parametrize(
    "name",
    ["a b; c.txt", "UN «report»: 2022?.txt", "..hidden.txt", "-rf.txt", "CON.txt", "王文斌.txt", "x" * 200 + ".txt"],
)
def test_any_file_name_becomes_one_that_every_system_and_the_curation_files_take(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(TEXT, encoding="utf-8")
    (one,) = init(tmp_path / "c", [file], today=DAY).added
    assert open_corpus(tmp_path / "c").names == (one.name,)


@given(st.text())
def test_a_safe_name_is_safe_and_stays_as_it_is(stem: str) -> None:
    name = safe_name(stem)
    assert name
    assert not set(name) & set(' <>:"/\\|?*;#\n\r\t\0')
    assert name[0] not in "-."
    assert name[-1] not in ". "
    assert len(name.encode()) <= 121
    assert name_key(safe_name(name)) == name_key(name)


@given(st.text(alphabet="aA ,.’'34\n#", max_size=60) | st.text(max_size=60))
def test_candidates_of_any_text_stand_on_one_line(words: str) -> None:
    text = f"her brother, Tom{words} and the Housing Review{words}"
    for one in (*reports_in([("a", text)]), *private_persons_in([("a", text)])):
        assert one.name
        assert one.times >= 1


def test_speakers_in_office_are_no_private_persons() -> None:
    text = "“It is late,” said Mayor Ann Lee. Minister John Smith, a lawyer, called for action. In London, 12 died."
    assert private_persons_in([("a", text)]) == ()


def test_documents_are_found_by_their_names_issuers_and_titles() -> None:
    text = (
        "The WHO’s review was late. A new report by Shelter and the Grenfell Tower Inquiry said so. The report is long."
    )
    assert {one.name for one in reports_in([("a", text)])} == {
        "WHO’s review",
        "report by Shelter",
        "Grenfell Tower Inquiry",
    }
