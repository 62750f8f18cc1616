"""A small corpus for the tests of curation, and how they ask what is wrong with one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord.curation import load_readings, load_register
from onrecord.errors import DataError
from onrecord.records import Article, CuratedReadings, Excluded, Given, Reading

HARBOUR = (
    "Minister rejects “Quay Report”\n"
    "\n"
    "The report said on Monday that “the quay may have been unsafe\u00a0for years” – and that it was known.\n"
    "It calls on the port authority to “close the quay” and to “pay the crews”.\n"
    "“That is a lie,” Ana Ruiz told the Daily Post. “Nobody knew.”\n"
    "The ministry denied that the quay was unsafe. The union said the quay was unsafe.\n"
    "The report did not comment on wages. The ministry said nobody had asked. The union said nobody had asked.\n"
)
ACTORS = """
government ministry: Ministry of Ports
names: the ministry; the government

person ana-ruiz: Ana Ruiz
names: Ruiz
role: minister
of: ministry

organisation port-authority: Port Authority
organisation union: Union of Dockers
names: the union
media daily-post: Daily Post
group crews: the crews
"""
REPORTS = """
report quay-report: Quay Report 2031
names: the report; “Quay Report”
issuer: port-authority
released: 2031-03-03

event fire: the fire; the great fire
date: 2030-11
"""
TOPICS = """
topic safety: safety of the quay
words: unsafe; danger
topic wages: wages
"""

ASKS = "recommendation a1: It | calls on\n> to “close the quay” and to “pay the crews”\nspeaker: quay-report\n"
LIE = "statement s1: Ana Ruiz | told\n> “That is a lie,”\n"


class Curating:
    """A corpus under construction with one article, ``harbour``."""

    def __init__(self, folder: Path, text: str = HARBOUR, excluded: tuple[Excluded, ...] = ()) -> None:
        self.path = folder
        self.article = Article(name="harbour", text=text, publisher="The Herald", excluded=excluded)
        for name, content in (("actors", ACTORS), ("reports", REPORTS), ("topics", TOPICS)):
            self.write(f"curated/{name}.txt", content)
        self.write("articles/harbour.txt", text)

    def write(self, name: str, content: str) -> None:
        """Writes a file of the corpus."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())

    def curate(self, entries: str, head: str = "") -> CuratedReadings:
        """What is curated by these entries; the first of them stands on line 3."""
        self.write("curated/readings/harbour.txt", f"text: {self.article.sha256}\n{head}\n{entries}")
        return load_readings(self.path, self.article, load_register(self.path))

    def read(self, entry: str) -> Reading:
        """The reading of one entry."""
        (reading,) = self.curate(entry).readings
        return reading

    def given(self, entry: str) -> Given:
        """What the curator says of one entry."""
        given = self.read(entry).given
        assert given is not None
        return given

    def words(self, entry: str) -> tuple[list[str], list[str], list[str]]:
        """The words at the spans of source, cue and content of one entry."""
        reading = self.read(entry)
        source, cue, content = (
            [span.of(self.article.text) for span in spans] for spans in (reading.source, reading.cue, reading.content)
        )
        return source, cue, content

    def wrong(self, entries: str, head: str = "") -> str:
        """What is wrong with these entries, a line each."""
        with pytest.raises(DataError) as caught:
            self.curate(entries, head)
        return _shown(caught.value)

    def wrong_register(self, name: str, content: str) -> str:
        """What is wrong with a file of the register, a line each."""
        self.write(f"curated/{name}.txt", content)
        with pytest.raises(DataError) as caught:
            load_register(self.path)
        return _shown(caught.value)


def _shown(error: DataError) -> str:
    for problem in error.problems:
        assert problem.where.startswith("curated/")
        assert problem.mend, f"no advice: {problem}"
        assert re.search(r"[.?:”`]$", str(problem)), str(problem)
    return str(error)
