"""What readings become."""

from __future__ import annotations

import time
from random import Random

import pytest
from by_words import curated, found, reading
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import DataError
from onrecord.findings import Record, RecordKind
from onrecord.language import sentences
from onrecord.records import (
    Actor,
    ActorKind,
    Article,
    CuratedReadings,
    Decision,
    Excluded,
    Kind,
    Reading,
    Register,
    Report,
    Span,
    Topic,
    Verdict,
)
from onrecord.resolution import resolve

COUNCIL = Actor(key="council", name="Harbour Council", kind=ActorKind.GOVERNMENT)
ACME = Actor(key="acme", name="Acme Institute", kind=ActorKind.ORGANISATION)
HOLT = Actor(key="holt", name="Lena Holt", kind=ActorKind.PERSON, roles=("director",), of="acme")
REPORT = Report(key="harbour-report", name="Harbour Report", names=("the report",), issuer="acme")
REGISTER = Register(
    actors={"council": COUNCIL, "acme": ACME, "holt": HOLT},
    reports={"harbour-report": REPORT},
    topics={"safety": Topic("safety", "safety", ("safe", "life jackets")), "cost": Topic("cost", "cost", ("fees",))},
)
RESPONSE, STATEMENT = RecordKind.RESPONSE, RecordKind.STATEMENT


def records(text: str, *readings: Reading, register: Register | None = REGISTER) -> tuple[Record, ...]:
    by_hand = CuratedReadings(readings=tuple(r for r in readings if r.rule == "curated"))
    return found(text, *(r for r in readings if r.rule != "curated"), by_hand=by_hand, register=register).records


def test_a_denial_never_becomes_a_statement() -> None:
    text = "The Harbour Council denied that the port is safe."
    (record,) = records(text, reading(text, "The Harbour Council", "denied", "that the port is safe", kind=Kind.DENIAL))
    assert (record.kind, record.disputed, record.act) == (STATEMENT, True, "denies")
    assert record.words == "the port is safe"


def test_anybody_elses_call_is_a_statement_that_requests() -> None:
    text = "The Harbour Council urged owners to wait and to pay fees."
    call = reading(
        text,
        "The Harbour Council",
        "urged",
        "to wait and to pay fees",
        kind=Kind.RECOMMENDATION,
        actions=("to wait", "to pay fees"),
    )
    first, second = records(text, call)
    assert [(r.kind, r.requested, r.act) for r in (first, second)] == [(STATEMENT, True, "calls-for")] * 2
    assert [r.words for r in (first, second)] == ["wait", "pay fees"]


def test_an_omission_has_its_topics_by_their_words() -> None:
    text = "The report did not mention life jackets or fees."
    left_out = reading(text, "The report", "did not mention", "life jackets or fees", kind=Kind.OMISSION)
    (record,) = records(text, left_out)
    assert (record.kind, record.topics, record.act) == (RecordKind.OMISSION, ("cost", "safety"), "declines")


def test_a_statement_with_a_stance_towards_the_report_is_also_a_response() -> None:
    text = "The Harbour Council welcomed the report. The Harbour Council welcomed rain."
    first = reading(text, "The Harbour Council", "welcomed", "the report", stance="welcomes")
    second = reading(text, "The Harbour Council", "welcomed", "rain", stance="welcomes", after=40)
    statement, response, other = records(text, first, second)
    assert (statement.stance, statement.toward) == ("welcomes", REPORT)
    assert (response.kind, response.stance, response.toward, response.expressed_in) == (
        RESPONSE,
        "welcomes",
        REPORT,
        statement,
    )
    assert (other.kind, other.stance, other.toward) == (STATEMENT, None, None)


@pytest.mark.parametrize("words", ["it as a milestone", "its findings", "publication of the report"])
def test_it_and_what_belongs_to_the_report_are_the_report(words: str) -> None:
    text = f"The report is out. The Harbour Council criticised {words}."
    criticism = reading(text, "The Harbour Council", "criticised", words, stance="rejects")
    assert [r.kind for r in records(text, criticism)] == [STATEMENT, RESPONSE]


def test_what_is_said_in_response_to_the_report_is_a_response() -> None:
    text = "In response to the report, the Harbour Council said it would act."
    assert [
        (r.kind, r.stance) for r in records(text, reading(text, "the Harbour Council", "said", "it would act"))
    ] == [
        (STATEMENT, "neutral"),
        (RESPONSE, "neutral"),
    ]


def test_a_report_and_its_issuer_do_not_respond_to_it() -> None:
    text = "The report praised the report. Acme Institute praised the report."
    readings = (
        reading(text, "The report", "praised", "the report", stance="welcomes"),
        reading(text, "Acme Institute", "praised", "the report", stance="welcomes", after=28),
    )
    assert [r.kind for r in records(text, *readings)] == [STATEMENT, STATEMENT]


def test_the_body_for_which_a_person_speaks_responds() -> None:
    text = "Harbour Council spokesman Jan Vos rejected the report."
    rejection = reading(text, "Harbour Council spokesman Jan Vos", "rejected", "the report", stance="rejects")
    statement, response = records(text, rejection)
    assert (statement.source.name, response.source) == ("Jan Vos", COUNCIL)
    assert response.on_behalf_of is None


