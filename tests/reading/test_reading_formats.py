"""Formats: real files of every kind give their text and what is known of them; bad ones a reason, never a traceback."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from onrecord.errors import DataError, Problem
from onrecord.reading import FORMATS, Extracted, extract
from onrecord.reading.pdf import paragraphs

FIRST = "The housing committee said on Monday that rents had risen twice as fast as wages, and called for a freeze."
SECOND = "“There is no crisis,” said the minister, who rejected the report and its findings on the cost of housing."


def only(path: Path) -> Extracted:
    found = extract(path)
    assert found.problems == ()
    (article,) = found.articles
    return article


def outcome(path: Path) -> tuple[Extracted | Problem, ...]:
    """What a file gives: its articles, or the reasons why there are none."""
    try:
        return extract(path).articles
    except DataError as error:
        return error.problems


def written(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><article>{body}</article></body></html>"


def pdf(path: Path, *pages: list[str], title: str | None = None, password: str | None = None) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    if title:
        canvas.setTitle(title)
    for lines in pages:
        for n, line in enumerate(lines):
            canvas.drawString(70, 780 - 16 * n, line)
        canvas.showPage()
    canvas.save()
    if password:
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
        writer.encrypt(password, algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
    return written(path, out.getvalue())


# --- text -------------------------------------------------------------------------------------------------------------


def test_a_text_is_its_file_unchanged_with_what_it_says_of_itself(tmp_path: Path) -> None:
    text = (
        f"Rents rise, review finds\r\n\r\nPublished on 3 May 2021\r\n{FIRST}\r\n{SECOND}\r\n© 2021 Harbour Gazette\r\n"
    )
    article = only(written(tmp_path / "a.txt", text))
    assert article.text == text
    assert (article.title, article.published, article.publisher) == (
        "Rents rise, review finds",
        "2021-05-03",
        "Harbour Gazette",
    )
    assert article.language == "en"
    assert article.detected == {"title", "published", "publisher", "language"}


def test_nothing_is_detected_that_the_text_does_not_say(tmp_path: Path) -> None:
    article = only(written(tmp_path / "a.txt", f"{FIRST}\n\n{SECOND}\n\nThe report of September 21 2023 is late.\n"))
    assert (article.title, article.published, article.publisher, article.url) == (None, None, None, None)
    assert article.detected == {"language"}


def test_a_page_saved_as_text_gives_no_tags(tmp_path: Path) -> None:
    article = only(written(tmp_path / "a.txt", page(f"<h1>Rents rise</h1><p>{FIRST}</p><p>{SECOND}</p>")))
    assert "<" not in article.text
    assert FIRST in article.text


# --- web pages --------------------------------------------------------------------------------------------------------


def test_a_page_gives_its_article_and_what_its_head_says(tmp_path: Path) -> None:
    head = (
        "<title>Rents rise | Gazette</title><meta property='og:title' content='Rents rise'>"
        "<meta property='og:site_name' content='Harbour Gazette'>"
        "<meta property='article:published_time' content='2021-05-03T08:00:00Z'>"
        "<link rel='canonical' href='https://gazette.example/rents'>"
    )
    menu = "<nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
    path = written(tmp_path / "a.html", page(f"{menu}<h1>Rents rise</h1><p>{FIRST}</p><p>{SECOND}</p>", head))
    article = only(path)
    assert (article.title, article.publisher, article.published, article.url) == (
        "Rents rise",
        "Harbour Gazette",
        "2021-05-03",
        "https://gazette.example/rents",
    )
    assert article.text.index(FIRST) < article.text.index(SECOND)
    assert "Home" not in article.text
    assert article.detected == {"title", "publisher", "published", "url", "language"}


@pytest.mark.parametrize("declared", ["windows-1252", "utf-8"])
def test_a_page_is_decoded_as_it_says_unless_it_is_utf8(tmp_path: Path, declared: str) -> None:
    words = FIRST.replace("rents", "loyers à l’été")
    data = page(f"<p>{words}</p><p>{SECOND}</p>", f"<meta charset='{declared}'>").encode(declared)
    assert words in only(written(tmp_path / "a.htm", data)).text


def test_nothing_of_a_hostile_page_runs_or_stays(tmp_path: Path) -> None:
    body = (
        f"<p>{FIRST}<script>alert('x')</script></p><p onclick='evil()'>{SECOND}<!-- hidden --></p>"
        "<style>p{}</style><iframe src='file:///etc/passwd'></iframe><p>The end &amp; the &lt;rest&gt; were said.</p>"
    )
    head = "<title>A <b>title</b>\n of\r\nlines</title><link rel='canonical' href='javascript:alert(1)'>"
    article = only(written(tmp_path / "a.html", page(body, head)))
    for word in ("alert", "evil", "hidden", "iframe", "passwd", "p{}"):
        assert word not in article.text
    assert article.url is None
    assert "\n" not in (article.title or "")


@pytest.mark.parametrize(
    "unit", ["<div>", "<b><i>", "<table><tr><td>", "<p>a", "<a href=x>", "&", "<!--", "<p>a</p><div>"]
)
def test_a_page_of_broken_tags_ends_soon(tmp_path: Path, unit: str) -> None:
    path = written(tmp_path / "a.html", "<html><body>" + unit * (60_000 // len(unit)))
    start = time.process_time()
    assert outcome(path)
    assert time.process_time() - start < 10


# --- JSON -------------------------------------------------------------------------------------------------------------


def test_an_object_with_common_keys_is_an_article(tmp_path: Path) -> None:
    value = {
        "headline": "Rents rise",
        "articleBody": f"{FIRST}\n\n{SECOND}",
        "publisher": {"@type": "Organization", "name": "Harbour Gazette"},
        "datePublished": "2021-05-03T08:00:00+02:00",
        "url": "https://gazette.example/rents",
    }
    article = only(written(tmp_path / "a.json", json.dumps(value)))
    assert article.text == value["articleBody"]
    assert (article.title, article.publisher, article.published, article.url, article.part) == (
        "Rents rise",
        "Harbour Gazette",
        "2021-05-03",
        "https://gazette.example/rents",
        "",
    )


@pytest.mark.parametrize("form", ["array", "under a key", "lines", "lines under .json"])
def test_several_articles_of_one_file_are_told_apart_by_their_id_or_number(tmp_path: Path, form: str) -> None:
    values = [{"id": "x/7", "text": FIRST}, {"content": SECOND, "date": "Mon, 03 May 2021 08:00:00 GMT"}]
    lines = "\n".join(map(json.dumps, values)) + "\n\n"
    name, data = {
        "array": ("a.json", json.dumps(values)),
        "under a key": ("a.json", json.dumps({"status": "ok", "articles": values})),
        "lines": ("a.jsonl", lines),
        "lines under .json": ("a.json", lines),
    }[form]
    found = extract(written(tmp_path / name, data))
    assert [(one.part, one.text) for one in found.articles] == [("x/7", FIRST), ("2", SECOND)]
    assert found.articles[1].published == "2021-05-03"


def test_markup_in_a_value_gives_words_a_line_a_block(tmp_path: Path) -> None:
    value = {"content": f"<p>{FIRST}</p><script>alert(1)</script><p>R&amp;D &lt; 5</p>"}
    assert only(written(tmp_path / "a.json", json.dumps(value))).text == f"{FIRST}\nR&D < 5"


def test_a_bad_article_of_a_file_is_named_and_the_others_are_given(tmp_path: Path) -> None:
    lines = [json.dumps({"text": FIRST}), "{broken", json.dumps({"title": "x"}), json.dumps({"text": "\ud800 said"})]
    found = extract(written(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [one.text for one in found.articles] == [FIRST]
    said = "\n".join(map(str, found.problems))
    assert "a.jsonl:2" in said
    assert "articleBody" in said
    assert "half a character" in said


# --- Word -------------------------------------------------------------------------------------------------------------


def test_a_word_file_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Rents rise"
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Rent", "up 8%"
    document.add_paragraph(SECOND)
    document.save(str(tmp_path / "a.docx"))
    article = only(tmp_path / "a.docx")
    assert article.text == f"{FIRST}\nRent\tup 8%\n{SECOND}"
    assert article.title == "Rents rise"
    assert "title" in article.detected


def test_a_word_file_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(210_000_000))
    with pytest.raises(DataError, match="unpacks to 210 MB"):
        extract(tmp_path / "a.docx")


# --- PDF --------------------------------------------------------------------------------------------------------------


def test_a_pdf_gives_its_paragraphs_and_where_each_page_begins(tmp_path: Path) -> None:
    words = FIRST.split()
    first = [" ".join(words[:10]), " ".join(words[10:])]
    article = only(pdf(tmp_path / "a.pdf", ["Rents rise", *first], [], ["The minister said no."], title="Rents rise"))
    assert FIRST in article.text
    assert article.title == "Rents rise"
    assert len(article.pages) == 3
    assert article.pages[0] == 0
    assert article.text[article.pages[2] :] == "The minister said no."


def test_lines_are_joined_and_broken_words_mended_by_the_rest_of_the_file() -> None:
    lines = [
        "The committee said that the rent re-",
        "view was late, and that a long-",
        "awaited law on it would follow.",
        "Another paragraph begins in this line",
        "and ends.",
        "Short line",
        "Next",
    ]
    known = {"review", "long-awaited"}
    assert paragraphs(lines, known).split("\n") == [
        "The committee said that the rent review was late, and that a long-awaited law on it would follow. "
        "Another paragraph begins in this line and ends.",
        "Short line",
        "Next",
    ]


def test_a_scan_and_a_locked_file_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"2 pages and no text: it is a scan\..*OCR"):
        extract(pdf(tmp_path / "scan.pdf", [], []))
    with pytest.raises(DataError, match="password"):
        extract(pdf(tmp_path / "locked.pdf", [FIRST], password="secret"))  # noqa: S106


def test_a_title_that_a_program_made_up_is_no_title(tmp_path: Path) -> None:
    assert only(pdf(tmp_path / "a.pdf", [FIRST], title="Microsoft Word - draft3.docx")).title is None


# --- bad input --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.odt", b"x", "none of the endings"),
        *((f"a{ending}", b"", "is empty") for ending in FORMATS),
        ("a.txt", "Die Bürgermeisterin erklärte, die Mieten seien höher.".encode("cp1252"), "not UTF-8"),
        ("a.txt", b"\x7fELF\0\0", "binary"),
        ("a.txt", b"Subscribe now\n\nGoogle Ads 1\n", "nothing but boilerplate"),
        ("a.json", b'{"text": ', "no JSON"),
        ("a.json", b"[" * 200_000, "no JSON"),
        ("a.json", b"[" + b"1" * 10_000 + b"]", "no JSON"),
        ("a.json", b"[]", "holds no article"),
        ("a.json", b'"words"', "no object"),
        ("a.json", b'{"text": "a\\u0000b"}', "NUL"),
        ("a.json", b'{"text": "\xe9t\xe9 dit"}', "not UTF-8"),
        ("a.html", b"<html><body></body></html>", "web page without"),
        ("a.docx", b"PK\x03\x04 no package", "Word file"),
        ("a.pdf", b"%PDF-1.7\nno file", "PDF"),
    ],
)
def test_a_file_that_cannot_be_taken_in_says_why_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, expected: str
) -> None:
    with pytest.raises(DataError, match=expected) as raised:
        extract(written(tmp_path / name, data))
    for problem in raised.value.problems:
        assert name in problem.where
        assert problem.mend


def test_an_absent_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        extract(tmp_path / "absent.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(DataError, match="is a folder"):
        extract(tmp_path / "folder.txt")


STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html><p>", b'{"text": "', b'[{"text":"a"},', b"\xff\xfe"]
)


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=STARTS, rest=st.binary(max_size=300))
@example(start=b"%PDF-1.4\n", rest=b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>")
@example(start=b"<html>", rest=b"\x00<p>\x01" * 20)
def test_random_bytes_give_a_text_or_a_reason(tmp_path: Path, ending: str, start: bytes, rest: bytes) -> None:
    path = written(tmp_path / f"a{ending}", start + rest)
    for one in outcome(path):
        if isinstance(one, Extracted):
            assert one.text.encode().decode() == one.text
            assert "\0" not in one.text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 1000), byte=st.integers(0, 255))
def test_a_damaged_pdf_or_word_file_gives_a_text_or_a_reason(tmp_path: Path, at: int, byte: int) -> None:
    whole = pdf(tmp_path / "whole.pdf", [FIRST, SECOND]).read_bytes()
    document = docx.Document()
    document.add_paragraph(FIRST)
    document.save(str(tmp_path / "whole.docx"))
    for data, ending in ((whole, "pdf"), ((tmp_path / "whole.docx").read_bytes(), "docx")):
        place = at * len(data) // 1001
        path = written(tmp_path / f"a.{ending}", data[:place] + bytes([byte]) + data[place + 1 :])
        assert outcome(path)
