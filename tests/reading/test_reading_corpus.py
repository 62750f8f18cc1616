"""A corpus on disk: what is good is read as it stands, what is bad is named, and neither takes the other down."""

from __future__ import annotations

import os
import pickle
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.reading import articles_at, files, open_corpus

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Rents rise\n\nThe committee said that the rents had risen.\n"


def corpus(path: Path, table: str | None = None, **texts: str | bytes) -> Path:
    (path / "articles").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (path / "articles" / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    if table is not None:
        (path / "articles.csv").write_text(table, encoding="utf-8")
    return path


def refusal(path: Path, name: str) -> str:
    with pytest.raises(DataError) as raised:
        open_corpus(path).article(name)
    return str(raised.value)


def test_the_seeds_open_without_a_problem_and_read_as_they_stand() -> None:
    opened = open_corpus(SEEDS)
    assert opened.problems == ()
    assert len(opened.names) == 5
    for name in opened.names:
        article = opened.article(name)
        assert article.text.encode() == (SEEDS / "articles" / f"{name}.txt").read_bytes()
        assert article.language == "en"
        assert article.published is None
        assert article.detected == frozenset()
    assert opened.article("004_434a1d023eeb3143").title is None
    assert opened.article("002_37f456af128a248d").publisher == "Indian Flash"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_a_frozen_text_is_read_back_code_point_by_code_point(tmp_path: Path, text: str) -> None:
    path = corpus(tmp_path, a=f"\ufeffWords\r\n of {text}\r\x0b\u2028The end of it was said.\n")
    article = open_corpus(path).article("a")
    assert article.text == f"\ufeffWords\r\n of {text}\r\x0b\u2028The end of it was said.\n"
    assert all(0 <= span.start < span.end <= len(article.text) for span, _ in article.excluded)


def test_what_the_table_knows_stands_and_a_language_it_does_not_know_is_detected(tmp_path: Path) -> None:
    table = 'name,title,published,publisher,detected,pages\na,"Rents, rising",2020-05,Gazette,title publisher,0 12\n'
    article = open_corpus(corpus(tmp_path, table, a=TEXT)).article("a")
    assert (article.title, article.published, article.publisher) == ("Rents, rising", "2020-05", "Gazette")
    assert article.detected == {"title", "publisher", "language"}
    assert article.page_of(3) == 1
    assert article.page_of(12) == 2


def test_a_title_that_nobody_gave_stays_unknown(tmp_path: Path) -> None:
    assert open_corpus(corpus(tmp_path, a=TEXT)).article("a").title is None


def test_a_row_without_its_article_is_no_problem(tmp_path: Path) -> None:
    assert open_corpus(corpus(tmp_path, "name,title\nelsewhere,Other\n", a=TEXT)).problems == ()


@pytest.mark.parametrize(
    ("table", "place", "what"),
    [
        ("name,titel\na,X\n", "articles.csv:1", "titel"),
        ("name,published\na,yesterday\n", "articles.csv:2", "no date"),
        ("name,published\na,2020-02-31\n", "articles.csv:2", "no date"),
        ("name,url\na,javascript:alert(1)\n", "articles.csv:2", "no web address"),
        ("name,pages\na,5 3\n", "articles.csv:2", "rising"),
        ("name,title\na,X\na,Y\n", "articles.csv:3", "second row"),
        ("name,title\na,X,too,many\n", "articles.csv:2", "4 cells"),
        ("title\nX\n", "articles.csv:1", "'name'"),
    ],
)
def test_a_fault_in_the_table_is_named_and_the_article_still_read(
    tmp_path: Path, table: str, place: str, what: str
) -> None:
    opened = open_corpus(corpus(tmp_path, table, a=TEXT))
    assert any(problem.where == place and what in problem.what and problem.mend for problem in opened.problems)
    article = opened.article("a")
    assert article.text == TEXT
    assert article.published is None
    assert article.url is None


def test_a_table_as_spreadsheets_save_it_is_read(tmp_path: Path) -> None:
    opened = open_corpus(corpus(tmp_path, "\ufeffname;title\r\na;Rents\r\n", a=TEXT))
    assert opened.problems == ()
    assert opened.article("a").title == "Rents"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Le préfet a été très critiqué, a déclaré la mairie à l’été passé.".encode("cp1252"), "cp1252 fits"),
        ("“It’s naïve,” he said of the cafés’ review in São Paulo.".encode("cp1252"), "cp1252 fits"),
        ("Komitet powiedział, że czynsze są dwa razy wyższe niż płace.".encode("cp1250"), "cp1250 fits"),
        ("Комитет сообщил, что арендная плата выросла вдвое быстрее зарплат.".encode("cp1251"), "cp1251 fits"),
        (TEXT.encode("utf-16"), "utf-16 fits"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        (f"{TEXT}\ufffe".encode(), "U+FFFE, which is no character"),
        (b"", "is empty"),
        ("\ufeff \u00a0\n\t\n".encode(), "is empty"),
        (b"Advertisement\n\nPlease enter your comment!\n", "nothing but boilerplate"),
    ],
)
def test_an_unreadable_article_is_named_with_the_reason_and_the_rest_is_read(
    tmp_path: Path, data: bytes, expected: str
) -> None:
    path = corpus(tmp_path, bad=data, good=TEXT)
    assert expected in refusal(path, "bad")
    assert "articles/bad.txt" in refusal(path, "bad")
    assert open_corpus(path).article("good").text == TEXT


