"""Actors, reports, topics, events and withheld names, read from their files and checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from curating import ACTORS, REPORTS, Curating

from onrecord.curation import load_register
from onrecord.curation.register import by_name, folded, is_date
from onrecord.records import Actor, ActorKind, Event, Register, Report, Topic


def test_the_files_of_a_corpus_give_its_register(curating: Curating) -> None:
    curating.write("curated/withheld.txt", "withhold: Ekpar\nwhy: asked for it\nwithhold: 5 Quay St, Port\n")
    register = load_register(curating.path)
    assert register.actors["ana-ruiz"] == Actor(
        name="Ana Ruiz", key="ana-ruiz", kind=ActorKind.PERSON, names=("Ruiz",), roles=("minister",), of="ministry"
    )
    assert [actor.kind.value for actor in register.actors.values()] == [
        "government", "person", "organisation", "organisation", "media", "group",
    ]  # fmt: skip
    assert register.reports == {
        "quay-report": Report(
            name="Quay Report 2031",
            key="quay-report",
            names=("the report", "“Quay Report”"),
            issuer="port-authority",
            released="2031-03-03",
        )
    }
    assert register.events == {"fire": Event("fire", ("the fire", "the great fire"), "2030-11")}
    assert register.topics["safety"] == Topic("safety", "safety of the quay", ("unsafe", "danger"))
    assert register.topics["wages"] == Topic("wages", "wages", ())
    assert register.withheld == ("Ekpar", "5 Quay St, Port")


def test_a_corpus_without_curated_files_has_an_empty_register(tmp_path: Path) -> None:
    assert load_register(tmp_path) == Register()


def test_repeated_fields_add_names(curating: Curating) -> None:
    curating.write("curated/actors.txt", "person a: Ann; Lee\nnames: B; C\nnames: C; D\nrole: cook\nrole: poet; cook\n")
    curating.write("curated/reports.txt", "")
    actor = load_register(curating.path).actors["a"]
    assert (actor.name, actor.names, actor.roles) == ("Ann; Lee", ("B", "C", "D"), ("cook", "poet"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("actors", "person Ann: A", "curated/actors.txt:1: “Ann” cannot be a key. Write it in small letters"),
        ("actors", "person 63-x: A", "curated/actors.txt:1: “63-x” cannot be a key."),
        (
            "actors",
            "person a: A\nperson a: B",
            "curated/actors.txt:2: the key `a` stands twice. Join the entries, or give",
        ),
        (
            "actors",
            f"{ACTORS}\nperson b: B\nof: minstry",
            "`minstry` is no key of actors.txt. Did you mean `ministry`?",
        ),
        (
            "actors",
            f"{ACTORS}\nperson b: B\nof: zzz",
            "`zzz` is no key of actors.txt. Add it to curated/actors.txt, or",
        ),
        ("actors", "person a: A\nof: a", "curated/actors.txt:2: `a` belongs to itself, by way of `a`. Nobody is part"),
        (
            "actors",
            "group a: A\nof: b\ngroup b: B\nof: c\ngroup c: C\nof: b",
            "curated/actors.txt:4: `b` belongs to itself, by way of `c`.",
        ),
        (
            "actors",
            "person a: A\nwikidata: 148",
            "“148” cannot be the `wikidata` of this person. Write Wikidata's number",
        ),
        (
            "reports",
            "report ministry: R",
            "curated/reports.txt:1: the key `ministry` stands twice. Give it another key",
        ),
        ("reports", "report r: R\nissuer: portauthority", "no key of actors.txt. Did you mean `port-authority`?"),
        (
            "reports",
            "report r: R\nreleased: 2031-02-30",
            "“2031-02-30” cannot be the `released` of this report. Write a",
        ),
        ("reports", "report r: R\nreleased: 2031-02", "“2031-02” cannot be the `released` of this report. Write a day"),
        ("reports", "report r: R\ndate: 2031", "`date:` belongs to an event. Write `released:` for a report."),
        ("reports", "event e: E\nreleased: 2031-02-01\ndate: 2031", "`released:` belongs to a report. Write `date:`."),
        ("reports", "event e: E", "curated/reports.txt:1: this event has no date. Add `date: `"),
        ("reports", "event e: E\ndate: May", "“May” cannot be the `date` of this event. Write a real date"),
        ("topic", "topic a: A", "curated/topic.txt: no file of this name is read. Did you mean `topics.txt`?"),
        ("withheld.txt", "withhold: A", "curated/withheld.txt.txt: no file of this name is read."),
    ],
)
def test_a_faulty_register_is_named_with_what_to_do(curating: Curating, name: str, content: str, message: str) -> None:
    if name == "actors":
        curating.write("curated/reports.txt", "")
    assert message in curating.wrong_register(name, content)


def test_all_problems_of_all_files_are_named_at_once(curating: Curating) -> None:
    curating.write("curated/topics.txt", "topic A: a\n")
    curating.write("curated/links.txt", "sam: x\n")
    assert len(curating.wrong_register("actors", "person A: a\n" + ACTORS).splitlines()) == 3
    assert len(curating.wrong_register("reports", REPORTS + "reprot x: X").splitlines()) == 4


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("The ministry", "ministry"),
        ("an  inquiry", "Inquiry"),
        ("Bachelet’s", "Bachelet"),
        ("the dockers'", "dockers"),
        ("“Quay Report”", "'Quay Report'"),
        ("Agn├Ęs Callamard", "Agnès Callamard"),
    ],
)
def test_names_are_compared_apart_from_articles_endings_case_and_damage(name: str, other: str) -> None:
    assert folded(name) == folded(other)


def test_different_names_stay_different() -> None:
    assert len({folded(name) for name in ("US", "the UN", "Theo", "Anand", "Wang", "王", "S")}) == 7


def test_a_name_that_two_have_leads_to_both(curating: Curating) -> None:
    curating.write("curated/actors.txt", ACTORS + "\ngovernment town: Town Hall\nnames: the government\n")
    names = by_name(load_register(curating.path))
    assert names["government"] == ("ministry", "town")
    assert names["report"] == ("quay-report",)


@pytest.mark.parametrize(
    ("value", "real", "a_day"),
    [
        ("2022-09-01", True, True),
        ("2022-09", True, False),
        ("2022", True, False),
        ("2024-02-29", True, True),
        ("2023-02-29", False, False),
        ("2022-13", False, False),
        ("0000", False, False),
        ("1 May", False, False),
        ("2022-9-1", False, False),
        ("2022-09-01\n", False, False),
    ],
)
def test_dates_are_real_days_months_or_years(value: str, real: bool, a_day: bool) -> None:
    assert (is_date(value), is_date(value, whole=True)) == (real, a_day)
