"""Who recommends what a text asks for without naming who asks."""

from __future__ import annotations

import pytest
from by_words import found

from onrecord.findings import RecordKind
from onrecord.language import sentences
from onrecord.rules import read


def recommended(text: str) -> list[str]:
    records = found(text, *read(text, sentences(text))).records
    return [record.words or "" for record in records if record.kind is RecordKind.RECOMMENDATION]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The report recommends that the port train its staff. Pilots are invited to retire.",
            ["train its staff", "retire"],
        ),
        ("The report criticised the port. Pilots were urged to retire.", ["retire"]),
        ("Port told to train staff\n\nA report on the port was published.\n", ["train staff"]),
        ("A report on the port was published.\n\nWhat the port must do\n- Train all staff\n", ["Train all staff"]),
    ],
)
def test_a_report_recommends_what_follows(text: str, found: list[str]) -> None:
    assert recommended(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The report praises the port.\n\nPilots were urged to retire.",
        "The report recommends a ban.\n\nPilots were urged to retire.",
        "The report recommends a ban. Anna Berg called for a fund. Pilots were urged to retire.",
    ],
)
def test_a_report_recommends_nothing_behind_others(text: str) -> None:
    assert "retire" not in " ".join(recommended(text))
