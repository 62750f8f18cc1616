"""Spellings of a withheld name."""

from __future__ import annotations

import time

import pytest

from onrecord.withholding import mask, touches_address


@pytest.mark.parametrize(
    ("text", "name", "covered"),
    [
        ("by Doe, Jane, and others", "Doe, Jane", "by █████████, and others"),
        ("He said: “I was there”.", 'said: "I was', "He ████████████ there”."),
        ("AT&T and R&D", "at&t", "████ and R&D"),
        ("+++ and ++", "+++", "███ and ++"),
        ("Ann, Lee", "Ann Lee", "Ann, Lee"),
        ("the handle @AnnLee, /ann_lee and ann+lee", "Ann Lee", "the handle @██████, /███████ and ███████"),
        ("Isa said it is a lie", "Isa", "███ said it is a lie"),
    ],
)
def test_a_phrase_is_found_with_the_marks_it_holds(text: str, name: str, covered: str) -> None:
    assert mask(text, (name,)) == covered


@pytest.mark.parametrize(
    "text", ["Ek\u00adpar", "Ek\u200bpar", "\u202eEkpar\u202c", "Ékpar", "Ｅｋｐａｒ", "Ek-\npar", "ek-\r\n  par"]
)
def test_a_name_is_found_whatever_is_not_seen_in_it(text: str) -> None:
    covered = mask(f"for {text} too", ("Ekpar",))
    assert not any(char.isalpha() for char in covered.removeprefix("for ").removesuffix(" too"))


@pytest.mark.parametrize(
    ("text", "name", "covered"),
    [
        ("किरण बेदी ने कहा", "किरण बेदी", "█████████ ने कहा"),
        ("किरणा", "किरण", "किरणा"),
        ("قال مُحَمَّد", "محمد", "قال ████████"),
        ("محمد\u200cعلی گفت", "محمدعلی", "████████ گفت"),
        ("김정은이 말했다", "김정은", "███이 말했다"),
        ("汪文\n斌表示", "汪文斌", "████表示"),
        ("ILHAM, İlham", "ilham", "█████, █████"),
    ],
)
def test_a_name_is_found_as_its_script_writes_it(text: str, name: str, covered: str) -> None:
    assert mask(text, (name,)) == covered


@pytest.mark.parametrize("name", ["Agnès Roy", "Agn├Ęs Roy", "Agnes Roy"])
def test_a_name_is_found_where_its_letters_were_wrongly_decoded(name: str) -> None:
    shown = mask("Agnès Roy, ", (name,)) + ("" if name == "Agnes Roy" else mask("Agn├Ęs Roy", (name,)))
    assert not any(char.isalpha() for char in shown)


def test_a_name_is_found_in_a_percent_encoded_address() -> None:
    assert touches_address("https://example.org/tag/%E6%B1%AA%E6%96%87%E6%96%8C", ("汪文斌",))
    assert touches_address("https://example.org/Ann%20Lee", ("Ann Lee",))
    assert not touches_address("https://example.org/annual", ("Ann",))


@pytest.mark.parametrize("piece", ["a\u0301", "क\u093f", "a-\n", "中", "ann\n\n"])
def test_covering_takes_time_linear_in_marks_and_broken_words(piece: str) -> None:
    before = time.process_time()
    mask("a" + piece[1:] * 50_000 + piece * 50_000, ("ann lee", "中文", "a a"))
    assert time.process_time() - before < 5