def test_the_name_and_role_of_who_speaks_are_not_those_of_the_body() -> None:
    text = "Lena Holt, a spokeswoman for the Harbour Council, rejected the report."
    (said, response) = records(text, reading(text, "Lena Holt", "rejected", "the report", stance="rejects"))
    assert (said.as_named, said.source) == ("Lena Holt", HOLT)
    assert response.source == COUNCIL
    assert (response.as_named, response.role) == (None, None)


def test_a_date_outside_what_was_said_does_not_date_what_it_quotes() -> None:
    text = "Lena Holt said on 3 May 2021 that the Harbour Council denied it rained."
    outer = reading(text, "Lena Holt", "said", "that the Harbour Council denied it rained")
    inner = reading(text, "the Harbour Council", "denied", "it rained", kind=Kind.DENIAL)
    dates = {record.source.name: record.date for record in records(text, outer, inner)}
    assert dates == {"Lena Holt": "2021-05-03", "Harbour Council": None}


def test_an_action_has_the_topics_of_its_own_words() -> None:
    text = "The Harbour Council urged owners to wear life jackets and to pay fees."
    call = reading(
        text,
        "The Harbour Council",
        "urged",
        "owners to wear life jackets and to pay fees",
        kind=Kind.RECOMMENDATION,
        actions=("to wear life jackets", "to pay fees"),
    )
    assert {r.words: r.topics for r in records(text, call)} == {
        "wear life jackets": ("safety",),
        "pay fees": ("cost",),
    }


def test_a_reaction_in_deeds_is_a_response_alone() -> None:
    text = "The Harbour Council burned the report."
    (record,) = records(
        text, reading(text, "The Harbour Council", "burned", "the report", kind=Kind.RESPONSE, stance="rejects")
    )
    assert (record.kind, record.toward, record.expressed_in, record.words) == (RESPONSE, REPORT, None, "")


def test_a_stance_may_be_about_anothers_claim() -> None:
    text = "Lena Holt said it rained. The Harbour Council said otherwise."
    first = curated(text, "Lena Holt", "said", "it rained", given={"label": "s1", "speaker": "holt"})
    second = curated(
        text,
        "The Harbour Council",
        "said",
        "otherwise",
        stance="rejects",
        given={"speaker": "council", "toward": "s1"},
        after=26,
    )
    rain, other = records(text, first, second)
    assert isinstance(other.toward, Record)
    assert (other.toward.words, other.toward.source, other.stance) == (rain.words, HOLT, "rejects")


def test_a_stance_may_be_about_a_claim_inside_the_statement() -> None:
    text = "Lena Holt said the Harbour Council claimed it rained."
    outer = curated(
        text,
        "Lena Holt",
        "said",
        "the Harbour Council claimed it rained",
        stance="rejects",
        given={"speaker": "holt", "toward": "s2"},
    )
    inner = curated(text, "the Harbour Council", "claimed", "it rained", given={"label": "s2", "speaker": "council"})
    around, inside = records(text, outer, inner)
    assert isinstance(around.toward, Record)
    assert around.toward.words == "it rained"
    assert inside.nested_in == around
    assert inside.via == HOLT


def test_a_curated_stance_towards_no_known_report_is_an_error() -> None:
    text = "Lena Holt welcomed it."
    entry = curated(text, "Lena Holt", "welcomed", "it", stance="welcomes", given={"responds": True, "line": 7})
    with pytest.raises(DataError, match="line 7"):
        records(text, entry, register=Register())


def test_a_curated_reading_says_what_it_is_a_response_to() -> None:
    text = "Lena Holt smiled."
    entry = curated(
        text,
        "Lena Holt",
        "smiled",
        "",
        kind=Kind.RESPONSE,
        stance="welcomes",
        given={"speaker": "holt", "toward": "harbour-report"},
    )
    (record,) = records(text, entry)
    assert (record.kind, record.source, record.toward, record.origins) == (RESPONSE, HOLT, REPORT, ("curated",))


@pytest.mark.parametrize(
    ("text", "content", "quote"),
    [
        ("Ann said “it rains”.", "“it rains”", "direct"),
        ("Ann said it “really” rains.", "it “really” rains", "mixed"),
        ("Ann said it rains.", "it rains", "indirect"),
        ("Ann wrote in the paper:\n\nIt rains all day.\n", "It rains all day.", "block"),
    ],
)
def test_quote_types(text: str, content: str, quote: str) -> None:
    cue = "said" if "said" in text else "wrote"
    (record,) = records(text, reading(text, "Ann", cue, content))
    assert record.quote == quote


def test_evidence_is_whole_sentences_adjacent_ones_as_one() -> None:
    text = "“It rains,” said Ann. “It snows.” Then came Bob. “It hails.”"
    split = reading(text, "Ann", "said", ("“It rains,”", "“It snows.”", "“It hails.”"))
    (record,) = records(text, split)
    assert [span.of(text) for span in record.evidence] == ["“It rains,” said Ann. “It snows.”", "“It hails.”"]
    assert record.words == "“It rains,” … “It snows.” … “It hails.”"


