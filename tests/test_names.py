"""Names as shown: mended where their letters were wrongly decoded, otherwise as they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.names import repair_mojibake


@pytest.mark.parametrize("page", ["cp1252", "cp850", "cp852", "cp437"])
@pytest.mark.parametrize(
    "name", ["Agnès Callamard", "Reinhard Bütikofer", "José María Aznar", "Muñoz", "Paweł Wyrzyński"]
)
def test_a_name_read_in_the_wrong_code_page_is_mended(name: str, page: str) -> None:
    garbled = name.encode().decode(page)
    assert garbled != name
    assert repair_mojibake(garbled) == name


def test_a_mark_read_in_the_wrong_code_page_is_mended() -> None:
    assert repair_mojibake("Oâ€™Brien") == "O’Brien"
    assert repair_mojibake("Ð’Ð°Ð½") == "Ван"


@pytest.mark.parametrize(
    "name",
    [
        *("Agnès", "Žďár nad Sázavou", "Łódź", "Đorđević", "Kňažko", "ESPAÑ»", "«Ñandú»", "王文斌", "Ван", "عبد الله"),
        *("Åsa Öberg", "Ñuñoa", "İğdır", "ÅÄÖ", "Šćepan Ďuriš", "├── box", "100 °C ±½", ""),
    ],
)
def test_a_name_that_is_right_stays(name: str) -> None:
    assert repair_mojibake(name) == name


@given(st.text())
def test_mending_only_shortens_and_leaves_ascii_alone(name: str) -> None:
    mended = repair_mojibake(name)
    assert len(mended) <= len(name)
    assert [c for c in mended if c.isascii()] == [c for c in name if c.isascii()]


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), max_size=12))
def test_a_name_of_latin_letters_with_ascii_between_them_is_never_touched(letters: str) -> None:
    name = "a".join(unicodedata.normalize("NFC", letters))
    assert repair_mojibake(name) == name
