"""Curated readings stand at exact offsets, hold what the curator says."""

from __future__ import annotations

import pytest
from curating import ASKS, LIE, Curating
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.curation import load_readings, load_register
from onrecord.records import CuratedReadings, Excluded, Kind, Span, Verdict

# --- where the words stand -------------------------------------------------------------------------------------------


def test_an_entry_stands_at_the_offsets_of_its_words(curating: Curating) -> None:
    assert curating.words(
        'statement s1: The report | said\n> "the quay may have been unsafe for years" - and that it\n'
    ) == (
        ["The report"],
        ["said"],
        ["“the quay may have been unsafe\u00a0for years” – and that it"],
    )


def test_several_lines_of_words_are_several_spans(curating: Curating) -> None:
    source, cue, content = curating.words("statement s1: Ana Ruiz | told\n> That is a lie,\n> “Nobody knew.”\n")
    assert (source, cue, content) == (["Ana Ruiz"], ["told"], ["That is a lie,", "“Nobody knew.”"])


def test_source_and_cue_may_stand_in_pieces(curating: Curating) -> None:
    source, cue, _ = curating.words(
        "statement s1: The union + crews | said + asked\n> nobody\nspeaker: union\n"
        "near: said nobody had asked. The union\n"
    )
    assert (source, cue) == (["crews", "The union"], ["said", "asked"])


def test_content_that_stands_twice_is_the_one_whose_sentence_holds_source_and_cue(curating: Curating) -> None:
    denied = curating.read("denial d1: The ministry | denied\n> the quay was unsafe\n")
    stated = curating.read("statement s1: The union | said\n> the quay was unsafe\n")
    assert denied.content[0].end < stated.content[0].start


def test_content_that_stands_twice_is_the_one_inside_near(curating: Curating) -> None:
    first = curating.read(
        "statement s1: | said\n> nobody had asked\nspeaker: union\nnear: ministry said nobody had asked\n"
    )
    second = curating.read(
        "statement s1: | said\n> nobody had asked\nspeaker: union\nnear: The union said nobody … asked\n"
    )
    assert first.content[0].end < second.cue[0].start


def test_source_and_cue_are_the_nearest_to_the_content(curating: Curating) -> None:
    text = "He said that A is so and said that B is so. Others said: C is so. He said nothing of D.\n\nE is so, too."
    corpus = Curating(curating.path, text)
    said = {
        name: corpus.read(f"statement s1: He | said\n> {name} is so\nspeaker: union\n").cue[0].start for name in "ABCE"
    }
    assert said == {"A": 3, "B": text.index("said that B"), "C": text.index("said: C"), "E": text.index("said nothing")}


def test_a_quotation_takes_the_source_that_follows_in_its_sentence(curating: Curating) -> None:
    text = "Ann said no. “One. Two. Three,” Ben said. Ann said yes."
    corpus = Curating(curating.path, text)
    assert corpus.read("statement s1: Ben | said\n> One\nspeaker: union\n").cue == (Span(36, 40),)


def test_what_has_no_content_stands_where_its_cue_does(curating: Curating) -> None:
    assert curating.words("omission o1: the report | did not comment\n".replace("the", "The")) == (
        ["The report"],
        ["did not comment"],
        [],
    )
    assert curating.words("response r1: The union |\nstance: neutral\nnear: The union said the quay\n") == (
        ["The union"],
        [],
        [],
    )
    assert curating.words("response r1: | calls on\nstance: neutral\nspeaker: union\n") == ([], ["calls on"], [])


def test_actions_stand_inside_the_content_with_or_without_their_marks(curating: Curating) -> None:
    reading = curating.read(f"{ASKS}action: to “pay the crews”\naction: to close the quay\n")
    assert [span.of(curating.article.text) for span in reading.actions] == ["to “close the quay", "to “pay the crews”"]
    assert all(reading.content[0].holds(span) for span in reading.actions)