def test_fifty_megabytes_are_too_much_and_the_size_is_told(tmp_path: Path) -> None:
    path = corpus(tmp_path, good=TEXT)
    with (path / "articles" / "big.txt").open("wb") as file:
        file.truncate(files.LIMIT + 7_000_000)
    assert "57 MB; the limit is 50 MB" in refusal(path, "big")


def test_a_link_out_of_the_corpus_is_refused_and_one_inside_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("Secret words that were never part of it.")
    path = corpus(tmp_path / "c", good=TEXT)
    (path / "articles" / "out.txt").symlink_to(outside)
    (path / "more.txt").write_text("Other words that the committee said.")
    (path / "articles" / "inside.txt").symlink_to(path / "more.txt")
    (path / "articles" / "circle.txt").symlink_to(path / "articles" / "circle.txt")
    assert "leads out" in refusal(path, "out")
    assert "cannot be read" in refusal(path, "circle")
    assert open_corpus(path).article("inside").text.startswith("Other")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    path = corpus(tmp_path, good=TEXT)
    os.mkfifo(path / "articles" / "pipe.txt")
    assert "no ordinary file" in refusal(path, "pipe")


@pytest.mark.parametrize(
    ("first", "second"),
    [("REPORT", "report"), (unicodedata.normalize("NFD", "é"), unicodedata.normalize("NFC", "é"))],
)
def test_of_two_files_of_one_name_the_second_is_left_out_and_named(tmp_path: Path, first: str, second: str) -> None:
    path = corpus(tmp_path, **{first: TEXT, second: TEXT + "More."})
    if len(list((path / "articles").iterdir())) < 2:
        pytest.skip("this file system takes the two for one")
    opened = open_corpus(path)
    assert opened.names == (min(first, second),)
    assert [max(first, second) in problem.where for problem in opened.problems] == [True]


def test_the_same_text_under_two_names_counts_once(tmp_path: Path) -> None:
    opened = open_corpus(corpus(tmp_path, a=TEXT, b=TEXT, c=TEXT.upper()))
    assert opened.names == ("a", "c")
    assert "same text as a.txt" in str(opened.problems[0])


def test_other_files_among_the_articles_are_named_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    path = corpus(tmp_path, a=TEXT)
    (path / "articles" / "page.html").write_text("<p>x")
    (path / "articles" / ".a.tmp").write_text("half")
    opened = open_corpus(path)
    assert opened.names == ("a",)
    assert "onrecord add" in opened.problems[0].mend


def test_a_name_with_a_line_break_fits_one_line_of_a_message(tmp_path: Path) -> None:
    path = corpus(tmp_path, **{"a\n\x1b[31mb": b"\xff"})
    assert "\n" not in refusal(path, "a\n\x1b[31mb")
    assert "\x1b" not in refusal(path, "a\n\x1b[31mb")


def test_a_folder_without_articles_says_what_to_do(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(DataError, match="onrecord init"):
            open_corpus(path)
    (tmp_path / "articles").mkdir()
    with pytest.raises(DataError, match="onrecord add"):
        open_corpus(tmp_path)


def test_a_corpus_can_be_handed_to_another_process(tmp_path: Path) -> None:
    path = corpus(tmp_path, "name,title\na,Rents\n", a=TEXT)
    loaders = dict(pickle.loads(pickle.dumps(list(articles_at(path)))))  # noqa: S301
    assert loaders["a"]() == open_corpus(path).article("a")


def test_what_is_wrong_with_a_corpus_is_said_beside_its_articles(tmp_path: Path) -> None:
    path = corpus(tmp_path, "name,title\na,Rents\n", a=TEXT, b=TEXT)
    found = dict(articles_at(path))
    assert found.pop("a")().text == TEXT
    ((_, twin),) = found.items()
    with pytest.raises(DataError, match="same text"):
        twin()


def test_a_folder_of_files_is_read_by_name_and_a_bad_one_raises_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.html").write_text(f"<html><body><p>{TEXT * 9}</p></body></html>")
    (tmp_path / "b.json").write_text('[{"id": 7, "text": "One said so."}, {"text": "Two said so."}, {"no": 1}]')
    (tmp_path / "c.json").write_text("{")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = dict(articles_at(tmp_path))
    assert set(found) == {"a", "a.txt", "b-7", "b-2", "b (left out 1)", "c"}
    assert found["a.txt"]().text == TEXT
    assert found["a.txt"]().name == "a.txt"
    assert found["b-2"]().text == "Two said so."
    for name in ("b (left out 1)", "c"):
        with pytest.raises(DataError):
            found[name]()


def test_a_text_read_on_its_own_is_its_file_unchanged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffIt was said.\r\nOnce.".encode())
    ((name, load),) = articles_at(tmp_path / "a.txt")
    assert (name, load().text) == ("a", "\ufeffIt was said.\r\nOnce.")
