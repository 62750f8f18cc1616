"""Every mistake in a curated file is named with its line and what to do, and none costs more than its length."""

from __future__ import annotations

import time

import pytest
from curating import ACTORS, ASKS, LIE, REPORTS, Curating

from onrecord.curation import load_readings, load_register
from onrecord.errors import DataError
from onrecord.records import Article

_NO_TEXT = "statement s1: Ana Ruiz | told\n> "
MISTAKES = [
    (_NO_TEXT + "That was a lie", "harbour.txt:4: “That was a lie” is not in the article. Nearest text: “"),
    ("statement s1: Anna Ruiz | told\n> “That is a lie,”", "harbour.txt:3: “Anna Ruiz” is not in the article. Nearest"),
    (
        "statement s1: Ana Ruiz | tells\n> “That is a lie,”",
        "harbour.txt:3: “tells” is not in the article. Paste the words",
    ),
    (_NO_TEXT + "That … truth", "harbour.txt:4: “That … truth” is not in the article."),
    (_NO_TEXT + "That is …", "harbour.txt:4: the gap in “That is …” has nothing on one side. Write the first and"),
    (
        "statement s1: | said\n> nobody had asked\nspeaker: union",
        "harbour.txt:4: “nobody had asked” is there 2 times: “…t on wages",
    ),
    (
        "statement s1: | said\n> nobody had asked\nspeaker: union",
        "Add `near: ` with a longer stretch of text that holds all",
    ),
    (f"{LIE}near: The", "harbour.txt:5: “The” is there 6 times: “"),
    (f"{LIE}near: The", "Lengthen the words of `near:` until they stand there once."),
    (
        f"{LIE}near: It calls on",
        "harbour.txt:4: ““That is a lie,”” does not stand inside the words of `near:`. Lengthen",
    ),
    (
        f"{LIE}near: It never calls",
        "harbour.txt:5: “It never calls” is not in the article. Nearest text: “known. It calls”",
    ),
    ("statement s1: Ana Ruiz | told\n> Ana Ruiz told", "“Ana Ruiz” stands only inside the content. Source and cue lie"),
    ("statement s1: Ana Ruiz | Ruiz\n> “That is a lie,”", "source and cue overlap in the text. Give each stretch"),
    ("statement s1: Ana Ruiz | told\n> “That is\n> is a lie,”", "two pieces of the entry overlap in the text."),
    (
        "statement s1: The union | told\n> the quay was unsafe\n> denied that",
        "harbour.txt:3: the pieces of the entry do not follow one another in the text. Write them in the order",
    ),
    (
        "statement s1: a + b + c + d | e + f + g\n> lie\nspeaker: union",
        "source and cue have too many pieces. Write 6 at",
    ),
    ("statement s1: The union | told\n" + "> x\n" * 101, "the entry has 101 lines of words. Write 100 at most."),
    (
        "statement s1: Ana Ruiz | told | asserts | x\n> lie",
        "harbour.txt:3: the first line has more than three parts. Write",
    ),
    ("statement s1: Ana Ruiz | told | assert\n> lie", "harbour.txt:3: “assert” is no act. Did you mean `asserts`?"),
    ("statement s1: Ana Ruiz | told | xyz\n> lie", "“xyz” is no act. Write one of `accuses`, `asks`, `asserts`, "),
    (f"{LIE}mode: spech", "harbour.txt:5: “spech” is no mode. Did you mean `speech`?"),
    (f"{LIE}stance: reject", "harbour.txt:5: “reject” is no stance. Did you mean `rejects`?"),
    (
        f"{LIE}response: rejects\nstance: rejects",
        "harbour.txt:6: `response:` and `stance:` stand in one entry. `response:`",
    ),
    (
        f"{LIE}response: rejects quay-reprot",
        "harbour.txt:5: `quay-reprot` is no key of reports.txt. Did you mean `quay-report`?",
    ),
    (
        f"{LIE}response: rejects daily-post",
        "`daily-post` is no report, and a response is a response to a report. Write the",
    ),
    (f"{LIE}stance: rejects s9", "harbour.txt:5: `s9` is neither a key nor a label of this file. "),
    (
        f"{LIE}stance: rejects dayly-post",
        "`dayly-post` is neither a key nor a label of this file. Did you mean `daily-post`?",
    ),
    (
        f"{LIE}stance: rejects o1\nomission o1: The report | did not comment on\n> wages",
        "harbour.txt:5: `o1` is of the kind omission. A stance is about a report, an actor, or the claim of",
    ),
    ("response r1: The ministry | denied", "harbour.txt:3: this response has no stance. Add `stance: ` and one of `cr"),
    ("statement s1: Ana Ruiz | told", "harbour.txt:3: this statement has no words. Add the words below it: `> …`."),
    ("denial s1: Ana Ruiz | told", "harbour.txt:3: this denial has no words."),
    ("recommendation s1: Ana Ruiz | told", "harbour.txt:3: this recommendation has no words."),
    (
        "statement s1: |\n> lie\nspeaker: union",
        "harbour.txt:3: source and cue are both empty. Write `statement: SOURCE | CUE`",
    ),
    (
        f"{LIE}action: a lie",
        "harbour.txt:5: `action:` belongs to a recommendation. Make the statement a recommendation, or",
    ),
    ("denial d1: Ana Ruiz | told\n> lie\naction: lie", "harbour.txt:5: `action:` belongs to a recommendation."),
    (f"{ASKS}action: sell the quay", "harbour.txt:6: “sell the quay” is not in the article. Nearest text: “"),
    (
        f"{ASKS}action: did not comment",
        "harbour.txt:6: “did not comment” does not stand inside the words of the entry. An",
    ),
    (
        f"{ASKS}action: to",
        "harbour.txt:6: “to” stands in the words of the entry 2 times. Give more words of the action.",
    ),
    (f"{ASKS}action: close the quay\naction: quay", "harbour.txt:7: “quay” overlaps another action of the entry."),
    (f"{ASKS}action: close …", "harbour.txt:6: the gap in “close …” has nothing on one side."),
    ("reject: The ministry | denied", "harbour.txt:3: this rejection has no reason. Add `why: …`."),
    (
        "correct: The ministry | denied\nwhy: x",
        "harbour.txt:3: this correction corrects nothing. Add what is right, like",
    ),
    (
        f"{LIE}speaker: ana-riuz",
        "harbour.txt:5: `ana-riuz` is no key of actors.txt or reports.txt. Did you mean `ana-ruiz`?",
    ),
    ("statement s1: It | calls on\n> close the quay", "“It” is no name of an actor or a report. Add `speaker: KEY`."),
    (
        "statement s1: The unions | told\n> lie",
        "“The unions” is no name of an actor or a report. Add `speaker: KEY` (`union`?).",
    ),
    ("statement s1: | told\n> a lie", "harbour.txt:3: this entry names no source. Add `speaker: KEY`."),
    (
        f"{LIE}for: quay-report",
        "`quay-report` is a report: nobody speaks to it or for it. Write the key of an actor, like its issuer",
    ),
    (f"{LIE}to: quay-report", "harbour.txt:5: `quay-report` is a report: nobody speaks to it or for it."),
    (f"{LIE}to: union; minsitry", "harbour.txt:5: `minsitry` is no key of actors.txt. Did you mean `ministry`?"),
    (
        f"{LIE}via: dayly-post",
        "harbour.txt:5: `dayly-post` is no key of actors.txt or reports.txt. Did you mean `daily-post`?",
    ),
    (
        f"{LIE}role: chief cook",
        "harbour.txt:5: “chief cook” is not in the article. Paste the words as the article has them.",
    ),
    (f"{LIE}topic: safty", "harbour.txt:5: `safty` is no key of topics.txt. Did you mean `safety`?"),
    (f"{LIE}date: on Tuesday", "harbour.txt:5: “on Tuesday” is not in the article. Nearest text: “on Monday”."),
    (
        f"{LIE}date: on Monday = 2022-02-30",
        "harbour.txt:5: “2022-02-30” is no date. Write a real date as 2022-09-01, 2022-09",
    ),
    (
        f"{LIE}date: 2022-02-03",
        "harbour.txt:5: the date has no words of the article. Write `date: WORDS = 2022-02-03`, with",
    ),
    (
        f"{LIE}date: = 2022-02-03",
        "harbour.txt:5: the date has no words of the article. Write `date: WORDS = 2022-02-03`, with",
    ),
    (f"{LIE}in: s11", "harbour.txt:5: no entry of this file has the label `s11`. Did you mean `s1`?"),
    (
        f"{LIE}in: xyz",
        "harbour.txt:5: no entry of this file has the label `xyz`. Labels stand after the kind: `statement LABEL: …`.",
    ),
    (f"{LIE}in: s1", "harbour.txt:5: this entry lies in itself, by way of `s1`. `in:` names the statement that"),
    (
        f"{LIE}in: s2\nstatement s2: The ministry | said\n> nobody\nin: s3\n"
        "statement s3: The report | said\n> it was known\nin: s2",
        "harbour.txt:8: this entry lies in itself, by way of `s3`.",
    ),
    (
        f"{LIE}in: o1\nomission o1: The report | did not comment on\n> wages",
        "harbour.txt:5: `o1` is of the kind omission. `in:` names",
    ),
    (f"{LIE}{LIE}", "harbour.txt:5: the label `s1` stands twice. Give it another label (the first stands on line 3)."),
    (f"{LIE}{LIE.replace('s1', 's2')}", "harbour.txt:5: this statement stands twice. Remove it here or on line 3."),
]