def test_words_in_excluded_passages_are_not_found(curating: Curating) -> None:
    text = "Read: the union said no\nThe union said no."
    corpus = Curating(curating.path, text, (Excluded(Span(0, 23), "teaser"),))
    assert corpus.read("statement s1: The union | said\n> no\n").content == (Span(39, 41),)
    assert "stands only in a passage that is no part" in corpus.wrong("statement s1: The union | said\n> Read\n")


# --- what the curator says -------------------------------------------------------------------------------------------


def test_all_fields_of_an_entry_arrive(curating: Curating) -> None:
    one = curating.curate(
        "statement s0: The report | said\n> it was known\nspeaker: quay-report\n"
        "denial d1: The ministry | denied | accuses\n> the quay was unsafe\nspeaker: ana-ruiz\nfor: ministry\n"
        "role: ministry\n"
        "to: union; crews\nto: port-authority\nvia: daily-post\nin: s0\nresponse: rejects\nmode: thought\n"
        "date: on Monday = 2031-03-03\ntopic: safety; wages\nby: B\nwhy: a = b; c: d\n",
        "by: A",
    ).readings[1]
    assert (one.kind, one.rule, one.act, one.mode, one.stance) == (
        Kind.DENIAL,
        "curated",
        "accuses",
        "thought",
        "rejects",
    )
    given = one.given
    assert given is not None
    assert (given.label, given.line, given.speaker, given.on_behalf_of) == ("d1", 6, "ana-ruiz", "ministry")
    assert (given.role, given.addressees, given.via) == ("ministry", ("union", "crews", "port-authority"), "daily-post")
    assert (given.inside, given.responds, given.toward) == ("s0", True, "quay-report")
    assert (given.date_words, given.date, given.topics) == ("on Monday", "2031-03-03", ("safety", "wages"))
    assert (given.by, given.why) == ("B", "a = b; c: d")


def test_the_file_says_who_curated_it_and_whether_it_is_complete(curating: Curating) -> None:
    curated = curating.curate(LIE, "by: A. Curator")
    assert (curated.by, curated.complete) == ("A. Curator", False)
    assert curated.readings[0].given is not None
    assert curated.readings[0].given.by == "A. Curator"
    assert curating.curate(LIE, "complete: yes").complete
    assert not curating.curate(LIE, "complete: no").complete


def test_an_article_without_a_curated_file_has_nothing_curated(curating: Curating) -> None:
    assert load_readings(curating.path, curating.article, load_register(curating.path)) == CuratedReadings()
    assert curating.curate("# nothing yet\n") == CuratedReadings()


@pytest.mark.parametrize(
    ("entry", "act", "mode"),
    [
        ("statement s1: The report | said\n> it was known\n", "asserts", "writing"),
        (LIE, "asserts", "speech"),
        ("denial d1: The ministry | denied\n> the quay was unsafe\n", "denies", "speech"),
        (ASKS, "recommends", "writing"),
        (ASKS.replace("quay-report", "union"), "calls-for", "speech"),
        ("omission o1: The report | did not comment on\n> wages\n", "declines", "writing"),
        ("response r1: The ministry | denied\nstance: rejects\n", None, None),
    ],
)
def test_act_and_mode_follow_from_kind_and_speaker(
    curating: Curating, entry: str, act: str | None, mode: str | None
) -> None:
    reading = curating.read(entry)
    assert (reading.act, reading.mode) == (act, mode)


def test_a_denial_never_becomes_a_statement(curating: Curating) -> None:
    assert curating.read("denial d1: The ministry | denied | asserts\n> the quay was unsafe\n").kind is Kind.DENIAL


def test_a_stance_has_a_target_of_its_own_or_the_only_report(curating: Curating) -> None:
    assert curating.given(f"{LIE}stance: rejects\n").toward == "quay-report"
    assert curating.given(f"{LIE}stance: rejects daily-post\n").toward == "daily-post"
    one = (
        curating.curate(f"{LIE}stance: rejects s2\nstatement s2: The report | said\n> it was known\n").readings[0].given
    )
    assert one is not None
    assert (one.toward, one.responds) == ("s2", False)