def test_no_statement_stands_twice() -> None:
    text = "Ann said it rains, Ann added it rains."
    once, again = (
        reading(text, "Ann", "said", "it rains"),
        reading(text, "Ann", "added", "it rains", after=19, rule="other"),
    )
    (record,) = records(text, once, again)
    assert record.origins == ("other", "test")


def test_a_rejected_reading_keeps_who_and_why() -> None:
    text = "Ann said it rains."
    decision = Decision(Verdict.REJECT, curated(text, "Ann", "said", "it rains", given={"by": "me", "why": "a joke"}))
    findings = found(text, reading(text, "Ann", "said", "it rains"), by_hand=CuratedReadings(decisions=(decision,)))
    assert findings.records == ()
    assert [(r.by, r.why, r.evidence) for r in findings.rejected] == [("me", "a joke", (Span(0, len(text)),))]


def test_nothing_is_read_from_boilerplate() -> None:
    text = "Ann said it rains.\nRead: Bob said it snows."
    readings = (reading(text, "Ann", "said", "it rains"), reading(text, "Bob", "said", "it snows", after=19))
    findings = found(text, *readings, excluded=(Excluded(Span(19, len(text)), "teaser"),))
    assert [record.source.name for record in findings.records] == ["Ann"]


TEXT = (
    "The Harbour Council said “the report is wrong”. Lena Holt, the director, told Daily Herald that she disagreed.\n"
    "It added: pay fees now. “We won,” said Bob. The report urged owners to wait; nobody replied on Monday."
)
SPAN = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)).map(
    lambda p: Span(p[0], min(p[0] + p[1], len(TEXT)))
)
ROLE = st.one_of(st.just(()), SPAN.map(lambda span: (span,)))
READING = st.builds(
    Reading,
    kind=st.sampled_from(Kind),
    rule=st.sampled_from(("one", "two")),
    source=ROLE,
    cue=SPAN.map(lambda span: (span,)),
    content=ROLE,
    addressee=ROLE,
    stance=st.sampled_from((None, "rejects", "welcomes")),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(READING, max_size=7), st.randoms(use_true_random=False), st.sampled_from((REGISTER, Register())))
def test_whatever_is_read_evidence_holds_every_part_and_order_makes_no_difference(
    readings: list[Reading], random: Random, register: Register
) -> None:
    findings = found(TEXT, *readings, register=register)
    for record in findings.records:
        assert record.evidence
        assert all(any(whole.holds(part) for whole in record.evidence) for part in record.reading.parts)
        assert all(0 <= span.start < span.end <= len(TEXT) for span in record.evidence)
        assert (record.kind is RESPONSE) <= isinstance(record.toward, Report)
        assert record.source.name.strip()
    assert found(TEXT, *random.sample(readings, len(readings)), register=register) == findings


def test_ten_thousand_readings_take_seconds() -> None:
    line = "Lena Holt, the director, said on Monday that the Harbour Council welcomed the report. "
    text = line * 5_000
    article = Article(name="article", text=text)
    readings = []
    for number in range(5_000):
        at = number * len(line)
        said = reading(line, "Lena Holt", "said", "that the Harbour Council welcomed the report")
        welcomed = reading(line, "the Harbour Council", "welcomed", "the report", stance="welcomes")
        for one in (said, welcomed):
            moved = {
                k: tuple(Span(s.start + at, s.end + at) for s in getattr(one, k)) for k in ("source", "cue", "content")
            }
            readings.append(Reading(kind=one.kind, rule=one.rule, stance=one.stance, **moved))
    units = sentences(text)
    before = time.process_time()
    findings = resolve(article, units, tuple(readings), CuratedReadings(), REGISTER)
    assert len(findings.records) == 15_000
    assert time.process_time() - before < 20


def test_what_a_report_or_its_issuer_finds_is_stated_however_grave_and_what_somebody_quoted_says_is_judged() -> None:
    text = (
        "The report by the Harbour Inspectorate was published on Monday. The report said the board was a disgrace. "
        "The Harbour Inspectorate said the board was a disgrace. "
        + "It rained. " * 30
        + "Lena Holt said the board was a disgrace."
    )
    said = found(
        text,
        reading(text, "The report", "said", "the board was a disgrace", after=60, act="evaluates", told=True),
        reading(
            text, "The Harbour Inspectorate", "said", "the board was a disgrace", after=100, act="evaluates", told=True
        ),
        reading(text, "Lena Holt", "said", "the board was a disgrace", after=150, act="evaluates", told=True),
    ).records
    assert [record.act for record in said if record.kind is RecordKind.STATEMENT] == ["asserts", "asserts", "evaluates"]


def test_what_a_cue_judges_is_judged_by_a_report_too() -> None:
    text = "The report was published on Monday. The report criticised the board."
    said = found(text, reading(text, "The report", "criticised", "the board", after=30, act="evaluates")).records
    assert [record.act for record in said] == ["evaluates"]
