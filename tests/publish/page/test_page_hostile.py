"""Texts that once broke the evidence or held it up: each is read by the rules, shown and cited."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser import opened
from onrecord.pipeline import find
from onrecord.publish.page import render
from onrecord.publish.page.words import words
from onrecord.records import Article, CuratedReadings, Register

SAID = "Ann Lee said that the quay is unsafe."
FILLER = " ".join(["Rain fell for most of the week."] * 20)
TEXTS = {
    "letters beyond the basic plane": f"{SAID} {FILLER}\n\nLate. {'😀' * 121} {SAID} A{'😀' * 120} was posted.",
    "a run of commas": f"Ann Lee said: “The quay is{',' * 20_000} unsafe.” Later it closed.",
    "a run of blanks": f"Ann Lee said that the quay{' ' * 20_000}is unsafe.",
    "signs of a replacement pattern": f"{SAID} It cost $$5 $& $' more.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_evidence_is_drawn_and_cited(text: str, tmp_path: Path) -> None:
    article = Article(name="cost $$5 $& $' end", text=text, url="https://example.com/a")
    found = find(article, Register(), CuratedReadings())
    assert found.records
    path = tmp_path / "graph.html"
    path.write_text(render([found], Register()), encoding="utf-8")
    with opened(path) as seen:
        for record in seen.page.evaluate("onrecord.data.records.map((record) => record.id)"):
            seen.page.evaluate("(record) => { location.hash = `table?sel=${record}`; }", record)
            entry = seen.page.locator(f"#evidence [data-record='{record}']")
            entry.locator("details.cite summary").click()
            entry.get_by_role("button", name=words()["cite"]["forms"]["footnote"]["copy"]).click()
            expect(entry.locator("textarea")).to_be_visible()
        assert "cost $$5 $& $' end" in seen.page.locator("#evidence").inner_text()
        assert not seen.errors