def test_a_response_in_deeds_is_no_response_besides(curating: Curating) -> None:
    given = curating.given("response r1: The ministry | denied\nresponse: rejects\n")
    assert (given.responds, given.toward) == (False, "quay-report")


def test_the_speaker_is_who_has_the_sources_words_as_a_name(curating: Curating) -> None:
    assert curating.given("statement s1: The ministry | said\n> nobody\n").speaker == "ministry"
    assert curating.given("statement s1: Ruiz | told\n> “Nobody knew.”\n").speaker == "ana-ruiz"
    assert curating.given("statement s1: | told\n> “Nobody knew.”\nspeaker: quay-report\n").speaker == "quay-report"


def test_words_of_role_and_date_are_the_articles_own(curating: Curating) -> None:
    given = curating.given('statement s1: The report | said\n> it was known\ndate: years" - and\nrole: unsafe for\n')
    assert (given.date_words, given.role, given.date) == ("years” – and", "unsafe for", None)


def test_decisions_are_found_by_the_words_of_what_they_are_about(curating: Curating) -> None:
    curated = curating.curate(
        "confirm: The ministry | denied\n> the quay was unsafe\nby: B\n"
        "correct: It | calls on | recommends\nspeaker: quay-report\n"
        "reject c1: The union | said\nwhy: no source\nnear: The union said the quay\n",
    )
    assert curated.readings == ()
    assert [decision.verdict for decision in curated.decisions] == [Verdict.CONFIRM, Verdict.CORRECT, Verdict.REJECT]
    confirmed, corrected, rejected = (decision.reading for decision in curated.decisions)
    assert (confirmed.act, confirmed.mode) == (None, None)
    assert confirmed.given is not None
    assert confirmed.given.speaker is None
    assert corrected.act == "recommends"
    assert corrected.given is not None
    assert corrected.given.speaker == "quay-report"
    assert rejected.given is not None
    assert rejected.given.why == "no source"


# --- round trip ------------------------------------------------------------------------------------------------------

_TYPED = str.maketrans({"“": '"', "”": "„", "’": "'", "–": "-", "\u00a0": " ", "\n": " ", " ": "\u2009"})
_WORDS = st.lists(
    st.sampled_from(["quay’s", "port", "“port”", "well – known", "a\u00a0long", "ship,", "U.N.", "10⁶"]),
    min_size=1,
    max_size=4,
)


@given(st.lists(_WORDS, min_size=2, max_size=6), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_about_a_passage_leads_back_to_it(
    curating: Curating, sentences: list[list[str]], data: st.DataObject
) -> None:
    text, spans = "", []
    for number, words in enumerate(sentences):
        start = len(text) + len(f"Ana Ruiz told {number} that ")
        text += (
            f"Ana Ruiz told {number} that {' '.join(words)} {number} times.{data.draw(st.sampled_from([' ', chr(10)]))}"
        )
        spans.append(Span(start, start + len(" ".join(words)) + len(f" {number} times")))
    corpus = Curating(curating.path, text)
    entries = "".join(
        f"statement s{number}: Ana\u00a0Ruiz | told {number} that\n> {span.of(text).translate(_TYPED)}\n"
        for number, span in enumerate(spans)
    )
    readings = corpus.curate(entries).readings
    assert [reading.content for reading in readings] == [(span,) for span in spans]
    for number, (reading, span) in enumerate(zip(readings, spans, strict=True)):
        assert reading.source[0].of(text) == "Ana Ruiz"
        assert reading.cue == (Span(span.start - len(f"told {number} that "), span.start - 1),)
        assert reading.source == (Span(reading.cue[0].start - 9, reading.cue[0].start - 1),)
