"""What a text says of itself: found where it stands plainly, unknown otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.detection import date_of, iso_date, language_of, publisher_of, title_of

TEXTS = {
    "en": "The committee said on Monday that the rents in the city had risen twice as fast as wages.",
    "fr": "Le comité a déclaré lundi que les loyers de la ville avaient augmenté deux fois plus vite que les salaires.",
    "de": "Der Ausschuss erklärte, dass die Mieten in der Stadt doppelt so schnell wie die Löhne gestiegen sind.",
    "es": "El comité dijo el lunes que los alquileres de la ciudad han subido el doble de rápido que los salarios.",
    "pt": "O comitê disse na segunda-feira que os aluguéis da cidade não subiram mais do que os salários em um ano.",
    "it": "Il comitato ha detto lunedì che gli affitti della città sono aumentati più dei salari e non si fermano.",
    "nl": "De commissie zei maandag dat de huren in de stad twee keer zo snel zijn gestegen als de lonen.",
    "sv": "Kommittén sade på måndagen att hyrorna i staden har stigit mer än lönerna och att det inte är bra.",
    "pl": "Komisja powiedziała w poniedziałek, że czynsze w mieście nie są niższe od płac i że to się nie zmieni.",
    "tr": "Komite, kiraların ücretlerden daha hızlı arttığını ve bu konuda bir önlem için geç olduğunu söyledi.",
    "id": "Komite itu mengatakan pada hari Senin bahwa sewa di kota ini telah naik dua kali lebih cepat dari upah.",
    "ru": "Комитет сообщил, что арендная плата в городе выросла вдвое быстрее, чем зарплаты, и это не всё.",
    "uk": "Комітет повідомив у понеділок, що орендна плата в місті зросла вдвічі швидше, ніж зарплати, і це не все.",
    "ar": "قالت اللجنة يوم الاثنين إن الإيجارات في المدينة ارتفعت من العام إلى هذا العام على نحو لم يحدث قبل ذلك",
    "zh": "委员会周一表示，该市的租金上涨速度是工资的两倍。",
    "ja": "委員会は月曜日、市内の家賃が賃金の二倍の速さで上昇したと述べた。",
    "ko": "위원회는 월요일 도시의 임대료가 임금보다 두 배 빠르게 올랐다고 밝혔다.",
    "el": "Η επιτροπή δήλωσε τη Δευτέρα ότι τα ενοίκια στην πόλη αυξήθηκαν.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Xyz", "1234 5678", "Rents rise", "qwe rty uio pas dfg hjk lzx cvb nml"])
def test_where_nothing_tells_the_language_is_not_guessed(text: str) -> None:
    assert language_of(text) == "und"


def test_an_english_article_with_foreign_names_is_english() -> None:
    assert language_of(TEXTS["en"] + " It was read by “王文斌” of Der Spiegel and La Nación de los Andes.") == "en"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published: 3 May 2021", "2021-05-03"),
        ("Posted on May 3rd, 2021 at 10:15 am", "2021-05-03"),
        ("Monday, 3 May 2021", "2021-05-03"),
        ("Sept. 1, 2022", "2022-09-01"),
        ("2022-09-01", "2022-09-01"),
        ("GENEVA, Sept 1, 2022 (Reuters) - The report said so.", "2022-09-01"),
    ],
)
def test_a_date_line_and_a_dateline_tell_the_day(line: str, date: str) -> None:
    assert date_of(f"Rents rise\n\n{line}\n\n{TEXTS['en']}") == date


@pytest.mark.parametrize(
    "line",
    [
        "The Best Online Bookmakers September 21 2023",
        "On 3 May 2021 the committee said that rents had risen.",
        "GENEVA (Reuters) - The report said so.",
        "Published: 31 February 2021",
        "Updated: 3 May 2021",
        "May 2021 was cold.",
        "Monday",
    ],
)
def test_a_date_that_is_not_plainly_that_of_publication_is_left(line: str) -> None:
    assert date_of(f"Rents rise\n\n{line}\n\n{TEXTS['en']}") is None


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2021-05-03T08:00:00Z", "2021-05-03"),
        ("2021-05", "2021-05"),
        ("2021", "2021"),
        ("3 May 2021", "2021-05-03"),
        ("2021-13-01", None),
        ("20210503", None),
        ("yesterday", None),
    ],
)
def test_dates_of_files_become_iso(value: str, date: str | None) -> None:
    assert iso_date(value) == date


def test_a_headline_over_the_text_is_its_title_and_a_sentence_is_not() -> None:
    assert title_of(f"Rents  rise, review finds\n\n{TEXTS['en']}") == "Rents rise, review finds"
    assert title_of(f"{TEXTS['en']}\n{TEXTS['en']}") is None
    assert title_of("Rents rise, review finds") is None
    assert title_of(f"By Jane Doe\n\n{TEXTS['en']}") is None


def test_a_publisher_is_named_by_its_own_lines_only() -> None:
    assert (
        publisher_of(f"{TEXTS['en']}\n\nCopyright © 2021 by Harbour Gazette. All rights reserved.") == "Harbour Gazette"
    )
    assert publisher_of(f"{TEXTS['en']}\n\nDiscover more from Harbour Gazette") == "Harbour Gazette"
    assert publisher_of(f"{TEXTS['en']}\n\nThe Harbour Gazette reported it.") is None
    assert publisher_of("© 2021") is None


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert language_of(text)
    for answer in (title_of(text), publisher_of(text)):
        assert answer is None or (answer and "\n" not in answer)
    date = date_of(text)
    assert date is None or iso_date(date) == date
