"""Links are a function of the curated files alone, and hold only what those files say."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from curating import Curating

from onrecord.curation import load_readings, load_register
from onrecord.errors import DataError
from onrecord.records import Link, Wording

OTHER = "f" * 64
FERRY = f"""text: {OTHER}
statement s1: The report | said
> that the quay was “dangerous”,
> for years
denial d1: The ministry | denied
> that the quay was known to be unsafe
response r1: The ministry | left
> the inquiry
statement s2: The quay | is
> safe
recommendation a1: The report | asked
> to “close it” and to “sell it”
action: close it
action: to “sell it”
recommendation a2: The report | asked
> to shut the quay
statement s3: A | b
"""
HARBOUR_FILE = """statement s1: The report | said
> “the quay may have been unsafe for years”
speaker: quay-report
recommendation a1: It | calls on
> close the quay
speaker: quay-report
"""


@pytest.fixture
def linked(curating: Curating) -> Curating:
    """Two curated articles, of one of which the text is absent."""
    curating.write("curated/readings/ferry.txt", FERRY)
    curating.write("curated/readings/harbour.txt", f"text: {curating.article.sha256}\n{HARBOUR_FILE}")
    return curating


def links(curating: Curating, *lines: str) -> tuple[Link, ...]:
    curating.write("curated/links.txt", "\n".join(lines))
    return load_register(curating.path).links


def test_a_linked_article_in_another_language_must_say_so_in_the_table(linked: Curating) -> None:
    links(linked, "same: harbour s1; ferry s1")
    german = replace(linked.article, language="de", detected=frozenset({"language"}))
    with pytest.raises(DataError, match=r"harbour\.txt:1: .*articles\.csv; `de` was detected"):
        load_readings(linked.path, german, load_register(linked.path))
    linked.write("articles.csv", "name,language\nharbour,de\n")
    load_readings(linked.path, german, load_register(linked.path))


def test_a_link_holds_the_wordings_that_the_curated_files_give(linked: Curating) -> None:
    assert links(linked, "same: harbour s1; ferry s1") == (
        Link(
            "same",
            Wording("the quay may have been unsafe for years", "en", linked.article.sha256, "claim"),
            Wording("the quay was “dangerous”, … for years", "en", OTHER, "claim"),
        ),
    )


def test_a_group_is_a_star_around_its_first_member(linked: Curating) -> None:
    found = links(linked, "same: ferry s2; ferry s1; harbour s1")
    assert [(link.first.text, link.second.text[:12]) for link in found] == [
        ("safe", "the quay was"),
        ("safe", "the quay may"),
    ]


def test_links_do_not_depend_on_which_articles_are_present(linked: Curating) -> None:
    lines = ("same: harbour s1; ferry s1", "contradict: harbour s1; ferry s2", "same: harbour a1; ferry a1.1")
    with_text = links(linked, *lines)
    (linked.path / "articles" / "harbour.txt").unlink()
    assert links(linked, *lines) == with_text
    assert len(with_text) == 3


def test_an_action_is_named_by_its_number_and_worded_as_an_action(linked: Curating) -> None:
    first, second = links(linked, "same: ferry a2; ferry a1.1; ferry a1.2")
    assert [first.first.text, first.second.text, second.second.text] == ["shut the quay", "close it", "sell it"]
    assert {one.kind for link in (first, second) for one in link[1:]} == {"action"}


def test_a_denial_is_linked_by_the_claim_it_rejects(linked: Curating) -> None:
    (link,) = links(linked, "same: harbour s1; ferry d1")
    assert link.second.text == "the quay was known to be unsafe"


def test_the_language_is_that_of_the_table_of_articles(linked: Curating) -> None:
    linked.write("articles.csv", "name,language\nferry,fr\n")
    (link,) = links(linked, "contradict: ferry s1; harbour s1")
    assert (link.relation, link.first.language, link.second.language) == ("contradicts", "fr", "en")


def test_the_table_is_read_with_the_semicolons_that_spreadsheets_of_many_countries_write(linked: Curating) -> None:
    linked.write("articles.csv", "name;language\nferry;fr\n")
    (link,) = links(linked, "contradict: ferry s1; harbour s1")
    assert link.first.language == "fr"


def test_an_article_that_is_not_here_is_left_out_in_silence(linked: Curating) -> None:
    assert (
        links(linked, "same: ferry s1; elsewhere s9; harbour s1", "contradict: elsewhere s1; ferry s1")[0].first.article
        == OTHER
    )
    assert len(links(linked, "same: ferry s1; elsewhere s9")) == 0


def test_two_labels_of_one_wording_need_no_link(linked: Curating) -> None:
    linked.write("curated/readings/ferry.txt", FERRY + "statement s9: A | b\n> Safe\nstatement s8: A | b\n> safe.\n")
    assert links(linked, "same: ferry s2; ferry s8") == ()
    assert len(links(linked, "same: ferry s2; ferry s9")) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "same: ferry s1",
            "curated/links.txt:1: `same` takes two members or more. Write `same: ARTICLE LABEL; ARTICLE",
        ),
        (
            "contradict: ferry s1; ferry s2; harbour s1",
            "links.txt:1: `contradict` takes two members, not 3. Write one line",
        ),
        (
            "same: ferry s1; harbour s11",
            "“harbour s11”: there is no such label in curated/readings/harbour.txt. Did you",
        ),
        (
            "same: ferry s1; harbour",
            "“harbour ”: there is no such label in curated/readings/harbour.txt. Write ARTICLE LABEL",
        ),
        (
            "same: ferry r1; harbour s1",
            "“ferry r1” is of the kind response: it has no claim. Link statements, denials and",
        ),
        ("same: ferry s3; harbour s1", "“ferry s3” has no words. Give the entry its words (`> …`)."),
        (
            "same: ferry a1; harbour a1",
            "“ferry a1” asks for single actions. Say which, in the order of its `action:` lines: `a",
        ),
        ("same: ferry a1.3; harbour a1", "“ferry a1.3”: the entry has 2 `action:` lines. Count them from `a1.1`"),
        ("same: ferry a2.1; harbour a1", "“ferry a2.1”: the entry has 0 `action:` lines. Count them"),
        (
            "same: ferry s1; harbour a1",
            "“close the quay” is an action, “the quay was “dangerous”, … for years” a claim. Link",
        ),
        ("contradict: ferry a2; harbour a1", "an action contradicts nothing. Actions cannot be true or false"),
        (
            "contradict: ferry d1; harbour s1",
            "“ferry d1” is a denial. A denial already disputes its claim: link that claim",
        ),
        ("contradict: ferry s2; ferry s2", "both members are the same claim, “safe”. Two who say and reject the same"),
        (
            "same: ferry s1; ferry s2\nsame: ferry s2; harbour s1",
            "links.txt:2: “safe” already stands in the group of line 1. Join",
        ),
        (
            "same: ferry s1; nofile s2",
            "the article nofile has no curated file. Write its statements in curated/readings/nofile.txt",
        ),
        ("contradicts: ferry s1; harbour s1", "is no line of this kind of file. Did you mean `contradict`?"),
    ],
)
def test_a_faulty_link_is_named_with_what_to_do(linked: Curating, line: str, message: str) -> None:
    linked.write("articles/nofile.txt", "text")
    assert message in linked.wrong_register("links", line)


def test_a_curated_file_without_the_hash_of_its_text_cannot_be_linked(linked: Curating) -> None:
    linked.write("curated/readings/ferry.txt", FERRY.partition("\n")[2])
    message = linked.wrong_register("links", "same: ferry s1; harbour s1")
    assert "curated/readings/ferry.txt has no `text:` line. Add it above the first entry." in message


def test_no_link_leads_out_of_the_corpus(linked: Curating) -> None:
    linked.write("articles/../secret.txt", FERRY)
    assert links(linked, "same: ../../secret s1; ferry s1; ../ferry s1") == ()


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ('> "the quay may have been unsafe for years"', False),
        ("> “the quay … for years”", False),
        ("> the quay may have been unsafe for years", True),
    ],
)
def test_linked_words_stand_exactly_as_the_article_has_them(curating: Curating, words: str, exact: bool) -> None:
    curating.write("curated/readings/ferry.txt", FERRY)
    curating.write("curated/links.txt", "# links\nsame: ferry s1; harbour s1\n")
    entry = f"statement s1: The report | said\n{words}\n"
    if exact:
        assert len(curating.curate(entry).readings) == 1
    elif "…" in words:
        message = curating.wrong(entry)
        assert "harbour.txt:4: this entry is linked (links.txt:2), and its words differ from the article's." in message
        assert "Write them in full, exactly as they stand: `> “the quay may have been unsafe for years”`" in message
    else:
        assert len(curating.curate(entry).readings) == 1


def test_linked_words_with_other_marks_inside_are_named(curating: Curating) -> None:
    curating.write("curated/readings/ferry.txt", FERRY)
    curating.write("curated/links.txt", "same: ferry s1; harbour s1\nsame: ferry a2; harbour a1.2\n")
    message = curating.wrong(
        'statement s1: The report | said\n> the quay may have been unsafe for years" - and that it was known\n'
        'recommendation a1: It | calls on\n> to "close the quay" and to "pay the crews"\nspeaker: quay-report\n'
        "action: close the quay\naction: pay … crews\n"
    )
    assert "harbour.txt:4: this entry is linked (links.txt:1)" in message
    assert "exactly as they stand: `> the quay may have been unsafe for years” – and that it was known`" in message
    assert "harbour.txt:9: this entry is linked (links.txt:2)" in message
    assert "exactly as they stand: `action: pay the crews`" in message
    assert len(message.splitlines()) == 2


def test_what_a_link_holds_is_what_the_article_gives(curating: Curating) -> None:
    curating.write("curated/links.txt", "same: harbour s1; harbour s2\n")
    curated = curating.curate(
        "statement s1: The report | said\n> “the quay may have been unsafe for years” – and that it was known.\n"
        "statement s2: The union | said\n> the quay was unsafe\nnear: The union said the quay was unsafe\n"
    )
    (link,) = load_register(curating.path).links
    assert link.first.article == hashlib.sha256(curating.article.text.encode()).hexdigest()
    assert link.first.text == "“the quay may have been unsafe for years” – and that it was known"
    assert len(curated.readings) == 2
    assert load_readings(curating.path, curating.article, load_register(curating.path)) == curated
