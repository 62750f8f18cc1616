"""Which report is meant."""

from __future__ import annotations

import pytest
from by_words import found, reading

from onrecord.findings import Record, RecordKind
from onrecord.language import sentences
from onrecord.records import Actor, ActorKind, Article, Kind, Reading, Register, Report
from onrecord.resolution.cast import Cast
from onrecord.resolution.reports import Reports

ISSUER = Actor(key="acme", name="Acme Institute", kind=ActorKind.ORGANISATION, names=("Acme",))
MEMBER = Actor(key="holt", name="Lena Holt", kind=ActorKind.PERSON, of="acme")
CURATED = Report(key="harbour-report", name="Harbour Safety Report", names=("the report",), issuer="acme")
REGISTER = Register(actors={"acme": ISSUER, "holt": MEMBER}, reports={"harbour-report": CURATED})


def meant(text: str, register: Register | None = None) -> list[tuple[str, Report]]:
    article = Article(name="article", text=text)
    register = register or Register()
    reports = Reports(article, Cast(article, sentences(text), register), register)
    return [(mention.span.of(text), mention.who) for mention in reports.mentions if isinstance(mention.who, Report)]


def test_a_report_is_found_by_who_issued_it_and_belongs_to_its_article() -> None:
    text = "On Monday the housing committee published a report. The report by the housing committee is long."
    (_, first), (_, second) = meant(text)
    assert first is second
    assert (first.name, first.issuer, first.key) == ("report by the housing committee", "housing committee", None)
    assert first.article == Article(name="x", text=text).sha256


@pytest.mark.parametrize(
    ("text", "name", "issuer"),
    [
        ("We read the committee’s review yesterday.", "committee’s review", "committee"),
        ("We read the Casey Review yesterday.", "Casey Review", None),
        (
            "He quoted a study published by Acme Institute in May.",
            "study published by Acme Institute",
            "Acme Institute",
        ),
        ("They await the Harbour Council assessment now.", "Harbour Council assessment", "Harbour Council"),
    ],
)
def test_descriptions_of_reports(text: str, name: str, issuer: str | None) -> None:
    ((_, report),) = meant(text)
    assert (report.name, report.issuer) == (name, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "Officials report that it rains.",
        "Media reports and a press report said so.",
        "Campaigners demand an independent inquiry.",
        "They asked for a review of the law.",
    ],
)
def test_what_is_no_contested_report(text: str) -> None:
    assert meant(text) == []


def test_another_bodys_report_is_another_report() -> None:
    text = "The Harbour Council’s report is long. A separate study by Acme Institute is short. The study is new."
    council, acme, again = (report for _, report in meant(text))
    assert council is not acme
    assert acme is again


def test_a_persons_report_is_that_of_the_persons_office() -> None:
    text = "The Harbour Council report is out. Researcher Lena Holt spoke. Lena Holt’s report is long."
    assert len({id(report) for _, report in meant(text)}) == 1


def test_the_one_curated_report_is_meant_by_descriptions_that_fit_it() -> None:
    text = (
        "A long-awaited study is out. Acme’s report is long. The 46-page document is new. "
        "Lena Holt’s assessment stands. The final Acme Institute report said so."
    )
    assert {report.key for _, report in meant(text, REGISTER)} == {"harbour-report"}


def test_anothers_report_is_not_the_curated_one() -> None:
    text = "A report by the Harbour Council is out. The report is long."
    assert {report.key for _, report in meant(text, REGISTER)} == {None, "harbour-report"}


def record_of(text: str, source: str, **values: object) -> Record:
    return found(text, reading(text, source, "said", "so", **values)).records[0]  # type: ignore[arg-type]


def test_the_report_and_it_are_the_report_spoken_of() -> None:
    text = "A report by the housing committee is out. The report said so. It said so."
    whole = record_of(text, "The report")
    assert isinstance(whole.source, Report)
    assert whole.source.issuer == "housing committee"
    assert record_of(text, "It", after=60).source == whole.source