@pytest.mark.parametrize(("entries", "message"), MISTAKES)
def test_a_faulty_entry_is_named_with_what_to_do(curating: Curating, entries: str, message: str) -> None:
    assert message in curating.wrong(entries)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            "article: haven",
            "harbour.txt:2: this file is about another article, “haven”. Write `article: harbour`, or rename",
        ),
        ("complete: true", "harbour.txt:2: “true” is neither yes nor no. Write `complete: yes` if no statement of the"),
    ],
)
def test_a_faulty_line_about_the_file_is_named(curating: Curating, head: str, message: str) -> None:
    assert message in curating.wrong(LIE, head)


def test_a_text_that_changed_since_it_was_curated_is_named(curating: Curating) -> None:
    curating.curate(LIE)
    later = Article(name="harbour", text=curating.article.text + "\n")
    with pytest.raises(DataError) as caught:
        load_readings(curating.path, later, load_register(curating.path))
    assert str(caught.value) == (
        "curated/readings/harbour.txt:1: the article's text has changed since it was curated. Go through the entries: "
        f"each must still stand in the text. Then write `text: {later.sha256}`."
    )


def test_a_curated_file_says_which_text_it_was_made_from(curating: Curating) -> None:
    curating.write("curated/readings/harbour.txt", LIE)
    with pytest.raises(DataError) as caught:
        load_readings(curating.path, curating.article, load_register(curating.path))
    assert str(caught.value) == (
        "curated/readings/harbour.txt: there is no `text:` line. "
        f"Add `text: {curating.article.sha256}` above the first entry."
    )


