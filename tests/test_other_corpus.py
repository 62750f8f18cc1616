"""A corpus about something else: taken in from files of several kinds and read by rules alone."""

import csv
import io
from pathlib import Path

import pytest

from running import files_of, onrecord

TEXT = """Council rejects panel’s report on damp homes

14 March 2023

The Housing Committee published its report on damp in council homes on Wednesday. The report found that “more than 4,000
families live in homes unfit for people”, and said that the council had ignored warnings for six years.

The committee called on the council to repair every affected home by 2025 and to publish its complaints each month.

“The report is a disgrace,” said Tom Hale, the council leader. He denied that warnings had been ignored.

Shelter North, a charity, welcomed the report. Its director, Amina Yusuf, said: “Families have waited too long. The
committee has listened to them.”

The housing minister declined to comment.

According to Ms Yusuf, 300 families have asked the charity for help since January.

The recommendations are:

Repair all homes with damp within two years

Appoint an independent inspector

Publish complaints every month

Read: Ten ways to keep your home dry

Subscribe to our newsletter
"""
HTML = """<!doctype html><html lang="en"><head><title>Minister: act on report - The Borough Times</title>
<meta property="og:site_name" content="The Borough Times">
<link rel="canonical" href="https://example.com/damp"></head><body><nav>Home News Sport</nav><article>
<h1>Minister: act on report</h1>
<p>The housing minister, Lena Ortiz, urged the council on Thursday to accept the committee’s report. She accused the
council of hiding complaints for years and of punishing the tenants who had made them.</p>
<p>A spokesman for the council said that it was disappointed by the report and would respond in full next month.</p>
</article><footer>Accept cookies</footer></body></html>
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("housing")
    (folder / "council.txt").write_text(TEXT, encoding="utf-8")
    (folder / "minister.html").write_text(HTML, encoding="utf-8")
    onrecord("init", "corpus", "council.txt", "minister.html", cwd=folder)
    onrecord("build", "corpus", "--output", "output", "--strict", cwd=folder)
    return folder / "output"


def rows(output: Path, question: str) -> list[dict[str, str]]:
    answer = onrecord("query", question, "--format", "csv", "--graph", output / "graph.ttl").stdout
    return list(csv.DictReader(io.StringIO(answer)))


def test_a_report_that_nobody_curated_is_found_and_said_to_have_said(output: Path) -> None:
    found = rows(output, "SELECT ?text { ?r a onr:Report ; onr:stated/schema:text ?text }")
    assert any("4,000" in row["text"] for row in found)


def test_what_it_recommends_is_found(output: Path) -> None:
    recommended = {row["words"] for row in rows(output, "06-what-the-report-recommends")}
    assert "Appoint an independent inspector" in recommended
    assert len(recommended) >= 3


def test_who_responded_and_how_is_found(output: Path) -> None:
    responses = {(row["who"], row["stance"]) for row in rows(output, "10-responses")}
    assert ("Shelter North", "welcomes") in responses
    assert any(stance == "rejects" for _, stance in responses)


def test_what_is_denied_is_disputed_and_not_stated(output: Path) -> None:
    ask = "ASK {{ ?who onr:{} ?claim . ?claim schema:text ?text FILTER(CONTAINS(?text, 'warnings had been ignored')) }}"
    assert (
        "true" in onrecord("query", ask.format("disputes"), "--format", "csv", "--graph", output / "graph.ttl").stdout
    )
    assert "false" in onrecord("query", ask.format("stated"), "--format", "csv", "--graph", output / "graph.ttl").stdout


def test_who_refused_to_comment_states_nothing(output: Path) -> None:
    silent = rows(output, "SELECT ?name { ?o a onr:Omission ; onr:silentSource/skos:prefLabel ?name }")
    assert any("minister" in row["name"].lower() for row in silent)


def test_nothing_is_read_from_teasers_and_prompts(output: Path) -> None:
    excluded = rows(output, "SELECT ?words { ?p a onr:ExcludedPassage ; oa:hasSelector/oa:exact ?words }")
    assert {"Read: Ten ways to keep your home dry", "Subscribe to our newsletter"} <= {row["words"] for row in excluded}


def test_every_record_names_its_rule(output: Path) -> None:
    unnamed = "SELECT ?r { ?r a onr:Statement FILTER NOT EXISTS { ?r onr:origin ?rule } }"
    assert not rows(output, unnamed)
    assert rows(output, "13-read-by-rules-alone")


def test_curating_one_line_changes_the_graph_and_a_rejection_stays_visible(output: Path) -> None:
    folder = output.parent
    readings = folder / "corpus/curated/readings/council.txt"
    with (folder / "corpus/curated/actors.txt").open("a", encoding="utf-8") as file:
        file.write("\nperson tom-hale: Tom Hale\nrole: council leader\n")
    with readings.open("a", encoding="utf-8") as file:
        file.write("\nstatement s1: Tom Hale | said\n> “The report is a disgrace,”\nby: A reader\n")
        file.write("\nreject: The housing minister | declined\n> to comment\nwhy: a test of rejection\nby: A reader\n")
    onrecord("check", "corpus", cwd=folder)
    onrecord("build", "corpus", "--output", "again", cwd=folder)
    again = files_of(folder / "again")
    assert b"actor:tom-hale" in again["graph.ttl"]
    assert b"a test of rejection" in again["graph.trig"]
    assert b"a test of rejection" not in again["graph.ttl"]


def test_an_article_in_another_language_is_kept_and_the_summary_says_so(tmp_path: Path) -> None:
    german = "Der Minister sagte, dass die Brücke sicher sei. Die Gewerkschaft hat das nicht bestätigt und wartet ab.\n"
    (tmp_path / "brücke.txt").write_text(f"Streit um die Brücke\n\n{german * 3}", encoding="utf-8")
    (tmp_path / "bridge.txt").write_text("Bridge\n\nThe minister said that the bridge was safe.\n", encoding="utf-8")
    onrecord("init", "c", "brücke.txt", "bridge.txt", cwd=tmp_path)
    said = onrecord("build", "c", cwd=tmp_path).stdout
    assert "1 not read by rules" in said
    assert "2 articles" in said


def test_english_of_any_region_is_read_by_rules(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("Bridge\n\nThe minister said that the bridge was safe.\n", encoding="utf-8")
    onrecord("init", "c", "bridge.txt", cwd=tmp_path)
    table = tmp_path / "c/articles.csv"
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerow({**rows[0], "language": "en-GB"})
    said = onrecord("build", "c", cwd=tmp_path).stdout
    assert "1 statement\n" in said
    assert "not read by rules" not in said