def test_findings_and_recommendations_speak_for_their_report() -> None:
    text = "The Casey Review is out. Its findings said so. Some of the recommendations said so."
    assert record_of(text, "Its findings").source.name == "Casey Review"
    assert record_of(text, "Some of the recommendations").source.name == "Casey Review"


def test_the_author_of_a_report_is_no_report() -> None:
    assert isinstance(record_of("The author of the report said so.", "The author of the report").source, Actor)


def test_what_a_report_or_its_issuer_asks_for_is_a_recommendation_of_the_report() -> None:
    text = "A report by the Housing Committee is out. The report urged action. The Housing Committee urged help."
    by_report = reading(text, "The report", "urged", "action", kind=Kind.RECOMMENDATION, act="calls-for")
    by_issuer = reading(text, "The Housing Committee", "urged", "help", kind=Kind.RECOMMENDATION, after=65)
    first, second = found(text, by_report, by_issuer).records
    assert [r.kind.value for r in (first, second)] == ["recommendation", "recommendation"]
    assert first.source == second.source
    assert {first.act, second.act} == {"recommends"}


LEAD = "The Housing Panel published its report on damp. The report found damp. The report was long. "


def responses(text: str, *readings: Reading) -> list[tuple[str, str | None]]:
    records = found(text, *readings).records
    return [(record.source.name, record.stance) for record in records if record.kind is RecordKind.RESPONSE]


def test_a_denial_without_an_object_is_about_the_report_that_the_article_is_about() -> None:
    text = LEAD + "Harbour Council denied that damp was ignored."
    denial = reading(
        text, "Harbour Council", "denied", "that damp was ignored", kind=Kind.DENIAL, act="denies", rule="that-clause"
    )
    assert responses(text, denial) == [("Harbour Council", "rejects")]


def test_a_denial_is_no_response_where_a_report_is_only_mentioned() -> None:
    text = "A report by the Housing Panel is due. Harbour Council denied that damp was ignored."
    denial = reading(
        text, "Harbour Council", "denied", "that damp was ignored", kind=Kind.DENIAL, act="denies", rule="that-clause"
    )
    assert not responses(text, denial)


def test_what_is_rejected_and_is_no_report_is_no_response() -> None:
    text = LEAD + "Harbour Council rejected a bid for the school."
    rejected = reading(
        text, "Harbour Council", "rejected", "a bid for the school", kind=Kind.DENIAL, act="denies", rule="object"
    )
    assert not responses(text, rejected)


def test_who_wrote_or_issued_a_report_does_not_respond_to_it() -> None:
    text = LEAD + "The Housing Panel said it was “flawed”. Anna Berg, who led the report, said it was sorry."
    panel = reading(text, "The Housing Panel", "said", "it was “flawed”", stance="rejects", after=len(LEAD))
    author = reading(text, "Anna Berg, who led the report", "said", "it was sorry", stance="supports", after=len(LEAD))
    assert not responses(text, panel, author)


def test_findings_are_the_reports_wherever_they_stand_in_what_is_said() -> None:
    text = LEAD + "Harbour Council said it would act on all of the panel’s recommendations."
    said = reading(
        text, "Harbour Council", "said", "it would act on all of the panel’s recommendations", stance="supports"
    )
    assert responses(text, said) == [("Harbour Council", "supports")]


def test_what_one_says_one_accepted_is_one_response() -> None:
    text = LEAD + "Harbour Council said it accepted the report."
    after = len(LEAD)
    outer = reading(text, "Harbour Council", "said", "it accepted the report", stance="supports")
    inner = reading(text, "it", "accepted", "the report", stance="supports", rule="object", after=after)
    assert responses(text, outer, inner) == [("Harbour Council", "supports")]


def test_the_subject_of_published_its_report_issued_it() -> None:
    assert meant("On Monday the Harbour Watch Panel published its report.")[0][1].issuer == "Harbour Watch Panel"


def test_a_headlines_verb_is_no_part_of_a_reports_name() -> None:
    assert meant("Council rejects panel’s report on damp homes\n\nThe council met.")[0][1].name == "panel’s report"