def test_a_name_that_two_have_needs_the_speaker(curating: Curating) -> None:
    curating.write("curated/actors.txt", ACTORS + "\ngovernment town: Town Hall\nnames: the ministry\n")
    entry = "statement s1: The ministry | said\n> nobody\n"
    assert "“The ministry” is a name of `ministry` and `town`. Add `speaker: KEY`." in curating.wrong(entry)
    assert curating.given(f"{entry}speaker: town\n").speaker == "town"


@pytest.mark.parametrize(
    ("reports", "message"),
    [
        ("", "harbour.txt:5: this corpus has no report. Write `response: rejects KEY`, with a key of reports.txt."),
        (
            f"{REPORTS}\nreport other: Other Report",
            "harbour.txt:5: this corpus has 2 reports, and the line does not say which. Write `response: rejects KEY`",
        ),
    ],
)
def test_a_response_says_to_what_unless_there_is_one_report(curating: Curating, reports: str, message: str) -> None:
    curating.write("curated/reports.txt", reports)
    assert message in curating.wrong(f"{LIE}response: rejects\n")
    if reports:
        assert curating.given(f"{LIE}response: rejects other\n").toward == "other"


def test_the_outlet_between_is_not_the_articles_own_publisher(curating: Curating) -> None:
    curating.write("curated/actors.txt", f"{ACTORS}\nmedia herald: Herald\n")
    assert "harbour.txt:5: `herald` is the article's publisher. `via:` is for another outlet" in curating.wrong(
        f"{LIE}via: herald\n"
    )


def test_all_problems_of_a_file_are_named_at_once(curating: Curating) -> None:
    message = curating.wrong("statement s1: Nobody | told\n> gone\nmode: x\ntopic: y\ndate: never\n", "complete: maybe")
    assert len(message.splitlines()) == 6


@pytest.mark.parametrize(
    "unit",
    [
        "statement: The union | said\n> the quay was unsafe\n\n",
        "statement: Xxxx | yyyy\n> zzzz zz zzz\ntopic: nothing\n",
        "statement: The union | said\n> nobody\nin: a\n",
    ],
)
def test_a_large_curated_file_costs_no_more_than_its_length(curating: Curating, unit: str) -> None:
    began = time.process_time()
    curating.wrong(unit * (500_000 // len(unit)))
    assert time.process_time() - began < 10


def test_long_lines_cost_no_more_than_their_length(curating: Curating) -> None:
    words = "quay was " * 12_000
    began = time.process_time()
    curating.wrong(
        f"statement s1: {words} | {words}\n> {words} … {words}\nrole: {words}\nnear: {words}\nspeaker: {words}\n"
    )
    assert time.process_time() - began < 5
